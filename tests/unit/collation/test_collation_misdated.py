"""Dates that a translation has otherwise. All texts are invented."""

import pytest

from retold.collation import CollationSettings, collate
from retold.mentions.dates import tag
from retold.model import AlignedPair, Article, Basis, Edge, Family, Lineage, Mentions, Published, Range, Relation, Story
from retold.words import sentences

PUBLISHED = Published("2026-09-04", "2026-09-04", Basis.STATED, 1.0, "stated")
SPANISH = """La empresa Sarvo revisó la línea {}.
El fiscal de Valterna abrió una causa."""
ENGLISH = """The company Sarvo checked the line {}.
The prosecutor of Valterna opened a case."""


def misdated(spanish, english, printed=PUBLISHED):
    """What the Spanish translation is charged with, as words."""
    texts = {"en": english, "es": spanish}
    spans = {i: sentences(text) for i, text in texts.items()}
    days = {"es": PUBLISHED, "en": printed}
    articles = tuple(Article(i, "0" * 64, i, texts[i], language=i, published=days[i]) for i in texts)
    mentions = tuple(Mentions(i, spans[i], dates=tuple(tag(texts[i], days[i], i, spans[i]))) for i in texts)
    aligned = tuple(AlignedPair(a, b, 0.9) for a, b in zip(spans["es"], spans["en"], strict=False))
    edge = Edge("es", "en", Relation.TRANSLATED, 0.8, 0.9, aligned=aligned)
    lineage = Lineage("s", (Family(("en", "es"), "en"),), Range(1, 1, 1), (edge,))
    found = collate(Story("s", "s", articles, mentions), lineage, CollationSettings())
    return [d.span.of(spanish) for p in found.passages for d in p.differences if d.kind.value == "date"]


@pytest.mark.parametrize(
    ("spanish", "english", "words"),
    [
        ("en julio", "in June", "julio"),
        ("el martes", "on Wednesday", "martes"),
        ("el 3 de agosto", "on August 13", "3 de agosto"),
        ("en 2019", "in 2018", "2019"),
    ],
)
def test_another_date_is_charged_to_the_translation(spanish, english, words):
    assert misdated(SPANISH.format(spanish), ENGLISH.format(english)) == [words]


@pytest.mark.parametrize(
    ("spanish", "english"),
    [
        ("en junio", "in June"),
        ("ayer", "on Thursday"),
        ("el 3 de septiembre", "on Thursday"),
        ("en agosto", "on August 13"),
        ("en agosto", "last week"),
        ("el lunes y el martes", "on Wednesday"),
    ],
)
def test_the_same_day_in_other_words_and_what_is_only_vaguer_are_not(spanish, english):
    assert misdated(SPANISH.format(spanish), ENGLISH.format(english)) == []


def test_a_date_that_stands_in_the_sentence_beside_is_not_lost():
    english = ENGLISH.format("in June").replace("a case.", "a case in July.")
    assert misdated(SPANISH.format("en julio"), english) == []


def test_a_day_counted_from_the_day_of_each_page_is_carried_over_and_not_changed():
    later = Published("2026-09-05", "2026-09-05", Basis.STATED, 1.0, "stated")
    assert misdated(SPANISH.format("anoche"), ENGLISH.format("last night"), later) == []
    assert misdated(SPANISH.format("el jueves"), ENGLISH.format("last night"), later) == []
    assert misdated(SPANISH.format("el martes"), ENGLISH.format("last night"), later) == ["martes"]
