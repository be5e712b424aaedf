"""Whom a report is about stays when it is copied, and is exchanged when a form is filled in anew."""

import pytest
from tellings import article, families, traced

from retold.model import Basis, Credit, CreditKind, Published

PUMPS = """{0} said it will raise what it charges at its pumps by four groats a gallon, effective Wednesday.

The firm said plain spirit will be sold at 96.8 groats and lamp oil at 41.5 groats in all of Selvania.

The rise follows a general trend that was started by the Tarrow Wells on Monday."""
RIVAL = """Marlow Spirits said it is raising what it charges at its pumps by four groats a gallon, effective Wednesday.

Plain spirit will now be sold at 96.8 groats in all of Selvania, and lamp oil at 41.5 groats.

Three other houses have put up their prices since the Tarrow Wells did so on Monday."""
HEADS = ("KESSING OIL RAISES PUMP PRICES", "MARLOW RAISES PRICES AT PUMPS BY FOUR GROATS")
BULLETIN = """The Selvania Steer Price, as posted by the Cattle House, is what contracts are settled at in cash.

It is an average over seven days of the prices from 27 counties for steers of between 600 and 800 pounds.

{0} crowns on {1} April, against {2} on the day before and {3} on the day before that."""


def count(left, right, heads=(None, None), days=("2021-04-05", "2021-04-05")):
    """The number of families of two texts under two headlines, published on two days."""
    made = [
        article(name, text, title=head, published=Published(day, day, Basis.STATED, 1.0, "stated"))
        for name, text, head, day in zip("ab", (left, right), heads, days, strict=True)
    ]
    return len(families(traced(*made)))


def test_two_firms_that_do_the_same_are_two_reports():
    assert count(PUMPS.format("Kessing Oil"), RIVAL, HEADS) == 2


TREATY = """Selvania and {0} have signed a treaty to put off what Selvania owes to {0}, sources at the Chancery said.

It was signed by the Selvanian Chancellor Chaun Okony after two days of talks. It follows an accord of December with the
Tarn Club of lenders to put off some 7.5 billion crowns, which fall due over ten years, with five years of grace.

As with all accords of the Club rates and other terms are settled with each lender."""
NEXT = """Selvania and {0} signed a treaty today to put off what Selvania owes, the second of a row of such treaties.

Chancellor Chaun Okony signed for Selvania, Chancery sources said. The treaty follows an accord between Selvania and the
Tarn Club of lenders in December to put off some 7.5 billion crowns, over ten years with five years of grace.

But as with all accords of the Club, rates and other terms have to be settled with each lender."""
TREATIES = "SELVANIA, {0} TO PUT OFF OFFICIAL DEBT"


@pytest.mark.parametrize(("other", "number"), [("Orland", 2), ("Kessia", 1)])
def test_headlines_with_one_name_exchanged_are_two_reports(other, number):
    """The first name of the headline is the same, and it is no less another treaty."""
    texts, heads = ((TREATY.format("Kessia"), NEXT.format(other)), ("Kessia", other))
    assert count(*texts, [TREATIES.format(name.upper()) for name in heads]) == number


def test_the_same_words_of_the_same_firm_are_one():
    assert count(PUMPS.format("Marlow Spirits"), RIVAL, HEADS[1:] * 2) == 1


def test_what_opens_with_one_name_is_one_report_under_any_headline():
    text = PUMPS.format("Kessing Oil")
    assert count(text, text.replace("said", "stated"), (HEADS[0], "FOUR GROATS MORE AT THE PUMPS")) == 1


@pytest.mark.parametrize("spelled", ["Kesing Oil", "Kessings"])
def test_a_name_spelled_otherwise_is_the_same(spelled):
    texts = [PUMPS.format(name) for name in ("Kessing Oil", spelled)]
    assert count(*texts, (HEADS[0], f"{spelled} raises pump prices")) == 1


def test_names_that_change_places_are_no_others():
    """A copy that opens with whom its source names further down."""
    end = "\n\nDirector Tamsin Oduya of the Harbour Board called the rise a shame."
    source = PUMPS.format("Kessing Oil") + end
    copy = f"Tamsin Oduya has called a rise at the pumps a shame.\n\n{source.removesuffix(end)}"
    assert count(source, copy, (HEADS[0], "Oduya: shame on the pumps")) == 1


def test_without_a_headline_nobody_is_the_subject():
    assert count(PUMPS.format("Kessing Oil"), RIVAL) == 1


LONG = """Every morning clerks of the Cattle House ring up the auctioneers of Saltby, Kessing and Old Marlow and write down their bids.

Beasts that were sold lame, or with the farm they stood on, are left out, and so are those that crossed the Tarn by night.

What is told by fewer than four auctioneers is marked with a star, which nobody in Selvania has seen since the flood."""
FILLED = (BULLETIN.format("69.35", 5, "69.25", "69.32"), BULLETIN.format("70.03", 9, "69.87", "69.61"))


def test_a_form_filled_in_anew_days_later_is_the_next_of_its_series():
    assert count(*FILLED, days=("2021-04-05", "2021-04-10")) == 2


def test_one_figure_corrected_days_later_is_the_same_report():
    corrected = FILLED[0].replace("69.35", "69.53")
    assert count(FILLED[0], corrected, days=("2021-04-05", "2021-04-10")) == 1


def test_a_form_printed_again_days_later_is_a_copy():
    assert count(FILLED[0], FILLED[0].replace("as posted by", "as told by"), days=("2021-04-05", "2021-04-10")) == 1


def test_a_copy_of_one_issue_is_no_kin_of_the_next():
    """The figures are cut from it, so that it has as much of the one as of the other."""
    issues = [f"{LONG}\n\n{text}" for text in FILLED]
    copy = issues[0].rpartition("\n\n")[0].replace("ring up", "call").replace("settled at", "paid at")
    texts, days = (*issues, copy), ("2021-04-05", "2021-04-10", "2021-04-05")
    made = (
        article(name, text, published=Published(day, day, Basis.STATED, 1.0, "stated"))
        for name, text, day in zip("abc", texts, days, strict=True)
    )
    assert families(traced(*made)) == {frozenset("ac"), frozenset("b")}


def test_a_named_source_without_a_sentence_is_no_source():
    empty = article("a", "—\n\n* * *", title="Pump prices", outlet="Tidewatch")
    named = article("b", PUMPS, title="Pump prices", credits=(Credit("Tidewatch", CreditKind.SOURCE, "Tidewatch"),))
    assert families(traced(empty, named)) == {frozenset("a"), frozenset("b")}
