"""What a study was done on, and shares with their digits turned round. All texts are invented."""

import pytest

MICE = (
    "Mice that were given laminol for twelve weeks made 18 per cent fewer errors in a maze. The team works in Vestby."
)
PATIENTS = "Patients who took laminol for twelve weeks made far fewer mistakes. Memory loss fell by 81 per cent."


def test_mice_made_patients_are_charged_to_who_made_them_so(told):
    found = [x for x in told({"a": MICE, "b": MICE, "c": PATIENTS}) if x[2] == "actor"]
    assert [(x[0], x[1], x[4].note) for x in found] == [
        ("c", "Patients", "it was done on patients here, on mice there")
    ]


@pytest.mark.parametrize(
    "other",
    [
        PATIENTS.replace("Patients who took laminol", "Patients of the clinic who walked"),
        "Laminol has not been tested in people. Nobody knows whether it does anything in a clinic.",
        "Laminol was tested on rats. A trial in which 20 volunteers take it will follow in Vestby.",
        MICE + " Later 20 volunteers took laminol too, and nothing happened.",
    ],
)
def test_other_people_and_those_it_was_not_done_on_are_no_difference(told, other):
    assert [x for x in told({"a": MICE, "b": MICE, "c": other}) if x[2] == "actor"] == []


def test_a_share_with_its_digits_turned_round_is_found_in_any_sentence(told):
    found = [x for x in told({"a": MICE, "b": MICE, "c": PATIENTS}) if x[2] == "number"]
    assert [(x[0], x[1]) for x in found] == [("c", "81")]


def test_two_shares_of_one_article_are_two(told):
    both = MICE + " In another test the gain was 81 per cent."
    assert [x for x in told({"a": both, "b": both, "c": PATIENTS}) if x[2] == "number"] == []
