"""One name for each source that the pages of a story credit."""

from dataclasses import replace

from retold.model import Article, Story
from retold.words.names import acronym

_INITIALS = 3  # letters from which initials are hardly those of another


def in_full(story: Story) -> Story:
    """The story with the initials of a source in its credits written out, where its pages name one source that has them."""
    printed = sorted({name for article in story.articles for name in _sources(article)})
    written = {short: [full for full in printed if acronym(full) == short] for short in printed if _is_short(short)}
    names = {short: full[0] for short, full in written.items() if len(full) == 1}
    if not names:
        return story
    return replace(story, articles=tuple(_named(article, names) for article in story.articles))


def _sources(article: Article) -> list[str]:
    return [name for name in (article.outlet, *(credit.name for credit in article.credits)) if name]


def _is_short(name: str) -> bool:
    return len(name) >= _INITIALS and name.isupper()


def _named(article: Article, names: dict[str, str]) -> Article:
    named = tuple(replace(c, name=names.get(c.name or "", c.name)) for c in article.credits)
    return article if named == article.credits else replace(article, credits=named)
