from hypothesis import given, settings
from hypothesis import strategies as st

from retold.mentions import MentionSettings, annotate
from retold.model import Article

PIECES = st.sampled_from(
    ["“", "”", '"', "'", "‘", "’", "''", "«", "»", " ", "\n\n", ". ", ", ", "said ", "Peter Lund ", "that ", "he ", "the wall ",
     "according to ", "SAID ", "Q: ", "A: ", "warned ", "Mr. ", "U.S. ", "of ", "will hold", "\u200f", "ﬁ", "123 ", "- "]
)  # fmt: skip
SETTINGS = MentionSettings(parts=frozenset({"quotes", "actors"}))


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=60).map("".join))
def test_any_text_is_annotated_with_spans_inside_it_and_no_quoted_span_over_paragraphs(text):
    article = Article("a", "0" * 64, "a", text, language="en")
    mentions, again = (next(iter(annotate([article], SETTINGS))) for _ in range(2))
    assert mentions == again
    for span in mentions.quoted:
        assert "\n\n" not in span.of(text)
        assert 0 < len(span) <= len(text)
    for quote in mentions.quotes:
        assert quote.spans
        assert all(s.end <= len(text) and len(s) for s in quote.spans)
        assert all("\n" not in s.of(text) for s in quote.spans)
