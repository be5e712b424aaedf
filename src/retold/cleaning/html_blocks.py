"""An HTML page as a sequence of blocks (paragraphs, headings, list items, cells) within a tree of containers."""

import re
from dataclasses import dataclass, field

# Elements that begin a new block. Everything else runs on in the line.
BLOCK_TAGS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "button",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "label",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "option",
        "p",
        "pre",
        "search",
        "section",
        "select",
        "summary",
        "table",
        "tbody",
        "td",
        "template",
        "textarea",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
# Elements whose text no reader sees as text of the page.
INVISIBLE_TAGS = [
    "script",
    "style",
    "noscript",
    "template",
    "svg",
    "math",
    "iframe",
    "object",
    "embed",
    "canvas",
    "audio",
    "video",
    "title",
    "map",
    "datalist",
    "progress",
    "meter",
]


# What a sentence ends with, the empty end of a text not among it.
STOPS = frozenset(".!?…:;。！？।॥؟؛۔։።။។")
# What may stand behind it; “ closes in German, « in Danish.
CLOSERS = "\"'”’»“‘«)] "

_LEAST_PROSE_WORDS = 12
# Thai and Lao part sentences by a space and end them with nothing. Their headings have up to a hundred letters.
_LEAST_UNSTOPPED_CHARS = 110

# What acts unseen: controls but line breaks (those from U+0080 are what is left of letters read wrongly), byte order marks,
# marks and overrides of the direction of writing (HTML has elements for that).
UNSEEN = re.compile("[\x00-\x08\x0e-\x1b\x7f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe]")


@dataclass(slots=True)
class Block:
    """A run of text between two block boundaries, white space collapsed, line breaks of `<br>` and `<pre>` kept."""

    text: str
    node: int
    words: int
    link_words: int


@dataclass(slots=True)
class Layout:
    """The blocks of a page in order, and the containers they stand in, a column for each thing known of these.

    Attributes:
        parents: by number; a parent comes before its children, the page itself first (-1).
        tags: the elements.
        attributes: as they stand in the tags.
        depths: how many containers are around.
        blocks: in order.
        language: most of the text is in, None where unsure.
        words, prose: words below, and those in prose, however deep.
    """

    parents: list[int]
    tags: list[str]
    attributes: list[str]
    depths: list[int]
    blocks: list[Block]
    language: str | None = None
    words: list[int] = field(default_factory=list)
    prose: list[int] = field(default_factory=list)


def count_below(layout: Layout) -> Layout:
    """The `layout` with its words and its prose counted for each container."""
    words, prose = [0] * len(layout.tags), [0] * len(layout.tags)
    for block in layout.blocks:
        count = block.words
        words[block.node] += count
        if count >= _LEAST_PROSE_WORDS and is_prose(block):
            prose[block.node] += count
    parents = layout.parents
    for index in range(len(words) - 1, 0, -1):
        count = words[index]
        if count:
            around = parents[index]
            words[around] += count
            if prose[index]:
                prose[around] += prose[index]
    layout.words, layout.prose = words, prose
    return layout


def is_prose(block: Block) -> bool:
    """Whether a block looks like sentences of an article: long, mostly unlinked, ended by punctuation."""
    return block.words >= _LEAST_PROSE_WORDS and block.link_words * 2 < block.words and ends_sentence(block.text)


def ends_sentence(text: str) -> bool:
    """Whether the text ends as a sentence does; where a script has no stops, as what is longer than a heading."""
    last = text.rstrip(CLOSERS)[-1:]
    return last in STOPS or ("\u0e00" <= last <= "\u0eff" and len(text) >= _LEAST_UNSTOPPED_CHARS)
