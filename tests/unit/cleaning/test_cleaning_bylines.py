"""Names of authors in scripts without capitals and without spaces."""

import pytest

from retold.cleaning.bylines import is_person, read_byline


@pytest.mark.parametrize("name", ["דנה לוי", "سارة الحداد", "山田太郎", "김민수", "ანა როე"])
def test_a_name_needs_no_capitals_where_its_script_has_none(name):
    assert is_person(name)


@pytest.mark.parametrize("name", ["社会部", "港新聞社", "编辑部", "דנה", "dana levi"])
def test_a_desk_or_a_single_word_is_no_person(name):
    assert not is_person(name)


@pytest.mark.parametrize(("line", "person"), [("מאת: דנה לוי", "דנה לוי"), ("بقلم سارة الحداد", "سارة الحداد")])
def test_bylines_in_hebrew_and_arabic_are_read(line, person):
    found = read_byline(line)
    assert found is not None
    assert found.people == (person,)
