"""Make the table of word pairs the lineage stage judges wording by.

From SymSpell's English bigram counts (MIT; counts from the Google Books Ngram data, CC BY 3.0): the most frequent
pairs, each with its cost in tenths of a nat, -10 ln P(second | first).

usage: lineage_bigrams.py UNIGRAMS BIGRAMS > src/retold/lineage/data/bigrams.tsv
"""

import math
import sys
from collections import defaultdict
from pathlib import Path

KEPT = 60_000


def counts(path):
    with Path(path).open(encoding="utf-8-sig") as lines:
        return [(tuple(fields[:-1]), int(fields[-1])) for fields in map(str.split, lines)]


def main(unigrams_path, bigrams_path):
    single = {words[0]: n for words, n in counts(unigrams_path)}
    pairs = sorted(counts(bigrams_path), key=lambda p: (-p[1], p[0]))[:KEPT]
    rows = defaultdict(list)
    for (first, second), n in sorted(pairs):
        rows[first].append(f"{second} {round(-10 * math.log(n / max(single.get(first, n), n)))}")
    print("# first word, then each word that often follows it with its cost: -10 ln P(second | first).")
    print(
        "# Counts: Google Books Ngram data (CC BY 3.0), as distributed with SymSpell (MIT). Made by bench/lineage_bigrams.py"
    )
    for first in sorted(rows):
        print(first, " ".join(rows[first]), sep="\t")


main(*sys.argv[1:3])
