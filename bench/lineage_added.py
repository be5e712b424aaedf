"""What desks add to a text they copy: background, a local angle, a quote of their own, an introduction, what they always print.

The paragraphs come from other articles: of the same event by another author, or of an event of the same kind.
"""

import re

# Outlets either often add or never: this part of the copies of those that do is added to. Who has texts reworded by
# machine seldom writes paragraphs.
_OFTEN, _SELDOM = 0.85, 0.2
DESKS = ("verbatim", "trimmed", "shortened", "edited")
_BEGINS_LOOSE = re.compile(
    r"(?:He|She|It|They|His|Her|Its|Their|That|This|These|Those|But|And|However|Also|Then|The other|Another)\b"
)
_QUOTED = re.compile(r"[“\"]")
_OWN_LINES = (
    "Readers of this newspaper raised similar questions in letters printed last spring.",
    "The Weekly Observer was first to report on the matter in a series of articles last year.",
    "This paper has asked the city for comment and will print the answer when it comes.",
    "Our correspondent in the capital contributed to this report.",
)
SENTENCE_END = re.compile(r"(?<=[.!?”\"])\s+(?=[A-Z“\"])")


def sentences(text):
    return [s for p in text.split("\n") if p.strip() for s in SENTENCE_END.split(p.strip())]


class Adding:
    """Adds paragraphs of other texts to copies: `near` are of the same event, `far` of the same kind of event."""

    def __init__(self, near, far, rate, chance):
        self.near, self.far, self.rate, self.chance = near, far, rate, chance
        self.used = set()

    def to(self, text, kind):
        """A copy of this kind, with what its outlet adds, if that is one that adds."""
        adds = self.chance.random() < self.rate / _OFTEN
        if not adds or self.chance.random() >= (_OFTEN if kind in DESKS else _SELDOM):
            return text
        parts = sentences(text)
        most = max(1, round(len(parts) * self.chance.uniform(0.05, 0.6)))
        for _ in range(self.chance.choice((1, 1, 2, 3))):
            made = self.paragraph(min(most, self.chance.choice((1, 2, 2, 3, 4, 6))))
            if most > 0 and made:
                where, block = made
                at = {"head": 0, "end": len(parts)}.get(where, self.chance.randrange(1, len(parts) + 1))
                parts[at:at] = block
                most -= len(block)
        return "\n\n".join(parts)

    def paragraph(self, size):
        """Where a paragraph goes, and its sentences: no sentence is used twice in a story."""
        kind = self.chance.choice(("background", "background", "end", "quote", "head", "standfirst", "line"))
        if kind == "line":
            return "end", [self.chance.choice(_OWN_LINES)]
        texts = self.near if self.near and self.chance.random() < 0.5 else self.far
        parts = sentences(self.chance.choice(texts))
        if kind == "standfirst":
            return "head", self._fresh(parts, (0,), 1)
        starts = [i for i, part in enumerate(parts) if not _BEGINS_LOOSE.match(part)]
        if kind == "quote":
            starts = [i for i in starts if _QUOTED.search(parts[i])]
        if kind == "end":
            starts = [i for i in starts if i >= len(parts) // 2]
        where = {"head": "head", "end": "end"}.get(kind, "middle")
        return where, self._fresh(parts, self.chance.sample(starts, len(starts)), size)

    def _fresh(self, parts, starts, size):
        for at in starts:
            block = parts[at : at + size]
            if self.used.isdisjoint(block):
                self.used.update(block)
                return block
        return []
