"""Fit the weights of the evidence for one parent (`retold.lineage.descent.MODEL`) to planted lineages.

usage: lineage_weights.py FOLDER... [--adding FOLDER...]

Each FOLDER has `documents.jsonl` and `answers.json`. The likelihood of each family's whole tree, all trees it might have
had in the denominator (matrix-tree theorem), is made as large as it goes; of texts with the same words one stands for all.
Stories of the unseen third are left out and only scored: how many texts get their source, or rightly none. In the folders
after `--adding` desks added to what they copied (bench/lineage_made.py); the others count `PURE` times: most copies are plain.
"""

import argparse
import json
import sys
from dataclasses import asdict, fields, replace
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from bench.lineage import SETTINGS, stories_of, unseen
from retold.lineage import descent
from retold.lineage.branching import branching
from retold.lineage.descent import DescentModel, score
from retold.lineage.marginals import marginals
from retold.lineage.tree import ROOT

trace = sys.modules["retold.lineage.trace"]
WEIGHTS = [f.name for f in fields(DescentModel) if f.name != "first_share"]
PENALTY, PURE = 0.003, 3


def families(folder):
    """(unseen, members, {(child, parent): what the weights are multiplied by}, the true parents) of each family."""
    rows = [json.loads(line) for line in (folder / "documents.jsonl").read_text("utf-8").splitlines()]
    answers = {a["story"]: a for a in json.loads((folder / "answers.json").read_text("utf-8"))}
    for name, story in stories_of(rows).items():
        text = {a.id: a.text for a in story.articles}
        above = {e["child"]: e["parent"] for e in answers[name]["edges"] if e["relation"] != "merged"}
        for members, descents, ids in grown(story):
            ours = {text[i]: m for m, i in ids.items()}
            want = {m: source(m, ids, text, above, ours) for m in members}
            if len(members) > 1 and not set(answers[name]["merged"]) & set(ids.values()) and None not in want.values():
                pairs = {pair: multiplied(d) for pair, d in descents.items()} | {(m, ROOT): root() for m in members}
                if all((m, p) in pairs for m, p in want.items()):
                    yield unseen(name), members, pairs, want


def grown(story):
    """The families as the lineage stage grows them; it numbers the texts in the order of their ids."""
    found, grow, ids = [], trace.grow, sorted(a.id for a in story.articles)

    def noted(members, descents, prior, machined):
        found.append((list(members), dict(descents), {m: ids[m] for m in members}))
        return grow(members, descents, prior, machined)

    trace.grow = noted
    try:
        trace.trace(story, SETTINGS)
    finally:
        trace.grow = grow
    return found


def source(member, ids, text, above, ours):
    """The text that the member, or one with the same words, was made from; None if that is no one text of the family."""
    same = [i for i in text if text[i] == text[ids[member]]]
    parents = {text[p] if p else None for p in (above.get(i) for i in same)} - {text[ids[member]]}
    if len(parents) > 1:
        return None
    parent = next(iter(parents), None)
    return ROOT if parent is None else ours.get(parent)


def multiplied(evidence):
    """By differences: what `score` would change by if one weight were one and the others nothing."""
    kept, nothing = descent.MODEL, replace(DescentModel(), **dict.fromkeys(WEIGHTS, 0.0))
    found = []
    for name in WEIGHTS:
        descent.MODEL = replace(nothing, **{name: 1.0})
        found.append(score(evidence))
    descent.MODEL = kept
    return np.array(found)


def root():
    return np.array([name == "root" for name in WEIGHTS], dtype=float)


def fitted(some):
    scale = np.array([row for _, _, pairs, _ in some for row in pairs.values()]).std(axis=0) + 1e-9
    texts = sum(len(members) for _, members, _, _ in some)

    def loss(scaled):
        weights, value, slope = scaled / scale, 0.0, np.zeros(len(WEIGHTS))
        for _, members, pairs, want in some:
            logs = {pair: float(row @ weights) for pair, row in pairs.items()}
            chances = marginals(members, logs, ROOT)
            slope += sum(chances[pair] * row for pair, row in pairs.items())
            slope -= sum(pairs[edge] for edge in want.items())
            value += volume(members, logs) - sum(logs[edge] for edge in want.items())
        return value / texts + PENALTY * scaled @ scaled, slope / scale / texts + 2 * PENALTY * scaled

    found = minimize(loss, np.zeros(len(WEIGHTS)), jac=True, method="L-BFGS-B")
    return dict(zip(WEIGHTS, (found.x / scale).tolist(), strict=True))


def volume(members, logs):
    """The logarithm of the sum over all trees."""
    place = {m: i for i, m in enumerate(members)}
    laplacian = np.zeros((len(members), len(members)))
    for (child, parent), log in logs.items():
        laplacian[place[child], place[child]] += np.exp(log)
        if parent != ROOT:
            laplacian[place[child], place[parent]] -= np.exp(log)
    return np.linalg.slogdet(laplacian)[1]


def right(some, weights):
    row = np.array([weights[name] for name in WEIGHTS])
    hit = total = 0
    for _, members, pairs, want in some:
        tree = branching(members, marginals(members, {p: float(r @ row) for p, r in pairs.items()}, ROOT), ROOT)
        hit, total = hit + sum(tree[m] == want[m] for m in members), total + len(members)
    return f"{hit} of {total}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--adding", type=Path, nargs="*", default=[])
    given = parser.parse_args()
    found = [(folder, family) for folder in (*given.folders, *given.adding) for family in families(folder)]
    seen = [family for folder, family in found if not family[0] for _ in range(1 if folder in given.adding else PURE)]
    weights, shipped = fitted(seen), asdict(DescentModel())
    print({name: round(value, 2) for name, value in weights.items()})
    for folder in (*given.folders, *given.adding):
        for label, way in (("fitted on", False), ("unseen", True)):
            some = [family for of, family in found if of == folder and family[0] is way]
            print(
                f"{folder.name}, {label}: {right(some, weights)} under their source, with the shipped weights {right(some, shipped)}"
            )


if __name__ == "__main__":
    main()
