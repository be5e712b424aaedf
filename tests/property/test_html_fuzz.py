"""Mutated pages: whatever stands in them, a value comes back, and its offsets are true."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from retold.cleaning import CleaningSettings
from retold.cleaning.html import read_html
from retold.intake.decode import binary_kind, decode
from retold.model import Article, Page, PageForm, Rejected

SEED = (
    "<!doctype html><html lang='en'><head><title>Drawbridge closed | Harbour Post</title>"
    '<script type=\'application/ld+json\'>{"@type":"NewsArticle","datePublished":"2031-11-02"}</script></head><body>'
    "<nav><ul><li><a href='/'>Home</a></li></ul></nav><article><h1>Drawbridge closed</h1><p class=\"date\">2 November 2031</p>"
    + "".join(
        f"<p>Paragraph {n} says that the old drawbridge of Port Elm stays closed &amp; that <em>nobody</em> knows until when.</p>"
        for n in range(6)
    )
    + "<table><tr><td>Cell</td></tr></table></article><footer>© Harbour Post</footer></body></html>"
)
PIECES = st.sampled_from(
    ["<", ">", "&", '"', "'", "<div>", "</div>", "<p>", "</p>", "<script>", "<!--", "-->", "<table>", "<a href=", "&#0;", "&#xD800;",
     "&nbsp;", "\x00", "\ud800", "\u202e", "\u2028", "\r", "<br><br>", "<h1>", "<time datetime='", "<meta name=date content=", "<svg>",
     "]]>", "<![CDATA[", "<?php", "</html>", "<template>", "<style>", "\ufeff", "é", "漢字", "<li>"]
)  # fmt: skip
EDITS = st.lists(st.tuples(st.integers(0, len(SEED)), st.integers(0, 80), st.lists(PIECES, max_size=6)), max_size=12)
RUNS = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def mutated(edits):
    text = SEED
    for at, cut, pieces in edits:
        text = text[:at] + "".join(pieces) + text[at + cut :]
    return text


@RUNS
@given(EDITS, st.sampled_from(["careful", "fast"]))
def test_any_mutated_page_gives_an_article_with_true_offsets_or_a_reason(edits, road):
    text = mutated(edits)
    found = read_html(Page("p", PageForm.HTML, text, "0" * 64, "p"), CleaningSettings(road=road))
    if isinstance(found, Rejected):
        assert found.reason
        return
    assert isinstance(found, Article)
    for piece in found.offsets.pieces if found.offsets else ():
        assert (
            found.text[piece.target : piece.target + piece.length] == text[piece.source : piece.source + piece.length]
        )


@RUNS
@given(st.binary(max_size=400))
def test_any_bytes_can_be_decoded(raw):
    if binary_kind(raw) is None:
        decode(raw).text.encode("utf-8")


@RUNS
@given(st.text(max_size=300), st.sampled_from(["utf-8", "utf-16", "utf-32", "utf-8-sig"]))
def test_text_comes_back_from_the_encodings_that_mark_themselves(text, encoding):
    plain = text.replace("\x00", "").removeprefix("\ufeff")
    if plain.isascii() or encoding != "utf-8":
        assert decode(plain.encode(encoding, "ignore")).text == plain.encode(encoding, "ignore").decode(encoding)
