"""Parsing HTML into a tree."""

from typing import Any


def parse(text: str) -> Any:
    """The tree of an HTML page (an lxml element), None if it holds nothing."""
    from lxml import etree, html  # noqa: PLC0415  only when a page is HTML

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    try:
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    return tree if len(tree) else None
