"""The work on one item, as pure functions of bytes: what the children of `guard` run, on any runner."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from retold import pipeline
from retold.bulk import rows
from retold.bulk.codec import pack, unpack
from retold.bulk.guard import Work
from retold.bulk.seeking import corpus_vocabulary
from retold.lineage.formulas import Formulas, story_runs
from retold.model import Article, Basis, Mentions, Page, Rejected, Story
from retold.settings import Settings
from retold.stories.assembly import Described, headed, story_id
from retold.stories.decisions import bonds
from retold.stories.evidence import Judge
from retold.stories.features import Features
from retold.stories.grouping import Agglomeration
from retold.stories.naming import name_groups
from retold.stories.neighbours import Pair
from retold.stories.settings import StorySettings
from retold.stories.sketching import Sketch, sketch
from retold.stories.vocabulary import Vocabulary

_PageItem = tuple[bytes | None, str | None, str | None, bytes | None]


class Cleaned(NamedTuple):
    """What becomes of a page: an article with its mentions and features, or a rejection; each packed.

    Attributes:
        slim: the article with no more of its text than a title may need.
        first, last: day numbers of its publication. stated: the grouping the input gives.
        told: equal for articles that say the same.
        same: the same on the same days; None where one is grouped by itself.
    """

    pair: bytes | None = None
    slim: bytes | None = None
    features: bytes | None = None
    first: int | None = None
    last: int | None = None
    stated: str | None = None
    told: int | None = None
    same: bytes | None = None
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
    for item in pipeline.annotated(pipeline.clean([page], settings), settings):
        if isinstance(item, Rejected):
            return Cleaned(rejected=pack(item))
        article, _ = item
        seen = sketch(article, settings.stories)
        first, last = seen.features.days or (None, None)
        slim, features = pack(seen.article), pack(seen.features)
        said = int.from_bytes(seen.digest[:8], "big")
        return Cleaned(pack(item), slim, features, first, last, article.stated_story, said, _same(seen))
    return Cleaned(rejected=pack(Rejected(page.id, "cleaning", "gave no article", page.source)))


def _same(seen: Sketch) -> bytes | None:
    """As `retold.stories` tells copies: of title, text and days; not of one the input groups, or that says nothing."""
    if seen.article.stated_story is not None or not seen.features.counts:
        return None
    return seen.digest + pack(seen.features.days)


class Grouped(NamedTuple):
    """A story found: the numbers of its articles.

    Attributes:
        whole: the smallest number in it.
    """

    story: str
    title: str
    tags: tuple[str, ...]
    articles: tuple[int, ...]
    whole: int


class _Member(NamedTuple):
    number: int
    original: int  # the first that says the same, itself where there is none
    begun: int  # smallest number of the group it was found to be in before
    article: Article
    features: Features


def grouper(argument: tuple[StorySettings, str]) -> Work:
    """Articles that may be one story, with their candidate pairs, to `Grouped` stories."""
    import numpy as np  # noqa: PLC0415

    settings, path = argument
    vocabulary = corpus_vocabulary(settings, path)

    def work(item: bytes) -> bytes:
        given, *ends, evidence = unpack(item, tuple[list[tuple[int, int, int, bytes, bytes]], bytes, bytes, bytes])
        columns = (*(np.frombuffer(end, np.int64).tolist() for end in ends), np.frombuffer(evidence).tolist())
        pairs = list(zip(*columns, strict=True))
        members = [
            _Member(number, original, begun, unpack(slim, Article), unpack(one, Features))
            for number, original, begun, slim, one in given
        ]
        return pack(_grouped(sorted(members, key=lambda m: m.article.id), pairs, settings, vocabulary))

    return work


def _grouped(
    members: list[_Member], pairs: Sequence[Pair], settings: StorySettings, vocabulary: Vocabulary
) -> list[Grouped]:
    """As `retold.stories.group`, on features that are known already; copies follow the first of them."""
    described = [Described(m.article, Mentions(m.article.id, ()), m.features, vocabulary.vector(m.features)) for m in members]  # fmt: skip
    groups = _wholes(members, described, pairs, Judge(vocabulary, settings), settings)
    names = name_groups([[members[i].article for i in group] for group in groups], {}, story_id)
    found = []
    for group, name in zip(groups, names, strict=True):
        title, tags = headed([described[i] for i in group], vocabulary, settings)
        numbers = tuple(members[i].number for i in group)
        found.append(Grouped(name, title, tags, numbers, min(members[i].original for i in group)))
    return found


def _wholes(
    members: list[_Member], described: list[Described], pairs: Sequence[Pair], judge: Judge, settings: StorySettings
) -> list[list[int]]:
    """Groups of places in `members`, ascending."""
    originals = [i for i, member in enumerate(members) if member.number == member.original]
    place = {members[i].number: at for at, i in enumerate(originals)}
    copies: defaultdict[int, list[int]] = defaultdict(list)
    for i, member in enumerate(members):
        copies[place[member.original]].append(i)
    ends = ((place[a], place[b], evidence) for a, b, evidence in pairs)
    near = sorted((min(a, b), max(a, b), evidence) for a, b, evidence in ends)
    tallies = [judge.tally(described[i].vector, described[i].features) for i in originals]
    bound = bonds([described[i].article for i in originals], ())
    made = Agglomeration(tallies, judge, settings, bound).run(near, _begun([members[i] for i in originals]))
    return [sorted(i for at in group for i in copies[at]) for group in made]


def _begun(members: Sequence[_Member]) -> list[list[int]]:
    """The groups of more than one that members were in before, as places."""
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for place, member in enumerate(members):
        groups[member.begun].append(place)
    return [places for places in groups.values() if len(places) > 1]


def runner(argument: None) -> Work:
    """A story's articles to the runs of words in them that may be formulas (see `retold.lineage.formulas`)."""
    del argument

    def work(item: bytes) -> bytes:
        return story_runs(article.text for article in _story(item).articles).tobytes()

    return work


def tracer(argument: tuple[Settings, str]) -> Work:
    """A story's articles with their mentions to the rows of the tables; the formulas of the corpus are in a file."""
    import numpy as np  # noqa: PLC0415

    settings, path = argument
    formulas = Formulas(np.load(path, mmap_mode="r"))

    def work(item: bytes) -> bytes:
        story = _settled(_story(item), settings)
        lone = len(story.articles) == 1  # nothing it could share a formula with
        return pack(rows.of_story(story, pipeline.descent(story, settings, None if lone else formulas)))

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
