"""Marks of tools in a text: what is one, and what only looks like one."""

import pytest

from retold.cleaning.carried import CUE, LETTERS, MAIL, MARKDOWN, NUMBER, carried_marks
from retold.cleaning.wrapping import lines_of


def marks(text):
    return [(mark.text, mark.reason) for mark in carried_marks(text)]


def test_the_marks_of_markdown_go_and_its_words_stay():
    read = lines_of(
        "# The **old** bridge\n\nIt is [closed](https://a.example/b_(c)) and [empty](/d).\n\n> He was *angry*."
    )
    assert read.words == ["The old bridge", "It is closed and empty.", "He was angry."]
    assert {mark.reason for mark in read.marks} == {MARKDOWN}


def test_pictures_rules_and_links_without_words_are_no_lines():
    read = lines_of("# Title\n![a b](c.png)\n[![x](y.png)](https://z.example)\n---\n[](#top)\n[One](/1) and [two](/2).")
    assert read.words == ["Title", "One and two."]


@pytest.mark.parametrize(
    "text",
    [
        "# install the tool\npip install tool\n# then run it\ntool --all *.txt",
        "As Berg writes [3], the dam was weak. Others [4] doubt it.\nSee also [5].",
        "3 * 4 * 5 is sixty.\nThe function takes **kwargs.\nsnake_case_name stays.",
        "a --> b\nb --> c\nc --> d",
        "The word[2] of the editor.",
    ],
)
def test_what_only_looks_like_a_mark_stays(text):
    assert marks(text) == []


def test_numbers_before_links_go_where_they_rise():
    text = "The [1]mayor met [2]farmers at\nthe [3]port and the [4]dam."
    assert [mark for mark, _ in marks(text)] == ["[1]", "[2]", "[3]", "[4]"]
    assert {reason for _, reason in marks(text)} == {NUMBER}
    assert marks("The [4]mayor met [2]farmers at the [9]port and the [1]dam.") == []


def test_a_row_of_numbered_links_is_a_menu():
    read = lines_of("[1]Home [2]News [3]Sport\nThe [4]mayor spoke to [5]farmers on Tuesday.")
    assert read.words == ["The mayor spoke to farmers on Tuesday."]


def test_times_and_numbers_of_subtitles_go():
    text = "".join(f"{n}\n00:00:0{n},000 --> 00:00:0{n + 1},500\n<i>Line {n}</i>\n\n" for n in (1, 2, 3))
    assert lines_of(text).words == ["Line 1 Line 2 Line 3"]
    assert CUE in {reason for _, reason in marks(text)}


def test_the_signs_of_quoted_mail_go_where_much_is_quoted():
    assert lines_of("\n> The bridge is closed.\n> > It was old.\n> Ann").words == [
        "The bridge is closed.",
        "It was old.",
        "Ann",
    ]
    assert {reason for _, reason in marks("Ann wrote:\n> Yes.\n> No.")} == {MAIL}
    assert marks("One.\nTwo.\nThree.\n> prompt\nFour.\nFive.") == []


def test_a_line_in_stars_is_bold_in_a_messenger():
    assert lines_of("*The bridge is closed*\nIt is old.").words == ["The bridge is closed", "It is old."]
    assert {reason for _, reason in marks("*The bridge is closed*\n_Pass it on_")} == {LETTERS}
    assert marks("* an item\n* another *item* of it") == []


COLUMN = """\
THE BRIDGE IS CLOSED
The old bridge at the harbour will
be closed until the spring, as the
council of the town announ-
ced to those who had come to hear
it on Tuesday evening. Carts must
go by the mill, and the ferry will
carry those who are on foot, for a
fare of one penny each way, as it
did until the year of the flood."""


def test_the_lines_of_a_column_are_put_together_and_its_heading_is_not():
    read = lines_of(COLUMN)
    assert read.words[0] == "THE BRIDGE IS CLOSED"
    assert "as the council of the town announced to those who had come to hear it" in read.words[1]
    assert [mark.text for mark in read.marks] == ["-"]


def test_a_hyphen_of_its_word_stays_where_lines_end_between_words():
    lines = ("The council said on Tuesday that it would look for a long-", "term answer to the flooding of the lower town, which has",
             "cost shops and homes along the river a great deal of money", "in each of the last four winters, and that it would ask the",
             "county for help with the wall that was promised to it after", "the last flood but never built, for want of money.")  # fmt: skip
    assert "a long-term answer" in lines_of("\n".join(lines)).words[0]
