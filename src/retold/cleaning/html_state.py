"""The article of a page that a script lays out: it stands in the data that the page brings along for that script.

`__NEXT_DATA__`, Apollo's and Redux' states and their like have no common form. What they share: an object with the
headline of the page among its values has the text below it, whole or in pieces.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from itertools import islice
from typing import Any

from retold.cleaning.html_blocks import ends_sentence
from retold.cleaning.html_source import plain_lines
from retold.cleaning.language import word_count
from retold.cleaning.tables import sections
from retold.words import folded

_SCRIPT, _SCRIPT_END = re.compile(r"<script\b([^<>]*)>", re.IGNORECASE), re.compile("</script", re.IGNORECASE)
_ASSIGNED = re.compile(r"(?:window|self|globalThis)\s*[.\[][\w.\"'\]\[$ ]{1,80}=\s*(?=[{\[])")
_UNDEFINED = re.compile(r"(?<=[:,\[])undefined(?=[,}\]])")
_PIECES = frozenset(("text", "value", "content", "children"))  # under which a piece of a paragraph has its words
_MAX_SCRIPT_CHARS, _MAX_NODES, _MAX_DEPTH, _MAX_ASSIGNED = 2_000_000, 50_000, 24, 20
_LEAST_WORDS, _LEAST_SENTENCE_WORDS = 25, 6
_MAX_TITLE_CHARS, _LEAST_TITLE_SPACES = 300, 2


@dataclass(frozen=True, slots=True)
class Held:
    """An article as a page's data hold it: its paragraphs, and what stands beside them, as written."""

    headline: str
    paragraphs: tuple[str, ...]
    published: str | None
    authors: tuple[str, ...]


def held_article(source: str, title: str) -> Held | None:
    """The article of that `title` in the data of an HTML `source`; None where they hold none.

    Cost: linear in the scripts; for pages only that show no text.
    """
    wanted = " ".join(folded(title))
    best: tuple[int, Held] | None = None
    for data in _data(source):
        reader = _Reader(data)
        for node in reader.nodes:
            if wanted and (headline := _headline(node, wanted)):
                words, held = reader.held(node, headline)
                if words >= _LEAST_WORDS and (best is None or words > best[0]):
                    best = words, held
    return best[1] if best else None


def _headline(node: dict[str, Any], wanted: str) -> str | None:
    """The value of an object that is the page's title in folded words, or its beginning: the site's name stands behind it."""
    for value in node.values():
        if isinstance(value, str) and value and len(value) <= _MAX_TITLE_CHARS:
            words = " ".join(folded(unescape(value)))
            if words == wanted or (words.count(" ") >= _LEAST_TITLE_SPACES and wanted.startswith(words)):
                return unescape(value)
    return None


def _data(source: str) -> Iterator[Any]:
    """What the scripts of a page hold as JSON, alone or assigned to a name; JSON-LD is read elsewhere."""
    for text in _scripts(source):
        assigned = (found.end() for found in islice(_ASSIGNED.finditer(text), _MAX_ASSIGNED))
        for start in (0,) if text.startswith(("{", "[")) else assigned:
            try:
                yield json.JSONDecoder(strict=False).raw_decode(_UNDEFINED.sub("null", text[start:]))[0]
            except (ValueError, RecursionError):
                continue


def _scripts(source: str) -> Iterator[str]:
    """What stands in the scripts of a page; ends at one that is never closed."""
    opening = _SCRIPT.search(source)
    while opening and (closing := _SCRIPT_END.search(source, opening.end())):
        if closing.start() - opening.end() <= _MAX_SCRIPT_CHARS and "ld+json" not in opening[1]:
            yield source[opening.end() : closing.start()].strip()
        opening = _SCRIPT.search(source, closing.end())


class _Reader:
    """One tree of data: its objects, and those that others refer to by name (`{"__ref": "Article:77"}`)."""

    def __init__(self, data: Any) -> None:
        table = sections("html_fields.txt")
        self.inline, self.titles = frozenset(table["data inline"]), frozenset(table["data titles"])
        self.asides, self.dates = frozenset(table["data asides"]), table["data published"]
        self.named: dict[str, Any] = data if isinstance(data, dict) else {}
        self.left = _MAX_NODES  # values still looked at: what refers to itself has no end
        self.nodes = list(self._objects(data))

    def _objects(self, data: Any) -> Iterator[dict[str, Any]]:
        waiting, seen = [(data, 0)], 0
        while waiting and seen < _MAX_NODES:
            value, depth = waiting.pop()
            seen += 1
            if isinstance(value, dict):
                yield value
                value = list(value.values())
            if isinstance(value, list) and depth < _MAX_DEPTH:
                waiting.extend((item, depth + 1) for item in value if isinstance(item, dict | list))

    def held(self, node: dict[str, Any], headline: str) -> tuple[int, Held]:
        """The article below an object and its words: the strings of one name that hold the most sentences."""
        texts: dict[str, list[str]] = {}
        for key, text in self._texts(node, "", 0, own=True):
            texts.setdefault(key, []).extend(plain_lines(text))
        words = {key: sum(map(_said, lines)) for key, lines in texts.items()}
        best = max(words, key=lambda key: (words[key], key), default="")
        lines = tuple(texts.get(best, ()))
        return words.get(best, 0), Held(headline, lines, self._published(node), tuple(self._authors(node)))

    def _texts(self, value: Any, key: str, depth: int, *, own: bool = False) -> Iterator[tuple[str, str]]:
        """The strings below `value` by the name they stand under; not those of other articles, nor what is no text."""
        self.left -= 1
        if isinstance(value, str):
            yield key, value
        elif depth > _MAX_DEPTH or self.left < 0:
            return
        elif isinstance(value, list):
            if value and all(map(self._is_inline, value)):
                found = (pair for item in value for pair in self._texts(item, key, depth + 1))
                yield key, "".join(text for name, text in found if name in _PIECES)
            else:
                for item in value:
                    yield from self._texts(item, key, depth + 1)
        elif isinstance(value, dict):
            value = self._meant(value)
            if own or not any(isinstance(value.get(name), str) for name in self.titles):
                for name, item in value.items():
                    if name.lower() not in self.asides:
                        yield from self._texts(item, name, depth + 1)

    def _is_inline(self, item: Any) -> bool:
        kinds = [item.get(name) for name in ("type", "_type", "nodeType", "object")] if isinstance(item, dict) else []
        return any(isinstance(kind, str) and kind.lower() in self.inline for kind in kinds)

    def _meant(self, value: dict[str, Any]) -> dict[str, Any]:
        """The object that `value` refers to, itself if it refers to none."""
        meant = self.named.get(value["__ref"]) if isinstance(value.get("__ref"), str) else None
        return meant if isinstance(meant, dict) else value

    def _published(self, node: dict[str, Any]) -> str | None:
        plain = {name.lower().replace("_", ""): value for name, value in node.items()}
        return next((found for name in self.dates if isinstance(found := plain.get(name), str)), None)

    def _authors(self, node: dict[str, Any]) -> Iterator[str]:
        for name in ("author", "authors", "byline", "bylines", "contributors"):
            value = node.get(name)
            for item in value if isinstance(value, list) else [value]:
                meant = self._meant(item).get("name") if isinstance(item, dict) else item
                if isinstance(meant, str):
                    yield meant


def _said(line: str) -> int:
    """The words of a line that is a sentence; none of any other."""
    words = word_count(line, len(line.split()))
    return words if words >= _LEAST_SENTENCE_WORDS and ends_sentence(line) else 0
