"""Articles to stories: features, neighbours, evidence, grouping; links between stories, and what grows."""

from retold.stories.batch import group, partition
from retold.stories.credited import in_full
from retold.stories.index import StoryIndex
from retold.stories.settings import StorySettings
from retold.stories.sketch import Sketch, sketch
from retold.stories.trends import trends

__all__ = ["Sketch", "StoryIndex", "StorySettings", "group", "in_full", "partition", "sketch", "trends"]
