"""Flattened pages lose their furniture, keep their text, and say why."""

import hashlib

import pytest

from retold.cleaning import CleaningSettings, clean, filter_blocks
from retold.model import Article, ArticleKind, CreditKind, Page, PageForm, Rejected, Span, Stated

BODY = (
    "The council of Merrow voted on Tuesday to mend the old bridge, said the mayor, who had asked for a new one in May.",
    "Work on the bridge will begin in autumn, the council said, and it will cost the town about two million crowns.",
    "“We could not wait any longer,” said councillor Ada Pell, who has lived beside the bridge for sixty years.",
    "The bridge was built in 1902. Two of its pillars stand in salt water, and the council has been warned about them.",
)
TITLE = "Merrow council votes to mend the old bridge"


def page(text, form=PageForm.FLATTENED, **more):
    return Page("p", form, text, hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(), "p.txt", **more)


def cleaned(*lines, **more):
    return next(iter(clean([page("\n\n".join(lines), **more)], CleaningSettings())))


def article(*lines, **more):
    found = cleaned(*lines, **more)
    assert isinstance(found, Article), found
    return found


def reasons(found):
    return {removed.text: removed.reason for removed in found.removed}


def test_the_headline_becomes_the_title_and_leaves_the_text():
    found = article(TITLE, *BODY)
    assert found.title == TITLE
    assert found.text == "\n\n".join(BODY)


@pytest.mark.parametrize(
    "line",
    [
        f"{TITLE} | The Merrow Mirror",
        "Why was the old bridge of Merrow to be mended?",
        "Photo via Merrow Harbour Archive",
        "Ada Pell, MSc, RD",
        "By Ada Pell ⋅ Bridge Editor ⋅ Updated November 18, 2031",
        "We value your privacy",
    ],
)
def test_no_other_line_beside_the_headline_is_taken_for_it(line):
    assert article(TITLE, line, *BODY).title == TITLE


@pytest.mark.parametrize(
    ("heading", "ask", "button"),
    [
        (
            "We value your privacy",
            (
                "We and our 140 partners store and/or access information on a device, such as cookies, and process personal data "
                "such as unique identifiers for personalised advertising and content."
            ),
            "Accept all",
        ),
        (
            "Ihre Privatsphäre",
            (
                "Wir und unsere Partner speichern Informationen auf einem Gerät und verarbeiten sie für personalisierte Werbung "
                "und Inhalte."
            ),
            "Alle akzeptieren",
        ),
    ],
)
def test_a_dialogue_that_asks_for_consent_is_cut_and_hides_no_headline(heading, ask, button):
    found = article(heading, ask, button, TITLE, *BODY)
    assert (found.title, found.text) == (TITLE, "\n\n".join(BODY))


def test_a_section_name_above_the_headline_is_cut():
    found = article("Politics", TITLE, *BODY)
    assert (found.title, found.text) == (TITLE, "\n\n".join(BODY))


def test_an_advertisement_mark_does_not_drag_its_neighbours_out():
    found = article(TITLE, "- Advertisement -", BODY[0], "- Advertisement -", *BODY[1:])
    assert found.text == "\n\n".join(BODY)
    assert reasons(found)["- Advertisement -"] == "advertisement mark"


def test_a_shortcode_within_a_line_is_cut_and_the_rest_stays():
    found = article(TITLE, BODY[0] + ' [video-player id="8"]', *BODY[1:])
    assert found.text == "\n\n".join(BODY)
    assert any(removed.reason == "shortcode" for removed in found.removed)


def test_a_caption_with_the_length_of_a_video_is_cut_and_a_time_of_day_is_not():
    timed = "The council will meet again on Friday at 19:30"
    found = article(TITLE, *BODY[:2], "How the pillars are mended 2:08", timed + ".", *BODY[2:])
    assert "How the pillars" not in found.text
    assert timed in found.text


def test_a_headline_of_another_article_between_paragraphs_is_cut():
    teaser = "Prime minister defends the sale of northern ferries amid growing anger over winter prices"
    found = article(TITLE, *BODY[:2], teaser, *BODY[2:])
    assert teaser not in found.text
    assert "another article" in reasons(found)[teaser]


def test_a_sentence_with_a_teaser_s_label_is_cut_from_news():
    teaser = "Don't miss: The mill at Wenna was closed for good on Monday evening."
    found = article(TITLE, *BODY[:2], teaser, *BODY[2:])
    assert teaser not in found.text
    assert reasons(found)[teaser] == "teaser for another article"


def test_a_subheading_stays():
    found = article(TITLE, *BODY[:2], "Salt in the pillars", *BODY[2:])
    assert "Salt in the pillars" in found.text


def test_teasers_in_other_languages_below_the_text_are_cut():
    german = "Die Preise für Butter sind im vergangenen Monat gestiegen, sagen die Molkereien, und werden noch weiter…"
    found = article(TITLE, *BODY, "Related Posts", "Butterpreise steigen", german, "Read More")
    assert found.text == "\n\n".join(BODY)


def test_quoted_foreign_speech_stays():
    foreign = "“Die Brücke ist alt, und wir haben lange genug auf die Stadt gewartet, wie alle hier wissen.”"
    assert foreign in article(TITLE, *BODY[:2], foreign, *BODY[2:]).text


def test_an_inline_dateline_becomes_a_field_and_a_credit():
    found = article(TITLE, "MERROW, Orn. (AP) — " + BODY[0], *BODY[1:])
    assert found.text == "\n\n".join(BODY)
    assert found.dateline is not None
    assert found.dateline.place == "MERROW, Orn."
    assert [(credit.name, credit.kind) for credit in found.credits] == [("AP", CreditKind.DATELINE)]


def test_a_dateline_alone_on_its_line_becomes_a_field():
    found = article(TITLE, "(CNN) -", *BODY)
    assert found.text == "\n\n".join(BODY)
    assert [credit.name for credit in found.credits] == ["CNN"]


def test_credit_lines_become_fields_and_leave_the_text():
    found = article(TITLE, *BODY, "With reports from Reuters and AFP", "Source link")
    assert [credit.name for credit in found.credits] == ["Reuters", "AFP", None]
    assert found.text == "\n\n".join(BODY)


def test_byline_and_timestamp_become_fields():
    found = article(TITLE, "By Ada Fenwick", "4 May 2022", *BODY)
    assert found.authors == ("Ada Fenwick",)
    assert found.published is not None
    assert found.published.first == "2022-05-04"
    assert found.text == "\n\n".join(BODY)


def test_the_office_above_its_press_office_is_no_headline():
    assert article("Police of Merrow", "Press office", TITLE, *BODY).title == TITLE


def test_the_outlet_is_named_by_the_line_above_the_headline():
    assert article("The Merrow Herald", TITLE, *BODY).outlet == "The Merrow Herald"
    assert article("Le Courrier des Dunes", TITLE, *BODY).outlet == "Le Courrier des Dunes"
    assert article("El Diario del Mar", TITLE, *BODY).outlet == "El Diario del Mar"


def test_what_the_input_states_goes_before_what_the_page_shows():
    stated = Stated(title="Another title", published="2020-01-01", outlet="Post", language="de", authors=("A B",))
    found = article(TITLE, "4 May 2022", *BODY, stated=stated)
    assert (found.title, found.outlet, found.language, found.authors) == ("Another title", "Post", "de", ("A B",))
    assert found.published is not None
    assert found.published.first == "2020-01-01"


def test_lines_broken_at_a_fixed_width_are_put_together_again():
    text = " ".join(BODY)
    words, lines = text.split(), [""]
    for word in words:
        if len(lines[-1]) + len(word) > 70:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    found = next(iter(clean([page(TITLE + "\n\n" + "\n".join(lines))], CleaningSettings())))
    assert isinstance(found, Article)
    assert found.text == text


def test_control_characters_leave_the_text_and_are_noted():
    found = article(TITLE, BODY[0].replace("old bridge", "old\u202e bridge\x07"), *BODY[1:])
    assert found.text == "\n\n".join(BODY)
    assert "control" in found.notes[0]


def test_every_removed_piece_says_what_and_why():
    found = article("Menu", TITLE, "Advertisement", *BODY, "Share", "Privacy policy")
    for removed in found.removed:
        assert removed.reason
        assert removed.text == removed.span.of(
            "\n\n".join(["Menu", TITLE, "Advertisement", *BODY, "Share", "Privacy policy"])
        )


def test_a_text_that_breaks_off_is_marked():
    assert article(TITLE, *BODY, BODY[0][:80] + "…").truncated
    assert not article(TITLE, *BODY).truncated


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "empty"),
        (" \n\t\n", "empty"),
        ("Home\nNews\nLog in\nPrivacy policy\n", "only furniture"),
        ("\x00\x01\x02\x03" * 100, "binary"),
        ("\ufffd" * 50 + "PNG", "binary"),
    ],
)
def test_an_unusable_page_is_rejected_with_the_reason(text, words):
    found = next(iter(clean([page(text)], CleaningSettings())))
    assert isinstance(found, Rejected)
    assert words in found.reason


def test_too_long_a_page_and_too_many_lines_are_rejected():
    small = CleaningSettings(max_page_chars=100, max_blocks=3)
    long, many = (next(iter(clean([page(text)], small))) for text in ("word " * 50, "a b\n" * 10))
    assert isinstance(long, Rejected)
    assert isinstance(many, Rejected)
    assert "characters" in long.reason
    assert "lines" in many.reason


def test_clean_text_is_taken_as_it_is():
    text = "  Advertisement\n\nKept as given. "
    found = next(iter(clean([page(text, PageForm.CLEAN)], CleaningSettings())))
    assert isinstance(found, Article)
    assert found.text == text
    assert found.offsets is not None
    assert found.offsets.to_source(Span(2, 5)) == (Span(2, 5),)


def test_one_bad_page_does_not_stop_the_rest():
    good = page("\n\n".join((TITLE, *BODY)))
    kinds = [type(found) for found in clean([page(""), good, page("\x00" * 9)], CleaningSettings())]
    assert kinds == [Rejected, Article, Rejected]


def test_blocks_of_another_extractor_can_be_filtered():
    verdicts = filter_blocks([TITLE, *BODY, "Related Posts", "Butter prices rise", "Share", "Leave a comment"])
    assert [verdict.keep for verdict in verdicts[1:5]] == [True] * 4
    assert not any(verdict.keep for verdict in verdicts[5:])
    assert all((verdict.reason is None) == verdict.keep for verdict in verdicts)


def test_no_blocks_give_no_verdicts():
    assert filter_blocks([]) == []


def test_comments_are_cut_from_the_heading_that_names_the_headline():
    found = article(
        TITLE, *BODY, f"59 Comments on “{TITLE}”", "I walked over that bridge last week, and it shook.", *BODY[:1]
    )
    assert found.text == "\n\n".join(BODY)


def test_numbered_comments_are_known_though_some_were_deleted():
    comments = [
        f"{number}. The bridge is old, and so am I, and neither of us will be mended." for number in (1, 3, 4, 7)
    ]
    assert article(TITLE, *BODY, "4 comments", *comments).text == "\n\n".join(BODY)


def test_a_sentence_about_comments_is_text():
    line = "Two comments on the plan reached the council, and both asked for lamps on the bridge."
    assert line in article(TITLE, *BODY[:2], line, *BODY[2:]).text


def test_the_trail_that_leads_to_a_page_is_not_the_headline():
    assert article(f"Home » News » {TITLE}", TITLE, *BODY).title == TITLE


def test_the_name_of_the_outlet_is_not_the_headline_though_the_text_names_it():
    body = (
        *BODY,
        "The mayor told the Merrow Gazette that the money would come from the sale of the old school, she hoped.",
    )
    assert article("Merrow Gazette", TITLE, *body).title == TITLE


def test_the_day_a_source_was_looked_at_is_not_the_day_of_publication():
    source = "7. Bridges of the coast. Harbour Society, https://harbour.example/bridges. Accessed 11 Apr. 2029."
    assert article(TITLE, *BODY, source).published is None


def test_a_reporter_s_place_may_stand_behind_what_they_are():
    assert article(TITLE, "Ada Bell", "Reporter, Merrow and the islands", *BODY).authors == ("Ada Bell",)


def test_one_teaser_below_its_label_is_cut_and_a_subheading_there_is_not():
    teaser, subheading = "Bread prices in Merrow double within a year", "A bridge too old"
    assert reasons(article(TITLE, *BODY[:2], "Lire aussi", teaser, *BODY[2:]))[teaser] == "in a list after “Lire aussi”"
    assert subheading in article(TITLE, *BODY[:2], "Related", subheading, *BODY[2:]).text


def test_the_sentences_of_a_transcript_stay_at_its_end():
    turns = [
        f"{name}: {said}"
        for said in ("Well, it is old.", "That is so.", "Thank you.")
        for name in ("Ann Bell", "Ivo Rem")
    ]
    assert article(TITLE, *BODY, *turns, "Share this episode", "Copy link").text.endswith("\n\n".join(turns))


def test_a_result_is_not_the_headline_of_its_report():
    assert article(TITLE, "Merrow Bridge 2-1 Council Town", *BODY).title == TITLE


def test_what_a_button_says_to_those_who_cannot_see_is_cut():
    line = "Click to share on the network (Opens in new window)"
    assert reasons(article(TITLE, *BODY, line))[line] == "share bar"


def test_sources_and_corrections_are_read_where_only_the_beginning_of_a_line_is_studied():
    corrected = "An earlier version of this article said that the bridge was built in 1920."
    cites = "The plan was first told to nobody, according to the Merrow Mirror, which has it from the council."
    found = article(TITLE, *BODY, f"{' '.join(BODY)} {cites} {corrected}")
    assert found.corrections == (corrected,)
    assert [cited.name for cited in found.cites] == ["Merrow Mirror"]


def test_the_points_between_a_signed_headline_and_its_day_are_no_headline():
    points = [
        "Divers of the harbour board look at seven piers of Ostervik",
        "Posts of two piers of Ostervik are rotten, the divers say",
        "Harbour board asks the ministry for money",
    ]
    text = [
        f"The piers of Ostervik stay closed, the harbour board said after divers found rotten posts at {n} of them."
        for n in ("two", "three", "four", "five")
    ]
    top = [
        "Why piers of Ostervik stay closed",
        "By Ana Roe | Updated on 19-Dec-2031",
        "HIGHLIGHTS",
        *points,
        "Ana Roe",
        "19-Dec-2031",
    ]
    found = cleaned(*top, *text)
    assert found.title == top[0]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Have your say: 212 comments", "notice of the site"),
        ("48 Kommentare – Diskutieren Sie mit", "notice of the site"),
        ("Donnez votre avis : 12 commentaires", "notice of the site"),
        ("Комментарии закрыты", "in another language than the article"),
        ("Continue reading at source", "link to more"),
        ("Seguir leyendo en la fuente", "link to more"),
        ("Czytaj dalej u źródła", "link to more"),
        ("阅读原文", "link to more"),
        ("Subscribe from 3.90 a month", "newsletter or subscription appeal"),
        ("Suscríbete desde 3,90 al mes", "newsletter or subscription appeal"),
        ("Noch drei kostenlose Artikel in diesem Monat", "newsletter or subscription appeal"),
        ("Do you know more? Write to Ana Roe in confidence", "notice of the site"),
        ("¿Tiene más información? Escriba a Ana Roe", "notice of the site"),
        ("Not financial advice.", "notice of the site"),
        ("In other news: Tram fares to rise in April", "teaser for another article"),
        ("Mais lidas: Frente fria chega ao litoral no sábado", "teaser for another article"),
    ],
)
def test_what_sites_say_between_and_below_paragraphs_is_cut(line, reason):
    text = [
        f"The piers of Ostervik stay closed, the harbour board said after divers found rotten posts at {n} of them."
        for n in ("two", "three", "four", "five")
    ]
    for lines in ([*text[:2], line, *text[2:]], [*text, line]):
        assert reasons(cleaned("Why piers of Ostervik stay closed", *lines)).get(line) == reason


_REPORT = "At least nine people died when a fire broke out on the car deck of the ferry Oriel in the early hours of Thursday, the coast guard said.\n\nThe ship, carrying 214 passengers and 38 crew, was six miles off Tolm Bay when flames were reported.\n"


def of_text(text):
    return article(*text.split("\n"))


def test_a_line_of_outlet_day_and_credit_is_read_in_its_parts():
    line = "*The Northern Star, 6 November 2031, 19:05. With material from Norda and Harbour Radio*"
    found = of_text(f"# Passengers flee smoke\n\n{line}\n\n{_REPORT}")
    assert found.outlet == "The Northern Star"
    assert {credit.name for credit in found.credits} >= {"Harbour Radio"}
    assert found.published.first == "2031-11-06"
    assert found.text.startswith("At least nine")


def test_an_outlet_beside_the_day_is_no_author():
    found = of_text(f"Ferry disaster off Tolm Bay\n\nNorthern Star | 6 November 2031\n\n{_REPORT}")
    assert (found.outlet, found.authors) == ("Northern Star", ())


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        ("Opinion\n\nThe end of the ferry is not the end of it\n\nRuth Marling", ArticleKind.OPINION),
        ("The end of the ferry is not the end of it\n\nRuth Marling\nColumnist", ArticleKind.OPINION),
        ("News\nSport\nOpinion\nMoney\n\nThe end of the ferry is not the end of it", ArticleKind.ARTICLE),
        ("City of Velden – Press Office\nPress release no. 112/2031\n\nMayor steps down", ArticleKind.RELEASE),
        ("Varn Water plc\nInvestors\nCareers\nMedia\nPRESS RELEASE\nNotice for Velden", ArticleKind.RELEASE),
        ("Varn Post\nPress release\nCareers\nMedia\nSport\nMoney\nNotice for Velden", ArticleKind.RELEASE),
        ("Varn Post\nNews\nSport\nMoney\nMedia\nPress release\nWeather\nNotice for Velden", ArticleKind.ARTICLE),
    ],
)
def test_what_kind_a_page_says_it_is_above_its_headline(head, kind):
    assert of_text(f"{head}\n\n6 November 2031\n\n{_REPORT}").kind is kind


@pytest.mark.parametrize("mark", [".", " –"])
def test_the_dateline_of_an_office_has_its_day(mark):
    found = of_text(f"Mayor steps down\n\nVelden, 4 November 2031{mark} {_REPORT}")
    assert (found.dateline.place, found.published.first) == ("Velden", "2031-11-04")
    assert found.text.startswith("At least nine")


def test_a_day_that_opens_a_sentence_is_no_dateline():
    found = of_text(f"Mayor steps down\n\nOn Tuesday, 4 November 2031. {_REPORT}")
    assert found.dateline is None
