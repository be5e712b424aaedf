"""Who lives by one telling and is dead by another. All texts are invented."""

import pytest

LIVES = "Marta Quill, who drew maps of the Vestby coast for forty years, died on Monday. She is survived by her sons Ole and Finn, and her husband."
DEAD = (
    "The mapmaker of Vestby is gone. Her husband, Jonas Quill, died in 2011, and she went on sailing alone in his boat."
)


@pytest.mark.parametrize(
    "dead",
    [
        DEAD,
        "The mapmaker of Vestby is gone. She was predeceased by her parents and her husband, a pilot of the harbour.",
        "The mapmaker of Vestby is gone. She sailed the boat of her late husband alone for a dozen summers.",
    ],
)
def test_kin_who_live_here_and_are_dead_there_are_a_contradiction(told, dead):
    found = [x for x in told({"a": LIVES, "b": dead}) if x[2] == "negation"]
    assert [x[4].contested for x in found] == [True]
    assert found[0][4].note in {
        "the husband lives here, and is dead there",
        "the husband is dead here, and lives there",
    }


@pytest.mark.parametrize(
    "other",
    [
        DEAD.replace("Her husband", "Her first husband"),
        DEAD.replace("Her husband", "His wife").replace("she went", "he went"),
        DEAD.replace("Her husband, Jonas Quill, died", "Her husband said that his brother died"),
        DEAD.replace("Her husband, Jonas Quill, died", "Her father, Jonas Quill, died"),
    ],
)
def test_another_husband_or_somebody_elses_contradicts_nothing(told, other):
    assert [x for x in told({"a": LIVES, "b": other}) if x[2] == "negation"] == []
