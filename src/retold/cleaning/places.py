"""What a block's place in the page says: its neighbours, the text around it, the headings and credits above it."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from retold.cleaning.blocks import Block
from retold.cleaning.groups import REMEMBERED, Group, group

_TRIGGERS = frozenset(("related", "comment", "newsletter", "author", "footer", "references"))
# So many paragraphs must stand above: a byline is above the text too, a link to comments below its standfirst.
_LEAST_ABOVE = {"author": 1, "comment": 2}
_TALK = frozenset(("speaker", "ago", "timestamp", "count"))
_TALK_LINES = 6
_COUNT_BUCKETS = (0, 1, 2, 4, 8)


def add_places(rows: list[list[Group]], blocks: Sequence[Block], above: int | None) -> None:
    """Add the forms of the neighbours and where the block stands to the page's text, and what the page is like."""
    forms = "".join([block.form for block in blocks])
    framed = f"^^{forms}$$"
    sizes = [len(block.text) for block in blocks]
    total = sum(sizes) or 1
    page, news = _page(blocks, sizes, total)
    first, last = forms.find("P"), forms.rfind("P")
    title = len(blocks) if above is None else above
    run = _runs(forms)
    seen, left, done = 0, forms.count("P"), 0
    for index, (row, form, size) in enumerate(zip(rows, forms, sizes, strict=True)):
        middle = bisect_left((0.02, 0.08, 0.25, 0.75, 0.9, 0.97), (done + size / 2) / total)
        done += size
        if last < 0:
            region = "none"
        elif index < first:
            region = "under" if index >= title else "head"
        else:
            region = "tail" if index > last else "body"
        row.append(_neighbours(framed[index : index + 5]))
        length = -1 if form == "P" else bisect_left((1, 2, 3, 5, 9, 20), run[index])
        row.append(_position(region, middle, min(9, left), min(9, seen), length, form))
        row.append(_kind_of_page(page, news, form))
        if form == "P":
            seen, left = seen + 1, left - 1


@lru_cache(maxsize=REMEMBERED)
def _neighbours(five: str) -> Group:
    """For the forms of five blocks, the one in question in the middle; `^` above the page, `$` below."""
    before2, before, form, after, after2 = tuple(five)
    return group([f"around {before}{form}{after}", f"before {before2}{before} {form}", f"after {form} {after}{after2}"])


@lru_cache(maxsize=REMEMBERED)
def _position(region: str, middle: int, left: int, seen: int, run: int, form: str) -> Group:
    names = [
        f"region {region} {form}",
        f"place {middle} {form}",
        f"prose left {bisect_left(_COUNT_BUCKETS, left)} {form}",
        f"prose seen {bisect_left(_COUNT_BUCKETS, seen)} {form}",
    ]
    return group([*names, *([f"run {run} {region} {form}"] if run >= 0 else [])])


def _page(blocks: Sequence[Block], sizes: Sequence[int], total: int) -> tuple[int, int]:
    """How much of the page is running text, and whether it reports: where little is text, lists are what it has to say."""
    prose = sum([size for block, size in zip(blocks, sizes, strict=True) if block.form == "P"])
    texts = [block.reports for block in blocks if block.form in "PE"]
    return bisect_left((0.1, 0.3, 0.5, 0.7, 0.85), prose / total), bisect_left(
        (0.08, 0.2), sum(texts) / (len(texts) or 1)
    )


@lru_cache(maxsize=REMEMBERED)
def _kind_of_page(page: int, news: int, form: str) -> Group:
    return group([f"page {page} {form}", f"news {news} {form}"])


def _runs(forms: str) -> list[int]:
    """For each block, how many blocks without a paragraph stand together around it (0 for paragraphs)."""
    lengths: list[int] = []
    for run in forms.split("P"):
        lengths.extend([len(run)] * len(run))
        lengths.append(0)
    return lengths[:-1]


def add_triggers(rows: list[list[Group]], blocks: Sequence[Block]) -> None:
    """Distance from the last line that opens a furniture list (`Related posts`, `Leave a comment`)."""
    trigger, since, texts = "", 0, 0
    for row, block in zip(rows, blocks, strict=True):
        texts += block.form == "P"
        if trigger:
            row.append(_since(trigger, bisect_left((1, 2, 4, 8, 16, 40), since), block.form))
        since += 1
        if block.whole in _TRIGGERS and texts >= _LEAST_ABOVE.get(block.whole, 0):
            trigger, since = block.whole or "", 1


@lru_cache(maxsize=REMEMBERED)
def _since(trigger: str, lines: int, form: str) -> Group:
    return group([f"since {trigger} {lines} {form}"])


def add_talk(rows: list[list[Group]], blocks: Sequence[Block]) -> None:
    """How many marks of a conversation (`Reply`, `Ann says:`, `2 days ago`) stand within six lines."""
    marks = [1 if block.whole == "comment" or block.shape in _TALK else 0 for block in blocks]
    if not any(marks):
        return
    for index, (row, block) in enumerate(zip(rows, blocks, strict=True)):
        near = sum(marks[max(0, index - _TALK_LINES) : index + _TALK_LINES + 1])
        if near:
            row.append(_talk(bisect_left((1, 2, 4), near), block.form))


@lru_cache(maxsize=REMEMBERED)
def _talk(near: int, form: str) -> Group:
    return group([f"talk {near} {form}"])


def add_credits(rows: list[list[Group]], blocks: Sequence[Block], credits_at: Sequence[int]) -> None:
    """Where the block stands to the credit lines in the lower half of the page: they close an article."""
    closing = [at for at in credits_at if at * 2 > len(rows)]
    if not closing:
        return
    first, last = closing[0], closing[-1]
    for index, (row, block) in enumerate(zip(rows, blocks, strict=True)):
        if index >= last:
            row.append(_credit("above", bisect_left((0, 3), index - last), block.form))
        elif index < first:
            row.append(_credit("below", bisect_left((1, 3), first - index), block.form))


@lru_cache(maxsize=REMEMBERED)
def _credit(side: str, lines: int, form: str) -> Group:
    return group([f"credit {side} {lines} {form}"])
