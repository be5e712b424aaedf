"""Every place of a story's articles that its account points at."""

from collections.abc import Iterator

from retold.export import labels
from retold.export.anchored import Mark
from retold.export.site import anchor
from retold.model import Account, Edge, Evidence, Lineage, Passage, Span

Place = tuple[str, Span]


def citations(account: Account) -> dict[str, list[Mark]]:
    """For each article the marks to make in its text: every span once, those that depart from the others as such."""
    found: dict[str, dict[Span, Mark]] = {}
    for passage in account.collation.passages:
        for difference in passage.differences:
            level = "sev" if difference.is_severe else "dif"
            mark = Mark(difference.span, anchor(difference.span), "mark", level, labels.KINDS[difference.kind])
            if len(difference.span):
                found.setdefault(difference.article, {}).setdefault(difference.span, mark)
    for article, span in _places(account):
        if len(span):
            found.setdefault(article, {}).setdefault(span, Mark(span, anchor(span)))
    return {article: list(marks.values()) for article, marks in found.items()}


def _places(account: Account) -> Iterator[Place]:
    yield from ((e.article, e.span) for e in _evidence(account))
    for passage in account.collation.passages:
        yield from _in_passage(passage)
    for edge in account.lineage.edges:
        yield from _in_edge(edge)
    yield from _in_statements(account.lineage)
    yield from ((found.article, pair.child) for found in account.elsewhere for pair in found.aligned)


def _in_passage(passage: Passage) -> Iterator[Place]:
    yield from ((reading.article, reading.span) for reading in passage.readings)
    yield from ((other.article, other.span) for d in passage.differences for other in d.others)


def _in_edge(edge: Edge) -> Iterator[Place]:
    yield from ((edge.child, span) for clue in edge.clues for span in clue.child)
    yield from ((edge.child, pair.child) for pair in edge.aligned)
    if edge.parent is not None:
        yield from ((edge.parent, span) for clue in edge.clues for span in clue.parent)
        yield from ((edge.parent, pair.parent) for pair in edge.aligned)


def _in_statements(lineage: Lineage) -> Iterator[Place]:
    for statement in lineage.statements:
        yield from zip(statement.articles, statement.spans, strict=False)


def _evidence(account: Account) -> Iterator[Evidence]:
    for part in (account.brief, account.facts, account.timeline, account.actors, account.positions):
        for each in part:
            yield from each.evidence
    for actor in account.actors:
        for role in actor.roles:
            yield from role.evidence
    for quote in account.quotes:
        yield from (wording.evidence for wording in quote.wordings)
        yield from quote.speaker_evidence
