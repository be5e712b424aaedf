"""Natural and machine-made wording."""

import pytest
from tellings import WIRE, article, mentions

from retold.lineage import LineageSettings
from retold.lineage.naturalness import cost, known_word
from retold.lineage.texts import prepare
from retold.lineage.traces import respun, traces, translated
from retold.model import Story


def text_of(words):
    made = article("a", words)
    return prepare(Story("s", "", (made,), (mentions(made),)), LineageSettings()).texts[0]


@pytest.mark.parametrize(
    ("natural", "odd"),
    [("on the big screen", "on the big examination"), ("at the end of the day", "at the terminus of the diurnal"),
     ("he was taken to hospital", "he was took to infirmary")],
)  # fmt: skip
def test_swapped_words_cost_more(natural, odd):
    assert cost(natural.split()) < cost(odd.split())


def test_made_up_words_are_not_known():
    assert known_word("bakery")
    assert not known_word("bakeryed")


SPUN = WIRE.replace("lifting", "uphoistinged").replace("warned", "cautionated").replace("asked", "requestinged")
SPUN = SPUN.replace("postponed", "delayified").replace("regret", "sorrowate").replace("treated", "healthified")
SPUN = SPUN.replace("investigate", "researchify").replace("wanted", "desirated").replace("halted", "stoppified")
SPUN = SPUN.replace("released", "liberatized").replace("moved", "displacified").replace("struck", "hittened")
DETOUR = WIRE.replace("The crane operator", "The operator of the crane of the roof of the tower of the town") + (
    " The gust of the wind of the night of Monday moved the arm of the crane of the works of the roof of the tower."
    " The neighbours of the square of the town heard the noise of the fall of the bricks of the wall of the east."
)


def test_a_plain_text_shows_no_traces():
    found = [traces(text_of(WIRE))]
    assert (respun(found), translated(found)) == ([False], [False])


def test_a_spun_text_shows_garbled_words():
    assert respun([traces(text_of(SPUN))]) == [True]


def test_a_text_translated_there_and_back_shows_its_genitives():
    assert translated([traces(text_of(DETOUR))]) == [True]
