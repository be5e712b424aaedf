"""Parsing HTML into a tree, and what its head and marked elements state."""

from itertools import islice
from typing import Any

from retold.cleaning.html_blocks import layout
from retold.cleaning.structured import Statements

_MAX_TEXTS = 40
_MAX_MARKED = 5000


def parse(text: str) -> Any:
    """The tree of an HTML page (an lxml element), None if it holds nothing."""
    from lxml import etree, html  # noqa: PLC0415  only when a page is HTML

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False, huge_tree=True)
    try:
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    return tree if len(tree) else None


def statements(tree: Any) -> Statements:
    """What the head of a page and its marked elements state."""
    said = Statements(language=tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang"))
    for element in islice(tree.iter("meta", "title", "link", "script", "h1", "time"), _MAX_MARKED):
        _note(said, element)
    for element in tree.xpath("//*[@itemprop='author' or @rel='author']")[:_MAX_TEXTS]:
        said.people.append(_text(element))
    return said


def _note(said: Statements, element: Any) -> None:
    tag, get = element.tag, element.get
    if tag == "meta":
        _note_meta(said, get)
    elif tag == "title" and element.getparent().tag != "svg":
        said.titles.append(_text(element))
    elif tag == "link" and (get("rel") or "").lower() == "canonical":
        said.canonical = said.canonical or get("href")
    elif tag == "script" and "ld+json" in (get("type") or "").lower():
        said.scripts.append(element.text or "")
    elif tag == "h1" and get("hidden") is None and get("aria-hidden") != "true":
        said.headings.append(_text(element))
    elif tag == "time":
        names = f"{get('class') or ''} {get('itemprop') or ''}".lower()
        said.times.append((get("datetime") or _text(element), names))


def _note_meta(said: Statements, get: Any) -> None:
    content = get("content")
    for name in ("property", "name", "itemprop"):
        if content and get(name):
            said.metas.append((get(name).strip().lower(), content))


def _text(element: Any) -> str:
    return " ".join("".join(element.itertext())[:2000].split())


def plain_lines(text: str) -> list[str]:
    """The lines of a text that may hold tags (an `articleBody`), white space collapsed, blank ones left out."""
    if "<" in text:
        tree = parse(f"<div>{text}</div>")
        return [block.text for block in layout(tree).blocks] if tree is not None else []
    return [" ".join(line.split()) for line in text.split("\n") if line.strip()]
