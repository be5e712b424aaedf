"""What a judgement block by block leaves behind: labels of ads, calls to sign up, buttons behind the last sentence."""

import re
from collections.abc import Sequence

from retold.cleaning.html_blocks import Block, ends_sentence
from retold.cleaning.phrases import contained, phrase_table, start_class, whole_class

_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_MAX_CALL_WORDS = 45
_MAX_LABEL_WORDS = 10
# Classes of phrases (data/furniture.txt) that make a short block furniture.
_CALLS = frozenset(("newsletter", "appeal", "notice", "footer"))


def tidied(blocks: Sequence[Block], tags: Sequence[str], keep: Sequence[bool]) -> list[bool]:
    """`keep` without blocks that are furniture for sure once it is known what else stays.

    Headings of boxes that were cut are left: taking them out as well cost more article than it removed furniture.
    """
    kept = [stays and not _is_label(block) for block, stays in zip(blocks, keep, strict=True)]
    return _without_loose_end(blocks, tags, kept)


def _is_label(block: Block) -> bool:
    kind = whole_class(block.text)
    if kind in phrase_table().certain:
        return True
    if block.words > _MAX_CALL_WORDS:
        return False
    low = block.text.lower()
    return start_class(low[:80]) in _CALLS or bool(
        _CALLS.intersection(contained(low, frozenset(_LONG_WORD.findall(low))))
    )


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
