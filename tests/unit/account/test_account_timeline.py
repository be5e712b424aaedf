"""The timeline of a story. All texts are invented; date mentions are given by hand, as another stage would find them."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from retold.account.timeline import timeline
from retold.model import (
    AlignedPair,
    Article,
    Basis,
    Collation,
    DateMention,
    Difference,
    DifferenceKind,
    Edge,
    EventStatus,
    Family,
    Lineage,
    Mentions,
    Passage,
    Published,
    Range,
    Reading,
    Relation,
    Span,
    Story,
)
from retold.words import sentences


def mention(text, words, value, first, last=None, kind="DATE", rule="weekday"):
    start = text.index(words)
    return DateMention(
        Span(start, start + len(words)), kind, value, date.fromisoformat(first), date.fromisoformat(last or first), rule
    )


def told(name, text, *dates, published="2021-12-30", language="en"):
    when = Published(published, published, Basis.PRINTED, 0.9, "printed")
    article = Article(id=name, page_sha256="0" * 64, source=name, text=text, language=language, published=when)
    return article, Mentions(name, sentences(text), dates=tuple(mention(text, *each) for each in dates))


def entries(*pairs, families=None, edges=(), collation=None):
    names = [article.id for article, _ in pairs]
    groups = families or [(name,) for name in names]
    lineage = Lineage("s", tuple(Family(group, group[0]) for group in groups), Range(1, 1, len(groups)), edges)
    return timeline(Story("s", "t", tuple(a for a, _ in pairs), tuple(m for _, m in pairs)), lineage, collation)


CALL = ("Thursday", "2021-12-30", "2021-12-30")


def test_one_event_told_by_two_papers_is_one_entry_with_two_origins():
    a = told("a", "The mayor and the governor will speak by phone on Thursday.", CALL)
    b = told("b", "The governor and the mayor are to hold a call on Thursday.", CALL)
    (entry,) = entries(a, b)
    assert (entry.first, entry.precision, entry.origins) == (date(2021, 12, 30), "day", 2)
    assert {e.article for e in entry.evidence} == {"a", "b"}


def test_copies_of_one_text_count_once():
    a = told("a", "The mayor and the governor will speak by phone on Thursday.", CALL)
    b = told("b", "The mayor and the governor will speak by phone on Thursday.", CALL)
    (entry,) = entries(a, b, families=[("a", "b")])
    assert entry.origins == 1


def test_a_merged_article_adds_no_origin_to_those_it_was_merged_from():
    texts = [told(name, "The mayor will meet the governor on Thursday.", CALL) for name in "abc"]
    (entry,) = entries(*texts, families=[("a", "b"), ("b", "c")])
    assert entry.origins == 2


def test_unlike_events_of_one_day_stay_apart():
    text = "A storm tore the roof off the theatre on Wednesday. The council elected a new treasurer on Wednesday."
    a = told("a", text)
    both = [mention(text, "Wednesday", "2021-12-29", "2021-12-29")]
    second = text.rindex("Wednesday")
    both.append(
        DateMention(Span(second, second + 9), "DATE", "2021-12-29", date(2021, 12, 29), date(2021, 12, 29), "weekday")
    )
    found = entries((a[0], Mentions("a", a[1].sentences, dates=tuple(both))))
    assert len(found) == 2


def test_a_coarse_date_joins_the_exact_one_it_holds():
    a = told("a", "The two leaders held a video call on December 7.", ("December 7", "2021-12-07", "2021-12-07"))
    b = told(
        "b",
        "The two leaders held a video call earlier this month.",
        ("earlier this month", "2021-12", "2021-12-01", "2021-12-30"),
    )
    (entry,) = entries(a, b)
    assert (entry.first, entry.last, entry.text) == (
        date(2021, 12, 7),
        date(2021, 12, 7),
        "The two leaders held a video call on December 7.",
    )


def test_another_day_in_the_same_words_is_a_disagreement():
    a = told(
        "a", "An inquiry under judge Agnes Holm will open on November 5.", ("November 5", "2022-11-05", "2022-11-05")
    )
    b = told(
        "b", "An inquiry under judge Agnes Holm will open on November 5.", ("November 5", "2022-11-05", "2022-11-05")
    )
    c = told(
        "c", "An inquiry under judge Agnes Holm will open on November 15.", ("November 15", "2022-11-15", "2022-11-15")
    )
    (entry,) = entries(a, b, c)
    assert entry.first == date(2022, 11, 5)
    assert entry.disagreements == ("c says “November 15” (2022-11-15)",)


def test_status_follows_the_calendar_then_the_words():
    a = told(
        "a",
        "The dam broke on Monday. Repairs go on this week. The minister will visit on Thursday. A hearing is set for Friday.",
        ("Monday", "2021-12-27", "2021-12-27"),
        ("this week", "2021-W52", "2021-12-27", "2022-01-02"),
        ("Thursday", "2021-12-30", "2021-12-30"),
        ("Friday", "2021-12-31", "2021-12-31"),
    )
    found = {entry.text: entry.status for entry in entries(a)}
    assert list(found.values()) == [EventStatus.PAST, EventStatus.CURRENT, EventStatus.ANNOUNCED, EventStatus.ANNOUNCED]


def test_that_somebody_said_so_on_a_day_is_no_event():
    a = told(
        "a", "The dam is safe, an engineer told reporters on Wednesday.", ("Wednesday", "2021-12-29", "2021-12-29")
    )
    assert entries(a) == ()


def test_a_year_in_a_name_is_no_event():
    a = told("a", "They want to save the 2015 treaty.", ("2015", "2015", "2015-01-01", "2015-12-31"))
    assert entries(a) == ()


def test_what_is_announced_without_a_date_comes_last():
    a = told(
        "a",
        "The dam broke on Monday. The minister will visit, but no date has been set.",
        ("Monday", "2021-12-27", "2021-12-27"),
    )
    assert [(e.first, e.precision, e.status) for e in entries(a)] == [
        (date(2021, 12, 27), "day", EventStatus.PAST),
        (None, "none", EventStatus.ANNOUNCED),
    ]


def test_aligned_sentences_tell_one_event_in_two_languages():
    a = told("a", "The dam above the village broke early on Monday.", ("Monday", "2021-12-27", "2021-12-27"))
    b = told("b", "Cedió el muro de Ostrel el lunes.", ("lunes", "2021-12-27", "2021-12-27"), language="es")
    pair = AlignedPair(Span(0, 33), Span(0, 48), 0.6)
    edge = Edge("b", "a", Relation.TRANSLATED, 1.0, 0.9, aligned=(pair,))
    assert len(entries(a, b)) == 2
    assert len(entries(a, b, edges=(edge,))) == 1


def test_words_of_the_news_tell_one_event_in_two_languages():
    a = told("a", "The dam broke on Monday.", ("Monday", "2021-12-27", "2021-12-27"))
    b = told("b", "La presa se rompió el lunes.", ("lunes", "2021-12-27", "2021-12-27"), language="es")
    assert len(entries(a, b)) == 1


def test_entries_are_in_the_order_of_their_dates():
    a = told(
        "a",
        "A hearing is set for Friday. The dam broke on Monday.",
        ("Friday", "2021-12-31", "2021-12-31"),
        ("Monday", "2021-12-27", "2021-12-27"),
    )
    assert [entry.first.day for entry in entries(a)] == [27, 31]


def test_a_line_that_only_tells_when_the_page_was_published_is_no_event():
    a = told("a", "Published: Monday, 9:30 a.m.", ("Monday", "2021-12-27", "2021-12-27"))
    assert entries(a) == ()


def test_a_sentence_with_two_dates_does_not_contradict_its_copy():
    text = "A jury convicted the sailor on Monday of the theft of June 4, 2005."
    dates = (("Monday", "2021-12-27", "2021-12-27"), ("June 4, 2005", "2005-06-04", "2005-06-04"))
    found = entries(told("a", text, *dates), told("b", text, *dates))
    assert [(entry.first, entry.disagreements) for entry in found] == [(date(2005, 6, 4), ()), (date(2021, 12, 27), ())]


def test_what_is_announced_for_this_month_lies_after_publication():
    a = told(
        "a",
        "The bridge will be opened this month.",
        ("this month", "2021-12", "2021-12-01", "2021-12-31"),
        published="2021-12-20",
    )
    (entry,) = entries(a)
    assert (entry.first, entry.last) == (date(2021, 12, 20), date(2021, 12, 31))


def test_a_month_and_day_without_a_year_takes_the_year_others_name():
    a = told(
        "a", "The sailor was robbed on Oct. 21, 2011, near the quay.", ("Oct. 21, 2011", "2011-10-21", "2011-10-21")
    )
    b = told("b", "The sailor was robbed near the quay on Oct. 21.", ("Oct. 21", "2021-10-21", "2021-10-21"))
    (entry,) = entries(a, b)
    assert (entry.first, entry.disagreements) == (date(2011, 10, 21), ())


def test_a_sentence_that_points_back_is_not_the_wording():
    day = ("January 10", "2022-01-10", "2022-01-10")
    a = told("a", "It comes before the envoys hold talks in Tollen on January 10.", day)
    b = told("b", "The envoys of both towns will hold talks in Tollen on January 10.", day)
    (entry,) = entries(a, b)
    assert entry.text.startswith("The envoys")


TALKS = ("March 10", "2022-03-10", "2022-03-10")
LATER = ("later that week", "2022-W10", "2022-03-11", "2022-03-13")


def test_what_follows_a_named_event_soon_joins_what_another_dates_later_that_week():
    a = told(
        "a",
        "The harbour talks open in Tollen on March 10. "
        "Envoys of the union and the ferry board are expected to meet later that week.",
        TALKS,
        LATER,
        published="2022-03-01",
    )
    b = told(
        "b",
        "Soon after the upcoming Tollen talks, envoys of the union and the ferry board are expected to meet.",
        published="2022-03-01",
    )
    later = entries(a, b)[-1]
    assert (later.first, later.origins) == (date(2022, 3, 11), 2)
    assert {e.article for e in later.evidence} == {"a", "b"}


def test_what_follows_an_event_nobody_dates_makes_no_entry():
    a = told("a", "Envoys of the union and the ferry board are to meet soon after the Tollen talks.")
    assert entries(a) == ()


def test_a_date_of_a_case_that_may_not_come_makes_no_entry():
    text = "If the lock is not mended by Thursday, the barges will be sent round the cape."
    assert entries(told("a", text, CALL)) == ()


def test_what_is_usual_in_a_month_is_no_event():
    text = "About fourteen barges use the lock in an ordinary night in October."
    a = told("a", text, ("October", "2021-10", "2021-10-01", "2021-10-31"))
    assert entries(a) == ()


def test_a_year_since_which_something_has_been_so_is_no_event():
    a = told("a", "The bridge has carried no lorries since 2014.", ("2014", "2014", "2014-01-01", "2014-12-31"))
    assert entries(a) == ()


def test_a_year_with_what_happened_in_it_is_an_event_even_after_since():
    text = "It is the first strike since 2014, when crews stayed ashore for nine days."
    (entry,) = entries(told("a", text, ("2014", "2014", "2014-01-01", "2014-12-31")))
    assert entry.first == date(2014, 1, 1)


def test_two_weekdays_joined_by_to_are_one_stretch():
    text = "The dockers will stop work from Monday to Wednesday."
    a = told("a", text, ("Monday", "2022-01-03", "2022-01-03"), ("Wednesday", "2022-01-05", "2022-01-05"))
    (entry,) = entries(a)
    assert (entry.first, entry.last, entry.precision) == (date(2022, 1, 3), date(2022, 1, 5), "interval")


def test_a_date_that_a_translation_gives_once_too_is_one_event_worded_in_the_language_of_most():
    march = ("2021-03", "2021-03-01", "2021-03-31")
    a = told("a", "In March 2021 a barge sat on the sandbank for nine days.", ("March 2021", *march))
    b = told("b", "A barge lay on the sandbank for nine days in March 2021.", ("March 2021", *march))
    c = told(
        "c", "En marzo de 2021 una barcaza quedó nueve días en el banco.", ("marzo de 2021", *march), language="es"
    )
    edge = Edge("c", "a", Relation.TRANSLATED, 1.0, 0.9)
    (entry,) = entries(a, b, c, edges=(edge,))
    assert {e.article for e in entry.evidence} == {"a", "b", "c"}
    assert entry.text.startswith(("In March", "A barge"))


def test_when_a_quote_was_spoken_is_no_event():
    text = "“We shall open the bridge as soon as the paint is dry and the lamps are lit,” the engineer said at a dinner earlier this month."
    article, mentions = told("a", text, ("earlier this month", "2021-12", "2021-12-01", "2021-12-30"))
    quoted = (Span(1, text.index(",”")),)
    assert entries((article, Mentions("a", mentions.sentences, quoted=quoted, dates=mentions.dates))) == ()


def test_an_hour_printed_with_its_zone_is_the_moment_of_the_event():
    text = "The vote will start at 3:30 pm EST on Thursday."
    a = told("a", text, ("3:30 pm EST on Thursday", "2021-12-30T15:30", "2021-12-30", "2021-12-30", "TIME", "clock"))
    (entry,) = entries(a)
    assert entry.at == datetime(2021, 12, 30, 20, 30, tzinfo=UTC)


def test_an_hour_without_a_zone_is_no_moment():
    text = "The vote will start at 3:30 pm on Thursday."
    a = told("a", text, ("3:30 pm on Thursday", "2021-12-30T15:30", "2021-12-30", "2021-12-30", "TIME", "clock"))
    (entry,) = entries(a)
    assert entry.at is None


def test_a_bare_year_long_gone_that_one_article_looks_back_on_is_left_out():
    a = told("a", "She became the keeper of the lighthouse in 2003.", ("2003", "2003", "2003-01-01", "2003-12-31"))
    b = told("b", "The mayor and the governor will speak by phone on Thursday.", CALL)
    (entry,) = entries(a, b)
    assert entry.first == date(2021, 12, 30)


def test_a_short_sentence_that_another_of_the_same_week_says_whole_is_no_event_of_its_own():
    week = ("last week", "2021-12-20", "2021-12-26")
    text = (
        "At her annual conference last week, Solheim urged the islands to answer the fishing guilds immediately, "
        "reading out a list of grievances over quotas. Solheim last week urged immediate answers of the guilds."
    )
    first = mention(text, "last week", "2021-W51", *week[1:])
    start = text.rindex("last week")
    second = DateMention(Span(start, start + 9), "DATE", "2021-W51", first.first, first.last, "week")
    article, _ = told("a", text)
    (entry,) = entries((article, Mentions("a", sentences(text), dates=(first, second))))
    assert len(entry.evidence) == 2


def test_a_wording_that_the_collation_doubts_is_not_shown_while_there_is_another():
    a = told("a", "The mayor and the governor will beak by phone on Thursday.", CALL)
    b = told("b", "The mayor and the governor will speak by phone on Thursday evening.", CALL)
    wrong = Difference("a", mention(a[0].text, "beak", None, "2021-12-30").span, DifferenceKind.GARBLE, (), 0.7)
    whole = Reading("a", Span(0, len(a[0].text)))
    doubted = Collation("s", (Passage((whole,), 1, (wrong,)),))
    plain, careful = entries(a, b, families=[("a", "b")]), entries(a, b, families=[("a", "b")], collation=doubted)
    assert [e.text for e in (*plain, *careful)] == [a[0].text, b[0].text]


@pytest.mark.parametrize(
    ("text", "words", "value", "first", "last"),
    [
        ("He accused the builders of ignoring the building code of 1998.", "1998", "1998", "1998-01-01", "1998-12-31"),
        ("The mill lowered its outlook for the full year.", "the full year", "2021", "2021-01-01", "2021-12-31"),
        (
            "Sales of salt rose in the three months to the end of June.",
            "the end of June",
            "2021-06",
            "2021-06-21",
            "2021-06-30",
        ),
        (
            "Its owner, Odo Lindqvist, said on Thursday that no mill would shut.",
            "Thursday",
            "2021-12-23",
            "2021-12-23",
            "2021-12-30",
        ),
    ],
)
def test_a_date_of_a_thing_of_the_accounts_or_of_a_saying_is_no_event(text, words, value, first, last):
    assert entries(told("a", text, (words, value, first, last))) == ()


def test_words_in_marks_that_name_no_happening_make_no_event():
    text = "“Tonight I will,” said the harbour master Odo Lindqvist."
    article, mentions = told("a", text, ("Tonight", "2021-12-30", "2021-12-30"))
    quoted = (Span(1, text.index(",”")),)
    assert entries((article, Mentions("a", mentions.sentences, quoted=quoted, dates=mentions.dates))) == ()


def test_a_sentence_that_opens_with_a_denying_word_points_back_to_nothing():
    a = told(
        "a", "No member of the ferry crew was hurt in the fire aboard the Skarva on Thursday, its owners said.", CALL
    )
    b = told("b", "The fire aboard the Skarva on Thursday hurt no member of the ferry crew, its owners said.", CALL)
    (entry,) = entries(a, b)
    assert entry.text.startswith("No member")


def test_a_wording_that_calls_no_side_names_is_shown():
    a = told(
        "a",
        "The Tarsk regime bombed the market road near the town of Ostry Brod on Monday.",
        ("Monday", "2021-12-27", "2021-12-27"),
    )
    b = told(
        "b",
        "Aircraft of Tarsk bombed the market road near the small town of Ostry Brod on Monday.",
        ("Monday", "2021-12-27", "2021-12-27"),
    )
    (entry,) = entries(a, b)
    assert entry.text.startswith("Aircraft")


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("The office took the page down on Thursday before anybody could read it.", EventStatus.PAST),
        ("The ships could be released on Thursday.", EventStatus.ANNOUNCED),
    ],
)
def test_what_somebody_could_do_lies_behind_and_what_could_happen_ahead(words, status):
    (entry,) = entries(told("a", words, CALL))
    assert entry.status is status


def test_what_something_is_measured_by_and_what_is_counted_back_over_centuries_are_no_events():
    text = "The crop of the basin will be a third smaller than last year, the growers of Vestby said."
    a, found = told("a", text, ("last year", "2020", "2020-01-01", "2020-12-31"))
    relative = tuple(replace(d, anchor="published") for d in found.dates)
    assert entries((a, replace(found, dates=relative))) == ()
    text = "The grave of a chief who was buried in a boat some 1,350 years ago was found by a digger in Vestby."
    b, found = told("b", text, ("some 1,350 years ago", "0671", "0671-01-01", "0671-12-31"))
    relative = tuple(replace(d, anchor="published") for d in found.dates)
    assert entries((b, replace(found, dates=relative))) == ()


def test_the_clause_of_the_date_tells_whether_it_lies_behind():
    text = "The loss at the harbour bank, disclosed on Thursday, is likely to become the largest test of the cover."
    (entry,) = entries(told("a", text, CALL))
    assert entry.status is EventStatus.PAST


def test_a_weekday_copied_from_an_earlier_report_is_the_one_it_meant():
    text = "The pup was seen off the slip on Saturday by half the island, though nobody had invited it."
    a = told("a", text, ("Saturday", "2021-12-18", "2021-12-18"), published="2021-12-20")
    b = told("b", text, ("Saturday", "2021-12-25", "2021-12-25"), published="2021-12-29")
    span = sentences(text)[0]
    copied = Edge("b", "a", Relation.VERBATIM, 1.0, 0.9, aligned=(AlignedPair(span, span, 1.0),))
    (entry,) = entries(a, b, families=[("a", "b")], edges=(copied,))
    assert (entry.first, entry.disagreements) == (date(2021, 12, 18), ())


@pytest.mark.parametrize(
    ("text", "words", "value", "first", "last"),
    [
        ("The call was about the June hearing in the old town hall.", "June", "2021-06", "2021-06-01", "2021-06-30"),
        ("A detail in last month's Ledger tells of the old town hall.", "last month", "2021-11", "2021-11-01", "2021-11-30"),
        ("At the Tuesday lunch club in the hall feelings ran high.", "Tuesday", "2021-12-28", "2021-12-28", "2021-12-28"),
        ("He went to work on a Friday and never came home.", "Friday", "2021-12-24", "2021-12-24", "2021-12-24"),
        ("Who else sat at the table on December 11?", "December 11", "2021-12-11", "2021-12-11", "2021-12-11"),
    ],
)  # fmt: skip
def test_a_date_that_tells_which_thing_is_meant_is_no_event(text, words, value, first, last):
    assert entries(told("a", text, (words, value, first, last))) == ()


def test_a_day_with_what_is_its_own_is_an_event():
    text = "The two abstentions in Thursday's vote were bought with a boat."
    (entry,) = entries(told("a", text, ("Thursday", "2021-12-30", "2021-12-30")))
    assert entry.first == date(2021, 12, 30)


def test_the_today_of_somebodys_words_is_no_event():
    text = "“We will leave no stone unturned in what happened here today,” the director of the works said."
    article, mentions = told("a", text, ("today", "2021-12-30", "2021-12-30", "2021-12-30"))
    day = replace(mentions.dates[0], rule="deictic", anchor="published")
    quoted = Span(1, text.index("”"))
    assert entries((article, replace(mentions, dates=(day,), quoted=(quoted,)))) == ()


def test_who_tells_of_both_days_tells_of_two_events():
    text = "A hospice treasurer who stole two million crowns from the charity was {} on {} by the court in Vestby."
    both = text.format("jailed", "Friday") + " " + text.format("found guilty", "Wednesday")
    late = told("late", both, ("Friday", "2021-12-31", "2021-12-31"), ("Wednesday", "2021-12-29", "2021-12-29"))
    early = told("early", text.format("found guilty", "Wednesday"), ("Wednesday", "2021-12-29", "2021-12-29"))
    assert all(not entry.disagreements for entry in entries(late, early))


def test_a_feast_to_come_is_an_event_only_if_something_is_to_happen_then():
    feast = ("Christmas", "2022-12-25", "2022-12-25", "2022-12-25", "DATE", "holiday-of-year")
    text = "The brother of his wife {} the herring at Christmas to the whole house."
    assert entries(told("a", text.format("brings"), feast)) == ()
    assert entries(told("a", text.format("will bring"), feast)) != ()


def test_a_month_that_two_languages_tell_of_is_one_event_if_a_name_or_like_words_lead_over():
    a = told(
        "a", "The Alba Nova passed her inspection in November.", ("November", "2021-11", "2021-11-01", "2021-11-30")
    )
    b = told(
        "b",
        "El «Alba Nova» superó la inspección en noviembre.",
        ("noviembre", "2021-11", "2021-11-01", "2021-11-30"),
        language="es",
    )
    c = told(
        "c",
        "La jueza archivó el caso en noviembre.",
        ("noviembre", "2021-11", "2021-11-01", "2021-11-30"),
        language="es",
    )
    assert [entry.origins for entry in entries(a, b)] == [2]
    assert [entry.origins for entry in entries(a, c)] == [1, 1]


@pytest.mark.parametrize(
    ("text", "words", "value", "language"),
    [
        ("The shares cost a third more than they fetched on Wednesday.", "Wednesday", "2021-12-29", "en"),
        ("A loudspeaker plays old waltzes on Sunday, as it does every Sunday.", "Sunday", "2021-12-26", "en"),
        (
            "Profit shrank to 41 million, against 52 in the same period of 2020.",
            "the same period of 2020",
            "2020-01-01",
            "en",
        ),
        ("Karen Holm sets a place for her son at Sunday lunch.", "Sunday", "2021-12-26", "en"),
        ("Der Kurs liegt über dem Schlusskurs vom 29. Dezember.", "29. Dezember", "2021-12-29", "de"),
        ("Нестандартна музика лунає у неділю, як кожної неділі.", "неділю", "2021-12-26", "uk"),
        ("КРЕМЕНЕЦЬ, 29 грудня (Лугорія-Інфо). Мер подав у відставку.", "29 грудня", "2021-12-29", "uk"),
        ("Live page opened Wed 29 Dec 2021, 13:52.", "Wed 29 Dec 2021", "2021-12-29", "en"),
    ],
)
def test_a_day_of_a_comparison_a_habit_or_a_line_of_the_page_is_no_event(text, words, value, language):
    assert entries(told("a", text, (words, value, value), language=language)) == ()


@pytest.mark.parametrize(
    "text",
    ["The town run planned for Sunday has been postponed.", "The fish market planned for Sunday is off."],
)
def test_what_is_called_off_is_not_announced(text):
    (entry,) = entries(told("a", text, ("Sunday", "2022-01-02", "2022-01-02")))
    assert entry.status is not EventStatus.ANNOUNCED


def test_a_line_that_is_no_sentence_of_the_report_is_no_event():
    report = (
        "The mayor resigned over the harbour.\n\nNobody was hurt.\n\nThe pier is closed.\n\nThe council meets again."
    )
    line = "High water at the harbour on Thursday 05:12"
    assert len(entries(told("a", f"{report}\n\n{line}.", ("Thursday", "2021-12-30", "2021-12-30")))) == 1
    assert entries(told("a", f"{report}\n\n{line}", ("Thursday", "2021-12-30", "2021-12-30"))) == ()


def test_a_page_of_several_that_has_next_to_no_words_for_a_day_tells_no_event():
    a = told("a", "By Tuesday there were 19.", ("Tuesday", "2021-12-28", "2021-12-28"))
    b = told("b", "The mayor resigned over the harbour on Tuesday.", ("Tuesday", "2021-12-28", "2021-12-28"))
    assert [e.text for e in entries(a, b)] == [b[0].text]


def test_two_wordings_of_one_passage_and_one_date_are_one_event():
    one, other = "Completion is expected in January.", "The deal will close in January."
    a = told("a", one, ("January", "2022-01", "2022-01-01", "2022-01-31"))
    b = told("b", other, ("January", "2022-01", "2022-01-01", "2022-01-31"))
    assert len(entries(a, b)) == 2
    passage = Passage((Reading("a", Span(0, len(one))), Reading("b", Span(0, len(other)))), 2)
    assert len(entries(a, b, collation=Collation("s", (passage,)))) == 1


def test_a_date_changed_in_copying_departs_from_the_event_and_is_none_of_its_own():
    right = "An inquiry headed by Agnes Holloway will open on November 5."
    wrong = "An inquiry under the former judge is to open on November 15."
    a = told("a", right, ("November 5", "2022-11-05", "2022-11-05"))
    b = told("b", wrong, ("November 15", "2022-11-15", "2022-11-15"))
    at, other = (Span(text.index("November"), len(text) - 1) for text in (wrong, right))
    difference = Difference("b", at, DifferenceKind.DATE, (Reading("a", other),), 0.8)
    whole = tuple(Reading(name, Span(0, len(text))) for name, text in (("a", right), ("b", wrong)))
    assert len(entries(a, b)) == 2
    (entry,) = entries(a, b, collation=Collation("s", (Passage(whole, 1, (difference,)),)))
    assert entry.first == date(2022, 11, 5)
    assert entry.disagreements == ("b says “November 15” (2022-11-15)",)


def test_one_report_that_tells_an_event_as_past_keeps_none_apart():
    words = "the opposition leader Piet Maro {} table a motion of no confidence on Thursday"
    thursday = ("Thursday", "2021-12-30", "2021-12-30")
    a = told("a", f"On the radio {words.format('wanted to')}.", thursday)
    b = told("b", f"On Tuesday {words.format('will')}.", thursday, published="2021-12-28")
    c = told("c", f"On Tuesday {words.format('says he’ll')}.", thursday, published="2021-12-28")
    unsettled = ("Thursday", "2021-12-30", "2021-12-30", "2022-01-06")
    d = told("d", f"In parliament {words.format('will')}.", unsettled, published="2021-12-27")
    assert [e.origins for e in entries(a, b, c, d)] == [4]
