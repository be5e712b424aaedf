"""`retold bulk` on a WARC of HTML pages: pages per CPU-second on the fast road, from bytes to tables.

usage: bulk_warc.py DISTRACTORS.jsonl.gz [--pages 20000] [--keep DIR]

The pages are the articles of `bulk_corpus.py` in layouts of ours, with menus, teasers of other articles, scripts, share
bars and footers: 10 to 25 kB each, gzipped record by record like a crawl. How much of each article came out is printed
as the mean share of its words.
"""

import argparse
import gzip
import html
import random
import sys
import tempfile
from pathlib import Path

from bulk import tell_steps, watched
from bulk_corpus import planted

SECTIONS = ("World", "Business", "Markets", "Politics", "Science", "Sport", "Culture", "Opinion", "Weather", "Regions")
SCRIPT = "window.layers=window.layers||[];function push(e){layers.push({at:Date.now(),what:e})}" + "push('view');" * 150


def paragraphs(text):
    return [html.escape(part) for part in text.split("\n") if part.strip()]


def menu(rng):
    links = "".join(
        f'<li><a href="/{s.lower()}/{n}">{s} {n}</a></li>' for s in SECTIONS for n in range(rng.randint(3, 8))
    )
    return f'<nav class="menu"><ul>{links}</ul></nav>'


def teasers(rng, titles):
    cards = "".join(
        f'<div class="card"><a href="/{n}"><h3>{html.escape(rng.choice(titles))}</h3><p>Read more</p></a></div>'
        for n in range(rng.randint(6, 20))
    )
    return f'<aside class="related"><h2>More from us</h2>{cards}</aside>'


def page(row, rng, titles):
    """An HTML page with the article of a row."""
    title, parts = html.escape(row["title"] or "Report"), paragraphs(row["text"])
    body = rng.choice((
        lambda: f"<article><h1>{title}</h1><time datetime='{row['published']}'></time>{''.join(f'<p>{p}</p>' for p in parts)}</article>",
        lambda: f"<div class='main'><h1>{title}</h1><div class='story-body'>{''.join(f'<p>{p}</p>' for p in parts)}</div></div>",
        lambda: f"<main><h1>{title}</h1><div class='text'>{'<br><br>'.join(parts)}</div></main>",
    ))()  # fmt: skip
    return (
        f"<!DOCTYPE html><html lang='en'><head><title>{title} | The Bench Courier</title><meta property='og:title' content='{title}'>"
        f"<meta property='article:published_time' content='{row['published']}T08:00:00Z'><script>{SCRIPT}</script>"
        f"<style>{'.card{margin:0 auto}' * 60}</style></head><body><header><a href='/'>The Bench Courier</a>{menu(rng)}</header>{body}"
        f"<div class='share'>Share on <a href='#'>one</a> <a href='#'>two</a></div>{teasers(rng, titles)}"
        "<footer><p>All rights reserved. Terms of use. Privacy policy. Sign up for our newsletter.</p></footer></body></html>"
    )


def record(number, body):
    reply = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://courier.example/{number}\r\nWARC-Date: 2025-03-05T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012d}>\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(reply)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + reply + b"\r\n\r\n", 3)


def written(path, made, rng):
    """The pages as a WARC; the words of the article by address."""
    titles = [row["title"] for row in made if row["title"]]
    words = {}
    with path.open("wb") as warc:
        for number, row in enumerate(made):
            warc.write(record(number, page(row, rng, titles).encode()))
            words[f"https://courier.example/{number}"] = row["text"].split()
    return words


def share_found(output, words):
    import pyarrow.dataset as ds

    shares = []
    for row in ds.dataset(output / "articles", format="parquet").to_table(columns=["url", "text"]).to_pylist():
        wanted, found = set(words[row["url"]]), set(row["text"].split())
        shares.append(len(wanted & found) / len(wanted))
    return len(shares), sum(shares) / max(len(shares), 1)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("distractors", type=Path)
    parser.add_argument("--pages", type=int, default=20_000)
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        made, _ = planted(options.distractors, options.pages, seed=10)
        source, output = folder / "pages.warc.gz", folder / "out"
        words = written(source, made, random.Random(10))
        command = [sys.executable, "-m", "retold", "bulk", "--quiet", "--road", "fast", str(source), str(output)]
        code, _, wall, spent, most, steps = watched(command, output)
        print(
            f"exit {code}; {len(made)} pages, {source.stat().st_size / 1e6:.0f} MB of WARC, {wall:.0f} s wall, {spent:.0f} CPU-seconds ({len(made) / spent:.0f} pages a CPU-second), peak {most / 1e9:.2f} GB"
        )
        tell_steps(steps, len(made))
        found, share = share_found(output, words)
        print(f"{found} articles found; {share:.4f} of the words of an article, on average")


if __name__ == "__main__":
    main()
