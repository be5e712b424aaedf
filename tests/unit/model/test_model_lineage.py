"""How many independent tellings articles are."""

import pytest

from retold.model import Family, Lineage, Range

LINEAGE = Lineage("s", (Family(("a", "b", "m"), "a"), Family(("c", "m"), "c"), Family(("d",), "d")), Range(3, 3, 3))


@pytest.mark.parametrize(
    ("articles", "count"),
    [("ab", 1), ("abc", 2), ("abcd", 3), ("m", 1), ("am", 1), ("acm", 2), ("dm", 2), ("", 0), ("xy", 2), ("axx", 2)],
)
def test_copies_count_once_and_a_merged_article_only_where_none_of_its_families_does(articles, count):
    assert LINEAGE.tellings(articles) == count
