"""The line on which an agency says which version of a report it is. All texts are invented."""

import pytest

from retold.cleaning import CleaningSettings, clean
from retold.cleaning.versions import is_version_line
from retold.model import Page, PageForm


def cleaned(*lines):
    return next(clean([Page("x", PageForm.FLATTENED, "\n".join(lines), "0" * 64, "x")], CleaningSettings()))


@pytest.mark.parametrize(
    "line",
    [
        "THIRD LEAD, adds names of the crew",
        "FERRY-VESTBY (UPDATE 2, corrects number of boats; adds union)",
        "AM-FERRY, 5th Ld-Writethru (UPDATES toll)",
        "ADDS QUOTES",
        "CORRECTED VERSION – editors please withdraw 0748",
        "(Corrects number of boats in second paragraph: seven, not eight)",
        "2. Zusammenfassung (neu: Zahl der Boote)",
        "Fähre (Aktualisierung 2)",
    ],
)
def test_a_line_that_numbers_a_report_or_says_what_changed_is_known(line):
    assert is_version_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "UPDATE 2-Ferry sinks off Vestby",
        "Vestby surrender second lead",
        "Adds up: the sums of the ferry",
        "Ferry sinks (UPDATE)",
    ],
)
def test_a_headline_is_no_such_line(line):
    assert not is_version_line(line)


def test_it_is_cut_and_a_headline_that_is_one_stays():
    lines = [
        f"The divers of Vestby said on Tuesday that boat {n} stays in port until its rudder has been looked at."
        for n in "ABCDE"
    ]
    note = "(Corrects number of boats in second paragraph)"
    found = cleaned("UPDATE 1 – Boats of Vestby stay in port", note, *lines)
    assert found.title == "UPDATE 1 – Boats of Vestby stay in port"
    assert [cut.reason for cut in found.removed if cut.text == note] == ["which version of the report it is"]
    assert found.corrections == (note.strip("()"),)
