"""Values of the model as MessagePack and back: between the steps and in their checkpoints, never on show."""

from functools import cache
from typing import Any, TypeVar, overload

import msgspec

Value = TypeVar("Value")

# One for all: pages, articles, features go through it by the million.
_ENCODER = msgspec.msgpack.Encoder()


def pack(value: object) -> bytes:
    """A value as bytes."""
    return _ENCODER.encode(value)


@overload
def unpack(packed: bytes, kind: type[Value]) -> Value: ...
@overload
def unpack(packed: bytes, kind: object) -> Any: ...
def unpack(packed: bytes, kind: Any) -> Any:
    """The value of type `kind` from its bytes."""
    return _decoder(kind).decode(packed)


@cache
def _decoder(kind: Any) -> Any:
    return msgspec.msgpack.Decoder(kind)
