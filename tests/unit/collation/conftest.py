"""Invented stories, told in a few sentences, and what the collation makes of them."""

import pytest

from retold.collation import CollationSettings, collate
from retold.model import Article, Edge, Family, Lineage, Mentions, Range, Relation, Span, Story
from retold.words import sentences


def quoted_spans(text):
    spans, at = [], text.find("“")
    while at >= 0:
        end = text.index("”", at)
        spans.append(Span(at + 1, end))
        at = text.find("“", end)
    return tuple(spans)


def story_of(texts):
    articles = tuple(Article(i, "0" * 64, i, texts[i], language="en") for i in sorted(texts))
    mentions = tuple(Mentions(a.id, sentences(a.text), quoted_spans(a.text)) for a in articles)
    return Story("story", "title", articles, mentions)


def lineage_of(texts, families=None, edges=()):
    families = families or [[i] for i in sorted(texts)]
    found = tuple(Family(tuple(sorted(f)), f[0]) for f in families)
    taken = tuple(Edge(child, parent, Relation.EDITED, 0.8, 0.9) for child, parent in edges)
    return Lineage("story", found, Range(1, len(found), len(found)), taken)


@pytest.fixture
def story():
    return story_of


@pytest.fixture
def lineage():
    return lineage_of


@pytest.fixture
def told():
    """Collate texts by id; each difference as (article, departing words, kind, others' words, difference)."""

    def run(texts, families=None, edges=()):
        collation = collate(story_of(texts), lineage_of(texts, families, edges), CollationSettings())
        return [
            (
                d.article,
                d.span.of(texts[d.article]),
                d.kind.value,
                {o.span.of(texts[o.article]) for o in d.others},
                d,
            )
            for passage in collation.passages
            for d in passage.differences
        ]

    return run


@pytest.fixture
def kinds(told):
    """The kinds found, with the departing words, when `changed` replaces `usual` in one of three independent tellings."""

    def run(usual, changed):
        found = told({"a": usual, "b": usual, "c": changed})
        return {(article, kind): words for article, words, kind, _, _ in found}

    return run
