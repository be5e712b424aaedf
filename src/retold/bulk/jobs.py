"""The work on one item, as pure functions of bytes: what the children of `guard` run, on any runner."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any, NamedTuple

from retold import pipeline
from retold.bulk import rows
from retold.bulk.codec import pack, unpack
from retold.model import Article, Basis, Mentions, Page, Rejected, Story
from retold.settings import Settings
from retold.stories.assembly import Described, assemble, story_id
from retold.stories.decisions import bonds
from retold.stories.evidence import Judge
from retold.stories.features import Features, describe
from retold.stories.grouping import Agglomeration
from retold.stories.naming import name_groups
from retold.stories.neighbours import candidate_pairs
from retold.stories.settings import StorySettings
from retold.stories.vocabulary import Vocabulary

Work = Callable[[bytes], bytes]
_PageItem = tuple[bytes | None, str | None, str | None, bytes | None]
# Of a text, as much as naming a story may quote.
_TITLE_CHARS = 400


class Cleaned(NamedTuple):
    """What becomes of a page: an article with its mentions and features, or a rejection; each packed.

    Attributes:
        slim: the article with no more of its text than a title may need.
        first, last: day numbers of its publication. stated: the grouping the input gives.
    """

    pair: bytes | None = None
    slim: bytes | None = None
    features: bytes | None = None
    first: int | None = None
    last: int | None = None
    stated: str | None = None
    rejected: bytes | None = None


def cleaner(settings: Settings) -> Work:
    """A page, with the id it is to have and why it is no page of its own (or a rejection), to `Cleaned`."""

    def work(item: bytes) -> bytes:
        packed, identity, doubled, rejected = unpack(item, _PageItem)
        if packed is None:
            return pack(Cleaned(rejected=rejected))
        page = unpack(packed, Page)
        if doubled is not None:
            return pack(Cleaned(rejected=pack(Rejected(page.id, "intake", doubled, page.source))))
        if identity is not None and identity != page.id:
            page = replace(page, id=identity, notes=(*page.notes, f"another page has the id {page.id}"))
        return pack(_cleaned(page, settings))

    return work


def _cleaned(page: Page, settings: Settings) -> Cleaned:
    for item in pipeline.clean([page], settings):
        if isinstance(item, Rejected):
            return Cleaned(rejected=pack(item))
        for article, mentions in pipeline.annotated([item], settings):
            features = describe(article, settings.stories)
            slim = replace(article, text=article.text[:_TITLE_CHARS], removed=(), offsets=None, credits=())
            first, last = features.days or (None, None)
            pair = pack((article, mentions))
            return Cleaned(pair, pack(slim), pack(features), first, last, article.stated_story)
    return Cleaned(rejected=pack(Rejected(page.id, "cleaning", "gave no article", page.source)))


def pairer(argument: tuple[StorySettings, Vocabulary]) -> Work:
    """Features of one block, or of two of which only pairs across are wanted, to candidate pairs of their numbers."""
    settings, vocabulary = argument

    def work(item: bytes) -> bytes:
        members = sorted(unpack(item, list[tuple[str, int, int, bytes]]))
        features = [unpack(packed, Features) for *_, packed in members]
        judge = Judge(vocabulary, settings)
        tallies = [judge.tally(vocabulary.vector(one), one) for one in features]
        found = candidate_pairs(tallies, [one.days for one in features], judge, settings)
        both = len({block for _, _, block, _ in members}) > 1
        kept = [
            (*sorted((members[a][1], members[b][1])), evidence)
            for a, b, evidence in found
            if not both or members[a][2] != members[b][2]
        ]
        return pack(kept)

    return work


class Grouped(NamedTuple):
    """A story found: the numbers of its articles."""

    story: str
    title: str
    tags: tuple[str, ...]
    articles: tuple[int, ...]


def grouper(argument: tuple[StorySettings, Vocabulary]) -> Work:
    """Articles that may be one story, with their candidate pairs, to `Grouped` stories."""
    settings, vocabulary = argument

    def work(item: bytes) -> bytes:
        given, pairs = unpack(item, tuple[list[tuple[int, bytes, bytes]], list[tuple[int, int, float]]])
        members = sorted(((unpack(slim, Article), number, unpack(one, Features)) for number, slim, one in given), key=lambda m: m[0].id)  # fmt: skip
        place = {number: at for at, (_, number, _) in enumerate(members)}
        near = sorted((*sorted((place[a], place[b])), evidence) for a, b, evidence in pairs)
        return pack(_grouped(members, near, settings, vocabulary))

    return work


def _grouped(
    members: list[tuple[Article, int, Features]], near: Iterable[Any], settings: StorySettings, vocabulary: Vocabulary
) -> list[Grouped]:
    """As `retold.stories.group`, on features that are known already."""
    articles, features = [m[0] for m in members], [m[2] for m in members]
    vectors = [vocabulary.vector(one) for one in features]
    bound = bonds(articles, ())
    judge = Judge(vocabulary, settings)
    tallies = [judge.tally(vector, one) for vector, one in zip(vectors, features, strict=True)]
    groups = Agglomeration(tallies, judge, settings, bound).run(near)
    names = name_groups([[articles[i] for i in group] for group in groups], {}, story_id)
    found = []
    for group, name in zip(groups, names, strict=True):
        described = [Described(articles[i], Mentions(articles[i].id, ()), features[i], vectors[i]) for i in group]
        story = assemble(described, vocabulary, settings, name)
        found.append(Grouped(story.id, story.title, story.tags, tuple(members[i][1] for i in group)))
    return found


def tracer(settings: Settings) -> Work:
    """A story's articles with their mentions to the rows of the tables."""

    def work(item: bytes) -> bytes:
        story = _settled(_story(item), settings)
        return pack(rows.of_story(story, pipeline.descent(story, settings)))

    return work


def untraced(settings: Settings) -> Work:
    """The same without lineage: for a story that could not be traced."""
    del settings

    def work(item: bytes) -> bytes:
        return pack(rows.of_story(_story(item), None))

    return work


def _story(item: bytes) -> Story:
    name, title, tags, packed = unpack(item, tuple[str, str, tuple[str, ...], list[bytes]])
    pairs = sorted((unpack(one, tuple[Article, Mentions]) for one in packed), key=lambda pair: pair[0].id)
    return Story(name, title, tuple(a for a, _ in pairs), tuple(m for _, m in pairs), tags=tags)


def _settled(story: Story, settings: Settings) -> Story:
    """The story with publication dates inferred, where an article has none of its own.

    Looking for them takes as long as all the rest of a page, so it is left out where all are known.
    """
    if "dates" not in settings.mentions.parts and all(_sure(article) for article in story.articles):
        return story
    looking = replace(settings, mentions=replace(settings.mentions, parts=settings.mentions.parts | {"dates"}))
    settled = pipeline.settle(story, looking)
    return settled if "dates" in settings.mentions.parts else replace(settled, mentions=story.mentions)


def _sure(article: Article) -> bool:
    return article.published is not None and article.published.basis not in (Basis.INFERRED, Basis.STORY)
