"""Fit the weights of the two HTML roads (`src/retold/cleaning/data/html_weights.tsv`).

usage: python bench/train_html.py [PAGES.jsonl.gz]

Blocks are labelled article where more than half of their word 4-grams (short ones: the whole line) stand in the
annotated text. The third of the pages that `bench/pages.py` calls unseen is left out. The second judgement is fitted on
answers that the first gave for pages it was not fitted on (three folds).
"""

import re
import sys
from importlib.resources import files
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from pages import PAGES, rows, unseen
from retold.cleaning import html_careful, html_fast
from retold.cleaning.html_blocks import layout
from retold.cleaning.html_features import container_columns, form_columns, passed_on, tag_columns
from retold.cleaning.html_tree import parse

TOKEN = re.compile(r"\w+")
FOLDS = 3
PRIOR = 3.0
SMALLEST = 0.005


def careful(page):
    tree = parse(page["html"])
    found = layout(tree)
    witness = html_careful._by_trafilatura(tree, page.get("url"))  # noqa: SLF001
    tags = [found.nodes[block.node].tag for block in found.blocks]
    columns = {
        **form_columns(found.blocks), **tag_columns(tags), **container_columns(found),
        "agreed": html_careful.agreement(found.blocks, witness),
    }  # fmt: skip
    return found.blocks, columns


def fast(page):
    from resiliparse.parse.html import HTMLTree

    whole, main = html_fast.laid_out(HTMLTree.parse(page["html"]))
    return whole.blocks, html_fast.fast_columns(whole, main)


def labels(blocks, gold):
    words = TOKEN.findall(gold.lower())
    shingles, flat = set(zip(words, words[1:], words[2:], words[3:], strict=False)), f" {' '.join(words)} "
    lines = {" ".join(TOKEN.findall(line.lower())) for line in gold.split("\n")}
    for block in blocks:
        own = TOKEN.findall(block.text.lower())
        if len(own) >= 8:
            mine = list(zip(own, own[1:], own[2:], own[3:], strict=False))
            yield sum(shingle in shingles for shingle in mine) > 0.5 * len(mine)
        else:
            line = " ".join(own)
            yield bool(own) and (line in lines or (len(own) >= 3 and f" {line} " in flat))


def fit(tables, answers, words):
    table = np.vstack(tables).astype(np.float32)
    wanted = np.concatenate(answers).astype(np.float32)
    weight = np.concatenate([np.sqrt(w) / max(1, np.sqrt(w).sum()) * 100 for w in words]).astype(np.float32)

    def loss(guess):
        odds = table @ guess.astype(np.float32)
        slack = np.logaddexp(0, odds) - wanted * odds
        slope = table.T @ (weight * (1 / (1 + np.exp(-odds)) - wanted))
        held = np.concatenate(([0], guess[1:]))
        return float((weight * slack).sum()) + PRIOR * float((held**2).sum()) / 2, slope.astype(float) + PRIOR * held

    start = np.zeros(table.shape[1])
    return minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 250}).x


def train(pages, road):
    names, tables, answers, words = [], [], [], []
    for page in pages:
        blocks, columns = road(page)
        answer = np.array(list(labels(blocks, page["gold"]["text"] or "")), dtype=float)
        if answer.any():
            names = list(columns)
            tables.append(np.array(list(columns.values())).T)
            answers.append(answer)
            words.append(np.array([block.words for block in blocks], dtype=float))
    odds = [np.zeros(len(answer)) for answer in answers]
    for fold in range(FOLDS):
        inside = [at for at in range(len(tables)) if at % FOLDS != fold]
        guess = fit([tables[at] for at in inside], [answers[at] for at in inside], [words[at] for at in inside])
        for at in range(fold, len(tables), FOLDS):
            odds[at] = tables[at] @ guess
    first = fit(tables, answers, words)
    around = [passed_on(*pair) for pair in zip(odds, words, strict=True)]
    wider = [np.hstack((table, np.array(list(a.values())).T)) for table, a in zip(tables, around, strict=True)]
    second = fit(wider, answers, words)
    return zip(names, first, strict=True), zip([*names, *around[0]], second, strict=True)


def main():
    path = sys.argv[1] if len(sys.argv) > 1 else str(PAGES)
    pages = [page for page in rows(path, 1) if not unseen(page["id"])]
    lines = [
        f"{name}\t{step}\t{column}\t{weight:.3f}"
        for name, road in (("careful", careful), ("fast", fast))
        for step, weights in enumerate(train(pages, road), 1)
        for column, weight in weights
        if abs(weight) >= SMALLEST
    ]
    target = Path(str(files("retold.cleaning").joinpath("data", "html_weights.tsv")))
    head = [line for line in target.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    target.write_text("\n".join([*head, *sorted(lines)]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
