"""Cold start to account: `retold read` on the pages given (the packaged example), the median of five runs."""

import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

PAGES = Path(__file__).resolve().parents[1] / "examples" / "harbour" / "pages"


def run(pages):
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "retold", "read", "--quiet", str(pages)], stdout=subprocess.DEVNULL, check=True
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (
        after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime,
        time.perf_counter() - began,
        after.ru_maxrss,
    )


def main():
    pages = sys.argv[1] if len(sys.argv) > 1 else PAGES
    runs = [run(pages) for _ in range(5)]
    cpu, wall, most = (statistics.median(column) for column in zip(*runs, strict=True))
    print(f"{len(list(Path(pages).iterdir()))} pages: {cpu:.2f} CPU-seconds, {wall:.2f} s wall, {most / 1024:.0f} MiB")


if __name__ == "__main__":
    main()
