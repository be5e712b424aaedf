"""On whose word a fact rests. All texts are invented."""

import pytest

from retold.account.sourced import with_sources
from retold.account.speakers import Said
from retold.model import (
    Article,
    ArticleKind,
    Evidence,
    Fact,
    FactKind,
    Family,
    Lineage,
    Quote,
    QuoteKind,
    Range,
    Span,
)

WORDS = "14 boats"
TEXT = "The harbour office of Vestby said that 14 boats had sunk."


def source(speakers, *, families=("a", "b"), releases=(), kind=FactKind.NUMBER, named=True):
    """The source of a fact that pages state, by page on whose word, None for its own."""
    articles = {
        i: Article(
            i, "0" * 64, i, TEXT, language="en", kind=ArticleKind.RELEASE if i in releases else ArticleKind.ARTICLE
        )
        for i in speakers
    }
    span = Span(TEXT.index(WORDS), TEXT.index(WORDS) + len(WORDS))
    said = [
        Said(articles[i], Quote(QuoteKind.INDIRECT, (Span(span.start, len(TEXT)),)), who, named, "say")
        for i, who in speakers.items()
        if who is not None
    ]
    fact = Fact(kind, "14", TEXT, len(families), tuple(Evidence.at(a, span) for a in articles.values()))
    lineage = Lineage("s", tuple(Family(tuple(f), f[0]) for f in families), Range(1, len(families), len(families)))
    return next(with_sources([fact], articles.values(), lineage, said)).source


def test_two_tellings_on_one_word_have_one_source():
    assert source({"a": "Harbour Office", "b": "Harbour Office"}) == "Harbour Office"


def test_a_short_name_is_the_same_source():
    assert source({"a": "Office", "b": "Harbour Office"}) == "Harbour Office"


def test_a_copy_that_leaves_out_who_said_so_knows_no_more():
    assert source({"a": "Harbour Office", "b": "Harbour Office", "c": None}, families=("ac", "b")) == "Harbour Office"


def test_what_the_side_itself_gives_out_is_its_word():
    assert source({"a": "Harbour Office", "b": None}, releases=("b",)) == "Harbour Office"


@pytest.mark.parametrize(
    ("speakers", "more"),
    [({"a": "Harbour Office", "b": None}, {}), ({"a": "Harbour Office", "b": "Jo Roe"}, {}),
     ({"a": "officials", "b": "officials"}, {"named": False}), ({"a": "Jo Roe", "b": None}, {"releases": ("b",)}),
     ({"a": "Harbour Office", "b": "Harbour Office"}, {"families": ("ab",)}),
     ({"a": "Harbour Office", "b": "Harbour Office"}, {"kind": FactKind.NAME})],
)  # fmt: skip
def test_else_there_is_no_single_source(speakers, more):
    assert source(speakers, **more) is None
