"""Whatever a page holds, cleaning does not fail, and every position it gives leads back to the same characters."""

import hashlib
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from retold.cleaning import CleaningSettings, clean
from retold.cleaning.sequence import Weights, article_odds
from retold.model import Article, Page, PageForm, Rejected, Span

GOLDEN = Path(__file__).parents[1] / "golden"
PAGES = [p.read_text("utf-8") for p in sorted((GOLDEN / "cleaning").glob("*/page.txt"))]
CARRIED = [
    "\n".join(line[2:] for line in p.read_text("utf-8").splitlines())
    for p in sorted((GOLDEN / "carried").glob("*.txt"))
]
PIECES = st.sampled_from(
    ["\n", "\n\n", "\r\n", " ", "\t", "\x00", "\u202e", "\u2028", "\ufeff", "\ud800", "- Advertisement -", "(AP) — ", "[a-b c=1]", "2:52",
     "Read More", "By Ana Roe", "4 May 2022", "Source: ", "© 2021", "• ", "…", "“", "”", "The mayor said that the bridge was old. ",
     "Related Posts", "Мост", "橋が落ちた。", "a" * 50, "((((((((", "1:" * 20, "by " * 10, "@@@", "[[[[", "http://x.y "]
)  # fmt: skip
LOOSE = CleaningSettings(min_article_words=0)


def check(text, chosen=LOOSE):
    page = Page("p", PageForm.FLATTENED, text, hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(), "p")
    found, again = (next(iter(clean([page], chosen))) for _ in range(2))
    assert found == again
    if isinstance(found, Rejected):
        assert found.reason
        return
    assert isinstance(found, Article)
    assert found.offsets is not None
    for piece in found.offsets.pieces:
        assert (
            found.text[piece.target : piece.target + piece.length] == text[piece.source : piece.source + piece.length]
        )
    kept = found.offsets.source_spans()
    assert all(removed.span.of(text) == removed.text for removed in found.removed)
    assert not any(removed.span.overlaps(span) for removed in found.removed for span in kept)
    covered = {at for span in (*kept, *(r.span for r in found.removed)) for at in range(span.start, span.end)}
    assert all(text[at].isspace() for at in range(len(text)) if at not in covered)
    for credit in found.credits:
        assert credit.span is None or credit.span.of(text).replace("\n", " ").startswith(credit.text[:5])


@settings(max_examples=120, deadline=None)
@given(st.lists(PIECES, max_size=60).map("".join))
def test_any_page_is_cleaned_or_rejected_and_nothing_of_it_goes_unexplained(text):
    check(text)


MARKS = st.sampled_from(
    ["**", "*", "_", "[1]", "[2]", "[3]", "](http://a.b/c)", "[", "]", "\n> ", "\n## ", "-->", "00:00:01,000 --> 00:00:02,000", "\n\n", "-\n",
     "\n", "---\n", "BYLINE: x", "URL: http://[2", "Subject: x\nFrom: y\nTo: z\n", "1/2\n", "2/2\n", "(MORE)", "\x00", "\u202e", "[a b=c]",
     "![x](y)", "[](z)", "<v A>", "\u2028", "WEBVTT\n"]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(CARRIED), st.lists(st.tuples(st.floats(0, 1), MARKS), max_size=20))
def test_a_text_that_tools_carried_is_cleaned_or_rejected_however_mutated(text, changes):
    for place, piece in changes:
        at = int(place * len(text))
        text = text[:at] + piece + text[at + len(piece) // 4 :]
    check(text, CleaningSettings())


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(PAGES), st.lists(st.tuples(st.floats(0, 1), PIECES), max_size=8))
def test_a_mutated_page_is_cleaned_or_rejected(text, changes):
    for place, piece in changes:
        at = int(place * len(text))
        text = text[:at] + piece + text[at + len(piece) // 2 :]
    check(text, CleaningSettings())


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
def test_any_text_at_all_is_cleaned_or_rejected(text):
    check(text)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.floats(-40, 40), max_size=6), st.floats(-4, 4), st.floats(-4, 4), st.floats(-4, 4))
def test_the_odds_of_a_sequence_are_those_of_counting_all_its_labellings(scores, article, furniture, opens):
    from itertools import pairwise, product
    from math import exp, log

    weights = Weights({}, article, furniture, opens)
    found = article_odds(scores, weights)
    if not scores:
        assert found == []
        return
    totals = [[0.0, 0.0] for _ in scores]
    for labels in product((False, True), repeat=len(scores)):
        weight = opens * labels[0] + sum(score for score, label in zip(scores, labels, strict=True) if label)
        weight += sum((article if a else furniture) for a, b in pairwise(labels) if a == b)
        for total, label in zip(totals, labels, strict=True):
            total[label] += exp(weight)
    for odds, (no, yes) in zip(found, totals, strict=True):
        assert abs(odds - (log(yes) - log(no))) < 1e-6 * max(1.0, abs(odds))


def test_a_span_of_a_cleaned_text_leads_to_its_words_in_the_page():
    text = PAGES[0]
    page = Page("p", PageForm.FLATTENED, text, "0" * 64, "p")
    found = next(iter(clean([page], CleaningSettings())))
    assert isinstance(found, Article)
    assert found.offsets is not None
    for start in range(0, len(found.text) - 20, 17):
        span = Span(start, start + 20)
        words = "".join(part.of(text) for part in found.offsets.to_source(span))
        assert words == found.text[start : start + 20].replace("\n\n", "")
