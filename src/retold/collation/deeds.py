"""Who did what: the same deed told in sentences that otherwise have little in common, and who is said to have done it.

A deed is an agent, a verb and the thing it was done to, read off word by word: `Rask ordered the search`, `the search was
ordered by Rask`, `the search was made at Rask's request`. Only what is written that plainly is taken.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from retold.collation.echoes import Echo
from retold.collation.facts import Fact, Facts
from retold.collation.lexicon import equivalent, land, metonyms, strengths_apart, wrong_sense
from retold.collation.lines import Word
from retold.collation.names import same_name
from retold.collation.pairs import Claim, Found, versus
from retold.collation.tellings import Tellings
from retold.model import Deed, Reading
from retold.words import stem

_ARTICLES = frozenset({"the", "a", "an"})
_KNOWN = frozenset({"the", "this", "that", "his", "her", "its", "their"})
_OWNER = ("’s", "'s", "’", "'")
# A name behind one of these is nobody who does anything: `the yard at Vestby had built the ferry`.
_BEFORE_OBJECT = frozenset(
    {"at", "of", "in", "from", "to", "for", "by", "with", "on", "near", "against", "about", "and", "or"}
)
_BE = frozenset({"was", "were", "been", "is", "are", "being"})
_HELPERS = frozenset({"has", "have", "had", "also", "then", "himself", "herself", "itself", "themselves"})
_RELATIVE = frozenset({"which", "that"})
# After these stands what somebody says or thinks, not what was done to something.
_NO_DEED = frozenset(
    {stem(w) for w in ("say", "said", "state", "tell", "told", "add", "note", "claim", "believe", "think", "thought", "know",
                       "knew", "hope", "expect", "insist", "feel", "felt", "fear", "warn", "deny", "admit", "suggest", "mean")}
)  # fmt: skip
_ASKING = {stem(w): stem("request") for w in ("initiative", "request", "behest", "invitation", "insistence")}
_LONGEST_THING = 4  # words of a thing, its noun last
_HALF = 0.5  # share of a story's articles that name a thing from which it is what the story is about
_FEWEST = 3  # articles that name it at least
_MOST = 400  # deeds of a story that are compared


@dataclass(frozen=True, slots=True)
class ToldDeed:
    """A deed as one line has it: word numbers of the whole (`last` exclusive); `thing` is a root.

    `definite`: it is said of the one thing everybody knows, not of one of many; `kind`: the roots of what says which one.
    """

    passage: int
    reading: Facts
    agent: Fact
    verb: Word
    thing: str
    first: int
    last: int
    definite: bool
    kind: frozenset[str]

    @property
    def article(self) -> str:
        """The id of the article it stands in."""
        return self.reading.line.article

    @property
    def asking(self) -> str:
        """The root of the verb; that of asking for the nouns that say who asked."""
        return _ASKING.get(self.verb.root, self.verb.root)

    @property
    def agent_words(self) -> tuple[Word, ...]:
        """The words that name who did it."""
        return self.reading.line.words[self.agent.first : self.agent.last]


def told_deeds(passages: Sequence[Sequence[Facts]]) -> list[list[ToldDeed]]:
    """The deeds of a story, those with one verb and thing together, whoever did them."""
    found = [t for number, passage in enumerate(passages) for reading in passage for t in _told(number, reading)][
        :_MOST
    ]
    groups: list[list[ToldDeed]] = []
    for told in found:
        near = [group for group in groups if any(_same_deed(told, other) for other in group)]
        groups = [group for group in groups if group not in near] + [[t for group in near for t in group] + [told]]
    return groups


def agreed(groups: Sequence[Sequence[ToldDeed]]) -> Iterator[Deed]:
    """Deeds that several articles tell of the same agent."""
    for group in groups:
        for same in _by_agent(group):
            if len({t.article for t in same}) > 1:
                ordered = sorted({(t.article, t.reading.line.at(t.first, t.last)) for t in same})
                yield Deed(tuple(Reading(article, span) for article, span in ordered))


def doers(
    groups: Sequence[Sequence[ToldDeed]], passages: Sequence[Sequence[Facts]], tellings: Tellings
) -> Iterator[Echo]:
    """The same deed of another agent, where it is plain that it is the same: it is what the whole story is about."""
    named = _naming(passages)
    articles = len({reading.line.article for passage in passages for reading in passage})
    for group in groups:
        if max(named.get(t.thing, 0) for t in group) < max(_FEWEST, _HALF * articles):
            continue
        parties = sorted(
            _by_agent([told for told in group if told.definite]), key=lambda same: -_tellings(same, tellings)
        )
        if not parties:
            continue
        usual = {told.article for told in parties[0]}
        odd = [party for party in parties[1:] if _tellings(party, tellings) < tellings.count(usual)]
        for told in (told for party in odd for told in party if told.article not in usual):
            answer = next((u for u in parties[0] if u.kind <= told.kind or told.kind <= u.kind), None)
            if answer is not None:
                yield _echo(told, answer)


def _tellings(party: Sequence[ToldDeed], tellings: Tellings) -> int:
    return tellings.count({told.article for told in party})


def _echo(odd: ToldDeed, usual: ToldDeed) -> Echo:
    shown = [" ".join(w.shown for w in t.agent_words) for t in (odd, usual)]
    here, there = (t.reading.line.at(t.agent.first, t.agent.last) for t in (odd, usual))
    mine, theirs = (Claim("roots", (t.agent_words[-1].root,)) for t in (odd, usual))
    severity = 0.35 if _land(odd.agent) != _land(usual.agent) else 0.7  # a land acts through those who lead it
    found = Found("actor", here, there, mine, theirs, severity, *versus(*shown))
    return Echo(found, odd.reading, usual.reading, odd.passage, usual.passage, sure=True)


def _land(agent: Fact) -> bool:
    return land(agent.value.split()[-1])


def _naming(passages: Sequence[Sequence[Facts]]) -> dict[str, int]:
    """In how many articles each root stands."""
    where: dict[str, set[str]] = {}
    for passage in passages:
        for reading in passage:
            for root in reading.roots:
                where.setdefault(root, set()).add(reading.line.article)
    return {root: len(articles) for root, articles in where.items()}


def _by_agent(group: Sequence[ToldDeed]) -> list[list[ToldDeed]]:
    parties: list[list[ToldDeed]] = []
    for told in group:
        home = next((party for party in parties if _same_agent(party[0].agent, told.agent)), None)
        if home is None:
            parties.append([told])
        else:
            home.append(told)
    return parties


def _same_agent(one: Fact, other: Fact) -> bool:
    a, b = one.value.split(), other.value.split()
    return any(same_name(x, y) or metonyms(x, y) for x in a for y in b)


def _same_deed(one: ToldDeed, other: ToldDeed) -> bool:
    thing = one.thing == other.thing or wrong_sense(one.thing, other.thing)
    return thing and (equivalent(one.asking, other.asking) or strengths_apart(one.verb.key, other.verb.key) == 0)


def _told(passage: int, reading: Facts) -> Iterator[ToldDeed]:
    names = {name.first: name for name in reading.of("name")}
    ends = {name.last: name for name in reading.of("name")}
    for last, name in ends.items():
        yield from _active(passage, reading, name, last)
    for at, word in enumerate(reading.line.words):
        if word.plain in _BE and at:
            yield from _passive(passage, reading, at, names)


def _active(passage: int, reading: Facts, name: Fact, at: int) -> Iterator[ToldDeed]:
    """`Rask has ordered the search`, `Rask called for a search`."""
    words = reading.line.words
    owner = words[at - 1].shown.endswith(_OWNER)
    if owner or (name.first and words[name.first - 1].plain in _BEFORE_OBJECT):
        return
    while at < len(words) and words[at].plain in _HELPERS:
        at += 1
    if at + 2 >= len(words) or not _deed(words[at]):
        return
    start = at + 1 + (words[at + 1].plain == "for")
    thing = _thing(words, start)
    if thing is not None:
        yield ToldDeed(
            passage, reading, name, words[at], words[thing].root, name.first, thing + 1, *_which(words, thing)
        )


def _which(words: Sequence[Word], noun: int) -> tuple[bool, frozenset[str]]:
    """Whether a noun is that of one known thing, and the roots of the words before it that say which."""
    first = noun
    while first and noun - first < _LONGEST_THING and not words[first - 1].function and _joined(words, first - 1):
        if words[first - 1].shown.endswith(_OWNER):
            break
        first -= 1
    known = first > 0 and (words[first - 1].plain in _KNOWN or words[first - 1].shown.endswith(_OWNER))
    return known, frozenset(w.root for w in words[first:noun])


def _deed(word: Word) -> bool:
    return not (word.capital or word.quoted or word.function) and word.root not in _NO_DEED and len(word.plain) > 2


def _thing(words: Sequence[Word], start: int) -> int | None:
    """The noun of a thing that opens with an article at `start`; its last word before one of grammar or a mark."""
    if start + 1 >= len(words) or words[start].plain not in _ARTICLES:
        return None
    at = start + 1
    while at + 1 < len(words) and at - start < _LONGEST_THING and not words[at + 1].function and _joined(words, at):
        at += 1
    return None if words[at].function or words[at].capital or not words[at].plain.isalpha() else at


def _joined(words: Sequence[Word], at: int) -> bool:
    return words[at + 1].span.start - words[at].span.end == 1


def _passive(passage: int, reading: Facts, at: int, names: dict[int, Fact]) -> Iterator[ToldDeed]:
    """`the search, which was ordered by Rask`, `the search was made at Rask's request`."""
    words = reading.line.words
    noun = at - 1 - (words[at - 1].plain in _HELPERS)
    noun -= noun >= 0 and words[noun].plain in _RELATIVE
    if noun < 0 or words[noun].function or words[noun].capital or at + 2 >= len(words):
        return
    which = _which(words, noun)
    for by in range(at + 2, min(at + 5, len(words) - 1)):
        start = by + 1 + (words[by + 1].plain == "the")
        agent = names.get(start)
        if agent is None:
            continue
        if words[by].plain == "by" and _deed(words[by - 1]):
            yield ToldDeed(passage, reading, agent, words[by - 1], words[noun].root, noun, agent.last, *which)
        elif words[by].plain in {"on", "at"} and agent.last < len(words) and words[agent.last].root in _ASKING:
            yield ToldDeed(passage, reading, agent, words[agent.last], words[noun].root, noun, agent.last + 1, *which)
        return
