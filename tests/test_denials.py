"""Announced events and figures that other pages deny or dispute, in three languages. All invented."""

import pytest

from retold.model import EventStatus, FactKind

CASES = {
    "mill": [
        ("c1", "Mill to close on 1 October, staff told", "2026-09-01T08:00:00Z", "Weave Daily", "The Orlen paper mill will close on Thursday, 1 October, and 310 people will lose their jobs, a shop steward told Weave Daily. The owners, the Dasko family, have sold the machines to a buyer abroad, he said.", "en"),
        ("c2", "Mill owners: nothing will close", "2026-09-01T15:00:00Z", "Orlen Courier", 'The owners of the Orlen paper mill said on Tuesday that there was no truth in a report that it would close on 1 October. "The mill will not close on 1 October, and nobody loses a job," Petra Dasko said at the gate. She said she had ordered a new dryer for 4 million crowns.', "en"),
        ("c3", "No closure of Orlen mill, says family", "2026-09-02T07:00:00Z", "Norda", "ORLEN, Sept 2 (Norda) - The Dasko family on Tuesday rejected media reports that its paper mill would shut on 1 October with the loss of 310 jobs. The mill made a profit of 9 million crowns last year, a spokesman said.", "en"),
    ],
    "bath": [
        ("c1", "Stadtbad schließt am 5. Mai", "2026-04-20T08:00:00Z", "Talbote", "Das Stadtbad von Harnau schließt am 5. Mai für immer, weil 2,7 Millionen Euro für das Dach fehlen, erfuhr der Talbote aus dem Rathaus.", "de"),
        ("c2", "Bürgermeisterin: Bad bleibt offen", "2026-04-20T17:00:00Z", "Harnauer Blatt", "Bürgermeisterin Elke Rost dementierte am Montag einen Bericht, wonach das Stadtbad von Harnau am 5. Mai für immer schließt. „Das Bad wird am 5. Mai nicht schließen“, sagte sie. Die Behauptung, es fehlten 2,7 Millionen Euro, sei falsch.", "de"),
        ("c3", "Faktencheck: Schließt das Stadtbad?", "2026-04-21T09:00:00Z", "Prüfstelle", "Behauptung: Das Stadtbad von Harnau schließt am 5. Mai für immer, es fehlen 2,7 Millionen Euro. Bewertung: Falsch. Der Haushalt für das Bad ist bis Ende 2028 beschlossen.", "de"),
    ],
    "hospital": [
        ("c1", "El hospital cerrará 120 camas", "2026-03-02T08:00:00Z", "La Ribera", "El hospital de Valdoro cerrará 120 camas el 15 de marzo, según un documento interno al que tuvo acceso La Ribera. La medida afecta a cuatro plantas.", "es"),
        ("c2", "La consejera niega el cierre de camas", "2026-03-02T18:00:00Z", "Diario Valdoro", "La consejera de Salud, Inés Palma, negó que el hospital de Valdoro vaya a cerrar 120 camas el 15 de marzo. «No se cerrará ninguna cama el 15 de marzo», dijo a la prensa.", "es"),
    ],
}  # fmt: skip
DAYS = {"mill": "2026-10-01", "bath": "2026-05-05", "hospital": "2026-03-15"}
FIGURES = {"mill": {"310"}, "bath": {"2700000"}, "hospital": {"120"}}
FESTIVAL = [
    ("q1", "Festival draws 48,000", "2026-07-06T08:00:00Z", "Lake Post", "The Sand Lake festival drew 48,000 people on Saturday, its director Ian Quell said. Eleven bands played on three stages.", "en"),
    ("q2", "Residents count festival guests", "2026-07-06T12:00:00Z", "Lake Watch", "The residents' group of Sand Lake complained on Monday about noise. \"They say 48,000 people came to the festival. In fact there were 21,000,\" said its head, Olga Winn. \"We counted every ticket at the gate.\"", "en"),
]  # fmt: skip


@pytest.fixture(scope="module", params=sorted(CASES))
def denial(request, read_pages):
    """The name of a case with its account."""
    (account,) = read_pages(CASES[request.param]).accounts
    return request.param, account


def test_a_denied_event_is_told_by_those_who_tell_it_and_is_not_announced(denial):
    name, account = denial
    (entry,) = [e for e in account.timeline if str(e.first) == DAYS[name]]
    assert {e.article for e in entry.evidence} == {"c1"}
    assert entry.status is not EventStatus.ANNOUNCED
    deniers = [article.id for article in account.story.articles if article.id != "c1"]
    assert entry.disagreements == (f"denied by {', '.join(deniers)}",)


def test_who_denies_a_figure_does_not_bear_it_out(denial):
    name, account = denial
    numbers = [f for f in account.facts if f.kind is FactKind.NUMBER and f.value in FIGURES[name]]
    assert all({e.article for e in fact.evidence} == {"c1"} for fact in numbers)


def test_no_line_of_the_brief_that_tells_a_claim_has_its_deniers_behind_it(denial):
    _, account = denial
    for point in account.brief:
        assert "c1" not in {e.article for e in point.evidence} or point.origins == 1


def test_a_disputed_figure_is_not_agreed_on(read_pages):
    (account,) = read_pages(FESTIVAL).accounts
    assert not [fact for fact in account.facts if fact.value == "48000" and fact.origins > 1]
    (point,) = [point for point in account.brief if "48,000" in point.text]
    assert point.origins == 1
