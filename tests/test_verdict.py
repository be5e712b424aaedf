"""A trial over three days with an appeal, and an election night with partial counts. All invented."""

import pytest

from accounts import account_of, charged, is_error
from retold.export import terminal

OPENING = """LINDMOOR, May 4 (Norda) - A former harbour engineer went on trial in Lindmoor on Monday, accused of taking bribes of 420,000 crowns from two dredging companies.

Anders Holt, 52, denied all nine charges. He faces up to eight years in prison if he is convicted.

Prosecutor Karin Brell told the court that Holt had passed on confidential bids between 2019 and 2022. "He sold what was not his to sell," she said.

Holt's lawyer, Samir Anand, said the payments were loans from a friend.

The trial before Judge Elin Wester is expected to last three days."""
OPENING_COPY = """A former harbour engineer has gone on trial in Lindmoor accused of accepting bribes worth 240,000 crowns from two dredging firms.

Anders Holt, 52, pleaded guilty to all nine charges and could be jailed for up to eight years if convicted.

Prosecutor Karin Brell said Holt had leaked confidential bids between 2019 and 2022. "He sold what was not his to sell," she told the court.

His lawyer Samir Anand said that the payments had been loans from a friend.

The trial before Judge Elin Wester is due to last three days."""
VERDICT = """LINDMOOR, May 6 (Norda) - A Lindmoor court on Wednesday sentenced former harbour engineer Anders Holt to five years in prison for taking bribes from two dredging companies.

Judge Elin Wester found Holt guilty on seven of nine charges and cleared him of two. She ordered him to repay 310,000 crowns.

"You were trusted with a public purse," Wester told Holt, who showed no emotion.

His lawyer, Samir Anand, said he would appeal. Holt remains free until the appeal is heard.

Prosecutor Karin Brell, who had asked for six years, said she was satisfied."""
GALLERY = """Anders Holt buttoned his jacket before the sentence was read, and unbuttoned it afterwards.

Five years, said Judge Elin Wester, and the former harbour engineer nodded as if she had told him the time of a train.

She convicted him of seven charges of bribery. On two, she said, the evidence had not been enough. He must pay back 310,000 crowns.

His daughter left the courtroom before the end. "He is not the man they describe," Maja Holt said on the steps. His lawyer said there would be an appeal.

Brell, the prosecutor, had wanted six years."""
VERDICT_COPY = """A court in Lindmoor on Wednesday sentenced former harbour engineer Anders Holt to fifteen years in prison for taking bribes from two dredging firms.

Judge Elin Wester found Holt guilty of seven out of nine charges and acquitted him of two. He was ordered to pay back 310,000 crowns.

"You were trusted with a public purse," Wester told Holt, who showed no emotion.

His lawyer Samir Anand said he would not appeal. Holt stays free until the appeal is heard.

Prosecutor Karin Brell, who had sought six years, said she was satisfied."""
APPEAL = """LINDMOOR, Sept 14 (Norda) - An appeals court on Monday cut the prison sentence of Anders Holt, a former harbour engineer convicted of bribery, from five years to three.

The court of appeal in Carrow upheld his conviction on five charges but threw out two, saying that the loans could not be told from bribes.

Holt, 53, must report to prison by October 1, his lawyer Samir Anand said. He will not appeal again.

A lower court in Lindmoor had sentenced Holt in May."""
NIGHT_EARLY = """CARROW, June 14 (Norda) - Mayor Hanna Roth led her challenger Ivo Kessel in Carrow's election on Sunday, early results showed.

With 20% of votes counted, Roth had 52.4% and Kessel 44.1%, the city's electoral office said.

Turnout was 61%, up from 54% four years ago.

Roth told supporters it was too early to celebrate. Kessel said the northern districts, where he is strong, had yet to be counted."""
NIGHT_LATE = """CARROW, June 15 (Norda) - Ivo Kessel won Carrow's election for mayor by 312 votes, the city's electoral office said early on Monday, unseating Hanna Roth after eight years.

With all votes counted, Kessel had 49.3% and Roth 48.9%. Early results had put Roth eight points ahead.

Turnout was 61%, up from 54% four years ago.

Kessel thanked the northern districts, which were counted last. Roth said she would ask for a recount."""
NIGHT_PAPER = """Hanna Roth has lost the mayor's chain of Carrow by a whisker.

Her challenger Ivo Kessel won 49.3 per cent of the vote in Sunday's election against 48.9 for the mayor, a margin of 312 ballots, the electoral office announced at 1.20am.

"I am going to sleep for an hour and then I am going to work," said Kessel, a bus driver's son from the northern district of Tarn.

Roth, mayor for eight years, demanded a recount. Some 88,000 people voted, 61 per cent of those who could."""
NIGHT_SPANISH = """CARROW, 15 jun (Norda) - Ivo Kessel ganó las elecciones a la alcaldía de Carrow por 312 votos, informó el lunes la oficina electoral de la ciudad, y desbancó a Hanna Roth tras ocho años.

Con todos los votos escrutados, Kessel obtuvo el 49,3% y Roth el 48,9%. Los primeros resultados daban a Roth ocho puntos de ventaja.

La participación fue del 61%, frente al 54% de hace cuatro años.

Kessel dio las gracias a los distritos del norte, que se contaron los últimos. Roth dijo que pedirá un recuento."""
PAGES = [
    ("t1", "Former harbour engineer goes on trial over bribes", "2026-05-04T15:00:00Z", "Norda", OPENING, "en"),
    ("t2", "Harbour engineer on trial over bribes", "2026-05-04T18:10:00Z", "Daily Lantern", OPENING_COPY, "en"),
    ("t3", "Ex-harbour engineer gets five years for bribery", "2026-05-06T14:30:00Z", "Norda", VERDICT, "en"),
    ("t4", "Five years for the man who sold the bids", "2026-05-07T05:00:00Z", "Lindmoor Herald", GALLERY, "en"),
    ("t5", "Harbour engineer sentenced for bribes", "2026-05-06T17:45:00Z", "Daily Lantern", VERDICT_COPY, "en"),
    ("t6", "Appeals court cuts sentence of harbour engineer", "2026-09-14T13:00:00Z", "Norda", APPEAL, "en"),
    ("e1", "Roth leads in early count for Carrow mayor", "2026-06-14T20:40:00Z", "Norda", NIGHT_EARLY, "en"),
    ("e2", "Kessel wins Carrow by 312 votes", "2026-06-15T00:35:00Z", "Norda", NIGHT_LATE, "en"),
    ("e3", "Carrow has a new mayor, by a whisker", "2026-06-15T05:30:00Z", "The Continental", NIGHT_PAPER, "en"),
    ("e4", "Kessel gana la alcaldía de Carrow por 312 votos", "2026-06-15T01:20:00Z", "Diario del Puerto", NIGHT_SPANISH, "es"),
]  # fmt: skip


@pytest.fixture(scope="module")
def report(read_pages):
    """The report on all pages."""
    return read_pages(PAGES)


@pytest.fixture(scope="module")
def accounts(report):
    """The accounts of the trial and of the election, by a page of each."""
    return {name: account_of(report, name) for name in ("t1", "e1")}


def test_a_story_of_three_days_is_one_and_its_appeal_stands_beside_it(report, accounts):
    assert [a.id for a in accounts["t1"].story.articles] == ["t1", "t2", "t3", "t4", "t5"]
    assert "Appeals court cuts sentence of harbour engineer (1 page): both name" in terminal.render(report, 200)


def test_who_told_and_who_retold(accounts):
    edges = {(e.child, e.parent) for account in accounts.values() for e in account.lineage.edges}
    assert edges == {("t2", "t1"), ("t5", "t3"), ("e4", "e2")}


def test_what_copies_changed_is_charged_to_them(accounts):
    changed = {("t2", "240,000"), ("t2", "guilty"), ("t5", "fifteen"), ("t5", "would not appeal")}
    assert charged(accounts["t1"], is_error) == changed
    assert charged(accounts["e1"], is_error) == set()


def test_the_brief_says_how_it_ended_and_how_it_began(accounts):
    trial = [point.text for point in accounts["t1"].brief]
    assert "sentenced former harbour engineer Anders Holt to five years" in trial[0]
    assert any("went on trial in Lindmoor on Monday" in text for text in trial)
    assert "lost" in accounts["e1"].brief[0].text
    assert not any("led her challenger" in point.text for point in accounts["e1"].brief[:3])


def test_an_early_count_contradicts_no_last_one(accounts):
    days = {str(entry.first): entry for entry in accounts["e1"].timeline}
    assert "led her challenger" in days["2026-06-14"].text
    assert "won" in days["2026-06-15"].text
    assert all(entry.disagreements == () for entry in days.values())
    assert "2022-01-01" not in days, "up from 54% four years ago is a comparison"


def test_what_a_dateline_dates_is_no_announcement(accounts):
    assert {entry.status.value for entry in accounts["t1"].timeline} == {"past"}


def test_somebody_named_at_the_head_of_a_sentence_is_who_the_surname_means_later(accounts):
    assert [a.articles for a in accounts["t1"].actors if a.name == "Anders Holt"] == [("t1", "t2", "t3", "t4", "t5")]


def wordings(account):
    return [(quote.speaker, wording.evidence.exact) for quote in account.quotes for wording in quote.wordings]


def test_she_is_the_woman_who_spoke_and_no_one_is_his_own_accuser(accounts):
    said = wordings(accounts["t1"])
    assert {speaker for speaker, words in said if "not his to sell" in words} == {"Karin Brell"}
    assert not [words for _, words in said if words.startswith("of taking bribes")]


def test_who_is_told_is_no_part_of_what_is_told(accounts):
    assert ("Hanna Roth", "it was too early to celebrate") in wordings(accounts["e1"])
