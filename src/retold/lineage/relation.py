"""How a text was taken: word for word, cut, edited, reworded, translated."""

from retold.lineage.descent import Descent
from retold.model import Relation

# Unlikeness of the shared sentences, weighted by their words (0 is word for word).
FAITHFUL = 0.015
# An editor leaves sentences as they stand, whoever rewords a text touches every one: how unlike the shared sentences of an
# edited copy may be, and the part of them that is left, for one that is changed little and for one that is changed much.
_EDITED = (0.15, 0.1), (0.3, 0.2)
# A copy that leaves out more than this part of its source is a trimmed one.
_TRIM = 0.06
# A text that has this part from another story was put together from two.
_OTHER_PART = 0.12


def relation(descent: Descent, *, translated: bool, foreign: bool = False) -> Relation:
    """The relation of a child to its parent (or to its nearest relative, for a lost parent).

    Args:
        descent: the evidence.
        translated: the child's wording shows that it was translated.
        foreign: the two are in different languages.
    """
    if descent.away >= _OTHER_PART:
        return Relation.MERGED
    if foreign:
        return Relation.TRANSLATED
    if descent.reworded <= FAITHFUL and descent.missing <= _TRIM:
        return Relation.TRIMMED if descent.left_out > _TRIM else Relation.VERBATIM
    if translated:
        return Relation.TRANSLATED
    edited = any(descent.reworded <= most and descent.untouched >= least for most, least in _EDITED)
    return Relation.EDITED if edited else Relation.REWORKED
