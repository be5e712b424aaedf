"""What kind of page it is, and why some pages are no article."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from retold.cleaning.live import is_stamp
from retold.cleaning.tables import sections

_STUB_WORDS = 220
_ERROR_WORDS, _WALL_WORDS = 120, 400
_LIVE_STAMPS = 5
_NEAR_TITLE = 10  # lines below a headline
# A page without an article is an index where it has so many words, most of them in links.
_INDEX_WORDS, _INDEX_LINKS = 60, 0.6
_INDEX_LEAST_LINKS = 0.35  # of an article with fewer words in links nobody makes an index
_LEAST_TEASERS, _TEASERS_SHARE = 3, 0.7
ERROR = "an error page, not an article; look for the article's present address"
CONSENT = "a consent wall: the article is behind it; save the page after agreeing"
LOGIN = "a page to log in: the article is behind it; save it after logging in"
PAYWALL = "a paywall stub: the article itself is not on the page; save it as a subscriber"
SCRIPT = "the article is loaded by a script and not on the saved page; save it from a browser"
ROBOTS = "a check for robots, not an article; save the article from a browser"
INDEX = "an index or section page: mostly headlines and links, no article of its own"


@dataclass(frozen=True, slots=True)
class Signs:
    """What a page's kind is judged by.

    Attributes:
        title: the headline.
        kept: the blocks taken for article, in order.
        cut: all other blocks.
        kept_words, link_words: words of the kept blocks, and how many of them are links.
        page_words, page_links: words of the whole page, and how many of them are links.
        types: schema.org types the page names, lower case.
        teasers, page_teasers: how many of the kept blocks, and of all, stand right below a line that is a link.
        free: False where the page says it is for subscribers only.
    """

    title: str | None
    kept: Sequence[str]
    cut: Sequence[str]
    kept_words: int
    link_words: int
    page_words: int
    page_links: int
    types: frozenset[str]
    free: bool
    teasers: int = 0
    page_teasers: int = 0


def why_no_article(signs: Signs, min_words: int) -> str | None:
    """The reason why a page is no article, for people; None if it is one."""
    title = (signs.title or "").casefold()
    short = signs.kept_words < _ERROR_WORDS
    lowered = [block.casefold() for block in signs.kept] if short else []
    if short and (_holds("error title", [title]) or _holds("error text", lowered)):
        return ERROR
    if short and _holds("consent", lowered) and _share("consent", lowered) > 0.3:
        return CONSENT
    if signs.kept_words < min_words:
        return _why_so_short(signs, min_words)
    if short and _holds("robot check", [title, *lowered]):
        return ROBOTS
    if _is_index(signs):
        return INDEX
    return None


def _why_so_short(signs: Signs, min_words: int) -> str:
    cut = [block.casefold() for block in signs.cut]
    title = (signs.title or "").casefold()
    paid = _holds("paywall", cut)
    linked = signs.page_words >= _INDEX_WORDS and signs.page_links > _INDEX_LINKS * signs.page_words
    nothing = (
        f"no article found: {signs.page_words} words on the whole page; if a browser shows more, save it from there"
    )
    reasons = (
        (_holds("error title", [title]) or (signs.page_words < _ERROR_WORDS and _holds("error text", cut)), ERROR),
        (_holds("robot check", [title, *cut]), ROBOTS),
        (_begins("login title", title) or _holds("login text", cut), LOGIN),
        (linked and not paid, INDEX),
        (not signs.free or paid, PAYWALL),
        (_holds("consent", cut) and signs.page_words < _WALL_WORDS, CONSENT),
        (_holds("script", [*cut, *(block.casefold() for block in signs.kept)]), SCRIPT),
        (signs.page_teasers >= _LEAST_TEASERS or bool(signs.types & _types("index types")), INDEX),
        (signs.page_words < min_words, nothing),
    )
    found = next((reason for holds, reason in reasons if holds), None)
    return found or f"no article found: {signs.kept_words} words of text, fewer than {min_words}"


def _types(kind: str) -> frozenset[str]:
    return frozenset(sections("html_fields.txt")[kind])


def _begins(kind: str, title: str) -> bool:
    return any(title.startswith(phrase) for phrase in sections("page_kinds.txt")[kind])


def _is_index(signs: Signs) -> bool:
    below_links = signs.teasers >= max(_LEAST_TEASERS, _TEASERS_SHARE * len(signs.kept))
    if below_links or _begins("search title", (signs.title or "").casefold()):
        return True
    linked = signs.link_words / max(1, signs.kept_words)
    if linked <= _INDEX_LEAST_LINKS:
        return False
    sentences = sum(words for block in signs.kept if (words := len(block.split())) >= 12)
    if linked > 0.6 and sentences < 0.5 * signs.kept_words:
        return True
    listed, article = signs.types & _types("index types"), signs.types & _types("article types")
    return bool(listed) and not article and sentences < 0.6 * signs.kept_words


def is_cut_short(signs: Signs) -> str | None:
    """Why the article seems to go on elsewhere (in words, as a note), None if it is whole."""
    around = [*signs.kept[-3:], *signs.cut] if signs.kept_words < _STUB_WORDS else []
    if around and (not signs.free or _holds("paywall", [block.casefold() for block in around])):
        return "only the free beginning of the article is on the page"
    if signs.kept and signs.kept_words < 2 * _STUB_WORDS and _ends_open(signs.kept[-1]):
        return "the text breaks off"
    return None


def _ends_open(block: str) -> bool:
    bare = block.rstrip("\"'”’»“‘«)] ")
    return bare.endswith(("…", "...", "[…]", "[...]")) and len(block.split()) > 6


def is_live_blog(signs: Signs) -> bool:
    """Whether the page is a running report of dated entries."""
    if "liveblogposting" in signs.types:
        return True
    return live_by_title(signs.title, (*signs.kept, *signs.cut))


def live_by_title(title: str | None, lines: Iterable[str]) -> bool:
    """Whether the headline names a live blog and enough `lines` are the times of entries."""
    return names_live(title or "") and _has_entries(lines)


def is_live(title: str | None, lines: Sequence[str]) -> bool:
    """Whether a page of these lines is a live blog: its headline names one, or a label at it does."""
    return (names_live(title or "") or _is_labelled(title, lines)) and _has_entries(lines)


def _has_entries(lines: Iterable[str]) -> bool:
    return sum(map(is_stamp, lines)) >= _LIVE_STAMPS


def _is_labelled(title: str | None, lines: Sequence[str]) -> bool:
    """Whether a line right above the headline, or soon below it, calls the page live: `LIVE`, `Share this live blog`."""
    if title is None or title not in lines:
        return False
    at = lines.index(title)
    near = (*lines[max(0, at - 1) : at], *lines[at + 1 : at + 1 + _NEAR_TITLE])
    return any(line.casefold() in sections("page_kinds.txt")["live label"] for line in near)


def names_live(title: str) -> bool:
    """Whether a headline calls its page a live blog."""
    return _holds("live title", [title.casefold()])


def _holds(kind: str, texts: Sequence[str]) -> bool:
    joined = "\n".join(texts)  # to look through all at once is many times faster; no phrase goes over a line
    return any(phrase in joined for phrase in sections("page_kinds.txt")[kind])


def _share(kind: str, texts: Sequence[str]) -> float:
    phrases = sections("page_kinds.txt")[kind]
    held = sum(len(text) for text in texts if any(phrase in text for phrase in phrases))
    return held / max(1, sum(map(len, texts)))
