"""What independent tellings agree on, what rests on one alone, and where they contradict each other.

A contradiction stands between tellings of their own; a corruption inside a family, where somebody changed what they copied.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from retold.model import Article, Collation, Difference, Evidence, Lineage, Mentions, Passage, Reading, Span, Story

# A number with the two words after it, which say what is counted.
_NUMBER = re.compile(r"(?<![\w.,])\d+(?:[.,]\d+)*(?![\w])(?: [^\W\d_][\w-]*){0,2}")
_FIRM = 2  # tellings from which something is agreed


@dataclass(frozen=True, slots=True)
class StatedFact:
    """A number or date that tellings give in one passage.

    Attributes:
        kind: `number` or `date`.
        value: what is compared: the digits, or the TIMEX3 value.
        origins: independent tellings that give it.
    """

    kind: str
    value: str
    text: str
    origins: int
    evidence: tuple[Evidence, ...]

    @property
    def alone(self) -> bool:
        """Whether it rests on a single telling."""
        return self.origins < _FIRM


@dataclass(frozen=True, slots=True)
class Clash:
    """A difference with the words of both sides. `within_family`: a corruption, else a contradiction of tellings."""

    difference: Difference
    within_family: bool
    departing: Evidence
    others: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Agreement:
    """The facts by support, then by place in the story, and the clashes, gravest first."""

    facts: tuple[StatedFact, ...]
    contradictions: tuple[Clash, ...]
    corruptions: tuple[Clash, ...]


def agreement(story: Story, lineage: Lineage, collation: Collation) -> Agreement:
    """Facts with the number of independent tellings behind each, and where tellings clash."""
    articles = {article.id: article for article in story.articles}
    mentions = {found.article: found for found in story.mentions}
    families = _families(lineage, articles)
    facts = [fact for passage in collation.passages for fact in _facts(passage, articles, mentions, families)]
    clashes = [_clash(d, articles, families) for passage in collation.passages for d in passage.differences if d.others]
    clashes.sort(key=lambda c: (-c.difference.severity, c.difference.article, c.difference.span))
    return Agreement(
        tuple(sorted(facts, key=lambda f: -f.origins)),
        tuple(c for c in clashes if not c.within_family),
        tuple(c for c in clashes if c.within_family),
    )


def _families(lineage: Lineage, articles: Iterable[str]) -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, family in enumerate(lineage.families):
        for article in family.articles:
            found.setdefault(article, set()).add(number)
    for number, article in enumerate(sorted(articles), len(lineage.families)):
        found.setdefault(article, {number})
    return {article: frozenset(numbers) for article, numbers in found.items()}


def _facts(
    passage: Passage, articles: dict[str, Article], mentions: dict[str, Mentions], families: dict[str, frozenset[int]]
) -> Iterator[StatedFact]:
    given: dict[tuple[str, str], list[Evidence]] = {}
    for reading in passage.readings:
        article = articles[reading.article]
        for kind, value, span in _stated(reading, article, mentions[reading.article]):
            given.setdefault((kind, value), []).append(Evidence.at(article, span))
    for (kind, value), evidence in given.items():
        origins = _origins(families[e.article] for e in evidence)
        yield StatedFact(kind, value, evidence[0].exact, origins, tuple(evidence))


def _origins(families: Iterable[frozenset[int]]) -> int:
    """How many tellings stand behind articles of these families: one merged from two tellings is none of its own."""
    counted: set[int] = set()
    for found in sorted(set(families), key=lambda f: (len(f), sorted(f))):
        if counted.isdisjoint(found):
            counted.add(min(found))
    return len(counted)


def _stated(reading: Reading, article: Article, mentions: Mentions) -> Iterator[tuple[str, str, Span]]:
    dated = [m for m in mentions.dates if reading.span.covers(m.span)]
    for mention in dated:
        if mention.value and mention.type == "DATE":
            yield "date", mention.value, mention.span
    for match in _NUMBER.finditer(article.text, reading.span.start, reading.span.end):
        span = Span(*match.span())
        if not any(mention.span.overlaps(span) for mention in dated):
            yield "number", match.group().split()[0].rstrip(".,").replace(",", ""), span


def _clash(difference: Difference, articles: dict[str, Article], families: dict[str, frozenset[int]]) -> Clash:
    ours = families[difference.article]
    return Clash(
        difference,
        any(not ours.isdisjoint(families[other.article]) for other in difference.others),
        Evidence.at(articles[difference.article], difference.span),
        tuple(Evidence.at(articles[other.article], other.span) for other in difference.others),
    )
