"""What a page says of its article in JSON-LD (schema.org)."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from retold.cleaning.tables import sections

_MAX_SCRIPT_CHARS = 2_000_000
_MAX_NODES = 5_000
_MAX_DEPTH = 12
_CONTROLS = re.compile(r"[\x00-\x1f]")
_TAGS = re.compile(r"<[^<>]*>")
_TRAILING_COMMA = re.compile(r",(?=\s*[}\]])")
_WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*.{0,40}?\*/)\s*|\s*(?:-->|//\s*\]\]>|\]\]>)\s*$")


@dataclass(frozen=True, slots=True)
class Described:
    """An article as JSON-LD describes it; texts are as given, tags and all.

    Attributes:
        type: schema.org type in lower case.
        bodies: authors that it says are organisations.
        free: False where the page says that only subscribers may read it.
        updates: of a live blog: when each was published, and its headline and body.
    """

    type: str
    headline: str | None = None
    published: str | None = None
    updated: str | None = None
    authors: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    outlet: str | None = None
    body: str | None = None
    url: str | None = None
    language: str | None = None
    section: str | None = None
    free: bool = True
    updates: tuple[tuple[str, tuple[str, ...]], ...] = ()


def described(scripts: list[str]) -> tuple[Described | None, frozenset[str]]:
    """The article that JSON-LD `scripts` describe best, and all types they name, in lower case."""
    table = sections("html_fields.txt")
    order = dict.fromkeys(table["article types"], 0) | dict.fromkeys(table["page types"], 1)
    best: tuple[int, int, dict[str, Any], str] | None = None
    types: set[str] = set()
    things = _index(scripts)
    for at, node in enumerate(things.values()):
        for kind in _types(node):
            types.add(kind)
            if kind in order:
                rank = (order[kind] + ("datePublished" not in node), at)
                if best is None or rank < best[:2]:
                    best = (*rank, node, kind)
    return (_read(best[2], best[3], things) if best else None), frozenset(types)


def _index(scripts: list[str]) -> dict[str, dict[str, Any]]:
    """All objects, in order, by `@id` where they have one (the fuller one where an id comes twice)."""
    found: dict[str, dict[str, Any]] = {}
    for script in scripts:
        for node in _objects(_loaded(script), 0):
            if len(found) >= _MAX_NODES:
                return found
            key = node.get("@id") if isinstance(node.get("@id"), str) else None
            name = key or f"#{len(found)}"
            if name not in found or len(node) > len(found[name]):
                found[name] = node
    return found


def _loaded(script: str) -> Any:
    for attempt in (str, _mended):
        try:
            return json.loads(attempt(script[:_MAX_SCRIPT_CHARS]), strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _mended(script: str) -> str:
    return _TRAILING_COMMA.sub("", _CONTROLS.sub(" ", _WRAPPING.sub("", script)))


def _objects(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _MAX_DEPTH:
        return
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            if isinstance(item, dict | list):
                yield from _objects(item, depth + 1)


def _types(node: dict[str, Any]) -> list[str]:
    value = node.get("@type")
    values = value if isinstance(value, list) else [value]
    return [item.rsplit("/", 1)[-1].lower() for item in values if isinstance(item, str)]


def _read(node: dict[str, Any], kind: str, things: dict[str, dict[str, Any]]) -> Described:
    free = node.get("isAccessibleForFree")
    page = node.get("mainEntityOfPage")
    people, bodies = _authors(node.get("author") or node.get("creator"), things)
    return Described(
        type=kind,
        headline=_text(node.get("headline")) or _text(node.get("name")),
        published=_text(node.get("datePublished")) or _text(node.get("dateCreated")),
        updated=_text(node.get("dateModified")),
        authors=tuple(_names(people, things)),
        bodies=tuple(_names(bodies, things)),
        outlet=next(iter(_names(node.get("publisher"), things)), None),
        body=_text(node.get("articleBody")) or _text(node.get("text")),
        url=_text(node.get("url")) or (_text(page.get("@id")) if isinstance(page, dict) else _text(page)),
        language=_text(node.get("inLanguage")),
        section=_text(node.get("articleSection")),
        updates=tuple(_updates(node.get("liveBlogUpdate"))),
        free=not (free is False or (isinstance(free, str) and free.lower() == "false")),
    )


def _authors(value: Any, things: dict[str, dict[str, Any]]) -> tuple[list[Any], list[Any]]:
    """The authors that are people, as far as the page says, and those that are organisations."""
    people: list[Any] = []
    bodies: list[Any] = []
    for item in value if isinstance(value, list) else [value]:
        key = item.get("@id") if isinstance(item, dict) else None
        node = things.get(key, item) if isinstance(key, str) else item
        kinds = _types(node) if isinstance(node, dict) else []
        body = any(kind.endswith("organization") for kind in kinds) and "person" not in kinds
        (bodies if body else people).append(item)
    return people, bodies


def _updates(value: Any) -> Iterator[tuple[str, tuple[str, ...]]]:
    for item in (value if isinstance(value, list) else [value])[:_MAX_NODES]:
        when = _text(item.get("datePublished")) if isinstance(item, dict) else None
        if when:
            texts = (_text(item.get("headline")), _text(item.get("articleBody")))
            yield when, tuple(" ".join(_TAGS.sub(" ", text).split()) for text in texts if text)


def _text(value: Any) -> str | None:
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name")
    return unescape(value).strip() or None if isinstance(value, str) else None


def _names(value: Any, things: dict[str, dict[str, Any]]) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        found = item
        if isinstance(item, dict):
            key = item.get("@id")
            found = item.get("name") or (things.get(key, {}).get("name") if isinstance(key, str) else None)
        name = _text(found)
        if name:
            yield name
