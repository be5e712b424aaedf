"""What Retold wrote itself: it is no page, whatever folder it lies in."""

import re
from typing import Any

_HEAD_CHARS = 8192
# Of web pages, of notes (their front matter). What is written here is what `export` writes there.
_MARK = re.compile(
    r"""<meta\s+name=["']?generator["']?\s+content=["']?Retold["'/>]|\A\ufeff?---\r?\ngenerator: Retold\r?\n""",
    re.IGNORECASE,
)
FEED_ID = "urn:retold:stories"
OWN_PAGE = "is a page that Retold wrote itself"
OWN_ACCOUNT = "is an account that Retold wrote itself"
OWN_FEED = "is a feed of stories that Retold wrote itself"


def is_own_page(text: str) -> bool:
    """Whether a page or note carries the mark of an export."""
    return _MARK.search(text, 0, _HEAD_CHARS) is not None


def is_own_account(value: Any) -> bool:
    """Whether a JSON value is an account as `--json` writes it."""
    return isinstance(value, dict) and str(value.get("schema", "")).startswith("retold/") and "stories" in value
