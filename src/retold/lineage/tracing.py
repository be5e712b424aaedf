"""From a story to its lineage."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from retold.lineage.alignment import align
from retold.lineage.attribution import earlier, headed_pairs, is_release, present
from retold.lineage.candidates import CandidateSettings, candidates
from retold.lineage.compiling import compiled
from retold.lineage.descent import Descent, Standing
from retold.lineage.descents import Descents, having
from retold.lineage.details import Details
from retold.lineage.duplicates import classes, folded
from retold.lineage.edges import Known, copies, descended, merged_edges, steps, taken
from retold.lineage.formulas import Formulas
from retold.lineage.grouping import Groups
from retold.lineage.kinship import Kinship, kinship_of, kinships
from retold.lineage.likeness import Likeness
from retold.lineage.merging import patchworks
from retold.lineage.naming import Naming
from retold.lineage.origins import families, origins
from retold.lineage.retelling import with_retellings
from retold.lineage.settings import LineageSettings
from retold.lineage.statements import Pair, shared_statements
from retold.lineage.texts import StoryTexts, prepare
from retold.lineage.together import between, groups_of, paired
from retold.lineage.traces import respun, touched, traces, translated
from retold.lineage.tree import MOST_MEMBERS, FamilyTree, grow
from retold.model import Lineage, Span, Story

# Log odds that of two texts the one in the story's rarer language is the translation.
_RARER = 1.0
# Log odds against a source from which the child would be translated back, though a relative of both in its own language is
# at hand.
_ROUNDABOUT = 5.0
# A machine rewords some sentences past recognition: this part of what seems missing in its plain source is counted.
_HIDDEN = 0.5
# A later page that has all of an earlier one, but for this part, may be a fuller version of it: what it has besides was
# added, and so much of it counts as missing in the earlier one.
_WHOLE = 0.05
_ADDED = 0.25
# Stories of more articles than this are compared with fewer neighbours and anchors each: the number of pairs stays.
_MANY = 500
_ANCHORS = 6
_FEWEST_NEAR = 8


def trace(
    story: Story,
    settings: LineageSettings,
    formulas: Formulas | None = None,
    away: Mapping[str, Sequence[Span]] | None = None,
) -> Lineage:
    """Who took a text from whom in one story, and how many independent tellings are left.

    Where the story is one of a corpus, `formulas` are what many of its stories say in the same words; sharing them is no
    sign of copying. `away`: by article what stands in other stories too; it need not come from the article's source in this.
    """
    story = _ordered(story)
    texts = _parted_from(away or {}, prepare(story, settings, formulas))
    naming = Naming(story.articles)
    first = classes(texts.texts, naming)
    distinct = sorted(set(first.values()))
    pairs = _pairs(texts, distinct, settings)
    likeness = Likeness(texts, pairs)
    least = settings.min_sentence_similarity
    alignments = {(a, b): align(texts.texts[a], texts.texts[b], likeness, least) for a, b in pairs}
    headed = headed_pairs(story.articles, pairs)
    bar, said = settings.min_kinship_probability, (naming.pairs(), headed)
    details = Details(texts)
    known_by_words = kinships(texts, alignments, likeness, least, *said, details)
    retold = with_retellings(texts, alignments, *known_by_words, likeness, said, details, bar)
    put_together = compiled(texts, retold.alignments, retold.kin, likeness, details, least, bar)
    kin = retold.kin | {pair: k for both in put_together.values() for pair, k in both.items()}
    given_out = [retold.where.given_out(u) for u in range(len(texts.units))]
    made = {*put_together, *patchworks(texts, retold.alignments, kin, likeness, given_out, details, naming, bar, least)}
    given = _where([is_release(text.article) for text in texts.texts])
    merged, groups = parted(distinct, sorted(made), kin, bar, given)
    shown = between(paired([n for n in distinct if n not in set(merged)], kin, bar), kin, bar, given)
    retold, kin = retold.trusting(shown), kin | shown
    machined = [traces(text) for text in texts.texts]
    # An office writes what it gives out.
    machines = [_where(kind(machined)) - given for kind in (translated, respun, touched)]
    own = {pair: retelling.own for pair, retelling in retold.pairs.items()}
    known = Known(
        texts,
        likeness,
        retold.alignments,
        kin,
        own,
        given_out,
        least,
        steps(kin, bar),
        _same(first),
        present(story.articles),
        naming,
        having(texts),
        *machines,
    )
    trees = [_tree(members, known) for members in groups]
    edges = [
        edge
        for tree in trees
        for edge in (descended(tree, known) if len(tree.parents) > 1 else taken(min(tree.parents), known))
    ]
    edges.extend(edge for number in merged for edge in merged_edges(number, trees, known, bar))
    edges.extend(copies({e.child for e in edges}, known))
    found = families(groups, merged, first, edges, known)
    group_of = {m: i for i, members in enumerate(groups) for m in members}
    family_of = {n: group_of[original] for n, original in first.items() if original in group_of}
    # At the fewest, the patchworks are the common sources of what they seem to be put together from.
    fewest = len(groups_of(distinct, kin, settings.low_probability, given))
    most = len(groups_of([n for n in distinct if n not in set(merged)], kin, settings.high_probability, given))
    return Lineage(
        story.id,
        found,
        origins(fewest, len(groups), most),
        tuple(sorted(edges, key=lambda e: (e.child, e.parent or "", e.closest or ""))),
        shared_statements(texts, retold.where, family_of, likeness),
        folded(story.articles),
    )


def _ordered(story: Story) -> Story:
    """The same story whatever the order of its articles."""
    both = sorted(zip(story.articles, story.mentions, strict=True), key=lambda pair: pair[0].id)
    return replace(story, articles=tuple(a for a, _ in both), mentions=tuple(m for _, m in both))


def _parted_from(away: Mapping[str, Sequence[Span]], texts: StoryTexts) -> StoryTexts:
    """The texts, with the sentences marked that stand in other stories too."""
    marked = []
    for text in texts.texts:
        there = away.get(text.article.id, ())
        numbers = (i for i, span in enumerate(text.spans) if any(span.overlaps(other) for other in there))
        marked.append(replace(text, away=frozenset(numbers)) if there else text)
    return replace(texts, texts=tuple(marked))


def _pairs(texts: StoryTexts, distinct: Sequence[int], settings: LineageSettings) -> list[Pair]:
    """The pairs of texts to compare: all, in a large story the nearest."""
    if len(distinct) <= settings.all_pairs_articles:
        return list(combinations(distinct, 2))
    return _near(texts, distinct, settings)


def _near(texts: StoryTexts, distinct: Sequence[int], settings: LineageSettings) -> list[Pair]:
    """In a large story only the nearest texts are compared."""
    plenty = max(len(distinct) / _MANY, 1.0)
    near, anchors = round(settings.neighbours_per_article / plenty), round(_ANCHORS / plenty)
    search = CandidateSettings(neighbours_per_article=max(near, _FEWEST_NEAR), anchors=max(anchors, 2))
    found = set(candidates([texts.texts[n].article.text for n in distinct], search))
    found.update(_between(found, len(distinct), settings.all_pairs_articles))
    return [(distinct[a], distinct[b]) for a, b in sorted(found)]


def _between(pairs: Iterable[Pair], size: int, most: int) -> list[Pair]:
    """The first texts of the groups that `pairs` leave apart, the largest groups: they may be of one family still."""
    groups = Groups(size)
    for a, b in pairs:
        groups.join(a, b)
    largest = sorted(groups.all(), key=lambda g: (-len(g), g[0]))[:most]
    return list(combinations(sorted(g[0] for g in largest), 2))


def parted(
    distinct: Sequence[int],
    merged: Sequence[int],
    kin: Mapping[Pair, Kinship],
    bar: float,
    given_out: Collection[int] = (),
) -> tuple[tuple[int, ...], list[list[int]]]:
    """The patchworks that hold, and the groups of the other texts.

    A patchwork whose sources are patchworks themselves, or of one group after all, is a text like any other; the one
    that is nearest to another text is let go first, for it may be a source of the rest.
    """
    kept = set(merged)
    while True:
        groups = groups_of([n for n in distinct if n not in kept], kin, bar, given_out)
        near = {n: [[kinship_of(n, m, kin) for m in group] for group in groups] for n in sorted(kept)}
        loose = [(-_nearest(some), n) for n, some in near.items() if not _joins(some, bar)]
        if not loose:
            return tuple(near), groups
        kept.remove(min(loose)[1])


def _joins(groups: Sequence[Sequence[Kinship]], bar: float) -> bool:
    """Whether a text with these kinships is of several groups, and has sentences of at least one to show for it."""
    of = [[k for k in group if k.probability >= bar] for group in groups]
    return sum(map(bool, of)) > 1 and any(k.links for group in of for k in group)


def _nearest(groups: Sequence[Sequence[Kinship]]) -> float:
    return max((k.share_left + k.share_right for group in groups for k in group), default=0.0)


def _same(first: Mapping[int, int]) -> dict[int, tuple[int, ...]]:
    """For the first of several texts with the same words all of them."""
    found: dict[int, list[int]] = {}
    for number, original in sorted(first.items()):
        found.setdefault(original, []).append(number)
    return {original: tuple(some) for original, some in found.items() if len(some) > 1}


def _where(flags: Sequence[bool]) -> frozenset[int]:
    return frozenset(number for number, flag in enumerate(flags) if flag)


def _tree(members: Sequence[int], known: Known) -> FamilyTree:
    descents = Descents(
        known.story, members, known.alignments, known.likeness, known.least, known.retold, known.having
    ).all()
    machined = known.translated | known.respun
    for (c, p), d in descents.items():
        counted = _HIDDEN if c in machined and p not in machined else 1.0
        if d.left_out <= _WHOLE and known.story.texts[p].article.published_before(known.story.texts[c].article):
            counted = _ADDED
        both_ways = d.beside if c in known.touched or p in known.touched else 0.0
        descents[c, p] = replace(d, counted=counted, beside=both_ways)
    prior = {
        (c, p): _prior(c, p, known) - _ROUNDABOUT * _is_roundabout(c, p, members, descents, known) for c, p in descents
    }
    return grow(members, descents, prior, machined, _standings(members, known))


def _standings(members: Sequence[int], known: Known) -> dict[int, Standing]:
    """When each text was published, beside the others of its family; in a very large one only how many pages say when."""
    articles = {m: known.story.texts[m].article for m in members}
    dated = {m: a for m, a in articles.items() if a.published is not None and a.published.dated}
    share = len(dated) / len(members)
    found = dict.fromkeys(members, Standing(share))
    for m, article in dated.items() if len(members) <= MOST_MEMBERS else ():
        others = [other for n, other in dated.items() if n != m]
        if not any(earlier(other, article) for other in others):
            later = sum(earlier(article, other) for other in others)
            found[m] = Standing(share, later / max(len(members) - 1, 1))
    return found


def _is_roundabout(
    child: int, parent: int, members: Sequence[int], pairs: Mapping[Pair, Descent], known: Known
) -> bool:
    """Whether a text would be translated back from a text in another language, though one in its own is at hand.

    That one must be akin to both, have as much of the text, and may not have come later.
    """
    if not known.foreign(child, parent) or child in known.translated:  # its wording shows the detour
        return False
    texts = known.story.texts
    return any(
        not known.foreign(child, m) and (child, m) in pairs and (parent, m) in pairs
        and pairs[child, m].uncovered <= pairs[child, parent].uncovered
        and not texts[child].article.published_before(texts[m].article)
        for m in members if m != child
    )  # fmt: skip


def _prior(child: int, parent: int, known: Known) -> float:
    """Log odds that the child was made from the parent, from all but the comparison of their words."""
    mine, theirs = known.story.texts[child], known.story.texts[parent]
    rarer = (mine.language is not None) - (theirs.language is not None)
    return known.naming.odds(child, parent) + _RARER * rarer
