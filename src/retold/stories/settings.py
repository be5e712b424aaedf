"""Settings of grouping."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StorySettings:
    """How close two articles must be to tell of one event. Shares and similarities are 0–1.

    Attributes:
        max_text_chars: read of an article: an event is told in the first pages of a report or not at all.
        lead_chars: opening of the text that counts as lead: title and lead say what the event is.
        max_names: heaviest names and pairs of names kept of an article.
        max_words: heaviest words and numbers kept of an article.
        name_weight, pair_weight, number_weight_nats: names count `name_weight` times a word of equal rarity, a pair of
            adjacent names `pair_weight` times its rarer half, a number as much as a word of this idf.
        max_rarity_nats: in a small collection no term counts as rarer: a word of one article in 150 tells as much as
            one never seen, which may be a misspelling. The bound rises with the articles seen.
        max_neighbours: nearest articles kept as candidates of one article.
        min_candidate_similarity: pairs below it are never compared closer.
        min_similarity: closeness of two groups at which they are one story (see `neighbours.closeness`).
        min_word_similarity: cosine of their words below which two groups of one language share actors, not an event.
        tolerated_conflict: share of each side's leading names that the other may lack without doubt.
        conflict_cost: similarity asked on top for each unit of conflict beyond the tolerated.
        max_days_apart: of two dated articles that may be neighbours; a story may grow longer through those between.
        cost_per_day: similarity asked on top for each day between the middles of two groups, where both are dated:
            the next day's report is the same story, the same company next week is often another.
        max_story_articles: a group never grows beyond it by joining.
        min_part_articles: a part of a group that may stand as a story of its own after a second look.
        min_split_doubt: conflict of the two parts' leading names, times their distance, at which a group is parted.
        max_split_articles: larger groups are not looked at again.
        max_regrouped_articles: grouped anew around one article added to an index.
        max_posting_articles: terms in more articles than this find no candidates; they still count when comparing.
        max_related: links kept from a story to others.
        min_related_names, max_related_conflict: stories whose names are this alike, and whose leading names are known
            to each other but for that share, are one development.
        min_related_words: stories whose words are this alike are of one kind.
        max_tags: names and key phrases kept of a story.
    """

    max_text_chars: int = 4000
    lead_chars: int = 400
    max_names: int = 30
    max_words: int = 40
    name_weight: float = 2.0
    pair_weight: float = 1.3
    number_weight_nats: float = 6.0
    max_rarity_nats: float = 5.0
    max_neighbours: int = 40
    min_candidate_similarity: float = 0.07
    min_similarity: float = 0.15
    min_word_similarity: float = 0.02
    tolerated_conflict: float = 0.4
    conflict_cost: float = 0.3
    max_days_apart: int = 10
    cost_per_day: float = 0.01
    max_story_articles: int = 2000
    min_part_articles: int = 3
    min_split_doubt: float = 0.28
    max_split_articles: int = 300
    max_regrouped_articles: int = 150
    max_posting_articles: int = 2000
    max_related: int = 5
    min_related_names: float = 0.3
    max_related_conflict: float = 0.7
    min_related_words: float = 0.2
    max_tags: int = 8
