import pytest

from retold.account.counted import counted
from retold.model import Article, Family, Lineage, Mentions, Range, Story
from retold.words import sentences

NOBODY = Lineage("s", (), Range(0, 0, 0))


def values(text, language="en"):
    article = Article("a", "0" * 64, "a", text, language=language)
    story = Story("s", "s", (article,), (Mentions("a", sentences(text)),))
    return {(number.value, number.unit) for group in counted(story, {}, NOBODY) for number in group}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The 3.4m-crown contract was signed in haste.", "en"),
        ("It cost 3.4 million crowns in the end.", "en"),
        ("It was a 3.4-million-crown contract.", "en"),
        ("Der Auftrag kostete 3,4 Millionen Kronen insgesamt.", "de"),
        ("Der Auftrag kostete 3,4 Mio. Kronen insgesamt.", "de"),
        ("El contrato costó 3,4 millones coronas.", "es"),
    ],
)
def test_an_amount_is_one_however_it_is_written(text, language):
    assert values(text, language) == {("3400000", "crown")}


def test_a_letter_glued_to_figures_is_a_measure_where_no_money_is_meant():
    assert values("She won the 400m race.") == set()
    assert ("400000000", "pound") in values("It was a £400m deal.")


def test_reports_are_counted_though_the_word_tells_little_elsewhere():
    assert values("The office has received 17 reports of broken lids.") == {("17", "report")}
    assert values("Die Behörde erhielt 17 Beschwerden über Deckel.", "de") == {("17", "report")}
    assert values("Call 0555 0199 for a refund.") == set()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Turnout was 72.0 percent.", "en"),
        ("Turnout was 72 per cent, not 71.3, and corrected an earlier figure of 70.1 percent.", "en"),
        ("Frekwencja wyniosła 72 proc.", "pl"),
        ("Die Beteiligung lag bei 72,0 Prozent.", "de"),
    ],
)
def test_a_share_is_one_with_and_without_decimals_of_nothing(text, language):
    assert ("72", "%") in values(text, language)
    assert ("70.1", "%") not in values(text, language)


@pytest.mark.parametrize(
    "text",
    [
        "The firm's new Petrel 3 rocket was lost.",
        "At 10.37 the gate of the quay closed.",
        "Courtroom 4 holds many people.",
    ],
)
def test_a_number_of_a_name_or_an_hour_counts_nothing(text):
    assert values(text) == set()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("14.20 – Still nothing in the courtyard of the ministry.", "en"),
        ("Her shares were down 9 percent at 1230 and fell on.", "en"),
        ("Vendía billetes para la salida de las 17.15.", "es"),
        ("As atas de 2029 a 2031 mostram o contrário.", "pt"),
        ("Dort arbeiten 1900 der Leute.", "de"),
    ],
)
def test_a_time_of_day_or_a_year_counts_nothing(text, language):
    assert all(unit == "%" for _, unit in values(text, language))


def test_an_amount_of_money_counts_money_whatever_stands_behind_it():
    assert values("It could have met an £11,000 quote.") == values("They would not spend £11,000 on it.")
    assert values("It is offering €41.50 for each one.") == values("It is offering 41.50 euros for each one.")


def test_thousands_may_stand_apart():
    assert values("Selon le journal, plus de 1 100 courriels ont fui.", "fr") == {("1100", "courriel")}


def test_what_is_counted_behind_a_name_is_counted():
    assert values("In old Vestby 24 people waited.") == {("24", "people")}


def test_what_is_counted_is_the_noun_and_not_what_stands_before_it():
    assert values("In May 400 fishing boats were found.") == {("400", "vessel")}
    assert values("A helpline is open on 0555 014 2200 until May.") == set()


def test_equal_figures_of_two_measures_are_two_facts():
    texts = {"a": "Gusts of more than 60 kilometres per hour drove the fire.", "b": "Gusts of more than 60 miles per hour drove the fire."}  # fmt: skip
    articles = tuple(Article(i, "0" * 64, i, text, language="en") for i, text in texts.items())
    story = Story("s", "s", articles, tuple(Mentions(a.id, sentences(a.text)) for a in articles))
    assert len(counted(story, {}, NOBODY)) == 2


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Localizaron a 108 personas, de las que 39 necesitaron asistencia.", "es", {("108", "people")}),
        ("Damit wäre die Aktie in Richtung 27 gelaufen.", "de", set()),
        ("Вогонь охопив 2400 квадратних метрів.", "uk", {("2400", "метр")}),
        ("Уразили арсенал 4-ї ракетної бригади.", "uk", set()),
        ("Die Bank rechnet mit 46 Millionen im Schnitt.", "de", {("46000000", None)}),
    ],
)
def test_what_is_no_thing_is_not_counted(text, language, found):
    assert {(v, u if u is None or u == "people" else u[:4]) for v, u in values(text, language)} == found


def test_a_line_left_in_a_page_counts_nothing():
    report = (
        "The mayor resigned.\n\nNobody was hurt.\n\nThe pier is closed.\n\nThe council meets.\n\nTop 10 umbrella hotels"
    )
    assert values(report) == set()


def facts_of(*texts, families=()):
    """The values that stand for one thing, thing by thing."""
    articles = tuple(Article(f"a{n}", "0" * 64, "a", text, language="en") for n, text in enumerate(texts))
    story = Story("s", "s", articles, tuple(Mentions(a.id, sentences(a.text)) for a in articles))
    lineage = Lineage("s", tuple(Family(f, f[0]) for f in families), Range(0, 0, 0))
    return sorted(sorted({n.value for n in group}) for group in counted(story, {}, lineage))


def test_what_somebody_rounds_is_what_another_counts():
    exact, about = (
        "He stole 1.34 million crowns from the hospice.",
        "Over 1.3 million crowns vanished from the hospice.",
    )
    assert facts_of(exact, about) == [["1300000", "1340000"]]
    assert facts_of(exact, about.replace("Over ", "Just ")) == [["1300000"], ["1340000"]]
    assert facts_of(exact, about.replace("Over", "Under")) == [["1300000"], ["1340000"]]


def test_an_amount_in_two_measures_is_one_in_a_copy_and_two_elsewhere():
    miles, kilometres = "He lives 56 miles from the depot.", "The depot is 90 kilometres from his home."
    assert facts_of(miles, kilometres, families=[("a0", "a1")]) == [["56", "90"]]
    assert facts_of(miles, kilometres, families=[("a0",), ("a1",)]) == [["56"], ["90"]]
