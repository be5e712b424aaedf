"""Deciding a page's blocks together: furniture comes in runs, so a block is judged with its neighbours.

A linear-chain conditional random field with two states (Lafferty, McCallum and Pereira 2001; for pages: Marek, Pecina
and Spousta 2007): the weight of a block's features, plus a weight for each change of state; the probability of each
block by the forward-backward algorithm. In log odds, so that two numbers a block suffice.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import repeat
from math import exp, log

from retold.cleaning.tables import rows

# Beyond these log odds a neighbour's message no longer changes.
_FAR = 40.0


@dataclass(frozen=True, slots=True)
class Weights:
    """What speaks for article (positive) and for furniture (negative), in log odds.

    Attributes:
        features: by the name of a feature.
        same: how much a block's state speaks for the same state of its neighbour: (both article, both furniture).
        opens: for article at the first block.
    """

    features: dict[str, float]
    stay_article: float
    stay_furniture: float
    opens: float


@lru_cache(maxsize=1)
def packaged_weights() -> Weights:
    """The weights of `data/weights.tsv`."""
    table = {name: float(value) for name, value in (row[:2] for row in rows("weights.tsv"))}
    chain = [table.pop(f"chain {name}") for name in ("article", "furniture", "opens")]
    return Weights(table, *chain)


def emissions(features: Sequence[Sequence[str]], weights: Weights) -> list[float]:
    """The log odds of each block by itself."""
    get = weights.features.get
    return [sum(map(get, row, repeat(0.0))) for row in features]


def article_odds(scores: Sequence[float], weights: Weights) -> list[float]:
    """The log odds that each block is article, neighbours considered; linear in the number of blocks."""
    if not scores:
        return []
    forward, backward = _passed(scores, weights, weights.opens), _passed(scores[::-1], weights, 0.0)[::-1]
    return [score + log(left * right) for score, left, right in zip(scores, forward, backward, strict=True)]


def _passed(scores: Sequence[float], weights: Weights, start: float) -> list[float]:
    """The message each block gets from the side where `scores` begin, as odds; `start` in log odds."""
    article, furniture = exp(weights.stay_article), exp(weights.stay_furniture)
    messages, message = [exp(start)], exp(start)
    for score in scores[:-1]:
        odds = message * exp(score if -_FAR < score < _FAR else _FAR if score > 0 else -_FAR)
        message = (1 + odds * article) / (odds + furniture)
        messages.append(message)
    return messages
