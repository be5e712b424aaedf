"""The words that tell an event of the timeline from a mere mention, by language (`data/timeline.toml`)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from retold.words import tables


@dataclass(frozen=True, slots=True)
class Signs:
    """A language's signs, compiled."""

    ahead: re.Pattern[str]
    behind: re.Pattern[str]
    reporting: re.Pattern[str]
    saying: re.Pattern[str]
    undated: re.Pattern[str]
    past_date: re.Pattern[str]
    going_on: re.Pattern[str]
    counting: re.Pattern[str]
    habitual: re.Pattern[str]
    compared: re.Pattern[str] | None
    measured: re.Pattern[str]
    recurring: re.Pattern[str]
    called_off: re.Pattern[str]
    silent: re.Pattern[str]
    lasting_since: re.Pattern[str]
    conditional: re.Pattern[str]
    sequel: re.Pattern[str] | None
    opening: re.Pattern[str]
    between: re.Pattern[str]
    when: re.Pattern[str]
    kinds: Mapping[str, str]


def signs_for(language: str | None) -> Signs:
    """The signs of an article's language; the English ones where the data file has none."""
    return signs_of(language if language in _tables() else "en")


@cache
def signs_of(language: str) -> Signs:
    """The signs of a language of the data file."""
    data = _tables()[language]
    kinds = {word: f"={name}" for name, words in data.get("kinds", {}).items() for word in words}
    reporting = _any(data["reporting"]).pattern
    return Signs(
        ahead=_any(data["ahead"]),
        behind=_any(data["behind"]),
        # the verb stands right before the date: "told reporters on Wednesday"
        reporting=re.compile(
            rf"(?:{reporting})(?:\s+[\w’']+){{0,2}}(?:\s+(?:on|late|early|el|le|am|na|no|em|op|w|we|в|во|у))?\s*$",
            re.IGNORECASE,
        ),
        saying=_any(data["reporting"]),
        undated=_any(data["undated"]),
        past_date=_any(data["past_date"]),
        going_on=_any(data["going_on"]),
        counting=_any(data["counting"]),
        habitual=_any(data["habitual"]),
        compared=re.compile(rf"{_any(data['compared']).pattern}\s+(?:the\s+)?$", re.IGNORECASE)
        if "compared" in data
        else None,
        measured=_any(data["measured"]),
        recurring=_any(data["recurring"]),
        called_off=_any(data["called_off"]),
        silent=_any(data["silent"]),
        lasting_since=re.compile(rf"{_any(data['since']).pattern}\s+(?:the\s+)?$", re.IGNORECASE),
        conditional=_any(data["conditional"]),
        sequel=_following(data),
        opening=re.compile(rf"{_any(data['from_date']).pattern}\s+$", re.IGNORECASE),
        between=re.compile(rf"\s*{_any(data['to_date']).pattern}\s+", re.IGNORECASE),
        when=re.compile(rf",?\s+{_any(data['when']).pattern}", re.IGNORECASE),
        kinds=kinds,
    )


@cache
def _tables() -> Mapping[str, Mapping[str, Any]]:
    return tables.toml("retold.account", "timeline.toml")


def _following(data: Mapping[str, list[str]]) -> re.Pattern[str] | None:
    """A phrase such as "soon after the Geneva talks"; `event` is the part that names the event."""
    if "following" not in data:
        return None
    names = sorted(word for words in data["kinds"].values() for word in words)  # type: ignore[attr-defined]
    skipped = _any(data["upcoming"]).pattern
    return re.compile(
        rf"{_any(data['following']).pattern}\s+{skipped}\s+(?P<event>(?:[\w’'-]+\s+){{0,3}}?{_any(names).pattern})",
        re.IGNORECASE,
    )


def _any(words: list[str]) -> re.Pattern[str]:
    """Any of some words: `*` stands for more letters; after `=` a word counts in small letters only (may, not May)."""
    parts = sorted(
        (re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for word in words), key=len, reverse=True
    )
    parts = [f"(?-i:{part[1:]})" if part.startswith("=") else part for part in parts]
    return re.compile(rf"\b(?:{'|'.join(parts)})\b", re.IGNORECASE)
