"""An HTML source as blocks within containers, read in one pass over its tags.

No tree is built: of a page only the order of its tags counts here, and to walk a tree from Python takes four times as
long. Elements whose end may be left out (`<p>`, `<li>`, cells) end where HTML ends them; a closing tag closes what was
opened inside its element, and counts for nothing where that is not open.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import unescape
from itertools import accumulate, groupby
from operator import itemgetter

from retold.cleaning.hints import places
from retold.cleaning.html_blocks import BLOCK_TAGS, INVISIBLE_TAGS, UNSEEN, Block, Layout, count_below, ends_sentence
from retold.cleaning.language import word_count

# Beyond so many containers, and so deep, an element opens none: bounds what a closing tag can cost.
MAX_NODES = 400_000
MAX_DEPTH = 600
_BREAK = "\x00"
_BLANK = "\x00 \t\r\n"
_BLANK_LINES = re.compile(r"\x00[ \t\r]*(?:\x00[ \t\r]*)+")
_PROSE_SPACES = 8
_MAX_TITLE_CHARS = 2000
_MAX_INNER_CHARS = 2000


def _any_case(name: str) -> str:
    """Both cases spelt out: a branch that begins with a class of letters is passed over at once, one that ignores case is tried."""
    return "".join(f"[{letter}{letter.upper()}]" for letter in name)


# Grouped by their first letters, for the same reason.
_INVISIBLE = "|".join(
    f"{_any_case(first)}(?:{'|'.join(_any_case(tag[1:]) for tag in tags)})"
    for first, tags in groupby(sorted((*INVISIBLE_TAGS, "rt", "rp")), key=itemgetter(0))
)
_RAW = re.compile(rf"<(?!/)(?:!--|[!?]|({_INVISIBLE})(?=[\s/>]))")
# A template of which readers see the content: it is the inside of the element around it ("declarative shadow DOM").
_SHADOW = re.compile(r"[^<>]*\bshadowroot(?:mode)?\s*=", re.IGNORECASE)
# The attributes of a tag. Quotation marks may hold anything, within bounds; where they do not close, the tag ends
# at the next mark of a tag. Possessive, so that the scan is linear whatever stands in the page.
_ATTRIBUTES = r"((?:[^<>\"']*+(?:(?:\"[^\"]{0,2000}+\"|'[^']{0,2000}+')[^<>\"']*+)*+(?=>))|[^<>]*+)"
_TAG = re.compile(rf"<(/?[a-zA-Z][^\s/<>]*+){_ATTRIBUTES}>")
_INLINE, _OPENS, _CLOSES, _ENDS, _LINK, _LINK_END, _LINE = range(7)
_BOUNDARIES = (_OPENS, _CLOSES, _ENDS)
_INLINE_TAGS = ("span", "b", "i", "em", "strong", "u", "small", "img", "font", "sup", "sub", "source", "picture", "input", "path",
                "use", "time", "link", "meta", "html", "code", "wbr", "s", "abbr", "cite", "q", "mark", "ins", "del", "col")  # fmt: skip
_ACTIONS = {
    **{f"{slash}{tag}": _INLINE for tag in _INLINE_TAGS for slash in ("", "/")},
    **dict.fromkeys(BLOCK_TAGS, _OPENS),
    **{f"/{tag}": _CLOSES for tag in BLOCK_TAGS},
    "br": _LINE,
    "a": _LINK,
    "/a": _LINK_END,
    "hr": _ENDS,
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


@dataclass(frozen=True, slots=True)
class Tags:
    """An HTML source, cut at its tags.

    Attributes:
        parts: text, name, attributes, text, name, … and text at the end; the name of a closing tag begins with a slash.
        titles: what its `<title>` hold.
        scripts: what its `<script>` with data for others (JSON-LD) hold.
    """

    parts: list[str]
    titles: list[str]
    scripts: list[str]


def tags_of(source: str) -> Tags:
    """The tags of an HTML `source` and the text between them, without what no reader sees. Linear."""
    found = Tags([], [], [])
    found.parts.extend(_TAG.split(_visible(source, found)))
    return found


def layout(tags: Tags) -> Layout:  # noqa: C901  one loop over all tags; a call for each would take as long again
    """The blocks of a page in order, and the containers they stand in. Linear in the number of tags."""
    reader, parts = _Reader(), tags.parts
    pieces, linked = reader.pieces, reader.linked
    names = parts[1::3]
    for text, action, name, attributes in zip(parts[:-1:3], map(_ACTIONS.get, names), names, parts[2::3], strict=True):
        if text and (pieces or not text.isspace()):
            pieces.append(text)
            if reader.link_in >= 0:
                linked.append(text)
        if action == _INLINE:
            continue
        if action is None:
            name = name.lower()  # noqa: PLW2901  as most are written already
            action = _ACTIONS.get(name, _INLINE)  # noqa: PLW2901
        if action in _BOUNDARIES:
            if pieces:
                reader.flush()
            if action == _OPENS:
                reader.open(name, attributes)
            elif action == _CLOSES:
                reader.close(name[1:])
        elif action == _LINE:
            reader.line()
        elif action != _INLINE:
            reader.link_in = reader.at if action == _LINK else -1
    pieces.append(parts[-1])
    reader.flush()
    return count_below(Layout(reader.parents, reader.tags, reader.attributes, reader.depths, reader.blocks))


def tags_with(parts: Sequence[str], words: Iterable[str], start: int, most: int | None = None) -> list[int]:
    """Where among the `parts` of a source attributes hold one of the `words`: of `most` tags from `start` on.

    Of a part of a page the case does not count, and the words are in small letters. Looking through all attributes as
    one string takes a tenth of the time of looking at each.
    """
    some = parts[start::3] if most is None else [part.lower() for part in parts[start : start + 3 * most : 3]]
    found = places("\x00".join(some), words)
    if not found:
        return []
    begins = list(accumulate(map((1).__add__, map(len, some)), initial=0))
    hits = (bisect_right(begins, at) - 1 for at, _ in found)
    return [start + 3 * at for at in dict.fromkeys(hits)]


def inner_text(parts: Sequence[str], at: int) -> str:
    """The text of the element whose own begins at `at` among the `parts` of a source; none if it is too long or never closed."""
    return " ".join(unescape("".join(_inner(parts, at))).split())


def inner_texts(parts: Sequence[str], at: int) -> list[str]:
    """The same, what stands between two tags for itself, blank ones left out."""
    texts = (" ".join(unescape(text).split()) for text in _inner(parts, at))
    return [text for text in texts if text]


def _inner(parts: Sequence[str], at: int) -> Sequence[str]:
    closing, start, length = f"/{parts[at - 2].lower()}", at, 0
    while at + 2 < len(parts) and length <= _MAX_INNER_CHARS:
        length += len(parts[at]) + len(parts[at + 1]) + len(parts[at + 2])
        if parts[at + 1].lower() == closing:
            return parts[start : at + 1 : 3]
        at += 3
    return ()


def plain_lines(text: str) -> list[str]:
    """The lines of a text that may hold tags (an `articleBody`), white space collapsed, blank ones left out."""
    if "<" in text:
        return [block.text for block in layout(tags_of(text)).blocks]
    return [" ".join(line.split()) for line in text.split("\n") if line.strip()]


def _visible(source: str, found: Tags) -> str:
    """`source` without comments, declarations and elements whose content no reader sees; what matters of these to `found`."""
    kept, at = list[str](), 0
    unclosed = set[str]()
    match = _RAW.search(source)
    while match:
        name = (match[1] or "").lower()
        if name == "template" and _SHADOW.match(source, match.end()):
            match = _RAW.search(source, match.end())
            continue
        end = -1 if name in unclosed else _end(source, match, name)
        if end < 0:
            unclosed.add(name)
            if match[0] == "<!--" or name in ("script", "style"):
                return "".join((*kept, source[at : match.start()]))
            end = match.end()
        else:
            kept.append(source[at : match.start()])
            at = end
            if name in ("title", "script"):
                _note(source[match.end() : end], name, found)
        match = _RAW.search(source, end)
    kept.append(source[at:])
    return "".join(kept)


def _note(element: str, name: str, found: Tags) -> None:
    """Keep what a title or script says to others: `element` is its source, the name left out."""
    attributes, _, content = element.partition(">")
    content = content[: content.rfind("</")]
    if name == "title":
        found.titles.append(" ".join(unescape(content[:_MAX_TITLE_CHARS]).split()))
    elif "ld+json" in attributes:
        found.scripts.append(content)


def _end(source: str, match: re.Match[str], name: str) -> int:
    """Where the invisible piece that begins at `match` ends; -1 if it does not."""
    if name in ("rt", "rp"):  # how the characters before it are read: no words of the text, and often left open
        return source.find("<", match.end())
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
        self.parents, self.tags, self.attributes, self.depths = [-1], ["page"], [""], [0]
        self.blocks: list[Block] = []
        self.at = 0
        self.pieces: list[str] = []
        self.linked: list[str] = []
        self.link_in = -1  # the container in which the open link was opened

    def line(self) -> None:
        """A line break; the second in a row ends the block: so old pages part their paragraphs."""
        pieces = [piece for piece in self.pieces[-2:] if not piece.isspace()]
        if pieces and pieces[-1] == _BREAK:
            self.flush()
        else:
            self.pieces.append(_BREAK)

    def open(self, name: str, attributes: str) -> None:
        tags, parents, depths = self.tags, self.parents, self.depths
        if depths[self.at] >= MAX_DEPTH or len(tags) > MAX_NODES:
            return
        if tags[self.at] == "p":
            self._up(parents[self.at])
        if name in _ENDS_BEFORE:
            self._end_open(*_ENDS_BEFORE[name])
        around = self.at
        parents.append(around)
        depths.append(depths[around] + 1)
        self.at = len(tags)
        tags.append(name)
        self.attributes.append(attributes)

    def _end_open(self, wanted: frozenset[str], stop: frozenset[str]) -> None:
        at, tags, parents = self.at, self.tags, self.parents
        while at > 0 and tags[at] not in stop:
            if tags[at] in wanted:
                self._up(parents[at])
                return
            at = parents[at]

    def close(self, name: str) -> None:
        at, tags, parents = self.at, self.tags, self.parents
        while at > 0 and tags[at] != name:
            at = parents[at]
        if at > 0:
            self._up(parents[at])

    def _up(self, to: int) -> None:
        self.at = to
        if self.link_in > to:
            self.link_in = -1

    def _flush_paragraphs(self, text: str) -> bool:
        """Each paragraph of a preformatted `text` as a block of its own; False where it is no prose, or but one."""
        paragraphs = [part.strip(_BLANK) for part in _BLANK_LINES.split(text)]
        prose = sum(part.count(" ") >= _PROSE_SPACES and ends_sentence(part) for part in paragraphs)
        if prose < 2 or 2 * prose < len(paragraphs):
            return False
        for paragraph in filter(None, paragraphs):
            self.pieces.append(paragraph)
            self.flush()
        return True

    def flush(self) -> None:
        joined = "".join(self.pieces) if len(self.pieces) > 1 else self.pieces[0]
        self.pieces.clear()
        linked = ""
        if self.linked:
            linked = " ".join(self.linked)
            self.linked.clear()
        if self.tags[self.at] == "pre":
            joined = joined.replace("\n", _BREAK)
            if not linked and "hidden" not in self.attributes[self.at] and self._flush_paragraphs(joined):
                return
        if "&" in joined:
            joined = unescape(joined)
        if _BREAK in joined:
            text = "\n".join([" ".join(line.split()) for line in joined.split(_BREAK)]).strip()
            words = len(text.split())
        else:
            parts = joined.split()
            text, words = " ".join(parts), len(parts)
        if not text.isprintable() and UNSEEN.search(text):
            text = UNSEEN.sub("", text).strip()
            words = len(text.split())
        if words:
            words = words if text.isascii() else word_count(text, words)
            links = min(word_count(linked, len(linked.split())), words) if linked else 0
            self.blocks.append(Block(text, self.at, words, links))
