"""The settings of all stages together. The only module that reads configuration."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from pathlib import Path
from typing import Any, get_args, get_type_hints

from retold.account.settings import AccountSettings
from retold.cleaning.settings import CleaningSettings
from retold.collation.settings import CollationSettings
from retold.errors import UsageError
from retold.intake.settings import IntakeSettings
from retold.lineage.settings import LineageSettings
from retold.mentions.settings import MentionSettings
from retold.stories.settings import StorySettings

_LISTS = (list, tuple, set, frozenset)
# What a value may be where that is not just the type of the default, and what that is called.
_TYPES: Mapping[type, tuple[Any, str]] = {
    float: ((int, float), "float"),
    tuple: (_LISTS, "list"),
    frozenset: (_LISTS, "list"),
}
# A number beyond is a slip, and more than any machine holds of anything.
_LARGEST = 10**12


@dataclass(frozen=True, slots=True)
class Settings:
    """One field a stage; each stage documents its own."""

    intake: IntakeSettings = field(default_factory=IntakeSettings)
    cleaning: CleaningSettings = field(default_factory=CleaningSettings)
    mentions: MentionSettings = field(default_factory=MentionSettings)
    stories: StorySettings = field(default_factory=StorySettings)
    lineage: LineageSettings = field(default_factory=LineageSettings)
    collation: CollationSettings = field(default_factory=CollationSettings)
    account: AccountSettings = field(default_factory=AccountSettings)


def from_file(path: Path) -> Settings:
    """Settings from a TOML file with a table a stage; what it does not name keeps its default.

    Raises:
        UsageError: if the file cannot be read, or names a stage, a setting or a type that does not exist.
    """
    try:
        tables = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise UsageError(f"{path}: settings cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: not a TOML file: {error}") from error
    return from_tables(tables, str(path))


def from_tables(tables: Mapping[str, Any], where: str) -> Settings:
    """Settings from a mapping of stage to its settings; `where` names the origin in messages.

    Raises:
        UsageError: as `from_file`.
    """
    settings = Settings()
    for stage, table in tables.items():
        current = getattr(settings, stage, None) if isinstance(stage, str) else None
        if not is_dataclass(current) or not isinstance(table, Mapping):
            stages = ", ".join(f.name for f in fields(Settings))
            raise UsageError(f"{where}: [{stage}] is not a stage with settings; there are {stages}")
        settings = replace(settings, **{stage: _changed(current, table, f"{where}: [{stage}]")})
    return settings


def _changed(current: Any, table: Mapping[str, Any], where: str) -> Any:
    known = {f.name: getattr(current, f.name) for f in fields(current)}
    for name, value in table.items():
        if name not in known:
            raise UsageError(f"{where} has no setting {name}; there are {', '.join(known)}")
        was = known[name]
        allowed, kind = _TYPES.get(type(was), (type(was), type(was).__name__))
        if not isinstance(value, allowed) or (isinstance(value, bool) and not isinstance(was, bool)):
            raise UsageError(f"{where} {name} = {value!r}: {kind} expected")
        wanted = _wanted(current, name, was, value)
        if wanted:
            raise UsageError(f"{where} {name} = {value!r}: {wanted} expected")
    return replace(current, **{name: _plain(known[name], value) for name, value in table.items()})


def _plain(was: Any, value: Any) -> Any:
    """A list of a settings file in the type of the setting."""
    return type(was)(value) if isinstance(was, frozenset | tuple) else value


def _wanted(current: Any, name: str, was: Any, value: Any) -> str | None:
    """What a value of the right type must be and is not, in words; None if it is."""
    if isinstance(was, frozenset | tuple):
        known = isinstance(was, tuple) or set(value) <= was
        return (
            None
            if known and all(isinstance(one, str) for one in value)
            else f"a list of {', '.join(sorted(was)) or 'paths'}"
        )
    choices = get_args(get_type_hints(type(current))[name])
    if choices:
        return None if value in choices else f"one of {', '.join(choices)}"
    if isinstance(was, str | bool):
        return None
    signed = "evidence" in name  # in nats, which may speak against
    least = -_LARGEST if signed else 0
    most = 1 if isinstance(was, float) and 0 < was < 1 and not signed else _LARGEST
    return None if least <= value <= most else f"a number from {least:,} to {most:,}"
