"""On whose word a fact rests where several tellings state it: if each has it from the same side, nobody has checked it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import permutations

from retold.account.sides import giver, rivals, side_of, speaks_for_itself
from retold.account.speakers import Said, same_source
from retold.model import Article, ArticleKind, Evidence, Fact, FactKind, Lineage
from retold.words import folded

_PARTIES = frozenset({"organisers", "union", "opposition", "rebels", "company"})  # sides that others name so
_MOST_GIVEN = 40  # figures of an article that are compared
_STATED = frozenset({FactKind.NUMBER, FactKind.EVENT})


def with_sources(
    facts: Iterable[Fact], articles: Iterable[Article], lineage: Lineage, said: Iterable[Said]
) -> Iterator[Fact]:
    """The facts, those with their source that all tellings give as somebody's word.

    A telling gives a fact as somebody's word if one of its pages does (a copy that leaves out who said so knows no more),
    or if it is what that side itself gives out. Who only says `officials` names no source.
    """
    by_id = {article.id: article for article in articles}
    spoken: dict[str, list[Said]] = {}
    for each in said:
        side = each.speaker if each.named else side_of(each.speaker or "")
        if side is not None:
            spoken.setdefault(each.article.id, []).append(replace(each, speaker=side))
    family_of = lineage.numbered()
    known = list(facts)
    against = _against([f for f in known if f.kind is FactKind.NUMBER], by_id, spoken)
    for fact in known:
        alone = fact.alone or fact.kind not in _STATED
        source = None if alone else _source(fact, by_id, spoken, family_of)
        yield replace(fact, source=source, against=against.get(fact.evidence, ()))


def _against(
    numbers: Iterable[Fact], articles: Mapping[str, Article], spoken: Mapping[str, list[Said]]
) -> dict[tuple[Evidence, ...], tuple[tuple[str, str], ...]]:
    """By its evidence, what other sides put in the place of a number, as some article sets the two side by side."""
    given: dict[str, list[tuple[Fact, Evidence, str]]] = {}
    for fact in numbers:
        for each in fact.evidence:
            side = _speaker(each, spoken, articles, fact.kind)
            if side is not None:
                given.setdefault(each.article, []).append((fact, each, side))
    found: dict[tuple[Evidence, ...], dict[str, str]] = {}
    for name, figures in sorted(given.items()):
        for (one, here, side), (other, there, other_side) in permutations(figures[:_MOST_GIVEN], 2):
            if one is not other and side != other_side and rivals(articles[name], here.span, there.span):
                found.setdefault(one.evidence, {}).setdefault(other_side, there.exact)
    return {evidence: tuple((exact, side) for side, exact in sides.items()) for evidence, sides in found.items()}


def _source(
    fact: Fact, articles: Mapping[str, Article], spoken: Mapping[str, list[Said]], family_of: Mapping[str, int]
) -> str | None:
    tellings: dict[int | str, list[Evidence]] = {}
    for each in fact.evidence:
        tellings.setdefault(family_of.get(each.article, each.article), []).append(each)
    named, given_out = [], []
    for evidence in tellings.values():
        speakers = [who for each in evidence if (who := _speaker(each, spoken, articles, fact.kind)) is not None]
        if speakers:
            named.append(max(speakers, key=_fullness))
            continue
        releases = [articles[each.article] for each in evidence if _is_given_out(articles[each.article])]
        if not releases:
            return None
        given_out.append(releases)
    source = max(named, key=_fullness, default=None)
    if source is None or not all(_same(source, other) for other in named):
        return None
    return source if all(any(_is_of(release, source) for release in releases) for releases in given_out) else None


def _fullness(source: str) -> tuple[bool, int]:
    """How well a source is named: by a name, then at length."""
    return side_of(source) is None, len(source)


def _is_given_out(article: Article) -> bool:
    return article.kind is ArticleKind.RELEASE or speaks_for_itself(article)


def _speaker(
    evidence: Evidence, spoken: Mapping[str, list[Said]], articles: Mapping[str, Article], kind: FactKind
) -> str | None:
    """Whose words, quoted or reported, hold the evidence; of a figure also who gives it."""
    holding = (
        s for s in spoken.get(evidence.article, ()) if any(span.overlaps(evidence.span) for span in s.quote.spans)
    )
    found = next((s.speaker for s in sorted(holding, key=lambda s: not s.named)), None)
    figure = found is None and kind is FactKind.NUMBER
    return giver(articles[evidence.article], evidence.span) if figure else found


def _same(one: str, other: str) -> bool:
    """Whether two names are of one source: the same, or one of them is short (`the Front`)."""
    return same_source(one, other) or set(folded(other)) <= set(folded(one))


def _is_of(release: Article, source: str) -> bool:
    """Whether what an office gives out names it: over its text, in it, or below it; a party of a cause calls itself by its name."""
    shown = set(folded(f"{release.title or ''} {release.outlet or ''} {release.text}"))
    return set(folded(source)) <= shown or (source in _PARTIES and speaks_for_itself(release))
