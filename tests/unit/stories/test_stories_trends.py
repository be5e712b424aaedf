"""What grows."""

import pytest
from storymaking import article, mentions

from retold.model import Story
from retold.stories import trends

NOW = "2031-03-10T00:00:00Z"


def story(name, days, tags=()):
    articles = tuple(article(f"{name}-{i:02}", "Text.", day=day) for i, day in enumerate(days))
    return Story(name, f"Title of {name}", articles, tuple(mentions(articles)), tags=tags)


def test_a_story_with_many_articles_today_and_few_before_grows():
    (found,) = trends([story("ferry", ["2031-03-09"] * 6 + ["2031-03-04"])], NOW)
    assert (found.kind, found.text, found.story, found.now) == ("story", "Title of ferry", "ferry", 6.0)
    assert found.before == pytest.approx(1 / 7, abs=0.001)


def test_what_is_as_usual_or_falls_is_no_trend():
    usual = story("usual", [f"2031-03-{day:02}" for day in range(2, 10) for _ in range(3)])
    assert trends([usual, story("past", ["2031-03-05"] * 9)], NOW) == ()


def test_one_article_is_no_trend():
    assert trends([story("single", ["2031-03-09"])], NOW) == ()


def test_a_name_grows_over_several_stories():
    two = [story("a", ["2031-03-09"] * 2, ("Norrhavn",)), story("b", ["2031-03-09"] * 2, ("Norrhavn",))]
    assert trends(two, NOW)[0].text == "Norrhavn"
    assert trends(two, NOW)[0].now == 4.0


def test_the_least_likely_growth_comes_first():
    known = story("known", ["2031-03-09"] * 4 + [f"2031-03-{day:02}" for day in range(2, 9) for _ in range(2)])
    fresh = story("fresh", ["2031-03-09"] * 4)
    assert [t.story for t in trends([known, fresh], NOW)] == ["fresh", "known"]


def test_an_article_dated_by_the_day_counts_in_part():
    (found,) = trends([story("noon", ["2031-03-09"] * 8)], "2031-03-09T12:00:00Z")
    assert found.now == 4.0


def test_articles_without_a_date_do_not_count():
    assert trends([story("undated", [None] * 5)], NOW) == ()
