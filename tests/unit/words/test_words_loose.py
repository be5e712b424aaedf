"""Lines of a text that are no sentences of its report. All texts are invented."""

import pytest

from retold.words import sentences
from retold.words.loose import loose

REPORT = (
    "Fourteen boats sank on Tuesday.\n\nThe mayor asked for money.\n\nNobody was hurt, she said.\n\nThe pier is closed."
)


def found(text):
    return [span.of(text) for span in sorted(loose(text, sentences(text)))]


@pytest.mark.parametrize(
    "line",
    [
        "Weather: first frost above 600 m",
        "High water today 05:12 and 17:38",
        "Get the T-shirt 19.90",
        "Listen | Schedule",
    ],
)
def test_a_line_without_a_mark_in_a_text_of_sentences_is_none(line):
    assert found(f"{REPORT}\n\n{line}") == [line]


def test_a_point_of_a_list_is_kept():
    assert found(f"{REPORT}\n\n* Shares jump 31 percent") == []


def test_what_a_report_begins_with_is_kept():
    assert found(f"Fourteen boats sunk in Vestby\n\n{REPORT}") == []


def test_a_hand_that_closes_no_sentence_leaves_all_its_lines():
    assert found("Boats sank on Tuesday\n\nThe mayor asked for money\n\nNobody was hurt\n\nThe pier is closed") == []
