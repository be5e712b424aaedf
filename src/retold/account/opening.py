"""What an account opens with: what most tellings begin with, in the words of one that begins with it."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from retold.account.clearest import Clearest, Wording
from retold.account.matter import share
from retold.account.standalone import HANGING, hanging
from retold.model import Collation, Lineage, Passage, Reading
from retold.words import folded

_FIRST = 3  # sentences that a report begins with: a heading or a line that sets the scene may stand before its news
_OWN = 0.7  # of the most that a beginning has of the story's own matter, so much must another have to open it
_GOOD = 0.7  # of the most that speaks for a point, so much must speak for what one report alone begins with
_TOLD = 0.5  # of a beginning's weighted words; a wording that has so many says the same, wherever it stands


def beginnings(collation: Collation) -> dict[str, tuple[tuple[int, Reading], ...]]:
    """By article the readings it begins with, each with the number of its passage, in the order of the text."""
    found: dict[str, list[tuple[int, Reading]]] = {}
    for number, passage in enumerate(collation.passages):
        for reading in passage.readings:
            found.setdefault(reading.article, []).append((number, reading))
    begun = {}
    for article, readings in found.items():
        first = sorted({reading.span for _, reading in readings})[:_FIRST]
        own = (each for each in readings if each[1].span in first)
        begun[article] = tuple(sorted(own, key=lambda each: (each[1].span, each[0])))
    return begun


def opening(
    begun: Mapping[str, Sequence[tuple[int, Reading]]],
    known: Mapping[int, int],
    merits: Mapping[int, float],
    collation: Collation,
    lineage: Lineage,
) -> int | None:
    """The number of what most tellings, then most articles, open with; where no two open alike, of what opens best.

    Of a passage in parts the whole is counted first, then its parts; of like ones the last tells how it stands.

    Args:
        begun: what articles begin with.
        known: by number of a passage that may open the account, the number of the whole that it is a part of.
        merits: by such a number how much speaks for its wording.
        collation: the passages numbered.
        lineage: copies of one text open alike as one telling.
    """
    opened: dict[int, set[str]] = {}
    for article, readings in begun.items():
        first = next((number for number, _ in readings if number in known), None)
        if first is not None:
            opened.setdefault(first, set()).add(article)

    def support(numbers: Iterable[int]) -> tuple[int, int]:
        ids = {article for number in numbers for article in opened[number]}
        return lineage.tellings(ids), len(ids)

    wholes = {n: support(m for m in opened if known[m] == known[n]) for n in opened}
    order = ((wholes[n], support([n]), collation.passages[n].origins, -known[n], n) for n in opened)
    best = max(order, default=(None,))[-1]
    if best is not None and wholes[best][1] > 1:
        return best
    best = max(opened, key=lambda n: (merits[n], -n), default=None)
    return best if best is not None and merits[best] >= _GOOD * max(merits.values()) else None


def opened(
    passage: Passage,
    shown: Reading,
    begun: Mapping[str, Sequence[tuple[int, Reading]]],
    clearest: Clearest,
    topical: Mapping[Reading, float],
    claims: Collection[str],
) -> Wording | None:
    """The wording of a passage that opens an account: one that a report begins with, not a side of it told further down.

    What happened goes before what somebody rejects, and what is most the story's own before the rest. None where the one
    `shown` is such a beginning or says the same, or no beginning reads well.

    Args:
        passage: what the account opens with.
        shown: the reading that stands for it.
        begun: what articles begin with.
        clearest: of the story.
        topical: by reading of the passage how much of it is the story's own matter.
        claims: the articles whose claims others show to be wrong.
    """
    own = {reading for readings in begun.values() for _, reading in readings}
    if shown in own and not _rejects(shown, clearest):
        return None
    tried = [r for r in passage.readings if r in own and r.article not in claims and not clearest.is_view(r.article)]
    tried = [r for r in tried if clearest.told_by(passage, r).trouble < HANGING]
    tried = [r for r in tried if str(clearest.articles[r.article].language) == clearest.language] or tried
    tried = [r for r in tried if not _rejects(r, clearest)] or tried
    most = max((topical[r] for r in tried), default=0.0)
    tried = [r for r in tried if topical[r] >= _OWN * most]
    if not tried:
        return None
    best = clearest.of_those(passage, tried)
    same = share(clearest.terms(shown), clearest.terms(best.reading)) >= _TOLD
    return None if same and not _rejects(shown, clearest) else best


def _rejects(reading: Reading, clearest: Clearest) -> bool:
    """Whether a reading tells what somebody says against what others tell."""
    words = folded(reading.span.of(clearest.articles[reading.article].text))
    return not hanging()["rejecting"].isdisjoint(words)
