"""Whatever the text, dates are spans of it, in order, and their intervals are sound."""

from hypothesis import given
from hypothesis import strategies as st

from retold.mentions.dates import tag
from retold.model import Basis, Published
from retold.words import sentences

WORDS = ["on", "last", "next", "May", "Dec.", "7", "30", "2021", "Thursday", "’s", "two", "weeks", "ago", "the", "end", "of", "year",
         "year", "quarter", "first", "31", "Feb.", "yesterday", "3:30", "p.m.", ",", ".", "\n\n", "every", "19", "'90s", "said", "will", "-", "0", "99/99/9999"]  # fmt: skip


@given(
    st.one_of(st.text(max_size=80), st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join)),
    st.sampled_from(["en", "es", "fr", "de", None]),
    st.sampled_from([None, ("2021-12-30", "2021-12-30"), ("0001-01-01", "0001-01-01"), ("9999-12-31", "9999-12-31"), ("2021-12-29", "2022-03-01")]),
)  # fmt: skip
def test_dates_are_ordered_spans_with_sound_intervals(text, language, interval):
    published = Published(*interval, Basis.STATED, 1.0, "stated") if interval else None
    found = tag(text, published, language, sentences(text))
    ends = 0
    for mention in found:
        assert ends <= mention.span.start < mention.span.end <= len(text)
        ends = mention.span.end
        assert (mention.first is None) == (mention.last is None)
        assert mention.first is None or mention.first <= mention.last
