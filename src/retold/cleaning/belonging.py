"""Lines that belong to an article for what they are, however much furniture stands around them."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby

from retold.cleaning.blocks import Block
from retold.cleaning.phrases import bare
from retold.cleaning.tables import sections
from retold.cleaning.timelines import timeline

# A speaker's name, and how often it stands before a sentence of a transcript at least.
_NAME = re.compile(r"[^\W\d_a-zà-ÿа-яё][\w.’'-]*(?: [^\W\d_a-zà-ÿа-яё][\w.’'-]*){0,3}")
_SPEAKER_CHARS, _LEAST_TURNS = 45, 3
_LEAST_SPEAKERS, _SAID_OF = 2, 3  # of three turns two at least end as a sentence does
_LEAST_FACTS, _MAX_FACT_LABEL, _LEAST_FACT_WORDS = 3, 4, 3
_LEAST_ON_CARD = 4  # facts in a row, as on the card of a recipe, whatever their length
_MAX_SUMMARY_LABEL, _LEAST_POINTS, _LEAST_POINT_WORDS = 6, 2, 4
_OPENING, _CLOSING = frozenset('"“„«»'), frozenset('"”“»«')
_CITED = re.compile(r"\[\d{1,3}\]")
_BACK = ("↩", "↩︎", "↩\ufe0f")  # the way back from a footnote to its place
_BACK_ENDS = frozenset(back[-1] for back in _BACK)
_MAX_LABEL_WORDS, _MAX_BOX_WORDS, _LEAST_LABELS = 3, 40, 2
_LEAST_TEXT = 2  # paragraphs above the comments
_MAX_FAREWELL_WORDS, _MAX_SIGNED_WORDS, _FAREWELL_LINES = 5, 3, 4


def belonging(blocks: Sequence[Block]) -> frozenset[int]:
    """The indices of lines of a page that belong to its article: turns of a conversation, footnotes, verdicts, farewells, days of a timeline."""
    firsts = [_first_word(block) for block in blocks]
    labelled = [index for index, block in enumerate(blocks) if ": " in block.text]
    return frozenset(
        (
            *_spoken_turns(blocks, labelled),
            *_turns_below(blocks),
            *_summaries(blocks, firsts),
            *_footnotes(blocks),
            *_labelled_facts(blocks, labelled),
            *_verdicts(blocks, firsts),
            *_farewells(blocks, firsts),
            *timeline(blocks),
            *_salutations(blocks, firsts),
        )
    )


def _spoken_turns(blocks: Sequence[Block], labelled: Sequence[int]) -> Iterator[int]:
    """The sentences of a conversation as transcripts print it: each behind its speaker (`Ann Bell: …`), who speaks again."""
    speakers = [(index, name) for index in labelled if (name := _speaker(blocks[index]))]
    turns = Counter(name for _, name in speakers)
    quoted = [index for index in labelled if _is_statement(blocks[index])]
    yield from (index for index, name in speakers if turns[name] >= _LEAST_TURNS)
    yield from quoted if len(quoted) > 1 else ()


def _turns_below(blocks: Sequence[Block]) -> Iterator[int]:
    """The turns of a conversation whose speakers stand on lines of their own: two names that come again and again.

    Below a name stands what is said, up to the next name: what is furniture in between says so.
    """
    short = Counter(block.text for block in blocks if block.form == "S" and block.whole is None)
    names = {text for text, times in short.items() if times >= _LEAST_TURNS and _NAME.fullmatch(text)}
    if len(names) < _LEAST_SPEAKERS:
        return
    places = [at for at, block in enumerate(blocks[:-1]) if block.text in names]
    said = len({blocks[at + 1].text for at in places if blocks[at + 1].ends})
    if said * _SAID_OF < len(places) * (_SAID_OF - 1):
        return
    first = {name.split()[-1] for name in names}
    opening = [at for at in range(places[0]) if blocks[at].form == "S" and blocks[at].text.split()[-1] in first]
    for at in (*opening, *places):
        yield at
        below = at + 1
        while below < len(blocks) and _plain(blocks[below]) and (below == at + 1 or blocks[below].form in "PE"):
            yield below
            below += 1


def _summaries(blocks: Sequence[Block], firsts: Sequence[str]) -> Iterator[int]:
    """What a text says in short above its first paragraph: the heading (`Key points`) and two lines or more below it."""
    likely = _first_words("summary")
    if likely.isdisjoint(firsts):
        return
    for at, (block, first) in enumerate(zip(blocks, firsts, strict=True)):
        if first not in likely or block.words > _MAX_SUMMARY_LABEL or bare(block.text) not in _summary_labels():
            continue
        end = at + 1
        while end < len(blocks) and _in_summary(blocks[end]):
            end += 1
        if end - at > _LEAST_POINTS:
            yield from range(at, end)


@lru_cache(maxsize=1)
def _summary_labels() -> frozenset[str]:
    return frozenset(map(bare, sections("belonging.txt")["summary"]))


def _in_summary(block: Block) -> bool:
    return _plain(block) and block.shape is None and block.words >= _LEAST_POINT_WORDS


def _labelled_facts(blocks: Sequence[Block], labelled: Sequence[int]) -> Iterator[int]:
    """The lines of a box of facts, each behind a label of its own, and its heading: `Opening hours: daily, from nine to five`."""
    if len(labelled) < _LEAST_FACTS:
        return
    texts = [index for index, block in enumerate(blocks) if block.prose]
    start = texts[0] if texts else len(blocks)
    talk = (at for at, block in enumerate(blocks) if block.whole == "comment")
    end = next((at for at in talk if bisect_left(texts, at) >= _LEAST_TEXT), len(blocks))
    card = [index for index in labelled if index < end and _states_fact(blocks[index])]
    for _, group in groupby(enumerate(card), key=lambda pair: pair[1] - pair[0]):
        run = [index for _, index in group]
        yield from run if len({blocks[index].text.partition(":")[0] for index in run}) >= _LEAST_ON_CARD else ()
    long = (index for index in card if len(blocks[index].text.partition(": ")[2].split()) >= _LEAST_FACT_WORDS)
    facts = [index for index in long if start < index]
    for _, group in groupby(enumerate(facts), key=lambda pair: pair[1] - pair[0]):  # lines right below each other
        run = [index for _, index in group]
        if len({blocks[index].text.partition(":")[0] for index in run}) >= _LEAST_FACTS:
            above = run[0] - 1
            yield from (above, *run) if _plain(blocks[above]) and blocks[above].form == "S" else run


def _states_fact(block: Block) -> bool:
    """Whether a line is a label of a few words and what it is the label of."""
    if block.shape is not None or not _plain(block):
        return False
    label, _, rest = block.text.partition(": ")
    return len(label.split()) <= _MAX_FACT_LABEL and bool(rest) and "://" not in rest and "@" not in rest


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
    if not any(block.text[0] == "[" or block.text[-1] in _BACK_ENDS for block in blocks):
        return
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
    text, likely = 0, _first_words("farewell")
    if likely.isdisjoint(firsts) and postscripts.isdisjoint(firsts):
        return
    for index, (block, first) in enumerate(zip(blocks, firsts, strict=True)):
        if text >= _LEAST_TEXT and block.whole == "comment":  # readers take leave too
            return
        text += block.prose
        if not text:
            continue
        if block.words <= _MAX_FAREWELL_WORDS and first in likely and bare(block.text) in farewells:
            yield index
            yield from (at for at in range(max(0, index - _FAREWELL_LINES), index) if _is_sentence(blocks[at]))
            yield from _signed(blocks, index + 1)
        elif first in postscripts and block.ends and _plain(block):
            yield index


def _salutations(blocks: Sequence[Block], firsts: Sequence[str]) -> Iterator[int]:
    """How a letter begins, right above its first paragraph: `Dear reader,`."""
    likely = frozenset(sections("belonging.txt")["salutation"])
    if likely.isdisjoint(firsts):
        return
    for at in [at for at, first in enumerate(firsts[:-1]) if first in likely]:
        if blocks[at].text[-1] in ",:!" and blocks[at].words <= _MAX_FAREWELL_WORDS and blocks[at + 1].prose:
            yield at


def _first_word(block: Block) -> str:
    return block.text[:_SPEAKER_CHARS].partition(" ")[0].lower().rstrip(":,!.")


@lru_cache(maxsize=3)
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
