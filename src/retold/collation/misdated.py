"""Another day, month or year in a translation: dates that both languages' rules read, in sentences that the lineage aligned."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from retold.model import Article, DateMention, Difference, DifferenceKind, Lineage, Mentions, Reading, Span, within

_ALIGNED = 0.4  # how alike (as the lineage scores them) two sentences must be to say the same
_SEVERITY = 0.6
_MONTHS = frozenset({"month", "in-month", "mod-month"})  # the same of months
_WEEKDAYS = frozenset({"weekday", "weekday-daypart"})  # rules of dates that are named by their weekday alone
_WIDTHS = (0, 30, 365)  # days, less one, of a day, a month and a year at most


def misdated_abroad(
    lineage: Lineage, articles: Mapping[str, Article], mentions: Mapping[str, Mentions]
) -> Iterator[tuple[Difference, Span]]:
    """The only date of a sentence where its counterpart in another language has one other date of that kind; with the child's sentence.

    Not where either stands in a sentence beside the counterpart: one sentence may have been made two.
    """
    seen: set[tuple[str, Span]] = set()
    for edge in sorted(lineage.edges, key=lambda e: (e.parent is None, e.child)):
        other = edge.relative
        if other is None or articles[edge.child].language == articles[other].language:
            continue
        for pair in edge.aligned:
            mine, its = _only(mentions[edge.child], pair.child), _only(mentions[other], pair.parent)
            if pair.score < _ALIGNED or mine is None or its is None:
                continue
            if not seen.isdisjoint({(edge.child, mine.span), (other, its.span)}):  # one of the two is charged already
                continue
            if _same_name(mine, its) or _same_distance((articles[edge.child], mine), (articles[other], its)):
                continue
            if _differ(mine, its) and not (
                _beside(mentions[other], pair.parent, mine) or _beside(mentions[edge.child], pair.child, its)
            ):
                seen.add((edge.child, mine.span))
                note = f"“{mine.span.of(articles[edge.child].text)}” for “{its.span.of(articles[other].text)}”"
                reading = (Reading(other, its.span),)
                contested = edge.parent is None
                yield (
                    Difference(edge.child, mine.span, DifferenceKind.DATE, reading, _SEVERITY, contested, note),
                    pair.child,
                )


def _only(mentions: Mentions, sentence: Span) -> DateMention | None:
    """The only date within a sentence."""
    found = [d for d in within(mentions.dates, sentence) if d.first is not None]
    return found[0] if len(found) == 1 else None


def _differ(mine: DateMention, its: DateMention) -> bool:
    """Whether two days, two months or two years have no day in common."""
    if mine.first is None or mine.last is None or its.first is None or its.last is None:
        return False
    return _kind(mine.first, mine.last) == _kind(its.first, its.last) and (
        _end(mine, mine.last) < its.first or _end(its, its.last) < mine.first
    )


def _same_name(mine: DateMention, its: DateMention) -> bool:
    """Whether both name one day of the week, or one month: only which one was read otherwise, from verbs that say little of it."""
    if mine.first is None or its.first is None:
        return False
    if {mine.rule, its.rule} <= _WEEKDAYS:
        return mine.first.weekday() == its.first.weekday()
    return {mine.rule, its.rule} <= _MONTHS and mine.first.month == its.first.month


def _end(mention: DateMention, last: date) -> date:
    """The last day something belongs to: a night goes on into the next one."""
    return last + timedelta(mention.value is not None and mention.value.endswith("TNI"))


def _same_distance(*told: tuple[Article, DateMention]) -> bool:
    """Whether both dates are counted from the articles' own days, and are as far from them: `last night` in both."""
    distances = {
        mention.first - date.fromisoformat(article.published.first[:10])
        if mention.anchor == "published" and mention.first and article.published else None
        for article, mention in told
    }  # fmt: skip
    return len(distances) == 1 and None not in distances


def _kind(first: date, last: date) -> int | None:
    width = (last - first).days
    return next((n for n, most in enumerate(_WIDTHS) if width <= most), None)


def _beside(mentions: Mentions, sentence: Span, other: DateMention) -> bool:
    """Whether a sentence before or after one has a date of those days."""
    around = _neighbours(mentions.sentences, sentence)
    return any(
        d.first == other.first and d.last == other.last and any(span.covers(d.span) for span in around)
        for d in mentions.dates
    )


def _neighbours(sentences: Sequence[Span], sentence: Span) -> list[Span]:
    inside = [n for n, span in enumerate(sentences) if span.overlaps(sentence)]
    return [sentences[n] for n in (inside[0] - 1, inside[-1] + 1) if 0 <= n < len(sentences)] if inside else []
