"""A lineage is a graph of descent of all its articles, and of nothing but them."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from retold.lineage import LineageSettings, trace
from retold.model import Article, Mentions, PageForm, Relation, Story
from retold.words import sentences

# Sentences to put articles together from: any article may share any of them with any other.
PARTS = (
    "The ferry Solveig ran aground off Vestby on Tuesday with eighty people on board.",
    "A fisherman heard the horn and took eleven passengers to the mole in his skiff.",
    "The harbour master had asked for a new buoy at the Kraken shoal in the spring.",
    "Divers found a hole of two metres below the engine room, the owners said in a statement.",
    "Rain and a broken lamp made the narrow channel hard to see, said the helmsman.",
    "The school choir of Nordby, on its way to a contest, sang until the lifeboats came.",
    "An inquiry will open on Monday in the old customs house beside the fish market.",
    "Three goats that belonged to the cook swam ashore by themselves.",
)
SWAPS = (("ferry", "ship"), ("asked", "begged"), ("found", "discovered"), ("people", "persons"), ("old", "oldish"))


@st.composite
def texts(draw):
    """An article: some parts in some order, some of their words swapped; now and then another article's twin."""
    chosen = draw(st.lists(st.sampled_from(PARTS), min_size=0, max_size=6))
    text = "\n\n".join(chosen)
    for old, new in draw(st.lists(st.sampled_from(SWAPS), max_size=3)):
        text = text.replace(old, new)
    return text


PILES = st.lists(texts(), min_size=1, max_size=7)


def story_of(written, order):
    articles = [Article(f"n{n}", f"{n}", f"n{n}", text, form=PageForm.CLEAN) for n, text in enumerate(written)]
    mentions = [Mentions(a.id, sentences(a.text)) for a in articles]
    return Story("s", "s", tuple(articles[i] for i in order), tuple(mentions[i] for i in order))


def traced(written, order=None):
    return trace(story_of(written, order or range(len(written))), LineageSettings())


@given(PILES, st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_the_order_of_the_articles_never_matters(written, chance: random.Random):
    order = list(range(len(written)))
    chance.shuffle(order)
    assert traced(written, order) == traced(written)


@given(PILES)
@settings(max_examples=60, deadline=None)
def test_nobody_descends_from_himself(written):
    parents = {}
    for edge in traced(written).edges:
        if edge.parent is not None:
            parents.setdefault(edge.child, set()).add(edge.parent)
    for start in parents:
        above, todo = set(), [start]
        while todo:
            todo.extend(parents.get(todo.pop(), set()) - above)
            above.update(*(parents.get(n, ()) for n in (start, *above)))
        assert start not in above


@given(PILES)
@settings(max_examples=60, deadline=None)
def test_every_article_is_in_a_family_and_only_a_patchwork_in_several(written):
    lineage = traced(written)
    of = {}
    for number, family in enumerate(lineage.families):
        assert family.head in family.articles
        for name in family.articles:
            of.setdefault(name, set()).add(number)
    patched = {e.child for e in lineage.edges if e.relation is Relation.MERGED}
    equal = {e.child for e in lineage.edges if e.relation is Relation.VERBATIM and e.parent in patched}
    assert of.keys() == {f"n{n}" for n in range(len(written))}
    assert all(len(some) == 1 for name, some in of.items() if name not in patched | equal)


@given(PILES)
@settings(max_examples=60, deadline=None)
def test_tellings_are_between_one_and_the_articles_and_odds_are_odds(written):
    lineage = traced(written)
    assert 1 <= lineage.origins.best <= len(written)
    for edge in lineage.edges:
        assert 0 <= edge.confidence <= 1
        assert 0 <= edge.share <= 1
        assert edge.kinship is None or 0 <= edge.kinship <= 1
