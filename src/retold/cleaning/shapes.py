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
    r"(?:(?:first\s+|last\s+|date\s+)?(?:published|updated|posted|modified|reviewed|created|publish date|date|on|"
    r"stand|veröffentlicht|aktualisiert|publié|publié le|mis à jour|publicado|actualizado|pubblicato|aggiornato|опубликовано|обновлено)"
    r"\s*(?:on|at|am|le|el|il|:|\||-|–|—)?\s*)"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)"
_DURATION = r"(?:\d{1,2}:)?\d{1,2}:\d{2}"

_NUMERIC_SHAPES = (
    ("duration", rf"[(\[]?{_DURATION}(?:\s*/\s*{_DURATION})?[)\]]?"),
    (
        "timestamp",
        rf"(?:[•·|–—-]\s*)?{_LABEL}{{0,2}}{_WEEKDAY}?(?:{_CLOCK}[,\s]+)?{_DAY}(?:(?:\s*T|\s*[,|•·@–—-]?\s*(?:at|um|à|a las|alle|в)?\s*){_CLOCK}(?:[+-]\d{{2}}:?\d{{2}})?)?Z?\s*(?:[|•·–—-]\s*.{{0,30}})?",
    ),
    ("ago", r"(?:[•·]\s*)?(?:(?:about|vor|hace|il y a|há)\s+)?(?:(?:an?|one)\s+|\d+\s*)(?:[smhdwy]|mo|(?:sec|min|hr|second|minute|hour|day|week|month|year|stunde|tag|woche|monat|jahr|minuto|hora|día|semana|heure|jour|semaine|час|день|дн|мин|сек|нед|мес)[^\W\d_]{0,4})\b\.?(?:\s+(?:ago|atrás|назад))?(?:\s*[|•·].{0,40})?"),
    ("minutes", r"(?:.{0,24}\s)?~?\d+\s*[- ]?min(?:ute)?s?\.?\s*(?:read|lesezeit|de lecture|de lectura|di lettura|de leitura|чтения)(?:\s.{0,20})?"),
    ("phone", r"(?:(?:tel|phone|fax|call)\.?:?\s*)?\+?[\d()\s./-]{8,20}"),
    ("count", r"(?:\d(?:/\d)?[x×]\s*){2,}|1 2 3 4 5\b.{0,20}|(?:\d(?:[.,]\d+)?\s?(?:from|based on|\()\s?)?(?:[^\W\d_]{2,12}\s?[·•|]\s?){0,3}\d[\d.,]*(?<![.,])\s*[km]?\+?\s*(?:[^\W\d_]+\s+)?(?:likes?|views?|shares?|comments?|replies|followers?|reads?|votes?|visits)(?:\s.{0,20})?"),
    ("price", r"(?:from\s+)?(?:[$€£¥₹]\s?\d[\d.,]*(?:\s*[-–]\s*[$€£¥₹]?\d[\d.,]*)?|\d[\d\s.,]*\s?(?:[$€£¥₹]|kr|zł|kč|ft|lei|tl|руб\.?|₽|円|元))(?:\s(?:at|chez|bei|en|da|w|bij|hos|u)\s.{2,40})?"),
    ("number", r"[#\[(]?[\d.,/%:+-]+[\])]?"),
)  # fmt: skip
_VERBAL_SHAPES = (
    ("shortcode", r"\[/?[a-z][a-z0-9]*[-_ ][^\]\n]{0,300}(?<![.!?…])\]|\[/[a-z][a-z0-9_-]*\]|\[[A-Z]+_[A-Z_]+\]|\[\s?loading\]"),
    ("url", r"(?:https?://|www\.)\S+"),
    ("email", r"\S+@\S+\.[a-z]{2,}"),
    ("copyright", r"(?:©|\(c\)\s*(?=\d|[A-Z])|copyright\b).{0,160}"),
    ("tags", r"(?:#\w{2,}[\s,]*)+"),
    ("handle", r"@\w{2,30}"),
    ("byline", r"(?:by|von|par|por|di|door|автор:?)\s+[A-ZÀ-ÞА-Я][^.!?]{2,70}"),
)  # fmt: skip


def _any_of(shapes: tuple[tuple[str, str], ...]) -> re.Pattern[str]:
    """One pattern of all, so that a line is looked at once; the group that matched names the shape."""
    return re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in shapes), re.IGNORECASE)


# What lines of a numeric shape begin with that begin with a letter (for words that few begin with, with their first three): labels,
# days of the week, months, words before a time or a price. Others hold a bar or count minutes.
_NUMERIC_STARTS = (
    "fir", "las", "dat", "pub", "upd", "pos", "mod", "rev", "cre", "on", "sta", "mis", "tue", "wed", "thu", "fri", "sat", "sun", "mon", "jan", "feb",
    "mar", "may", "jun", "jul", "sep", "oct", "nov", "dec", "mai", "okt", "dez", "jui", "ene", "dic", "fev", "set", "out", "gen", "mag", "giu", "lug",
    "ott", "vor", "hac", "il", "tel", "pho", "fax", "cal", "fro", "a",
)  # fmt: skip
_ONE = frozenset(("a", "an", "one", "about"))
# What a line of a verbal shape begins with; addresses of mail hold an "@".
_VERBAL_STARTS = frozenset("[hHwW©(cC#@bBvVpPdDаА")
_NUMERIC, _VERBAL = _any_of(_NUMERIC_SHAPES), _any_of(_VERBAL_SHAPES)
_FILE = re.compile(
    r".{3,90}\s[(\[](?:pdf|docx?|xlsx?|odt|zip)?[,;\s]*(?:[\d.,]+\s?[kmg]b|pdf)[)\]]|[^!?]{1,80}\.(?:pdf|docx?|xlsx?|pptx?)",
    re.IGNORECASE,
)
# "Ann B. says:": who speaks, in comments.
_SPEAKER = re.compile(
    r"(?:\d{1,4}[.)]\s*)?[^\W\d_][^!?:|]{0,40}\s(?:says|said|wrote|writes|sagt|schrieb|dice|dijo|dit|a dit|diz|disse|ha detto|пишет|написал|schreef|zegt)(?:\s*(?:on\s.{4,40}|:))?\s*:?",
    re.IGNORECASE,
)
_MAX_SPEAKER_CHARS = 70
_REFERENCE = re.compile(
    r"\bdoi\b|\bet al\.|\bvol\.|\bpp\.|(?:accessed|consulted)(?: on)?:? (?:\d|(?-i:[A-Z])\w{2,9}\.? \d)|retrieved (?:on |from )|journal of|proceedings of|arxiv",
    re.IGNORECASE,
)
# Each of its alternatives holds one of these: to look for them first is many times faster than the pattern.
_REFERENCE_WORDS = frozenset(("accessed", "retrieved", "consulted", "journal", "proceedings", "arxiv"))
_REFERENCE_SIGNS = ("doi", "et al.", "vol.", "pp.", "DOI", "Doi", "Vol.", "VOL.", "Pp.", "PP.")
_MAX_SHAPE_CHARS = 180
_MIN_REFERENCE_CHARS, _MAX_REFERENCE_CHARS = 40, 400
# Who took the picture: the line is its caption, however often it is printed.
_PICTURED = re.compile(
    r"^\W?credits?\s?(?:\.{3}|…)|\b(?:photo(?:graph|s|graphs)?|foto|picture|image|bild|illustration|graphic)(?: credit| by| von)?\s?[:©/]|\bgetty images\b|[.!?…]\s\(?credit:\s",
    re.IGNORECASE,
)
# The same at the end of a line, where it is looked for alone: from so far before the line's last stroke on, or in so much.
_PICTURED_LAST = re.compile(
    r"\b(?:representative|representational|illustrative|file|stock|library) (?:image|photo|picture)\)?\.?$|"
    r"(?:撮影|提供|摄影|攝影|사진)[)）】]?$|"
    r"[\s/](?:AP|AFP|PA|EPA|dpa|Reuters|Getty)(?: Photo)?(?:/[\w. ]+)?\)?\.?$|"
    r"\((?:AP|AFP|PA|EPA|dpa|Reuters|Getty)(?: Photo(?:/[\w. ]+)?|/[\w. ]+)\)?\.?$",  # "(dpa)" alone closes a report
    re.IGNORECASE,
)
_BEFORE_STROKE, _LAST_CHARS = 20, 40
_KNOWN_CHARS = 400  # of a line, of which the words are known
# Each of the alternatives of the former holds one of these words; those of the latter hold one too, or end in one of these names, a stroke behind it perhaps.
_PICTURE_WORDS = frozenset(
    ("credit", "credits", "photo", "photos", "photograph", "photographs", "foto", "picture", "image", "bild", "illustration", "graphic", "getty",
     "reuters")
)  # fmt: skip
_TAKEN, _FIRST_EASTERN = ("撮影", "提供", "摄影", "攝影", "사진"), "\u3000"
_SHORT_AGENCIES, _AGENCY_CHARS, _AGENCY_ENDS = ("ap", "afp", "pa", "epa"), 12, frozenset("PApa.)")
_MINUTES_BESIDE = re.compile(
    r".{3,80}\s[·•|]\s\d{1,2}\s?min(?:ut[a-z]{0,3})?\.?"
)  # "mirror.example · Ann Bell · 4 min"
# What agencies put around their copy: "(MORE)", "-30-", "ZCZC", "NNNN".
_WIRE = re.compile(
    r"[(\[-]\s?(?:MORE|more|MEHR|mehr|SUITE|FIN|ENDE?|ENDS|30|#+)\s?[)\]-]|ZCZC\b.{0,16}|NNNN|[\w-]{4,24} \d{4}\s?GMT.{0,12}|news·\d{8}·[\w·]+"
)
_WIRE_STARTS, _MAX_WIRE_CHARS = frozenset("([-ZNn"), 40
# "The North Quay Record Page 2 of 2": head or foot of a printed page.
_PAGE = re.compile(
    r"(?:.{0,60}[\s|·•–-])?(?:page|seite|página|pagina|strona|sida|side|sivu|sayfa|страница|сторінка)\s?\d{1,3}\s?"
    r"(?:of|von|de|di|van|av|af|ze?|из|sur|/)\s?\d{1,3}(?:[\s|·•–-].{0,60})?",
    re.IGNORECASE,
)
_PAGE_WORDS = frozenset(
    ("page", "seite", "página", "pagina", "strona", "sida", "side", "sivu", "sayfa", "страница", "сторінка")
)
_DIGIT = re.compile(r"\d")
_CODE = re.compile(r"^(?:[})\];]+[,;]?|\S.*[;{]|</?[a-z][^>]*>|//.*|/\*.*|\*/|#include.*|import [\w.{}, ]+;)$")
_CODE_ENDS, _CODE_STARTS = frozenset("};,{])>*/"), frozenset("/#<*")
_LETTER = re.compile(r"[^\W\d_]")


def shape(line: str, long_words: frozenset[str], *, digits: bool | None = None) -> str | None:
    """The shape of `line`, if the whole of it has one: `timestamp`, `duration`, `shortcode`, …; `mark` without letters.

    Args:
        line: trimmed.
        long_words: its words of four and more letters, lower case.
        digits: whether a line of at most 400 characters has some, if that is known.
    """
    length = len(line)
    if digits is None or length > _MAX_REFERENCE_CHARS:
        digits = length <= _MAX_REFERENCE_CHARS and _DIGIT.search(line) is not None
    if length <= _MAX_SHAPE_CHARS:
        found = _short_shape(line, digits=digits)
        if found:
            return found
        if digits and (other := _rare_shape(line, long_words)):
            return other
    long = digits and length >= _MIN_REFERENCE_CHARS
    return "reference" if long and _may_be_reference(line, long_words) and _REFERENCE.search(line) else None


def _may_be_reference(line: str, long_words: frozenset[str]) -> bool:
    if not _REFERENCE_WORDS.isdisjoint(long_words):
        return True
    return any(map(line.__contains__, _REFERENCE_SIGNS))  # a generator for each line takes longer than the search


def _rare_shape(line: str, long_words: frozenset[str]) -> str | None:
    """A shape that few lines with digits have, after a look at a word of theirs."""
    if not _PAGE_WORDS.isdisjoint(long_words) and _PAGE.fullmatch(line):
        return "page"
    if "min" in line[-8:] and _MINUTES_BESIDE.fullmatch(line):
        return "minutes"
    return "wire" if "GMT" in line and len(line) <= _MAX_WIRE_CHARS and _WIRE.fullmatch(line) else None


def _short_shape(line: str, *, digits: bool) -> str | None:
    if line[0] in _WIRE_STARTS and len(line) <= _MAX_WIRE_CHARS and _WIRE.fullmatch(line):
        return "wire"
    numbered = digits or line[0] in "aAoO"
    match = _NUMERIC.fullmatch(line) if numbered and _may_be_numeric(line, digits=digits) else None
    if not match and numbered and (line[-1] in ")]" or "." in line[-5:-3]) and _FILE.fullmatch(line):
        return "file"
    if not match and (line[0] in _VERBAL_STARTS or "@" in line):
        match = _VERBAL.fullmatch(line)
    if match and not (match.lastgroup == "byline" and line[0].islower()):
        return match.lastgroup
    if (
        len(line) <= _MAX_SPEAKER_CHARS
        and (digits or line[-1] == ":" or line.endswith("s"))
        and _SPEAKER.fullmatch(line)
    ):
        return "speaker"
    if (line[-1] in _CODE_ENDS or line[0] in _CODE_STARTS) and _CODE.match(line):
        return "code"
    return None if line[0].isalpha() or _LETTER.search(line) else "mark"


def _may_be_numeric(line: str, *, digits: bool) -> bool:
    """Whether a line may have a numeric shape: by what it begins with, or what all have that may begin with any letter."""
    if not digits:  # `an hour ago`
        return line[:6].split(None, 1)[0].lower() in _ONE
    return (
        not line[0].isalpha()
        or line[:3].lower().startswith(_NUMERIC_STARTS)
        or not line.isascii()
        or "|" in line
        or "min" in line.lower()
    )


def is_picture_credit(line: str, long_words: frozenset[str]) -> bool:
    """Whether `line` says who took a picture: it is the picture's caption.

    Args:
        line: trimmed.
        long_words: its words of four and more letters, lower case.
    """
    stroke, last, worded = line.rfind("/"), line[-1], not _PICTURE_WORDS.isdisjoint(long_words)
    likely = (
        worded
        or stroke >= 0
        or (last >= _FIRST_EASTERN and line.rstrip(")）】").endswith(_TAKEN))
        or (last in _AGENCY_ENDS and line[-_AGENCY_CHARS:].rstrip(".)").lower().endswith(_SHORT_AGENCIES))
    )
    if not likely:
        return False
    tail = len(line) - _LAST_CHARS if stroke < 0 else min(stroke - _BEFORE_STROKE, len(line) - _LAST_CHARS)
    if _PICTURED_LAST.search(line[max(0, tail) :]) is not None:
        return True
    return (worded or len(line) > _KNOWN_CHARS) and _PICTURED.search(line) is not None
