"""A resignation as agency, papers, a blog and a columnist tell it, and a robbery from the police's own release. All invented."""

import pytest

from accounts import account_of, charged, differences, is_grave
from retold.export import stages, terminal
from retold.model import ArticleKind, Report

AGENCY = """BRENMOOR (CP) — The mayor of Brenmoor, Halvard Teece, resigned on Tuesday after the port city’s auditor reported that a contract for three harbour cranes had gone to a company part-owned by his brother-in-law.
Teece, 58, who has led the city since 2019, told a hurriedly called news conference that he had broken no law.
The report by city auditor Ingrid Solway, made public on Monday, says the 3.4-million-crown contract was awarded to Northquay Lifting in March 2024 without a second bid.
Deputy mayor Oona Brisk will lead the city until an election, which by law must be held within 90 days."""
ECHO = """The mayor of Brenmoor, Halvard Teece, stepped down on Tuesday evening, a day after the city’s auditor found that a contract for three harbour cranes went to a firm part-owned by his brother-in-law.
Auditor Ingrid Solway’s report says the 3.4m-crown contract was awarded to Northquay Lifting in March 2024 without a second bid.
Deputy mayor Oona Brisk takes over until an election that must be held within 90 days.
Mr Teece could not be reached for comment last night."""
CHRONICLE = """Halvard Teece walked into the Guildhall’s green room at ten past five on Tuesday and asked for a glass of water.
Minutes later he was no longer mayor of Brenmoor.
The order for three harbour cranes, worth 4.3 million crowns, went to Northquay Lifting in March 2024. There was no other bidder.
Prosecutors have asked for the file, a spokeswoman, Dina Hartog, said. “Whether we open an investigation is a decision we have not made.”"""
FIXED = "Correction: An earlier version of this article misstated the value of the contract. It was 3.4 million crowns, not 4.3 million."
BLOG = """Halvard Teece, mayor of the port city of Brenmoor, stepped down on Tuesday after nine allies turned on him over lunch, the Tidewater Chronicle reported.
His fall follows an audit of three harbour cranes bought from Northquay Lifting, a company in which his brother-in-law holds two-fifths. Northquay was the only bidder.
Its cranes have been out of service since August, PortWatch reported last month."""
COLUMN = """Everyone has by now read what the auditor had to say about the cranes. Few seem to have asked why it took her to say it.
Halvard Teece at least used his own legs. He says he broke no law, and I believe him.
A law that lets a man buy three harbour cranes for 3.4 million crowns without a second bid is not a law but an invitation."""
POLICE = """FOR IMMEDIATE RELEASE

Appeal for witnesses after jeweller robbed in Saltgate

Detectives are appealing for witnesses after a jeweller's shop was robbed in Saltgate on Monday evening.

At about 5.40pm on 9 November, two men entered Harle & Sons, threatened a 34-year-old member of staff with a hammer and took rings and watches worth about 80,000 crowns. Nobody was injured.

The men left on a dark blue moped towards the harbour. One is described as about 6ft tall and was wearing a grey hooded top with a white stripe. The other wore a red crash helmet.

Anyone with information is asked to call 0555 0101 quoting reference 2026/1187.

Notes to editors: Images of the suspects are available from the press office.
"""
ROBBERY = """Two men armed with a hammer robbed a jeweller in Saltgate and fled on a moped towards the harbour.
The raiders burst into Harle & Sons at about 5.40pm on Monday, threatened a 43-year-old shop assistant and made off with rings and watches worth about 80,000 crowns.
No one was hurt.
One of the men is about 6ft tall and wore a grey hooded top with a white stripe. The other had a red crash helmet."""


def page(title, text, day, outlet, author="", below=""):
    body = "".join(f"<p>{paragraph}</p>" for paragraph in text.split("\n"))
    head = f'<meta property="og:site_name" content="{outlet}"><meta property="article:published_time" content="{day}">'
    byline = f'<p class="byline">By {author}</p>' if author else ""
    return f"<html lang='en'><head><title>{title}</title>{head}</head><body><article><h1>{title}</h1>{byline}{body}{below}</article></body></html>"


PAGES = {
    "p1": page("Brenmoor mayor resigns over harbour crane contract", AGENCY, "2026-11-10T18:42:00Z", "Brenmoor Echo", "Coastline Press"),
    "p2": page("Mayor quits after auditor’s findings on cranes", ECHO, "2026-11-10T21:15:00Z", "Brenmoor Echo"),
    "p3": page("Teece out: three cranes brought down Brenmoor’s mayor", CHRONICLE, "2026-11-11T05:30:00Z", "The Tidewater Chronicle", below=f"<p><em>{FIXED}</em></p>"),
    "p5": page("Brenmoor’s mayor resigned after allies turned on him, report says", BLOG, "2026-11-11T11:02:00Z", "PortWatch"),
    "p6": page("Comment: Everybody knew, and that is the trouble with Brenmoor", COLUMN, "2026-11-11T12:00:00Z", "Brenmoor Echo"),
}  # fmt: skip


@pytest.fixture(scope="module")
def report(read_rows) -> Report:
    """The report on all pages."""
    rows = [{"id": name, "html": markup} for name, markup in PAGES.items()]
    rows.append({"id": "c1", "page": POLICE, "published": "2026-11-10"})
    robbery = page(
        "Hammer raiders steal rings from Saltgate jeweller", ROBBERY, "2026-11-10T14:05:00Z", "Brenmoor Echo"
    )
    rows.append({"id": "c2", "html": robbery})
    return read_rows(rows)


@pytest.fixture(scope="module")
def affair(report):
    """The account of the resignation."""
    return account_of(report, "p1")


@pytest.fixture(scope="module")
def robbery(report):
    """The account of the robbery."""
    return account_of(report, "c1")


def test_the_two_stories_are_apart(affair, robbery):
    assert {a.id for a in affair.story.articles} == set(PAGES)
    assert {a.id for a in robbery.story.articles} == {"c1", "c2"}


def test_a_view_says_nothing_for_the_story_and_bears_out_nothing(affair):
    kinds = {a.id: a.kind for a in affair.story.articles}
    assert [name for name, kind in kinds.items() if kind is ArticleKind.OPINION] == ["p6"]
    assert all("p6" not in {e.article for e in point.evidence} for point in affair.brief)
    contract = [f for f in affair.facts if f.value == "3400000"]
    assert [(f.origins, {e.article for e in f.evidence}) for f in contract] == [(1, {"p1", "p2"})]


def test_what_a_page_corrects_settles_a_contradiction(affair):
    (odd,) = [d for p in affair.collation.passages for d in p.differences if d.kind.value == "number"]
    assert odd.article == "p3"
    assert not odd.contested
    assert {reading.article for reading in odd.others} >= {"p1", "p2"}
    assert "not 4.3 million" in (odd.note or "")
    assert all("4.3" not in point.text for point in affair.brief)
    shown = terminal.render(Report((affair,), ()))
    assert "corrects itself: “An earlier version" in " ".join(shown.split())


def test_the_outlet_a_text_names_as_its_source_is_shown_with_its_page(affair):
    (blog,) = [a for a in affair.story.articles if a.id == "p5"]
    assert [(cited.name, cited.span.of(blog.text)) for cited in blog.cites] == [("Tidewater Chronicle",) * 2]
    assert stages.article(blog)["cites"][0]["name"] == "Tidewater Chronicle"
    assert "names as its source Tidewater Chronicle (p3)" in terminal.render(Report((affair,), ()))


def test_initials_under_an_agency_spelt_out_on_the_page_are_that_agency(affair):
    assert {c.name for a in affair.story.articles if a.id == "p1" for c in a.credits} == {"Coastline Press"}


def test_names_are_whole(affair):
    names = {actor.name for actor in affair.actors}
    assert {"Halvard Teece", "Ingrid Solway", "Northquay Lifting", "Dina Hartog"} <= names
    assert not {"Northquay", "Auditor Ingrid", "Solway"} & names


def test_words_in_marks_behind_a_report_are_of_the_same_speaker(affair):
    (quote,) = [q for q in affair.quotes if any("Whether we open" in w.evidence.exact for w in q.wordings)]
    assert quote.speaker == "Dina Hartog"


def test_what_the_reporting_did_is_no_event(affair):
    assert not any("reached for comment" in e.text or "out of service" in e.text for e in affair.timeline)


def test_a_release_is_the_source_of_those_that_have_its_words(robbery):
    (family,) = robbery.lineage.families
    assert (family.head, family.origin_lost) == ("c1", False)
    assert [(e.child, e.parent) for e in robbery.lineage.edges] == [("c2", "c1")]


def test_a_short_sentence_in_other_words_is_not_garbled(robbery):
    assert [d.kind.value for d in differences(robbery) if is_grave(d)] == ["number"]
    assert {words for _, words in charged(robbery, is_grave)} == {"43"}


def test_the_number_of_a_case_is_no_year(robbery):
    assert not any("2026/1187" in e.text for e in robbery.timeline)


def test_what_is_meant_for_editors_is_no_point(robbery):
    assert not any("editors" in point.text for point in robbery.brief)
