"""The careful road: main text by trafilatura, which knows more page layouts than anything else we measured."""

import logging
from typing import Any


def careful_paragraphs(tree: Any, url: str | None) -> tuple[str, ...]:
    """The paragraphs of the main text of a parsed page, in order; empty if none was found.

    Never with `deduplicate=True`: its output then depends on the pages that were read before.
    """
    from trafilatura import bare_extraction  # noqa: PLC0415  0.4 s to import

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    document = bare_extraction(tree, url=url, include_comments=False, with_metadata=False)
    text = getattr(document, "text", None) or ""
    return tuple(line.strip() for line in text.split("\n") if line.strip())
