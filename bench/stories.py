"""Grouping beside three usual ways, in one run, with time, memory and growth.

usage: stories.py SHARED_CORPORA [--distractors] [--growth 1000,10000,100000] [--one-by-one N] [--others TESTS]

Peers, all on TF-IDF of all words (numpy, scipy): connected components over a threshold, average link, online
centroid (an article joins the nearest centroid or opens a story). Their thresholds are the best on this very file:
the figure they are given is the most they can reach. Ours is run with the settings that ship.

Event types are held out by their place in order: every third was never looked at while tuning (`unseen`).
"""

import argparse
import gzip
import itertools
import json
import random
import re
import resource
import statistics
import sys
import tempfile
import time
from collections import Counter, defaultdict
from datetime import date, timedelta
from pathlib import Path

from bench.lineage_set import documents as documents_of
from bench.lineage_set import read
from retold import pipeline
from retold.model import Article, Basis, Published
from retold.settings import Settings
from retold.stories import StoryIndex, StorySettings, partition, sketch
from retold.words import folded
from retold.words.background import stop_words

SETTINGS = StorySettings()


def rows(path):
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def article(row):
    day = row.get("published")
    published = Published(day, day, Basis.STATED, 1.0, "stated") if day else None
    return Article(row["id"], "", row["id"], row["text"], title=row.get("title"), published=published)


def grouped(articles):
    return partition((sketch(one, SETTINGS) for one in articles), SETTINGS)


def bcubed_parts(gold, out):
    """B-cubed precision, recall and F1 (Bagga and Baldwin 1998)."""
    made, real = defaultdict(set), defaultdict(set)
    for name, story in gold.items():
        made[out[name]].add(name)
        real[story].add(name)
    shared = {name: len(made[out[name]] & real[gold[name]]) for name in gold}
    precision = sum(shared[n] / len(made[out[n]]) for n in gold) / len(gold)
    recall = sum(shared[n] / len(real[gold[n]]) for n in gold) / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def bcubed(gold, out):
    return bcubed_parts(gold, out)[-1]


def pair_f1(left, right):
    def pairs(out):
        sizes = Counter(out.values())
        return sum(n * (n - 1) // 2 for n in sizes.values())

    both = pairs({n: (left[n], right[n]) for n in left})
    return 2 * both / max(1, pairs(left) + pairs(right))


def halves(gold):
    """Gold of the event types that were looked at, and of every third type, which were not."""
    kind = {name: int(re.match(r"\d+", story)[0]) for name, story in gold.items()}
    unseen = set(sorted(set(kind.values()))[2::3])
    return [{n: s for n, s in gold.items() if (kind[n] in unseen) == wanted} for wanted in (False, True)]


def tfidf(texts):
    import numpy as np
    from scipy.sparse import csr_matrix

    stops = stop_words("en")
    bags = [Counter(w for w in folded(t) if w not in stops) for t in texts]
    having = Counter(w for bag in bags for w in bag)
    columns = {w: i for i, w in enumerate(sorted(having))}
    data, at, ends = [], [], [0]
    for bag in bags:
        weights = {columns[w]: (1 + np.log(n)) * np.log(len(bags) / having[w]) for w, n in bag.items()}
        size = sum(x * x for x in weights.values()) ** 0.5 or 1.0
        at += weights.keys()
        data += [x / size for x in weights.values()]
        ends.append(len(at))
    return csr_matrix((data, at, ends), shape=(len(bags), len(columns)))


def peers(matrix):
    """Name, and labels at each threshold."""
    import numpy as np
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.sparse import csr_matrix
    from scipy.sparse.csgraph import connected_components
    from scipy.spatial.distance import squareform

    near = (matrix @ matrix.T).toarray()
    distances = np.clip(1 - near, 0, None)
    np.fill_diagonal(distances, 0)
    tree = linkage(squareform(distances, checks=False), "average")
    for threshold in np.arange(0.04, 0.6, 0.02):
        yield "connected components", connected_components(csr_matrix(near >= threshold))[1]
        yield "average link", fcluster(tree, 1 - threshold, "distance")
        yield "online centroid", online(near, threshold)


def online(near, threshold):
    """An article joins the story it is closest to on average over its centroid, if close enough."""
    import numpy as np

    stories, labels = [], []
    for i in range(len(near)):
        close = [near[i, s].sum() / max(np.sqrt(near[np.ix_(s, s)].sum()), 1e-9) for s in stories]
        best = int(np.argmax(close)) if close else -1
        if close and close[best] >= threshold:
            stories[best].append(i)
        else:
            stories.append([i])
            best = len(stories) - 1
        labels.append(best)
    return labels


def compare(documents):
    gold = {r["id"]: r["gold"] for r in documents}
    seen, unseen = halves(gold)
    print("| on stories alone | B³ all | B³ seen types | B³ unseen types | pair F1 |\n|---|---|---|---|---|")
    best = {}
    for name, labels in peers(tfidf([f"{r.get('title') or ''} {r['text']}" for r in documents])):
        out = {r["id"]: label for r, label in zip(documents, labels, strict=True)}
        best[name] = max(best.get(name, (0.0, None)), (bcubed(gold, out), sorted(out.items())))
    for name, (_, items) in sorted(best.items()):
        out = dict(items)
        print(
            f"| TF-IDF, {name}, best threshold | {bcubed(gold, out):.3f} | {bcubed(seen, out):.3f} | {bcubed(unseen, out):.3f} | {pair_f1(gold, out):.3f} |"
        )
    out = grouped([article(r) for r in documents])
    print(
        f"| Retold | {bcubed(gold, out):.3f} | {bcubed(seen, out):.3f} | {bcubed(unseen, out):.3f} | {pair_f1(gold, out):.3f} |"
    )


def mixed(documents, distractors):
    gold = {r["id"]: r["gold"] for r in documents}
    began, cpu = time.perf_counter(), time.process_time()
    out = grouped([article(r) for r in [*documents, *distractors]])
    wall, cpu = time.perf_counter() - began, time.process_time() - cpu
    home = {out[name] for name in gold}
    intruders = sum(out[r["id"]] in home for r in distractors)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    total = len(documents) + len(distractors)
    sizes = sorted(Counter(out.values()).values(), reverse=True)
    print(f"with distractors: {total} articles, B³ {bcubed(gold, out):.3f}, intruders {intruders}, largest stories {sizes[:5]}; "
          f"{total / wall:.0f} articles a second ({total / cpu:.0f} a CPU-second), {memory:.2f} GB")  # fmt: skip


LETTERS = "abcdefghijklmnopqrstuvwxyz"


def renamed(text, turn):
    """The text with other names, other figures and every fifth long word another, all alike within one turn."""

    def other(match):
        word = match[0]
        draw = random.Random(f"{turn} {word.lower()}")
        if word[0].isdigit():
            return str(draw.randrange(10 ** (len(word) - 1), 10 ** len(word)))
        if not word[0].isupper() and draw.random() > 0.2:
            return word
        made = "".join(draw.choice(LETTERS) for _ in range(draw.randrange(4, 9)))
        return made.upper() if word.isupper() else made.title() if word[0].isupper() else made

    return re.sub(r"[A-Z][A-Za-z]{3,}|\b[a-z]{6,}|\b\d{2,6}\b", other, text or "")


def many(distractors, number):
    """`number` articles: the distractors, then again as other articles of other days, told of other names."""
    made = []
    for turn in itertools.count():
        for row in distractors:
            if len(made) == number:
                return made
            day = date.fromisoformat(row["published"]) + timedelta(days=37 * turn)
            new = {k: renamed(row[k], turn) for k in ("title", "text")} if turn else {}
            made.append({**row, **new, "id": f"{row['id']}-{turn}", "published": day.isoformat()})
    return made


def growth(distractors, numbers):
    """Batch speed, and the cost of one more article."""
    print(
        "| articles | batch, articles a CPU-second | stories | largest | memory, GB | add one, median CPU ms | 95 % |\n|---|---|---|---|---|---|---|"
    )
    for number in numbers:
        articles = [article(r) for r in many(distractors, number)]
        cpu = time.process_time()
        out = grouped(articles)
        speed = len(out) / (time.process_time() - cpu)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
        sizes = Counter(out.values())
        print(f"| {number} | {speed:.0f} | {len(sizes)} | {max(sizes.values())} | {memory:.2f} |", end="", flush=True)
        late = {a.id for a in random.Random(1).sample(articles, 200)}
        index = StoryIndex(SETTINGS)
        index.restore((a, out[a.id]) for a in articles if a.id not in late)
        times = []
        for one in articles:
            if one.id in late:
                began = time.process_time()
                index.add(one)
                times.append(1000 * (time.process_time() - began))
        print(f" {statistics.median(times):.1f} | {sorted(times)[189]:.1f} |", flush=True)


def one_by_one(documents, distractors, number):
    for what, some in (
        ("stories", documents),
        ("distractors", sorted(distractors, key=lambda r: (r["published"], r["id"]))[:number]),
    ):
        articles = [article(r) for r in some]
        index = StoryIndex(SETTINGS)
        for one in random.Random(1).sample(articles, len(articles)):
            index.add(one)
        out = {a.id: index.story_of(a.id) for a in articles}
        print(
            f"batch against one by one, {len(articles)} {what}: pair F1 {pair_f1(grouped(articles), out):.3f}",
            flush=True,
        )


def others(tests):
    """Events told by others (the folder `tests`): the name of each pile, the event of each article, and the articles."""
    lines = (tests / "stories_others" / "pile.jsonl").read_text(encoding="utf-8").splitlines()
    pile = [json.loads(line) for line in lines]
    yield "pile", {row["id"]: row["gold"] for row in pile}, list(cleaned(pile))
    told = [
        row for path in sorted((tests / "lineage_others").glob("*.txt")) for row in documents_of(path.stem, read(path))
    ]
    pages = [{"id": row["id"], "page": row["page"]} for row in told]
    yield "pages", {row["id"]: row["story"] for row in told}, list(cleaned(pages))


def cleaned(found):
    """The articles of rows of JSON Lines."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in found)
        file.flush()
        yield from (one for one in pipeline.articles([file.name], Settings()) if isinstance(one, Article))


def print_others(tests):
    print("| events told by others | B³ F1 | precision | recall | groups made |\n|---|---|---|---|---|")
    for name, gold, articles in others(tests):
        out = grouped(articles)
        precision, recall, f1 = bcubed_parts(gold, out)
        count = f"{len(set(out.values()))} of {len(set(gold.values()))} events"
        print(f"| {name} | {f1:.3f} | {precision:.3f} | {recall:.3f} | {count} |")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--distractors", action="store_true")
    parser.add_argument("--growth", default="")
    parser.add_argument("--one-by-one", type=int, default=0)
    parser.add_argument("--others", type=Path, help="the folder of our tests")
    asked = parser.parse_args()
    documents, distractors = (rows(asked.corpora / f"{name}.jsonl.gz") for name in ("stories", "distractors"))
    compare(documents)
    sys.stdout.flush()
    if asked.distractors:
        mixed(documents, distractors)
    if asked.one_by_one:
        one_by_one(documents, distractors, asked.one_by_one)
    if asked.others:
        print_others(asked.others)
    if asked.growth:
        growth(distractors, [int(n) for n in asked.growth.split(",")])


if __name__ == "__main__":
    main()
