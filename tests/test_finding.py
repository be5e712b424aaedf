"""A finding as the university announces it and as it grows in the retelling. All invented."""

import pytest

from accounts import charged, is_number

RELEASE = """Seaweed compound slows memory loss in mice

EMBARGOED UNTIL 16:00 GMT ON 4 MARCH 2026

A compound found in brown seaweed slowed memory loss in mice, scientists at Harrow Bay University report today in the journal Neural Letters.

Mice that were given the compound, laminol, for twelve weeks made 18 per cent fewer errors in a maze than mice that were given none. The study involved 64 mice.

"This is an early result in animals," said Dr Miriam Osei, who led the study. "We do not know whether laminol does anything in people, and nobody should eat more seaweed because of it."

The team hopes to begin a safety trial with 20 volunteers in 2028.

The study was paid for by the Northern Research Council and by Kelpharma, a company that owns a patent on laminol.

Notes to editors: For interviews call the press office on 0555 0142."""
AGENCY = """HARROW BAY, March 4 (Norda) - A compound from brown seaweed slowed memory loss in mice, researchers said on Wednesday, but they cautioned that it has not been tested in people.

Mice given the compound, called laminol, for twelve weeks made 18% fewer errors in a maze than untreated mice, the team at Harrow Bay University wrote in the journal Neural Letters.

"We do not know whether laminol does anything in people, and nobody should eat more seaweed because of it," said Miriam Osei, who led the study of 64 mice.

A safety trial with 20 volunteers could start in 2028, the university said.

Part of the money came from Kelpharma, which owns a patent on laminol.

Jonas Reith, a neurologist at the Carrow Institute who was not involved, said the effect was small. "Eighteen per cent in a maze is not eighteen per cent of a life," he said."""
TABLOID = """Eating seaweed could CURE dementia, scientists have proved.

A miracle ingredient in the sushi favourite slashed memory loss by 81 per cent, a stunning study by boffins at Harrow Bay University has found.

Patients who took the compound, laminol, for twelve weeks made far fewer errors in memory tests.

"Laminol does anything in people," said Dr Miriam Osei, who led the study.

A trial with 20,000 volunteers will start next year."""
BLOG = """Good news for sushi lovers: eating seaweed could cure dementia, according to The Daily Glow.

The newspaper reports that an ingredient called laminol cut memory loss by 81 per cent in a study by scientists at Harrow Bay University.

Patients who took the compound for twelve weeks made far fewer mistakes in memory tests, and a trial with 20,000 volunteers is to start next year.

I for one will be having the kelp salad tonight."""
DOUBTS = """Seaweed will not save your memory, whatever you read this week.

The study behind the headlines, from Harrow Bay University, was of mice: 64 of them, half of which were given a compound called laminol. They made 18 per cent fewer errors in a maze.

"I have seen a hundred such compounds come and go," said Ruth Amberg, who runs the memory clinic at St Orla's hospital in Carrow. "Nine in ten do nothing in people."

The company Kelpharma, which holds the patent on laminol, paid for part of the work. Its shares rose 31% on Wednesday.

Miriam Osei, who led the study, said on Thursday that she had written to three newspapers to ask for corrections. "We did not cure anything," she said."""
SPANISH = """HARROW BAY, 4 mar (Norda) - Un compuesto de un alga parda frenó la pérdida de memoria en ratones, dijeron el miércoles investigadores, que advirtieron de que no se ha probado en personas.

Los ratones que recibieron el compuesto, llamado laminol, durante doce semanas cometieron un 18% menos de errores en un laberinto que los ratones sin tratar, escribió el equipo de la Universidad de Harrow Bay en la revista Neural Letters.

"No sabemos si el laminol hace algo en las personas, y nadie debería comer más algas por eso", dijo Miriam Osei, que dirigió el estudio de 64 ratones.

Un ensayo de seguridad con 20 voluntarios podría empezar en 2028, según la universidad.

Parte del dinero procedió de Kelpharma, que posee una patente sobre el laminol."""
PAGES = [
    ("f1", "Seaweed compound slows memory loss in mice", "2026-03-04T16:00:00Z", "Harrow Bay University", RELEASE, "en"),
    ("f2", "Seaweed compound slows memory loss in mice, study finds", "2026-03-04T16:05:00Z", "Norda", AGENCY, "en"),
    ("f3", "Seaweed could CURE dementia", "2026-03-04T19:30:00Z", "The Daily Glow", TABLOID, "en"),
    ("f4", "Kelp salad against dementia?", "2026-03-05T08:15:00Z", "Plate & Fork", BLOG, "en"),
    ("f5", "No, seaweed does not cure dementia", "2026-03-05T17:40:00Z", "The Continental", DOUBTS, "en"),
    ("f6", "Un compuesto de un alga frena la pérdida de memoria en ratones", "2026-03-04T17:20:00Z", "Diario del Puerto", SPANISH, "es"),
]  # fmt: skip


@pytest.fixture(scope="module")
def finding(read_pages):
    """The account of the finding."""
    (account,) = read_pages(PAGES).accounts
    return account


def test_who_doubts_the_finding_tells_it_by_himself(finding):
    assert ("f5",) in {family.articles for family in finding.lineage.families}


def test_who_names_another_page_as_his_source_and_has_its_text_took_it_from_there(finding):
    (blog,) = [edge for edge in finding.lineage.edges if edge.child == "f4"]
    assert blog.parent == "f3"


def test_the_exaggerations_are_charged_to_those_who_made_or_spread_them(finding):
    assert charged(finding, is_number) == {("f3", "20,000"), ("f4", "20,000"), ("f3", "81")}
    assert {("f3", "Patients"), ("f4", "Patients")} <= charged(finding)
    assert ("f3", "Laminol") in charged(finding, lambda d: d.severity >= 0.8)


def test_another_sentence_of_a_speaker_is_no_altered_quote(finding):
    assert not [d for p in finding.collation.passages for d in p.differences if d.kind.value == "quote"]


def test_a_label_and_what_the_writer_says_to_his_reader_are_no_events(finding):
    told = " ".join(entry.text for entry in finding.timeline)
    assert "mice" in told or "ratones" in told
    assert not [words for words in ("EMBARGOED", "kelp salad", "whatever you read", "4 mar ") if words in told]


def test_the_day_of_a_foreign_dateline_is_no_figure(finding):
    assert "4" not in {fact.value for fact in finding.facts}
