"""Values of the model as compressed bytes and back: JSON by type, then zlib.

Most values are small and mostly field names, so zlib is given a dictionary of them: the JSON of articles and accounts with
its words taken out and, from the second on, plain English prose (the packaged example's) for the texts. A value written with
one dictionary can only be read with it; it is named by the first byte.
"""

import sqlite3
import zlib
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, TypeVar

import msgspec

from retold.model import Article, Mentions

Value = TypeVar("Value")
LEVEL = 6  # zlib: beyond this, JSON of articles shrinks by less than 2 % more
# What a damaged file raises: SQLite itself, its text, values kept in it.
DAMAGE = (sqlite3.DatabaseError, UnicodeDecodeError, zlib.error, msgspec.MsgspecError)
DICTIONARY = 2  # what new values are written with; older dictionaries stay in `data` for reading


@dataclass(frozen=True, slots=True)
class _Text:
    text: str


@dataclass(frozen=True, slots=True)
class _Bare:
    text: str
    article: Article


@dataclass(frozen=True, slots=True)
class _Kept:
    """An article as it is kept: the text first, so that names in what follows point back to it."""

    text: str
    article: Article
    mentions: Mentions


def pack(value: object) -> bytes:
    """A model value as bytes."""
    squeeze = zlib.compressobj(LEVEL, zlib.DEFLATED, 15, 9, zdict=_dictionary(DICTIONARY))
    return bytes([DICTIONARY]) + squeeze.compress(msgspec.json.encode(value)) + squeeze.flush()


def unpack(packed: bytes, kind: type[Value]) -> Value:
    """The value of type `kind` from its bytes.

    Raises:
        msgspec.ValidationError: if the bytes hold something else.
        zlib.error: if they are damaged.
    """
    if not 1 <= packed[0] <= DICTIONARY:
        raise zlib.error("written with no known dictionary")
    plain = zlib.decompressobj(zdict=_dictionary(packed[0])).decompress(packed[1:])
    value: Value = _decoder(kind).decode(plain)  # type: ignore[arg-type]  # a class is hashable
    return value


def pack_article(text: str, article: Article, mentions: Mentions) -> bytes:
    """An article with its text and mentions as bytes, without what the columns of its row say."""
    slim = replace(article, id="", page_sha256="", text="", title=None, url=None, outlet=None, language=None)
    return pack(_Kept(text, slim, replace(mentions, article="")))


def unpack_article(packed: bytes, name: str, sha256: str, **columns: str | None) -> tuple[Article, Mentions]:
    """The article and its mentions; `columns` are its title, url, outlet and language."""
    kept = unpack(packed, _Kept)
    article = replace(kept.article, id=name, page_sha256=sha256, text=kept.text, **columns)  # type: ignore[arg-type]
    return article, replace(kept.mentions, article=name)


def unpack_bare(packed: bytes, name: str, sha256: str, **columns: str | None) -> Article:
    """The article alone; its mentions are not looked at."""
    kept = unpack(packed, _Bare)
    return replace(kept.article, id=name, page_sha256=sha256, text=kept.text, **columns)  # type: ignore[arg-type]


def unpack_text(packed: bytes) -> str:
    """Only the text of an article."""
    return unpack(packed, _Text).text


@cache
def _dictionary(number: int) -> bytes:
    return (files("retold.store") / "data" / f"skeleton-{number}.json").read_bytes()


@lru_cache(maxsize=32)
def _decoder(kind: type[Any]) -> Any:
    return msgspec.json.Decoder(kind)
