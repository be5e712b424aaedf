"""What changed in a collection, to be read in a minute: as text, or as one page for mail."""

from collections.abc import Sequence
from dataclasses import dataclass

from retold.export import labels
from retold.export.doubts import doubts
from retold.export.html import css, environment
from retold.export.ink import BOLD, CYAN, DIM, RED, Ink, Words, clip
from retold.export.page_names import page_names
from retold.model import Account, Article

MAX_POINTS = 3  # of a story's brief
MAX_NEW = 6  # new pages named of a story
MAX_DOUBTS = 4
MAX_HEADLINE_CHARS = 80


@dataclass(frozen=True, slots=True)
class Item:
    """A story that changed.

    Attributes:
        new: ids of the pages that came.
        read_on: what to type to read all of it.
    """

    account: Account
    new: tuple[str, ...]
    read_on: str


@dataclass(frozen=True, slots=True)
class _Doubtful:
    name: str
    places: str
    kinds: str


class ItemView:
    """An item with everything worked out that text and page show."""

    def __init__(self, item: Item) -> None:
        self.account = item.account
        self.title = item.account.story.title
        self.read_on = item.read_on
        self.count = labels.tellings(len(item.account.story.articles), item.account.lineage.origins)
        self.points = item.account.brief[:MAX_POINTS]
        self.names = page_names(item.account.story.articles)
        new = [a for a in item.account.story.articles if a.id in set(item.new)]
        self.new: tuple[Article, ...] = tuple(new[:MAX_NEW])
        self.more_new = len(new) - len(self.new)
        self.all_new = len(new) == len(item.account.story.articles)

    @property
    def doubtful(self) -> list[_Doubtful]:
        """The pages to read with care, with how many places and of which kinds."""
        return [
            _Doubtful(
                self.names[doubt.article],
                labels.plural(len(doubt.departures), "place"),
                ", ".join(labels.KINDS[kind] for kind, _ in doubt.kinds),
            )
            for doubt in doubts(self.account)[:MAX_DOUBTS]
        ]

    @property
    def news(self) -> str:
        """How many pages are new."""
        return "all new" if self.all_new else f"{len(self.new) + self.more_new} new"


def text(items: Sequence[Item], width: int = 100, *, colour: bool = False) -> str:
    """The digest for a terminal or a plain mail."""
    ink = Ink(width, colour)
    for view in map(ItemView, items):
        ink.gap()
        ink.put((Words(view.title, BOLD),))
        ink.put((Words(f"{view.count}, {view.news}", CYAN),))
        for article in () if view.all_new else view.new:
            headline = clip(labels.headline(article), MAX_HEADLINE_CHARS)
            ink.put(("new:", Words(view.names[article.id], BOLD), headline), "  + ", "    ")
        if view.more_new and not view.all_new:
            ink.put((f"and {view.more_new} more",), "  + ", "    ")
        for point in view.points:
            ink.put((point.text,), "  · ", "    ")
        for doubt in view.doubtful:
            ink.put(("read with care:", Words(doubt.name, RED), f"{doubt.places} ({doubt.kinds})"), "  ! ", "    ")
        ink.put((Words(view.read_on, DIM),), "  → ", "    ")
    return ink.text()


def page(items: Sequence[Item]) -> bytes:
    """The digest as one page that loads nothing."""
    views = [ItemView(item) for item in items]
    return (
        environment().get_template("digest.html").render(stories=views, style=css()).encode("utf-8", "backslashreplace")
    )
