"""Sources before and behind what they say, in languages other than English: `selon la police`, `wie die Polizei mitteilte`."""

from dataclasses import replace

from retold.mentions.phrases import Phrase
from retold.mentions.sayers import FIRST_VERB, NEAR, Reported, Sayers

_FEWEST = 2  # words behind a source that no comma closes
TAIL = 5  # words that may follow the speaker behind an inverted verb: `…, sagte der Minister am Dienstag`
_GERMAN_ENDINGS = frozenset({"en", "er", "em"})
RELATIVE = frozenset(
    {"quien", "quienes", "que", "qui", "dont", "che", "cui", "der", "die", "das", "dat", "wie", "quem", "lequel"}
)


class Sources(Sayers):
    """Finds the sources of one sentence that no verb of its own introduces."""

    def _sourced(self, at: int, start: int, end: int) -> Reported | None:
        """`Según la policía, …`, `…, laut Polizei …`, `Der Polizei zufolge …`."""
        if self.words[at].quoted:
            return None
        found = self._by(at, start, end) or self._zufolge(at, end)
        if found is None:
            return None
        phrase, last = found
        if (at == start or self.words[at].comma) and self.tongue.name not in {"de", "nl"}:  # where a comma closes it
            near = min(last + FIRST_VERB, end)
            last = next(
                (n for n in range(last, near) if self.words[n].comma), end if at > start and near == end else last
            )
        return replace(
            self._around(at, last, start, end, phrase), cue=(at, max(phrase.first if phrase else last, at + 1))
        )

    def _by(self, at: int, start: int, end: int) -> tuple[Phrase | None, int] | None:
        for by in self.tongue.by.get(self.words[at].flat, ()):
            begin = self._matched(at, by, end)
            if begin is None:
                continue
            if not self.tongue.he.isdisjoint(by):  # по его словам
                return None, begin
            if at > start and not self.words[at].stop and self.words[at - 1].flat in self.tongue.articles:
                return None  # il secondo ministro
            if begin < end and self.words[begin].flat == "von":
                begin += 1
            if begin < end and self.words[begin].stop:
                return None
            if (
                begin < end
                and self.words[begin].flat in self.tongue.he
                and (begin + 1 == end or self._stands_alone(begin))
            ):
                return None, begin + 1
            phrase = self._phrase(self.words[:end], begin) if begin < end else None
            if (
                phrase is not None
                and phrase.last == end > begin + _FEWEST
                and phrase.name is None
                and self.tongue.cases
            ):
                phrase = replace(phrase, last=begin + 1)  # według policji | kierowca został zatrzymany
            return (phrase, phrase.last) if phrase is not None else None
        return None

    def _matched(self, at: int, by: tuple[str, ...], end: int) -> int | None:
        """Where a phrase that stands here ends; with an adjective in it in German: `nach ersten Angaben`."""
        for skipped in (0, 1, 2):
            written = [w.flat for w in (self.words[at], *self.words[at + 1 + skipped : at + len(by) + skipped])]
            inside = self.words[at + 1 : at + len(by) + skipped]
            small = all(not w.capital and w.flat[-2:] in _GERMAN_ENDINGS for w in inside[:skipped])
            if tuple(written) == by and small and not any(w.stop for w in inside) and at + len(by) + skipped <= end:
                return at + len(by) + skipped
            if len(by) == 1 or not self.tongue.nouns:
                return None
        return None

    def _stands_alone(self, at: int) -> bool:
        """Whether a pronoun behind `according to` is no possessive: `volgens haar | woordvoerder`."""
        return bool(self.words[at + 1].stop) or (self.tongue.name == "nl" and self.words[at].flat in {"hem", "hen"})

    def _zufolge(self, at: int, end: int) -> tuple[Phrase | None, int] | None:
        if not self.tongue.behind or (
            at > 0 and not self.words[at].stop and self.words[at - 1].flat in self.tongue.others
        ):
            return None
        begin = at
        if self.words[at].flat in self.tongue.others and at + 2 < end and self.words[at + 1].flat in self.tongue.giving:
            return (None, at + 3) if self.words[at + 2].flat in self.tongue.behind else None  # den Angaben zufolge
        if self.words[at].flat in self.tongue.giving:
            begin += 1 + (at + 1 < end and self.words[at + 1].flat == "von")
        phrase = self._phrase(self.words[:end], begin) if begin < end else None
        if phrase is None or phrase.last >= end or self.words[phrase.last].flat not in self.tongue.behind:
            return None
        return phrase, phrase.last + 1

    def _as(self, at: int, start: int, end: int) -> Reported | None:
        """`Wie die Polizei mitteilte, …`, `…, según informó la policía`, `Zo meldt de politie …`."""
        if self.words[at].quoted or (at > start and not self.words[at].comma):
            return None
        for as_ in self.tongue.as_.get(self.words[at].flat, ()):
            begin = at + len(as_)
            if tuple(w.flat for w in self.words[at:begin]) != as_:
                continue
            verb = next((n for n in range(begin, min(begin + NEAR, end)) if self._verb(n)[0]), None)
            if verb is None or self._denied(verb, verb + 1, begin, end):
                continue
            after = verb + self._verb(verb)[0]
            phrase = self._subject(verb, begin) or self._behind(after, min(after + TAIL, end))
            plain = all(not w.comma for w in self.words[begin + 1 : verb + 1])
            if phrase is None or not (plain or phrase.last >= verb - 1):
                continue
            last = max(after, phrase.last)
            last = next((n for n in range(last, end) if self.words[n].comma), end) if at == start else last
            return replace(self._around(at, last, start, end, phrase), cue=(verb, after), act=self._verb(verb)[1])
        return None

    def _around(self, at: int, last: int, start: int, end: int, phrase: Phrase | None) -> Reported:
        """All of a part but the words from `at` to `last`; behind a relative word only the clause it begins."""
        inside = at > start and not self.words[at].stop and self.words[at - 1].flat in self.tongue.that | RELATIVE
        if inside:
            stop = next((n for n in range(last, end) if self.words[n].comma), end)
            return Reported(((last, stop),), phrase, None)
        pieces = tuple((low, high) for low, high in ((start, at), (last, end)) if high > low)
        return Reported(pieces, phrase, None)
