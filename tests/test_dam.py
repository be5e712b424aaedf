"""A dam bursts: an agency's figures move from report to report, a paper has its own, and a false video goes round. All invented."""

import pytest

from accounts import account_of, differences, texts_of
from retold.export import terminal
from retold.model import Report

FIRST = """KALMET, Sarovia (GW) — A dam burst above the town of Kalmet in northern Sarovia early on Sunday, killing at least 12 people and sweeping away a bridge and dozens of houses, rescue officials said.

The Orlen dam gave way at about 3:15 a.m. after four days of heavy rain, said Tarek Mossin, head of the regional rescue service. "The water came like a wall," he told reporters in Kalmet.

At least 40 people were missing. Some 3,000 residents had been taken to schools and a sports hall in the town of Veltri.

The dam, built in 1968, holds 20 million cubic metres of water when full. An inspection in 2024 found cracks in its spillway.

President Lina Aradze declared a state of emergency in the province and said she would travel to the area on Monday."""
SECOND = """KALMET, Sarovia (GW) — The death toll from a dam burst in northern Sarovia rose to 19 on Sunday and rescuers searched for at least 31 people who were missing, officials said.

The Orlen dam above the town of Kalmet gave way at about 3:15 a.m. after four days of heavy rain, sweeping away a bridge and dozens of houses, said Tarek Mossin, head of the regional rescue service.

"The water came like a wall," he told reporters in Kalmet.

Some 4,500 residents had been taken to schools and a sports hall in the town of Veltri.

The dam, built in 1968, holds 20 million cubic metres of water when full. An inspection in 2024 found cracks in its spillway, according to a report seen by Globe Wire.

President Lina Aradze declared a state of emergency in the province and said she would travel to the area on Monday."""
LEDGER = """At least 19 people have died and 31 are missing after a dam burst in the north of Sarovia.

The Orlen dam, built in 1986, collapsed above Kalmet in the early hours of Sunday following four days of rain, washing away a bridge and dozens of homes.

Tarek Mossin, who leads the regional rescue service, said the water had come "like a wall".

About 4,500 people were moved to schools and a sports hall in Veltri.

An inspection two years ago found cracks in the dam's spillway.

President Lina Aradze has declared an emergency in the province and is to travel there on Monday."""
OWN = """By Ilka Ferrand in Kalmet

The church bells rang at ten to three. The sirens, which the province bought after the flood of 2009, never did.

"My neighbour pulled the rope until the water was at his belt," said Marta Jovin, 67, who climbed onto the roof of her bakery with two grandchildren.

Twenty-three people have died since the Orlen dam broke on Sunday, the governor of the province, Pavel Drenko, said late in the evening.

The mayor of Kalmet, Sonja Ivic, said she had written to Sarovia Hydro, which runs the dam, in March about water seeping from the wall. She got no answer.

A report of the state inspectorate from 2024, which the Northern Dispatch has read, calls the spillway "not fit for a flood that comes once in 50 years"."""
SPANISH = """KALMET, Sarovia (GW) - El número de muertos por la rotura de una presa en el norte de Sarovia subió el domingo a 19 y los equipos de rescate buscaban al menos a 31 desaparecidos, informaron las autoridades.

La presa de Orlen, situada sobre la localidad de Kalmet, cedió hacia las 3:15 de la madrugada tras cuatro días de fuertes lluvias y arrasó un puente y decenas de casas, dijo Tarek Mossin, jefe del servicio regional de rescate.

La presidenta Lina Aradze declaró el estado de emergencia en la provincia y dijo que viajaría a la zona el lunes."""
LAST = """KALMET, Sarovia (GW) — Rescuers called off the search on Wednesday for people missing since a dam burst in northern Sarovia, with 27 people confirmed dead and four unaccounted for.

Tarek Mossin, head of the regional rescue service, said there was "no longer any hope" of finding survivors.

Parliament is to debate the disaster on May 12."""
FALSE = """A jaw-dropping video shows a shark swimming down a flooded street in Veltri, days after the dam burst that left the town under water.

The 14-second clip, posted by user @orlen_watch, has been viewed 6 million times."""
CHECKED = """By Ilka Ferrand

A video said to show a shark in a flooded street in Veltri is a fake. The town lies 180 kilometres from the sea and was not flooded: it is where people from Kalmet were taken after the Orlen dam burst on Sunday.

The 14-second clip, which has been viewed more than 6 million times, is made of a street filmed in Bermont in 2022 and a shark from a stock library, the Northern Dispatch found."""
PAGES = [
    ("d1", "Dam bursts above Sarovia valley, at least 12 dead", "2026-05-03T06:20:00Z", "Globe Wire", FIRST, "en"),
    ("d2", "Death toll in Sarovia dam burst rises to 19", "2026-05-03T14:05:00Z", "Globe Wire", SECOND, "en"),
    ("d3", "Like a wall: 19 dead as dam bursts", "2026-05-03T17:30:00Z", "Morning Ledger", LEDGER, "en"),
    ("d4", "In Kalmet, the bells rang before the sirens", "2026-05-04T05:00:00Z", "Northern Dispatch", OWN, "en"),
    ("d5", "Presa rota en Sarovia: al menos 19 muertos", "2026-05-03T16:00:00Z", "El Litoral", SPANISH, "es"),
    ("d6", "Sarovia dam: death toll 27, search called off", "2026-05-06T12:00:00Z", "Globe Wire", LAST, "en"),
    ("h1", "Shark filmed swimming down flooded street", "2026-05-04T09:00:00Z", "BuzzHarbor", FALSE, "en"),
    ("h2", "No, this video shows no shark in Veltri", "2026-05-05T10:30:00Z", "Northern Dispatch", CHECKED, "en"),
]


@pytest.fixture(scope="module")
def report(read_pages) -> Report:
    """The report on all pages."""
    return read_pages(PAGES)


@pytest.fixture(scope="module")
def burst(report):
    """The account of the burst."""
    return account_of(report, "d1")


def test_a_reporter_who_tells_of_both_does_not_join_two_stories(report, burst):
    assert {a.id for a in burst.story.articles} >= {"d1", "d2", "d3", "d5", "d6"}
    assert {a.id for a in account_of(report, "h1").story.articles} == {"h1", "h2"}


def test_figures_that_moved_are_disputed_and_not_wrong(burst):
    found = {d.span.of(a.text): d for p in burst.collation.passages for d in p.differences
             for a in burst.story.articles if a.id == d.article and d.kind.value == "number"}  # fmt: skip
    assert found.keys() >= {"3,000"}
    assert "the figure may have moved" in (found["3,000"].note or "")
    assert all(d.contested for d in found.values())


def test_another_year_for_the_same_is_found_in_whatever_sentence(burst):
    shown = terminal.render(Report((burst,), ()))
    assert "d3 1 place: date “1986” for “1968”" in shown.partition("READ WITH CARE")[2].partition("IN BRIEF")[0]


def test_the_dead_are_not_compared_with_the_missing(burst):
    texts = texts_of(burst)
    pairs = [(d.span.of(texts[d.article]), r.span.of(texts[r.article])) for d in differences(burst) for r in d.others]
    assert not any("31" in pair and {"12", "19", "27"} & set(pair) for pair in pairs)


def test_the_last_report_is_heard_in_the_brief_and_without_its_dateline(burst):
    assert burst.brief[1].text.startswith("Rescuers called off the search on Wednesday")
    assert not any("(GW)" in line.text for line in (*burst.brief, *burst.timeline))


def test_a_conditional_lies_ahead(burst):
    (visit,) = [e for e in burst.timeline if any(x.article == "d5" and "viajaría" in x.exact for x in e.evidence)]
    assert (str(visit.first), visit.status.value) == ("2026-05-04", "announced")


def test_words_in_marks_are_borne_out_only_by_the_same_words(burst):
    wall = [point for point in burst.brief if "like a wall" in point.text]
    assert all(evidence.article != "d4" for point in wall for evidence in point.evidence)


def test_who_exposes_a_fake_does_not_bear_it_out(report):
    fake = [point for point in account_of(report, "h1").brief if "fake" in point.text]
    assert [(point.origins, {e.article for e in point.evidence}) for point in fake] == [(1, {"h2"})]


def test_no_text_is_translated_back_while_its_source_in_its_own_language_is_at_hand(burst):
    found = {e.child: e.parent for e in burst.lineage.edges}
    assert found["d5"] == "d2"
    assert found["d3"] != "d5"
