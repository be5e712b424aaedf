"""Agreement and the discrepancy table of a story, worked out for its page."""

from collections.abc import Sequence
from functools import cached_property

from retold.export import agreed as agreeing
from retold.export import labels
from retold.export.clashes import Cell, Clash, by_telling, clashes, telling_numbers
from retold.export.contexts import Context
from retold.model import Account, Evidence, Fact, FactKind, Span

MAX_COLUMNS = 6  # tellings with a column of their own; the smaller ones share the last
MAX_ROWS = 300


class AgreementView:
    """What tellings agree on, what one alone has, and all differences as a table with a column a telling."""

    def __init__(self, account: Account) -> None:
        self._account = account
        self._texts = {article.id: article.text for article in account.story.articles}
        self._families = telling_numbers(account.lineage)

    @cached_property
    def agreed(self) -> tuple[tuple[int, tuple[Fact, ...]], ...]:
        """Facts by how many tellings state them, without those a line of the brief tells."""
        groups = ((n, tuple(agreeing.without(facts, self._account))) for n, facts in agreeing.agreed(self._account))
        return tuple((n, facts) for n, facts in groups if facts)

    @cached_property
    def alone(self) -> tuple[agreeing.Alone, ...]:
        """What only one telling has."""
        return agreeing.alone(self._account)

    @cached_property
    def moved(self) -> tuple[tuple[str, list[tuple[str, str, tuple[Evidence, ...]]]], ...]:
        """The figures that moved, each with its values, their days and the words that have them."""
        shown = ((moved, agreeing.steps(moved)) for moved in self._account.moved)
        return tuple(
            (m.what, [(value, day, step.evidence) for (value, day, _), step in zip(steps, m.steps, strict=True)])
            for m, steps in shown
        )

    def short(self, fact: Fact) -> str | None:
        """What a fact states, in a word or two."""
        return agreeing.in_short(fact)

    def word(self, fact: Fact) -> str:
        """On whose word all tellings state it, for the reader."""
        return agreeing.on_whose_word(fact)

    def sentence(self, fact: Fact) -> Context:
        """The fact in the sentence that puts it best."""
        return agreeing.in_sentence(fact, self._account)

    def told(self, fact: Fact) -> list[tuple[int, list[Evidence]]]:
        """By telling, the first words of each of its pages that state a fact."""
        first: dict[str, Evidence] = {}
        for each in fact.evidence:
            first.setdefault(each.article, each)
        return [
            (n, [first[article] for article in sorted(ids)]) for n, ids in by_telling(first, self._families).items()
        ]

    @cached_property
    def columns(self) -> tuple[int, ...]:
        """The tellings with a column of their own."""
        return tuple(range(1, min(len(self._account.lineage.families), MAX_COLUMNS) + 1))

    @cached_property
    def shared_column(self) -> bool:
        """Whether there is a last column for all other tellings."""
        return any(cell.telling not in self.columns for row in self.rows for cell in row.cells)

    @cached_property
    def rows(self) -> tuple[Clash, ...]:
        """The differences, those that change the meaning first, as many as a page can hold."""
        return clashes(self._account)[:MAX_ROWS]

    @cached_property
    def hidden(self) -> int:
        """How many differences the table leaves out."""
        return sum(len(p.differences) for p in self._account.collation.passages) - len(self.rows)

    def others(self, row: Clash) -> tuple[Cell, ...]:
        """What the tellings without a column have."""
        return tuple(cell for cell in row.cells if cell.telling not in self.columns)

    def words(self, cell: Cell) -> str:
        """The words of a cell, as its first page has them."""
        first = cell.readings[0]
        return " ".join(first.span.of(self._texts[first.article]).split()).strip(labels.QUOTE_MARKS)

    def gist(self, spans: Sequence[tuple[str, Span]]) -> str:
        """The first of some readings on one line."""
        article, span = spans[0]
        return " ".join(span.of(self._texts[article]).split())

    @staticmethod
    def is_sentence(fact: Fact) -> bool:
        """Whether the sentence itself is the fact."""
        return fact.kind is FactKind.EVENT
