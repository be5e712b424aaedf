"""Names of Chinese and Japanese texts, by what stands beside them."""

import pytest

from retold.stories.beside import names_beside
from retold.words.pinyin import is_han, pinyin


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("海门市周四凌晨发生爆炸", "zh", [("haimen",)]),
        ("市应急管理局局长林志远表示，火已扑灭", "zh", [("lin", "zhiyuan")]),
        ("公司总经理周启明向家属道歉", "zh", [("zhou", "qiming")]),
        ("东湖银行宣布裁员", "zh", [("donghu",)]),
        ("活禽市场关闭两周。医院院长说", "zh", []),
        ("市第一人民医院收治伤者", "zh", []),
        ("据该公司介绍，仓库爆炸", "zh", []),
        ("火曜日の朝、北浜町で地震があった", "ja", [("北浜",)]),
    ],
)
def test_a_name_is_told_by_its_neighbours(text, language, names):
    assert [parts for _, parts in names_beside(text, language)] == names


def test_a_name_is_given_where_it_begins():
    text = "局长林志远说"
    assert [text[at] for at, _ in names_beside(text, "zh")] == ["林"]


def test_chinese_signs_are_given_as_they_sound():
    assert pinyin("林志远") == "linzhiyuan"
    assert pinyin("陳水扁A") == "chenshuibianA"
    assert pinyin("國務院") == pinyin("国务院")
    assert not is_han("A股")
