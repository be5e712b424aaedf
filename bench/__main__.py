"""`make bench`: every figure in one run. Corpora that are absent are skipped by name.

    python -m bench [--quick] [--corpora DIR] [--scorers DIR] [AREA …]

Each row is a command anyone can repeat: a stage of Retold over a corpus, then the corpus's scorer. The comparisons with
other tools are scripts of their own beside this file; they need the packages of bench/requirements.txt.
"""

import argparse
import datetime as dt
import gzip
import hashlib
import json
import platform
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RETOLD = Path(sys.executable).with_name("retold")

# area → (stage command, corpora read, scorer, answers; slow)
AREAS = {
    "html careful": (["articles", "--road", "careful"], ["pages.jsonl.gz"], "articles.py", "pages.jsonl.gz", True),
    "html fast": (["articles", "--road", "fast"], ["pages.jsonl.gz"], "articles.py", "pages.jsonl.gz", False),
    "flattened": (["articles"], ["flattened.jsonl.gz"], "flattened.py", "flattened.jsonl.gz", False),
    "dates": (["dates"], ["dates.jsonl.gz"], "dates.py", "dates.jsonl.gz", False),
    "quotes": (["quotes"], ["quotes.jsonl.gz"], "quotes.py", "quotes.jsonl.gz", True),
    "stories": (["stories"], ["stories.jsonl.gz"], "stories.py", "stories.jsonl.gz", False),
    "stories among distractors": (
        ["stories"], ["stories.jsonl.gz", "distractors.jsonl.gz"], "stories.py", "stories.jsonl.gz", True,
    ),
    "lineage": (["lineage"], ["lineage/documents.jsonl"], "lineage.py", "lineage/answers.json", False),
    "lineage of pages": (["lineage"], ["lineage/pages.jsonl"], "lineage.py", "lineage/answers.json", False),
}  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("areas", nargs="*")
    parser.add_argument("--quick", action="store_true", help="leave the slow areas out")
    parser.add_argument("--corpora", type=Path, default=ROOT.parent / "shared" / "corpora")
    parser.add_argument("--scorers", type=Path, default=ROOT.parent / "shared" / "score")
    options = parser.parse_args()
    print(
        f"# {dt.datetime.now(dt.UTC).date()} · Python {platform.python_version()} · {platform.machine()}, {platform.system()}"
    )
    for area, (stage, inputs, scorer, answers, slow) in AREAS.items():
        if (options.areas and area not in options.areas) or (options.quick and slow):
            continue
        with tempfile.TemporaryDirectory() as scratch:
            run(
                area, stage, inputs, options.scorers / scorer, options.corpora / answers, options.corpora, Path(scratch)
            )


def run(area, stage, inputs, scorer, answers, corpora, scratch):
    paths = [pages_of_lineage(corpora, scratch) if i == "lineage/pages.jsonl" else corpora / i for i in inputs]
    absent = [str(p) for p in [*paths, scorer, answers] if p is None or not p.exists()]
    if absent:
        print(f"\n## {area}\nskipped: {', '.join(absent)} not here")
        return
    out = scratch / "out.jsonl"
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    with out.open("wb") as target:
        subprocess.run([RETOLD, *stage, "--quiet", "--jsonl", *paths], stdout=target, check=True)
    after, wall = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter() - started
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    scored = subprocess.run([sys.executable, scorer, answers, out], capture_output=True, text=True, check=True)
    rows = sum(count(p) for p in paths)
    print(
        f"\n## {area}\nretold {' '.join(stage)} --jsonl {' '.join(p.name for p in paths)}   ({', '.join(map(digest, paths))})"
    )
    print(scored.stdout.strip())
    print(f"{rows} pages, {wall:.1f} s wall, {cpu:.1f} s CPU, {rows / cpu:.0f} pages per CPU-second, peak {after.ru_maxrss >> 10} MB so far",
          flush=True)  # fmt: skip


def pages_of_lineage(corpora, scratch):
    """The lineage documents as flattened pages: `page` instead of `text`."""
    source, target = corpora / "lineage" / "documents.jsonl", scratch / "pages.jsonl"
    if not source.exists():
        return None
    with target.open("w", encoding="utf-8") as out:
        for line in source.open(encoding="utf-8"):
            row = json.loads(line)
            row.pop("text")
            out.write(json.dumps(row) + "\n")
    return target


def opened(path):
    return gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb")


def count(path):
    with opened(path) as lines:
        return sum(1 for line in lines if line.strip())


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]


main()
