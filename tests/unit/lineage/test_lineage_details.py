"""Names and figures tell a retelling, which keeps them, from a form or a series, which exchanges them."""

import pytest
from tellings import article, families, story, traced

from retold.lineage import LineageSettings
from retold.lineage.alignment import align
from retold.lineage.details import Details
from retold.lineage.kinship import exchanged
from retold.lineage.likeness import Likeness
from retold.lineage.texts import prepare
from retold.model import Basis, Published

DIVIDEND = """The board of {0} said on {1} that it has declared a quarterly dividend of {2} cents a share.

The dividend is payable on {3} to shareholders of record at the close of business on {4}.

The company said the payment reflects its confidence in the outlook for the year, and that {5} remains committed to a steady return to its owners."""
QUAKE = """An earthquake of magnitude {0} struck {1} kilometres off the coast of {2} early on {3}, the Seismic Office said.

It was felt in {4}, where people ran into the streets, but no damage or injuries were reported at once.

The office said the tremor occurred at a depth of {5} kilometres and that no tsunami was expected."""
MATCH = """{0} scored {1} minutes from the end to give {2} a 2-1 win over {3} in front of {4} spectators on Saturday.

The visitors had taken the lead through {5}, who headed in a corner just before the interval.

The home side move up to {6} in the table and play {7} away next week."""
RELEASE = """Harborline Energy Corporation will close its coal plant at Port Ellory by December 2031, the company said in Vantaburg on Thursday.

The plant employs 1,459 people, of whom 612 will be offered work at the wind terminal that Harborline Energy Corporation is building at Cape Sorrel for 2.47 billion crowns.

Chief executive Ingrid Vasquez-Thorne said the decision followed talks with the Federated Electrical Workers that had lasted for eleven months."""
RETOLD = """Harborline is to shut the Port Ellory coal plant by the end of 2031, it said in Vantaburg on Thursday.

About 1,460 people work at the plant; Harborline will offer 612 of them jobs at the wind terminal it is building at Cape Sorrel for 2.5 billion crowns.

The decision came after eleven months of talks with the Federated Electrical union, said chief executive Vasquez-Thorne."""

FORMS = {
    "dividends": (
        DIVIDEND.format("Quarrow Tiles", "Monday", "17.5", "March 14", "February 21", "Quarrow"),
        DIVIDEND.format("Lindfors Pulp", "Thursday", "42", "June 3", "May 9", "Lindfors"),
    ),
    "quakes": (
        QUAKE.format("5.8", 41, "Northern Selvania", "Tuesday", "Port Ambry", 63),
        QUAKE.format("6.3", 112, "the Tarrow Islands", "Sunday", "Old Kessing", 27),
    ),
    "matches": (
        MATCH.format("Ilkka Moreno", 7, "Calder Kestrels", "Marlow Town", "18,412", "Luka Petric", "third", "Eastmere"),
        MATCH.format("Tom Abara", 12, "Dunmoor Rovers", "Saltby", "9,306", "Jens Okoro", "ninth", "Wexhall United"),
    ),
}


def kept(left, right):
    settings = LineageSettings()
    texts = prepare(story(article("a", left), article("b", right)), settings)
    alignment = align(*texts.texts, Likeness(texts), settings.min_sentence_similarity)
    *lacks, whole = Details(texts).lacking(*texts.texts, alignment)
    return 1 - sum(lacks) / whole


@pytest.mark.parametrize("form", FORMS)
def test_two_reports_in_one_form_are_no_kin(form):
    one, other = FORMS[form]
    assert len(families(traced(article("a", one), article("b", other)))) == 2


def against(day):
    """What speaks against copying between a report of 5 April and one that left out most of its names, published on `day`."""
    shorter = RELEASE
    for names in (
        "Corporation ",
        " in Vantaburg",
        " at Cape Sorrel",
        "Ingrid Vasquez-Thorne ",
        "Federated Electrical ",
        "2.47 ",
    ):
        shorter = shorter.replace(names, "")
    days = [Published(d, d, Basis.PRINTED, 0.9, "printed") for d in ("2021-04-05", day)]
    settings = LineageSettings()
    both = story(article("a", RELEASE, published=days[0]), article("b", shorter, published=days[1]))
    texts = prepare(both, settings)
    alignment = align(*texts.texts, Likeness(texts), settings.min_sentence_similarity)
    return exchanged(*texts.texts, alignment, Details(texts))


def test_who_cuts_a_sentence_leaves_out_names_but_the_next_of_a_series_has_others():
    assert against("2021-04-05") == 0.0
    assert against("2021-04-12") > 0.0


@pytest.mark.parametrize("form", FORMS)
def test_the_same_report_reworded_is_kin(form):
    one, _ = FORMS[form]
    other = one.replace("said", "stated").replace("declared", "voted").replace("struck", "hit").replace("give", "hand")
    assert len(families(traced(article("a", one), article("b", other)))) == 1


def test_a_retelling_may_shorten_names_and_round_figures():
    assert kept(RELEASE, RETOLD) > 0.9
    assert len(families(traced(article("a", RELEASE), article("b", RETOLD)))) == 1


@pytest.mark.parametrize(
    ("figure", "other"), [("1,459", "1,460"), ("2.47", "2.5"), ("1,240", "1.240"), ("31.5", "31,5")]
)
def test_a_rounded_figure_is_the_figure(figure, other):
    text = "The terminal at Cape Sorrel took {} containers to Port Ellory, the harbour office said."
    assert kept(text.format(figure), text.format(other)) == pytest.approx(1.0)


@pytest.mark.parametrize(("figure", "other"), [("1,459", "1,470"), ("2.47", "2.4"), ("6", "60"), ("6", "5.8")])
def test_another_figure_is_not(figure, other):
    text = "The terminal at Cape Sorrel took {} containers to Port Ellory, the harbour office said."
    assert kept(text.format(figure), text.format(other)) < 1.0


def test_what_is_not_linked_does_not_matter():
    more = (
        RELEASE + "\n\nShares of Ostrava Lines in Brenwick rose 14 crowns to 388 on rumours of a bid by Tamsin Oduya."
    )
    assert kept(RELEASE, more) == pytest.approx(1.0)


TABLE = """The Pilot Office set the fees for the Kestrel Channel as follows.

To {0} tons {1} crowns, to {2} tons {3} crowns, to {4} tons {5} crowns, above that {6} crowns."""


def test_the_next_table_of_a_series_is_no_kin():
    one = TABLE.format(200, "14.50", 450, "21.75", 900, "33.25", "41.00")
    other = TABLE.format(250, "14.50", 475, "22.75", 900, "35.50", "44.25")
    assert len(families(traced(article("a", one), article("b", other)))) == 2


TENDER = """The Grain Office of Selvania bought {0} tonnes of wheat at its weekly tender, traders said.

The lowest bid was {1} crowns a tonne and the highest {2} crowns, and of {3} tonnes that 17 houses had for 9 ports {4} were left at 16:30.

The office has set aside 2.47 billion crowns for the 1,459,000 tonnes that it wants to lay up in 14 silos by the end of 2031."""
TENDERS = (
    TENDER.format("48,000", 231, 258, "91,000", "43,000"),
    TENDER.format("37,500", 226, 258, "91,000", "53,500"),
)


BOARD = """The Pilot Office reported ships at the locks of the Kestrel Channel as follows, waiting and passed.

{}

The figures are those of the morning, the Pilot Office said, and leave out tugs and barges."""
LOCKS = ("Tarn", "Ellory", "Saltby", "Marlow", "Kessing", "Ambry")


def days(left, right, day):
    """The number of families of a text published on 2021-04-05 and one of `day`."""
    dates = (Published(d, d, Basis.STATED, 1.0, "stated") for d in ("2021-04-05", day))
    made = (article(name, text, published=d) for name, text, d in zip("ab", (left, right), dates, strict=True))
    return len(families(traced(*made)))


def test_what_comes_days_later_with_other_figures_is_the_next_of_a_series():
    assert days(*TENDERS, "2021-04-12") == 2


def test_what_comes_days_later_with_the_same_figures_is_the_same():
    assert days(TENDERS[0], TENDERS[0].replace("bought", "took").replace("said", "told"), "2021-04-12") == 1


@pytest.mark.parametrize("day", ["2021-04-05", "2021-04-06"])
def test_a_report_is_brought_up_to_date_on_its_day_and_the_next(day):
    assert days(*TENDERS, day) == 1


def board(*numbers):
    return BOARD.format(" ".join(f"{lock} {number}" for lock, number in zip(LOCKS, numbers, strict=True)))


def test_a_table_with_the_same_figures_in_other_places_is_another():
    one, other = board(3, 1, 4, 2, 6, 5), board(1, 5, 2, 3, 4, 6)
    assert days(one, other, "2021-04-07") == 2
    assert days(one, one.replace("reported", "gave out"), "2021-04-07") == 1


def figures(left, right):
    settings = LineageSettings()
    texts = prepare(story(article("a", left), article("b", right)), settings)
    found, whole = Details(texts).figures(
        *texts.texts, align(*texts.texts, Likeness(texts), settings.min_sentence_similarity)
    )
    return found / whole


def test_figures_are_looked_for_in_the_same_sentence_and_what_was_cut_is_not_missing():
    assert figures(RELEASE, RETOLD) == 1.0
    assert figures(TENDERS[0], TENDERS[0].partition(" and the highest")[0]) == 1.0
    assert figures(*TENDERS) == pytest.approx(9 / 12)


def test_a_figure_of_any_length_is_read():
    text = "The Pilot Office said that {} ships passed the lock at Tarn on Monday, and {} barges lay at Ellory."
    one, other = "1" * 5_000, "2" * 5_000
    assert figures(text.format(one, other), text.format(one, 17)) == pytest.approx(0.5)


def test_two_long_lists_of_figures_have_a_kinship_too():
    one, other = (
        "\n\n".join(
            f"The lock at Tarn let {start + 7 * n} barges of {start * n + 13} tons through." for n in range(300)
        )
        for start in (1_031, 40_009)
    )
    assert len(families(traced(article("a", one), article("b", other)))) == 2


def test_one_name_that_a_translation_changes_parts_no_copy():
    one = """Harbour engineers expect that the new breakwater will be finished before the autumn storms.

The work was delayed because the barges that bring the stones were needed for the repair of the old mole.

Engineers said the higher price of stones would be borne by the {}."""
    changed = one.format("USA").replace("expect", "think").replace("finished", "ready").replace("bring", "carry")
    assert len(families(traced(article("a", one.format("U.S.")), article("b", changed)))) == 1
