"""Who shares words given out to everybody, and who only says something like them. All texts are invented."""

import pytest

from retold.lineage.statements import in_other_words
from retold.words import folded

GIVEN = "“I will not kneel before somebody else's ledger,” Mayor Sten Orrick told reporters."


def loose(*told, languages=("en", "en", "en"), families=(0, 1, 2)):
    said = {name: (lang, folded(text)) for name, lang, text in zip("abc", languages, told, strict=False)}
    return in_other_words(said, dict(zip("abc", families, strict=True)))


@pytest.mark.parametrize(
    "other",
    [
        "“He says he won't kneel before a ledger. Fine,” trader Ove Lind mocked.",
        "“I'm being knelt before, by a ledger,” a docker said.",
        "“It is a fine phrase, kneeling before ledgers,” his lawyer said.",
    ],
)
def test_who_mocks_some_words_or_says_something_like_them_shares_none(other):
    assert loose(GIVEN, other) == {"a", "b"}
    assert loose(GIVEN, other, GIVEN) == {"b"}


def test_who_has_the_words_in_a_sentence_of_his_own_shares_them():
    assert loose(GIVEN, "On the quay Orrick said he would “not kneel before somebody else's ledger”.") == set()


def test_nobody_is_held_against_a_translation_or_a_copy_of_his_own_text():
    german = "„Ich werde nicht vor der Rechnung eines anderen knien“, sagte Bürgermeister Sten Orrick."
    assert loose(GIVEN, german, languages=("en", "de")) == set()
    assert loose(GIVEN, "Nothing but a ledger.", families=(0, 0, 2)) == set()
