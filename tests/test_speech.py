"""A speech, a report of it, and a quotation cut so that it says the opposite: copied, translated, denied, corrected, checked. All invented."""

import pytest

from accounts import differences, texts_of
from retold import pipeline
from retold.model import ArticleKind, DifferenceKind
from retold.settings import Settings

PAGES = {
    "01-speech": """Chancellery of the Republic of Verland
Speeches

Speech by Chancellor Ilse Maarten at the Harbour Workers' Congress in Tolmen
Tolmen, 3 September 2026

Check against delivery

Dear delegates, thank you for the invitation.

There are people who tell you that we can do without the docks of Tolmen. They say: close them, pay people off, build flats on the quays. I say: whoever closes the docks closes this city. We will not close the docks of Tolmen as long as I am chancellor.

I will be honest with you. If the subsidies of the coastal states are not renewed by the end of 2028, we will have to talk about fewer berths. That is a condition, and I will not hide it from you. But fewer berths is not the end of the docks.

We have set aside 420 million marks for the deepening of the northern channel. Work will begin in spring 2027. The 6,800 people who work here have a right to know that.

I thank the harbour workers for their patience in the last two hard years.

Thank you.""",
    "02-wire": """Verland chancellor vows to keep Tolmen docks open, warns of fewer berths

By Rasmus Feld

TOLMEN, Verland, Sept 3 (Interpress) - Verland's Chancellor Ilse Maarten promised harbour workers on Thursday that the docks of Tolmen would not be closed while she was in office, but said berths could be cut if subsidies from the coastal states were not renewed by the end of 2028.

"Whoever closes the docks closes this city," she told some 900 delegates of the Harbour Workers' Congress. "We will not close the docks of Tolmen as long as I am chancellor."

If the subsidies lapse, "we will have to talk about fewer berths", Maarten said. "That is a condition, and I will not hide it from you."

The government has set aside 420 million marks ($231 million) to deepen the northern channel, she said. Work is to begin in spring 2027.

The docks employ 6,800 people. Cargo fell by 11 percent last year after two shipping lines moved to Port Averne.

The chairman of the Harbour Workers' Union, Joost Brandsma, welcomed the promise but said his members would "count the berths, not the words".

(Reporting by Rasmus Feld; Editing by Ruth Sallow)""",
    "03-blog": """The Verland Lantern
Truth they hide from you

CHANCELLOR ADMITS: "CLOSE THEM, PAY PEOPLE OFF"
3 September 2026, 17:05 · by Lantern Desk

She finally said it out loud. Speaking to harbour workers in Tolmen today, Chancellor Ilse Maarten told 900 stunned delegates that "we can do without the docks of Tolmen".

"Close them, pay people off, build flats on the quays," Maarten said.

She went on to say that "we will have to talk about fewer berths". That means the end for the docks.

6,800 families now know what their chancellor thinks of them. While 420 million marks of our money go to dredging companies, the workers get nothing.

Share this before they delete it!

Read also: Ten signs your bank is watching you""",
    "04-aggregator": """NewsNow Daily

Chancellor tells dockers: 'Close them, pay people off'
Posted on September 3, 2026 at 19:40

Verland's Chancellor Ilse Maarten has told harbour workers that the country "can do without the docks of Tolmen", according to the Verland Lantern.

"Close them, pay people off, build flats on the quays," Maarten said in a speech to 900 delegates in Tolmen.

She also said that "we will have to talk about fewer berths".

The docks employ 6,800 people.

Source: The Verland Lantern""",
    "05-spanish": """El Faro de Averne
Internacional

La canciller de Verland: «Que los cierren y que paguen a la gente»
Redacción / Averne, 4 de septiembre de 2026

La canciller de Verland, Ilse Maarten, dijo el jueves a los trabajadores del puerto que el país «puede prescindir de los muelles de Tolmen», según informa NewsNow Daily.

«Que los cierren, que paguen a la gente, que construyan pisos en los muelles», afirmó Maarten en un discurso ante 900 delegados en Tolmen.

También dijo que «tendremos que hablar de menos amarres».

Los muelles emplean a 6.800 personas.""",
    "06-opposition": """Tolmen Courier
Politics

Opposition demands Maarten's resignation over docks remark
By Hanne Vries
4 September 2026, 09:15

The opposition People's League demanded the resignation of Chancellor Ilse Maarten on Friday after reports that she had told dock workers to "close them, pay people off".

"A chancellor who wants to build flats where our fathers worked cannot stay a day longer," the League's leader, Dirk Oosterling, said.

The Chancellery denied that Maarten had made the remark. Spokeswoman Lena Thys said the chancellor had been quoting those who want to close the docks, and that she had said the opposite. "Anyone can read it in the transcript," Thys said.

Maarten spoke on Thursday at the congress of the harbour workers in Tolmen. She said there that the docks would not be closed as long as she was chancellor.""",
    "07-check": """Verify Verland
Fact check

Claim: Chancellor Maarten told dock workers to "close them, pay people off, build flats on the quays"
Rating: FALSE
By Ana Lindqvist · Published 4 September 2026, 14:00

The quotation is taken from Maarten's speech of 3 September, but it is cut. In the transcript, which the Chancellery published, the words follow the sentence "There are people who tell you that we can do without the docks of Tolmen. They say". She was describing the position of others and went on: "I say: whoever closes the docks closes this city."

A recording by the public broadcaster confirms the transcript. At minute 4:12 Maarten says: "We will not close the docks of Tolmen as long as I am chancellor."

The false version first appeared on the website The Verland Lantern at 17:05 on Thursday and was taken over by NewsNow Daily and by the Spanish-language paper El Faro de Averne.

It is true that Maarten said "we will have to talk about fewer berths". She made it depend on whether the subsidies of the coastal states are renewed by the end of 2028.

Verify Verland asked the Lantern for a comment and got no answer.""",
    "08-correction": """NewsNow Daily

Verland chancellor did not tell dockers to close docks
Posted on September 4, 2026 at 16:20

Correction: An earlier version of this article said that Chancellor Ilse Maarten had told harbour workers to "close them, pay people off". She was quoting others. NewsNow Daily regrets the error.

Verland's Chancellor Ilse Maarten has told harbour workers that the docks of Tolmen will not be closed while she is in office.

"We will not close the docks of Tolmen as long as I am chancellor," Maarten said in a speech to 900 delegates in Tolmen.

She also said that "we will have to talk about fewer berths" if subsidies are not renewed by the end of 2028.

The docks employ 6,800 people.""",
}


@pytest.fixture(scope="module")
def account(tmp_path_factory):
    """The account of the one story."""
    folder = tmp_path_factory.mktemp("speech")
    for name, text in PAGES.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    (told,) = pipeline.read([str(folder)], Settings()).accounts
    return told


def of_kind(account, kind):
    return [d for d in differences(account) if d.kind is kind]


def test_who_copied_whom(account):
    """A page that names another one as its source has its quotations from it; a translation is of what it is nearest to."""
    assert {frozenset(name[:2] for name in f.articles) for f in account.lineage.families} == {
        frozenset({"01", "02"}),
        frozenset({"03", "04", "05", "08"}),
        frozenset({"06"}),
        frozenset({"07"}),
    }
    edges = {(e.child[:2], e.parent and e.parent[:2]) for e in account.lineage.edges}
    assert edges == {("02", "01"), ("04", "03"), ("05", "04"), ("08", "04")}


def test_a_quotation_cut_out_of_its_context_is_told_with_what_stood_there(account):
    found = {(d.article[:2], d.note) for d in of_kind(account, DifferenceKind.QUOTE)}
    others, condition = "01-speech has these as the words of others", "01-speech has this on a condition"
    assert found == {
        ("03", f"{others}: “people who tell you that”"),
        ("03", f"{others}: “They say”"),
        ("03", f"{condition}: “If the subsidies of the coastal states are not renewed by the end of 2028”"),
        ("04", f"{others}: “people who tell you that we”"),
        ("04", f"{others}: “They say”"),
        ("04", f"{condition}: “If the subsidies of the coastal states are not renewed by the end of 2028”"),
    }


def test_whether_something_is_so_does_not_contradict_if_it_is_not(account):
    assert not of_kind(account, DifferenceKind.NEGATION)


def test_what_a_page_says_of_itself_is_compared_with_nothing(account):
    assert not of_kind(account, DifferenceKind.NAME)
    correction = account.story.articles[-1].corrections[0]
    readings = [r for passage in account.collation.passages for r in passage.readings]
    texts = texts_of(account)
    assert not any(r.span.of(texts[r.article]) in correction for r in readings)


def test_a_date_given_in_another_sentence_is_not_left_out(account):
    assert not any(d.article.startswith("02") for d in of_kind(account, DifferenceKind.DATE))


def test_a_number_is_told_with_what_most_pages_count(account):
    values = {f.value: f.evidence[0].exact for f in account.facts if f.value in {"900", "6800"}}
    assert values == {"900": "900 delegates", "6800": "6,800 people"}


def test_a_speech_as_it_was_given_out_is_a_release(account):
    assert [a.kind is ArticleKind.RELEASE for a in account.story.articles] == [True] + [False] * 7


def test_a_rumour_that_first_appeared_elsewhere_is_no_credit(account):
    assert account.story.articles[6].credits == ()
