"""On whose word a fact rests where several tellings state it: if each has it from the same side, nobody has checked it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from retold.account.speakers import Said, same_source
from retold.model import Article, ArticleKind, Evidence, Fact, FactKind, Lineage
from retold.words import folded

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
        if each.named:
            spoken.setdefault(each.article.id, []).append(each)
    family_of = {a: n for n, family in enumerate(lineage.families) for a in family.articles}
    for fact in facts:
        alone = fact.alone or fact.kind not in _STATED
        yield fact if alone else replace(fact, source=_source(fact, by_id, spoken, family_of))


def _source(
    fact: Fact, articles: Mapping[str, Article], spoken: Mapping[str, list[Said]], family_of: Mapping[str, int]
) -> str | None:
    tellings: dict[int | str, list[Evidence]] = {}
    for each in fact.evidence:
        tellings.setdefault(family_of.get(each.article, each.article), []).append(each)
    named, given_out = [], []
    for evidence in tellings.values():
        speakers = [speaker for each in evidence if (speaker := _speaker(each, spoken)) is not None]
        releases = [articles[each.article] for each in evidence if articles[each.article].kind is ArticleKind.RELEASE]
        if speakers:
            named.append(max(speakers, key=len))
        elif releases:
            given_out.append(releases)
        else:
            return None
    source = max(named, key=len, default=None)
    if source is None or not all(_same(source, other) for other in named):
        return None
    return source if all(any(_is_of(release, source) for release in releases) for releases in given_out) else None


def _speaker(evidence: Evidence, spoken: Mapping[str, list[Said]]) -> str | None:
    """Whose words, quoted or reported, hold the evidence."""
    holding = (
        s for s in spoken.get(evidence.article, ()) if any(span.overlaps(evidence.span) for span in s.quote.spans)
    )
    return next((s.speaker for s in holding if s.speaker is not None), None)


def _same(one: str, other: str) -> bool:
    """Whether two names are of one source: the same, or one of them is short (`the Front`)."""
    return same_source(one, other) or set(folded(other)) <= set(folded(one))


def _is_of(release: Article, source: str) -> bool:
    """Whether what an office gives out names it: over its text, in it, or below it."""
    return set(folded(source)) <= set(folded(f"{release.title or ''} {release.outlet or ''} {release.text}"))
