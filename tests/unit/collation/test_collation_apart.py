"""Two tellings of one event are compared only where they say the same thing; each may state another fact, or quote another sentence."""

import pytest

from retold.collation.lines import lines
from retold.model import Mentions
from retold.words import sentences

# What both articles say all along: names that stand all over a story tell nothing about a single sentence.
COMMON_A = (
    "Mayor Ilsa Dorn and Premier Otto Vael met in Karsk on Tuesday. Dorn spoke for an hour in Karsk. Vael spoke after Dorn. "
    "Dorn and Vael left Karsk together. The mayor thanked Vael. "
)
COMMON_B = (
    "Premier Otto Vael came to Karsk to see Mayor Ilsa Dorn. Vael praised Dorn. Dorn showed Vael the harbour of Karsk. "
    "Dorn and Vael ate in Karsk. Vael thanked the mayor. "
)


def severe(told, one, other):
    found = told({"a": COMMON_A + one, "b": COMMON_B + other})
    return [(kind, difference.note) for _, _, kind, _, difference in found if difference.severity >= 0.5]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "“Karsk will always be my home,” Dorn told Vael.",
            "“With your help Karsk will get its bridge,” Vael told Dorn.",
        ),
        (
            "“We're going to mend the bridge of Karsk,” Dorn said.",
            "“We're going to raise the taxes,” Vael said in Karsk.",
        ),
        (
            "Premier Vael, Mayor Dorn and Judge Hart collected just 7 percent of the vote.",
            "Premier Vael, Mayor Dorn and Judge Hart have been clustered near 10 percent of the vote in surveys.",
        ),
        (
            "Vael is in a race with Dorn, Hart, Bell and Crane for second place.",
            "At the heart of the battle between Vael and Dorn, Hart, Bell and Joan Marsh is the port.",
        ),
    ],
)
def test_different_statements_are_no_versions_of_each_other(told, one, other):
    assert severe(told, one, other) == []


def test_one_utterance_in_two_wordings_is_listed(told):
    found = severe(
        told,
        "“No ship heavier than nine thousand tonnes may pass the narrow channel after sunset,” Dorn said.",
        "“No ship heavier than nine thousand tonnes may leave the narrow channel after sunset,” Dorn said.",
    )
    assert [kind for kind, _ in found] == ["quote"]


def test_a_name_and_its_initials_are_one(told):
    same = "Chairman Lars Holm announced that repairs of the western breakwater had begun before sunrise"
    assert severe(told, f"Harbour Rescue Guild {same}.", f"HRG {same}.") == []


def test_a_word_with_a_capital_only_in_headlines_is_no_name(told):
    one = "Storm Makes Claim About Western Breakwater Repairs Even Worse."
    other = "Storm Makes Claim That Western Breakwater Repairs Isn't True."
    assert severe(told, one, other) == []


def test_a_contraction_weighs_what_its_words_do():
    text = "We're glad. We are glad."
    short, long = lines(text, Mentions("a", sentences(text)), sentences(text), "en", 50)
    assert short.words[0].weight <= max(word.weight for word in long.words[:2])
    assert short.words[0].function
