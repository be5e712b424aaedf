"""What belongs to an article though no block of it reads like one: its deck, tables and lists, boxes of claims, footnotes."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache, reduce
from itertools import islice

import numpy as np

from retold.cleaning.html_beside import above, below
from retold.cleaning.html_blocks import Layout
from retold.cleaning.html_containers import Column, Columns
from retold.cleaning.published import read_stamp
from retold.cleaning.tables import sections

_PIECES = frozenset(("li", "td", "th", "caption", "dt", "dd"))
_UNLIKELY = -2.0  # log odds of a short line between two paragraphs
_EDGE = 10  # one in so many paragraphs, at either end, may stand outside the container of the text
_AHEAD = 3  # blocks from a table to the text below it: an advertisement may stand between
_MOST_LINKED = 0.3  # of the words of a table or list, beyond which it is one of links
_DECK_REACH, _LEAST_DECK_WORDS, _MAX_DECK_WORDS = 14, 5, 90
_NO_DECK = ("phrase certain", "phrase start", "phrase calls", "in nav", "in footer", "hint related", "hint author")
_DECK_BELOW, _LEAST_STATED_WORDS = 4, 8  # blocks from the headline to a deck that nothing names
_STOPS = ".…!?。！？।"
_LIKE, _NEAR_DECK = 0.8, 6  # share of a deck's words that one of so many paragraphs has, of which it is then a copy
_LABEL_ENDS, _MAX_BOX_BLOCKS = ":：.? ", 12
_BOX_REACH = 14  # blocks from the box of a claim to the text below it
_FOOTNOTE = re.compile(r"foot-?notes?|end-?note|fu(?:ss|ß)note|fn-(?:text|body)", re.IGNORECASE)
_FOOTNOTE_DEPTH, _LEAST_NOTE_WORDS = 4, 8


def join_within(
    layout: Layout, tags: Sequence[str], known: Columns, odds: Column, label: Sequence[bool], kept: list[bool]
) -> None:
    """Keep what belongs to the text that is `kept` though it does not look so itself.

    Args:
        layout: of the page.
        tags: of the blocks.
        known: about the blocks.
        odds: that each block is article, logarithms.
        label: which blocks are furniture for sure.
        kept: which are article; changed.
    """
    if True not in kept:
        return
    _join_between(layout, tags, known, label, kept)
    _join_short(layout, tags, known, odds, kept)
    _join_boxes(layout, known, label, kept)
    _join_footnotes(layout, known, label, kept)
    _join_deck(layout, tags, known, label, kept)


def _join_between(layout: Layout, tags: Sequence[str], known: Columns, label: Sequence[bool], kept: list[bool]) -> None:
    """Keep a table or list that stands within the text, right below a part of it: that speaks of it.

    One with many links leads elsewhere, and so does one with a line that is furniture wherever it stands.
    """
    blocks, parents = layout.blocks, layout.parents
    core = _core(layout, [at for at in np.flatnonzero(known["prose"]).tolist() if kept[at]])
    for first, end in _runs(layout, tags, known) if core else ():
        if all(kept[first:end]) or not first or not kept[first - 1]:
            continue
        below_it = (at for at in range(end, min(end + _AHEAD, len(blocks))) if kept[at])
        if not all(_inside(parents, blocks[at].node, core) for at in (first - 1, first)):
            continue
        if not any(_inside(parents, blocks[at].node, core) for at in below_it):
            continue
        linked = sum(block.link_words for block in islice(blocks, first, end))
        words = sum(block.words for block in islice(blocks, first, end))
        if linked <= _MOST_LINKED * words and not known["phrase certain"][first:end].any():
            kept[first:end] = [keep or not label[first + at] for at, keep in enumerate(kept[first:end])]


def _join_short(layout: Layout, tags: Sequence[str], known: Columns, odds: Column, kept: list[bool]) -> None:
    """Keep a short line between two kept paragraphs, made as they are: what somebody answers, the name under a letter."""
    blocks, parents = layout.blocks, layout.parents
    phrased = known["phrase whole"] + known["phrase start"] + known["phrase held"]
    short = (odds > _UNLIKELY) & (known["words > 8"] == 0) & (known["link share"] == 0) & (phrased == 0)
    cut = ~np.array(kept)
    for at in np.flatnonzero((short & cut)[1:] * known["tag p"][1:]).tolist():
        own = parents[blocks[at + 1].node]
        beside = [
            kept[near] and tags[near] == "p" and parents[blocks[near].node] == own
            for near in (at, *range(at + 2, min(at + 2 + _AHEAD, len(blocks))))
        ]
        words = any(map(str.isalnum, blocks[at + 1].text))
        kept[at + 1] = beside[0] and any(beside[1:]) and words


def _core(layout: Layout, text: Sequence[int]) -> int:
    """The deepest container around the paragraphs at `text`, the first and the last few left aside; 0 without any."""
    parents, edge = layout.parents, len(text) // _EDGE
    around = [parents[layout.blocks[at].node] for at in text[edge : len(text) - edge]]
    return reduce(lambda one, other: _common(parents, one, other), around) if around else 0


def _common(parents: Sequence[int], one: int, other: int) -> int:
    """The deepest container around two: a parent has a smaller number than what it holds."""
    while one != other:
        if one > other:
            one = parents[one]
        else:
            other = parents[other]
    return one


def _inside(parents: Sequence[int], node: int, container: int) -> bool:
    while node > container:
        node = parents[node]
    return node == container


def _runs(layout: Layout, tags: Sequence[str], known: Columns) -> Iterator[tuple[int, int]]:
    """Where blocks in a row are cells or items, or stand in such."""
    parents, blocks = layout.parents, layout.blocks
    listed = np.flatnonzero(known["in table"] + known["in ul"] + known["in ol"] + known["in dl"]).tolist()
    first = end = -1
    for at in listed:
        if tags[at] in _PIECES or layout.tags[parents[blocks[at].node]] in _PIECES:
            if at != end:
                if end > 0:
                    yield first, end
                first = at
            end = at + 1
    if end > 0:
        yield first, end


@lru_cache(maxsize=1)
def _labels() -> frozenset[str]:
    return frozenset(sections("html_fields.txt")["claim labels"])


def _join_boxes(layout: Layout, known: Columns, label: Sequence[bool], kept: list[bool]) -> None:
    """Keep what a label calls the claim that is looked into, or what was found, and the label: the gist of a fact-check."""
    blocks = layout.blocks
    top = max(0, kept.index(True) - _BOX_REACH)
    end = len(kept) - kept[::-1].index(True)
    short = np.flatnonzero((known["words > 4"][top:end] == 0) & (known["link share"][top:end] == 0))
    for at in (top + short).tolist():
        block = blocks[at]
        if kept[at] or block.text.lower().rstrip(_LABEL_ENDS) not in _labels():
            continue
        node = block.node if layout.words[block.node] > block.words else max(0, layout.parents[block.node])
        box = below(layout, node)
        inside = []
        for near in range(at + 1, min(at + 1 + _MAX_BOX_BLOCKS, len(blocks))):
            if blocks[near].node not in box or label[near]:
                break
            inside.append(near)
        if node and any(known["sentence"][near] for near in inside):
            for near in (at, *inside):
                kept[near] = kept[near] or not blocks[near].link_words


def _join_footnotes(layout: Layout, known: Columns, label: Sequence[bool], kept: list[bool]) -> None:
    """Keep the statements that stand as footnotes below the text: remarks of the author, where references are lists of links."""
    for at in np.flatnonzero(known["hint note"] * known["sentence"]).tolist():
        block = layout.blocks[at]
        if (
            kept[at]
            or label[at]
            or block.words < _LEAST_NOTE_WORDS
            or block.text.startswith("*")
            or block.link_words > _MOST_LINKED * block.words
        ):
            continue
        around = islice(above(layout, block.node), _FOOTNOTE_DEPTH)
        kept[at] = any(_FOOTNOTE.search(layout.attributes[node]) for node in around)


def _join_deck(layout: Layout, tags: Sequence[str], known: Columns, label: Sequence[bool], kept: list[bool]) -> None:
    """Keep the deck, a line or two between headline and text, unless the text says the same again.

    It is named so, or the first sentence in the header of the headline. Half of the annotated pages leave it out
    (−.0003 token F1): readers want what the text does not say.
    """
    first = kept.index(True)
    heading = first - 1 - tags[first - 1 :: -1].index("h1") if "h1" in tags[:first] else -1
    named = [at for at in np.flatnonzero(known["own deck"][:first]).tolist() if at >= max(heading, first - _DECK_REACH)]
    near = range(heading + 1, min(heading + 1 + _DECK_BELOW, first)) if heading >= 0 else ()
    stated = [at for at in near if known["sentence"][at] and _in_header(layout, layout.blocks[heading].node, at)]
    body = [layout.blocks[at].text for at in islice((at for at in range(first, len(kept)) if kept[at]), _NEAR_DECK)]
    deck = next((at for at in (*named, *stated) if not label[at] and _is_deck(layout, known, at, body)), None)
    if deck is not None:
        kept[deck] = True


def _in_header(layout: Layout, heading: int, at: int) -> bool:
    """Whether an unlinked line is in the container of the headline, or both are in one another's next."""
    parents, block = layout.parents, layout.blocks[at]
    around = {parents[heading], parents[max(0, parents[heading])]} - {0, -1}
    own = parents[block.node]
    return (
        not block.link_words
        and block.words >= _LEAST_STATED_WORDS
        and not around.isdisjoint((own, parents[max(0, own)]))
    )


def _is_deck(layout: Layout, known: Columns, at: int, body: Sequence[str]) -> bool:
    """Whether a block can be the deck above the paragraphs of `body`."""
    block = layout.blocks[at]
    if not _LEAST_DECK_WORDS <= block.words <= _MAX_DECK_WORDS or 2 * block.link_words > block.words:
        return False
    if any(known[name][at] for name in _NO_DECK) or read_stamp(block.text):
        return False
    if layout.tags[block.node] == "h1" and not _below_line(layout, at):
        return False
    own, words = block.text.rstrip(_STOPS), set(block.text.lower().split())
    return not any(own in text or len(words.intersection(text.lower().split())) >= _LIKE * len(words) for text in body)


def _below_line(layout: Layout, at: int) -> bool:
    """Whether another line stands right above one in its container: the headline of a page whose `<h1>` is the deck."""
    over, block = layout.blocks[max(0, at - 1)], layout.blocks[at]
    beside = layout.parents[over.node] == layout.parents[block.node]
    return at > 0 and beside and over.words >= _LEAST_DECK_WORDS and not over.link_words
