"""Things in a text are found by where they stand as by looking at all of them."""

from dataclasses import dataclass
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from retold.model import Span, joined, meets, within


@dataclass
class Word:
    span: Span


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 6)), max_size=12), st.integers(0, 40), st.integers(0, 20))
def test_what_lies_within_is_what_a_look_at_all_finds(places, start, length):
    words = [Word(Span(a, a + n)) for a, n in sorted(places)]
    span = Span(start, start + length)
    assert within(words, span) == [w for w in words if span.covers(w.span) and w.span.start < span.end]


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 6)), max_size=12), st.integers(0, 40), st.integers(0, 20))
def test_what_meets_joined_spans_overlaps_one_of_them(places, start, length):
    spans = [Span(a, a + n) for a, n in places]
    apart, span = joined(spans), Span(start, start + length)
    assert all(one.end < other.start for one, other in pairwise(apart))
    assert meets(apart, span) == any(length > 0 and span.overlaps(one) for one in spans)
