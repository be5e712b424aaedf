"""How a language other than English says whose words something is (`data/saying.toml`), as it is looked up."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from retold.words import tables
from retold.words.names import honorifics

_SOURCES = ("persons", "bodies", "texts")  # what can say something
_SMALL = ("before", "of", "that", "parts", "he", "no", "but", "and", "beside", "the")
_Phrases = Mapping[str, tuple[tuple[str, ...], ...]]


@lru_cache(maxsize=1 << 15)
def flat(word: str) -> str:
    """A word without accents, capitals and curly apostrophes."""
    plain = unicodedata.normalize("NFKD", word.replace("’", "'").casefold())
    return plain if plain.isascii() else "".join(c for c in plain if not unicodedata.combining(c))


@dataclass(frozen=True, slots=True)
class _Kinds:
    """Nouns by what they say a source is: whole words, beginnings and endings of words."""

    whole: Mapping[str, str]
    beginnings: Mapping[str, str]
    endings: Mapping[str, str]

    def of(self, word: str) -> str | None:
        """The kind of source a noun is, None if it is none."""
        found = self.whole.get(word)
        if found is None and self.endings:
            found = next((self.endings[word[-n:]] for n in range(len(word), 2, -1) if word[-n:] in self.endings), None)
        if found is None and self.beginnings:
            # behind a beginning only what inflects the word: `ministr-` is no administration
            sizes = range(len(word), max(2, len(word) - 5), -1)
            found = next((self.beginnings[word[:n]] for n in sizes if word[:n] in self.beginnings), None)
        return found


@dataclass(frozen=True, slots=True)
class Tongue:
    """The words of one language; see the data file for what each list holds."""

    name: str
    verbs: Mapping[str, str]
    phrases: _Phrases  # verbs of several words
    words: frozenset[str]  # `the words` of somebody
    polite: frozenset[str]  # words before a name that are no part of it, as printed in short
    idioms: _Phrases  # words that look like a verb of saying with what is behind it, and are none
    by: _Phrases
    behind: frozenset[str]
    as_: _Phrases
    kinds: _Kinds
    that: frozenset[str]
    parts: frozenset[str]
    one: frozenset[str]
    he: frozenset[str]
    no: frozenset[str]
    the: frozenset[str]
    others: frozenset[str]
    of: frozenset[str]
    before: frozenset[str]
    within: frozenset[str]
    but: frozenset[str]
    and_: frozenset[str]
    hearsay: frozenset[str]
    beside: frozenset[str]
    own: frozenset[str]
    to: frozenset[str]
    this: frozenset[str]
    marked: frozenset[str]
    naming: frozenset[str]  # verbs of calling something what stands in marks
    articles: frozenset[str]  # what a phrase may begin with: `the`, `others`, `own`
    no_source: frozenset[str]  # none of these words stands in one
    small: frozenset[str]  # nor is one of these an adjective
    cues: frozenset[str]  # a sentence without one of these words attributes nothing

    @property
    def nouns(self) -> bool:
        """Whether all nouns have capitals."""
        return self.name == "de"

    def kind(self, word: str) -> str | None:
        """What kind of source a noun is (`persons`, `bodies`, `texts`), None if it is none."""
        return _kind(self.name, word)

    @property
    def silent(self) -> bool:
        """Whether a verb may stand without its subject: `Añadió que …`."""
        return self.name in {"es", "it", "pt", "pl"}

    @property
    def cases(self) -> bool:
        """Whether nouns and names have endings for their case, and no articles."""
        return self.name in {"ru", "uk", "pl"}

    @property
    def giving(self) -> frozenset[str]:
        """`Angaben` of `nach Angaben`, which also stands alone before `zufolge`."""
        return frozenset(phrase[-1] for phrases in self.by.values() for phrase in phrases if len(phrase) > 1)


@cache
def tongue(language: str) -> Tongue | None:
    """The words of a language, None where they are not known."""
    row = _table().get(language)
    if row is None:
        return None
    lists = {name: frozenset(map(flat, words)) for name, words in row.items() if name != "verbs"}
    said = {flat(verb): act for act, verbs in row["verbs"].items() for verb in verbs}
    by, as_ = _phrases(row["by"]), _phrases(row["as"])
    verbs = {verb: act for verb, act in said.items() if " " not in verb}
    return Tongue(
        name=language,
        verbs=verbs,
        phrases=_phrases(verb for verb in said if " " in verb),
        words=frozenset(map(flat, row.get("words", ()))),
        polite=frozenset(map(flat, row.get("polite", ()))) | honorifics().keys(),
        idioms=_phrases(row.get("idioms", ())),
        by=by,
        as_=as_,
        and_=lists["and"],
        kinds=_kinds({kind: row[kind] for kind in _SOURCES}),
        articles=lists["the"] | lists["others"] | lists["own"],
        no_source=lists["before"].union(lists["that"], verbs),
        small=frozenset().union(*(lists[n] for n in _SMALL), verbs),
        cues=frozenset((*verbs, *(v.split()[0] for v in said), *by, *as_, *lists["behind"])),
        **{
            name: words
            for name, words in lists.items()
            if name not in {"by", "as", "and", "idioms", "polite", "words", *_SOURCES}
        },
    )


@lru_cache(maxsize=1 << 15)
def _kind(language: str, word: str) -> str | None:
    known = tongue(language)
    return known.kinds.of(word) if known is not None else None


@cache
def _table() -> dict[str, dict[str, Any]]:
    return tables.toml("retold.mentions", "saying.toml")


def _phrases(written: Iterable[str]) -> _Phrases:
    """Phrases by their first word, longest first; an elided article (`d'après`) is a word of its own."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in written:
        words = tuple(flat(phrase).replace("'", "' ").split())
        found.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(phrases, key=len, reverse=True)) for first, phrases in found.items()}


def _kinds(lists: Mapping[str, Iterable[str]]) -> _Kinds:
    whole, beginnings, endings = dict[str, str](), dict[str, str](), dict[str, str]()
    for kind, words in lists.items():
        for word in map(flat, words):
            table = endings if word[0] == "-" else beginnings if word[-1] == "-" else whole
            table.setdefault(word.strip("-"), kind)
    return _Kinds(whole, beginnings, endings)
