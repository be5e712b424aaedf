"""Fields that stand with their labels around a text: exports of press databases, copies by readers, mail.

`BYLINE: Ann Bell`, `HD   The bridge is closed`, `Subject: WG: The bridge is closed`. What such a field says is surer than
what is read off the lines of a page. Few pages have them: several labels of one kind of source, one of which nothing else has.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import urlsplit

from retold.cleaning.blocks import Block
from retold.cleaning.bylines import people_in, read_byline
from retold.cleaning.tables import sections

_MAX_LABEL_CHARS = 24
_LEAST_LABELS, _LEAST_CODES = 3, 5
_FIRST_LINES = 40  # of a page; an export has some of its labels among them
_CODES, MAIL = "factiva", "mail"
_COLONS = ":："
_FORWARDED = ("re", "aw", "fw", "fwd", "wg", "tr", "rv", "sv", "vs", "doorst", "i", "r", "odp", "ynt")
_SIGNATURE, _MAX_SIGNATURE, _TEXTS = "--", 12, "PEL"


@dataclass(frozen=True, slots=True)
class Exported:
    """The fields of an export.

    Attributes:
        kind: of source, None for a page that is no export.
        places: what each line of the page is that is a field, by index: `title`, `authors`, `other`, …
        values: what the first field of each of these says.
    """

    kind: str | None = None
    places: Mapping[int, str] = field(default_factory=dict)
    values: Mapping[str, tuple[int, str]] = field(default_factory=dict)


def read_export(blocks: Sequence[Block]) -> Exported:
    """The labelled fields of a page, if it is an export."""
    likely = [  # at a glance, since most lines are none
        block.text
        for block in blocks[:_FIRST_LINES]
        if block.form != "P" and (":" in (head := block.text[:_MAX_LABEL_CHARS]) or "  " in head or "：" in head)
    ]
    if len(likely) < _LEAST_LABELS or sum(map(bool, map(_label, likely))) < _LEAST_LABELS:
        return Exported()
    labelled = {at: label for at, block in enumerate(blocks) if (label := _label(block.text))}
    for kind, roles in _kinds().items():
        sure = frozenset(sections("exports.txt")[f"{kind} sure"])
        found = {at: label for at, label in labelled.items() if label[0] in roles and label[2] == (kind == _CODES)}
        if kind == MAIL:
            found = _together(found, blocks)
        names = {label[0] for label in found.values()}
        if len(names) >= (_LEAST_CODES if kind == _CODES else _LEAST_LABELS) and not sure.isdisjoint(names):
            return _fields(blocks, kind, roles, found)
    return Exported()


def _fields(
    blocks: Sequence[Block], kind: str, roles: Mapping[str, str], found: Mapping[int, tuple[str, str, bool]]
) -> Exported:
    places = {at: roles[name] for at, (name, _, _) in found.items()}
    values: dict[str, tuple[int, str]] = {}
    for at, (_, value, _) in found.items():
        if value:
            values.setdefault(places[at], (at, _without_prefix(value) if kind == MAIL else value))
    if kind == MAIL:
        places.update(dict.fromkeys(_signature(blocks), "other"))
    return Exported(kind, places, values)


def _label(line: str) -> tuple[str, str, bool] | None:
    """The label of a line in small letters, what stands behind it, and whether it is a code of two or three letters."""
    code = line[:3].rstrip()
    if code.isupper() and len(code) > 1 and (line[len(code) : len(code) + 2] == "  " or line == code):
        return (code.lower(), line[len(code) :].strip(), True) if code.lower() in _labels() else None
    end = min((at for mark in _COLONS if (at := line.find(mark, 1, _MAX_LABEL_CHARS)) > 0), default=0)
    name = line[:end].rstrip().lower() if end else ""
    return (name, line[end + 1 :].strip(), False) if name in _labels() else None


def _together(found: Mapping[int, tuple[str, str, bool]], blocks: Sequence[Block]) -> dict[int, tuple[str, str, bool]]:
    """The fields of the head of a mail: its lines stand one below the other, and above all text; below it others are quoted."""
    runs: list[list[int]] = []
    for at in found:
        if runs and at == runs[-1][-1] + 1:
            runs[-1].append(at)
        else:
            runs.append([at])
    longest = max(runs, key=len, default=[])
    quoted = any(block.prose for block in blocks[: longest[0] if longest else 0])
    return {} if quoted else {at: found[at] for at in longest}


def stated_authors(value: str) -> tuple[str, ...]:
    """The people in a field of authors: `By Ann Bell and Li Wei, Staff Writers`, `Bell, Ann; Wei, Li`."""
    byline = read_byline(value)
    found = byline.people if byline else people_in(value)
    if found:
        return found
    turned = (" ".join(reversed(part.split(", "))) for part in value.strip().split("; ") if part.count(", ") == 1)
    return tuple(name for part in turned for name in people_in(part))


def web_address(value: str) -> str | None:
    """The web address that a field gives, None if it gives none that can be read."""
    address = value.partition(" ")[0]
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme in {"http", "https"} and parts.netloc else None


def _without_prefix(subject: str) -> str:
    """The subject of a mail without `Re:`, `Fwd:` and their like."""
    before, colon, rest = subject.partition(":")
    return _without_prefix(rest.strip()) if colon and before.strip().lower() in _FORWARDED and rest.strip() else subject


def _signature(blocks: Sequence[Block]) -> range:
    """The lines with which a mail ends: below the mark of a signature, or below its last sentence."""
    below = range(max(0, len(blocks) - _MAX_SIGNATURE), len(blocks))
    marked = next((at for at in below if blocks[at].text == _SIGNATURE), len(blocks))
    text = (at for at in reversed(below) if blocks[at].form in _TEXTS and "disclosure" not in blocks[at].phrases)
    return range(min(marked, next(text, below.stop) + 1), len(blocks))


@lru_cache(maxsize=1)
def _kinds() -> dict[str, dict[str, str]]:
    """For each kind of source what its labels mean."""
    kinds: dict[str, dict[str, str]] = {}
    for heading, labels in sections("exports.txt").items():
        kind, _, role = heading.partition(" ")
        if role and role != "sure":
            kinds.setdefault(kind, {}).update((label, role) for label in labels)
        elif kind == MAIL:
            kinds.setdefault(kind, {}).update((label, "title") for label in labels)
    return kinds


@lru_cache(maxsize=1)
def _labels() -> frozenset[str]:
    return frozenset(label for roles in _kinds().values() for label in roles)
