"""Sentences that want a word or have one too many. All texts are invented."""

import pytest


def garbles(told, text):
    return [words for _, words, kind, _, _ in told({"a": text}) if kind == "garble"]


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("The harbour master spoke on behalf. Rain fell on the quay.", "on behalf"),
        ("The garrison wants to occupy more Belgium. Rain fell on the quay.", "more Belgium"),
        ("The report speaks of delays in delay of the ferry to the island.", "delays in delay"),
        ("Port officers said it will warn Holm that the pier is closed.", "it will warn"),
        ("The owners hesitate. But, to repair the pier with the council.", "But, to repair"),
        ("The mayor is sure that with the help of the fishermen of Vestby that we can mend the pier.", "that we can"),
        (
            "They came up to the bridge Ferries were late, the office said. The ferries and ferries waited.",
            "bridge Ferries",
        ),
    ],
)
def test_a_slip_is_shown(told, text, broken):
    assert garbles(told, text) == [broken]


@pytest.mark.parametrize(
    "text",
    [
        "The harbour master spoke on behalf of the council.",
        "The crew wants more Belgian chocolate, and many Norwegians do too.",
        "There will be no more Belgium, the rebels said.",
        "Step by step the ferry came nearer, and the fear of fear itself was gone.",
        "The port office said it will warn Holm that the pier is closed.",
        "To repair the pier is dear. But, to the surprise of the council, it held.",
        "The mayor is sure that with the help of the fishermen we can mend the pier that we built.",
        "The Board of Trade, the Player of the Year and Week 16 came up in May 7 times.",
        "Two ex-expert witnesses and the left-left wing spoke of AT&T at AT&T.",
    ],
)
def test_what_only_looks_like_a_slip_is_left_alone(told, text):
    assert garbles(told, text) == []
