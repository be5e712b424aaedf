"""How a text was taken: word for word, cut, edited, reworded, translated."""

from retold.lineage.alignment import Alignment
from retold.lineage.likeness import Likeness
from retold.lineage.texts import Text
from retold.model import Relation

# Mean likeness of the linked sentences, weighted by their words.
_VERBATIM = 0.985
_EDITED = 0.85
# A copy that leaves out more than this part of its source is a trimmed one.
_TRIM = 0.05


def relation(child: Text, parent: Text, alignment: Alignment, likeness: Likeness, *, child_left: bool) -> Relation:
    """The relation of `child` to `parent`, whose alignment has the child on the left if `child_left`."""
    weight = kept = whole = 0.0
    for link in alignment.links:
        mine = link.left if child_left else link.right
        theirs = link.right if child_left else link.left
        mass = sum(likeness.mass[child.units[i]] for i in mine)
        weight += mass
        kept += mass * link.score
        whole += sum(likeness.mass[parent.units[j]] for j in theirs)
    fidelity = kept / weight if weight else 0.0
    left_out = 1 - whole / max(sum(likeness.mass[u] for u in parent.units), 1e-9)
    if fidelity >= _VERBATIM:
        return Relation.TRIMMED if left_out > _TRIM else Relation.VERBATIM
    return Relation.EDITED if fidelity >= _EDITED else Relation.REWORKED
