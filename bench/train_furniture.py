"""Fit the weights of the furniture filter: `python bench/train_furniture.py ../shared/corpora/flattened.jsonl.gz`.

Two thirds of the sites are fitted to; the third whose host's SHA-1 divides by three is never looked at while fitting. So are
our news pages, and the marked pages of the tests as pages that nobody has read: the lists of phrases were filled from them,
so most of the lines that hold a phrase are read as if the lists lacked it. Which lines is drawn several times.
Prints line F1 of both parts as ../shared/score/flattened.py defines it, and writes src/retold/cleaning/data/weights.tsv.
"""

import argparse
import gzip
import hashlib
import json
import random
import statistics
import sys
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from retold.cleaning.blocks import read_blocks, without_phrases
from retold.cleaning.furniture import all_settled, describe_open, never_article, page_language
from retold.cleaning.groups import names_of
from retold.cleaning.sequence import Weights, article_odds, emissions
from retold.cleaning.settings import CleaningSettings
from retold.cleaning.surroundings import read_surroundings
from retold.model import Span

OUT = Path(__file__).parents[1] / "src/retold/cleaning/data/weights.tsv"
MARKED = Path(__file__).parents[1] / "tests/golden/marked"
# How much one of our news pages counts beside a page of the corpus, and one drawing of a marked page.
OWN_WEIGHT, MARKED_WEIGHT = 3.0, 0.25
DRAWINGS, HIDDEN = 4, 0.7  # of a marked page, and the share of its lines with a phrase that lose it
HEADER = """\
# Weights of the furniture filter, in log odds: above zero speaks for article, below for furniture.
# Fitted by bench/train_furniture.py; names of features are explained in features.py.
"""


def read(path):
    with (
        gzip.open(path, "rt", encoding="utf-8")
        if str(path).endswith(".gz")
        else Path(path).open(encoding="utf-8") as rows
    ):
        return [json.loads(line) for line in rows if line.strip()]


def own_pages(folder=Path(__file__).parent / "news_pages"):
    """The pages we wrote, marked: "+" or "!" article, "-" or "~" furniture, "=" headline."""
    pages = []
    for path in sorted(folder.glob("*.txt")):
        marked = [line.split(" ", 1) for line in path.read_text(encoding="utf-8").splitlines() if line[2:].strip()]
        pages.append(
            {
                "id": path.stem,
                "lines": [line for _, line in marked],
                "content": [mark in "+!" for mark, _ in marked],
            }
        )
    return pages


def held_out(page):
    host = urlsplit(page.get("url") or page["id"]).hostname or page["id"]
    site = ".".join(host.split(".")[-2:])
    return int(hashlib.sha1(site.encode()).hexdigest(), 16) % 3 == 0


def prepared(pages, weight=1.0, drawing=None):
    """What is fitted to: for each page its open lines with their features; with a `drawing`, as if phrases were unknown."""
    found = []
    for page in pages:
        lines = [
            (line.strip(), good) for line, good in zip(page["lines"], page["content"], strict=True) if line.strip()
        ]
        if not lines:
            continue
        texts = [line for line, _ in lines]
        language = page_language(texts)
        blocks = read_blocks(texts, language)
        if drawing is not None:
            chance = random.Random(f"{drawing} {page['id']}")
            blocks = [
                without_phrases(block)
                if (block.whole or block.start or block.phrases) and chance.random() < HIDDEN
                else block
                for block in blocks
            ]
        spans = [Span(0, len(text)) for text in texts]
        fields, title_at = read_surroundings(blocks, spans)
        settled = all_settled(blocks, fields.settled, title_at, CleaningSettings())
        opened = [i for i in range(len(blocks)) if i not in settled]
        rows = [names_of(row) for row in describe_open(blocks, language, settled, title_at)]
        labels = [bool(lines[i][1]) for i in opened]
        rest = [(len(texts[i]), bool(lines[i][1])) for i in settled]
        never = [never_article(blocks[i]) for i in opened]
        if rows:
            found.append((page["id"], [texts[i] for i in opened], labels, rows, weight, rest, never))
    return found


def log_likelihood(theta, matrix, labels, lengths, weights):
    """Weighted log-likelihood of all pages and its gradient; pages padded to columns, sorted longest first."""
    stay_a, stay_f, opens = theta[-3:]
    scores = matrix @ theta[:-3]
    n, longest = len(lengths), lengths.max()
    s = np.zeros((n, longest))
    y = np.zeros((n, longest), bool)
    mask = np.arange(longest)[None, :] < lengths[:, None]
    s[mask], y[mask] = scores, labels
    forward, backward = np.zeros_like(s), np.zeros_like(s)
    forward[:, 0] = opens
    log_z = np.zeros(n)
    for t in range(1, longest):
        odds = forward[:, t - 1] + s[:, t - 1]
        f = np.logaddexp(odds, stay_f)
        forward[:, t] = np.logaddexp(odds + stay_a, 0) - f
        log_z += np.where(mask[:, t], f, 0)
    at_end = forward[np.arange(n), lengths - 1] + s[np.arange(n), lengths - 1]
    log_z += np.logaddexp(0, at_end)
    for t in range(longest - 2, -1, -1):
        odds = backward[:, t + 1] + s[:, t + 1]
        message = np.logaddexp(odds + stay_a, 0) - np.logaddexp(odds, stay_f)
        backward[:, t] = np.where(mask[:, t + 1], message, 0)
    marginal = 1 / (1 + np.exp(-np.clip(forward + s + backward, -500, 500)))
    o, b = (forward + s)[:, :-1], (s + backward)[:, 1:]
    parts = np.stack([o + b + stay_a, o, b, np.full_like(o, stay_f)])
    parts -= parts.max(0)
    parts = np.exp(parts)
    parts /= parts.sum(0)
    edge = mask[:, 1:] * weights[:, None]
    both, neither = y[:, :-1] & y[:, 1:], ~y[:, :-1] & ~y[:, 1:]
    gold = (
        (s * y).sum(1)
        + opens * y[:, 0]
        + stay_a * (both & mask[:, 1:]).sum(1)
        + stay_f * (neither & mask[:, 1:]).sum(1)
    )
    value = (weights * (gold - log_z)).sum()
    residual = ((y - marginal) * weights[:, None])[mask]
    gradient = np.concatenate(
        [
            matrix.T @ residual,
            [
                ((both - parts[0]) * edge).sum(),
                ((neither - parts[3]) * edge).sum(),
                (weights * (y[:, 0] - marginal[:, 0])).sum(),
            ],
        ]
    )
    return value, gradient


def fit(pages, ridge, least):
    counts = Counter(name for page in pages for row in page[3] for name in set(row))
    names = sorted(name for name, count in counts.items() if count >= least)
    index = {name: i for i, name in enumerate(names)}
    pages = sorted(pages, key=lambda page: (-len(page[1]), page[0]))
    columns, ends = [], [0]
    for page in pages:
        for row in page[3]:
            columns.extend(index[name] for name in row if name in index)
            ends.append(len(columns))
    matrix = csr_matrix((np.ones(len(columns)), columns, ends), (len(ends) - 1, len(names)))
    labels = np.array([good for page in pages for good in page[2]])
    lengths = np.array([len(page[1]) for page in pages])
    weights = (
        np.array([page[4] for page in pages]) * 100 / (lengths + 60)
    )  # a page of a thousand lines must not speak for all

    def loss(theta):
        value, gradient = log_likelihood(theta, matrix, labels, lengths, weights)
        return -value + ridge * (theta @ theta) / 2, -gradient + ridge * theta

    result = minimize(loss, np.zeros(len(names) + 3), jac=True, method="L-BFGS-B", options={"maxiter": 150})
    theta = result.x
    return Weights(dict(zip(names, theta[:-3].tolist(), strict=True)), *theta[-3:].tolist())


def scored(pages, weights, keep_above):
    limit = float(np.log(keep_above / (1 - keep_above)))
    figures, noise, noise_kept, content, lost = [], 0, 0, 0, 0
    for page in pages:
        odds = article_odds(emissions(page[3], weights), weights)
        hit = predicted = wanted = 0
        for size, good in page[5]:
            wanted, noise, content, lost = wanted + size * good, noise + (not good), content + good, lost + good
        for text, good, odd, never in zip(page[1], page[2], odds, page[6], strict=True):
            keep, size = odd > limit and not never, len(text)
            predicted += size * keep
            wanted += size * good
            hit += size * (keep and good)
            noise += not good
            noise_kept += keep and not good
            content += good
            lost += good and not keep
        figures.append(2 * hit / (predicted + wanted) if hit else float(not wanted and not predicted))
    return (
        f"line_f1 {statistics.mean(figures):.4f} noise kept {noise_kept / noise:.3f} content lost {lost / content:.4f}"
    )


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("pages", nargs="+")
    parser.add_argument("--ridge", type=float, default=1.0)
    parser.add_argument("--least", type=int, default=8, help="features seen less often are left out")
    parser.add_argument("--dry", action="store_true", help="do not write the weights")
    chosen = parser.parse_args()
    pages = [page for path in chosen.pages for page in read(path)]
    tuned = prepared([page for page in pages if not held_out(page)])
    unseen = prepared([page for page in pages if held_out(page)])
    own = prepared(own_pages(), OWN_WEIGHT)
    marked = [page for drawing in range(DRAWINGS) for page in prepared(own_pages(MARKED), MARKED_WEIGHT, drawing)]
    weights = fit([*tuned, *own, *marked], chosen.ridge, chosen.least)
    print(len(tuned), "pages tuned on,", len(unseen), "unseen,", len(weights.features), "weights", file=sys.stderr)
    for keep_above in (0.15, 0.2, 0.3, 0.4, 0.5):
        print(keep_above, "tuned", scored(tuned, weights, keep_above), "| unseen", scored(unseen, weights, keep_above))
    print("our news pages", scored(own, weights, 0.3))
    if not chosen.dry:
        write(weights)


def write(weights):
    rows = [
        ("chain article", weights.stay_article),
        ("chain furniture", weights.stay_furniture),
        ("chain opens", weights.opens),
    ]
    rows += sorted(weights.features.items())
    body = "".join(f"{name}\t{value:.3f}\n" for name, value in rows if abs(value) >= 0.01)
    OUT.write_text(HEADER + body, encoding="utf-8")


if __name__ == "__main__":
    main()
