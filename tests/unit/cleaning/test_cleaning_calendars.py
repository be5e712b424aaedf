"""Days printed in the calendars and months of other languages."""

from datetime import date

import pytest

from retold.cleaning.calendars import from_ethiopian, from_persian
from retold.cleaning.published import read_stamp


@pytest.mark.parametrize(
    "line",
    [
        "海门晚报 2026年3月12日", "民國115年3月12日", "令和8年3月12日", "해문신문 2026년 3월 12일", "12 มีนาคม 2569", "12 มีนาคม พ.ศ. 2569", "12 มี.ค. 2569",
        "صحيفة الساحل - ١٢ مارس ٢٠٢٦", "١٢ آذار ٢٠٢٦", "۲۱ اسفند ۱۴۰۴", "۱۲ مارس ۲۰۲۶", "12 मार्च 2026", "१२ मार्च २०२६", "১২ মার্চ ২০২৬",
        "12 марта 2026", "12 березня 2026", "12 Μαρτίου 2026", "12 במרץ 2026", "12 მარტი 2026", "12 մարտի, 2026", "መጋቢት 3 ቀን 2018",
    ],
)  # fmt: skip
def test_a_printed_day_is_read(line):
    assert read_stamp(line).first == read_stamp(line).last == "2026-03-12"


@pytest.mark.parametrize(
    ("persian", "day"),
    [((1400, 1, 1), date(2021, 3, 21)), ((1403, 1, 1), date(2024, 3, 20)), ((1399, 12, 30), date(2021, 3, 20)),
     ((1404, 12, 12), date(2026, 3, 3)), ((1404, 7, 31), None), ((900, 1, 1), None)],
)  # fmt: skip
def test_persian_days(persian, day):
    assert from_persian(*persian) == day


@pytest.mark.parametrize(
    ("ethiopian", "day"),
    [((2012, 1, 1), date(2019, 9, 12)), ((2018, 1, 1), date(2025, 9, 11)), ((2018, 7, 3), date(2026, 3, 12)), ((2018, 1, 31), None)],
)  # fmt: skip
def test_ethiopian_days(ethiopian, day):
    assert from_ethiopian(*ethiopian) == day
