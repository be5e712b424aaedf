"""What stands around the text of a flattened page and is kept as a field: headline, bylines, timestamps, credits."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from retold.cleaning.authors import about_authors, is_role, names_below
from retold.cleaning.blocks import Block
from retold.cleaning.bylines import are_people, is_opening, is_person, people_in, read_byline, read_signed
from retold.cleaning.credits import agencies_alone, known, may_be_credit, read_credit
from retold.cleaning.datelines import FoundDateline, read_dateline
from retold.cleaning.exports import MAIL, Exported, read_export, stated_authors, web_address
from retold.cleaning.furniture import CREDIT_KEPT
from retold.cleaning.heading import first_paragraph, headline
from retold.cleaning.published import PlacedStamp, Stamp, before_day, parted, read_month, read_stamp
from retold.cleaning.sources import is_agency_name, is_source_name
from retold.cleaning.timelines import timeline
from retold.cleaning.versions import is_version_line
from retold.cleaning.yearless import PlacedYearless, read_yearless
from retold.model import Credit, CreditKind, Dateline, Span
from retold.words.names import given_names, place_key, places
from retold.words.scripts import has_unspaced

TITLE_KEPT, DATELINE_KEPT = "headline, kept as the title", "dateline, kept as a field"
_BYLINE_KEPT, _STAMP_KEPT = "byline, kept as a field", "timestamp, kept as a field"
_YEARLESS_KEPT = "timestamp without its year, kept as a field where the page tells it"
_EXPORTED = {
    "title": TITLE_KEPT,
    "authors": _BYLINE_KEPT,
    "published": _STAMP_KEPT,
    "dateline": DATELINE_KEPT,
    "outlet": "outlet, kept as a field",
    "url": "web address, kept as a field",
    "section": "section of the paper",
    "text": "field of an export",
    "other": "field of an export",
}
_PARTED = re.compile(r"\s[|•·]\s")
# Bylines and timestamps are looked for above the text, in its first lines, and behind its end.
_NEAR_TEXT = 4
_WITH_STANDFIRST = 2  # paragraphs of which the first may be a standfirst, with fields below it
_RIGHT_BELOW = 2  # lines below the text in which an agency's bare name says whose report it is
_MAX_FIELD_CHARS = 160
_BESIDE_DAY = " ,|•·–—-"  # between an outlet and the day
_MAX_ROLE_WORDS, _NAME_WORDS = 6, 2
_DATED = frozenset(("timestamp", "ago", "minutes"))
_OTHERS = frozenset(("related", "comment"))  # below such a heading dates and bylines are those of other texts


@dataclass(slots=True)
class Fields:
    """What was read off a page's lines; `settled` says for each such line why it is no text, `beside_day` what may be the outlet."""

    settled: dict[int, str] = field(default_factory=dict)
    title: str | None = None
    outlet: str | None = None
    beside_day: str | None = None
    url: str | None = None
    section: str | None = None
    authors: list[str] = field(default_factory=list)
    credits: list[Credit] = field(default_factory=list)
    stamps: list[PlacedStamp] = field(default_factory=list)
    yearless: list[PlacedYearless] = field(default_factory=list)
    dateline: Dateline | None = None


class Place(NamedTuple):
    """Which line it is, how many lines it is away from the text, and the language of its page."""

    line: int
    distance: int
    language: str | None


def read_surroundings(
    blocks: Sequence[Block], spans: Sequence[Span], language: str | None = None
) -> tuple[Fields, int | None]:
    """The fields that stand around the text of a page in a language, and the index of the headline, if there is one."""
    exported = read_export(blocks)
    fields = _read_fields(blocks, spans, exported.places, language)
    title_at = headline(blocks, fields.settled)
    if exported.kind:
        title_at = _take_export(exported, blocks, spans, fields, title_at)
    if title_at is not None:
        fields.settled[title_at] = TITLE_KEPT
        _settle_repeats(blocks, title_at, fields)
        _take_names(blocks, title_at, fields)
        _take_month(blocks, spans, title_at, fields)
    body = first_paragraph(blocks)  # what looks like a paragraph may tell editors what was changed in it
    for at in range(max(0, (title_at or body) - _NEAR_TEXT), min(body + 1, len(blocks))):
        line = blocks[at].text
        outside = at < (title_at or 0) or line[0] in "(["  # another line may be a second headline
        if outside and at not in fields.settled and len(line) <= _MAX_FIELD_CHARS and is_version_line(line):
            fields.settled[at] = "which version of the report it is"
    about = about_authors(blocks, fields.authors, fields.settled)
    fields.settled.update(dict.fromkeys(about, "about the author"))
    return fields, title_at


def _take_names(blocks: Sequence[Block], title_at: int, fields: Fields) -> None:
    """Take the authors that stand below the headline without a word before them."""
    for at, name in list(names_below(blocks, title_at, fields.settled)):
        fields.settled[at] = _BYLINE_KEPT
        if name is not None:
            fields.authors.append(name)
            fields.authors.sort(key=lambda author: next(_lines_with(author, blocks[title_at:]), len(blocks)))


def _take_month(blocks: Sequence[Block], spans: Sequence[Span], title_at: int, fields: Fields) -> None:
    """Take the month of an issue that stands near the headline of a page without a day."""
    near = range(max(0, title_at - _NEAR_TEXT), min(len(blocks), title_at + _NEAR_TEXT * 2))
    for at in () if fields.stamps else near:
        if at not in fields.settled and (stamp := read_month(blocks[at].text)):
            fields.stamps.append(PlacedStamp(stamp, blocks[at].text, spans[at], abs(at - title_at)))
            fields.settled[at] = _STAMP_KEPT
            return


def _lines_with(name: str, blocks: Sequence[Block]) -> Iterator[int]:
    """The indices of lines that hold a name, in any case."""
    wanted = name.casefold()
    return (at for at, block in enumerate(blocks) if wanted in block.text.casefold())


def _take_export(
    exported: Exported, blocks: Sequence[Block], spans: Sequence[Span], fields: Fields, title_at: int | None
) -> int | None:
    """Take the fields that an export states; where its headline stands: as a line of its own, or behind its label."""
    stated = {role: value for role, (_, value) in exported.values.items()}
    fields.url, fields.section = web_address(stated.get("url", "")), stated.get("section")
    fields.outlet = stated.get("outlet", "").partition(";")[0].strip() or None
    if authors := stated_authors(stated.get("authors", "")):
        fields.authors[:] = authors
    if "dateline" in stated and not fields.dateline:
        at = exported.values["dateline"][0]
        fields.dateline = Dateline(stated["dateline"], stated["dateline"], spans[at])
    if (day := stated.get("published")) and (stamp := read_stamp(day)):
        at = exported.values["published"][0]
        if exported.kind == MAIL:  # when it was sent: not before what it holds was published
            fields.stamps.append(PlacedStamp(stamp, blocks[at].text, spans[at], len(blocks)))
        else:
            fields.stamps[:] = [PlacedStamp(replace(stamp, label="published"), blocks[at].text, spans[at], 0)]
    title = stated.get("title")
    if title is None or (exported.kind == MAIL and title_at is not None):
        return title_at
    fields.title = title
    same = (at for at, block in enumerate(blocks) if block.text.casefold() == title.casefold())
    return next(same, exported.values["title"][0])


def _read_fields(
    blocks: Sequence[Block], spans: Sequence[Span], exported: Mapping[int, str], language: str | None
) -> Fields:
    fields = Fields(settled={at: _EXPORTED[role] for at, role in exported.items()})
    body = first_paragraph(blocks)
    for index in range(max(0, body - _NEAR_TEXT * 2), min(body, len(blocks) - 1)):
        if signed := read_signed(blocks[index].text, blocks[index + 1].text):
            fields.authors.extend(signed.people)
            fields.settled.update(dict.fromkeys((index, index + 1), _BYLINE_KEPT))
    prose = [index for index, block in enumerate(blocks) if block.prose]
    for index in range(max(1, body - _NEAR_TEXT), min(body, len(blocks) - 1)):
        if _is_author_alone(blocks, index, prose, right_above=index == body - 1):
            fields.authors.extend(people_in(blocks[index].text))
            fields.settled[index] = _BYLINE_KEPT
    last = prose[-1] if prose else -1
    others = next((i for i in range(last + 1, len(blocks)) if blocks[i].whole in _OTHERS), len(blocks))
    near = _NEAR_TEXT if len(prose) < _WITH_STANDFIRST else max(_NEAR_TEXT, min(prose[1] - body, _NEAR_TEXT * 2))
    told = frozenset(timeline(blocks))
    for index, (block, span) in enumerate(zip(blocks, spans, strict=True)):
        if index in exported or index in told:
            continue
        if may_be_credit(block.text, block.long_words):
            at_text = index < body or any(above.form in "PE" for above in blocks[max(0, index - _NEAR_TEXT) : index])
            if _read_credit(block.text, span, index, at_text=at_text, fields=fields):
                continue
        if (index <= body + near or last < index < others) and len(block.text) <= _MAX_FIELD_CHARS:
            beside = body - _NEAR_TEXT <= index < body or last < index <= last + _RIGHT_BELOW
            at = Place(index, abs(index - body), language)
            _read_line(block, span, at, beside=beside, fields=fields)
    places = [*range(min(body + near + 1, len(blocks))), *range(max(last, body + near) + 1, others)]
    _read_yearless(blocks, spans, [at for at in places if at not in told], body, language, fields)
    fields.settled.update(dict.fromkeys(_roles(blocks, fields.settled, body), _BYLINE_KEPT))
    return fields


def _roles(blocks: Sequence[Block], settled: Mapping[int, str], body: int) -> list[int]:
    """The lines below a byline that say what its author is, or for whom: by a word for it, or above a timestamp (`Head of the harbour desk`)."""
    below = [
        at + 1 for at, why in settled.items() if why == _BYLINE_KEPT and at + 2 < min(body + _NEAR_TEXT, len(blocks))
    ]
    return [
        at
        for at in below
        if at not in settled
        and (settled.get(at + 1) == _STAMP_KEPT or blocks[at + 1].shape in _DATED or _says_who(blocks[at].text))
        and blocks[at].words <= _MAX_ROLE_WORDS
        and not blocks[at].ends
    ]


def _says_who(line: str) -> bool:
    return is_role(line) or is_agency_name(line)


def _is_author_alone(blocks: Sequence[Block], index: int, prose: Sequence[int], *, right_above: bool) -> bool:
    """Whether a line is the bare name of who wrote the text, which does not name him: right above its day or, with a usual given name, its first paragraph."""
    name, below = blocks[index].text, blocks[index + 1]
    if right_above and below.prose:
        placed = blocks[index].words == _NAME_WORDS and name.partition(" ")[0].lower() in given_names()
    else:
        placed = below.shape in _DATED or read_stamp(below.text) is not None
    alone = placed and blocks[index].whole is None and read_byline(name) is None and is_person(name)
    return alone and all(name not in blocks[at].text for at in prose)


def _read_credit(line: str, span: Span, index: int, *, at_text: bool, fields: Fields) -> bool:
    """Note the credit that a line is; False if it is none. A bare `Source link` far from the text says nothing of it."""
    credit = read_credit(line)
    if credit and not (credit.names or at_text or credit.kind is CreditKind.CONTRIBUTED):
        fields.settled[index] = "link to a source"
    elif credit:
        fields.credits.extend(credit.credits(span.start))
        if credit.kind is CreditKind.CONTRIBUTED and not credit.names:
            fields.authors.extend(_contributors(line))
        fields.settled[index] = CREDIT_KEPT
        fields.authors.extend(_named_beside(line))
        if has_unspaced(line) and (stamp := read_stamp(line)):  # 来源：新华社 2026年3月12日
            fields.stamps.append(PlacedStamp(stamp, line, span, index))
    return credit is not None


def _read_day_and_credit(line: str, span: Span, at: Place, fields: Fields) -> bool:
    """Note the outlet, day and credit of a line of two sentences: `The Northern Star, 6 May 2031. With material from Norda`."""
    day, _, rest = line.partition(". ")
    credit = read_credit(rest) if rest else None
    stamp = read_stamp(day, at.language) if credit and credit.names else None
    if not (credit and stamp):
        return False
    fields.stamps.append(PlacedStamp(stamp, day, span, at.distance))
    fields.credits.extend(credit.credits(span.start + len(line) - len(rest)))
    fields.settled[at.line] = CREDIT_KEPT
    fields.beside_day = fields.beside_day or _outlet_beside(day)
    return True


def _outlet_beside(line: str) -> str | None:
    """The outlet named before a day; no agency, whose name there tells whom the text is from."""
    name = (before_day(line) or "").strip(_BESIDE_DAY)
    return name if is_source_name(name) and known(name) is None and ":" not in name else None


def _read_yearless(
    blocks: Sequence[Block],
    spans: Sequence[Span],
    places: Sequence[int],
    body: int,
    language: str | None,
    fields: Fields,
) -> None:
    """Note the days without a year among the lines at `places`: above the text bare ones too, below it only those that say what they are."""
    for at in places:
        line = blocks[at].text
        if fields.settled.get(at, _BYLINE_KEPT) != _BYLINE_KEPT or not (stamp := read_yearless(line, language)):
            continue
        if (stamp.alone and at >= body) or (at > body + _NEAR_TEXT and not (stamp.label or stamp.clock)):
            continue
        fields.yearless.append(PlacedYearless(stamp, line, spans[at], abs(at - body)))
        if fields.settled.setdefault(at, _YEARLESS_KEPT) == _YEARLESS_KEPT:
            fields.authors.extend(_named_beside(line) or _named_behind(line))


def _read_line(block: Block, span: Span, at: Place, *, beside: bool, fields: Fields) -> None:
    line, index, language = block.text, at.line, at.language
    dateline = read_dateline(line)
    if dateline and dateline.length == len(line) and not fields.dateline:
        note_dateline(dateline, span, fields)
        fields.settled[index] = DATELINE_KEPT
        return
    if _read_day_and_credit(line, span, at, fields):
        return
    stamp = read_stamp(line, language) if block.shape != "reference" else None  # "… Accessed 11 May 2024": of a source
    if stamp:
        _note_stamps(line, stamp, span, at, fields)
        fields.settled[index] = _STAMP_KEPT
        of_outlet = _outlet_beside(line)
        fields.beside_day = fields.beside_day or of_outlet
        fields.authors.extend(name for name in _named_beside(line) or _named_behind(line) if name != of_outlet)
    if block.shape == "minutes":
        fields.authors.extend(_named_beside(line))
    agencies = agencies_alone(line) if beside else ()
    if agencies:
        fields.credits.extend(Credit(name, CreditKind.BYLINE, line, span) for name in agencies)
        fields.settled[index] = CREDIT_KEPT
        return
    byline = read_byline(line)
    if byline:
        fields.authors.extend(byline.people)
        fields.credits.extend(Credit(name, CreditKind.BYLINE, line, span) for name in byline.names)
        fields.settled[index] = _BYLINE_KEPT


def _note_stamps(line: str, stamp: Stamp, span: Span, at: Place, fields: Fields) -> None:
    """Note the timestamp that a line is, or the two of it: `11 September, 12:20 | Last updated 14 September 2032`."""
    first, *later = parted(line)
    update = read_stamp(later[0], at.language) if later else None
    yearless = read_yearless(first, at.language) if update else None
    alone = update and read_stamp(first, at.language)
    if update and (yearless or alone):
        fields.stamps.append(PlacedStamp(update, later[0], span, at.distance))
    if update and yearless:
        fields.yearless.append(PlacedYearless(yearless, first, span, at.distance))
    else:
        fields.stamps.append(PlacedStamp(alone or stamp, first if alone else line, span, at.distance))


def _named_beside(line: str) -> tuple[str, ...]:
    """Who is named in a line of parts beside a day or a reading time: `Ana Roe | Senior writer | 2 July 2025`."""
    parts = (part.strip() for part in _PARTED.split(line))
    people = (part for part in parts if are_people(part) or (is_person(part) and place_key(part) not in places()))
    return people_in(next((name for name in people if not is_opening(name.split()[0])), ""))


def _named_behind(line: str) -> tuple[str, ...]:
    """Who is named behind a word for it right behind a day: `2 July 2025 by Ana Roe`, not `reviewed by Ana Roe`."""
    words = line.split()
    opens = (at + 1 for at, word in enumerate(words) if is_opening(word) and (not at or words[at - 1][-1].isdigit()))
    return people_in(" ".join(words[next(opens, len(words)) :]))


def _contributors(line: str) -> tuple[str, ...]:
    rest = re.sub(r"^.*?\b(?:from|by|of|de|von)\s+(?=[A-ZÀ-Þ])", "", line, count=1)
    return people_in(rest)


def _settle_repeats(blocks: Sequence[Block], title_at: int, fields: Fields) -> None:
    words, title = blocks[title_at].words, blocks[title_at].text.casefold()
    for index, block in enumerate(blocks):
        if block.words == words and index != title_at and block.text.casefold() == title:
            fields.settled.setdefault(index, "the headline again")


def note_dateline(found: FoundDateline, place: Span, fields: Fields) -> None:
    """Note a dateline that stands at `place`, and the agency it names."""
    fields.dateline = Dateline(found.text, found.place, place)
    if found.name:
        fields.credits.insert(0, Credit(found.name, CreditKind.DATELINE, found.text, place))
