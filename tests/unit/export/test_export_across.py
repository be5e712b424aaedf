"""The words for text that stands in several stories."""

from dataclasses import replace

import pytest

from retold.export import across


@pytest.mark.parametrize(
    ("sentences", "shared", "share", "patched", "phrase"),
    [
        (20, 14, 0.7, False, "has 14 of its 20 sentences in common with"),
        (20, 20, 0.99, False, "is the same text as"),
        (20, 20, 0.6, False, "has 20 of its 20 sentences in common with"),
        (1, 1, 1.0, False, "is the same sentence as"),
        (9, 3, 0.3, True, "is put together from two stories, with 3 of its 9 sentences in common with"),
    ],
)
def test_what_stands_in_another_story_too_is_put_fairly(report, sentences, shared, share, patched, phrase):
    found = replace(report.accounts[0].elsewhere[0], sentences=sentences, shared=shared, share=share, patched=patched)
    assert across.phrase(found) == phrase


@pytest.mark.parametrize("headline", ['"My grandfather dug that hole": a visit', "A “forgotten” mine"])
def test_a_headline_with_quotation_marks_gets_no_more_of_them(headline):
    assert across.quoted(headline) == headline
    assert across.quoted("A forgotten mine") == "“A forgotten mine”"
