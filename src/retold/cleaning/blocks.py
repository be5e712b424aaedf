"""A flattened page as blocks: its non-blank lines with what shows at first sight."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from retold.cleaning.language import STOPLESS, UNSPACED, reporting_verbs, script, voice_words
from retold.cleaning.phrases import (
    VARIED,
    contained,
    far_eastern,
    one_spelling,
    opens_phrase,
    short_phrases,
    site_words,
    start_class,
    whole_class,
)
from retold.cleaning.shapes import shape
from retold.words.background import function_words

LONG_WORD = re.compile(r"\w{4,}+")
_LEAST_LONG = 4
# Marks that Latin-1 lacks and nearly every page has, and its own characters, those that are no part of a word as spaces.
_MARKS = "’“”‘–—…•™€→‹›"
_WORD_SIGNS = bytes(code if re.match(r"\w", chr(code)) else ord(" ") for code in range(256))
_NO_DIGITS = bytes(code for code in range(256) if not chr(code).isdecimal())
_STOPS = frozenset(".!?…。！？।॥؟۔።፧։｡．។။")
# What may stand behind the full stop: quotation marks, brackets, numbers of footnotes, small marks and faces.
_CLOSERS = "\"'”’»“‘«)]}0123456789[ \u00a0*†‡😀😁😂😃😄😅😉😊🙂😍👍🙏❤️🎉🚀💪✨🔥"
# What must stand before the full stop is looked at behind it: so the search skips to the full stops.
_INNER_END = re.compile(r"[.!?](?<=[a-z\d)”\"»’][.!?])\s+[\"“«(]?[A-Z\d]")
_OTHER_INNER_END = re.compile(r"[。！？।॥؟۔።፧։｡។။].")
_SIGNED = re.compile(r"[.!?][”“\"’»]?\s\([^()]{2,20}\)$")  # "… on Tuesday. (dpa)"
BULLETS = frozenset("•·*-–—►▶‣◦▪■●○→✓✔✅")
# What is studied of a line: enough to tell prose, bounded for lines of any length.
STUDIED_CHARS = 400
PROSE_WORDS = 18
# From so many words on, a line that ends as a sentence does is one.
SENTENCE_WORDS = 8
# Short paragraphs are a page's text where there are so many (fewer if there is no long one), and so many for each long one.
_LEAST_SHORT, _LEAST_ALONE, _SHORT_A_LONG = 3, 2, 3
_DASHES = "–—-"
_MIN_TWO_SENTENCES = 60
_COUNT_BITS = 12  # the words of the studied part are fewer
_COUNT = (1 << _COUNT_BITS) - 1
# Lines up to this length are remembered, so many of a language: 20 MB at most.
_MOST_REPEATED_CHARS, _REMEMBERED = 100, 1 << 14


@dataclass(slots=True)
class Block:
    """A non-blank line; once read it is never changed: neither a tuple, which is slow to read, nor frozen, which is slow to make.

    Attributes:
        text: the line, trimmed.
        words: how many words it has (a few characters count as one where words are not parted by spaces).
        small: share of its words that are function words of the page's language.
        long_words: its words of four and more letters, lower case, of the studied part.
        ends: whether it ends as a sentence does.
        sentences: whether a sentence ends inside it.
        whole, start: class of furniture phrase it is or begins with.
        phrases: the classes of furniture phrases it holds, once for each phrase.
        we, you: how many of its words speak of the site itself, or to the reader.
        reports: whether it gives other people's words, as news does.
        script: of its letters.
        shape: what its very shape says it is (`timestamp`, `shortcode`, …), if anything.
        prose: whether it looks like a paragraph of running text.
        site: how many of its long words are of those that sites use of themselves.
        form: coarse form: F known furniture, X other shapes, C code, P paragraph, E short sentence, L list item,
            H heading, Q long heading, S label.
    """

    text: str
    words: int
    small: float
    long_words: frozenset[str]
    ends: bool
    sentences: bool
    whole: str | None
    start: str | None
    phrases: tuple[str, ...]
    we: int
    you: int
    reports: bool
    script: str
    shape: str | None
    prose: bool
    site: int
    form: str


def read_blocks(lines: Sequence[str], language: str | None) -> list[Block]:
    """The blocks of trimmed, non-blank `lines` of a page in `language`.

    Lines read lately are remembered: the pages of a site share their menus and footers.
    """
    voices, known = _voices(language or ""), _known(language or "")
    counted = (language or "") in function_words()
    if len(known) > _REMEMBERED:
        known.clear()
    studied = [line if len(line) <= STUDIED_CHARS else line[:STUDIED_CHARS] for line in lines]
    lowered = list(map(str.lower, studied))
    page = "\n".join(lowered)
    short = short_phrases(page)
    letters, digits = _parted(page, lowered)
    found = []
    for at, line in enumerate(lines):
        block = known.get(line)
        if block is None:
            block = _read(line, studied[at], lowered[at], letters[at], digits[at], short, voices, known=counted)
            if len(line) <= _MOST_REPEATED_CHARS:
                known[line] = block
        found.append(block)
    return _with_prose(found)


@lru_cache(maxsize=8)
def _known(language: str) -> dict[str, Block]:
    """The blocks of lines read lately on pages of a language."""
    del language  # each has its own
    return {}


def _parted(page: str, lowered: Sequence[str]) -> tuple[Sequence[str | None], Sequence[bool | None]]:
    """Lines in lower case with spaces for all that is no part of a word, and whether they have digits; None where a line has letters of another alphabet than the Western one."""
    for mark in _MARKS if not page.isascii() else "":
        page = page.replace(mark, " ")
    try:
        lines: Sequence[bytes | None] = page.encode("latin-1").split(b"\n")
    except UnicodeEncodeError:
        lines = [line.encode() if line.isascii() else None for line in lowered]
    if len(lines) != len(lowered):  # a line holds breaks itself
        return [None] * len(lowered), [None] * len(lowered)
    letters = [None if line is None else line.translate(_WORD_SIGNS).decode("latin-1") for line in lines]
    return letters, [None if line is None else bool(line.translate(None, _NO_DIGITS)) for line in lines]


def _with_prose(blocks: list[Block]) -> list[Block]:
    """The blocks; on a page whose text is in short paragraphs, one sentence each, its sentences are its paragraphs."""
    long = sum(block.form == "P" for block in blocks)
    sentences = [_states(block) for block in blocks]
    short = sum(sentences)
    if short < (_LEAST_SHORT if long else _LEAST_ALONE) or short <= _SHORT_A_LONG * long:
        return blocks
    return [
        _altered(block, block.whole, block.start, block.phrases, prose=True, form="P") if states else block
        for block, states in zip(blocks, sentences, strict=True)
    ]


def _states(block: Block) -> bool:
    """Whether a line is a sentence that states something, or speech behind a dash: questions and exclamations may be teasers."""
    spoken = block.form == "L" and block.ends and block.text[0] in _DASHES
    return (
        (block.form == "E" or spoken)
        and block.words >= SENTENCE_WORDS
        and not block.text.rstrip(_CLOSERS).endswith(("!", "?"))
    )


@lru_cache(maxsize=64)
def _voices(language: str) -> dict[str, int]:
    """What the words of a language that say whose words a line has add to its counts, which are one number."""
    (we, you), verbs = voice_words(language), reporting_verbs(language)
    counted = dict[str, int]()
    for step, words in enumerate((function_words().get(language, frozenset()), we, you, verbs)):
        for word in words:
            counted[word] = counted.get(word, 0) + (1 << _COUNT_BITS * step)
    return counted


def _read(
    line: str,
    studied: str,
    lowered: str,
    letters: str | None,
    digits: bool | None,  # noqa: FBT001  positional, as what else is found out for all lines at once
    short: Sequence[tuple[str, str]],
    voices: Mapping[str, int],
    *,
    known: bool,
) -> Block:
    """The block of a `line`.

    Args:
        line: trimmed.
        studied: its beginning.
        lowered: the same in lower case.
        letters: the same without marks, None where that is not known.
        digits: whether there are any, None where that is not known.
        short: the short phrases that its page holds.
        voices: of the page's language.
        known: whether the function words of that language are.
    """
    length, plain = len(line), studied.isascii()
    kind = "latin" if plain else script(studied)
    if "İ" in studied:  # two code points in lower case
        lowered, letters = lowered.replace("i\u0307", "i"), None
    words = lowered.split()
    first = words[0]
    if kind in VARIED:
        lowered, first, letters = one_spelling(lowered), one_spelling(first), None
    long_words = (
        frozenset(LONG_WORD.findall(lowered))
        if letters is None
        else frozenset([word for word in letters.split() if len(word) >= _LEAST_LONG])
    )
    count = len(words) if length <= STUDIED_CHARS else line.count(" ") + 1
    if kind in UNSPACED:
        count = max(count, length // UNSPACED[kind])
    ends = _ends(line) or (kind in STOPLESS and count >= PROSE_WORDS)
    sentences = length > _MIN_TWO_SENTENCES and _holds_two(studied, plain=plain)
    whole, outline = whole_class(line), shape(line, long_words, digits=digits)
    prose = count >= PROSE_WORDS and (ends or sentences)
    counts = sum(filter(None, map(voices.get, words)))  # one look at each word
    return Block(
        line,
        count,
        (counts & _COUNT) / len(words) if known else 0.4,
        long_words,
        ends,
        sentences,
        whole,
        start_class(lowered[:60]) if opens_phrase(first) else None,
        contained(lowered, long_words, short) if len(long_words) > 1 or far_eastern(lowered) else (),
        counts >> _COUNT_BITS & _COUNT,
        counts >> 2 * _COUNT_BITS & _COUNT,
        counts >> 3 * _COUNT_BITS > 0,
        kind,
        outline,
        prose,
        len(long_words & site_words()),
        _form(line, count, whole, outline, prose=prose, ends=ends),
    )


def without_phrases(block: Block) -> Block:
    """`block` as it would be read if the lists of phrases had none of its own."""
    form = _form(block.text, block.words, None, block.shape, prose=block.prose, ends=block.ends)
    return _altered(block, None, None, (), prose=block.prose, form=form)


def _altered(
    block: Block, whole: str | None, start: str | None, phrases: tuple[str, ...], *, prose: bool, form: str
) -> Block:
    """`block` with some fields read in another way; many times faster than `dataclasses.replace`."""
    return Block(
        block.text,
        block.words,
        block.small,
        block.long_words,
        block.ends,
        block.sentences,
        whole,
        start,
        phrases,
        block.we,
        block.you,
        block.reports,
        block.script,
        block.shape,
        prose,
        block.site,
        form,
    )


def _form(line: str, words: int, whole: str | None, outline: str | None, *, prose: bool, ends: bool) -> str:
    if whole and whole != "section":
        return "F"
    if outline:
        return "C" if outline == "code" else "X"
    if prose:
        return "P"
    if line[0] in BULLETS and words > 1:
        return "L"
    if ends:
        return "E"
    return "S" if words <= 3 else "H" if words <= 16 else "Q"


def _holds_two(text: str, *, plain: bool) -> bool:
    """Whether a sentence ends inside `text`, which may be `plain` ASCII."""
    return _INNER_END.search(text) is not None or (not plain and _OTHER_INNER_END.search(text) is not None)


def _ends(line: str) -> bool:
    last = line[-1]
    if last in _STOPS or (last in _CLOSERS and line.rstrip(_CLOSERS)[-1:] in _STOPS):
        return True
    return last == ")" and _SIGNED.search(line) is not None
