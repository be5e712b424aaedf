"""Lineage across languages: names, numbers and cognates are what is left."""

from tellings import (
    MATCH,
    MATCH_FRENCH,
    MATCH_GERMAN,
    SPANISH,
    SPANISH_INDEPENDENT,
    WIRE_WITH_FIGURES,
    article,
    families,
    traced,
)

from retold.model import Relation

WIRE = article("a", WIRE_WITH_FIGURES, language="en")


def test_a_translation_is_of_the_family_and_under_the_text_in_the_main_language():
    other = article("z", WIRE_WITH_FIGURES.replace("old", "ancient"), language="en")
    lineage = traced(WIRE, other, article("s", SPANISH, language="es"))
    assert families(lineage) == {frozenset("asz")}
    (edge,) = [e for e in lineage.edges if e.child == "s"]
    assert (edge.parent, edge.relation) in {("a", Relation.TRANSLATED), ("z", Relation.TRANSLATED)}


def test_an_independent_report_in_another_language_is_a_telling_of_its_own():
    lineage = traced(WIRE, article("s", SPANISH_INDEPENDENT, language="es"))
    assert families(lineage) == {frozenset("a"), frozenset("s")}


def test_names_and_numbers_in_common_are_no_translation():
    match = article("m", MATCH, language="en")
    lineage = traced(match, article("f", MATCH_FRENCH, language="fr"))
    assert families(lineage) == {frozenset("m"), frozenset("f")}
    lineage = traced(match, article("g", MATCH_GERMAN, language="de"))
    assert families(lineage) == {frozenset("mg")}
