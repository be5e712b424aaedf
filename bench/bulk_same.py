"""Stories, families and edges of `retold bulk` beside those of `retold read`, on some articles of a corpus.

usage: bulk_same.py ARTICLES.jsonl[.gz] [--articles 1000] [--most-linked N] [--block N]

With bounds smaller than the corpus the run is cut as one of millions is: what that costs is the pair F1.
"""

import argparse
import gzip
import itertools
import tempfile
from collections import Counter, defaultdict
from dataclasses import replace
from pathlib import Path

from retold import pipeline
from retold.bulk import BulkSettings, run
from retold.model import Article
from retold.settings import Settings


def of_read(path, settings):
    """(stories, families, edges) as `retold read` finds them, without the accounts."""
    articles = (item for item in pipeline.articles([str(path)], settings) if isinstance(item, Article))
    stories = pipeline.group(list(pipeline.annotated(articles, settings)), settings)
    known = pipeline.formulas(stories)
    dated = (pipeline.settle(story, Settings()) for story in stories)
    traced = [pipeline.descent(story, settings, known) for story in dated]
    return (
        {a.id: story.id for story in stories for a in story.articles},
        {frozenset(f.articles) for t in traced for f in t.families},
        {(e.child, e.parent, e.relation.value, round(e.confidence, 6)) for t in traced for e in t.edges},
    )


def of_bulk(path, settings, bounds, output):
    import pyarrow.dataset as ds

    run([str(path)], output, settings, bounds)
    articles, families, edges = (
        ds.dataset(output / name, format="parquet").to_table().to_pylist() for name in ("articles", "families", "edges")
    )
    return (
        {row["id"]: row["story"] for row in articles},
        {frozenset(row["articles"]) for row in families},
        {(e["child"], e["parent"], e["relation"], round(e["confidence"], 6)) for e in edges},
    )


def pair_f1(left, right):
    def pairs(of):
        return sum(n * (n - 1) // 2 for n in Counter(of.values()).values())

    both = pairs({name: (left[name], right.get(name)) for name in left})
    return 2 * both / max(1, pairs(left) + pairs(right))


def sets(of):
    members = defaultdict(list)
    for name, group in of.items():
        members[group].append(name)
    return {frozenset(names) for names in members.values()}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--most-linked", type=int, default=BulkSettings().most_linked_articles)
    parser.add_argument("--block", type=int, default=BulkSettings().block_articles)
    options = parser.parse_args()
    settings = Settings()
    settings = replace(settings, mentions=replace(settings.mentions, parts=frozenset()))
    bounds = BulkSettings(block_articles=options.block, most_linked_articles=options.most_linked)
    with tempfile.TemporaryDirectory() as scratch:
        some = Path(scratch) / "some.jsonl"
        opened = gzip.open if options.corpus.suffix == ".gz" else open
        with opened(options.corpus, "rt", encoding="utf-8") as lines:
            some.write_text("".join(itertools.islice(lines, options.articles)), "utf-8")
        read, bulk = of_read(some, settings), of_bulk(some, settings, bounds, Path(scratch) / "out")
    stories = [sets(found[0]) for found in (read, bulk)]
    print(f"pairs of articles in one story: F1 {pair_f1(read[0], bulk[0]):.4f}")
    for what, left, right in (("stories", *stories), ("families", read[1], bulk[1]), ("edges", read[2], bulk[2])):
        print(f"{what}: {len(left)} and {len(right)}, {len(left & right)} the same")


if __name__ == "__main__":
    main()
