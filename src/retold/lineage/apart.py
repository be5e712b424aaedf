"""Whether two texts of different stories share copied words: of one event or none, both might have written them."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from retold.lineage.alignment import Alignment, Link
from retold.lineage.details import Details
from retold.lineage.kinship import NO_KINSHIP, Kinship, exchanged, figures, fresh_part, shared_links, weighed
from retold.lineage.likeness import Likeness
from retold.lineage.statements import clusters, official, spread
from retold.lineage.texts import StoryTexts, Text

_TWO = (0, 1)
# A single sentence, or a few words, are alike by chance.
_FEWEST, _SHORTEST = 2, 6
# From this likeness a sentence is hardly changed.
_HARDLY_CHANGED = 0.8


def kinship_apart(story: StoryTexts, alignment: Alignment, likeness: Likeness, least: float, said: float) -> Kinship:
    """Kinship of the first two texts, which tell of different events.

    What an office gave out is no sign at all here: of one event both might have taken it from the other. `said` are log
    odds from what the pages say themselves.
    """
    cluster_of = clusters(story.texts, {_TWO: alignment}, len(story.units), least)
    where = spread(story.texts, cluster_of, _TWO, official(story.units, cluster_of)).given_out_to_all()
    left, right = story.texts
    copied = tuple(
        link
        for link in shared_links(left, right, alignment, likeness, story)
        if not _filled_in(*_rows(link.link, left, right), story)
    )
    if len(copied) < _FEWEST and left.units != right.units:
        return NO_KINSHIP
    story = _reprinted([one.link for one in copied], story)
    copied = tuple(replace(one, fresh=fresh_part(*_rows(one.link, left, right), story)) for one in copied)
    said -= exchanged(left, right, alignment, Details(story))
    return weighed({_TWO: copied}, story, likeness, where, {_TWO: said})[_TWO]


def _rows(link: Link, left: Text, right: Text) -> tuple[list[int], list[int]]:
    return [left.units[i] for i in link.left], [right.units[j] for j in link.right]


def _reprinted(links: Sequence[Link], story: StoryTexts) -> StoryTexts:
    """The two texts, with nothing stale in sentences that stand in a row in both, hardly changed.

    A form has its own figures and names in every sentence or two; a block printed in several stories is somebody's text.
    """
    left, right = story.texts
    plain = [
        link
        for link in links
        if link.score >= _HARDLY_CHANGED
        and len({frozenset(figures(w for u in row for w in story.units[u].words)) for row in _rows(link, left, right)})
        == 1
    ]
    rows = [
        pair
        for pair in pairwise(plain)
        if pair[1].left[0] == pair[0].left[-1] + 1 and pair[1].right[0] == pair[0].right[-1] + 1
    ]
    fresh = {unit for pair in rows for link in pair for row in _rows(link, left, right) for unit in row}
    stale = (frozenset[int]() if unit in fresh else known for unit, known in enumerate(story.stale))
    return replace(story, stale=tuple(stale))


def _filled_in(left: Sequence[int], right: Sequence[int], story: StoryTexts) -> bool:
    """Whether units in a row look like one form filled in twice: too short to tell, or most of their figures differ."""
    mine, theirs = ([w for u in row for w in story.units[u].words] for row in (left, right))
    if min(len(mine), len(theirs)) < _SHORTEST:
        return True
    some, others = figures(mine), figures(theirs)
    return 2 * len(some & others) < max(len(some), len(others))
