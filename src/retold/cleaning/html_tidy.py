"""What a judgement block by block leaves behind: labels of ads, calls to sign up, buttons behind the last sentence."""

from collections.abc import Sequence

import numpy as np

from retold.cleaning.html_blocks import Block, ends_sentence
from retold.cleaning.html_containers import Column, Columns

_MAX_CALL_WORDS = 45
_MAX_LABEL_WORDS = 10


def tidied(blocks: Sequence[Block], tags: Sequence[str], known: Columns, odds: Column, limit: float) -> list[bool]:
    """Which blocks stay: those with log odds above `limit`, without what is furniture for sure.

    Headings of boxes that were cut are left: taking them out as well cost more article than it removed furniture.
    """
    words = np.array([block.words for block in blocks])
    label = (known["phrase certain"] > 0) | ((words <= _MAX_CALL_WORDS) & (known["phrase calls"] > 0))
    kept: list[bool] = ((odds > limit) & ~label).tolist()
    return _without_loose_end(blocks, tags, kept)


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
