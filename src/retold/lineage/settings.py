"""What the lineage stage can be told."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LineageSettings:
    """Settings of the lineage stage.

    Attributes:
        min_kinship_probability: from here two articles are held to share copied text. One half: the kinship
            probability is calibrated, so more would lose as many right pairs as it saves wrong ones.
        low_probability, high_probability: articles at least this likely to be kin are counted once for the fewest,
            and for the most tellings: one chance in
            twenty is left at either end.
        min_sentence_similarity: from here two sentences are held to be the same sentence; unrelated sentences on one
            event seldom pass .35, translated there and back they keep .4 and more.
        all_pairs_articles: up to this many articles every pair is aligned; above, only the nearest.
        neighbours_per_article: how many near articles are aligned for each in larger stories.
        max_sentences_per_article: later sentences are left out of the comparison (bound on time for hostile pages).
    """

    min_kinship_probability: float = 0.5
    low_probability: float = 0.05
    high_probability: float = 0.95
    min_sentence_similarity: float = 0.42
    all_pairs_articles: int = 60
    neighbours_per_article: int = 40
    max_sentences_per_article: int = 400
