"""A collation gives back every article, and does not depend on anything but the texts."""

from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from retold.collation import CollationSettings, collate
from retold.model import Article, Family, Lineage, Mentions, Range, Story
from retold.words import sentences

WORDS = st.sampled_from(
    [
        "the",
        "a",
        "not",
        "boats",
        "harbour",
        "Vestby",
        "Mayor",
        "Solheim",
        "14",
        "41",
        "Tuesday",
        "March",
        "storm",
        "said",
        "will",
        "could",
        "of",
        "and",
        "in",
        "sank",
        "“",
        "”",
        ".",
        "?",
        "\n",
    ]
)
TEXTS = st.lists(WORDS, min_size=1, max_size=40).map(" ".join)


def collated(texts, families):
    articles = tuple(Article(f"{n}", "0" * 64, f"{n}", text, language="en") for n, text in enumerate(texts))
    mentions = tuple(Mentions(a.id, sentences(a.text)) for a in articles)
    lineage = Lineage("s", tuple(Family(tuple(f), f[0]) for f in families), Range(1, len(families), len(families)))
    return Story("s", "s", articles, mentions), collate(
        Story("s", "s", articles, mentions), lineage, CollationSettings()
    )


@given(st.lists(TEXTS, min_size=1, max_size=5))
@settings(max_examples=60, deadline=None)
def test_every_sentence_stands_in_exactly_one_passage(texts):
    story, collation = collated(texts, [[f"{n}"] for n in range(len(texts))])
    for article, mentions in zip(story.articles, story.mentions, strict=True):
        spans = sorted(r.span for p in collation.passages for r in p.readings if r.article == article.id)
        assert all(one.end <= other.start for one, other in pairwise(spans))
        assert all(sum(span.covers(s) for span in spans) == 1 for s in mentions.sentences)


@given(st.lists(TEXTS, min_size=1, max_size=5))
@example(["the will could boats", "will could boats"])
@settings(max_examples=60, deadline=None)
def test_a_passage_has_at_most_one_reading_an_article_and_differences_lie_within(texts):
    _, collation = collated(texts, [[f"{n}" for n in range(len(texts))]])
    for passage in collation.passages:
        at = {reading.article: reading.span for reading in passage.readings}
        assert len(at) == len(passage.readings)
        assert all(at[d.article].covers(d.span) and len(d.span) for d in passage.differences)
        assert all(o.article != d.article and len(o.span) for d in passage.differences for o in d.others)


@given(st.lists(TEXTS, min_size=2, max_size=4))
@settings(max_examples=30, deadline=None)
def test_the_order_of_families_does_not_matter(texts):
    ids = [[f"{n}"] for n in range(len(texts))]
    assert collated(texts, ids)[1] == collated(texts, ids[::-1])[1]
