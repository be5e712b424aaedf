from retold.words import sentences


def test_no_ends_a_sentence_unless_a_number_follows():
    text = "The union said no. The port was shut. He lives in No. 5."
    assert [s.of(text) for s in sentences(text)] == ["The union said no.", "The port was shut.", "He lives in No. 5."]
