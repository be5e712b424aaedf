"""A trial over three weeks: charge, plea, witnesses, a blog, a translation, a correction, verdict, appeal. All invented."""

import pytest

from accounts import charged, is_number

K1 = """SELBY MOUTH, March 2 (Norda) - Prosecutors on Monday charged the former head of the Selby Mouth Harbour Authority, Leonard Strake, with taking bribes of 480,000 crowns from a dredging company.

Strake, 58, is accused of having given three contracts worth 26 million crowns to Vantor Dredging between 2019 and 2022, the state prosecutor's office said in a statement.

"Mr Strake rejects every one of these allegations," his lawyer, Hanna Reuss, told reporters. She said he would plead not guilty.

Vantor's owner, Emil Okker, is charged with giving the bribes. He could not be reached for comment.

The trial will begin on March 9. If convicted, Strake faces up to eight years in prison.
"""
K2 = """SELBY MOUTH, March 9 (Interpress) - The former head of the Selby Mouth Harbour Authority pleaded not guilty on Monday to taking bribes, while the businessman accused of paying them admitted his guilt.

Leonard Strake, 58, shook his head as prosecutor Ines Valmont read out the charges. "Not guilty," he said.

Emil Okker, the owner of Vantor Dredging, told the court that he had paid Strake 480,000 crowns in cash. "I put it in a toolbox, and I put the toolbox in his boat," Okker said.

Judge Marta Oyelaran said Okker would be sentenced separately.

Strake's lawyer, Hanna Reuss, called Okker "a drowning man who will say anything for a plank".
"""
K3 = """SELBY MOUTH, March 12 (Norda) - A boatman told a court on Thursday that he had seen the former harbour chief Leonard Strake carry a red toolbox from his boat to his car on four occasions.

"It was heavy, he used both hands," said the witness, Piet Lammers, 63.

Under questioning by defence lawyer Hanna Reuss, Lammers said he had never looked inside the toolbox.

An auditor, Clara Winther, told the court that the Harbour Authority had not asked for other bids in two of the three contracts.

The trial of Strake, who denies taking 480,000 crowns in bribes, continues on Monday.
"""
K4 = """So the great toolbox trial goes on, and what have they got? A boatman who saw a box.

Piet Lammers told the court on Thursday that he saw Leonard Strake carry a toolbox to his car fourteen times. "It was heavy, he used both hands," Lammers said. He admitted that he had never seen any money.

The auditor Clara Winther said the Harbour Authority had not asked for other bids in all of the three contracts.

Strake denies taking 840,000 crowns.

I say: no money, no bribe. Read my book on the harbour mafia.
"""
K5 = """El exjefe de la Autoridad Portuaria de Selby Mouth, Leonard Strake, negó este lunes ante el tribunal haber recibido sobornos por 480.000 coronas de la empresa de dragados Vantor.

«En esa caja había herramientas, nada más que herramientas», declaró Strake, de 58 años.

La fiscal, Ines Valmont, le preguntó por qué ingresó 310.000 coronas en efectivo entre 2019 y 2022. «Vendí un barco y los cuadros de mi madre», respondió.

El veredicto se espera para el viernes.

Con información de Interpress
"""
K6 = """SELBY MOUTH, March 17 (Norda) - The former harbour chief of Selby Mouth, Leonard Strake, told a court on Monday that a toolbox seen in his hands had held nothing but tools.

Strake, 58, denied taking 480,000 crowns from the owner of a dredging company. Asked by prosecutor Ines Valmont about 310,000 crowns in cash that he paid into his account, he said he had sold a boat and his mother's paintings.

A verdict is expected on Friday.

(Corrects in second paragraph the sum paid in to 310,000 crowns from 130,000.)
"""
K7 = """SELBY MOUTH, March 20 (Interpress) - A court on Friday sentenced the former head of the Selby Mouth Harbour Authority, Leonard Strake, to five years in prison for taking bribes from a dredging company.

Judge Marta Oyelaran said there was no reasonable doubt that Strake had received at least 310,000 crowns from Emil Okker, the owner of Vantor Dredging. He was cleared of taking a further 170,000 crowns.

"He sold what was not his to sell," Oyelaran said.

Strake stared at the floor as the verdict was read. His lawyer, Hanna Reuss, said he would appeal.

Prosecutor Ines Valmont, who had asked for seven years, said she was satisfied.

Okker was given two years, suspended, last week.
"""
K8 = """Leonard Strake will appeal against his conviction for bribery, his lawyer said on Monday.

The former head of the Harbour Authority was sentenced to five years in prison on Friday for taking at least 310,000 crowns from Emil Okker, the owner of Vantor Dredging.

"The court believed a man who bought his own freedom with a story," Hanna Reuss told the Mercury. The appeal must be filed by April 3.

The Harbour Authority said it would ask Strake to pay back the money. Its new head, Dora Pell, said all contracts of more than one million crowns would be put out to tender.

Strake stays free until the appeal is heard.
"""
PAGES = [
    ("k1", "Former harbour chief of Selby Mouth charged with taking bribes", "2026-03-02T10:15:00Z", "Norda", K1, "en"),
    ("k2", "Ex-harbour boss pleads not guilty; partner changes plea", "2026-03-09T15:40:00Z", "Interpress", K2, "en"),
    ("k3", "Witness tells of toolbox full of cash", "2026-03-12T16:05:00Z", "Norda", K3, "en"),
    ("k4", "The toolbox trial: they have nothing", "2026-03-13T07:30:00Z", "Quayside Blog", K4, "en"),
    ("k5", "El exjefe del puerto niega haber recibido sobornos", "2026-03-16T19:20:00Z", "El Faro del Norte", K5, "es"),
    ("k6", "Correction: Strake trial", "2026-03-17T09:00:00Z", "Norda", K6, "en"),
    ("k7", "Former harbour chief jailed for five years over bribes", "2026-03-20T13:10:00Z", "Interpress", K7, "en"),
    ("k8", "Strake to appeal against five-year sentence", "2026-03-23T11:00:00Z", "Selby Mouth Mercury", K8, "en"),
]  # fmt: skip


@pytest.fixture(scope="module")
def trial(read_pages):
    """The account of the trial."""
    (account,) = read_pages(PAGES).accounts
    return account


def test_each_day_of_the_trial_is_an_event_of_its_own(trial):
    days = {str(entry.first): entry for entry in trial.timeline if entry.status.value == "past"}
    assert {"2026-03-02", "2026-03-09", "2026-03-12", "2026-03-16", "2026-03-20"} <= days.keys()
    assert not any(entry.disagreements for entry in trial.timeline)
    assert {e.article for e in days["2026-03-20"].evidence} >= {"k7", "k8"}


def test_what_continues_or_is_expected_lies_ahead(trial):
    ahead = {
        (str(entry.first), e.article)
        for entry in trial.timeline
        if entry.status.value == "announced"
        for e in entry.evidence
    }
    assert ahead >= {("2026-03-16", "k3"), ("2026-03-20", "k5"), ("2026-03-20", "k6"), ("2026-04-03", "k8")}


def test_the_day_a_report_was_filed_is_not_that_of_the_hearing(trial):
    assert "2026-03-17" not in {str(entry.first) for entry in trial.timeline}


def test_no_point_of_the_brief_hangs_on_two_pronouns(trial):
    assert not any(point.text.startswith("She said he") for point in trial.brief)


def test_the_blog_is_charged_with_its_sum_and_all_stands_against_two(trial):
    wrong = charged(trial, is_number)
    assert ("k4", "840,000") in wrong
    assert wrong & {("k4", "all"), ("k3", "two")}


def test_a_sum_that_was_put_right_is_no_fact(trial):
    assert "130000" not in {fact.value for fact in trial.facts}


def test_reports_of_two_hearings_do_not_contradict_each_other(trial):
    grave = [d for passage in trial.collation.passages for d in passage.differences if d.kind.value == "date"]
    assert not any(d.severity >= 0.5 and not d.contested for d in grave)


def test_who_speaks_in_a_translation_is_the_same_person(trial):
    (quote,) = [q for q in trial.quotes if any("herramientas" in w.said for w in q.wordings)]
    assert quote.speaker == "Leonard Strake"
