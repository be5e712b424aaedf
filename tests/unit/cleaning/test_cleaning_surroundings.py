"""What stands around the text of a flattened page: bylines and their like, heads of printed pages, calls of the site."""

import pytest
from flat_pages import BODY, TITLE, article

from retold.cleaning.blocks import LONG_WORD
from retold.cleaning.shapes import shape


@pytest.mark.parametrize(
    "lines",
    [
        ("Ivo Rem | Senior writer | 2 July 2031",),
        ("merrowmirror.example · Ivo Rem · 4 min",),
        ("By Ivo Rem", "Head of the harbour desk", "2 July 2031"),
        ("Mary Rem",),
        ("Mary Rem", "2 July 2031"),
    ],
)
def test_who_wrote_a_text_is_no_text(lines):
    found = article(TITLE, *lines, *BODY)
    assert [name.split()[-1] for name in found.authors] == ["Rem"]
    assert found.text == "\n\n".join(BODY)


@pytest.mark.parametrize("line", ["Salt Water", "Key Points", "Los Angeles | 2 July 2031", "Newsdesk | 2 July 2031"])
def test_two_words_in_capitals_are_not_always_a_name(line):
    assert article(TITLE, line, *BODY).authors == ()


def test_a_name_goes_with_the_lines_about_its_bearer():
    about = "Ivo Rem is a reporter at the Merrow Mirror. He has written for several papers and lives in Merrow with his family."
    assert article(TITLE, *BODY, "Share", "Ivo Rem", about, "Related posts").text == "\n\n".join(BODY)


def test_a_numbered_heading_below_a_stray_label_is_a_heading():
    headings = [f"Reason {number}: the pillars of the bridge" for number in (1, 2, 3)]
    found = article(TITLE, headings[0], BODY[0], headings[1], BODY[1], "Also read:", headings[2], *BODY[2:])
    assert headings[2] in found.text
    assert "Also read:" not in found.text


@pytest.mark.parametrize(
    "foot",
    [
        ("Merrow Mirror Page 1 of 2",),
        ("Seite 1 von 2",),
        ("https://mirror.example/bridge?print=1", "1/2"),
        ("12/07/2031, 09:41", TITLE, "1/2"),
    ],
)
def test_what_is_printed_on_each_page_is_left_out_of_the_text(foot):
    last = tuple(line.replace("1 ", "2 ", 1).replace("1/2", "2/2") for line in foot)
    assert article(TITLE, *BODY[:2], *foot, *BODY[2:], *last).text == "\n\n".join(BODY)


@pytest.mark.parametrize("mark", ["(MORE)", "-30-", "ZCZC", "NNNN", "bpa-va-0309 0612GMT"])
def test_what_an_agency_puts_around_its_copy_is_cut(mark):
    assert article(TITLE, *BODY[:3], mark, BODY[3]).text == "\n\n".join(BODY)


@pytest.mark.parametrize(
    "line",
    [
        "Want more from the Mirror? Sign up for our newsletter, The Bridge, and be well read.",
        "Read more of our work and follow us on Facebook, where we post pictures of the harbour each day.",
        "Haberin devamı: https://mirror.example/bridge",
        "👉 Sigue leyendo: https://mirror.example/bridge",
        "点击上方蓝字关注我们",
    ],
)
def test_calls_of_the_site_are_cut_wherever_they_stand(line):
    assert line not in article(TITLE, *BODY[:2], line, *BODY[2:]).text


def test_a_word_about_the_reader_s_browser_does_not_open_the_text():
    notice = "IE 11 is not supported. For an optimal experience visit our site on another browser."
    assert article(notice, TITLE, *BODY).text == "\n\n".join(BODY)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Merrow Harbour Archive, Ada Pell, consulted May 4, 2031.", "reference"),
        ("Merrow Harbour Archive, Ada Pell, accessed 4 May 2031.", "reference"),
        ("The council consulted Norwegian engineers in 2030 about the two pillars.", None),
    ],
)
def test_a_source_is_known_by_the_day_it_was_looked_at(line, found):
    assert shape(line, frozenset(LONG_WORD.findall(line.lower()))) == found
