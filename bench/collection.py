"""What a collection of 20,000 real articles costs: adding, the file, ten pages more, every page of the app, searches.

    python -m bench.collection CORPUS… [--file news.retold] [--workers 2]

A file that is there already is measured as it is; without one it is made of the corpora and stays, so that a second run measures
reading alone. CPU-seconds count user and system time of all processes: on a shared machine they say more than a clock.
"""

import argparse
import os
import re
import resource
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

REPEATS = 9
SEARCHES = (
    "wheat", "wheat AND exports NOT japan", '"last year"', "said", "the of and", "said OR mln OR dlrs", "exp*", "person:reagan",
    "person:a", "outlet:reuters", "after:1987-03-20 before:1987-04", "lang:en oil", "zzzz",
)  # fmt: skip
TEN = "\n\n".join(
    f"Ferry number {n} stops at Wenna\n\nThe ferry {n} between Wenna and Gull Point will stop on November {n}, the operator said "
    f'on Friday.\n\n"We carry {n} people a day," said Odo Lindqvist, who has run the line since 1998.'
    for n in range(1, 11)
)


def cpu_seconds() -> float:
    """User and system time of this process and of those that ended below it."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


@contextmanager
def told(what: str, count: int | None = None) -> Iterator[None]:
    """Print what a piece of work cost."""
    wall, cpu = time.perf_counter(), cpu_seconds()
    yield
    wall, cpu = time.perf_counter() - wall, cpu_seconds() - cpu
    rate = f", {count / cpu:.0f} a CPU-second" if count else ""
    print(f"{what}: {cpu:.1f} CPU-seconds, {wall:.1f} s by the clock{rate}", flush=True)


def retold(*arguments: str) -> str:
    """Run the command, give back what it printed."""
    ran = subprocess.run([sys.executable, "-m", "retold", *arguments], capture_output=True, text=True, check=True)
    return ran.stdout


def sizes(path: Path) -> None:
    """Print the file beside the text in it."""
    from retold.store import queries, rows
    from retold.store.opening import collection

    with collection(path, write=True) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        counts = queries.counts(connection)
        numbers = connection.execute("SELECT number FROM articles").fetchall()
        text = sum(len((rows.text_of(connection, n) or "").encode()) for (n,) in numbers)
    size = path.stat().st_size
    print(f"{counts['articles']} articles in {counts['stories']} stories")
    print(f"file {size / 1e6:.1f} MB, text {text / 1e6:.1f} MB: {size / text:.2f} times the text", flush=True)


@contextmanager
def served(path: Path) -> Iterator[tuple[str, int]]:
    """The app on the collection: its address and process id."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "retold", "serve", str(path), "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        address = f"http://127.0.0.1:{port}"
        for _ in range(600):
            try:
                httpx.get(address + "/help", timeout=5)
                break
            except httpx.HTTPError:
                time.sleep(0.1)
        yield address, server.pid
        server.terminate()


def memory_of(pid: int) -> tuple[int, int]:
    """Resident memory of a process now and at its highest, MB."""
    status = Path(f"/proc/{pid}/status").read_text()
    return tuple(int(re.search(rf"{name}:\s+(\d+)", status)[1]) // 1024 for name in ("VmRSS", "VmHWM"))  # type: ignore[index,return-value]


def cpu_of(pid: int) -> float:
    """User and system time of a process so far, seconds."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def median_of(ask: Callable[[], object], pid: int) -> tuple[float, float]:
    """Median milliseconds by the clock and mean CPU-milliseconds of the server."""
    ask()
    took, before = [], cpu_of(pid)
    for _ in range(REPEATS):
        start = time.perf_counter()
        ask()
        took.append(time.perf_counter() - start)
    return statistics.median(took) * 1000, (cpu_of(pid) - before) * 1000 / REPEATS


def pages(client: httpx.Client) -> list[str]:
    """An address of each kind of page, those of the largest story and its pages among them."""
    stories = client.get("/api/stories", params={"limit": 1000}).json()
    largest, single = max(stories, key=lambda s: s["size"]), min(stories, key=lambda s: s["size"])
    told = client.get(f"/stories/{largest['id']}").text
    article = re.search(r'href="(/articles/[^"#]+)', told)[1]  # type: ignore[index]
    edge = re.search(r'href="(/lineage[^"]+)"', client.get(article).text)
    return [
        "/", "/?smallest=3", "/?fresh=1", "/?outlet=reuters", "/?page=20", f"/stories/{largest['id']}",
        f"/stories/{single['id']}", article, *([edge[1].replace("&amp;", "&")] if edge else []), "/search", "/archive",
        "/archive/1987-03", "/archive/1987-03-11", "/people", "/people?kind=place", "/people/Reagan", "/calendar",
        "/calendar?month=1987-04", "/trends", "/decisions", "/add", "/export", "/feed.atom", "/api/stories",
        f"/api/stories/{largest['id']}",
    ]  # fmt: skip


def reading(path: Path) -> None:
    """Ask every kind of page and several searches; the server's memory before and after."""
    with served(path) as (address, pid), httpx.Client(base_url=address, timeout=120) as client:
        print(f"server at rest: {memory_of(pid)[0]} MB")
        for page in pages(client):
            wall, cpu = median_of(lambda page=page: client.get(page), pid)  # type: ignore[misc]
            print(f"  {page[:60]:60} {wall:7.1f} ms  {cpu:7.1f} CPU-ms")
        for query in SEARCHES:
            wall, cpu = median_of(lambda query=query: client.get("/search", params={"q": query}), pid)  # type: ignore[misc]
            print(f"  search {query[:53]:53} {wall:7.1f} ms  {cpu:7.1f} CPU-ms")
        print("server after all that: {} MB, {} MB at its highest".format(*memory_of(pid)), flush=True)


def main() -> None:
    """Make the collection where it is not there, and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", nargs="*")
    parser.add_argument("--file", type=Path, default=Path("bench.retold"))
    parser.add_argument("--no-serve", action="store_true")
    chosen = parser.parse_args()
    if not chosen.file.exists():
        with told("added"):
            print(retold("add", str(chosen.file), *chosen.corpora, "--quiet").splitlines()[0])
    sizes(chosen.file)
    more = chosen.file.with_suffix(".ten")
    more.mkdir(exist_ok=True)
    for number, text in enumerate(TEN.split("\n\nFerry")):
        (more / f"ferry{number}-{os.getpid()}.txt").write_text(f"Ferry{text.removeprefix('Ferry')} ({os.getpid()})")
    with told("ten pages more", 10):
        print(retold("add", str(chosen.file), str(more), "--quiet").splitlines()[0])
    if not chosen.no_serve:
        reading(chosen.file)


if __name__ == "__main__":
    main()
