"""A corpus of any size for `bulk.py`: agency articles, variants of them in other words, and planted copies.

A variant of the whole base corpus has its words, names and numbers exchanged for others of the base corpus that are
about as frequent and end alike; each word alike throughout the variant. So it has the stories, series and formulas of
the base, and shares with it only the commonest words; but these in the same order, so its days are moved by some weeks,
round the end of the corpus to its beginning: the days get fuller, and an article seldom stands beside its own variant (the
27th on is back at three days from it).
Everything is seeded: two runs write the same.

Copies are made of the base's text and then exchanged like it: verbatim; trimmed (the last 40 % cut); edited (one
sentence in ten reworded, one in ten left out); reworked (words spun by a list of synonyms, sentences swapped, the
first left out); translated (to Spanish and back by Apertium, where that is installed; left out where it is not).
"""

import calendar
import datetime as dt
import functools
import gzip
import hashlib
import json
import math
import random
import re
import shutil
import subprocess
from collections import Counter, defaultdict

KINDS = ("verbatim", "trimmed", "edited", "reworked", "translated")
SHARE = 0.05  # of the articles, for each kind
_ROUTES = ("eng-spa", "spa-eng")
_WEEKS = 5  # by which each variant is moved beyond the one before
_KEPT_WORDS = 400  # commonest words, which make a text English and its verbs verbs of reporting
_WORD = re.compile(r"[A-Za-z]+|\d+")
_ENDINGS = re.compile(r"(ing|ed|ly|ion|s|er|al)$")
_CALENDAR = {name.lower() for names in (calendar.month_name, calendar.month_abbr, calendar.day_name) for name in names}
SPUN = {
    "said": "stated", "told": "informed", "year": "twelvemonth", "company": "firm", "government": "administration",
    "increase": "rise", "rise": "increase", "fall": "drop", "fell": "dropped", "rose": "climbed", "about": "roughly",
    "new": "fresh", "last": "past", "also": "as well", "expected": "anticipated", "price": "cost", "prices": "costs",
    "market": "marketplace", "trade": "commerce", "bank": "lender", "officials": "functionaries", "added": "went on",
    "because": "since", "agreement": "deal", "agreed": "consented", "meeting": "gathering", "plan": "scheme",
    "would": "was to", "however": "yet", "but": "though", "large": "big", "major": "important", "sales": "turnover",
    "shares": "stock", "report": "account", "reported": "announced", "statement": "declaration", "more": "further",
    "made": "produced", "will": "is to", "high": "elevated", "low": "depressed", "early": "at the start of",
}  # fmt: skip


def rows(path):
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if len(row["text"].split()) >= 60:  # shorter ones have nothing to trim or rework
                yield {key: row.get(key) for key in ("id", "title", "text", "published")}


def chosen(*what):
    """Whether a copy is planted: by a hash of the article and the kind, so that no choice moves another."""
    digest = hashlib.blake2b("\0".join(map(str, what)).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") < SHARE * 2**64


# ---- variants


class Exchange:
    """The words of a corpus in classes of like ending and frequency, within which variants exchange them."""

    def __init__(self, base):
        lower, upper, names = Counter(), Counter(), Counter()
        for row in base:
            for word in re.findall(r"(?<=[a-z,] )[A-Za-z]{2,}", row["text"]):  # a letter is an initial or an 's
                (lower if word.islower() else upper)[word.lower()] += 1
            names.update(word.lower() for word in re.findall("[A-Z][A-Za-z]+", row["text"]))
        upper.update({word: seen for word, seen in names.items() if not (lower[word] or upper[word])})
        common = {word for word, _ in lower.most_common(_KEPT_WORDS)} | _CALENDAR
        self.classes = defaultdict(list)
        for word in sorted((lower.keys() | upper.keys()) - common):
            if len(word) > 3 or upper[word] > lower[word]:
                name = upper[word] > lower[word]
                ending = "" if name else (_ENDINGS.search(word) or [""])[0]
                self.classes[name, ending, int(math.log2(lower[word] + upper[word]))].append(word)

    def variant(self, turn):
        """A function that writes a text in the words of a variant; variant 0 is the base."""
        if not turn:
            return lambda text: text
        rng = random.Random(turn)
        other = {}
        for words in self.classes.values():
            moved = words[:]
            rng.shuffle(moved)
            other.update(zip(words, moved, strict=True))

        @functools.lru_cache(maxsize=1 << 18)
        def word(found):
            if re.fullmatch(r"(19|20)\d\d", found):
                return found  # a year, which dates are read with
            if found[0].isdigit():
                digits = random.Random(f"{turn} {found}")
                return "".join(digits.choice("123456789") for _ in found)
            new = other.get(found.lower(), found.lower())
            return (
                new.upper() if found.isupper() and len(found) > 1 else new.capitalize() if found[0].isupper() else new
            )

        return lambda text: _WORD.sub(lambda match: word(match.group()), text)


def moved(day, turn, first, span):
    """The day of an article in a variant."""
    if not day or not turn:
        return day
    return (
        first + dt.timedelta(((dt.date.fromisoformat(day[:10]) - first).days + _WEEKS * 7 * turn) % span)
    ).isoformat()


# ---- copies


def sentences(text):
    return re.split(r"(?<=[.!?])\s+", text.strip())


def spun(sentence, rng, rate):
    return re.sub(r"[a-z]+", lambda m: SPUN.get(m.group(), m.group()) if rng.random() < rate else m.group(), sentence)


def copy(text, kind, rng):
    parts = sentences(text)
    if kind == "verbatim":
        return text
    if kind == "trimmed":
        return " ".join(parts[: max(2, round(len(parts) * 0.6))])
    if kind == "edited":
        return " ".join(spun(s, rng, 1.0) if rng.random() < 0.1 else s for s in parts if rng.random() > 0.1) or text
    made = [spun(s, rng, 0.9) for s in parts]
    for at in range(0, len(made) - 1, 4):
        made[at], made[at + 1] = made[at + 1], made[at]
    return " ".join(made[1:] if len(made) > 4 else made)


def translated(base):
    """Some articles of the base there and back, by id; none without Apertium."""
    some = [row for row in base if chosen(row["id"], "translated")]
    if not shutil.which("apertium"):
        return {}
    text = "\n\n".join("\n".join(filter(None, map(str.strip, row["text"].splitlines()))) for row in some)
    for route in _ROUTES:
        text = subprocess.run(["apertium", "-u", route], input=text, capture_output=True, text=True, check=True).stdout
    return dict(zip((row["id"] for row in some), text.strip().split("\n\n"), strict=True))


# ---- the corpus


def planted(path, number, seed):
    """About `number` rows with the copies among them, in no order; and the planted pairs (kind, original, copy)."""
    base = list(rows(path))
    back, exchange, rng = translated(base[:number]), Exchange(base), random.Random(seed)
    kinds = KINDS if back else KINDS[:-1]
    days = [dt.date.fromisoformat(row["published"][:10]) for row in base if row["published"]]
    first, span = min(days), (max(days) - min(days)).days + 1
    left = max(1, int(number / (1 + SHARE * len(kinds))))
    made, pairs, turn = [], [], 0
    while left > 0:
        write = exchange.variant(turn)
        for row in base[:left]:
            name = f"{row['id']}-{turn}" if turn else row["id"]
            title, day = row["title"] or "", moved(row["published"], turn, first, span)
            plain = {**row, "id": name, "title": write(title), "text": write(row["text"]), "published": day}
            made.append(plain)
            for kind in kinds:
                text = back.get(row["id"]) if kind == "translated" else None
                if text is None and (kind == "translated" or not chosen(row["id"], turn, kind)):
                    continue
                text = text or copy(row["text"], kind, rng)
                made.append(
                    {**plain, "id": f"{name}+{kind}", "title": write(spun(title, rng, 1.0)), "text": write(text)}
                )
                pairs.append((kind, name, f"{name}+{kind}"))
        left -= len(base)
        turn += 1
    rng.shuffle(made)
    return made, pairs
