"""The stages in order. The only module that joins them.

bytes → intake → Page → cleaning → Article → mentions → stories → Story → lineage → collation → account
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import BinaryIO, NamedTuple, Protocol, TypeVar

from retold import account, cleaning, collation, intake, lineage, mentions, stories
from retold.errors import RetoldError
from retold.model import (
    Account,
    Article,
    Collation,
    Copied,
    Family,
    Lineage,
    Mentions,
    Page,
    Range,
    Rejected,
    Report,
    Story,
)
from retold.settings import Settings


class Item(Protocol):
    """What goes through the record stages: a page, then its article."""

    @property
    def id(self) -> str:
        """Of the page."""

    @property
    def source(self) -> str | None:
        """Where it came from."""


In = TypeVar("In", bound=Item)
Out = TypeVar("Out")
Given = TypeVar("Given")

BUNDLE_PAGES, _BUNDLE_CHARS = 250, 2_000_000


class Each(Protocol):
    """`map` or the like of it: results in the order of the items, whoever does the work."""

    def __call__(self, work: Callable[[Given], Out], items: Iterable[Given], /) -> Iterable[Out]:
        """What `work` makes of each item."""


class Placed(NamedTuple):
    """An article, and the story it is in; ids."""

    article: str
    story: str


def passing(
    stage: Callable[[Iterable[In]], Iterator[Out | Rejected]], items: Iterable[In | Rejected]
) -> Iterator[Out | Rejected]:
    """Run a record stage over a stream in which earlier stages left rejections; those pass through in their place."""
    held: deque[Rejected] = deque()

    def usable() -> Iterator[In]:
        for item in items:
            if isinstance(item, Rejected):
                held.append(item)
            else:
                yield item

    for out in stage(usable()):
        while held:
            yield held.popleft()
        yield out
    yield from held


def apart(
    stage: Callable[[Iterable[In]], Iterator[Out | Rejected]], name: str
) -> Callable[[Iterable[In]], Iterator[Out | Rejected]]:
    """A record stage one item at a time: an item on which it fails unforeseen is rejected, and the rest goes on.

    What Retold raises on purpose stops the work as ever.
    """

    def guarded(items: Iterable[In]) -> Iterator[Out | Rejected]:
        for item in items:
            try:
                found = tuple(stage([item]))
            except RetoldError:
                raise
            except Exception as fault:  # noqa: BLE001  whatever a page does to the code, the others are read
                yield Rejected.broken(item.id, name, fault, item.source)
            else:
                yield from found

    return guarded


def pages(inputs: Sequence[str], settings: Settings, stdin: BinaryIO | None = None) -> Iterator[Page | Rejected]:
    """The pages of paths, folders, globs and URLs, in input order."""
    return intake.read(inputs, settings.intake, stdin)


def articles(inputs: Sequence[str], settings: Settings, stdin: BinaryIO | None = None) -> Iterator[Article | Rejected]:
    """The clean articles of the inputs, in input order, rejected pages in their place."""
    return clean(pages(inputs, settings, stdin), settings)


def clean(came: Iterable[Page | Rejected], settings: Settings) -> Iterator[Article | Rejected]:
    """Pages to articles."""
    return passing(apart(lambda some: cleaning.clean(some, settings.cleaning), "cleaning"), came)


def annotated(
    clean_articles: Iterable[Article | Rejected], settings: Settings
) -> Iterator[tuple[Article, Mentions] | Rejected]:
    """Each article with its mentions, rejections in their place."""
    return passing(apart(lambda some: mentions.annotated(some, settings.mentions), "mentions"), clean_articles)


def group(pairs: Iterable[tuple[Article, Mentions]], settings: Settings) -> tuple[Story, ...]:
    """Articles with their mentions to stories, largest first; whatever the order they came in."""
    together = sorted(pairs, key=lambda pair: pair[0].id)
    found = stories.group([a for a, _ in together], [m for _, m in together], settings.stories)
    return tuple(sorted(found, key=lambda story: (-len(story.articles), story.id)))


def partition(came: Iterable[Page | Rejected], settings: Settings, each: Each = map) -> Iterator[Rejected | Placed]:
    """Pages to the stories their articles are in, as `group` has them, without reading mentions or assembling stories.

    Args:
        came: the pages, some thousand at most of which are held at once.
        settings: of all stages.
        each: what applies the work to bundles of pages, in their order: `map`, or a crew's.
    """
    bundles = each(partial(_sketched, settings=settings), _bundles(came))
    found = [one for bundle in bundles for one in bundle]
    story_of = stories.partition((one for one in found if isinstance(one, stories.Sketch)), settings.stories)
    for one in found:
        yield one if isinstance(one, Rejected) else Placed(one.article.id, story_of[one.article.id])


def _bundles(came: Iterable[Page | Rejected]) -> Iterator[list[Page | Rejected]]:
    """Pages some hundred at a time, fewer where they are long."""
    bundle: list[Page | Rejected] = []
    chars = 0
    for page in came:
        bundle.append(page)
        chars += len(page.text) if isinstance(page, Page) else 0
        if len(bundle) >= BUNDLE_PAGES or chars >= _BUNDLE_CHARS:
            yield bundle
            bundle, chars = [], 0
    if bundle:
        yield bundle


def _sketched(came: list[Page | Rejected], settings: Settings) -> "list[stories.Sketch | Rejected]":
    return [
        item if isinstance(item, Rejected) else stories.sketch(item, settings.stories) for item in clean(came, settings)
    ]


def settle(story: Story, settings: Settings) -> Story:
    """A story with publication dates inferred from its articles together, relative dates counted from them, sources in full."""
    return mentions.settle(stories.in_full(story), settings.mentions)


def formulas(together: Iterable[Story]) -> "lineage.Formulas":
    """What several stories of a corpus say in the same words; one story after the other."""
    return formulas_of([article.text for article in story.articles] for story in together)


def formulas_of(texts: Iterable[Iterable[str]]) -> "lineage.Formulas":
    """The same of the texts of each story."""
    count = lineage.FormulaCount()
    for of_story in texts:
        count.add(of_story)
    return count.formulas()


def descent(
    story: Story, settings: Settings, known: "lineage.Formulas | None" = None, links: Iterable[Copied] = ()
) -> Lineage:
    """Who took a story's text from whom.

    Formulas `known` of its corpus are no sign of it; `links` of its articles to other stories say what is from there.
    """
    return lineage.trace(story, settings.lineage, known, account.away(links))


def collate(story: Story, traced: Lineage, settings: Settings) -> Collation:
    """A story's versions side by side."""
    return collation.collate(story, traced, settings.collation)


def tell(
    story: Story, settings: Settings, known: "lineage.Formulas | None" = None, links: Iterable[Copied] = ()
) -> Account:
    """The account of one story, its dates settled; `known` and `links` as in `descent`."""
    return told(settle(story, settings), settings, known, links)


def told(
    settled: Story, settings: Settings, known: "lineage.Formulas | None" = None, links: Iterable[Copied] = ()
) -> Account:
    """The account of a story whose dates are settled already; `known` and `links` as in `descent`."""
    links = tuple(links)
    traced = descent(settled, settings, known, links)
    return account.assemble(settled, traced, collate(settled, traced, settings), settings.account, account.away(links))


def across(
    together: Sequence[Story], settings: Settings, known: "lineage.Formulas | None" = None
) -> "tuple[account.Links, tuple[Rejected, ...]]":
    """What the stories of a corpus share, and what could not be compared."""
    found = [compared(left, right, settings, known) for left, right in lineage.worth_comparing(together)]
    links = account.Links(one for one in found if isinstance(one, Copied))
    return links, tuple(one for one in found if isinstance(one, Rejected))


def compared(
    left: tuple[Article, Mentions],
    right: tuple[Article, Mentions],
    settings: Settings,
    known: "lineage.Formulas | None",
) -> Copied | Rejected | None:
    """What two articles of different stories share, if it was copied; what failed, where that is unforeseen."""
    try:
        return lineage.compared(left, right, settings.lineage, known)
    except RetoldError:
        raise
    except Exception as fault:  # noqa: BLE001  each story is told all the same
        advice = "its story is told, but not what it shares with others; please report this with both pages"
        return Rejected.broken(f"{left[0].id} and {right[0].id}", "lineage", fault, left[0].source, advice)


def outlined(settled: Story) -> Account:
    """The timeline and actors of a story of one page: it is one telling, and nothing in it is compared."""
    return account.outline(settled, _untraced(settled))


def listed(story: Story) -> Account:
    """The pages of a story, nothing compared."""
    return account.bare(story, _untraced(story))


def _untraced(story: Story) -> Lineage:
    """Each page for itself, and as many tellings as there may be."""
    pages = tuple(article.id for article in story.articles)
    return Lineage(story.id, tuple(Family((page,), page) for page in pages), Range(1, len(pages), len(pages)))


def attempted(
    work: Callable[[Story], Out], story: Story, stage: str, otherwise: Callable[[Story], Out]
) -> tuple[Out, Rejected | None]:
    """What `work` makes of a story; where it fails unforeseen, what `otherwise` makes of it, and what failed.

    What Retold raises on purpose stops the work as ever.
    """
    try:
        return work(story), None
    except RetoldError:
        raise
    except Exception as fault:  # noqa: BLE001  whatever a story does to the code, the others are told
        advice = "its pages are kept and listed, but not compared; please report this with them, or try a newer version"
        where = f"the story “{story.title}” ({story.id})"
        return otherwise(story), Rejected.broken(story.id, stage, fault, where, advice)


def read(
    inputs: Sequence[str],
    settings: Settings,
    stdin: BinaryIO | None = None,
    progress: Callable[[str, int], None] = lambda _step, _count: None,
) -> Report:
    """The main job: the account of every story found in the inputs.

    Args:
        inputs: paths, folders, globs, URLs, or `-`.
        settings: of all stages.
        stdin: what `-` reads.
        progress: called with the step and how many were done in it.
    """
    rejected: list[Rejected] = []
    kept: list[tuple[Article, Mentions]] = []

    for item in annotated(articles(inputs, settings, stdin), settings):
        if isinstance(item, Rejected):
            rejected.append(item)
        else:
            kept.append(item)
        progress("pages read", len(kept) + len(rejected))
    accounts: list[Account] = []
    found = group(kept, settings)
    known = formulas(found)
    links, faults = across(found, settings, known)
    rejected += faults
    for story in found:
        work = partial(tell, settings=settings, known=known, links=links.of(story))
        made, fault = attempted(work, story, "telling", listed)
        accounts.append(made)
        rejected += [fault] if fault else []
        progress("stories told", len(accounts))
    return Report(account.beside(accounts, links), tuple(rejected))
