"""The language of texts and of their paragraphs."""

import pytest

from retold.cleaning.language import detect, foreign_paragraphs, quick, script

EN = "The harbour master said that the ferry would be back in a week, and that nobody was hurt."
DE = "Der Hafenmeister sagte, dass die Fähre in einer Woche wieder fahren wird und niemand verletzt ist."
BG = "Кметът каза, че фериботът ще се върне до една седмица и че няма пострадали от инцидента."


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (EN, "en"),
        (DE, "de"),
        (BG, "bg"),
        ("El alcalde dijo que el transbordador volverá en una semana y que no hay heridos por el accidente.", "es"),
        ("Le maire a déclaré que le ferry serait de retour dans une semaine et que personne n'est blessé.", "fr"),
        ("ראש העיר אמר כי המעבורת תחזור בתוך שבוע", "he"),
        ("市长说渡轮将在一周内恢复", "zh"),
        ("フェリーは一週間で戻ると市長は述べた", "ja"),
    ],
)
def test_function_words_and_script_show_the_language(text, language):
    assert quick(text) == language


def test_a_word_or_two_show_no_language():
    assert quick("Varna Quay") is None
    assert detect("") is None


def test_paragraphs_in_another_language_than_the_article_are_told_with_their_place():
    text = f"{EN}\n\n{DE}\n\n{BG}\n\nVarna Quay"
    found = foreign_paragraphs(text, "en")
    assert [(part.language, part.span.of(text)) for part in found] == [("de", DE), ("bg", BG)]


def test_nothing_is_foreign_where_the_language_of_the_article_does_not_show():
    assert foreign_paragraphs(f"{EN}\n\n{DE}", None) == ()


def test_curly_quotes_do_not_change_the_script():
    assert script("“Nobody,” she said — “nobody.”") == "latin"
    assert script("Кмет — “да”") == "cyrillic"


def test_the_outside_identifier_is_asked_where_function_words_say_nothing():
    assert detect("Tilgjengelighetserklæring personvernregler informasjonskapsler brukervilkår kundeservice nyhetsbrev") in {
        "no", "nb", "nn", "da", "sv", None
    }  # fmt: skip


def test_a_table_shows_its_language_by_a_handful_of_words():
    table = (
        "Net 1,204 vs 1,310 mln crowns. Revs 24.3 vs 26.5. Shr 12 vs 14. NOTE: the loss is of the northern yards. " * 2
    )
    assert quick(table) == "en"


def test_a_line_of_names_and_numbers_tells_no_language():
    assert detect("Shr 28 cts vs 22 cts Net 14 mln vs 10.6 mln Revs 163.8 mln vs 127.3 mln") is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Свалка у посёлка будет закрыта до конца года, сообщила администрация. Жители протестовали почти три года.",
            "ru",
        ),
        ("Сметището край селото ще бъде затворено до края на годината, каза кметът. Това е трета жалба за нас.", "bg"),
        ("Звалище біля селища закриють до кінця року, повідомила адміністрація. Її рішення не є остаточним.", "uk"),
    ],
)
def test_languages_of_one_script_are_told_apart_by_their_own_letters(text, language):
    assert quick(text) == language
