"""Fit the weights by which a text told over in other words is known among all of its story (`retold.lineage.contrast`).

usage: lineage_contrast.py STORIES.jsonl.gz DISTRACTORS.jsonl.gz FOLDER...

Each FOLDER has `documents.jsonl` and `answers.json` (bench/lineage_set.py): of their pairs whose words show no kinship those of one
family were told over, by one hand or several, and pairs of two families were not; patchworks are left aside. Of STORIES
(`gold` has the story) and of every third story that we find in DISTRACTORS no pair is known to be told over; all count as if they
were not. The lineage corpus may stand among the folders. Prints the weights, and for each folder by weights learned without
it how many texts told over and how many others are found.
"""

import argparse
import gzip
import json
import tempfile
from collections import defaultdict
from dataclasses import asdict, fields
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from retold import pipeline
from retold.lineage import retelling, tracing
from retold.lineage.alignment import beyond_chance, in_order
from retold.lineage.contrast import MODEL, Contrasted, ContrastModel, odds
from retold.lineage.kinship import grouped
from retold.model import Story
from retold.settings import Settings

SETTINGS = Settings()
WEIGHTS = [f.name for f in fields(Contrasted)]
# A text told over counts so many times, a pair of real reports so many: in piles that are looked at the former are more.
OFTEN, REAL, PENALTY, BAR, EVERY, LARGEST = 4.0, 0.5, 1.0, 0.5, 3, 25
# Held to be told over is what these weights give so much: of real reports of one event hardly any may be.
SURE = 0.96


class EnoughError(Exception):
    """What was wanted of a story is known."""


def stories_of(path, story_of):
    """The stories of a file as the program reads them; `story_of` has those of the articles that are wanted."""
    together = defaultdict(list)
    for pair in pipeline.annotated(pipeline.articles([str(path)], SETTINGS), SETTINGS):
        if isinstance(pair, tuple) and pair[0].id in story_of:
            together[story_of[pair[0].id]].append(pair)
    for name, pairs in sorted(together.items()):
        pairs.sort(key=lambda pair: pair[0].id)
        yield Story(name, "", tuple(a for a, _ in pairs), tuple(m for _, m in pairs))


def seen(story, look):
    """What `look` yields of a story, given what `with_retellings` is given: before texts told over are sought in it."""
    found, kept = [], tracing.with_retellings

    def looked(*known):
        found.extend(look(*known))
        raise EnoughError

    tracing.with_retellings = looked
    try:
        tracing.trace(story, SETTINGS.lineage)
    except EnoughError:
        pass
    finally:
        tracing.with_retellings = kept
    return found


def compared(texts, alignments, kin, where, likeness, _, details, bar):
    """(ids, evidence) of all pairs of one language whose words show no kinship and that can be compared."""
    group_of = grouped(kin, len(texts.texts), bar)
    seeker = retelling._Seeker(texts, likeness, where, details, group_of)  # noqa: SLF001
    for a, b in sorted(alignments):
        one, other = texts.texts[a], texts.texts[b]
        late = retelling.days_apart(one.article, other.article) > retelling._DAYS  # noqa: SLF001
        apart = one.language == other.language and not late and group_of[a] != group_of[b]
        if apart and seeker._contrast.comparable(a, b):  # noqa: SLF001
            links = seeker._links(a, b)[0]  # noqa: SLF001
            ordered = min(beyond_chance(in_order(links), len(links)), retelling.MOST_ORDERED)
            own = details.own(one, other), details.own(other, one)
            yield (one.article.id, other.article.id), seeker._contrast.of(a, b, own, ordered)  # noqa: SLF001


def pairs_of(folder, look):
    """(story, of one family, what `look` yields of them but their ids) of the pairs of a folder, as text and as page; patchworks are left aside."""
    docs = [json.loads(line) for line in (folder / "documents.jsonl").read_text("utf-8").splitlines()]
    answers = {a["story"]: a for a in json.loads((folder / "answers.json").read_text("utf-8"))}
    for form, wanted in (("text", ("id", "story", "title", "text")), ("page", ("id", "story", "page"))):
        rows = [{key: d[key] for key in wanted if key in d} for d in docs if form in d]
        with tempfile.TemporaryDirectory() as room:
            file = Path(room) / "documents.jsonl"
            file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
            stories = list(stories_of(file, {row["id"]: row["story"] for row in rows}))
        for story in stories:
            answer = answers[story.id]
            family = {name: i for i, names in enumerate(answer["families"]) for name in names}
            for ids, *found in seen(story, look):
                if not set(ids) & set(answer["merged"]):
                    yield story.id, family[ids[0]] == family[ids[1]], *found


def rows_of_stories(path, story_of):
    return [(None, way) for story in stories_of(path, story_of) for _, way in seen(story, compared)]


def gold(path):
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return {r["id"]: str(r["gold"]["story"] if isinstance(r["gold"], dict) else r["gold"]) for r in rows}


def found_stories(path):
    """The articles of every so-manyth story of several that we find ourselves."""
    placed = [
        one
        for one in pipeline.partition(pipeline.pages([str(path)], SETTINGS), SETTINGS)
        if isinstance(one, pipeline.Placed)
    ]
    together = defaultdict(list)
    for one in placed:
        together[one.story].append(one.article)
    several = sorted(name for name, ids in together.items() if 1 < len(ids) <= LARGEST)[::EVERY]
    return {article: name for name in several for article in together[name]}


def fitted(rows):
    told = np.array([bool(t) for t, _ in rows])
    real = np.array([t is None for t, _ in rows])
    table = np.array([[getattr(way, name) for name in WEIGHTS] for _, way in rows])
    mean, scale = table.mean(axis=0), table.std(axis=0) + 1e-9
    scaled, times = (table - mean) / scale, np.where(told, OFTEN, np.where(real, REAL, 1.0))

    def loss(weights):
        z = scaled @ weights[1:] + weights[0]
        value = times @ (np.logaddexp(0, z) - told * z) + weights[1:] @ weights[1:] / 2 / PENALTY
        slope = times * (1 / (1 + np.exp(-z)) - told)
        return value, np.concatenate([[slope.sum()], scaled.T @ slope + weights[1:] / PENALTY])

    best = minimize(loss, np.zeros(len(WEIGHTS) + 1), jac=True, method="L-BFGS-B").x
    weights = best[1:] / scale
    return ContrastModel(float(best[0] - weights @ mean) - np.log(SURE / (1 - SURE)), *map(float, weights))


def probability(model, way):
    return 1 / (1 + np.exp(-odds(way, model)))


def report(name, rows, model):
    told = [probability(model, way) for yes, way in rows if yes]
    other = [probability(model, way) for yes, way in rows if not yes]
    print(f"  {name}: told over {sum(p >= BAR for p in told)} of {len(told)} found {sorted(round(float(p), 2) for p in told)}, "
          f"others {sum(p >= BAR for p in other)} of {len(other)}, {sum(p >= BAR / 2 for p in other)} from {BAR / 2}")  # fmt: skip


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stories", type=Path)
    parser.add_argument("distractors", type=Path)
    parser.add_argument("folders", type=Path, nargs="+")
    given = parser.parse_args()
    rows = {
        given.stories.name: rows_of_stories(given.stories, gold(given.stories)),
        given.distractors.name: rows_of_stories(given.distractors, found_stories(given.distractors)),
        **{str(folder): [(told, way) for _, told, way in pairs_of(folder, compared)] for folder in given.folders},
    }
    whole = fitted([row for some in rows.values() for row in some])
    print("all:", {name: round(value, 2) for name, value in asdict(whole).items()})
    print("shipped:", asdict(MODEL))
    for name, some in rows.items():
        report(f"{name}, learned from", some, whole)
        report(
            f"{name}, not learned from",
            some,
            fitted([row for other, rest in rows.items() if other != name for row in rest]),
        )


if __name__ == "__main__":
    main()
