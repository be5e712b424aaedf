"""Which of two wordings is the copy's."""

import pytest

from retold.lineage.channel import changes, leaning


def nats(child, parent):
    return [c.nats for c in changes(child.split(), parent.split())]


@pytest.mark.parametrize(
    ("child", "parent"),
    [
        ("the church of the governor was closed", "the governor’s church was closed"),
        ("they did not answer the door", "they didn’t answer the door"),
        ("the crane was lifting sheetings onto the roof", "the crane was lifting sheets onto the roof"),
        ("she was brought to the sickhouse on the Monday", "she was brought to hospital on Monday"),
    ],
)
def test_what_machines_write_points_to_the_copy(child, parent):
    assert sum(nats(child, parent)) > 0


def test_a_change_seen_from_the_other_side_says_the_opposite():
    one, other = "he got a prize for the red roof", "he received a prize for roofs"
    assert nats(one, other) == pytest.approx([-z for z in nats(other, one)])


def test_equal_words_show_no_change():
    assert changes(["A", "storm"], ["a", "storm"]) == []


def test_places_are_those_of_the_words():
    (change,) = changes(["a", "big", "red", "barn", "burned"], ["a", "great", "barn", "burned"])
    assert (change.child, change.parent) == ((1, 3), (1, 2))


def test_changes_of_one_hand_explain_themselves():
    assert leaning([2.0, 1.0, 2.5]).beside == 0


def test_strong_changes_on_both_sides_speak_for_a_common_source():
    assert leaning([3.0, -3.0, 3.0, -3.0]).beside > 2


def test_changes_on_the_other_side_speak_for_the_reverse():
    back = leaning([-2.0, -1.0, -2.0])
    assert back.forth == -5.0
    assert back.beside >= 5.0


def test_no_changes_say_nothing():
    assert (leaning([]).forth, leaning([]).beside) == (0.0, 0.0)
