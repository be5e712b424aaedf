"""Fifty times SIGKILL at a random moment of `retold add`: verified after each, completed at last, nothing lost or doubled.

    python -m bench.kills [--kills 50] [--seed 1] [--pages 60]

A file is killed again and again until a run gets through, then the next one is begun. Each finished file must hold every page once,
in the same stories as a file whose writer was left alone.
"""

import argparse
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

from retold.store import originals
from retold.store.opening import collection

EXAMPLE = Path(__file__).parents[1] / "examples" / "harbour" / "pages"


def pages(folder: Path, count: int) -> None:
    """The example and made-up reports, so that all steps take their time."""
    folder.mkdir()
    for page in sorted(EXAMPLE.iterdir()):
        (folder / page.name).write_bytes(page.read_bytes())
    for n in range(count):
        (folder / f"mill{n:03}.txt").write_text(
            f"The mill at Alder{n // 3} is for sale\n\nThe old water mill at Alder{n // 3} is for sale after {n} years, the owner said "
            f"on Monday 6 October 2025.\n\n“My knees have had enough of the {n} stairs,” said Edda Loam{n // 3}, the miller.\n"
        )


def add(path: Path, folder: Path, seconds: float | None = None) -> bool:
    """Run `retold add`, killed after some seconds; whether it got through."""
    command = [sys.executable, "-m", "retold", "add", str(path), str(folder), "--quiet"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as writer:
        try:
            return writer.wait(seconds) == 0
        except subprocess.TimeoutExpired:
            writer.send_signal(signal.SIGKILL)
            return False


def problems(path: Path) -> list[str]:
    """What `retold verify` finds."""
    if not path.exists() or not _tables(path):
        return []  # killed before the first table
    with collection(path) as connection:
        return list(originals.problems(connection))


def _tables(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])


def content(path: Path) -> tuple[list[tuple[str, ...]], int, int]:
    """The stories as groups of articles, how many articles, how many distinct originals."""
    with sqlite3.connect(path) as connection:
        groups: dict[str, list[str]] = {}
        for article, story in connection.execute("SELECT id, story FROM articles ORDER BY id"):
            groups.setdefault(story, []).append(article)
        (distinct,) = connection.execute("SELECT count(DISTINCT sha256) FROM manifest").fetchone()
        (entries,) = connection.execute("SELECT count(*) FROM manifest").fetchone()
    if distinct != entries:
        raise SystemExit(f"{entries - distinct} pages were kept twice")
    return sorted(map(tuple, groups.values())), sum(map(len, groups.values())), distinct


def main() -> None:
    """Kill, verify, complete, compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--pages", type=int, default=60)
    chosen = parser.parse_args()
    chance = random.Random(chosen.seed)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "pages"
        pages(folder, chosen.pages)
        start = time.monotonic()
        add(Path(name) / "whole.retold", folder)
        longest = time.monotonic() - start
        whole = content(Path(name) / "whole.retold")
        kills = files = 0
        while kills < chosen.kills:
            path = Path(name) / f"{files}.retold"
            while kills < chosen.kills and not add(path, folder, chance.uniform(0.1 * longest, longest)):
                kills += 1
                if found := problems(path):
                    raise SystemExit(f"after kill {kills}: {found[:5]}")
            if not add(path, folder) or problems(path):
                raise SystemExit(f"file {files} cannot be completed: {problems(path)[:5]}")
            if content(path) != whole:
                raise SystemExit(f"file {files}: {content(path)[1:]} instead of {whole[1:]}, or other stories")
            files += 1
    print(
        f"{kills} kills in {files} files of {whole[1]} pages: verified after each, every file complete and the same at last"
    )


if __name__ == "__main__":
    main()
