"""Planted changes found: alters one number, name, date, role, negation or quoted word in a copy, and looks whether it is listed.

    python bench/readings.py [--part tuned|unseen|all] [--seed N] [--show KIND] [--traced]

One change a run of a story, so that nothing hides behind anything else. Stories are parted by topic number (even: tuned,
odd: unseen), so that two stories of one topic never stand on both sides. Precision by kind counts what the change added to the
list: a difference that stands there without the change is not charged to it, but is counted as `before`, an article.
"""

import argparse
import json
import random
import re
from collections import Counter, defaultdict
from functools import lru_cache
from pathlib import Path

from retold import collation, lineage, mentions
from retold.collation.settings import CollationSettings
from retold.lineage.settings import LineageSettings
from retold.mentions.settings import MentionSettings
from retold.model import Article, Edge, Family, Lineage, Range, Relation, Story
from retold.words.background import common_word

CORPUS = Path(__file__).resolve().parents[1].parent / "shared" / "corpora" / "lineage"
KINDS = ("number", "name", "date", "role", "negation", "quote")
ROLES = "president director mayor judge lawyer coach captain doctor professor minister senator governor teacher pilot engineer sheriff detective prosecutor nurse editor".split()  # noqa: SIM905  one line instead of twenty
TITLES = "president|director|mayor|judge|lawyer|attorney|coach|captain|doctor|professor|minister|senator|governor|teacher|pilot|engineer|sheriff|detective|prosecutor|nurse|editor|spokesman|spokeswoman|chairman|secretary|manager|actor|actress|analyst|officer|chief|suspect|witness|pastor|commissioner|executive|owner|founder|leader"
NAMES = "Harlow Pemberton Okafor Lindqvist Castellano Whitmore Drummond Vasquez Ellery Thornbury Abernathy Kowalczyk Marchetti Ridgeway".split()  # noqa: SIM905
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
WORDS = [
    "garden",
    "careful",
    "promise",
    "silver",
    "market",
    "distance",
    "answer",
    "winter",
    "bridge",
    "gentle",
    "ordinary",
    "measure",
    "harvest",
    "shelter",
    "window",
]
NUMBER_WORDS = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]


def number(s, rng):
    spots = [
        m
        for m in re.finditer(r"(?<![\w.,:])\d{1,3}(?:,\d{3})*(?![\w:,]|\.\d)", s)
        if not re.match(r"\s*(?:{})".format("|".join(MONTHS)), s[m.end() :])
    ]
    spots = [
        m
        for m in spots
        if not re.search(r"(?:{})\.? $".format("|".join(MONTHS + [x[:3] for x in MONTHS])), s[: m.start()])
        and not re.match(r"\s*[:/]", s[m.end() :])
        and not re.search(r"[:/]\s*$", s[: m.start()])
    ]
    spots += list(re.finditer(r"\b(?:{})\b".format("|".join(NUMBER_WORDS)), s))
    spots = [m for m in spots if not re.match(r"\s*[ap]\.? ?m\b", s[m.end() :])]
    if not spots:
        return None
    m = rng.choice(spots)
    if m.group().isalpha():
        return m.start(), m.end(), rng.choice([w for w in NUMBER_WORDS if w != m.group()])
    value = int(m.group().replace(",", ""))
    return (
        m.start(),
        m.end(),
        f"{max(2, value + rng.choice([-1, 1, 2, 3, 7, 10]) * max(1, value // 20)) if value > 1 else value + 3:,}",
    )


def name(s, rng):
    spots = list(re.finditer(r"(?<=[a-z,] )(?:[A-Z][a-z]{2,} )?([A-Z][a-z]{3,})\b", s))
    spots = [
        m
        for m in spots
        if m.group(1) not in WEEKDAYS + MONTHS
        and m.group(1).lower() not in TITLES
        and not common_word(m.group(1).lower())
    ]
    if not spots:
        return None
    m = rng.choice(spots)
    old = m.group(1)
    if rng.random() < 0.35 and len(old) > 5:  # a typo
        at = rng.randrange(2, len(old) - 2)
        new = old[:at] + old[at + 1 :] if rng.random() < 0.5 else old[:at] + old[at + 1] + old[at] + old[at + 2 :]
        if new == old:
            new = old[:at] + old[at + 1 :]
    else:
        new = rng.choice([n for n in NAMES if n != old])
    return m.start(1), m.end(1), new


def date(s, rng):
    spots = list(re.finditer(r"\b(?:{})\b".format("|".join(WEEKDAYS + [x for x in MONTHS if x != "May"])), s))
    spots += list(re.finditer(r"(?<=\b(?:in|of) )(?:19|20)\d\d\b", s))
    if not spots:
        return None
    m = rng.choice(spots)
    for pool in (WEEKDAYS, MONTHS):
        if m.group() in pool:
            return m.start(), m.end(), rng.choice([x for x in pool if x not in (m.group(), "May")])
    return m.start(), m.end(), str(int(m.group()) + rng.choice([-3, -2, -1, 1, 2]))


def role(s, rng):
    spots = list(re.finditer(rf"\b(?:{TITLES})\b", s, re.IGNORECASE))
    if not spots:
        return None
    m = rng.choice(spots)
    same = {"attorney": "lawyer", "actress": "actor"}
    new = rng.choice([x for x in ROLES if x != same.get(m.group().lower(), m.group().lower())])
    return m.start(), m.end(), new.capitalize() if m.group()[0].isupper() else new


def negation(s, rng):
    drop = list(
        re.finditer(r"\b(?:was|were|has|had|did|does|will|could|is|are|do|would|have|can|should) ((?:not|never) )", s)
    )
    if drop and rng.random() < 0.7:
        m = rng.choice(drop)
        return m.start(1), m.end(1), ""
    spots = list(
        re.finditer(
            r"\b(?:was|were|has|had|will|could|is|are|would|have|should|can) (?!not|n't|never|no\b)(?=[a-z])", s
        )
    )
    if not spots:
        return None
    m = rng.choice(spots)
    return m.end(), m.end(), "not "


def quote(s, rng):
    inside = list(re.finditer(r"“([^”]{25,})”|\"([^\"]{25,})\"", s))
    spots = [
        (m.start() + 1 + w.start(), m.start() + 1 + w.end(), w.group())
        for m in inside
        for w in re.finditer(r"(?<= )[a-z]{4,}(?=[ ,.])", m.group()[1:-1])
    ]
    spots = [
        x
        for x in spots
        if x[2]
        not in [
            "that",
            "this",
            "with",
            "from",
            "have",
            "been",
            "were",
            "they",
            "their",
            "will",
            "would",
            "could",
            "should",
            "what",
            "when",
            "which",
            "there",
            "about",
            "into",
            "than",
            "then",
            "them",
            "your",
            "does",
            "just",
            "very",
        ]
    ]
    if not spots:
        return None
    low, high, _ = rng.choice(spots)
    return low, high, rng.choice([w for w in WORDS if w not in s])


MAKERS = dict(zip(KINDS, (number, name, date, role, negation, quote), strict=True))


def corpus():
    documents = [json.loads(line) for line in (CORPUS / "documents.jsonl").open()]
    answers = {a["story"]: a for a in json.loads((CORPUS / "answers.json").read_text())}
    by_story = defaultdict(list)
    for d in documents:
        by_story[d["story"]].append(d)
    return {s: (sorted(by_story[s], key=lambda d: d["id"]), answers[s]) for s in sorted(answers)}


def part_of(story):
    return "tuned" if int(re.match(r"\d+", story).group()) // 2 % 2 == 0 else "unseen"


def make_story(story, texts):
    articles = [Article(i, "0" * 64, i, t, language="en") for i, t in sorted(texts.items())]
    return Story(story, story, tuple(articles), tuple(noted(a.id, a.text) for a in articles))


@lru_cache(maxsize=4096)
def noted(article, text):
    """Sentences and quoted spans are all the stage needs; the rest of the mentions would only cost time here."""
    one = Article(article, "0" * 64, article, text, language="en")
    return next(iter(mentions.annotate([one], MentionSettings(parts=frozenset()))))


def known_lineage(story, answer):
    relations = {"spun": "edited"}
    edges = tuple(
        Edge(e["child"], e["parent"], Relation(relations.get(e["relation"], e["relation"].split("-")[0])), 0.5, 0.9)
        for e in answer["edges"]
    )
    families = tuple(Family(tuple(sorted(f)), f[0]) for f in answer["families"])
    return Lineage(story, families, Range(1, len(families), len(families)), edges)


def differences(story, texts, answer, traced):
    made = make_story(story, texts)
    line = lineage.trace(made, LineageSettings()) if traced else known_lineage(story, answer)
    found = collation.collate(made, line, CollationSettings())
    return [(d.article, d.span.start, d.span.end, d.kind.value, d.severity, d.span.of(texts[d.article]),
             tuple(o.span.of(texts[o.article]) for o in d.others), d.note, d.contested)
            for p in found.passages for d in p.differences]  # fmt: skip


def stood_before(difference, base, child, at, longer):
    """Whether a difference of the kind was listed at that place before the change."""
    article, low, high, kind = difference[:4]
    if article == child and low > at:
        low, high = low - longer, high - longer
    return any(d[0] == article and d[3] == kind and d[1] < high and d[2] > low for d in base)


def sentence_spans(text):
    from retold.words import sentences

    return [s for s in sentences(text) if len(s) > 40]


def changes(answer, texts, rng, each, kinds):
    """Up to `each` changes of every kind in copies that have a relative in the pile."""
    edges = {e["child"]: e for e in answer["edges"] if e["relation"] != "merged"}
    relatives = {d: set(f) - own_copies(d, answer) for f in answer["families"] for d in f if len(f) > 1}
    shared = Counter(s.of(t) for t in texts.values() for s in sentence_spans(t))
    for kind in kinds:
        options = []
        for child in sorted(edges):
            if child not in relatives:
                continue
            for span in sentence_spans(texts[child]):
                if shared[span.of(texts[child])] > 4:  # planted official statements stand everywhere
                    continue
                options.append((child, span))
        rng.shuffle(options)
        made = 0
        for child, span in options:
            if made == each:
                break
            change = MAKERS[kind](span.of(texts[child]), rng)
            if change and counterpart(span.of(texts[child]), child, relatives[child], texts):
                made += 1
                yield kind, child, edges[child]["relation"], (span.start + change[0], span.start + change[1], change[2])


def own_copies(article, answer):
    """What was taken from an article, at any remove."""
    children = {e["child"] for e in answer["edges"] if e["parent"] == article}
    return children.union(*(own_copies(child, answer) for child in children))


def counterpart(sentence, child, family, texts):
    """Whether a relative has a sentence that shares half of the words: a change nobody can compare is not counted.

    Relatives are those that were not taken from the copy itself: a copy changed after it was copied cannot be told from a copy
    that was changed in the copying, and the lineage given says the second.
    """
    words = set(re.findall(r"\w{3,}", sentence.lower()))
    for other in family:
        if other == child:
            continue
        for span in sentence_spans(texts[other]):
            theirs = set(re.findall(r"\w{3,}", span.of(texts[other]).lower()))
            if len(words & theirs) >= 0.5 * max(len(words), 1):
                return True
    return False


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--part", default="tuned")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--each", type=int, default=2)
    parser.add_argument("--show", default="")
    parser.add_argument("--noise", default="")
    parser.add_argument("--kinds", nargs="*", default=KINDS)
    parser.add_argument("--traced", action="store_true", help="lineage as traced, not as known")
    args = parser.parse_args()
    tally, relation_tally, before, articles = Counter(), Counter(), Counter(), 0
    for story, (documents, answer) in corpus().items():
        if args.part not in ("all", part_of(story)):
            continue
        rng = random.Random(f"{args.seed} {story}")
        texts = {d["id"]: d["text"] for d in documents}
        base = differences(story, texts, answer, args.traced)
        relation_of = {e["child"]: e["relation"] for e in answer["edges"]}
        articles += len(texts)
        for d in base:
            before[d[3]] += 1
            if args.noise and d[3] == args.noise:
                print(
                    f"NOISE {d[0]} {relation_of.get(d[0], '-'):12} {d[4]:.2f} {'C' if d[8] else ' '} [{d[5]}] <- {list(dict.fromkeys(d[6]))[:3]}"
                )
        for kind, child, relation, (low, high, new) in changes(answer, texts, rng, args.each, args.kinds):
            planted = {**texts, child: texts[child][:low] + new + texts[child][high:]}
            found = differences(story, planted, answer, args.traced)
            told = Counter((d[0], d[3], d[5]) for d in found) - Counter((d[0], d[3], d[5]) for d in base)
            fresh = [d for d in found if not stood_before(d, base, child, low, len(new) - (high - low))]
            low_edge, high_edge = low - 12, low + len(new) + 12
            hits = [
                d
                for d in found
                if told[d[0], d[3], d[5]] and d[0] == child and d[3] == kind and d[1] < high_edge and d[2] > low_edge
            ]
            tally[kind, "planted"] += 1
            tally[kind, "found"] += bool(hits)
            relation_tally[relation, "planted"] += 1
            relation_tally[relation, "found"] += bool(hits)
            for d in fresh + [d for d in hits if d not in fresh]:
                tally[d[3], "added"] += 1
                tally[d[3], "right"] += d in hits
            if args.show in (kind, "all") and not hits:
                print(
                    f"MISS {kind} {child} {relation}: …{planted[child][max(0, low - 60) : low]}[{texts[child][low:high]} → {new}]{planted[child][low + len(new) : low + len(new) + 50]}"
                )
                for d in fresh:
                    print("      instead", d)
            elif args.show in (kind, "all"):
                for d in fresh:
                    if d not in hits:
                        print(f"EXTRA {kind} {child} [{texts[child][low:high]} → {new}]", d)
    print(f"{'kind':9} planted recall precision before/article")
    for kind in (*KINDS, "actor", "word", "garble"):
        p, f, a, r = (tally[kind, k] for k in ("planted", "found", "added", "right"))
        print(
            f"{kind:9} {p:7} {f / p if p else 0:6.3f} {r / a if a else 1:9.3f} {before[kind] / max(articles, 1):8.2f}"
        )
    p, f = sum(tally[k, "planted"] for k in KINDS), sum(tally[k, "found"] for k in KINDS)
    a, r = sum(tally[k, "added"] for k in KINDS), sum(tally[k, "right"] for k in KINDS)
    print(f"{'all':9} {p:7} {f / p:6.3f} {r / a:9.3f}")
    for relation in sorted({k[0] for k in relation_tally}):
        print(f"  {relation:14} {relation_tally[relation, 'found']}/{relation_tally[relation, 'planted']}")


if __name__ == "__main__":
    main()
