"""Learn which way changes of words point, for `retold.lineage.channel`, from planted copies (bench/lineage_made.py).

usage: lineage_channel.py MADE_DIR... > src/retold/lineage/data/channel.tsv

Reads `documents.jsonl` and `answers.json` of each folder; a third of the stories, by a hash of their id, is left out and
only used for the figures, which go to standard error. Logistic regression without a constant: what speaks for one side
speaks against the other.
"""

import json
import sys
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from bench.lineage import SETTINGS, stories_of, unseen
from retold.lineage.alignment import align
from retold.lineage.channel import MOST_WORDS, changed, traces
from retold.lineage.likeness import Likeness
from retold.lineage.texts import prepare
from retold.words import fold, tokens

KINDS = ("replaced", "left out")
PENALTY = 0.002


def examples(folder):
    """(story, kind, traces of the child's side less those of the parent's) for each change of each planted rewording."""
    rows = [json.loads(line) for line in (folder / "documents.jsonl").read_text("utf-8").splitlines()]
    answers = {a["story"]: a for a in json.loads((folder / "answers.json").read_text("utf-8"))}
    for name, story in stories_of(rows).items():
        texts = prepare(story, SETTINGS)
        likeness, place = Likeness(texts), {t.article.id: t for t in texts.texts}
        for edge in answers[name]["edges"]:
            if edge["parent"] and edge["relation"] not in ("verbatim", "trimmed", "merged"):
                yield from ((name, *one) for one in between(place[edge["child"]], place[edge["parent"]], likeness))


def between(child, parent, likeness):
    for link in align(child, parent, likeness, SETTINGS.min_sentence_similarity).links:
        ours, theirs = words(child, link.left), words(parent, link.right)
        mine, others = [fold(w) for w in ours], [fold(w) for w in theirs]
        for (i, j), (k, m) in changed(mine, others):
            if max(j - i, m - k) <= MOST_WORDS:
                before, after = mine[i - 1 : i] if i else [], mine[j : j + 1]
                one = traces((*before, *mine[i:j], *after), mine[i:j], ours[i:j])
                other = traces((*before, *others[k:m], *after), others[k:m], theirs[k:m])
                yield KINDS[not (i < j and k < m)], np.subtract(one, other)


def words(text, row):
    return [word for i in row for word in tokens(text.article.text, text.spans[i].start, text.spans[i].end)]


def learned(rows):
    scale = rows.std(axis=0) + 1e-9
    scaled = rows / scale

    def loss(w):
        return np.logaddexp(0, -scaled @ w).mean() + PENALTY * (w @ w)

    def slope(w):
        return -(scaled / (1 + np.exp(scaled @ w))[:, None]).mean(axis=0) + 2 * PENALTY * w

    return minimize(loss, np.zeros(rows.shape[1]), jac=slope).x / scale


def main(folders):
    found = [one for folder in folders for one in examples(Path(folder))]
    print(
        "# Nats by which a change looks made by the child, for each trace more on the child's side than on the other:"
    )
    print(
        "# cost of the words where they stand, rarity, rarest, words, in no list, of, articles, prepositions, contractions,"
    )
    print("# possessives. Made by bench/lineage_channel.py from planted copies.")
    for kind in KINDS:
        seen, kept = (np.array([r for n, k, r in found if k == kind and unseen(n) is way]) for way in (False, True))
        weights = learned(seen)
        right = [f"{(rows @ weights > 0).mean():.3f} of {len(rows)}" for rows in (seen, kept)]
        print(f"{kind}: points the right way, learned from {right[0]}, held out {right[1]}", file=sys.stderr)
        print(kind, *(f"{w:.3f}" for w in weights), sep="\t")


if __name__ == "__main__":
    main(sys.argv[1:])
