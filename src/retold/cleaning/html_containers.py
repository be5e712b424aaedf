"""What the containers of the blocks of an HTML page are, are called, and hold; and what the blocks of one make have in common."""

from functools import lru_cache
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from retold.cleaning.html_blocks import Layout
from retold.cleaning.html_hints import hint_names, hints

Column = NDArray[np.float64]
Columns = dict[str, Column]

_CONTAINERS = ("article", "main", "nav", "footer", "header", "aside", "form", "table", "ul", "ol", "figure", "blockquote", "button",
               "section", "dl", "details", "select", "fieldset", "dialog")  # fmt: skip
_CONTAINER_BITS = {tag: 1 << bit for bit, tag in enumerate(_CONTAINERS)}
# A container's own hints count for the blocks in it only if it holds less than this share of the page: `<div
# class="has-sidebar">` around everything says nothing.
_WHOLE_PAGE_SHARE = 0.7
# How many containers above a block are described, and how many are searched for the core of the page.
_LEVELS, _CHAIN = 5, 12


@lru_cache(maxsize=1)
def _container_names() -> tuple[str, ...]:
    """The columns that the bits of containers are spread to: in an element, named so above, named so near by."""
    own = [name for name in hint_names() if "-" not in name and name != "hidden"]
    return (
        *(f"in {tag}" for tag in _CONTAINERS),
        *(f"hint {name}" for name in hint_names()),
        *(f"own {name}" for name in own),
    )


def container_columns(layout: Layout) -> Columns:
    """What the containers of each block are, are called, and hold."""
    at = np.array([block.node for block in layout.blocks])
    parents = np.maximum(layout.parents, 0)
    words, prose = np.array(layout.words, dtype=float), np.array(layout.prose, dtype=float)
    inherited, near = _inherited(layout)
    bits = spread(inherited[at], len(_CONTAINERS) + len(hint_names())), spread(near[at], _own_hints())
    found = dict(zip(_container_names(), np.concatenate(bits), strict=True))
    above = [at]
    for _ in range(_CHAIN - 1):
        above.append(parents[above[-1]])
    chain = np.array(above)
    density, below = prose / np.maximum(words, 1), prose[chain]
    levels = zip(below / max(1.0, prose[0]), density[chain[:_LEVELS]], strict=False)
    for step, (share, dense) in enumerate(levels):
        found[f"prose share {step}"], found[f"prose density {step}"] = share, dense
    for share in (0.5, 0.8):
        enough = below >= share * prose[0]
        steps = np.where(enough.any(axis=0), enough.argmax(axis=0), _CHAIN)
        core = np.where(steps < _CHAIN, chain[np.minimum(steps, _CHAIN - 1), np.arange(len(at))], 0)
        found[f"near core {share}"] = np.exp(-steps / 3)
        found[f"core size {share}"], found[f"core density {share}"] = words[core] / max(1.0, words[0]), density[core]
    return found


def _own_hints() -> int:
    return sum("-" not in name and name != "hidden" for name in hint_names())


def _inherited(layout: Layout) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """For each container, as bits: the elements it is in and the hints from above; the hints next to it."""
    names, words, prose = hint_names(), layout.words, layout.prose
    most_words, most_prose = _WHOLE_PAGE_SHARE * words[0], _WHOLE_PAGE_SHARE * prose[0]
    shift = len(_CONTAINERS)
    always = sum(1 << names.index(name) for name in ("body", "main"))
    above, near, own = [0], [0], [0]
    columns = zip(layout.parents, layout.tags, layout.attributes, words, prose, strict=True)
    for parent, tag, attributes, node_words, node_prose in islice(columns, 1, None):
        if not node_words:  # no block is in it
            own.append(0)
            near.append(0)
            above.append(0)
            continue
        bits = hints(attributes) if attributes else 0
        own.append(bits)
        if not bits:  # as most
            near.append(own[parent])
            above.append(above[parent] | _CONTAINER_BITS.get(tag, 0))
            continue
        near.append(bits | own[parent])
        if tag == "body" or node_words >= most_words or (node_prose and node_prose >= most_prose):
            bits &= always
        above.append(above[parent] | bits << shift | _CONTAINER_BITS.get(tag, 0))
    return np.array(above, dtype=np.uint64), np.array(near, dtype=np.uint64)


def spread(bits: NDArray[np.uint64], count: int) -> Column:
    """The first `count` bits of the numbers as ones and zeros, a row for each bit."""
    octets = bits.astype("<u8").view(np.uint8).reshape(-1, 8).T
    return np.unpackbits(octets, axis=0, count=count, bitorder="little").astype(float)


def like_columns(layout: Layout, words: Column, linked: Column, prose: Column) -> Columns:
    """What the blocks of the same make (element, attributes, the same of the element around) are, taken together."""
    parents, tags, attributes = layout.parents, layout.tags, layout.attributes
    numbers: dict[tuple[str, str, str, str], int] = {}
    known: dict[tuple[str, str, str, str], int] = {}  # the same by whole attributes: most come again as they are
    kinds = []
    for block in layout.blocks:
        node, over = block.node, max(0, parents[block.node])
        raw = tags[node], attributes[node], tags[over], attributes[over]
        if raw not in known:
            make = tags[node], _class(attributes[node]), tags[over], _class(attributes[over])
            known[raw] = numbers.setdefault(make, len(numbers))
        kinds.append(known[raw])
    kind = np.array(kinds)
    counts = np.bincount(kind)
    sums = {
        name: np.bincount(kind, values)
        for name, values in (("words", words), ("linked", linked), ("prose", prose * words))
    }
    all_words = np.maximum(sums["words"], 1)
    whole = max(1.0, float((prose * words).sum()))
    return {
        "alike": (np.log1p(counts) / 3)[kind],
        "alike words": (np.log1p(sums["words"] / counts) / 3)[kind],
        "alike links": (sums["linked"] / all_words)[kind],
        "alike density": (sums["prose"] / all_words)[kind],
        "alike prose": (sums["prose"] / whole)[kind],
    }


@lru_cache(maxsize=1 << 14)
def _class(attributes: str) -> str:
    at = attributes.find("class=")
    return attributes[at : at + 60] if at >= 0 else ""
