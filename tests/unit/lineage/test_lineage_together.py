"""Whether two groups of texts are kin, by all of their pairs."""

from itertools import pairwise

import pytest

from retold.lineage.kinship import Kinship
from retold.lineage.together import between, groups_of, paired


def kin(*pairs, share=0.1):
    """The kinships of (text, text, probability)."""
    return {(a, b): Kinship(share, share, 50.0, 3, 1, probability) for a, b, probability in pairs}


def test_what_no_pair_shows_several_show_together():
    some = kin((0, 1, 0.9), (2, 3, 0.9), (0, 2, 0.4), (1, 3, 0.3))
    assert paired(range(4), some, 0.5) == [[0, 1], [2, 3]]
    assert groups_of(range(4), some, 0.5) == [[0, 1, 2, 3]]


def test_the_likeliest_pair_stands_for_the_two_groups():
    some = kin((0, 1, 0.9), (2, 3, 0.9), (0, 2, 0.4), (1, 3, 0.3))
    shown = between([[0, 1], [2, 3]], some, 0.5)
    assert list(shown) == [(0, 2)]
    assert 0.5 < shown[0, 2].probability < 1 - 0.6 * 0.7 + 1e-9


def test_copies_of_one_text_show_it_once():
    pairs = (0, 2, 0.4), (1, 2, 0.4)
    alike = kin((0, 1, 0.99), share=1.0) | kin(*pairs)
    unlike = kin((0, 1, 0.99), share=0.0) | kin(*pairs)
    assert groups_of(range(3), alike, 0.5) == [[0, 1], [2]]
    assert groups_of(range(3), unlike, 0.5) == [[0, 1, 2]]


def test_a_text_whose_relatives_are_strangers_to_the_others_is_no_link():
    some = kin((0, 1, 0.9), (2, 3, 0.9), (0, 2, 0.4), (1, 2, 0.4), (0, 3, 0.01), share=0.0)
    assert groups_of(range(4), some, 0.5) == [[0, 1], [2, 3]]


@pytest.mark.parametrize("probability", [0.01, 0.049])
def test_many_pairs_that_are_hardly_kin_are_strangers(probability):
    left, right = range(12), range(12, 24)
    inside = [(a, b, 0.9) for side in (left, right) for a, b in pairwise(side)]
    across = [(a, b, probability) for a in left for b in right]
    assert groups_of(range(24), kin(*inside, *across, share=0.0), 0.5) == [list(left), list(right)]


def test_texts_that_are_left_aside_link_nobody():
    some = kin((0, 1, 0.9), (1, 2, 0.9))
    assert groups_of([0, 2], some, 0.5) == [[0], [2]]


def test_what_an_office_gave_out_links_nobody():
    some = kin((0, 2, 0.4), (1, 2, 0.4), (0, 1, 0.9), share=0.0)
    assert groups_of(range(3), some, 0.5) == [[0, 1, 2]]
    assert groups_of(range(3), some, 0.5, given_out={1}) == [[0, 1], [2]]
