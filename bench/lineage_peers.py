"""Candidate pairs by other tools; run by bench/lineage.py with a Python that has them.

usage: lineage_peers.py TOOL < texts.json > {"pairs": [[i, j]], "seconds": s}
"""

import json
import re
import sys
import time

WORD = re.compile(r"\w+")
PERMUTATIONS = 128


def shingles(text, size=3):
    words = WORD.findall(text.lower())
    return {" ".join(words[i : i + size]) for i in range(max(len(words) - size + 1, 1))}


def datasketch(texts):
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(num_perm=PERMUTATIONS, params=(PERMUTATIONS // 2, 2))
    pairs = []
    for number, text in enumerate(texts):
        sketch = MinHash(num_perm=PERMUTATIONS)
        sketch.update_batch([s.encode() for s in shingles(text)])
        pairs.extend((other, number) for other in index.query(sketch))
        index.insert(number, sketch)
    return pairs


def rensa(texts):
    from rensa import RMinHash, RMinHashLSH

    index = RMinHashLSH(threshold=0.05, num_perm=PERMUTATIONS, num_bands=PERMUTATIONS // 2)
    pairs = []
    for number, text in enumerate(texts):
        sketch = RMinHash(num_perm=PERMUTATIONS, seed=1)
        sketch.update(list(shingles(text)))
        pairs.extend((other, number) for other in index.query(sketch))
        index.insert(number, sketch)
    return pairs


if __name__ == "__main__":
    corpus = json.load(sys.stdin)
    start = time.perf_counter()
    found = {"datasketch": datasketch, "rensa": rensa}[sys.argv[1]](corpus)
    json.dump({"seconds": time.perf_counter() - start, "pairs": found}, sys.stdout)
