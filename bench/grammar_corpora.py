"""The treebanks and the marked names the small grammar is trained on, as rows a word (`train_grammar.py`)."""

import gzip
import re
from pathlib import Path

KEEP = {"nsubj:pass", "obl:agent", "nmod:poss", "acl:relcl", "compound:prt", "aux:pass"}
NE_KINDS = ("PER", "ORG", "LOC", "MISC")


def read_conllu(path):
    """Sentences as lists of [form, xpos, head, deprel, ne, space_after]."""
    sentences, rows = [], []
    for raw in gzip.decompress(Path(path).read_bytes()).decode().split("\n")[:-1]:
        line = raw.rstrip("\n")
        if not line:
            if rows:
                sentences.append(rows)
            rows = []
        elif line[0] != "#":
            f = line.split("\t")
            if f[0].isdigit():
                rel = f[7] if f[7] in KEEP else f[7].split(":")[0]
                rows.append([f[1], f[4], int(f[6]), rel, None, "SpaceAfter=No" not in f[9], f[9], f[3]])
            elif "-" in f[0]:  # the range of a contraction: its parts have no blank between
                pass
    return [merge_hyphens(gum_names(s)) for s in sentences]


def gum_names(rows):
    """Named persons, organisations and places of GUM: the entity's minimal span, where its head is a proper noun."""
    if not any("Entity=" in r[6] for r in rows):
        return rows
    labels = ["O"] * len(rows)
    stack, spans = [], []
    for i, r in enumerate(rows):
        m = re.search(r"Entity=([^|]*)", r[6])
        for piece in re.findall(r"\([^()]+\)?|[^()]+\)", m.group(1)) if m else ():
            if piece.startswith("("):
                parts = piece.strip("()").split("-")
                entry = (parts[0], parts[1] if len(parts) > 1 else "", parts[5] if len(parts) > 5 else "", i)
                if piece.endswith(")"):
                    spans.append((entry, i))
                else:
                    stack.append(entry)
            else:
                ident = piece.rstrip(")").split("-")[0]
                for k in range(len(stack) - 1, -1, -1):
                    if stack[k][0] == ident:
                        spans.append((stack.pop(k), i))
                        break
    kinds = {"person": "PER", "organization": "ORG", "place": "LOC"}
    for (_, kind, minimal, start), end in sorted(spans, key=lambda s: s[1] - s[0][3], reverse=True):
        named = [start + int(x) - 1 for x in minimal.split(",") if x.isdigit()]
        named = [k for k in named if start <= k <= end]
        if not named:
            continue
        if rows[named[0]][7] != "PROPN" and not any(rows[k][7] == "PROPN" for k in named):
            continue
        low = named[0]
        high = low
        while high + 1 <= end and high + 1 <= named[-1]:
            high += 1
        while low > start and rows[low - 1][7] == "PROPN":
            low -= 1
        label = kinds.get(kind, "MISC")
        for k in range(low, high + 1):
            labels[k] = ("B-" if k == low else "I-") + label
    for r, label in zip(rows, labels, strict=True):
        r[4] = label
    return rows


def merge_hyphens(rows):
    """Join words split at hyphens, as the run-time tokens do; the part whose head is outside stands for the whole."""
    groups = []
    i = 0
    while i < len(rows):
        group = [i]
        while (i + 2 < len(rows) and rows[i + 1][0] == "-" and not rows[i][5] and not rows[i + 1][5]
               and rows[i][0][-1:].isalnum() and rows[i + 2][0][:1].isalnum()):  # fmt: skip
            group += [i + 1, i + 2]
            i += 2
        groups.append(group)
        i += 1
    where = {k: g for g, group in enumerate(groups) for k in group}
    merged = []
    for group in groups:
        top = next((k for k in group if rows[k][2] == 0 or rows[k][2] - 1 not in group), group[-1])
        head = 0 if rows[top][2] == 0 else where[rows[top][2] - 1] + 1
        merged.append(
            [
                "".join(rows[k][0] for k in group),
                rows[top][1],
                head,
                rows[top][3],
                rows[group[0]][4],
                rows[group[-1]][5],
            ]
        )
    return merged


def read_names(path, *, label_column=1, mapping=None, iob1=False):
    sentences, rows = [], []
    for raw in [*Path(path).read_text(encoding="utf-8").split("\n"), ""]:
        line = raw.strip()
        if not line:
            if rows:
                sentences.append(rows)
            rows = []
        elif not line.startswith("#"):
            f = line.split("\t") if "\t" in line else line.split()
            form, label = (f[1], f[2]) if label_column == 2 else (f[0], f[-1])
            if label != "O":
                prefix, kind = label.split("-", 1)
                kind = (mapping or {}).get(kind, kind)
                if iob1 and (not rows or rows[-1][4] == "O" or rows[-1][4][2:] != kind):
                    prefix = "B"
                label = f"{prefix}-{kind}" if kind in NE_KINDS else "O"
            rows.append([form, None, None, None, label, True])
    return sentences


CROSSNER = {"politician": "PER", "person": "PER", "politicalparty": "ORG", "organisation": "ORG", "country": "LOC",
            "location": "LOC", "election": "MISC", "event": "MISC", "misc": "MISC"}  # fmt: skip
