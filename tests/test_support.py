"""Who bears out a line: figures, people, predicate and who says it. All invented."""

import pytest

LANDSLIDE = [
    ("w1", "Three dead as hillside slides onto road near Ostrel", "2026-04-02T18:00:00Z", "Norda", "OSTREL, April 2 (Norda) - Three people were killed on Thursday when a hillside slid onto the coast road near Ostrel, police said. The slide was about 80 metres wide.", "en"),
    ("w2", "Landslide at Ostrel kills four", "2026-04-02T20:00:00Z", "Harbour Echo", "Four people were killed on Thursday when a hillside slid onto the coast road near Ostrel and buried two vans, rescue chief Alma Dorn told the Echo. Her crews dug until dark.", "en"),
]  # fmt: skip
DIET = [
    ("s1", "Berry extract halves colds, says firm", "2026-05-04T08:00:00Z", "Wire Two", "An extract of sea berries cut colds by 48 percent in a winter trial, Vallis Foods said on Monday. The trial had 640 adults in five towns.", "en"),
    ("s2", "What the berry trial leaves out", "2026-05-05T08:00:00Z", "Plain Science", "A 48 percent cut in colds is a splendid result. The 640 adults of the trial by Vallis Foods all worked outdoors.", "en"),
]  # fmt: skip
COACH = [
    ("r1", "Kestrels relegated after ninth defeat", "2026-05-10T18:00:00Z", "Sports Wire", "Lindmoor Kestrels were relegated on Sunday after a 3-0 defeat at Carrow, their ninth in a row. Coach Mara Lunt, who took over in February, was not blamed by the board. She left without taking questions.", "en"),
    ("r2", "Lunt: nobody told me about the debts", "2026-05-11T08:00:00Z", "Radio Lind", "Mara Lunt said nobody had told her about the debts of Lindmoor Kestrels when she took over in February. She told Radio Lind that she would stay.", "en"),
]  # fmt: skip
VOTE = [
    ("v1", "Council keeps ferry subsidy by one vote", "2026-03-03T17:00:00Z", "Norda", "BRENN, March 3 (Norda) - The council of Brenn kept the ferry subsidy by a single vote on Tuesday after a heated debate. The motion to end it was rejected by 21 votes to 20. “If the state pays its half by summer, I will give up the ferry,” Mayor Ida Rask said. “Until then it sails,” she told reporters.", "en"),
    ("v2", "Rask: I will give up the ferry", "2026-03-03T19:00:00Z", "Loud Mail", "The mayor of Brenn has admitted that the island ferry is finished. “I will give up the ferry,” Ida Rask told reporters on Tuesday. The council of Brenn kept the ferry subsidy by a single vote after a heated debate. The motion to end it was rejected by 21 votes to 20.", "en"),
    ("v3", "Brenn council saves ferry money", "2026-03-03T19:30:00Z", "Coast Courier", "The council of Brenn kept the ferry subsidy by a single vote on Tuesday after a heated debate. The motion to end it was rejected by 21 votes to 20. “If the state pays its half by summer, I will give up the ferry,” Mayor Ida Rask said. “Until then it sails,” she told reporters.", "en"),
]  # fmt: skip


@pytest.fixture
def account_of_pages(read_pages):
    """What gives the account of the one story of some pages."""

    def account(pages):
        (found,) = read_pages(pages).accounts
        return found

    return account


def test_a_day_of_the_timeline_names_as_its_tellings_those_who_have_its_figures(account_of_pages):
    account = account_of_pages(LANDSLIDE)
    (entry,) = [e for e in account.timeline if "killed" in e.text]
    own, other = ({e.article for e in part} for part in (entry.evidence, entry.beside))
    assert (entry.origins, len(own), len(other)) == (1, 1, 1)
    assert own.isdisjoint(other)


def test_a_verdict_on_a_figure_is_not_borne_out_by_the_figure(account_of_pages):
    account = account_of_pages(DIET)
    points = [p for p in account.brief if "splendid" in p.text]
    assert all(point.origins == 1 for point in points)
    (fact,) = [f for f in account.facts if f.value == "48"]
    assert fact.origins == 2


def test_what_somebody_tells_one_page_is_not_borne_out_by_a_page_that_has_no_word_of_hers(account_of_pages):
    account = account_of_pages(COACH)
    assert [point.origins for point in account.brief if "Lunt" in point.text] == [1]
    assert not any("nobody had told her" in line.text and line.origins > 1 for line in account.timeline)


def test_a_page_that_misquotes_gives_neither_title_nor_first_line(account_of_pages):
    account = account_of_pages(VOTE)
    assert "Rask" not in account.story.title
    assert "admitted" not in account.brief[0].text
