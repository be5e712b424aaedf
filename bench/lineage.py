"""Lineage beside its peers, in one run: candidates, families, edges, calibration, speed.

usage: lineage.py SHARED [--peers PYTHON] [--made FOLDER...]

SHARED is the folder that holds `corpora` and `score`. PYTHON is an interpreter with datasketch and rensa (see
requirements.txt). FOLDER holds lineages made by lineage_made.py. Stories are held out by a hash of their id: a third was never looked at while tuning (`unseen`).
"""

import argparse
import gzip
import hashlib
import itertools
import json
import random
import re
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from retold.lineage import FormulaCount, LineageSettings, compared, trace, worth_comparing
from retold.lineage.alignment import align
from retold.lineage.candidates import CandidateSettings, candidates
from retold.lineage.likeness import Likeness
from retold.lineage.texts import prepare
from retold.model import Article, Mentions, PageForm, Span, Story
from retold.words import folded, sentences

QUOTED = re.compile(r"“([^”\n]{1,2000})”|\"([^\"\n]{1,2000})\"")
SETTINGS = LineageSettings()
TURNS = 6
PATIENCE = 200  # seconds a peer may take


def stories_of(rows):
    grouped = {}
    for row in rows:
        grouped.setdefault(row["story"], []).append(row)
    return {name: story_of(name, sorted(some, key=lambda r: r["id"])) for name, some in sorted(grouped.items())}


def story_of(name, rows):
    articles, mentions = [], []
    for row in rows:
        text = row["text"]
        articles.append(Article(row["id"], "", row["id"], text, title=row.get("title"), form=PageForm.CLEAN))
        quoted = tuple(Span(*m.span(1 if m.group(1) is not None else 2)) for m in QUOTED.finditer(text))
        mentions.append(Mentions(row["id"], sentences(text), quoted))
    return Story(name, "", tuple(articles), tuple(mentions))


def unseen(name):
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % 3 == 0


def report_candidates(shared, rows, answers, peers):
    with gzip.open(shared / "corpora" / "distractors.jsonl.gz", "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines] + [row["text"] for row in rows]
    first = len(texts) - len(rows)
    place = {row["id"]: first + i for i, row in enumerate(rows)}
    edges = [(place[e["child"]], place[e["parent"]], e["relation"]) for s in answers for e in s["edges"] if e["parent"]]
    print(f"\ncandidates: {len(texts)} articles, {len(edges)} planted copies")
    for name, run in candidate_roads(texts, peers):
        try:
            pairs, seconds = run()
        except subprocess.TimeoutExpired:
            print(f"  {name:24} not done in {PATIENCE} s")
            continue
        found = {(min(p), max(p)) for p in pairs}
        hit = [(min(a, b), max(a, b)) in found for a, b, _ in edges]
        hard = [h for h, (_, _, kind) in zip(hit, edges, strict=True) if kind[:4] in ("rewo", "tran", "spun")]
        print(f"  {name:24} recall {sum(hit) / len(hit):.4f}  reworded or translated {sum(hard) / len(hard):.4f}"
              f"  pairs {len(found):8}  articles/s {len(texts) / seconds:8.0f}")  # fmt: skip


def candidate_roads(texts, peers):
    def ours():
        start = time.process_time()
        return candidates(texts, CandidateSettings()), time.process_time() - start

    def exact():
        start = time.process_time()
        return exact_tfidf(texts), time.process_time() - start

    yield "retold (CPU seconds)", ours
    yield "exact TF-IDF", exact
    for tool in ("rensa", "datasketch") if peers else ():
        yield f"{tool} 3-grams, 64 bands of 2", lambda tool=tool: outside(peers, tool, texts)


def outside(python, tool, texts):
    script = Path(__file__).with_name("lineage_peers.py")
    done = subprocess.run(
        [python, script, tool], input=json.dumps(texts), capture_output=True, text=True, check=True, timeout=PATIENCE
    )
    found = json.loads(done.stdout)
    return found["pairs"], found["seconds"]


def exact_tfidf(texts, near=20, least=0.06, block=512):
    import numpy as np
    from scipy.sparse import csr_matrix

    vocabulary, rows, columns, values = {}, [], [], []
    for number, text in enumerate(texts):
        for word, count in Counter(folded(text)).items():
            rows.append(number)
            columns.append(vocabulary.setdefault(word, len(vocabulary)))
            values.append(1 + np.log(count))
    matrix = csr_matrix((values, (rows, columns)), shape=(len(texts), len(vocabulary)), dtype=np.float32)
    spread = np.bincount(columns, minlength=len(vocabulary))
    matrix = matrix.multiply(np.log(len(texts) / spread)[None, :]).tocsr().astype(np.float32)
    norm = np.sqrt(matrix.multiply(matrix).sum(axis=1)).A1
    matrix = matrix.multiply(1 / np.maximum(norm, 1e-6)[:, None]).tocsr()
    turned, pairs = matrix.T.tocsr(), []
    for at in range(0, len(texts), block):
        dense = (matrix[at : at + block] @ turned).toarray()
        for i, row in enumerate(dense):
            row[at + i] = 0
            best = np.argpartition(-row, near)[:near]
            pairs.extend((at + i, int(j)) for j in best if row[j] >= least)
    return pairs


def report_families(stories, answers):
    print("\nfamilies by shingles, quotes masked, the best threshold on the answers (containment, single link)")
    for size in (2, 3, 5):
        pairs = []
        for answer in answers:
            story, skip = stories[answer["story"]], set(answer["merged"])
            family = {d: i for i, f in enumerate(answer["families"]) for d in f}
            grams = {a.id: masked_grams(a, m, size) for a, m in zip(story.articles, story.mentions, strict=True)}
            ids = [i for i in grams if i not in skip]
            pairs.extend(
                (len(grams[a] & grams[b]) / max(min(len(grams[a]), len(grams[b])), 1), family[a] == family[b])
                for a, b in itertools.combinations(ids, 2)
            )
        best = max((f1(pairs, t / 100), t / 100) for t in range(1, 100))
        print(f"  word {size}-grams: pair F1 {best[0]:.3f} at {best[1]:.2f}")


def masked_grams(article, mentions, size):
    text = article.text
    for span in reversed(mentions.quoted):
        text = text[: span.start] + " " + text[span.end :]
    words = folded(text)
    return {tuple(words[i : i + size]) for i in range(len(words) - size + 1)}


def f1(pairs, bar):
    made = sum(s >= bar for s, _ in pairs)
    hit = sum(s >= bar and same for s, same in pairs)
    return 2 * hit / max(made + sum(same for _, same in pairs), 1)


def report_quality(shared, name, rows, answers, folder):
    """Of texts with the same words either may be the source, and the smaller id is taken: so the ids are dealt anew too."""
    stories = stories_of(rows)
    start = time.process_time()
    lineages = {name: trace(story, SETTINGS) for name, story in stories.items()}
    print(f"\n{name}: {len(stories)} stories in {time.process_time() - start:.1f} CPU s")
    for label, keep in (("tuned", False), ("unseen", True)):
        some = [a for a in answers if unseen(a["story"]) is keep]
        print(f"  {label}: {scored(shared, lineages, some, folder)}")
        wanted = {a["story"] for a in some}
        figures = []
        for turn in range(TURNS):
            dealt_rows, dealt = renamed([r for r in rows if r["story"] in wanted], some, random.Random(turn))
            traced = {name: trace(story, SETTINGS) for name, story in stories_of(dealt_rows).items()}
            figures.append(re.findall(r"([a-z_]+1?) ([0-9.]+)", scored(shared, traced, dealt, folder)))
        means = {n: sum(float(dict(f)[n]) for f in figures) / TURNS for n, _ in figures[0]}
        print(
            f"    mean of {TURNS} orders of the ids: "
            + " ".join(f"{n} {m:.3f}" for n, m in means.items() if n != "stories")
        )
    report_calibration(lineages, answers)


def scored(shared, lineages, answers, folder):
    gold, out = folder / "gold.json", folder / "out.jsonl"
    gold.write_text(json.dumps(answers), "utf-8")
    out.write_text("".join(line(lineages[a["story"]]) + "\n" for a in answers), "utf-8")
    command = [sys.executable, shared / "score" / "lineage.py", gold, out]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def renamed(rows, answers, chance):
    """The same stories with their ids dealt out anew inside each story."""
    new = {}
    for answer in answers:
        new |= zip(answer["documents"], chance.sample(answer["documents"], len(answer["documents"])), strict=True)
    ids = re.compile("|".join(f'"{re.escape(i)}"' for i in new))
    dealt = ids.sub(lambda m: f'"{new[m[0][1:-1]]}"', json.dumps(answers))
    return [row | {"id": new[row["id"]]} for row in rows], json.loads(dealt)


def line(lineage):
    edges = [{"child": e.child, "parent": e.parent, "relation": e.relation.value} for e in lineage.edges]
    origins = {"low": lineage.origins.low, "best": lineage.origins.best, "high": lineage.origins.high}
    families = [f.articles for f in lineage.families]
    return json.dumps({"story": lineage.story, "families": families, "origins": origins, "edges": edges})


def report_calibration(lineages, answers):
    print("\nreliability: edges by confidence, share that is right (child, parent and direction)")
    bins = {}
    for answer in answers:
        gold = {(e["child"], e["parent"]) for e in answer["edges"]}
        for e in lineages[answer["story"]].edges:
            bins.setdefault(min(int(e.confidence * 10), 9), []).append((e.confidence, (e.child, e.parent) in gold))
    for number, some in sorted(bins.items()):
        mean = sum(c for c, _ in some) / len(some)
        print(
            f"  {number / 10:.1f}: {len(some):4} edges, said {mean:.2f}, right {sum(r for _, r in some) / len(some):.2f}"
        )

    report_kinship(lineages, answers)


def report_kinship(lineages, answers):
    print("\nreliability of kinship: edges by kinship, share whose two texts are of one family")
    bins = {}
    for answer in answers:
        family = {d: n for n, some in enumerate(answer["families"]) for d in some}
        for e in lineages[answer["story"]].edges:
            other = e.parent or e.closest
            if other in family and e.child in family and e.kinship is not None:
                bins.setdefault(min(int(e.kinship * 10), 9), []).append((e.kinship, family[e.child] == family[other]))
    for number, some in sorted(bins.items()):
        mean = sum(k for k, _ in some) / len(some)
        print(
            f"  {number / 10:.1f}: {len(some):4} edges, said {mean:.2f}, right {sum(r for _, r in some) / len(some):.2f}"
        )


def report_across(name, rows, answers):
    """Each article as a story of its own: which copies are found in the story of their source, and what else is."""
    stories = [story_of(row["id"], [row]) for row in rows]
    count, start = FormulaCount(), time.process_time()
    for story in stories:
        count.add(a.text for a in story.articles)
    known, pairs = count.formulas(), list(worth_comparing(stories))
    links = [c for a, b in pairs if (c := compared(a, b, SETTINGS, known))]
    seconds = time.process_time() - start
    found = {frozenset((c.left, c.right)) for c in links}
    family = {d: (a["story"], n) for a in answers for n, some in enumerate(a["families"]) for d in some}
    merged = {d for a in answers for d in a["merged"]}
    wrong = sum(not p & merged and len({family[d] for d in p}) > 1 for p in found)
    print(
        f"\nacross stories, {name}: {len(pairs)} pairs compared in {seconds:.1f} CPU s, {len(found)} linked, {wrong} not of one family"
    )
    kinds = {}
    for edge in (e for a in answers for e in a["edges"] if e["parent"]):
        kinds.setdefault(edge["relation"].partition("-")[0], []).append(frozenset((edge["child"], edge["parent"])))
    print(
        "  found: "
        + ", ".join(f"{k} {sum(p in found for p in some)} of {len(some)}" for k, some in sorted(kinds.items()))
    )


def shuffled(some, chance):
    return chance.sample(some, len(some))


def report_speed(stories, rows):
    pairs, start = 0, time.process_time()
    for story in stories.values():
        texts = prepare(story, SETTINGS)
        likeness = Likeness(texts)
        for a, b in itertools.combinations(texts.texts, 2):
            align(a, b, likeness, SETTINGS.min_sentence_similarity)
            pairs += 1
    print(f"\nalignment: {pairs / (time.process_time() - start):.0f} article pairs per CPU s, reading included")
    many = [dict(row, id=f"{n:05}") for n, row in enumerate(itertools.islice(itertools.cycle(rows), 500))]
    copies = [{"id": f"{n:05}", "text": f"{rows[50]['text']}\n\nThis is copy {n}."} for n in range(2000)]
    chance, parts = random.Random(1), [span.of(rows[50]["text"]) for span in sentences(rows[50]["text"])]
    mixed = [{"id": f"{n:05}", "text": "\n\n".join(shuffled(parts, chance))} for n in range(2000)]
    words = [
        {"id": row["id"], "text": "\n\n".join(" ".join(shuffled(s.split(), chance)) for s in row["text"].split("\n\n"))}
        for row in mixed
    ]
    hostile = (
        ("500 articles", many),
        ("2,000 near-identical copies", copies),
        ("2,000 copies with shuffled sentences", mixed),
        ("2,000 copies with shuffled words", words),
    )
    for label, some in hostile:
        story, start = story_of("big", some), time.process_time()
        lineage = trace(story, SETTINGS)
        seconds = time.process_time() - start
        print(f"story of {label}: {seconds:.1f} CPU s, {len(lineage.families)} families, {len(lineage.edges)} edges")


def read(folder):
    rows = [json.loads(line) for line in (folder / "documents.jsonl").read_text("utf-8").splitlines()]
    return rows, json.loads((folder / "answers.json").read_text("utf-8"))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--peers", help="a Python with datasketch and rensa")
    parser.add_argument("--made", type=Path, nargs="*", default=[], help="folders made by lineage_made.py")
    parser.add_argument("--out", type=Path, default=Path("/tmp"))
    given = parser.parse_args()
    rows, answers = read(given.shared / "corpora" / "lineage")
    stories = stories_of(rows)
    report_quality(given.shared, "planted lineages", rows, answers, given.out)
    for made in given.made:
        report_quality(given.shared, str(made), *read(made), given.out)
    for made in (given.shared / "corpora" / "lineage", *given.made):
        report_across(made.name, *read(made))
    report_families(stories, answers)
    report_speed(stories, rows)
    report_candidates(given.shared, rows, answers, given.peers)


if __name__ == "__main__":
    main()
