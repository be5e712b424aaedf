"""What lineages lose where no story is given, and how far they may come where texts are equal.

usage: lineage_pile.py FOLDER... [--field page]

Each FOLDER has `documents.jsonl` and `answers.json`. Its documents are read once with their stories and once as one pile, which
`retold lineage` groups itself; pairs of one family and edges are counted over the whole pile, patchworks left out of the families
as `score/lineage.py` does. The last column is what who knows the whole truth, but not which of several equal texts was first, has
to expect: the mean over dealings of who was.
"""

import argparse
import json
import random
import subprocess
import sys
import tempfile
from collections import defaultdict
from itertools import combinations
from pathlib import Path

DEALINGS = 200


def traced(rows, field, *, given):
    kept = ("id", "title", field, *(("story",) if given else ()))
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.writelines(json.dumps({key: row[key] for key in kept if key in row}) + "\n" for row in rows)
        file.flush()
        command = [sys.executable, "-m", "retold", "lineage", "--jsonl", file.name]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def f1(want, have):
    return 2 * len(want & have) / max(len(want) + len(have), 1)


def pairs(stories, skip):
    families = (set(family) - skip for story in stories for family in story["families"])
    return {frozenset(pair) for family in families for pair in combinations(family, 2)}


def edges(stories):
    return {(e["child"], e["parent"]) for story in stories for e in story["edges"] if e["parent"]}


def loose(some):
    return {frozenset(edge) for edge in some}


def expected(true, text):
    """Edge F1, directed and not, of the truth told with another of the equal texts as the first, on average."""
    chance, equal = random.Random(1), defaultdict(list)
    for name in sorted(text):
        equal[text[name]].append(name)
    sums = [0.0, 0.0]
    for _ in range(DEALINGS):
        first = {name: head for same in equal.values() for head in [chance.choice(same)] for name in same}
        told = {(first[c], first[p]) for c, p in true if first[c] != first[p]}
        told |= {(name, head) for name, head in first.items() if name != head}
        sums = [sums[0] + f1(true, told), sums[1] + f1(loose(true), loose(told))]
    return [total / DEALINGS for total in sums]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--field", choices=("page", "text"), default="page")
    given = parser.parse_args()
    for folder in given.folders:
        rows = [json.loads(line) for line in (folder / "documents.jsonl").read_text("utf-8").splitlines()]
        answers = json.loads((folder / "answers.json").read_text("utf-8"))
        skip = {name for story in answers for name in story["merged"]}
        want, true = pairs(answers, skip), edges(answers)
        print(folder)
        for label in ("stories given", "one pile"):
            found = traced(rows, given.field, given=label == "stories given")
            have, told = pairs(found, skip), edges(found)
            print(
                f"  {label}: stories {len(found)} of {len(answers)}, families {f1(want, have):.3f} "
                f"(P {len(want & have) / max(len(have), 1):.3f} R {len(want & have) / max(len(want), 1):.3f}), "
                f"edges {f1(true, told):.3f}, undirected {f1(loose(true), loose(told)):.3f}"
            )
        most = expected(true, {row["id"]: row["text"] for row in rows})
        print("  who knows all but which equal text was first: edges {:.3f}, undirected {:.3f}".format(*most))


if __name__ == "__main__":
    main()
