"""The entry points of the stage: annotate an article, settle the dates of a story."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from importlib.util import find_spec

from retold.mentions.actors import find_actors
from retold.mentions.marks import marked
from retold.mentions.quotes import find_quotes
from retold.mentions.settings import MentionSettings
from retold.model import Article, DateMention, Mentions, Story
from retold.words import sentences

_NO_RULES = "no rules for this language: only marked quotes, without speakers"


def annotate(articles: Iterable[Article], settings: MentionSettings) -> Iterator[Mentions]:
    """What each article mentions, in input order; all spans are in the article's text."""
    for article in articles:
        yield _mentions(article, settings)


def _mentions(article: Article, settings: MentionSettings) -> Mentions:
    text = article.text[: settings.max_text_chars]
    stretches = marked(text, settings.max_quote_chars)
    found = Mentions(article.id, sentences(article.text), tuple(s.span for s in stretches))
    actors = find_actors(text, found.sentences) if settings.parts & {"quotes", "actors"} else ()
    if "actors" in settings.parts:
        found = replace(found, actors=actors)
    if "quotes" in settings.parts:
        found = replace(found, quotes=find_quotes(text, stretches, found.sentences, actors))
    if "dates" in settings.parts:
        found = replace(found, dates=_dates(article, found))
    return found


def _dates(article: Article, found: Mentions) -> tuple[DateMention, ...]:
    if find_spec("retold.mentions.dates") is None:
        return ()
    from retold.mentions.dates import tag  # noqa: PLC0415  until the module lands

    return tuple(tag(article.text, article.published, article.language, found.sentences))


def settle(story: Story, settings: MentionSettings) -> Story:
    """The story with publication dates inferred across its articles, and dates resolved again with them."""
    if "dates" not in settings.parts or find_spec("retold.mentions.publication") is None:
        return story
    from retold.mentions import publication  # noqa: PLC0415  until the module lands

    settled: Story = publication.settle(story, settings)
    return settled
