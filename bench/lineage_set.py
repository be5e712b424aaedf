"""The stories we wrote with their lineages, in the form `score/lineage.py` reads.

usage: lineage_set.py FOLDER OUT_DIR

A file holds the pages of one story (tests/lineage_set/README.md). Writes `documents.jsonl` with a `text` of each page, its
`page` with furniture, and `answers.json`. Names are dealt by a hash: they say nothing about who was first.
"""

import argparse
import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path

HEAD = re.compile(
    r"^== (?P<lost>\*?)(?P<name>\w+)(?: <- (?P<sources>[\w* +]+?) \((?P<relation>[\w-]+)\))?$", re.MULTILINE
)
FURNITURE = "> "


@dataclass(frozen=True)
class Told:
    """A page of a story: where it is from, and what it says."""

    name: str
    lost: bool
    sources: tuple[str, ...]
    relation: str | None
    title: str
    text: str
    page: str


def read(path):
    """The pages of a story, the lost ones too, in the order they were written."""
    _, *parts = HEAD.split(path.read_text(encoding="utf-8"))
    rows = zip(*(parts[i::5] for i in range(5)), strict=True)
    return [told(*row) for row in rows]


def told(lost, name, sources, relation, body):
    lines = body.strip().split("\n")
    title, *rest = [line for line in lines if line and not line.startswith(FURNITURE)]
    page = "\n\n".join(line.removeprefix(FURNITURE) for line in lines if line)
    return Told(name, bool(lost), tuple((sources or "").split(" + ")) if sources else (), relation, title, "\n\n".join(rest), page)  # fmt: skip


def named(story, pages):
    """An id for each page that is in the pile."""
    kept = sorted((hashlib.sha256(f"{story} {p.name}".encode()).hexdigest(), p.name) for p in pages if not p.lost)
    return {name: f"{story}-{number:02}" for number, (_, name) in enumerate(kept)}


def answers(story, pages):
    """Families, patchworks and edges, as the scorer reads them."""
    ids = named(story, pages)
    merged = [p.name for p in pages if len(p.sources) > 1]
    source = {p.name: p.sources[0].strip("*") for p in pages if len(p.sources) == 1}
    present = {p.name: first(p.name, source) for p in pages if p.name in ids and p.name not in merged}
    families = [[ids[n] for n, h in present.items() if h == head] for head in dict.fromkeys(present.values())]
    edges = [
        {"child": ids[p.name], "parent": ids.get(source), "relation": p.relation}
        for p in pages
        if not p.lost
        for source in p.sources
    ]
    return {
        "story": story,
        "documents": sorted(ids.values()),
        "families": families,
        "merged": [ids[name] for name in merged],
        "edges": edges,
        "lost_parents": sum(p.lost for p in pages),
    }


def first(name, source):
    """The page that a copy goes back to, through all copies between."""
    return first(source[name], source) if name in source else name


def documents(story, pages):
    ids = named(story, pages)
    rows = [
        {"id": ids[p.name], "story": story, "title": p.title, "text": p.text, "page": p.page}
        for p in pages
        if not p.lost
    ]
    return sorted(rows, key=lambda row: row["id"])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    stories = {path.stem: read(path) for path in sorted(args.folder.glob("*.txt"))}
    rows = [row for story, pages in stories.items() for row in documents(story, pages)]
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    (args.out / "documents.jsonl").write_text(lines, encoding="utf-8")
    truth = [answers(story, pages) for story, pages in stories.items()]
    (args.out / "answers.json").write_text(json.dumps(truth, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
