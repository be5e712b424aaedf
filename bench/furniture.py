"""Line F1 of the flattened road, tuned and unseen part, pages per CPU-second, and the slowest pages.

`python bench/furniture.py ../shared/corpora/flattened.jsonl.gz`: what ../shared/score/flattened.py measures, split by
site as bench/train_furniture.py splits, and the time of a fixed piece of plain Python, to compare machines by.
"""

import argparse
import gc
import re
import statistics
import time

from retold.cleaning import CleaningSettings, clean
from retold.model import Article, Page, PageForm
from train_furniture import held_out, read


def line_scores(page, found):
    kept = found.offsets.source_spans() if isinstance(found, Article) and found.offsets else ()
    at = hit = predicted = wanted = noise = noise_kept = content = lost = 0
    for line, good in zip(page["lines"], page["content"], strict=True):
        inside = sum(max(0, min(at + len(line), span.end) - max(at, span.start)) for span in kept)
        at += len(line) + 1
        keep, size = inside * 2 > len(line), len(line.strip())
        predicted += size * keep
        wanted += size * good
        hit += size * (keep and good)
        noise, noise_kept = noise + (not good), noise_kept + (keep and not good)
        content, lost = content + good, lost + (good and not keep)
    f1 = 2 * hit / (predicted + wanted) if hit else float(not wanted and not predicted)
    return f1, noise, noise_kept, content, lost


def report(name, rows):
    f1, noise, noise_kept, content, lost = (sum(column) for column in zip(*rows, strict=True))
    print(
        f"{name}: pages {len(rows)} line_f1 {f1 / len(rows):.4f} noise kept {noise_kept / noise:.3f} content lost {lost / content:.4f}"
    )


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("pages")
    rows = read(parser.parse_args().pages)
    pages = [Page(row["id"], PageForm.FLATTENED, row["page"], "0" * 64, row["id"], row.get("url")) for row in rows]
    list(clean(pages[:20], CleaningSettings()))
    gc.set_threshold(20_000, 20, 50)  # as the commands set it
    found, times = [], []
    for page in pages:
        start = time.process_time()
        found.extend(clean([page], CleaningSettings()))
        times.append(time.process_time() - start)
    scores = [line_scores(row, article) for row, article in zip(rows, found, strict=True)]
    report("all   ", scores)
    report("tuned ", [score for score, row in zip(scores, rows, strict=True) if not held_out(row)])
    report("unseen", [score for score, row in zip(scores, rows, strict=True) if held_out(row)])
    start = time.process_time()
    for row in rows[:200]:
        for line in row["lines"]:
            re.findall(r"\w+", line.lower())
    plain = (time.process_time() - start) / 200
    times.sort()
    print(
        f"pages per CPU-second {len(pages) / sum(times):.0f} ({statistics.mean(len(p.text) for p in pages):.0f} characters a page), "
        f"p99 {times[int(len(times) * 0.99)] * 1000:.1f} ms, slowest {times[-1] * 1000:.1f} ms, "
        f"cutting the same page into words {plain * 1000:.2f} ms"
    )


if __name__ == "__main__":
    main()
