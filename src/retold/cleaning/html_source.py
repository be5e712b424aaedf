"""An HTML source as blocks within containers, read in one pass over its tags.

No tree is built: of a page only the order of its tags counts here, and to walk a tree from Python takes four times as
long. Elements whose end may be left out (`<p>`, `<li>`, cells) end where HTML ends them; a closing tag closes what was
opened inside its element, and counts for nothing where that is not open.
"""

import re
from html import unescape

from retold.cleaning.html_blocks import BLOCK_TAGS, INVISIBLE_TAGS, Block, Layout, Node, count_below
from retold.cleaning.language import word_count

# Beyond so many containers, and so deep, an element opens none: bounds what a closing tag can cost.
MAX_NODES = 400_000
MAX_DEPTH = 600
_BREAK = "\x00"
_RAW = re.compile(rf"<(?:!--|[!?]|({'|'.join(INVISIBLE_TAGS)})(?=[\s/>]))", re.IGNORECASE)
# The attributes of a tag. Quotation marks may hold anything, within bounds; where they do not close, the tag ends
# at the next mark of a tag. Possessive, so that the scan is linear whatever stands in the page.
ATTRIBUTES = r"((?:[^<>\"']*+(?:(?:\"[^\"]{0,2000}+\"|'[^']{0,2000}+')[^<>\"']*+)*+(?=>))|[^<>]*+)"
_TAG = re.compile(rf"<(/?[a-zA-Z][^\s/<>]*+){ATTRIBUTES}>")
_INLINE, _OPENS, _CLOSES, _LINE, _LINK, _LINK_END = range(6)
_INLINE_TAGS = ("span", "b", "i", "em", "strong", "u", "small", "img", "font", "sup", "sub", "source", "picture", "input", "path",
                "use", "time", "link", "meta", "html", "code", "wbr", "s", "abbr", "cite", "q", "mark", "ins", "del", "col")  # fmt: skip
_ACTIONS = {
    **{f"{slash}{tag}": _INLINE for tag in _INLINE_TAGS for slash in ("", "/")},
    **dict.fromkeys(BLOCK_TAGS, _OPENS),
    **{f"/{tag}": _CLOSES for tag in BLOCK_TAGS},
    "br": _LINE,
    "a": _LINK,
    "/a": _LINK_END,
}
# What a block that opens ends before it, if that is open: (the element, where to stop looking).
_LIST, _ROW = frozenset(("ul", "ol", "menu")), frozenset(("table", "thead", "tbody", "tfoot"))
_ENDS_BEFORE = {
    "li": (frozenset(("li",)), _LIST),
    "dt": (frozenset(("dt", "dd")), frozenset(("dl",))),
    "dd": (frozenset(("dt", "dd")), frozenset(("dl",))),
    "td": (frozenset(("td", "th")), frozenset(("tr", *_ROW))),
    "th": (frozenset(("td", "th")), frozenset(("tr", *_ROW))),
    "tr": (frozenset(("tr",)), _ROW),
    "option": (frozenset(("option",)), frozenset(("select", "optgroup"))),
}
_NEVER_OPEN = frozenset(("hr",))


def layout(source: str) -> Layout:
    """The blocks of an HTML `source` in order, and the containers they stand in. Linear in the size of the page."""
    reader = _Reader()
    parts = _TAG.split(_visible(source))
    for text, name, attributes in zip(parts[:-1:3], parts[1::3], parts[2::3], strict=True):
        if text and (reader.pieces or not text.isspace()):
            reader.text(text)
        if (action := _ACTIONS.get(name)) != _INLINE:
            reader.tag(name, action, attributes)
    reader.text(parts[-1])
    reader.flush()
    count_below(reader.nodes, reader.blocks)
    return Layout(reader.nodes, reader.blocks)


def plain_lines(text: str) -> list[str]:
    """The lines of a text that may hold tags (an `articleBody`), white space collapsed, blank ones left out."""
    if "<" in text:
        return [block.text for block in layout(text).blocks]
    return [" ".join(line.split()) for line in text.split("\n") if line.strip()]


def _visible(source: str) -> str:
    """`source` without comments, declarations and elements whose content no reader sees."""
    kept, at = list[str](), 0
    unclosed = set[str]()
    match = _RAW.search(source)
    while match:
        name = (match[1] or "").lower()
        end = -1 if name in unclosed else _end(source, match, name)
        if end < 0:
            unclosed.add(name)
            if match[0] == "<!--" or name in ("script", "style"):
                return "".join((*kept, source[at : match.start()]))
            end = match.end()
        else:
            kept.append(source[at : match.start()])
            at = end
        match = _RAW.search(source, end)
    kept.append(source[at:])
    return "".join(kept)


def _end(source: str, match: re.Match[str], name: str) -> int:
    """Where the invisible piece that begins at `match` ends; -1 if it does not."""
    if name:
        closing = source.find(f"</{name}", match.end())
        if closing < 0 and (late := re.compile(f"</{name}", re.IGNORECASE).search(source, match.end())):
            closing = late.start()
        return source.find(">", closing) + 1 or -1 if closing >= 0 else -1
    end = source.find("-->" if match[0] == "<!--" else ">", match.end())
    return end if end < 0 else end + (3 if match[0] == "<!--" else 1)


class _Reader:
    """Collects text between block boundaries, tag by tag."""

    def __init__(self) -> None:
        self.nodes = [Node(-1, "page", "")]
        self.blocks: list[Block] = []
        self.at = 0
        self.pieces: list[str] = []
        self._linked: list[str] = []
        self._link_in = -1  # the container in which the open link was opened

    def text(self, text: str) -> None:
        self.pieces.append(text)
        if self._link_in >= 0:
            self._linked.append(text)

    def tag(self, name: str, action: int | None, attributes: str) -> None:
        if action is None:
            name = name.lower()
            action = _ACTIONS.get(name, _INLINE)
        if action == _OPENS:
            if self.pieces:
                self.flush()
            self._open(name, attributes)
        elif action == _CLOSES:
            if self.pieces:
                self.flush()
            self._close(name[1:])
        elif action == _LINK:
            self._link_in = self.at
        elif action == _LINK_END:
            self._link_in = -1
        elif action == _LINE:
            self.pieces.append(_BREAK)

    def _open(self, name: str, attributes: str) -> None:
        nodes = self.nodes
        if name in _NEVER_OPEN or nodes[self.at].depth >= MAX_DEPTH or len(nodes) > MAX_NODES:
            return
        if nodes[self.at].tag == "p":
            self._up(nodes[self.at].parent)
        ended = _ENDS_BEFORE.get(name)
        if ended:
            self._end_open(*ended)
        nodes.append(Node(self.at, name, attributes, depth=nodes[self.at].depth + 1))
        self.at = len(nodes) - 1

    def _end_open(self, wanted: frozenset[str], stop: frozenset[str]) -> None:
        at = self.at
        while at > 0 and self.nodes[at].tag not in stop:
            if self.nodes[at].tag in wanted:
                self._up(self.nodes[at].parent)
                return
            at = self.nodes[at].parent

    def _close(self, name: str) -> None:
        at, nodes = self.at, self.nodes
        while at > 0 and nodes[at].tag != name:
            at = nodes[at].parent
        if at > 0:
            self._up(nodes[at].parent)

    def _up(self, to: int) -> None:
        self.at = to
        if self._link_in > to:
            self._link_in = -1

    def flush(self) -> None:
        if not self.pieces:
            return
        joined = "".join(self.pieces) if len(self.pieces) > 1 else self.pieces[0]
        self.pieces.clear()
        linked = " ".join(self._linked) if self._linked else ""
        self._linked.clear()
        if "&" in joined:
            joined = unescape(joined)
        if self.nodes[self.at].tag == "pre":
            joined = joined.replace("\n", _BREAK)
        if _BREAK in joined:
            text = "\n".join([" ".join(line.split()) for line in joined.split(_BREAK)]).strip()
            words = len(text.split())
        else:
            parts = joined.split()
            text, words = " ".join(parts), len(parts)
        if words:
            words = word_count(text, words)
            links = min(word_count(linked, len(linked.split())), words) if linked else 0
            self.blocks.append(Block(text, self.at, words, links))
