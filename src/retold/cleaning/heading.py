"""The headline among the lines above the text."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain

from retold.cleaning.blocks import Block
from retold.cleaning.bylines import are_people
from retold.cleaning.captions import is_credit_above, is_credit_below
from retold.cleaning.credits import known
from retold.cleaning.forms import is_release_label
from retold.cleaning.frames import is_frame, is_furniture, lists_names
from retold.cleaning.kinds import live_by_title, names_live
from retold.cleaning.mastheads import Top, top_of
from retold.cleaning.outlets import site_named
from retold.cleaning.shapes import is_picture_credit
from retold.cleaning.versions import is_version_line

_MAX_TITLE_CHARS = 300
_NEAR = 0.5  # by which the line right above the text is fitter, where the page has a masthead
_MOTTO = 0.4  # by which a line below the masthead is less fit that says nothing of the text
# No name of an agency or outlet is longer.
_MAX_NAME_CHARS = 60
# Below so many words it proves less that the text has them all: the outlet is named in it too.
_FEW_WORDS = 4
# "Home » Blog » The headline": the trail that leads to a page; the headline itself stands below it.
_ITEM = re.compile(r"\d{1,2}\. ")  # the first heading of a numbered list
_DEGREES = re.compile(r"[a-z], [A-Z][A-Za-z]?[A-Z]{1,5}(?:\.|, [A-Z][A-Za-z.]*)*$")  # "Ann Bell, MS, RD": who wrote it
_SCORE = re.compile(
    r"[^\W\d_][^:]*\s\d{1,3}\s?[-–:]\s?\d{1,3}\s[^\W\d_][^:]*"
)  # "Rove 2-1 Halden": a result, no report
_SCORERS = re.compile(
    r"(?:[^\d,;]{3,30}\s\d{1,3}(?:\+\d+)?[’']?(?:\s\(?pen\)?)?(?:[,;]\s?|$)|\d{1,3}(?:\+\d+)?[’']?(?:[,;]\s?|$))+"
)  # "Roe 61, 84, Lee 90+7"
_SOURCED = re.compile(r"\s\([^()\d]{2,30}\)$")  # "The spring in May (Merrow Press)": a caption and whose picture it is
_LABELLED = re.compile(r"[^\W\d_]+:")  # "Explainer: …" may be a headline, "Learn more: …" not
_TRAIL = re.compile(r"\s[/»›>]\s")
_TRAIL_MARKS = (" » ", " › ", " > ")
_NO_TITLE_SHAPES = frozenset(
    ("ago", "byline", "copyright", "count", "duration", "email", "handle", "mark", "minutes", "number", "phone", "price", "tags",
     "timestamp", "url")
)  # fmt: skip
# Lines looked at above the first paragraph, from the top and from the paragraph upwards: menus can be long.
_LOOKED_AT = 60
_FRAMED = re.compile(r"/|\s[|–—-]\s|\. ")  # a trail, the site's name beside a title, two sentences
_SMALL = re.compile(r"\s[^\W\d_A-Z]")  # a word in small letters: no menu
_OF_TEXT = 2  # words of the text that such a line has
_CAPTIONED = 0.6  # by which a line above the name of a photographer is less fit: it may be the caption
_LETTERHEAD = 0.8  # by which a line above "Press release" is less fit
_OF_VERSION = 0.1  # how fit a line is at most that tells which version of a report it is: only where there is no other
_TOP = 4  # lines among which a site says its name and what it is
_ABOVE_FIELDS, _OVER_FIELDS = 5, 0.5  # lines from headline to byline or day, and how fit it must be beside a line below
_KICKER = 5  # words of a line above a headline that leads to it
_STANDFIRSTS = 2  # lines below a headline that may sum the text up
_NEARLY = 0.7  # of the best line's fitness: the line above it may be the headline, and it the standfirst


def first_paragraph(blocks: Sequence[Block]) -> int:
    """Index of the first block that reads as running text of the page's topic; the number of blocks if none does."""
    prose = [index for index, block in enumerate(blocks) if block.prose and not block.phrases]
    return prose[0] if prose else next((i for i, b in enumerate(blocks) if b.prose), len(blocks))


def headline(blocks: Sequence[Block], skip: Mapping[int, str]) -> int | None:
    """Index of the block that is the headline, None if no line above the text can be one.

    A headline has the length of one, is no known furniture and no sentence with a full stop, shares words with the
    paragraphs below, and stands near them.

    Args:
        blocks: of the page.
        skip: blocks that are fields already, with the reason: bylines, timestamps, credits.
    """
    body = first_paragraph(blocks)
    candidates = [
        i
        for i in range(max(0, body - _LOOKED_AT), min(body, len(blocks)))
        if i not in skip and not (blocks[i].text[0] in "([" and is_version_line(blocks[i].text))
    ]
    if len(candidates) > 1 and (site := site_named(blocks)) in candidates:
        candidates.remove(site)
    if not candidates and blocks and not blocks[0].prose:
        candidates = [0]
    topic = Counter(chain.from_iterable([block.long_words for block in blocks[body : body + 40] if block.prose]))
    top = top_of(blocks, candidates, topic)
    if top.sure and len(candidates) > 1:
        candidates.remove(top.at)
    lines = [block.text for block in blocks]
    labelled = next((i for i in candidates if is_release_label(lines[i])), 0)  # above it stands who gives it out
    fitness_of = _fitness_of(blocks, candidates, body, topic, top)
    fitness_of = {at: fitness - _LETTERHEAD * (at <= labelled and labelled > 0) for at, fitness in fitness_of.items()}
    best = max(fitness_of, key=lambda at: (fitness_of[at], -at), default=None)
    if best is None or fitness_of[best] <= 0:
        return top.at if top.sure and top.at not in fitness_of else None
    named = (top.at, top.motto_at)
    under_label = {
        at: fitness
        for at, fitness in fitness_of.items()
        if fitness > 0
        and (at > labelled or not labelled)
        and at not in named
        and not (is_frame(lines[at]) or lists_names(lines[at]))
    }
    found = _without_frame(blocks, candidates, _over_fields(blocks, best, under_label, skip, topic))
    above = {at: fitness for at, fitness in fitness_of.items() if at == found or at != top.motto_at}
    return _over_standfirst(blocks, found, above, topic)


def _fitness_of(
    blocks: Sequence[Block], candidates: Sequence[int], body: int, topic: Counter[str], top: Top
) -> dict[int, float]:
    """How fit each of some lines above the paragraph at `body` is to be the headline; the captions among them are not."""
    lines = [block.text for block in blocks]
    copies = Counter(lines)
    nearest = next((at for at in reversed(candidates) if _is_open(blocks[at])), -1) if top.at >= 0 else -1
    found = dict[int, float]()
    for at in candidates:
        if at and is_credit_above(blocks[at - 1], blocks[at]):
            continue
        fitness = _fitness(blocks[at], at, body, topic, copies)
        fitness += blocks[at].words >= _FEW_WORDS and live_by_title(lines[at], lines)
        fitness += _NEAR * (at == nearest) - _MOTTO * (at == top.motto_at and at != nearest)
        captioned = fitness >= _CAPTIONED and at + 1 < len(blocks) and is_credit_below(blocks[at], blocks[at + 1])
        found[at] = fitness - _CAPTIONED * captioned
    return found


def _is_open(block: Block) -> bool:
    """Whether a line may be a headline by its form: no furniture, no sentence, no menu."""
    return not (is_furniture(block) or block.ends or block.words < 2 or block.form == "L" or is_frame(block.text))


def _over_fields(
    blocks: Sequence[Block], best: int, fitness_of: Mapping[int, float], skip: Mapping[int, str], topic: Counter[str]
) -> int:
    """A line nearly as fit as the best one, above a byline or day that the best is below or far above: that is a caption, or a motto."""
    fields = [at for at, why in skip.items() if why.startswith(("byline", "timestamp"))]
    if any(best < field <= best + _ABOVE_FIELDS for field in fields):
        # Below a headline and its byline the points that sum the text up may stand, and the day below these.
        signed = [
            field - 1
            for field in fields
            if field < best
            and skip[field].startswith("byline")
            and blocks[field - 1].words > _KICKER
            and fitness_of.get(field - 1, 0.0) >= _NEARLY * fitness_of.get(best, 0.0)
            and _of_text(blocks[field - 1], topic) >= _OF_TEXT
        ]
        return min(signed, default=best)
    above = [
        at
        for field in fields
        if field < best or 0 < best < _TOP
        for at in range(max(0, field - _ABOVE_FIELDS), field)
        if at in fitness_of
        and not are_people(blocks[at].text)
        and (field < best or blocks[at].words > _KICKER)
        and fitness_of[at] >= (_OVER_FIELDS if field < best else _NEARLY) * fitness_of.get(best, 0.0)
        and _long_enough(blocks[at])
        and (
            _of_text(blocks[at], topic) >= (min(_OF_TEXT, _of_text(blocks[best], topic)) if field < best else _OF_TEXT)
            or blocks[at].script == "hangul"
        )
    ]
    return max(above, key=lambda at: (fitness_of[at], -at), default=best)


def _of_text(block: Block, topic: Counter[str]) -> int:
    return sum(1 for word in block.long_words if topic[word])


def _long_enough(block: Block) -> bool:
    return block.words >= _FEW_WORDS and block.whole is None and not _TRAIL.search(block.text)


def _over_standfirst(blocks: Sequence[Block], best: int, fitness_of: Mapping[int, float], topic: Counter[str]) -> int:
    """The line above the best one, or above that, if it could be the headline too: a standfirst tells more of the text, below it."""
    for at in range(max(0, best - _STANDFIRSTS), best):
        above = blocks[at]
        if all(fitness_of.get(line, 0.0) >= _NEARLY * fitness_of[best] for line in range(at, best)):
            told = blocks[best].text.endswith(".") and above.words >= _FEW_WORDS  # what is below is a sentence
            of_text = (above.words > _KICKER or told) and _of_text(above, topic) >= _OF_TEXT
            longest = max(len(blocks[line].text) for line in range(at + 1, best + 1))
            if (
                of_text
                and len(above.text) <= longest
                and not _FRAMED.search(above.text)
                and (told or _SMALL.search(above.text))
            ):
                return at
    return best


def _without_frame(blocks: Sequence[Block], candidates: Sequence[int], best: int) -> int:
    """Of a headline that stands again with the site's name beside it ("… | The Mirror"), the line without."""
    line = blocks[best].text.casefold()
    inside = [
        i
        for i in candidates
        if blocks[i].words >= _FEW_WORDS and (line.startswith(t := blocks[i].text.casefold()) or line.endswith(t))
    ]
    return min(inside, key=lambda i: (len(blocks[i].text), i), default=best)


def _fitness(block: Block, index: int, body: int, topic: Counter[str], copies: Counter[str]) -> float:
    text, words = block.text, block.words
    if (
        block.whole
        or block.shape in _NO_TITLE_SHAPES
        or block.start in ("related", "newsletter", "footer", "picture")
        or len(text) > _MAX_TITLE_CHARS
    ):
        return 0.0
    if (
        (words < 2 and len(text) < 12)
        or (len(text) <= _MAX_NAME_CHARS and known(text))
        or _DEGREES.search(text)
        or is_picture_credit(text, block.long_words)
    ):
        return 0.0
    length = 1.0 if 5 <= words <= 22 else 0.6 if 3 <= words <= 30 else 0.25
    shared = sum(1 for word in block.long_words if topic[word]) / max(len(block.long_words), _FEW_WORDS)
    score = length + 1.6 * shared * min(1.0, words / _FEW_WORDS)
    score -= 0.8 if text.endswith((".", ":", "…")) and not text.endswith("...?") else 0.0
    score -= 0.5 if block.phrases or (block.sentences and (block.ends or "? " not in text)) else 0.0
    score -= (0.7 if _LABELLED.match(text) else score) if block.start == "teaser" else 0.0
    score -= 0.3 if text.endswith("?") and index else 0.0  # the first heading of a text asks as often as its headline
    score -= 0.02 * min(body - index, 40)
    score -= 0.9 if _SCORE.fullmatch(text) or _SCORERS.fullmatch(text) or _SOURCED.search(text) else 0.0
    score -= 1.0 if sum(map(text.count, _TRAIL_MARKS)) > 1 or _ITEM.match(text) else 0.0
    score -= 1.0 if score > 0 and is_frame(text) else 0.0
    score += 0.3 if copies[text] > 1 else 0.0
    score += 0.25 if index == 0 else 0.0
    score += 0.5 if names_live(text) else 0.0
    return min(score, _OF_VERSION) if is_version_line(text) else score
