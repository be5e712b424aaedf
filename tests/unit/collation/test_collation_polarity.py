"""Whether and how surely something is said. All texts are invented."""

import pytest

FERRY = "The captain was not warned about the storm before the ferry left Vestby, the harbour office said."


def test_a_lost_negator_is_a_difference_of_negation(kinds):
    assert ("c", "negation") in kinds(FERRY, FERRY.replace("was not warned", "was warned"))


def test_a_gained_negator_is_a_difference_of_negation(kinds):
    assert ("c", "negation") in kinds(FERRY.replace("was not warned", "was warned"), FERRY)


def test_a_negation_put_by_another_word_is_none(kinds):
    usual = "The owners were not willing to pay for repairs of the ferry after the storm in the harbour."
    found = kinds(usual, usual.replace("were not willing to pay", "refused to pay"))
    assert ("c", "negation") not in found


def test_a_negator_both_readings_have_hides_none(kinds):
    usual = "Without a pilot the ferry was not allowed to leave the harbour of Vestby during the storm."
    assert ("c", "negation") in kinds(usual, usual.replace("was not allowed", "was allowed"))


@pytest.mark.parametrize(("old", "new"), [("rose", "fell"), ("before", "after")])
def test_an_opposite_in_the_same_place_is_a_difference_of_negation(kinds, old, new):
    usual = "The price of cod rose sharply before the storm closed the harbour of Vestby to fishing boats."
    assert ("c", "negation") in kinds(usual, usual.replace(old, new))


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("rejected", "welcomed", "negation"),
        ("rejected", "criticised", None),
        ("girl", "boy", "role"),
        ("south", "east", "place"),
    ],
)
def test_one_of_another_camp_another_sex_or_another_direction_is_named_for_what_it_is(kinds, old, new, kind):
    usual = "The fishermen rejected calls to close the harbour south of Vestby, where a girl had drowned on Monday."
    found = {k for article, k in kinds(usual, usual.replace(old, new)) if article == "c"}
    assert kind in found if kind else found.isdisjoint({"negation", "role", "place"})


def test_a_weaker_modal_verb_is_a_difference_of_negation(kinds):
    usual = "A strike would close the harbour of Vestby to every ferry until spring, the owners said."
    assert kinds(usual, usual.replace("would close", "could close")) == {("c", "negation"): "could"}


def test_a_lost_hedge_is_a_difference_of_negation(kinds):
    usual = "The captain allegedly steered the ferry into the pier of Vestby harbour after a long party."
    assert ("c", "negation") in kinds(usual, usual.replace("allegedly ", ""))


def test_of_copies_in_words_of_their_own_the_one_that_says_no_departs(told):
    texts = {
        "a": "The harbour council of Vestby has released the report about the sunken ferry.",
        "b": "The harbour council of Vestby has not published the report about the sunken ferry.",
        "c": "The harbour council of Vestby has published the report about the sunken ferry.",
    }
    found = told(texts, families=[["a", "b", "c"]])
    assert {(article, words) for article, words, kind, *_ in found if kind == "negation"} == {
        ("b", "has not published")
    }


def test_no_before_a_subject_and_not_behind_it_deny_the_same(told):
    usual = "Keep the kettle and its lid apart until spring. No receipt is needed, the office of Calder said."
    found = told(
        {"a": usual, "b": usual.replace("No receipt is needed", "A receipt is not needed")}, families=[["a", "b"]]
    )
    assert not [x for x in found if x[2] == "negation"]


def test_guilty_for_denied_turns_a_statement_and_not_guilty_does_not(told):
    usual = "Anders Holt denied all nine charges in the court of Lindmoor, where he may be jailed for eight years."
    for words, kinds in (("pleaded guilty to", {"negation"}), ("pleaded not guilty to", set())):
        found = told({"a": usual, "b": usual, "c": usual.replace("denied", words)}, families=[["a", "b", "c"]])
        assert {kind for _, _, kind, _, d in found if d.severity >= 0.5} == kinds
