"""The outlet of an HTML page: as its head states it, else by the name that title, logo, feed, copyright and address share."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from html import unescape
from itertools import islice
from urllib.parse import urlsplit

from retold.cleaning.credits import known
from retold.cleaning.hints import places
from retold.cleaning.html_heading import title_parts
from retold.cleaning.html_source import tags_with
from retold.cleaning.outlets import has_outlet_word
from retold.cleaning.phrases import whole_class
from retold.cleaning.published import read_stamp
from retold.cleaning.tables import sections
from retold.words import folded
from retold.words.scripts import has_unspaced

_MAX_NAME_CHARS = 80
_MAX_WORDS, _MOST_NAMES, _MOST_FEEDS = 6, 6, 2
_FEEDS = frozenset(("feed", "rss", "atom"))
_LEAST_LETTERS = 3  # of a name that others are searched for
_LOGO = re.compile(r"[\"'\s_-](?:logo|masthead|brand(?:ing)?|site-?(?:title|name|icon))(?![a-z])", re.IGNORECASE)
_LOGO_SIGNS = ("logo", "masthead", "brand", "site-", "siteicon")  # one of which it has
# Where the addresses of first pages end; what stands before it must be nothing, or the host.
_HOME_ENDS = ('="/"', '/index.html"', '/index.php"', 'default.aspx"')
_HOME = re.compile(
    r"href=\"(?:https?://(?:www\.)?([^/\"]+))?/?(?:index\.html|index\.php|default\.aspx)?\"", re.IGNORECASE
)
_FEED_TYPES = ("rss+xml", "atom+xml")
_SAID = re.compile(r"(?<![\w-])(?:alt|title)\s*=\s*(?:\"([^\"]{1,80})\"|'([^']{1,80})')", re.IGNORECASE)
_HEAD_TAGS, _FOOT_TAGS = 400, 200  # searched for logos, for lines of copyright
_LOGO_REACH = 12  # tags from the element of a logo to its picture
_RIGHTS, _MAX_OWNER_CHARS = ("©", "copyright", "(c)"), 120
_OWNER = re.compile(
    r"(?:©|\(c\)|copyright)(?:[\s\d,–-]|©|\(c\)|copyright|by\b)*(?P<name>[^\W\d_].{1,60}?)"
    r"(?:\s*[.,;|–—©](?:\s|$)|\s-\s|\s\d{4}|\sall rights|$)",
    re.IGNORECASE,
)
# What stands behind a name in the same breath: a number of an issue, a day.
_BEHIND = re.compile(r"\s*(?:[,(]\s*\d.*|#\s?\d+|№\s?\d+|\b(?:no|nr|issue|vol)\.?\s?\d+)\s*$", re.IGNORECASE)
_QUOTES = "\"'“”„«»‘’ "
_TAGLINE = re.compile(r"\s*[:|–—]\s.*|\s-\s.*")
_RUN_TOGETHER = re.compile(r"[a-zß-ÿ][A-ZÀ-Þ]")
_PRESS = re.compile(r"(?<=新聞|新報|日報|時報|通信)社$|(?<=신문|일보)사$|(?<=タイムス)社$")


def stated_outlet(names: Sequence[str]) -> str | None:
    """The first of the names that a page's head gives for its publisher and its site, without its legal form.

    Where that is a company and the site bears another name, the site's: readers know the paper, not its owner.
    """
    usable = [
        name
        for given in names
        if (name := " ".join(given.split()).lstrip("@")) and "://" not in name and len(name) <= _MAX_NAME_CHARS
    ]
    if not usable:
        return None
    if source := known(usable[0]):
        return source[0]
    plain = without_form(usable[0])
    others = [name for name in usable[1:] if not is_address(name)]
    if plain != usable[0] or is_address(plain):
        own = _letters(plain)
        apart = next((name for name in others if own not in _letters(name) and _letters(name) not in own), None)
        return apart if apart and plain != usable[0] else others[0] if others and is_address(plain) else plain
    return plain


def without_form(name: str) -> str:
    """A name without the legal form of a company: `Orbel Media Ltd`, `北みなと新報社`."""
    words = _PRESS.sub("", name).split()
    while len(words) > 1 and words[-1].casefold().strip(",.()") in _forms():
        words = words[:-1]
    while len(words) > 1 and words[0].casefold().strip(",.()") in _forms():
        words = words[1:]
    plain = " ".join(words).strip(" ,")
    return plain.strip(_QUOTES) if plain[:1] in _QUOTES else plain


@lru_cache(maxsize=1)
def _forms() -> frozenset[str]:
    return frozenset(sections("outlet_words.txt")["companies"])


def is_address(name: str) -> bool:
    """Whether a name is nothing but a host."""
    return "." in name and " " not in name and name.islower()


def printed_outlet(
    titles: Sequence[str], headings: Sequence[str], parts: Sequence[str], host: str | None, people: Iterable[str]
) -> str | None:
    """The outlet of a page whose head does not state it, None where nothing names it for sure.

    Args:
        titles: its `<title>`.
        headings: its headlines, visible or stated.
        parts: its tags, as `html_source.Tags` has them.
        host: of its address.
        people: who are no outlets: its authors.
    """
    own = {_letters(name) for name in people}
    by_title = [name for title in titles[:1] for name in _beside(title, headings)]
    homes = list(_homes(parts, host))
    marked = [*homes, *_logos(parts), *_feeds(parts)]
    owners = [without_form(name) for name in islice(_owners(parts), _MOST_NAMES)]
    sources = [(source, name) for source, names in enumerate((by_title, marked, owners)) for name in names]
    named = [(source, name) for source, name in sources if _may_be(name) and _letters(name) not in own]
    said = [(source, _letters(name)) for source, name in named]
    if host:
        said.append((len(sources), "".join(filter(str.isalnum, host.rpartition(".")[0]))))
    support = {name: _support(_letters(name), said) for _, name in named}
    best = max(support, key=lambda name: support[name], default=None)  # the first of equals
    if best and support[best][1] > 1:
        return best
    sure = (name for source, name in named if source == 0 or _is_named(name) or homes.count(name) > 1)
    # A single word may be a section's name: not one of an alphabet without spaces, nor one with a capital within.
    return next((n for n in sure if len(n.split()) > 1 or has_unspaced(n) or _RUN_TOGETHER.search(n)), None)


def _support(name: str, said: Sequence[tuple[int, str]]) -> tuple[int, int]:
    """How many sources say a name, letter for letter, and how many say it within another."""
    same = {source for source, other in said if name == other}
    held = {source for source, other in said if name in other} if len(name) >= _LEAST_LETTERS else same
    return len(same), len(held)


def _letters(name: str) -> str:
    return "".join(folded(name))


def _may_be(name: str) -> bool:
    """Whether a short text can be the name of an outlet: no label of a menu, no day, not the words of a sentence."""
    if not 1 < len(name) <= _MAX_NAME_CHARS or len(name.split()) > _MAX_WORDS or whole_class(name):
        return False
    return read_stamp(name) is None and name[0] == name[0].upper() and not name.isdigit()


def _is_named(name: str) -> bool:
    abroad = sections("outlet_words.txt")["abroad"]
    return has_outlet_word(name) or not set(abroad).isdisjoint(name.casefold().split()) or name.endswith(abroad)


def _beside(title: str, headings: Sequence[str]) -> Iterator[str]:
    """What stands beside the headline in a page's title: behind it, last, else before it."""
    parts = title_parts(title)
    shown = [_letters(heading) for heading in headings]
    for part in (parts[-1], parts[0]) if len(parts) > 1 else ():
        if not any(_letters(part) in heading for heading in shown):
            yield _BEHIND.sub("", part).strip(_QUOTES)
            return


def _homes(parts: Sequence[str], host: str | None) -> Iterator[str]:
    """What the links to the first page of a site say."""
    ends = (*_HOME_ENDS, f'{host}"', f'{host}/"') if host else _HOME_ENDS
    links = ((at, _HOME.search(parts[at])) for at in tags_with(parts, ends, 2, _HEAD_TAGS))
    yield from _marked(parts, (at for at, link in links if link and link[1] in (None, host)))


def _logos(parts: Sequence[str]) -> Iterator[str]:
    """What the elements say that are called a logo."""
    likely = tags_with(parts, _LOGO_SIGNS, 2, _HEAD_TAGS)
    yield from _marked(parts, (at for at in likely if _LOGO.search(parts[at])))


def _marked(parts: Sequence[str], elements: Iterable[int]) -> Iterator[str]:
    """What elements say of themselves, in the pictures in them and in their text."""
    for at in islice(elements, _MOST_NAMES):
        closing, text = f"/{parts[at - 1].lower()}", ""
        yield from _said(parts[at])
        for near in range(at + 1, min(at + 3 * _LOGO_REACH, len(parts) - 2), 3):
            text += parts[near]
            if parts[near + 1].lower() == closing:
                break
            yield from _said(parts[near + 2])
        if name := _plain(text):
            yield name


def _said(attributes: str) -> Iterator[str]:
    yield from filter(None, (_plain(found[0] or found[1]) for found in _SAID.findall(attributes)))


def _plain(text: str) -> str:
    """A text of a logo, without its tag line and the word `logo`."""
    words = _TAGLINE.sub("", " ".join(unescape(text).split())).split()
    return " ".join(word for word in words if word.casefold().strip(".") not in ("logo", "homepage", "home")).strip(
        _QUOTES
    )


def _feeds(parts: Sequence[str]) -> Iterator[str]:
    """What a page calls its feeds."""
    for at in islice(tags_with(parts, _FEED_TYPES, 2, _HEAD_TAGS), _MOST_FEEDS):
        yield from (title_parts(name)[0] for name in _said(parts[at]) if _FEEDS.isdisjoint(name.casefold().split()))


def _owners(parts: Sequence[str]) -> Iterator[str]:
    """Whom the lines of copyright at the end of a page name, the last one first."""
    foot = " ".join(unescape(" ".join(parts[3 * max(0, len(parts) // 3 - _FOOT_TAGS) :: 3])).split())
    for at, _ in reversed(places(foot.lower(), _RIGHTS)):
        if owner := _OWNER.match(foot, at, at + _MAX_OWNER_CHARS):
            yield owner["name"]


def host_of(url: str | None) -> str | None:
    """The host of an address, None where it has none or is none."""
    try:
        host = urlsplit(url).hostname if url else None
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None
