"""Agencies and outlets a page names as its source: who was first, as the page itself says."""

import re
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from retold.cleaning.sources import is_agency_name, listed_parts, name_after, source_in
from retold.cleaning.tables import rows, sections
from retold.model import Credit, CreditKind, Span
from retold.words.names import acronym

_WORD = re.compile(r"[^\W_]+(?:[.'’/-][^\W_]+)*|\S")
# Names that are written with a small first letter.
_SMALL = frozenset(("dpa", "iDNES"))
_MAX_NAME_WORDS = 6
# Names of so few letters must be written exactly as in the table.
_SHORT_NAME = 4
_MAX_ALONE_CHARS = 40
_MAX_CREDIT_CHARS = 420
_EDGES = " \t-–—*•()[]."
# "… contributed to this report" closes a line of names up to this length, a sentence beyond.
_MAX_AFTER_WORDS = 24
# "first appeared on", "republished from": a name stands behind.
_NAME_FOLLOWS = (
    " on",
    " in",
    " by",
    " at",
    " from",
    " auf",
    " sur",
    " dans",
    " en",
    " em",
    " op",
    " serwisu",
    " på",
    " на",
)
# Phrases that need not be of the page: rumours and pictures first appear somewhere too.
_APPEARED = ("first appeared", "appeared first", "originally")
_LABEL = re.compile(r"^\W{0,3}([^\W\d_]+(?:\s[^\W\d_]+)?)\s?(?:[:：|]|\s[-–—]\s|\s(?=@|https?:))\s*(\S.{0,120})$")
# A line of Chinese, Japanese or Korean that is nothing else than whose report it is: （据新华社报道）, (共同).
_REPORTED = re.compile(
    r"^[（(【]?(?:据|據|综合|綜合|转自|轉自|来源|來源)?(?P<name>[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]{2,8}?)(?:报道|報道|报导|報導|消息|电|電|讯|訊|提供)?[)）】]?$"
)
_REPORTING = re.compile(r"^\W{0,2}(?:reporting|writing|editing|compiled|edited)\b.{0,12}\bby\b", re.IGNORECASE)
_FIRST_WORD = re.compile(r"\W{0,3}(\w*)")
_RIGHTS = re.compile(r"^\W{0,3}(?:copyright|©|\(c\))", re.IGNORECASE)
# Behind `Avec`, `Con información de`: a person has two names, an agency that no table has may have one.
_LONE = re.compile(r"[A-ZÀ-Þ][^\W\d_]{3,}")
_INITIALS = re.compile(r"\b[A-Z]{2,6}\b")
_TOP_LEVEL = re.compile(r"\.(?:com|org|net|co\.uk|info|news|tv|[a-z]{2})(?:/\S*)?$")


def key(name: str) -> str:
    """What of a name is compared: letters and digits, without case and accents."""
    folded = name.casefold()
    bare = folded if folded.isascii() else unicodedata.normalize("NFKD", folded)
    return "".join(filter(str.isalnum, bare))


@lru_cache(maxsize=1)
def _names() -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for row in rows("outlets.txt"):
        name, kind = row[0], row[1]
        for alias in (name, *(row[2].split("|") if len(row) > 2 else ())):
            found.setdefault(key(alias), (name, kind))
    return found


@lru_cache(maxsize=1)
def _spellings() -> frozenset[str]:
    table = rows("outlets.txt")
    return frozenset(alias for row in table for alias in (row[0], *(row[2].split("|") if len(row) > 2 else ())))


def known(name: str) -> tuple[str, str] | None:
    """The usual short name and the kind (`agency`, `outlet`) of an agency or outlet, None if it is not in the table."""
    table, wanted = _names(), key(name)
    found = table.get(wanted)
    if found or "." not in name:
        return found
    address = re.sub(r"^(?:https?://)?(?:www\.)?", "", name.casefold())
    for part in (address, _TOP_LEVEL.sub("", address), *address.split(".")[:-1]):
        if len(part) > 2 and key(part) in table:
            return table[key(part)]
    return None


def named(text: str, *, agencies_only: bool = False) -> tuple[str, ...]:
    """The agencies and outlets that `text`, a credit line, names, in its order, each once.

    Names are matched as whole words with a capital (`Time`, not `time`), except where they stand in an address.
    """
    words = [match.span() for match in _WORD.finditer(text[:_MAX_CREDIT_CHARS])]
    found: list[str] = []
    index = 0
    while index < len(words):
        step = 1
        for count in range(min(_MAX_NAME_WORDS, len(words) - index), 0, -1):
            span = text[words[index][0] : words[index + count - 1][1]]
            hit = _hit(span)
            if hit and not (agencies_only and hit[1] != "agency"):
                if hit[0] not in found:
                    found.append(hit[0])
                step = count
                break
        index += step
    return tuple(found)


def agencies_alone(line: str) -> tuple[str, ...]:
    """The agencies that a line names if it is nothing else: `dpa`, `(Reuters)`, `AFP/dpa`."""
    parts = [part.strip() for part in re.split(r"[/,|]", line.strip(_EDGES))] if len(line) <= _MAX_ALONE_CHARS else []
    found = [_hit(part) if part else None for part in parts]
    if not all(hit is not None and hit[1] == "agency" for hit in found):
        return ()
    return tuple(dict.fromkeys(hit[0] for hit in found if hit is not None))


def _hit(span: str) -> tuple[str, str] | None:
    if not span[0].isalnum() or (span[0].islower() and "." not in span and span not in _SMALL):
        return None
    if len(span) <= _SHORT_NAME and span not in _spellings():  # "Ria" is no agency, "RIA" is
        return None
    parts = span.split("/")
    return known(span) or (known(parts[0]) if len(parts) > 1 else None)


@lru_cache(maxsize=1)
def _phrases() -> dict[str, frozenset[str]]:
    return {name: frozenset(lines) for name, lines in sections("credits.txt").items()}


@dataclass(frozen=True, slots=True)
class CreditLine:
    """What a line says about the source of a page.

    Attributes:
        kind: how it says so.
        names: agencies and outlets by their usual names, an unknown source as printed.
        text: the rest of the line where people may be named (`With reporting by …`).
    """

    kind: CreditKind
    names: tuple[str, ...]
    text: str

    def credits(self, start: int | None = None) -> tuple[Credit, ...]:
        """One credit for each name; a nameless one where the page says only that it was taken from elsewhere.

        Args:
            start: where the line stands in the page, for the spans; None leaves them out.
        """
        span = None if start is None else Span(start, start + len(self.text))
        unnamed: tuple[str | None, ...] = () if self.kind is CreditKind.CONTRIBUTED else (None,)
        return tuple(Credit(name, self.kind, self.text, span) for name in self.names or unnamed)


def read_credit(line: str) -> CreditLine | None:
    """What one trimmed line of a page says about its source, None if it is no credit line."""
    if len(line) > _MAX_CREDIT_CHARS:
        return None
    lowered = line.casefold().replace("’", "'").strip(_EDGES)
    return _source_line(line, lowered) or _indexed_line(line, lowered) or _contributed_line(line, lowered)


def read_credits(lines: Collection[str]) -> list[CreditLine | None]:
    """What each of some trimmed lines says about the source of their page: most pages hold no word of such a statement."""
    said = "\n".join(lines).casefold()
    held = [word for word in _sign_words() if word in said]
    return [
        read_credit(line) if any(word in low for word in held) or _opens_credit(line) else None
        for line, low in zip(lines, said.split("\n"), strict=False)
    ]


@lru_cache(maxsize=1)
def _first_words() -> frozenset[str]:
    phrases = _phrases()
    words = {
        phrase.split()[0].rstrip(":")
        for name in ("source label", "source alone", "contributed", "with")
        for phrase in phrases[name]
    }
    return frozenset(words | {"reporting", "writing", "editing", "compiled", "edited", "copyright", "c", ""})


@lru_cache(maxsize=1)
def _sign_words() -> frozenset[str]:
    phrases = _phrases()
    return frozenset(
        max(phrase.split(), key=len) for name in ("indexed", "contributed after") for phrase in phrases[name]
    )


def may_be_credit(line: str, long_words: frozenset[str]) -> bool:
    """Whether `line` could be a credit line, at a glance: how it begins, or one of its `long_words` (lower case)."""
    if len(line) > _MAX_CREDIT_CHARS:
        return False
    return not _sign_words().isdisjoint(long_words) or _opens_credit(line)


def _opens_credit(line: str) -> bool:
    if len(line) <= _MAX_ALONE_CHARS and not line.isascii() and _REPORTED.match(line):
        return True
    word = line.partition(" ")[0]
    if not word.isalpha():
        match = _FIRST_WORD.match(line)
        word = match[1] if match else ""
    return word.casefold() in _first_words()


def _source_line(line: str, lowered: str) -> CreditLine | None:
    phrases = _phrases()
    if lowered in phrases["source alone"]:
        return CreditLine(CreditKind.SOURCE, (), line)
    if _RIGHTS.match(line):
        names = named(line, agencies_only=True)
        return CreditLine(CreditKind.SOURCE, names, line) if names else None
    if reported := _REPORTED.match(line):
        hit = known(reported["name"])
        return CreditLine(CreditKind.SOURCE, (hit[0],), line) if hit else None
    label = _LABEL.match(line)
    if not label or label.group(1).casefold() not in phrases["source label"]:
        return None
    value = label.group(2).strip(" .")
    names = named(value) or tuple(hit[0] for hit in (known(value),) if hit)
    if names:
        return CreditLine(CreditKind.SOURCE, names, line)
    # longer than a name: a sentence about a source
    return CreditLine(CreditKind.SOURCE, (value,), line) if len(value.split()) <= 6 else None


def _indexed_line(line: str, lowered: str) -> CreditLine | None:
    if not any(word in lowered for word in _sign_words()):
        return None
    held = [phrase for phrase in _phrases()["indexed"] if phrase in lowered]
    # The one that says most: in which order they are kept is not the same in every run.
    phrase = max(held, key=lambda one: (one.endswith(_NAME_FOLLOWS), len(one), one), default=None)
    if not phrase or (phrase.startswith(_APPEARED) and not _of_the_page(lowered.partition(phrase)[0])):
        return None
    names = named(line)
    if not names and phrase.endswith(_NAME_FOLLOWS):
        rest = re.split(re.escape(phrase), line, maxsplit=1, flags=re.IGNORECASE)
        unlisted = name_after(rest[1]) if len(rest) > 1 else None
        names = (unlisted,) if unlisted else ()
    return CreditLine(CreditKind.INDEXED, names, line)


def _of_the_page(before: str) -> bool:
    """Whether what stands before "first appeared on" may be the page's own text, and no rumour or picture."""
    words = set(re.findall(r"\w+", before))
    return not words or not words.isdisjoint(_phrases()["page"])


def _contributed_line(line: str, lowered: str) -> CreditLine | None:
    words = lowered.split()
    if len(words) > 40:
        return None
    phrases, counts = _phrases(), range(min(5, len(words)), 0, -1)
    before, after = 0, 0
    if words and words[0].rstrip(":") in _first_words():
        before = next((count for count in counts if " ".join(words[:count]) in phrases["contributed"]), 0)
    if not before and words and words[0] in phrases["with"] and not line.isupper():  # "CON HOLD", in an election
        before = int(_only_sources(line.strip(_EDGES).partition(" ")[2]))
    if len(words) <= _MAX_AFTER_WORDS and _only_names(line):
        after = next((count for count in counts if " ".join(words[-count:]) in phrases["contributed after"]), 0)
    if before or after or _REPORTING.match(line):
        printed = line.strip(_EDGES).split()
        listed = " ".join(printed[before : len(printed) - after]) if before or after else ""
        names = _sources(listed, line) or ((listed,) if before and _LONE.fullmatch(listed) else ())
        return CreditLine(CreditKind.CONTRIBUTED, names, line)
    return None


def _only_sources(listed: str) -> bool:
    """Whether a list of names holds nothing but sources."""
    parts = listed_parts(listed) if len(listed) <= _MAX_ALONE_CHARS else ()
    return bool(parts) and all(_hit(part) or source_in(part) == part for part in parts)


def _sources(listed: str, line: str) -> tuple[str, ...]:
    """The sources of a credit line: those in the table by their usual names, others in its list of names as printed."""
    found = dict[str, None]()
    for part in listed_parts(listed):
        unlisted = source_in(part)
        found.update(dict.fromkeys(named(part) or ((unlisted,) if unlisted else ())))
    found.update(dict.fromkeys(named(line)))
    return tuple(found)


def _only_names(line: str) -> bool:
    """Whether a line that ends "… contributed" is nothing but names and the words that join them."""
    small = [word for word in line.rstrip(".").split() if word[0].islower()]
    return line[0].isupper() and all(word.strip(",") in _phrases()["joining"] for word in small)


def unique(found: Iterable[Credit], outlet: str | None) -> tuple[Credit, ...]:
    """`found` without those that name the same source the same way twice.

    Initials that a name on the same page spells out are that name's (`(CP)` under `By Coastline Press`), whatever else they
    may be short for; in a dateline also those of the page's `outlet`, an agency (see `_signs_as`).
    """
    listed = list(found)
    spelt = {acronym(credit.name): credit.name for credit in listed if credit.name and known(credit.name) is None}
    own = _signs_as(outlet)
    seen: dict[tuple[str | None, CreditKind], Credit] = {}
    for credit in listed:
        short = next((initials for initials in _INITIALS.findall(credit.text) if initials in spelt), None)
        name = spelt[short] if short is not None else credit.name
        if own and credit.kind is CreditKind.DATELINE and own in _INITIALS.findall(credit.text):
            name = outlet
        seen.setdefault((name, credit.kind), replace(credit, name=name))
    return tuple(seen.values())


def _signs_as(outlet: str | None) -> str | None:
    """The initials of an agency that nobody knows, unless they are the usual name of one that everybody knows (AP)."""
    if outlet is None or known(outlet) is not None or not is_agency_name(outlet):
        return None
    initials = acronym(outlet)
    usual = known(initials)
    return None if usual is not None and usual[0] == initials else initials or None
