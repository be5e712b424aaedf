import pytest

from retold.cleaning.blocks import LONG_WORD, STUDIED_CHARS, read_blocks
from retold.cleaning.phrases import short_phrases

LINES = [
    "The “old” bridge — it’s closed; see_also 12 notes.",
    "Überfahrt nach Ærø… für 20 €",
    "Мост закрыт до вторника",
    "A line → with an arrow and naïve words",
    "Zażółć gęślą jaźń",
    "İstanbul’da köprü kapandı",
    "x" * (STUDIED_CHARS + 50) + " beyond",
]


@pytest.mark.parametrize("page", [LINES, LINES[:2], LINES[2:3], ["two\nlines with 3 words", "one line"]])
def test_the_long_words_of_a_line_are_the_same_whatever_stands_on_its_page(page):
    for line, block in zip(page, read_blocks(page, None), strict=True):
        lowered = line[:STUDIED_CHARS].lower()
        wanted = lowered.replace("i\u0307", "i") if "İ" in line else lowered
        assert block.long_words == frozenset(LONG_WORD.findall(wanted))


def test_a_line_is_read_alike_among_others_and_alone():
    assert read_blocks(LINES, "de")[1] == read_blocks([LINES[1]], "de")[0]


def test_short_phrases_are_those_of_the_page():
    assert ("shop", "buy now") in short_phrases("the shop\nbuy now and save")
    assert ("shop", "buy now") not in short_phrases("the bridge is closed")
