"""Ten thousand random searches and requests to the app: none may break it, none may change the collection.

    python -m bench.fuzz [--count 10000] [--seed 1]

Every address of the app and its API is asked with random names, queries and bodies: syntax of the full-text index, SQL, markup,
templates, paths, control characters, lone surrogates, other scripts. An answer of 500 or a traceback ends the run with the request
that brought it; afterwards the collection is the same, byte for byte.
"""

import argparse
import hashlib
import random
import sqlite3
import tempfile
from collections import Counter
from pathlib import Path
from urllib.parse import quote

from starlette.testclient import TestClient

from retold import keeping
from retold.cli.clock import now
from retold.settings import Settings
from retold.store.opening import collection
from retold.web.app import ROUTES, create
from retold.web.guard import Door

EXAMPLE = Path(__file__).parents[1] / "examples" / "harbour" / "pages"
PIECES = (
    '"', "'", "*", "(", ")", ":", "^", "-", "+", "{", "}", "AND", "OR", "NOT", "NEAR(a b)", "NEAR/2", "person:", "outlet:", "before:",
    "after:2025", "lang:", "story:", "title:x", "words", "grain", "harbour", "Lantern Bank", "'; DROP TABLE articles; --",
    '" OR 1=1 --', "UNION SELECT sha256 FROM manifest", "%", "_", "\\", "\x00", "\x02", "\x1b[2J", "\u202e", "\ud800", "\U0001f6a2",
    "עברית", "ﬁ", "İ", "<script>alert(1)</script>", "{{ 7*7 }}", "{% raw %}", "../", "..\\", "/etc/passwd", "%2e%2e%2f", "s-", "NaN",
    "-1", "0", "1", "99999999999999999999", "2025-10-14", "2025-13-45", "9999", "0000-00", "true", "null", "[]", "\r\nSet-Cookie: a=b",
)  # fmt: skip
PARAMETERS = (
    "q", "page", "smallest", "since", "until", "outlet", "language", "fresh", "kind", "month", "story", "child", "parent", "limit",
    "offset", "changed_after", "as", "done", "undone", "token",
)  # fmt: skip


def words(chance: random.Random) -> str:
    """A random string of odd pieces and odd characters."""
    picked = [
        chance.choice(PIECES) if chance.random() < 0.8 else chr(chance.randrange(0x3000))
        for _ in range(chance.randrange(1, 9))
    ]
    return chance.choice(("", " ")).join(picked)


def quoted(text: str) -> str:
    """A string as part of an address."""
    return quote(text.encode("utf-8", "surrogatepass"), safe="")


def request(chance: random.Random) -> tuple[str, str, bytes]:
    """Method, address and body."""
    if chance.random() < 0.5:
        return "GET", f"{chance.choice(('/search', '/api/search'))}?q={quoted(words(chance))}", b""
    path = chance.choice(ROUTES).path
    for part in ("{name:path}", "{name}", "{kind}"):
        path = path.replace(part, quoted(words(chance)))
    query = "&".join(f"{chance.choice(PARAMETERS)}={quoted(words(chance))}" for _ in range(chance.randrange(4)))
    method = chance.choice(("GET", "GET", "GET", "HEAD", "POST", "PUT", "DELETE"))
    return (
        method,
        f"{path}?{query}" if query else path,
        words(chance).encode("utf-8", "surrogatepass") if method == "POST" else b"",
    )


def state(path: Path) -> str:
    """A hash of all rows, but for when stories were looked at."""
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE stories SET seen = NULL")
        lines = "\n".join(connection.iterdump())
    return hashlib.sha256(lines.encode("utf-8", "surrogatepass")).hexdigest()


def main() -> None:
    """Ask, count the answers, compare the collection."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    chance = random.Random(chosen.seed)
    answers: Counter[int] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "news.retold"
        with collection(path, create=True) as connection:
            keeping.add(connection, [str(EXAMPLE)], Settings(), now)
        before = state(path)
        app = create(path, Settings(), now, "nobody", Door())
        with TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False) as client:
            for _ in range(chosen.count):
                method, address, body = request(chance)
                answer = client.request(method, address, content=body, follow_redirects=False)
                answers[answer.status_code] += 1
                broken = answer.status_code == 500 or b"Traceback" in answer.content
                if broken or "content-security-policy" not in answer.headers:
                    raise SystemExit(f"{answer.status_code} for {method} {address}\n{body!r}\n{answer.text[:2000]}")
        same = state(path) == before
    print(", ".join(f"{count} × {status}" for status, count in sorted(answers.items())))
    print("the collection is unchanged" if same else "THE COLLECTION WAS CHANGED")
    raise SystemExit(not same)


if __name__ == "__main__":
    main()
