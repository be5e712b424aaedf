"""Edges of descent, by what is known of the texts."""

from dataclasses import replace

import pytest
from tellings import WIRE, article, story

from retold.lineage import LineageSettings
from retold.lineage.edges import Known, steps
from retold.lineage.kinship import NO_KINSHIP
from retold.lineage.likeness import Likeness
from retold.lineage.naming import Naming
from retold.lineage.texts import prepare

NOWHERE = frozenset[int]()


def known(**sure):
    """What is known of four texts, of which the pairs are kin with these probabilities."""
    kin = {(int(pair[1]), int(pair[2])): replace(NO_KINSHIP, probability=p) for pair, p in sure.items()}
    texts = prepare(story(*(article(name, WIRE) for name in "abcd")), LineageSettings())
    naming = Naming([text.article for text in texts.texts])
    links = steps(kin, 0.5)
    return Known(
        texts, Likeness(texts), {}, kin, {}, [], 0.42, links, {}, frozenset(), naming, {}, NOWHERE, NOWHERE, NOWHERE
    )


@pytest.mark.parametrize(
    ("sure", "related"),
    [
        ({"_01": 0.9}, 0.9),
        ({"_02": 0.95, "_12": 0.8, "_01": 0.1}, 0.8),
        ({"_02": 0.95, "_12": 0.8}, 0.8),
        ({"_02": 0.95, "_12": 0.8, "_01": 0.85}, 0.85),
        ({"_02": 0.95, "_12": 0.4, "_01": 0.1}, 0.1),
        ({"_02": 0.7, "_12": 0.7, "_03": 0.99, "_23": 0.8}, 0.7),
    ],
)
def test_two_copies_are_as_surely_related_as_the_steps_between_them(sure, related):
    assert known(**sure).related(0, 1).probability == related
    assert known(**sure).related(1, 0).probability == related


def test_a_family_is_held_together_by_the_surest_pairs():
    assert known(_01=0.6, _02=0.9, _12=0.8, _03=0.3).steps == [(0, 2), (1, 2)]
