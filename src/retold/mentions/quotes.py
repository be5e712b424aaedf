"""Words given as somebody's, with who said them."""

import re

from retold.mentions.marks import Marked
from retold.model import ActorMention, Cue, Quote, QuoteKind, Span, Speaker

_CUE = re.compile(r"\b(said|says|told|wrote|added|asked|noted|tweeted|explained|continued|concluded|according to)\b")


def find_quotes(
    text: str, stretches: tuple[Marked, ...], sentences: tuple[Span, ...], actors: tuple[ActorMention, ...]
) -> tuple[Quote, ...]:
    """Direct quotes with the name nearest to a reporting verb in the same sentence as their speaker."""
    found = []
    for stretch in stretches:
        around = [s for s in sentences if s.overlaps(stretch.outer)]
        if not around or stretch.single:
            continue
        low, high = around[0].start, around[-1].end
        cue = next((m for m in _CUE.finditer(text, low, high) if not stretch.outer.covers(Span(*m.span()))), None)
        if cue is None and len(stretch.span) < 40:
            continue
        speaker = None
        if cue is not None:
            near = [a for a in actors if low <= a.span.start < high and not a.span.overlaps(stretch.outer)]
            best = min(near, key=lambda a: abs(a.span.start - cue.start()), default=None)
            speaker = Speaker(best.span, best.actor) if best else None
        found.append(Quote(QuoteKind.DIRECT, (stretch.span,), speaker, Cue(Span(*cue.span()), "say") if cue else None))
    return tuple(found)
