"""What the careful road asks beside the page itself: what trafilatura takes for main text."""

import logging
import re
from collections.abc import Sequence

import numpy as np

from retold.cleaning.html_blocks import Block
from retold.cleaning.html_containers import Column

_WORD = re.compile(r"\w+")
_SHINGLE_WORDS = 4


def agreement(blocks: Sequence[Block], source: str, url: str | None) -> Column:
    """How much of each block trafilatura keeps: share of its word 4-grams, whole lines if shorter."""
    text = _by_trafilatura(source, url).lower()
    lines = {" ".join(_WORD.findall(line)) for line in text.split("\n")}
    words = _WORD.findall(text)
    shingles = set(zip(*(words[at:] for at in range(_SHINGLE_WORDS)), strict=False))
    found = []
    for block in blocks:
        own = _WORD.findall(block.text.lower())
        if len(own) < _SHINGLE_WORDS + 2:
            found.append(float(" ".join(own) in lines))
            continue
        mine = list(zip(*(own[at:] for at in range(_SHINGLE_WORDS)), strict=False))
        found.append(sum(shingle in shingles for shingle in mine) / len(mine))
    return np.array(found, dtype=float)


def _by_trafilatura(source: str, url: str | None) -> str:
    """Main text as trafilatura finds it; empty if it finds none or fails.

    Never with `deduplicate=True`: its output then depends on the pages that were read before.
    """
    from trafilatura import bare_extraction  # noqa: PLC0415  0.4 s to import

    tree = _parsed(source)
    if tree is None:
        return ""
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        document = bare_extraction(tree, url=url, include_comments=False, with_metadata=False)
    except Exception:  # noqa: BLE001  a witness that fails is no reason to lose the page
        return ""
    return getattr(document, "text", None) or ""


def _parsed(source: str):  # type: ignore[no-untyped-def]  # noqa: ANN202  lxml's own element type
    from lxml import etree, html  # noqa: PLC0415  only where a tree is wanted

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False, huge_tree=True)
    try:
        tree = html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    return tree if len(tree) else None
