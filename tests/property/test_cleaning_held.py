"""Many words looked for at once are found as each by itself would be."""

from hypothesis import example, given
from hypothesis import strategies as st

from retold.cleaning.held import held

letters = st.text(alphabet="abcé \n更正𝒜\ud800", max_size=40)


@example("the corrected report", frozenset({"corrected", "correct", "correction", "port"}))
@example("", frozenset({"", "word"}))
@given(letters, st.frozensets(st.text(alphabet="abcé更正𝒜\ud800", max_size=6), max_size=6))
def test_the_words_found_are_those_that_stand_in_the_text(text, words):
    assert held(text, words) == {word for word in words if word in text}
