"""Everything Retold raises on purpose.

A page that cannot be read is not an error but a value (`retold.model.Rejected`). These are for what stops the work:

    RetoldError
     ├─ UsageError          the call does not make sense             exit 2
     ├─ NothingUsableError  no usable page in the input              exit 1
     └─ EnvironmentFault    it cannot be done here and now           exit 3
         ├─ MissingExtraError   an optional part is not installed
         └─ CollectionError     a collection file is locked, broken, newer, or none
"""

__all__ = [
    "CollectionError",
    "EnvironmentFault",
    "MissingExtraError",
    "NothingUsableError",
    "RetoldError",
    "UsageError",
]


class RetoldError(Exception):
    """Base of all errors raised on purpose; its text says what, where, and what to do next."""

    exit_code = 3


class UsageError(RetoldError):
    """The call does not make sense: unknown option value, contradicting options."""

    exit_code = 2


class NothingUsableError(RetoldError):
    """The input held no page that could be used."""

    exit_code = 1


class EnvironmentFault(RetoldError):  # noqa: N818  it is the machine's fault, not ours
    """The work cannot be done here and now: a missing extra, a locked file, a full disk."""


class MissingExtraError(EnvironmentFault):
    """An optional dependency is needed and not installed."""


class CollectionError(EnvironmentFault):
    """A collection file cannot be used: locked, damaged, made by a newer Retold, or not a collection."""
