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
    ],
)
def test_what_only_speaks_of_corrections_is_none(page):
    assert corrections(page, lowered(page)) == ()


def test_a_page_of_nothing_but_corrections_is_bounded():
    page = "".join(f"Correction: the bridge is {n} metres long, not {n + 1}.\n" for n in range(20_000))
    assert len(corrections(page, lowered(page))) == 5
