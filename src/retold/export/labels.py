"""The words in which an account is shown to people, the same in every form."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from retold.export.ink import clip
from retold.model import (
    AccountQuote,
    Actor,
    Article,
    ArticleKind,
    Basis,
    DifferenceKind,
    Edge,
    EventStatus,
    LiveEntry,
    Published,
    QuoteKind,
    Range,
    Relation,
    Retelling,
)
from retold.words import folded

MAX_SOURCE_PAGES = 2  # of an outlet that an article names as its source
QUOTE_MARKS = ' "“”„«»‘'  # taken off words that are shown in quotation marks
MAX_OPENING_CHARS = 80  # of a text without a headline, shown in its place
HEADINGS = {  # of the groups of what changed
    "copying": "Changed in copying",
    "between": "Tellings contradict each other",
    "versions": "Copies of one telling have other figures",
    "wording": "Wording",
}
INTRODUCTIONS = {  # what is said below such a heading
    "copying": "Somebody changed what they copied.",
    "between": "Texts of their own say different things; where as many stand on either side, neither is called wrong.",
    "versions": "Versions of one text, told at different times or of unknown order: each figure may have been right.",
}
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

_QUOTED = re.compile(r"(“[^”]*”)")
_ISO = re.compile(r"(?<![\w/-])(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::\d{2})?Z?)?(?![\w/-])")
RELATIONS = {
    Relation.VERBATIM: "copied word for word",
    Relation.TRIMMED: "cut shorter",
    Relation.EDITED: "lightly edited",
    Relation.REWORKED: "reworded",
    Relation.TRANSLATED: "through another language",
    Relation.MERGED: "merged from several",
}
KINDS = {
    DifferenceKind.NAME: "name",
    DifferenceKind.NUMBER: "number",
    DifferenceKind.DATE: "date",
    DifferenceKind.PLACE: "place",
    DifferenceKind.ROLE: "role",
    DifferenceKind.ACTOR: "who did what",
    DifferenceKind.NEGATION: "yes, no, maybe",
    DifferenceKind.QUOTE: "altered quote",
    DifferenceKind.WORD: "wording",
    DifferenceKind.GARBLE: "garbled",
}
# What became of passages, of an article that was taken from another, and of relatives.
TAKEN = {"left_out": "leaves out", "added": "puts in", "moved": "moves"}
BESIDE = {"left_out": "lacks", "added": "alone has", "moved": "has elsewhere"}
STATUSES = {EventStatus.PAST: "happened", EventStatus.CURRENT: "now", EventStatus.ANNOUNCED: "announced"}
BASES = {
    Basis.STATED: "as the input says",
    Basis.STRUCTURED: "from the page's metadata",
    Basis.PRINTED: "printed on the page",
    Basis.URL: "from the address",
    Basis.INFERRED: "worked out from the text",
    Basis.STORY: "worked out from the story",
}
ARTICLE_KINDS = {
    ArticleKind.LIVE_BLOG: "live blog",
    ArticleKind.OPINION: "opinion",
    ArticleKind.RELEASE: "press release",
}
LANGUAGES = {
    "am": "Amharic", "ar": "Arabic", "bg": "Bulgarian", "bn": "Bengali", "gu": "Gujarati", "hy": "Armenian", "ka": "Georgian",
    "km": "Khmer", "kn": "Kannada", "lo": "Lao", "ml": "Malayalam", "my": "Burmese", "or": "Odia", "pa": "Punjabi",
    "si": "Sinhala", "ta": "Tamil", "te": "Telugu", "th": "Thai", "ur": "Urdu", "ca": "Catalan", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek",
    "en": "English", "es": "Spanish", "fa": "Persian", "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi",
    "hr": "Croatian", "hu": "Hungarian", "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ko": "Korean", "nl": "Dutch",
    "no": "Norwegian", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sr": "Serbian",
    "sv": "Swedish", "tr": "Turkish", "uk": "Ukrainian", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip


def plural(count: int, one: str, many: str | None = None) -> str:
    """`1 page`, `5 pages`."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def tellings(pages: int, origins: Range) -> str:
    """`5 pages, 3 tellings (2–3)`; the range only where it is not one number."""
    spread = f" ({origins.low}–{origins.high})" if origins.low < origins.high else ""
    return f"{plural(pages, 'page')}, {plural(origins.best, 'telling')}{spread}"


def percent(share: float) -> str:
    """`80 %`; never 100 for what is less."""
    rounded = min(round(share * 100), 99) if share < 1 else 100
    return f"{rounded} %"


def sureness(confidence: float) -> str:
    """A probability as people say it."""
    if confidence >= 0.9:
        return "almost surely"
    return "probably" if confidence >= 0.7 else "perhaps"


def edge_phrase(edge: Edge) -> str:
    """How and how surely a text was taken: `reworded, 80 % of it, almost surely`."""
    if edge.parent is None:
        source = f"the report of {edge.named}, as it says" if edge.named else "a text not in the pile"
        return f"from {source}, {sureness(edge.confidence)}"
    way = "" if edge.directed else "; which of the two was first cannot be told"
    return f"{RELATIONS[edge.relation]}, {percent(edge.share)} of it shared, {sureness(sure(edge))}{way}"


def taken(edges: Sequence[Edge]) -> str:
    """How a text was taken from others, each with what they share: `merged from several, 43 % and 57 %`."""
    ways: dict[str, list[str]] = {}
    for edge in edges:
        way = "" if edge.directed else " or the reverse"
        ways.setdefault(RELATIONS[edge.relation], []).append(percent(edge.share) + way)
    return "; ".join(f"{relation}, {' and '.join(shares)}" for relation, shares in ways.items())


def sure(edge: Edge) -> float:
    """How sure an edge is as it is shown: where its direction cannot be told, that the two share copied text at all."""
    return edge.confidence if edge.directed or edge.kinship is None else edge.kinship


def when(first: date | None, last: date | None) -> str:
    """A calendar interval: `5 Mar 2024`, `Sep 2023`, `2015`, `5–8 Mar 2024`, `undated`."""
    if first is None or last is None:
        day = first or last
        return f"{'from' if first else 'until'} {_day(day)}" if day else "undated"
    if first == last:
        return _day(first)
    if first.day == 1 and _ends_month(last):
        return _months(first, last)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{_day(last)}"
    return f"{_day(first) if first.year != last.year else _day(first).rsplit(' ', 1)[0]} – {_day(last)}"


def day(time: str | None) -> str:
    """The day of an ISO time as readers write it, `14 Oct 2025`; a dash where there is none."""
    found = iso_day(time) if time else None
    return _day(found) if found else "–"


def days(first: str, last: str | None) -> str:
    """An interval of ISO dates or times as readers write it, by its days: `5–8 Mar 2024`."""
    begin = iso_day(first)
    return when(begin, iso_day(last or first) or begin)


def moment(time: str) -> str:
    """An ISO date or time in UTC as readers write it: `6 Nov 2025 09:15 UTC`."""
    return f"{day(time)} {time[11:16]} UTC" if "T" in time else day(time)


def in_days(text: str) -> str:
    """`text` with its ISO dates as readers write them; what it quotes stays as it is."""
    pieces = _QUOTED.split(text)
    pieces[::2] = [_ISO.sub(lambda m: _read_day(m[1], m[2]), piece) for piece in pieces[::2]]
    return "".join(pieces)


def _read_day(text: str, clock: str | None) -> str:
    found = iso_day(text)
    return f"{_day(found)}{f' {clock}' if clock else ''}" if found else text + (f" {clock}" if clock else "")


def _months(first: date, last: date) -> str:
    if (first.month, last.month) == (1, 12):
        return f"{first.year}" if first.year == last.year else f"{first.year}–{last.year}"
    ends = f"{MONTHS[last.month - 1]} {last.year}"
    if (first.year, first.month) == (last.year, last.month):
        return ends
    return f"{MONTHS[first.month - 1]}{'' if first.year == last.year else f' {first.year}'}–{ends}"


def is_field(reason: str) -> bool:
    """Whether a piece was taken out of the text only to be kept as a field (headline, credit, dateline)."""
    return ", kept as " in reason


def credits_by_words(article: Article) -> list[tuple[str, list[str | None]]]:
    """The names that the same words of the page credit, together; None for a source that is not named."""
    found: dict[str, list[str | None]] = {}
    for credit in article.credits:
        names = found.setdefault(credit.text, [])
        if credit.name not in names:
            names.append(credit.name)
    return list(found.items())


def furniture(article: Article) -> list[str]:
    """Why pieces of the page were cut that are not kept elsewhere, each reason once."""
    return list(dict.fromkeys(cut.reason for cut in article.removed if not is_field(cut.reason)))


def change_phrase(usual: str, instead: str) -> str:
    """How a wording departs from the usual one."""
    if not usual:
        return f"adds “{instead}”"
    return f"has “{instead}” for “{usual}”" if instead else f"leaves out “{usual}”"


def shifts(quote: AccountQuote) -> list[tuple[str, list[str]]]:
    """How the wording of each article departs from the usual one, in words."""
    found: dict[str, list[str]] = {}
    for usual, instead, article in quote.differences:
        found.setdefault(article, []).append(change_phrase(usual, instead))
    return list(found.items())


def parts_of(retelling: Retelling) -> list[tuple[str, tuple[int, ...]]]:
    """What became of passages, each with the numbers of the passages; only what happened to any."""
    parts = (("left_out", retelling.left_out), ("added", retelling.added), ("moved", retelling.moved))
    return [(part, numbers) for part, numbers in parts if numbers]


_ACTS = {
    "deny": "denies that",
    "refuse": "refuses",
    "demand": "demands",
    "warn": "warns",
    "threaten": "threatens",
    "promise": "promises",
    "ask": "asks",
}


def act(quote: AccountQuote) -> str | None:
    """What somebody does with words that are not simply his: `denies that` there is a list; None of words in quotation marks."""
    return _ACTS.get(quote.act or "") if is_paraphrase(quote) else None


def is_paraphrase(quote: AccountQuote) -> bool:
    """Whether every page gives it in its own words, none in quotation marks."""
    return all(wording.kind is QuoteKind.INDIRECT for wording in quote.wordings)


def publication(published: Published | None) -> str:
    """When an article was published, with what that rests on."""
    if published is None:
        return "publication date unknown"
    return f"published {published_when(published)}, {BASES[published.basis]}"


def language(code: str) -> str:
    """The name of a language by its code; the code where it is a rarer one."""
    return LANGUAGES.get(code, code)


def headline(article: Article) -> str:
    """The headline, or how the text begins where there is none."""
    return article.title or f"“{clip(article.text, MAX_OPENING_CHARS)}”"


def article_kind(article: Article) -> str | None:
    """What kind of page an article is on, unless it is a plain one: "live blog, 12 entries"."""
    kind = ARTICLE_KINDS.get(article.kind)
    entries = plural(len(article.entries), "entry", "entries") if article.entries else ""
    return ", ".join(part for part in (kind, entries) if part) or None


def sources_named(article: Article, articles: Iterable[Article], ids: Mapping[str, str]) -> str | None:
    """The outlets that the text names as where it has something from, with the pages of theirs: `Tidewatch (a3)`."""
    shown = []
    for cited in article.cites:
        if _is_of(article.outlet, cited.name):  # a station that tells of itself
            continue
        theirs = [
            ids.get(a.id, a.id)
            for a in articles
            if a.id != article.id and _same_outlet(a.outlet, cited.name) and not article.published_before(a)
        ]
        shown.append(f"{cited.name} ({', '.join(theirs[:MAX_SOURCE_PAGES])})" if theirs else cited.name)
    return ", ".join(shown) or None


def _is_of(outlet: str | None, name: str) -> bool:
    """Whether a name is that of an outlet, which may have more in its masthead: `COAST FM 101.4`, `Coast FM`."""
    whole, part = ([w for w in folded(text) if w != "the"] for text in (outlet or "", name))
    return bool(part) and whole[: len(part)] == part


def other_spellings(actor: Actor) -> list[str]:
    """The spellings of a name that are not merely shorter: `Blinken` is no news beside `Antony Blinken`."""
    whole = set(folded(actor.name))
    return [spelling for spelling in actor.spellings if not set(folded(spelling)) <= whole]


def _same_outlet(outlet: str | None, name: str) -> bool:
    plain = [" ".join(w for w in folded(text) if w != "the") for text in (outlet or "", name)]
    return bool(plain[0]) and plain[0] == plain[1]


def entry_time(entry: LiveEntry) -> str:
    """When an entry of a live blog was published: as printed above it, and the day or moment that is taken for it."""
    known = published_when(entry.published) if entry.published else None
    return " · ".join(part for part in (entry.printed, known) if part) or "no time given"


def published_when(published: Published) -> str:
    """The interval of publication; times in UTC, or as the page prints them where it names no zone."""
    if published.first == published.last and "T" in published.first:
        day, _, hour = published.first.partition("T")
        return f"{when(iso_day(day), iso_day(day))} {hour[:5]} UTC"
    day = when(iso_day(published.first), iso_day(published.last))
    return f"{day} {published.clock}" if published.clock else day


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _ends_month(day: date) -> bool:
    return day == date.max or date.fromordinal(day.toordinal() + 1).day == 1


def iso_day(text: str) -> date | None:
    """The day of an ISO 8601 date or time; None of anything else."""
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
