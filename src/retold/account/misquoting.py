"""Pages whose headline carries words that were changed in copying: they neither open an account nor give it its title."""

from dataclasses import replace

from retold.account.languages import mostly_in
from retold.account.matter import share
from retold.model import Article, Collation, DifferenceKind, Lineage, Story
from retold.words import folded, stem
from retold.words.background import stop_words

_TURNED = frozenset({DifferenceKind.QUOTE, DifferenceKind.NEGATION})
_IN_HEADLINE = 0.6  # weighted share of the changed words that a headline has


def misquoting(story: Story, collation: Collation) -> frozenset[str]:
    """The articles under a headline that says what was changed in them: a quotation cut short, a `not` left out."""
    articles = {article.id: article for article in story.articles}
    turned = (d for p in collation.passages for d in p.differences if d.is_severe and d.kind in _TURNED)
    return frozenset(
        d.article
        for d in turned
        if (words := _terms(d.span.of(articles[d.article].text), articles[d.article]))
        and share(_terms(articles[d.article].title or "", articles[d.article]), words) >= _IN_HEADLINE
    )


def well_titled(story: Story, lineage: Lineage, collation: Collation) -> Story:
    """The story, under the headline of another page where the one it has is of a page that misquotes."""
    wrong = misquoting(story, collation)
    if story.title not in {article.title for article in story.articles if article.id in wrong}:
        return story
    size = {name: len(family.articles) for family in lineage.families for name in family.articles}
    heads = {family.head for family in lineage.families}
    language = mostly_in(story.articles)
    sound = [a for a in story.articles if a.title and a.id not in wrong]
    best = min(
        sound,
        key=lambda a: (str(a.language) != language, -size.get(a.id, 1), a.id not in heads, a.id),
        default=None,
    )
    return story if best is None or best.title is None else replace(story, title=best.title)


def _terms(words: str, article: Article) -> frozenset[str]:
    stops = stop_words(article.language)
    return frozenset(stem(word) for word in folded(words) if word not in stops)
