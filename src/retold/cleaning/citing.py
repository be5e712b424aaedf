"""Outlets and agencies that a report names in its text as where it has something from."""

import re
from collections.abc import Container, Iterator

from retold.cleaning.credits import key, known
from retold.cleaning.hints import places
from retold.cleaning.sources import is_source_name
from retold.model import Article, Cited, Span

_NAME = r"(?P<name>[A-ZÀ-ÞА-ЯІЇЄ][\w.&’'-]*(?:\s(?:of\s(?:the\s)?|the\s|de\s|la\s)?[A-ZÀ-ÞА-ЯІЇЄ][\w.&’'-]*){0,4})"
# "the Tidewater Chronicle first reported": a name right before the verb.
_VERBS = ("reported", "reports", "wrote", "revealed", "disclosed")
_BEFORE = re.compile(rf"{_NAME}\s(?:newspaper\s|news agency\s|magazine\s)?(?:first\s|also\s|has\s|had\s)?$")
# "according to a report in the Tidewater Chronicle": a name right behind.
# With the word of each, in small letters, that tells whether to look.
_LEADS = {
    "ccording to ": "according",
    "eported by ": "reported",
    "iting ": None,
    "uoted by ": "quoted",
    "interview with ": "interview",
    "told ": "told",
    "berichtete ": "berichtete",
    "meldete ": "meldete",
    "schrieb ": "schrieb",
}
CITING_WORDS = frozenset((*_VERBS, *filter(None, _LEADS.values())))
_BEHIND = re.compile(rf"(?:a report (?:in|by|from)\s)?(?:the\s|die\s|der\s|das\s)?{_NAME}")
# "the Disaster Agency", "the Space Agency" are offices; agencies of news go without an article, or are known.
_OFFICE = re.compile(r"^(?!.*(?:News|Press|Wire)\b).*\bAgency$")
_REACH = 90  # characters that a name and the words around it take
_MOST = 12


def cited(article: Article, words: Container[str] = CITING_WORDS) -> tuple[Cited, ...]:
    """The outlets and agencies the text of an article names as its source, each once, at the first place; not its own outlet.

    A name must be known, or have a word that names of outlets have.

    Args:
        article: as cleaned so far.
        words: those of the `CITING_WORDS` that its page may have.
    """
    own = key(article.outlet or "")
    found: dict[str, Cited] = {}
    for name, span in sorted(_named(article.text, words), key=lambda each: each[1]):
        usual = known(name)
        letters = key(usual[0] if usual else name)
        if own.endswith(letters) or (usual is None and not (" " in name and is_source_name(name))):
            continue
        if usual is None and _OFFICE.search(name) and article.text.endswith("the ", 0, span.start):
            continue
        found.setdefault(letters, Cited(usual[0] if usual else name, span))
    return tuple(found.values())[:_MOST]


def _named(text: str, words: Container[str]) -> Iterator[tuple[str, Span]]:
    for at, verb in places(text, [verb for verb in _VERBS if verb in words]):
        match = _BEFORE.search(text, max(0, at - _REACH), at)
        if match is not None and not text[at + len(verb) : at + len(verb) + 1].isalpha():
            yield _bare(match)
    for at, lead in places(text, [lead for lead, word in _LEADS.items() if word is None or word in words]):
        match = _BEHIND.match(text, at + len(lead), at + len(lead) + _REACH)
        if match is not None:
            yield _bare(match)


def _bare(match: re.Match[str]) -> tuple[str, Span]:
    name = match["name"].removeprefix("The ").rstrip(".,’'").removesuffix("’s").removesuffix("'s")
    start = match.end("name") - len(match["name"]) + (len("The ") if match["name"].startswith("The ") else 0)
    return name, Span(start, start + len(name))
