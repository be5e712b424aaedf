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


COUNT_PT = """A mina de cobre de Vale Escuro fecha em março, anunciou na quinta-feira a empresa proprietária, a Norrox. Perdem o emprego 640 mineiros.

O preço do minério caiu 38% em dois anos. «Não fechamos por gosto, fechamos por contas», disse a diretora Ilda Moreno.

O sindicato não aceita a decisão. Marcou uma greve de 72 horas a partir de segunda-feira."""
COUNT_FR = """La mine de cuivre de Vale Escuro fermera en mars, a annoncé jeudi l'entreprise propriétaire, Norrox. 640 mineurs perdent leur emploi.

Le prix du minerai a chuté de 38 % en deux ans. « Nous ne fermons pas par plaisir, nous fermons à cause des comptes », a dit la directrice Ilda Moreno.

Le syndicat n'accepte pas la décision. Il a fixé une grève de 72 heures à partir de lundi."""
COUNT_ENGLISH = (
    """Norrox will shut its copper mine at Vale Escuro in March, putting 640 people out of work, the company said on Thursday.

In the canteen hardly anybody spoke. Bento Salgado, who drives a dumper, said he had bought a house in June.""",
    """Vale Escuro's council wants 11 million from Norrox to clean up the copper mine that closes in March.

Mayor Rute Falcão said the lake behind the mill had been poisoned since 1988.""",
    """Copper fell to its lowest price in nine years on Friday, a day after Norrox gave up Vale Escuro.

Brokers expect two more mines to follow before summer.""",
)


def test_a_translation_between_two_languages_is_found_though_the_story_is_told_in_a_third():
    english = [article(letter, text, language="en") for letter, text in zip("cde", COUNT_ENGLISH, strict=True)]
    both = article("a", COUNT_PT, language="pt"), article("b", COUNT_FR, language="fr")
    lineage = traced(*both, *english)
    assert families(lineage) == {frozenset("ab"), *(frozenset(letter) for letter in "cde")}
