"""Names of a package that load what they stand for when they are first asked for: to clean pages takes no other stage."""

import sys
from collections.abc import Callable, Mapping
from importlib import import_module


def late(package: str, homes: Mapping[str, str]) -> Callable[[str], object]:
    """The `__getattr__` (PEP 562) of a package whose names stand in modules of it.

    No module may be called as one of the names is: the package would have it in the name's place.

    Args:
        package: its `__name__`.
        homes: the module of each name.
    """

    def found(name: str) -> object:
        if name not in homes:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        value = getattr(import_module(f"{package}.{homes[name]}"), name)
        setattr(sys.modules[package], name, value)
        return value

    return found
