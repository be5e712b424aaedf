"""Short reports in two languages: the translation of a report, and another paper's own report of the same event."""

import re
from pathlib import Path

import pytest
from tellings import article, families, traced

REPORTS = Path(__file__).with_name("data") / "short_reports.txt"


def events():
    """For each event its language and its texts by name."""
    for block in re.split("^== ", REPORTS.read_text("utf-8"), flags=re.MULTILINE)[1:]:
        head, *parts = re.split("^-- ", block, flags=re.MULTILINE)
        texts = dict(part.split("\n", 1) for part in parts)
        yield head.split()[0], {name: re.sub("^#.*", "", text, flags=re.MULTILINE) for name, text in texts.items()}


def joined(language, texts, name):
    """Whether a text is held to share copied text with the English report."""
    english = article("a", texts["en"].strip(), language="en")
    return families(traced(english, article("b", texts[name].strip(), language=language))) == {frozenset("ab")}


def test_a_short_translation_is_of_one_family_with_its_source():
    assert sum(joined(language, texts, "translation") for language, texts in events()) == len(list(events())) == 25


def test_a_short_report_of_its_own_in_another_language_is_a_telling_of_its_own():
    apart = sum(not joined(language, texts, "own") for language, texts in events())
    assert apart >= 24  # before names, figures and the order of facts were weighed against translation: 11


@pytest.mark.parametrize("name", ["translation", "own"])
def test_the_order_of_the_texts_does_not_matter(name):
    for language, texts in events():
        foreign, english = (
            article("a", texts[name].strip(), language=language),
            article("b", texts["en"].strip(), language="en"),
        )
        assert (len(families(traced(english, foreign))) == 1) == joined(language, texts, name)
