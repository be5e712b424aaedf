"""Tables, laws and songs that unrelated articles print make no kin."""

import pytest
from tellings import INDEPENDENT, OTHER_SUBJECT, WIRE, article, families, paragraphs, traced

from retold.lineage.prose import is_told
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


@pytest.mark.parametrize("printed", [TABLE, SONG, LAW])
def test_what_is_printed_as_it_stands_makes_no_family(printed):
    texts = {"a": paragraphs(WIRE, 0, 1, 2, 3, 4, 5), "b": INDEPENDENT, "c": OTHER_SUBJECT}
    lineage = traced(*(article(name, f"{text}\n\n{printed}") for name, text in texts.items()))
    assert families(lineage) == {frozenset("a"), frozenset("b"), frozenset("c")}
