"""What the pages of a story tell together about whom they credit. All invented."""

from dataclasses import replace

from storymaking import article, mentions

from retold.model import Credit, CreditKind, Story
from retold.stories import in_full

CANADIAN = Credit("The Canadian Press", CreditKind.DATELINE, "HALM (CP) —")
OWN = Credit("Continental Press", CreditKind.DATELINE, "HALM (CP) —")


def credited(*pages):
    articles = tuple(
        replace(article(str(n), "Nine died."), outlet=outlet, credits=(credit,))
        for n, (outlet, credit) in enumerate(pages)
    )
    story = Story("s", "t", articles, tuple(mentions(articles)))
    return [credit.name for each in in_full(story).articles for credit in each.credits]


def test_initials_are_those_of_the_outlet_whose_own_page_signs_with_them():
    pages = (("Continental Press", OWN), ("Daily Lantern", CANADIAN))
    assert credited(*pages) == ["Continental Press", "Continental Press"]


def test_initials_stay_whose_they_are_known_to_be_where_no_page_signs_with_them():
    pages = (("Continental Press", Credit(None, CreditKind.INDEXED, "indexed")), ("Daily Lantern", CANADIAN))
    assert credited(*pages) == [None, "The Canadian Press"]
