"""Edges with what they rest on, in words a reader can check."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

from retold.lineage.alignment import Alignment, Link, in_order
from retold.lineage.attribution import headed_pairs, is_own_page
from retold.lineage.channel import changes
from retold.lineage.descent import Descent
from retold.lineage.kinship import MODEL, Kinship
from retold.lineage.likeness import Likeness
from retold.lineage.texts import StoryTexts
from retold.model import AlignedPair, Article, Clue, CreditKind, Span
from retold.words import fold
from retold.words.background import idf

# Changes of wording shown with an edge.
_SHOWN = 3
# Changes that look made by the child by so many nats are shown.
_PLAIN = 1.0
# Longer runs of changed words are rewritten sentences; words more frequent than this, in nats of rarity, show nothing.
_MOST_WORDS = 4
_TELLING = 2.0
# Characters of a credit line that are shown.
_LONGEST_CREDIT = 80


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two texts with their alignment, the child's side first whatever the order of the alignment."""

    child: int
    parent: int
    links: tuple[Link, ...]

    @classmethod
    def of(cls, child: int, parent: int, alignment: Alignment) -> "Pairing":
        """The alignment of the pair (which has the smaller number on the left), seen from the child."""
        if child < parent:
            return cls(child, parent, alignment.links)
        turned = (Link(link.right, link.left, link.score) for link in alignment.links)
        return cls(child, parent, tuple(sorted(turned)))


def aligned(pairing: Pairing, story: StoryTexts, likeness: Likeness) -> tuple[AlignedPair, ...]:
    """The alignment as spans of both texts."""
    child, parent = story.texts[pairing.child], story.texts[pairing.parent]
    found = []
    for link in pairing.links:
        mine = Span(child.spans[link.left[0]].start, child.spans[link.left[-1]].end)
        theirs = Span(parent.spans[link.right[0]].start, parent.spans[link.right[-1]].end)
        unit = child.units[link.left[0]]
        quoted = likeness.free_mass[unit] < 0.5 * likeness.mass[unit]
        found.append(AlignedPair(mine, theirs, round(link.score, 3), quoted))
    return tuple(found)


def share(pairing: Pairing, story: StoryTexts, likeness: Likeness) -> float:
    """Part of the child's weight that carries over, 0–1."""
    units = story.texts[pairing.child].units
    kept = sum(likeness.mass[units[i]] * link.score for link in pairing.links for i in link.left)
    return min(round(kept / max(sum(likeness.mass[u] for u in units), 1e-9), 3), 1.0)


def clues(pairing: Pairing, story: StoryTexts, kin: Kinship, descent: Descent | None) -> tuple[Clue, ...]:
    """What speaks for the edge, strongest first; without `descent` the other text is only the nearest relative."""
    found = [_sentences(pairing, story, kin), *_order(pairing), *_rare(pairing, story)]
    if descent is not None:
        found.extend(_coverage(pairing, story, descent))
        found.extend(_changes(pairing, story, descent))
    child, parent = story.texts[pairing.child].article, story.texts[pairing.parent].article
    found.extend(said(child, parent))
    return tuple(sorted(found, key=lambda clue: -clue.weight))


def said(child: Article, parent: Article) -> list[Clue]:
    """What the pages themselves say of where the text is from: headlines, credits, days."""
    return [*_headline(child, parent), *_credits(child), *_dates(child, parent)]


def _headline(child: Article, parent: Article) -> list[Clue]:
    if not headed_pairs((child, parent), [(0, 1)]):
        return []
    return [Clue("headline", MODEL.headed, f"stands under the same headline as {parent.id}")]


def _sentences(pairing: Pairing, story: StoryTexts, kin: Kinship) -> Clue:
    child, parent = story.texts[pairing.child], story.texts[pairing.parent]
    mine = [i for link in pairing.links for i in link.left]
    # In the child's order: what is shown side by side belongs together.
    theirs = [j for link in pairing.links for j in link.right]
    odds = math.log(max(kin.probability, 1e-6) / max(1 - kin.probability, 1e-6))
    return Clue(
        "shared sentences",
        round(odds, 2),
        f"shares {len(mine)} of {len(child.units)} sentences with {parent.article.id}",
        tuple(child.spans[i] for i in mine),
        tuple(parent.spans[j] for j in theirs),
    )


def _order(pairing: Pairing) -> list[Clue]:
    if len(pairing.links) < 3:
        return []
    kept, size = in_order(pairing.links), len(pairing.links)
    text = (
        f"all {size} in the same order"
        if kept == size
        else f"{kept} of the {size} shared sentences stand in the same order"
    )
    return [Clue("shared order", round(math.log(kept), 2), text)]


def _rare(pairing: Pairing, story: StoryTexts) -> list[Clue]:
    """Words that only few texts of the story have, shared at the same place."""
    few = max(2, len(story.texts) // 3)
    child, parent = story.texts[pairing.child], story.texts[pairing.parent]
    shared: dict[int, str] = {}
    for link in pairing.links:
        theirs = {s for j in link.right for s in story.units[parent.units[j]].stems}
        mine = (s for i in link.left for s in story.units[child.units[i]].stems)
        for s, (word, _) in zip(mine, story.printed(pairing.child, link.left), strict=True):
            rare = s in theirs and story.spread[s] <= few and story.weights[s] > 3.0
            if rare and (s not in shared or word.islower()):  # a capital may only begin a sentence
                shared[s] = word
    if not shared:
        return []
    best = sorted(shared, key=lambda s: (_kind(s, story), -story.weights[s], story.vocabulary[s]))[:5]
    words = ", ".join(shared[s] for s in best)
    many = "1 word" if len(shared) == 1 else f"{len(shared)} words"
    text = f"both have {many} that few others of the story have: {words}"
    return [Clue("rare words", round(math.log1p(len(shared)), 2), text)]


def _kind(stem: int, story: StoryTexts) -> int:
    """Names say most to a reader, then figures, then other words."""
    return 0 if stem in story.names else 1 if story.vocabulary[stem][0].isdigit() else 2


def _coverage(pairing: Pairing, story: StoryTexts, descent: Descent) -> list[Clue]:
    parent = story.texts[pairing.parent].article.id
    whole, one = (" of the names and figures", "name or figure") if descent.of_details else ("", "sentence")
    if descent.missing >= 0.05:
        own = " of its names and figures" if descent.of_details else ""
        text = (
            f"has {descent.missing:.0%}{own} that {parent} lacks: added to it, a fuller version, or from elsewhere too"
        )
        return [Clue("coverage", round(-10 * min(descent.missing, 0.3), 2), text)]
    if descent.left_out - descent.missing < 0.05:
        return []
    much = f"leaves out {descent.left_out:.0%}{whole} of {parent}"
    little = f"has {descent.missing:.0%} that {parent} lacks" if descent.missing >= 0.005 else f"adds no {one}"
    return [Clue("coverage", round(10 * min(descent.left_out - descent.missing, 0.3), 2), f"{much}, and {little}")]


def _changes(pairing: Pairing, story: StoryTexts, descent: Descent) -> list[Clue]:
    """Changes of wording that look made by the child, the plainest first: one clue, for one change says little."""
    child, parent = story.texts[pairing.child], story.texts[pairing.parent]
    if child.language != parent.language or descent.forth <= 0:
        return []
    shown: dict[tuple[str, str], tuple[Span, Span]] = {}
    for _, mine, theirs in sorted(_reworded(pairing, story), key=lambda c: (-c[0], c[1])):
        if len(shown) < _SHOWN:
            shown.setdefault((mine.of(child.article.text), theirs.of(parent.article.text)), (mine, theirs))
    if not shown:
        return []
    text = f"looks reworded from {parent.article.id}: " + ", ".join(f"“{a}” for “{b}”" for a, b in shown)
    weight = round(min(descent.forth, 10.0) / 2, 2)
    return [Clue("corruption", weight, text, tuple(c for c, _ in shown.values()), tuple(p for _, p in shown.values()))]


def _reworded(pairing: Pairing, story: StoryTexts) -> Iterator[tuple[float, Span, Span]]:
    """Changes that look made by the child and can be shown: nats, the words of the child and those of the parent."""
    for link in pairing.links:
        if link.score > 0.999:
            continue
        mine, theirs = story.printed(pairing.child, link.left), story.printed(pairing.parent, link.right)
        for change in changes([w for w, _ in mine], [w for w, _ in theirs]):
            (i, j), (k, m) = change.child, change.parent
            if change.nats >= _PLAIN and 0 < j - i <= _MOST_WORDS and 0 < m - k <= _MOST_WORDS:
                spans = Span(mine[i][1].start, mine[j - 1][1].end), Span(theirs[k][1].start, theirs[m - 1][1].end)
                words = [w for w, _ in (*mine[i:j], *theirs[k:m])]
                if all(map(str.isalpha, words)) and any(idf(fold(w)) > _TELLING for w in words):
                    yield (change.nats, *spans)


def _credits(article: Article) -> list[Clue]:
    weights = {CreditKind.INDEXED: 2.0, CreditKind.SOURCE: 1.0, CreditKind.DATELINE: 1.0, CreditKind.BYLINE: 1.0}
    found: dict[str, Clue] = {}
    elsewhere = (c for c in article.credits if c.name is None or not is_own_page(article, c.name))
    for c in elsewhere:  # one line may name several; it is shown once
        kind = "dateline" if c.kind is CreditKind.DATELINE else "credit"
        found.setdefault(c.text, Clue(kind, weights.get(c.kind, 0.3), f"says “{_clipped(c.text)}”"))
    return list(found.values())


def _clipped(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST_CREDIT else f"{words[:_LONGEST_CREDIT].rsplit(' ', 1)[0]} …"


def source_clues(article: Article) -> list[Clue]:
    """The credits that name where the text itself was taken from."""
    named = tuple(c for c in article.credits if c.kind is CreditKind.SOURCE and c.name)
    return _credits(replace(article, credits=named))


def _dates(child: Article, parent: Article) -> list[Clue]:
    a, b = child.published, parent.published
    if a is None or b is None:
        return []
    if b.before_by_clock(a):
        text = f"published {a.first} {a.clock}, after {parent.id} ({b.clock}), if both times are of one zone"
        return [Clue("published", 0.5, text)]
    if not parent.published_before(child):
        return []
    size = 10 if a.first[:10] > b.last[:10] else 16  # days, or on one day hours
    when, before = (moment[:size].replace("T", " ") for moment in (a.first, b.last))
    return [Clue("published", 1.0, f"published {when}, after {parent.id} ({before})")]
