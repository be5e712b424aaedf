"""Kinship across languages: of translations, and of other reports of the same event in translation.

usage: lineage_languages.py SHARED

Of each story of the lineage corpus the first texts of at most four families, in English and machine-translated into
Spanish (Debian's `apertium-eng-spa`), whole and cut to their first sentences: how many translations are held to be of one
family with their source, and how many translations of another family's text. Totals only, `tuned` and `unseen` stories apart.
"""

import argparse
import itertools
import subprocess
from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path

from lineage import SETTINGS, read, story_of, unseen
from retold.lineage import trace
from retold.model import Story
from retold.words import sentences

FAMILIES = 4
CUTS = (4, 8, 1000)  # sentences
LONGEST = 6000  # characters


@cache
def spanish(text):
    return subprocess.run(["apertium", "-u", "eng-spa"], input=text, capture_output=True, text=True, check=True).stdout


def joined(english, translated):
    """Whether an English text and a Spanish one are held to share copied text."""
    rows = [{"id": "a", "text": english}, {"id": "b", "text": translated}]
    plain = story_of("pair", rows)
    articles = tuple(
        replace(article, language=language) for article, language in zip(plain.articles, ("en", "es"), strict=True)
    )
    return len(trace(Story("pair", "", articles, plain.mentions), SETTINGS).families) == 1


def compared(rows, answers):
    """For each cut, held-out or not, translation or not: how many pairs there are, and how many are joined."""
    texts, pairs, hits = {row["id"]: row["text"] for row in rows}, Counter(), Counter()
    for answer, cut in itertools.product(answers, CUTS):
        families = [sorted(set(f) - set(answer["merged"])) for f in answer["families"]]
        some = [texts[f[0]] for f in families if f][:FAMILIES]
        short = [text[: list(sentences(text))[:cut][-1].end] for text in some]
        for (i, one), (j, other) in itertools.product(enumerate(short), repeat=2):
            if max(len(one), len(other)) <= LONGEST:
                key = cut, unseen(answer["story"]), i == j
                pairs[key] += 1
                hits[key] += joined(one, spanish(other))
    return pairs, hits


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    pairs, hits = compared(*read(parser.parse_args().shared / "corpora" / "lineage"))
    for cut, held, same in sorted(pairs):
        name = "unseen" if held else "tuned"
        kind = "translations" if same else "other reports, translated"
        print(f"  {cut:4} sentences, {name:6} {kind:26} {hits[cut, held, same]:3} of {pairs[cut, held, same]:3} joined")


if __name__ == "__main__":
    main()
