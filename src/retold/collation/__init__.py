"""Story, Lineage → passages and readings: the versions of a story side by side, and the differences that matter."""

from typing import TYPE_CHECKING

from retold.collation.settings import CollationSettings
from retold.late import late

if TYPE_CHECKING:
    from retold.collation.collating import collate
    from retold.collation.revisions import revised

__all__ = ["CollationSettings", "collate", "revised"]

__getattr__ = late(
    __name__,
    {
        "collate": "collating",
        "revised": "revisions",
    },
)
