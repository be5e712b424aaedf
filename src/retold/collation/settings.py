"""What counts as the same passage, and how far the comparison goes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CollationSettings:
    """Settings of the collation stage.

    Attributes:
        min_similarity: weighted share of words two sentences must have in common to stand in one passage, 0–1.
        min_shared_weight: the least such shared weight in nats of background idf: two short sentences that share
            one frequent word are not one passage.
        min_kinship: weighted share of the shorter reading's words that the other must have for the two to be checked
            word against word, 0–1. Below it they tell of the same, but each in its own sentence.
        min_kinship_apart: the same for readings of independent tellings.
        min_held: weighted share of a lone sentence's words that a neighbouring passage must hold for it to be read with
            that passage: what one article says in two sentences, another may say in one.
        max_sentence_words: longer sentences (tables, lists) are compared by their first so many words.
        max_compared_readings: distinct wordings of a passage each wording is compared with; the tellings nearest to
            it come first. Bounds the cost of a passage with hundreds of readings.
        severe: from this severity the meaning changes.
        list_from: differences below this severity are harmless rewording and are folded away.
    """

    min_similarity: float = 0.32
    min_shared_weight: float = 8.0
    min_kinship: float = 0.28
    min_kinship_apart: float = 0.55
    min_held: float = 0.40
    max_sentence_words: int = 150
    max_compared_readings: int = 8
    severe: float = 0.5
    list_from: float = 0.25
