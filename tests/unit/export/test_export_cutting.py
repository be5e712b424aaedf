"""Lines are cut and broken between words, in scripts without spaces too."""

import pytest

from retold.export.cutting import cut, head, pieces, tail
from retold.export.ink import Ink, Words, columns

TEXT = "海门市周四凌晨发生化学品仓库爆炸，至少七人死亡"


@pytest.mark.parametrize("size", range(3, len(TEXT)))
def test_no_word_is_cut(size):
    boundaries = {0, len(TEXT)}
    at = 0
    for piece in pieces(TEXT):
        at += len(piece)
        boundaries.add(at)
    assert len(head(TEXT, size)) <= size
    assert TEXT.startswith(head(TEXT, size))
    assert TEXT.endswith(tail(TEXT, size))
    assert len(tail(TEXT, size)) in {len(TEXT) - b for b in boundaries}


def test_scripts_with_spaces_are_cut_at_blanks():
    assert head("a ship ran aground", 9) == "a ship"
    assert tail("a ship ran aground", 9) == "aground"


def test_no_blank_comes_into_a_text_where_its_line_is_broken():
    ink = Ink(40, colour=False)
    ink.put((Words(TEXT * 3),))
    assert "".join(ink.lines) == TEXT * 3
    assert all(columns(line) <= 40 for line in ink.lines)


def test_no_line_opens_with_a_mark_that_closes_nor_ends_with_one_that_opens():
    ink = Ink(40, colour=False)
    ink.put((Words("林局长说，“我们仍在搜救四名失踪工人，现场有毒气体已经得到控制。”他说，“居民已被疏散。”" * 4),))
    assert not any(line[0] in "，。”" or line[-1] == "“" for line in ink.lines)


def test_wide_letters_take_two_columns_and_marks_none():
    assert [columns(text) for text in ("仓库", "ที่", "की", "abc")] == [4, 1, 2, 3]


def test_a_text_is_cut_only_where_it_is_too_long():
    assert cut("a ship ran aground", 18) == "a ship ran aground"
    assert cut("a ship ran aground", 12) == "a ship …"
    assert cut(TEXT, 12) == "海门市周四凌晨发生 …"
