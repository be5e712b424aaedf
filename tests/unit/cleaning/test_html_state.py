"""The article of a page that a script lays out."""

import json

from retold.cleaning.html_state import held_article

TITLE = "The clock of the harbour stops"
TEXT = (
    "The clock on the harbour office stopped at four on Thursday morning, and with it the morning shift of the yard, "
    "which counts its hours by nothing else."
)


def page(data, name="window.__STATE__ = "):
    return f"<script>{name}{json.dumps(data)};</script>"


def test_the_text_beside_the_headline_is_found():
    held = held_article(page({"a": [{"title": TITLE, "body": f"<p>{TEXT}</p>", "publishedAt": "2026-04-09"}]}), TITLE)
    assert held is not None
    assert held.paragraphs == (TEXT,)
    assert held.published == "2026-04-09"


def test_the_text_of_another_article_is_not_taken():
    article = {"title": TITLE, "related": [{"title": "Another", "body": TEXT}]}
    data = {"article": article, "next": {"title": "Another", "body": TEXT}}
    assert held_article(page(data), TITLE) is None


def test_a_list_of_headlines_is_no_article():
    assert held_article(page([{"title": TITLE, "url": "/1"}, {"title": "Another", "url": "/2"}], ""), TITLE) is None


def test_pieces_of_a_paragraph_are_put_together():
    pieces = [{"type": "text", "text": TEXT[:20]}, {"type": "text", "text": TEXT[20:]}]
    held = held_article(page({"headline": TITLE, "content": [{"type": "paragraph", "children": pieces}]}), TITLE)
    assert held is not None
    assert held.paragraphs == (TEXT,)


def test_objects_that_refer_to_each_other_without_end_are_given_up():
    data = {"one": {"title": TITLE, "a": {"__ref": "two"}}, "two": {name: {"__ref": "two"} for name in "abcdef"}}
    assert held_article(page(data), TITLE) is None


def test_scripts_that_are_never_closed_are_left():
    assert held_article("<script>" * 20_000, TITLE) is None
