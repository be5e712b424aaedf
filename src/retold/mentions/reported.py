"""What a sentence of another language than English gives as somebody's words, outside quotation marks.

Four forms, the same in all six languages: a verb of saying with its clause (`dijo que …`, `sagte, die Brücke sei …`), a source
before or behind (`selon la police`, `der Polizei zufolge`), `as the police said`, and the verb behind a comma (`…, ha detto il
ministro`). A form counts only where the source is an office, a body, a text or a name: so `laut` is loud and `segundo` the second
elsewhere.
"""

from collections.abc import Iterator
from itertools import pairwise

from retold.mentions.phrases import is_he
from retold.mentions.sayers import FIRST_VERB, NEAR, Piece, Reported
from retold.mentions.sourcing import RELATIVE, TAIL, Sources

_FEWEST = 2  # words of what is reported
_TO_WHOM = 3  # words between a verb and what it asks for: `demande aux employeurs « … »`


class Reader(Sources):
    """Finds what one sentence reports."""

    def reported(self) -> Iterator[Reported]:
        """What each part of the sentence reports; a part ends where `but` or a semicolon begins another."""
        cuts = [0, *(n for n in range(1, len(self.words)) if self._parts_here(n)), len(self.words)]
        for start, end in pairwise(cuts):
            first = start + (self.words[start].flat in self.tongue.but | self.tongue.and_) if start < end else start
            found = self._in_part(first, end)
            for each in found:
                if sum(high - low for low, high in each.pieces) >= _FEWEST:
                    yield each

    def points_back(self) -> Reported | None:
        """Whose words the sentence before is: `Dat meldt de veiligheidsregio`, `Das teilte die Polizei mit`."""
        if self.words[0].flat not in self.tongue.this:
            return None
        verb = next((n for n in range(1, min(len(self.words), 5)) if self._verb(n)[0]), None)
        if verb is None or any(w.stop for w in self.words[1 : verb + 1]):
            return None
        after = verb + self._verb(verb)[0]
        phrase = self._behind(after, len(self.words))
        alone = phrase is not None and phrase.first - after <= _FEWEST and len(self.words) - phrase.last <= TAIL
        return Reported((), phrase, (verb, after), self._verb(verb)[1], back=True) if alone else None

    def hearsay(self) -> bool:
        """Whether the form of the main verb alone tells that somebody else's words go on (`Der Bus habe …`, `Il aurait …`)."""
        words, tongue = self.words, self.tongue
        at = next((n for n, w in enumerate(words[: FIRST_VERB + 1]) if w.flat in tongue.hearsay and not w.quoted), None)
        if not at or any(w.flat in tongue.by for w in words):  # it has a source of its own
            return False
        lead = {w.flat for w in words[:at]}
        idiom = words[at].flat == "sei" and words[at + 1 : at + 2] and words[at + 1].flat in {"denn", "es"}
        return lead.isdisjoint({"ich", "je", "wenn", "falls", "si", "s'", "ob", "wie"}) and not idiom

    def said_by(self, at: int) -> Reported | None:
        """The verb of saying at a place with who stands behind it: of `…”, dijo la autora`."""
        length, act = self._verb(at)
        if not length:
            return None
        after = at + length
        inside = after < len(self.words) - 1 and self.words[after].flat in self.tongue.within
        inside = inside and self.tongue.kind(self.words[after + 1].flat) == "bodies"  # подчеркнули в | полиции
        behind = self._phrase(self.words, after + 1) if inside else self._behind(after, len(self.words))
        alone = all(w.flat in self.tongue.parts for w in self.words[:at])
        behind = behind or self._subject(at, 0) or (self._described(after) if alone else None)
        he = any(is_he(w, self.tongue) for w in self.words[at : at + length + 1]) or self._with_pronoun(at)
        he = he or (self.tongue.silent and (at + length == len(self.words) or bool(self.words[at + length].stop)))
        return Reported((), behind, (at, at + length), act, None) if behind is not None or he else None

    def says(self) -> Reported | None:
        """The last verb of saying with its speaker: of `Ana Ruiz sagte: „…“`."""
        verb = next((n for n in range(len(self.words) - 1, -1, -1) if self._verb(n)[0]), None)
        if verb is None:
            return None
        after = verb + self._verb(verb)[0]
        speaker = self._subject(verb, 0) or self._behind(after, len(self.words))
        he = is_he(self.words[0], self.tongue) or self._goes_on(verb, after, 0)  # Er nickte und sagte: „…“
        return Reported((), speaker, (verb, after), self._verb(verb)[1], None) if speaker is not None or he else None

    def asks(self) -> Reported | None:
        """The verb right before words in marks that are part of its sentence, with its speaker: `pide «respeto»`."""
        said = self.says()
        if said is None or said.cue is None or said.speaker is None:
            return None
        between = self.words[said.cue[1] :]
        return (
            said
            if len(between) <= _TO_WHOM and not any(w.flat in self.tongue.that or w.stop for w in between)
            else None
        )

    def names(self) -> Reported | None:
        """Who calls something, or speaks of, what stands in marks: `nannte das Ergebnis „…“`, `habló de «…»`."""
        naming = (n for n in range(len(self.words) - 1, -1, -1) if self.words[n].flat in self.tongue.naming)
        verb = next(naming, None)
        if verb is None or len(self.words) - verb > FIRST_VERB or any(w.stop for w in self.words[verb + 1 :]):
            return None
        speaker = self._subject(verb, 0)
        return Reported((), speaker, (verb, verb + 1), "say", None) if speaker is not None else None

    def _parts_here(self, n: int) -> bool:
        word = self.words[n]
        return word.stop[-1:] in {";", ":"} or (word.comma and word.flat in self.tongue.but)

    def _in_part(self, start: int, end: int) -> list[Reported]:
        if (first := self._sourced(start, start, end)) or (first := self._as(start, start, end)):
            return [first]
        for verb in range(start, end):
            length, act = self._verb(verb)
            if length and not self._denied(verb, verb + length, start, end):
                clause = self._clause(verb + length, end)
                if clause is not None:
                    return list(self._chain(verb, verb + length, act, clause, start, end))
        for at in range(start + 1, end):
            found = self._sourced(at, start, end) or self._as(at, start, end) or self._inverted(at, start, end)
            if found is not None:
                return [found]
        return []

    def _clause(self, after: int, end: int) -> int | None:
        """Where the clause that a verb reports begins, None if there is none."""
        for at in range(after, min(after + NEAR, end)):
            word = self.words[at]
            comma = word.comma
            if self.tongue.nouns:
                if comma and (word.flat in self.tongue.that or self._told(at, end)):
                    return at + (word.flat in {"dass", "ob"})
            elif self.tongue.cases and comma and word.flat in self.tongue.that:
                return at + 1 if at + 1 < end else None
            elif word.flat in self.tongue.that and (not comma or self._apposed(after, at)):
                return at + 1 if at + 1 < end and self._only_beside(after, at) else None
            elif at == after and word.flat in self.tongue.to and not comma:
                return at if at + 2 < end else None
            elif self._verb(at)[0]:
                return None
        return None

    def _told(self, at: int, end: int) -> bool:
        """Whether the main verb of a German clause says that it is reported: `sagte, die Brücke sei gesperrt`."""
        for n in range(at + 1, min(at + FIRST_VERB, end)):
            if self.words[n].comma:
                return False
            if self.words[n].flat in self.tongue.hearsay and not self.words[n].quoted:
                return n + 1 < end and not self.words[n + 1].comma
        return False

    def _apposed(self, after: int, at: int) -> bool:
        """`dijo la ministra, Ana Ruiz, que`: the comma before `that` closes what another opened."""
        return sum(w.comma for w in self.words[after:at]) % 2 == 1

    def _only_beside(self, after: int, at: int) -> bool:
        """Whether between the verb and `that` stand only who says it, when, to whom and where: no thing that `that` goes on about."""
        place = after
        while place < at:
            word = self.words[place]
            phrase = self._phrase(self.words[:at], place)
            if phrase is not None:
                place = phrase.last
            elif word.flat in self.tongue.before:
                return True
            elif (
                word.flat in self.tongue.beside | self.tongue.he | self.tongue.parts | self.tongue.the
                or word.flat[0].isdigit()
            ):
                place += 1
            else:
                return word.flat.endswith("mente") or word.flat.endswith("ment")
        return True

    def _chain(self, verb: int, after: int, act: str, clause: int, start: int, end: int) -> Iterator[Reported]:
        """The clause of a verb; another verb joined to it (`y añadió que`, `, añadiendo que`) is the same speaker's."""
        speaker = self._subject(verb, start) or self._behind(after, clause) or self._opening(verb, start)
        if speaker is None and not self._goes_on(verb, after, start):
            return
        cue, begin = (verb, after), clause
        for at in range(clause + 2, end):
            length, other = self._verb(at)
            group = self._group(at, begin) if length else at
            joined = length and (self.words[group - 1].flat in self.tongue.and_ or self.words[group].comma)
            following = self._clause(at + length, end) if joined and group > begin + 2 else None
            if following is not None and not self._denied(at, at + length, group, end):
                yield Reported(((begin, group - (self.words[group - 1].flat in self.tongue.and_)),), speaker, cue, act)
                cue, act, begin = (at, at + length), other, following
            elif at > begin + 2 and (source := self._sourced(at, begin, end)) is not None and self.words[at].comma:
                yield Reported((source.pieces[0],), speaker, cue, act)
                return
        yield Reported(((begin, end),), speaker, cue, act)

    def _inverted(self, at: int, start: int, end: int) -> Reported | None:
        """`…, ha detto il ministro`, `El puente, dijo la ministra, se cerrará`."""
        length, act = self._verb(at)
        group = self._group(at, start) if length else at
        if not length or group - start < _FEWEST - 1 or self.words[group].stop[-1:] not in {",", "”", "»", "“", '"'}:
            return None
        after = at + length
        while after < end and self.words[after].flat in self.tongue.parts | {"sich"}:
            after += 1
        bound = after < end and self._leads_away(after)
        stop = next((n for n in range(after + 1, end) if self.words[n].stop), end)
        phrase = self._behind(after, stop) if bound else self._phrase(self.words[:end], after) if after < end else None
        he = phrase is None and after < end and is_he(self.words[after], self.tongue)
        bare = after == end or self.words[after].flat in self.tongue.before  # `…, escribió en Telegram`
        alone = (self.tongue.silent and bare) or self._with_pronoun(at)
        if phrase is None and not he and (not alone or act == "demand"):  # quando a líder, Ana Ruiz, pediu a palavra
            return None
        last = phrase.last if phrase is not None else after + he
        tail = next((n for n in range(last, end) if self.words[n].stop), end)
        if tail - last > TAIL or (tail > last and self.words[last].flat not in self.tongue.before | self.tongue.beside):
            return None
        pieces: tuple[Piece, ...] = ((start, group),)
        goes_on = tail < end and self.words[tail].comma and self.words[tail].flat not in RELATIVE
        goes_on = (
            goes_on and self.tongue.kind(self.words[tail].flat) != "persons"
        )  # contó Ana Ruiz, | camionera de 52 años
        if goes_on and group - start <= FIRST_VERB and end - tail > _FEWEST:
            pieces = (*pieces, (tail, end))
        return Reported(pieces, phrase, (at, after), act)
