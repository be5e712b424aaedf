"""What a text says of a capital is what looking for the word in it says; what is near a span is what overlaps it."""

import re

from hypothesis import given
from hypothesis import strategies as st

from retold.mentions.openings import only_opens_sentence
from retold.model import Meeting, Span
from retold.words.background import never_a_name
from retold.words.tokens import fold

WORDS = [
    "Banks",
    "banks",
    "Debris",
    "Zorbel",
    "zorbel",
    "Al-qaeda",
    "al-qaeda",
    "O'neil",
    ",",
    ".",
    "3",
    "_",
    "\n",
    "”",
    "é",
    "a",
]
TEXTS = st.lists(st.sampled_from(WORDS) | st.sampled_from(["", " ", ", "]), max_size=12)


@given(TEXTS.map(" ".join) | TEXTS.map("".join), st.sampled_from([word for word in WORDS if word[:1].isupper()]))
def test_an_opening_word_is_looked_for_as_a_word_of_its_own(text, opening):
    small = never_a_name(fold(opening)) or re.search(rf"\b{re.escape(opening.lower())}\b", text)
    stands = re.search(rf"[^\W\d_],? {re.escape(opening)}\b", text)
    assert only_opens_sentence(text, opening) == bool(small and not stands)


SPANS = st.tuples(st.integers(0, 40), st.integers(0, 12)).map(lambda pair: Span(pair[0], sum(pair)))


@given(st.lists(SPANS, max_size=12), SPANS)
def test_those_near_are_those_that_overlap_in_their_order(spans, span):
    assert Meeting(spans).of(span) == [one for one in spans if one.overlaps(span)]
