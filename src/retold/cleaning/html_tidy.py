"""What a judgement block by block leaves behind: labels of ads, calls to sign up, buttons behind the last sentence."""

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from retold.cleaning.html_beside import class_of, leave_beside
from retold.cleaning.html_blocks import CLOSERS, Block, Layout, ends_sentence
from retold.cleaning.html_containers import Column, Columns
from retold.cleaning.html_within import join_within
from retold.cleaning.phrases import contained, start_class, whole_class

_MAX_CALL_WORDS = 45
_SURE, _ASKING = 2.0, frozenset(("appeal", "footer", "newsletter"))
_MAX_LABEL_WORDS = 10
_MOSTLY_LINK = 0.5
_SENTENCE_WORDS, _STATEMENTS = 8, frozenset(".。।۔")
_MANY_COPIES = 4
_SEVERAL, _UNLIKELY = 3, -1.0  # paragraphs kept in a container, and log odds of a sentence below one of them
_CAPTION_DEPTH = 6  # elements from a caption to the item of the list it is in
_NEAR, _QUOTE_MARKS = 8, " .,\"'“”„‘’«»…"  # blocks from a pulled quote to its paragraph; what stands around a quote
_CERTAIN = frozenset(("advert", "comment", "footer", "more", "newsletter", "related", "share"))
_ENTRIES = frozenset(("article", "li", "section"))
_LEAST_ENTRIES, _UNLIKELY_ENTRY = 2, -2.0  # entries kept already, and log odds of a sentence of another one
_CELLS = frozenset(("td", "th", "caption"))
_HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))
_ITEMS = _HEADINGS | _CELLS | {"li"}


def tidied(layout: Layout, tags: Sequence[str], known: Columns, odds: Column, limit: float) -> list[bool]:
    """Which blocks stay: those with log odds above `limit`, without what is furniture for sure.

    Headings of boxes that were cut are left: taking them out as well cost more article than it removed furniture.
    """
    blocks = layout.blocks
    words = np.array([block.words for block in blocks])
    label = (known["phrase certain"] > 0) | ((words <= _MAX_CALL_WORDS) & _calls(blocks, known, odds))
    label |= (known["phrase start"] > 0) & (known["link share"] >= _MOSTLY_LINK)  # "Also read: …"
    label |= _below_labels(known)
    label |= _begun_by_labels(blocks)
    label[_certain_by_kind(blocks, tags, known)] = True
    kept: list[bool] = ((odds > limit) & ~label).tolist()
    likely = [not cut and not block.link_words for cut, block in zip(label.tolist(), blocks, strict=True)]
    sentences = [fits and ends for fits, ends in zip(likely, (known["sentence"] > 0).tolist(), strict=True)]
    _join_lists(layout, tags, likely, sentences, kept)
    pictured = known["in figure"] * (known["in ul"] + known["in ol"]) * (known["tag li"] == 0)
    _join_captions(layout, [at for at in np.flatnonzero(pictured).tolist() if sentences[at]], odds, kept)
    _join_sentences(layout, tags, sentences, odds.tolist(), kept)
    _join_entries(layout, [at for at, fits in enumerate(sentences) if fits], odds, kept)
    _join_headings(layout, tags, likely, kept)
    _join_questions(layout, tags, kept)
    join_within(layout, tags, known, odds, label.tolist(), kept)
    set_off = known["hint quote"] + known["in blockquote"] + known["in aside"] + known["in figure"]
    _leave_pull_quotes(blocks, [at for at in np.flatnonzero(set_off).tolist() if kept[at]], kept)
    leave_beside(layout, tags, known, kept)
    return _without_loose_end(blocks, tags, kept)


def _calls(blocks: Sequence[Block], known: Columns, odds: Column) -> NDArray[np.bool_]:
    """Blocks that call for something, or give notice; of what is surely text only those that ask readers for something.

    `We rate this claim false` and `terms and conditions` stand in reports too, `sign up for our newsletter` does not.
    """
    calls = known["phrase calls"] > 0
    for at in np.flatnonzero(calls & (odds > _SURE)).tolist():
        lowered = blocks[at].text.lower()
        said = start_class(lowered), *contained(lowered, frozenset(lowered.split()))
        calls[at] = not _ASKING.isdisjoint(said)
    return calls


def _join_lists(
    layout: Layout, tags: Sequence[str], likely: Sequence[bool], sentences: Sequence[bool], kept: list[bool]
) -> None:
    """Keep the whole of a list of which the most is kept: its short items are as much of the text as the long ones.

    Of a list of nothing but sentences without links one that is kept is enough.
    """
    items: dict[int, list[int]] = {}
    for at, block in enumerate(layout.blocks):
        item = block.node if tags[at] == "li" else layout.parents[block.node]
        if layout.tags[item] == "li":
            items.setdefault(layout.parents[item], []).append(at)
    for places in items.values():
        held = sum(kept[at] for at in places)
        if 2 * held >= len(places) or (held and all(sentences[at] for at in places)):
            for at in places:
                kept[at] = kept[at] or likely[at]


def _below_labels(known: Columns) -> NDArray[np.bool_]:
    """Links right below a label: `You may also like:` says what they are."""
    below, named = [], False
    for whole, link in zip((known["phrase whole"] > 0).tolist(), (known["all link"] > 0).tolist(), strict=True):
        below.append(named and link)
        named = whole or below[-1]
    return np.array(below, dtype=bool)


def _begun_by_labels(blocks: Sequence[Block]) -> NDArray[np.bool_]:
    """Blocks of several lines of which the first is a label, or each is a link."""
    return np.array(
        [
            "\n" in (text := block.text)
            and (block.link_words == block.words or (whole_class(text.partition("\n")[0]) or "") in _CERTAIN)
            for block in blocks
        ]
    )


def _certain_by_kind(blocks: Sequence[Block], tags: Sequence[str], known: Columns) -> list[int]:
    """Lines that are nothing but who took a picture, and links that say the same again and again.

    `Compare new car deals` below each entry of a list is such a link; items of lists may repeat themselves.
    """
    begun = np.flatnonzero(known["phrase start"]).tolist()
    short = [at for at in begun if blocks[at].words <= _MAX_LABEL_WORDS]
    found = [at for at in short if start_class(blocks[at].text.lower()) == "picture"]
    linked = [at for at in np.flatnonzero(known["all link"] * known["copy"]).tolist() if tags[at] not in _ITEMS]
    copies = Counter([blocks[at].text for at in linked])
    return found + [at for at in linked if copies[blocks[at].text] >= _MANY_COPIES]


def _join_captions(layout: Layout, pictured: Sequence[int], odds: Column, kept: list[bool]) -> None:
    """Keep the captions of a gallery: sentences on the pictures of one list, which stand or fall together."""
    galleries: dict[int, list[int]] = {}
    for at in pictured:
        item = layout.blocks[at].node
        for _ in range(_CAPTION_DEPTH):
            item = item if layout.tags[item] == "li" else max(0, layout.parents[item])
        if layout.tags[item] == "li":
            galleries.setdefault(layout.parents[item], []).append(at)
    for places in galleries.values():
        if len(places) > 1 and odds[places].mean() > 0:
            for at in places:
                kept[at] = True


def _join_sentences(
    layout: Layout, tags: Sequence[str], sentences: Sequence[bool], odds: Sequence[float], kept: list[bool]
) -> None:
    """Keep a sentence that stands where paragraphs are kept: in the same container, the same element.

    Right below one, boxes between them left aside, it need not be likely itself; among several, it may be a little
    unlikely there. One of another element must be likely, and the very next block.
    """
    places = [(layout.parents[block.node], tag) for block, tag in zip(layout.blocks, tags, strict=True)]
    paragraphs = Counter(place for place, keep in zip(places, kept, strict=True) if keep)
    above: dict[tuple[int, str], bool] = {}
    for at, place in enumerate(places):
        if sentences[at] and not kept[at]:
            several, below = paragraphs[place] >= _SEVERAL, above.get(place, False)
            kept[at] = odds[at] > (_UNLIKELY if several and below else 0) and (
                several or below or (at > 0 and kept[at - 1] and sentences[at - 1] and _states(layout.blocks[at]))
            )
        above[place] = kept[at]


def _states(block: Block) -> bool:
    """Whether a sentence is a statement: questions and what ends in a colon may lead elsewhere."""
    return block.words >= _SENTENCE_WORDS and block.text.rstrip(CLOSERS)[-1:] in _STATEMENTS


def _join_headings(layout: Layout, tags: Sequence[str], likely: Sequence[bool], kept: list[bool]) -> None:
    """Keep a heading within the text: text is kept above it and right below it, that in the same container."""
    parents, blocks = layout.parents, layout.blocks
    first = kept.index(True) if True in kept else len(kept)
    for at in range(len(blocks) - 2, first, -1):
        below = parents[blocks[at + 1].node]
        beside = parents[blocks[at].node] in (below, parents[max(0, below)])
        if tags[at] in _HEADINGS and likely[at] and kept[at + 1] and beside:
            kept[at] = True


def _join_entries(layout: Layout, sentences: Sequence[int], odds: Column, kept: list[bool]) -> None:
    """Keep the sentences of entries made as others that are kept, beside them: of a live report, a list of places, a thread."""
    parents, tags, attributes = layout.parents, layout.tags, layout.attributes
    entries: dict[tuple[int, str, str | None], dict[int, list[int]]] = {}
    for at in sentences:
        node = layout.blocks[at].node
        entry = node if tags[node] == "li" else parents[node]
        if entry > 0 and tags[entry] in _ENTRIES:
            make = parents[entry], tags[entry], class_of(attributes[entry])
            entries.setdefault(make, {}).setdefault(entry, []).append(at)
    for alike in entries.values():
        if sum(any(kept[at] for at in places) for places in alike.values()) >= _LEAST_ENTRIES:
            for at in (at for places in alike.values() for at in places):
                kept[at] = kept[at] or odds[at] > _UNLIKELY_ENTRY


def _join_questions(layout: Layout, tags: Sequence[str], kept: list[bool]) -> None:
    """Keep what the definition or answer right below it, which is kept, belongs to."""
    for at in range(len(tags) - 1):
        if tags[at] == "dt" and tags[at + 1] == "dd" and kept[at + 1] and not layout.blocks[at].link_words:
            kept[at] = True


def _leave_pull_quotes(blocks: Sequence[Block], quoted: Sequence[int], kept: list[bool]) -> None:
    """Leave of the `quoted` what stands near by in a longer paragraph, word for word: a sentence pulled out to be seen."""
    for at in quoted:
        words, around = blocks[at].text.strip(_QUOTE_MARKS), range(max(0, at - _NEAR), min(len(blocks), at + _NEAR + 1))
        if any(kept[near] and blocks[near].words > blocks[at].words and words in blocks[near].text for near in around):
            kept[at] = False


def _without_loose_end(blocks: Sequence[Block], tags: Sequence[str], kept: list[bool]) -> list[bool]:
    """Without labels behind the last sentence: buttons, names of what comes next."""
    for at in range(len(kept) - 1, -1, -1):
        if not kept[at]:
            continue
        loose = blocks[at].words <= _MAX_LABEL_WORDS and not ends_sentence(blocks[at].text)
        if not loose or tags[at] in ("li", "td", "th", "pre", "dd", "dt"):
            break
        kept[at] = False
    return kept
