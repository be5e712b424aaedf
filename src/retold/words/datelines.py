"""Datelines that open a clean text: where a report was filed, not what it tells."""

import re

# A place, mostly in capitals, its region, a day, an agency in brackets, and a dash.
_DAY_FIRST = r"\d{1,2}\.? (?:de )?[^\W\d_]{3,10}"
DATELINE = re.compile(
    rf"\W{{0,2}}(?=[A-Z])(?:(?:[A-Z][\w.’'-]{{1,20}}|{_DAY_FIRST}\.?|\d{{1,2}}\.?),?[ ]?){{1,6}}"
    r"\)?[ ]?(?:\((?:[A-Z][\w .]{1,20}|[a-z]{3}|ansa)\)[ ]?)?[—–-]{1,2} "
)
# In capitals, with an agency, with a day: not `Jo Roe — the mayor — said`.
_SURE = re.compile(
    rf"\W{{0,2}}[A-ZÀ-Þ]{{3}}|[^—–-]*\(|[^—–-]*\b(?:{_DAY_FIRST}|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z.]* \d)"
)


def told_from(text: str) -> int:
    """Where the report itself begins: behind a dateline that is surely one, else at the start."""
    match = DATELINE.match(text)
    return match.end() if match is not None and _SURE.match(match.group()) else 0
