"""What an article did not change itself: it has the words from the text it was taken from, or its own outlet put them otherwise.

A copy of the early report is not altered because the late one has other figures; and who brings his own report up to date
copies nothing wrongly.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from retold.collation.facts import Facts
from retold.collation.noting import Noted, Notes
from retold.collation.tellings import Tellings
from retold.collation.verdicts import holds
from retold.model import MOVING, Article, Difference

_PUT_OTHERWISE = 0.45  # how severe is what an outlet words otherwise in its next version
_COPIES = "the texts made from it have it otherwise"
_VERSIONS = "each in its own version of the report"


def of_versions(
    found: Iterable[Difference], tellings: Tellings, articles: Mapping[str, Article]
) -> Iterator[Difference]:
    """The differences; those between two versions of one outlet's text are disputed, and no wording of theirs weighs much.

    So is a figure that only those have otherwise who took it from there: it may have moved since.

    Unless the version also departs from the text of somebody else that it was taken from.
    """
    for difference in found:
        if difference.contested:
            yield difference
        elif difference.kind in MOVING and _is_source(difference, tellings):
            yield replace(difference, contested=True, note=_COPIES)
        elif not _is_version(difference, tellings, articles):
            yield difference
        elif difference.kind in MOVING:
            yield replace(difference, contested=True, note=_VERSIONS)
        else:
            severity = min(difference.severity, _PUT_OTHERWISE)
            yield replace(difference, contested=True, severity=severity, note=_VERSIONS)


def _is_source(difference: Difference, tellings: Tellings) -> bool:
    """Whether all texts that an article departs from were made from it."""
    others = [reading.article for reading in difference.others]
    return bool(others) and all(difference.article in tellings.ancestors(other) for other in others)


def _is_version(difference: Difference, tellings: Tellings, articles: Mapping[str, Article]) -> bool:
    own, outlet = difference.article, articles[difference.article].outlet
    others = {reading.article for reading in difference.others}
    before = tellings.ancestors(own) & others
    related = before | {other for other in others if own in tellings.ancestors(other)}
    same = {other for other in related if outlet is not None and articles[other].outlet == outlet}
    return bool(same) and before <= same


def own_changes(
    found: Iterable[Difference], notes: Notes, readings: Sequence[Facts], tellings: Tellings
) -> Iterator[Difference]:
    """The differences of a passage without those an article has from a text it was taken from.

    What that text itself has wrong stays the copy's too; what is disputed of it is disputed of the copy.

    Args:
        found: what is listed of the passage.
        notes: what was gathered of it.
        readings: of the passage.
        tellings: who descends from whom.
    """
    known = list(found)
    by_article = {reading.line.article: reading for reading in readings}
    for difference in known:
        entry = notes.get((difference.article, difference.span))
        above = _having(entry, difference.article, by_article, tellings) if entry and not difference.contested else []
        if not above:
            yield difference
            continue
        theirs = [d for d in known if d.article in above and d.kind is difference.kind and _against_one(d, difference)]
        if any(not d.contested and d.severity >= difference.severity for d in theirs):
            yield difference
        elif theirs:
            first = theirs[0]
            severity = min(difference.severity, first.severity)
            yield replace(difference, contested=first.contested, severity=severity, note=first.note)


def _having(entry: Noted, article: str, by_article: Mapping[str, Facts], tellings: Tellings) -> list[str]:
    """The texts an article descends from that say what it says, and not what it departs from."""
    above = sorted(tellings.ancestors(article) & by_article.keys())
    return [
        name
        for name in above
        if holds(by_article[name], entry.says) and not any(holds(by_article[name], claim) for claim in entry.against)
    ]


def _against_one(one: Difference, other: Difference) -> bool:
    """Whether two differences depart from a reading of the same article."""
    return not {r.article for r in one.others}.isdisjoint(r.article for r in other.others)
