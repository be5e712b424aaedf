"""Values of the model as compressed bytes and back: JSON by type, then zlib.

Most values are small and mostly field names, so zlib is given a dictionary of them: the JSON of an account with its words
taken out. A file written with one dictionary can only be read with it; it is named by the first byte.
"""

import zlib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, TypeVar

import msgspec

Value = TypeVar("Value")
LEVEL = 6  # zlib: beyond this, JSON of articles shrinks by less than 2 % more
DICTIONARY = 1  # what new values are written with; older dictionaries stay in `data` for reading


def pack(value: object) -> bytes:
    """A model value as bytes."""
    squeeze = zlib.compressobj(LEVEL, zdict=_dictionary(DICTIONARY))
    return bytes([DICTIONARY]) + squeeze.compress(msgspec.json.encode(value)) + squeeze.flush()


def unpack(packed: bytes, kind: type[Value]) -> Value:
    """The value of type `kind` from its bytes.

    Raises:
        msgspec.ValidationError: if the bytes hold something else.
        zlib.error: if they are damaged.
    """
    plain = zlib.decompressobj(zdict=_dictionary(packed[0])).decompress(packed[1:])
    value: Value = _decoder(kind).decode(plain)  # type: ignore[arg-type]  # a class is hashable
    return value


@cache
def _dictionary(number: int) -> bytes:
    return (files("retold.store") / "data" / f"skeleton-{number}.json").read_bytes()


@lru_cache(maxsize=32)
def _decoder(kind: type[Any]) -> Any:
    return msgspec.json.Decoder(kind)
