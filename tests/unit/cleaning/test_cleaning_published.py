"""Printed timestamps become publication dates that are no surer than they are."""

import pytest

from retold.cleaning import CleaningSettings, clean
from retold.cleaning.datelines import read_dateline
from retold.cleaning.published import PlacedStamp, dated_by, published, read_stamp, stated_time
from retold.model import Article, Basis, Dateline, Page, PageForm, Span


@pytest.mark.parametrize(
    ("line", "first", "last", "label"),
    [
        ("2023-04-11T08:15:22.104Z", "2023-04-11T08:15:22Z", "2023-04-11T08:15:22Z", None),
        ("Published: 3 June 2021", "2021-06-03", "2021-06-03", "published"),
        ("Last updated March 4, 2022 at 9:12 PM EST", "2022-03-05T02:12:00Z", "2022-03-05T02:12:00Z", "updated"),
        ("Stand: 12.07.2022, 18:40 Uhr", "2022-07-12", "2022-07-12", "updated"),
        ("Publié le 8 décembre 2022 à 19h12", "2022-12-08", "2022-12-08", "published"),
        ("5 сентября 2022, 14:20", "2022-09-05", "2022-09-05", None),
        ("Publié le 7 mai 2026 à 18h04, mis à jour le 8 mai 2026 à 7h30", "2026-05-07", "2026-05-07", "published"),
        ("2022年9月5日", "2022-09-05", "2022-09-05", None),
        ("03/04/2021", "2021-03-04", "2021-04-03", None),
        ("4-FEB-2031", "2031-02-04", "2031-02-04", None),
        ("6.jun.2031 às 5h00", "2031-06-06", "2031-06-06", None),
        ("19.IX.2032", "2032-09-19", "2032-09-19", None),
        ("Petra Ilic, 16.10.31", "2031-10-16", "2031-10-16", None),
        ("Foreign Desk of the Courier | 17/08/31 06:55", "2031-08-17", "2031-08-17", None),
        ("Updated 03/04/21", "2021-03-04", "2021-04-03", "updated"),
        ("1/2/98", "1998-01-02", "1998-02-01", None),
        ("KNA 141533 OCT 2031 – URGENT – POLITICS", "2031-10-14", "2031-10-14", None),
        ("KNA 141533Z OCT 31", "2031-10-14T15:33:00Z", "2031-10-14T15:33:00Z", None),
        ("UPA-0417 14SEP32 1515", "2032-09-14", "2032-09-14", None),
        ("Publié le 1er mars 2031", "2031-03-01", "2031-03-01", "published"),
        ("Diffusé le 12/03/2031 à 7 h 15", "2031-03-12", "2031-12-03", "published"),
        ("1 d'abril de 2031", "2031-04-01", "2031-04-01", None),
        ("8 de març del 2031", "2031-03-08", "2031-03-08", None),
        ("8:e mars 2031", "2031-03-08", "2031-03-08", None),
        ("8th of March 2031", "2031-03-08", "2031-03-08", None),
        ("8-Mar-31", "2031-03-08", "2031-03-08", None),
        ("8 Mar ’31", "2031-03-08", "2031-03-08", None),
        ("2031. március 8., 14:20", "2031-03-08", "2031-03-08", None),
        ("2031 m. kovo 8 d.", "2031-03-08", "2031-03-08", None),
        ("2031. gada 8. marts", "2031-03-08", "2031-03-08", None),
        ("2031-Mar-08", "2031-03-08", "2031-03-08", None),
        ("8. ožujka 2031.", "2031-03-08", "2031-03-08", None),
        ("16 Eki 2031 - 14:20", "2031-10-16", "2031-10-16", None),
        ("ngày 8 tháng 3 năm 2031", "2031-03-08", "2031-03-08", None),
        ("20310308T0941Z", "2031-03-08", "2031-03-08", None),
        ("Tue 03/11/2031", "2031-03-11", "2031-03-11", None),
        ("Monday, May 5, 2031 — printed at the Lindmoor Ledger plant nearby", "2031-05-05", "2031-05-05", None),
    ],
)
def test_a_timestamp_is_read_as_surely_as_it_is_printed(line, first, last, label):
    stamp = read_stamp(line)
    assert stamp is not None
    assert (stamp.first, stamp.last, stamp.label) == (first, last, label)


@pytest.mark.parametrize(
    "line",
    [
        "On 3 June 2021 the bridge fell into the river and nobody was hurt in the accident.",
        "31.02.2022",
        "2:52",
        "Page 12 of 2022",
        "Tel. 12-34-56",
        "192.10.10.12",
        "10. LTP 8.4.13 Release Announcement LTP",
        "The score: 21-15, 11-9-21 for Malin",
        "32.XIII.2031",
        "Order 20310308 of the Lindmoor bolt works",
        "14/03/26, 09:41",
        "3/14/26, 9:41 AM",
        "",
    ],
)
def test_a_sentence_with_a_date_or_no_date_is_no_timestamp(line):
    assert read_stamp(line) is None


def placed(line, distance):
    return PlacedStamp(read_stamp(line), line, Span(0, len(line)), distance)


def test_a_labelled_publication_goes_before_a_nearer_date():
    when, updated = published([placed("4 June 2021", 1), placed("Published: 3 June 2021", 5)])
    assert when is not None
    assert (when.first, when.basis, updated) == ("2021-06-03", Basis.PRINTED, None)


def test_an_update_is_kept_apart_from_the_publication():
    when, updated = published([placed("Published: 3 June 2021", 1), placed("Updated: 4 June 2021", 2)])
    assert when is not None
    assert (when.first, updated) == ("2021-06-03", "2021-06-04")


def test_a_swappable_date_is_less_sure():
    sure, _ = published([placed("3 June 2021", 1)])
    unsure, _ = published([placed("03/06/2021", 1)])
    assert sure is not None
    assert unsure is not None
    assert unsure.confidence < sure.confidence


def test_no_timestamp_means_no_date():
    assert published([]) == (None, None)


@pytest.mark.parametrize(
    ("value", "first"),
    [
        ("2021-12-30", "2021-12-30"),
        ("2021-12-30T19:11:01+02:00", "2021-12-30T17:11:01Z"),
        ("3 June 2021", "2021-06-03"),
    ],
)
def test_a_stated_time_is_taken_over_in_utc(value, first):
    found = stated_time(value)
    assert found is not None
    assert (found.first, found.basis) == (first, Basis.STATED)


def test_what_cannot_be_read_is_no_stated_time():
    assert stated_time("soon") is None
    assert stated_time(None) is None


@pytest.mark.parametrize(
    ("opening", "dateline", "day"),
    [
        ("OSTERVIK, March 3, 2026 - ", "OSTERVIK, March 3, 2026", "2026-03-03"),
        ("OSTERVIK, 3 March 2026 (NPA) — ", "OSTERVIK, 3 March 2026 (NPA)", "2026-03-03"),
        ("OSTERVIK (NPA) (March 3, 2026, 14:00) ", "OSTERVIK (NPA) (March 3, 2026, 14:00)", "2026-03-03"),
        ("(AP) — March 3, 2026 — ", "(AP) — March 3, 2026", "2026-03-03"),
        ("Ostervik (dpa, 3. März 2026, 14:00 Uhr) – ", "Ostervik (dpa, 3. März 2026, 14:00 Uhr)", "2026-03-03"),
        ("OSTERVIK, 3 de marzo de 2026 (EFE).- ", "OSTERVIK, 3 de marzo de 2026 (EFE).", "2026-03-03"),
        ("AP (03.03.2026) - ", "AP (03.03.2026)", "2026-03-03"),
        ("OSTERVIK, March 3 (NPA) — ", "OSTERVIK, March 3 (NPA)", None),
        ("OSTERVIK (AP) — 12 people – two of them children – ", "OSTERVIK (AP)", None),
    ],
)
def test_the_date_of_a_dateline_is_a_publication_date_where_it_has_a_year(opening, dateline, day):
    found = read_dateline(f"{opening}The harbour board closed the northern quay.")
    assert found is not None
    assert found.text == dateline
    dated = dated_by(Dateline(found.text, found.place, Span(0, found.length)))
    assert (dated and (dated.first, dated.last)) == (day and (day, day))
    assert dated is None or (dated.confidence < 0.85 and dated.spans and "dateline" in dated.reason)


@pytest.mark.parametrize("page", [PageForm.FLATTENED, PageForm.HTML])
def test_a_page_without_another_date_has_that_of_its_dateline(page):
    lines = ["Northern quay closes", "OSTERVIK, March 3, 2026 - The harbour board closed the northern quay on Tuesday."]
    lines += [
        f"Pilots of boat {n} had asked the board for lights on the quay since the winter storms." for n in "ABCDE"
    ]
    html = f"<h1>{lines[0]}</h1>" + "".join(f"<p>{line}</p>" for line in lines[1:])
    text = html if page is PageForm.HTML else "\n".join(lines)
    found = next(clean([Page("x", page, text, "0", "x")], CleaningSettings()))
    assert isinstance(found, Article)
    assert found.text.startswith("The harbour board closed")
    assert found.published is not None
    assert (found.published.first, found.published.basis) == ("2026-03-03", Basis.PRINTED)


@pytest.mark.parametrize(
    ("line", "clock"),
    [
        ("7 Feb 2031 11:20", "11:20"),
        ("Thursday 6 February 2031, 6.31pm", "18:31"),
        ("06 FEB 2031 1042", "10:42"),
        ("18 MAY 2032 1810", "18:10"),  # a time that reads like a year
        ("Posted at 12:05 a.m. on May 4, 2031", "00:05"),
        ("6 février 2031 à 17h50", "17:50"),
        ("06 FEB 2031 2475", None),  # no time of day
        ("6 February 2031", None),
        ("07/02/2031 11:20", "11:20"),  # of one day or another
        ("6 Feb 2031 11:20 GMT", None),  # a moment: its zone is known
    ],
)
def test_a_time_of_day_without_a_zone_is_kept_as_it_is_printed(line, clock):
    assert read_stamp(line).clock == clock


def test_a_stated_time_without_a_zone_keeps_its_clock():
    found = stated_time("2031-02-06T17:50:00")
    assert (found.first, found.clock) == ("2031-02-06", "17:50")
    assert stated_time("2031-02-06T00:00:00").clock is None  # midnight mostly stands for no time at all


def test_by_the_clock_only_pages_of_one_day_are_compared():
    early, late = stated_time("2031-02-06T10:42:00"), stated_time("2031-02-06T17:50:00")
    assert early.before_by_clock(late)
    assert not late.before_by_clock(early)
    assert not early.before_by_clock(stated_time("2031-02-07T17:50:00"))
    assert not early.before_by_clock(stated_time("2031-02-06T17:50:00Z"))
    assert not early.before(late)  # their zones may differ


def test_a_year_of_two_digits_is_read_in_the_order_of_another_date():
    when, _ = published([placed("Published: 03/04/31", 1), placed("25/04/31", 9)])
    assert when is not None
    assert when.first == when.last == "2031-04-03"


def test_the_two_days_of_a_life_are_no_timestamp():
    assert read_stamp("March 3, 1938 - January 11, 2025") is None
    assert read_stamp("December 31, 2024 - updated January 2, 2025") is not None


def test_the_months_of_the_maghreb_are_read():
    assert read_stamp("الأربعاء 6 نونبر 2024").first == "2024-11-06"


def test_a_name_of_two_months_is_read_in_the_language_of_the_page():
    assert read_stamp("12. listopada 2031.", "hr").first == "2031-10-12"
    assert read_stamp("12 listopada 2031", "pl").first == read_stamp("12 listopada 2031").first == "2031-11-12"


def test_the_hour_of_an_update_is_not_that_of_publication():
    stamp = read_stamp("Updated 11:42 AM GMT, November 6, 2025")
    when, updated = published([PlacedStamp(stamp, "Updated 11:42 AM GMT, November 6, 2025", Span(0, 38), 1)])
    assert (when.first, when.last, updated) == ("2025-11-06", "2025-11-06", "2025-11-06T11:42:00Z")
