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
        day_rarity_nats: rarity of a day of the year: the reports of one week name the same few.
        max_neighbours: nearest articles kept as candidates of one article.
        min_term_evidence: of a shared term, in nats, to find candidates by; more common ones count once a pair is weighed.
        min_candidate_evidence: nats, per root of the articles of the smaller group; pairs below it are let go.
        min_evidence: the same, at which two groups are one story.
        min_name_rarity_nats: a name of fewer articles than this is one's own: who and where, not the wire's phrases.
        min_name_evidence, min_word_evidence, cost_of_strangers: if both of two groups name somebody, but what they share
            of such names tells less than the first, or the same of words and numbers and the second, the third is asked
            on top: two dividends are alike, a company's strike and its dividend name the same; neither is one event.
        min_unnamed_evidence: the same of words and numbers where neither names anybody that shows, as in scripts without
            capitals: two rare words that both have are met by chance, three are not.
        max_days_apart: of two dated articles that may be neighbours; a story may grow longer through those between.
        cost_per_day: evidence asked on top for each day between the middles of two groups, where both are dated:
            the next day's report is the same story, the same company next week is often another.
        cost_of_another_year, cost_of_another_day: the same, if one of two groups is not dated and they tell of other years, or
            of other days of the year, further apart than neighbours may be.
        min_cast: of those whom both groups name and nobody else does (see `cast`), as many as make their people the same: one
            named in full, or two by a single word. Then what speaks against counts half.
        min_cast_share: part of the articles of a group that must name one.
        cost_of_numbers: the same, if they are of different days and share no number, though both have some.
        max_regrouped_articles: grouped anew around one article added to an index.
        max_posting_articles: terms in more articles than this find no candidates; they still count when comparing.
        max_related: links kept from a story to others.
        min_related_names, min_shared_leaders: stories whose names are this alike, and that share at least that part of
            the leading names of the one with fewer, are one development.
        min_related_words: stories whose words are this alike are of one kind.
        max_tags: names and key phrases kept of a story.
    """

    max_text_chars: int = 4000
    lead_chars: int = 400
    max_names: int = 30
    max_words: int = 30
    name_weight: float = 2.0
    pair_weight: float = 1.3
    number_weight_nats: float = 6.0
    max_rarity_nats: float = 5.5
    day_rarity_nats: float = 3.0
    max_neighbours: int = 15
    min_term_evidence: float = 2.5
    min_candidate_evidence: float = -10.0
    min_evidence: float = 0.0
    min_name_rarity_nats: float = 5.0
    min_name_evidence: float = 3.0
    min_word_evidence: float = 0.5
    min_unnamed_evidence: float = 4.0
    cost_of_strangers: float = 20.0
    max_days_apart: int = 10
    cost_per_day: float = 4.0
    cost_of_numbers: float = 10.0
    cost_of_another_year: float = 20.0
    cost_of_another_day: float = 10.0
    min_cast: float = 1.0
    min_cast_share: float = 0.4
    max_regrouped_articles: int = 150
    max_posting_articles: int = 2000
    max_related: int = 5
    min_related_names: float = 0.3
    min_shared_leaders: float = 0.3
    min_related_words: float = 0.2
    max_tags: int = 8
