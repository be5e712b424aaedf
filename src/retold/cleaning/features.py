"""What speaks for and against a block being article, as named features; their weights are in `data/weights.tsv`.

A feature never is a word of the text: words act only through the phrase classes, the function words and the topic of
the page itself, so that what was learnt on some pages holds on pages of another origin.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from retold.cleaning.blocks import BULLETS, Block
from retold.cleaning.groups import REMEMBERED, Group, group
from retold.cleaning.language import quick
from retold.cleaning.places import add_credits, add_places, add_talk, add_triggers
from retold.words.background import function_words

_WORD_BUCKETS = (1, 2, 3, 5, 8, 12, 18, 30, 60, 150, 400)
_MOST_SITE = 4
_VOICE_BUCKETS = (0.0, 0.04, 0.09)
_QUOTES = frozenset("\"“„«‘'")
_ELLIPSES = ("…", "...", "[…]", "[...]")


def describe(
    blocks: Sequence[Block], language: str | None, above: int | None = None, credits_at: Sequence[int] = ()
) -> list[list[Group]]:
    """The features of each block of a page, in groups.

    Args:
        blocks: in page order, headline and other settled lines left out.
        language: of the page.
        above: how many of the blocks stand above the headline, None where there is no headline.
        credits_at: how many of the blocks stand above each credit line, ascending.
    """
    rows = [_own(block) for block in blocks]
    _add_language(rows, blocks, language)
    add_places(rows, blocks, above)
    add_triggers(rows, blocks)
    _add_topic(rows, blocks)
    _add_copies(rows, blocks)
    add_talk(rows, blocks)
    add_credits(rows, blocks, credits_at)
    return rows


def _own(block: Block) -> list[Group]:
    text, words, form = block.text, block.words, block.form
    last = text[-1]
    end = "stop" if block.ends else "colon" if last in ":：" else "comma" if last in ",;" else "open"
    if last in ".…]" and text.endswith(_ELLIPSES):
        end = "ellipsis"
    row = [_kind(bisect_left(_WORD_BUCKETS, words), end, block.shape, block.whole, block.start, block.phrases, form)]
    bar = ("|" in text or "/" in text) and (" | " in text or " / " in text)
    row.append(_opening(_first(text[0]), bar, "thumbnail" in text[-12:], form))
    if words >= 4:
        latin = block.script == "latin"
        small = bisect_left((0.0, 0.12, 0.22, 0.32, 0.42), block.small) if latin else -1
        we = bisect_left(_VOICE_BUCKETS, block.we / words) if block.we else 0
        you = bisect_left(_VOICE_BUCKETS, block.you / words) if block.you else 0
        row.append(_voice(we, you, small, form))
    if 3 <= words <= 30:
        initials = [part[0] for part in text.split()]
        share = sum(map(str.isupper, initials)) / len(initials)
        many_digits = sum(map(str.isdigit, initials)) * 3 > len(initials)
        row.append(_initials(bisect_left((0.15, 0.4, 0.7, 0.99), share), many_digits, form))
    if block.site:
        row.append(_site(min(block.site, _MOST_SITE), block.site * 2 >= len(block.long_words), form))
    return row


@lru_cache(maxsize=REMEMBERED)
def _kind(
    size: int, end: str, shape: str | None, whole: str | None, start: str | None, phrases: tuple[str, ...], form: str
) -> Group:
    names = [f"size {size} {end}"]
    if shape:
        names.append(f"shape {shape}")
    if whole:
        names.append(f"whole {whole}")
    if start:
        names.append(f"start {start} {form}")
    names.extend(f"phrases {kind} {min(phrases.count(kind), 2)} {form}" for kind in sorted(set(phrases)))
    return group(names)


@lru_cache(maxsize=REMEMBERED)
def _voice(we: int, you: int, small: int, form: str) -> Group:
    return group([f"we {we} {form}", f"you {you} {form}", *([f"small {small} {form}"] if small >= 0 else [])])


@lru_cache(maxsize=1024)
def _first(character: str) -> str:
    """What kind of character a block begins with."""
    if character in BULLETS:
        return "bullet"
    if character in _QUOTES:
        return "quote"
    return "small" if character.islower() else "digit" if character.isdigit() else ""


@lru_cache(maxsize=REMEMBERED)
def _opening(first: str, bar: bool, thumbnail: bool, form: str) -> Group:  # noqa: FBT001  positional: looked up for each line
    names = [f"opens {first}" if first == "bullet" else f"opens {first} {form}"] if first else []
    return group(names + ["bar"] * bar + ["thumbnail"] * thumbnail)


@lru_cache(maxsize=REMEMBERED)
def _initials(capitals: int, digits: bool, form: str) -> Group:  # noqa: FBT001
    return group([f"capitals {capitals} {form}", *([f"digits {form}"] if digits else [])])


@lru_cache(maxsize=REMEMBERED)
def _site(words: int, most: bool, form: str) -> Group:  # noqa: FBT001
    return group([f"site {words} {form}", *([f"site most {form}"] if most else [])])


def _add_language(rows: list[list[Group]], blocks: Sequence[Block], language: str | None) -> None:
    if not language:
        return
    main = Counter([block.script for block in blocks if block.prose] or [block.script for block in blocks])
    usual = main.most_common(1)[0][0] if main else "latin"
    small = function_words().get(language)
    for row, block in zip(rows, blocks, strict=True):
        if block.script != usual:
            near = {block.script, usual} <= {"han", "kana"}
            if block.text[0] not in _QUOTES and len(block.long_words) > 1 and not near:
                row.append(_single("foreign script"))
        elif small and block.words >= 8 and block.small < 0.1 and block.text[0] not in _QUOTES:
            other = quick(block.text)
            if other and other != language:
                row.append(_single("foreign language"))


@lru_cache(maxsize=REMEMBERED)
def _single(name: str) -> Group:
    return group([name])


def _add_topic(rows: list[list[Group]], blocks: Sequence[Block]) -> None:
    """How much of a block's vocabulary the page's other paragraphs share, and the block that follows."""
    said, repeated = set[str](), set[str]()
    for block in blocks:
        if block.form == "P":
            words = block.long_words
            repeated |= said & words
            said |= words
    last = len(blocks) - 1
    for index, (row, block) in enumerate(zip(rows, blocks, strict=True)):
        words, form = block.long_words, block.form
        count = len(words)
        if count < 2 or form in "FXC":
            continue
        shared = len(words & (repeated if form == "P" else said)) / count
        near = size = -1
        after = ""
        if form in "HQEL" and index < last:
            following = blocks[index + 1]
            near = bisect_left((0.0, 0.2, 0.4), len(words & following.long_words) / count)
            size, after = bisect_left((5, 8, 12), block.words), following.form
        row.append(_topic(bisect_left((0.1, 0.25, 0.4, 0.55, 0.75), shared), near, size, form, after))


@lru_cache(maxsize=REMEMBERED)
def _topic(shared: int, near: int, size: int, form: str, after: str) -> Group:
    return group([f"topic {shared} {form}", *([f"follows {near} {size} {form}{after}"] if after else [])])


def _add_copies(rows: list[list[Group]], blocks: Sequence[Block]) -> None:
    texts = [block.text for block in blocks]
    if len(set(texts)) == len(texts):
        return
    counts = Counter(texts)
    for row, block in zip(rows, blocks, strict=True):
        times = counts[block.text]
        if times > 1:
            row.append(_single(f"copies {min(times, 4)} {block.form}"))
