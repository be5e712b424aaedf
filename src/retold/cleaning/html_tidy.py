"""What a judgement block by block leaves behind: labels of ads, calls to sign up, buttons behind the last sentence."""

from collections.abc import Sequence

import numpy as np

from retold.cleaning.html_blocks import Block, Layout, ends_sentence
from retold.cleaning.html_containers import Column, Columns

_MAX_CALL_WORDS = 45
_MAX_LABEL_WORDS = 10
_HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))


def tidied(layout: Layout, tags: Sequence[str], known: Columns, odds: Column, limit: float) -> list[bool]:
    """Which blocks stay: those with log odds above `limit`, without what is furniture for sure.

    Headings of boxes that were cut are left: taking them out as well cost more article than it removed furniture.
    """
    blocks = layout.blocks
    words = np.array([block.words for block in blocks])
    label = (known["phrase certain"] > 0) | ((words <= _MAX_CALL_WORDS) & (known["phrase calls"] > 0))
    kept: list[bool] = ((odds > limit) & ~label).tolist()
    likely = [not cut and not block.link_words for cut, block in zip(label.tolist(), blocks, strict=True)]
    _join_lists(layout, tags, likely, kept)
    _join_headings(layout, tags, likely, kept)
    return _without_loose_end(blocks, tags, kept)


def _join_lists(layout: Layout, tags: Sequence[str], likely: Sequence[bool], kept: list[bool]) -> None:
    """Keep the whole of a list of which the most is kept: its short items are as much of the text as the long ones."""
    items: dict[int, list[int]] = {}
    for at, block in enumerate(layout.blocks):
        if tags[at] == "li":
            items.setdefault(layout.parents[block.node], []).append(at)
    for places in items.values():
        if 2 * sum(kept[at] for at in places) >= len(places):
            for at in places:
                kept[at] = kept[at] or likely[at]


def _join_headings(layout: Layout, tags: Sequence[str], likely: Sequence[bool], kept: list[bool]) -> None:
    """Keep a heading within the text: text is kept above it and right below it, that in the same container."""
    parents, blocks = layout.parents, layout.blocks
    first = kept.index(True) if True in kept else len(kept)
    for at in range(len(blocks) - 2, first, -1):
        below = parents[blocks[at + 1].node]
        beside = parents[blocks[at].node] in (below, parents[max(0, below)])
        if tags[at] in _HEADINGS and likely[at] and kept[at + 1] and beside:
            kept[at] = True


def _without_loose_end(blocks: Sequence[Block], tags: Sequence[str], kept: list[bool]) -> list[bool]:
    """Without labels behind the last sentence: buttons, names of what comes next."""
    for at in range(len(kept) - 1, -1, -1):
        if not kept[at]:
            continue
        loose = blocks[at].words <= _MAX_LABEL_WORDS and not ends_sentence(blocks[at].text)
        if not loose or tags[at] in ("li", "td", "th", "pre", "dd", "dt"):
            break
        kept[at] = False
    return kept
