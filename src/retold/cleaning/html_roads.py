"""Which of a page's blocks are article, on the road that is asked for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, islice

import numpy as np

from retold.cleaning.html_blocks import Block, Layout
from retold.cleaning.html_containers import Columns
from retold.cleaning.html_features import columns
from retold.cleaning.html_model import article_odds
from retold.cleaning.html_scan import scan
from retold.cleaning.html_source import Tags, layout, tags_of
from retold.cleaning.html_tidy import tidied
from retold.cleaning.language import quick
from retold.cleaning.settings import CleaningSettings
from retold.cleaning.structured import Statements
from retold.model import Page

# Log odds from which a block is kept: surer than for the best token F1, so that half of what others leak is left.
_KEEP_ODDS = 0.6
# Larger pages take the fast road even if nobody asked for it: trafilatura's time is quadratic in the number of elements.
_CAREFUL_MAX_CHARS = 4_000_000
_CAREFUL_MAX_TAGS = 60_000
_CONTAINER_TAG = re.compile(
    r"<(/?)(?!(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|p|li|dt|dd|td|th|tr|thead|tbody|tfoot"
    r"|option|optgroup|rp|rt|body|html|head|path|g|use|circle|rect|line|polygon|stop|script|style)\b)[a-zA-Z]",
    re.IGNORECASE,
)
# And pages with a tag of more attributes: to read one, the parser of the careful road takes time quadratic in their number.
# The most of 400 measured pages is far below.
_CAREFUL_MAX_ATTRIBUTES = 300
_ATTRIBUTE = r"[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z)|[^\s>]*+))?+"
# A tag as HTML ends it (whatever stands in quotation marks), or what is passed over without looking for tags in it.
_WHOLE_TAG = re.compile(
    rf"<!--.*?(?:-->|\Z)|<(?:(script|style)(?=[\s/>])|[a-z][^\s/>]*+)((?:{_ATTRIBUTE})*+)[\s/]*+(?:>|\Z)(?(1).*?(?:</\1|\Z))",
    re.IGNORECASE | re.DOTALL,
)
_ONE_ATTRIBUTE = re.compile(_ATTRIBUTE)
_HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))
_LONGEST, _LANGUAGE_CHARS = 8, 400
_LINES_BEFORE, _LINES_AFTER, _LINES_BEHIND, _MAX_LINE_CHARS = 8, 16, 25, 160


@dataclass(frozen=True, slots=True)
class Judged:
    """The blocks of a page in order, which of them are article, which are headings, and what the page states about it.

    Attributes:
        small: the share of function words of the page's language in each block.
        language: of the page.
        mapped: whether the offsets into the page are wanted: on the fast road finding them would take half the time.
    """

    blocks: Sequence[Block]
    keep: Sequence[bool]
    headings: Sequence[bool]
    said: Statements
    small: Sequence[float]
    language: str | None
    mapped: bool


def depth_of(source: str) -> int:
    """How deep elements are nested in an HTML source, at most: what need not be closed does not count. Linear."""
    return max(accumulate(-1 if closing else 1 for closing in _CONTAINER_TAG.findall(source)), default=0)


def is_overloaded(source: str) -> bool:
    """Whether a tag of an HTML source has more attributes than the careful road takes. Linear."""
    most = _CAREFUL_MAX_ATTRIBUTES
    long = (tag[2] for tag in _WHOLE_TAG.finditer(source) if tag.end(2) - tag.start(2) > 2 * most)
    return any(next(islice(_ONE_ATTRIBUTE.finditer(attributes), most, None), None) for attributes in long)


def judge_page(page: Page, settings: CleaningSettings) -> Judged:
    """The blocks of an HTML page, judged."""
    tags = tags_of(page.text)
    said, (found, known) = scan(tags), described(tags)
    careful = settings.road != "fast" and len(page.text) <= _CAREFUL_MAX_CHARS
    careful = careful and page.text.count("<") <= _CAREFUL_MAX_TAGS and not is_overloaded(page.text)
    blocks = found.blocks
    if not blocks:
        return Judged((), (), (), said, (), None, careful)
    if careful:
        from retold.cleaning.html_careful import agreement  # noqa: PLC0415  the fast road does without

        known["agreed"] = agreement(blocks, page.text, page.url)
    words = np.array([block.words for block in blocks], dtype=float)
    odds = article_odds(known, words, "careful" if careful else "fast")
    elements = [found.tags[block.node] for block in blocks]
    keep = tidied(found, elements, known, odds, _KEEP_ODDS)
    said.lines = lines_around_heading(blocks, said.headings, keep)
    headings, small = [tag in _HEADINGS for tag in elements], (known["common words"] / 2).tolist()
    return Judged(blocks, keep, headings, said, small, found.language, careful)


def described(tags: Tags) -> tuple[Layout, Columns]:
    """The blocks of an HTML source within their containers, and what is known about them (nothing without blocks)."""
    found = layout(tags)
    title = " ".join(next((block.text for block in found.blocks if found.tags[block.node] == "h1"), "").split())
    found.language = _language(found.blocks)
    return found, columns(found, title) if found.blocks else {}


def _language(blocks: Sequence[Block]) -> str | None:
    """The language of a page by its longest blocks."""
    lengths = [-block.words for block in blocks]
    longest = sorted(range(len(blocks)), key=lengths.__getitem__)[:_LONGEST]
    return quick("\n".join([blocks[at].text[:_LANGUAGE_CHARS] for at in sorted(longest)]))


def lines_around_heading(blocks: Sequence[Block], headings: Sequence[str], keep: Sequence[bool]) -> list[str]:
    """Short lines around the headline and around the beginning of the text: where bylines and timestamps stand."""
    title = next((at for at, block in enumerate(blocks) if block.text in headings), 0)
    first = next((at for at, kept in enumerate(keep) if kept and at >= title), title)
    last = next((at for at in range(len(keep) - 1, -1, -1) if keep[at]), first)
    places = [*range(max(0, title - _LINES_BEFORE), min(len(blocks), max(title, first) + _LINES_AFTER)),
              *range(last + 1, min(len(blocks), last + _LINES_BEHIND))]  # fmt: skip
    texts = (blocks[at].text for at in dict.fromkeys(places))
    return [line for text in texts if len(text) <= _MAX_LINE_CHARS for line in text.split("\n")]
