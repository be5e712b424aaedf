"""Articles to stories: features, neighbours, evidence, grouping; links between stories, and what grows."""

from typing import TYPE_CHECKING

from retold.late import late
from retold.stories.settings import StorySettings

if TYPE_CHECKING:
    from retold.stories.batch import group, partition
    from retold.stories.credited import in_full
    from retold.stories.index import StoryIndex
    from retold.stories.sketching import Sketch, sketch
    from retold.stories.trending import trends

__all__ = ["Sketch", "StoryIndex", "StorySettings", "group", "in_full", "partition", "sketch", "trends"]

__getattr__ = late(
    __name__,
    {
        "Sketch": "sketching",
        "StoryIndex": "index",
        "group": "batch",
        "in_full": "credited",
        "partition": "batch",
        "sketch": "sketching",
        "trends": "trending",
    },
)
