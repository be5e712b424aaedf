"""Who says what a verb of saying in a sentence of another language reports."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from retold.mentions.phrases import Phrase, Word, is_he, phrase_at
from retold.mentions.tongues import Tongue

NEAR = 14  # words between a verb and the clause it reports, or who says it
FIRST_VERB = 8  # words before the verb of a clause
_DESCRIBED = 5  # words of a description
_BESIDE = 2  # words between a subject and its verb
_OPENS = frozenset("«„“")
_PRONOUN = re.compile(r"-(?:t-)?(?:il|elle|ils|elles)$")  # affirme-t-il

Piece = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Reported:
    """Words given as somebody's, as stretches of a sentence's words.

    `speaker`: None where a pronoun, or nothing, stands for who spoke last; `back`: the words are the sentence before.
    """

    pieces: tuple[Piece, ...]
    speaker: Phrase | None
    cue: Piece | None
    act: str = "say"
    frame: str | None = "clause"
    back: bool = False


class Sayers:
    """Finds verbs of saying and their subjects in one sentence.

    Args:
        words: of the sentence.
        tongue: its language.
        known: surnames of people the page names in full.
        loose: words with capitals beside a verb are a name, whatever they are.
    """

    def __init__(self, words: Sequence[Word], tongue: Tongue, known: frozenset[str], *, loose: bool = False) -> None:
        self.words, self.tongue, self.known, self.loose = words, tongue, known, loose

    def _phrase(self, words: Sequence[Word], at: int) -> Phrase | None:
        return phrase_at(words, at, self.tongue, self.known, loose=self.loose)

    def _verb(self, at: int) -> tuple[int, str]:
        """How many words a verb of saying at a place has, 0 if there is none, and its act."""
        word = self.words[at]
        if word.quoted:
            return 0, "say"
        for phrase in self.tongue.phrases.get(word.flat, ()):
            if self._stands(at, phrase):
                return len(phrase), "say"
        if any(self._stands(at, phrase) for phrase in self.tongue.idioms.get(word.flat, ())):
            return 0, "say"
        verb = _PRONOUN.sub("", word.flat) if self.tongue.name == "fr" else word.flat
        known = verb in self.tongue.verbs or (self.loose and verb in self.tongue.marked)
        return int(known), self.tongue.verbs.get(verb, "say")

    def _stands(self, at: int, phrase: tuple[str, ...]) -> bool:
        return tuple(w.flat for w in self.words[at : at + len(phrase)]) == phrase

    def _with_pronoun(self, verb: int) -> bool:
        """Whether who says it hangs on the verb: `affirme-t-il`."""
        return _PRONOUN.search(self.words[verb].flat) is not None

    def _denied(self, verb: int, after: int, start: int, end: int) -> bool:
        """Whether the verb says no, or nobody in particular says it (`se dice que`, `man sagt, dass`)."""
        begin = self._group(verb, start)
        near = [*self.words[max(start, begin - 1) : verb], *self.words[after : min(after + 1, end)]]
        return any(w.flat in self.tongue.no | self.tongue.one and not w.comma for w in near)

    def _group(self, verb: int, start: int) -> int:
        """Where the auxiliaries and pronouns before a verb begin."""
        while (
            verb > start
            and not self.words[verb].stop
            and self.words[verb - 1].flat in self.tongue.parts | self.tongue.no
        ):
            verb -= 1
        return verb

    def _subject(self, verb: int, start: int) -> Phrase | None:
        """The last source before a verb that no preposition makes part of something else."""
        limit = self._group(verb, start)
        found, at = None, start
        while at < limit:
            phrase = self._phrase(self.words[:limit], at)
            if phrase is None:
                at += 1
                continue
            led = self.tongue.before | self.tongue.that
            bound = at > start and not self.words[at].stop and self.words[at - 1].flat in led
            bound = bound and not (
                at == start + 1 and phrase.kind == "bodies" and self.words[start].flat in self.tongue.within
            )
            bound = (
                bound or self.words[at].flat in self.tongue.before - self.tongue.the
            )  # Ibáñez, | del mismo partido, cree
            closing = phrase.last == limit or self.words[phrase.last].comma or limit - phrase.last <= _BESIDE
            asked = phrase.kind == "texts" and phrase.last < len(self.words) and self.words[phrase.last].comma
            if not bound and closing and not asked:  # asked whether he knew of the study, he said
                found = phrase
            at = phrase.last
        return found

    def _belongs(self, phrase: Phrase, start: int) -> bool:
        """Whether a phrase opens with what makes it part of another: `Ibáñez, | del mismo partido, cree`, `le parking | des Tanneurs`."""
        first = self.words[phrase.first]
        of_name = phrase.kind is None and first.flat in self.tongue.of and not (first.stop or self.tongue.nouns)
        return first.flat in self.tongue.before - self.tongue.the or (of_name and phrase.first > start)

    def _opening(self, verb: int, start: int) -> Phrase | None:
        """Who a part of a sentence opens with, whatever it is: `Los vecinos, sin embargo, sostienen que`."""
        limit = self._group(verb, start)
        if start >= limit or is_he(self.words[start], self.tongue):
            return None
        if self.words[start].flat in self.tongue.before | (self.tongue.beside - self.tongue.the):
            return None
        found = self._phrase(self.words[:limit], start)
        if found is not None or self.words[start].flat not in self.tongue.the:
            return found
        stop = next((n for n in range(start + 1, limit) if self.words[n].stop), limit)
        return Phrase(start, stop, None, None) if 1 < stop - start <= FIRST_VERB else None

    def _goes_on(self, verb: int, after: int, start: int) -> bool:
        """Whether a verb without a subject is of who spoke last: a pronoun stands for him, or the language needs none."""
        group = self._group(verb, start)
        he = [*self.words[max(start, group - 1) : group], *self.words[after : after + 1]]
        if any(is_he(w, self.tongue) for w in he) or self._with_pronoun(verb):
            return True
        lead = self.tongue.beside | self.tongue.parts | self.tongue.and_
        return self.tongue.silent and all(w.flat in lead for w in self.words[start:group])

    def _behind(self, after: int, end: int) -> Phrase | None:
        """The first source behind a verb: `dijo el lunes la ministra`, `sagte am Dienstag Minister Haas`."""
        at = after
        while at < min(end, after + NEAR):
            word = self.words[at]
            phrase = self._phrase(self.words[:end], at)
            if phrase is not None and self._is_told(phrase):
                at = self._past_marks(phrase.last)  # признал газете «Берег» | Пётр Сомов
            elif phrase is not None:
                bound = at > after and self.words[at - 1].flat in self.tongue.before
                if not (bound or self._leads_away(at)):
                    return phrase
                where = phrase.kind is None and phrase.name is not None and phrase.name[0] > at + 1
                at = (
                    phrase.name[0] if where and phrase.name is not None else phrase.last
                )  # contó en el muelle | Ana Ruiz
                if where and at + 1 < phrase.last:
                    return self._phrase(self.words[:end], at)
            elif is_he(word, self.tongue) or word.flat in self.tongue.that:
                return None
            else:
                at += 1
        return None

    def _described(self, after: int) -> Phrase | None:
        """Who a noun behind a verb names that is no known office: `afirmó | el titular de Transportes`."""
        if after + 1 >= len(self.words) or self.words[after].stop or self.words[after].flat not in self.tongue.the:
            return None
        stop = next((n for n in range(after + 1, len(self.words)) if self.words[n].stop), len(self.words))
        return Phrase(after, stop, None, None) if stop - after <= _DESCRIBED else None

    def _leads_away(self, at: int) -> bool:
        """Whether a word opens what belongs to something else, and is no article: `disse | ao Portal a presidente`."""
        return self.words[at].flat in self.tongue.before - self.tongue.the

    def _is_told(self, phrase: Phrase) -> bool:
        """Whether a phrase is whom it is said to, which cases tell: `газете`, `журналистам`."""
        nouns = (w.flat for w in self.words[phrase.first : phrase.last] if self.tongue.kind(w.flat) is not None)
        return self.tongue.cases and next(nouns, "") in self.tongue.beside

    def _past_marks(self, at: int) -> int:
        """Past the name in quotation marks that opens at a word, if one does."""
        if at >= len(self.words) or not any(mark in self.words[at].stop for mark in _OPENS):
            return at
        closed = (n for n in range(at + 1, min(at + _BESIDE + 2, len(self.words))) if self.words[n].stop)
        return next(closed, at + 1)
