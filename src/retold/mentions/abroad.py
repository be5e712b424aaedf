"""Whose words stand in quotation marks, in languages without a grammar of ours: the name beside a verb of saying.

`«…», dijo en un comunicado la autora, Ana Ruiz`; `Ana Ruiz sagte: „…“`; without a name the office (`sagte der Arzt`). A
pronoun is nobody.
"""

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from retold.mentions.marks import Marked
from retold.model import Cue, Quote, QuoteKind, Span, Speaker
from retold.words import fold
from retold.words.names import given_names

_REACH = 140  # characters from the marks in which verb and name stand
_MAY_STAND_BETWEEN = 3  # words between the marks and the verb: `ha dicho`, `a-t-il`, `so`
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_LEAD = re.compile(r"\s*[,–—-]?\s*")
_SENTENCE_END = re.compile(r"[.!?]\s|\n")
_STOP = re.compile(r"[.!?;:\n\"“”„«»](?=\s|$)|\n|[\"“”„«»]")
_NAME = re.compile(
    r"[^\W\d_a-zß-ÿ][\w’'-]*\.?(?:\s(?:(?:de|del|la|von|van|der|di|da|du|le|al|el|bin)\s)*[^\W\d_a-zß-ÿ][\w’'-]*)+"
)

# An office with its article, in the languages of `saying.toml`.
_ARTICLE = "(?:der|die|ein|eine|el|la|los|las|un|una|le|les|une)"
_OFFICE = re.compile(rf"\s(?P<who>{_ARTICLE}\s[^\W\d_A-Z][^\W\d_]{{2,}})(?=[\s,.;])")
_OFFICE_IN_CAPITALS = re.compile(
    rf"\s(?P<who>{_ARTICLE}\s(?:[^\W\d_A-Z]{{3,}}\s){{0,2}}[^\W\d_a-z][\w-]{{2,}})(?=[\s,.;])"
)


@cache
def _verbs(language: str) -> frozenset[str]:
    table = tomllib.loads(files("retold.mentions").joinpath("data/saying.toml").read_text("utf-8"))
    return frozenset(table.get(language, ()))


def knows(language: str | None) -> bool:
    """Whether verbs of saying are known of a language."""
    return bool(_verbs(language or ""))


def quotes(text: str, stretches: Sequence[Marked], language: str) -> tuple[Quote, ...]:
    """The stretches in marks as direct quotes, with the speaker where a name stands beside a verb of saying.

    All spans are in `text`.
    """
    verbs, nouns, found = _verbs(language), language == "de", []
    for stretch in stretches:
        said = _behind(text, stretch.outer.end, verbs, nouns=nouns) or _before(
            text, stretch.outer.start, verbs, nouns=nouns
        )
        if said is None:
            found.append(Quote(QuoteKind.DIRECT, (stretch.span,)))
            continue
        verb, speaker = said
        found.append(Quote(QuoteKind.DIRECT, (stretch.span,), speaker, Cue(verb, "say")))
    return tuple(found)


def _behind(text: str, start: int, verbs: frozenset[str], *, nouns: bool) -> tuple[Span, Speaker] | None:
    """Verb and name behind the marks: `…”, dijo la autora, Ana Ruiz`."""
    lead = _LEAD.match(text, start)
    begin = lead.end() if lead else start
    stop = _STOP.search(text, begin, begin + _REACH)
    end = stop.start() if stop else min(len(text), begin + _REACH)
    for number, word in enumerate(_WORD.finditer(text, begin, end)):
        if fold(word.group()) in verbs:
            who = _first_name(text, word.end(), end, nouns=nouns) or _office(text, word.end(), nouns=nouns)
            return (Span(*word.span()), who) if who else None
        if number == _MAY_STAND_BETWEEN:
            break
    return None


def _before(text: str, end: int, verbs: frozenset[str], *, nouns: bool) -> tuple[Span, Speaker] | None:
    """Name and verb before the marks, with a colon: `Ana Ruiz sagte: „…“`."""
    begin = max(0, end - _REACH)
    head = text[begin:end].rstrip()
    if not head.endswith((":", ",")):
        return None
    sentence = max((m.end() for m in _SENTENCE_END.finditer(text, begin, begin + len(head))), default=begin)
    words = [w for w in _WORD.finditer(text, sentence, end) if fold(w.group()) in verbs]
    name = _first_name(text, sentence, words[-1].start(), nouns=nouns) if words else None
    return (Span(*words[-1].span()), name) if name else None


def _office(text: str, start: int, *, nouns: bool) -> Speaker | None:
    """The office right behind the verb: an article and a noun, where nouns have capitals with adjectives between."""
    match = (_OFFICE_IN_CAPITALS if nouns else _OFFICE).match(text, start)
    return Speaker(Span(*match.span("who")), None) if match else None


def _first_name(text: str, start: int, end: int, *, nouns: bool) -> Speaker | None:
    """The first name of two words or more, from a given name on where one is known.

    Where nouns have capitals too, as in German, the last two words else.
    """
    for match in _NAME.finditer(text, start, end):
        words = list(_WORD.finditer(text, *match.span()))
        known = next((w for w in words[:-1] if fold(w.group()) in given_names()), words[-2] if nouns else words[0])
        name = Span(known.start(), match.end())
        return Speaker(name, " ".join(name.of(text).split()))
    return None
