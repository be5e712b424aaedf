"""Decisions by hand cannot contradict themselves."""

import pytest

from retold.model import Decision, DecisionKind


def test_a_decision_names_articles():
    with pytest.raises(ValueError, match="names the articles"):
        Decision(DecisionKind.MERGE, (), "Ada", "why")


def test_an_article_is_not_apart_from_itself():
    with pytest.raises(ValueError, match="apart from itself"):
        Decision(DecisionKind.SPLIT, ("a",), "Ada", "why", apart=("a",))


def test_only_a_split_has_articles_apart():
    with pytest.raises(ValueError, match="has no articles apart"):
        Decision(DecisionKind.PIN, ("a", "b"), "Ada", "why", apart=("c",))
    with pytest.raises(ValueError, match="needs articles apart"):
        Decision(DecisionKind.SPLIT, ("a", "b"), "Ada", "why")
