"""Fit the weights by which a text in another language is known as a translation (`retold.lineage.translation`).

usage: lineage_translation.py SHARED FOLDER...

Each FOLDER has `documents.jsonl` and `answers.json` (bench/lineage_set.py): pairs of one family in two languages are translations, by
one hand or several, pairs of two families are not; patchworks are left aside. Beside them the short reports of
`tests/unit/lineage`, and of each story of the lineage corpus the first texts of its families, English and translated by machine
(`lineage_languages.py`). Prints the weights, and by weights learned without the story how many pairs are found, with those that
the shares of sentences found show, in log odds of `retold.lineage.kinship`.
"""

import argparse
import sys
from dataclasses import astuple, dataclass, fields, replace
from itertools import product
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from lineage import read, story_of
from lineage_contrast import pairs_of, seen
from lineage_languages import FAMILIES, LONGEST, spanish
from retold.lineage import translation
from retold.lineage.kinship import kinship_of
from retold.model import Story
from retold.words import sentences

CUTS = (8, 1000)  # sentences
FOLDS, PENALTY, BAR = 8, 0.6, 0.5
# How much a pair counts: of people, of short reports, translated by machine.
COUNTS = {"people": 1.0, "short": 2.0, "machine": 0.3}
# Held to be a translation is what these weights give so much: of reports of their own hardly any may be.
SURE = 0.95


@dataclass(frozen=True)
class Row:
    kind: str
    story: str
    told: bool
    evidence: tuple[float, ...]
    now: float  # probability by the program


def compared(texts, alignments, kin, _where, _likeness, _said, details, _bar):
    """(ids, evidence, probability) of the pairs in two languages."""
    for (a, b), alignment in sorted(alignments.items()):
        one, other = texts.texts[a], texts.texts[b]
        if one.language != other.language and alignment.links:
            evidence = astuple(translation.evidence(one, other, alignment, details))
            yield (one.article.id, other.article.id), evidence, kinship_of(a, b, kin).probability


def short():
    tests = Path(__file__).parents[1] / "tests" / "unit" / "lineage"
    sys.path.insert(0, str(tests))
    from tellings import article
    from tellings import story as told
    from test_lineage_short import events

    for number, (language, texts) in enumerate(events()):
        english = article("a", texts["en"].strip(), language="en")
        for name in ("translation", "own"):
            pair = told(english, article("b", texts[name].strip(), language=language))
            for _, evidence, now in seen(pair, compared):
                yield Row("short", f"short {number}", name == "translation", evidence, now)


def by_machine(shared):
    rows, answers = read(shared / "corpora" / "lineage")
    texts = {row["id"]: row["text"] for row in rows}
    for answer, cut in product(answers, CUTS):
        families = [sorted(set(f) - set(answer["merged"])) for f in answer["families"]]
        some = [texts[f[0]] for f in families if f][:FAMILIES]
        cuttings = [text[: list(sentences(text))[:cut][-1].end] for text in some]
        for (i, one), (j, other) in product(enumerate(cuttings), repeat=2):
            if max(len(one), len(other)) <= LONGEST:
                plain = story_of("pair", [{"id": "a", "text": one}, {"id": "b", "text": spanish(other)}])
                both = zip(plain.articles, ("en", "es"), strict=True)
                articles = tuple(replace(article, language=language) for article, language in both)
                for _, evidence, now in seen(Story("pair", "", articles, plain.mentions), compared):
                    yield Row("machine", answer["story"], i == j, evidence, now)


def fitted(rows):
    told = np.array([row.told for row in rows], float)
    table = np.array([row.evidence for row in rows])
    counts = np.array([COUNTS[row.kind] for row in rows])
    mean, scale = table.mean(axis=0), table.std(axis=0) + 1e-9
    scaled = (table - mean) / scale

    def loss(weights):
        z = scaled @ weights[1:] + weights[0]
        value = counts @ (np.logaddexp(0, z) - told * z) + PENALTY / 2 * weights[1:] @ weights[1:]
        slope = counts * (1 / (1 + np.exp(-z)) - told)
        return value, np.concatenate([[slope.sum()], scaled.T @ slope + PENALTY * weights[1:]])

    best = minimize(loss, np.zeros(table.shape[1] + 1), jac=True, method="L-BFGS-B").x
    weights = best[1:] / scale
    return float(best[0] - weights @ mean) - np.log(SURE / (1 - SURE)), weights


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("folders", type=Path, nargs="*")
    given = parser.parse_args()
    people = [Row("people", *row) for folder in given.folders for row in pairs_of(folder, compared)]
    rows = [*people, *short(), *by_machine(given.shared)]
    bias, weights = fitted(rows)
    names = [field.name for field in fields(translation.Evidence)]
    print("bias", round(bias, 2), {name: round(float(value), 2) for name, value in zip(names, weights, strict=True)})
    stories = sorted({row.story for row in rows})
    fold = {story: number % FOLDS for number, story in enumerate(stories)}
    found = {}
    for number in range(FOLDS):
        bias, weights = fitted([row for row in rows if fold[row.story] != number])
        for row in (row for row in rows if fold[row.story] == number):
            found[id(row)] = bias + weights @ np.array(row.evidence) >= 0
    for kind in COUNTS:
        for told in (True, False):
            some = [row for row in rows if row.kind == kind and row.told == told]
            print(f"{kind}, {'translations' if told else 'reports of their own'}: {len(some)}, by the program {sum(row.now >= BAR for row in some)}, "
                  f"by these weights, learned without the story, {sum(found[id(row)] for row in some)}")  # fmt: skip


if __name__ == "__main__":
    main()
