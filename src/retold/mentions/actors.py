"""Names of people, organisations and places in one article."""

import re

from retold.model import ActorKind, ActorMention, Span

_NAME = re.compile(r"[A-Z][\w’'-]+(?:\s(?:[A-Z]\.\s?)*(?:(?:de|van|von|al|bin|of|the)\s)*[A-Z][\w’'-]+){0,4}")


def find_actors(text: str, sentences: tuple[Span, ...]) -> tuple[ActorMention, ...]:
    """Capitalised names, one actor a surname."""
    found = []
    full: dict[str, str] = {}
    for sentence in sentences:
        for match in _NAME.finditer(text, sentence.start, sentence.end):
            name = match.group().removesuffix("’s").removesuffix("'s")
            words = name.split()
            if match.start() == sentence.start and len(words) == 1 and name not in full:
                continue
            if len(words) > 1:
                full.setdefault(words[-1], name)
            span = Span(match.start(), match.start() + len(name))
            found.append(ActorMention(span, ActorKind.PERSON, full.get(name, name)))
    return tuple(found)
