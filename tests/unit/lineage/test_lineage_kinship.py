"""What two texts share, and how likely that makes a copy."""

import pytest
from tellings import MATCH, MATCH_GERMAN, article, story

from retold.lineage import LineageSettings
from retold.lineage.alignment import align
from retold.lineage.details import Details
from retold.lineage.kinship import exchanged, kinships
from retold.lineage.likeness import Likeness
from retold.lineage.texts import prepare

LOAN = """Oskeland Mills is raising 12 mln crowns through an offering of bonds, said lead manager Merrow and Co.

Merrow said the bonds are priced at par with a coupon of five pct and cannot be called in for two years.

The mill at Gull Point will get two new boilers from the proceeds."""


def kinship(left, right, headed=frozenset()):
    settings = LineageSettings()
    texts = prepare(story(article("a", left), article("b", right)), settings)
    likeness, least = Likeness(texts), settings.min_sentence_similarity
    alignments = {(0, 1): align(*texts.texts, likeness, least)}
    return kinships(texts, alignments, likeness, least, frozenset(), headed, Details(texts))[0][0, 1]


def test_sentences_that_run_into_one_carry_over_whole():
    joined = " ".join(LOAN.split("\n\n")[:2])  # `and Co. Merrow` may be a name: no sentence ends there
    assert kinship(LOAN, joined).share_right == pytest.approx(1.0)


def test_the_same_facts_in_another_order_speak_against_translation():
    odds = []
    for order in (MATCH_GERMAN, "\n\n".join(MATCH_GERMAN.split("\n\n")[::-1])):
        told = article("a", MATCH, language="en"), article("b", order, language="de")
        texts = prepare(story(*told), LineageSettings())
        alignment = align(*texts.texts, Likeness(texts), LineageSettings().min_sentence_similarity)
        odds.append(exchanged(*texts.texts, alignment, Details(texts)))
    assert odds[0] == 0 < odds[1]


def test_one_headline_makes_a_copy_likelier():
    other = "Oskeland Mills is raising 12 mln crowns.\n\nShares of the company were little changed at the close."
    plain, headed = (kinship(LOAN, other, some).probability for some in (frozenset(), frozenset({(0, 1)})))
    assert 0 < plain < headed < 1


def test_a_form_filled_in_with_other_figures_is_no_copy_a_reworded_sentence_with_the_same_is():
    form = """The Pilot Office cleared {0} ships for the Kestrel Channel in the week to {1}.

It turned {2} away for want of a licensed pilot, and fined {3} that sailed without one."""
    one = form.format(214, "October 4", 31, 12)
    filled = form.format(198, "October 11", 27, 9)
    reworded = (
        one.replace("cleared", "let through").replace("for want of", "as they lacked").replace("fined", "punished")
    )
    assert kinship(one, filled).probability < 0.5 < kinship(one, reworded).probability


def test_figures_of_another_language_are_the_same_figures():
    one = (
        "The Pilot Office let 1,240 ships through the Kestrel Channel in 2024 and fined 31.5 per cent of their masters."
    )
    other = one.replace("1,240", "1.240").replace("31.5", "31,5")
    assert kinship(one, other).share_left > 0.5
