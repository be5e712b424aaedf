"""The words that attribute: verbs, nouns, adjectives and phrases, with their act and what may follow as the content."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from retold.words import tables

_VOWELS = frozenset("aeiou")
_ANY = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_SAID = ("said", "says")  # taken for cues whatever the grammar calls them


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A word that attributes.

    Attributes:
        frames: what may follow as the content, with the act it then is. Keys: `c` clause, `i` to + infinitive, `o` noun
            phrase, `a` noun phrase with what it is called, `n` somebody then to + infinitive, `q` marked words only,
            `+about` (and so on) a noun phrase after that preposition.
        particle: the second word of a phrasal verb (`out` of point out).
    """

    lemma: str
    frames: dict[str, str] = field(default_factory=dict)
    particle: str | None = None

    def reports(self) -> bool:
        """Whether it can introduce words in quotation marks."""
        return "c" in self.frames or "q" in self.frames


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All attributing words, by the form found in text; `phrases` are split into words, longest first."""

    verbs: dict[str, tuple[Lexeme, ...]]
    nouns: dict[str, Lexeme]
    adjectives: dict[str, Lexeme]
    phrases: tuple[tuple[tuple[str, ...], str], ...]


def rows(name: str) -> Iterator[list[str]]:
    """The rows of a packaged word list, comments left out."""
    return tables.rows("retold.mentions", name)


def _frames(written: str) -> list[str]:
    head, *prepositions = written.split("+")
    return [*head, *(f"+{p}" for p in prepositions)]


def _gathered(name: str) -> dict[str, Lexeme]:
    found: dict[str, Lexeme] = {}
    for act, written, words in rows(name):
        for word in words.split():
            lemma, _, particle = word.partition("_")
            lexeme = found.setdefault(word, Lexeme(lemma, {}, particle or None))
            for frame in _frames(written):
                lexeme.frames.setdefault(frame, act)
    return found


def _forms(lemma: str) -> set[str]:
    """The regular forms of a verb."""
    if lemma.endswith("e"):
        return {lemma, lemma + "s", lemma + "d", lemma[:-1] + "ing"}
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return {lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"}
    s = "es" if lemma.endswith(("s", "sh", "ch", "x", "z", "o")) else "s"
    return {lemma, lemma + s, lemma + "ed", lemma + "ing"}


@cache
def lexicon() -> Lexicon:
    """The packaged lists, read at first use."""
    irregular = {row[0]: set(row) for row in rows("irregular.tsv")}
    verbs: dict[str, list[Lexeme]] = {}
    for lexeme in _gathered("verbs.tsv").values():
        forms = irregular.get(lexeme.lemma, set()) | _forms(lexeme.lemma)
        for form in sorted(forms):
            verbs.setdefault(form, []).append(lexeme)
    nouns: dict[str, Lexeme] = {}
    for lexeme in _gathered("nouns.tsv").values():
        plural = lexeme.lemma[:-1] + "ies" if lexeme.lemma.endswith("y") else lexeme.lemma + "s"
        nouns[lexeme.lemma] = nouns[plural] = lexeme
    phrases = sorted(((tuple(p.split()), act) for act, p in rows("prepositions.tsv")), key=lambda p: -len(p[0]))
    # phrasal verbs first: "point out" is not "point"
    ordered = {form: tuple(sorted(found, key=lambda v: v.particle is None)) for form, found in verbs.items()}
    return Lexicon(ordered, nouns, _gathered("adjectives.tsv"), tuple(phrases))


@cache
def phrases() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """The phrases with their act by their longest word, which is rarer than the first; longest phrases first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, act in lexicon().phrases:
        found.setdefault(max(phrase, key=len), []).append((phrase, act))
    return found


@cache
def triggers() -> frozenset[str]:
    """All words that can attribute, in every form, without the phrases."""
    words = lexicon()
    return frozenset([*words.verbs, *words.nouns, *words.adjectives])


@cache
def telling() -> dict[str, str]:
    """First letters of the Penn tags with which each word may give words as somebody's; a sentence without needs no tree."""
    words = lexicon()
    found: dict[str, str] = dict.fromkeys(words.verbs, "V")
    found |= {w: found.get(w, "") + "N" for w in words.nouns}
    found |= {w: found.get(w, "") + "JV" for w in words.adjectives}
    return found | dict.fromkeys(phrases(), _ANY) | dict.fromkeys(_SAID, _ANY)
