"""Where the texts of a story stand in a drawing of their descent: parents left, what was taken from them right."""

from collections import Counter
from dataclasses import dataclass

from retold.export.descent import Node, Telling
from retold.export.widths import fit, width
from retold.model import Edge, Relation
from retold.words import folded

BOX_WIDTH = 232
BOX_HEIGHT = 62
ROW = 76
COLUMN = 312  # from one generation to the next
INSIDE = BOX_WIDTH - 26  # room for words in a box: beside its stripe, with air on both sides
SMALL, BIG = 12, 13  # pixels, the sizes of its words in `retold.css`
GAP = 8  # between the name of a page and its outlet
TELLING_GAP = 22
MARGIN = 14
MAX_ALIKE = 6  # copies of one text, taken the same way, that are drawn; the rest are counted in one box


@dataclass(frozen=True, slots=True)
class Box:
    """A text: a page, one that is lost, or (`more`) several copies drawn as one."""

    x: int
    y: int
    telling: int
    node: Node
    more: int = 0
    relation: Relation | None = None

    @property
    def depth(self) -> int:
        """Generations above it in the drawing."""
        return (self.x - MARGIN) // COLUMN

    @property
    def edges(self) -> tuple[Edge, ...]:
        """From which pages it was taken, the surest first."""
        edges = (*((self.node.edge,) if self.node.edge else ()), *self.node.also)
        return tuple(edge for edge in edges if edge.parent is not None)


@dataclass(frozen=True, slots=True)
class Line:
    """A descent, from the right side of a box to the left side of another; `again`: from a further parent."""

    x1: int
    y1: int
    x2: int
    y2: int
    edge: Edge | None
    again: bool = False

    @property
    def path(self) -> str:
        """The curve, as SVG path data."""
        middle = (self.x1 + self.x2) // 2
        return f"M{self.x1} {self.y1}C{middle} {self.y1} {middle} {self.y2} {self.x2} {self.y2}"


def top_line(name: str, outlet: str | None) -> tuple[str, str]:
    """The name of a page and its outlet as they fit beside each other; the outlet only where the name is not its own."""
    shown = fit(name, INSIDE, BIG, bold=True)
    known = set(folded(name)) >= {word for word in folded(outlet or "") if word != "the"}
    room = INSIDE - width(shown, BIG, bold=True) - GAP - 4
    return shown, "" if known else fit(outlet or "", room, SMALL)


@dataclass(frozen=True, slots=True)
class Drawing:
    """The whole, in units of the drawing."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]


def draw(tellings: tuple[Telling, ...]) -> Drawing:
    """Places every text; a family below the other, siblings below each other. Linear in what is drawn."""
    drawer = _Drawer()
    for telling in tellings:
        for root in telling.roots:
            drawer.place(root, 0, telling.number)
        drawer.y += TELLING_GAP
    drawer.join_further_parents()
    right = max((box.x for box in drawer.boxes), default=0) + BOX_WIDTH + MARGIN
    return Drawing(right, max(drawer.y - TELLING_GAP, MARGIN), tuple(drawer.boxes), tuple(drawer.lines))


class _Drawer:
    def __init__(self) -> None:
        self.boxes: list[Box] = []
        self.lines: list[Line] = []
        self.y = MARGIN
        self.drawn: set[str] = set()  # a merged text stands in two trees, and once in the drawing

    def place(self, node: Node, depth: int, telling: int) -> Box:
        """Draws the node beside the middle of its children."""
        x = MARGIN + depth * COLUMN
        at = len(self.boxes)
        self.drawn |= {node.article} if node.article else set()
        shown, folded = _alike(tuple(child for child in node.children if child.article not in self.drawn))
        below = [self.place(child, depth + 1, telling) for child in shown]
        below += [self._folded(relation, count, depth + 1, telling) for relation, count in folded.items()]
        if below:
            y = (below[0].y + below[-1].y) // 2
        else:
            y, self.y = self.y, self.y + ROW
        box = Box(x, y, telling, node)
        self.boxes.insert(at, box)
        for child in below:
            edge = child.node.edge if child.node is not node else None
            self.lines.append(_line(box, child, edge))
        return box

    def _folded(self, relation: Relation | None, count: int, depth: int, telling: int) -> Box:
        box = Box(MARGIN + depth * COLUMN, self.y, telling, Node(None), count, relation)
        self.boxes.append(box)
        self.y += ROW
        return box

    def join_further_parents(self) -> None:
        """Adds the lines of texts merged from several."""
        first: dict[str, Box] = {}
        for box in self.boxes:
            if box.node.article is not None:
                first.setdefault(box.node.article, box)
        for box in list(self.boxes):
            for edge in box.node.also:
                if edge.parent in first and first[edge.parent] is not box:
                    self.lines.append(_line(first[edge.parent], box, edge, again=True))


def _line(parent: Box, child: Box, edge: Edge | None, *, again: bool = False) -> Line:
    half = BOX_HEIGHT // 2
    return Line(parent.x + BOX_WIDTH, parent.y + half, child.x, child.y + half, edge, again)


def _alike(children: tuple[Node, ...]) -> tuple[list[Node], Counter[Relation | None]]:
    """The children to draw, and how many leaves of each relation are only counted."""
    shown, seen, folded = list[Node](), Counter[Relation | None](), Counter[Relation | None]()
    leaves = Counter(child.edge.relation if child.edge else None for child in children if not child.children)
    for child in children:
        relation = child.edge.relation if child.edge else None
        if not child.children and leaves[relation] > MAX_ALIKE + 1:
            seen[relation] += 1
            if seen[relation] > MAX_ALIKE:
                folded[relation] += 1
                continue
        shown.append(child)
    return shown, folded
