"""What holds of every grouping, whatever the articles."""

from hypothesis import given, settings
from hypothesis import strategies as st

from retold.model import Article, Basis, Mentions, Published
from retold.stories import StorySettings, group

WORDS = st.sampled_from(
    [
        "Karvel",
        "Tomsin",
        "Norrhavn",
        "Belmarre",
        "ferry",
        "sank",
        "voted",
        "tax",
        "harbour",
        "minister",
        "212",
        "1,400",
        "the",
        "said",
        ".",
        "Vantongeren",
        "fire",
    ]
)


@st.composite
def piles(draw):
    texts = draw(st.lists(st.lists(WORDS, max_size=25).map(" ".join), min_size=1, max_size=12))
    days = draw(st.lists(st.sampled_from([None, "2031-03-01", "2031-03-05"]), min_size=len(texts), max_size=len(texts)))
    return [
        Article(f"a{i}", "", f"a{i}", text, published=Published(day, day, Basis.STATED, 1.0, "stated") if day else None)
        for i, (text, day) in enumerate(zip(texts, days, strict=True))
    ]


def stories(pile):
    return group(pile, [Mentions(a.id, ()) for a in pile], StorySettings())


@settings(max_examples=60, deadline=None)
@given(piles())
def test_every_article_is_in_exactly_one_story(pile):
    assert sorted(a.id for story in stories(pile) for a in story.articles) == sorted(a.id for a in pile)


@settings(max_examples=60, deadline=None)
@given(piles().flatmap(lambda pile: st.tuples(st.just(pile), st.permutations(pile))))
def test_the_order_of_the_articles_never_matters(piles_of_two_orders):
    pile, shuffled = piles_of_two_orders
    assert stories(pile) == stories(shuffled)
