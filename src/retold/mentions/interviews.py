"""Answers of an interview printed as questions and answers: whose words they are, where the form is clear.

A question is a paragraph that ends with a question mark, or that a label gives to who asks. The page must name one person before the
first question, or label his answers; somebody must be asked as `you`, and the answers speak as `I`. A paragraph that may be
a question without its mark (`The company says it is natural.`) is given to nobody.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from statistics import median

from retold.mentions.marks import Marked
from retold.model import Span
from retold.words import fold, paragraphs, tables
from retold.words.names import name_words, surname

_LABEL = re.compile(r"([^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){0,3})\s?:\s+(?=\S)")
_ASKED = re.compile(r"\?[\"'”»“ ]*$", re.MULTILINE)
_WORD = re.compile(r"[^\W\d_]+")
_FEWEST = 3  # questions, and answers
_FIRST_PERSON = 2  # answers that speak as I
_LONGEST_QUESTION = 60  # words
_MAY_ASK = 12  # words of a paragraph between two answers that may be a question without its mark
_USUAL = 3  # paragraphs of the usual answer, at most


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: its words, a span a paragraph, where who gives it is named, and his full name."""

    words: tuple[Span, ...]
    who: Span
    actor: str


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """One paragraph without its label.

    Attributes:
        label: who speaks, as printed before it. words: folded, those in quotation marks left out. asks: it ends with a question mark.
    """

    span: Span
    label: Span | None
    words: tuple[str, ...]
    asks: bool


_Group = list[_Paragraph]


def answers(
    text: str, stretches: Sequence[Marked], named: Sequence[tuple[Span, str]], language: str | None
) -> list[Answer]:
    """The answers of an interview, ascending; none where the page is none, or does not say clearly whose they are.

    `named`: where `text` names people, with their full names, ascending.
    """
    words = _words().get(language or "en")
    if words is None or len(_ASKED.findall(text)) < _FEWEST:
        return []
    found = [_paragraph(text, span, stretches) for span in paragraphs(text)]
    first = next((n for n, p in enumerate(found) if p.asks), len(found))
    who = _interviewed(text, found[first:], named, words) if first < len(found) else None
    if who is None:
        return []
    own = _own_labels(who[1]) | words["answer"]
    groups = [_without_asides(group) for group in _groups(text, found[first:], own, who[1])]
    groups = [group for group in groups if group]
    if not _is_clear(groups, [p for p in found[first:] if p.asks], words):
        return []
    return [_answer(group, who, named) for group in groups]


@cache
def _words() -> dict[str, dict[str, frozenset[str]]]:
    """By language: words for who is asked (`you`), for who answers (`me`), and labels of his answers (`answer`)."""
    table = tables.toml("retold.mentions", "interviews.toml")
    return {code: {key: frozenset(map(fold, words)) for key, words in row.items()} for code, row in table.items()}


def _paragraph(text: str, span: Span, stretches: Sequence[Marked]) -> _Paragraph:
    label = _LABEL.match(text, span.start, span.end)
    start = label.end() if label is not None else span.start
    quoted = [m.outer for m in stretches if m.outer.overlaps(span)]
    outside = (w for w in _WORD.finditer(text, start, span.end) if not any(q.covers(Span(*w.span())) for q in quoted))
    words = tuple(fold(w[0]) for w in outside)
    asks = text[start : span.end].rstrip("\"'”»“ ").endswith("?") and len(words) <= _LONGEST_QUESTION
    return _Paragraph(Span(start, span.end), Span(*label.span(1)) if label is not None else None, words, asks)


def _interviewed(
    text: str, found: _Group, named: Sequence[tuple[Span, str]], words: dict[str, frozenset[str]]
) -> tuple[Span, str] | None:
    """The one person named before the first question, or anywhere if nobody is; of several the one whose name labels paragraphs, or who is asked by it."""
    labels = {fold(p.label.of(text)) for p in found if p.label is not None}
    lead = [(span, name) for span, name in named if span.end <= (found[0].label or found[0].span).start]
    people = {name: span for span, name in reversed(lead) if " " in name}
    if not people:
        people = {name: span for span, name in reversed(named) if " " in name and _own_labels(name) & labels}
    if len(people) > 1:
        asked = {w for p in found if p.asks and not words["you"].isdisjoint(p.words) for w in p.words}
        people = {n: s for n, s in people.items() if _own_labels(n) & labels or surname(name_words(n)) in asked}
    return next(((span, name) for name, span in people.items()), None) if len(people) == 1 else None


def _own_labels(name: str) -> frozenset[str]:
    """How paragraphs of somebody may be labelled, folded: full name, surname, initials."""
    parts = name_words(name)
    return frozenset({fold(name), surname(parts), "".join(part[0] for part in parts)})


def _groups(text: str, found: _Group, own: frozenset[str], name: str) -> list[_Group]:
    """The paragraphs between two questions each; behind the last question up to where he is spoken of by his name."""
    groups: list[_Group] = []
    for paragraph in found:
        mine = paragraph.label is not None and fold(paragraph.label.of(text)) in own
        if (paragraph.asks or paragraph.label is not None) and not mine:
            groups.append([])
        elif groups:
            groups[-1].append(paragraph)
    tail = groups[-1] if groups else []
    last = surname(name_words(name))
    told = next((n for n, p in enumerate(tail) if last in p.words), len(tail))
    return [*groups[:-1], tail[:told][:_USUAL]]


def _without_asides(group: _Group) -> _Group:
    """An answer without the short paragraphs inside it, unless a label gives them to who answers."""
    inner = [p for p in group[1:-1] if len(p.words) > _MAY_ASK or p.label is not None]
    return [*group[:1], *inner, *group[1:][-1:]]


def _is_clear(groups: list[_Group], questions: _Group, words: dict[str, frozenset[str]]) -> bool:
    if len(questions) < _FEWEST or len(groups) < _FEWEST or median(map(len, groups)) > _USUAL:
        return False
    asked = any(not words["you"].isdisjoint(p.words) for p in questions)
    told = sum(any(not words["me"].isdisjoint(p.words) for p in group) for group in groups)
    return asked and told >= _FIRST_PERSON


def _answer(group: _Group, who: tuple[Span, str], named: Sequence[tuple[Span, str]]) -> Answer:
    label = group[0].label
    shown = label if label is not None and any(label == span for span, _ in named) else who[0]
    return Answer(tuple(p.span for p in group), shown, who[1])
