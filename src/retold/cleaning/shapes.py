"""Lines whose very shape says what they are: timestamps, durations, shortcodes, addresses, counts."""

import re

_MONTH = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|märz|mai|juni|juli|okt|dez|janv|févr|mars|avr|juin|juil|août|déc|"
    r"ene|abr|ago|dic|fev|set|out|dez|gen|mag|giu|lug|ott|янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек)[^\W\d_]*\.?"
)
_CLOCK = r"\d{1,2}[:.h]\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[ap]\.?m\.?)?(?:\s*\(?[A-Z]{1,4}T?\)?)?"
_DAY = (
    rf"(?:\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}|\d{{1,2}}[-/.]\d{{1,2}}[-/.]\d{{2,4}}|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|"
    rf"\d{{1,2}}(?:st|nd|rd|th|\.)?\s+(?:de\s+)?{_MONTH},?\s+(?:de\s+)?\d{{4}}|\d{{4}}年\d{{1,2}}月\d{{1,2}}日)"
)
_LABEL = (
    r"(?:(?:first\s+|last\s+|date\s+)?(?:published|updated|posted|modified|reviewed|created|publish date|date|on|by [^\d|]{3,40}|"
    r"stand|veröffentlicht|aktualisiert|publié|publié le|mis à jour|publicado|actualizado|pubblicato|aggiornato|опубликовано|обновлено)"
    r"\s*(?:on|at|am|le|el|il|:|\||-|–|—)?\s*)"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)"
_DURATION = r"(?:\d{1,2}:)?\d{1,2}:\d{2}"

_SHAPES = (
    ("duration", rf"[(\[]?{_DURATION}(?:\s*/\s*{_DURATION})?[)\]]?"),
    (
        "timestamp",
        rf"(?:[•·|–—-]\s*)?{_LABEL}{{0,2}}{_WEEKDAY}?(?:{_CLOCK}[,\s]+)?{_DAY}(?:(?:\s*T|\s*[,|•·@–—-]?\s*(?:at|um|à|a las|alle|в)?\s*){_CLOCK}(?:[+-]\d{{2}}:?\d{{2}})?)?Z?\s*(?:[|•·–—-]\s*.{{0,30}})?",
    ),
    ("ago", r"(?:(?:about|vor|hace|il y a|há)\s+)?(?:an?|one|\d+)\s*(?:s|m|h|d|w|sec|min|mins|hr|hrs|second|minute|hour|day|week|month|year|stunde|tag|hora|día|heure|jour|час|день|дн)[^\W\d_]*\.?(?:\s+(?:ago|atrás|назад))?(?:\s*[|•·].{0,40})?"),
    ("minutes", r"(?:.{0,24}\s)?\d+\s*[- ]?min(?:ute)?s?\.?\s*(?:read|lesezeit|de lecture|de lectura|di lettura|de leitura|чтения)(?:\s.{0,20})?"),
    ("shortcode", r"\[/?[a-z][a-z0-9]*[-_ ][^\]\n]{0,300}\]|\[/[a-z][a-z0-9_-]*\]|\[[A-Z]+_[A-Z_]+\]|\[\s?loading\]"),
    ("url", r"(?:https?://|www\.)\S+"),
    ("email", r"\S+@\S+\.[a-z]{2,}"),
    ("phone", r"(?:(?:tel|phone|fax|call)\.?:?\s*)?\+?[\d()\s./-]{8,20}"),
    ("copyright", r"(?:©|\(c\)\s*(?=\d|[A-Z])|copyright\b).{0,160}"),
    ("tags", r"(?:#\w+[\s,]*){2,}"),
    ("handle", r"@\w{2,30}"),
    ("count", r"[\d.,]+\s*[km]?\+?\s*(?:[^\W\d_]+)?\s*(?:likes?|views?|shares?|comments?|replies|followers?|reads?|votes?|visits)(?:\s.{0,20})?"),
    ("price", r"(?:from\s+)?[$€£¥]\s?\d[\d.,]*(?:\s*[-–]\s*[$€£¥]?\d[\d.,]*)?"),
    ("number", r"[#\[(]?[\d.,/%:+-]+[\])]?"),
    ("speaker", r"(?:\d{1,4}[.)]\s*)?[^\W\d_][^!?:|]{0,40}\s(?:says|said|wrote|writes|sagt|schrieb|dice|dijo|dit|a dit|diz|disse|ha detto|пишет|написал|schreef|zegt)(?:\s*(?:on\s.{4,40}|:))?\s*:?"),
    ("byline", r"(?:by|von|par|por|di|door|автор:?)\s+[A-ZÀ-ÞА-Я][^.!?]{2,70}"),
)  # fmt: skip
# One pattern, so that a line is looked at once; the group that matched names the shape.
_ANY_SHAPE = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _SHAPES), re.IGNORECASE)
_REFERENCE = re.compile(
    r"\bdoi\b|\bet al\.|\bvol\.|\bpp\.|accessed (?:on )?[A-Z\d]|retrieved (?:on |from )|consulted on|journal of|proceedings of|arxiv",
    re.IGNORECASE,
)
_MAX_SHAPE_CHARS = 240
_MAX_REFERENCE_CHARS = 400
_DIGIT = re.compile(r"\d")
_CODE = re.compile(
    r"^(?:[})\];]+[,;]?|\S.*[;{]|</?[a-z][^>]*>|//.*|/\*.*|\*/|#include.*|.*\)\s*=>.*|import [\w.{}, ]+;?)$"
)
_LETTER = re.compile(r"[^\W\d_]")


def shape(line: str) -> str | None:
    """The shape of `line`, if the whole of it has one: `timestamp`, `duration`, `shortcode`, …; `mark` without letters."""
    if len(line) <= _MAX_SHAPE_CHARS:
        match = _ANY_SHAPE.fullmatch(line)
        if match and not (match.lastgroup == "byline" and line[0].islower()):
            return match.lastgroup
        if _CODE.match(line):
            return "code"
        if not _LETTER.search(line):
            return "mark"
    if len(line) <= _MAX_REFERENCE_CHARS and _DIGIT.search(line) and _REFERENCE.search(line):
        return "reference"
    return None
