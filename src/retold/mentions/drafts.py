"""A quote in the making, and the text it is made from."""

from bisect import bisect_right
from dataclasses import dataclass, field

from retold.mentions.attributions import Attribution
from retold.mentions.grammar import Parsed
from retold.mentions.marks import Marked
from retold.model import Span


@dataclass(slots=True)
class Draft:
    """A quote before its speaker is resolved; spans of the text.

    Attributes:
        sentence: number of the sentence its cue stands in (of its first words, without a cue).
        cue_word: number of the cue's head word in that sentence, None without a cue.
        rule: how it was found: the cue's base form and the frame of its content, or `speech`.
        carried: the speaker was carried over from the quote before, not named here.
    """

    pieces: list[Span]
    sentence: int
    cue: Span | None = None
    act: str = "say"
    source: Span | None = None
    cue_word: int | None = None
    marked: list[Marked] = field(default_factory=list)
    carried: bool = False
    rule: str = "speech"

    @property
    def start(self) -> int:
        """Where its first words stand."""
        return min(p.start for p in self.pieces)


@dataclass(slots=True)
class Page:
    """The text of an article with its sentences' grammar and its marked stretches."""

    text: str
    parsed: list[Parsed]
    stretches: tuple[Marked, ...]
    starts: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.starts = [s.span.start for s in self.parsed]

    def sentence_at(self, position: int) -> int:
        """Number of the sentence that holds `position` (or ends before it)."""
        return max(bisect_right(self.starts, position) - 1, 0)

    def marked_at(self, position: int) -> Marked | None:
        """The stretch in double marks that holds `position`."""
        at = bisect_right(self.stretches, position, key=lambda m: m.outer.start) - 1
        if at >= 0 and position < self.stretches[at].outer.end and not self.stretches[at].single:
            return self.stretches[at]
        return None


def span_of(sentence: Parsed, words: tuple[int, ...]) -> Span | None:
    """From the first to the last of `words`."""
    return sentence.over(min(words), max(words)) if words else None


def pieces_of(sentence: Parsed, words: tuple[int, ...]) -> list[Span]:
    """`words` as spans of the text, parted where words are left out, without commas and dashes at the ends."""
    found = []
    run: list[int] = []
    for word in [*words, -1]:
        if run and word != run[-1] + 1:
            while run and sentence.low[run[0]] in {",", "-", ":", ";", "that", ".", ")"}:
                run.pop(0)
            while run and sentence.low[run[-1]] in {",", "-", ":", ";", ".", "("}:
                run.pop()
            if run and any(sentence.words[k][0].isalnum() for k in run):
                found.append(sentence.over(run[0], run[-1]))
            run = []
        run.append(word)
    return found


def drafted(page: Page, number: int, attribution: Attribution) -> Draft | None:
    """An attribution as a draft, its content in spans of the text."""
    sentence = page.parsed[number]
    pieces = pieces_of(sentence, attribution.content)
    if not pieces:
        return None
    cue, source = span_of(sentence, attribution.cue), span_of(sentence, attribution.source)
    return Draft(
        pieces, number, cue, attribution.act, source, attribution.head, rule=f"{attribution.lemma}/{attribution.frame}"
    )
