"""How languages of other scripts and orders of words say whose words something is (`data/frames_*.toml`), as it is looked up.

A frame is a pattern of what stands before or behind quotation marks, or of a whole sentence that reports. In it `{who}` stands
for the phrase that names the speaker, `{say}` for a verb of saying, `{words}` for what is reported, `{gap}` for any letter a
phrase may hold, `{at}` for where and when; a group `he` is a pronoun. Other keys: titles, bodies and persons are nouns of
what may speak, given and surnames tell names, stops end a phrase, honorifics hang on names; no: words that deny;
that: words before what is said; told: a word for whom it is said to;
introduced: how a sentence names somebody who may speak later; after_title: how a name is found beside a title (see `callings`).
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from retold.words import tables

_LONGEST_WHO = 70  # letters of a phrase that names a speaker
_WORDS = "(?P<words>.{4,400})"
_Pattern = re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Manner:
    """The words and frames of one language; see the module for what each is."""

    acts: Mapping[str, str]
    before: tuple[_Pattern, ...]
    behind: tuple[_Pattern, ...]
    around: tuple[tuple[_Pattern, _Pattern], ...]
    reported: tuple[_Pattern, ...]
    introduced: tuple[_Pattern, ...]
    after_title: str
    spaces: bool
    comma: str
    titles: frozenset[str]
    bodies: frozenset[str]
    persons: frozenset[str]
    honorifics: frozenset[str]
    given: frozenset[str]
    surnames: frozenset[str]
    he: frozenset[str]
    no: frozenset[str]
    stops: frozenset[str]
    that: frozenset[str]
    told: _Pattern | None  # whom something is told, in one word


@cache
def manner(language: str) -> Manner | None:
    """How a language says whose words something is, None where that is not known."""
    name = f"frames_{language}.toml"
    if not language.isalpha() or not files("retold.mentions").joinpath("data", name).is_file():
        return None
    row = tables.toml("retold.mentions", name)
    acts = {verb: "say" if act == "report" else act for act, verbs in row["verbs"].items() for verb in verbs}
    build = _Builder(acts, row["gap"], row.get("at", ""), spaces=row.get("spaces", True), stems=language == "ko")
    words = {name: frozenset(row.get(name, ())) for name in _LISTS}
    return Manner(
        acts=acts,
        before=build.all(row["before"]),
        behind=build.all(row["after"]),
        around=tuple((build(one), build(other)) for one, other in row["around"]),
        reported=build.all(row["reported"]),
        introduced=build.all(row.get("introduced", ())),
        after_title=row["after_title"],
        spaces=row.get("spaces", True),
        comma=row["comma"],
        told=re.compile(row["told"]) if "told" in row else None,
        surnames=frozenset((*row.get("surnames", ""), *row.get("compound", ()))),
        **words,
    )


_LISTS = ("titles", "bodies", "persons", "honorifics", "given", "he", "no", "stops", "that")


class _Builder:
    """Makes patterns of frames."""

    def __init__(self, verbs: Iterable[str], gap: str, at: str, *, spaces: bool, stems: bool) -> None:
        end = r"(?!\w)" if spaces and not stems else ""
        self._say = f"(?:{'|'.join(map(re.escape, sorted(verbs, key=lambda v: (-len(v), v))))}){end}"
        self._gap, self._at = gap, at.replace("{gap}", gap)

    def __call__(self, frame: str) -> _Pattern:
        frame = frame.replace("{at}", self._at).replace("(?!{say})", f"(?!{self._say})")
        frame = frame.replace("{gap}", self._gap).replace("{words}", _WORDS)
        frame = frame.replace("{who}", f"(?P<who>{self._gap}{{1,{_LONGEST_WHO}}}?)")
        return re.compile(frame.replace("{say}", f"(?P<say>{self._say})"))

    def all(self, frames: Iterable[str]) -> tuple[_Pattern, ...]:
        """The patterns of several frames."""
        return tuple(map(self, frames))
