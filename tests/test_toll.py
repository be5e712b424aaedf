"""A toll that rises from one day's report to the next is neither an error of the later report nor falling. All invented."""

import pytest

from accounts import account_of, charged, is_error

FIRST = """At least nine people died and 31 were injured when a fire broke out on the car deck of the ferry Lady Oriel off Tolm Bay in the early hours of Thursday, the Varonian coast guard said. The ferry was carrying 214 passengers and 38 crew when flames were reported at 2:15 a.m. Transport Minister Ilsa Brandt ordered an inquiry."""
REST = """ The Lady Oriel was carrying 214 passengers and 38 crew when flames were reported on the car deck at 2:15 a.m. on Thursday off Tolm Bay. Transport Minister Ilsa Brandt told parliament the inquiry would report by January 30."""
OPENINGS = [
    "Two passengers died in hospital overnight, bringing to 11 the number of people killed in Thursday’s fire on the ferry Lady Oriel, the coast guard said on Friday.",
    "Two more passengers of the ferry Lady Oriel have died, bringing the death toll from Thursday’s fire to 11, the coast guard said on Friday.",
    "The death toll in Thursday’s fire on the ferry Lady Oriel rose to 11 on Friday after two injured passengers died, the coast guard said.",
    "The number of dead in Thursday’s fire on the ferry Lady Oriel has risen from nine to 11, the coast guard said on Friday.",
    "Eleven people are now known to have died in Thursday’s fire on the ferry Lady Oriel, the coast guard said on Friday.",
    "Two people who were injured in Thursday’s fire on the ferry Lady Oriel died on Friday, raising the toll to 11.",
    "The bodies of two missing passengers were found on Friday, taking the death toll from the Lady Oriel ferry fire to 11.",
]


@pytest.mark.parametrize("opening", OPENINGS)
def test_a_toll_has_risen(read_pages, opening):
    pages = [
        ("first", "Nine die in ferry fire", "2031-11-06T10:00:00Z", "Norda", FIRST, "en"),
        ("later", "Toll of ferry fire rises", "2031-11-07T10:00:00Z", "Tolm Courier", opening + REST, "en"),
    ]
    account = account_of(read_pages(pages), "later")
    texts = {article.id: article.text for article in account.story.articles}
    steps = {
        m.what: [s.evidence[0].span.of(texts[s.evidence[0].article]).lower() for s in m.steps] for m in account.moved
    }
    assert steps in ({"dead": ["at least nine", "11"]}, {"dead": ["at least nine", "eleven"]})
    assert not charged(account, is_error)


def test_a_name_and_a_day_changed_in_copying_are_no_facts(read_pages):
    told = "The coast guard spokeswoman Dana Whitlock said the Lady Oriel had 214 passengers on board when the fire broke out off Tolm Bay on Thursday. The operator said the vessel had passed a safety check in March. Helicopters took 180 people off the ship."
    copied = told.replace("March", "May").replace("Dana", "Diane")
    pages = [
        ("first", "Fire on ferry", "2031-11-06T10:00:00Z", "Norda", told, "en"),
        ("later", "Ferry fire", "2031-11-06T12:00:00Z", "Tolm Courier", copied, "en"),
    ]
    facts = {fact.value for fact in account_of(read_pages(pages), "first").facts}
    assert "Dana Whitlock" in facts
    assert "2031-03-01/2031-03-31" in facts
    assert not facts & {"Diane Whitlock", "2031-05-01/2031-05-31"}


def test_the_brief_has_the_newest_toll_though_more_pages_have_older_ones_or_none(read_pages):
    copy = FIRST.replace(
        "At least nine people died and 31 were injured when a", "Nine people were killed and 31 injured when a"
    )
    bare = "The fire broke out on the car deck of the ferry Lady Oriel at 2:15 a.m., the coast guard said. The ferry was carrying 214 passengers and 38 crew."
    other = "Eleven people are now known to have died in the fire on the ferry Lady Oriel off Tolm Bay. The captain was questioned by police."
    pages = [
        ("first", "Nine die in ferry fire", "2031-11-06T10:00:00Z", "Norda", FIRST, "en"),
        ("copy", "Ferry fire", "2031-11-06T11:00:00Z", "Tolm Post", copy, "en"),
        ("bare", "Ferry fire: what we know", "2031-11-06T12:00:00Z", "Tolm Daily", bare, "en"),
        ("later", "Toll of ferry fire rises", "2031-11-07T10:00:00Z", "Tolm Courier", OPENINGS[0] + REST, "en"),
        ("other", "Ferry fire toll", "2031-11-07T10:30:00Z", "Tolm Star", other, "en"),
    ]
    points = [point.text for point in account_of(read_pages(pages), "later").brief]
    assert any("to 11 the number" in text or "Eleven people" in text for text in points[:2])
