"""Dates found in text, and what they are worth. All texts are invented."""

from datetime import date

import pytest

from retold.mentions.dates import days_tried, tag
from retold.model import Basis, Published
from retold.words import sentences


def on(first, last=None):
    return Published(first, last or first, Basis.STATED, 1.0, "stated")


def read(text, published="2021-12-30", language="en"):
    found = tag(text, on(published) if published else None, language, sentences(text))
    return {mention.span.of(text): mention for mention in found}


def values(text, published="2021-12-30", language="en"):
    return {words: mention.value for words, mention in read(text, published, language).items()}


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The bridge opened on March 3, 2019, at last.", "March 3, 2019", "2019-03-03"),
        ("The bridge opened on Sunday, March 3, 2019.", "Sunday, March 3, 2019", "2019-03-03"),
        ("The bridge opened on 3 March 2019.", "3 March 2019", "2019-03-03"),
        ("The bridge opened on the 3rd of March 2019.", "the 3rd of March 2019", "2019-03-03"),
        ("The bridge opened on 2019-03-03.", "2019-03-03", "2019-03-03"),
        ("The bridge opened on 3/14/2019.", "3/14/2019", "2019-03-14"),
        ("The bridge opened on 14.3.2019.", "14.3.2019", "2019-03-14"),
        ("The bridge opened in March 2019.", "March 2019", "2019-03"),
        ("The bridge opened in nineteen ninety-seven.", "nineteen ninety-seven", "1997"),
        ("The bridge opened in 1997.", "1997", "1997"),
        ("The bridge is from the 1960s.", "the 1960s", "196"),
        ("The bridge is from the '80s.", "the '80s", "198"),
        ("The bridge is from the 19th century.", "the 19th century", "18"),
        ("The bridge opened in the summer of 1998.", "the summer of 1998", "1998-SU"),
        ("Sales fell in the third quarter of 2020.", "the third quarter of 2020", "2020-Q3"),
        ("Sales fell in Q3 2020.", "Q3 2020", "2020-Q3"),
    ],
)
def test_a_date_with_its_year_needs_no_anchor(text, words, value):
    found = read(text, published=None)
    assert found[words].value == value
    assert found[words].anchor is None


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The mayor spoke on Wednesday.", "Wednesday", "2021-12-29"),
        ("The mayor will speak on Monday.", "Monday", "2022-01-03"),
        ("The mayor spoke on Thursday.", "Thursday", "2021-12-30"),
        ("The mayor will speak next Thursday.", "next Thursday", "2022-01-06"),
        ("The mayor resigned last Thursday.", "last Thursday", "2021-12-23"),
        ("The mayor resigned on Dec. 7.", "Dec. 7", "2021-12-07"),
        ("The council will meet on January 10.", "January 10", "2022-01-10"),
        ("The council met in June.", "June", "2021-06"),
        ("The council met last June.", "last June", "2021-06"),
        ("The council met last week.", "last week", "2021-W51"),
        ("The council met earlier this month.", "earlier this month", "2021-12"),
        ("The council met two weeks ago.", "two weeks ago", "2021-W50"),
        ("The council met three days ago.", "three days ago", "2021-12-27"),
        ("The council met ten years ago.", "ten years ago", "2011"),
        ("The council will meet next year.", "next year", "2022"),
        ("The council met yesterday.", "yesterday", "2021-12-29"),
        ("The council met the day before yesterday.", "the day before yesterday", "2021-12-28"),
        ("The council will meet tonight.", "tonight", "2021-12-30TNI"),
        ("The council met over the weekend.", "the weekend", "2021-W51-WE"),
        ("The council met last fall.", "last fall", "2021-FA"),
        ("The council met on Christmas Eve.", "Christmas Eve", "2021-12-24"),
        ("The council met on Thanksgiving.", "Thanksgiving", "2021-11-25"),
        ("The council met last Easter.", "last Easter", "2021-04-04"),
        ("The council met at 3:30 pm on Wednesday.", "3:30 pm on Wednesday", "2021-12-29T15:30"),
        ("The council met Wednesday night.", "Wednesday night", "2021-12-29TNI"),
    ],
)
def test_a_relative_date_is_counted_from_publication(text, words, value):
    found = read(text)
    assert found[words].value == value
    assert found[words].anchor == "published"


@pytest.mark.parametrize(
    ("text", "words", "kind", "value"),
    [
        ("The siege lasted two weeks.", "two weeks", "DURATION", "P2W"),
        ("The siege lasted about a decade.", "about a decade", "DURATION", "P10Y"),
        ("The siege lasted 16 hours.", "16 hours", "DURATION", "PT16H"),
        ("It was a five-year plan.", "five-year", "DURATION", "P5Y"),
        ("It got worse in the past three months.", "the past three months", "DURATION", "P3M"),
        ("It took several years.", "several years", "DURATION", "PXY"),
        ("He waited a minute and a half.", "a minute and a half", "DURATION", "PT1M30S"),
        ("The boat sails every Thursday.", "every Thursday", "SET", "XXXX-WXX-3"),
        ("The boat sails daily.", "daily", "SET", "P1D"),
        ("The boat sails on Mondays.", "Mondays", "SET", "XXXX-WXX-1"),
        ("The boat is now empty.", "now", "DATE", "PRESENT_REF"),
        ("The boat was recently painted.", "recently", "DATE", "PAST_REF"),
        ("Nobody knows the future.", "the future", "DATE", "FUTURE_REF"),
    ],
)
def test_durations_habits_and_vague_times_have_no_place_on_the_calendar(text, words, kind, value):
    expected = value.replace("WXX-3", "WXX-4") if words == "every Thursday" else value
    found = read(text)[words]
    assert (found.type, found.value, found.first) == (kind, expected, None)


def test_the_week_just_named_is_counted_from_the_date_before_it():
    found = read("Talks start on January 10. The partners are expected to meet later that week.")["later that week"]
    assert (found.value, found.first, found.last) == ("2022-W02", date(2022, 1, 11), date(2022, 1, 16))
    assert found.anchor == "previous date"


def test_earlier_this_week_ends_with_the_day_of_publication():
    found = read("The mayor resigned earlier this week.")["earlier this week"]
    assert (found.first, found.last) == (date(2021, 12, 27), date(2021, 12, 30))


def test_curly_and_straight_apostrophes_are_read_alike():
    assert values("They met on New Year’s Eve in the ’90s.") == {"New Year’s Eve": "2021-12-31", "the ’90s": "199"}
    assert values("They met on New Year's Eve in the '90s.") == {"New Year's Eve": "2021-12-31", "the '90s": "199"}


def test_the_possessive_ending_is_no_part_of_the_date():
    assert list(values("Friday’s vote was close.")) == ["Friday"]


def test_an_event_named_by_its_weekday_lies_where_the_text_puts_that_day():
    text = "The two will talk on Thursday. Thursday’s call was asked for by the mayor."
    found = tag(text, on("2021-12-28"), "en", sentences(text))
    assert [mention.value for mention in found] == ["2021-12-30", "2021-12-30"]


@pytest.mark.parametrize(
    "text",
    [
        "It may rain, and they march on under the sun for a second.",
        "The fund paid $1,990 and 2.2 percent; they won 3-2, 21:19.",
        "The 44-year-old sailor is 52 years old.",
        "They earned $500 million a year.",
        "Version 2.11 of the Sun workstation came with Jan Kowal.",
        "The scroll is of 1443 AH.",
        "Send it as soon as possible after the March of the Mothers.",
    ],
)
def test_what_only_looks_like_a_date_is_none(text):
    found = {words: v for words, v in values(text).items() if v and v[0].isdigit()}
    assert found == {}


def test_an_impossible_day_is_kept_without_a_value():
    found = read("The deadline was Feb. 30, they said.")["Feb. 30"]
    assert (found.value, found.first, found.alternatives) == (None, None, ())


def test_without_a_publication_date_a_value_says_only_what_the_words_say():
    found = values("He came on Thursday, met us on December 7 and left last week.", published=None)
    assert found == {"Thursday": "XXXX-WXX-4", "December 7": "XXXX-12-07", "last week": None}


def test_an_interval_of_publication_leaves_alternatives_and_spans_all_days():
    text = "The mayor resigned yesterday, and the council will meet on January 10."
    found = tag(text, on("2021-12-29", "2021-12-30"), "en", sentences(text))
    assert (found[0].value, found[0].alternatives) == (None, ("2021-12-28", "2021-12-29"))
    assert (found[0].first, found[0].last) == (date(2021, 12, 28), date(2021, 12, 29))
    assert found[1].value == "2022-01-10"


def test_a_long_interval_is_tried_at_its_ends_only():
    assert days_tried(on("2021-01-01", "2021-12-31")) == [date(2021, 1, 1), date(2021, 12, 31)]


def test_a_two_digit_year_is_the_nearest_one():
    assert values("It opened on 3/14/19 and closed in '87.") == {"3/14/19": "2019-03-14", "'87": "1987"}


def test_a_range_of_days_covers_all_of_them():
    found = read("The fair runs January 7-9 in town.")["January 7-9"]
    assert (found.first, found.last) == (date(2022, 1, 7), date(2022, 1, 9))


def test_a_part_of_a_year_covers_its_third():
    found = read("The report is due by the end of the year.")["the end of the year"]
    assert (found.value, found.first, found.last) == ("2021", date(2021, 9, 1), date(2021, 12, 31))


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "Se reunieron ayer y el 10 de enero de 2022 hablarán.", {"ayer": "2021-12-29", "10 de enero de 2022": "2022-01-10"}),
        ("es", "La semana pasada llovió; hace dos semanas, no.", {"semana pasada": "2021-W51", "hace dos semanas": "2021-W50"}),
        ("fr", "Il a parlé mercredi 29 décembre 2021 et hier.", {"mercredi 29 décembre 2021": "2021-12-29", "hier": "2021-12-29"}),
        ("fr", "La réunion a eu lieu la semaine dernière, il y a trois jours.", {"semaine dernière": "2021-W51", "il y a trois jours": "2021-12-27"}),
        ("de", "Sie trafen sich am 10. Januar 2022 und gestern.", {"10. Januar 2022": "2022-01-10", "gestern": "2021-12-29"}),
        ("de", "Vor zwei Wochen und im Juni 2021.", {"Vor zwei Wochen": "2021-W50", "Juni 2021": "2021-06"}),
    ],
)  # fmt: skip
def test_other_languages_are_data(language, text, expected):
    assert values(text, language=language) == expected


def test_a_language_without_rules_has_no_dates():
    assert tag("Встреча 10 января 2022", on("2021-12-30"), "bg", sentences("Встреча 10 января 2022")) == ()


def test_a_hostile_text_takes_time_linear_in_its_length():
    text = "the last the next two or more years ago of the early mid- " * 4000
    assert len(tag(text, on("2021-12-30"), "en", sentences(text))) <= len(text)


def test_a_month_and_day_keeps_the_year_the_text_gave_it():
    assert values("He was robbed on Oct. 21, 2011. The trial began on the eve of Oct. 21.") == {
        "Oct. 21, 2011": "2011-10-21",
        "Oct. 21": "2011-10-21",
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The second half of this year was dry.", {"The second half of this year": "2021-H2"}),
        ("It took three-and-a-half years.", {"three-and-a-half years": "P3Y6M"}),
        ("They meet twice a week.", {"twice a week": "P1W"}),
        ("The hall opens at 10am.", {"10am": "2021-12-30T10:00"}),
        ("It was common in the 1800s.", {"the 1800s": "18"}),
        ("The winger scored in the third quarter, a touchdown from 20 yards, then a fumble by the quarterback.", {}),
        ("They use Windows 2000 and won 31-24.", {}),
    ],
)
def test_what_else_news_says_of_time(text, expected):
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "value", "alternatives"),
    [
        ("It opened on 3/4/2019.", "2019-03-04", ("2019-04-03",)),
        ("It opened on 3.4.2019.", "2019-04-03", ("2019-03-04",)),
        ("It opened on 3/14/2019.", "2019-03-14", ()),
        ("It opened on Monday, March 26, 2019.", "2019-03-26", ("2018-03-26",)),
        ("It opened on Tuesday, March 26, 2019.", "2019-03-26", ()),
    ],
)
def test_what_may_be_read_in_two_ways_keeps_the_other_reading(text, value, alternatives):
    (found,) = read(text).values()
    assert (found.value, found.alternatives) == (value, alternatives)


@pytest.mark.parametrize(
    ("text", "words", "likely"),
    [
        ("The mill closed on Decernber 7, 2020.", "Decernber 7, 2020", "2020-12-07"),
        ("The mill closed on 0ctober 3, 2020.", "0ctober 3, 2020", "2020-10-03"),
        ("The mill closed on 5 Febrvary 2020.", "5 Febrvary 2020", "2020-02-05"),
        ("The mill closed on Ju1y 4, 2020.", "Ju1y 4, 2020", "2020-07-04"),
        ("The mill closed in Novernber 2019.", "Novernber 2019", "2019-11"),
    ],
)
def test_a_month_a_scan_broke_has_no_value_but_a_likely_one(text, words, likely):
    mention = read(text)[words]
    assert (mention.value, mention.first, mention.alternatives) == (None, None, (likely,))


@pytest.mark.parametrize(
    ("text", "words", "value", "first", "last"),
    [
        ("It rained from March 3 to 5, 2020.", "March 3 to 5, 2020", "2020-03-03", "2020-03-03", "2020-03-05"),
        ("Sales for April–June 2020 fell.", "April–June 2020", "2020-Q2", "2020-04-01", "2020-06-30"),
        ("It shut December–January 2021.", "December–January 2021", "2020-12", "2020-12-01", "2021-01-31"),
        ("The fair of 30 March 2020 is off.", "30 March 2020", "2020-03-30", "2020-03-30", "2020-03-30"),
        ("It fell on the night of 3 to 4 May 2020.", "the night of 3 to 4 May 2020", "2020-05-03TNI", "2020-05-03", "2020-05-04"),
        ("It rained over the weekend of March 7–8, 2020.", "the weekend of March 7–8, 2020", "2020-W10-WE", "2020-03-07", "2020-03-08"),
        ("It rained in mid-December 2020.", "mid-December 2020", "2020-12", "2020-12-11", "2020-12-20"),
        ("It grew after 9/11.", "9/11", "2001-09-11", "2001-09-11", "2001-09-11"),
    ],
)  # fmt: skip
def test_a_stretch_is_one_date_with_all_its_days(text, words, value, first, last):
    mention = read(text)[words]
    assert (mention.value, str(mention.first), str(mention.last)) == (value, first, last)


@pytest.mark.parametrize("words", ["12 Muharram 1443", "5 Nisan 5782", "Reiwa 3", "1443 AH"])
def test_a_date_of_another_calendar_is_kept_as_printed(words):
    found = read(f"The deed is dated {words} and was sealed.")
    assert list(found) == [words]
    assert found[words].value is None


@pytest.mark.parametrize(
    ("text", "words", "value", "language"),
    [
        ("La feria es del 3 al 5 de mayo de 2020.", "3 al 5 de mayo de 2020", "2020-05-03", "es"),
        ("La foire a lieu du 3 au 5 mai 2020.", "3 au 5 mai 2020", "2020-05-03", "fr"),
        ("Das Fest ist vom 3. bis 5. Mai 2020.", "3. bis 5. Mai 2020", "2020-05-03", "de"),
        ("Gestern brannte das Lager.", "Gestern", "2021-12-29", "de"),
    ],
)
def test_other_languages_have_stretches_and_days_too(text, words, value, language):
    assert values(text, language=language)[words] == value


@pytest.mark.parametrize(
    "text", ["March participants sang.", "May be the bridge will open.", "The March organisers left."]
)
def test_a_walk_and_a_verb_are_no_months(text):
    assert values(text) == {}


@pytest.mark.parametrize(
    ("words", "year"), [("3/4/75", "1975"), ("12/30/21", "2021"), ("1/2/35", "2035"), ("1/2/45", "1945")]
)
def test_a_year_of_two_figures_is_never_far_ahead(words, year):
    assert values(f"The lease is dated {words}.")[words].startswith(year)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("It opened on the second Tuesday of March 2020.", "the second Tuesday of March 2020", "2020-03-10"),
        ("It opened on the last Friday in May 2020.", "the last Friday in May 2020", "2020-05-29"),
        ("It opens on the second Tuesday of each month.", "the second Tuesday of each month", "XXXX-WXX-2"),
        ("Prices rose in past years.", "past years", "PAST_REF"),
        ("Prices will rise in coming months.", "coming months", "FUTURE_REF"),
        ("The tower fell in 1066.", "1066", "1066"),
    ],
)
def test_weekdays_of_a_month_and_vague_stretches_have_values(text, words, value):
    assert values(text)[words] == value


def test_a_round_number_of_people_is_no_year():
    assert values("About 1000 people slept in the hall.") == {}


def test_that_before_an_event_named_by_its_weekday_joins_two_clauses():
    text = (
        "The council voted on December 7. Harbour staff will meet on Thursday. Ask hopes that Thursday's meeting helps."
    )
    assert values(text) == {"December 7": "2021-12-07", "Thursday": "2021-12-30"}
    assert (
        values("The council voted on December 7, a Tuesday. That Friday the ice came.")["That Friday"] == "2021-12-10"
    )


@pytest.mark.parametrize(
    ("text", "published", "words", "value"),
    [
        ("If the bill is not withdrawn by Friday, we will be back.", "2026-11-07", "Friday", "2026-11-13"),
        ("The bill comes before the senate on Friday.", "2026-11-08", "Friday", "2026-11-13"),
        ("The senate has put off Friday's vote until January.", "2026-11-12", "Friday", "2026-11-13"),
        ("The referee called off Saturday's match after two players fell ill.", "2026-11-08", "Saturday", "2026-11-07"),
        ("The bill came before the senate on Friday.", "2026-11-08", "Friday", "2026-11-06"),
    ],
)
def test_a_deadline_and_what_comes_up_or_is_put_off_lie_ahead(text, published, words, value):
    assert values(text, published)[words] == value


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The house was swept away on Tuesday night. The girl was found at daybreak.", "daybreak", "2026-10-14TMO"),
        ("He was shot on Tuesday evening and died at dawn.", "dawn", "2026-10-14TMO"),
        ("The shop burned on Tuesday. Police came at dawn.", "dawn", "2026-10-13TMO"),
    ],
)
def test_a_morning_behind_a_night_is_the_next_day(text, words, value):
    assert values(text, "2026-10-14")[words] == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("She could hear the sirens on Monday.", "2025-11-03"),
        ("He could still not feel his hands on Monday.", "2025-11-03"),
        ("They could hardly breathe on Monday, survivors said.", "2025-11-03"),
        ("The court could hear the case on Monday.", "2025-11-10"),
        ("The strike lasted until Monday.", "2025-11-03"),
        ("The mayor had until Monday refused to comment.", "2025-11-03"),
        ("The mayor had until Monday to comment.", "2025-11-10"),
        ("Trains were cancelled until Monday.", "2025-11-10"),
        ("The court postponed the trial until Monday.", "2025-11-10"),
    ],
)
def test_what_was_perceived_or_lasted_lies_behind(text, value):
    assert values(text, "2025-11-05")["Monday"] == value
