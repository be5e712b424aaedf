"""Offset maps carry positions exactly, forth, back and composed."""

from hypothesis import given
from hypothesis import strategies as st

from retold.model import OffsetMap, Span

TEXT = st.text(min_size=1, max_size=60)


@st.composite
def cuts(draw, text):
    marks = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    return [Span(a, b) for a, b in zip(marks[::2], marks[1::2], strict=False)]


@st.composite
def derived(draw):
    text = draw(TEXT)
    spans = draw(cuts(text))
    return text, spans, "\n".join(s.of(text) for s in spans if len(s)), OffsetMap.joining(spans, 1)


@given(derived())
def test_every_character_is_found_where_it_came_from(case):
    source, _, made, offsets = case
    for at, letter in enumerate(made):
        for back in offsets.to_source(Span(at, at + 1)):
            assert back.of(source) == letter


@given(derived())
def test_forth_and_back_is_where_one_was(case):
    _, spans, _, offsets = case
    for span in (s for s in spans if len(s)):
        (there,) = offsets.to_target(span)
        assert offsets.to_source(there) == (span,)


@given(derived(), st.data())
def test_composed_maps_do_what_both_do(case, data):
    source, _, middle, first = case
    spans = data.draw(cuts(middle))
    final = "\n".join(s.of(middle) for s in spans if len(s))
    both = OffsetMap.joining(spans, 1).after(first)
    for at, letter in enumerate(final):
        for back in both.to_source(Span(at, at + 1)):
            assert back.of(source) == letter


@given(TEXT)
def test_identity_changes_nothing(text):
    span = Span(0, len(text))
    assert OffsetMap.identity(len(text)).to_source(span) == (span,)
