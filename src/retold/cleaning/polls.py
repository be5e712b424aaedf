"""What a page asks its readers in the middle of a text: polls, and whether it was of use."""

import re
from collections.abc import Iterator, Sequence

from retold.cleaning.blocks import SENTENCE_WORDS, Block
from retold.cleaning.phrases import whole_class

_MOST_LINES, _ANSWER_WORDS, _LEAST_ANSWERS = 12, 6, 2
_SHARED = re.compile(r"[^\d:,;]{2,40}\s\d{1,3}(?:[.,]\d)?\s?%")  # "Angry 41%"


def polls(blocks: Sequence[Block]) -> Iterator[int]:
    """The lines of polls: a question with its button, a heading (`Poll`) with question and answers, answers with their shares."""
    for index, block in enumerate(blocks):
        asks = "?" in block.text
        if asks and _asks_to_vote(block):
            yield from range(index, _end_of_labels(blocks, index))
        elif block.whole == "vote":
            yield from range(_start_of_poll(blocks, index), index)
        elif block.whole == "poll":
            yield from range(index, max(_end_of_box(blocks, index), _end_of_answers(blocks, index)))
        elif asks and block.text[-1] == "?" and (end := _end_of_shares(blocks, index + 1)) > index + _LEAST_ANSWERS:
            yield from range(index, end)


def _start_of_poll(blocks: Sequence[Block], index: int) -> int:
    """Where the question stands whose answers stand above the button at `index`; the button where there is none."""
    start = index
    while start and index - start <= _MOST_LINES and _may_answer(blocks[start - 1]):
        start -= 1
    asked = start and index - start >= _LEAST_ANSWERS and blocks[start - 1].text[-1] in "?？"
    return start - 1 if asked else index


def _asks_to_vote(block: Block) -> bool:
    """Whether a line is a question with a button behind it: `Who was best? VOTE NOW`."""
    _, asks, button = block.text.rpartition("?")
    return bool(asks and button) and whole_class(button.strip()) == "vote"


def _end_of_labels(blocks: Sequence[Block], index: int) -> int:
    end = index + 1
    while end < len(blocks) and blocks[end].form == "S" and end - index <= _MOST_LINES:
        end += 1
    return end - (end < len(blocks) and blocks[end].prose)


def _end_of_box(blocks: Sequence[Block], index: int) -> int:
    """Where a poll ends by its button or the number of votes, if no paragraph stands in between."""
    box = range(index, min(index + _MOST_LINES, len(blocks)))
    end = max((at for at in box if blocks[at].whole == "vote" or blocks[at].shape == "count"), default=index)
    return index if any(blocks[at].prose for at in range(index, end)) else end + 1


def _end_of_answers(blocks: Sequence[Block], index: int) -> int:
    """Where the answers end below the heading of a poll, its question perhaps in between.

    What stands right above a sentence may head it, unless it is the second of two answers: `Yes`, `No`.
    """
    start = index + 1
    if "?" not in blocks[index].text and start < len(blocks) and blocks[start].text[-1] == "?":
        start += not blocks[start].prose
    end = start
    while end < len(blocks) and end - start < _MOST_LINES and _may_answer(blocks[end]):
        end += 1
    heads = end > start and end < len(blocks) and blocks[end].ends and blocks[end].words >= SENTENCE_WORDS
    return end - (heads and end - start != _LEAST_ANSWERS)


def _may_answer(block: Block) -> bool:
    plain = block.whole is None and block.shape is None
    return plain and block.words <= _ANSWER_WORDS and block.text[-1] not in "?:："


def _end_of_shares(blocks: Sequence[Block], index: int) -> int:
    """Where the answers end that have their shares behind them."""
    while index < len(blocks) and blocks[index].words <= _ANSWER_WORDS and _SHARED.fullmatch(blocks[index].text):
        index += 1
    return index
