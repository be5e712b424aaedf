"""Datelines and credits of other scripts."""

import pytest

from retold.cleaning.credits import read_credit
from retold.cleaning.datelines import read_dateline


@pytest.mark.parametrize(
    ("line", "place", "name", "told"),
    [
        ("新华社海门3月12日电 海门市发生爆炸。", "海门", "Xinhua", "海门市发生爆炸。"),
        ("（中央社記者林小明台北12日電）仓库爆炸。", None, "CNA", "仓库爆炸。"),
        ("【海門共同】12日未明、爆発があった。", "海門", "Kyodo", "12日未明、爆発があった。"),
        ("(해문=연합뉴스) 김민수 기자 = 폭발이 일어났다.", "해문", "Yonhap", "폭발이 일어났다."),
        ("РАМСК, 12 мар — РИА Новости. Семь человек погибли.", "РАМСК", "RIA Novosti", "Семь человек погибли."),
        ("РАМСК, 12 марта. /ТАСС/. Семь человек погибли.", "РАМСК", "TASS", "Семь человек погибли."),
        ("الرملة (رويترز) - قُتل سبعة أشخاص.", "الرملة", "Reuters", "قُتل سبعة أشخاص."),
        ("हाईमेन, 12 मार्च (भाषा) गोदाम में धमाका हुआ।", "हाईमेन", "PTI", "गोदाम में धमाका हुआ।"),
    ],
)
def test_place_and_agency_are_read_and_the_report_begins_behind_them(line, place, name, told):
    found = read_dateline(line)
    assert found is not None
    assert found.name == name
    assert place in (None, found.place)
    assert line[found.length :] == told


@pytest.mark.parametrize(
    "line",
    [
        "海门社区12日电力中断，居民点起蜡烛。",
        "【速報】倉庫で爆発",
        "(서울=대한민국) 정부는",
        "Рамск, 12 марта — Новости дня. Взрыв.",
        "المدير (الجديد) - قال أمس",
        "आग (भीषण) लग गई।",
    ],
)
def test_what_only_looks_like_one_is_text(line):
    assert read_dateline(line) is None


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("（据新华社报道）", "Xinhua"),
        ("来源：新华社 2026年3月12日", "Xinhua"),
        ("(共同)", "Kyodo"),
        ("Источник: РИА Новости", "RIA Novosti"),
    ],
)
def test_a_line_that_says_whose_report_it_is_is_a_credit(line, name):
    found = read_credit(line)
    assert found is not None
    assert found.names == (name,)


def test_other_short_lines_are_none():
    assert read_credit("爆炸现场照片") is None
