"""Turns of a transcript: paragraphs that a label and a colon give to a speaker (`Q: …`, `BRANDT: …`)."""

import re

from retold.mentions.drafts import Draft, Page
from retold.model import Span
from retold.words import paragraphs

_TURN = re.compile(r"(Q|A|[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3})\s?:\s+(?=\S)")
_FEWEST = 3  # turns that make a transcript: one line with a colon is a heading


def turns(page: Page) -> list[Draft]:
    """The turns as drafts, ascending; none unless there are several."""
    found = []
    for paragraph in paragraphs(page.text):
        label = _TURN.match(page.text, paragraph.start, paragraph.end)
        if label is None or label.end() >= paragraph.end:
            continue
        words = Span(label.end(), paragraph.end)
        cue = Span(label.end(1), page.text.index(":", label.end(1)) + 1)
        number = page.sentence_at(paragraph.start)
        found.append(Draft([words], number, cue, "say", Span(*label.span(1)), rule="turn"))
    return found if len(found) >= _FEWEST else []
