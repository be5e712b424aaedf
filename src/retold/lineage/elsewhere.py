"""Text that stands in articles of two stories: a column printed again, a background block, half of a patchwork."""

from collections.abc import Iterable, Iterator

from retold.lineage.alignment import align
from retold.lineage.apart import kinship_apart
from retold.lineage.attribution import headed_pairs, named_pairs
from retold.lineage.evidence import Pairing, aligned
from retold.lineage.formulas import Formulas
from retold.lineage.kinship import attributed
from retold.lineage.likeness import Likeness
from retold.lineage.reprints import across, sample
from retold.lineage.settings import LineageSettings
from retold.lineage.texts import prepare
from retold.model import Article, Copied, Mentions, Story

Read = tuple[Article, Mentions]


def worth_comparing(stories: Iterable[Story]) -> Iterator[tuple[Read, Read]]:
    """Pairs of articles of different stories that may share copied text, by their ids.

    Linear in the words, but for one sort; of each article and of each two stories a bounded number of pairs is given.
    """
    read = sorted(
        ((a, m, number) for number, s in enumerate(stories) for a, m in zip(s.articles, s.mentions, strict=True)),
        key=lambda one: one[0].id,
    )
    for a, b in across([sample(article.text) for article, _, _ in read], [home for _, _, home in read]):
        yield read[a][:2], read[b][:2]


def compared(left: Read, right: Read, settings: LineageSettings, formulas: Formulas | None = None) -> Copied | None:
    """What two articles of different stories share, if it was copied; the one with the smaller id is the left one."""
    two = sorted((left, right), key=lambda one: one[0].id)
    articles, mentions = tuple(a for a, _ in two), tuple(m for _, m in two)
    texts = prepare(Story("", "", articles, mentions), settings, formulas)
    likeness = Likeness(texts)
    least = settings.min_sentence_similarity
    alignment = align(texts.texts[0], texts.texts[1], likeness, least)
    said = attributed((0, 1), named_pairs(articles), headed_pairs(articles, [(0, 1)]))
    kin = kinship_apart(texts, alignment, likeness, least, said)
    if kin.probability < settings.min_kinship_probability:
        return None
    return Copied(
        articles[0].id,
        articles[1].id,
        round(kin.probability, 3),
        (min(round(kin.share_left, 3), 1.0), min(round(kin.share_right, 3), 1.0)),
        (len(texts.texts[0].units), len(texts.texts[1].units)),
        (sum(len(link.left) for link in alignment.links), sum(len(link.right) for link in alignment.links)),
        aligned(Pairing(0, 1, alignment.links), texts, likeness),
    )
