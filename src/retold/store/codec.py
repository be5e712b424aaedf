"""Values of the model as compressed bytes and back: JSON by type, then zlib."""

import zlib
from functools import lru_cache
from typing import Any, TypeVar

import msgspec

Value = TypeVar("Value")
LEVEL = 6  # zlib: beyond this, JSON of articles shrinks by less than 2 % more


def pack(value: object) -> bytes:
    """A model value as bytes."""
    return zlib.compress(msgspec.json.encode(value), LEVEL)


def unpack(packed: bytes, kind: type[Value]) -> Value:
    """The value of type `kind` from its bytes.

    Raises:
        msgspec.ValidationError: if the bytes hold something else.
    """
    value: Value = _decoder(kind).decode(zlib.decompress(packed))  # type: ignore[arg-type]  # a class is hashable
    return value


@lru_cache(maxsize=32)
def _decoder(kind: type[Any]) -> Any:
    return msgspec.json.Decoder(kind)
