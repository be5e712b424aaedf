"""Whose words something is, in languages that are told by the frames around them (see `frames`).

Words in quotation marks are those of whom the text beside them names, with a verb of saying as the language orders them:
`وقال سامي الخطيب: "…"`, `「…」と出口治局長は述べた`. A sentence that reports counts only where a title, a body or a known name
says it. A pronoun, or nothing, is who spoke last.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from retold.mentions.callings import Calling, calling
from retold.mentions.frames import Manner, manner
from retold.mentions.marks import Marked
from retold.model import Cue, Quote, QuoteKind, Span, Speaker
from retold.words import paragraphs

_BEFORE, _BEHIND = 140, 120  # letters beside marks that are looked at
_LONGEST_SURNAME = 2  # letters, in Chinese, Japanese and Korean
_NEAR = 1  # paragraphs back to who spoke last
_LONGEST = 400  # letters of a sentence that may report
_LONG_WORDS, _LONG_LETTERS = 5, 11  # words, letters without spaces: more in marks are somebody's, whoever says them
_STOP = re.compile(r"[.!?؟।…](?=\s)|[。！？]|[.!?؟।…]$")
_LEAD = re.compile(r"[\s.。،,，、]*")
_ENDS = " \t.。!?！？।؟…"


def knows(language: str) -> bool:
    """Whether the frames of a language are known."""
    return manner(language) is not None


def quotes(text: str, stretches: Sequence[Marked], language: str) -> tuple[Quote, ...]:
    """What is given as somebody's words, ascending; all spans are in `text`, `stretches` are all in marks."""
    known = manner(language)
    assert known is not None
    return tuple(_Article(text, [m for m in stretches if not m.single], known).quotes())


class _Article:
    def __init__(self, text: str, stretches: Sequence[Marked], known: Manner) -> None:
        self.text, self.manner, self.marks = text, known, stretches
        self._names: list[str] = []
        self._last: dict[bool, tuple[int, Speaker]] = {}  # who spoke last; who of the people did
        self._paragraph = 0

    def quotes(self) -> list[Quote]:
        found: list[Quote] = []
        for number, paragraph in enumerate(paragraphs(self.text)):
            self._paragraph = number
            low = bisect_left(self.marks, paragraph.start, key=lambda m: m.outer.start)
            here = self.marks[low : bisect_left(self.marks, paragraph.end, key=lambda m: m.outer.start)]
            found += self._in_paragraph(paragraph, here)
        return sorted(found, key=lambda q: q.spans[0])

    def _in_paragraph(self, paragraph: Span, marks: Sequence[Marked]) -> Iterator[Quote]:
        """The marks and the sentences between them, in order; what names the speaker of marks reports nothing itself."""
        used = paragraph.start
        joined: Quote | None = None
        for number, stretch in enumerate(marks):
            start = marks[number - 1].outer.end if number else paragraph.start
            end = marks[number + 1].outer.start if number + 1 < len(marks) else paragraph.end
            yield from self._between(max(start, used), stretch.outer.start)
            if joined is not None:
                yield replace(joined, spans=(*joined.spans, stretch.span))
                joined = None
                continue
            quote, used = self._direct(stretch, start, end)
            if quote is not None and used == end < paragraph.end and quote.speaker is not None:
                joined = quote
            elif quote is not None:
                yield quote
        yield from self._between(max(marks[-1].outer.end if marks else paragraph.start, used), paragraph.end)

    def _direct(self, stretch: Marked, start: int, end: int) -> tuple[Quote | None, int]:
        """Words in marks with who says them, and up to where the text behind them says so."""
        found = self._beside(stretch, start, end)
        if found is None:
            quote = Quote(QuoteKind.DIRECT, (stretch.span,)) if self._is_long(stretch) else None
            return quote, stretch.outer.end
        speaker, cue, used = found
        return Quote(QuoteKind.DIRECT, (stretch.span,), speaker, cue), used

    def _is_long(self, stretch: Marked) -> bool:
        written = stretch.span.of(self.text)
        return len(written.split()) > _LONG_WORDS if self.manner.spaces else len(written) > _LONG_LETTERS

    def _beside(self, stretch: Marked, start: int, end: int) -> tuple[Speaker, Cue | None, int] | None:
        text = self.text
        low = max(start, stretch.outer.start - _BEFORE)
        low = max((m.end() for m in _STOP.finditer(text, low, stretch.outer.start)), default=low)
        low += len(text[low : stretch.outer.start]) - len(text[low : stretch.outer.start].lstrip())
        before, high = text[low : stretch.outer.start], self._sentence_end(stretch.outer.end, end)
        behind = text[stretch.outer.end : high]
        for one, other in self.manner.around:
            left, right = one.search(before), other.match(behind)
            if left is not None and right is not None:
                speaker = self._speaker(left, low)
                if speaker is not None:
                    return speaker, self._cue(right, stretch.outer.end), stretch.outer.end + right.end()
        signs = (":", "：", *self.manner.comma, *(f" {word}" for word in self.manner.that))
        opened = before.rstrip().endswith(signs) or self._is_long(stretch)
        sides = [(self.manner.behind, behind, stretch.outer.end)]
        for patterns, written, at in [(self.manner.before, before, low), *sides] if opened else sides:
            for pattern in patterns:
                match = pattern.match(written) if written is behind else pattern.search(written)
                speaker = self._speaker(match, at) if match is not None else None
                if match is not None and speaker is not None:
                    used = at + match.end() if written is behind else stretch.outer.end
                    return speaker, self._cue(match, at), self._joins(used, end)
        return None

    def _joins(self, used: int, end: int) -> int:
        """Up to the next marks, where only a comma stands before them."""
        rest = self.text[used:end]
        return end if not rest.strip(" ،,，、:：") and rest != "" else used

    def _sentence_end(self, start: int, end: int) -> int:
        lead = _LEAD.match(self.text, start, end)
        stop = _STOP.search(self.text, lead.end() if lead else start, end)
        return min(stop.start() if stop else end, start + _BEHIND)

    def _speaker(self, match: re.Match[str], at: int, *, sure: bool = False) -> Speaker | None:
        """Whom a frame names; a pronoun or nobody is who spoke last, in this paragraph or the one before."""
        groups = match.groupdict()
        if groups.get("who") is None:
            return self._spoke_last(person="he" in groups)
        low, high = match.span("who")
        written = self.text[at + low : at + high].strip(" " + self.manner.comma)
        if written in self.manner.he:
            return self._spoke_last(person=True)
        named = calling(self.text, Span(at + low, at + high), self.manner)
        if named is None:
            return None
        speaker = self._named(named)
        if (sure and speaker.actor is None and not named.sure) or self._is_loose(named, speaker):
            return None
        self._last[False] = self._paragraph, speaker
        if not named.body:
            self._last[True] = self._paragraph, speaker
        return speaker

    def _is_loose(self, named: Calling, speaker: Speaker) -> bool:
        """Whether a phrase that nothing shows to be a speaker is too long for a name."""
        written = named.span.of(self.text)
        size = len(written.split()) > _LONG_WORDS - 1 if self.manner.spaces else len(written) > _LONG_LETTERS
        return size and not named.sure and speaker.actor is None

    def _spoke_last(self, *, person: bool) -> Speaker | None:
        paragraph, speaker = self._last.get(person, (-_NEAR - 1, None))
        return speaker if self._paragraph - paragraph <= _NEAR else None

    def _named(self, named: Calling) -> Speaker:
        written = named.name or named.span.of(self.text)
        full = [name for name in self._names if name != written and self._is_short_for(written, name)]
        if len(full) == 1:
            return Speaker(named.span, full[0])
        if named.name is not None and named.name not in self._names:
            self._names.insert(0, named.name)
        shown = named.name or (self._shown(written) if named.sure else None)
        return Speaker(named.span, shown)

    def _shown(self, written: str) -> str:
        """A body as it is called: `للدفاع` is `الدفاع`."""
        return "ال" + written[2:] if written.startswith("لل") else written

    def _is_short_for(self, short: str, full: str) -> bool:
        """Whether a phrase is the family name of somebody named before, with or without a title."""
        if not self.manner.spaces or self.manner.after_title == "korean":
            head = short.partition(" ")[0]
            bare = head if self.manner.spaces else self._without_title(head)
            return full.startswith(bare) and 0 < len(bare) <= min(_LONGEST_SURNAME, len(full) - 1)
        short_words, full_words = short.split(), full.split()
        return full_words[-1] == short_words[-1] and len(short_words) < len(full_words)

    def _without_title(self, short: str) -> str:
        """A family name before a title; in Japan before what is polite too, which elsewhere may be another of the family."""
        polite = self.manner.honorifics if self.manner.after_title == "japanese" else frozenset[str]()
        ends = sorted((*self.manner.titles, *polite), key=len, reverse=True)
        return next((short.removesuffix(e) for e in ends if short.endswith(e)), short)

    def _cue(self, match: re.Match[str], at: int) -> Cue | None:
        if "say" not in match.groupdict() or match["say"] is None:
            return None
        return Cue(Span(at + match.start("say"), at + match.end("say")), self.manner.acts.get(match["say"], "say"))

    def _between(self, start: int, end: int) -> Iterator[Quote]:
        """What the sentences of a stretch outside marks report."""
        while start < end:
            stop = _STOP.search(self.text, start, end)
            high = stop.end() if stop else end
            quote = self._reported(start, high)
            if quote is not None:
                yield quote
            start = high

    def _reported(self, start: int, end: int) -> Quote | None:
        written = self.text[start:end]
        start += len(written) - len(written.lstrip(_ENDS + self.manner.comma))
        written = written.strip(_ENDS + self.manner.comma)
        if not 0 < len(written) <= _LONGEST:
            return None
        for pattern in self.manner.introduced:
            match = pattern.match(written)
            if match is not None:
                self._introduce(match, start)
        for pattern in self.manner.reported:
            match = pattern.match(written)
            if match is None or self._denies(match, written):
                continue
            speaker = self._speaker(match, start, sure=True)
            if speaker is not None:
                words = Span(start + match.start("words"), start + match.end("words"))
                cue = self._cue(match, start)
                return Quote(QuoteKind.INDIRECT, (words,), speaker, replace(cue, frame="clause") if cue else None)
        return None

    def _introduce(self, match: re.Match[str], at: int) -> None:
        """Remember whom a sentence names in full with a title."""
        named = calling(self.text, Span(at + match.start("who"), at + match.end("who")), self.manner)
        if named is not None and named.name is not None and named.sure:
            self._named(named)

    def _denies(self, match: re.Match[str], written: str) -> bool:
        outside = written[: match.start("words")] + " " + written[match.end("words") :]
        return self.manner.spaces and not self.manner.no.isdisjoint(outside.split())
