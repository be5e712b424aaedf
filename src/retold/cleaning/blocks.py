"""A flattened page as blocks: its non-blank lines with what shows at first sight."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from typing import NamedTuple

from retold.cleaning.language import STOPLESS, UNSPACED, reporting_verbs, script, voice_words
from retold.cleaning.phrases import (
    VARIED,
    contained,
    far_eastern,
    one_spelling,
    opens_phrase,
    site_words,
    start_class,
    whole_class,
)
from retold.cleaning.shapes import shape
from retold.words.background import function_words

LONG_WORD = re.compile(r"\w{4,}+")
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
# Lines up to this length are remembered, so many of a language: 20 MB at most.
_MOST_REPEATED_CHARS, _REMEMBERED = 100, 1 << 14


class Block(NamedTuple):
    """A non-blank line.

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
    """The blocks of trimmed, non-blank `lines` of a page in `language`."""
    voices = _voices(language or "")
    again = _reader(language or "")
    return _with_prose([again(line) if len(line) <= _MOST_REPEATED_CHARS else _read(line, voices) for line in lines])


def _with_prose(blocks: list[Block]) -> list[Block]:
    """The blocks; on a page whose text is in short paragraphs, one sentence each, its sentences are its paragraphs."""
    long = sum(block.form == "P" for block in blocks)
    sentences = [_states(block) for block in blocks]
    short = sum(sentences)
    if short < (_LEAST_SHORT if long else _LEAST_ALONE) or short <= _SHORT_A_LONG * long:
        return blocks
    return [
        block._replace(prose=True, form="P") if states else block
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


@lru_cache(maxsize=8)
def _reader(language: str) -> Callable[[str], Block]:
    """Reads lines of a language; those read lately are remembered: the pages of a site share their menus and footers."""
    return lru_cache(maxsize=_REMEMBERED)(partial(_read, voices=_voices(language)))


class Voices(NamedTuple):
    """The words of a language that say whose words a line has; `heard` are those of the last three together."""

    small: frozenset[str]
    we: frozenset[str]
    you: frozenset[str]
    verbs: frozenset[str]
    heard: frozenset[str]


@lru_cache(maxsize=64)
def _voices(language: str) -> Voices:
    (we, you), verbs = voice_words(language), reporting_verbs(language)
    return Voices(function_words().get(language, frozenset()), we, you, verbs, we | you | verbs)


def _read(line: str, voices: Voices) -> Block:
    length = len(line)
    studied = line if length <= STUDIED_CHARS else line[:STUDIED_CHARS]
    lowered = studied.lower()
    if "İ" in studied:  # two code points in lower case
        lowered = lowered.replace("i\u0307", "i")
    words = lowered.split()
    kind = "latin" if studied.isascii() else script(studied)
    first = words[0]
    if kind in VARIED:
        lowered, first = one_spelling(lowered), one_spelling(first)
    long_words = frozenset(LONG_WORD.findall(lowered))
    count = len(words) if length <= STUDIED_CHARS else line.count(" ") + 1
    if kind in UNSPACED:
        count = max(count, length // UNSPACED[kind])
    ends = _ends(line) or (kind in STOPLESS and count >= PROSE_WORDS)
    sentences = length > _MIN_TWO_SENTENCES and _holds_two(studied)
    whole, outline = whole_class(line), shape(line, long_words)
    prose = count >= PROSE_WORDS and (ends or sentences)
    small, we, you, verbs, heard = voices
    said = not heard.isdisjoint(words)
    return Block(
        line,
        count,
        sum(map(small.__contains__, words)) / len(words) if small else 0.4,
        long_words,
        ends,
        sentences,
        whole,
        start_class(lowered[:60]) if opens_phrase(first) else None,
        contained(lowered, long_words) if len(long_words) > 1 or far_eastern(lowered) else (),
        sum(map(we.__contains__, words)) if said else 0,
        sum(map(you.__contains__, words)) if said else 0,
        said and not verbs.isdisjoint(words),
        kind,
        outline,
        prose,
        len(long_words & site_words()),
        _form(line, count, whole, outline, prose=prose, ends=ends),
    )


def without_phrases(block: Block) -> Block:
    """`block` as it would be read if the lists of phrases had none of its own."""
    form = _form(block.text, block.words, None, block.shape, prose=block.prose, ends=block.ends)
    return block._replace(whole=None, start=None, phrases=(), form=form)


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


def _holds_two(text: str) -> bool:
    """Whether a sentence ends inside `text`."""
    return _INNER_END.search(text) is not None or (not text.isascii() and _OTHER_INNER_END.search(text) is not None)


def _ends(line: str) -> bool:
    last = line[-1]
    if last in _STOPS or (last in _CLOSERS and line.rstrip(_CLOSERS)[-1:] in _STOPS):
        return True
    return last == ")" and _SIGNED.search(line) is not None
