"""What the names of a story are, by the words beside them on all its pages, whatever their language (`data/kinds.toml`)."""

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from retold.mentions.gazetteer import is_body
from retold.mentions.glued import parted
from retold.mentions.kinds_signs import BODY, PERSON, PLACE, THING, Votes, beside, cues_of, forms, signs
from retold.mentions.things import STREETS
from retold.mentions.tongues import flat
from retold.model import ActorKind, ActorMention, Article, Mentions, Span, Story
from retold.words.names import given_names, metonyms, name_words, place_key, places, surname

_SEEN = 2.0  # what the network sees weighs, which all mentions together say once
_BY_FORM: dict[str, Votes] = {BODY: {BODY: 3}, PLACE: {PLACE: 3}}  # `X Research`, `Calle X`
_SURELY: dict[str, Votes] = {kind: {kind: 6} for kind in (BODY, PLACE, THING)}  # `X Authority`, `X Street`, `Storm X`
_GIVEN: Votes = {PERSON: 2}  # it begins with a given name
_WITH_ARTICLE: Votes = {BODY: 2.5, PLACE: 1}  # `El Faro`: as papers and teams are called, and places, not people
_OUTLET: Votes = {BODY: 6}
_LAND: Votes = {PLACE: 3}
_BEARER: Votes = {PERSON: 3}
_LEAD = 0.5  # by which a kind must lead to be believed against the network
_ENOUGH = 2.0
_NEAR = 12  # characters on each side by which two places are one wording, copied
_SHORTEST = 4  # letters of a place from which an adjective is made, and of a name sought in other languages
_CAPITAL = re.compile(r"(?<![\w-])[^\W\d_][\w’'.-]*")
_TWO_IN_ONE = re.compile(r"(?!(?:Ma?c|De|Del|Di|Da|La|Le|Lo|Du|Van|Von|Fitz|O['’])[A-Z])[A-Z][a-z]+[A-Z]")  # GolNorte
_ADJECTIVE = re.compile(r"(?P<land>.+[aeiouy])(?:n|an)s?|(?P<other>.+?)(?:ians?|ish|ese)")


def settle(story: Story) -> Story:
    """The story with one kind for each name, which the words beside it on all pages tell where no list knows it.

    What turns out to be a thing, or the adjective of a place, is no actor.
    """
    story = parted(story)
    names = _by_name(story)
    scores = {name: _seen(found) for name, found in names.items()}
    for name, votes in scores.items():
        _add(votes, _form(name))
    _read_pages(story, names, scores)
    _peoples(story, scores)
    _surnames(names, scores)
    kinds = {name: _settled(scores[name], _now(found)) for name, found in names.items()}
    _models(kinds)
    lands = _lands(kinds)
    mentions = tuple(
        replace(found, actors=tuple(_as_settled(article, found.actors, kinds, lands)))
        for article, found in zip(story.articles, story.mentions, strict=True)
    )
    return replace(story, mentions=mentions)


def _by_name(story: Story) -> dict[str, list[ActorMention]]:
    """The mentions of each name that no list knows."""
    found: dict[str, list[ActorMention]] = {}
    for mentions in story.mentions:
        for mention in mentions.actors:
            looked = place_key(mention.actor)
            if looked not in places() and looked not in metonyms():
                found.setdefault(mention.actor, []).append(mention)
    return found


def _now(found: Iterable[ActorMention]) -> str:
    counts = Counter(mention.kind.value for mention in found)
    return max(sorted(counts), key=lambda kind: counts[kind])


def _seen(found: Sequence[ActorMention]) -> dict[str, float]:
    """What the network and the lists saw: one vote for all mentions."""
    counts = Counter(mention.kind.value for mention in found)
    return {kind: _SEEN * count / len(found) for kind, count in counts.items()}


def _form(name: str) -> Votes:
    """What a name looks like."""
    words = [flat(word) for word in name.replace(".", "").split()] or [""]
    given = _GIVEN if words[0] in given_names() else {}
    if len(words) == 1:
        return _BY_FORM[BODY] if _TWO_IN_ONE.match(name) else given
    sure = _surely(words, given=bool(given))
    if sure is not None:
        return _SURELY[sure]
    if words[-1] in forms()["paper_last"] or _is_trade(words[0]):
        return _BY_FORM[BODY]
    looks = (
        kind for kind in (BODY, PLACE) if words[-1] in forms()[f"{kind}_last"] or words[0] in forms()[f"{kind}_first"]
    )
    kind = next(looks, None)
    if kind is not None:
        return _BY_FORM[kind]
    return _WITH_ARTICLE if words[0] in forms()["article_first"] else given


def _surely(words: list[str], *, given: bool) -> str | None:
    """The kind that a word of a name settles by itself: `X Street`, `X Authority`, `Storm X`."""
    if words[-1] in STREETS and not given:  # Church Street
        return PLACE
    if "&" in words or any(map(is_body, words)):
        return BODY
    return THING if words[0] in forms()["thing_first"] or words[-1] in forms()["thing_last"] else None


def _is_trade(word: str) -> bool:
    """Whether a name opens with what a firm is: `Operator Brannet`, at the head of a sentence."""
    cues = cues_of("en")
    return cues is not None and cues.nouns.get(word) == BODY


def _add(votes: dict[str, float], more: Votes) -> None:
    for kind, weight in more.items():
        votes[kind] = votes.get(kind, 0.0) + weight


def _read_pages(story: Story, names: Mapping[str, list[ActorMention]], scores: Mapping[str, dict[str, float]]) -> None:
    """Add what stands beside the names, each wording once, however often it was copied, and who publishes."""
    opening: dict[str, list[str]] = {}
    for name in sorted(names, key=len, reverse=True):
        if len(name) >= _SHORTEST:
            opening.setdefault(name.split()[0], []).append(name)
    told: set[tuple[str, str]] = set()
    outlets = {_title(article.outlet) for article in story.articles if article.outlet}
    outlets |= {last for outlet in outlets if (last := outlet.rpartition(" ")[2]) in forms()["paper_last"]}
    for name, votes in scores.items():
        if _title(name) in outlets:
            _add(votes, _OUTLET)
    for article, mentions in zip(story.articles, story.mentions, strict=True):
        language = article.language or "en"
        cues = cues_of(language)
        if cues is None:
            continue
        for name, span in _standing(article, mentions, opening, names):
            wording = (
                f"{name}|{article.text[span.end : span.end + _NEAR]}",
                article.text[max(0, span.start - _NEAR) : span.start],
            )
            if wording not in told:
                told.add(wording)
                for sign in signs(article.text, span, cues, language):
                    _add(scores[name], sign)


def _peoples(story: Story, scores: Mapping[str, dict[str, float]]) -> None:
    """A lone name of which pages make an adjective, as places have (`Orsunyan` of Orsunya), is a place."""
    words = {word for a in story.articles if a.language in {None, "en"} for word in _CAPITAL.findall(a.text)}
    made = {land for word in words for land in _of_land(place_key(word.partition("'")[0].partition("’")[0]))}
    for name, votes in scores.items():
        if place_key(name) in made and place_key(name) not in given_names():
            _add(votes, _LAND)


def _title(name: str) -> str:
    words = flat(name).split()
    return " ".join(words[1:] if words and words[0] in beside().articles else words)


def _standing(
    article: Article, mentions: Mentions, opening: Mapping[str, list[str]], names: Mapping[str, list[ActorMention]]
) -> Iterator[tuple[str, Span]]:
    """Where the names stand on a page; in a language whose names were not looked for, those that other pages have."""
    if mentions.actors:
        yield from ((m.actor, m.span) for m in mentions.actors if m.actor in names)
        return
    end = 0
    for word in _CAPITAL.finditer(article.text):
        known = opening.get(word.group().rstrip(".-"), ()) if word.start() >= end else ()
        name = next((n for n in known if article.text.startswith(n, word.start())), None)
        if name is not None and not article.text[word.start() + len(name) :][:1].isalnum():
            end = word.start() + len(name)
            yield name, Span(word.start(), end)


def _surnames(names: Mapping[str, list[ActorMention]], scores: Mapping[str, dict[str, float]]) -> None:
    """A lone name that a person of the story bears as surname is that person's."""
    people = {
        surname(name_words(name)).split()[-1]
        for name, votes in scores.items()
        if " " in name and name_words(name) and _settled(votes, _now(names[name])) == PERSON
    }
    for name, votes in scores.items():
        if " " not in name and (name_words(name) or ("",))[-1] in people:
            _add(votes, _BEARER)


def _models(kinds: dict[str, str]) -> None:
    """What is called after a thing is one: `Ardo Mini`, where the Ardo is a lock."""
    things = {name for name, kind in kinds.items() if kind == THING and " " not in name}
    kinds |= {name: THING for name, kind in kinds.items() if kind == PERSON and name.split()[0] in things}


def _settled(votes: Votes, now: str) -> str:
    best = max(sorted(votes), key=lambda kind: votes[kind])
    return best if votes[best] >= max(_ENOUGH, votes.get(now, 0.0) + _LEAD) else now


def _lands(kinds: Mapping[str, str]) -> frozenset[str]:
    found = (place_key(name) for name, kind in kinds.items() if kind == PLACE and " " not in name)
    return frozenset(key for key in (*found, *places()) if len(key) >= _SHORTEST)


def _as_settled(
    article: Article, actors: Iterable[ActorMention], kinds: Mapping[str, str], lands: frozenset[str]
) -> Iterator[ActorMention]:
    for mention in actors:
        kind = kinds.get(mention.actor, mention.kind.value)
        if kind == THING or _is_adjective(mention.span.of(article.text), lands):
            continue
        if kind == mention.kind.value:
            yield mention
        else:
            role = mention.role if kind == PERSON else None
            yield replace(mention, kind=ActorKind(kind), role=role)


def _is_adjective(written: str, lands: Container[str]) -> bool:
    """`Orsunyan`, where Orsunya is a place: of it, not itself."""
    word = place_key(written)
    return word not in lands and any(land in lands for land in _of_land(word))


def _of_land(word: str) -> Iterator[str]:
    """The names from which an adjective such as `orsunyan`, `lorwish`, may be made."""
    made = _ADJECTIVE.fullmatch(word)
    if made is not None:
        stem = made["land"] or made["other"]
        yield from (land for land in (stem, f"{stem}a", f"{stem}ia") if len(land) >= _SHORTEST)
