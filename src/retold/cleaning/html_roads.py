"""Which of a page's blocks are article, on the road that is asked for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from retold.cleaning.html_blocks import Block
from retold.cleaning.html_tidy import tidied
from retold.cleaning.settings import CleaningSettings
from retold.cleaning.structured import Statements
from retold.model import Page

# Log odds from which a block is kept, the best for token F1 on the tuning part of 400 annotated pages; flat around it.
_KEEP_ODDS = {"careful": 0.0, "fast": 0.0}
# Larger pages take the fast road even if nobody asked for it: trafilatura's time is quadratic in the number of elements.
_CAREFUL_MAX_CHARS = 4_000_000
_CAREFUL_MAX_TAGS = 60_000
_CONTAINER_TAG = re.compile(
    r"<(/?)(?!(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|p|li|dt|dd|td|th|tr|thead|tbody|tfoot"
    r"|option|optgroup|rp|rt|body|html|head|path|g|use|circle|rect|line|polygon|stop|script|style)\b)[a-zA-Z]",
    re.IGNORECASE,
)
_LINES_BEFORE, _LINES_AFTER, _LINES_BEHIND, _MAX_LINE_CHARS = 8, 16, 25, 160


@dataclass(frozen=True, slots=True)
class Judged:
    """The blocks of a page in order, which of them are article, and what the page states about it.

    Attributes:
        mapped: whether the offsets into the page are wanted: on the fast road finding them would take half the time.
    """

    blocks: Sequence[Block]
    keep: Sequence[bool]
    said: Statements
    mapped: bool


def depth_of(source: str) -> int:
    """How deep elements are nested in an HTML source, at most: what need not be closed does not count. Linear."""
    return max(accumulate(-1 if closing else 1 for closing in _CONTAINER_TAG.findall(source)), default=0)


def judge_page(page: Page, settings: CleaningSettings) -> Judged | None:
    """The blocks of an HTML page, judged; None if it cannot be parsed."""
    bounded = len(page.text) <= _CAREFUL_MAX_CHARS and page.text.count("<") <= _CAREFUL_MAX_TAGS
    careful = settings.road != "fast" and bounded
    found = _carefully(page) if careful else _fast(page)
    if found is None:
        return None
    said, blocks, tags, odds = found
    keep = tidied(blocks, tags, [value > _KEEP_ODDS["careful" if careful else "fast"] for value in odds])
    said.lines = lines_around_heading(blocks, said.headings, keep)
    return Judged(blocks, keep, said, careful)


def _carefully(page: Page) -> tuple[Statements, list[Block], list[str], list[float]] | None:
    from retold.cleaning.html_careful import careful_blocks  # noqa: PLC0415  parsers load when they are needed
    from retold.cleaning.html_tree import parse, statements  # noqa: PLC0415

    tree = parse(page.text)
    return None if tree is None else (statements(tree), *careful_blocks(tree, page.url))


def _fast(page: Page) -> tuple[Statements, list[Block], list[str], list[float]] | None:
    from resiliparse.parse.html import HTMLParserException, HTMLTree  # noqa: PLC0415  parsers load when needed

    from retold.cleaning.html_fast import fast_blocks  # noqa: PLC0415
    from retold.cleaning.html_scan import scan  # noqa: PLC0415

    try:
        return scan(page.text), *fast_blocks(HTMLTree.parse(page.text))
    except (HTMLParserException, ValueError, RuntimeError):
        return None


def lines_around_heading(blocks: Sequence[Block], headings: Sequence[str], keep: Sequence[bool]) -> list[str]:
    """Short lines around the headline and around the beginning of the text: where bylines and timestamps stand."""
    title = next((at for at, block in enumerate(blocks) if block.text in headings), 0)
    first = next((at for at, kept in enumerate(keep) if kept and at >= title), title)
    last = next((at for at in range(len(keep) - 1, -1, -1) if keep[at]), first)
    places = [*range(max(0, title - _LINES_BEFORE), min(len(blocks), max(title, first) + _LINES_AFTER)),
              *range(last + 1, min(len(blocks), last + _LINES_BEHIND))]  # fmt: skip
    return [blocks[at].text for at in dict.fromkeys(places) if len(blocks[at].text) <= _MAX_LINE_CHARS]
