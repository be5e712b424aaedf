"""`Today` in somebody's words is the day he spoke, which need not be the day of publication."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from retold.mentions import dates_values as values
from retold.mentions.dates_anchors import Found
from retold.mentions.dates_named import with_daypart
from retold.mentions.dates_values import Value

_DAYS_BACK = 2  # a page tells of what was said on the days before it


def is_spoken(found: Found) -> bool:
    """Whether an expression counts from the day somebody speaks: `today`, `yesterday morning`, `tonight`."""
    return found.rule.act == "deictic" and "the" not in found.words


def spoken(
    at: int,
    found: Sequence[Found],
    told: Sequence[Value | None],
    sentence: Sequence[int],
    quoted: Sequence[bool],
    *,
    past: bool,
) -> Value | None:
    """The value of such an expression in quotation marks, if somebody spoke on a day named in its sentence outside them.

    Where what he tells is past and the last day named before lies a day or two before publication, both days are possible.

    Args:
        at: which of `found` it is.
        found: all expressions of the text.
        told: what each is as read from publication.
        sentence: the number of the sentence of each.
        quoted: whether each stands in quotation marks.
        past: whether the verb beside it tells what lies behind.
    """
    own = told[at]
    if own is None or own.first is None or own.unit != "D":
        return own
    step = found[at].number("deictic") or 0
    published = values.safe_shift(own.first, -step)
    if published is None:
        return own
    days = [n for n in range(len(found)) if not quoted[n] and _is_day(found[n], told[n], published)]
    same = [n for n in days if sentence[n] == sentence[at]]
    if same:
        return _from(told[same[-1]], step, own)
    if not past or found[at].get("poss") is not None:
        return own
    before = next((n for n in reversed(days) if n < at), None)
    other = _from(told[before], step, own) if before is not None else None
    if other is None or other.first is None or other.text == own.text:
        return own
    near = 0 < (own.first - other.first).days <= _DAYS_BACK
    return replace(own, others=(other.text, own.text), sure=False) if near else own


def _is_day(found: Found, value: Value | None, published: date) -> bool:
    """Whether an expression names a day by its weekday or date that is not ahead of publication."""
    if value is None or value.unit != "D" or value.first is None or value.first > published:
        return False
    return found.get("weekday") is not None or found.get("month") is not None


def _from(day: Value | None, step: int, own: Value) -> Value | None:
    """A day counted from the one on which somebody spoke, with the part of the day that `own` has."""
    shifted = values.safe_shift(day.first, step) if day is not None and day.first is not None else None
    part = own.text.partition("T")[2]
    return with_daypart(values.of_day(shifted), part or None) if shifted is not None else None
