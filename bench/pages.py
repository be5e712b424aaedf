"""HTML main text: quality and speed of our two roads beside their peers, in one run.

usage: python bench/pages.py [--peers PYTHON] [--every N] [PAGES.jsonl.gz] > bench/figures/html.md

PYTHON is an interpreter that has the peers of bench/requirements.txt; each system runs alone in a process of its own.
"unseen" is the third of the pages that no weight was fitted on (by the hash of the id).
"""

import argparse
import gzip
import hashlib
import json
import re
import statistics
import subprocess
import sys
import time
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

PAGES = Path(__file__).resolve().parents[2] / "shared" / "corpora" / "pages.jsonl.gz"
TOKEN = re.compile(r"\w+")
OURS = ("retold careful", "retold fast")
PEERS = (
    "trafilatura default", "trafilatura with metadata", "trafilatura precision", "resiliparse", "readability-lxml",
    "newspaper4k", "justext",
)  # fmt: skip


def rows(path, every):
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number % every == 0:
                yield json.loads(line)


def unseen(name):
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % 3 == 0


def extractor(name):  # noqa: PLR0911  a system each
    """A function from (html, url) to (text, title, date), its imports done."""
    if name in OURS:
        return retold_road(name.split()[1])
    if name.startswith("trafilatura"):
        import trafilatura

        if name.endswith("metadata"):
            return lambda html, url: document(trafilatura.bare_extraction(html, url=url, with_metadata=True))
        precision = name.endswith("precision")
        return lambda html, url: (trafilatura.extract(html, url=url, favor_precision=precision) or "", None, None)
    if name == "resiliparse":
        from resiliparse.extract.html2text import extract_plain_text

        return lambda html, _: (extract_plain_text(html, main_content=True, alt_texts=False), None, None)
    if name == "readability-lxml":
        import lxml.html
        import readability

        def read(html, _):
            found = readability.Document(html)
            return lxml.html.fromstring(found.summary()).text_content(), found.short_title(), None

        return read
    if name == "newspaper4k":
        import newspaper

        def news(html, url):
            article = newspaper.Article(url or "http://x.example", fetch_images=False)
            article.download(input_html=html)
            article.parse()
            return article.text, article.title, article.publish_date and article.publish_date.date().isoformat()

        return news
    import justext

    words = justext.get_stoplist("English")
    return lambda html, _: (
        "\n".join(p.text for p in justext.justext(html.encode(), words) if not p.is_boilerplate),
        None,
        None,
    )


def document(found):
    return (found.text or "", found.title, found.date) if found else ("", None, None)


def retold_road(road):
    from retold.cleaning import CleaningSettings, clean
    from retold.model import Article, Page, PageForm

    settings = CleaningSettings(road=road)

    def ours(html, url):
        found = next(clean([Page("x", PageForm.HTML, html, "0", "x", url=url)], settings))
        if not isinstance(found, Article):
            return "", None, None
        return found.text, found.title, found.published and found.published.first[:10]

    return ours


def worker(name, path, every):
    """Extract all pages; print a line of JSON a page and the time last."""
    run = extractor(name)
    pages = list(rows(path, every))
    run(pages[0]["html"], pages[0].get("url"))
    spent = 0.0
    for page in pages:
        start = time.process_time()
        try:
            text, title, date = run(page["html"], page.get("url"))
        except Exception as fault:  # noqa: BLE001  a peer may fail on a page
            print(f"{name} {page['id']}: {type(fault).__name__}", file=sys.stderr)
            text, title, date = "", None, None
        spent += time.process_time() - start
        print(json.dumps([page["id"], text, title, date]))
    print(json.dumps(spent))


def token_f1(predicted, gold):
    p, g = Counter(TOKEN.findall(predicted.lower())), Counter(TOKEN.findall(gold.lower()))
    shared = sum((p & g).values())
    return 2 * shared / (sum(p.values()) + sum(g.values())) if p or g else 1.0


def flat(text):
    return re.sub(r"\W+", " ", text or "").strip().lower()


def figures(pages, found, spent):
    f1 = {page["id"]: token_f1(found[page["id"]][0], page["gold"]["text"] or "") for page in pages}
    titles = [flat(found[p["id"]][1]) == flat(p["gold"]["title"]) for p in pages if p["gold"].get("title")]
    dates = [(found[p["id"]][2] or "")[:10] == p["gold"]["published"][:10] for p in pages if p["gold"].get("published")]
    kept, leaked = (
        [flat(piece) in flat(found[p["id"]][0]) for p in pages for piece in p["gold"].get(key) or []]
        for key in ("must", "must_not")
    )
    none = not any(item[1] for item in found.values()), not any(item[2] for item in found.values())
    parts = [[f1[p["id"]] for p in pages if unseen(p["id"]) == part] for part in (False, True)]
    return [
        *(f"{statistics.mean(part):.4f}" for part in ([*f1.values()], *parts)),
        "–" if none[0] else f"{statistics.mean(titles):.3f}",
        "–" if none[1] else f"{statistics.mean(dates):.3f}",
        f"{statistics.mean(kept):.3f}",
        f"{statistics.mean(leaked):.3f}",
        f"{len(pages) / spent:.0f}",
    ]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("pages", nargs="?", default=str(PAGES))
    parser.add_argument("--peers", default=sys.executable)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--worker")
    options = parser.parse_args()
    if options.worker:
        worker(options.worker, options.pages, options.every)
        return
    pages = list(rows(options.pages, options.every))
    print(
        f"# HTML main text\n\n`python bench/pages.py --every {options.every}`, {len(pages)} pages of {Path(options.pages).name}, {datetime.now(UTC).date()}, one process at a time.\n"
    )
    print(
        "| system | token F1 | tuned part | unseen third | title | date | must kept | must not leaked | pages per CPU-second |"
    )
    print("|---|---|---|---|---|---|---|---|---|")
    for name in (*OURS, *PEERS):
        python = sys.executable if name in OURS else options.peers
        command = [python, __file__, options.pages, "--every", str(options.every), "--worker", name]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        lines = done.stdout.splitlines()
        if done.returncode or not lines:
            print(f"{name}: {done.stderr.strip().splitlines()[-1:]}", file=sys.stderr)
            continue
        found = {item[0]: item[1:] for item in map(json.loads, lines[:-1])}
        print(f"| {name} | {' | '.join(figures(pages, found, json.loads(lines[-1])))} |", flush=True)


if __name__ == "__main__":
    main()
