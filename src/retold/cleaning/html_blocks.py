"""An HTML page as a sequence of blocks (paragraphs, headings, list items, cells) within a tree of containers."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from retold.cleaning.html_hints import Hints, hints

# Elements that begin a new block. Everything else runs on in the line.
_BLOCK_TAGS = frozenset(
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
    "head",
    "map",
    "datalist",
    "progress",
    "meter",
]
MAX_NODES = 400_000


@dataclass(slots=True)
class Node:
    """A container. `words` and `prose` count what lies below it, however deep."""

    parent: int
    tag: str
    hints: Hints
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


def layout(tree: Any) -> Layout:
    """The blocks of a parsed page. The tree is not changed. Linear in the size of the page."""
    reader = _Reader()
    for event, element in _events(tree):
        if event == "start":
            reader.start(element)
        else:
            reader.end(element)
        if len(reader.nodes) > MAX_NODES:
            break
    reader.flush()
    _count_below(reader)
    return Layout(reader.nodes, reader.blocks)


def _events(tree: Any) -> Iterator[tuple[str, Any]]:
    from lxml.etree import iterwalk  # noqa: PLC0415

    walk = iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        if event == "start" and element.tag in _INVISIBLE:
            walk.skip_subtree()
        yield event, element


_INVISIBLE = frozenset(INVISIBLE_TAGS)


class _Reader:
    """Collects text between block boundaries while walking the tree."""

    def __init__(self) -> None:
        self.nodes = [Node(-1, "page", hints("", ""))]
        self.blocks: list[Block] = []
        self.at = 0
        self.pieces: list[str] = []
        self.linked: list[str] = []
        self.links = 0

    def start(self, element: Any) -> None:
        tag = element.tag
        if tag in _BLOCK_TAGS:
            self.flush()
            get = element.get
            marks = hints(f"{get('class', '')} {get('id', '')}", _attributes(element))
            self.nodes.append(Node(self.at, tag, marks, depth=self.nodes[self.at].depth + 1))
            self.at = len(self.nodes) - 1
        elif tag == "br":
            self.pieces.append("\n")
        elif tag == "a":
            self.links += 1
        elif tag in _INVISIBLE:
            return
        if element.text:
            self.add(element.text)

    def end(self, element: Any) -> None:
        tag = element.tag
        if tag in _BLOCK_TAGS:
            self.flush()
            self.at = self.nodes[self.at].parent
        elif tag == "a":
            self.links -= 1
        if element.tail:
            self.add(element.tail)

    def add(self, text: str) -> None:
        if self.nodes[self.at].tag != "pre":
            text = text.replace("\n", " ")
        self.pieces.append(text)
        if self.links:
            self.linked.append(text)

    def flush(self) -> None:
        if not self.pieces:
            return
        joined = "".join(self.pieces)
        self.pieces = []
        lines = (
            [" ".join(line.split()) for line in joined.split("\n")] if "\n" in joined else [" ".join(joined.split())]
        )
        linked = len(" ".join(self.linked).split()) if self.linked else 0
        self.linked = []
        text = "\n".join(lines).strip()
        if text:
            words = text.count(" ") + text.count("\n") + 1
            self.blocks.append(Block(text, self.at, words, min(linked, words)))


def _attributes(element: Any) -> str:
    get = element.get
    found = []
    if get("hidden") is not None or get("aria-hidden") == "true":
        found.append("hidden")
    style = get("style")
    if style and "none" in style and "display" in style:
        found.append("hidden")
    role, item = get("role"), get("itemprop")
    if role:
        found.append(f"role-{role.lower()}")
    if item:
        found.append(f"item-{item.lower()}")
    return " ".join(found)


def _count_below(reader: _Reader) -> None:
    nodes = reader.nodes
    for block in reader.blocks:
        node = nodes[block.node]
        node.words += block.words
        if is_prose(block):
            node.prose += block.words
    for index in range(len(nodes) - 1, 0, -1):
        above = nodes[nodes[index].parent]
        above.words += nodes[index].words
        above.prose += nodes[index].prose


def is_prose(block: Block) -> bool:
    """Whether a block looks like sentences of an article: long, mostly unlinked, ended by punctuation."""
    return block.words >= 12 and block.link_words * 2 < block.words and ends_sentence(block.text)


def ends_sentence(text: str) -> bool:
    """Whether the text ends as a sentence does."""
    return text.rstrip("\"'”’»)] ")[-1:] in tuple(".!?…:;。！？")
