"""Furniture that its place in the page gives away: what stands above the headline, polls, teasers in the text."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise, takewhile

from retold.cleaning.blocks import SENTENCE_WORDS, Block
from retold.cleaning.boxes import boxes, heads_comments
from retold.cleaning.captions import captions
from retold.cleaning.phrases import one_spelling, start_class
from retold.cleaning.polls import polls
from retold.cleaning.printed import page_edges
from retold.cleaning.published import before_day
from retold.cleaning.settings import CleaningSettings
from retold.model import ABOVE_HEADLINE

# A label and the mark behind it: "Related:", "Read also |".
_LABEL = re.compile(r"(.{3,40}?)\s?[:：|]")
_MAX_CAPTION_WORDS = 25
_LONGEST_TEASER = 40
_COUNT_ALONE = re.compile(r"\d{1,3}\s?[^\W\d_]*\.?")  # "5 min"
_HEAD_LINES, _BELOW_FIELDS = 14, 6  # below the headline in which its fields stand, below these in which labels do
_BEFORE_PAGE = frozenset(("consent", "newsletter"))
_FIELD_LABELS = frozenset(("footer", "teaser"))
_CAPITALS = 0.7  # of the words of a headline that is set so
_SOON = 3  # lines below a list within which the text goes on
_LEAST_LISTED, _LEAST_LISTED_WORDS, _LEAST_ALONE_WORDS = 2, 4, 5
# Comments are looked for below so many paragraphs; so many marks of a conversation, and so many for its paragraphs, prove them.
_LEAST_ABOVE, _LEAST_MARKS, _TEXTS_A_MARK = 2, 3, 6
_TALK = frozenset(("speaker", "ago", "timestamp", "handle"))
# "59 comments on “…”", "3 Antworten auf „…“": a heading that needs no further proof.
_COMMENTS_ON = re.compile(
    r"\W*(?:\d+|one|two|three)\s(?:comments?|responses?|replies|reply|thoughts?|kommentare?|antwort(?:en)?|gedanken?|commentaires?|"
    r"réponses?|réflexions?|comentarios?|respuestas?|pensamientos?|comentários?|respostas?|commenti|commento|risposte|reacties|gedachten|"
    r"комментари\w*|ответ\w*)\s(?:on|to|zu|auf|sur|à|sobre|em|su|a|op|на|к)\s[“\"„«‘'].*",
    re.IGNORECASE,
)
# Letters that no such heading begins with: most lines are known by them at a glance.
_LETTERS_ELSEWHERE = frozenset("abcdefghijklmnpqrsuvwxyzABCDEFGHIJKLMNPQRSUVWXYZ")
_COUNTED = re.compile(r"\W*(?:\d+\s|leave a )", re.IGNORECASE)
_HEADS_COMMENTS = frozenset(("comment", "share"))  # "댓글" is on share bars too
_MOST_SKIPPED = 3  # numbers left out between two comments: what a moderator deleted
_LABEL_WORDS, _MAX_DATED_WORDS = 6, 10
IN_LIST = "in a list after"
_LIST_ENDS = ("related", "comment")
_OPEN_FORMS = "HQ"
# "Trend 5: …", "Tip #2", "3. …": a heading of the article where others are numbered like it.
_NUMBERED = re.compile(r"([^\W\d]+ )?#?(\d{1,3})(?=[.:)]|\s[–—-]\s|$)")
_OPENING_MARKS = frozenset("\"“”„«»‘’'(")
_NO_HEADLINE = frozenset('"“”„«»0123456789')


def settled_by_place(
    blocks: Sequence[Block], title_at: int | None, settled: dict[int, str], settings: CleaningSettings
) -> dict[int, str]:
    """Blocks that are furniture for where and how they stand, with the reason.

    Args:
        blocks: of the page, in order.
        title_at: index of the headline, None where there is none.
        settled: blocks that are no text for another reason; teasers are looked for in what is left.
        settings: of the stage.
    """
    forms = [block.form for block in blocks]
    found = _above_headline(blocks, forms, title_at)
    found.update(captions(blocks, forms))
    found.update(dict.fromkeys(polls(blocks), "poll of the readers"))
    found.update(page_edges(blocks))
    found.update(boxes(blocks))
    found.update(dict.fromkeys(_labelled_twice(blocks), "teaser for another article"))
    found.update(_inline_lists(blocks))
    comments = _comments(blocks, forms)
    end = min(comments, default=len(blocks))
    found.update(_below_lists(blocks[:end], forms))
    found.update(comments)
    rest = [index for index in range(len(blocks)) if index not in settled and index not in found]
    found.update(_inline_teasers(blocks, forms, rest, settings))
    return {index: why for index, why in found.items() if index not in settled}


def _above_headline(blocks: Sequence[Block], forms: Sequence[str], title_at: int | None) -> dict[int, str]:
    above = range(title_at or 0)
    text = [
        forms[index] == "P" or (forms[index] == "E" and blocks[index].words >= SENTENCE_WORDS)
        for index in above
        if _BEFORE_PAGE.isdisjoint(blocks[index].phrases)  # a dialogue that stands before the page
    ]
    return {} if any(text) else dict.fromkeys(above, ABOVE_HEADLINE)


def labels_below_headline(blocks: Sequence[Block], title_at: int | None, settled: Mapping[int, str]) -> frozenset[int]:
    """Labels between the fields below the headline: buttons, a section, a score. One over a point or a paragraph may be a heading."""
    start = len(blocks) if title_at is None else title_at + 1
    fields = [at for at in range(start, min(start + _HEAD_LINES, len(blocks))) if at in settled]
    if not fields:
        return frozenset()
    found, end = set[int](), fields[-1]
    while end + 1 < len(blocks) and not (blocks[end + 1].prose or _goes_on(blocks[end + 1])):
        end += 1
    for at in range(start, min(end + 1, fields[-1] + _BELOW_FIELDS, len(blocks) - 1)):
        block = blocks[at]
        between = all(near in settled or near in found or blocks[near].form in "FX" for near in (at - 1, at + 1))
        short = block.form == "S" and not block.ends and block.text[-1] not in ":："
        marked = _COUNT_ALONE.fullmatch(block.text) or (block.form == "X" and block.shape != "reference")
        listed = ": " in block.text and ": " in blocks[at + 1].text  # what is told in a list, as of a recipe
        if at not in settled and (marked or _appeals_above(block) or (short and between and not listed)):
            found.add(at)
    return frozenset(found)


def _appeals_above(block: Block) -> bool:
    """Whether a line above the text holds a phrase of appeals, or begins as a field or a link to a video, and says little else."""
    appeals = not {"appeal", "newsletter"}.isdisjoint((block.start, *block.phrases))
    return not block.prose and (appeals or (block.start in _FIELD_LABELS and not (block.ends or block.whole)))


def _inline_lists(blocks: Sequence[Block]) -> dict[int, str]:
    """The headlines below the heading of a teaser list that stands in the text: two of them or more, or one long one."""
    found: dict[int, str] = {}
    for index, block in enumerate(blocks):
        if not _heads_list(block):
            continue
        end = index + 1
        while end < len(blocks) and _in_list(blocks, index, end):
            end += 1
        least = _LEAST_LISTED_WORDS if block.start == "teaser" else _LEAST_ALONE_WORDS
        alone = end - index == _LEAST_LISTED and end < len(blocks) and blocks[index + 1].words >= least
        alone = alone and not _of_series(blocks, index + 1)
        if end - index > _LEAST_LISTED or alone:
            end -= end - index > _LEAST_LISTED and _heads_text(blocks, index, end)
            start = index + 1 if block.whole and not _text_goes_on(blocks, end) else index
            found.update(dict.fromkeys(range(start, end), f"{IN_LIST} “{block.text[:60]}”"))
    return found


def _heads_text(blocks: Sequence[Block], index: int, end: int) -> bool:
    """Whether the last line of such a list is the article's next subheading: over a paragraph, half as long as each teaser, or a question as others are."""
    goes_on = end < len(blocks) and (blocks[end].prose or blocks[end].text[-1] in ":：")
    if goes_on and blocks[end - 1].text.endswith("?"):
        return any(block.text.endswith("?") and not block.prose for block in blocks[end:])
    shortest = min((blocks[at].words for at in range(index + 1, end - 1)), default=0)
    return end < len(blocks) and blocks[end].prose and 2 * blocks[end - 1].words <= shortest


def _text_goes_on(blocks: Sequence[Block], at: int) -> bool:
    """Whether the article goes on at a line: two sentences soon stand in a row, which no list of teasers has."""
    soon = [*takewhile(lambda block: block.whole not in _LIST_ENDS, blocks[at : at + _SOON])]
    return any(_goes_on(one) and _goes_on(other) for one, other in pairwise(soon))


def _of_series(blocks: Sequence[Block], at: int) -> bool:
    """Whether a line is one of several headings that are numbered alike."""
    own = _NUMBERED.match(blocks[at].text)
    if not own:
        return False
    alike = (_NUMBERED.match(block.text) for block in blocks if not block.prose)
    return any(other and other[1] == own[1] and other[2] != own[2] for other in alike)


def _heads_list(block: Block) -> bool:
    """Whether a line is nothing but the heading of teasers: `Related posts`, `Lire aussi`."""
    if block.start == "teaser" and block.whole != "related":  # "More from the north", not "Watch: the bridge fell"
        return block.whole == "more" or (
            block.words <= _LABEL_WORDS
            and not block.ends
            and not _LABEL.match(block.text)
            and block.text[0] not in "[【［〔"
        )
    return block.whole == "related"


def _listed_teaser(block: Block) -> bool:
    """Whether a line below such a heading is the headline of another article: no sentence, or a question."""
    if block.text[-1] in ":：" or (block.text[0] == "【" and block.text[-1] == "】"):  # a heading in brackets
        return False
    asks = block.text.rstrip("”\"'»").endswith("?") or _in_capitals(block.text)
    return not block.prose and (asks or not block.ends) and _LEAST_LISTED_WORDS <= block.words <= _MAX_CAPTION_WORDS


def _in_list(blocks: Sequence[Block], index: int, at: int) -> bool:
    """Whether a line of such a list is a headline, or stands between two: a sentence, or a mark (`Subscribers only`)."""
    block = blocks[at]
    if _listed_teaser(block):
        return True
    between = at > index + 1 and at + 1 < len(blocks) and not blocks[at + 1].ends and _listed_teaser(blocks[at + 1])
    sentence = block.ends and not block.prose and _LEAST_LISTED_WORDS <= block.words <= _MAX_CAPTION_WORDS
    return between and (sentence or block.whole == "newsletter")


def _in_capitals(text: str) -> bool:
    """Whether nearly all words of a line begin with a capital, as in American headlines."""
    words = text.split()
    return sum(word[0].isupper() for word in words) >= _CAPITALS * len(words)


def _below_lists(blocks: Sequence[Block], forms: Sequence[str]) -> dict[int, str]:
    """Everything below the last heading of a teaser list or comment box that no paragraph of the article follows."""
    start, sentences = len(blocks), 0
    found = {}
    text = _text_again(blocks)
    for index in range(len(blocks) - 1, -1, -1):
        if (forms[index] == "P" or index in text) and not _teaser_text(blocks, index):
            break
        sentences += _is_sentence(blocks[index]) and not blocks[index].text.endswith("?")
        if blocks[index].whole in _LIST_ENDS or (blocks[index].start and _heads_list(blocks[index]) and not sentences):
            start = index
    for index in range(start, len(blocks)):
        found[index] = f"below “{blocks[start].text[:60]}”"
    return found


def _text_again(blocks: Sequence[Block]) -> set[int]:
    """Sentences below a teaser list that are the article's again: several in a row, or one that reports; teasers have a headline each."""
    found, heading = set[int](), None
    for index, block in enumerate(blocks):
        heading = block.whole if block.whole in _LIST_ENDS else heading
        if heading == "related" and _is_sentence(block):
            if block.reports and block.words >= SENTENCE_WORDS:
                found.add(index)
            if index and _is_sentence(blocks[index - 1]) and not block.phrases:
                found.update((index - 1, index))
    return found


def _is_sentence(block: Block) -> bool:
    return block.form in "PE" and block.words >= _LEAST_LISTED_WORDS


def _comments(blocks: Sequence[Block], forms: Sequence[str]) -> dict[int, str]:
    """Readers' comments: all from the heading (`12 comments`) to the end, where marks of a conversation stand in between."""
    above = [index for index, form in enumerate(forms[: len(blocks)]) if form == "P"][:_LEAST_ABOVE]
    for index in range(above[-1] + 1, len(blocks)) if len(above) == _LEAST_ABOVE else ():
        block = blocks[index]
        if block.text[0] not in _LETTERS_ELSEWHERE and _COMMENTS_ON.fullmatch(block.text):
            return dict.fromkeys(range(index, len(blocks)), "comment box")
        if block.whole in _HEADS_COMMENTS and _opens_comments(block):
            below = range(index + 1, len(blocks))
            marks = sum(blocks[at].whole == "comment" or blocks[at].shape in _TALK for at in below)
            marks += _numbered([blocks[at].text for at in below]) + sum(_names_and_dates(blocks[at]) for at in below)
            texts = sum(forms[at] == "P" for at in below)
            if marks * (_TEXTS_A_MARK if marks >= _LEAST_MARKS else 1) >= max(texts, 1):
                return dict.fromkeys(range(index, len(blocks)), "comment box")
    return {}


def _names_and_dates(block: Block) -> bool:
    """Whether a line is the name of who comments and when: `ex-captain 18 June 2025 at 3.10 pm`."""
    short = block.words <= _MAX_DATED_WORDS and block.shape is None and block.text[-1] not in ".!?"
    return short and bool((before_day(block.text) or "").strip(" -–—|,"))


def _opens_comments(block: Block) -> bool:
    """Whether a line heads the comments: by name, or with their number (`12 replies`, `2 Antworten`)."""
    return heads_comments(block) or _COUNTED.match(block.text) is not None


def _numbered(lines: Sequence[str]) -> int:
    """How many `lines` carry rising numbers (`1. …`, `2. …`), few of which are left out."""
    count = last = 0
    for line in lines:
        number = line.partition(". ")[0]
        if number.isdecimal() and last < int(number[:6]) <= last + 1 + _MOST_SKIPPED:
            count, last = count + 1, int(number[:6])
    return count


def stray_headings(blocks: Sequence[Block]) -> list[int]:
    """Headings of teaser lists with text below them and no list: left over in the text, they say nothing about it."""
    return [
        index
        for index, block in enumerate(blocks[:-1])
        if block.whole == "related" and _goes_on(blocks[index + 1]) and not _teaser_text(blocks, index + 1)
    ]


def _goes_on(block: Block) -> bool:
    return block.prose or (block.ends and block.words >= SENTENCE_WORDS)


def _teaser_text(blocks: Sequence[Block], index: int) -> bool:
    """Whether a paragraph is the beginning of another article: broken off, or with a link to more below."""
    after = blocks[index + 1].whole if index + 1 < len(blocks) else None
    return blocks[index].text.endswith(("…", "...", "[…]", "[...]")) or after == "more" or bool(blocks[index].phrases)


def _inline_teasers(
    blocks: Sequence[Block], forms: Sequence[str], rest: Sequence[int], settings: CleaningSettings
) -> dict[int, str]:
    """Headlines of other news between the paragraphs of a news page.

    Subheadings are short or share words with the paragraph below; a teaser has a headline's length. Only pages that
    report what people say are looked at: elsewhere long headings are usual.
    """
    news = is_news(blocks, settings)
    found = {}
    labels = [_label_of(block) if block.start == "teaser" else None for block in blocks]
    for place, index in enumerate(rest):
        block, label = blocks[index], labels[index]
        if block.start == "teaser":
            again = label and label in (*labels[max(0, index - 1) : index], *labels[index + 1 : index + 2])
            if again or _points_elsewhere(block, forms[index], news=news):
                found[index] = "teaser for another article"
                continue
        between = (
            news and 0 < place < len(rest) - 1 and forms[rest[place - 1]] in "PE" and forms[rest[place + 1]] in "PE"
        )
        if between and _headline_like(block, forms[index], blocks[rest[place + 1]], settings):
            found[index] = "headline of another article between paragraphs"
    return found


def _label_of(block: Block) -> str | None:
    """The label before a colon that a line begins with."""
    label = _LABEL.match(block.text)
    return label.group(1).casefold() if label else None


def _labelled_twice(blocks: Sequence[Block]) -> list[int]:
    """Headlines behind one label of several words, right below each other: `In the Mirror: …` twice, not `Ana Roe: …`."""
    labelled = {
        at: block.text.partition(": ")[0]
        for at, block in enumerate(blocks)
        if block.words <= _LONGEST_TEASER and ": " in block.text
    }
    return [
        at
        for at, label in labelled.items()
        if label in (labelled.get(at - 1), labelled.get(at + 1))
        and 1 < len(label.split()) <= _LABEL_WORDS
        and blocks[at].words - len(label.split()) >= _LEAST_LISTED_WORDS
        and (label.isupper() or label.split()[1].islower())
    ]


def is_news(blocks: Sequence[Block], settings: CleaningSettings) -> bool:
    """Whether a page reports, as news does: enough of its sentences and paragraphs give people's words."""
    prose = [block for block in blocks if block.prose or (block.ends and block.words >= SENTENCE_WORDS)]
    return len(prose) >= 3 and sum(block.reports for block in prose) >= settings.news_share * len(prose)


def _points_elsewhere(block: Block, form: str, *, news: bool) -> bool:
    """`READ MORE: …`: a label in capitals with a mark behind it; in news also `Read also | …`, or no sentence."""
    if form in "FXC" or block.words > _LONGEST_TEASER:
        return False
    if not block.text[0].isalnum() and block.text[0] not in _OPENING_MARKS:  # "【関連記事】…"
        return True
    label = _LABEL.match(block.text)
    if label and label.group().isupper() and start_class(one_spelling(label.group().casefold())) == "teaser":
        return True
    sure = label is not None and (news or " " in label.group(1).strip())  # "Zobacz także:", but "Watch:" only in news
    if label and sure and start_class(one_spelling(label.group(1).casefold())) == "teaser":
        return True
    return news and not (block.ends and form in "PE")


def _headline_like(block: Block, form: str, below: Block, settings: CleaningSettings) -> bool:
    text = block.text
    if text.endswith((":", "：", ",", ";", "?")) or text[0] in _NO_HEADLINE or text[-1] in _NO_HEADLINE:
        return False
    if form == "L":  # a list of one item is a link
        return block.words >= settings.least_teaser_item_words and not block.ends
    if form not in _OPEN_FORMS or block.words < settings.least_teaser_words or block.words > 30:
        return False
    shared = sum(1 for word in block.long_words if word in below.long_words)
    return shared * 2 < len(block.long_words)
