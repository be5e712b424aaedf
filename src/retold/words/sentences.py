"""Sentence boundaries that survive quotations and abbreviations."""

import re

from retold.model import Span
from retold.words.tokens import paragraphs

# Words before a full stop that do not end a sentence: titles, months and days, and what only a number or a name follows.
_INSIDE = frozenset(
    ["mr", "mrs", "ms", "dr", "prof", "gen", "lt", "col", "sgt", "capt", "cmdr", "adm", "maj", "gov", "sen", "rep", "rev",
     "hon", "st", "vs", "no", "nos", "art", "fig", "vol", "dept", "approx", "est", "min", "max", "i.e", "e.g", "mio", "mrd",
     "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
     "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun",
     # Of Russian, Ukrainian, Bulgarian; Greek; Hebrew has them with marks inside.
     "г", "гг", "ул", "им", "пр", "просп", "обл", "р-н", "св", "проф", "акад", "тыс", "млн", "млрд", "руб", "стр", "рис",
     "ст", "т.е", "т.к", "т.н", "м", "вул", "грн", "κ", "κκ", "λ.χ", "π.χ", "δρ", "αρ", "หมู่", "น", "พ.ศ", "ค.ศ", "ดร",
     "डॉ", "ড", "মো",
     "z", "ca", "bzw", "nr", "sra", "dra", "dña", "dott", "sig", "dhr", "mevr"]
)  # fmt: skip
# Behind a day's number and its full stop, in German and in the languages of its neighbours.
_MONTHS = frozenset(
    [
        "Januar",
        "Jänner",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ]
)
# These may end one, if the next word is one that begins sentences and no name: of companies, states, hours.
_LAST = frozenset(
    ["inc", "ltd", "co", "corp", "bros", "etc", "jr", "sr", "a.m", "p.m", "u.s", "u.k", "u.n",
     "del", "ala", "ariz", "ark", "calif", "colo", "conn", "fla", "ga", "ill", "ind", "kan", "ky", "la", "md", "mass",
     "mich", "minn", "miss", "mo", "mont", "neb", "nev", "okla", "ore", "pa", "penn", "tenn", "tex", "va", "vt", "wash",
     "wis", "wyo"]
)  # fmt: skip
_BEGINNERS = frozenset(
    ["The", "A", "An", "It", "Its", "He", "His", "She", "Her", "They", "Their", "We", "You", "This", "That", "These",
     "Those", "There", "Some", "Many", "Most", "Each", "Both", "But", "However", "If", "When", "While", "As", "At", "In",
     "On", "For", "By", "With", "From", "To", "After", "Before", "Under", "Since", "Although", "Because", "Until"]
)  # fmt: skip
ABBREVIATIONS = _INSIDE | _LAST
# These only before a number: who says no. ends a sentence.
_NUMBERED = frozenset({"no", "nos", "art", "fig", "vol"})
_CLOSERS = "\"”“’‘»)\\]'」』》）＂"  # “ and ‘ close what „ and ‚ open
# Full stops that end a sentence whatever stands behind them, with or without a space: of East Asia, India, Ethiopia,
# Armenia, Cambodia, Burma.
_STOPS = "。！？｡．।॥።፧։។။"
_SHUT = "\"”’»)\\]'」』》）＂"  # without those that open where these scripts are written
_MARKED = rf"(?P<mark>[.!?…؟۔\u037e]+)(?P<closed>(?:[ \u00a0\u202f]»)?[{_CLOSERS}]*)\s+"  # French sets its marks apart
_END = re.compile(rf"{_MARKED}|[{_STOPS}][{_STOPS}.!?…]*(?P<shut>[{_SHUT}]*)\s*")
_ASCII_END = re.compile(_MARKED)  # finds the same in ASCII, faster
# Behind a full stop inside a quotation that its sentence goes on after: 「…いる。ガスは止まった」と述べた。
_GOES_ON = re.compile("[^「」『』]{0,200}[」』][ぁ-ん]")
_HAS_NO_CAPITALS = re.compile("[ა-ჿ]").match  # Georgian, whose letters count as small ones
_IS_ARMENIAN = re.compile("[ա-և]").match  # where a full stop is what others write as a colon
_OPENERS = '"“‘«„‚([—–-「『《（'
_FIRST_WORD = re.compile(r"[A-Za-z]+(?![\w'’-])")
_LAST_WORD = re.compile(r"([^\s(\[\"“‘]+)$")


def sentences(text: str) -> tuple[Span, ...]:
    """Sentences of `text` as spans of it, ascending; together they cover every word; none crosses a line break."""
    found: list[Span] = []
    for paragraph in paragraphs(text):
        found.extend(_split(text, paragraph))
    return tuple(found)


def _split(text: str, paragraph: Span) -> list[Span]:
    spans, start = [], paragraph.start
    marks, counted = 0, start  # straight quotation marks so far: every other one opens
    for match in (_ASCII_END if text.isascii() else _END).finditer(text, paragraph.start, paragraph.end):
        if match["mark"]:
            if not _ends_sentence(text, start, match, paragraph.end):
                continue
            end, behind = match.end("closed"), match.end()
        else:
            if _GOES_ON.match(text, match.start("shut"), paragraph.end):
                continue
            marks, counted = marks + text.count('"', counted, match.start("shut")), match.start("shut")
            shut = match["shut"] if marks % 2 else match["shut"].partition('"')[0]
            end = counted + len(shut)
            behind = match.end() if shut == match["shut"] else end
        if behind < paragraph.end:
            spans.append(Span(start, end))
            start = behind
    spans.append(Span(start, paragraph.end))
    return spans


def _ends_sentence(text: str, start: int, match: re.Match[str], limit: int) -> bool:
    after = text[match.end() : min(match.end() + 40, limit)]
    opened = after.lstrip(_OPENERS + " ")
    small = opened[:1].islower() and not _HAS_NO_CAPITALS(opened)
    if not opened or small or opened[0] in ",;:)" or _IS_ARMENIAN(text, match.start() - 1):
        return False
    if match["mark"] != "." or match["closed"]:
        return True
    word = _LAST_WORD.search(text, start, match.start())
    last = word.group(1) if word else ""
    bare = last.rstrip(".").casefold()
    if len(last) == 1 and last.isupper():  # an initial: "George W. Bush"
        return False
    if bare in _NUMBERED:
        return not opened[0].isdigit()
    if bare.isdigit():  # am 31. Oktober
        return len(bare) > 2 or opened.split(maxsplit=1)[0].rstrip(".,;:") not in _MONTHS
    return bare not in ABBREVIATIONS or (bare in _LAST and _begins(opened))


def _begins(text: str) -> bool:
    """Whether the first word is one that begins sentences, and no name."""
    first = _FIRST_WORD.match(text)
    return first is not None and first.group() in _BEGINNERS
