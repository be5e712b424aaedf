"""What an HTML page states about itself, read off its tags."""

import re
from collections.abc import Iterator, Sequence
from html import unescape
from itertools import compress, islice

from retold.cleaning.html_source import Tags, inner_text, tags_with
from retold.cleaning.structured import Statements

_ATTRIBUTE = re.compile(r"([a-zA-Z][a-zA-Z:_-]{0,30})\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+))")
# The attribute that marks the text of its element as the author.
_AUTHOR = re.compile(r"(?:itemprop=|rel=)[\"']?author\b|class=[\"'](?:author vcard|vcard author)\b")
_CANONICAL = re.compile(r"rel\s*=\s*[\"']?canonical\b", re.IGNORECASE)
_STATING = frozenset(("meta", "link", "html", "h1", "time"))
_EMPTY = frozenset(("meta", "link"))
_MAX_ELEMENTS = 5000
_MAX_AUTHORS = 40


def scan(tags: Tags) -> Statements:
    """What the head of an HTML page and its marked elements state. Linear in the number of tags."""
    parts = tags.parts
    said = Statements(titles=tags.titles[:1], scripts=tags.scripts, parts=parts)
    names = parts[1::3]
    if any(map(str.isupper, set(names))):
        names = [name.lower() for name in names]
    stating = compress(range(len(names)), map(_STATING.__contains__, names))
    for at in islice(stating, _MAX_ELEMENTS):
        if names[at] == "link" and not _CANONICAL.search(parts[3 * at + 2]):
            continue
        _note(said, names[at], _attributes(parts[3 * at + 2]), parts, 3 * at + 3)
    likely = tags_with(parts, ("author",), 2)
    marked = (at + 1 for at in likely if names[at // 3] not in _EMPTY and _AUTHOR.search(parts[at]))
    said.people.extend(inner_text(parts, at) for at in islice(marked, _MAX_AUTHORS))
    return said


def _note(said: Statements, name: str, attributes: dict[str, str], parts: Sequence[str], at: int) -> None:
    if name == "meta":
        for key, content in _meta(attributes):
            said.metas.setdefault(key, []).append(content)
    elif name == "link":
        said.canonical = said.canonical or attributes.get("href")
    elif name == "html":
        said.language = said.language or attributes.get("lang")
    elif name == "h1" and "hidden" not in attributes and attributes.get("aria-hidden") != "true":
        said.headings.append(inner_text(parts, at))
    elif name == "time":
        names = f"{attributes.get('class', '')} {attributes.get('itemprop', '')}".lower()
        said.times.append((attributes.get("datetime") or inner_text(parts, at), names))


def _attributes(source: str) -> dict[str, str]:
    return {m[1].lower(): unescape(m[2] or m[3] or m[4] or "") for m in _ATTRIBUTE.finditer(source)}


def _meta(attributes: dict[str, str]) -> Iterator[tuple[str, str]]:
    content = attributes.get("content")
    for key in ("property", "name", "itemprop"):
        if content and attributes.get(key):
            yield attributes[key].strip().lower(), content
