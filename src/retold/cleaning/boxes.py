"""Boxes beside a text that their build gives away: tags, ranked headlines, prices, appeals."""

import itertools
from collections.abc import Iterator, Sequence
from functools import lru_cache

from retold.cleaning.blocks import BULLETS, Block
from retold.cleaning.phrases import bare
from retold.cleaning.tables import sections

_MAX_HEADING_WORDS = 6
_MAX_LISTED_WORDS = 30
_MAX_TAG_WORDS, _MOST_TAGS = 4, 15
_LEAST_RANKS = 2
_BUTTON_WORDS = 6
_FIELDS = frozenset(("navigation", "comment"))  # as which labels and fields of appeals are known too
_APPEAL_LINES, _MAX_SAID_WORDS = 3, 45


def boxes(blocks: Sequence[Block]) -> dict[int, str]:
    """The lines of a page that are in such a box, each with the reason. Linear in the number of lines."""
    found = dict.fromkeys(_tagged(blocks), "tags")
    found.update(dict.fromkeys(_ranked(blocks), "teaser list"))
    found.update(dict.fromkeys(_prices(blocks), "offer"))
    found.update(dict.fromkeys(_appeals(blocks), "newsletter or subscription appeal"))
    found.update(dict.fromkeys(_adverts(blocks), "advertisement"))
    return found


@lru_cache(maxsize=1)
def _kinds() -> dict[str, str]:
    return {bare(line): kind for kind, lines in sections("boxes.txt").items() for line in lines}


def heads_comments(block: Block) -> bool:
    """Whether a line is the heading of readers' comments, the count of them beside it perhaps."""
    return block.words <= _MAX_HEADING_WORDS and _kinds().get(bare(block.text)) == "comments"


def _tagged(blocks: Sequence[Block]) -> Iterator[int]:
    """The headings of tags and the short lines below each; the last one heads a paragraph where one follows it."""
    for at, block in enumerate(blocks):
        if not (block.whole == "related" or block.start == "footer") or block.words > _MAX_LISTED_WORDS:
            continue
        label, _, listed = block.text.partition(":")
        if _kinds().get(bare(label)) != "tags" or block.prose:
            continue
        if listed.strip():  # "Tags: bridges, harbours"
            yield at
            continue
        end = at + 1
        while end < len(blocks) and end - at <= _MOST_TAGS and _like_tag(blocks[end]):
            end += 1
        end -= end < len(blocks) and blocks[end].prose
        if end > at + 1:
            yield from range(at, end)


def _like_tag(block: Block) -> bool:
    return block.words <= _MAX_TAG_WORDS and not block.ends and not block.whole and block.text[-1] not in ":："


def _ranked(blocks: Sequence[Block]) -> Iterator[int]:
    """Headlines that stand each below its rank (`1`, `2`, …): no sentences, as the steps of a recipe are."""
    run: list[int] = []
    for at in range(len(blocks) - 1):
        if blocks[at].shape != "number":
            continue
        number = blocks[at].text.strip(" .")
        if not (number.isdecimal() and len(number) <= len("10") and not _is_sentence(blocks[at + 1])):
            continue
        follows = bool(run) and at == run[-1] + 2 and int(number) == len(run) + 1
        run = [*run, at] if follows else [at] if int(number) == 1 else []
        if len(run) == _LEAST_RANKS:
            yield from (run[0], run[0] + 1)
        if len(run) >= _LEAST_RANKS:
            yield from (at, at + 1)


def _is_sentence(block: Block) -> bool:
    return block.prose or (block.ends and not block.text.endswith("?"))


def is_button(block: Block) -> bool:
    """Whether a line is what is pressed to buy something (`View at Amazon`)."""
    return "button" in (block.whole, block.start) and block.words <= _BUTTON_WORDS and not block.ends


def _prices(blocks: Sequence[Block]) -> Iterator[int]:
    """Buttons of shops, the prices beside them, and the heading over the first."""
    for at, block in enumerate(blocks):
        if not is_button(block):
            continue
        yield at
        above = at - 1
        if above >= 0 and blocks[above].shape == "price":
            yield above
            heading = above - 1
            if heading >= 0 and blocks[heading].form == "H":
                yield heading


def _adverts(blocks: Sequence[Block]) -> Iterator[int]:
    """What an advertiser says between the mark of an advertisement and what is to be pressed (`Explore now`)."""
    for at, block in enumerate(blocks[:-2]):
        if block.whole != "advert" or not _says_no_news(blocks[at + 1]):
            continue
        call = blocks[at + 2]
        if call.words <= _BUTTON_WORDS and (_kinds().get(bare(call.text)) == "calls" or is_button(call)):
            yield from (at + 1, at + 2)


def _appeals(blocks: Sequence[Block]) -> Iterator[int]:
    """What stands between two lines of one appeal to subscribe: a heading, an address to fill in, a button."""
    lines = [
        at for at, block in enumerate(blocks) if _is_appeal(block) or (block.start == "newsletter" and not block.ends)
    ]
    for above, below in itertools.pairwise(lines):
        between = range(above + 1, below) if _is_appeal(blocks[below]) else ()
        if below - above <= _APPEAL_LINES and all(_says_no_news(blocks[at]) for at in between):
            yield from between


def _is_appeal(block: Block) -> bool:
    """Whether a line is of an appeal: by its words, or as the label or the field of one (`Newsletter`, `Your email`)."""
    if block.whole == "newsletter" or (block.phrases and "newsletter" in block.phrases):
        return True
    return block.whole in _FIELDS and _kinds().get(bare(block.text)) == "appeals"


def _says_no_news(block: Block) -> bool:
    return block.words <= _MAX_SAID_WORDS and not block.reports and block.text[0] not in BULLETS
