"""The line on which an agency says which version of a report it is. All texts are invented."""

import pytest

from retold.cleaning.versions import is_version_line


@pytest.mark.parametrize(
    "line",
    [
        "THIRD LEAD, adds names of the crew",
        "FERRY-VESTBY (UPDATE 2, corrects number of boats; adds union)",
        "AM-FERRY, 5th Ld-Writethru (UPDATES toll)",
        "ADDS QUOTES",
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
