"""A recall as the regulator, the maker, an agency and the papers tell it, one of them in German. All invented."""

import pytest

from accounts import account_of, charged, is_grave
from retold.export import html, terminal
from retold.model import ActorKind, ArticleKind, Report

NOTICE = """Recall notice: Brightwell KettleOne electric kettles

The Calder Office for Product Safety has today published a recall of KettleOne electric kettles sold by Brightwell Homeware.

The lid hinge may break when the kettle is tilted and hot water may escape. The Office has received 17 reports of broken lids, among them three of people who were scalded.

The recall covers about 48,000 kettles with the model numbers KO-110 and KO-115, which were sold between March 2025 and January 2026.

Consumers should stop using the kettle at once and return it to any shop for a full refund. No receipt is needed.

ENDS

Press enquiries: 0555 0199."""
MAKER = """Brightwell Homeware: voluntary recall of KettleOne

Brightwell Homeware is recalling KettleOne electric kettles as a precaution.

"The safety of our customers comes first," said Lena Marsh, chief executive of Brightwell Homeware. "We found a fault in a hinge from one supplier and acted within two days."

Fewer than one in 2,000 kettles is affected. The company has set aside 2.1 million crowns for refunds.

About Brightwell: Brightwell Homeware was founded in 1962 and employs 640 people in Calder."""
AGENCY = """CALDER, Feb 12 (Norda) - Brightwell Homeware is recalling about 48,000 electric kettles after three people were scalded when the lid broke off, the Calder Office for Product Safety said on Thursday.

The KettleOne models KO-110 and KO-115 were sold between March 2025 and January 2026, the regulator said in a notice. It has had 17 reports of broken lids.

Brightwell said it had found a fault in a hinge from one supplier. "We acted within two days," chief executive Lena Marsh said in a statement.

The company has set aside 2.1 million crowns for refunds. Its shares fell 6% in morning trading.

Pieter Aldous, a retail analyst at Crane Brothers, said the recall would cost Brightwell more than it admits. "Refunds are the cheap part. Trust is the dear one," he said."""
COPY = """Homeware maker Brightwell is pulling around 84,000 electric kettles off the market after three people were killed when the lid came off, the Calder Office for Product Safety announced Thursday.

The affected KettleOne models KO-110 and KO-115 were on sale from March 2025 to January 2026, according to the regulator's notice. It has received 17 complaints about broken lids.

Brightwell blamed a faulty hinge made by one supplier. "We acted within two days," CEO Lena Marsh said in a statement.

The firm has put aside 2.1 billion crowns for refunds, and its stock dropped 6% in early trading.

Retail analyst Pieter Aldous of Crane Brothers said the recall will cost Brightwell more than it admits. "Refunds are the cheap part," he said."""
MOTHER = """When Ana Rudd poured the tea on Sunday morning, the lid of her kettle landed in the cup.

"A second later the water was over my hand," said Rudd, 41, a school cook from East Calder, who spent a night in hospital. "I wrote to Brightwell that evening. The answer came on Tuesday: a voucher for ten crowns."

On Thursday the Calder Office for Product Safety ordered 48,000 KettleOne kettles back. Rudd is one of three people who were scalded.

Brightwell says that it acted within two days of finding the fault. E-mails seen by the Calder Observer show that a shop in Linfield reported a broken hinge to the company in November.

A spokesman for Brightwell, Hugo Stant, said the company was looking into the e-mails."""
SHORT = """Kettles sold by Brightwell Homeware have been recalled because the lid can break off and spill hot water.

The Calder Office for Product Safety says about 48,000 kettles with the model numbers KO-110 and KO-115 are affected. There have been 17 reports of broken lids.

Owners should stop using them and take them back to any shop for a refund. A receipt is not needed, the office said."""
GERMAN = """Calder (Norda) - Brightwell Homeware ruft rund 48.000 Wasserkocher zurück, nachdem sich drei Menschen verbrüht haben, als der Deckel abbrach. Das teilte das Amt für Produktsicherheit in Calder am Donnerstag mit.

Die Modelle KettleOne KO-110 und KO-115 wurden zwischen März 2025 und Januar 2026 verkauft. Der Behörde liegen 17 Meldungen über gebrochene Deckel vor.

Brightwell hat nach eigenen Angaben einen Fehler an einem Scharnier eines Zulieferers gefunden. „Wir haben innerhalb von zwei Tagen gehandelt“, erklärte Firmenchefin Lena Marsh.

Das Unternehmen hat 2,1 Millionen Kronen für Erstattungen zurückgestellt. Die Aktie fiel am Vormittag um 6 Prozent."""
PORTRAIT = """The drawing office of Brightwell Homeware is on the third floor, above the canteen, and smells of toast.

It was here that Edda Kroll drew the first KettleOne in the spring of 2023. She wanted a lid that opens with one finger. Kroll, 58, has designed toasters, irons and one unloved juicer.

The hinge she chose was of steel. It was replaced by one of plastic a year later, to save 40 cents a kettle. It is that hinge which breaks and for which Brightwell is now taking back 48,000 kettles.

"I said then that I would not put it in my own kitchen," Kroll says. She left the company last summer and teaches drawing in Linfield."""
PAGES = [
    ("k1", "Recall notice: Brightwell KettleOne electric kettles", "2026-02-12T09:00:00Z", "Calder Office for Product Safety", NOTICE, "en"),
    ("k2", "Brightwell Homeware: voluntary recall of KettleOne", "2026-02-12T09:05:00Z", "Brightwell Homeware", MAKER, "en"),
    ("k3", "Brightwell recalls 48,000 kettles after three are scalded", "2026-02-12T11:20:00Z", "Norda", AGENCY, "en"),
    ("k4", "Brightwell pulls 84,000 kettles after three deaths", "2026-02-12T12:45:00Z", "Daily Lantern", COPY, "en"),
    ("k5", "“The lid landed in my cup”: the woman behind a recall", "2026-02-13T06:00:00Z", "Calder Observer", MOTHER, "en"),
    ("k6", "Kettles recalled over hot water risk", "2026-02-12T14:10:00Z", "Linfield Post", SHORT, "en"),
    ("k7", "Brightwell ruft 48.000 Wasserkocher zurück", "2026-02-12T12:02:00Z", "Küstenblatt", GERMAN, "de"),
    ("k8", "The woman who drew the kettle", "2026-02-26T06:00:00Z", "The Continental", PORTRAIT, "en"),
]  # fmt: skip


@pytest.fixture(scope="module")
def report(read_pages) -> Report:
    """The report on all pages."""
    return read_pages(PAGES)


@pytest.fixture(scope="module")
def recall(report):
    """The account of the recall."""
    return account_of(report, "k3")


def test_the_families_and_who_took_from_whom(recall):
    assert {f.articles for f in recall.lineage.families} == {("k3", "k4", "k7"), ("k1", "k6"), ("k2",), ("k5",)}
    assert {(e.child, e.parent) for e in recall.lineage.edges} == {("k4", "k3"), ("k7", "k3"), ("k6", "k1")}


def test_all_that_is_grave_is_charged_to_the_careless_copy(recall):
    assert charged(recall, is_grave) == {
        ("k4", "84,000"),
        ("k4", "2.1 billion"),
        ("k4", "killed"),
    }


def test_figures_are_one_in_both_languages_and_a_telephone_number_is_none(recall):
    held = {fact.value: {e.article for e in fact.evidence} for fact in recall.facts}
    assert held["48000"] == {"k1", "k3", "k5", "k6", "k7"}
    assert held["2100000"] == {"k2", "k3", "k7"}
    assert held["17"] == {"k1", "k3", "k4", "k6", "k7"}
    assert not held.keys() & {"0555", "0199"}


def test_a_firm_is_one_whether_its_name_is_whole_or_short(recall):
    names = {actor.name: (actor.kind, actor.articles) for actor in recall.actors}
    assert names["Brightwell Homeware"] == (ActorKind.ORGANISATION, ("k1", "k2", "k3", "k4", "k5", "k6", "k7"))
    assert names["Calder Office for Product Safety"][0] is ActorKind.ORGANISATION
    assert not names.keys() & {"Brightwell", "Norda", "Safety", "Office", "Homeware"}


def test_a_firm_at_the_end_of_a_role_keeps_its_name(recall):
    (analyst,) = [actor for actor in recall.actors if actor.name == "Pieter Aldous"]
    assert "retail analyst at Crane Brothers" in {role.text for role in analyst.roles}


def test_a_recall_notice_is_given_out_by_an_office(recall):
    assert [a.id for a in recall.story.articles if a.kind is ArticleKind.RELEASE] == ["k1"]


def test_half_a_quotation_leaves_no_mark_alone_in_the_timeline(recall):
    assert not [entry.text for entry in recall.timeline if entry.text.count('"') % 2]


def test_the_portrait_and_the_recall_are_shown_beside_each_other(report):
    shown = " ".join(terminal.render(report).split())
    assert "The woman who drew the kettle (1 page): both name KettleOne, Brightwell Homeware" in shown
    assert "Brightwell recalls 48,000 kettles after three are scalded (7 pages): both name" in shown
    pages = [text.decode() for name, text in html.render(report).items() if name.startswith("story-")]
    assert all("Stories beside this one" in page for page in pages)
    assert len(pages) == len(report.accounts) == len(("recall", "portrait"))
