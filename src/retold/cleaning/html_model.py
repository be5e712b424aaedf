"""Which blocks of an HTML page are article: two log-linear judgements, the second of which sees the first's neighbours.

The weights (`data/html_weights.tsv`) were fitted by `bench/train_html.py` by logistic regression with a Gaussian prior,
blocks weighted by the root of their words and each page alike. Stacking a second judgement on the first one's answers
follows Cohen and Carvalho 2005 ("Stacked sequential learning").
"""

from functools import lru_cache

import numpy as np

from retold.cleaning.html_containers import Column, Columns
from retold.cleaning.html_features import passed_on
from retold.cleaning.tables import rows


@lru_cache(maxsize=4)
def packaged_weights(road: str) -> tuple[dict[str, float], dict[str, float]]:
    """The weights of the first and the second judgement on a road, by the name of a column."""
    first, second = dict[str, float](), dict[str, float]()
    for name, step, column, value in rows("html_weights.tsv"):
        if name == road:
            (first if step == "1" else second)[column] = float(value)
    return first, second


def article_odds(columns: Columns, words: Column, road: str) -> Column:
    """The log odds that each block is article.

    Args:
        columns: what is known about the blocks.
        words: of each block.
        road: whose weights to use: `careful` or `fast`.
    """
    table = np.array(list(columns.values()))
    first, second = _aligned(road, tuple(columns))
    around = passed_on(first @ table, words)
    odds: Column = second @ table + _aligned(road, tuple(around))[1] @ np.array(list(around.values()))
    return odds


@lru_cache(maxsize=4)
def _aligned(road: str, names: tuple[str, ...]) -> tuple[Column, Column]:
    """The weights of both judgements in the order of `names`."""
    first, second = (np.array([weights.get(name, 0.0) for name in names]) for weights in packaged_weights(road))
    return first, second
