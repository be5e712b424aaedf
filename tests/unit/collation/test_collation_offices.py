"""Titles with what they are for, and names that only look alike. All texts are invented."""

import pytest

from retold.collation.names import same_name


def test_another_office_of_a_minister_is_a_role_not_a_name(kinds):
    found = kinds(
        "Forest Minister Ana Brodie opened the mill on Sunday.",
        "Fishery Minister Ana Brodie opened the mill on Sunday.",
    )
    assert found == {("c", "role"): "Fishery Minister"}


def test_an_office_put_with_of_is_the_same_office(kinds):
    usual = "Harbour Minister Ana Brodie opened the new mill on Sunday morning."
    assert not kinds(usual, "The Minister of Ports, Ana Brodie, opened the new mill on Sunday morning.")


def test_a_people_before_a_title_is_no_office(kinds):
    usual = "Finnish Minister Ana Brodie opened the new mill on Sunday morning."
    assert ("c", "role") not in kinds(usual, usual.replace("Finnish ", ""))


@pytest.mark.parametrize(("one", "other"), [("harlan", "harlen"), ("sorensen", "sorenson")])
def test_two_endings_of_surnames_are_two_names(one, other):
    assert not same_name(one, other)


@pytest.mark.parametrize(("one", "other"), [("russians", "russia"), ("ukrainian", "ukraine"), ("germans", "germany")])
def test_a_people_and_its_land_are_one_name(one, other):
    assert same_name(one, other)


def test_a_verdict_turned_in_a_sentence_put_in_another_order_is_found(told):
    usual = "Captain Olga Renner, the master of the Blue Heron, has been questioned by investigators but not charged."
    turned = "Investigators have questioned the master of the Blue Heron, Captain Olga Renner, and charged her."
    found = told({"a": usual, "b": usual, "c": turned}, [["a", "b", "c"]], [("c", "a"), ("b", "a")])
    assert ("c", "negation") in {(article, kind) for article, _, kind, _, _ in found}


def test_with_no_is_without(kinds):
    usual = "The crews worked through the whole winter without extra pay."
    assert ("c", "negation") not in kinds(usual, usual.replace("without", "with no"))


@pytest.mark.parametrize(
    ("usual", "changed", "words"),
    [
        ("Deputy Minister Ana Brodie", "Minister Ana Brodie", "Minister"),
        ("Judge Ana Brodie", "Former Judge Ana Brodie", "Former Judge"),
        ("the acting director, Ana Brodie,", "the director, Ana Brodie,", "director"),
    ],
)
def test_a_rank_put_in_or_left_out_in_a_copy_is_a_difference_of_role(told, usual, changed, words):
    text = "{} opened the new mill on the river on Sunday morning."
    copies = {"a": text.format(usual), "b": text.format(usual), "c": text.format(changed)}
    found = told(copies, [["a", "b", "c"]], [("b", "a"), ("c", "a")])
    assert [(article, departing) for article, departing, kind, _, _ in found if kind == "role"] == [("c", words)]


def test_a_rank_that_stands_elsewhere_in_the_sentence_was_not_left_out(told):
    usual = "Deputy Minister Ana Brodie opened the new mill on the river on Sunday morning."
    turned = (
        "The new mill on the river was opened on Sunday morning by the deputy of the minister, Minister Ana Brodie."
    )
    assert not [f for f in told({"a": usual, "b": turned}, [["a", "b"]], [("b", "a")]) if f[2] == "role"]
