import pytest

from retold.mentions import MentionSettings, annotate
from retold.model import ActorKind, Article

SETTINGS = MentionSettings(parts=frozenset({"actors"}))


def actors(text):
    mentions = next(iter(annotate([Article("a", "0" * 64, "a", text, language="en")], SETTINGS)))
    return [(m.span.of(text), m.kind, m.actor, m.role.of(text) if m.role else None) for m in mentions.actors]


def test_a_surname_leads_to_the_full_name():
    found = actors("Peter Lund spoke on Monday. Lund said nothing new.")
    assert [f[2] for f in found] == ["Peter Lund", "Peter Lund"]


def test_a_title_before_a_name_is_its_role_and_no_part_of_it():
    found = actors("The council heard Prime Minister Peter Lund on Monday.")
    assert found[0][0] == "Peter Lund"
    assert found[0][3] == "Prime Minister"


def test_a_title_with_of_is_a_role():
    found = actors("They heard Secretary of State Peter Lund on Monday.")
    assert (found[0][0], found[0][3]) == ("Peter Lund", "Secretary of State")


def test_an_apposition_after_a_name_is_its_role():
    found = actors("Peter Lund, a former envoy to Norway, spoke on Monday.")
    assert found[0][3] == "a former envoy to Norway"


def test_two_people_of_one_surname_stay_apart():
    found = actors("Peter Lund and Mary Lund spoke on Monday. Mr. Lund left first. Mrs. Lund stayed.")
    assert [f[2] for f in found] == ["Peter Lund", "Mary Lund", "Peter Lund", "Mary Lund"]


def test_names_of_a_country_are_one_place():
    found = actors("The United States sent ships. The U.S. navy left later. Washington said nothing.")
    assert [f[2] for f in found if f[1] is ActorKind.PLACE][:2] == ["United States", "United States"]


def test_an_acronym_leads_to_the_name():
    found = actors("The Organization for Security and Cooperation in Europe met. The OSCE will meet again.")
    assert {f[2] for f in found} == {"Organization for Security and Cooperation in Europe"}


def test_adjectives_of_a_country_are_no_names():
    assert [f for f in actors("The Norwegian ships left.") if f[0] == "Norwegian"] == []


def test_new_begins_a_name_unless_a_year_follows():
    assert [f[0] for f in actors("The New Harbour Times wrote from New York about the New Year.")] == [
        "New Harbour Times",
        "New York",
    ]


def test_a_title_inside_a_name_is_its_role():
    found = actors("They heard Fla. Gov. Peter Lund and Senate Majority Leader Mary Aldane on Monday.")
    assert [(f[0], f[3]) for f in found] == [
        ("Peter Lund", "Fla. Gov."),
        ("Senate", None),
        ("Mary Aldane", "Senate Majority Leader"),
    ]


def test_party_and_state_behind_a_name_are_nobody():
    found = actors("Sen. Mary Aldane (R-Ohio) met Rep. Peter Lund, D-Nev., in Trenton, N.J.")
    assert [f[0] for f in found] == ["Mary Aldane", "Peter Lund", "Trenton"]


def test_a_department_is_no_judge():
    assert actors("The Justice Department said so.")[0][:2] == ("Justice Department", ActorKind.ORGANISATION)


def test_a_given_name_alone_is_the_person():
    found = actors("Mary Aldane spoke on Monday. Mary left for Oslo.")
    assert found[1][1:3] == (ActorKind.PERSON, "Mary Aldane")


def test_a_body_named_after_its_members_is_one_name():
    text = "The Dockers’ and Crane Drivers’ Union met the Women's League. The mayor's House of Art was closed."
    assert [f[0] for f in actors(text)][:2] == ["Dockers’ and Crane Drivers’ Union", "Women's League"]


def test_a_short_form_in_brackets_leads_to_the_name_even_without_all_initials():
    found = actors("The Dockers' and Crane Drivers' Union (DCU) met. The DCU will meet again.")
    assert {f[2] for f in found} == {"Dockers' and Crane Drivers' Union"}


def test_another_acronym_in_brackets_does_not():
    found = actors("The Port Workers' Federation (Oslo) met. The Harbour Board (BXQ) did not. BXQ waits.")
    assert "BXQ" in {f[2] for f in found}


def test_whose_administration_it_is_was_a_person_though_the_name_alone_looks_like_a_town():
    text = (
        "The mayor met Harrow on Monday. The Harrow administration would wait. Harrow administration officials agreed."
    )
    assert {(f[0], f[1]) for f in actors(text)} == {("Harrow", ActorKind.PERSON)}
    assert actors("The Kyiv administration would wait.")[0][1] is ActorKind.PLACE


def test_a_short_word_in_capitals_is_no_acronym_where_all_is_in_capitals():
    assert not [f for f in actors("OLDEN SAID THE UPPER ROAD WAS SHUT.") if f[1] is ActorKind.ORGANISATION]


def test_a_heading_in_capitals_names_only_who_is_named_elsewhere():
    found = actors("Otto Vael Auctioning Off Boat Used To Block Harbour. Otto Vael said the boat was his.")
    assert [f[0] for f in found] == ["Otto Vael", "Otto Vael"]


def test_titles_and_names_make_no_heading():
    found = actors("Prime Minister Peter Lund received President Otto Vael.")
    assert [f[0] for f in found] == ["Peter Lund", "Otto Vael"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Brandt & Soeder AG said on Thursday that sales fell.", {"Brandt & Soeder AG"}),
        ("Johnson & Johnson and Procter & Gamble fell on Friday.", {"Johnson & Johnson", "Procter & Gamble"}),
        ("The payments were rent, Samuel Oduya KC told the jury.", {"Samuel Oduya"}),
        ("The Serious Crime Office said it would study the verdict.", {"Serious Crime Office"}),
    ],
)
def test_firms_with_an_ampersand_honours_and_adjectives_of_bodies(text, names):
    assert {name for *_, name, _ in actors(text)} == names


@pytest.mark.parametrize(
    "text",
    [
        "Gearbox maker Torvik said on Tuesday that 300 jobs would go.",
        "Carmaker Torvik said on Tuesday that 300 jobs would go.",
        "Furniture giant Torvik said on Tuesday that 300 jobs would go.",
    ],
)
def test_what_a_firm_makes_is_no_part_of_its_name(text):
    assert {found[0] for found in actors(text)} == {"Torvik"}


def test_an_office_for_something_is_one_body():
    found = actors("The Calder Office for Product Safety spoke on Monday. The Office said no more.")
    assert {f[2] for f in found} == {"Calder Office for Product Safety"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Eating seaweed could CURE dementia, a baker said.", []),
        ("The CURE trial began in May.", []),
        ("The WHO said that twelve people had died.", ["WHO"]),
        ("Aid went to WHO offices.", ["WHO"]),
    ],
)
def test_words_in_capitals_for_their_weight_and_studies_are_no_actors(text, names):
    mentions = next(
        iter(annotate([Article("a", "0" * 64, "a", text, language="en")], MentionSettings(parts=frozenset({"actors"}))))
    )
    assert [m.actor for m in mentions.actors] == names


def test_short_forms_of_things_roads_and_makes_are_nobody():
    text = "The CCTV on the A7 in Tollen kept 40 GB, and a DX-40 was found. The PDF went to the G7."
    assert {name for name, *_ in actors(text)} <= {"Tollen", "G7"}


def test_common_words_in_capitals_for_stress_are_nobody():
    text = "He bought the club for a QUID and it is BUST now. Ola Brandt, a POUND to his name, waits."
    assert [name for name, *_ in actors(text)] == ["Ola Brandt"]


def test_a_pensioner_and_a_councillor_stand_before_their_names():
    text = "Pensioner Peter Lund would not say. Coun Mary Holm spoke for him."
    assert [(name, role) for name, _, _, role in actors(text)] == [("Peter Lund", "Pensioner"), ("Mary Holm", "Coun")]


def test_a_word_for_anybody_before_a_surname_is_no_given_name():
    found = actors(
        "The lamp belongs to the Harlow family. Old Harlow sold it in May. Woman Harlow, 83, heard of it at noon."
    )
    assert {(f[2], f[3]) for f in found} == {("Harlow", None)}


def test_a_common_word_behind_the_is_nobody():
    text = (
        "Members should ring the Lantern at once, and the Harlow family keeps the lamp. Alec Harlow chairs the Lantern."
    )
    assert {f[2] for f in actors(text) if f[1] is ActorKind.PERSON} == {"Alec Harlow"}


def test_what_somebody_does_before_two_names_is_no_given_name():
    found = actors("Designer Marte Olsund had dressed two opera seasons. Chronicler Beate Vole heard of it on Monday.")
    assert [f[2] for f in found] == ["Marte Olsund", "Beate Vole"]


def test_a_role_ends_where_a_clause_of_its_own_begins():
    found = actors("Peter Lund, manager of the branch in Market Street until it closed in 2019, was jailed on Friday.")
    assert found[0][3] == "manager of the branch in Market Street"


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Its pilot, Abel Sotto, 58, was freed at dawn.", {"Abel Sotto"}),
        ("Len Harlow, 71, of Mill Street, who was angry, left.", {"Len Harlow"}),
        ("Ada from Port Ansel, 80, wrote to the General Staff of Vestby.", set()),
        ("Fisheries Minister Velda Harlow said no, and the Fisheries Minister left.", {"Velda Harlow"}),
        ("Captain Inaki Sotto left. Inaki is a man of the sea.", {"Inaki Sotto"}),
        ("The loan paid for a fishing boat named Harvest.", set()),
        ("If we delay the rise THEY CAN SELL A BOAT, and LET US BE FRANK.", set()),
        ("Rowing is no sport. He hates rowing.", set()),
        ("The Spaniard left the press service of the General Staff.", set()),
    ],
)
def test_who_is_a_person_and_what_is_none(text, people):
    assert {f[2] for f in actors(text) if f[1] is ActorKind.PERSON} == people


def test_a_place_in_capitals_above_a_report_is_shown_as_it_is_spelt_in_it():
    assert {f[2] for f in actors("VELIGRAD, March 3 - It rained all day in Veligrad.")} == {"Veligrad"}


def test_whom_the_article_calls_mr_is_no_mrs():
    found = actors("Jamie Moen, 19, died. They spoke to Mr Moen's sister. Mrs Moen said nothing on Monday.")
    assert [f[2] for f in found] == ["Jamie Moen", "Jamie Moen", "Moen"]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Its chief inspector, Roland Tighe, spoke on Monday.", "chief inspector"),
        ("Across the gangway Moen's sister, Hazel Lomax, spoke on Monday.", "Moen's sister"),
        ("The deputy for Kessel, Dorte Lisk, is the favourite.", "deputy for Kessel"),
        ("Hedda Moen, a retired teacher waiting for the 5.40 to Lille, spoke.", "a retired teacher"),
        ("Jonas Teague, a docker of 41, spoke on Monday.", "a docker"),
        ("The dinner has landed Pensions Minister Velda Marne in hot water.", "Pensions Minister"),
    ],
)
def test_a_role_is_read_before_and_behind_a_name(text, role):
    assert role in [f[3] for f in actors(text)]


def test_what_opens_a_sentence_before_a_name_is_no_part_of_it():
    assert actors("Jailing Marchbank today, Mrs Justice Rudge told him so.")[0][0] == "Marchbank"
    assert actors("Scaffolder Lewis Tranter said he was far away.")[0][0] == "Lewis Tranter"
    assert actors("Leicester City Council met on Monday.")[0][0] == "Leicester City Council"


def test_a_ship_that_is_called_like_a_lady_is_no_person_wherever_it_is_named():
    text = (
        "A fire broke out on the ferry Lady Imogen. Lady Imogen carried 214 people. Lady Agnes Marl, who owns it, wept."
    )
    assert {(f[2], f[1]) for f in actors(text)} == {("Agnes Marl", ActorKind.PERSON)}


@pytest.mark.parametrize("title", ["Captain", "Pilot", "Paramedic"])
def test_a_role_before_a_given_name_and_a_surname_that_open_a_sentence_makes_a_person(title):
    (found,) = actors(f"{title} Ines Calloway opened the door.")
    assert found[1:3] == (ActorKind.PERSON, "Ines Calloway")
