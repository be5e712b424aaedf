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


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        # the only person of the paragraph
        (
            "es",
            "A las siete menos veinte, Remedios Valle regaba los geranios cuando vio los coches. «Pensé que era el repartidor de siempre», cuenta.",
            "Remedios Valle",
        ),
        (
            "fr",
            "À 7 h 20, le téléphone a sonné chez la docteure Hélène Carnot, et l'hôpital a tout arrêté. « J'ai fait rappeler tout le monde ce matin-là », raconte-t-elle.",
            "Hélène Carnot",
        ),
        (
            "fr",
            "Mathis Lorrain, 17 ans, a le bras dans le plâtre. Apprenti, il rentrait de chez son père. « J'étais debout près de la porte du wagon. »",
            "Mathis Lorrain",
        ),
        (
            "pt",
            "Fermín Arce deixou a presidência do clube ontem à noite.\n\n«Vou-me embora para que o emblema não pague por mim», afirmou.",
            "Fermín Arce",
        ),
        # a noun without accent is no pronoun
        ("es", "«Hubo un golpe abajo, como de un camión que se suelta», narró en el puerto el conductor Evaristo Lema.", "Evaristo Lema"),
        # what is asked for stands right behind the verb
        ("fr", "Le maire, Yves Tardieu, a ouvert le parking et demande aux employeurs « un peu de patience et beaucoup de calme ».", "Yves Tardieu"),
        ("es", "La secretaria, Covadonga Ruiz, los ha suspendido y pide «respeto a la presunción de toda inocencia».", "Covadonga Ruiz"),
        # a pronoun, or nothing, before a colon
        (
            "de",
            "Minister Dietmar Krall kam gegen Mittag. Er gab Rehm die Hand und sagte in die Mikrofone: „Das ist ein Bild, das keiner vergisst.“",
            "Dietmar Krall",
        ),
        # whose words they are said to be
        ("fr", "Elle a relayé les mots du ministre de l'Intérieur, Didier Kraus, devant la carcasse : « une image que nul n'oubliera jamais ».", "Didier Kraus"),
        # what is polite is no part of a name
        ("fr", "« Ce pays ne se laisse pas gouverner par des inconnus », a déclaré M. Desmet hier soir.", "Desmet"),
        # a letter that has two parts when accents are taken off
        ("ru", "Дело ведёт Лариса Теркина. По словам Теркиной, первые пациенты обратились к врачам вечером с жалобами.", "Лариса Теркина"),
        # another's office does not speak
        ("es", 'El alcalde, Nicanor Ibarra, del mismo partido que Gloria Onda, cree que su líder "hizo todo lo que tenía que hacer ayer".', "Nicanor Ibarra"),
        # behind `that` others stand
        ("pt", "A líder, Graça Onda, falou pouco. “Pediram paciência e nós a demos sempre”, disse, anunciando que os ministros sairiam.", "Graça Onda"),
    ],
)  # fmt: skip
def test_who_says_it_is_found_by_the_paragraph_and_the_sentence(language, text, who):
    assert [speaker for _, speaker in said(text, language)] == [who]


def test_two_people_in_a_paragraph_leave_nobody():
    text = "Vieron los coches Remedios Valle y Angustias Mella. Era de noche. «Pensé que era el repartidor de siempre», se oyó."
    assert [speaker for _, speaker in said(text, "es")] == [None]


def test_whom_a_paragraph_also_calls_by_one_name_may_have_said_it():
    text = (
        "Duarte Lemos guarda o caderno. Firmino Alves também.\n\nFoi Duarte Lemos quem assinou. Firmino não lhe guarda rancor. "
        "Lembra-se dele. “Ele viu e chorou lá em baixo, e depois subiu.” Era tarde."
    )
    assert [speaker for _, speaker in said(text, "pt")] == [None]


def test_a_verb_that_means_something_else_with_what_is_behind_it_says_nothing():
    text = "La agencia Almar lo publicó. El encargo, valorado en tres millones, contó con dinero de la región."
    assert said(text, "es") == []


def test_a_description_that_is_no_known_office_is_the_speaker():
    text = (
        "«No voy a especular sobre las causas de todo esto», afirmó el titular de Transportes, que avanzó un decreto."
    )
    article = Article("a", "0" * 64, "a", text, language="es")
    (quote,) = next(iter(annotate([article], MentionSettings()))).quotes
    assert quote.speaker is not None
    assert quote.speaker.span.of(text) == "el titular de Transportes"


def test_a_letter_in_marks_is_nothing_said():
    text = "Cuando la inicial es una «E», sostiene la magistrada, el dinero era para el alcalde de la villa."
    article = Article("a", "0" * 64, "a", text, language="es")
    assert all(len(q.spans[0]) > 1 for q in next(iter(annotate([article], MentionSettings()))).quotes)
