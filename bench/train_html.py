"""Fit the weights of the two HTML roads (`src/retold/cleaning/data/html_weights.tsv`).

usage: python bench/train_html.py [PAGES.jsonl.gz] [--roads careful fast]

Blocks are labelled article where more than half of their word 4-grams (short ones: the whole line) stand in the
annotated text. The third of the pages that `bench/pages.py` calls unseen is left out. The second judgement is fitted on
answers that the first gave for pages it was not fitted on (three folds).
"""

import argparse
import html
import re
from importlib.resources import files
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

import train_furniture
from pages import PAGES, rows, unseen
from retold.cleaning.html_careful import agreement
from retold.cleaning.html_features import passed_on
from retold.cleaning.html_roads import described
from retold.cleaning.html_source import tags_of

TOKEN = re.compile(r"\w+")
FOLDS = 3
FRAMES = (
    ("<html><body><main><article>", "</article></main><footer><p>All rights reserved.</p></footer></body></html>"),
    (
        "<html><body><div class='page'><div class='story-text'>",
        "</div><div class='foot'><a href='#'>Privacy</a></div></div></body></html>",
    ),
    ("<html><body><div><div>", "</div></div></body></html>"),
)
PRIOR = 3.0
SMALLEST = 0.005


def read(page, road):
    """What is known about the blocks of a page, which are article, and their words; None where none is."""
    found, known = described(tags_of(page["html"]))
    answer = np.array(list(labels(found.blocks, page["gold"]["text"] or "")), dtype=float)
    if not answer.any():
        return None
    if road == "careful":
        known["agreed"] = agreement(found.blocks, page["html"], page.get("url"))
    return known, answer, np.array([block.words for block in found.blocks], dtype=float)


def own_pages():
    """The marked news pages we wrote (train_furniture.own_pages) as HTML: three ways to build a page, whole and short."""
    for page in train_furniture.own_pages():
        for number, (opening, closing) in enumerate(FRAMES):
            for most in (99, 2):
                body = _body(page, most)
                gold = "\n".join(
                    [line for line, good in zip(page["lines"], page["content"], strict=True) if good][:most]
                )
                yield {
                    "id": f"own-{page['id']}-{number}-{most}",
                    "html": f"{opening}{body}{closing}",
                    "gold": {"text": gold},
                }


def _body(page, most):
    """A marked page as HTML: the headline, the first `most` paragraphs, links for what is furniture."""
    parts, paragraphs = [], 0
    for line, good, mark in zip(page["lines"], page["content"], page["marks"], strict=True):
        text = html.escape(line)
        paragraphs += good
        if mark == "=":
            parts.append(f"<h1>{text}</h1>")
        elif good:
            parts.append(f"<p>{text}</p>" if paragraphs <= most else "")
        else:
            parts.append(
                f"<div class='more'><a href='#'>{text}</a></div>" if paragraphs else f"<li><a href='#'>{text}</a></li>"
            )
    return "\n".join(parts)


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
    return minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 120}).x


def train(pages):
    """The weights of both judgements, each as (column, weight)."""
    names, answers, words = list(pages[0][0]), [page[1] for page in pages], [page[2] for page in pages]
    tables = [np.array(list(page[0].values()), dtype=np.float32).T for page in pages]
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
    parser = argparse.ArgumentParser()
    parser.add_argument("pages", nargs="?", default=str(PAGES))
    parser.add_argument("--roads", nargs="+", choices=["careful", "fast"], default=["careful", "fast"])
    chosen = parser.parse_args()
    target = Path(str(files("retold.cleaning").joinpath("data", "html_weights.tsv")))
    old = target.read_text(encoding="utf-8").splitlines()
    lines = [line for line in old if not line.startswith("#") and line.split("\t")[0] not in chosen.roads]
    for road in chosen.roads:
        raw = [*(page for page in rows(chosen.pages, 1) if not unseen(page["id"])), *own_pages()]
        pages = [found for page in raw if (found := read(page, road))]
        for step, weights in enumerate(train(pages), 1):
            lines += [
                f"{road}\t{step}\t{column}\t{weight:.3f}" for column, weight in weights if abs(weight) >= SMALLEST
            ]
    head = [line for line in old if line.startswith("#")]
    target.write_text("\n".join([*head, *sorted(lines)]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
