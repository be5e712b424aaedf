"""Whose words something is, in languages without a grammar of ours.

Words in quotation marks are those of the name beside a verb of saying: `«…», dijo en un comunicado la autora, Ana Ruiz`, `Ana
Ruiz sagte: „…“`; without a name those of the office (`sagte der Arzt`). What a sentence reports without marks is found by its
form (see `reported`). A pronoun is who spoke last, or nobody.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from retold.mentions.bearers import Bearers
from retold.mentions.dialogue import parted
from retold.mentions.interviews import answers
from retold.mentions.marks import Marked
from retold.mentions.phrases import Word, is_he, words_of
from retold.mentions.reported import Reader
from retold.mentions.sayers import Reported
from retold.mentions.tongues import Tongue, flat, tongue
from retold.model import Cue, Quote, QuoteKind, Span, Speaker
from retold.words.datelines import told_from

_MAY_STAND_BETWEEN = 3  # words between the marks and the verb: `ha dicho`, `a-t-il`, `so`
_REACH = 24  # words beside the marks in which verb and speaker stand
_CALLED_BEFORE = 60  # characters before marks in which a verb of calling something stands
_FEWEST_CALLED = 3  # words that somebody calls something; fewer are a name
_SCARE_WORDS = 5  # fewer words in marks are read like those around them
_SET_OFF = frozenset(",!?…—–-")  # what stands at the end of words that somebody says
_OPEN = 8  # quotes before a sentence that may reach into it
_AT_START = 2  # characters of a sentence before its quotation mark
_SENTENCE_ENDS = (".", "!", "?", "…")


def knows(language: str | None) -> bool:
    """Whether the words for saying are known of a language."""
    return tongue(language or "") is not None


def quotes(text: str, stretches: Sequence[Marked], sentences: Sequence[Span], language: str) -> tuple[Quote, ...]:
    """What is given as somebody's words, ascending: in marks, behind dashes, and reported without either.

    All spans are in `text`; `stretches` are all in marks.
    """
    words = tongue(language)
    assert words is not None
    article = _Article(text, parted(text, stretches, words), sentences, words)
    told = answers(text, article.marks, article.bearers.named, language)
    given = [Quote(QuoteKind.DIRECT, answer.words, Speaker(answer.who, answer.actor)) for answer in told]
    others = (q for q in article.quotes() if not any(_meets(q, own) for own in given))
    return tuple(sorted((*given, *others), key=lambda q: q.spans[0]))


class _Article:
    def __init__(self, text: str, stretches: Sequence[Marked], sentences: Sequence[Span], words: Tongue) -> None:
        told = told_from(text)
        self.text, self.tongue = text, words
        self.sentences = [Span(max(s.start, told), s.end) for s in sentences if told < s.end <= len(text)]
        self.marks = [m for m in stretches if not m.single]
        self._starts = [m.outer.start for m in self.marks]
        self.pages = [
            words_of(text, s, [m.outer for m in self._marks_in(s) if self._is_long(m)], words.polite)
            for s in self.sentences
        ]
        self.bearers = Bearers(text, self.pages, words)

    def quotes(self) -> list[Quote]:
        """All quotes, in the order of the text: what is reported gives way to marks with a speaker of their own."""
        found: list[Quote] = []
        spoken = [m for m in self.marks if self._is_long(m) or self._is_set_off(m) or self._is_calling(m)]
        self._spoken_in = [False] * len(self.sentences)
        taken = 0
        before = False
        for number, sentence in enumerate(self.sentences):
            here = spoken[taken : bisect_left(spoken, sentence.end, key=lambda m: m.outer.start)]
            taken += len(here)
            if here and here[0].continued and found and found[-1].speaker:
                found[-1] = _joined(found[-1], here.pop(0))
            direct = self._directs(here, number, found[-1] if found else None)
            reported = self._reported(number, goes_on=before and not self._breaks(number))
            near = [*found[-_OPEN:], *direct]
            reported = [r for r in reported if not any(q.speaker and _meets(r, q) for q in near)]
            found[-_OPEN:] = [q for q in found[-_OPEN:] if not any(_meets(r, q) for r in reported)]
            direct = [d for d in direct if not any(_meets(r, d) for r in reported)]
            before = any(q.speaker is not None for q in (*direct, *reported))
            self._spoken_in[number] = bool(direct or reported)
            found += [*direct, *reported]
        return sorted(found, key=lambda q: q.spans[0])

    def _marks_in(self, span: Span) -> list[Marked]:
        """The stretches in marks that overlap a span."""
        low = max(bisect_right(self._starts, span.start) - 1, 0)
        return [m for m in self.marks[low : bisect_left(self._starts, span.end)] if m.outer.overlaps(span)]

    def _is_long(self, stretch: Marked) -> bool:
        return len(stretch.span.of(self.text).split()) > _SCARE_WORDS

    def _is_calling(self, stretch: Marked) -> bool:
        """Whether some words in marks stand behind a verb of calling something what they say: `nannte es „einen Witz ohne Pointe“`."""
        before = self.text[max(0, stretch.outer.start - _CALLED_BEFORE) : stretch.outer.start].split()
        several = len(stretch.span.of(self.text).split()) >= _FEWEST_CALLED
        return several and not self.tongue.naming.isdisjoint(map(flat, before))

    def _is_set_off(self, stretch: Marked) -> bool:
        """Whether few words in marks stand as speech does: behind a colon, or with a comma that closes them."""
        close = self.text[stretch.span.end - 1] + self.text[stretch.outer.end : stretch.outer.end + 2].lstrip()[:1]
        opened = self.text[: stretch.outer.start].rstrip().endswith(":")
        return opened or stretch.continued or stretch.outer.end == stretch.span.end or not _SET_OFF.isdisjoint(close)

    def _directs(self, here: Sequence[Marked], number: int, before: Quote | None) -> list[Quote]:
        """The words in marks that begin in a sentence; a few words only if somebody says them."""
        found: list[Quote] = []
        for stretch in here:
            if stretch.continued and found and found[-1].speaker:
                found[-1] = _joined(found[-1], stretch)
                continue
            quote = self._direct(stretch, number)
            if quote.speaker is None and before is not None and self._follows(before, stretch):
                found.append(replace(quote, speaker=before.speaker))
            elif self._is_long(stretch) or (
                quote.speaker is not None and len(stretch.span) > 1
            ):  # no «E», says the judge
                found.append(quote)
            before = found[-1] if found else before
        return found

    def _follows(self, before: Quote, stretch: Marked) -> bool:
        """Whether words in marks stand right behind the sentence that says whose the words before them are: `« … », dit Anne. « … »`."""
        if before.speaker is None or before.cue is None or before.cue.span.start < before.spans[-1].end:
            return False
        told = next((s for s in self.sentences if s.start <= before.cue.span.start < s.end), None)
        between = self.text[told.end : stretch.outer.start] if told is not None else "\n"
        return not between.strip() and "\n" not in between

    def _direct(self, stretch: Marked, number: int) -> Quote:
        """Words in marks, with the speaker beside a verb of saying behind or before them."""
        said = self._said_behind(stretch, number) or self._said_before(stretch, number)
        if said is None:
            return Quote(QuoteKind.DIRECT, (stretch.span,), self._set_before(stretch, number))
        speaker, cue = said
        return Quote(QuoteKind.DIRECT, (stretch.span,), speaker, cue)

    def _set_before(self, stretch: Marked, number: int) -> Speaker | None:
        """Whose words stand behind a colon, or as sentences of their own, without a verb of saying: of the person the sentence opens with.

        `Die Ärztin Ana Ruiz rät zu Geduld: „…“` and `Ana Ruiz wartete auf Nachricht. „…“`
        """
        ahead = self.text[: stretch.outer.start].rstrip()
        if not self._is_long(stretch):
            return None
        if ahead.endswith(":"):
            words = [w for w in self.pages[number] if w.span.end <= stretch.outer.start]
            return (self.bearers.person(words, near=True) or self.bearers.whose(words)) if words else None
        told = self._told_before(stretch.outer.start, number)
        if told is not None:
            return told if ahead.endswith(_SENTENCE_ENDS) else None
        alone = ahead.endswith(_SENTENCE_ENDS) and self.text[stretch.span.end - 1] + self.text[stretch.outer.end :][:1]
        if not alone or not any(map(alone.__contains__, _SENTENCE_ENDS)):
            return None
        return self.bearers.before(number, stretch.outer.start, named=True) or self._is_about(number, stretch)

    def _is_about(self, number: int, stretch: Marked) -> Speaker | None:
        """The only person of the paragraph, if the sentence right before words in marks names him, or says `he`."""
        found = self.bearers.only(stretch.outer.start, alone=True)
        before = [w for n in (number - 1, number) for w in self.pages[max(n, 0)] if w.span.end <= stretch.outer.start]
        start = next((s.start for s in reversed(self.sentences) if before and s.start <= before[-1].span.start), 0)
        said = found is not None and found.span.start >= start
        return found if said or any(is_he(w, self.tongue) for w in before if w.span.start >= start) else None

    def _told_before(self, start: int, number: int) -> Speaker | None:
        """Who says something in the sentence before words in marks that begin one, in the same paragraph."""
        words = self.pages[number - 1] if number else []
        if (
            not words
            or self.sentences[number].start < start - _AT_START
            or "\n" in self.text[words[-1].span.end : start]
        ):
            return None
        said = Reader(words, self.tongue, self.bearers.known, loose=True).says()
        if said is None or said.speaker is None or said.speaker.kind in {"bodies", "texts"}:
            return None
        name = said.speaker.name
        if said.speaker.kind is None and (
            name is None or (name[1] - name[0] == 1 and words[name[0]].flat not in self.bearers.known)
        ):
            return None
        return self.bearers.speaker(words, said.speaker, number - 1)

    def _said_behind(self, stretch: Marked, begins: int) -> tuple[Speaker, Cue] | None:
        """Verb and speaker behind the marks: `…”, dijo la autora, Ana Ruiz`."""
        number = bisect_left(self.sentences, stretch.outer.end, key=lambda s: s.end)
        if number == len(self.sentences) or self.sentences[number].start >= stretch.outer.end:
            return None
        begin = bisect_left(self.pages[number], stretch.outer.end, key=lambda w: w.span.start)
        words = self.pages[number][begin : begin + _REACH]
        words = words[: next((n for n, w in enumerate(words) if n and (w.quoted or w.stop[-1:] in {";", ":"})), None)]
        reader = Reader(words, self.tongue, self.bearers.known, loose=True)
        for at in range(min(_MAY_STAND_BETWEEN + 1, len(words))):
            said = reader.said_by(at)
            if said is not None:
                return self._spoken(words, said, number, (begins, stretch.outer.start))
        return None

    def _said_before(self, stretch: Marked, number: int) -> tuple[Speaker, Cue] | None:
        """Speaker and verb before the marks: `Ana Ruiz sagte: „…“`, `Ana Ruiz pide «respeto»`."""
        ahead = self.text[max(0, stretch.outer.start - _AT_START) : stretch.outer.start].rstrip()
        end = bisect_right(self.pages[number], stretch.outer.start, key=lambda w: w.span.end)
        words = self.pages[number][max(0, end - _REACH) : end]
        begin = max((n + 1 for n, w in enumerate(words) if w.quoted), default=0)
        reader = Reader(words[begin:], self.tongue, self.bearers.known, loose=True)
        if ahead.endswith((":", ",")):
            said = reader.says()
        else:
            said = reader.asks() if self._is_long(stretch) else None
            said = said or (reader.names() if self._is_calling(stretch) else None)
        return self._spoken(words[begin:], said, number, (number, stretch.outer.start)) if said is not None else None

    def _spoken(
        self, words: Sequence[Word], said: Reported, number: int, quote: tuple[int, int] | None = None
    ) -> tuple[Speaker, Cue] | None:
        told = self._told_before(quote[1], quote[0]) if quote is not None and said.speaker is None else None
        speaker = told or self.bearers.speaker(words, said.speaker, number, quote)
        return (speaker, _cue(words, said)) if speaker is not None else None

    def _reported(self, number: int, *, goes_on: bool) -> list[Quote]:
        """What a sentence reports; in the form of hearsay the words of who spoke in the sentence before go on."""
        words = self.pages[number]
        if not words or not self.text[words[-1].span.end : self.sentences[number].end].lstrip(' »”“")').startswith(
            _SENTENCE_ENDS
        ):
            return []  # a heading
        reader = Reader(words, self.tongue, self.bearers.known)
        back = reader.points_back() if number and not self._breaks(number) else None
        if back is not None:
            return self._of_before(number, back)
        told = list(reader.reported()) if any(w.flat in self.tongue.cues for w in words) else []
        if not told and goes_on and reader.hearsay():
            told = [Reported(((0, len(words)),), None, None)]
        found = []
        for each in told:
            speaker = self.bearers.speaker(words, each.speaker, number)
            if speaker is not None:
                found.append(self._quote(words, each, speaker))
        return found

    def _of_before(self, number: int, said: Reported) -> list[Quote]:
        """The sentence before as somebody's words, if nobody else says it."""
        speaker = self.bearers.speaker(self.pages[number], said.speaker, number)
        free = speaker is not None and not self._spoken_in[number - 1]
        return (
            [Quote(QuoteKind.INDIRECT, (self.sentences[number - 1],), speaker, _cue(self.pages[number], said))]
            if free
            else []
        )

    def _quote(self, words: Sequence[Word], said: Reported, speaker: Speaker) -> Quote:
        pieces = tuple(
            _whole(self.text, self._widened(Span(words[low].span.start, words[high - 1].span.end)))
            for low, high in said.pieces
        )
        letters = sum(_letters(self.text, p) for p in pieces)
        inside = sum(_letters(self.text, Span(max(m.outer.start, p.start), min(m.outer.end, p.end)))
                     for p in pieces for m in self._marks_in(p))  # fmt: skip
        kind = QuoteKind.INDIRECT if not inside else QuoteKind.DIRECT if inside >= letters else QuoteKind.MIXED
        cue = _cue(words, said) if said.cue is not None else None
        return Quote(kind, pieces, speaker, cue)

    def _widened(self, piece: Span) -> Span:
        """A piece with the marks its ends stand in."""
        for mark in self._marks_in(piece):
            piece = Span(min(piece.start, mark.outer.start), max(piece.end, mark.outer.end))
        return piece

    def _breaks(self, number: int) -> bool:
        """Whether a sentence begins a paragraph."""
        return number > 0 and "\n" in self.text[self.sentences[number - 1].end : self.sentences[number].start]


def _cue(words: Sequence[Word], said: Reported) -> Cue:
    low, high = said.cue or (0, 1)
    return Cue(Span(words[low].span.start, words[high - 1].span.end), said.act, said.frame)


def _whole(text: str, piece: Span) -> Span:
    """A piece with the bracket that closes at its end."""
    opened = text.count("(", piece.start, piece.end) > text.count(")", piece.start, piece.end)
    return Span(piece.start, piece.end + 1) if opened and text[piece.end : piece.end + 1] == ")" else piece


def _letters(text: str, span: Span) -> int:
    return sum(map(str.isalnum, span.of(text)))


def _joined(quote: Quote, stretch: Marked) -> Quote:
    """A quote with the words that go on behind its `— said she —`, or in the next paragraph."""
    return replace(quote, spans=(*quote.spans, stretch.span))


def _meets(one: Quote, other: Quote) -> bool:
    return any(a.overlaps(b) for a in one.spans for b in other.spans)
