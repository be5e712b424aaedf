"""A takeover in three languages' figures and a match in two papers' words. All invented."""

import pytest

from accounts import account_of, charged, is_error
from retold.export import terminal
from retold.model import Report

WIRE = """FRANKEN, Feb 10 (GW) - Vellmar Group said on Tuesday it had agreed to buy rival packaging maker Ostrand for 6.2 billion euros ($6.8 billion) including debt, creating Europe's second-largest carton producer.

Vellmar will pay 41.50 euros per share in cash, a premium of 27% to Ostrand's closing price on Monday, the companies said in a joint statement.

The combined company would have annual sales of about 9 billion euros and 31,000 employees. Vellmar expects savings of 180 million euros a year from 2028.

The deal needs the approval of the European Commission and is expected to close in the fourth quarter.

Ostrand's largest shareholder, the Ostrand family foundation, which holds 34%, has agreed to sell its shares.

Shares in Ostrand rose 24% to 40.60 euros by 0805 GMT."""
PAPER = """Vellmar Group has agreed to buy Ostrand, a rival maker of cardboard boxes, in a deal valued at $6.8 billion including debt, the companies announced Tuesday.

Analysts were less sure. "They are paying a full price at the top of the cycle," said Tomas Weil of Brandt & Co. "The 180 million in savings covers perhaps half of the premium."

The Ostrand family foundation, which owns about a third of the company, backs the sale. Regulators in Brussels must approve it."""
GERMAN = """Franken (dpa) - Der Verpackungshersteller Vellmar übernimmt seinen Konkurrenten Ostrand für 6,2 Milliarden Euro einschließlich Schulden. Das teilten beide Unternehmen am Dienstag mit.

Vellmar zahlt 41,50 Euro je Aktie in bar. Das sind 27 Prozent mehr als der Schlusskurs vom Montag.

Zusammen kommen die Unternehmen auf einen Jahresumsatz von rund 9 Milliarden Euro und 31.000 Beschäftigte. Vellmar rechnet ab 2028 mit Einsparungen von 180 Millionen Euro im Jahr."""
COPY = """Vellmar Group confirmed on Tuesday that it will acquire competitor Ostrand for 6.2 million euros including debt, forming the second largest carton manufacturer in Europe.

Vellmar will pay 45.10 euros in cash for each share, a premium of 27% over Monday's close.

The merged company would employ 31,000 people and generate annual sales of around 9 billion euros. Vellmar foresees annual savings of 180 million euros from 2028.

The transaction, which requires clearance by the European Commission, is due to close in the third quarter.

Ostrand's biggest shareholder, the Ostrand family foundation with 34%, agreed to sell."""
MATCH = """LINDMOOR (GW) — Ada Quist scored twice as Lindmoor Kestrels beat Carrow Harriers 3-1 on Saturday to reach the League Cup final.

Quist opened the scoring from a corner in the 12th minute and added a penalty in the 58th after Mara Lunt had been fouled. Jo Bakker made it 3-0 in the 71st minute.

The Kestrels will meet Vestby or Tollen in the final on March 28. A crowd of 11,204 saw the match."""
REPORT = """Two goals from Ada Quist sent the Kestrels into the League Cup final with a 3-1 win over Carrow Harriers in front of 12,104 at the Tarn Road ground last night.

Quist headed in a corner after 12 minutes, and struck from the spot after 58 when Ines Rood brought down Mara Lunt.

Jo Bakker added the third on 71. The final is on March 28 against Vestby or Tollen, who meet on Wednesday."""
PAGES = [
    ("b1", "Vellmar Group to buy rival Ostrand for 6.2 bln euros", "2026-02-10T06:01:00Z", "Globe Wire", WIRE, "en"),
    ("b2", "Vellmar buys Ostrand in $6.8 billion deal", "2026-02-10T12:30:00Z", "The Continental", PAPER, "en"),
    ("b3", "Vellmar übernimmt Ostrand für 6,2 Milliarden Euro", "2026-02-10T09:15:00Z", "Blatt", GERMAN, "de"),
    ("b4", "Vellmar confirms takeover of Ostrand", "2026-02-10T07:40:00Z", "BoxNews", COPY, "en"),
    ("s1", "Kestrels beat Harriers 3-1 to reach final", "2026-03-07T21:50:00Z", "Globe Wire", MATCH, "en"),
    ("s2", "Quist fires Kestrels into cup final", "2026-03-08T08:00:00Z", "Lindmoor Herald", REPORT, "en"),
]


@pytest.fixture(scope="module")
def accounts(read_pages):
    """The accounts of the takeover and the match."""
    found = read_pages(PAGES)
    return {name: account_of(found, name) for name in ("b1", "s1")}


def test_each_changed_figure_is_charged_to_the_copy(accounts):
    assert charged(accounts["b1"], is_error) == {("b4", "6.2 million"), ("b4", "45.10"), ("b4", "third")}


def test_figures_of_two_languages_are_one(accounts):
    held = {fact.value: {e.article for e in fact.evidence} for fact in accounts["b1"].facts}
    assert held["31000"] == {"b1", "b3", "b4"}
    assert held["180000000"] >= {"b1", "b3", "b4"}


def test_the_quoted_are_not_borne_out_by_what_is_no_quote(accounts):
    said = [p for p in accounts["b1"].brief if "half of the premium" in p.text]
    assert all({e.article for e in point.evidence} == {"b2"} for point in said)


def test_an_owner_speaks_as_the_whole_phrase(accounts):
    speakers = {quote.speaker for quote in accounts["b1"].quotes}
    assert "Ostrand's" not in speakers


def test_zones_and_the_agency_of_a_dateline_are_nobody(accounts):
    assert not {"GMT", "GW"} & {actor.name for account in accounts.values() for actor in account.actors}


def test_the_day_of_a_dateline_dates_what_is_said_and_is_not_shown(accounts):
    (deal,) = [e for e in accounts["b1"].timeline if "agreed to buy" in e.text]
    assert str(deal.first) == "2026-02-10"
    assert deal.text.startswith("Vellmar Group ")


def test_the_same_digits_in_another_order_are_noticed(accounts):
    shown = " ".join(terminal.render(Report((accounts["s1"],), ())).split())
    assert "[12,104]" in shown
    assert "[11,204]" in shown
