"""An election night told from hour to hour, by two sides and in two languages. All invented."""

import pytest

from accounts import account_of, charged, is_grave
from retold.model import FactKind

AGENCY_2210 = """Opposition leads in Varnia vote as count passes one third

By Tomas Erlich, Continental Press Agency

KORVANA, Oct 18, 2026, 22:10 (CPA) - Varnia's opposition Civic Accord held a narrow lead over the governing People's Union on Sunday night with 34 percent of ballots counted, the National Election Commission said.

Civic Accord had 41.2 percent of the vote against 38.7 percent for Prime Minister Drago Velik's People's Union, the commission's figures showed. The rural Homestead party was third with 9.4 percent, above the 5 percent needed to enter the 180-seat Assembly.

"It is far too early to congratulate anybody," commission chair Ludmila Soren told reporters. "The eastern districts count late, and they are not small."

Turnout was 71.3 percent, the highest since 1998.

Velik, who has governed for 11 years, did not appear before his supporters. His campaign manager Rafe Oster said the party's own count showed it ahead.

Opposition leader Irena Malkova told a crowd of some 3,000 outside her headquarters: "Varnia has chosen to breathe again."

Polling stations in the town of Selm stayed open two hours longer after a power cut, the commission said."""
HERALD_2300 = """Malkova ahead in early count, but east could swing it

The Korvana Herald
Sunday 18 October 2026, 11pm

Varnia's opposition Civic Accord was narrowly ahead of the ruling People's Union late on Sunday with a third of the ballots counted, according to the National Election Commission.

Irena Malkova's party had 41.2 per cent of the vote to 38.7 per cent for Prime Minister Drago Velik's People's Union. The Homestead party, strong in the countryside, was on 9.4 per cent, clear of the 5 per cent hurdle for the Assembly of 180 seats.

"It is far too early to congratulate anybody," Ludmila Soren, who chairs the commission, said. "The eastern districts count late, and they are not small."

Turnout stood at 71.3 per cent, the highest since 1998.

Mr Velik, in power for 11 years, stayed away from his party's gathering at the Hotel Mirador, where the music was switched off shortly before ten. Our reporter saw waiters carry full trays back to the kitchen.

Ms Malkova told about 3,000 people outside her headquarters: "Varnia has chosen to breathe again."

With CPA"""
AGENCY_0140 = """Varnia opposition set to oust Velik with 92 pct counted

By Tomas Erlich, Continental Press Agency

KORVANA, Oct 19, 2026, 01:40 (CPA) - Varnia's opposition Civic Accord was on course to end 11 years of rule by Prime Minister Drago Velik on Monday, with 92 percent of ballots counted, the National Election Commission said.

Civic Accord had 43.1 percent against 37.9 percent for Velik's People's Union, which would give it 88 of 180 seats, three short of a majority. The Homestead party had 8.8 percent, or 18 seats.

Velik conceded shortly after 1 a.m. "The people have spoken, and I have heard them," he said in a two-minute statement. "I telephoned Mrs Malkova and wished her strength."

Malkova said she would open talks with Homestead on Tuesday. "We will not govern alone and we will not govern against half the country," she said.

Turnout was 72.0 percent, the commission said, correcting an earlier figure of 71.3 percent.

Polling stations in the town of Selm stayed open two hours longer after a power cut."""
PRZEGLAD = """Warnia: opozycja wygrywa wybory, premier uznał porażkę

Przegląd Codzienny
19 października 2026

Opozycyjna partia Zgoda Obywatelska (Civic Accord) wygrała niedzielne wybory parlamentarne w Warnii i zakończy 11-letnie rządy premiera Drago Velika – podała Narodowa Komisja Wyborcza po przeliczeniu 92 proc. głosów.

Zgoda Obywatelska zdobyła 43,1 proc. głosów wobec 37,9 proc. dla Unii Ludowej Velika, co daje jej 88 ze 180 mandatów – o trzy mniej, niż potrzeba do większości. Partia Zagroda uzyskała 8,8 proc., czyli 18 mandatów.

Velik uznał porażkę krótko po godzinie pierwszej w nocy. „Ludzie przemówili, a ja ich usłyszałem” – powiedział w dwuminutowym oświadczeniu. „Zadzwoniłem do pani Malkovej i życzyłem jej siły”.

Malkova zapowiedziała, że we wtorek rozpocznie rozmowy z Zagrodą. „Nie będziemy rządzić sami i nie będziemy rządzić przeciwko połowie kraju” – oświadczyła.

Frekwencja wyniosła 72 proc.

Źródło: CPA"""
UNIONVOICE = """Irregularities cloud vote as millions of ballots still uncounted

Union Voice
October 19, 2026

The People's Union has documented more than 400 irregularities in Sunday's vote, campaign manager Rafe Oster said on Monday, as foreign-funded media rushed to crown the opposition.

"Four hundred and twelve polling stations had no observers of ours after eight in the evening," Oster said. "We will ask the Constitutional Court to annul the vote in the Selm district, where the doors stood open two hours too long."

Prime Minister Drago Velik thanked the 1.9 million citizens who voted for stability. He told supporters that he had heard the people, and that the fight was not over.

The opposition has 88 seats and no majority. Homestead leader Bodan Krail has not said whom he will support.

Turnout was 72 percent."""
WIRE_B = """Varnia's long-time premier concedes defeat

By Ana Ruiz Peral
North Wire
KORVANA, October 19, 2026

Prime Minister Drago Velik of Varnia conceded defeat early on Monday after voters turned out in record numbers to end his eleven-year rule.

Standing alone at a lectern in the party's emptied press hall, Velik spoke for less than two minutes. "The people have spoken, and I have heard them," he said, and left without taking questions.

Election officials put Civic Accord at 43 percent and the People's Union at 38 percent with nearly all votes counted. Irena Malkova, a 46-year-old former judge, will need partners: projections by the public broadcaster VTV gave her party between 86 and 90 seats of 180.

In Selm, where a fallen line had darkened half the town, people voted by the light of car headlamps. "I have waited eleven years, I can wait two hours," said Jana Pole, a pensioner.

European observers, 214 of them, said the vote was "calm and well run" and that the extension in Selm was lawful.

Homestead leader Bodan Krail said his 18 deputies "are nobody's spare wheel"."""
HERALD_UPDATE = """Velik concedes: Malkova to open talks with Homestead

The Korvana Herald
Monday 19 October 2026, 8am
Updated 11.20am

Varnia's opposition Civic Accord is to end eleven years of rule by Prime Minister Drago Velik, with 92 per cent of ballots counted, according to the National Election Commission.

Irena Malkova's party had 43.1 per cent to 37.9 per cent for Mr Velik's People's Union, which gives it 88 of the 180 seats, three short of a majority. Homestead had 8.8 per cent, or 18 seats.

Mr Velik conceded shortly after one in the morning. "The people have spoken, and I have heard them," he said in a statement of two minutes. "I telephoned Mrs Malkova and wished her strength."

Ms Malkova said she would open talks with Homestead on Tuesday. "We will not govern alone and we will not govern against half the country," she said.

Turnout was 72.0 per cent. An earlier version of this article gave it as 71.3 per cent.

At the Hotel Mirador, where the music had been switched off before ten on Sunday, party workers were taking down the posters.

With CPA"""
BLOG = """Did 412 polling stations really have no observers? No

CheckVarnia
20 October 2026

A claim by People's Union campaign manager Rafe Oster that "412 polling stations had no observers" after 8pm on election night is false, according to protocols that CheckVarnia has read.

Oster said on Monday that 412 stations had no observers "of ours", meaning of his own party. Posts seen 2 million times dropped the two words. The protocols of the National Election Commission show observers of at least one party at all 5,310 stations, and observers of the People's Union at all but 37.

The European mission, which sent 214 observers, called the vote "calm and well run".

Oster did not answer our questions. The commission's chair, Ludmila Soren, said: "Every protocol carries at least two signatures."

The final count, published on Tuesday, gave Civic Accord 43.0 percent and 87 seats, the People's Union 38.1 percent and Homestead 8.8 percent and 18 seats. Turnout was 72.1 percent."""
PAGES = {
    "01-agency-2210.txt": AGENCY_2210,
    "02-herald-2300.txt": HERALD_2300,
    "03-agency-0140.txt": AGENCY_0140,
    "04-przeglad.txt": PRZEGLAD,
    "05-unionvoice.txt": UNIONVOICE,
    "06-wire-b.txt": WIRE_B,
    "07-herald-update.txt": HERALD_UPDATE,
    "08-blog.txt": BLOG,
}


@pytest.fixture(scope="module")
def night(read_texts):
    """The account of the night."""
    return account_of(read_texts(PAGES), "01-agency-2210")


def test_a_translation_into_an_inflecting_language_is_of_the_story_and_of_its_source(night):
    assert any({"03-agency-0140", "04-przeglad", "07-herald-update"} <= set(f.articles) for f in night.lineage.families)


def test_initials_and_the_full_name_are_one_agency(night):
    named = {credit.name for article in night.story.articles for credit in article.credits}
    assert named == {"Continental Press Agency"}


def test_a_party_called_somebody_s_is_no_exchanged_name(night):
    assert not any("Malkova" in words for _, words in charged(night, is_grave))


def test_each_report_may_tell_of_the_day_it_came_out_on(night):
    assert not any(words in {"Sunday", "Monday"} for _, words in charged(night, is_grave))


def test_the_brief_opens_with_how_it_stands_and_counts_nobody_who_knew_less(night):
    opening = night.brief[0]
    assert "end eleven years" in opening.text or "end 11 years" in opening.text
    assert {e.article for e in opening.evidence} <= {"03-agency-0140", "04-przeglad", "07-herald-update"}


@pytest.mark.parametrize(
    ("value", "articles"),
    [
        ("71.3", {"01-agency-2210", "02-herald-2300"}),  # what others only say was given out before counts for nobody
        ("72", {"03-agency-0140", "04-przeglad", "05-unionvoice", "07-herald-update"}),
        ("37.9", {"03-agency-0140", "04-przeglad", "07-herald-update"}),
    ],
)
def test_a_share_is_one_in_two_languages_and_only_who_states_it_is_counted(night, value, articles):
    (fact,) = [f for f in night.facts if f.kind is FactKind.NUMBER and f.value == value]
    assert {e.article for e in fact.evidence} == articles


def test_a_name_is_found_in_all_pages_though_one_alone_was_seen_to_have_it(night):
    articles = {actor.name: set(actor.articles) for actor in night.actors}
    assert len(articles["Civic Accord"]) >= 6
    assert "04-przeglad" in articles["Civic Accord"]


def test_the_vote_stands_in_the_timeline_in_words_that_tell_of_it(night):
    (entry, *_) = [e for e in night.timeline if str(e.first) == "2026-10-18"]
    assert "Sunday's vote" not in entry.text


def test_an_hour_without_a_day_makes_no_event(night):
    assert not any("eight in the evening" in e.text or "after 8pm" in e.text for e in night.timeline)
