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
            has about a million; 5 million keeps the worst page under half a second.
        max_blocks: pages of more lines are rejected: a log or a table dump, not an article.
        min_article_words: shorter texts are rejected as "only furniture". A news brief has 40 words; captions and
            slogans that survive on a page without an article stay below 15.
        keep_above: a line is kept when it is article with at least this probability. Low on purpose: a lost line of
            the article is worse than a kept line of furniture (measured in bench/figures/cleaning.md).
        max_control_share: pages with more control characters than this share are rejected as binary.
    """

    road: Road = "auto"
    max_page_chars: int = 5_000_000
    max_blocks: int = 50_000
    min_article_words: int = 15
    keep_above: float = 0.3
    max_control_share: float = 0.02
