"""What a caller may choose about cleaning."""

from dataclasses import dataclass
from typing import Literal

Road = Literal["auto", "careful", "fast"]


@dataclass(frozen=True, slots=True)
class CleaningSettings:
    """Settings of the cleaning stage.

    Attributes:
        road: how HTML is read: `careful` (best quality), `fast` (bulk speed), `auto` lets the reader choose by quality.
        max_page_chars: longer pages are rejected. The longest of 742 measured pages had 75,000 code points; a novel
            has about a million; 5 million keep the worst page under some six seconds.
        max_blocks: pages of more lines are rejected: a log or a table dump, not an article.
        min_article_words: shorter texts are rejected as "only furniture". A news brief has 40 words; captions and
            slogans that survive on a page without an article stay below 15.
        keep_above: a line of `short_line_chars` or more is kept when it is article with at least this probability. Below
            one half on purpose: a lost line of the article is worse than a kept line of furniture.
        keep_short_above: the same for shorter lines of pages that are no news: there a short line may be a row of a
            table, cutting it wins little, and so takes surer evidence. The two lose little of
            the article: surer ones (.3, .1 and .35, .12) cut more furniture for a better F1, and subheadings, points of
            lists and sentences of news with it (bench/figures/cleaning.md).
        short_line_chars: below this many code points a line is short.
        news_share: a page is read as news when at least this share of its paragraphs gives people's words (`said`).
        least_teaser_words: in news, a line without a full stop alone between paragraphs is another article's headline
            from this many words on; subheadings have two to nine.
        least_teaser_item_words: the same for a list of a single item.
        max_control_share: pages with more control characters than this share are rejected as binary.
    """

    road: Road = "auto"
    max_page_chars: int = 5_000_000
    max_blocks: int = 50_000
    min_article_words: int = 15
    keep_above: float = 0.25
    keep_short_above: float = 0.08
    short_line_chars: int = 120
    news_share: float = 0.15
    least_teaser_words: int = 11
    least_teaser_item_words: int = 6
    max_control_share: float = 0.02
