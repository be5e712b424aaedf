"""Which articles are worked on together."""

import numpy as np

from retold.bulk import blocks
from retold.bulk.reading import shard_of, verdicts


def batch(*pairs):
    left, right, close = zip(*pairs, strict=True)
    return lambda: iter([(np.array(left), np.array(right), np.array(close))])


def test_linked_articles_have_one_root():
    root = blocks.linked(5, batch((0, 1, 0.2), (3, 1, 0.3)), iter([0.0]), 5)
    assert root.tolist() == [0, 0, 2, 0, 4]


def test_links_of_several_batches_add_up():
    def pairs():
        yield np.array([0]), np.array([1]), np.array([0.2])
        yield np.array([1]), np.array([2]), np.array([0.2])

    assert blocks.linked(3, pairs, iter([0.0]), 3).tolist() == [0, 0, 0]


def test_too_many_linked_articles_part_at_a_higher_bar():
    pairs = batch((0, 1, 0.9), (1, 2, 0.2), (2, 3, 0.9), (4, 5, 0.1))
    assert blocks.linked(6, pairs, iter([0.0, 0.5]), 2).tolist() == [0, 0, 2, 2, 4, 4]


def test_what_never_parts_is_cut():
    pairs = batch((0, 1, 1.0), (1, 2, 1.0))
    assert blocks.linked(3, pairs, iter([0.0, 0.5]), 2).tolist() == [0, 0, 2]


def test_blocks_far_apart_in_date_are_not_compared():
    first = np.array([1, 2, 50, 51, 55, 56])
    assert blocks.near_blocks(first, first, 2, days=10) == [(0, 0), (1, 1), (1, 2), (2, 2)]


def test_a_block_without_a_date_is_compared_with_all():
    first = np.array([1, 2, blocks.UNKNOWN, 90])
    assert blocks.near_blocks(first, first, 2, days=10) == [(0, 0), (0, 1), (1, 1)]


def test_bundles_keep_what_is_linked_together():
    assert blocks.bundles(np.array([0, 0, 2, 0, 4]), least=3).tolist() == [0, 0, 1, 0, 1]


def test_a_story_the_input_states_links_its_articles():
    assert blocks.stated_links(["a", None, "a", "b", "a"]) == ([0, 0], [2, 4])


def test_a_second_page_of_an_id_is_in_the_shard_of_the_first():
    assert shard_of("ferry~0123abcd", 1000) == shard_of("ferry", 1000)


def test_equal_pages_of_an_id_are_one_whatever_their_order():
    light = [(7, "a", "s2"), (3, "a", "s1"), (9, "a", "s1"), (4, "a~s2", "s2")]
    found = verdicts(light)
    assert found[3] == ("a", None)
    assert [found[order][1] is None for order in (3, 4, 7, 9)] == [True, True, False, False]
