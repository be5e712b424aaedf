"""Dates in text: Retold beside dateparser, datefinder, parsedatetime and recognizers-text-date-time, in one run.

    .venv/bin/python bench/dates.py ../shared/corpora/dates.jsonl.gz ../shared/score/dates.py --peers VENV/bin/python

Each tool reads the same texts with the same publication dates in a process of its own, one after the other, and reports
its CPU seconds; the scorer is run on what it found. The peers are installed apart (`bench/requirements.txt`). Their
results are put in the form of TIMEX3 as favourably as they allow: dateparser's `period` gives the granularity, the
recognizer's own timex is kept where it is definite, and a moment is cut to its day where no hour is written.
"""

import argparse
import gzip
import hashlib
import json
import re
import subprocess
import sys
import tempfile
import time
from datetime import datetime
from pathlib import Path

TOOLS = ("retold", "dateparser", "datefinder", "parsedatetime", "recognizers-text")
SECONDS_PER_TOOL = 1800  # a tool that needs longer is reported as too slow


def rows(path):
    raw = Path(path).read_bytes()
    text = (gzip.decompress(raw) if path.endswith(".gz") else raw).decode("utf-8")
    return [json.loads(line) for line in text.split("\n") if line]


def is_unseen(row):
    """A third of the documents, by the hash of their id, was never looked at while the rules were written."""
    return int(hashlib.sha256(row["id"].encode()).hexdigest(), 16) % 3 == 0


# ---- the tools: text and publication day to [start, end, type, value]


def retold():
    from retold.mentions.dates import tag
    from retold.model import Basis, Published
    from retold.words import sentences

    def find(text, day):
        found = tag(text, Published(day, day, Basis.STATED, 1.0, "stated"), "en", sentences(text))
        return [[d.span.start, d.span.end, d.type, d.value] for d in found]

    return find


def dateparser():
    from dateparser.date import DateDataParser
    from dateparser.search import search_dates

    cut = {"year": 4, "month": 7, "day": 10, "week": 10, "time": 16}

    def find(text, day):
        base = {"RELATIVE_BASE": datetime.fromisoformat(day), "PREFER_DATES_FROM": "past"}
        parser = DateDataParser(languages=["en"], settings=base)
        found, at = [], 0
        for words, moment in search_dates(text, languages=["en"], settings=base) or []:
            start = text.find(words, at)
            if start < 0:
                continue
            at = start + len(words)
            period = parser.get_date_data(words).period or "day"
            found.append([start, at, "DATE", moment.isoformat()[: cut[period]]])
        return found

    return find


def datefinder():
    from datefinder import find_dates

    def find(text, day):
        found = find_dates(text, source=True, index=True, base_date=datetime.fromisoformat(day))
        return [[at[0], at[1], "DATE", moment.date().isoformat()] for moment, _, at in found]

    return find


def parsedatetime():
    from parsedatetime import Calendar

    calendar = Calendar()

    def find(text, day):
        found = calendar.nlp(text, sourceTime=datetime.fromisoformat(day)) or ()
        return [
            [start, end, "TIME" if flag == 2 else "DATE", moment.isoformat()[: 16 if flag > 1 else 10]]
            for moment, flag, start, end, _ in found
        ]

    return find


def recognizers():
    from recognizers_date_time import Culture, recognize_datetime

    types = {"duration": "DURATION", "set": "SET", "time": "TIME", "datetime": "TIME"}

    def value(kind, one):
        timex = one.get("timex", "")
        if kind in ("date", "datetime", "time"):
            return one.get("value", "").replace(" ", "T")[:16]
        if kind in ("duration", "set"):
            return timex
        return timex if re.match(r"\d{4}", timex) else one.get("start", "")

    def find(text, day):
        found = []
        for each in recognize_datetime(text, Culture.English, reference=datetime.fromisoformat(day)):
            kind = each.type_name.split(".")[-1]
            values = (each.resolution or {}).get("values") or [{}]
            found.append([each.start, each.end + 1, types.get(kind, "DATE"), value(kind, values[0])])
        return found

    return find


MAKERS = dict(zip(TOOLS, (retold, dateparser, datefinder, parsedatetime, recognizers), strict=True))


def work(tool):
    """Worker: rows on standard input, findings on standard output, CPU seconds on the last line."""
    find = MAKERS[tool]()
    data = [json.loads(line) for line in sys.stdin]
    find(data[0]["text"], data[0]["published"])  # load rules before the clock runs
    started = time.process_time()
    out = [(row["id"], find(row["text"], row["published"])) for row in data]
    seconds = time.process_time() - started
    for name, found in out:
        dates = [{"start": s, "end": e, "type": t, "value": v} for s, e, t, v in found]
        print(json.dumps({"id": name, "dates": dates}))
    print(seconds)


def scored(scorer, data, lines):
    with tempfile.TemporaryDirectory() as folder:
        gold, out = Path(folder, "gold.jsonl"), Path(folder, "out.jsonl")
        gold.write_text("".join(json.dumps(row) + "\n" for row in data))
        out.write_text("\n".join(lines))
        done = subprocess.run([sys.executable, scorer, str(gold), str(out)], capture_output=True, text=True, check=True)
    return dict(zip(*[iter(done.stdout.split())] * 2, strict=False))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("corpus", nargs="?")
    parser.add_argument("scorer", nargs="?")
    parser.add_argument("--peers", help="python of the environment the peers are installed in")
    parser.add_argument("--unseen-only", action="store_true", help="only the third the rules were not tuned on")
    parser.add_argument("--worker", choices=TOOLS)
    options = parser.parse_args()
    if options.worker:
        work(options.worker)
        return
    data = [row for row in rows(options.corpus) if not options.unseen_only or is_unseen(row)]
    parts = {"tuned": [r for r in data if not is_unseen(r)], "unseen": [r for r in data if is_unseen(r)]}
    print("| tool | part | documents | strict | relaxed | value | calendar | documents per CPU second |")
    print("|---|---|---|---|---|---|---|---|")
    fed = "".join(json.dumps({k: row[k] for k in ("id", "text", "published")}) + "\n" for row in data)
    for tool in TOOLS if options.peers else TOOLS[:1]:
        python = sys.executable if tool == "retold" else options.peers
        command = [python, __file__, "--worker", tool]
        try:
            done = subprocess.run(
                command, input=fed, capture_output=True, text=True, timeout=SECONDS_PER_TOOL, check=True
            )
        except subprocess.TimeoutExpired:
            print(f"| {tool} | all | {len(data)} | – | – | – | – | < {len(data) / SECONDS_PER_TOOL:.1f} |", flush=True)
            continue
        *lines, seconds = done.stdout.splitlines()
        for part, chosen in parts.items():
            if chosen:
                s = scored(options.scorer, chosen, lines)
                speed = f"{len(data) / float(seconds):.1f}"
                print(
                    f"| {tool} | {part} | {len(chosen)} | {s['strict']} | {s['relaxed']} | {s['value']} | {s['calendar']} | {speed} |",
                    flush=True,
                )


if __name__ == "__main__":
    main()
