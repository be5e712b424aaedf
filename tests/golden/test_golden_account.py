"""The account of the example, as a terminal shows it, beside the one that was last looked at and found right.

What changes is shown as a diff, to be read like code; `make golden` writes the account anew.
"""

import difflib
import os
from pathlib import Path

import pytest

from retold.export import terminal

GOLDEN = Path(__file__).parent / "account" / "example.txt"
MOST_LINES = 200


def test_the_account_of_the_example_is_the_one_that_was_looked_at(example_report):
    found = terminal.render(example_report, width=100)
    if os.environ.get("RETOLD_GOLDEN") == "write":
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(found, "utf-8")
    changes = list(
        difflib.unified_diff(
            GOLDEN.read_text("utf-8").splitlines(), found.splitlines(), "looked at", "found now", n=1, lineterm=""
        )
    )
    if changes:
        shown = "\n".join(changes[:MOST_LINES])
        left = f"\n… and {len(changes) - MOST_LINES} lines more" if len(changes) > MOST_LINES else ""
        pytest.fail(f"The example's account changed; if that is meant, `make golden`:\n{shown}{left}", pytrace=False)
