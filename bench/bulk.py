"""`retold bulk` on many articles with planted copies: speed, memory, growth by step, recall of each kind, false pairs.

usage: bulk.py DISTRACTORS.jsonl.gz [--articles 10000] [--keep DIR] [--ray ADDRESS]

How the articles are made is told in `bulk_corpus.py`. A planted pair is found if both are in one family. Doubtful pairs
are pairs in one family of articles that are neither original and copy nor copies of one original, and that share less
than a tenth of their 5-grams: an upper bound of the false ones, since an agency rewrites its own reports, and each
planted copy of one doubles its pairs. So those of different reports are counted, copies with their originals; and of
these the ones that print no eight words in a row alike, but for words that several stories have: two reporters seldom
find the same eight. With `--keep` a sample of the different ones is written down to be read.
"""

import argparse
import itertools
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter, defaultdict
from pathlib import Path

from bulk_corpus import KINDS, planted

TICKS = os.sysconf("SC_CLK_TCK")
RUN = 8
MOST_READ = 100_000  # articles in which shared runs are looked for


def watched(command, output):
    """Exit code, what was said, seconds, CPU seconds, most memory of all processes together; CPU seconds, seconds and memory by step.

    Processes are looked at four times a second; a step is the folder that appeared last.
    """
    began, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    most, steps, clock, seen = Counter(), Counter(), Counter(), {}

    def look():
        spent, then = 0.0, began
        while process.poll() is None:
            tree = family(process.pid)
            at = step(output, seen)
            most[at] = max(most[at], sum(resident(pid) for pid in tree))
            now = sum(map(cpu, tree))
            steps[at] += max(0.0, now - spent)
            spent = max(spent, now)
            clock[at] += time.monotonic() - then
            then = time.monotonic()
            time.sleep(0.25)

    looking = threading.Thread(target=look)
    looking.start()
    said = process.communicate()[0]
    looking.join()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    total = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return (
        process.returncode,
        said,
        time.monotonic() - began,
        total,
        max(most.values(), default=0),
        {name: (steps[name], clock[name], most[name]) for name in clock},
    )


def tell_steps(steps, number):
    told = (
        f"{name} {1e3 * spent / number:.2f} ({spent / took:.1f}, {most / 1e9:.1f})"
        for name, (spent, took, most) in steps.items()
        if took
    )
    print("CPU ms an article by step (processors busy, GB):", ", ".join(told))


def step(output, seen):
    """The step that was begun last: its folder is the one that was seen for the first time last."""
    tables = (p for p in output.glob("*/") if p.name != "checkpoints")
    for folder in [*sorted(output.glob("checkpoints/*/")), *tables]:
        name = folder.name if folder.parent.name == "checkpoints" else "tables"
        seen.setdefault(name.removesuffix(".unfinished"), None)
    return next(reversed(seen), "start")


def family(pid):
    found = [pid]
    try:
        for task in Path(f"/proc/{pid}/task").iterdir():
            found += [p for child in (task / "children").read_text().split() for p in family(int(child))]
    except OSError:
        pass
    return found


def cpu(pid):
    """Seconds of a process and of its children that ended."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        return sum(map(int, fields[11:15])) / TICKS
    except (OSError, ValueError):
        return 0.0


def resident(pid):
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * resource.getpagesize()
    except (OSError, ValueError):
        return 0


def grams(text, size=5):
    words = text.lower().split()
    return {tuple(words[i : i + size]) for i in range(len(words) - size + 1)}


def score(output, made, pairs, keep):
    import pyarrow.dataset as ds

    found = ds.dataset(output / "articles", format="parquet").to_table(columns=["id", "family", "story"]).to_pylist()
    family_of, story_of = ({r["id"]: r[name] for r in found} for name in ("family", "story"))
    for kind in KINDS:
        these = [(a, b) for k, a, b in pairs if k == kind]
        kin = sum(family_of[a] == family_of[b] for a, b in these)
        together = sum(story_of[a] == story_of[b] for a, b in these)
        print(
            f"{kind}: {kin} of {len(these)} planted pairs in one family ({kin / max(len(these), 1):.4f}), {together} in one story"
        )
    texts = {r["id"]: r["text"] for r in made}
    doubtful = doubted(family_of, texts)
    different = sorted({tuple(sorted((a.split("+")[0], b.split("+")[0]))) for a, b in doubtful})
    sizes = Counter(family_of.values()), Counter(story_of.values())
    for what, some in (
        ("doubtful pairs in one family: not planted, and they share less than a tenth of their 5-grams", doubtful),
        ("pairs of different reports among them", different),
        ("of these that print no eight words in a row alike", unlike(different, texts, story_of)),
    ):
        print(f"{len(some)} {what} ({1e4 * len(some) / len(made):.1f} per 10,000 articles)")
    for name, counted in zip(("families", "stories"), sizes, strict=True):
        print(f"{len(counted)} {name}, the largest {sorted(counted.values())[-5:]}")
    if keep:
        some = random.Random(0).sample(different, min(50, len(different)))
        (keep / "doubtful.txt").write_text("".join(f"{a}\n{texts[a]}\n--- {b}\n{texts[b]}\n======\n" for a, b in some))


def doubted(family_of, texts):
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
    return doubtful


def unlike(pairs, texts, story_of):
    """Those of `pairs` that share no run of words which is theirs: one that fewer than three stories have."""
    shared = {pair: grams(texts[pair[0]], RUN) & grams(texts[pair[1]], RUN) for pair in pairs}
    wanted, stories = set().union(*shared.values()), defaultdict(set)
    for name, text in itertools.islice(texts.items(), MOST_READ):
        for gram in grams(text, RUN) & wanted:
            stories[gram].add(story_of[name])
    return [pair for pair, runs in shared.items() if all(len(stories[gram]) >= 3 for gram in runs)]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("distractors", type=Path)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=10)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--ray", help="run on Ray at this address, `local` too")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        made, pairs = planted(options.distractors, options.articles, options.seed)
        source, output = folder / "corpus.jsonl", folder / "out"
        source.write_text("".join(json.dumps(row) + "\n" for row in made), "utf-8")
        command = [sys.executable, "-m", "retold", "bulk", "--quiet", str(source), str(output)]
        code, said, wall, spent, most, steps = watched(command + ["--ray", options.ray] * bool(options.ray), output)
        print(said)
        print(
            f"exit {code}; {len(made)} articles, {wall:.0f} s wall ({len(made) / wall:.0f} a second), {spent:.0f} CPU-seconds ({len(made) / spent:.0f} a CPU-second), peak {most / 1e9:.2f} GB"
        )
        tell_steps(steps, len(made))
        written = sum(p.stat().st_size for p in output.rglob("*") if p.is_file())
        print(f"{source.stat().st_size / 1e6:.1f} MB in, {written / 1e6:.1f} MB written, checkpoints included")
        score(output, made, pairs, options.keep)


if __name__ == "__main__":
    main()
