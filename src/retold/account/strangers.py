"""People whom only pages name that were not searched for names, their language having no grammar here: those who speak on them."""

from collections.abc import Iterator, Mapping

from retold.model import Article, Span, Speaker, Story
from retold.words import fold, folded
from retold.words.declension import one_stem
from retold.words.names import given_names, same_organisation
from retold.words.romanised import same_across

_FULL = 2  # words of a name: given name and surname


def named_abroad(story: Story, names: Mapping[tuple[str, str], str]) -> dict[tuple[str, str], str]:
    """For each (article id, name of a speaker) of articles whose language has no actors: the story's name of the one that may be spelt so.

    A speaker is named if his words, where he speaks, are words of his name.
    """
    known = sorted(set(names.values()))
    found: dict[tuple[str, str], str] = {}
    for article, speaker, actor in _speakers(story):
        if not _names(speaker.span.of(article.text), actor):
            continue
        own = next((n for n in known if n == actor or same_across(n, actor) or same_organisation(n, actor)), None)
        if own is None:
            known.append(actor)
        found[article.id, actor] = own or actor
    return found


def speaking(story: Story, names: Mapping[tuple[str, str], str]) -> dict[str, list[tuple[str, Span]]]:
    """Where people whom no other page names speak, by article: under which name, and the span in its text."""
    known = set(names.values())
    abroad = named_abroad(story, names)
    found: dict[str, list[tuple[str, Span]]] = {}
    for article, speaker, actor in _speakers(story):
        name = abroad.get((article.id, actor))
        if name is not None and name not in known and _is_person(name):
            here = found.setdefault(article.id, [])
            if (name, speaker.span) not in here:
                here.append((name, speaker.span))
    return found


def _speakers(story: Story) -> Iterator[tuple[Article, Speaker, str]]:
    for article, mentions in zip(story.articles, story.mentions, strict=True):
        if mentions.actors:
            continue
        for quote in mentions.quotes:
            speaker = quote.speaker
            if speaker is not None and speaker.actor is not None and not speaker.span.of(article.text)[:1].islower():
                yield article, speaker, speaker.actor


def _names(written: str, actor: str) -> bool:
    """Whether words are those of a name, in whatever case they stand."""
    name = folded(actor)
    return all(any(word == own or one_stem(word, own) for own in name) for word in folded(written))


def _is_person(name: str) -> bool:
    """Whether a name is surely somebody's: a given name with another word behind it."""
    words = name.split()
    return len(words) >= _FULL and fold(words[0]) in given_names()
