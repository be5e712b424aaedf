"""Train the small grammar that quotes and actors are read with, and write its weights.

    python bench/train_grammar.py ../shared/corpora src/retold/mentions/data/grammar.npz [epochs] [weights to go on from] \
        [--fast | --careful] [--teacher=src/retold/mentions/data/grammar_careful.npz]

With a teacher the network learns from its scores beside the labels (Hinton, Vinyals, Dean 2015), also how sentences hang
together that have labels of names alone.

Needs torch (only here). Trained on nothing but UD English-EWT and GUM (train parts), wikigold, CrossNER politics and the
UNER labels of EWT; see LICENSE-weights.md beside the weights. Sources of the method: biaffine arcs (Dozat and Manning 2017)
on a stack of dilated convolutions (Strubell et al. 2017) instead of an LSTM, so that numpy runs a page in a few
milliseconds.
"""

import json
import random
import sys
import time
from collections import Counter
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from grammar_corpora import CROSSNER, NE_KINDS, read_conllu, read_names

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))
from retold.mentions.wordforms import AFFIXES, BUCKETS, affixes, word_key

SIZES = {  # dilations, then width of words, of the layers inside, of arcs, of relations
    "fast": ((1, 2, 4, 1), 64, 80, 48, 40),
    "careful": ((1, 1, 2, 4, 1), 128, 160, 80, 64),
}
SIZE = next((size for size in SIZES if f"--{size}" in sys.argv), "fast")
TEACHER = next((a.removeprefix("--teacher=") for a in sys.argv if a.startswith("--teacher=")), None)
NE = ["O"] + [f"{p}-{k}" for k in NE_KINDS for p in "BI"]


class Net(nn.Module):
    def __init__(self, words, tags, rels, size):
        super().__init__()
        dilations, width, inner, arc, rel = SIZES[size]
        self.word = nn.Embedding(words, width)
        self.affix = nn.Embedding(BUCKETS, width)
        nn.init.normal_(self.word.weight, std=0.1)
        nn.init.normal_(self.affix.weight, std=0.1)
        self.root = nn.Parameter(torch.randn(width) * 0.1)
        self.conv = nn.ModuleList(nn.Conv1d(width, inner, 3, dilation=d, padding=d) for d in dilations)
        self.back = nn.ModuleList(nn.Linear(inner, width) for _ in dilations)
        self.tag = nn.Linear(width, tags)
        self.name = nn.Linear(width, len(NE))
        self.dep = nn.Linear(width, arc)
        self.head = nn.Linear(width, arc)
        self.arc = nn.Parameter(torch.randn(arc, arc) * 0.05)
        self.arc_head = nn.Parameter(torch.zeros(arc))
        self.distance = nn.Parameter(torch.zeros(65))
        self.rel_dep = nn.Linear(width, rel)
        self.rel_head = nn.Linear(width, rel, bias=False)
        self.rel_distance = nn.Embedding(65, rel)
        nn.init.normal_(self.rel_distance.weight, std=0.1)
        self.rel = nn.Linear(rel, rels)
        self.drop = nn.Dropout(0.25 if size == "careful" else 0.05 if TEACHER else 0.15)
        self.affix_drop = 0.05

    def encode(self, word_ids, affix_ids, mask):
        x = self.word(word_ids)
        keep = (torch.rand(affix_ids.shape[:2]) > self.affix_drop).float()[..., None] if self.training else 1.0
        x = x + self.affix(affix_ids).sum(2) * keep
        x[:, 0] = self.root
        x = self.drop(x) * mask[..., None]
        for conv, back in zip(self.conv, self.back, strict=True):
            normed = x * torch.rsqrt((x * x).mean(-1, keepdim=True) + 1e-6)
            h = functional.relu(conv((normed * mask[..., None]).transpose(1, 2)).transpose(1, 2))
            x = (x + self.drop(back(h))) * mask[..., None]
        x = x * torch.rsqrt((x * x).mean(-1, keepdim=True) + 1e-6)
        return self.drop(x)

    def arcs(self, x, mask):
        dep, head = functional.relu(self.dep(x)), functional.relu(self.head(x))
        scores = self.drop(dep) @ self.arc @ self.drop(head).transpose(1, 2) + (head @ self.arc_head)[:, None, :]
        n = x.shape[1]
        offset = (torch.arange(n)[None, :] - torch.arange(n)[:, None]).clamp(-32, 32) + 32
        scores = scores + self.distance[offset]
        return scores.masked_fill(~mask[:, None, :].bool(), -1e9).masked_fill(torch.eye(n).bool()[None], -1e9)

    def rels(self, x, heads):
        at = torch.arange(x.shape[1])[None, :].expand_as(heads)
        offset = (heads - at).clamp(-32, 32) + 32
        chosen = torch.gather(self.rel_head(x), 1, heads[..., None].expand(-1, -1, self.rel_dep.out_features))
        return self.rel(self.drop(functional.relu(self.rel_dep(x) + chosen + self.rel_distance(offset))))


def batches(sentences, size, shuffle):
    order = sorted(range(len(sentences)), key=lambda i: len(sentences[i]) + (random.random() * 4 if shuffle else 0))
    out, batch, longest = [], [], 0
    for i in order:
        longest = max(longest, len(sentences[i]))
        if batch and longest * (len(batch) + 1) > size:
            out.append(batch)
            batch, longest = [], len(sentences[i])
        batch.append(sentences[i])
    out.append(batch)
    if shuffle:
        random.shuffle(out)
    return out


def tensors(batch, vocabulary, tags, rels, counts, train):
    n, m = len(batch), max(len(s) for s in batch) + 1
    ids = np.zeros((n, m), dtype=np.int64)
    aff = np.zeros((n, m, AFFIXES), dtype=np.int64)
    mask = np.zeros((n, m), dtype=np.float32)
    gold = {k: np.full((n, m), -100, dtype=np.int64) for k in ("tag", "head", "rel", "ne")}
    for i, s in enumerate(batch):
        mask[i, : len(s) + 1] = 1
        case = random.random() if train else 1.0
        for j, r in enumerate(s, 1):
            form = r[0]
            if case < 0.02:
                form = form.upper()
            elif case < 0.04:
                form = form.lower()
            key = word_key(form)
            known = vocabulary.get(key, 1)
            if train and random.random() < 0.4 / (0.4 + counts[key]) + 0.02:
                known = 1
            ids[i, j] = known
            aff[i, j] = affixes(form)
            if r[1] is not None:
                gold["tag"][i, j], gold["head"][i, j], gold["rel"][i, j] = tags.get(r[1], -100), r[2], rels[r[3]]
            if r[4] is not None:
                gold["ne"][i, j] = NE.index(r[4]) if r[4] in NE else 0
    return [torch.from_numpy(a) for a in (ids, aff, mask)], {k: torch.from_numpy(v) for k, v in gold.items()}


def evaluate(net, sentences, vocabulary, tags, rels):
    net.eval()
    n = uas = las = tag_ok = 0
    ne_right = ne_sys = ne_gold = 0
    with torch.no_grad():
        for batch in batches(sentences, 8000, shuffle=False):
            (ids, aff, mask), gold = tensors(batch, vocabulary, tags, rels, Counter(), train=False)
            x = net.encode(ids, aff, mask)
            heads = net.arcs(x, mask).argmax(-1)
            found = net.rels(x, heads).argmax(-1)
            use = gold["head"] >= 0
            n += use.sum().item()
            uas += ((heads == gold["head"]) & use).sum().item()
            las += ((heads == gold["head"]) & (found == gold["rel"]) & use).sum().item()
            tag_ok += ((net.tag(x).argmax(-1) == gold["tag"]) & use).sum().item()
            names = net.name(x).argmax(-1)
            for got, want in zip(names.tolist(), gold["ne"].tolist(), strict=True):
                if max(want) < 0:
                    continue
                a, b = spans_of(got, want), spans_of(want, want)
                ne_right, ne_sys, ne_gold = ne_right + len(a & b), ne_sys + len(a), ne_gold + len(b)
    net.train()
    ne = 200 * ne_right / max(ne_sys + ne_gold, 1)
    return f"tag {100 * tag_ok / max(n, 1):.1f} uas {100 * uas / max(n, 1):.1f} las {100 * las / max(n, 1):.1f} ne {ne:.1f}"


def spans_of(labels, valid):
    spans, start, kind = set(), None, None
    for i, (label, v) in enumerate([*zip(labels, valid, strict=True), (0, -100)]):
        name = NE[label] if v >= 0 and label >= 0 else "O"
        if start is not None and not (name.startswith("I-") and name[2:] == kind):
            spans.add((start, i, kind))
            start = None
        if name != "O" and start is None:
            start, kind = i, name[2:]
    return spans


def taught(net, teacher, x, ids, aff, mask):
    """How far the scores are from the teacher's, by word."""
    with torch.no_grad():
        its = teacher.encode(ids, aff, mask)
        arcs = teacher.arcs(its, mask)
        heads = arcs.argmax(-1)
        wanted = [teacher.tag(its), teacher.name(its), arcs, teacher.rels(its, heads)]
    own = [net.tag(x), net.name(x), net.arcs(x, mask), net.rels(x, heads)]
    real = mask.clone()
    real[:, 0] = 0
    losses = []
    for scores, target in zip(own, wanted, strict=True):
        apart = functional.kl_div(scores.log_softmax(-1), target.log_softmax(-1), reduction="none", log_target=True)
        losses.append((apart.sum(-1) * real).sum() / real.sum())
    return sum(losses)


def loaded(path, words, tags, rels, size):
    """The network of weights written before."""
    net = Net(words, tags, rels, size)
    with np.load(path) as stored:
        net.load_state_dict({k: torch.from_numpy(stored[k].astype(np.float32)) for k in net.state_dict()})
    return net


def write(net, path, vocabulary, tags, rels):
    state = {k: v.detach().numpy() for k, v in net.state_dict().items()}
    arrays = {k: v.astype(np.float16) for k, v in state.items()}
    meta = {"tags": list(tags), "rels": list(rels), "names": NE, "dilations": SIZES[SIZE][0]}
    words = [w for w, _ in sorted(vocabulary.items(), key=lambda kv: kv[1])]
    arrays["meta"] = np.frombuffer(json.dumps(meta).encode(), dtype=np.uint8)
    arrays["words"] = np.frombuffer("\n".join(words).encode(), dtype=np.uint8)
    np.savez_compressed(path, **arrays)


def main(corpora, out, epochs="12", start=None):
    random.seed(1)
    torch.manual_seed(1)
    torch.set_num_threads(1)
    root = Path(corpora)
    treebanks = [read_conllu(root / "syntax" / f"{n}-train.conllu.gz") for n in ("ewt", "gum")]
    dev = {n: read_conllu(root / "syntax" / f"{n}-dev.conllu.gz") for n in ("ewt", "gum")}
    wikigold = read_names(root / "names/wikigold/CONLL-format/data/wikigold.conll.txt", iob1=True)
    politics = read_names(root / "names/crossner-politics/train.txt", mapping=CROSSNER)
    politics_dev = read_names(root / "names/crossner-politics/dev.txt", mapping=CROSSNER)
    uner = read_names(root / "names/uner-ewt-dev.iob2", label_column=2)
    held = politics_dev[::4]
    train = [
        *treebanks[0],
        *treebanks[1],
        *wikigold,
        *politics,
        *[s for i, s in enumerate(politics_dev) if i % 4],
        *uner,
    ]
    train = [s[:150] for s in train if len(s) <= 150 or s[0][1] is None]
    counts = Counter(word_key(r[0]) for s in train for r in s)
    vocabulary = {"\x00pad": 0, "\x00unknown": 1}
    for w, c in sorted(counts.items()):
        if c > 1:
            vocabulary[w] = len(vocabulary)
    tags = {t: i for i, t in enumerate(sorted({r[1] for s in train for r in s if r[1]}))}
    rels = {t: i for i, t in enumerate(sorted({r[3] for p in [train, *dev.values()] for s in p for r in s if r[3]}))}
    kinds = len(vocabulary), len(tags), len(rels)
    net = loaded(start, *kinds, SIZE) if start else Net(*kinds, SIZE)  # go on from earlier weights, at half the rate
    teacher = loaded(TEACHER, *kinds, "careful").eval() if TEACHER else None
    total = int(epochs)
    optimiser = torch.optim.AdamW(net.parameters(), lr=2e-3, betas=(0.9, 0.95), weight_decay=0.01)
    steps = len(batches(train, 3500, shuffle=True)) * total
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, 1.5e-3 if start else 3e-3, total_steps=steps + 50, pct_start=0.1
    )
    print(len(train), "sentences", len(vocabulary), "words", flush=True)
    for epoch in range(total):
        began, sums = time.time(), Counter()
        for batch in batches(train, 3500, shuffle=True):
            (ids, aff, mask), gold = tensors(batch, vocabulary, tags, rels, counts, train=True)
            x = net.encode(ids, aff, mask)
            losses = {}
            if (gold["ne"] >= 0).any():
                losses["ne"] = 0.7 * functional.cross_entropy(
                    net.name(x).flatten(0, 1), gold["ne"].flatten(), ignore_index=-100
                )
            if (gold["head"] >= 0).any():
                losses["arc"] = functional.cross_entropy(
                    net.arcs(x, mask).flatten(0, 1), gold["head"].flatten(), ignore_index=-100
                )
                heads = gold["head"].clamp(min=0)
                losses["rel"] = functional.cross_entropy(
                    net.rels(x, heads).flatten(0, 1), gold["rel"].flatten(), ignore_index=-100
                )
                losses["tag"] = functional.cross_entropy(
                    net.tag(x).flatten(0, 1), gold["tag"].flatten(), ignore_index=-100
                )
            if teacher is not None:
                losses["taught"] = taught(net, teacher, x, ids, aff, mask)
            loss = sum(losses.values())
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 5.0)
            optimiser.step()
            schedule.step()
            sums.update({k: v.item() for k, v in losses.items()})
        report = (
            " | ".join(f"{k}: {evaluate(net, v, vocabulary, tags, rels)}" for k, v in {**dev, "politics": held}.items())
            if epoch % 2 == 1 or epoch == total - 1
            else ""
        )
        print(epoch, f"{time.time() - began:.0f}s", {k: round(v, 1) for k, v in sums.items()}, report, flush=True)
        if epoch % 2 == 1:
            write(net, out, vocabulary, tags, rels)
    write(net, out, vocabulary, tags, rels)


main(*[a for a in sys.argv[1:] if not a.startswith("--")])
