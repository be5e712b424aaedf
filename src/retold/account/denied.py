"""Pages whose news other pages of the story say is not so (`data/denied.toml`)."""

import re
from collections.abc import Iterable

from retold.account.disowned import patterns
from retold.account.matter import weight
from retold.model import Article, Lineage, Mentions, Span, Story
from retold.words import folded, stem
from retold.words.background import stop_words

_ROOT = 5  # letters by which forms of one word are one: `resigned`, `resignation`
_ABOUT = 0.5  # weighted share of the words of a denial that a page's opening, or its own denial, has


def denied(story: Story, lineage: Lineage) -> frozenset[str]:
    """The articles that tell what the headline of another one of their language denies, and nowhere say that it is denied.

    A check of a claim, or a headline such as `Minister Orle has not resigned`, contradicts who opens with the claim, and the
    copies of that. Neither is known to be right: what only they tell is somebody's claim.
    """
    read = {
        mentions.article: (article, mentions) for article, mentions in zip(story.articles, story.mentions, strict=True)
    }
    claims: dict[str, frozenset[str]] = {}
    for check, mentions in read.values():
        denies = _denied_words(check)
        if denies or _is_check(check, mentions.sentences):
            claim = _terms(check.title or "", check)
            for article, own in read.values():
                told = (
                    article is not check
                    and article.language == check.language
                    and _opens_with(article, own, claim, denies)
                )
                if told and not _denies(article, own, claim):
                    claims.setdefault(article.id, claim)
    for family in lineage.families:
        claim = next((claims[name] for name in family.articles if name in claims), frozenset())
        language = next((read[name][0].language for name in family.articles if name in claims), None)
        for article, mentions in (read[name] for name in family.articles if claim and name not in claims):
            if article.language == language and not _denies(article, mentions, claim):
                claims[article.id] = claim
    return frozenset(claims)


def _is_check(article: Article, sentences: Iterable[Span]) -> bool:
    ways = patterns(article.language)
    if _any(ways.get("check", ()), article.title or ""):
        return True
    return any(_any(ways.get("verdict", ()), s.of(article.text)) for s in sentences)


def _denied_words(article: Article) -> frozenset[str]:
    """What a headline says is not so, as terms: `resigned` of `Orle has not resigned`, `enough` of `… is not enough`."""
    title, found = article.title or "", set[str]()
    for match in (m for pattern in patterns(article.language).get("headline", ()) if (m := pattern.search(title))):
        inside, behind = (
            [t for word in folded(part) if (t := _terms(word, article))] for part in (match[0], title[match.end() :])
        )
        found.update(*inside, *behind[:1])
    return frozenset(found)


def _opens_with(article: Article, mentions: Mentions, claim: frozenset[str], denies: frozenset[str]) -> bool:
    """Whether an article opens with a claim; with the very thing that is denied, where it is known what that is."""
    opening = " ".join([article.title or "", *(s.of(article.text) for s in mentions.sentences[:1])])
    terms = _terms(opening, article)
    return _share(claim, terms) >= _ABOUT and (not denies or not terms.isdisjoint(denies))


def _denies(article: Article, mentions: Mentions, claim: frozenset[str]) -> bool:
    """Whether a sentence of an article, or its headline, calls something made up, or says no to the claim."""
    ways = patterns(article.language)
    return any(
        _any(ways["false"], words) or (_any(ways["no"], words) and _share(claim, _terms(words, article)) >= _ABOUT)
        for words in [article.title or "", *(s.of(article.text) for s in mentions.sentences)]
    )


def _share(claim: frozenset[str], terms: frozenset[str]) -> float:
    return weight(claim & terms) / max(weight(claim), 1e-9)


def _terms(words: str, article: Article) -> frozenset[str]:
    stops = stop_words(article.language)
    return frozenset(stem(word)[:_ROOT] for word in folded(words) if word not in stops and not word.isdigit())


def _any(patterns: Iterable[re.Pattern[str]], words: str) -> bool:
    return any(pattern.search(words) for pattern in patterns)
