"""What stands on a page beside its article though it looks like text: hidden parts, boxes of advertisers, the next article."""

import re
from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice

import numpy as np

from retold.cleaning.html_blocks import Block, Layout
from retold.cleaning.html_containers import Columns
from retold.cleaning.phrases import bare, start_class, whole_class
from retold.cleaning.published import read_stamp
from retold.cleaning.tables import sections

_HEADINGS = frozenset(("h1", "h2", "h3"))
_CLASSES = re.compile(r"(?<![\w-])class\s*=\s*[\"']?([^\"'>]*)", re.IGNORECASE)
_CELLS = frozenset(("td", "th"))
_MOST_HEADINGS = 300  # looked at, of a page
_NEAR_HEADING = 3  # blocks from a headline to the day below it
_MANY_HIDDEN = 3  # paragraphs that open when asked for come in numbers
_CORE_SHARE = 0.8  # of the page's prose, in the cell that holds its text
_MAX_LABEL_WORDS, _MAX_BOX_SHARE = 6, 0.3
_BOXES = frozenset(("advert", "comment", "newsletter", "related", "more"))
_OF_PAPERS = frozenset(("discussion",))  # a label over readers' words, but a part of a paper too


def leave_beside(layout: Layout, tags: Sequence[str], known: Columns, kept: list[bool]) -> None:
    """Leave of the `kept` blocks what is not the article that the page is about."""
    most = _MAX_BOX_SHARE * sum(block.words for block, keep in zip(layout.blocks, kept, strict=True) if keep)
    starts = known["phrase start"]
    for at in np.flatnonzero(known["phrase certain"] + starts).tolist():
        if _names_box(layout.blocks[at], starts=bool(starts[at])):
            for place in _box(layout, at, kept, most):
                kept[place] = False
    for at in (at for at, tag in enumerate(tags) if tag in _HEADINGS and kept[at]):
        for place in _round_up(layout, at, kept, most):
            kept[place] = False
    _leave_hidden(layout, np.flatnonzero(known["hint hidden"]).tolist(), kept)
    end = _next_article(layout, tags)
    kept[end:] = [False] * (len(kept) - end)
    _leave_side_cells(layout, tags, known, kept)


def _round_up(layout: Layout, at: int, kept: Sequence[bool], most: float) -> list[int]:
    """The kept blocks of a box that lists what others wrote, each with a link; none if the heading at `at` begins no such."""
    block = layout.blocks[at]
    if block.words > _MAX_LABEL_WORDS or bare(block.text) not in _round_ups():
        return []
    inside = _box(layout, at, kept, most)
    return inside if len(inside) > 1 and all(layout.blocks[place].link_words for place in inside[1:]) else []


@lru_cache(maxsize=1)
def _round_ups() -> frozenset[str]:
    return frozenset(sections("html_fields.txt")["round-ups"])


def _names_box(block: Block, *, starts: bool) -> bool:
    """Whether a block is a label that says what is around it: paid for, by readers, more to read."""
    if block.words <= _MAX_LABEL_WORDS and whole_class(block.text) in _BOXES and bare(block.text) not in _OF_PAPERS:
        return True
    return starts and start_class(block.text.lower()) == "advert"


def _leave_hidden(layout: Layout, hidden: Sequence[int], kept: list[bool]) -> None:
    """Leave a paragraph that is not shown between two that are: many hidden ones are parts that open when asked for."""
    blocks, parents = layout.blocks, layout.parents
    unseen = [at for at in hidden if kept[at]]
    if len(unseen) > _MANY_HIDDEN or not unseen:
        return
    shown = [at for at, keep in enumerate(kept) if keep and at not in unseen]
    for at in unseen:
        place = bisect(shown, at)
        inside = parents[blocks[at].node], parents[max(0, parents[blocks[at].node])]
        if all(parents[blocks[near].node] in inside for near in shown[max(0, place - 1) : place + 1]):
            kept[at] = False


def _next_article(layout: Layout, tags: Sequence[str]) -> int:
    """Index of the block with which the next article begins on pages that go on for ever; the number of blocks if none does.

    It stands in an element made as the one around the page's headline and text, beside it, and has what an
    article of its own has: an `<h1>`, an `<article>` around its heading, or the day it appeared below that.
    """
    first = tags.index("h1") if "h1" in tags else len(tags)
    if first == len(tags):
        return first
    own = {layout.parents[node]: node for node in above(layout, layout.blocks[first].node)}
    headings = (at for at in range(first + 1, len(tags)) if tags[at] in _HEADINGS)
    return next((at for at in islice(headings, _MOST_HEADINGS) if _begins_another(layout, tags, own, at)), len(tags))


def _begins_another(layout: Layout, tags: Sequence[str], own: Mapping[int, int], at: int) -> bool:
    parents, node = layout.parents, layout.blocks[at].node
    while node > 0 and parents[node] not in own:
        node = parents[node]
    first = own.get(parents[node], 0)
    if not first or first == node or not layout.prose[node] or not layout.prose[first]:
        return False
    if not _alike(layout, first, node):
        return False
    below = layout.blocks[at + 1 : at + 1 + _NEAR_HEADING]
    return tags[at] == "h1" or layout.tags[node] == "article" or any(read_stamp(block.text) for block in below)


def class_of(attributes: str) -> str | None:
    """The classes of an element whose `attributes` stand so in its tag."""
    found = _CLASSES.search(attributes)
    return found[1] if found else None


def _alike(layout: Layout, one: int, other: int) -> bool:
    """Whether two containers are of one make: the same element, the same classes."""
    attributes = layout.attributes
    return layout.tags[one] == layout.tags[other] and class_of(attributes[one]) == class_of(attributes[other])


def above(layout: Layout, node: int) -> Iterator[int]:
    """The containers around a `node`, itself first."""
    while node >= 0:
        yield node
        node = layout.parents[node]


def _leave_side_cells(layout: Layout, tags: Sequence[str], known: Columns, kept: list[bool]) -> None:
    """Leave the other columns where a table lays out the page: nearly all prose is in one cell, none in theirs."""
    if not _CELLS.intersection(tags):
        return
    whole = _CORE_SHARE * max(1, layout.prose[0])
    core = max((at for at, tag in enumerate(layout.tags) if tag in _CELLS and layout.prose[at] >= whole), default=0)
    inside = below(layout, core)
    for at in np.flatnonzero(known["in table"]).tolist() if core else ():
        if kept[at] and layout.blocks[at].node not in inside and not known["prose"][at]:
            kept[at] = False


def below(layout: Layout, node: int) -> range:
    """A container and all within it: they are numbered in the order in which they open."""
    depths = layout.depths
    return range(node, next((at for at in range(node + 1, len(depths)) if depths[at] <= depths[node]), len(depths)))


def _box(layout: Layout, at: int, kept: Sequence[bool], most: float) -> list[int]:
    """The kept blocks of the box that the label at `at` begins; none where they have `most` words or more: a part of the article."""
    blocks, words = layout.blocks, layout.words
    node = blocks[at].node
    if words[node] == blocks[at].words:
        node = max(0, layout.parents[node])
    box = below(layout, node)
    if not node or (at and blocks[at - 1].node in box):
        return []
    end = next((end for end in range(at, len(blocks)) if blocks[end].node not in box), len(blocks))
    inside = [inside for inside in range(at, end) if kept[inside]]
    return inside if sum(blocks[place].words for place in inside) < most else []
