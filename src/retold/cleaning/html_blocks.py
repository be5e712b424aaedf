"""An HTML page as a sequence of blocks (paragraphs, headings, list items, cells) within a tree of containers."""

from collections.abc import Sequence
from dataclasses import dataclass

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
STOPS = frozenset(".!?…:;。！？")
# What may stand behind it; “ closes in German, « in Danish.
CLOSERS = "\"'”’»“‘«)] "


@dataclass(slots=True)
class Node:
    """A container; `attributes` as they stand in its tag. `words` and `prose` count what lies below it, however deep."""

    parent: int
    tag: str
    attributes: str
    words: int = 0
    prose: int = 0
    depth: int = 0


@dataclass(slots=True)
class Block:
    """A run of text between two block boundaries, white space collapsed, line breaks of `<br>` and `<pre>` kept."""

    text: str
    node: int
    words: int
    link_words: int


@dataclass(slots=True)
class Layout:
    """The blocks of a page in order, and the containers they stand in (a parent comes before its children)."""

    nodes: list[Node]
    blocks: list[Block]


def count_below(nodes: list[Node], blocks: Sequence[Block]) -> None:
    """Count for each container the words and the prose in it, however deep."""
    for block in blocks:
        node = nodes[block.node]
        node.words += block.words
        if is_prose(block):
            node.prose += block.words
    for index in range(len(nodes) - 1, 0, -1):
        node = nodes[index]
        if node.words:
            above = nodes[node.parent]
            above.words += node.words
            above.prose += node.prose


def is_prose(block: Block) -> bool:
    """Whether a block looks like sentences of an article: long, mostly unlinked, ended by punctuation."""
    return block.words >= 12 and block.link_words * 2 < block.words and ends_sentence(block.text)


def ends_sentence(text: str) -> bool:
    """Whether the text ends as a sentence does."""
    return text.rstrip(CLOSERS)[-1:] in STOPS
