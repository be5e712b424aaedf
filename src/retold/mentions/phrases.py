"""Who a phrase of another language names: its words, the noun that says what the source is, the name in it."""

import re
from bisect import bisect_right
from collections.abc import Container, Sequence
from dataclasses import dataclass, replace

from retold.mentions.tongues import Tongue, flat
from retold.model import Span
from retold.words.names import given_names, metonyms, place_key, places

# An apostrophe ends an elided article (`l'`); in Cyrillic it stands inside a word.
_WORD = re.compile(
    r"[^\W\d_]+(?:(?:[-‐]|(?<=[Ѐ-ӿ])['’ʼ](?=[Ѐ-ӿ]))[^\W\d_]+)*(?:['’](?=[^\W\d_]))?|\d+(?:[.,:]\d+)*(?:[-‐][^\W\d_]+)*"
)
_PARTICLES = frozenset(
    {"de", "del", "la", "von", "van", "der", "den", "di", "da", "du", "le", "al", "el", "bin", "dos", "ter"}
)
_OF_NOUNS = 4  # words that say what a noun is of, in languages with cases
_TITLE = 3  # words of a name in quotation marks
_OPENING, _CLOSING = frozenset('«„“"'), frozenset('»“”"')
_ADJECTIVES = 3  # words between article and noun
_LONGEST_NAME = 6  # words
_LONGEST_ACRONYM = 6  # letters
_SHORTEST_ADJECTIVE = 4


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a sentence, without accents and capitals as `flat`; `stop`: what stands between it and the word before."""

    span: Span
    text: str
    flat: str
    stop: str
    quoted: bool

    @property
    def comma(self) -> bool:
        """Whether a comma stands before it, a quotation mark beside it or not."""
        return self.stop.strip('"”“’‘»«„ ') == ","

    @property
    def capital(self) -> bool:
        """Whether it begins with one."""
        return self.text[0].isupper()


def words_of(text: str, sentence: Span, quoted: Sequence[Span], polite: Container[str] = ()) -> list[Word]:
    """The words of a sentence, those in quotation marks marked as such; no stop stands behind a `polite` one (`M. | Roux`)."""
    found: list[Word] = []
    end, starts = sentence.start, [mark.start for mark in quoted]
    for match in _WORD.finditer(text, sentence.start, sentence.end):
        place, written = Span(*match.span()), match.group()
        at = bisect_right(starts, place.end - 1) - 1
        inside = at >= 0 and quoted[at].end > place.start
        stop = text[end : place.start].strip()
        if stop == "." and found and found[-1].flat in polite:
            stop = ""
        found.append(Word(place, written, flat(written), stop, inside))
        end = place.end
    return found


def is_he(word: Word, tongue: Tongue) -> bool:
    """Whether a word is a pronoun for who spoke: `él`, which without its accent is an article."""
    return word.flat in tongue.he and not (word.flat in tongue.the and word.text.casefold() == word.flat)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A source as written, from word `first` to before `last`; `name`: where its name stands; `kind` of its noun, if it has one."""

    first: int
    last: int
    kind: str | None
    name: tuple[int, int] | None


def phrase_at(
    words: Sequence[Word], at: int, tongue: Tongue, known: frozenset[str], *, loose: bool = False
) -> Phrase | None:
    """The source that begins at a word: an office, a body, a text, or a name; None if none does.

    `known`: surnames of people the page names in full, which stand for them; `loose`: two words with capitals are a name
    where all nouns have capitals too. What stands in brackets behind it (`Lutz Wehner (SPD)`) is a part of it.
    """
    found = _source(words, at, tongue, known, loose=loose)
    if found is None or found.last >= len(words) or not words[found.last].stop.startswith("("):
        return found
    closed = next(
        (n for n in range(found.last + 1, min(found.last + _LONGEST_NAME, len(words))) if ")" in words[n].stop), None
    )
    return found if closed is None else replace(found, last=closed)


def _source(words: Sequence[Word], at: int, tongue: Tongue, known: frozenset[str], *, loose: bool) -> Phrase | None:
    first = at
    while at < len(words) and at - first < 2 and words[at].flat in tongue.articles and _follows(words, at, first):
        at += 1
    for head in range(at, min(at + _ADJECTIVES, len(words))):
        word = words[head]
        if word.quoted or not _follows(words, head, first) or word.flat in tongue.no_source:
            return None
        if head > at and word.flat in tongue.the:  # conocía | la investigación
            return None
        kind = tongue.kind(word.flat) if word.capital or not tongue.nouns else None
        if kind is not None and kind != "persons" and words[first].flat in tongue.own:
            return None  # según sus medios
        if kind is not None:
            return _office(words, first, head, kind, tongue, known)
        if word.capital:
            given = _given(words, head, loose=loose and tongue.nouns)
            return _named(words, first, head if given is None else given, tongue, known, loose=given is not None)
    return None


def _given(words: Sequence[Word], at: int, *, loose: bool) -> int | None:
    """Where in a run of nouns a name begins: at a given name (`Dachdecker Otto Haas`); else, if `loose`, at the last but one."""
    end = _name_end(words, at)
    known = next((n for n in range(at, end - 1) if words[n].flat in given_names()), None)
    return max(at, end - 2) if known is None and loose and end - at > 1 else known


def _follows(words: Sequence[Word], at: int, first: int) -> bool:
    return at == first or not words[at].stop


def _office(words: Sequence[Word], first: int, head: int, kind: str, tongue: Tongue, known: frozenset[str]) -> Phrase:
    """From a noun on: what it is of, an adjective, the name beside it or behind a comma."""
    at, name = head + 1, None
    linked = kind == "bodies" and (head > first or tongue.cases) and words[head].capital  # la Guardia Costera
    while at < len(words) and not words[at].stop and not words[at].quoted:
        word = words[at]
        if word.flat in tongue.of and (after := _linked(words, first, at, tongue)):
            at, linked = after, True
        elif word.capital and (not linked or word.flat in given_names() or word.flat in known):
            if tongue.nouns and tongue.kind(word.flat) is None and not _is_name(words, at, tongue, known, beside=True):
                break
            end = _name_end(words, at)
            begin = _given(words, at, loose=False) if tongue.cases else None  # мэр Рамска | Анна Лозовая
            name, at = (begin or at, end), end
            break
        elif (word.capital and linked) or (not tongue.nouns and _is_adjective(words, at, tongue)):
            at += 1
        elif tongue.cases and (after := _of_nouns(words, at, tongue)):
            at = after
        else:
            break
    past = _past_title(words, at) if name is None and tongue.cases else at
    if past > at and words[past].capital and _given(words, past, loose=False) == past:
        name = past, _name_end(words, past)  # тренер «Волгина» | Ирина Лотова
        at = name[1]
    if name is None and kind == "persons" and at < len(words) and words[at].comma and words[at].capital:
        end = _name_end(words, at)
        if _is_name(words, at, tongue, known, beside=True) and _ends(words, end, tongue):
            name, at = (at, end), end
    return Phrase(first, at, kind, name)


def _past_title(words: Sequence[Word], at: int) -> int:
    """Past the name in quotation marks that opens at a word, if one does and nothing else stands behind it."""
    if at >= len(words) or words[at].stop not in _OPENING:
        return at
    closed = next((n for n in range(at + 1, min(at + _TITLE + 1, len(words))) if words[n].stop), at)
    return closed if words[closed].stop in _CLOSING else at


def _linked(words: Sequence[Word], first: int, at: int, tongue: Tongue) -> int | None:
    """Behind what a noun is of: `de la policía`, `des Ministeriums`; None if the word begins something else."""
    bare = words[first].flat not in tongue.articles
    if tongue.nouns and bare and words[at].flat == "der":  # laut Polizei | der Fahrer
        return None
    at += 1
    while at < len(words) and words[at].flat in tongue.articles:
        at += 1
    while (
        tongue.nouns
        and at + 1 < len(words)
        and not words[at].capital
        and words[at].flat[-2:] in {"en", "er"}
        and not words[at + 1].stop
    ):
        at += 1
    fits = at < len(words) and not words[at].stop and (words[at].capital or not tongue.nouns) and not words[at].quoted
    return at + 1 if fits and words[at].flat not in tongue.verbs else None


def _of_nouns(words: Sequence[Word], at: int, tongue: Tongue) -> int | None:
    """Behind the small words that say what a noun is of, up to a stop, a verb or a name: `управление | спасательной службы`."""
    for end in range(at, min(at + _OF_NOUNS, len(words)) + 1):
        last = end == len(words) or bool(words[end].stop) or words[end].flat in tongue.verbs or words[end].capital
        if last or words[end].flat in tongue.parts:
            return end if end > at else None
        if words[end].quoted or words[end].flat in tongue.small:
            return None
    return None


def _is_adjective(words: Sequence[Word], at: int, tongue: Tongue) -> bool:
    """`fuentes oficiales`: a small word behind a noun, before a stop, a verb of saying, a name or what the noun is of."""
    word = words[at]
    if word.capital or len(word.flat) < _SHORTEST_ADJECTIVE or word.flat in tongue.small:
        return False
    after = words[at + 1] if at + 1 < len(words) else None
    if after is None or after.stop:
        return True
    return after.flat in tongue.verbs or after.flat in tongue.parts or after.flat in tongue.of or after.capital


def _named(
    words: Sequence[Word], first: int, at: int, tongue: Tongue, known: frozenset[str], *, loose: bool = False
) -> Phrase | None:
    if not _is_name(words, at, tongue, known, beside=loose):
        return None
    end = _name_end(words, at)
    last = end
    if end < len(words) and words[end].comma:  # Ana Ruiz, ministra de Sanidad, …
        role = phrase_at(words, end, tongue, known)
        if role is not None and role.kind == "persons" and role.name is None and _ends(words, role.last, tongue):
            return Phrase(first, role.last, "persons", (at, end))
    return Phrase(first, last, None, (at, end))


def _name_end(words: Sequence[Word], at: int) -> int:
    """Where a run of words with capitals ends, small words of names inside."""
    end = at + 1
    while end < len(words) and end - at < _LONGEST_NAME and not words[end].stop and not words[end].quoted:
        particle = end == at + 1 or not words[end - 1].capital  # behind two words it says what somebody is of
        particle = particle and words[end].flat in _PARTICLES and end + 1 < len(words) and not words[end + 1].stop
        particle = particle and (words[end + 1].capital or words[end + 1].flat in _PARTICLES)
        if not (words[end].capital or particle):
            break
        end += 1
    while not words[end - 1].capital:
        end -= 1
    return end


def _is_name(words: Sequence[Word], at: int, tongue: Tongue, known: frozenset[str], *, beside: bool) -> bool:
    """Whether words with capitals are a name; `beside`: they stand beside an office."""
    word, several = words[at], _name_end(words, at) - at > 1
    if len(word.text) == 1 and not several:  # appendix | B
        return False
    looked = place_key(word.flat)
    if word.flat in known or looked in places() or looked in metonyms() or word.flat in given_names():
        return True
    acronym = 1 < len(word.text) <= _LONGEST_ACRONYM and word.text.isupper()
    if acronym or (beside and (several or not tongue.nouns)):
        return True
    return not tongue.nouns and (several or at > 0) and word.flat not in tongue.beside


def _ends(words: Sequence[Word], at: int, tongue: Tongue) -> bool:
    return (
        at >= len(words)
        or words[at].stop[:1] in {",", ".", ";"}
        or words[at].flat in tongue.verbs
        or words[at].flat in tongue.parts
    )
