"""Boxes, authors, labels and summaries around a text, told by their build; and the fields that stand with them."""

import pytest
from flat_pages import BODY, TITLE, article

from retold.cleaning.phrases import whole_class
from retold.cleaning.published import PlacedStamp, published, read_month, read_stamp
from retold.model import Span


def stamps(*lines):
    return [PlacedStamp(read_stamp(line), line, Span(0, len(line)), at) for at, line in enumerate(lines)]


@pytest.mark.parametrize(
    "box",
    [
        ("Tags", "Merrow", "bridges", "Water"),
        ("Tags: Merrow, bridges, water",),
        ("1", "Man found safe on the moor", "2", "Why the school bus will cost more"),
        ("Comments (2)", "mudlark", "What a waste of money, and who will pay for it?", "Reply"),
        ("Who was right? VOTE NOW", "The mayor", "The council"),
        ("How do you like the old bridge?", "Very much 41%", "A little 22%", "Not at all 37%"),
        ("Who spoke best last night?", "Ada Pell", "The mayor", "Vote now"),
        ("Advertisement", "Your savings can earn eleven per cent a year with Harbourline. Dial *557# and start today."),
        ("Ad", "Millrace Wholemeal", "Stone-ground in the hills", "Report this ad"),
        ("White Lilies", "$89.95", "Garden Basket", "$114.95"),
        ("Unlock 42 quizzes from our puzzlers. Mirror Plus at $9 monthly.", "Claim offer"),
        (
            "In the Harbour Mirror: The ferryman who never learnt to swim",
            "In the Harbour Mirror: What does a litre of tar cost?",
        ),
        (
            "Related stories",
            "Drivers are urged to check a rule",
            "She married her plumber. Then he left.",
            "Nine walks that locals keep quiet",
        ),
        ("Poll", "Would you cross the old bridge by night?", "Yes, always!", "Never"),
        ("Comments (2)", "mudlark 18 June 2031 at 3.10 pm", "What a waste of money, and of good stone too!"),
    ],
)
def test_a_box_below_the_text_is_no_text(box):
    assert article(TITLE, *BODY, *box).text == "\n\n".join(BODY)


@pytest.mark.parametrize(
    "box",
    [
        ("Was this helpful?", "Yes", "No"),
        (
            "Advertisement",
            "Stone from the quarries of Halden, cut to your measure and brought to your door.",
            "Find out more",
        ),
        (
            "Stay on top of the valley",
            "Our reporter sits in the long meetings so you don't have to.",
            "Your email",
            "Sign me up",
        ),
    ],
)
def test_a_box_within_the_text_takes_nothing_of_the_text_with_it(box):
    assert article(TITLE, *BODY[:2], *box, *BODY[2:]).text == "\n\n".join(BODY)
    assert "The pillars" in article(TITLE, *BODY[:2], *box, "The pillars", *BODY[2:]).text


def test_what_stands_between_two_lines_of_an_appeal_goes_with_them():
    box = ("Sign up for our newsletter", "The valley in five minutes, each Friday", "Enter your email", "Sign up")
    assert article(TITLE, *BODY[:2], *box, *BODY[2:]).text == "\n\n".join(BODY)


@pytest.mark.parametrize(
    "about", ["Ivo Rem grew up beside the bridge and keeps bees.", "Ivo Rem, who keeps bees, is new here."]
)
def test_a_sentence_about_the_author_below_the_text_is_no_text(about):
    found = article(TITLE, "By Ivo Rem", "2 July 2031", *BODY, about, "Related posts", "More bridges for the valley")
    assert found.text == "\n\n".join(BODY)


@pytest.mark.parametrize(
    "lines",
    [
        ("Mirela Osk", "reporter", "Jon Rem", "editor", "2 July 2031"),
        ("2 July 2031", "Mirela Osk, harbour correspondent"),
        ("Mirela Osk", "2 July 2031"),
    ],
)
def test_names_beside_roles_and_days_are_authors(lines):
    found = article(TITLE, *lines, *BODY)
    assert found.authors[0] == "Mirela Osk"
    assert found.text == "\n\n".join(BODY)


def test_the_points_of_a_summary_are_text():
    points = ("Key points", "The council mends the old bridge", "Work begins in autumn and costs two million")
    assert article(TITLE, "2 July 2031", *points, *BODY).text == "\n\n".join((*points, *BODY))


def test_a_caption_below_the_day_is_not_the_headline():
    found = article(TITLE, "2 July 2031", "The old bridge of Merrow in the morning sun of May", *BODY)
    assert found.title == TITLE


@pytest.mark.parametrize(
    ("top", "foot", "outlet"),
    [
        ("Tidewatch", "© 2031 Tidewatch. All rights reserved.", "Tidewatch"),
        ("TIDEWATCH", "© Tidewatch 2031", "Tidewatch"),
        ("Tidewatch", "Tidewatch, Quay Street 4, 1200 Merrow, tel. 555 0101", "Tidewatch"),
        ("Wine", "© 2031 Wine Tastings Guide", None),
    ],
)
def test_the_line_on_top_that_the_foot_names_again_is_the_outlet(top, foot, outlet):
    assert article(top, "News", TITLE, *BODY, "Contact us", foot).outlet == outlet


def test_day_and_month_are_read_in_the_order_of_the_page_or_its_language():
    assert published(stamps("3/4/2031"))[0].last == "2031-04-03"
    assert published(stamps("3/4/2031"))[0].first == "2031-03-04"
    assert published(stamps("3/4/2031"), "es")[0].first == "2031-04-03"
    assert published(stamps("Published 3/4/2031", "Updated 25/4/2031"), "en")[0].first == "2031-04-03"
    assert published(stamps("Published 3/4/2031", "Updated 4/25/2031"), "en")[0].last == "2031-03-04"


def test_a_month_alone_is_the_days_from_its_first_to_its_last():
    assert (read_month("October 2031").first, read_month("October 2031").last) == ("2031-10-01", "2031-10-31")
    assert read_month("febrero de 2031").last == "2031-02-28"
    assert read_month("October sales 2031") is None


@pytest.mark.parametrize(
    ("line", "kind"),
    [("ΔΙΑΒΑΣΤΕ ΑΚΟΜΑ", "related"), ("ΣΧΟΛΙΑ", "comment"), ("برچسب‌ها", "related"), ("संबंधित ख़बरें", "related")],
)
def test_a_phrase_is_known_in_every_spelling_of_its_script(line, kind):
    assert whole_class(line) == kind


@pytest.mark.parametrize(
    ("lines", "outlet"),
    [
        (("Merrow & Vale", TITLE, *BODY, "Write to us: post@merrowandvale.example"), "Merrow & Vale"),
        ((TITLE, *BODY, "Add Merrow Lamp as a preferred source on Google"), "Merrow Lamp"),
        ((TITLE, *BODY, "Follow Ada Osk on Instagram", "Follow Merrow Lamp on WhatsApp"), "Merrow Lamp"),
        (("MerrowPost", TITLE, *BODY, "Follow us: the WhatsApp channel of MerrowPost. Subscribe now!"), "MerrowPost"),
        (("Merrow Mail", TITLE, *BODY, "© 2031 Merrow Mail Media LLC. All rights reserved."), "Merrow Mail"),
        (("The Merrow Press Agency", TITLE, *BODY, "© 2031 The Merrow Press Agency Ltd"), "The Merrow Press Agency"),
        (
            (
                "首页",
                "南屏市防汛工作会议召开",
                "会议指出,各地要把防汛作为当前最紧迫的任务,重点抓好以下措施。" * 3,
                "主办单位:南屏市水务局  地址:南屏",
            ),
            "南屏市水务局",
        ),
    ],
)
def test_a_page_s_outlet_is_named_by_its_own_lines(lines, outlet):
    assert article(*lines).outlet == outlet


@pytest.mark.parametrize(
    "lines",
    [
        ("Ivo Rem and Ada Osk", "2 July 2031"),
        ("Ivo Rem with Ada Osk", "2 July 2031"),
        ("Source: merrowmirror.example | Ivo Rem", "By Ada Osk"),
        ("Ivo Rem, Ada Osk | 2 July 2031",),
        ("Ivo Rem / Ada Osk", "2 July 2031"),
        ("2 July 2031 by Ivo Rem and Ada Osk",),
    ],
)
def test_two_authors_share_a_line_or_stand_behind_a_site(lines):
    assert set(article(TITLE, *lines, *BODY).authors) == {"Ivo Rem", "Ada Osk"}


@pytest.mark.parametrize("above", ["The bridge of the year", "Merrow, and what it is about"])
def test_a_motto_below_a_site_s_name_is_no_headline(above):
    lines = ("Merrow Institute of Bridges", above, "About us", "People", "Events", "Contact", "Shop")
    found = article(*lines, TITLE, "By Ivo Rem", "2 July 2031", *BODY, "© Merrow Institute of Bridges")
    assert (found.title, found.outlet) == (TITLE, "Merrow Institute of Bridges")


def test_a_sentence_that_begins_as_a_byline_does_names_nobody():
    assert article(TITLE, *BODY, "Por esta razón no habrá ley seca en Puerto Salinas").authors == ()


@pytest.mark.parametrize(
    "line", ["SECOND LEAD, adds bridge, council, Merrow, mayor", "MERROW-BRIDGE (UPDATE 1, adds mayor)"]
)
def test_the_line_on_an_agency_s_version_of_its_report_is_not_the_headline(line):
    assert article("NORTHERN PRESS", line, "20-10-2031 17:45", TITLE, *BODY).title == TITLE


def test_a_paragraph_of_the_text_below_an_advertisement_stays_though_it_names_a_price():
    line = "The mayor offered the council a loan at 3% for the bridge, and asked for an answer by Friday."
    assert line in article(TITLE, *BODY[:2], "Advertisement", line, *BODY[2:]).text


def test_what_stands_under_about_and_the_author_s_first_name_is_furniture():
    found = article(TITLE, "By Ana Roe", *BODY, "About Ana", "I am a cook, and I grow my own rye on the quay.")
    assert "rye" not in found.text


def test_a_caption_that_closes_with_who_took_the_picture_is_furniture_however_long():
    caption = "The mayor of Merrow walks over the old bridge in the rain on the day before the vote of the council. Photo: Ana Roe | Mirror"
    assert caption not in article(TITLE, caption, *BODY).text


def test_a_standfirst_stays_above_a_label_and_the_day():
    standfirst = "The mayor had wanted a new one and lost the vote by a single voice"
    assert standfirst in article(TITLE, standfirst, "Harbour desk and readers", "2 July 2031", *BODY).text
