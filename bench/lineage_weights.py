"""Fit the weights of the evidence for one parent (`retold.lineage.descent.MODEL`) to lineages that are known.

usage: lineage_weights.py FOLDER... [--adding FOLDER...] [--people FOLDER...]

Each FOLDER has `documents.jsonl` and `answers.json`. The likelihood of each family's whole tree, all trees it might have
had in the denominator (matrix-tree theorem), is made as large as it goes; of texts with the same words one stands for all.
The families are the true ones. Planted stories of the unseen third are left out and only scored: how many texts get their
source, or rightly none. In the folders after `--adding` desks added to what they copied (bench/lineage_made.py); the first
count `PURE` times: most copies are plain. After `--people` come stories that people wrote (bench/lineage_set.py), read as
pages, with their languages, dates and credits, and for half as much as bare texts; they are scored with weights learned
without them too.
"""

import argparse
import json
import tempfile
from dataclasses import asdict, fields, replace
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from bench.lineage import SETTINGS, stories_of, unseen
from retold import pipeline
from retold.lineage import descent, tracing
from retold.lineage.branching import branching
from retold.lineage.descent import DescentModel, score, score_alone
from retold.lineage.marginals import marginals
from retold.lineage.tree import ROOT
from retold.settings import Settings

WEIGHTS = [f.name for f in fields(DescentModel) if f.name != "first_share"]
PENALTY, PURE, BARE = 0.003, 3, 0.5
FOLDS, SURE = 5, 0.9


def families(folder, stories):
    """(story, unseen, members, {(child, parent): (what the weights are multiplied by, log odds of credits and dates)}, true parents)."""
    rows = [json.loads(line) for line in (folder / "documents.jsonl").read_text("utf-8").splitlines()]
    answers = {a["story"]: a for a in json.loads((folder / "answers.json").read_text("utf-8"))}
    for name, story in stories(rows).items():
        text = {a.id: a.text for a in story.articles}
        above = {e["child"]: e["parent"] for e in answers[name]["edges"] if e["relation"] != "merged"}
        for members, descents, prior, standings, ids in grown(story, answers[name]):
            ours = {text[i]: m for m, i in ids.items()}
            want = sourced({m: source(m, ids, text, above, ours) for m in members}, descents)
            if len(want) > 1:
                pairs = {p: (multiplied(score, d), prior[p]) for p, d in descents.items() if want.keys() >= set(p)}
                roots = {(m, ROOT): (multiplied(score_alone, standings[m]), 0.0) for m in want}
                yield name, unseen(name), list(want), pairs | roots, want


def paged(rows):
    """The stories as they are read from pages: without what is cut off, with dates and credits."""
    return read([{key: row[key] for key in ("id", "story", "page")} for row in rows])


def bare(rows):
    """The stories as they are read from clean texts."""
    return read([{key: row[key] for key in ("id", "story", "title", "text")} for row in rows])


def read(rows):
    settings = Settings()
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)
        file.flush()
        found = pipeline.annotated(pipeline.articles([file.name], settings), settings)
        stories = pipeline.group((pair for pair in found if isinstance(pair, tuple)), settings)
    return {story.articles[0].stated_story: pipeline.settle(story, settings) for story in stories}


def grown(story, answers):
    """The true families as the lineage stage grows them; it numbers the texts in the order of their ids."""
    found, grow, parted, ids = [], tracing.grow, tracing.parted, sorted(a.id for a in story.articles)
    numbers = {name: number for number, name in enumerate(ids)}
    merged = {numbers[i] for i in answers["merged"] if i in numbers}
    true = [[numbers[i] for i in family if i in numbers and numbers[i] not in merged] for family in answers["families"]]

    def noted(members, descents, prior, machined, standings):
        found.append((list(members), dict(descents), dict(prior), standings, {m: ids[m] for m in members}))
        return grow(members, descents, prior, machined, standings)

    def given(distinct, *_):
        groups = [[m for m in family if m in distinct] for family in true]
        return tuple(m for m in sorted(merged) if m in distinct), [group for group in groups if group]

    tracing.grow, tracing.parted = noted, given
    try:
        tracing.trace(story, SETTINGS)
    except ValueError:  # raised once all trees are grown, of texts that hang on nothing
        pass
    finally:
        tracing.grow, tracing.parted = grow, parted
    return found


def sourced(want, descents):
    """The texts whose source is known and was compared with them, and whose source's source is."""
    kept = {m: p for m, p in want.items() if p == ROOT or (m, p) in descents}
    while len(kept) > len(left := {m: p for m, p in kept.items() if p == ROOT or p in kept}):
        kept = left
    return kept


def source(member, ids, text, above, ours):
    """The text that the member, or one with the same words, was made from; None if that is no one text of the family."""
    same = [i for i in text if text[i] == text[ids[member]]]
    parents = {text[p] if p else None for p in (above.get(i) for i in same)} - {text[ids[member]]}
    if len(parents) > 1:
        return None
    parent = next(iter(parents), None)
    return ROOT if parent is None else ours.get(parent)


def multiplied(score, evidence):
    """By differences: what the score would change by if one weight were one and the others nothing."""
    kept, nothing = descent.MODEL, replace(DescentModel(), **dict.fromkeys(WEIGHTS, 0.0))
    found = []
    for name in WEIGHTS:
        descent.MODEL = replace(nothing, **{name: 1.0})
        found.append(score(evidence))
    descent.MODEL = kept
    return np.array(found)


def fitted(some):
    """The weights; `some` are (how often it counts, family)."""
    scale = np.array([row for _, (*_, pairs, _) in some for row, _ in pairs.values()]).std(axis=0) + 1e-9
    texts = sum(times * len(members) for times, (_, _, members, _, _) in some)

    def loss(scaled):
        weights, value, slope = scaled / scale, 0.0, np.zeros(len(WEIGHTS))
        for times, (_, _, members, pairs, want) in some:
            logs = {pair: float(row @ weights) + odds for pair, (row, odds) in pairs.items()}
            chances = marginals(members, logs, ROOT)
            slope += times * sum(chances[pair] * row for pair, (row, _) in pairs.items())
            slope -= times * sum(pairs[edge][0] for edge in want.items())
            value += times * (volume(members, logs) - sum(logs[edge] for edge in want.items()))
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
    """How many texts get their source or rightly none, of how many; and the same of those with .9 and more."""
    row = np.array([weights[name] for name in WEIGHTS])
    counts = np.zeros(4, dtype=int)
    for _, _, members, pairs, want in some:
        chances = marginals(members, {p: float(r @ row) + odds for p, (r, odds) in pairs.items()}, ROOT)
        tree = branching(members, chances, ROOT)
        for m in members:
            hit, sure = tree[m] == want[m], chances[m, tree[m]] >= SURE
            counts += (hit, 1, hit and sure, sure)
    return counts


def weighed(people, texts, held=()):
    """(how often it counts, family) of the stories by people, but for those held out."""
    both = ((times, family) for times, some in ((1, people), (BARE, texts)) for family in some)
    return [(times, family) for times, family in both if family[0] not in held]


def said(counts):
    return "{} of {}, of those given .9 and more {} of {}".format(*counts)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--adding", type=Path, nargs="*", default=[])
    parser.add_argument("--people", type=Path, nargs="*", default=[])
    given = parser.parse_args()
    planted = [
        (folder, family) for folder in (*given.folders, *given.adding) for family in families(folder, stories_of)
    ]
    people = [family for folder in given.people for family in families(folder, paged)]
    texts = [family for folder in given.people for family in families(folder, bare)]
    seen = [(1 if of in given.adding else PURE, family) for of, family in planted if not family[1]]
    weights, shipped = fitted([*seen, *weighed(people, texts)]), asdict(DescentModel())
    print({name: round(value, 2) for name, value in weights.items()})
    for folder in (*given.folders, *given.adding):
        for label, way in (("fitted on", False), ("unseen", True)):
            some = [family for of, family in planted if of == folder and family[1] is way]
            print(
                f"{folder.name}, {label}: {said(right(some, weights))}; with the shipped weights {said(right(some, shipped))}"
            )
    apart = sorted({family[0] for family in people})
    total = np.zeros(4, dtype=int)
    for turn in range(FOLDS):
        held = set(apart[turn::FOLDS])
        found = fitted([*seen, *weighed(people, texts, held)])
        total += right([family for family in people if family[0] in held], found)
    if people:
        print(f"stories by people, learned without their own: {said(total)}")


if __name__ == "__main__":
    main()
