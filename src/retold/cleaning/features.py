"""What speaks for and against a block being article, as named features; their weights are in `data/weights.tsv`.

A feature never is a word of the text: words act only through the phrase classes, the function words and the topic of
the page itself, so that what was learnt on some pages holds on pages of another origin.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from retold.cleaning.blocks import Block
from retold.cleaning.language import function_words, quick

_WORD_BUCKETS = (1, 2, 3, 5, 8, 12, 18, 30, 60, 150, 400)
_BULLETS = frozenset("•·*-–—►▶‣◦▪■●○→✓✔✅")
_QUOTES = frozenset("\"“„«‘'")
_TRIGGERS = frozenset(("related", "comment", "newsletter", "author", "footer", "references"))
_TALK = frozenset(("speaker", "ago", "timestamp", "count"))


def describe(
    blocks: Sequence[Block], language: str | None, above: int | None = None, credits_at: Sequence[int] = ()
) -> list[list[str]]:
    """The features of each block of a page.

    Args:
        blocks: in page order, headline and other settled lines left out.
        language: of the page.
        above: how many of the blocks stand above the headline, None where there is no headline.
        credits_at: how many of the blocks stand above each credit line, ascending.
    """
    forms = [form_of(block) for block in blocks]
    rows = [_own(block, form) for block, form in zip(blocks, forms, strict=True)]
    _add_language(rows, blocks, language)
    _add_neighbours(rows, forms)
    _add_regions(rows, blocks, forms, above)
    _add_triggers(rows, blocks, forms)
    _add_topic(rows, blocks, forms)
    _add_copies(rows, blocks, forms)
    _add_talk(rows, blocks, forms)
    _add_page(rows, blocks, forms)
    _add_credits(rows, forms, credits_at)
    return rows


def form_of(block: Block) -> str:
    """Coarse form: F known furniture, X other shapes, P paragraph, E short sentence, L list item, H heading, S label."""
    if block.whole and block.whole != "section":
        return "F"
    if block.shape:
        return "C" if block.shape == "code" else "X"
    if block.prose:
        return "P"
    if block.text[0] in _BULLETS and block.words > 1:
        return "L"
    if block.ends:
        return "E"
    return "S" if block.words <= 3 else "H" if block.words <= 16 else "Q"


def _own(block: Block, form: str) -> list[str]:
    text, words = block.text, block.words
    last = text[-1]
    end = "stop" if block.ends else "colon" if last in ":：" else "comma" if last in ",;" else "open"
    if text.endswith(("…", "...", "[…]", "[...]")):
        end = "ellipsis"
    row = [f"size {bisect_left(_WORD_BUCKETS, words)} {end}"]
    if block.shape:
        row.append(f"shape {block.shape}")
    if block.whole:
        row.append(f"whole {block.whole}")
    if block.start:
        row.append(f"start {block.start} {form}")
    if block.phrases:
        row.extend(f"phrases {kind} {min(block.phrases.count(kind), 2)} {form}" for kind in sorted(set(block.phrases)))
    if words >= 4:
        row.append(f"we {bisect_left((0.0, 0.04, 0.09), block.we / words)} {form}")
        row.append(f"you {bisect_left((0.0, 0.04, 0.09), block.you / words)} {form}")
    if words >= 4 and block.script == "latin":
        row.append(f"small {bisect_left((0.0, 0.12, 0.22, 0.32, 0.42), block.small)} {form}")
    row.extend(_marks(text, words, form))
    return row


def _marks(text: str, words: int, form: str) -> list[str]:
    row = []
    first = text[0]
    if first in _BULLETS:
        row.append("opens bullet")
    elif first in _QUOTES:
        row.append(f"opens quote {form}")
    elif first.islower():
        row.append(f"opens small {form}")
    elif first.isdigit():
        row.append(f"opens digit {form}")
    if " | " in text or " / " in text:
        row.append("bar")
    if "thumbnail" in text[-12:]:
        row.append("thumbnail")
    if 3 <= words <= 30:
        parts = text.split()
        capitals = sum(map(str.isupper, (part[0] for part in parts)))
        row.append(f"capitals {bisect_left((0.15, 0.4, 0.7, 0.99), capitals / len(parts))} {form}")
        if sum(1 for part in parts if part[0].isdigit()) * 3 > len(parts):
            row.append(f"digits {form}")
    return row


def _add_language(rows: list[list[str]], blocks: Sequence[Block], language: str | None) -> None:
    if not language:
        return
    main = Counter(block.script for block in blocks if block.prose).most_common(1)
    usual = main[0][0] if main else "latin"
    small = function_words().get(language)
    for row, block in zip(rows, blocks, strict=True):
        if block.text[0] in _QUOTES:
            continue
        if block.script != usual and len(block.long_words) > 1 and not {block.script, usual} <= {"han", "kana"}:
            row.append("foreign script")
        elif small and block.words >= 8 and block.small < 0.1 and block.script == usual:
            other = quick(block.text)
            if other and other != language:
                row.append("foreign language")


def _add_neighbours(rows: list[list[str]], forms: Sequence[str]) -> None:
    last = len(forms) - 1
    for index, row in enumerate(rows):
        before = forms[index - 1] if index else "^"
        after = forms[index + 1] if index < last else "$"
        row.append(f"around {before}{forms[index]}{after}")
        before2 = forms[index - 2] if index > 1 else "^"
        after2 = forms[index + 2] if index < last - 1 else "$"
        row.append(f"before {before2}{before} {forms[index]}")
        row.append(f"after {forms[index]} {after}{after2}")


def _add_regions(rows: list[list[str]], blocks: Sequence[Block], forms: Sequence[str], above: int | None) -> None:
    prose = [index for index, form in enumerate(forms) if form == "P"]
    first, last = (prose[0], prose[-1]) if prose else (len(forms), -1)
    total = sum(len(block.text) for block in blocks) or 1
    done, left = 0, len(prose)
    seen = 0
    run = _runs(forms)
    for index, row in enumerate(rows):
        form = forms[index]
        middle = (done + len(blocks[index].text) / 2) / total
        done += len(blocks[index].text)
        region = (
            "none"
            if last < 0
            else ("under" if above is not None and index >= above else "head")
            if index < first
            else "tail"
            if index > last
            else "body"
        )
        row.append(f"region {region} {form}")
        row.append(f"place {bisect_left((0.02, 0.08, 0.25, 0.75, 0.9, 0.97), middle)} {form}")
        row.append(f"prose left {bisect_left((0, 1, 2, 4, 8), left)} {form}")
        row.append(f"prose seen {bisect_left((0, 1, 2, 4, 8), seen)} {form}")
        if form == "P":
            seen, left = seen + 1, left - 1
        else:
            row.append(f"run {bisect_left((1, 2, 3, 5, 9, 20), run[index])} {region} {form}")


def _runs(forms: Sequence[str]) -> list[int]:
    """For each block, how many blocks without a paragraph stand together around it (0 for paragraphs)."""
    lengths, start = [0] * len(forms), 0
    while start < len(forms):
        end = start
        while end < len(forms) and forms[end] != "P":
            end += 1
        for index in range(start, end):
            lengths[index] = end - start
        start = end + 1
    return lengths


def _add_triggers(rows: list[list[str]], blocks: Sequence[Block], forms: Sequence[str]) -> None:
    """Distance from the last line that opens a furniture list (`Related posts`, `Leave a comment`)."""
    trigger, since = "", 0
    for row, block, form in zip(rows, blocks, forms, strict=True):
        if trigger:
            row.append(f"since {trigger} {bisect_left((1, 2, 4, 8, 16, 40), since)} {form}")
        since += 1
        if block.whole in _TRIGGERS:
            trigger, since = block.whole or "", 1


def _add_topic(rows: list[list[str]], blocks: Sequence[Block], forms: Sequence[str]) -> None:
    """How much of a block's vocabulary the page's other paragraphs share, and the block that follows."""
    counts: Counter[str] = Counter()
    for block, form in zip(blocks, forms, strict=True):
        if form == "P":
            counts.update(block.long_words)
    said, repeated = counts.keys(), {word for word, times in counts.items() if times > 1}
    last = len(blocks) - 1
    for index, (row, block, form) in enumerate(zip(rows, blocks, forms, strict=True)):
        words = block.long_words
        if len(words) < 2 or form in "FXC":
            continue
        shared = len(words & (repeated if form == "P" else said)) / len(words)
        row.append(f"topic {bisect_left((0.1, 0.25, 0.4, 0.55, 0.75), shared)} {form}")
        if form in "HQEL" and index < last:
            near = len(words & blocks[index + 1].long_words) / len(words)
            size = bisect_left((5, 8, 12), block.words)
            row.append(f"follows {bisect_left((0.0, 0.2, 0.4), near)} {size} {form}{forms[index + 1]}")


def _add_copies(rows: list[list[str]], blocks: Sequence[Block], forms: Sequence[str]) -> None:
    counts = Counter(block.text for block in blocks)
    for row, block, form in zip(rows, blocks, forms, strict=True):
        times = counts[block.text]
        if times > 1:
            row.append(f"copies {min(times, 4)} {form}")


def _add_talk(rows: list[list[str]], blocks: Sequence[Block], forms: Sequence[str]) -> None:
    """How many marks of a conversation (`Reply`, `Ann says:`, `2 days ago`) stand within six lines."""
    marks = [1 if block.whole == "comment" or block.shape in _TALK else 0 for block in blocks]
    for index, (row, form) in enumerate(zip(rows, forms, strict=True)):
        near = sum(marks[max(0, index - 6) : index + 7])
        if near:
            row.append(f"talk {bisect_left((1, 2, 4), near)} {form}")


def _add_page(rows: list[list[str]], blocks: Sequence[Block], forms: Sequence[str]) -> None:
    """How much of the page is running text, and whether it reports: where little is text, lists are what it has to say."""
    total = sum(len(block.text) for block in blocks) or 1
    prose = sum(len(block.text) for block, form in zip(blocks, forms, strict=True) if form == "P")
    page = bisect_left((0.1, 0.3, 0.5, 0.7, 0.85), prose / total)
    texts = [block for block, form in zip(blocks, forms, strict=True) if form in "PE"]
    news = bisect_left((0.08, 0.2), sum(block.reports for block in texts) / (len(texts) or 1))
    for row, form in zip(rows, forms, strict=True):
        row.append(f"page {page} {form}")
        row.append(f"news {news} {form}")


def _add_credits(rows: list[list[str]], forms: Sequence[str], credits_at: Sequence[int]) -> None:
    """Where the block stands to the credit lines in the lower half of the page: they close an article."""
    closing = [at for at in credits_at if at * 2 > len(rows)]
    if not closing:
        return
    first, last = closing[0], closing[-1]
    for index, (row, form) in enumerate(zip(rows, forms, strict=True)):
        if index >= last:
            row.append(f"credit above {bisect_left((0, 3), index - last)} {form}")
        elif index < first:
            row.append(f"credit below {bisect_left((1, 3), first - index)} {form}")
