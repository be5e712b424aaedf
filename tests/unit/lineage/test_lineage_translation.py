"""Translations by several hands among independent reports of their events, each language with names and figures only in common."""

from pathlib import Path

import pytest
from bench.lineage_set import read
from tellings import article, families, traced

from retold.model import Relation

OTHERS = Path(__file__).parents[2] / "lineage_others"
LANGUAGES = {"herald": "en", "correio": "pt", "folha": "pt", "diario": "es", "mpaalert": "de", "kreisbote": "de", "mpareport": "de",
             "courrier": "fr", "transitpost": "en", "stadtzeitung": "de", "radiorives": "fr"}  # fmt: skip


def pages(story, *names, **texts):
    """Articles of a story by name, in this order; `texts` are told in place of what the page has."""
    told = {page.name: page for page in read(OTHERS / f"{story}.txt")}
    return [
        article(letter, texts.get(name, told[name].text), language=LANGUAGES[name])
        for letter, name in zip("abcdefgh", names, strict=False)
    ]


def together(lineage, one, other):
    return any({one, other} <= family for family in families(lineage))


def test_two_translations_of_a_lost_text_are_of_one_family_though_each_was_cut_and_added_to():
    assert together(traced(*pages("pahuil", "herald", "correio")), "a", "b")


@pytest.mark.parametrize("other", ["folha", "diario"])
def test_a_report_of_its_own_in_another_language_stays_apart(other):
    assert not together(traced(*pages("pahuil", "herald", other)), "a", "b")


@pytest.mark.parametrize("other", ["stadtzeitung", "radiorives"])
def test_reports_of_three_languages_stay_apart(other):
    assert not together(traced(*pages("kompass", "transitpost", other)), "a", "b")


def test_facts_in_another_order_speak_against_translation():
    (herald,) = pages("pahuil", "herald")
    turned = "\n\n".join(herald.text.split("\n\n")[::-1])
    assert not together(traced(*pages("pahuil", "herald", "correio", herald=turned)), "a", "b")


def test_a_report_that_was_added_to_and_translated_is_not_put_together_from_both():
    lineage = traced(*pages("kompass", "kreisbote", "mpareport", "courrier", "transitpost"))
    assert families(lineage) == {frozenset("abcd")}
    assert Relation.MERGED not in {edge.relation for edge in lineage.edges}
