"""A central bank decides, with figures and forecasts, and decides again. All invented."""

import pytest

from accounts import charged, is_number

B1 = """The Governing Board today decided to lower the key rate by 0.25 percentage points to 3.50 per cent, with effect from 23 September.

Inflation was 2.4 per cent in August, down from 2.9 per cent in May. The Bank expects inflation of 2.1 per cent in 2027 and growth of 1.3 per cent.

Five members voted for the decision and two for leaving the rate at 3.75 per cent.

"Inflation is on its way to our goal of two per cent, but we are not there yet," said Governor Marit Sole.

The next decision will be announced on 5 November.
"""
B2 = """ALDMOUTH, Sept 18 (Norda) - Norland's central bank cut its key rate by a quarter point to 3.50 percent on Friday, the first cut in two years, and said more could follow if inflation kept falling.

Five of the seven members of the board voted for the cut and two wanted to leave the rate unchanged.

"Inflation is on its way to our goal of two percent, but we are not there yet," Governor Marit Sole told reporters.

The bank sees inflation at 2.1 percent next year and growth at 1.3 percent. In June it had expected growth of 1.6 percent.

Erik Dahl, an economist at Fjordbank, said he expected another cut in November. The crown fell 0.8 percent against the euro.
"""
B3 = """Norland's central bank slashed its key rate by half a point to 3.25 percent on Friday, and more cuts will follow.

Six of the seven members of the board voted for the cut.

"Inflation is on its way to our goal of two percent," Governor Marit Sole told reporters.

The bank sees growth at 1.3 percent next year.
"""
B4 = """La banque centrale du Norland a abaissé vendredi son taux directeur d'un quart de point, à 3,50 %, la première baisse en deux ans. Selon la gouverneure Marit Sole, l'inflation n'est pas encore à l'objectif de 2 %.

La banque prévoit une croissance de 1,3 % l'an prochain, contre 1,6 % attendu en juin. Deux des sept membres du conseil voulaient laisser le taux inchangé.

L'économiste Erik Dahl, de Fjordbank, a déclaré qu'une nouvelle baisse était probable en novembre. D'après le syndicat des banques, les crédits immobiliers vont baisser.
"""
B5 = """Two of the seven members of the Governing Board of the Central Bank of Norland voted against the rate cut to 3.50 per cent on Friday: Ola Rein and Tove Stang.

Rein said in a speech in Pell in August that wages, which rose 5.1 per cent in the second quarter, left no room for a cut.

Finance Minister Jens Holm welcomed the decision. The opposition leader, Sara Brandt, said it came too late for 12,000 firms that had closed this year.

Governor Marit Sole did not rule out a cut in November.
"""
B6 = """ALDMOUTH, Nov 5 (Norda) - Norland's central bank left its key rate at 3.50 percent on Thursday, saying inflation had risen to 2.6 percent in October.

All seven members voted for the decision. In September the bank had cut the rate by a quarter point.

"There will be no cut this year," Governor Marit Sole said.
"""
PAGES = [
    ("b1", "Monetary policy decision", "2026-09-18T12:15:00Z", "Central Bank of Norland", B1, "en"),
    ("b2", "Norland central bank cuts key rate to 3.5 percent", "2026-09-18T12:20:00Z", "Norda", B2, "en"),
    ("b3", "Mortgage relief as rates tumble to 3.25%", "2026-09-18T15:00:00Z", "The Daily Blaze", B3, "en"),
    ("b4", "La banque centrale du Norland abaisse son taux à 3,5 %", "2026-09-18T14:40:00Z", "Le Phare", B4, "fr"),
    ("b5", "Split board cuts rates: what it means for the crown", "2026-09-19T06:00:00Z", "Morning Post", B5, "en"),
    ("b6", "Norland central bank holds rate at 3.5 percent", None, "Norda", B6, "en"),
]  # fmt: skip


@pytest.fixture(scope="module")
def rates(read_pages):
    """The account of the rates."""
    (account,) = read_pages(PAGES).accounts
    return account


def test_the_day_of_a_dateline_dates_a_report_of_months_later(rates):
    (report,) = [article for article in rates.story.articles if article.id == "b6"]
    assert report.published is not None
    assert report.published.first == "2026-11-05"


def test_what_had_happened_before_is_not_the_news(rates):
    assert not any("had cut the rate" in point.text for point in rates.brief)
    assert rates.brief[0].text.startswith("Norland's central bank cut its key rate")


def test_a_governor_is_a_person(rates):
    assert [a.kind.value for a in rates.actors if "Sole" in a.name] == ["person"]


def test_other_figures_are_charged_to_who_gives_them_alone(rates):
    assert {("b3", "3.25"), ("b3", "Six")} <= charged(rates, is_number)


def test_a_quotation_cut_short_is_one_point(rates):
    assert sum("Inflation is on its way" in point.text for point in rates.brief) == 1
