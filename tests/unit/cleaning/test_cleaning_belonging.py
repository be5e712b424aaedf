"""What belongs to an article stays, what stands in its midst goes: footnotes, verdicts, farewells, polls, captions, walls."""

import hashlib

import pytest

from retold.cleaning import CleaningSettings, clean
from retold.model import Article, Page, PageForm

TITLE = "Merrow council votes to mend the old bridge"
BODY = (
    "The council of Merrow voted on Tuesday to mend the old bridge, said the mayor, who had asked for a new one in May.",
    "Work on the bridge will begin in autumn, the council said, and it will cost the town about two million crowns.[1]",
    "“We could not wait any longer,” said councillor Ada Pell, who has lived beside the bridge for sixty years.",
    "The bridge was built in 1902. Two of its pillars stand in salt water, and the council has been warned about them.",
)


def article(*lines):
    text = "\n\n".join(lines)
    page = Page("p", PageForm.FLATTENED, text, hashlib.sha256(text.encode()).hexdigest(), "p.txt")
    found = next(iter(clean([page], CleaningSettings())))
    assert isinstance(found, Article), found
    return found


def paragraphs(*lines):
    return article(*lines).text.split("\n\n")


@pytest.mark.parametrize(
    "below",
    [
        ("[1] The sum leaves out the lamps, which the town has in store.",),
        ("1. The sum leaves out the lamps, which the town has in store. ↩︎",),
        ("Subscribe", "Share", "Until next week,", "Ada"),
        ("Subscribe", "Share", "P.S. The ferryman will be at the market on Friday to sell his boat."),
        ("Claim", "The bridge is sold to a museum", "Rating", "False"),
    ],
)
def test_what_closes_a_text_stays(below):
    owned = [line for line in below if line not in {"Subscribe", "Share"}]
    assert paragraphs(TITLE, *BODY, *below, "Privacy policy", "Terms of use") == [*BODY, *owned]


def test_a_footnote_that_is_a_mere_address_is_no_text_for_its_number():
    below = ("Subscribe", "Share", "[1] https://accounts.example/merrow", "Privacy policy", "Terms of use")
    assert paragraphs(TITLE, *BODY, *below) == [*BODY]


def test_a_standfirst_between_headline_and_byline_stays():
    standfirst = "Two pillars stand in salt water and nobody has looked at them since 1961"
    assert paragraphs(TITLE, standfirst, "By Ada Fenwick", "4 May 2022", *BODY)[0] == standfirst


def test_a_bare_name_above_the_day_is_the_author_unless_the_text_names_him():
    assert article(TITLE, "Tove Lindqvist", "4 May 2022", *BODY).authors == ("Tove Lindqvist",)
    assert article(TITLE, "Ada Pell", "4 May 2022", *BODY).authors == ()


def test_a_poll_of_the_readers_is_left_out():
    poll = ("Poll", "Should the bridge be mended?", "Yes, at last", "No, build a new one", "Vote", "2,381 votes")
    assert paragraphs(TITLE, *BODY[:2], *poll, *BODY[2:]) == [*BODY]


def test_a_caption_between_its_mark_and_its_credit_is_left_out():
    picture = ("Image", "The bridge in 1961, when it was last looked at.", "Credit...", "Nils Brandt/The Merrow Post")
    assert paragraphs(TITLE, *BODY[:2], *picture, *BODY[2:]) == [*BODY]


def test_a_row_of_a_timetable_is_no_caption_of_a_video():
    rows = ("Ferry from Merrow 8 June 09:00 15:00", "Ferry from Dell 9 June 09:30 15:30")
    assert set(rows) <= set(
        paragraphs(TITLE, *BODY, "The ferry will run at the following times:", *rows, BODY[0] + " ")
    )


@pytest.mark.parametrize(
    "wall",
    [
        ("Wir und unsere 214 Partner verarbeiten Ihre Daten", ("Wir verwenden Cookies und ähnliche Technologien, um Inhalte zu "
         "personalisieren, die Nutzung zu messen und Anzeigen auszuspielen."), "Alle akzeptieren", "Ablehnen"),
        ("Szanujemy Twoją prywatność", ("My i nasi zaufani partnerzy przechowujemy informacje na urządzeniu lub uzyskujemy do nich "
         "dostęp oraz przetwarzamy dane osobowe."), "PRZEJDŹ DO SERWISU"),
    ],
)  # fmt: skip
def test_a_wall_that_stands_first_is_neither_headline_nor_text(wall):
    found = article(*wall, "Home", "News", TITLE, *BODY)
    assert (found.title, found.text.split("\n\n")) == (TITLE, [*BODY])


def test_a_source_without_a_name_counts_only_at_the_text():
    far = ("Related stories", "A ferry that nobody wants any more", "Share", "Comment", "Source link")
    assert [credit.name for credit in article(TITLE, *BODY, "Source link").credits] == [None]
    found = article(TITLE, *BODY, *far)
    assert not found.credits
    assert "Source link" not in found.text


def test_a_line_that_begins_with_a_colon_says_nobody_s_words():
    said = ": “We will cross it on foot until the lamps are lit again.”"
    assert article(TITLE, *BODY, said).title == TITLE


def test_the_days_of_a_timeline_are_its_text_and_no_day_of_publication():
    days = ("7 June 2024", "24 June 2024", "12 March 2025")
    found = article(
        TITLE, "19 August 2025", *(line for pair in zip(days, BODY, strict=False) for line in pair), BODY[3]
    )
    assert all(day in found.text for day in days)
    assert found.published is not None
    assert found.published.first == "2025-08-19"


def test_the_salutation_of_a_letter_is_its_text():
    assert "Dear neighbours," in paragraphs(TITLE, "2 July 2031", "Dear neighbours,", *BODY)


def test_the_heading_of_notes_stays_over_sentences():
    assert "Notes" in paragraphs(TITLE, *BODY, "Notes", "The bridge keeps for a week in a tea towel, said the mayor.")
