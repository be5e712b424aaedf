"""Tables, laws and songs that unrelated articles print make no kin."""

import pytest
from tellings import INDEPENDENT, OTHER_SUBJECT, WIRE, article, families, paragraphs, traced

from retold.lineage.prose import is_told, told
from retold.words import folded

ROWS = [("Halden Rovers", 14, 3, 31), ("Lindmoor United", 12, 5, 29), ("Tollen Athletic", 11, 6, 27),
        ("Oststadt FC", 10, 6, 25), ("Brenwick Town", 9, 9, 22), ("Gull Point", 8, 9, 20)]  # fmt: skip
TABLE = "\n\n".join(f"{team} {won} {lost} {points}" for team, won, lost, points in ROWS)
SONG = """“O tower tall above the town,

we watched the swallows circle round,

and when the evening lamps went down,

we heard the signal bells resound.”"""
LAW = """Section 4. No person shall operate a crane within ten metres of an occupied building.

Section 5. The owner of a listed structure shall keep its brickwork in a condition that endangers nobody.

Section 6. Whoever contravenes sections 4 and 5 is liable to a fine of fifty thousand crowns."""


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Lindmoor United 12 5 29", False),
        ("17 September 2031 - 21:29", False),
        ("Section 4.", False),
        ("No person shall operate a crane near a school.", False),
        ("Six people were hurt on 17 September, police said.", True),
        ("The section of the road was closed.", True),
    ],
)
def test_rows_of_figures_and_sentences_of_laws_are_not_told(sentence, told):
    assert is_told(folded(sentence)) is told


ACT = """Article 1. This act applies to all harbours of the republic and to the waters within three miles of them.

The harbour master is appointed by the minister for a term of five years.

Article 2. A vessel of more than 5,000 tonnes shall take a licensed pilot on entering and on leaving a harbour.

The master of the vessel remains responsible for its conduct.

The fee for the pilot is set every year by the harbour office and is due before the vessel leaves.

Article 3. The harbour master may close a channel when wind, ice or a wreck make it dangerous.

The closing is made known by two black balls on the signal mast and by radio.

A vessel that is under way in the channel at that time is to leave it by the shortest course.

Article 4. The owner of a wreck shall remove it within thirty days.

After that time the office may have it removed at the cost of the owner, who is liable to a fine.

Article 5. Complaints against decisions of the harbour master are heard by the court of the district.

They do not delay the decision.

Article 6. Whoever contravenes articles 2 and 3 is liable to a fine or to prison of up to one year."""


def test_what_stands_between_the_sentences_of_a_law_is_law_but_for_what_a_reporter_says():
    law = ["no", "vessel", "shall", "anchor", "here"]
    between, said = ["the", "fee", "is", "due"], ["the", "mayor", "said", "so"]
    assert told([between, law, between, law, said, law, between]) == [True, False, False, False, True, False, True]
    assert told([law, between, law, between]) == [False, True, False, True]
    assert told([law, *[between] * 4, law, *[between] * 4, law]) == [False, *[True] * 4, False, *[True] * 4, False]


@pytest.mark.parametrize("printed", [TABLE, SONG, LAW, ACT])
def test_what_is_printed_as_it_stands_makes_no_family(printed):
    texts = {"a": paragraphs(WIRE, 0, 1, 2, 3, 4, 5), "b": INDEPENDENT, "c": OTHER_SUBJECT}
    lineage = traced(*(article(name, f"{text}\n\n{printed}") for name, text in texts.items()))
    assert families(lineage) == {frozenset("a"), frozenset("b"), frozenset("c")}
