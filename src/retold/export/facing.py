"""Versions of a passage facing each other: which words changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, zip_longest

from retold.model import Article, Difference, Lineage, Passage, Reading, Span
from retold.words import fold, token_spans

MAX_TOKENS = 600  # of a reading that is compared word by word; longer ones are shown unmarked


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a reading.

    Attributes:
        span: in the article's text.
        changed: the reference has other words here, or none.
        left_out: words of the reference that are missing before this stretch.
        difference: what a reader should know of it, if anything.
    """

    span: Span
    changed: bool = False
    left_out: str = ""
    difference: Difference | None = None


@dataclass(frozen=True, slots=True)
class Version:
    """What the articles of one telling have at a passage, where they have it in the same words.

    `reading` is that of the first of `articles`; `telling` counts the families from 1; 0 where it belongs to none.
    """

    telling: int
    articles: tuple[str, ...]
    reading: Reading
    segments: tuple[Segment, ...]
    reference: bool = False


def versions(passage: Passage, lineage: Lineage, articles: Mapping[str, Article]) -> tuple[Version, ...]:
    """The readings of a passage, ordered by telling, each marked against the reference.

    The reference is the first reading without a severe difference, in the order of the families: the largest family's
    head first. Readings of one telling in the same words are one version. Cost: the product of the words of the
    reference and of each version.
    """
    order = _order(lineage)
    last = (len(lineage.families) + 1, 0)
    groups: dict[tuple[int, tuple[str, ...]], list[Reading]] = {}
    for reading in sorted(passage.readings, key=lambda r: (order.get(r.article, last), r.article)):
        telling = order.get(reading.article, last)[0]
        groups.setdefault((telling, folded_words(reading.span.of(articles[reading.article].text))), []).append(reading)
    damaged = {d.article for d in passage.differences}
    keys = list(groups)
    chosen = next((key for key in keys if groups[key][0].article not in damaged), keys[0])
    base = groups[chosen][0]
    return tuple(
        _version(key[0], groups[key], base, passage, articles, reference=key == chosen)
        for key in sorted(keys, key=lambda k: (k != chosen, keys.index(k)))
    )


@lru_cache(maxsize=1 << 13)  # copies have the same words over and over
def folded_words(text: str) -> tuple[str, ...]:
    """The words of `text` in the form under which they are compared."""
    return tuple(fold(span.of(text)) for span in token_spans(text))


def compared(text: str, span: Span, base: str) -> list[Segment]:
    """The stretches of `text` at `span` that agree with the words `base`, and those that do not."""
    from rapidfuzz.distance import Indel  # noqa: PLC0415  only where versions are shown side by side

    here = [each.shifted(span.start) for each in token_spans(span.of(text))]
    there = token_spans(base)
    if not here or not there or len(here) > MAX_TOKENS or len(there) > MAX_TOKENS:
        return [Segment(span)]
    found, left_out = list[Segment](), ""
    a, b = [fold(s.of(base)) for s in there], [fold(s.of(text)) for s in here]
    codes = Indel.opcodes(a, b)
    for code, after in zip_longest(codes, list(codes)[1:]):
        if code.tag == "delete":
            # Words put in the place of others are marked themselves; only bare omissions need a sign.
            replaced = (found and found[-1].changed) or (after is not None and after.tag != "equal")
            left_out = "" if replaced else base[there[code.src_start].start : there[code.src_end - 1].end]
            continue
        stretch = Span(here[code.dest_start].start, here[code.dest_end - 1].end)
        found.append(Segment(stretch, code.tag != "equal", left_out))
        left_out = ""
    if left_out:
        found.append(Segment(Span(here[-1].end, here[-1].end), left_out=left_out))
    return _filled(found, span)


def _version(
    telling: int,
    group: Sequence[Reading],
    base: Reading,
    passage: Passage,
    articles: Mapping[str, Article],
    *,
    reference: bool,
) -> Version:
    first = group[0]
    text = articles[first.article].text
    foreign = articles[base.article].language != articles[first.article].language
    segments = (
        [Segment(first.span)]
        if reference or foreign
        else compared(text, first.span, base.span.of(articles[base.article].text))
    )
    shown = [d for d in passage.differences if d.article == first.article and first.span.covers(d.span) and len(d.span)]
    marked = tuple(_laid_over(segments, shown))
    return Version(telling, tuple(r.article for r in group), first, marked, reference)


def _order(lineage: Lineage) -> dict[str, tuple[int, int]]:
    found: dict[str, tuple[int, int]] = {}
    for number, family in enumerate(lineage.families, 1):
        for place, article in enumerate((family.head, *family.articles)):
            found.setdefault(article, (number, place))
    return found


def _filled(segments: list[Segment], whole: Span) -> list[Segment]:
    """The segments with what stands between them (blanks, points, marks) put in as unchanged."""
    filled, at = list[Segment](), whole.start
    for segment in segments:
        if segment.span.start > at:
            filled.append(Segment(Span(at, segment.span.start)))
        filled.append(segment)
        at = segment.span.end
    if at < whole.end:
        filled.append(Segment(Span(at, whole.end)))
    return filled


def _laid_over(segments: list[Segment], differences: Sequence[Difference]) -> list[Segment]:
    """The segments cut where a difference begins or ends, each piece with the difference it lies in."""
    ends = sorted({end for d in differences for end in (d.span.start, d.span.end)})
    laid = list[Segment]()
    for segment in segments:
        cuts = [segment.span.start, *(e for e in ends if segment.span.start < e < segment.span.end), segment.span.end]
        left_out = segment.left_out
        for low, high in pairwise(cuts):
            inside = next((d for d in differences if d.span.start <= low and high <= d.span.end), None)
            laid.append(Segment(Span(low, high), segment.changed, left_out, inside if high > low else None))
            left_out = ""
    return laid
