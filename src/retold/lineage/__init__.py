"""Story → Lineage: who took a text from whom, and how many independent tellings are left."""

from retold.lineage.settings import LineageSettings
from retold.lineage.trace import trace

__all__ = ["LineageSettings", "trace"]
