"""Numbers that no space parts from what they count."""

import pytest

from retold.account.counted import counted
from retold.model import Article, Lineage, Mentions, Range, Story
from retold.words import sentences

NOBODY = Lineage("s", (), Range(0, 0, 0))


def values(text, language):
    article = Article("a", "0" * 64, "a", text, language=language)
    story = Story("s", "s", (article,), (Mentions("a", sentences(text)),))
    return {(n.value, n.span.of(text)) for group in counted(story, {}, NOBODY) for n in group}


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("至少七人死亡，二十三人受伤。", "zh", {("7", "七人"), ("23", "二十三人")}),
        ("约1.2万名居民被疏散。", "zh", {("12000", "1.2万名")}),
        ("三个孩子获救。", "zh", {("3", "三个孩子")}),
        ("百分之二十的网点关闭。", "zh", {("20", "二十")}),
        ("倉庫には約80トンが保管されていた。", "ja", {("80", "80トン")}),
        ("최소 7명이 숨지고 23명이 다쳤다.", "ko", {("7", "7명"), ("23", "23명")}),
        ("มีผู้เสียชีวิต 7 ราย", "th", {("7", "7 ราย")}),
        ("爆炸发生在凌晨两点十五分，位于三号码头。", "zh", set()),
        ("乘坐A380的旅客。", "zh", set()),
        ("ท่าเทียบเรือหมายเลข 3 ด้านเหนือ", "th", set()),
        ("一些居民说，万一再爆炸怎么办。", "zh", set()),
    ],
)
def test_what_is_counted_is_found_without_a_space(text, language, found):
    assert values(text, language) == found


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("לפחות שבעה נהרגו ו-23 נפצעו בפיצוץ.", "he", {("23", "23 נפצעו")}),
        ("نُقل نحو ١٢٠٠ شخص إلى الملعب.", "ar", {("1200", "١٢٠٠ شخص")}),
        ("Хранилось 3 тысячи тонн.", "ru", {("3000", "3 тысячи тонн")}),
    ],
)
def test_figures_of_other_scripts_are_ours(text, language, found):
    assert values(text, language) == found
