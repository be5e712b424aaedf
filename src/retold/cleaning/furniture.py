"""Telling article from furniture, line by line, with a reason for each line that goes."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from retold.cleaning.blocks import Block, read_blocks
from retold.cleaning.features import describe
from retold.cleaning.language import quick
from retold.cleaning.phrases import phrase_table
from retold.cleaning.reasons import reason
from retold.cleaning.sequence import article_odds, emissions, packaged_weights
from retold.cleaning.settings import CleaningSettings

_CERTAIN = 20.0


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a line: `reason` says why it is furniture, None that it is article; `odds` in log odds for article."""

    keep: bool
    odds: float
    reason: str | None


def filter_blocks(
    blocks: Sequence[str], language: str | None = None, settings: CleaningSettings | None = None
) -> list[Verdict]:
    """Judge the text blocks (paragraphs, headings, list items) of one page, in page order.

    For extractors that return bare text: give it all lines that were extracted, drop those not kept.

    Args:
        blocks: trimmed, non-blank texts; of lines over 600 characters the first 600 are studied.
        language: ISO 639-1 if known; else found out from the longest blocks.
        settings: of the stage; only `keep_above` is used.

    Returns:
        One verdict a block, in order.
    """
    language = language or page_language(blocks)
    read = read_blocks(blocks, language)
    return judge(read, language, {}, settings or CleaningSettings())


def page_language(lines: Sequence[str]) -> str | None:
    """The language most of a page's text is in, judged by its longest lines."""
    longest = sorted(range(len(lines)), key=lambda i: (-len(lines[i]), i))[:12]
    return quick("\n".join(lines[i][:600] for i in sorted(longest)))


def judge(
    blocks: Sequence[Block], language: str | None, known: dict[int, str], settings: CleaningSettings
) -> list[Verdict]:
    """Judge read blocks; `known` holds blocks that are no article for sure, with the reason."""
    features = describe(blocks, language)
    weights = packaged_weights()
    scores = emissions(features, weights)
    settled = {**_certain(blocks, features), **known}
    for index in settled:
        scores[index] = -_CERTAIN
    limit = log(settings.keep_above / (1 - settings.keep_above))
    verdicts = []
    for index, odds in enumerate(article_odds(scores, weights)):
        keep = odds > limit and index not in settled
        why = None if keep else settled.get(index) or reason(blocks[index], features[index])
        verdicts.append(Verdict(keep, odds, why))
    return verdicts


def _certain(blocks: Sequence[Block], features: Sequence[Sequence[str]]) -> dict[int, str]:
    """Blocks that are furniture wherever they stand: phrases marked certain, shortcodes, durations."""
    certain = phrase_table().certain
    found = {}
    for index, (block, row) in enumerate(zip(blocks, features, strict=True)):
        if block.whole in certain or "shape shortcode" in row or "shape duration" in row:
            found[index] = reason(block, row)
    return found
