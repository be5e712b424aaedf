"""Whether a text says right what its supposed source garbles.

Words swapped one for another by a machine are now and then better by chance; a text that is plainly better where the
other has words no list knows was not made from it: both were made from something else. Translating changes all the words
around, so the wording of a translation says nothing here.
"""

from collections.abc import Container, Sequence
from dataclasses import dataclass, field

from retold.lineage.alignment import Alignment
from retold.lineage.descent import Descent
from retold.lineage.naturalness import known_word
from retold.lineage.texts import StoryTexts
from retold.lineage.traces import Traces
from retold.words import TOKEN, fold

# Of what a change of words makes worse, at most this much is made better by chance.
_BY_CHANCE = 0.5
# A text that has so much more of a translation's words than the other is a translation of it for all we know.
_DETOUR = 0.008
# One garbled word said right may be an editor's work.
_EDITED = 2
# Short words are often names of units, letters, parts of names.
_LEAST_LETTERS = 4


@dataclass(slots=True)
class Repairs:
    """What texts of one story say better than others.

    Attributes:
        shown: for each text its traces.
        translated: the texts that were surely translated; their wording says nothing.
    """

    story: StoryTexts
    shown: Sequence[Traces]
    translated: Container[int]
    _garbled: dict[tuple[int, int], frozenset[str]] = field(default_factory=dict)

    def of(self, child: int, parent: int, descent: Descent, alignment: Alignment) -> float:
        """Nats a word by which the child's wording is better than chance explains, where the parent's is garbled.

        `alignment` has the smaller number of the two on the left.
        """
        better = descent.mended - _BY_CHANCE * descent.corrupted
        if better <= 0 or child in self.translated or parent in self.translated:
            return 0.0
        if self.shown[child].detour - self.shown[parent].detour > _DETOUR:
            return 0.0
        said_right = 0
        for link in alignment.links:
            mine, theirs = (link.left, link.right) if child < parent else (link.right, link.left)
            said_right += len(self._words(parent, theirs) - self._words(child, mine))
        return better * min(said_right / _EDITED, 1.0)

    def _words(self, text: int, row: tuple[int, ...]) -> frozenset[str]:
        return frozenset().union(*(self._in_sentence(text, i) for i in row))

    def _in_sentence(self, text: int, sentence: int) -> frozenset[str]:
        """The lower-case words of a sentence that no word list has."""
        key = text, sentence
        if key not in self._garbled:
            span, whole = self.story.texts[text].spans[sentence], self.story.texts[text].article.text
            words = (m.group() for m in TOKEN.finditer(whole, span.start, span.end))
            plain = {fold(w) for w in words if w[0].islower() and len(w) >= _LEAST_LETTERS}
            self._garbled[key] = frozenset(w for w in plain if not known_word(w))
        return self._garbled[key]
