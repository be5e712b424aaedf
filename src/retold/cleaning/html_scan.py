"""What an HTML page states about itself, read off the source without a tree."""

import re
from collections.abc import Iterator
from html import unescape
from itertools import islice

from retold.cleaning.html_source import ATTRIBUTES
from retold.cleaning.structured import Statements

# Each pattern stops at the next "<" outside quotation marks or at a bounded length, so that the scan is linear whatever
# stands in the page.
_ELEMENT = re.compile(rf"<(meta|link|html|title|h1|time|script)\b{ATTRIBUTES}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([a-zA-Z][a-zA-Z:_-]{0,30})\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+))")
# The rest of a tag that marks its text as the author.
_AUTHOR = re.compile(
    r"author(?:(?<=itemprop=.author)|(?<=itemprop=author)|(?<=rel=.author)|(?<=rel=author))\b[^<>]{0,400}>"
)
_NAME = re.compile(r"[a-zA-Z][a-zA-Z0-9]{0,20}")
_TAG = re.compile(r"<!--.*?(?:-->|$)|<[^<>]*>", re.DOTALL)
_MAX_ELEMENTS = 5000
_MAX_AUTHORS = 40
_EMPTY = frozenset(("meta", "link"))
_MAX_INNER_CHARS = 2000
_MAX_SCRIPT_CHARS = 2_000_000


def scan(page: str) -> Statements:
    """What the head of an HTML page and its marked elements state. Linear in the page."""
    said = Statements()
    for match in islice(_ELEMENT.finditer(page), _MAX_ELEMENTS):
        name = match[1].lower()
        if name == "script" and "ld+json" not in match[2]:
            continue
        _note(said, name, _attributes(match[2]), page, match.end())
    said.people.extend(_authors(page))
    return said


def _authors(page: str) -> Iterator[str]:
    """The texts of elements marked as author; `<meta>` and `<link>` have none."""
    for match in islice(_AUTHOR.finditer(page), _MAX_AUTHORS):
        opening = page.rfind("<", max(0, match.start() - _MAX_INNER_CHARS), match.start())
        name = _NAME.match(page, opening + 1) if opening >= 0 else None
        if name and name[0].lower() not in _EMPTY:
            yield _inner(page, match.end(), f"</{name[0].lower()}")


def _note(said: Statements, name: str, attributes: dict[str, str], page: str, at: int) -> None:
    if name == "meta":
        said.metas.extend(_meta(attributes))
    elif name == "link" and attributes.get("rel", "").lower() == "canonical":
        said.canonical = said.canonical or attributes.get("href")
    elif name == "html":
        said.language = said.language or attributes.get("lang")
    elif name == "title":
        said.titles.append(_inner(page, at, "</title"))
    elif name == "h1" and "hidden" not in attributes and attributes.get("aria-hidden") != "true":
        said.headings.append(_inner(page, at, "</h1"))
    elif name == "time":
        names = f"{attributes.get('class', '')} {attributes.get('itemprop', '')}".lower()
        said.times.append((attributes.get("datetime") or _inner(page, at, "</time"), names))
    elif name == "script":
        end = page.find("</script", at, at + _MAX_SCRIPT_CHARS)
        said.scripts.append(page[at:end] if end > 0 else "")


def _attributes(source: str) -> dict[str, str]:
    return {m[1].lower(): unescape(m[2] or m[3] or m[4] or "") for m in _ATTRIBUTE.finditer(source)}


def _meta(attributes: dict[str, str]) -> Iterator[tuple[str, str]]:
    content = attributes.get("content")
    for key in ("property", "name", "itemprop"):
        if content and attributes.get(key):
            yield attributes[key].strip().lower(), content


def _inner(page: str, at: int, closing: str) -> str:
    """The text up to the closing tag, tags and comments taken out."""
    inner = page[at : at + _MAX_INNER_CHARS]
    end = inner.lower().find(closing)
    return " ".join(unescape(_TAG.sub("", inner[:end] if end >= 0 else "")).split())
