"""What stands on top of a flattened page: the name of the outlet, and which line below it is the headline."""

import pytest
from flat_pages import article

BODY = (
    "The council in Marlow voted on Tuesday to close the covered market for two years, after engineers found cracks in its columns.",
    "Traders said they had four weeks to leave. “My mother sold eggs here,” said Nora Beddoes, who runs a stall by the north door.",
    "The council will pay each trader 3,000 pounds and offers a tent on the car park, councillor Amir Shah said.",
)
TITLE = "Covered market to close for two years after cracks found"


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("THE MARLOW CLARION", "THE MARLOW CLARION"),
        ("Marlow & Dale Packet – every Friday", "Marlow & Dale Packet"),
        ("EVENING CLARION, Marlow", "EVENING CLARION"),
        ("Marlow Clarion | Town | Sport | Weather", "Marlow Clarion"),
        ("Stalls: the newsletter of the market traders", "Stalls"),
        ("Marlower Kreisblatt", "Marlower Kreisblatt"),
        ("La Voz de Marlow", "La Voz de Marlow"),
        ("L'Écho de Marlow", "L'Écho de Marlow"),
        ("Radio Marlow 96.4", "Radio Marlow 96.4"),
        ("stallholder.example", "stallholder.example"),
        ("MTNA - Marlow Traders News Agency", "MTNA"),
        ("Nordufer Anzeiger Nr. 58 Seite 3", "Nordufer Anzeiger"),
        ("Вестник Марлоу", "Вестник Марлоу"),
        ("马洛晚报", "马洛晚报"),
    ],
)
def test_a_first_line_with_the_form_of_a_masthead_names_the_outlet(line, name):
    found = article(line, TITLE, *BODY)
    assert (found.outlet, found.title) == (name, TITLE)


@pytest.mark.parametrize("name", ["StallWatch", "BUZZARD", "The Weathervane", "Global Frontlines"])
def test_other_names_take_a_menu_or_a_motto_below_them(name):
    assert article(name, TITLE, *BODY).outlet is None
    for below in ("Town | Weather | Small ads", "All that stirs before breakfast"):
        found = article(name, below, TITLE, *BODY)
        assert (found.outlet, found.title) == (name, TITLE)


@pytest.mark.parametrize("below", [(), ("12 May 2031",), ("By Dana Ross",)])
@pytest.mark.parametrize(
    "line",
    [
        "Politics",
        "World News",
        "Health News",
        "Weather Bulletin",
        "Morning Briefing",
        "Book Review",
        "Guest Post",
        "TOP STORIES",
        "EXCLUSIVE",
        "MARLOW",
        "City Council",
        "Nora Beddoes",
        "The Long Read",
        "Housing Ministry",
        "Windows 11",
        "Radio 4",
        "Sign in Join",
        "Lokale Nachrichten",
        "Últimas Noticias",
        "Новости дня",
        "社会新闻",
    ],
)
def test_sections_buttons_people_places_and_products_are_no_outlets(line, below):
    found = article(line, *below, TITLE, *BODY)
    assert (found.outlet, found.title) == (None, TITLE)


@pytest.mark.parametrize(
    "line",
    [
        "Fresh every day, since the flood",
        "Town / Courts / Small ads",
        "From our reporter at the market",
        "Isolde Brack and Moritz Fenn",
        "Monday, May 5, 2031 — printed at the yard behind the market",
        "Marlow, Dale and the Seven Wells",
        "Issue 19/2031",
    ],
)
def test_the_headline_is_not_what_stands_between_it_and_the_masthead(line):
    assert article("THE MARLOW CLARION", line, TITLE, *BODY).title == TITLE


def test_a_headline_that_is_short_stands_above_the_sentence_that_sums_up_the_text():
    line = "The council of a small town has voted to close its market."
    assert article("Cracked Market Will Close", line, *BODY).title == "Cracked Market Will Close"


def test_a_page_is_not_of_the_agency_whose_rights_alone_it_names():
    report = (f"MARLOW (Coast Dispatch) - {BODY[0]}", *BODY[1:], "(c) Coast Dispatch")
    assert article(TITLE, *report).outlet is None
    assert article("Coast Dispatch", TITLE, *report).outlet == "Coast Dispatch"
