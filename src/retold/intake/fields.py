"""The fields of a JSON object that is a page, with the names other tools use."""

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

from retold.intake.settings import IntakeSettings
from retold.intake.source import Source, sha256, too_large
from retold.model import Page, PageForm, Rejected, Stated

# Field → the names it is read under, ours first. news-please: maintext, date_publish, date_modify, source_domain;
# passim: series (what its texts are grouped by before it runs: here the outlet).
ALIASES: Mapping[str, tuple[str, ...]] = {
    "html": ("html",),
    "page": ("page",),
    "text": ("text", "maintext"),
    "url": ("url",),
    "title": ("title",),
    "published": ("published", "date_publish"),
    "updated": ("updated", "date_modify"),
    "authors": ("authors", "author"),
    "outlet": ("outlet", "source_domain", "series"),
    "language": ("language", "lang"),
    "story": ("story",),
}
# A year, month, day of the year or week of ISO 8601.
_PERIOD = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})|-?(?P<day>\d{3})|-?W(?P<week>\d{2}))?")
_BODIES = (("text", PageForm.CLEAN), ("html", PageForm.HTML), ("page", PageForm.FLATTENED))


def page_from_fields(source: Source, row: Any, part: str | None, settings: IntakeSettings) -> Page | Rejected:
    """The page an object describes; unknown fields are ignored.

    Args:
        source: the file.
        row: the parsed JSON.
        part: line or item number in the file, None if the file is one object.
        settings: bounds.
    """
    if not isinstance(row, dict):
        return source.rejected("is not an object with the fields of a page", part)
    identity = _identity(row, source, part)
    bodies = [(name, form, text) for name, form in _BODIES if (text := _field(row, name)) is not None]
    # A table that was turned into JSON has a blank field where it has no value.
    bodies = [body for body in bodies if not _is_blank(body[2])] or bodies[:1]
    problem = _problem(bodies[0][0], bodies[0][2], settings) if bodies else "has no html, page or text field"
    if problem:
        return Rejected(identity, "intake", problem, source.place(part))
    (read, form, text), *others = bodies
    mended, raw = _without_lone_surrogates(text)
    stated, notes = _stated(row)
    return Page(
        id=identity,
        form=form,
        text=mended,
        sha256=sha256(raw),
        source=source.place(part),
        url=_words(_field(row, "url")) or source.url,
        captured=source.captured,
        stated=stated,
        notes=(
            *notes,
            *(f"has {name} beside {read}: {read} was read" for name, _, _ in others),
            *(() if mended == text else ("broken characters in the JSON were mended",)),
        ),
    )


def holds_page(row: Any) -> bool:
    """Whether a JSON value is an object with the body of a page."""
    return isinstance(row, dict) and any(_field(row, name) is not None for name, _ in _BODIES)


def _problem(name: str, text: Any, settings: IntakeSettings) -> str | None:
    """What is wrong with the body of an object, the value of its field `name`."""
    if not isinstance(text, str):
        return f"its {name} field is not a string"
    if not text.strip():
        return "is empty"
    if len(text) > settings.max_page_bytes:
        return too_large(settings)
    return None


def _field(row: Mapping[str, Any], name: str) -> Any:
    """The value under the first of its names that has one; a blank one only if no other does."""
    values = [value for alias in ALIASES[name] if (value := row.get(alias)) is not None]
    return next((value for value in values if not _is_blank(value)), values[0] if values else None)


def _is_blank(value: Any) -> bool:
    return isinstance(value, str) and not value.strip()


def _identity(row: Mapping[str, Any], source: Source, part: str | None) -> str:
    given = row.get("id")
    if isinstance(given, str | int) and not isinstance(given, bool) and str(given).strip():
        return _without_lone_surrogates(str(given))[0]
    return f"{source.stem}:{part}" if part else source.stem


def _stated(row: Mapping[str, Any]) -> tuple[Stated, tuple[str, ...]]:
    published, doubt = _moment(_field(row, "published"), "published")
    updated, more_doubt = _moment(_field(row, "updated"), "updated")
    if updated and "/" in updated:
        updated, more_doubt = None, "its updated field names no day and was left out"
    stated = Stated(
        title=_words(_field(row, "title")),
        published=published,
        updated=updated,
        authors=_names(_field(row, "authors")),
        outlet=_words(_field(row, "outlet")),
        language=_language(_field(row, "language")),
        story=_words(_field(row, "story")),
    )
    return stated, tuple(note for note in (doubt, more_doubt) if note)


def _words(value: Any) -> str | None:
    """A string on one line, without broken characters; None for anything else or nothing."""
    if not isinstance(value, str):
        if not isinstance(value, int | float) or isinstance(value, bool):
            return None
        value = str(value)
    return " ".join(_without_lone_surrogates(value)[0].split()) or None


def _names(value: Any) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    return tuple(name for name in map(_words, values) if name)


def _language(value: Any) -> str | None:
    words = _words(value)
    code = words.replace("_", "-").split("-")[0].lower() if words else ""
    return code if len(code) == 2 and code.isalpha() else None


def _moment(value: Any, name: str) -> tuple[str | None, str | None]:
    """ISO 8601, times in UTC, a year, month or week as its first and last day with a slash; (None, a note) where it cannot be read.

    A time without zone is taken as UTC.
    """
    words = _words(value)
    if words is None:
        odd = value is not None and not _is_blank(value)
        return None, f"its {name} field is neither a date nor a time and was left out" if odd else None
    try:
        if period := _PERIOD.fullmatch(words):
            first, last = _days_of(**period.groupdict())
            return (f"{first}/{last}" if first != last else str(first)), None
        if len(words) <= 10:
            return date.fromisoformat(words).isoformat(), None
        moment = datetime.fromisoformat(words)
        aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return aware.astimezone(UTC).replace(microsecond=0).isoformat().replace("+00:00", "Z"), None
    except (ValueError, OverflowError):
        return None, f"its {name} field ({words[:40]!r}) is not an ISO 8601 date and was left out"


def _days_of(year: str, month: str | None, day: str | None, week: str | None) -> tuple[date, date]:
    """The first and the last day of what a date without a day of the month names (`2025-287` is a day of the year)."""
    if week:
        monday = date.fromisocalendar(int(year), int(week), 1)
        return monday, monday + timedelta(days=6)
    if day:
        found = date(int(year), 1, 1) + timedelta(days=int(day) - 1)
        if found.year != int(year):
            raise ValueError(f"no day {day} in {year}")
        return found, found
    first, last = (int(month), int(month)) if month else (1, 12)
    return date(int(year), first, 1), date(int(year), last, monthrange(int(year), last)[1])


def _without_lone_surrogates(text: str) -> tuple[str, bytes]:
    """`text` as it can be written in UTF-8, and those bytes (JSON can escape half a character)."""
    try:
        return text, text.encode("utf-8")
    except UnicodeEncodeError:
        raw = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").encode("utf-8")
        return raw.decode("utf-8"), raw
