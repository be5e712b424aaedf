"""A march that the police and those who called it count otherwise, in two languages. All invented."""

import pytest

from accounts import charged, is_number, texts_of

POLICE = """Statement on Saturday's assembly

The assembly in Senate Square began at 14:00 and ended at 18:45. About 22,000 people took part.

At 17:50 a group of some 200 people tried to break through the barrier on Mill Bridge. Officers used water cannon.

31 persons were detained. Nine officers were injured, one of them seriously.

The Metropolitan Police thank the great majority of participants for their peaceful conduct."""
ORGANISERS = """More than 90,000 people filled Senate Square in Halvern today to say no to the sale of the city's waterworks.

"The senate cannot pretend that it has not heard us," said our spokeswoman Petra Lindqvist. "If the bill is not withdrawn by Friday, we will be back, and there will be more of us."

Police attacked peaceful people with water cannon on Mill Bridge without warning. At least 70 people were hurt, among them a 15-year-old girl with a broken arm. We demand an independent inquiry."""
WIRE = """Tens of thousands of people marched in the Varnian capital Halvern on Saturday against a plan to sell the city's waterworks, and police used water cannon when a group tried to break through a barrier on Mill Bridge.

Organisers put the crowd at more than 90,000. Police said about 22,000 took part.

Police said 31 people were detained and nine officers injured. The alliance Water Is Ours, which called the protest, said at least 70 demonstrators were hurt.

"The senate cannot pretend that it has not heard us," alliance spokeswoman Petra Lindqvist said.

The senate is due to vote on Friday on a bill to sell 49 percent of Halvern Water to the French-led consortium Aquilon for 1.2 billion crowns.

Finance Senator Olaf Brenner said the sale would pay for new pipes. "We lose a third of our water in the ground," he told Radio Varnia. "Nobody will pay a crown more."\
"""
DAILY = """It was the biggest march Halvern has seen in a generation. Before noon the trams were full; by two o'clock Senate Square was, and people stood as far back as the Corn Exchange.

Our reporters, who counted at three points, estimate that between 45,000 and 55,000 people took part. The police spoke of 22,000, the organisers of more than 90,000.

At ten to six several hundred young people, many of them masked, pushed against the barrier on Mill Bridge. A loudspeaker van called on them twice to step back, then the water cannon was turned on. A man of about 60 was knocked down and carried away bleeding.

St Anna's Hospital said it had treated 38 people, most for bruises, among them three policemen.

"My grandfather laid those pipes," said Edda Voss, 71, a retired teacher, who had come with her choir. "They are not theirs to sell."

The bill, which would give the consortium Aquilon 49 per cent of Halvern Water for 1.2 billion crowns, comes before the senate on Friday."""
GOVERNMENT_FRIENDLY = """Rioters attacked police officers on Mill Bridge in Halvern on Saturday at the end of a rally against investment in the city's ageing waterworks. Nine officers were injured, one of them seriously, and 31 rioters were arrested, police said.

About 22,000 people took part in the rally, police said.

Officers had to use water cannon after a mob of 200 tried to storm the bridge.

Finance Senator Olaf Brenner said nobody would pay a crown more for water. "We lose a third of our water in the ground," he said."""
GERMAN = """Halvern. Zehntausende Menschen haben am Samstag in der varnischen Hauptstadt Halvern gegen den geplanten Verkauf der städtischen Wasserwerke demonstriert. Die Polizei setzte Wasserwerfer ein, als eine Gruppe versuchte, eine Absperrung auf der Mühlenbrücke zu durchbrechen.

Die Veranstalter sprachen von mehr als 90.000 Teilnehmern, die Polizei von etwa 22.000.

Nach Angaben der Polizei wurden 31 Menschen festgenommen und neun Beamte verletzt. Das Bündnis „Wasser gehört uns“, das zu dem Protest aufgerufen hatte, erklärte, mindestens 70 Demonstranten seien verletzt worden.

Der Senat soll am Freitag über ein Gesetz abstimmen, mit dem 49 Prozent von Halvern Water für 1,2 Milliarden Kronen an das Konsortium Aquilon unter französischer Führung verkauft würden.

(Interpress)"""
BLOG = """Hundreds of thousands marched in the Varnian capital Halvern on Saturday against a plan to sell off the city's waterworks, and police attacked them with water cannon on Mill Bridge.

Organisers put the crowd at over 190,000. Police claimed about 22,000.

Police arrested 31 people. The alliance Water Is Ours said at least 70 demonstrators were wounded.

"The senate cannot pretend that it has not heard us," said alliance spokeswoman Petra Lindqvist.

The senate votes on Friday on a bill to sell 49 percent of Halvern Water to the French consortium Aquilon for 1.2 billion crowns."""
FOLLOWUP = """The senate has put off Friday's vote on the sale of Halvern Water until January, Finance Senator Olaf Brenner said on Thursday.

"We have heard the square," Brenner said. He said the bill would be changed so that the city kept the right to set prices.

Petra Lindqvist of the alliance Water Is Ours called the delay "a first victory, but not the last word".

The prosecutor has opened an inquiry into the use of water cannon on Saturday, in which a 63-year-old man lost an eye. Police corrected the number of injured officers from nine to six."""
PAGES = [
    ("m1", "Statement on Saturday's assembly", "2026-11-07", None, POLICE, "en"),
    ("m2", "OVER 90,000 SAY: NO SALE OF OUR WATER", "2026-11-07", None, ORGANISERS, "en"),
    ("m3", "Tens of thousands protest in Halvern against water privatisation", "2026-11-07", "Interpress", WIRE, "en"),
    (
        "m4",
        "90,000 march against water sale; police turn water cannon on crowd",
        "2026-11-08",
        "Halvern Morning Post",
        DAILY,
        "en",
    ),
    ("m5", "Rioters attack police at anti-investment rally", "2026-11-07", "Varnia Today", GOVERNMENT_FRIENDLY, "en"),
    ("m6", "Zehntausende protestieren in Halvern gegen Verkauf der Wasserwerke", "2026-11-07", None, GERMAN, "de"),
    ("m7", "190,000 in the streets of Halvern!", "2026-11-08", None, BLOG, "en"),
    ("m8", "Senate puts off vote on water sale", "2026-11-12", "Halvern Morning Post", FOLLOWUP, "en"),
]


@pytest.fixture(scope="module")
def march(read_pages):
    """The account of the march."""
    (account,) = read_pages(PAGES).accounts
    return account


def test_a_translation_whose_nouns_have_capitals_is_of_the_story_and_of_its_source(march):
    assert ("m3", "m6", "m7") in {family.articles for family in march.lineage.families}


def test_hundreds_of_thousands_are_not_tens_of_thousands(march):
    numbers = {words for article, words in charged(march, is_number) if article == "m7"}
    assert numbers == {"Hundreds of thousands", "190,000"}


def test_the_brief_does_not_open_with_a_number_that_was_changed(march):
    assert not any("Hundreds of thousands" in point.text for point in march.brief)


def test_a_planned_sale_does_not_make_a_march_lie_ahead(march):
    text = texts_of(march)["m6"]
    ahead = [
        e for entry in march.timeline if entry.status.value == "announced" for e in entry.evidence if e.article == "m6"
    ]
    assert ahead
    assert not any("demonstriert" in e.span.of(text) for e in ahead)


def test_a_translation_bears_out_no_more_than_its_source(march):
    assert not any(e.article == "m6" for p in march.brief if "attacked peaceful people" in p.text for e in p.evidence)


def test_what_two_sides_count_otherwise_stands_with_the_side_that_says_it(march):
    facts = {fact.value: fact for fact in march.facts if fact.kind.value == "number"}
    assert facts["90000"].source == "organisers"
    assert facts["90000"].against == (("22,000", "police"),)
    assert facts["22000"].against == (("90,000", "organisers"),)
    assert facts["31"].against == ()


def test_the_brief_opens_with_what_no_side_says_alone(march):
    assert march.brief[0].text.startswith("Tens of thousands of people marched")
    assert not any("Rioters" in point.text for point in march.brief)
    assert all(point.statement for point in march.brief if "peaceful people" in point.text)


def test_who_puts_a_number_right_does_not_bear_out_the_old_one(march):
    injured = next(point for point in march.brief if "nine officers" in point.text.lower())
    assert "m8" not in {each.article for each in injured.evidence}


def test_a_vote_that_is_to_come_or_is_put_off_is_no_day_of_the_past(march):
    days = {str(entry.first) for entry in march.timeline}
    assert "2026-11-13" in days
    assert "2026-11-06" not in days


def test_an_attack_is_no_quote_and_a_name_may_be_a_sentence(march):
    said = {(quote.speaker, quote.wordings[0].evidence.exact) for quote in march.quotes}
    assert not any("peaceful people" in words for _, words in said)
    assert any(speaker == "Petra Lindqvist" and "first victory" in words for speaker, words in said)
    assert any(speaker == "Water Is Ours" for speaker, _ in said)


def test_one_quotation_is_one_whatever_else_its_pages_report(march):
    (quote,) = [q for q in march.quotes if any("third of our water" in w.said for w in q.wordings)]
    assert {w.evidence.article for w in quote.wordings} == {"m3", "m5"}
