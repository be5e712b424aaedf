"""Article → mentions: sentences, quoted words, quotes with their speakers, actors, dates."""

from typing import TYPE_CHECKING

from retold.late import late
from retold.mentions.settings import MentionSettings

if TYPE_CHECKING:
    from retold.mentions.annotating import annotate, annotated, settle

__all__ = ["MentionSettings", "annotate", "annotated", "settle"]

__getattr__ = late(
    __name__,
    {
        "annotate": "annotating",
        "annotated": "annotating",
        "settle": "annotating",
    },
)
