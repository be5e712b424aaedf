"""What each actor demands, offers, refuses, denies, warns of, announces or plans: in the words of the articles."""

import re
from collections.abc import Iterable

from retold.account.speakers import Said
from retold.model import Evidence, Lineage, Position, QuoteKind, Span
from retold.words import folded, stem
from retold.words.background import idf

# Acts of cues that are stands, and the name of the stand.
_STANDS = {
    "demand": "demand", "threaten": "warn", "warn": "warn", "offer": "offer", "promise": "offer", "agree": "agree",
    "refuse": "refuse", "deny": "deny", "announce": "announce", "plan": "plan",
}  # fmt: skip
_SAME = 0.5  # weighted share of words from which two wordings are one stand of one actor
_LONGEST = 400  # characters of one wording
_NOT = frozenset({"not", "never", "no", "neither", "nor", "without", "yet"})
_BROKEN = re.compile(r"[.!?]\s+[a-z]")  # a full stop in mid-sentence
# What may stand behind a whole clause: a stop, a mark, or a word that begins another clause.
_ENDS = re.compile(
    r"\s*(?:$|[.,;:!?”’\"»)\n—–]|(?:and|but|while|when|as|after|before|because|if|unless|until|since|who|which|said|says|"
    r"according|although|though|where|in|on|at|during)\b)"
)


def positions(quotes: Iterable[Said], lineage: Lineage) -> tuple[Position, ...]:
    """The stands of a story's actors, of its quotes, by actor, then by the tellings behind them."""
    groups: list[tuple[str, str, list[tuple[Said, Span, dict[str, float]]]]] = []
    for said in quotes:
        stand = _STANDS.get(said.act)
        span = _wording(said)
        if stand is None or said.speaker is None or not said.named or span is None or not _is_clear(said, span):
            continue
        weights = {stem(w): idf(w) for w in folded(said.text)}
        group = next((g for g in groups if g[:2] == (said.speaker, stand) and _alike(weights, g[2])), None)
        if group is None:
            groups.append((said.speaker, stand, [(said, span, weights)]))
        else:
            group[2].append((said, span, weights))
    found = [_position(actor, stand, members, lineage) for actor, stand, members in groups]
    return tuple(sorted(found, key=lambda p: (p.actor, -p.origins, p.act, p.text)))


def _wording(said: Said) -> Span | None:
    """From speaker or cue to the last of the words, where they stand together."""
    quote = said.quote
    if quote.cue is None or quote.speaker is None:
        return None
    if quote.kind is QuoteKind.DIRECT and len(quote.spans) > 1:
        return None
    places = [quote.cue.span, *quote.spans]
    if abs(quote.speaker.span.start - quote.cue.span.start) < 160:
        places.append(quote.speaker.span)
    whole = Span(min(p.start for p in places), max(p.end for p in places))
    text = whole.of(said.article.text)
    return whole if len(text) <= _LONGEST and "\n" not in text else None


def _is_clear(said: Said, whole: Span) -> bool:
    """A verb of the actor's own with a whole clause (or, for a demand or denial, object) behind it, and no `not` before."""
    cue, speaker = said.quote.cue, said.quote.speaker
    text = said.article.text
    if cue is None or speaker is None or speaker.span.start > cue.span.start or cue.frame in {None, "noun"}:
        return False
    if cue.frame == "object" and said.act not in {"demand", "deny", "refuse"}:
        return False
    ahead = text[min(whole.start, speaker.span.start) : max(cue.span.end, said.start)]
    if _NOT & set(folded(ahead)) or "n't" in ahead.replace("’", "'") or _BROKEN.search(whole.of(text)):
        return False
    return _ENDS.match(text, whole.end) is not None


def _alike(weights: dict[str, float], members: list[tuple[Said, Span, dict[str, float]]]) -> bool:
    for _, _, other in members:
        shared = sum(weights[w] for w in weights.keys() & other.keys())
        if shared >= _SAME * max(min(sum(weights.values()), sum(other.values())), 1e-9):
            return True
    return False


def _position(actor: str, stand: str, members: list[tuple[Said, Span, dict[str, float]]], lineage: Lineage) -> Position:
    best = max(members, key=lambda m: (sum(m[2].values()), m[0].article.id))
    evidence = tuple(Evidence.at(said.article, span) for said, span, _ in members)
    origins = lineage.tellings({said.article.id for said, _, _ in members})
    return Position(actor, stand, best[1].of(best[0].article.text), origins, evidence)
