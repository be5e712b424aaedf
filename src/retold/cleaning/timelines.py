"""Timelines: texts told day by day, each day on a line of its own above what happened."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from retold.cleaning.blocks import Block
from retold.cleaning.published import read_stamp

_LEAST_DAYS, _MAX_DAY_WORDS, _MAX_DAY_CHARS = 3, 4, 30
_LEAST_TEXT = 2  # paragraphs above the comments, which are dated too


def timeline(blocks: Sequence[Block]) -> Iterator[int]:
    """The lines of a timeline that are its days: three or more that rise, each above a sentence, none of them a time of day."""
    short = [at for at, block in enumerate(blocks[:-1]) if block.words <= _MAX_DAY_WORDS and block.form in "XSH"]
    above = [at for at in short if blocks[at + 1].form in "PE" and not blocks[at].text.isalpha()]
    if len(above) < _LEAST_DAYS:
        return
    days = [(at, day) for at in above if (day := _day_alone(blocks[at].text)) is not None]
    if len(days) < _LEAST_DAYS:
        return
    end = next(_comments(blocks), len(blocks))
    run: list[int] = []
    last = ""
    for at, day in days:
        if at >= end:
            break
        if day <= last:
            yield from run if len(run) >= _LEAST_DAYS else ()
            run = []
        run, last = [*run, at], day
    yield from run if len(run) >= _LEAST_DAYS else ()


def _comments(blocks: Sequence[Block]) -> Iterator[int]:
    texts = 0
    for at, block in enumerate(blocks):
        texts += block.prose
        if block.whole == "comment" and texts >= _LEAST_TEXT:
            yield at


@lru_cache(maxsize=1 << 10)
def _day_alone(line: str) -> str | None:
    stamp = read_stamp(line) if len(line) <= _MAX_DAY_CHARS else None
    return stamp.first if stamp and stamp.label is None and stamp.clock is None and ":" not in line else None
