"""Sentences that went wrong by themselves. All texts are invented."""

import pytest


def garbles(told, text):
    return [words for _, words, kind, _, _ in told({"a": text}) if kind == "garble"]


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("The ferry left the the harbour at noon.", "the the"),
        ("The owner spoke to reporters. on the quay before noon.", "reporters. on"),
        ("The council stands by the principle of", "principle of"),
        ("Will introduce.", "Will introduce."),
    ],
)
def test_a_broken_place_is_shown(told, text, broken):
    assert garbles(told, text) == [broken]


@pytest.mark.parametrize(
    "text",
    [
        "The captain said that that ferry had had its day.",
        "The island band Duran Duran played on the quay.",
        "The talks opened at 6 p.m. local time, the office said.",
        "Where did the ferry come from?",
        "The herring, the cod, etc. were sold on the quay.",
        "The ferry lay at Vestby, Calif. on Monday, and off Main Blvd. about noon.",
        "The boats will be late for a while.",
        "The pilot flew on to L.A.",
        "We asked for it. . . . They gave us a ferry.",
        "A reader wrote: <post post-author='x' post-date='y'> about the ferry.",
    ],
)
def test_a_sound_sentence_is_left_alone(told, text):
    assert garbles(told, text) == []


def test_a_verb_beside_a_name_of_the_same_letters_is_no_slip(told):
    found = told({"a": "They want to lock Lock out of the office."})
    assert [difference.note for *_, difference in found if "twice" in difference.note] == []


def test_a_stray_piece_between_sentences_a_copy_has_together_is_shown(told):
    first = "The owners of the ferry refused to pay for the broken pier in the harbour of Vestby."
    second = "Fishing boats from Nordholm will use the old quay until the repairs are finished in spring."
    texts = {"a": f"{first} {second}", "b": f"{first} Demand for firm. {second}"}
    found = told(texts, families=[("a", "b")])
    assert [(article, words) for article, words, kind, _, _ in found if kind == "garble"] == [("b", "Demand for firm.")]
    found = told(texts)  # a report of its own may have more
    assert [words for _, words, kind, _, _ in found if kind == "garble"] == []


def test_a_short_sentence_with_its_subject_is_no_stray_piece(told):
    first = "The owners of the ferry refused to pay for the broken pier in the harbour of Vestby."
    second = "Fishing boats from Nordholm will use the old quay until the repairs are finished in spring."
    found = told({"a": f"{first} {second}", "b": f"{first} They agree. {second}"})
    assert [words for _, words, kind, _, _ in found if kind == "garble"] == []
