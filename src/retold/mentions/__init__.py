"""Article → mentions: sentences, quoted words, quotes with their speakers, actors, dates."""

from retold.mentions.annotating import annotate, annotated, settle
from retold.mentions.settings import MentionSettings

__all__ = ["MentionSettings", "annotate", "annotated", "settle"]
