"""The article out of a flattened page: article and furniture as lines, one below the other."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from retold.cleaning.assembly import CONTROLS, assemble, inner_cuts
from retold.cleaning.blocks import STUDIED_CHARS, Block, read_blocks
from retold.cleaning.bylines import is_person
from retold.cleaning.carried import apart
from retold.cleaning.corrections import EASTERN, correction_words, eastern_label
from retold.cleaning.credits import unique
from retold.cleaning.datelines import read_dateline
from retold.cleaning.forms import standing_words, with_standing, words_of_sources
from retold.cleaning.furniture import Verdict, judge, never_article, page_language
from retold.cleaning.kinds import is_live
from retold.cleaning.language import detect, foreign_paragraphs
from retold.cleaning.live import entries_by_stamps, is_stamp, opens_entry, paragraph_spans
from retold.cleaning.orders import in_likely_order
from retold.cleaning.outlets import outlet
from retold.cleaning.published import dated_by, published, stated_time
from retold.cleaning.settings import CleaningSettings
from retold.cleaning.surroundings import DATELINE_KEPT, TITLE_KEPT, Fields, note_dateline, read_surroundings
from retold.cleaning.wrapping import Lines, lines_of
from retold.cleaning.yearless import PageDays, dateline_day, with_years
from retold.model import Article, ArticleKind, CreditKind, Page, Published, Rejected, Removed, Span

_OPENING_LINES = 6
_UNDER_ENTRIES = frozenset(("share", "related", "comment", "navigation", "footer"))
# Of the words that tell what an article is none is so long; more of a page than so much is not searched for them.
_WORD_CHARS, _MUCH_CHARS = 30, 50_000
_STAMP_KEPT = "time of an entry, kept as a field"
# The text breaks off: an ellipsis at its very end, or a count of what is missing; looked for in its last characters.
_LAST_CHARS = 40
_BROKEN_OFF = re.compile(r"(?:…|\.\.\.|\[…\]|\[\+\d+ chars\])\Z")


def clean_flattened(page: Page, settings: CleaningSettings) -> Article | Rejected:
    """The article of a flattened `page`, exact offsets and a reason for each cut included."""
    lines = page.text.splitlines()
    if len(lines) > settings.max_blocks and (count := sum(map(bool, map(str.strip, lines)))) > settings.max_blocks:
        return _rejected(page, f"{count} lines, more than the {settings.max_blocks} a page may have")
    read = lines_of(page.text)
    texts = read.words
    language = page.stated.language or page_language(texts)
    blocks = read_blocks(texts, language)
    marked = {cut.span.start: cut.span.end for cut in read.marks}
    places = [Span(_past(marked, p[0].start), p[-1].end) for p in read.paragraphs]
    fields, title_at = read_surroundings(blocks, places, language)
    title = None if title_at is None else texts[title_at]
    live = is_live(page.stated.title or title, texts)
    for index, text in enumerate(texts if live else ()):
        if is_stamp(text):
            fields.settled.setdefault(index, _STAMP_KEPT)
    verdicts = judge(blocks, language, fields.settled, title_at, settings)
    if live:
        verdicts = _with_entries(blocks, verdicts, fields.authors)
    left = sum(block.words for block, verdict in zip(blocks, verdicts, strict=True) if verdict.keep)
    if left < settings.min_article_words:
        return _rejected(
            page, f"only furniture: {left} words of text are left, fewer than {settings.min_article_words}"
        )
    found = _assembled(page, read, blocks, verdicts, fields, title_at, language)
    found = _as_live_blog(found, texts, verdicts) if live else found
    called = (fields.section,) if fields.section else ()
    return with_standing(found, page.text, called, _standing_words(blocks))


def _past(marked: Mapping[int, int], start: int) -> int:
    """Where the words of a line begin that begins with marks: a span of them is quoted as what it says."""
    while start in marked:
        start = marked[start]
    return start


def _standing_words(blocks: Sequence[Block]) -> frozenset[str]:
    """The words of a page that tell what the article is: of lines that were not studied whole, also those that seem to be there."""
    wanted = standing_words()
    longer = [block.text for block in blocks if len(block.text) > STUDIED_CHARS]
    rest = " ".join([text[STUDIED_CHARS - _WORD_CHARS :] for text in longer]).lower()
    if len(rest) > _MUCH_CHARS:  # to look for each word would take longer than it can save
        return wanted
    found = {word for word in words_of_sources() if word in rest} if rest else set()
    found |= correction_words().intersection(rest.split())
    for block in blocks:
        if not wanted.isdisjoint(block.long_words):
            found |= wanted & block.long_words
        if block.text[0] >= EASTERN and (label := eastern_label(block.text)):
            found.add(label)
    return frozenset(found)


def _assembled(
    page: Page,
    read: Lines,
    blocks: Sequence[Block],
    verdicts: Sequence[Verdict],
    fields: Fields,
    title_at: int | None,
    language: str | None,
) -> Article:
    notes = notes_on([block.text for block in blocks])
    kept = [paragraph for paragraph, verdict in zip(read.paragraphs, verdicts, strict=True) if verdict.keep]
    lines = [span for paragraph in kept for span in paragraph]
    inner = inner_cuts(page.text, lines) if notes or "[" in page.text else []
    cuts = apart((*_take_dateline(page.text, lines, fields), *read.marks, *inner))
    text, offsets = assemble(page.text, kept, [cut.span for cut in cuts])
    removed = [
        Removed(span, verdict.reason or "", span.of(page.text))
        for paragraph, verdict in zip(read.paragraphs, verdicts, strict=True)
        for span in paragraph
        if not verdict.keep
    ]
    when, updated = _dated(page, read, blocks, fields, language)
    agency = next((credit.name for credit in fields.credits if credit.kind is CreditKind.DATELINE), None)
    stated = page.stated
    named = stated.outlet or fields.outlet
    of_outlet = named or outlet(blocks, title_at, fields.settled, agency) or fields.beside_day
    spoken = stated.language or detect(text)
    whole = spoken == language and not cuts  # then the words of the paragraphs were counted before
    shares = [block.small for block, verdict in zip(blocks, verdicts, strict=True) if verdict.keep] if whole else None
    return Article(
        id=page.id,
        page_sha256=page.sha256,
        source=page.source,
        text=text,
        title=stated.title or fields.title or (None if title_at is None else blocks[title_at].text),
        url=page.url or fields.url,
        authors=stated.authors or tuple(dict.fromkeys(fields.authors)),
        outlet=of_outlet,
        credits=unique(fields.credits, of_outlet),
        dateline=fields.dateline,
        language=spoken,
        published=stated_time(stated.published) or when,
        updated=stated.updated or updated,
        captured=page.captured,
        offsets=offsets,
        page_length=len(page.text),
        form=page.form,
        removed=tuple(apart([*removed, *cuts]) if cuts else removed),
        foreign=foreign_paragraphs(text, spoken, shares),
        truncated=bool(_BROKEN_OFF.search(text[-_LAST_CHARS:])),
        stated_story=stated.story,
        notes=page.notes + notes,
    )


def _dated(
    page: Page, read: Lines, blocks: Sequence[Block], fields: Fields, language: str | None
) -> tuple[Published | None, str | None]:
    """Publication and last update, as the page prints them; the rest of it is searched for what these leave open: a year, the order of day and month."""
    around: list[tuple[str, Span]] = []
    swappable = any(placed.stamp.first != placed.stamp.last for placed in fields.stamps)
    if fields.yearless or swappable or (fields.dateline and not fields.stamps):
        places = (Span(paragraph[0].start, paragraph[-1].end) for paragraph in read.paragraphs)
        around = [(block.text, place) for block, place in zip(blocks, places, strict=True)]
    there = PageDays(fields.stamps, around, page.url, page.captured, language)
    stamps = in_likely_order(fields.stamps, there)
    when, updated = published([*stamps, *with_years(fields.yearless, there._replace(stamps=stamps))], language)
    return when or dated_by(fields.dateline) or dateline_day(fields.dateline, there), updated


def _with_entries(blocks: Sequence[Block], verdicts: Sequence[Verdict], authors: Sequence[str]) -> list[Verdict]:
    """The verdicts on a live blog: below the time of an entry stands its text, up to the buttons under it."""
    found, inside, above, heading = list(verdicts), False, False, -1
    for at, (block, verdict) in enumerate(zip(blocks, verdicts, strict=True)):
        if opens_entry(block.text):
            inside, above = True, True
        elif inside and block.whole in _UNDER_ENTRIES:
            inside = False
        elif inside and verdict.reason != TITLE_KEPT:
            # whatever words the heading of an entry has, it is no teaser
            heads = above and block.whole is None and not never_article(block)
            heading = at if heads else heading
            signs = block.form == "S" and not above and (at - 1 == heading or not found[at - 1].keep)
            signed = block.shape == "byline" and any(author in block.text for author in authors)
            if signed or block.text in authors or (signs and is_person(block.text)):
                found[at] = verdict._replace(keep=False, reason="byline")
            elif heads or (block.form in "EP" and not block.whole and not block.phrases):
                found[at] = verdict._replace(keep=True, reason=None)
            above = above and block.whole is not None  # a label over the heading: `Breaking`
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
            note_dateline(found, taken, fields)
            return [Removed(taken, DATELINE_KEPT, taken.of(text))]
    return []


def notes_on(lines: Sequence[str]) -> tuple[str, ...]:
    """Doubts about the characters of a page's `lines`."""
    odd = [line for line in lines if not line.isprintable()]
    controls = sum(len(match.group()) for line in odd for match in CONTROLS.finditer(line))
    return (f"the page holds {controls} control or text-direction characters",) if controls else ()


def _rejected(page: Page, reason: str) -> Rejected:
    return Rejected(page.id, "cleaning", reason, page.source)
