"""The article out of a flattened page: article and furniture as lines, one below the other."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from retold.cleaning.assembly import CONTROLS, assemble, inner_cuts
from retold.cleaning.blocks import STUDIED_CHARS, Block, read_blocks
from retold.cleaning.bylines import is_person, people_in, read_byline, read_signed
from retold.cleaning.credits import agencies_alone, may_be_credit, read_credit, unique
from retold.cleaning.datelines import FoundDateline, read_dateline
from retold.cleaning.forms import standing_words, with_standing
from retold.cleaning.furniture import CREDIT_KEPT, Verdict, judge, page_language
from retold.cleaning.heading import first_paragraph, headline
from retold.cleaning.kinds import live_by_title
from retold.cleaning.language import detect, foreign_paragraphs
from retold.cleaning.live import entries_by_stamps, is_stamp, paragraph_spans
from retold.cleaning.outlets import outlet
from retold.cleaning.published import PlacedStamp, dated_by, published, read_stamp, stated_time
from retold.cleaning.settings import CleaningSettings
from retold.cleaning.wrapping import paragraphs_of
from retold.model import Article, ArticleKind, Credit, CreditKind, Dateline, Page, Rejected, Removed, Span

# Bylines and timestamps are looked for above the text, in its first lines, and behind its end.
_NEAR_TEXT = 4
_OPENING_LINES = 6
_RIGHT_BELOW = 2  # lines below the text in which an agency's bare name says whose report it is
_MAX_FIELD_CHARS = 160
_DATED = frozenset(("timestamp", "ago", "minutes"))
_OTHERS = frozenset(("related", "comment"))  # below such a heading dates and bylines are those of other texts
# Of the words that tell what an article is none is so long; more of a page than so much is not searched for them.
_WORD_CHARS, _MUCH_CHARS = 30, 50_000
_STAMP_KEPT = "time of an entry, kept as a field"
_TITLE_KEPT, _DATELINE_KEPT = "headline, kept as the title", "dateline, kept as a field"
# The text breaks off: an ellipsis at its very end, or a count of what is missing; looked for in its last characters.
_LAST_CHARS = 40
_BROKEN_OFF = re.compile(r"(?:…|\.\.\.|\[…\]|\[\+\d+ chars\])\Z")


@dataclass(slots=True)
class Fields:
    """What was read off a page's lines; `settled` says for each such line why it is no text."""

    settled: dict[int, str] = field(default_factory=dict)
    authors: list[str] = field(default_factory=list)
    credits: list[Credit] = field(default_factory=list)
    stamps: list[PlacedStamp] = field(default_factory=list)
    dateline: Dateline | None = None


def clean_flattened(page: Page, settings: CleaningSettings) -> Article | Rejected:
    """The article of a flattened `page`, exact offsets and a reason for each cut included."""
    lines = page.text.splitlines()
    if len(lines) > settings.max_blocks and (count := sum(map(bool, map(str.strip, lines)))) > settings.max_blocks:
        return _rejected(page, f"{count} lines, more than the {settings.max_blocks} a page may have")
    paragraphs, texts = paragraphs_of(page.text)
    language = page.stated.language or page_language(texts)
    blocks = read_blocks(texts, language)
    places = [p[0] if len(p) == 1 else Span(p[0].start, p[-1].end) for p in paragraphs]
    fields, title_at = read_surroundings(blocks, places)
    title = None if title_at is None else texts[title_at]
    live = live_by_title(page.stated.title or title, texts)
    for index, text in enumerate(texts if live else ()):
        if is_stamp(text):
            fields.settled.setdefault(index, _STAMP_KEPT)
    verdicts = judge(blocks, language, fields.settled, title_at, settings)
    if live:
        verdicts = _with_entries(blocks, verdicts)
    left = sum(block.words for block, verdict in zip(blocks, verdicts, strict=True) if verdict.keep)
    if left < settings.min_article_words:
        return _rejected(
            page, f"only furniture: {left} words of text are left, fewer than {settings.min_article_words}"
        )
    found = _assembled(page, paragraphs, blocks, verdicts, fields, title_at, language)
    found = _as_live_blog(found, texts, verdicts) if live else found
    return with_standing(found, page.text, words=_standing_words(blocks))


def _standing_words(blocks: Sequence[Block]) -> frozenset[str]:
    """The words of a page that tell what the article is: of lines that were not studied whole, also those that seem to be there."""
    wanted = standing_words()
    longer = [block.text for block in blocks if len(block.text) > STUDIED_CHARS]
    rest = " ".join([text[STUDIED_CHARS - _WORD_CHARS :] for text in longer]).lower()
    if len(rest) > _MUCH_CHARS:  # to look for each word would take longer than it can save
        return wanted
    return frozenset().union(
        *(wanted & block.long_words for block in blocks), (word for word in wanted if word in rest)
    )


def read_surroundings(blocks: Sequence[Block], spans: Sequence[Span]) -> tuple[Fields, int | None]:
    """The fields that stand around the text of a page, and the index of the headline, if there is one."""
    fields = _read_fields(blocks, spans)
    title_at = headline(blocks, frozenset(fields.settled))
    if title_at is not None:
        fields.settled[title_at] = _TITLE_KEPT
        _settle_repeats(blocks, title_at, fields)
    return fields, title_at


def _read_fields(blocks: Sequence[Block], spans: Sequence[Span]) -> Fields:
    fields = Fields()
    body = first_paragraph(blocks)
    for index in range(max(0, body - _NEAR_TEXT * 2), min(body, len(blocks) - 1)):
        if signed := read_signed(blocks[index].text, blocks[index + 1].text):
            fields.authors.extend(signed.people)
            fields.settled.update(dict.fromkeys((index, index + 1), "byline, kept as a field"))
    prose = [index for index, block in enumerate(blocks) if block.prose]
    for index in range(max(1, body - _NEAR_TEXT), min(body, len(blocks) - 1)):
        if _is_author_alone(blocks, index, prose):
            fields.authors.extend(people_in(blocks[index].text))
            fields.settled[index] = "byline, kept as a field"
    last = prose[-1] if prose else -1
    others = next((i for i in range(last + 1, len(blocks)) if blocks[i].whole in _OTHERS), len(blocks))
    for index, (block, span) in enumerate(zip(blocks, spans, strict=True)):
        if may_be_credit(block.text, block.long_words):
            at_text = index < body or any(above.form in "PE" for above in blocks[max(0, index - _NEAR_TEXT) : index])
            if _read_credit(block.text, span, index, at_text=at_text, fields=fields):
                continue
        if (index <= body + _NEAR_TEXT or last < index < others) and len(block.text) <= _MAX_FIELD_CHARS:
            beside = body - _NEAR_TEXT <= index < body or last < index <= last + _RIGHT_BELOW
            _read_line(block, span, index, abs(index - body), beside=beside, fields=fields)
    return fields


def _is_author_alone(blocks: Sequence[Block], index: int, prose: Sequence[int]) -> bool:
    """Whether a line is the bare name of who wrote the text: right above its day, and the text does not name him."""
    name, below = blocks[index].text, blocks[index + 1]
    dated = below.shape in _DATED or read_stamp(below.text) is not None
    alone = dated and blocks[index].whole is None and read_byline(name) is None and is_person(name)
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
    return credit is not None


def _read_line(block: Block, span: Span, index: int, distance: int, *, beside: bool, fields: Fields) -> None:
    line = block.text
    dateline = read_dateline(line)
    if dateline and dateline.length == len(line) and not fields.dateline:
        _note_dateline(dateline, span, fields)
        fields.settled[index] = _DATELINE_KEPT
        return
    stamp = read_stamp(line) if block.shape != "reference" else None  # "… Accessed 11 May 2024": of a source
    if stamp:
        fields.stamps.append(PlacedStamp(stamp, line, span, distance))
        fields.settled[index] = "timestamp, kept as a field"
    agencies = agencies_alone(line) if beside else ()
    if agencies:
        fields.credits.extend(Credit(name, CreditKind.BYLINE, line, span) for name in agencies)
        fields.settled[index] = CREDIT_KEPT
        return
    byline = read_byline(line)
    if byline:
        fields.authors.extend(byline.people)
        fields.credits.extend(Credit(name, CreditKind.BYLINE, line, span) for name in byline.names)
        fields.settled[index] = "byline, kept as a field"


def _contributors(line: str) -> tuple[str, ...]:
    rest = re.sub(r"^.*?\b(?:from|by|of|de|von)\s+(?=[A-ZÀ-Þ])", "", line, count=1)
    return people_in(rest)


def _settle_repeats(blocks: Sequence[Block], title_at: int, fields: Fields) -> None:
    words, title = blocks[title_at].words, blocks[title_at].text.casefold()
    for index, block in enumerate(blocks):
        if block.words == words and index != title_at and block.text.casefold() == title:
            fields.settled.setdefault(index, "the headline again")


def _assembled(
    page: Page,
    paragraphs: Sequence[tuple[Span, ...]],
    blocks: Sequence[Block],
    verdicts: Sequence[Verdict],
    fields: Fields,
    title_at: int | None,
    language: str | None,
) -> Article:
    notes = notes_on([block.text for block in blocks])
    kept = [paragraph for paragraph, verdict in zip(paragraphs, verdicts, strict=True) if verdict.keep]
    lines = [span for paragraph in kept for span in paragraph]
    inner = inner_cuts(page.text, lines) if notes or "[" in page.text else []
    cuts = [*_take_dateline(page.text, lines, fields), *inner]
    text, offsets = assemble(page.text, kept, sorted(cut.span for cut in cuts))
    removed = [
        Removed(span, verdict.reason or "", span.of(page.text))
        for paragraph, verdict in zip(paragraphs, verdicts, strict=True)
        for span in paragraph
        if not verdict.keep
    ]
    when, updated = published(fields.stamps)
    stated = page.stated
    spoken = stated.language or detect(text)
    whole = spoken == language and not cuts  # then the words of the paragraphs were counted before
    shares = [block.small for block, verdict in zip(blocks, verdicts, strict=True) if verdict.keep] if whole else None
    return Article(
        id=page.id,
        page_sha256=page.sha256,
        source=page.source,
        text=text,
        title=stated.title or (None if title_at is None else blocks[title_at].text),
        url=page.url,
        authors=stated.authors or tuple(dict.fromkeys(fields.authors)),
        outlet=stated.outlet or outlet(blocks, title_at),
        credits=unique(fields.credits),
        dateline=fields.dateline,
        language=spoken,
        published=stated_time(stated.published) or when or dated_by(fields.dateline),
        updated=stated.updated or updated,
        captured=page.captured,
        offsets=offsets,
        page_length=len(page.text),
        form=page.form,
        removed=tuple(sorted([*removed, *cuts], key=lambda r: r.span) if cuts else removed),
        foreign=foreign_paragraphs(text, spoken, shares),
        truncated=bool(_BROKEN_OFF.search(text[-_LAST_CHARS:])),
        stated_story=stated.story,
        notes=page.notes + notes,
    )


def _with_entries(blocks: Sequence[Block], verdicts: Sequence[Verdict]) -> list[Verdict]:
    """The verdicts on a live blog: right below the time of an entry stands its text, or its heading and its text."""
    found, times = list(verdicts), [is_stamp(block.text) for block in blocks]
    for at, block in enumerate(blocks):
        below = at > 0 and times[at - 1]
        headed = at > 1 and times[at - 2] and blocks[at - 1].form in "HQS"
        if block.form in "EP" and (below or headed):
            for kept in (at,) if below else (at - 1, at):
                if found[kept].reason != _TITLE_KEPT:
                    found[kept] = found[kept]._replace(keep=True, reason=None)
    return found


def _as_live_blog(article: Article, lines: Sequence[str], verdicts: Sequence[Verdict]) -> Article:
    """`article` as a live blog, split at the times that are `lines` of its page."""
    spans = iter(paragraph_spans(article.text, sum(verdict.keep for verdict in verdicts)))
    places = [next(spans, None) if verdict.keep else None for verdict in verdicts]
    entries = entries_by_stamps(lines, places, [False] * len(lines), article.published)
    return replace(article, kind=ArticleKind.LIVE_BLOG, entries=entries)


def _take_dateline(text: str, lines: Sequence[Span], fields: Fields) -> list[Removed]:
    """Read the dateline off the first kept lines, unless a line of its own was one; what is to be cut for it."""
    for span in () if fields.dateline else lines[:_OPENING_LINES]:
        found = read_dateline(span.of(text))
        if found:
            taken = Span(span.start, span.start + found.length)
            _note_dateline(found, taken, fields)
            return [Removed(taken, _DATELINE_KEPT, taken.of(text))]
    return []


def _note_dateline(found: FoundDateline, place: Span, fields: Fields) -> None:
    fields.dateline = Dateline(found.text, found.place, place)
    if found.name:
        fields.credits.insert(0, Credit(found.name, CreditKind.DATELINE, found.text, place))


def notes_on(lines: Sequence[str]) -> tuple[str, ...]:
    """Doubts about the characters of a page's `lines`."""
    odd = [line for line in lines if not line.isprintable()]
    controls = sum(len(match.group()) for line in odd for match in CONTROLS.finditer(line))
    return (f"the page holds {controls} control or text-direction characters",) if controls else ()


def _rejected(page: Page, reason: str) -> Rejected:
    return Rejected(page.id, "cleaning", reason, page.source)
