"""English words for words of other languages."""

import pytest

from retold.words.datelines import told_from
from retold.words.translations import english


@pytest.mark.parametrize(
    ("word", "language", "meant"),
    [("krankenhauses", "de", "hospital"), ("getotet", "de", "kill"), ("soldados", "es", "soldier"), ("blesses", "fr", "injured"),
     ("ospedale", "it", "hospital"), ("terremoto", "pt", "earthquake"), ("gewonden", "nl", "wounded"),
     ("взрывом", "ru", "explosion"), ("والمستودع", "ar", "warehouse"), ("仓库", "zh", "warehouse"), ("7", "zh", "seven")],
)  # fmt: skip
def test_words_of_the_news_are_known(word, language, meant):
    assert meant in english(word, language)


def test_the_longest_beginning_counts():
    assert english("streik", "de") == ("strike", "walkout")
    assert "army" in english("armee", "de")


def test_unknown_words_and_languages_stand_for_none():
    assert english("drosselklappe", "de") == ()
    assert english("soldat", "xx") == ()


@pytest.mark.parametrize(
    ("text", "rest"),
    [("STAVIN, May 14 (Interpress) - The road", "The road"), ("Stavin, 14 May. — In the night", "In the night"),
     ("Madrid, 14 de mayo - El puente", "El puente"), ("Torre Alba (ansa) - Il ponte", "Il ponte"),
     ("Velden (orn) – Die Brücke", "Die Brücke"), ("Jo Roe — the mayor — said", "Jo Roe — the mayor — said"),
     ("Apollo 11 — the mission — flew", "Apollo 11 — the mission — flew")],
)  # fmt: skip
def test_a_dateline_is_no_part_of_the_report(text, rest):
    assert text[told_from(text) :] == rest
