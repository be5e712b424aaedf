"""An HTML page as an article, on the careful or the fast road."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from retold.cleaning.bylines import read_byline
from retold.cleaning.credits import read_credits, unique
from retold.cleaning.datelines import read_dateline
from retold.cleaning.forms import with_standing
from retold.cleaning.html_blocks import Block
from retold.cleaning.html_offsets import map_offsets
from retold.cleaning.html_roads import Judged, depth_of, judge_page
from retold.cleaning.html_source import plain_lines
from retold.cleaning.kinds import Signs, is_cut_short, is_live_blog, why_no_article
from retold.cleaning.language import detect, foreign_paragraphs, quick, word_count
from retold.cleaning.live import entries_by_stamps, entries_by_updates, paragraph_spans
from retold.cleaning.published import NOWHERE, PlacedStamp, Stamp, dated_by, parted, published, read_stamp
from retold.cleaning.settings import CleaningSettings
from retold.cleaning.sources import is_agency_name
from retold.cleaning.structured import About, about, held_in_data
from retold.cleaning.yearless import PageDays, PlacedYearless, read_yearless, with_years
from retold.model import (
    Article,
    ArticleKind,
    Credit,
    CreditKind,
    Dateline,
    LiveEntry,
    Page,
    Published,
    Rejected,
)
from retold.words import folded
from retold.words.names import acronym

# Bylines, timestamps and the headline again are looked for among the first blocks taken for article.
_HEAD_BLOCKS = 6
_NEAR_BLOCKS = 10
# The deepest of 400 measured pages is far below; parsers take time quadratic in the depth (the fast road has none).
_MAX_DEPTH = 600
_TAGS_PER_BLOCK = 2  # an opening and a closing one
_TAG_CHARS = 3  # at least
_MAX_CUT_BLOCKS = 3000
_OPENING_CHARS = 2000
_FEED = re.compile(
    r"(?:<\?[^>]*>\s*|<!--.*?-->\s*|<!DOCTYPE[^>]*>\s*)*<(?:rss|feed|rdf:RDF|opml)[\s>]", re.DOTALL | re.IGNORECASE
)
_FACT = re.compile(r"\w+: ")
_FEW_WORDS, _LEAST_TEASER_WORDS = 60, 6
_LEAST_LINK_WORDS = 3
_MAX_FIELD_CHARS, _MAX_SIGNED_WORDS = 160, 8
_MAX_CREDIT_CHARS = 420
# The page's own JSON-LD text is taken where the visible text has less than this share of its words.
_MUCH_LESS = 0.4


def read_html(page: Page, settings: CleaningSettings) -> Article | Rejected:
    """The article of an HTML page, or why there is none.

    Cost: linear in the page; the careful road takes some 25 ms for a page of 200 kB, the fast road a fifth of it.
    """
    if other := _other_kind(page.text):
        return _rejected(page, other)
    depth = depth_of(page.text) if settings.road != "fast" else 0
    if depth > _MAX_DEPTH:
        return _rejected(page, f"elements are nested {depth} deep; no page made for readers is")
    most = _TAGS_PER_BLOCK * settings.max_blocks
    if len(page.text) > most * _TAG_CHARS and (tags := page.text.count("<")) > most:
        return _rejected(page, f"{tags} tags, more than a page of {settings.max_blocks} lines may have")
    judged = judge_page(page, settings)
    facts = about(judged.said, page)
    credited = _credits_around(judged)
    places = _without_fields(judged, facts, credited)
    blocks = [judged.blocks[at] for at in places]
    if sum(block.words for block in blocks) < settings.min_article_words and facts.title and not facts.body:
        facts = held_in_data(facts, page.text)
    paragraphs, words, notes = _paragraphs(blocks, facts)
    signs = _signs(judged, places, paragraphs, words, facts)
    reason = why_no_article(signs, settings.min_article_words)
    if reason:
        return _rejected(page, reason)
    dateline, paragraphs = _take_dateline(paragraphs)
    agency = [*dateline[1], *_spelt_out(dateline[0], judged.said.lines)] if dateline else []
    named = [*agency, *(credit for found in credited.values() for credit in found)]
    found = _article(page, facts, paragraphs, named)
    counted = found.language == judged.language and not notes and found.text.count("\n\n") + 1 == len(places)
    small = [judged.small[at] for at in places] if counted else None
    if judged.mapped and not notes:
        found = _with_offsets(found, paragraphs, page)
    cut_short = is_cut_short(replace(signs, cut=(), free=True) if notes else signs)
    live = is_live_blog(signs)
    found = replace(
        found,
        dateline=dateline[0] if dateline else None,
        published=found.published
        or (dated_by(dateline[0]) if dateline else None)
        or _dated_yearless(judged, facts, page),
        kind=ArticleKind.LIVE_BLOG if live else ArticleKind.ARTICLE,
        entries=_entries(found, judged, blocks, facts) if live else (),
        foreign=foreign_paragraphs(found.text, found.language, small),
        truncated=cut_short is not None,
        notes=(*found.notes, *notes, *((cut_short,) if cut_short else ())),
    )
    return with_standing(found, "\n".join([block.text for block in judged.blocks]), facts.sections)


def _other_kind(text: str) -> str | None:
    """What a text is that is no web page, whatever its name: a feed, data."""
    opening = text[:_OPENING_CHARS].lstrip("\ufeff \t\r\n")
    if _FEED.match(opening):
        return "a feed, not a page; read it as .xml, or follow it with `retold watch`"
    if opening.startswith(("{", "[")) and "<html" not in opening.lower() and text.rstrip()[-1:] in ("}", "]"):
        return "JSON, not a page; read it as .json or .jsonl"
    return None


def _article(page: Page, facts: About, paragraphs: Sequence[str], named: Sequence[Credit]) -> Article:
    text = "\n\n".join(paragraphs)
    return Article(
        id=page.id,
        page_sha256=page.sha256,
        source=page.source,
        text=text,
        title=facts.title,
        url=facts.url,
        authors=facts.authors,
        outlet=facts.outlet,
        credits=unique((*named, *facts.credits), facts.outlet),
        language=page.stated.language or quick(text) or facts.language or detect(text),
        published=facts.published,
        updated=facts.updated,
        captured=page.captured,
        page_length=len(page.text),
        form=page.form,
        stated_story=page.stated.story,
        notes=(*page.notes, *facts.notes),
    )


def _dated_yearless(judged: Judged, facts: About, page: Page) -> Published | None:
    """The day that is printed around the headline without its year, with that which the rest of the page gives it."""
    language = judged.language
    parts = [(part.strip(), at) for at, line in enumerate(judged.said.lines) for part in parted(line)]
    placed = [
        PlacedYearless(stamp, part, NOWHERE, at)
        for part, at in parts
        if (stamp := read_yearless(part, language)) and not stamp.alone
    ]
    if not placed:
        return None
    update = facts.updated
    stamps = [PlacedStamp(Stamp(update, update, "updated"), update, NOWHERE, 0)] if update else []
    lines = [(block.text, NOWHERE) for block in judged.blocks]
    found, _ = published(
        list(with_years(placed, PageDays(stamps, lines, facts.url, page.captured, language))), language
    )
    return replace(found, spans=()) if found else None


def _entries(article: Article, judged: Judged, blocks: Sequence[Block], facts: About) -> tuple[LiveEntry, ...]:
    """The entries of a live blog: as its JSON-LD lists them, else by the times printed above them."""
    found = entries_by_updates(article.text, facts.updates)
    paragraphs = paragraph_spans(article.text, len(blocks))
    if found or not paragraphs:
        return found
    places = {id(block): span for block, span in zip(blocks, paragraphs, strict=True)}
    lines = [block.text for block in judged.blocks]
    return entries_by_stamps(
        lines, [places.get(id(block)) for block in judged.blocks], judged.headings, article.published
    )


def _with_offsets(article: Article, paragraphs: Sequence[str], page: Page) -> Article:
    offsets, lost = map_offsets(paragraphs, article.text, page.text)
    notes = (f"{lost} of {len(paragraphs)} paragraphs could not be found again in the page",) if lost else ()
    return replace(article, offsets=offsets, notes=(*article.notes, *notes))


def _without_fields(judged: Judged, facts: About, credited: Collection[int]) -> list[int]:
    """Where the blocks are that are kept and no fields: not the headline again, bylines and timestamps above the text, credits."""
    places: list[int] = []
    title, authors = folded(facts.title or ""), {name.casefold() for name in facts.authors}
    for at, (block, keep) in enumerate(zip(judged.blocks, judged.keep, strict=True)):
        if not keep or at in credited:
            continue
        head = len(places) < _HEAD_BLOCKS and len(block.text) <= 2 * _MAX_FIELD_CHARS
        if head and title and folded(block.text) == title:
            continue
        if head and (_is_signed(block, authors) or _is_field(block.text)):
            continue
        places.append(at)
    return places


def _is_signed(block: Block, authors: Collection[str]) -> bool:
    """Whether a line is the name of an author, with where he writes from behind it: `Ana Roe, Velden`."""
    name, comma, place = block.text.casefold().partition(",")
    return name in authors and (not comma or (block.words <= _MAX_SIGNED_WORDS and place[-1:].isalpha()))


def _is_field(line: str) -> bool:
    """Whether a line is a timestamp or a byline; with a label that is of neither it is a fact (`Died: 9 February 2026`)."""
    if len(line) > _MAX_FIELD_CHARS:
        return False
    stamp = read_stamp(line)
    yearless = None if stamp else read_yearless(line)
    if yearless and not yearless.alone:
        return True
    return read_byline(line) is not None or (stamp is not None and (stamp.label is not None or not _FACT.match(line)))


def _credits_around(judged: Judged) -> dict[int, tuple[Credit, ...]]:
    """The credits at the beginning and the end of the article and next to it, by block: nobody names a source in the middle."""
    kept = [at for at, keep in enumerate(judged.keep) if keep] or [0]
    head = (kept[0] - _NEAR_BLOCKS, kept[min(len(kept), _NEAR_BLOCKS) - 1] + 1)
    tail = (kept[-min(len(kept), _NEAR_BLOCKS)], kept[-1] + 1 + _NEAR_BLOCKS)
    places = sorted({at for low, high in (head, tail) for at in range(max(0, low), min(high, len(judged.blocks)))})
    lines = {at: text for at in places if len(text := judged.blocks[at].text) <= _MAX_CREDIT_CHARS and "\n" not in text}
    return {
        at: found
        for at, credit in zip(lines, read_credits(lines.values()), strict=True)
        if credit and (found := credit.credits())
    }


def _paragraphs(blocks: Sequence[Block], facts: About) -> tuple[list[str], int, tuple[str, ...]]:
    """The paragraphs of the article and their words; of the page's JSON-LD where it says much more than what is visible."""
    visible = [block.text for block in blocks]
    words = sum(block.words for block in blocks)
    if facts.body and words < _MUCH_LESS * word_count(facts.body, len(facts.body.split())):
        lines = plain_lines(facts.body)
        if lines:
            words = sum(word_count(line, len(line.split())) for line in lines)
            note = f"the text is from {facts.body_from}; little of it is visible on the page as saved"
            return lines, words, (note,)
    return visible, words, ()


def _take_dateline(paragraphs: list[str]) -> tuple[tuple[Dateline, list[Credit]] | None, list[str]]:
    for at, paragraph in enumerate(paragraphs[:3]):
        found = read_dateline(paragraph)
        if found and found.length < len(paragraph):
            agency = [Credit(found.name, CreditKind.DATELINE, found.text)] if found.name else []
            rest = [*paragraphs[:at], paragraph[found.length :].lstrip(), *paragraphs[at + 1 :]]
            return (Dateline(found.text, found.place), agency), rest
    return None, paragraphs


def _spelt_out(dateline: Dateline, lines: Sequence[str]) -> list[Credit]:
    """The agency of a dateline where a line at the headline has its name in full: `Coastline Press` over `PORT (CP) —`."""
    full = (line for line in lines if is_agency_name(line) and f"({acronym(line)})" in dateline.text)
    return [Credit(line, CreditKind.BYLINE, line) for line in full]


def _is_teaser(judged: Judged, at: int) -> bool:
    """Whether the block at `at` stands right below a line that is a link, and that was cut; itself it is text."""
    above, block = judged.blocks[at - 1] if at else judged.blocks[at], judged.blocks[at]
    if block.words < _LEAST_TEASER_WORDS or 2 * block.link_words > block.words:
        return False
    return above.words == above.link_words >= _LEAST_LINK_WORDS and not judged.keep[at - 1]


def _signs(judged: Judged, places: Sequence[int], paragraphs: Sequence[str], words: int, facts: About) -> Signs:
    return Signs(
        title=facts.title,
        kept=paragraphs,
        cut=[block.text for block, keep in zip(judged.blocks, judged.keep, strict=True) if not keep][:_MAX_CUT_BLOCKS],
        kept_words=words,
        link_words=min(words, sum(judged.blocks[at].link_words for at in places)),
        page_words=sum(block.words for block in judged.blocks),
        page_links=sum(block.link_words for block in judged.blocks),
        types=facts.types,
        free=facts.free,
        teasers=sum(_is_teaser(judged, at) for at in places),
        page_teasers=sum(_is_teaser(judged, at) for at in range(len(judged.blocks))) if words < _FEW_WORDS else 0,
    )


def _rejected(page: Page, reason: str) -> Rejected:
    return Rejected(page.id, "cleaning", reason, page.source)
