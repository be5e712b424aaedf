"""What the names of a story are, by the words beside them on all its pages, whatever their language (`data/kinds.toml`)."""

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from retold.mentions.gazetteer import role_nouns
from retold.mentions.runs import ORGANISATIONS
from retold.mentions.things import STREETS
from retold.mentions.tongues import flat, tongue
from retold.model import ActorKind, ActorMention, Article, Mentions, Span, Story
from retold.words import tables
from retold.words.names import given_names, honorifics, metonyms, name_words, place_key, places, surname

_PERSON, _BODY, _PLACE = (kind.value for kind in ActorKind)
_THING = "thing"
_OF_TOWNS = "body"  # a body such as the police, which has the name of its town as often as one of its own
_Votes = Mapping[str, float]

# What one sign weighs beside what the network sees, which all mentions together say once.
_SEEN = 2.0
_TITLED: _Votes = {_PERSON: 3}
_AGED: _Votes = {_PERSON: 4}
_RELATED: _Votes = {_PERSON: 2}
_WITHIN: _Votes = {_PLACE: 2}
_NO_PERSON: _Votes = {_BODY: 1, _PLACE: 1}
_NAMED_LIKE = 3.0  # its form says so: `X Research`, `Calle X`
_GIVEN = 2.0  # it begins with a given name
_OUTLET: _Votes = {_BODY: 6}
_LAND: _Votes = {_PLACE: 3}
_LEAD = 0.5  # by which a kind must lead to be believed against the network
_ENOUGH = 2.0

_REACH = 48  # characters beside a name that are looked at
_NEAR = 12  # characters on each side by which two places are one wording, copied
_WORDS = 4  # words before a name, or behind its comma, that are looked at
_LONGEST = 3  # words of a preposition
_OLDEST = 115  # years
_TOKEN = re.compile(r"'s?(?![^\W\d_])|[^\W\d_]+(?:-[^\W\d_]+)*'?|\d+|[^\w\s]")
_CAPITAL = re.compile(r"(?<![\w-])[^\W\d_][\w’'.-]*")
_APOSTROPHE = str.maketrans({"’": "'", "‘": "'"})
_FROM = re.compile(r" (?:from|of) [A-Z][\w ]{2,30}, \d{1,2}\b")
_OPEN, _CLOSED = frozenset('"“„«‘'), frozenset('"”“»’')
_ARTICLES = frozenset({"a", "an", "the", "its", "their", "his", "her", "ein", "eine", "der", "die", "das", "le", "la", "l'", "un", "une", "el", "una", "o", "um", "uma", "il", "de", "het", "een"})  # fmt: skip
_OWNERS = frozenset({"'s", "'"})
_OPENERS = frozenset({"whose", "where", "which", "who", "when", "while", "said", "says", "told", "and", "but", "or", "as",
                      "according", "to", "by", "from", "with", "that", "after", "before", "selon", "segun", "laut", "segundo", "secondo", "volgens", "d'apres", "y", "e", "et", "und", "en"})  # fmt: skip
_OF_ONE, _OF_IT = frozenset({"he", "she", "his", "her"}), frozenset({"it", "its"})
_SAID = frozenset({"said", "says", "told"})
_ADJECTIVE = re.compile(r"(?P<land>.+[aeiouy])(?:n|an)s?|(?P<other>.+?)(?:ians?|ish|ese)")
_SHORTEST = 4  # letters of a place from which an adjective is made, and of a name sought in other languages


@dataclass(frozen=True, slots=True)
class _Cues:
    """The lists of one language, without accents and capitals; `nouns` by whole word, `endings` of compounds."""

    nouns: Mapping[str, str]
    endings: Mapping[str, str]
    of: frozenset[str]
    links: frozenset[tuple[str, ...]]
    before: Mapping[tuple[str, ...], _Votes]
    kin: frozenset[str]
    owned: Mapping[str, str]
    article: frozenset[str]

    def noun(self, word: str, language: str) -> str | None:
        """The kind that a noun says of what is named with it."""
        found = self.nouns.get(word)
        if found is None and self.endings:
            found = next((self.endings[word[n:]] for n in range(len(word) - 2) if word[n:] in self.endings), None)
        if found is not None:
            return found
        if language == "en":
            return _PERSON if word in role_nouns() or word.rpartition("-")[2] in role_nouns() else None
        known = tongue(language)
        kind = known.kind(word) if known is not None else None
        return _PERSON if kind == "persons" else _OF_TOWNS if kind == "bodies" else None


@cache
def _cues(language: str) -> _Cues | None:
    row = _table().get(language)
    if row is None:
        return None
    nouns = {word: kind for kind in (_BODY, _PLACE, _THING, _PERSON) for word in row[kind]}
    before: dict[tuple[str, ...], _Votes] = {}
    for words, votes in (("in", _WITHIN), ("at", _NO_PERSON), ("not_in", {})):
        before |= {tuple(written.split()): votes for written in row[words]}
    owned = {word: _PERSON for word in row.get("owns_person", ())}
    owned |= {word: _BODY for word in row.get("owns_organisation", ())}
    return _Cues(
        nouns={word.removeprefix("-"): kind for word, kind in nouns.items()},
        endings={word[1:]: kind for word, kind in nouns.items() if word[0] == "-"},
        of=frozenset(row["of"]),
        links=frozenset(tuple(link.split()) for link in row["of"] + row["called"]),
        before=before,
        kin=frozenset(row["of_person"]),
        owned=owned,
        article=frozenset(row.get("article", ())),
    )


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    return tables.toml("retold.mentions", "kinds.toml")


@cache
def _forms() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in _table()["forms"].items()}


def settle(story: Story) -> Story:
    """The story with one kind for each name, which the words beside it on all pages tell where no list knows it.

    What turns out to be a thing, or the adjective of a place, is no actor.
    """
    names = _by_name(story)
    scores = {name: _seen(found) for name, found in names.items()}
    for name, votes in scores.items():
        votes.update(_form(name))
    _read_pages(story, names, scores)
    _peoples(story, scores)
    _surnames(names, scores)
    kinds = {name: _settled(scores[name], _now(found)) for name, found in names.items()}
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


def _seen(found: list[ActorMention]) -> Counter[str]:
    """What the network and the lists saw, one vote for all mentions; a title or an age it was seen with says more."""
    votes: Counter[str] = Counter()
    for mention in found:
        votes[mention.kind.value] += _SEEN / len(found)  # type: ignore[assignment]
    return votes


def _form(name: str) -> _Votes:
    """What a name looks like."""
    words = [flat(word) for word in name.replace(".", "").split()]
    forms = _forms()
    if len(words) == 1:
        return {_PERSON: _GIVEN} if words[0] in given_names() else {}
    if not ORGANISATIONS.isdisjoint(words):
        return {_BODY: 2 * _NAMED_LIKE}
    if words[-1] in STREETS and words[0] not in given_names():
        return {_PLACE: 2 * _NAMED_LIKE}
    if words[-1] in forms["paper_last"]:
        return {_BODY: _NAMED_LIKE}
    for kind in (_BODY, _PLACE):
        if words[-1] in forms[f"{kind}_last"] or words[0] in forms[f"{kind}_first"]:
            return {kind: _NAMED_LIKE}
    return {_PERSON: _GIVEN} if words[0] in given_names() else {}


def _read_pages(story: Story, names: Mapping[str, list[ActorMention]], scores: Mapping[str, Counter[str]]) -> None:
    """Add what stands beside the names, each wording once, however often it was copied, and who publishes."""
    opening: dict[str, list[str]] = {}
    for name in sorted(names, key=len, reverse=True):
        if len(name) >= _SHORTEST:
            opening.setdefault(name.split()[0], []).append(name)
    told: set[tuple[str, str]] = set()
    outlets = {_title(article.outlet) for article in story.articles if article.outlet}
    outlets |= {last for outlet in outlets if (last := outlet.rpartition(" ")[2]) in _forms()["paper_last"]}
    for name, votes in scores.items():
        if _title(name) in outlets:
            votes.update(_OUTLET)
    for article, mentions in zip(story.articles, story.mentions, strict=True):
        language = article.language or "en"
        cues = _cues(language)
        if cues is None:
            continue
        for name, span in _standing(article, mentions, opening, names):
            wording = f"{name}|{article.text[span.end : span.end + _NEAR]}", article.text[max(0, span.start - _NEAR) : span.start]
            if wording not in told:
                told.add(wording)
                for votes in _signs(article.text, span, cues, language):
                    scores[name].update(votes)


def _peoples(story: Story, scores: Mapping[str, Counter[str]]) -> None:
    """A lone name of which pages make an adjective, as places have (`Orsunyan` of Orsunya), is a place."""
    words = {word for a in story.articles if a.language in {None, "en"} for word in _CAPITAL.findall(a.text)}
    made = {land for word in words for land in _of_land(place_key(word.partition("'")[0].partition("’")[0]))}
    for name, votes in scores.items():
        if place_key(name) in made and place_key(name) not in given_names():
            votes.update(_LAND)


def _title(name: str) -> str:
    words = flat(name).split()
    return " ".join(words[1:] if words[0] in {"the", *_ARTICLES} else words)


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


def _signs(text: str, span: Span, cues: _Cues, language: str) -> Iterator[_Votes]:
    """What the words before and behind a name say of it."""
    line = text.rfind("\n", 0, span.start) + 1
    ahead = text[max(line, span.start - _REACH) : span.start].translate(_APOSTROPHE)
    behind = text[span.end : span.end + _REACH].partition("\n")[0].translate(_APOSTROPHE)
    quoted = ahead[-1:] in _OPEN and behind[:1] in _CLOSED and ahead != ""
    if quoted:
        yield {_BODY: 0.5, _THING: 0.5} if language == "en" else {_BODY: 1, _THING: 1}
        ahead, behind = ahead[:-1], behind[1:]
    written = _TOKEN.findall(ahead)[-_WORDS:]
    follow = _TOKEN.findall(behind)[: _WORDS + 2]
    before, after = [flat(w) for w in written], [flat(w) for w in follow]
    if behind[1:2].isupper() and behind[0] == " ":  # the channel | Dalmo | Without Filter
        return
    yield from _before(before, cues, language, owns=after[:1] != [] and after[0] in _OWNERS)
    if language == "en" and written and written[-1][0].isupper() and before[-1] in _cues("en").article:  # type: ignore[union-attr]
        yield {_BODY: 2, _PLACE: 1}  # told La | Voz del Norte
    if after[:1] in ([","], ["("]) and after[1:] and _age(after[1:]):
        if before[-1:] != ["from"] and (*before[-1:],) not in cues.before and before[-1:] != ["of"]:
            yield _AGED
    elif _FROM.match(behind):  # X from Dalmo, 81, wrote
        yield _AGED
    elif after[:1] == [","] and (kind := _apposed(follow[1:], cues, language)) is not None:
        yield _said(kind)
    else:
        yield from _behind(after, cues)


def _said(noun: str) -> _Votes:
    return _NO_PERSON if noun == _OF_TOWNS else {noun: 3}


def _before(words: list[str], cues: _Cues, language: str, *, owns: bool) -> Iterator[_Votes]:
    if not words:
        return
    if words[-1].rstrip(".") in honorifics() or words[-2:-1] + ["."] == words[-1:] and words[-2] in honorifics():
        yield _AGED
        return
    noun = cues.noun(words[-1], language)
    if noun is not None:
        yield _said(noun)
        return
    link = next((n for n in (3, 2, 1) if tuple(words[-n:]) in cues.links and len(words) > n), 0)
    noun = cues.noun(words[-link - 1], language) if link else None
    if noun == _PERSON:
        yield _RELATED if words[-link - 1] in cues.kin else _NO_PERSON
        return
    if noun is not None:  # the town of X, a firm called X; but the company of X
        yield _said(noun) if noun == _PLACE or link > 1 or words[-1] not in cues.of else _NO_PERSON
        return
    if words[-1] == "," and len(words) > 2 and not _ARTICLES.isdisjoint(words[:-2]):
        noun = cues.noun(words[-2], language)
        if noun is not None:
            yield _said(noun)
        return
    votes = next((cues.before[key] for n in range(_LONGEST, 0, -1) if (key := tuple(words[-n:])) in cues.before), None)
    if votes and not owns:
        yield votes


def _behind(words: list[str], cues: _Cues) -> Iterator[_Votes]:
    if not words:
        return
    first, rest = words[0], words[1:]
    if first in _OWNERS and rest:
        kind = cues.owned.get(rest[0]) or cues.owned.get(" ".join(rest[:2]))
        if kind is not None:
            yield {kind: 2}
    elif first == "," and rest[:1] == ["who"]:
        yield _TITLED
    elif first == "," and rest[:1] == ["which"]:
        yield _NO_PERSON
    elif first in _SAID and rest and (rest[0] in _OF_ONE or rest[0] in _OF_IT):
        yield _RELATED if rest[0] in _OF_ONE else {_BODY: 1, _PLACE: 0.5}
    else:
        kind = next((k for w in words[:2] if (k := cues.nouns.get(w)) is not None), None)
        if kind == _PLACE and cues.owned:
            yield {_PLACE: 1.5, _BODY: 0.5}


def _age(words: list[str]) -> bool:
    """`52,`, `de 52 años`, `52 Jahre alt`, `52 ans`."""
    number = words[1] if words[0] in {"de", "aged"} and len(words) > 1 else words[0]
    at = words.index(number) + 1
    years = words[at : at + 1]
    closed = years in ([], [","], [")"], ["."]) or years[0] in {"anos", "ans", "jahre", "anni", "jaar"}
    return number.isdecimal() and int(number) <= _OLDEST and closed


def _apposed(written: list[str], cues: _Cues, language: str) -> str | None:
    """The kind of the first noun behind `, a`, `, the`; of an office also without an article: `, regional secretary of`."""
    words = [flat(word) for word in written]
    opened = words[:1] != [] and words[0] in _ARTICLES
    for at, word in enumerate(words[opened : _WORDS + 1], opened):
        if not (word[0].isalpha() or word in _OWNERS) or word in _OPENERS:
            return None
        kind = cues.noun(word, language)
        if kind is not None and (opened or (kind == _PERSON and written[at].islower())):
            return kind
        if (word,) in cues.links or (word,) in cues.before:
            return None
    return None


def _surnames(names: Mapping[str, list[ActorMention]], scores: Mapping[str, Counter[str]]) -> None:
    """A lone name that a person of the story bears as surname is that person's."""
    people = {
        surname(name_words(name)).split()[-1]
        for name, votes in scores.items()
        if " " in name and name_words(name) and _settled(votes, _now(names[name])) == _PERSON
    }
    for name, votes in scores.items():
        if " " not in name and (name_words(name) or ("",))[-1] in people:
            votes.update(_TITLED)


def _settled(votes: Counter[str], now: str) -> str:
    best = max(sorted(votes), key=lambda kind: votes[kind])
    return best if votes[best] >= max(_ENOUGH, votes[now] + _LEAD) else now


def _lands(kinds: Mapping[str, str]) -> frozenset[str]:
    found = (place_key(name) for name, kind in kinds.items() if kind == _PLACE and " " not in name)
    return frozenset(key for key in (*found, *places()) if len(key) >= _SHORTEST)


def _as_settled(
    article: Article, actors: Iterable[ActorMention], kinds: Mapping[str, str], lands: frozenset[str]
) -> Iterator[ActorMention]:
    for mention in actors:
        kind = kinds.get(mention.actor, mention.kind.value)
        if kind == _THING or _is_adjective(mention.span.of(article.text), lands):
            continue
        if kind == mention.kind.value:
            yield mention
        else:
            role = mention.role if kind == _PERSON else None
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
