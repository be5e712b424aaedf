"""A date of figures alone is read one way or the other only for what its page says."""

from datetime import UTC, datetime

import pytest

from retold.cleaning.orders import in_likely_order
from retold.cleaning.published import PlacedStamp, published, read_stamp
from retold.cleaning.yearless import PageDays
from retold.model import Span

NOWHERE = Span(0, 0)
PLAIN = "The ferry to the island stays in port until the divers have looked at its rudder, the board said."


def when(line, *texts, url=None, captured=None, others=()):
    stamps = [PlacedStamp(read_stamp(each), each, NOWHERE, at) for at, each in enumerate((line, *others))]
    there = PageDays(stamps, [(text, NOWHERE) for text in texts], url, captured, "en")
    return published(in_likely_order(stamps, there), "en")[0]


@pytest.mark.parametrize(
    ("line", "texts", "more", "day", "why"),
    [
        ("4/11/2032", [f"{PLAIN} Her owner had her looked at on November 3."], {}, "2032-11-04", "names days near it"),
        ("4/11/2032", [f"{PLAIN} Her owner had her looked at on April 9."], {}, "2032-04-11", "names days near it"),
        ("4/11/2032 16:40", [f"On Thursday morning the ferry struck a pier. {PLAIN}"], {}, "2032-11-04", "24 hours"),
        ("4/11/2032", [f"The labour office and a neighbour of the harbour agreed. {PLAIN}"], {}, "2032-11-04", "spelling"),
        ("4/11/2032 4:40 PM EST", [PLAIN], {}, "2032-04-11", "time zone"),
        ("4/11/2032", [PLAIN], {"url": "https://mirror.example.us/a"}, "2032-04-11", "address"),
        ("4/11/2032", [PLAIN], {"url": "https://mirror.example.ie/a"}, "2032-11-04", "address"),
        ("4/11/2032", [PLAIN], {"captured": datetime(2032, 6, 1, tzinfo=UTC)}, "2032-04-11", "after the page was fetched"),
        ("4/11/2032", [PLAIN], {"others": ["Updated 6 November 2032"]}, "2032-11-04", "another time"),
    ],
)  # fmt: skip
def test_the_page_tells_what_comes_first(line, texts, more, day, why):
    found = when(line, *texts, **more)
    assert found.first[:10] == found.last[:10] == day
    assert why in found.reason
    assert found.confidence < 0.9


@pytest.mark.parametrize(
    ("line", "texts"),
    [
        ("4/11/2032", [PLAIN]),
        ("4/11/2032", [f"{PLAIN} Her owner had her looked at on November 3, and on April 9."]),
        ("4/11/2032", [f"{PLAIN} The neighbor of the labor office agreed."]),  # firms of all countries spell so
        ("4/11/2032", [f"{PLAIN} The new one comes in August."]),
    ],
)
def test_else_both_are_left(line, texts):
    found = when(line, *texts)
    assert (found.first, found.last) == ("2032-04-11", "2032-11-04")
    assert "may be swapped" in found.reason


def test_a_day_told_by_its_page_keeps_its_time():
    found = when("4/11/2032 16:40", f"{PLAIN} Her owner had her looked at on November 3.")
    assert found.clock == "16:40"
