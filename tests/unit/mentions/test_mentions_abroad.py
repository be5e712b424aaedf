"""Quotes of other languages: the name beside a verb of saying. All texts are invented."""

import pytest

from retold.mentions import annotate
from retold.mentions.settings import MentionSettings
from retold.model import Article

ES = "El puente de Ostrel se cerró el lunes. {0}\n\nLa barcaza llevaba grava y nadie resultó herido."
DE = "Die Brücke in Ostrel wurde am Montag gesperrt. {0}\n\nDer Kahn hatte Kies geladen, verletzt wurde niemand."
FR = "Le pont d'Ostrel a été fermé lundi. {0}\n\nLa barge transportait du gravier et personne n'a été blessé."


def said(text, language):
    article = Article(id="a", page_sha256="0" * 64, source="a", text=text, language=language)
    (found,) = annotate([article], MentionSettings())
    return [(q.spans[0].of(text)[:9], q.speaker and q.speaker.actor) for q in found.quotes]


@pytest.mark.parametrize(
    ("frame", "language", "words", "who"),
    [
        (ES, "es", "“Oímos un golpe y luego se apagaron las luces”, dijo en un comunicado la guardesa, Mara Venn.", "Mara Venn"),
        (ES, "es", "Mara Venn, la guardesa, contó: «Oímos un golpe y luego se apagaron las luces».", "Mara Venn"),
        (ES, "es", "“Oímos un golpe y luego se apagaron las luces”, dijo ella.", None),
        (DE, "de", "„Wir hörten einen Schlag, dann gingen die Lampen aus“, sagte Wärterin Mara Venn.", "Mara Venn"),
        (DE, "de", "„Wir hörten einen Schlag, dann gingen die Lampen aus“, sagte Brückenwärter Otto Haas.", "Otto Haas"),
        (DE, "de", "„Wir hörten einen Schlag, dann gingen die Lampen aus“, sagte sie. Otto Haas schwieg.", None),
        (DE, "de", "„Wir hörten einen Schlag, dann gingen die Lampen aus“, sagte Dachdecker Xanto Haas.", "Xanto Haas"),
        (FR, "fr", "La gardienne Mara Venn est sur place. « On a entendu un coup, puis les lampes se sont éteintes », affirme-t-elle.", "Mara Venn"),
        (FR, "fr", "« On a entendu un coup, puis les lampes se sont éteintes », a déclaré la gardienne Mara Venn.", "Mara Venn"),
    ],
)  # fmt: skip
def test_a_name_beside_a_verb_of_saying_is_the_speaker(frame, language, words, who):
    ((_, speaker),) = said(frame.format(words), language)
    assert speaker == who


def test_a_language_whose_verbs_are_not_known_has_quotes_of_nobody():
    text = "Podul din Ostrel este închis. „Am auzit o bubuitură și apoi s-au stins toate luminile”, a spus Mara Venn."
    assert said(text, "ro") == [("Am auzit ", None)]


def test_words_right_behind_those_of_a_speaker_are_his_and_a_polite_word_is_no_name():
    text = (
        "Marcia Dunn, directrice de l'agence, a parlé jeudi. « Nous n'avons pas encore atteint les villages du nord », a déclaré "
        "Mme Dunn. « Le bilan n'en restera pas à cinq. »"
    )
    assert [who for _, who in said(text, "fr")] == ["Marcia Dunn", "Marcia Dunn"]


def test_words_further_on_are_nobodys():
    text = "« Nous n'avons pas encore atteint les villages du nord », a déclaré Marcia Dunn. La pluie est tombée toute la nuit. « Le bilan n'en restera pas à cinq morts. »"
    assert [who for _, who in said(text, "fr")] == ["Marcia Dunn", None]


def test_whom_something_is_told_in_portuguese_speaks_not():
    text = "“São os nossos rapazes, estamos todos de coração nas mãos”, disse ao Portal a presidente da associação, Ana Furtado."
    article = Article("a", "0" * 64, "a", text, language="pt")
    (quote,) = next(iter(annotate([article], MentionSettings()))).quotes
    assert quote.speaker is not None
    assert quote.speaker.span.of(text).endswith("Ana Furtado")
