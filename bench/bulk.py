"""`retold bulk` on many articles with planted copies: speed, memory, bytes, recall of each kind.

usage: bulk.py DISTRACTORS.jsonl.gz [--articles 10000] [--keep DIR]

The articles are the corpus and, beyond its size, variants of it with every name and number changed (seeded, so that two
runs read the same). One article in twenty gets a copy of each kind: verbatim; trimmed (its last 40 % cut); edited (a
sentence in five reworded or left out); reworked (words spun by a list of synonyms, two sentences joined or swapped,
figures rounded). Translated copies need a translator, which is not part of this bench. A planted pair is found
if both are in one family. False pairs are pairs in one family of articles that are neither original and copy nor
copies of one original, and that share less than a tenth of their 5-grams: a sample is printed to be read, since an
agency's corpus holds real copies.
"""

import argparse
import gzip
import itertools
import json
import random
import re
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter, defaultdict
from pathlib import Path

KINDS = ("verbatim", "trimmed", "edited", "reworked")
SPUN = {
    "said": "stated", "told": "informed", "year": "twelvemonth", "company": "firm", "government": "administration",
    "increase": "rise", "rise": "increase", "fall": "drop", "fell": "dropped", "rose": "climbed", "about": "roughly",
    "new": "fresh", "last": "past", "also": "as well", "expected": "anticipated", "price": "cost", "prices": "costs",
    "market": "marketplace", "trade": "commerce", "bank": "lender", "officials": "functionaries", "added": "went on",
    "because": "since", "agreement": "deal", "agreed": "consented", "meeting": "gathering", "plan": "scheme",
    "would": "was to", "however": "yet", "but": "though", "large": "big", "major": "important", "sales": "turnover",
    "shares": "stock", "report": "account", "reported": "announced", "statement": "declaration", "more": "further",
    "made": "produced", "will": "is to", "high": "elevated", "low": "depressed", "early": "at the start of",
}  # fmt: skip


def rows(path):
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if len(row["text"].split()) >= 60:  # shorter ones have nothing to trim or rework
                yield {key: row.get(key) for key in ("id", "title", "text", "published")}


def changed(text, rng, names):
    """The text with each name and number replaced, the same one alike throughout the variant."""

    def name(match):
        word = match.group()
        return names.setdefault(word, word[:2] + "".join(rng.choice("aeiou") + rng.choice("lmnrstv") for _ in range(3)))

    text = re.sub(r"(?<=[a-z,] )[A-Z][a-z]{3,}", name, text)
    return re.sub(r"\d", lambda _: str(rng.randrange(1, 10)), text)


def articles(path, number, rng):
    base = list(rows(path))
    for turn in itertools.count():
        for row in base:
            if number <= 0:
                return
            number -= 1
            names = {}
            yield (
                row
                if not turn
                else {
                    **row,
                    "id": f"{row['id']}-{turn}",
                    "title": changed(row["title"] or "", rng, names),
                    "text": changed(row["text"], rng, names),
                }
            )


def sentences(text):
    return re.split(r"(?<=[.!?])\s+", text.strip())


def spun(sentence, rng, rate):
    return re.sub(r"[a-z]+", lambda m: SPUN.get(m.group(), m.group()) if rng.random() < rate else m.group(), sentence)


def copy(text, kind, rng):
    parts = sentences(text)
    if kind == "verbatim":
        return text
    if kind == "trimmed":
        return " ".join(parts[: max(2, round(len(parts) * 0.6))])
    if kind == "edited":
        return " ".join(spun(s, rng, 1.0) if rng.random() < 0.1 else s for s in parts if rng.random() > 0.1) or text
    made = [spun(s, rng, 0.9) for s in parts]
    for at in range(0, len(made) - 1, 4):
        made[at], made[at + 1] = made[at + 1], made[at]
    return " ".join(made[1:] if len(made) > 4 else made)


def planted(path, number, seed):
    """Rows with the copies among them, and the pairs."""
    rng = random.Random(seed)
    originals = max(1, int(number / (1 + 0.05 * len(KINDS))))
    made, pairs = [], []
    for row in articles(path, originals, rng):
        made.append(row)
        for kind in KINDS:
            if rng.random() < 0.05:
                name = f"{row['id']}+{kind}"
                made.append(
                    {
                        **row,
                        "id": name,
                        "title": spun(row["title"] or "", rng, 1.0),
                        "text": copy(row["text"], kind, rng),
                    }
                )
                pairs.append((kind, row["id"], name))
    rng.shuffle(made)
    return made, pairs


def watched(command):
    """Seconds, CPU seconds, and the most memory of a process with its children, looked at ten times a second."""
    began, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    most = [0]

    def look():
        while process.poll() is None:
            most[0] = max(most[0], sum(resident(pid) for pid in family(process.pid)))
            time.sleep(0.1)

    looking = threading.Thread(target=look)
    looking.start()
    said = process.communicate()[0]
    looking.join()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return process.returncode, said, time.monotonic() - began, cpu, most[0]


def family(pid):
    found = [pid]
    try:
        for task in Path(f"/proc/{pid}/task").iterdir():
            found += [p for child in (task / "children").read_text().split() for p in family(int(child))]
    except OSError:
        pass
    return found


def resident(pid):
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * resource.getpagesize()
    except OSError:
        return 0


def grams(text):
    words = text.lower().split()
    return {tuple(words[i : i + 5]) for i in range(len(words) - 4)}


def score(output, made, pairs):
    import pyarrow.dataset as ds

    found = ds.dataset(output / "articles", format="parquet").to_table(columns=["id", "family", "story"]).to_pylist()
    family_of, story_of = ({r["id"]: r[name] for r in found} for name in ("family", "story"))
    for kind in KINDS:
        these = [(a, b) for k, a, b in pairs if k == kind]
        kin = sum(family_of[a] == family_of[b] for a, b in these)
        together = sum(story_of[a] == story_of[b] for a, b in these)
        print(
            f"{kind}: {kin} of {len(these)} planted pairs in one family ({kin / max(len(these), 1):.3f}), {together} in one story"
        )
    texts = {r["id"]: r["text"] for r in made}
    members = defaultdict(list)
    for name, family_name in family_of.items():
        members[family_name].append(name)
    doubtful = []
    for names in members.values():
        for a, b in itertools.combinations(sorted(names)[:50], 2):
            if a.split("+")[0] != b.split("+")[0]:
                left, right = grams(texts[a]), grams(texts[b])
                if len(left & right) < 0.1 * min(len(left), len(right)):
                    doubtful.append((a, b))
    print(
        f"{len(doubtful)} pairs in one family that share less than a tenth of their 5-grams and are not planted: {doubtful[:5]}"
    )
    print(
        f"families: {len(members)}, the largest {Counter(map(len, members.values())).most_common(0) or sorted(map(len, members.values()))[-5:]}"
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("distractors", type=Path)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=10)
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        made, pairs = planted(options.distractors, options.articles, options.seed)
        source = folder / "corpus.jsonl"
        source.write_text("".join(json.dumps(row) + "\n" for row in made), "utf-8")
        command = [sys.executable, "-m", "retold", "bulk", str(source), str(folder / "out")]
        code, said, wall, cpu, most = watched(command)
        print(said)
        print(
            f"exit {code}; {len(made)} articles, {wall:.0f} s ({len(made) / wall:.0f} a second), {cpu:.0f} CPU s ({len(made) / cpu:.0f} a CPU-second), peak {most / 1e9:.2f} GB"
        )
        written = sum(p.stat().st_size for p in (folder / "out").rglob("*") if p.is_file())
        print(f"{source.stat().st_size / 1e6:.1f} MB in, {written / 1e6:.1f} MB written, checkpoints included")
        score(folder / "out", made, pairs)


if __name__ == "__main__":
    main()
