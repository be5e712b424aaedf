"""Make planted lineages like those of the lineage corpus, from other articles, with other seeds: a second test bed.

usage: lineage_made.py STORIES.jsonl[.gz] WORDNET OUT_DIR [--seed 1] [--lost 0.3] [--adds 0.5]

STORIES has `id`, `story` (or `gold`), `title`, `text`; of every story some articles stay independent tellings and others are copied:
verbatim, trimmed, edited, spun with synonyms (WORDNET is the folder of WordNet's database, Debian's `wordnet-base`),
translated there and back (Debian's `apertium-eng-spa`, `apertium-eng-cat`; left out where not installed), reworked
(several of these), merged from two families. With `--adds` copies are also shortened by paragraphs, and that part of them gets
paragraphs of its own (`lineage_added.py`). Parents are lost, statements are planted in unrelated articles. Writes
`documents.jsonl` and `answers.json` in the form `score/lineage.py` reads. The texts stay where they are made.
"""

import argparse
import gzip
import hashlib
import json
import random
import re
import shutil
import subprocess
import sys
from collections import defaultdict
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from bench.lineage_added import Adding, sentences

DETOURS = {"es": ("eng-spa", "spa-eng"), "ca": ("eng-cat", "cat-eng")}
COPIES = ("verbatim", "trimmed", "edited", "spun", "translated-es", "translated-ca", "reworked", "reworked")
STATEMENTS = (
    "In a statement, the office of the mayor said that it “will do everything in its power to help the inquiry”.",
    "According to officials, 1,482 people had been counted by Tuesday evening.",
    "“Nobody should have to go through this,” a spokeswoman said in a statement released on Friday.",
)
CUT = ("shortened", "shortened", "edited")
ENDINGS = ("ing", "ed", "es", "s")


class Machine:
    """What makes copies: a thesaurus, translators, chance."""

    def __init__(self, wordnet, seed):
        self.synonyms = thesaurus(wordnet)
        self.chance = random.Random(seed)

    def copy(self, kind, title, text):
        made = getattr(self, kind.partition("-")[0])
        if kind.startswith("translated"):
            made = partial(made, kind.partition("-")[2])
        title_after = title if kind in ("verbatim", "trimmed", "edited") else made(title, whole=False)
        return title_after.replace("\n", " ").strip() or title, made(text)

    def verbatim(self, text, *, whole=True):
        del whole
        return text

    def trimmed(self, text, *, whole=True):
        parts = sentences(text)
        keep = max(3, int(len(parts) * self.chance.uniform(0.3, 0.75)))
        return "\n\n".join(parts[:keep]) if whole else text

    def shortened(self, text, *, whole=True):
        """Without some paragraphs, the last ones above all; the rest edited."""
        parts = sentences(text)
        for _ in range(self.chance.choice((1, 1, 2, 3))) if whole else ():
            size = self.chance.choice((1, 2, 2, 3, 4))
            if len(parts) > size + 3:
                at = len(parts) - size if self.chance.random() < 0.4 else self.chance.randrange(1, len(parts) - size)
                del parts[at : at + size]
        return "\n\n".join(self.swapped(p, 0.06) for p in parts)

    def edited(self, text, *, whole=True):
        parts = [p for p in sentences(text) if not whole or self.chance.random() > 0.15]
        parts = [self.fronted(p) if self.chance.random() < 0.15 else p for p in parts]
        return "\n\n".join(self.swapped(p, 0.06) for p in parts) or text

    def spun(self, text, *, whole=True):
        rate = self.chance.uniform(0.2, 0.45)
        parts = [p for p in sentences(text) if not whole or self.chance.random() > 0.06]
        return "\n\n".join(self.swapped(p, rate) for p in parts) or text

    def translated(self, language, text, *, whole=True):
        del whole
        for mode in DETOURS[language]:
            text = apertium(mode, text)
        return text

    def reworked(self, text, *, whole=True):
        text = self.translated(self.chance.choice(list(DETOURS)), text)
        parts = [p for p in sentences(text) if not whole or self.chance.random() > 0.2]
        parts = [self.swapped(p, self.chance.uniform(0.1, 0.3)) for p in parts]
        for at in range(len(parts) - 1) if whole else ():
            if self.chance.random() < 0.1:
                parts[at], parts[at + 1] = parts[at + 1], parts[at]
        return "\n\n".join(parts) or text

    def merged(self, one, other):
        a, b = sentences(one), sentences(other)
        first, second = (p[: max(3, int(len(p) * self.chance.uniform(0.4, 0.8)))] for p in (a, b))
        return "\n\n".join(self.swapped(p, 0.04) for p in first + second)

    def swapped(self, sentence, rate):
        def other(match):
            word = match.group()
            return self.synonym(word) if self.chance.random() < rate else word

        return re.sub(r"\b[a-z]{4,}\b", other, sentence)

    def synonym(self, word):
        for ending in ("", *ENDINGS):
            base = word.removesuffix(ending)
            if word.endswith(ending) and base in self.synonyms:
                return self.chance.choice(self.synonyms[base]) + ending
        return word

    def fronted(self, sentence):
        head, comma, tail = sentence.rstrip(".").rpartition(", ")
        if not comma or len(tail.split()) < 4 or not head[0].isupper():
            return sentence
        return f"{tail[0].upper()}{tail[1:]}, {head[0].lower()}{head[1:]}."


def thesaurus(folder):
    """Words with the other words of their two commonest senses."""
    members, found = {}, defaultdict(list)
    for part in ("noun", "verb", "adj", "adv"):
        for line in (folder / f"data.{part}").read_text("utf-8").splitlines():
            if line[:1] != " ":
                fields = line.split()
                count = int(fields[3], 16)
                members[part, fields[0]] = [re.sub(r"\(.*", "", w).lower() for w in fields[4 : 4 + 2 * count : 2]]
    for part in ("noun", "verb", "adj", "adv"):
        for line in (folder / f"index.{part}").read_text("utf-8").splitlines():
            if line[:1] != " ":
                fields = line.split()
                senses = [f for f in fields if re.fullmatch(r"\d{8}", f)][:2]
                some = [w for s in senses for w in members[part, s]]
                found[fields[0]] += [w for w in some if w.isalpha() and w != fields[0]]
    return {word: sorted(set(some)) for word, some in found.items() if some and word.isalpha()}


def apertium(mode, text):
    done = subprocess.run(["apertium", "-u", mode], input=text, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def related(name, found):
    """Texts of another story of the same kind of event (`1ecb`, `1ecbplus`), else of any other."""
    number = re.match(r"\d*", name)[0]
    others = [(other, [row["text"] for row in rows] + unused) for other, rows, unused in found if other != name]
    near = [texts for other, texts in others if number and re.match(r"\d*", other)[0] == number]
    return [text for texts in near or [texts for _, texts in others] for text in texts]


class Planting:
    """One story's articles and what is made of them."""

    def __init__(self, name, rows, machine, lost, adding=None):
        self.name, self.machine, self.lost, self.adding = name, machine, lost, adding
        self.texts = {i: (row["title"] or "", row["text"]) for i, row in enumerate(rows)}
        self.families, self.edges, self.merged, self.gone = [[i] for i in self.texts], [], [], set()

    def plant(self, kinds):
        chance = self.machine.chance
        for number, (title, text) in self.texts.items():
            if chance.random() < 0.4:
                parts = sentences(text)
                parts.insert(chance.randrange(len(parts)), chance.choice(STATEMENTS))
                self.texts[number] = title, "\n\n".join(parts)
        for family in self.families:
            if chance.random() < 0.55:
                for _ in range(chance.choice((1, 1, 2, 3, 3, 4))):
                    self._copied(family, chance.choice(family), chance.choice(kinds))
        large = [f for f in self.families if len(f) > 1]
        if len(large) > 1 and chance.random() < 0.4:
            self._merged(*chance.sample(large, 2))
        for family in large:
            below = [c for c, p, _ in self.edges if p == family[0]]
            if below and chance.random() < (self.lost if len(below) > 1 else self.lost / 3):
                self.gone.add(family[0])

    def _copied(self, family, parent, kind):
        number = len(self.texts)
        title, text = self.machine.copy(kind, *self.texts[parent])
        self.texts[number] = title, self.adding.to(text, kind) if self.adding else text
        family.append(number)
        self.edges.append((number, parent, kind))

    def _merged(self, one, other):
        number, (a, b) = len(self.texts), (one[0], other[0])
        self.texts[number] = self.texts[a][0], self.machine.merged(self.texts[a][1], self.texts[b][1])
        self.merged.append(number)
        self.edges += [(number, a, "merged"), (number, b, "merged")]

    def result(self):
        """Documents in an order of chance, and the answers."""
        left = sorted(self.texts.keys() - self.gone, key=lambda n: hashlib.sha256(f"{self.name}{n}".encode()).digest())
        name = {n: f"{self.name}-{at:02}" for at, n in enumerate(left)}
        rows = [{"id": name[n], "story": self.name, "title": self.texts[n][0], "text": self.texts[n][1]} for n in left]
        families = [[name[n] for n in f if n in name] for f in self.families]
        edges = [{"child": name[c], "parent": name.get(p), "relation": kind} for c, p, kind in self.edges if c in name]
        return rows, {
            "story": self.name,
            "documents": [row["id"] for row in rows],
            "families": [f for f in families if f],
            "merged": [name[n] for n in self.merged],
            "edges": edges,
            "lost_parents": len(self.gone),
        }


def stories_in(path, chance):
    opened = gzip.open if path.suffix == ".gz" else open
    grouped = defaultdict(list)
    with opened(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if 60 <= len(row["text"].split()) <= 1200:
                grouped[row.get("story") or row["gold"]].append(row)
    for name, rows in sorted(grouped.items()):
        kept = apart(chance.sample(rows, len(rows)), chance.randrange(2, 7))
        yield name, kept, [row["text"] for row in rows if row not in kept]


def apart(rows, most):
    """Some of the articles, none of which has runs of words from another: what is copied already has no answers."""
    kept = []
    for row in rows:
        own = grams(row["text"])
        if len(kept) < most and all(len(own & other) <= 0.02 * min(len(own), len(other)) for _, other in kept):
            kept.append((row, own))
    return [row for row, _ in kept]


def grams(text, size=4):
    words = re.sub(r"[“\"].*?[”\"]", " ", text).lower().split()
    return {tuple(words[i : i + size]) for i in range(len(words) - size + 1)}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stories", type=Path)
    parser.add_argument("wordnet", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--lost", type=float, default=0.3, help="of families with two texts made from their first")
    parser.add_argument("--adds", type=float, default=0.0, help="of copies that get paragraphs of their own")
    given = parser.parse_args()
    machine = Machine(given.wordnet, given.seed)
    kinds = COPIES if shutil.which("apertium") else COPIES[:4]
    given.out.mkdir(parents=True, exist_ok=True)
    found, answers = stories_in(given.stories, machine.chance), []
    if given.adds:
        kinds, found = kinds + CUT, list(found)
    with (given.out / "documents.jsonl").open("w", encoding="utf-8") as out:
        for name, rows, unused in found:
            adding = Adding(unused, related(name, found), given.adds, machine.chance) if given.adds else None
            planting = Planting(name, rows, machine, given.lost, adding)
            planting.plant(kinds)
            made, answer = planting.result()
            out.writelines(json.dumps(row) + "\n" for row in made)
            answers.append(answer)
    (given.out / "answers.json").write_text(json.dumps(answers), "utf-8")


if __name__ == "__main__":
    main()
