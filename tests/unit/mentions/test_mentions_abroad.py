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


LONG = "Oímos un golpe fuerte y luego se apagaron todas las luces"


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        # a verb alone: of whom the sentence before the marks tells, not one inside them
        ("es", f"Amara Lires estuvo agarrada a una nevera con su hijo. «{LONG}. Luego nada», dice.", "Amara Lires"),
        ("es", f"Un marinero del pesquero asegura que viajaban nueve camiones. «{LONG}», relata.", None),
        ("fr", "Mara Venn attend sur le quai depuis mardi. « On a entendu un coup, puis les lampes se sont éteintes », raconte-t-elle.", "Mara Venn"),
        ("pt", "O pescador Valdo Assis olha a cor do rio. “Quando fica cor de chá com leite, eu não jogo a rede”, afirma.", "Valdo Assis"),
        ("de", "Der Zugführer Tobias Rehm seilte sich als Erster ab. »Man hat bei jedem Schritt das Blech gehört«, sagt er.", "Tobias Rehm"),
        # where it was said stands between verb and speaker
        ("es", f"«{LONG}», contó en el muelle Evaro Lamela, camionero de 52 años.", "Evaro Lamela"),
        # a colon, and no verb of saying
        ("es", f"Sobre lo demás se remitió a la ministra Mara Venn: «{LONG}».", "Mara Venn"),
        ("de", "Die Ärztin Mara Venn rät außerdem zu Geduld: „Das bringt oft mehr als jedes andere Gerät.“", "Mara Venn"),
        ("ru", "Представитель МИД Галина Меркова назвала это шагом: «Наша сторона никогда не станет играть такую роль».", "Галина Меркова"),
        # sentences of their own behind somebody's
        ("de", "Der Zug fiel aus, sagte Bahnsprecherin Mara Venn. „Wir haben daraufhin alle Züge am Bahnhof angehalten.“", "Mara Venn"),
        ("ru", "«Сапёры находились на нашем берегу реки, это все видели», — подчеркнули в полиции.", None),
    ],
)  # fmt: skip
def test_whose_words_stand_in_marks_the_sentence_before_may_tell(language, text, who):
    article = Article("a", "0" * 64, "a", text, language=language)
    quote = next(iter(annotate([article], MentionSettings()))).quotes[-1]
    assert quote.speaker is not None
    assert quote.speaker.actor == who


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "La pluie est tombée toute la nuit sur le port. « Le bilan n'en restera pas à cinq morts ni à dix. »"),
        ("es", f"Nadie abrió la puerta. La respuesta es: «{LONG}»."),
        ("es", f"Puerto Olmo amaneció en silencio. «{LONG}.»"),
        ("es", f"Mara Venn es la guardesa.\n\n«{LONG}»."),
    ],
)
def test_words_of_nobody_named_before_them_stay_nobodys(language, text):
    article = Article("a", "0" * 64, "a", text, language=language)
    assert [q.speaker for q in next(iter(annotate([article], MentionSettings()))).quotes if q.spans[0].start > 20] == [
        None
    ]


def test_a_word_inside_the_marks_names_no_source_and_a_description_is_not_said():
    text = f"«Oímos un golpe, como si se soltara un camión, y ya no volvió», contó en el muelle Evaro Lamela, camionero de 52 años. Llovía. {LONG}."
    article = Article("a", "0" * 64, "a", text, language="es")
    (quote,) = next(iter(annotate([article], MentionSettings()))).quotes
    assert quote.speaker is not None
    assert (quote.speaker.actor, len(quote.spans)) == ("Evaro Lamela", 1)
