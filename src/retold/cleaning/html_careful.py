"""The careful road: every block of the page is judged; what trafilatura takes for main text is one of the witnesses."""

import logging
from typing import Any

import numpy as np

from retold.cleaning.html_blocks import Block, layout
from retold.cleaning.html_features import agreement, container_columns, form_columns, tag_columns
from retold.cleaning.html_model import article_odds


def careful_blocks(tree: Any, url: str | None) -> tuple[list[Block], list[str], list[float]]:
    """The blocks of a parsed page in order, the element of each, and the log odds that it is article."""
    page = layout(tree)
    blocks = page.blocks
    if not blocks:
        return [], [], []
    tags = [page.nodes[block.node].tag for block in blocks]
    columns = {
        **form_columns(blocks),
        **tag_columns(tags),
        **container_columns(page),
        "agreed": agreement(blocks, _by_trafilatura(tree, url)),
    }
    words = np.array([block.words for block in blocks], dtype=float)
    return blocks, tags, [float(value) for value in article_odds(columns, words, "careful")]


def _by_trafilatura(tree: Any, url: str | None) -> str:
    """Main text as trafilatura finds it; empty if it finds none or fails.

    Never with `deduplicate=True`: its output then depends on the pages that were read before.
    """
    from trafilatura import bare_extraction  # noqa: PLC0415  0.4 s to import

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        document = bare_extraction(tree, url=url, include_comments=False, with_metadata=False)
    except Exception:  # noqa: BLE001  a witness that fails is no reason to lose the page
        return ""
    return getattr(document, "text", None) or ""
