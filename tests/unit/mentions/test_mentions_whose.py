"""Who speaks where the sentence before, or a description, names him; and what is nobody's words."""

import pytest

from retold.mentions import MentionSettings, annotate
from retold.model import ActorKind, Article


def read(text, language="en"):
    return next(iter(annotate([Article("a", "0" * 64, "a", text, language=language)], MentionSettings())))


def speakers(text, language="en"):
    return [(q.speaker.actor or q.speaker.span.of(text)) if q.speaker else None for q in read(text, language).quotes]


def kinds(text):
    return {actor.actor: actor.kind for actor in read(text).actors}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            (
                "But Professor Greta Lindahl of Marsh Street Hospice, who nursed 20 of the men, warned against haste. "
                "“Nobody has counted the sick yet,” she told the Courier."
            ),
            "Greta Lindahl",
        ),
        (
            (
                "Kestrel Bioworks admitted on Monday that two hulls had cracked. Managing director Oskar Thune said the welds "
                "were sound. “We will open every one of them,” he said."
            ),
            "Oskar Thune",
        ),
        (
            "The Norva Clinic's chairman, Ottilie Grand, arrived on foot. “I walked here, as you see,” she said.",
            "Ottilie Grand",
        ),
        (
            (
                "The pills are weak, says Soo-ah Marlin, a heart doctor at St Olave's in Brenn. “You would not bail a ship "
                "with a spoon,” she says."
            ),
            "Soo-ah Marlin",
        ),
        (
            (
                "Masks do not help, says the town's health officer, Dr Femi Osei. “Stay at home. Open a window,” she told a "
                "meeting."
            ),
            "Femi Osei",
        ),
        (
            (
                "Coach Delacourt is worried about Ivo Leander. Leander lives in a flat. His mother, Annie, drove there with two "
                "boxes. “They're eating noodles,” she said."
            ),
            "Annie",
        ),
    ],
)
def test_a_pronoun_is_the_person_named_before_it(text, speaker):
    assert speakers(text)[-1] == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "The Transport Ministry confirmed that there was a contract but said it was “not a promise”.",
            "Transport Ministry",
        ),
        ("The company admitted that there had been a leak and said it was small.", "The company"),
        ("Sir Aldo Brenn, who led the inquiry, wrote in his report: “The door was never locked.”", "Aldo Brenn"),
        ("Nina Falk, a Liberal from the south, who says she was promised a bridge, voted no.", "Nina Falk"),
        ("Meridian Shipping of Lisbon said the anchor had been lost.", "Meridian Shipping"),
        ("Stroud rejected the demand. Ida Stroud is a minister.", "Ida Stroud"),
        ("Chief executive Leif Aamodt said none was linked to the drug.", "Leif Aamodt"),
    ],
)
def test_what_stands_nearer_the_verb_is_no_speaker(text, speaker):
    assert speakers(text)[-1] == speaker


@pytest.mark.parametrize(
    ("text", "nobody"),
    [
        (
            "Then a firm that has earned its owners 30 million since 2017 tells us that the river cleaned itself.",
            "2017",
        ),
        ("A third one, found in March, says the pump had been “dead for days”.", "March"),
        ("A second one says the pump had been “dead for days”.", "A second one"),
        ("40,000 customers told not to use their gas stoves.", "40,000 customers"),
        ("Villagers urged to leave their houses at once.", "Villagers"),
        ("The man said to have signed it never worked there.", "The man"),
    ],
)
def test_years_things_and_those_who_are_told_are_no_speakers(text, nobody):
    assert nobody not in speakers(text)


@pytest.mark.parametrize(
    "text",
    [
        "The driver was not accused of wrongdoing.",
        "Her successor is to be sworn in.",
        "The ban was announced.",
        "He showed a notice signed by the head of the branch, “K. Berg”, to the crowd.",
    ],
)
def test_a_few_words_of_nobody_are_no_quote(text):
    assert read(text).quotes == ()


@pytest.mark.parametrize(
    "text",
    [
        "The house is two miles from the nearest Premier Division ground.",
        "They met at the old Premier Lounge on Friday.",
        "Ricin is made from beans. Glyphosate was found in the soup. Microcystin. It attacks the liver.",
    ],
)
def test_a_league_a_hall_and_a_poison_are_nobody(text):
    assert ActorKind.PERSON not in kinds(text).values()


def test_a_title_before_a_name_still_makes_a_person():
    assert kinds("The new Premier Anna Holt said no.") == {"Anna Holt": ActorKind.PERSON}


@pytest.mark.parametrize(
    "name", ["HarbourWatch", "Tarn Bioworks", "Brenn Infirmary", "Port Pharma", "the website Harbour Whisper"]
)
def test_a_body_is_known_by_its_name(name):
    found = kinds(f"The mayor read it on {name} and Ola Brandt did too.")
    assert found.pop("Ola Brandt") is ActorKind.PERSON
    assert set(found.values()) == {ActorKind.ORGANISATION}


def test_two_capitals_may_be_of_a_surname():
    assert kinds("Ola MacBride said so and Ida DeVries did not.").keys() == {"Ola MacBride", "Ida DeVries"}


def test_by_whom_a_report_is_is_no_occasion():
    text = "The governor denied a report by the website Dawn Mail that the bridge would close."
    assert [quote.occasion for quote in read(text).quotes] == [None]


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("de", "Oppositionsführerin Mirela Dragan nannte das Ergebnis „ein Begräbnis mit einem Gast zu viel“.", "Mirela Dragan"),
        ("de", "Gewerkschaftschef Otto Brahm bezeichnete das Angebot als „eine Ohrfeige für alle“.", "Otto Brahm"),
        ("es", "La líder, Mirela Dragan, calificó el resultado de «un funeral con un invitado de más».", "Mirela Dragan"),
        ("fr", "Le maire Paul Serrat a parlé d'« une nuit que personne n'oubliera ici ».", "Paul Serrat"),
        ("it", "L'avvocato Paolo Serra ha parlato di «una prima vittoria della verità».", "Paolo Serra"),
        ("pt", "O advogado, Rui Matoso, falou em «primeira vitória da verdade».", "Rui Matoso"),
        ("pl", "Prokurator Henryk Soja nazwał je „najdroższą serwetką w całym kraju”.", "Henryk Soja"),
        ("ru", "Лидер Мирела Драган назвала результат «похоронами, на которых одним гостем больше».", "Мирела Драган"),
        ("ru", "«Мы проиграли матч, но не финал», — сказала тренер «Волгина» Ирина Лотова.", "Ирина Лотова"),
        ("uk", "«Міст закрито до весни», — повідомив директор «Річкового порту» Павло Сомов.", "Павло Сомов"),
        ("ar", "وقالت أندرادي لأنصارها: «تكلم الشعب، وتكلم بصوت خافت كي لا يسكته أحد».", "أندرادي"),
        ("he", '"העם דיבר, והוא דיבר בלחש כדי שאיש לא ישתיק אותו", אמרה אלון לתומכיה.', "אלון"),
        ("tr", "Belediye Başkanı Leyla Demir destekçilerine, “Köprüyü bahardan önce kapatmayacağız” dedi.", "Leyla Demir"),
    ],
)  # fmt: skip
def test_who_calls_it_so_and_whom_he_tells_it(language, text, speaker):
    assert speakers(text, language) == [speaker]


def test_what_a_ship_is_called_is_said_by_nobody():
    assert speakers("Das Schiff heißt „die alte Dame vom großen Fluss im Norden“.", "de") == [None]
