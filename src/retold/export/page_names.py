"""What pages are called where there is room for a word or two: by their ids, else by who published them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from urllib.parse import urlsplit

from retold.export.ink import clip
from retold.export.labels import MONTHS, in_days, iso_day
from retold.model import Article
from retold.words.background import stop_words

MAX_ID_CHARS = 16  # an id of that length is a name as it stands: `harbour-radio`
MAX_NAME_CHARS = 28  # as many of an outlet's name fit into a box of the drawing
MIN_SHORT_CHARS = 3  # below, the beginning of an id says nothing: `a` for `a-dam-opened`
MIN_HASH_CHARS = 8  # of an id without any separator; as much of a hash as people are used to see
MAX_ODD_IDS = 500  # of a report; each is looked for in every sentence that may name it
_DELIMITERS = re.compile(r"[\s“”\"(),;]")
_WORD = r"[^\s“”\"(),;]+"
_NUMBERED = re.compile(r"(?!(?:19|20)\d\d$)\d{1,6}")  # `01`, `000`; not the year of `2025-11-06-fire`
_ARTICLE = re.compile(r"(?i)the (?=\S)")
_QUOTES = "‘’“”\"'«»„ "


def page_names(articles: Iterable[Article]) -> dict[str, str]:
    """A short name for every article, by id; no two alike.

    A number the id begins with (`01` of `01_wire`) or a short id is the name. Files saved from a browser are called by
    their headline and feeds number their entries: such a page is called by its outlet, else its site, and where one of
    these has several by the day, the hour or the order of publication too. Where neither is known, by the first words
    of its id that tell it apart.
    """
    pages = list({article.id: article for article in sorted(articles, key=lambda a: a.id)}.values())
    short = short_ids(page.id for page in pages)
    names = _called_by_id(short)
    groups: dict[str, list[Article]] = {}
    for page in pages:
        if page.id not in names and (publisher := _publisher(page)):
            groups.setdefault(publisher.casefold(), []).append(page)
    for group in groups.values():
        names |= _apart(group)
    names |= {page.id: short[page.id] for page in pages if page.id not in names}
    return _distinct(names)


def short_ids(ids: Iterable[str]) -> dict[str, str]:
    """Every id with its shortest beginning, up to a separator, that no other id shares and that can stand alone."""
    names = {each: _bare(each) for each in dict.fromkeys(ids)}
    taken = Counter(prefix for name in names.values() for prefix in {*_prefixes(name), name})
    return {each: next((p for p in _prefixes(name) if taken[p] == 1), name) for each, name in names.items()}


def shortened(text: str, names: Mapping[str, str]) -> str:
    """`text` with every id in it as it is called elsewhere. Ids with blanks only where there are few."""
    odd = tuple(sorted((i for i in names if _DELIMITERS.search(i)), key=lambda i: (-len(i), i)))
    return _mentions(odd if len(names) <= MAX_ODD_IDS else ()).sub(lambda m: _called(m[0], names), text)


def worded(text: str, names: Mapping[str, str]) -> str:
    """Words made by an earlier stage as readers see them: pages by their names, days as everywhere."""
    return in_days(shortened(text, names))


@lru_cache(maxsize=64)
def _mentions(odd: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join([*map(re.escape, odd), _WORD]))


def _called(word: str, names: Mapping[str, str]) -> str:
    core = word.rstrip(".:!?")
    return names.get(word) or names.get(core, core) + word[len(core) :]


def _called_by_id(short: Mapping[str, str]) -> dict[str, str]:
    """The pages whose id is short, or begins with a number as those of most others do."""
    numbers = {each: name for each, name in short.items() if _NUMBERED.fullmatch(name)}
    brief = {each: each for each in short if len(each) <= MAX_ID_CHARS and not re.search(r"\s|://", each)}
    return brief | numbers if 2 * len(numbers) > len(short) else brief


def _publisher(page: Article) -> str | None:
    """The outlet, or the site it was on."""
    if page.outlet:
        name = _ARTICLE.sub("", page.outlet.strip(), count=1)
        shouted = name.isupper() and " " in name
        calm = " ".join(w.capitalize() if len(w) > 3 else w for w in name.split()) if shouted else name
        return _cut(calm) or None
    try:
        host = urlsplit(page.url or "").hostname
    except ValueError:  # an address no browser would open
        return None
    return _cut(host.removeprefix("www.")) if host else None


def _apart(group: Sequence[Article]) -> dict[str, str]:
    """The pages of one publisher, told apart by what readers look for first: the day, the hour, else a number."""
    publisher = _publisher(group[0]) or ""
    if len(group) == 1:
        return {group[0].id: publisher}
    days, hours = [_day(page) for page in group], [_hour(page) for page in group]
    if all(days) and len(set(days)) == len(days):
        return {page.id: f"{publisher} {day}" for page, day in zip(group, days, strict=True)}
    if all(hours) and len(set(days)) == 1 and len(set(hours)) == len(hours):
        return {page.id: f"{publisher} {hour}" for page, hour in zip(group, hours, strict=True)}
    first = sorted(group, key=lambda page: (page.published.first if page.published else "~", page.id))
    return {page.id: f"{publisher} {number}" for number, page in enumerate(first, 1)}


def _day(page: Article) -> str | None:
    """`6 Nov`; None where the day is not known."""
    published = page.published
    if published is None or not published.dated or published.first[:10] != published.last[:10]:
        return None
    day = iso_day(published.first)
    return f"{day.day} {MONTHS[day.month - 1]}" if day else None


def _hour(page: Article) -> str | None:
    """`09:05`, in UTC; None where it is not known."""
    published = page.published
    known = published and published.dated and published.first == published.last and "T" in published.first
    return published.first[11:16] if published and known else None


def _distinct(names: Mapping[str, str]) -> dict[str, str]:
    """The names, with a number at each that another page has already."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for each in sorted(names, key=lambda i: (names[i] != i, i)):  # whoever is called by the whole id keeps it
        name, number = names[each], 1
        while name.casefold() in taken:
            number += 1
            name = f"{names[each]} {number}"
        found[each] = name
        taken.add(name.casefold())
    return {each: found[each] for each in names}


def _prefixes(name: str) -> Iterator[str]:
    separator = r"[/?#]" if "/" in name else r"[^\w]|_"
    ends = [m.start() for m in re.finditer(separator, name[:200])]
    cuts = [name[:end].strip(_QUOTES) for end in ends if end >= MIN_SHORT_CHARS or name[:end].isdigit()]
    if not ends and len(name) > 2 * MIN_HASH_CHARS:
        cuts = [name[:end] for end in range(MIN_HASH_CHARS, min(len(name), 64))]
    yield from (cut for cut in cuts if len(cut) <= MAX_NAME_CHARS and _stands_alone(cut, blanks=" " in name))
    yield _cut(name)


def _stands_alone(words: str, *, blanks: bool) -> bool:
    """Whether the beginning of an id says something: of a headline two words of its matter, and no `the` at its end."""
    matter = [word not in stop_words() for word in re.findall(r"\w+", words.casefold())]
    return sum(matter) > blanks and matter[-1]


def _cut(name: str) -> str:
    return clip(name, MAX_NAME_CHARS)


def _bare(name: str) -> str:
    return re.sub(r"^https?://(www\.)?", "", name).rstrip("/") or name
