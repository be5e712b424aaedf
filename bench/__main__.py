"""`make bench`: every figure in one run, ours beside the others', as docs/explanation/figures.md.

    python -m bench [--quick] [--corpora DIR] [--scorers DIR] [--peers PYTHON] [--write FILE] [AREA …]

An area is a command anyone can repeat: a stage of Retold over a corpus and then the corpus's scorer, or a script of this
folder that compares with other tools. These are installed apart (`make bench-peers`); what is absent, a corpus, a
scorer or a tool, is skipped by name. `bar.py` says which figures make the table.
"""

import argparse
import datetime as dt
import gzip
import hashlib
import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from bench.bar import table

ROOT = Path(__file__).resolve().parents[1]
RETOLD = Path(sys.executable).with_name("retold")
PEERS = ROOT / ".venv-bench" / "bin" / "python"
FIGURES = ROOT / "docs" / "explanation" / "figures.md"
MOST_MINUTES = 90  # an area that takes longer is given up and said so
ALONE = "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"


@dataclass(frozen=True)
class Stage:
    """A stage of Retold on corpora, judged by a scorer."""

    command: Sequence[str]
    inputs: Sequence[str]
    scorer: str
    answers: str
    slow: bool = False


@dataclass(frozen=True)
class Script:
    """A script of this folder; `{corpora}`, `{scorers}`, `{shared}` and `{peers}` stand for paths."""

    command: Sequence[str]
    needs: Sequence[str]
    slow: bool = True


AREAS: dict[str, Stage | Script] = {
    "example": Script(("example.py",), (), slow=False),
    "html careful": Stage(("articles", "--road", "careful"), ("pages.jsonl.gz",), "articles.py", "pages.jsonl.gz", slow=True),
    "html fast": Stage(("articles", "--road", "fast"), ("pages.jsonl.gz",), "articles.py", "pages.jsonl.gz"),
    "pages beside others": Script(("pages.py", "--peers", "{peers}", "{corpora}/pages.jsonl.gz"), ("pages.jsonl.gz",)),
    "flattened": Stage(("articles",), ("flattened.jsonl.gz",), "flattened.py", "flattened.jsonl.gz"),
    "dates": Stage(("dates",), ("dates.jsonl.gz",), "dates.py", "dates.jsonl.gz"),
    "dates beside others": Script(
        ("dates.py", "{corpora}/dates.jsonl.gz", "{scorers}/dates.py", "--peers", "{peers}"), ("dates.jsonl.gz",)),
    "quotes": Stage(("quotes",), ("quotes.jsonl.gz",), "quotes.py", "quotes.jsonl.gz"),
    "quotes beside others": Script(("quotes.py", "{corpora}/quotes.jsonl.gz", "--part", "unseen", "--textacy", "{peers}"), ("quotes.jsonl.gz",)),
    "stories": Stage(("stories",), ("stories.jsonl.gz",), "stories.py", "stories.jsonl.gz"),
    "stories among distractors": Stage(
        ("stories",), ("stories.jsonl.gz", "distractors.jsonl.gz"), "stories.py", "stories.jsonl.gz", slow=True),
    "stories beside others": Script(("stories.py", "{corpora}"), ("stories.jsonl.gz",), slow=False),
    "lineage": Stage(("lineage",), ("lineage/documents.jsonl",), "lineage.py", "lineage/answers.json"),
    "lineage of pages": Stage(("lineage",), ("lineage/pages.jsonl",), "lineage.py", "lineage/answers.json"),
    "lineage beside others": Script(
        ("lineage.py", "{shared}", "--peers", "{peers}"), ("lineage/documents.jsonl", "distractors.jsonl.gz")),
    "readings": Script(("readings.py", "--part", "unseen"), ("lineage/documents.jsonl",)),
    "bulk": Script(("bulk.py", "{corpora}/distractors.jsonl.gz", "--articles", "10000"), ("distractors.jsonl.gz",)),
    "bulk of a WARC": Script(("bulk_warc.py", "{corpora}/distractors.jsonl.gz", "--pages", "5000"), ("distractors.jsonl.gz",)),
}  # fmt: skip


@dataclass(frozen=True)
class Places:
    """Where things are."""

    corpora: Path
    scorers: Path
    peers: Path

    def missing(self, area: Stage | Script) -> list[str]:
        """What an area needs and is not there."""
        if isinstance(area, Script):
            return [name for name in area.needs if not (self.corpora / name).exists()]
        made = {"lineage/pages.jsonl": "lineage/documents.jsonl"}
        wanted = [self.corpora / made.get(name, name) for name in (*area.inputs, area.answers)]
        return [path.name for path in (*wanted, self.scorers / area.scorer) if not path.exists()]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("areas", nargs="*", metavar="AREA", help=", ".join(AREAS))
    parser.add_argument("--quick", action="store_true", help="leave the slow areas out")
    parser.add_argument("--corpora", type=Path, default=ROOT.parent / "shared" / "corpora")
    parser.add_argument("--scorers", type=Path, default=ROOT.parent / "shared" / "score")
    parser.add_argument(
        "--peers", type=Path, default=PEERS, help="a Python that has the tools of bench/requirements.txt"
    )
    parser.add_argument(
        "--write", type=Path, help=f"write the document there (a full run: {FIGURES.relative_to(ROOT)})"
    )
    options = parser.parse_args()
    unknown = sorted(set(options.areas) - set(AREAS))
    if unknown:
        parser.error(f"no area {', '.join(unknown)}; there are {', '.join(AREAS)}")
    places = Places(options.corpora.resolve(), options.scorers.resolve(), options.peers.absolute())
    os.environ.update(dict.fromkeys(ALONE, "1"))
    outputs: dict[str, str] = {}
    for name, area in AREAS.items():
        if name in options.areas or not (options.areas or (options.quick and area.slow)):
            outputs[name] = ran(area, places)
            print(f"## {name}\n\n{outputs[name]}\n", flush=True)
    print(table(outputs))
    whole = FIGURES if not (options.areas or options.quick) else None
    if target := options.write or whole:
        target.write_text(document(outputs, places), "utf-8")


def ran(area: Stage | Script, places: Places) -> str:
    """What an area printed, with its command and what it cost; or why it was skipped."""
    if missing := places.missing(area):
        return f"skipped: {', '.join(missing)} not here"
    before, started = cpu_seconds(), time.perf_counter()
    try:
        said = scored(area, places) if isinstance(area, Stage) else of_script(area, places)
    except subprocess.TimeoutExpired:
        return f"given up after {MOST_MINUTES} minutes"
    return (
        f"{said.strip()}\n{time.perf_counter() - started:.1f} s wall, {cpu_seconds() - before:.1f} CPU-seconds in all"
    )


def cpu_seconds() -> float:
    """User and system time of all commands that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def scored(area: Stage, places: Places) -> str:
    """The scorer's line, and how many pages a second of its CPU time the command read, its start included."""
    with tempfile.TemporaryDirectory() as scratch:
        paths = [prepared(name, places, Path(scratch)) for name in area.inputs]
        out, before = Path(scratch) / "out.jsonl", cpu_seconds()
        with out.open("wb") as target:
            done = subprocess.run(
                [RETOLD, *area.command, "--quiet", "--jsonl", *paths],
                stdout=target,
                stderr=subprocess.PIPE,
                check=False,
            )
        spent = cpu_seconds() - before
        if done.returncode:
            return failed(done.stderr.decode("utf-8", "replace"))
        command = [sys.executable, places.scorers / area.scorer, places.corpora / area.answers, out]
        line = subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
        told = f"retold {' '.join(area.command)} --jsonl {' '.join(area.inputs)}"
        pages = sum(map(count, paths))
        return f"{told}\n{line}\n{pages} pages, {pages / spent:.0f} pages per CPU-second of the command"


def prepared(name: str, places: Places, scratch: Path) -> Path:
    """An input; the lineage documents as flattened pages, `page` instead of `text`, are made."""
    if name != "lineage/pages.jsonl":
        return places.corpora / name
    target = scratch / "pages.jsonl"
    with target.open("w", encoding="utf-8") as out:
        for line in (places.corpora / "lineage" / "documents.jsonl").open(encoding="utf-8"):
            row = json.loads(line)
            row.pop("text")
            out.write(json.dumps(row) + "\n")
    return target


def of_script(area: Script, places: Places) -> str:
    """What a script printed; the other tools are left out where they are not installed."""
    shared = {
        "corpora": places.corpora,
        "scorers": places.scorers,
        "shared": places.corpora.parent,
        "peers": places.peers,
    }
    command = [part.format(**shared) for part in area.command]
    note = ""
    if str(places.peers) in command and not places.peers.exists():
        at = command.index(str(places.peers))
        del command[at - 1 : at + 1]
        note = f"other tools skipped: {places.peers} is not here (make bench-peers)\n"
    done = subprocess.run(
        [sys.executable, *command],
        cwd=ROOT / "bench",
        capture_output=True,
        text=True,
        timeout=60 * MOST_MINUTES,
        check=False,
    )
    told = f"python bench/{' '.join(part if '/' not in part else Path(part).name for part in command)}"
    return f"{told}\n{note}{done.stdout.strip() if not done.returncode else failed(done.stderr)}"


def failed(said: str) -> str:
    """The end of an error, as a line of the run: the other areas go on."""
    return f"failed: {said.strip().splitlines()[-1] if said.strip() else 'without a word'}"


def opened(path: Path):
    return gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb")


def count(path: Path) -> int:
    with opened(path) as lines:
        return sum(1 for line in lines if line.strip())


# ---- the document


def document(outputs: dict[str, str], places: Places) -> str:
    """The page of figures: the bar, then what every area printed."""
    parts = [
        "# Figures\n",
        "Written by `make bench`, one run on one machine; figures of different runs are not to be compared. Where another tool",
        "or a corpus was not at hand, its cell is missing and its area says so. Asked is what the design sets as its bar.\n",
        "Single measurements of later code stand in [bench/figures](../../bench/figures); where they differ from this page, they are newer. HeidelTime, the",
        "best other tool for dates that we know, is not in this run; cited as measured elsewhere: value F1 78–80, calendar 87–94, 2 documents a second.\n",
        f"{dt.datetime.now(dt.UTC).date()} · {machine()}\n",
        table(outputs),
        "\n## Versions and corpora\n",
        f"Retold {version('retold')}, Python {platform.python_version()}; {', '.join(packages(places.peers))}\n",
        *(f"* `{name}`: {digest}" for name, digest in digests(places.corpora)),
    ]
    for name, said in outputs.items():
        body = said if any(line.startswith("|") for line in said.splitlines()) else f"```\n{said}\n```"
        parts.append(f"\n## {name[0].upper()}{name[1:]}\n\n{body}")
    return "\n".join(parts) + "\n"


def machine() -> str:
    """Processor and how busy the machine is: that tells how far the speeds may be believed."""
    about = Path("/proc/cpuinfo")
    lines = about.read_text("utf-8").splitlines() if about.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    kind = names[0] if names else platform.processor() or platform.machine()
    return f"{platform.system()}, {os.cpu_count()} processors ({kind}), load {os.getloadavg()[0]:.1f} at the end"


def packages(peers: Path) -> list[str]:
    """The other tools with their versions, and what of Retold's own decides speed."""
    ours = ("lxml", "numpy", "scipy", "daft")
    found = [f"{name} {version(name)}" for name in ours if installed(name)]
    if peers.exists():
        done = subprocess.run([peers, "-m", "pip", "freeze"], capture_output=True, text=True, check=False)
        names = {line.split("==")[0].split("<")[0].strip().lower() for line in (ROOT / "bench" / "requirements.txt").read_text("utf-8").splitlines() if line and not line.startswith("#")}  # fmt: skip
        found += [line.replace("==", " ") for line in done.stdout.splitlines() if line.split("==")[0].lower() in names]
    return found


def installed(name: str) -> bool:
    try:
        version(name)
    except PackageNotFoundError:
        return False
    return True


def digests(corpora: Path) -> list[tuple[str, str]]:
    """Corpora with the beginning of their SHA-256."""
    used = {name for area in AREAS.values() for name in (area.inputs if isinstance(area, Stage) else area.needs)}
    paths = [(name, corpora / name) for name in sorted(used)]
    return [(name, hashlib.sha256(path.read_bytes()).hexdigest()[:16]) for name, path in paths if path.exists()]


if __name__ == "__main__":
    main()
