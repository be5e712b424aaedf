"""Which articles are worked on together."""

import numpy as np
import pytest

from retold.bulk import blocks
from retold.bulk.reading import shard_of, verdicts


def links(*rows):
    left, right, evidence = (np.array(column) for column in zip(*rows, strict=True))
    return blocks.Links(left, right, evidence.astype(float))


def parts(sizes, most, *rows):
    return blocks.parted(np.array(sizes), links(*rows), most).tolist()


def test_linked_articles_are_in_one_part():
    assert parts([1] * 5, 5, (0, 1, 2), (1, 3, -3)) == [0, 0, 2, 0, 4]


def test_a_chain_too_long_is_cut_at_its_weakest_link():
    assert parts([1] * 4, 2, (0, 1, 9), (1, 2, 2), (2, 3, 9)) == [0, 0, 2, 2]


def test_a_cut_elsewhere_leaves_weak_links_alone():
    assert parts([1] * 6, 2, (0, 1, 9), (1, 2, 2), (2, 3, 9), (4, 5, -1)) == [0, 0, 2, 2, 4, 4]


def test_equal_links_are_cut_by_their_numbers():
    assert parts([1] * 3, 2, (0, 1, 1), (1, 2, 1)) == parts([1] * 3, 2, (1, 2, 1), (0, 1, 1)) == [0, 0, 2]


def test_heavy_nodes_fill_a_part():
    assert parts([3, 1, 1], 4, (0, 1, 9), (1, 2, 8)) == [0, 0, 2]


def test_without_links_each_is_its_own_part():
    nothing = blocks.Links(np.zeros(0, dtype=int), np.zeros(0, dtype=int), np.zeros(0))
    assert blocks.parted(np.ones(2, dtype=int), nothing, 9).tolist() == [0, 1]


def test_links_are_kept_once_with_most_evidence():
    found = links((1, 2, 3), (0, 1, 1), (1, 2, 4))
    assert list(zip(found.left, found.right, found.evidence, strict=True)) == [(0, 1, 1), (1, 2, 4)]


def test_groups_of_two_parts_are_tied_by_the_evidence_of_their_articles():
    found = blocks.across(np.array([0, 0, 2]), np.array([0, 0, 2]), links((0, 1, 9), (0, 2, 0.8), (1, 2, 0.7)))
    assert (found.left.tolist(), found.right.tolist()) == ([0], [2])
    assert found.evidence.tolist() == pytest.approx([1.5])


def test_groups_of_one_part_were_looked_at_already():
    assert len(blocks.across(np.array([0, 0]), np.array([0, 1]), links((0, 1, 5))).left) == 0


def test_copies_follow_the_first_that_says_the_same():
    assert blocks.originals([b"x", None, b"y", b"x", None]).tolist() == [0, 1, 2, 0, 4]


def test_blocks_far_apart_in_date_are_not_compared():
    first = np.array([1, 2, 50, 51, 55, 56])
    assert blocks.near_blocks(first, first, 2, days=10, most=9) == [(0, (0,)), (1, (1, 2)), (2, (1, 2))]


def test_a_block_without_a_date_is_compared_with_all():
    first = np.array([1, 2, blocks.UNKNOWN, 90])
    assert blocks.near_blocks(first, first, 2, days=10, most=9) == [(0, (0, 1)), (1, (0, 1))]


def test_a_block_near_to_very_many_is_compared_in_turns():
    first = np.array([1, 1, 1, 1, 1, 1])
    assert blocks.near_blocks(first, first, 2, days=10, most=2)[:2] == [(0, (0, 1)), (0, (2,))]


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
