"""Outlets and agencies that a report names in its text as where it has something from."""

import re
from collections.abc import Iterator

from retold.cleaning.credits import key, known
from retold.cleaning.finding import windows
from retold.cleaning.sources import is_source_name
from retold.model import Article, Cited, Span

_NAME = r"(?:[Tt]he\s)?(?P<name>[A-ZÀ-ÞА-ЯІЇЄ][\w.&’'-]*(?:\s(?:of\s(?:the\s)?|the\s|de\s|la\s)?[A-ZÀ-ÞА-ЯІЇЄ][\w.&’'-]*){0,4})"
# "…, the Tidewater Chronicle reported"; "according to a report in the …"; "told the …"
_FORMS = (
    re.compile(rf"{_NAME}\s(?:newspaper\s|news agency\s|magazine\s)?(?:first\s|also\s|has\s|had\s)?(?:reported|reports|wrote|revealed|disclosed)\b"),
    re.compile(rf"\b(?:[Aa]ccording to|[Aa]s reported by|[Ff]irst reported by|[Rr]eported by|[Cc]iting|[Qq]uoted by|in an interview with|(?<!had )told)\s(?:a report (?:in|by|from)\s)?{_NAME}"),
    re.compile(r"\b(?:berichtete|meldete|schrieb)\s(?:die\s|der\s|das\s)?(?P<name>[A-ZÀ-Þ][\w.&’'-]*(?:\s[A-ZÀ-Þ][\w.&’'-]*){0,3})"),
)  # fmt: skip
# One of these is in each form; what is read around it is longer than any name of five words.
_TELLS = ("report", "ccording to", "iting", "uoted by", "interview with", "told", "wrote", "revealed", "disclosed", "berichtete",
          "meldete", "schrieb")  # fmt: skip
_BEFORE, _BEHIND = 200, 300
_MOST = 12


def cited(article: Article) -> tuple[Cited, ...]:
    """The outlets and agencies the text of an article names as its source, each once, at the first place; not its own outlet.

    A name must be known, or have a word that names of outlets have.
    """
    own = key(article.outlet or "")
    found: dict[str, Cited] = {}
    for name, span in sorted(_named(article.text), key=lambda each: each[1]):
        usual = known(name)
        letters = key(usual[0] if usual else name)
        if own.endswith(letters) or (usual is None and not (" " in name and is_source_name(name))):
            continue
        found.setdefault(letters, Cited(usual[0] if usual else name, span))
    return tuple(found.values())[:_MOST]


def _named(text: str) -> Iterator[tuple[str, Span]]:
    for start, end in windows(text, _TELLS, _BEFORE, _BEHIND):
        for match in (match for form in _FORMS for match in form.finditer(text, start, end)):
            name = match["name"].rstrip(".,’'").removesuffix("’s").removesuffix("'s")
            yield name, Span(match.start("name"), match.start("name") + len(name))
