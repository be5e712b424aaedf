"""What pages print without standing for it: what they deny, take back, check and find false, or put right (`data/denied.toml`)."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache

from retold.model import Article, Mentions, QuoteKind, Span, Story, joined
from retold.words import fold, folded, tables
from retold.words.background import stop_words

_DENIED = ("deny", "clause")  # not what is denied to somebody
_ANYWHERE = frozenset({"against", "untrue", "instead"})  # ways that may stand anywhere in a text
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_BEHIND = re.compile(r"[  -]([^\W\d_]+)")


def disowned(story: Story) -> Mapping[str, Sequence[Span]]:
    """By article the words that it gives and does not stand for, ascending; no support for who says the same."""
    return {
        article.id: joined(_of(article, mentions))
        for article, mentions in zip(story.articles, story.mentions, strict=True)
    }


def _denies(words: str, ways: Mapping[str, Sequence[re.Pattern[str]]]) -> bool:
    """Whether a sentence tells that a report or a claim is denied, taken back or untrue."""
    return any(pattern.search(words) for name in ("against", "untrue") for pattern in ways.get(name, ()))


def _of(article: Article, mentions: Mentions) -> Iterator[Span]:
    for quote in mentions.quotes:
        if quote.cue is not None and (quote.cue.act, quote.cue.frame) == _DENIED and quote.kind is not QuoteKind.DIRECT:
            yield from quote.spans
    text, sentences = article.text, mentions.sentences
    ways = _held(text, patterns(article.language))
    for at, sentence in enumerate(sentences):
        before = sentences[at - 1] if at else None
        yield from _denied_in(text, sentence, ways)
        told = before is not None and not _denies(before.of(text), ways)
        if before is not None and told and _points_back(sentence.of(text), ways):
            yield before
        if before is not None and _is_put_right(before.of(text), sentence.of(text), ways, stop_words(article.language)):
            yield before
        if any(way.search(sentence.of(text)) for way in ways.get("claim", ())):
            yield sentence
            if len(folded(sentence.of(text))) == 1 and at + 1 < len(sentences):  # a label over the claim
                yield sentences[at + 1]


def _held(text: str, ways: Mapping[str, Sequence[re.Pattern[str]]]) -> dict[str, Sequence[re.Pattern[str]]]:
    """The ways of saying no without those that a text has nowhere: most texts have none."""
    return {
        name: tuple(way for way in found if way.search(text)) if name in _ANYWHERE else found
        for name, found in ways.items()
    }


def _denied_in(text: str, sentence: Span, ways: Mapping[str, Sequence[re.Pattern[str]]]) -> Iterator[Span]:
    """What a sentence says against: behind the words that deny, before those that call it untrue, a figure behind `not`."""

    def found(name: str, start: int, end: int) -> Iterator[re.Match[str]]:
        return (match for way in ways.get(name, ()) for match in way.finditer(text, start, end))

    for match in found("against", sentence.start, sentence.end):
        end = min((m.start() for m in found("beyond", match.end(), sentence.end)), default=sentence.end)
        told = any(found("that", match.start(), end)) or any(
            way.match(text, match.end()) for way in ways.get("about", ())
        )
        if told and match.end() < end:  # "withdrew its story on Monday": of what it said no word
            yield Span(match.end(), end)
    for untrue in found("untrue", sentence.start, sentence.end):
        claim = next(found("subject", sentence.start, untrue.start()), None)
        if claim is not None and text[claim.end() : untrue.start()].strip():
            yield Span(claim.end(), untrue.start())
    for match in found("instead", sentence.start, sentence.end):
        figure = _FIGURE.match(text, match.end(), sentence.end)
        if figure is not None:
            yield Span(*figure.span())


def _points_back(words: str, ways: Mapping[str, Sequence[re.Pattern[str]]]) -> bool:
    """Whether a sentence only says of the one before it that it is not so: `Both claims are false`."""
    untrue = next((m for way in ways.get("untrue", ()) if (m := way.search(words))), None)
    return untrue is not None and any(way.match(words, 0, untrue.start()) for way in ways.get("pointing", ()))


def _is_put_right(
    heard: str, words: str, ways: Mapping[str, Sequence[re.Pattern[str]]], stops: Collection[str]
) -> bool:
    """Whether a figure that a sentence has from others is put right by the next: `We heard of 2,300 people. It has 1,940`."""
    figures = set(_FIGURE.findall(heard))
    if not figures or not any(way.search(heard) for way in ways.get("heard", ())):
        return False
    for right in (m for way in ways.get("right", ()) if (m := way.match(words))):
        figure = _FIGURE.match(words, right.end())
        if figure is not None and figure[0] not in figures:
            unit = _BEHIND.match(words, figure.end())
            return unit is None or (fold(unit[1]) in folded(heard) and fold(unit[1]) not in stops)
    return False


@cache
def patterns(language: str | None) -> Mapping[str, tuple[re.Pattern[str], ...]]:
    """How pages of a language say that something is not so, compiled; of a page whose language is not known the English ways."""
    rows = tables.toml("retold.account", "denied.toml")
    row = rows.get(language or "en", {})
    return {name: tuple(re.compile(written, re.IGNORECASE) for written in found) for name, found in row.items()}
