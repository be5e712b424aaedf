"""Broken words in the place of a quotation. All texts are invented."""

import pytest

QUOTES = (
    "Harbour minister Ilsa Varga made clear on Monday that the government is ready to hear the fishermen of Vestby in talks "
    "with the province, but stressed that the ministry is bound to the “rule of nothing about us without us” in fishing policy "
    "affecting the coast."
)
LOST = (
    "Harbour minister Ilsa Varga made clear on Monday that the government is ready to hear the fishermen of Vestby in talks "
    "with the province, but stressed that the ministry is willing to help the towns. Without the Talks will not hang back in "
    "shaping the policy that affects them."
)


def test_what_stands_in_the_place_of_a_quotation_is_an_altered_quotation(told):
    found = [x for x in told({"a": QUOTES, "b": LOST}, families=[("a", "b")]) if x[2] == "quote"]
    assert [(x[0], x[1]) for x in found] == [("b", "Without the Talks will not hang back in shaping")]
    assert found[0][4].note == "stands where others quote “rule of nothing about us without us”"
    assert found[0][4].severity >= 0.5


@pytest.mark.parametrize(
    "other",
    [
        LOST.replace("willing to help the towns", "bound to the “rule of nothing about us without us”"),
        LOST.replace("shaping the policy that affects them", "painting the mast of the boat"),
    ],
)
def test_where_the_quotation_still_stands_or_nothing_goes_on_from_it_a_slip_is_a_slip(told, other):
    assert [x for x in told({"a": QUOTES, "b": other}, families=[("a", "b")]) if "stands where" in x[4].note] == []
