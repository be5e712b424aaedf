"""Boxes beside a text that their build gives away: tags, ranked headlines, prices, adverts, appeals."""

import itertools
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from retold.cleaning.blocks import BULLETS, Block
from retold.cleaning.phrases import bare
from retold.cleaning.tables import sections

_MAX_HEADING_WORDS = 6
_MAX_LISTED_WORDS = 30
_MAX_TAG_WORDS, _MOST_TAGS = 4, 15
_LEAST_RANKS, _CARD_LINES, _LIST_LINES = 2, 3, 6
_BUTTON_WORDS = 6
_GOODS = 3  # lines above the price of the second
_PRESSED = frozenset(("newsletter", "button", "vote"))
_FIELDS = frozenset(("navigation", "comment"))  # as which labels and fields of appeals are known too
_APPEAL_LINES, _MAX_SAID_WORDS = 3, 45
_ADVERT_LINES, _MAX_ADVERT_WORDS = 8, 30
_TELLING_CHARS, _TOPIC_LINES = 6, 100  # shorter words stand in any text; lines that are looked at on either side
_PRICE = re.compile(
    r"[$€£¥₹₺₽₴₪]|\b\d[\d.,]*\s?(?:%|kr\b|zł|Kč|Ft\b|lei\b|TL\b|MT\b|R\$|руб|грн|円|万円|元|원)", re.IGNORECASE
)


def boxes(blocks: Sequence[Block]) -> dict[int, str]:
    """The lines of a page that are in such a box, each with the reason. Linear in the number of lines."""
    found = dict.fromkeys(_tagged(blocks), "tags")
    found.update(dict.fromkeys(_ranked(blocks), "teaser list"))
    found.update(dict.fromkeys(_cards(blocks), "teaser list"))
    found.update(dict.fromkeys(_prices(blocks), "offer"))
    found.update(dict.fromkeys(_appeals(blocks), "newsletter or subscription appeal"))
    found.update(dict.fromkeys((*_adverts(blocks), *_closed_adverts(blocks)), "advertisement"))
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


def _cards(blocks: Sequence[Block]) -> Iterator[int]:
    """The headline and the sentence of a teaser between two links to more."""
    links = [at for at, block in enumerate(blocks) if block.whole == "more"]
    for above, below in itertools.pairwise(links):
        between = range(above + 1, below) if below - above <= _CARD_LINES else ()
        listed = any(block.whole == "related" for block in blocks[max(0, above - _LIST_LINES) : above])
        if listed or not any(blocks[at].reports or _on_topic(blocks, at) for at in between):
            yield from between


def _is_sentence(block: Block) -> bool:
    return block.prose or (block.ends and not block.text.endswith("?"))


def is_button(block: Block) -> bool:
    """Whether a line is what is pressed to buy something (`View at Amazon`)."""
    return "button" in (block.whole, block.start) and block.words <= _BUTTON_WORDS and not block.ends


def _prices(blocks: Sequence[Block]) -> Iterator[int]:
    """Buttons of shops, the prices beside them, and the heading over the first; goods each above its price."""
    for at, block in enumerate(blocks):
        if block.shape == "price" and at > _GOODS and blocks[at - 2].shape == "price" and not blocks[at - 1].prose:
            yield from range(at - _GOODS, at + 1)
            if blocks[at - _GOODS - 1].form == "H" and not _on_topic(blocks, at - _GOODS - 1):
                yield at - _GOODS - 1
        if not is_button(block):
            continue
        yield at
        above = at - 1
        if at + 1 < len(blocks) and _sells(blocks[at + 1]) and not (blocks[at + 1].ends or _on_topic(blocks, at + 1)):
            yield at + 1
        if above >= 0 and blocks[above].shape == "price":
            yield above
            heading = above - 1
            if heading >= 0 and blocks[heading].form == "H":
                yield heading


def _adverts(blocks: Sequence[Block]) -> Iterator[int]:
    """What an advertiser says below the mark of an advertisement: to be pressed (`Explore now`), or to buyers."""
    for at, block in enumerate(blocks[:-1]):
        if block.whole != "advert" or not _says_no_news(blocks[at + 1]):
            continue
        if at + 2 < len(blocks) and _calls(blocks[at + 2]):
            yield from (at + 1, at + 2)
        elif not _closes(block) and _sells(blocks[at + 1]) and not _on_topic(blocks, at + 1):
            yield at + 1


def _calls(block: Block) -> bool:
    """Whether a line is what an advertiser wants to be pressed."""
    return block.words <= _BUTTON_WORDS and (_kinds().get(bare(block.text)) == "calls" or is_button(block))


def _sells(block: Block) -> bool:
    """Whether a line speaks to buyers: to `you`, in a word of sellers, in a sentence with a price."""
    if block.words > _MAX_ADVERT_WORDS or block.whole:
        return False
    words = {word.strip(".,;:!?…") for word in block.text.casefold().split()}
    priced = block.ends and _PRICE.search(block.text) is not None
    return block.you > 0 or not _seller_words().isdisjoint(words) or priced


@lru_cache(maxsize=1)
def _seller_words() -> frozenset[str]:
    return frozenset(sections("boxes.txt")["sells"])


def _on_topic(blocks: Sequence[Block], at: int) -> bool:
    """Whether a line shares a word that tells something with the sentences and lists around it."""
    telling = {word for word in blocks[at].long_words if len(word) >= _TELLING_CHARS}
    near = (*blocks[max(0, at - _TOPIC_LINES) : at], *blocks[at + 1 : at + _TOPIC_LINES])
    return any(block.form in "PEL" and not telling.isdisjoint(block.long_words) for block in near)


def _closes(block: Block) -> bool:
    return _kinds().get(bare(block.text)) == "closes"


def _closed_adverts(blocks: Sequence[Block]) -> Iterator[int]:
    """The lines between the mark of an advertisement and what closes it (`Remove ad`)."""
    for end in [at for at, block in enumerate(blocks) if block.whole == "advert"]:
        if _closes(blocks[end]):
            above = range(end - 1, max(-1, end - _ADVERT_LINES), -1)
            start = next((at for at in above if blocks[at].whole == "advert"), end)
            yield from range(start + 1, end)


def _appeals(blocks: Sequence[Block]) -> Iterator[int]:
    """What stands between two lines of one appeal to subscribe: a heading, an address to fill in, a button."""
    lines = [
        at for at, block in enumerate(blocks) if _is_appeal(block) or (block.start == "newsletter" and not block.ends)
    ]
    for above, below in itertools.pairwise(lines):
        between = range(above + 1, below) if _is_appeal(blocks[below]) else ()
        if below - above <= _APPEAL_LINES and all(_says_no_news(blocks[at]) for at in between):
            yield from between


def invitations(blocks: Sequence[Block]) -> Iterator[int]:
    """What stands above something to be pressed and speaks to the reader, and the heading over it.

    Unlike lines of other boxes these say what their neighbours are: they are to be judged with them.
    """
    short = [at for at, block in enumerate(blocks) if block.words <= _BUTTON_WORDS and block.form in "FSH" and at > 1]
    for at in [at - 1 for at in short if blocks[at - 1].form in "PE"]:
        pressed = blocks[at + 1].whole in _PRESSED or _calls(blocks[at + 1])
        if pressed and (_is_appeal(blocks[at]) or _invites(blocks, at)):
            yield at
            if not blocks[at - 1].ends and _invites(blocks, at - 1):
                yield at - 1


def _invites(blocks: Sequence[Block], at: int) -> bool:
    """Whether a line speaks to the reader as a buyer, and of nothing that the text speaks of."""
    return _says_no_news(blocks[at]) and _sells(blocks[at]) and not _on_topic(blocks, at)


def _is_appeal(block: Block) -> bool:
    """Whether a line is of an appeal: by its words, or as the label or the field of one (`Newsletter`, `Your email`)."""
    if block.whole == "newsletter" or (block.phrases and "newsletter" in block.phrases):
        return True
    return block.whole in _FIELDS and _kinds().get(bare(block.text)) == "appeals"


def _says_no_news(block: Block) -> bool:
    return block.words <= _MAX_SAID_WORDS and not block.reports and block.text[0] not in BULLETS
