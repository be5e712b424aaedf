"""One utterance in several wordings: which of them is the usual one, and where the others depart from it."""

import re
from collections import Counter
from difflib import SequenceMatcher

from retold.account.speakers import Said
from retold.model import Lineage, QuoteKind, Span
from retold.words import fold, stem, token_spans
from retold.words.background import idf
from retold.words.names import place_key, places

TELLING = 3.0  # nats of rarity from which a word counts as telling
# Words that a translation or a copy editor swaps without changing what was said.
_LIGHT = frozenset(
    {"the", "a", "an", "this", "that", "these", "those", "its", "his", "her", "their", "our", "has", "have", "had", "as",
     "been", "is", "are", "was", "were", "also"}
)  # fmt: skip
_PLACING = frozenset({"in", "on", "at", "of"})
_MOVED = 0.8  # share of words from which what is left out here and put in there was only moved
# A full stop inside a clause, blanks on the wrong side of a mark, a mark glued to a word.
_GARBLED = re.compile(r"[.!?]\s+[a-z]|“\s|\s[”’](?:\W|$)|”\w")

_MARKS = dict.fromkeys(map(ord, '“”„«»"'))


class Rewording:
    """A quote with its words in the form under which they are compared."""

    def __init__(self, said: Said) -> None:
        """Gather the words."""
        self.said = said
        text = said.article.text
        tokens = [t.shifted(p.start) for p in said.quote.spans for t in token_spans(p.of(text))]
        self.spans = _hyphened(text, tokens)
        self.words = [fold(s.of(text)).replace("-", "") for s in self.spans]
        self.in_marks = [any(q.covers(s) for q in said.quoted) for s in self.spans]
        self.weights: dict[str, float] = {stem(w): idf(w) for w in self.words if idf(w) >= 1.0}

    @property
    def total(self) -> float:
        """Its weighted words."""
        return sum(self.weights.values())

    @property
    def garbles(self) -> int:
        """How often its text is visibly broken."""
        spans = self.said.quote.spans
        return len(_GARBLED.findall(self.said.article.text[spans[0].start : spans[-1].end]))

    def text(self, low: int, high: int) -> str:
        """Its words from number `low` up to `high`, as printed but for quotation marks, which may open or close elsewhere."""
        if low >= high:
            return ""
        return self.said.article.text[self.spans[low].start : self.spans[high - 1].end].translate(_MARKS)


def _hyphened(text: str, tokens: list[Span]) -> list[Span]:
    """Tokens with words that a hyphen joins made one, so that build-up and buildup are one word."""
    joined: list[Span] = []
    for token in tokens:
        if joined and text[joined[-1].end : token.start] in {"-", "‐", "‑"}:
            joined[-1] = Span(joined[-1].start, token.end)
        else:
            joined.append(token)
    return joined


def usual(group: list[Rewording], lineage: Lineage) -> Rewording:
    """The least broken wording, of the act most agree on, that is most like the others.

    Among equals one that was not taken from another of them, then the direct and then the fuller one.
    """
    articles = {w.said.article.id for w in group}
    copies = {edge.child for edge in lineage.edges if edge.directed and edge.parent in articles}
    acts = Counter(w.said.act for w in group)
    return max(
        group,
        key=lambda w: (
            -w.garbles,
            acts[w.said.act] > len(group) / 2,
            round(sum(SequenceMatcher(None, w.words, o.words, autojunk=False).ratio() for o in group if o is not w), 3),
            w.said.article.id not in copies,
            w.said.quote.kind is QuoteKind.DIRECT,
            len(w.words),
            w.said.article.id,
        ),
    )


def alone(wording: Rewording, group: list[Rewording]) -> bool:
    """With two others that agree on a telling word, this one has another in its place."""
    others = [w for w in group if w is not wording]
    if len(others) < 2 or wording.said.quote.kind is QuoteKind.INDIRECT:
        return False
    counts = Counter(x for w in others for x in {stem(x) for x in w.words})
    own = {stem(x) for x in wording.words}
    for theirs in others:
        for a, b in _replaced(theirs, wording):
            agreed = [x for x in a if counts[stem(x)] >= 2 and stem(x) not in own and idf(x) >= TELLING]
            if agreed and any(counts[stem(x)] == 0 and idf(x) >= TELLING for x in b):
                return True
    return False


def _replaced(one: Rewording, other: Rewording) -> list[tuple[list[str], list[str]]]:
    matcher = SequenceMatcher(None, one.words, other.words, autojunk=False)
    return [(one.words[i1:i2], other.words[j1:j2]) for tag, i1, i2, j1, j2 in matcher.get_opcodes() if tag == "replace"]


def differences(main: Rewording, other: Rewording) -> list[tuple[str, str, str]]:
    """(words of the usual wording, words of the other, its article), within the part both have.

    Articles, auxiliaries and the like are passed over, unless nothing else differs.
    """
    matcher = SequenceMatcher(None, main.words, other.words, autojunk=False)
    codes = matcher.get_opcodes()
    found = []
    for n, (tag, i1, i2, j1, j2) in enumerate(codes):
        if tag == "equal" or (tag != "replace" and n in {0, len(codes) - 1}):
            continue
        if n in {0, len(codes) - 1} and abs((i2 - i1) - (j2 - j1)) > 4:  # one of them simply holds more
            continue
        if "".join(main.words[i1:i2]) != "".join(other.words[j1:j2]):  # buildup, build-up
            found.append((i1, i2, j1, j2))
    found = _without_moved(main, other, found)
    heavy = [(i, k, j, m) for i, k, j, m in found if not _is_light(main, (i, k), other, (j, m))]
    return [(main.text(i, k), other.text(j, m), other.said.article.id) for i, k, j, m in heavy or found]


def _core(words: list[str]) -> list[str]:
    return [w for w in words if w not in _LIGHT]


def _is_light(main: Rewording, here: tuple[int, int], other: Rewording, there: tuple[int, int]) -> bool:
    left, right = _core(main.words[slice(*here)]), _core(other.words[slice(*there)])
    if left == right or (len(left) == len(right) == 1 and {*left, *right} <= _PLACING):
        return True
    if any(main.in_marks[slice(*here)]) and any(other.in_marks[slice(*there)]):
        return False
    one, two = places().get(place_key(" ".join(left))), places().get(place_key(" ".join(right)))
    return one is not None and one == two  # US, the United States


def _without_moved(
    main: Rewording, other: Rewording, found: list[tuple[int, int, int, int]]
) -> list[tuple[int, int, int, int]]:
    """Without words that the other wording has elsewhere."""
    moved: set[int] = set()
    for n, (i1, i2, _, _) in enumerate(found):
        out = Counter(_core(main.words[i1:i2]))
        for m, (_, _, j1, j2) in enumerate(found):
            into = Counter(_core(other.words[j1:j2]))
            most = max(out.total(), into.total())
            if n != m and most > 1 and (out & into).total() >= _MOVED * most:
                moved |= {n, m}
    return [f for n, f in enumerate(found) if n not in moved]
