"""Story, Lineage → passages and readings: the versions of a story side by side, and the differences that matter."""

from retold.collation.collating import collate
from retold.collation.revisions import revised
from retold.collation.settings import CollationSettings

__all__ = ["CollationSettings", "collate", "revised"]
