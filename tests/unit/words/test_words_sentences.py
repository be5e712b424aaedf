import pytest

from retold.words import sentences


def test_no_ends_a_sentence_unless_a_number_follows():
    text = "The union said no. The port was shut. He lives in No. 5."
    assert [s.of(text) for s in sentences(text)] == ["The union said no.", "The port was shut.", "He lives in No. 5."]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The loan is led by Merrow and Co. The bonds are due in May.", 2),
        ("It sailed at 5 p.m. But nobody knew.", 2),
        ("He was head of Merrow Co. Holloway left.", 1),  # may be a name: Merrow Co. Holloway
        ("He was met by Mr. The Earl.", 1),
        ("She owns Tarn Inc. A-One shares.", 1),
    ],
)
def test_an_abbreviation_ends_a_sentence_before_a_word_that_begins_one_and_no_name(text, count):
    assert len(sentences(text)) == count


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Er sagte: „Das ist gut.“ Dann ging er.", "Er sagte: „Das ist gut.“"),
        ("Am 3. Mai kam es z. B. zu Streit. Am 4. Juni nicht.", "Am 3. Mai kam es z. B. zu Streit."),
        ("Sie kam auf Platz 3. Der Zweite war müde.", "Sie kam auf Platz 3."),
    ],
)
def test_german_marks_days_and_abbreviations(text, first):
    assert sentences(text)[0].of(text) == first
