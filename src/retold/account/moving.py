"""Figures that moved while a story went on: five dead by the first reports, 17 a day later (see `retold.words.tolls`).

Of each report counts the largest figure of a kind, of the missing the first; sentences that tell of an earlier event, of what
may come or of an older count have none. A figure follows another only where its first report surely came out later.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from retold.account.agreement import changed
from retold.model import Article, ArticleKind, Collation, Evidence, Lineage, Mentions, Moved, Span, Step, Story, within
from retold.words.datelines import told_from
from retold.words.retracted import withdrawn
from retold.words.tolls import FALLING, tolls

_EARLIER = timedelta(days=10)  # before its report a day of another event
_PLAIN_KINDS = (ArticleKind.ARTICLE, ArticleKind.RELEASE)


@dataclass(frozen=True, slots=True)
class _Figure:
    article: Article
    span: Span
    value: float


def moved(story: Story, lineage: Lineage, collation: Collation) -> tuple[Moved, ...]:
    """The figures of a story that later reports have otherwise, each with its steps in the order of time."""
    wrong = changed(collation)
    found: dict[str, list[_Figure]] = {}
    for article, mentions in zip(story.articles, story.mentions, strict=True):
        if article.published is None or article.kind not in _PLAIN_KINDS:
            continue
        for kind, figures in _figures(article, mentions, wrong.get(article.id, ())):
            found.setdefault(kind, []).append(figures)
    taken_back = frozenset(
        float(n) for article in story.articles for told in article.corrections for n in withdrawn(told)
    )
    series = ((kind, _steps(_standing(figures, taken_back), lineage)) for kind, figures in found.items())
    return tuple(Moved(kind, steps) for kind, steps in series if len(steps) > 1)


def _standing(figures: Sequence[_Figure], taken_back: Collection[float]) -> list[_Figure]:
    """The figures without those that some page says were wrong, where others have what is right: they did not move."""
    right = [figure for figure in figures if figure.value not in taken_back]
    return right or list(figures)


def _steps(figures: Sequence[_Figure], lineage: Lineage) -> tuple[Step, ...]:
    """The values in the order in which they were first reported; of two reported at one time the one more tellings have."""
    by_value: dict[float, list[_Figure]] = {}
    for figure in figures:
        by_value.setdefault(figure.value, []).append(figure)
    by_value = {value: same for value, same in by_value.items() if any(map(_is_dated, same))}
    told = {value: lineage.tellings({f.article.id for f in same}) for value, same in by_value.items()}
    firsts = {value: min(same, key=lambda f: _when(f.article)).article for value, same in by_value.items()}
    kept: list[float] = []
    for value in sorted(by_value, key=lambda v: (-told[v], _when(firsts[v]), v)):
        apart = (
            firsts[value].published_before(firsts[other]) or firsts[other].published_before(firsts[value])
            for other in kept
        )
        if all(apart):
            kept.append(value)
    return tuple(_step(by_value[value]) for value in sorted(kept, key=lambda v: _when(firsts[v])))


def _is_dated(figure: _Figure) -> bool:
    return figure.article.published is not None and figure.article.published.dated


def _step(same: Iterable[_Figure]) -> Step:
    ordered = sorted(same, key=lambda f: _when(f.article))
    return Step(_when(ordered[0].article)[1], tuple(Evidence.at(f.article, f.span) for f in ordered))


def _when(article: Article) -> tuple[bool, str, str, str]:
    """Where an article stands in time; those whose day was worked out come last."""
    published = article.published
    assert published is not None
    return not published.dated, published.first, published.last, article.id


def _figures(article: Article, mentions: Mentions, wrong: Iterable[Span]) -> Iterator[tuple[str, _Figure]]:
    """The figure an article has of each kind."""
    found: dict[str, list[_Figure]] = {}
    begins, wrong = told_from(article.text), tuple(wrong)
    for sentence in mentions.sentences:
        if sentence.end <= begins or _is_of_another_day(article, sentence, mentions):
            continue
        for toll in tolls(article.text, max(sentence.start, begins), sentence.end, article.language):
            span = Span(toll.start, toll.end)
            if not toll.part and not any(each.overlaps(span) for each in wrong):
                found.setdefault(toll.kind, []).append(_Figure(article, span, toll.value))
    for kind, figures in found.items():
        yield kind, figures[0] if kind in FALLING else max(figures, key=lambda f: (f.value, -f.span.start))


def _is_of_another_day(article: Article, sentence: Span, mentions: Mentions) -> bool:
    """Whether a sentence tells of a day long before its report."""
    day = date.fromisoformat(_when(article)[1][:10])
    ends = (d.last for d in within(mentions.dates, sentence))
    return any(last is not None and last < day - _EARLIER for last in ends)
