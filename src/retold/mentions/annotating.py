"""The entry points of the stage: annotate an article, settle the dates of a story."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from retold.mentions import abroad, framed, kinds, publication
from retold.mentions.actors import find_actors
from retold.mentions.circumstances import addressee, occasion
from retold.mentions.dates import dates_of, scan
from retold.mentions.drafts import Draft, Page, span_of
from retold.mentions.grammar import network, read
from retold.mentions.headings import without_headings
from retold.mentions.lexicon import lexicon, telling
from retold.mentions.marks import Marked, marked
from retold.mentions.mottoes import as_names
from retold.mentions.names import names_in
from retold.mentions.quotes import draft_quotes, kind_of
from retold.mentions.resolution import Resolver
from retold.mentions.settings import MentionSettings
from retold.model import ActorKind, Article, Cue, Mentions, Quote, QuoteKind, Span, Speaker, Story
from retold.words import sentences, tokens
from retold.words.scripts import has_unspaced

_SCARE_WORDS = 5  # shorter stretches in marks are titles and irony as often as speech
# "Sen. Ann Bell (R-Fla.) said": party and state are no part of the sentence.
_ASIDE = re.compile(r"\((?:[DRI]|Dem|Rep|Ind)\.?[-–—][A-Z][A-Za-z]{0,6}(?:\.[A-Z])?\.?\)")
_MARKS = frozenset('"“”„«»`＂')
_NO_RULES = "no rules for this language: only marked quotes, without speakers"
_NAMED_ONLY = "no grammar for this language: quotes in marks and reported words, with a speaker where a name or an office says them"


def annotate(articles: Iterable[Article], settings: MentionSettings) -> Iterator[Mentions]:
    """What each article mentions, in input order; all spans are in the article's text."""
    return (found for _, found in annotated(articles, settings))


def annotated(articles: Iterable[Article], settings: MentionSettings) -> Iterator[tuple[Article, Mentions]]:
    """Each article, with notes of what it contradicts of its own date, and what it mentions."""
    for article in articles:
        yield _read(article, settings)


def _read(article: Article, settings: MentionSettings) -> tuple[Article, Mentions]:
    text = article.text[: settings.max_text_chars]
    stretches = marked(text, settings.max_quote_chars)
    found = Mentions(article.id, sentences(article.text), tuple(s.span for s in stretches))
    if article.language not in {None, "en"}:
        found = _marked_only(text, stretches, found, settings, article.language)
    elif settings.parts & {"quotes", "actors"}:
        found = _said(text, stretches, found, settings, [f.span for f in article.foreign])
    if "dates" in settings.parts:
        scanned = scan(article.text, article.language, found.sentences, found.quoted)
        found = replace(found, dates=dates_of(article, scanned))
        article = publication.noted(article, scanned, found)
    return article, found


def _marked_only(
    text: str, stretches: tuple[Marked, ...], found: Mentions, settings: MentionSettings, language: str | None
) -> Mentions:
    """For a language without a grammar: long stretches in marks; who said them if verbs of saying are known of the language."""
    if "quotes" not in settings.parts:
        return found
    if language is not None and abroad.knows(language):
        quotes = abroad.quotes(text, stretches, found.sentences, language)
        return replace(found, quotes=quotes, notes=(_NAMED_ONLY,))
    if language is not None and framed.knows(language):
        return replace(found, quotes=framed.quotes(text, stretches, language), notes=(_NAMED_ONLY,))
    return replace(found, quotes=_long_marked(text, stretches), notes=(_NO_RULES,))


def _long_marked(text: str, stretches: Iterable[Marked]) -> tuple[Quote, ...]:
    return tuple(Quote(QuoteKind.DIRECT, (m.span,)) for m in stretches if _is_speech(m, text))


def _is_speech(stretch: Marked, text: str) -> bool:
    return not stretch.single and _size(stretch.span.of(text)) > _SCARE_WORDS


def _size(text: str) -> int:
    """How many words a text has."""
    return len(tokens(text)) if has_unspaced(text) else len(text.split())


def _said(
    text: str, stretches: tuple[Marked, ...], found: Mentions, settings: MentionSettings, foreign: Sequence[Span]
) -> Mentions:
    """With the actors and quotes that are wanted; of `foreign` paragraphs only what stands in marks."""
    spans = [s for s in found.sentences if s.end <= len(text) and not any(part.overlaps(s) for part in foreign)]
    apart = tuple(m for m in stretches if any(part.covers(m.span) for part in foreign))
    stretches = tuple(m for m in stretches if m not in apart)
    needs_tree = telling() if "quotes" in settings.parts else {}
    spoken = [m.outer for m in stretches if not m.single]  # no cue stands in marks
    parsed = read(
        as_names(_ASIDE.sub(_blank, text)),
        spans,
        needs_tree,
        settings.max_sentence_tokens,
        network(careful=settings.careful),
        spoken,
    )
    names = without_headings(text, parsed, names_in(text, parsed))
    actors = find_actors(names)
    if "quotes" in settings.parts:
        quotes = _quotes(Resolver(Page(text, parsed, stretches), names, actors)) + _long_marked(text, apart)
        found = replace(found, quotes=tuple(sorted(quotes, key=lambda quote: quote.spans[0])))
    return replace(found, actors=actors) if "actors" in settings.parts else found


def _blank(aside: re.Match[str]) -> str:
    return " " * len(aside[0])


def _quotes(resolver: Resolver) -> tuple[Quote, ...]:
    page = resolver.page
    drafts = draft_quotes(page, [(a.span, a.actor) for a in resolver.actors if a.kind is ActorKind.PERSON])
    return tuple(_quote(page, d, s) for d, s in zip(drafts, resolver.speakers(drafts), strict=True))


def _quote(page: Page, draft: Draft, speaker: Speaker | None) -> Quote:
    cue = Cue(draft.cue, draft.act, _frame(page, draft)) if draft.cue is not None else None
    kind = kind_of(page, draft)
    pieces = [_inside(page.text, p) for p in draft.pieces] if kind is QuoteKind.DIRECT else draft.pieces
    to = when = None
    if draft.cue_word is not None and page.parsed[draft.sentence].heads:
        sentence = page.parsed[draft.sentence]
        to = _outside(page, draft, span_of(sentence, addressee(sentence, draft.cue_word)))
        when = _outside(page, draft, span_of(sentence, occasion(sentence, draft.cue_word)))
    return Quote(kind, tuple(pieces), speaker, cue, to, when)


def _frame(page: Page, draft: Draft) -> str | None:
    """How the cue takes its words (see `Cue`)."""
    lemma, _, written = draft.rule.partition("/")
    if lemma in lexicon().nouns and page.parsed[draft.sentence].tags[draft.cue_word or 0][0] == "N":
        return "noun"
    return {"": None, "c": "clause", "r": "clause", "i": "infinitive", "n": "infinitive"}.get(written, "object")


def _inside(text: str, piece: Span) -> Span:
    """A piece of a direct quote without the marks at its ends."""
    start, end = piece.start, piece.end
    while start < end - 1 and (text[start].isspace() or text[start] in _MARKS):
        start += 1
    while end > start + 1 and (text[end - 1].isspace() or text[end - 1] in _MARKS):
        end -= 1
    return Span(start, end)


def _outside(page: Page, draft: Draft, span: Span | None) -> Span | None:
    """`span`, unless it stands in quotation marks or in the words given."""
    if span is None or page.marked_at(span.start) is not None or any(p.overlaps(span) for p in draft.pieces):
        return None
    return span


def settle(story: Story, settings: MentionSettings) -> Story:
    """The story with publication dates inferred across its articles, dates resolved again with them, and a kind for each name."""
    settled = publication.settle(story, settings) if "dates" in settings.parts else story
    return kinds.settle(settled) if "actors" in settings.parts else settled
