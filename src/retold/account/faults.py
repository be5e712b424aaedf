"""What the collation holds against the readings of a passage."""

from retold.account.standalone import UNFIT
from retold.model import SEVERE, DifferenceKind, Passage, Reading


def faults(passage: Passage) -> dict[str, float]:
    """How badly each article's reading departs: what changes a fact cannot stand, broken words count 1, others by severity."""
    found = {reading.article: 0.0 for reading in passage.readings}
    for difference in passage.differences:
        if difference.kind is DifferenceKind.GARBLE:
            found[difference.article] += 1.0
        elif difference.is_severe:
            found[difference.article] += UNFIT
        else:
            found[difference.article] += 0.4 * difference.severity
    return found


def at_odds(passage: Passage, reading: Reading) -> set[str]:
    """The articles that have other words for something in a reading, so that the meaning is another."""
    found: set[str] = set()
    for difference in passage.differences:
        if difference.severity < SEVERE:
            continue
        if difference.article == reading.article:
            found.update(other.article for other in difference.others)
        elif any(o.article == reading.article and reading.span.covers(o.span) for o in difference.others):
            found.add(difference.article)
    return found
