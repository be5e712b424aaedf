"""Datelines that open a clean text: where a report was filed, not what it tells."""

import re

# A place, mostly in capitals, its region, an agency in brackets, and a dash.
DATELINE = re.compile(
    r"\W{0,2}(?:[A-Z][\w.’'-]{1,20},?[ ]?){1,5}(?:\d{1,2}[.,]?[ ]?(?:(?:de )?[^\W\d_]{3,10}\.?,?[ ]?)?)?\)?[ ]?(?:\([A-Z][\w .]{1,20}\)[ ]?)?[—–-]{1,2} "
)
_SURE = re.compile(r"\W{0,2}[A-ZÀ-Þ]{3}|[^—–-]*\(")  # in capitals, or with an agency: not `Jo Roe — the mayor — said`


def told_from(text: str) -> int:
    """Where the report itself begins: behind a dateline that is surely one, else at the start."""
    match = DATELINE.match(text)
    return match.end() if match is not None and _SURE.match(match.group()) else 0
