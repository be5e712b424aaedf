"""Who is meant by a short name or an office in a page of another language: `Haas`, `la ministre`."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from retold.mentions.phrases import Phrase, Word, phrase_at
from retold.mentions.tongues import Tongue, flat
from retold.model import Span, Speaker
from retold.words import fold
from retold.words.declension import first_case, one_stem
from retold.words.names import given_names, name_words, surname

_ENDS_WITH = 6  # words before a colon in which who says what follows is named
_REACH = 3  # sentences over which a pronoun is who spoke last


class Bearers:
    """The people a page names in full, with the offices it gives them.

    Args:
        text: of the article.
        pages: the words of its sentences.
        tongue: its language.
    """

    def __init__(self, text: str, pages: Sequence[Sequence[Word]], tongue: Tongue) -> None:
        self.text, self.tongue, self._pages = text, tongue, pages
        self._roles: list[tuple[int, str, tuple[str, ...]]] = []
        self._full: dict[str, str] = {}
        self._described: list[tuple[tuple[str, ...], str]] = []
        self.named: list[tuple[Span, str]] = []
        self._people: set[str] = set()
        self._last: tuple[int, Speaker] | None = None
        self.known: frozenset[str] = frozenset()
        for words in pages:
            self._gather(words)
        self._short: list[tuple[int, str]] | None = None  # gathered when it is first asked for
        self.known = frozenset(map(flat, self._full))
        if tongue.cases:
            self.known |= {w.flat for words in pages for w in words if w.capital and self._full_name(w.text)}

    def _gather(self, words: Sequence[Word]) -> None:
        at = 0
        while at < len(words):
            word = words[at]
            begins = self.tongue.kind(word.flat) == "persons" or (word.capital and word.flat in given_names())
            phrase = phrase_at(words, at, self.tongue, self.known) if begins else None
            if phrase is None or phrase.name is None:
                at += 1
                continue
            low, high = self._bare(words, *phrase.name)
            name = self._name(words, low, high)
            last = surname(name_words(name)) if high - low > 1 else ""
            if last:
                self._people.add(name)
                self.named.append((Span(words[low].span.start, words[high - 1].span.end), name))
                self._full[last.split()[-1]] = name if self._full.get(last.split()[-1], name) == name else ""
            role = self._role(words, phrase)
            if role:
                self._roles.append((word.span.start, name, role))
            at = phrase.last

    def _short_names(self) -> list[tuple[int, str]]:
        """The words of people's full names wherever they stand, ascending, with their place: a lone `Firmino`."""
        parts = {flat(word) for name in self._people for word in name.split()}
        return [(w.span.start, w.flat) for words in self._pages for w in words if w.capital and w.flat in parts]

    def _bare(self, words: Sequence[Word], low: int, high: int) -> tuple[int, int]:
        """Where a name begins and ends without what is polite before it: `Mme | Dunn`."""
        while high - low > 1 and words[low].flat in self.tongue.polite:
            low += 1
        return low, high

    def _written(self, words: Sequence[Word], low: int, high: int) -> str:
        return " ".join(self.text[words[low].span.start : words[high - 1].span.end].split())

    def _name(self, words: Sequence[Word], low: int, high: int) -> str:
        """A name as somebody is named, whatever case it stands in."""
        name = self._written(words, low, high)
        return " ".join(first_case(name.split())) if self.tongue.cases else name

    def _full_name(self, written: str) -> str | None:
        """The name of the one person of that surname, in whatever case it is written, whom the page names in full."""
        last = fold(written)
        if last in self._full or not self.tongue.cases:
            return self._full.get(last)
        endings = written.casefold()  # with the й that `fold` takes for an и
        found = {name for own, name in self._full.items() if one_stem(own, last) or one_stem(own, endings)}
        return found.pop() if len(found) == 1 else None

    def _role(self, words: Sequence[Word], phrase: Phrase) -> tuple[str, ...]:
        """What a phrase says of the one it names, without small words."""
        low, high = phrase.name or (phrase.last, phrase.last)
        small = self.tongue.articles | self.tongue.of
        rest = (w.flat for n, w in enumerate(words[phrase.first : phrase.last], phrase.first) if not low <= n < high)
        return tuple(word for word in rest if word not in small)

    def speaker(
        self, words: Sequence[Word], phrase: Phrase | None, sentence: int, quote: tuple[int, int] | None = None
    ) -> Speaker | None:
        """The speaker a phrase names; for a pronoun, of whom the sentences are, or who spoke last.

        `quote`: the sentence in which the words given begin, and where, if they stand in marks.
        """
        if phrase is None and quote is not None:
            return self.before(*quote) or self.only(quote[1], goes_back=True) or self.last(quote[0])
        if phrase is None:
            found = self._opens(sentence) or self._opens(sentence - 1, before=words) or self.last(sentence)
            return found or (self.only(words[-1].span.end) if words else None)
        found = self._resolved(words, phrase)
        self._last = sentence, found
        return found

    def last(self, sentence: int) -> Speaker | None:
        """Who spoke last, if not too far before."""
        return self._last[1] if self._last is not None and sentence - self._last[0] <= _REACH else None

    def before(self, sentence: int, start: int, *, named: bool = False) -> Speaker | None:
        """The person the sentence opens with in which words in marks begin at `start`, or the one before in the same paragraph."""
        for number in (sentence, sentence - 1):
            words = [w for w in (self._pages[number] if number >= 0 else ()) if w.span.end <= start]
            if words:
                apart = "\n" in self.text[words[-1].span.end : start]
                return None if apart else self.person(words, named=named)
        return None

    def only(self, start: int, *, goes_back: bool = False, alone: bool = False) -> Speaker | None:
        """The only person named in full before `start` in its paragraph; of words that begin one, if `goes_back`, in the paragraph before.

        `alone`: nor is anybody else named there by a part of his name.
        """
        begin = self.text.rfind("\n", 0, start) + 1
        found = self._only_in(begin, start, alone=alone)
        if goes_back and not any(map(str.isalpha, self.text[begin:start])):
            end = len(self.text[:begin].rstrip())
            found = self._only_in(self.text.rfind("\n", 0, end) + 1, end, alone=alone)
        return found

    def _only_in(self, begin: int, end: int, *, alone: bool) -> Speaker | None:
        low = bisect_left(self.named, begin, key=lambda each: each[0].start)
        here = self.named[low : bisect_left(self.named, end, key=lambda each: each[0].start)]
        if len({name for _, name in here}) != 1 or (alone and self._others(here[-1][1], begin, end)):
            return None
        return Speaker(*here[-1])

    def _others(self, name: str, begin: int, end: int) -> bool:
        """Whether somebody else than `name` is named there by a part of his name."""
        if self._short is None:
            self._short = self._short_names()
        own = {flat(word) for word in name.split()}
        shorts = self._short[bisect_left(self._short, (begin, "")) : bisect_left(self._short, (end, ""))]
        return not own.issuperset(word for _, word in shorts)

    def person(self, words: Sequence[Word], *, near: bool = False, named: bool = False) -> Speaker | None:
        """The person that words open with, by a full name, or by an office if not `named`; `near`: that they end with."""
        begins = [0]
        if near:  # the words that the minister Ana Ruiz repeated: …
            begins = [n for n in range(max(0, len(words) - _ENDS_WITH), len(words)) if not words[n].quoted] + begins
        for at in begins:
            phrase = phrase_at(words, at, self.tongue, self.known)
            if phrase is None or phrase.kind not in {None, "persons"}:
                continue
            if at and (phrase.last < len(words) or phrase.name is None or phrase.kind is None):
                continue
            found = self._resolved(words, phrase)
            full = found.actor is not None and found.actor in self._people
            several = phrase.name is not None and phrase.name[1] - phrase.name[0] > 1
            if full or (not named and (several or (phrase.kind == "persons" and not at))):
                return found
        return None

    def whose(self, words: Sequence[Word]) -> Speaker | None:
        """Whose words are said to follow: `les mots du ministre, Jean Roux : « … »`."""
        for at, word in enumerate(words[:-2]):
            if word.flat in self.tongue.words and words[at + 1].flat in self.tongue.of:
                begin = at + 1 + (words[at + 1].flat not in self.tongue.articles)
                phrase = phrase_at(words, begin, self.tongue, self.known) or phrase_at(
                    words, at + 2, self.tongue, self.known
                )
                if phrase is not None and phrase.kind != "texts":
                    return self._resolved(words, phrase)
        return None

    def _opens(self, sentence: int, before: Sequence[Word] = ()) -> Speaker | None:
        """The person by name a sentence opens with; none if a paragraph ends before the words `before`."""
        words = self._pages[sentence] if sentence >= 0 else ()
        if not words or (before and "\n" in self.text[words[-1].span.end : before[0].span.start]):
            return None
        phrase = phrase_at(words, 0, self.tongue, self.known)
        person = phrase is not None and phrase.name is not None and phrase.kind in {None, "persons"}
        found = self._resolved(words, phrase) if phrase is not None and person else None
        return found if found is not None and found.actor in self._people else None

    def _resolved(self, words: Sequence[Word], phrase: Phrase) -> Speaker:
        if phrase.name is not None:
            low, high = self._bare(words, *phrase.name)
            name = self._name(words, low, high)
            full = self._full_name(words[high - 1].text) if high - low == 1 else None
            return Speaker(Span(words[low].span.start, words[high - 1].span.end), full or name)
        aside = next((n for n in range(phrase.first + 1, phrase.last) if words[n].stop.startswith("(")), phrase.last)
        span = Span(words[phrase.first].span.start, words[aside - 1].span.end)
        return Speaker(span, self._bearer(words, phrase) or self._body(words, phrase))

    def _bearer(self, words: Sequence[Word], phrase: Phrase) -> str | None:
        """`la ministra`: the one person who has that office in what stands before; else the fuller description of nobody named."""
        asked = self._role(words, phrase)
        if phrase.kind != "persons" or words[phrase.first].flat not in self.tongue.articles:
            return None
        start = words[phrase.first].span.start
        fitting = {name for at, name, role in self._roles if at < start and _are_among(asked, role)}
        if fitting:
            return fitting.pop() if len(fitting) == 1 else None
        fuller = next(
            (text for known, text in self._described if len(known) > len(asked) and _are_among(asked, known)), None
        )
        if fuller is None:
            begin = phrase.first + (words[phrase.first].flat in self.tongue.articles)
            self._described.append((asked, self._written(words, begin, phrase.last)))
        return fuller

    def _body(self, words: Sequence[Word], phrase: Phrase) -> str | None:
        """`Ministerio de Sanidad`: a body written as a name."""
        head = next((n for n in range(phrase.first, phrase.last) if words[n].capital), None)
        named = head is not None and head > 0 and self.tongue.kind(words[head].flat) == "bodies"
        if phrase.kind != "bodies" or self.tongue.nouns or not named or head is None:
            return None
        return self._written(words, head, phrase.last)


def _are_among(asked: Iterable[str], role: Sequence[str]) -> bool:
    """Whether each word is one of a role's, or the end of one: `Minister` of an `Innenminister`."""
    return all(any(word == own or (len(word) > 3 and own.endswith(word)) for own in role) for word in asked)
