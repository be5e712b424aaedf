import pytest

from retold.cleaning.corrections import corrections
from retold.cleaning.hints import lowered


@pytest.mark.parametrize(
    ("page", "told"),
    [
        ("Correction (Nov. 3): The minister’s name is Vance, not Vence.\nMore news", "The minister’s name is Vance, not Vence."),
        ("Correction: the driver is 34, not 43 years old.", "the driver is 34, not 43 years old."),
        ("Correction\n\nThe headline named the wrong town. It is Selby.", "The headline named the wrong town. It is Selby."),
        ("It was amended on 4 May. An earlier version of this article said 90 metres; it is 19.", "An earlier version of this article said 90 metres; it is 19."),
        ("This article was amended on 4 May. An earlier version said 90 metres.", "This article was amended on 4 May. An earlier version said 90 metres."),
        ("Editor’s note: This story has been updated to correct the length of the pier.", "Editor’s note: This story has been updated to correct the length of the pier."),
        ("(Corrects length of pier in second paragraph)", "Corrects length of pier in second paragraph"),
        ("SELBY-PIER (UPDATE 2, corrects length; adds union)", "corrects length; adds union"),
        ("In einer früheren Fassung dieses Textes hieß es, der Pier sei 90 Meter lang.", "In einer früheren Fassung dieses Textes hieß es, der Pier sei 90 Meter lang."),
        ("Fe de errores: el muelle mide 19 metros, no 90.", "el muelle mide 19 metros, no 90."),
        ("Une première version de cet article parlait de 90 mètres.", "Une première version de cet article parlait de 90 mètres."),
        ("Correção: o cais tem 19 metros, e não 90.", "o cais tem 19 metros, e não 90."),
        ("Sprostowanie: molo ma 19 metrów, a nie 90.", "molo ma 19 metrów, a nie 90."),
        ("В предыдущей версии этой статьи говорилось о 90 метрах.", "В предыдущей версии этой статьи говорилось о 90 метрах."),
        ("Düzeltme: iskele 19 metre uzunluğunda, 90 değil.", "iskele 19 metre uzunluğunda, 90 değil."),
        ("更正：码头长十九米，不是九十米。", "码头长十九米，不是九十米。"),
        ("訂正:桟橋の長さは90メートルではなく19メートルです。", "桟橋の長さは90メートルではなく19メートルです。"),
        ("Korrektur: In einer früheren Version hieß es, 40 Menschen seien verletzt worden. Es waren 14.", "In einer früheren Version hieß es, 40 Menschen seien verletzt worden. Es waren 14."),
    ],
)  # fmt: skip
def test_a_correction_is_read_in_the_words_of_the_page(page, told):
    assert corrections(page, lowered(page)) == (told,)


@pytest.mark.parametrize(
    "page",
    [
        "Corrections officer: the prison officers said so and were hurt that night",
        "Stock market correction: shares fell by a tenth as investors left in numbers",
        "A clarification of the rules was asked for by the club and by its members.",
        "Correction",
        "Correction: no.",
        "An earlier version of the bill passed by the house was amended by the lords in May.",
        "CORRECTED: Pier of Selby closed until the divers have looked at it",
        "The second version of the programme was first shown in an earlier part of the year.",
    ],
)
def test_what_only_speaks_of_corrections_is_none(page):
    assert corrections(page, lowered(page)) == ()


def test_a_page_of_nothing_but_corrections_is_bounded():
    page = "".join(f"Correction: the bridge is {n} metres long, not {n + 1}.\n" for n in range(20_000))
    assert len(corrections(page, lowered(page))) == 5
