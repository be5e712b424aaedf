"""Phrases of furniture are found however they are printed."""

import pytest

from retold.cleaning.phrases import bare, contained, opens_phrase, phrase_table, start_class, whole_class
from retold.cleaning.shapes import shape


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("- Advertisement -", "advert"),
        ("READ MORE »", "more"),
        ("Share Share", "share"),
        ("12 Comments", "comment"),
        ("Lire la suite…", "more"),
        ("Читайте также:", "more"),
        ("関連記事", "related"),
        ("HABERİN DEVAMI", "more"),
        (
            "Impressum | AGB | Datenschutz | Widerruf der Bestellung | Kontakt | Jugendschutz im Netz | Abo kündigen",
            "navigation",
        ),
        ("A bridge is a bridge", None),
        ("***", None),
    ],
)
def test_a_whole_line_has_a_class(line, kind):
    assert whole_class(line) == kind


def test_a_label_is_found_with_and_without_its_mark():
    assert start_class("lesen sie auch: so schützen sie ihren keller") == "teaser"
    assert start_class("lesen sie auch so schützen sie ihren keller") == "teaser"
    assert start_class("bridges are old") is None


def test_phrases_within_a_line_are_counted():
    line = "this site uses cookies; see our privacy policy for more"
    assert contained(line, frozenset(["site", "uses", "cookies", "privacy", "policy", "more"])).count("notice") >= 2


def test_the_table_has_no_phrase_that_could_never_match():
    table = phrase_table()
    assert "" not in table.whole
    assert all(bare(phrase) == phrase for phrase in table.whole)
    assert all(phrase == phrase.lower() for pairs in table.contains.values() for _, phrase in pairs)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("2:52", "duration"),
        ("2023-04-11T08:15:22.104Z", "timestamp"),
        ("3 hours ago", "ago"),
        ("vor 2 Wochen", "ago"),
        ("5m", "ago"),
        ("Share · Comment · 41.2K views", "count"),
        ("Android", None),
        ("12 soldiers", None),
        ("A disaster", None),
        ("6 min read", "minutes"),
        ("[video-player id=”8841”]", "shortcode"),
        ("© 2021 Ness Herald. All rights reserved.", "copyright"),
        ("info@merrow.example", "email"),
        ("Ann B. says:", "speaker"),
        ("--- * ---", "mark"),
        ("He left at 2:52 and came back.", None),
    ],
)
def test_a_line_is_known_by_its_shape(line, name):
    assert shape(line, frozenset()) == name


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Latest harbour news", "related"),
        ("More interviews", "related"),
        ("Weitere Artikel", "related"),
        ("Latest plans for the bridge are bad news", None),
        ("İLGİLİ HABERLER", "related"),
    ],
)
def test_a_heading_of_teasers_is_known_by_its_first_and_last_word(line, kind):
    assert whole_class(line) == kind


def test_a_line_without_a_word_opens_with_no_phrase():
    assert not opens_phrase("")


@pytest.mark.parametrize("line", ["责任编辑:周晓岚", "责任编辑：周晓岚", "浏览次数:1286次"])
def test_a_label_without_a_space_behind_it_begins_a_line_with_either_colon(line):
    assert opens_phrase(line)
    assert start_class(line) == "footer"
