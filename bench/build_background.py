"""Count the background document frequencies that ship with Retold, from openly licensed text only.

usage: build_background.py SHARED_CORPORA > src/retold/words/data/background.tsv

Sources (see src/retold/words/data/background.LICENSE.txt): UD English-EWT train and dev, GUM train and dev of seven genres, wikigold.
A document of the table is a run of at most `SENTENCES` sentences of one source document, about the length of a short
news report: the sources' own documents are too uneven (one e-mail line, one 2,000-word court argument).
"""

import gzip
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from retold.words import fold, tokens

SENTENCES = 15
_SPACED = re.compile(r" ([.,;:!?%)\]'’])|([(\[$]) ")


def conllu(path: Path) -> Iterator[list[str]]:
    """The documents of a CoNLL-U file as lists of sentences."""
    document: list[str] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# newdoc") and document:
                yield document
                document = []
            elif line.startswith("# text = "):
                document.append(line[9:].strip())
    yield document


def wikigold(path: Path) -> Iterator[list[str]]:
    """The articles of wikigold as lists of sentences."""
    document, sentence = [], []
    for line in path.read_text(encoding="utf-8").splitlines():
        word = line.split(" ")[0]
        if word == "-DOCSTART-":
            yield document
            document = []
        elif word:
            sentence.append(word)
        elif sentence:
            document.append(_SPACED.sub(r"\1\2", " ".join(sentence)))
            sentence = []
    yield document


def documents(corpora: Path) -> Iterator[str]:
    """All runs of sentences, one text each."""
    sources = [
        conllu(corpora / "syntax" / f"{name}.conllu.gz") for name in ("ewt-train", "ewt-dev", "gum-train", "gum-dev")
    ]
    sources.append(wikigold(corpora / "names" / "wikigold" / "CONLL-format" / "data" / "wikigold.conll.txt"))
    for source in sources:
        for document in source:
            for start in range(0, len(document), SENTENCES):
                yield "\n".join(document[start : start + SENTENCES])


def main(corpora: Path) -> None:
    """Print the table."""
    seen: Counter[str] = Counter()
    common: Counter[str] = Counter()
    total = 0
    for text in documents(corpora):
        words = tokens(text)
        if not words:
            continue
        total += 1
        seen.update({fold(w) for w in words if not w[0].isdigit()})
        common.update({fold(w) for w in words if w[0].islower()})
    print("# Background document frequencies: word (folded) · documents with it · documents with it in lower case.")
    print(
        "# Built by bench/build_background.py; sources and licence (CC BY-SA 4.0) in background.LICENSE.txt beside this file."
    )
    print(f"# documents {total}")
    for word in sorted(seen):
        print(f"{word}\t{seen[word]}\t{common[word]}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
