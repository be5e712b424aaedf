import pytest

from retold.model import Evidence, OffsetMap, Piece, Range, Span


def test_a_span_gives_the_words_at_it():
    assert Span(4, 8).of("the ship sank") == "ship"


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_a_span_that_is_none_is_refused(start, end):
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)


def test_touching_spans_do_not_overlap():
    assert not Span(0, 3).overlaps(Span(3, 5))


def test_a_joined_text_maps_back_to_its_pieces():
    source = "AD the ship AD sank here AD"
    spans = [Span(3, 11), Span(15, 24)]
    made = "\n\n".join(s.of(source) for s in spans)
    offsets = OffsetMap.joining(spans, 2)
    at = made.index("sank")
    (back,) = offsets.to_source(Span(at, at + 4))
    assert back.of(source) == "sank"


def test_a_span_over_a_gap_has_two_sources():
    offsets = OffsetMap.joining([Span(3, 11), Span(15, 24)], 2)
    assert offsets.to_source(Span(0, 12)) == (Span(3, 11), Span(15, 17))


def test_inserted_characters_have_no_source():
    assert OffsetMap.joining([Span(3, 11), Span(15, 24)], 2).to_source(Span(8, 10)) == ()


def test_overlapping_pieces_are_refused():
    with pytest.raises(ValueError, match="ascending"):
        OffsetMap((Piece(0, 0, 5), Piece(4, 9, 2)))


def test_kept_spans_that_touch_are_joined():
    assert OffsetMap((Piece(0, 0, 5), Piece(7, 5, 2))).source_spans() == (Span(0, 7),)


def test_evidence_must_fit_its_span():
    with pytest.raises(ValueError, match="does not fit"):
        Evidence("a", Span(0, 3), "four")


def test_a_range_runs_upwards():
    with pytest.raises(ValueError, match="not a range"):
        Range(3, 2, 4)
