"""Names with what somebody is before them in one: `Operator Brannet`, `CFO Ada Holm`, where pages also speak of Brannet, of Ada Holm."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from retold.mentions.kinds_signs import BODY, PERSON, cues_of, forms
from retold.mentions.tongues import flat
from retold.model import ActorKind, ActorMention, Article, Mentions, Quote, Span, Story
from retold.words.background import common_word
from retold.words.tokens import fold


def parted(story: Story) -> Story:
    """The story with such names without the noun, which becomes the role of a person."""
    bare = _bare({mention.actor for found in story.mentions for mention in found.actors})
    if not bare:
        return story
    both = zip(story.articles, story.mentions, strict=True)
    return replace(story, mentions=tuple(_without(article, found, bare) for article, found in both))


def _bare(names: set[str]) -> dict[str, str]:
    """The name that stands alone elsewhere, by the one with the noun."""
    split = ((name, *name.partition(" ")[::2]) for name in names if " " in name)
    return {name: rest for name, first, rest in split if rest in names and _is_noun(first) and not _is_word(rest)}


def _is_noun(word: str) -> bool:
    """Whether a word says what somebody is: `Operator`, `Locksmith`, `CFO`."""
    cues = cues_of("en")
    return word in forms()["offices"] or (cues is not None and cues.noun(flat(word), "en") in {BODY, PERSON})


def _is_word(name: str) -> bool:
    """Whether a name is a word of any text: of the `Union Congress` the Congress is another."""
    return " " not in name and common_word(fold(name))


def _without(article: Article, found: Mentions, bare: Mapping[str, str]) -> Mentions:
    if not any(mention.actor in bare for mention in found.actors):
        return found
    actors = tuple(_mention(article, mention, bare) for mention in found.actors)
    return replace(found, actors=actors, quotes=tuple(_quotes(found, bare)))


def _mention(article: Article, mention: ActorMention, bare: Mapping[str, str]) -> ActorMention:
    name = bare.get(mention.actor)
    if name is None:
        return mention
    noun, _, rest = mention.span.of(article.text).partition(" ")
    if not rest or not mention.actor.startswith(noun):
        return replace(mention, actor=name)
    at = mention.span.start + len(noun) + 1
    before = Span(mention.span.start, at - 1) if mention.kind is ActorKind.PERSON else None
    return replace(mention, span=Span(at, mention.span.end), actor=name, role=mention.role or before)


def _quotes(found: Mentions, bare: Mapping[str, str]) -> Iterator[Quote]:
    for quote in found.quotes:
        name = bare.get(quote.speaker.actor or "") if quote.speaker is not None else None
        yield (
            quote
            if name is None or quote.speaker is None
            else replace(quote, speaker=replace(quote.speaker, actor=name))
        )
