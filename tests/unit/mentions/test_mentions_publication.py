"""The publication date nobody printed. All texts are invented."""

from datetime import UTC, datetime

from retold.mentions import annotated
from retold.mentions.publication import settle
from retold.mentions.settings import MentionSettings
from retold.model import Article, Basis, Published, Story


def article(name, text, published=None, **more):
    when = Published(published, published, Basis.PRINTED, 0.9, "printed") if published else None
    return Article(id=name, page_sha256="0" * 64, source=name, text=text, language="en", published=when, **more)


def settled(*articles, settings=None):
    settings = settings or MentionSettings(parts=frozenset({"dates"}))
    read, found = zip(*annotated(articles, settings), strict=True)
    return settle(Story("s", "t", read, found), settings)


def interval(published):
    return (published.first, published.last) if published else None


SIBLING = article("z", "The envoys spoke.", "2021-12-30")


def test_a_weekday_told_as_past_and_as_ahead_is_the_day_of_publication():
    text = "The envoys will speak on Thursday. A spokesman said Thursday that the call was set up in haste."
    story = settled(article("a", text), SIBLING)
    assert interval(story.articles[0].published) == ("2021-12-30", "2021-12-30")
    assert story.articles[0].published.basis is Basis.STORY


def test_yesterday_and_tomorrow_by_weekday_leave_two_days():
    text = "The envoys will speak on Thursday. The minister met the mayor on Wednesday."
    assert interval(settled(article("a", text), SIBLING).articles[0].published) == ("2021-12-29", "2021-12-30")


def test_days_of_a_month_bound_the_date_from_both_sides():
    text = "The envoys are to meet on December 30. The office said on December 29 that all was ready."
    assert interval(settled(article("a", text), SIBLING).articles[0].published) == ("2021-12-29", "2021-12-30")


def test_the_words_a_date_rests_on_are_kept():
    text = "The envoys are to meet on December 30. The office said on December 29 that all was ready."
    found = settled(article("a", text), SIBLING).articles[0].published
    assert [span.of(text) for span in found.spans] == ["December 30", "December 29"]
    assert "z is of 2021-12-30" in found.reason


def test_an_event_named_by_its_weekday_does_not_say_when_it_was_told():
    text = "Thursday’s vote was lost. The mayor resigned on Friday."
    story = settled(article("a", text), article("z", "The mayor resigned.", "2021-12-31"))
    assert interval(story.articles[0].published) == ("2021-12-31", "2022-01-01")


def test_dates_are_read_again_with_the_inferred_day():
    text = "The envoys will speak on Thursday. A spokesman said Thursday that all was ready."
    story = settled(article("a", text), SIBLING)
    assert {mention.value for mention in story.mentions[0].dates} == {"2021-12-30"}


def test_dates_with_years_on_both_sides_suffice_without_a_sibling():
    text = "The bridge was closed on March 2, 2020. It will open again on March 9, 2020."
    found = settled(article("a", text)).articles[0].published
    assert (interval(found), found.basis) == (("2020-03-02", "2020-03-09"), Basis.INFERRED)


def test_without_any_year_and_sibling_nothing_is_inferred():
    assert settled(article("a", "The mayor resigned on Thursday, December 30.")).articles[0].published is None


def test_a_page_is_not_newer_than_its_capture():
    caught = datetime(2021, 12, 29, 12, tzinfo=UTC)
    story = settled(article("a", "The mayor resigned.", captured=caught), SIBLING)
    assert story.articles[0].published.last == "2021-12-29"


def test_a_printed_date_is_kept_and_its_contradiction_noted():
    text = "The mayor resigned on Monday, December 13."
    story = settled(article("a", text, "2022-12-30"))
    assert interval(story.articles[0].published) == ("2022-12-30", "2022-12-30")
    assert "does not fit “Monday, December 13”" in story.articles[0].notes[0]


def test_a_date_later_than_the_capture_is_noted():
    caught = datetime(2021, 12, 1, tzinfo=UTC)
    notes = settled(article("a", "The mayor resigned.", "2021-12-30", captured=caught)).articles[0].notes
    assert notes == ("the publication date 2021-12-30 is later than the day the page was fetched, 2021-12-01",)


def test_an_impossible_day_is_noted():
    notes = settled(article("a", "The deadline was Feb. 30.", "2021-12-30")).articles[0].notes
    assert notes == ("“Feb. 30” is no day of the calendar",)


def test_settling_twice_changes_nothing():
    text = "The envoys will speak on Thursday, or on Feb. 30. A spokesman said Thursday that all was ready."
    once = settled(article("a", text), SIBLING)
    assert settle(once, MentionSettings()) == once


def test_no_dates_wanted_leaves_the_story_alone():
    story = settled(
        article("a", "It opened on Thursday."), SIBLING, settings=MentionSettings(parts=frozenset({"quotes"}))
    )
    assert story.articles[0].published is None


def test_a_date_printed_as_a_line_of_the_text_is_its_own():
    text = "Bridge closed\n\nPublished: March 3, 2020, 9:30 a.m.\n\nUPDATED: MARCH 4, 2020\n\nThe bridge was closed on Tuesday."
    story = settled(article("a", text))
    found = story.articles[0].published
    assert (interval(found), found.basis) == (("2020-03-03", "2020-03-03"), Basis.PRINTED)
    assert [span.of(text) for span in found.spans] == ["March 3, 2020"]


def test_a_line_that_the_text_outlives_is_not_the_date_of_publication():
    text = "In memory: June 24, 2005\n\nThe trial was opened on April 2, 2007."
    assert settled(article("a", text)).articles[0].published is None


def test_a_dateline_ties_the_report_to_its_day_and_the_next():
    text = "TOLLEN, December 29 (NPA) — The envoys spoke."
    assert interval(settled(article("a", text), SIBLING).articles[0].published) == ("2021-12-29", "2021-12-30")


def test_a_date_before_a_dash_is_no_dateline_without_a_place():
    text = "On December 28 — the shortest day in their memory — the envoys spoke."
    assert interval(settled(article("a", text), SIBLING).articles[0].published)[1] == "2022-01-02"


def test_a_sentence_carried_over_with_its_weekday_keeps_the_day_it_has_where_it_is_dated():
    said = "The cart had been taken on Thursday from a yard in Lower Vestby."
    ours = article("a", f"At three on Saturday, 1 January, a stolen cart broke the door. {said}")
    story = settled(ours, article("z", f"A gang broke in early on Saturday. {said}", "2022-01-01"))
    assert interval(story.articles[0].published) == ("2022-01-01", "2022-01-02")
    thursday = next(d for d in story.mentions[0].dates if d.span.of(ours.text) == "Thursday")
    assert (thursday.value, thursday.first.isoformat()) == ("2021-12-30", "2021-12-30")


def swapped(name, text, first, last):
    when = Published(first, last, Basis.PRINTED, 0.66, "printed on the page, day and month may be swapped: “…”")
    return Article(id=name, page_sha256="0" * 64, source=name, text=text, language="en", published=when)


def test_a_date_in_figures_is_the_day_near_the_other_pages_of_the_story():
    ours = swapped("a", "The mill burnt down last night.", "2031-02-07", "2031-07-02")
    story = settled(ours, article("z", "The mill burnt down.", "2031-02-06"))
    found = story.articles[0].published
    assert interval(found) == ("2031-02-07", "2031-02-07")
    assert "it is 2031-02-07, which the other pages of the story fit better" in found.reason
    assert [mention.value[:10] for mention in story.mentions[0].dates] == ["2031-02-06"]


def test_two_dates_in_figures_tell_each_other():
    story = settled(
        swapped("a", "The mill burnt down.", "2031-02-07", "2031-07-02"),
        swapped("b", "The mill is to be built anew.", "2031-02-08", "2031-08-02"),
    )
    assert [interval(a.published) for a in story.articles] == [("2031-02-07",) * 2, ("2031-02-08",) * 2]


def test_a_weekday_with_its_day_tells_which_day_a_date_in_figures_is():
    ours = swapped("a", "The mill was burnt down on Sunday, June 29.", "2031-02-07", "2031-07-02")
    assert interval(settled(ours).articles[0].published) == ("2031-07-02", "2031-07-02")


def test_a_date_in_figures_stays_open_where_nothing_settles_it():
    ours = swapped("a", "The mill burnt down.", "2031-02-07", "2031-07-02")
    assert interval(settled(ours).articles[0].published) == ("2031-02-07", "2031-07-02")
