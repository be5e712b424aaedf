"""Captions of pictures and videos: they stand beside the text, not in it."""

import re
from collections.abc import Sequence

from retold.cleaning.blocks import Block
from retold.cleaning.bylines import is_person
from retold.cleaning.credits import known
from retold.cleaning.outlets import has_outlet_word
from retold.cleaning.shapes import is_picture_credit
from retold.cleaning.yearless import read_yearless

# A caption that ends in the length of its video: "Where the water came from 2:08".
_TIMED = re.compile(r"[^.!?…\s]\W*\s\(?(?:\d{1,2}:)?\d{1,2}:\d{2}\)?$|[?!]\W*\s\(?(?:\d{1,2}:)?\d{1,2}:\d{2}\)?$")
_CLOCK = re.compile(r"(?<![\d:])\d{1,2}(?::\d{2}){1,2}(?![\d:])")
_CLOCK_BEFORE = re.compile(r"\b(?:at|from|until|till|by|to|um|à|a las|alle|kl|o|в|о)\.?\s\(?[\d:]+\)?$", re.IGNORECASE)
_MAX_CAPTION_WORDS = 25
# A caption of so few words is the rest of the line above it.
_FRAGMENT_WORDS = 6
_LONGEST_CAPTION = 40
_CREDIT_WORDS = 4
# Who took the picture, behind a caption of whole sentences: `… on the bridge. Photo credit: Ana Roe | The Mirror`.
_CREDIT_CHARS = 100  # at the end, in which it stands
_CREDIT_LAST = re.compile(
    r"[.!?…)]\s\(?(?:photo(?:graph)?|image|picture|foto|bild)s?(?:\s(?:credit|by))?\s?[:©/]\s?[^.!?:]{2,60}\)?$",
    re.IGNORECASE,
)
_AT_PICTURES, _CREDIT_NAMES = frozenset(("caption", "credited")), 8
_OPEN_FORMS = "HQ"
# What a line names below which the text continues, with the caption of it in between.
_BELOW = frozenset(
    ("photo", "image", "video", "wideo", "foto", "afbeelding", "bild", "bilden", "bildet", "billedet", "kuvan")
)


def captions(blocks: Sequence[Block], forms: Sequence[str]) -> dict[int, str]:
    """The captions among the blocks of a page, given with their forms, each with the reason."""
    found = _picture_captions(blocks, forms)
    for index, block in enumerate(blocks):
        if block.shape == "duration":
            if index and _like_caption(blocks[index - 1], forms[index - 1]):
                found[index - 1] = "caption of a video"
        elif block.words <= _MAX_CAPTION_WORDS and _is_timed(block.text) and not _CLOCK_BEFORE.search(block.text):
            found[index] = "timestamp" if read_yearless(block.text) else "caption of a video"
            fragment = block.words <= _FRAGMENT_WORDS + 1 and index and blocks[index - 1].text.endswith("?")
            if fragment and _like_caption(blocks[index - 1], forms[index - 1]):
                found[index - 1] = "caption of a video"
    return found


def _is_timed(text: str) -> bool:
    """Whether a line ends in the length of a video, and is no row of a timetable."""
    last = text[-1].isdigit() or text[-1] == ")"
    return last and len(_CLOCK.findall(text)) == 1 and "\t" not in text and _TIMED.search(text) is not None


def _picture_captions(blocks: Sequence[Block], forms: Sequence[str]) -> dict[int, str]:
    """Lines without a full stop that stand directly below the line that names a picture's source."""
    found = {}
    for index, block in enumerate(blocks[:-1]):
        below = blocks[index + 1]
        told = block.words <= _LONGEST_CAPTION and is_picture_credit(block.text, block.long_words)
        if told and (not block.prose or _CREDIT_LAST.search(block.text[-_CREDIT_CHARS:])):
            found[index] = "caption of a picture"
        if "/" in block.text and " / " in block.text and _is_name_and_outlet(block):
            found[index] = "caption of a picture"
        if block.words > _CREDIT_WORDS and not (block.whole or block.start):  # as most
            continue
        open_below = forms[index + 1] in _OPEN_FORMS and below.words <= _MAX_CAPTION_WORDS
        if open_below and block.words <= _CREDIT_WORDS and is_credit_above(block, below):
            found[index + 1] = "caption of a picture"
        if block.whole in _AT_PICTURES:
            around = ((index - 1, _MAX_CAPTION_WORDS),) if block.whole == "credited" and index else ()
            most = _MAX_CAPTION_WORDS if block.whole == "caption" else _CREDIT_NAMES
            near = (*around, (index + 1, most))
            found.update((at, "caption of a picture") for at, words in near if _fits(blocks[at], words))
        continued = block.whole == "advert" and not _BELOW.isdisjoint(block.long_words)
        if continued and open_below and below.words > _CREDIT_WORDS:
            found[index + 1] = "caption of a picture"
        if block.start == "picture" and forms[index] not in "PE":
            found[index] = "caption of a picture"
            if open_below:
                found[index + 1] = "caption of a picture"
    return found


def _is_name_and_outlet(block: Block) -> bool:
    """Whether a line is a photographer and for whom he or she works: `Ana Roe / The Mirror`."""
    name, _, outlet = block.text.partition(" / ")
    return block.words <= _CREDIT_NAMES and is_person(name) and has_outlet_word(outlet)


def _fits(block: Block, most: int) -> bool:
    return block.words <= most and block.whole is None


def is_credit_above(block: Block, below: Block) -> bool:
    """Whether a line is nothing but the name of a picture's source, so that what stands below it is the caption."""
    if block.words > _CREDIT_WORDS or below.words <= _CREDIT_WORDS or block.ends or block.prose:
        return False
    agency = known(block.text)
    return is_picture_credit(block.text, block.long_words) or (agency is not None and agency[1] == "agency")


def is_credit_below(block: Block, below: Block) -> bool:
    """Whether the line below says who took a picture, so that this one is its caption: a headline has other lines below it."""
    if below.words > _CREDIT_NAMES or below.prose or block.words <= _CREDIT_WORDS:
        return False
    credited = below.start == "picture" or below.whole == "credited"
    return credited or is_picture_credit(below.text, below.long_words)


def _like_caption(block: Block, form: str) -> bool:
    if block.words > _MAX_CAPTION_WORDS:
        return False
    return form in _OPEN_FORMS or (form == "E" and block.text.rstrip("”\"'»").endswith("?")) or form == "S"
