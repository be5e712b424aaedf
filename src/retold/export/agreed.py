"""What a reader is shown of the facts: those several tellings agree on, and those only one has."""

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass

from retold.export import labels
from retold.export.clashes import by_telling, telling_numbers
from retold.export.contexts import Context, context
from retold.model import Account, Fact, FactKind, Moved, Passage, Span
from retold.words.loose import loose
from retold.words.numbers import values

_SHARE = re.compile(r"[%٪]|per\s?cent|pct|prozent|por ciento|pour cent", re.IGNORECASE)
_FEW = 2  # tellings without which nothing can be agreed


@dataclass(frozen=True, slots=True)
class Alone:
    """What rests on one telling.

    Attributes:
        telling: its number, from 1.
        articles: its pages.
        facts: its numbers, then its days.
        names: persons nobody else names.
        passages: what else only it has, with their numbers, from 1.
    """

    telling: int
    articles: tuple[str, ...]
    facts: tuple[Fact, ...]
    names: tuple[Fact, ...]
    passages: tuple[tuple[int, Passage], ...]


def is_comparable(account: Account) -> bool:
    """Whether there are tellings to compare."""
    return len(account.lineage.families) >= _FEW


def agreed(account: Account) -> tuple[tuple[int, tuple[Fact, ...]], ...]:
    """Facts by how many independent tellings state them, most first. That all name the same persons is no news."""
    if not is_comparable(account):
        return ()
    shown = [f for f in account.facts if not f.alone and f.kind is not FactKind.NAME]
    return tuple(
        (n, tuple(f for f in shown if f.origins == n)) for n in sorted({f.origins for f in shown}, reverse=True)
    )


def alone(account: Account) -> tuple[Alone, ...]:
    """What only one telling has, telling by telling; those that have nothing of their own left out.

    A number that stands in another telling too, be it beside other words or in its headline, is not told by one alone: it may
    be the same.
    """
    if not is_comparable(account):
        return ()
    found = []
    families = telling_numbers(account.lineage)
    left_in = {
        a.id: loose(a.text, m.sentences) for a, m in zip(account.story.articles, account.story.mentions, strict=True)
    }
    stated = {a.id: values(f"{a.title or ''}\n{a.text}") for a in account.story.articles}
    for number, family in enumerate(account.lineage.families, 1):
        # The numbers in the pages that have nothing of this telling.
        elsewhere = frozenset().union(*(n for a, n in stated.items() if number not in families.get(a, ())))
        mine = [f for f in account.facts if f.alone and _of(f, number, families) and not _is_in(f, elsewhere)]
        passages = tuple(
            (n, p) for n, p in enumerate(account.collation.passages, 1)
            if p.origins == 1 and all(families.get(r.article, (0,)) == (number,) for r in p.readings)
            and any(r.span not in left_in.get(r.article, ()) for r in p.readings)
        )  # fmt: skip
        facts = tuple(f for f in mine if f.kind in {FactKind.NUMBER, FactKind.DATE} and not _agreed_on(f, account))
        names = tuple(f for f in mine if f.kind is FactKind.NAME)
        if facts or names or passages:
            found.append(Alone(number, family.articles, facts, names, passages))
    return tuple(found)


def _is_in(fact: Fact, numbers: Container[str]) -> bool:
    """Whether a number is among others; a share is told apart from what is counted."""
    exact = fact.evidence[0].exact
    return fact.kind is FactKind.NUMBER and fact.value in numbers and _SHARE.search(exact) is None


def _agreed_on(fact: Fact, account: Account) -> bool:
    """Whether a day's sentence is there for a deed that several tellings tell, on that day or without one."""
    if fact.kind is not FactKind.DATE:
        return False
    deeds = (e for f in account.facts if f.kind is FactKind.EVENT and not f.alone for e in f.evidence)
    return any(e.article == its.article and its.span.covers(e.span) for e in deeds for its in fact.evidence)


def _of(fact: Fact, number: int, families: dict[str, tuple[int, ...]]) -> bool:
    return list(by_telling((e.article for e in fact.evidence), families)) == [number]


def articles_of(fact: Fact, account: Account) -> list[list[str]]:
    """The articles that state a fact, those of one telling together."""
    return list(by_telling((e.article for e in fact.evidence), telling_numbers(account.lineage)).values())


def on_whose_word(fact: Fact) -> str:
    """What is said behind the tellings of a fact that all have it from one side, or for which other sides have another figure."""
    source = [f"all on the word of {fact.source}"] if fact.source else []
    return ", ".join(
        [*source, *(f"against {' '.join(exact.split())} on the word of {side}" for exact, side in fact.against)]
    )


def steps(moved: Moved) -> list[tuple[str, str, list[str]]]:
    """The values of a figure that moved, as the first report has each, with the day and the articles."""
    return [
        (
            " ".join(step.evidence[0].exact.split()),
            labels.when(labels.iso_day(step.first), labels.iso_day(step.first)),
            list(dict.fromkeys(e.article for e in step.evidence)),
        )
        for step in moved.steps
    ]


def in_short(fact: Fact) -> str | None:
    """What a fact states, in a word or two; None for who did what."""
    if fact.kind is FactKind.DATE:
        first, _, last = (fact.value or "").partition("/")
        return labels.when(labels.iso_day(first), labels.iso_day(last or first))
    return " ".join(fact.evidence[0].exact.split()) if fact.kind is FactKind.NUMBER else fact.value


def in_sentence(fact: Fact, account: Account) -> Context:
    """The words of a fact in the sentence that puts it best; of who did what and of days the sentence is the fact."""
    best = fact.evidence[0]
    if fact.kind not in {FactKind.NUMBER, FactKind.NAME}:
        return Context(((fact.text, False),))
    text = next(a.text for a in account.story.articles if a.id == best.article)
    around = next((p for p in account.collation.passages if _holds(p, best.article, best.span)), None)
    return context(text, around, best.article, [best.span])


def _holds(passage: Passage, article: str, span: Span) -> bool:
    return any(r.article == article and r.span.covers(span) for r in passage.readings)


def without(facts: Iterable[Fact], account: Account) -> list[Fact]:
    """Facts that are not told in so many words by a line of the brief."""
    told = {point.text for point in account.brief}
    return [fact for fact in facts if fact.kind is not FactKind.EVENT or fact.text not in told]
