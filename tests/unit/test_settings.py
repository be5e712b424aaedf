"""What settings may be."""

import pytest

from retold.errors import UsageError
from retold.settings import from_tables


@pytest.mark.parametrize(
    ("stage", "name", "value", "allowed"),
    [
        ("cleaning", "road", "quick", "one of auto, careful, fast"),
        ("cleaning", "keep_above", 3.0, "a number from 0 to 1 "),
        ("cleaning", "keep_above", float("nan"), "a number from 0 to 1 "),
        ("stories", "cost_per_day", float("inf"), "a number from 0 to"),
        ("stories", "max_days_apart", -3, "a number from 0 to"),
        ("intake", "max_page_bytes", 10**30, "a number from 0 to"),
        ("mentions", "parts", ["dates", "x"], "a list of actors, dates, quotes"),
        ("mentions", "parts", "dates", "list"),
        ("intake", "leave_out", [1], "a list of paths"),
    ],
)
def test_nonsense_is_refused_with_what_is_allowed(stage, name, value, allowed):
    with pytest.raises(UsageError, match=f"{name} = .*: {allowed}.*expected"):
        from_tables({stage: {name: value}}, "x.toml")


def test_what_makes_sense_is_taken():
    tables = {"mentions": {"parts": ["dates"]}, "stories": {"min_evidence": -2}, "cleaning": {"keep_above": 1}}
    found = from_tables(tables, "x.toml")
    assert (found.mentions.parts, found.stories.min_evidence, found.cleaning.keep_above) == ({"dates"}, -2, 1)
