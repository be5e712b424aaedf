"""Background weights and stop words."""

import math

import pytest

from retold.words import fold
from retold.words.background import LANGUAGES, common_stems, common_word, idf, stop_words


def test_grammar_weighs_almost_nothing_and_a_rare_word_much():
    assert idf("the") < 0.3
    assert 3 < idf("earthquake") < idf("qwertzuiop")


def test_an_unseen_word_has_a_finite_weight():
    assert math.isfinite(idf("qwertzuiop"))


def test_a_word_that_stands_in_lower_case_is_common_and_a_name_is_not():
    assert common_word("judge")
    assert not common_word("putin")
    assert not common_word("qwertzuiop")


def test_inflections_of_common_words_share_a_common_stem():
    assert "complet" in common_stems()


@pytest.mark.parametrize("language", LANGUAGES)
def test_stop_words_are_folded(language):
    assert all(fold(word) == word for word in stop_words(language))


def test_an_unknown_language_gets_the_stop_words_of_all():
    assert stop_words("fi") > stop_words(None) >= {"the", "der", "les", "los"}
    assert "vielä" not in stop_words("fi")
    assert "viela" in stop_words("fi")
