"""Lines that belong to an article for what they are, however much furniture stands around them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from retold.cleaning.blocks import Block
from retold.cleaning.phrases import bare
from retold.cleaning.tables import sections

# A speaker's name, and how often it stands before a sentence of a transcript at least.
_NAME = re.compile(r"[^\W\d_a-zà-ÿа-яё][\w.’'-]*(?: [^\W\d_a-zà-ÿа-яё][\w.’'-]*){0,3}")
_SPEAKER_CHARS, _LEAST_TURNS = 45, 3
_OPENING, _CLOSING = frozenset('"“„«»'), frozenset('"”“»«')
_CITED = re.compile(r"\[\d{1,3}\]")
_BACK = ("↩", "↩︎", "↩\ufe0f")  # the way back from a footnote to its place
_MAX_LABEL_WORDS, _MAX_BOX_WORDS, _LEAST_LABELS = 3, 40, 2
_MAX_FAREWELL_WORDS, _MAX_SIGNED_WORDS, _FAREWELL_LINES = 5, 3, 4


def belonging(blocks: Sequence[Block]) -> frozenset[int]:
    """The indices of lines of a page that belong to its article: turns of a conversation, footnotes, verdicts, farewells."""
    firsts = [_first_word(block) for block in blocks]
    return frozenset(
        (*_spoken_turns(blocks), *_footnotes(blocks), *_verdicts(blocks, firsts), *_farewells(blocks, firsts))
    )


def _spoken_turns(blocks: Sequence[Block]) -> Iterator[int]:
    """The sentences of a conversation as transcripts print it: each behind its speaker (`Ann Bell: …`), who speaks again."""
    speakers = [_speaker(block) for block in blocks]
    turns = Counter(speakers)
    quoted = [index for index, block in enumerate(blocks) if _is_statement(block)]
    yield from (index for index, name in enumerate(speakers) if name and turns[name] >= _LEAST_TURNS)
    yield from quoted if len(quoted) > 1 else ()


def _speaker(block: Block) -> str | None:
    """Who speaks a sentence, if a name in capital letters and a colon stand before it."""
    name, colon, said = block.text[:_SPEAKER_CHARS].partition(": ")
    return name if colon and said and _plain(block) and block.ends and _NAME.fullmatch(name) else None


def _is_statement(block: Block) -> bool:
    """Whether a line is what somebody is quoted with, all of it: `Coach Ann Bell: "We were awful."`."""
    if block.text[-1] not in _CLOSING:
        return False
    name, _, said = block.text.partition(": ")
    if not name or not said or len(name) > _SPEAKER_CHARS or said[0] not in _OPENING:
        return False
    return name[0].isupper() and name.split()[-1][0].isupper() and _plain(block)


def _footnotes(blocks: Sequence[Block]) -> Iterator[int]:
    """The notes whose numbers stand in the text above (`[2]`), or that lead back to their place in it; not mere sources."""
    cited = set[str]()
    for index, block in enumerate(blocks):
        text = block.text
        noted = text.endswith(_BACK) or (text[0] == "[" and text[: text.find("]") + 1] in cited)
        if noted and block.words > 1 and block.shape is None and "://" not in text:
            yield index
        if block.form in "PE" and "[" in text:
            cited.update(_CITED.findall(text[1:]))


def _verdicts(blocks: Sequence[Block], firsts: Sequence[str]) -> Iterator[int]:
    """The box of a fact-check: its labels and what stands beside or right below each."""
    labels, likely = frozenset(sections("belonging.txt")["verdict"]), _first_words("verdict")
    begun = (index for index, first in enumerate(firsts) if first in likely)
    boxed = {index: alone for index in begun if (alone := _labelled(blocks[index], labels)) is not None}
    if len({bare(blocks[index].text.partition(":")[0]) for index in boxed}) < _LEAST_LABELS:
        return
    for index, alone in boxed.items():
        yield index
        below = index + 1
        if alone and below < len(blocks) and blocks[below].words <= _MAX_BOX_WORDS and not _is_furniture(blocks[below]):
            yield below


def _labelled(block: Block, labels: frozenset[str]) -> bool | None:
    """Whether one of the `labels` is the whole of a line; None if the line does not begin with one."""
    label, _, rest = block.text[:_SPEAKER_CHARS].partition(":")
    found = len(label) < _SPEAKER_CHARS and len(label.split()) <= _MAX_LABEL_WORDS and bare(label) in labels
    return not rest.strip() if (found and ":" in block.text) or (found and block.words <= _MAX_LABEL_WORDS) else None


def _farewells(blocks: Sequence[Block], firsts: Sequence[str]) -> Iterator[int]:
    """How a letter ends: the farewell, the name below it, what is added below the name; and sentences right above it."""
    farewells, postscripts = (frozenset(sections("belonging.txt")[name]) for name in ("farewell", "postscript"))
    text, likely = False, _first_words("farewell")
    for index, (block, first) in enumerate(zip(blocks, firsts, strict=True)):
        if text and block.whole == "comment":  # readers take leave too
            return
        text = text or block.prose
        if not text:
            continue
        if block.words <= _MAX_FAREWELL_WORDS and first in likely and bare(block.text) in farewells:
            yield index
            yield from (at for at in range(max(0, index - _FAREWELL_LINES), index) if _is_sentence(blocks[at]))
            yield from _signed(blocks, index + 1)
        elif first in postscripts and block.ends and _plain(block):
            yield index


def _first_word(block: Block) -> str:
    return block.text[:_SPEAKER_CHARS].partition(" ")[0].lower().rstrip(":,!.")


@lru_cache(maxsize=2)
def _first_words(section: str) -> frozenset[str]:
    """What lines of a section of the table begin with: to look there first is many times faster."""
    return frozenset(line.partition(" ")[0] for line in sections("belonging.txt")[section])


def _signed(blocks: Sequence[Block], index: int) -> Iterable[int]:
    """The line at `index`, if it is a name below a farewell."""
    if index >= len(blocks) or _is_furniture(blocks[index]):
        return ()
    words = blocks[index].text.split()
    return (index,) if len(words) <= _MAX_SIGNED_WORDS and all(word[0].isupper() for word in words) else ()


def _is_sentence(block: Block) -> bool:
    return block.form in "PE" and _plain(block)


def _plain(block: Block) -> bool:
    return not (block.start or block.phrases or block.whole)


def _is_furniture(block: Block) -> bool:
    return block.whole is not None or block.shape is not None
