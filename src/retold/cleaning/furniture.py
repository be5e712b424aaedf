"""Telling article from furniture, line by line, with a reason for each line that goes."""

import re
from collections.abc import Container, Mapping, Sequence
from itertools import groupby, pairwise
from math import log
from typing import NamedTuple

from retold.cleaning.belonging import belonging
from retold.cleaning.blocks import Block, read_blocks
from retold.cleaning.boxes import invitations
from retold.cleaning.features import describe
from retold.cleaning.groups import Group, scores
from retold.cleaning.language import quick
from retold.cleaning.phrases import phrase_table
from retold.cleaning.reasons import reason
from retold.cleaning.sequence import article_odds, packaged_weights
from retold.cleaning.settings import CleaningSettings
from retold.cleaning.structure import IN_LIST, is_news, labels_below_headline, settled_by_place, stray_headings

_CERTAIN = 20.0
# "Get the news by mail" without a full stop is an appeal up to this length, a sentence beyond.
_MAX_APPEAL_WORDS = 16
_MAX_FACT_WORDS, _LEAST_FACTS = 8, 3
_NEAR = 3  # lines above and below within which text is kept
_MAX_SAID_WORDS = 45  # of a line that says what only sites say of themselves; a longer one may be about it
_SURE_TWICE = 2  # a line that says two such things may be so many times as long
_SURE_ALONE, _SURE_QUOTED = 2.0, -1.0
_QUOTES = frozenset('"“„«')
_QUOTED = re.compile(r'[:：]\s?["“„«「]')  # somebody's words
CREDIT_KEPT = "credit, kept as a field"
_SURE_CONSENT = 2  # phrases of a dialogue that asks for consent; an article about such dialogues may quote one
_ANYWHERE = frozenset(("shortcode", "duration", "copyright", "minutes", "page", "wire"))
_CLOSING = frozenset(("related", "comment", "more"))
_MAX_SUBHEADING_WORDS = 6
_LEAST_STANDFIRST, _MAX_LABEL_WORDS = 7, 6
_MAX_NAME_WORDS = 4
_NEVER = frozenset(("handle", "count", "file"))


class Verdict(NamedTuple):
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
        blocks: trimmed, non-blank texts; of lines over 400 characters the first 400 are studied.
        language: ISO 639-1 if known; else found out from the longest blocks.
        settings: of the stage; only the limits of keeping are used.

    Returns:
        One verdict a block, in order.
    """
    language = language or page_language(blocks)
    read = read_blocks(blocks, language)
    return judge(read, language, {}, None, settings or CleaningSettings())


def page_language(lines: Sequence[str]) -> str | None:
    """The language most of a page's text is in, judged by its longest lines."""
    lengths = [-len(line) for line in lines]
    longest = sorted(range(len(lines)), key=lengths.__getitem__)[:12]
    return quick("\n".join(lines[i][:600] for i in sorted(longest)))


def judge(
    blocks: Sequence[Block],
    language: str | None,
    settled: dict[int, str],
    title_at: int | None,
    settings: CleaningSettings,
) -> list[Verdict]:
    """Judge the blocks of a page together.

    Args:
        blocks: as read, in page order.
        language: of the page.
        settled: blocks that are no article for sure, with the reason: fields, the headline.
        title_at: the headline's index, if there is one.
        settings: of the stage.
    """
    settled = all_settled(blocks, settled, title_at, settings)
    open_blocks = [index for index in range(len(blocks)) if index not in settled]
    judged = [blocks[index] for index in open_blocks]
    features = describe_open(blocks, language, settled, title_at)
    long = _log_odds(settings.keep_above)
    news = is_news(blocks, settings)
    short = long if news else _log_odds(settings.keep_short_above)
    verdicts = {index: Verdict(keep=False, odds=-_CERTAIN, reason=why) for index, why in settled.items()}
    own = scores(features)
    odds_of = article_odds(own, packaged_weights())
    labels = labels_below_headline(blocks, title_at, settled)
    owned = belonging(blocks) | _standfirst(blocks, settled, title_at)
    for index, block, row, alone, odds in zip(open_blocks, judged, features, own, odds_of, strict=True):
        limit = short if len(block.text) < settings.short_line_chars else long
        keep = (odds > limit or index in owned or _stands_alone(block, alone)) and not never_article(block)
        verdicts[index] = Verdict(keep, odds, None if keep else reason(block, row))
        if index in labels and index not in owned:
            verdicts[index] = Verdict(keep=False, odds=odds, reason="label above the text")
    for index in invitations(blocks):
        if index not in settled and index not in owned:
            verdicts[index] = Verdict(keep=False, odds=verdicts[index].odds, reason="newsletter or subscription appeal")
    _drop_names(blocks, verdicts)
    credited = {index for index, why in settled.items() if why == CREDIT_KEPT}
    _fill(blocks, open_blocks, verdicts, credited, news=news)
    _drop_labels(blocks, verdicts, owned)
    _keep_subheadings(blocks, open_blocks, verdicts)
    _join_facts(blocks, verdicts)
    _keep_notes(blocks, verdicts)
    return [verdicts[index] for index in range(len(blocks))]


def _standfirst(blocks: Sequence[Block], settled: Mapping[int, str], title_at: int | None) -> frozenset[int]:
    """The line between the headline and a byline or timestamp, a label before these perhaps, where it is long enough to say what the text is about."""
    at = len(blocks) if title_at is None else title_at + 1
    if at + 2 >= len(blocks) or at in settled:
        return frozenset()
    label = blocks[at + 1].words <= _MAX_LABEL_WORDS and not blocks[at + 1].ends
    field = "kept as a field" in settled.get(at + 1, "") or blocks[at + 1].shape == "byline"
    if not field and not (label and "kept as a field" in settled.get(at + 2, "")):
        return frozenset()
    block = blocks[at]
    plain = block.form in "HQEP" and not (block.start or block.phrases)
    return frozenset((at,)) if plain and block.words >= _LEAST_STANDFIRST else frozenset()


def _drop_names(blocks: Sequence[Block], verdicts: dict[int, Verdict]) -> None:
    """Cut a name above the lines about whom it names, where these were cut: `Ana Roe` over `Ana Roe is a reporter …`."""
    for index, (block, below) in enumerate(pairwise(blocks)):
        if (
            block.words <= _MAX_NAME_WORDS
            and "bio" in below.phrases
            and verdicts[index].keep
            and not verdicts[index + 1].keep
            and below.text.startswith(block.text)
        ):
            verdicts[index] = verdicts[index + 1]


def _fill(
    blocks: Sequence[Block],
    open_blocks: Sequence[int],
    verdicts: dict[int, Verdict],
    credited: Container[int],
    *,
    news: bool,
) -> None:
    """Keep plain sentences between kept lines, and between one and the credit, or in news the teasers, that close the text.

    Little furniture that stands within the text is a plain sentence, and such a one says so.
    """
    kept = [verdicts[index].keep for index in open_blocks]
    for at, index in enumerate(open_blocks):
        block = blocks[index]
        plain = block.form in "PE" and not (block.phrases or block.start or block.whole)
        if not plain or kept[at] or not any(kept[max(0, at - _NEAR) : at]):
            continue
        closes = (kept[at - 1] and (index + 1 in credited or _QUOTED.search(block.text))) or (
            news and _closes_text(blocks, index)
        )
        if any(kept[at + 1 : at + 1 + _NEAR]) or closes:
            verdicts[index] = Verdict(keep=True, odds=verdicts[index].odds, reason=None)


def _keep_subheadings(blocks: Sequence[Block], open_blocks: Sequence[int], verdicts: dict[int, Verdict]) -> None:
    """Keep a plain label that may head what is kept right below it: below a kept paragraph, or below a list that was cut."""
    for above, index, below in zip(open_blocks, open_blocks[1:], open_blocks[2:], strict=False):
        block = blocks[index]
        plain = block.form in "SH" and not (block.phrases or block.start or block.whole or block.ends)
        if not plain or verdicts[index].keep or block.words > _MAX_SUBHEADING_WORDS or not verdicts[below].keep:
            continue
        heads = verdicts[above].keep and blocks[above].prose and blocks[below].form in "PEL"
        settled = verdicts[index - 1].reason if verdicts[index - 1].odds == -_CERTAIN else None
        listed = settled and settled.startswith(IN_LIST) and blocks[below].words >= _LEAST_STANDFIRST
        if heads or listed:
            verdicts[index] = Verdict(keep=True, odds=verdicts[index].odds, reason=None)


def _drop_labels(blocks: Sequence[Block], verdicts: dict[int, Verdict], owned: Container[int]) -> None:
    """Cut labels that stand alone among lines that were cut, above the text or below it: what is left over of a menu."""
    texts = [index for index, block in enumerate(blocks) if block.prose and verdicts[index].keep]
    around = (*range(1, texts[0]), *range(len(blocks) - 2, texts[-1], -1)) if texts else ()
    for index in around:
        loose = verdicts[index].keep and index not in owned and blocks[index].form in "SX" and not blocks[index].ends
        listed = blocks[index].whole == "section" or blocks[index].shape == "number"  # counts of likes and comments
        beside = listed or not verdicts[index - 1].keep
        if loose and beside and not verdicts[index + 1].keep:
            verdicts[index] = Verdict(keep=False, odds=verdicts[index].odds, reason="label between lines that were cut")


def _join_facts(blocks: Sequence[Block], verdicts: dict[int, Verdict]) -> None:
    """Keep all lines of a list of facts, each behind its label, of which most are kept (`Cooking time: 40 min`)."""
    facts = [index for index, block in enumerate(blocks) if ": " in block.text and block.words <= _MAX_FACT_WORDS]
    for _, group in groupby(enumerate(facts), key=lambda pair: pair[1] - pair[0]):  # lines right below each other
        run = [index for _, index in group]
        kept = sum(verdicts[index].keep for index in run)
        if _LEAST_FACTS <= kept < len(run) < 2 * kept:
            plain = (at for at in run if not (blocks[at].phrases or blocks[at].start or blocks[at].whole))
            verdicts.update((at, Verdict(keep=True, odds=verdicts[at].odds, reason=None)) for at in plain)


def _keep_notes(blocks: Sequence[Block], verdicts: dict[int, Verdict]) -> None:
    """Keep the heading of notes that are sentences of the text, as below a recipe, and not sources."""
    for index in [at for at, block in enumerate(blocks[:-1]) if block.whole == "references"]:
        if verdicts[index + 1].keep and blocks[index + 1].form in "PE":
            verdicts[index] = Verdict(keep=True, odds=verdicts[index].odds, reason=None)


def _closes_text(blocks: Sequence[Block], index: int) -> bool:
    """Whether a sentence is among the last above the heading of teasers or comments."""
    after = next((block for block in blocks[index + 1 : index + 1 + _NEAR] if block.form not in "PE"), None)
    return after is not None and after.whole in _CLOSING


def _stands_alone(block: Block, odds: float) -> bool:
    """Whether a paragraph, or what somebody is quoted to have said, is article for its own log odds, whatever stands around.

    On a short page much furniture between few paragraphs speaks against them all.
    """
    if block.prose and odds > _SURE_ALONE:
        return True
    quoted = odds > _SURE_QUOTED and block.reports and block.ends and not block.phrases
    return quoted and any(sign in block.text for sign in _QUOTES)


def describe_open(
    blocks: Sequence[Block], language: str | None, settled: dict[int, str], title_at: int | None
) -> list[list[Group]]:
    """The features of the blocks that are not `settled`, told where the headline and the credits stand."""
    open_blocks = [index for index in range(len(blocks)) if index not in settled]
    above = None if title_at is None else sum(1 for index in open_blocks if index < title_at)
    credits_at = [
        sum(1 for index in open_blocks if index < at) for at, why in sorted(settled.items()) if why == CREDIT_KEPT
    ]
    return describe([blocks[index] for index in open_blocks], language, above, credits_at)


def all_settled(
    blocks: Sequence[Block], fields: dict[int, str], title_at: int | None, settings: CleaningSettings
) -> dict[int, str]:
    """The blocks that need no weighing, with the reason: `fields`, marks that may stand anywhere, what its place gives away."""
    settled = {**transparent(blocks), **fields}
    return {**settled_by_place(blocks, title_at, settled, settings), **settled}


def _log_odds(probability: float) -> float:
    return log(probability / (1 - probability))


def transparent(blocks: Sequence[Block]) -> dict[int, str]:
    """Furniture that may stand anywhere in a text and so says nothing about its neighbours, with the reason."""
    found = {index: reason(block, ()) for index, block in enumerate(blocks) if _anywhere(block)}
    found.update((index, reason(blocks[index], ())) for index in stray_headings(blocks))
    return found


def never_article(block: Block) -> bool:
    """Whether a block is furniture for its words alone; unlike `transparent` ones, its neighbours are judged with it."""
    if not (block.whole or block.shape or block.phrases or block.start):  # as most
        return False
    appeal = (
        block.start == "newsletter"
        and block.words <= _MAX_APPEAL_WORDS
        and ("appeal" in block.phrases or not block.ends)
    )
    appeal = appeal or (block.start == "newsletter" and "@" in block.text and block.words <= _MAX_SAID_WORDS)
    certain = phrase_table().certain
    sure = [kind for kind in block.phrases if kind in certain] if block.phrases else ()
    said = sure and block.words <= _MAX_SAID_WORDS * min(len(sure), _SURE_TWICE)
    dated = block.shape == "timestamp" and block.start is not None  # "Last updated: 3 May 2024"
    return appeal or bool(said) or dated or block.whole in certain or block.shape in _NEVER


def _anywhere(block: Block) -> bool:
    return block.shape in _ANYWHERE or block.whole == "advert" or block.phrases.count("consent") >= _SURE_CONSENT
