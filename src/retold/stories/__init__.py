"""Articles to stories: features, neighbours, grouping."""

from retold.stories.batch import group, partition
from retold.stories.index import StoryIndex
from retold.stories.settings import StorySettings

__all__ = ["StoryIndex", "StorySettings", "group", "partition"]
