"""People, organisations and places of a story: one entry for all spellings, with the roles each telling gives."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from retold.account.standing import by_first_word, standing, standing_in_letters
from retold.account.strangers import speaking
from retold.model import Actor, ActorKind, Evidence, Role, Span, Story
from retold.words import fold, folded
from retold.words.background import common_word
from retold.words.names import (
    alike,
    given_names,
    is_short_for,
    metonyms,
    name_words,
    place_key,
    places,
    same_organisation,
    same_person,
    surname,
)
from retold.words.tokens import APOSTROPHES

_INITIALS = 5  # letters; a longer name in capitals is a name that some page prints so
_MANY = 3  # articles that call something by a common word, from which it is a name
_FULL = 2  # words of a name: given name and surname
_OF = frozenset({"of", "at", "for", "in", "with"})  # behind them stands a name, which keeps its `s`
_ARTICLES = frozenset({"the", "a", "an", "his", "her", "their", "its"})


@dataclass(slots=True)
class _Group:
    """Names that are one actor; `names` counts mentions by the name the articles use."""

    kind: ActorKind
    names: Counter[str] = field(default_factory=Counter)
    articles: Counter[str] = field(default_factory=Counter)

    @property
    def main(self) -> str:
        """The name most articles use, without an owner before it (`Hove’s Harbour League`), then the most used, the fuller, the first by alphabet."""
        return min(
            self.names,
            key=lambda n: (
                _owned(n),
                n.isupper() and len(n) > _INITIALS,
                -self.articles[n],
                -self.names[n],
                -len(n),
                n,
            ),
        )


def _owned(name: str) -> bool:
    return "'s " in name.translate(APOSTROPHES)


def joined_names(story: Story) -> dict[tuple[str, str], str]:
    """For each (article id, name its mentions give an actor), the name the story uses.

    A full name joins another if surname and given name may be spellings of one; a lone surname joins only if a single
    person of the story bears it.
    """
    counts = _counts(story)
    groups = _groups(counts, _kinds(counts), _given_short(story))
    spread = Counter(name for mentions in story.mentions for name in {m.actor for m in mentions.actors})
    for group in groups:
        group.articles.update({name: spread[name] for name in group.names if group.names[name]})
    where = {name: main for group in groups for main in [group.main] for name in group.names}
    return {
        (mentions.article, mention.actor): where[mention.actor]
        for mentions in story.mentions
        for mention in mentions.actors
    }


def _counts(story: Story) -> dict[str, Counter[ActorKind]]:
    counts: dict[str, Counter[ActorKind]] = {}
    for mentions in story.mentions:
        for mention in mentions.actors:
            counts.setdefault(mention.actor, Counter())[mention.kind] += 1
    return counts


def _given_short(story: Story) -> dict[str, set[str]]:
    """The full names that articles give a short form in capitals for (`Dockers' and Crane Drivers' Union (DCU)`)."""
    full: dict[str, set[str]] = {}
    for article, mentions in zip(story.articles, story.mentions, strict=True):
        for mention in mentions.actors:
            written = mention.span.of(article.text)
            short = written.isupper() and " " not in written and " " in mention.actor
            if short and mention.kind is ActorKind.ORGANISATION:
                full.setdefault(written, set()).add(mention.actor)
    return full


def _kinds(counts: dict[str, Counter[ActorKind]]) -> dict[str, ActorKind]:
    """One kind a name through the story, by its mentions; a known place or seat is what it is known as."""
    kinds = {}
    for name, votes in counts.items():
        known = metonyms().get(place_key(name))
        if known is not None:
            kinds[name] = ActorKind(known[0])
        else:
            kinds[name] = max(sorted(votes), key=lambda kind: votes[kind])
    return kinds | _by_short_form(kinds, counts)


def _by_short_form(kinds: dict[str, ActorKind], counts: dict[str, Counter[ActorKind]]) -> dict[str, ActorKind]:
    """Kinds that the way a name is shortened tells, where the network saw several: of people the last word, of firms the first."""
    lone = {words[0]: name for name in kinds if len(words := name_words(name)) == 1}
    found: dict[str, ActorKind] = {}
    for name in kinds:
        words = name_words(name)
        if len(words) == 1 or not words or "&" in name:  # of `Hull & Lark` each word is a name
            continue
        by_first, by_last = lone.get(words[0]), lone.get(words[-1])
        if by_first and not by_last and words[0] not in given_names():
            seen = counts[name].keys() | counts[by_first].keys()
            if (
                len(seen) > 1
                and counts[by_first].keys() != {ActorKind.PLACE}
                and ActorKind.PERSON in seen
                and place_key(by_first) not in places()
            ):
                found |= dict.fromkeys((name, by_first), ActorKind.ORGANISATION)
        elif by_last and not by_first and kinds[by_last] is ActorKind.PERSON and _may_be_somebody(words):
            found[name] = ActorKind.PERSON
    return found


def _may_be_somebody(words: tuple[str, ...]) -> bool:
    """Whether two words may be somebody's name and surname; of `Hallow Meadow` the `Meadow` is a piece."""
    return len(words) == _FULL and (words[0] in given_names() or not common_word(words[1]))


def _groups(
    counts: dict[str, Counter[ActorKind]], kinds: dict[str, ActorKind], given_short: dict[str, set[str]]
) -> list[_Group]:
    people: list[_Group] = []
    others: list[_Group] = []
    lone: list[str] = []
    for name in sorted(counts, key=lambda n: (-counts[n].total(), n)):
        if name in given_short:
            continue
        if kinds[name] is ActorKind.PERSON and len(name_words(name)) < 2:
            lone.append(name)
            continue
        groups = people if kinds[name] is ActorKind.PERSON else others
        group = next((g for g in groups if _joins(name, kinds[name], g)), None) or _shortened(name, kinds[name], groups)
        if group is None:
            group = _Group(kinds[name])
            groups.append(group)
        group.names[name] += counts[name].total()
    for short in sorted(given_short.keys() & counts.keys()):
        bodies = [g for g in people + others if not given_short[short].isdisjoint(g.names)]
        if len(bodies) > 1:  # nobody knows which is meant
            bodies = [_Group(kinds[short])]
            others += bodies
        bodies[0].names[short] += counts[short].total()
    for name in lone:
        _place_lone(name, counts[name].total(), people)
    return people + others


def _shortened(name: str, kind: ActorKind, groups: list[_Group]) -> _Group | None:
    """The one organisation a name is short for, or that is short for it; none if there are several."""
    if kind is not ActorKind.ORGANISATION:
        return None
    bodies = [g for g in groups if g.kind is kind]
    fitting = [g for g in bodies if any(is_short_for(*two) or _opens(*two) for two in ((name, g.main), (g.main, name)))]
    return fitting[0] if len(fitting) == 1 else None


def _opens(short: str, full: str) -> bool:
    """`Northquay`, of `Northquay Lifting`: a lone word, of no place, that begins the longer name."""
    words = name_words(full)
    lone = len(words) > 1 and len(short) >= _INITIALS and name_words(short) == words[:1]
    return lone and place_key(short) not in places()


def _joins(name: str, kind: ActorKind, group: _Group) -> bool:
    if kind is ActorKind.PERSON:
        return all(same_person(name, other) for other in group.names)
    if place_key(name) == place_key(group.main):
        return True
    return kind is group.kind and same_organisation(name, group.main)


def _place_lone(name: str, count: int, people: list[_Group]) -> None:
    """A lone surname joins the one person who bears it; between several it stays apart."""
    last = name_words(name)[-1]
    bearers = [g for g in people if any(surname(name_words(n)) == last for n in g.names)]
    if not bearers:
        bearers = [g for g in people if any(len(last) > 4 and alike(surname(name_words(n)), last) for n in g.names)]
    if not bearers and last in given_names():  # that one person of the story bears
        bearers = [g for g in people if any(name_words(n)[0] == last for n in g.names)]
    if len(bearers) == 1:
        bearers[0].names[name] += 0
        return
    people.append(_Group(ActorKind.PERSON, Counter({name: count})))


def actors(story: Story, most_evidence: int = 50) -> tuple[Actor, ...]:
    """The actors of a story, most mentioned first; each with so many of its mentions at most as evidence."""
    names = joined_names(story)
    found: dict[str, _Entry] = {}
    kinds = _kinds(_counts(story))
    for article, mentions in zip(story.articles, story.mentions, strict=True):
        for mention in mentions.actors:
            entry = found.setdefault(names[article.id, mention.actor], _Entry())
            entry.kinds[kinds[mention.actor]] += 1
            entry.spellings[mention.span.of(article.text)] += 1
            entry.articles.add(article.id)
            entry.evidence.append(Evidence.at(article, mention.span))
            if mention.role is not None:
                entry.add_role(Evidence.at(article, mention.role))
    abroad = speaking(story, names)
    for article in story.articles:
        for name, span in abroad.get(article.id, ()):
            entry = found.setdefault(name, _Entry())
            entry.kinds[ActorKind.PERSON] += 1
            entry.spellings[span.of(article.text)] += 1
            entry.articles.add(article.id)
            entry.evidence.append(Evidence.at(article, span))
    _add_unseen(story, found, abroad)
    english = {article.id for article in story.articles if article.language == "en"}
    built = [
        _actor(name, entry, most_evidence)
        for name, entry in found.items()
        if not (entry.articles <= english and _is_nobody(name, entry))
    ]
    return tuple(sorted(built, key=lambda a: (-a.mentions, a.name)))


def _add_unseen(story: Story, found: dict[str, "_Entry"], abroad: Mapping[str, list[tuple[str, Span]]]) -> None:
    """Add where a name that one article was seen to have stands in others, in which it was taken for none, in any language."""
    spelt: dict[str, str] = {}
    for name, entry in sorted(found.items(), key=lambda each: -each[1].spellings.total()):
        for spelling in entry.spellings:
            if " " in spelling or (entry.kind is not ActorKind.PERSON and len(spelling) >= _INITIALS - 1):
                spelt.setdefault(spelling, name)
    opening = by_first_word(spelt)
    people = [name for name, entry in sorted(found.items()) if entry.kind is ActorKind.PERSON and " " in name]
    for article, mentions in zip(story.articles, story.mentions, strict=True):
        taken = [mention.span for mention in mentions.actors] or sorted(s for _, s in abroad.get(article.id, ()))
        seen = [(spelt[span.of(article.text)], span) for span in standing(article.text, opening, taken)]
        if not article.text.isascii():
            seen += standing_in_letters(article.text, people)
        for name, span in seen:
            entry = found[name]
            entry.kinds[entry.kind] += 1
            entry.spellings[span.of(article.text)] += 1
            entry.articles.add(article.id)
            entry.evidence.append(Evidence.at(article, span))


def _is_nobody(name: str, entry: "_Entry") -> bool:
    """Whether a name is a single common word, without a title and in few articles: `the Court`, `the Post`, `Crossword`."""
    key = place_key(name)
    known = key in places() or key in metonyms() or key in given_names() or (name.isupper() and len(name) <= _INITIALS)
    lone = " " not in name and len(entry.spellings) == 1 and not entry.roles and len(entry.articles) < _MANY
    return lone and not known and common_word(fold(name))


@dataclass(slots=True)
class _Entry:
    kinds: Counter[ActorKind] = field(default_factory=Counter)
    spellings: Counter[str] = field(default_factory=Counter)
    articles: set[str] = field(default_factory=set)
    evidence: list[Evidence] = field(default_factory=list)
    roles: dict[str, list[Evidence]] = field(default_factory=dict)
    wordings: dict[str, Counter[str]] = field(default_factory=dict)

    @property
    def kind(self) -> ActorKind:
        """What most mentions take it for."""
        return max(sorted(self.kinds), key=lambda kind: self.kinds[kind])

    def add_role(self, evidence: Evidence) -> None:
        text = role_text(evidence.exact)
        folded_role = " ".join(folded(text))
        if folded_role:
            self.roles.setdefault(folded_role, []).append(evidence)
            self.wordings.setdefault(folded_role, Counter())[text] += 1


def role_text(written: str) -> str:
    """A role without article before it, and of one person: `Presidents` (Biden and Putin) is `President`."""
    words = written.split()
    while len(words) > 1 and words[0].casefold() in _ARTICLES:
        words.pop(0)
    if (
        words
        and _OF.isdisjoint(words)
        and len(words[-1]) > 4
        and words[-1][0].isupper()
        and words[-1].endswith("s")
        and not words[-1].endswith("ss")
    ):
        words[-1] = words[-1][:-1]
    if words and words[-1].endswith(("men", "women")) and len(words[-1]) > len("women"):
        words[-1] = f"{words[-1][:-2]}an"
    return " ".join(words)


def _actor(name: str, entry: _Entry, most_evidence: int) -> Actor:
    kind = entry.kind
    roles = [
        Role(max(sorted(entry.wordings[key]), key=lambda w: entry.wordings[key][w]), tuple(evidence))
        for key, evidence in (entry.roles.items() if kind is ActorKind.PERSON else ())
    ]
    known = metonyms().get(place_key(name))
    place = places().get(place_key(name)) if kind is ActorKind.PLACE else None
    return Actor(
        name=name,
        kind=kind,
        spellings=tuple(sorted(entry.spellings, key=lambda s: (-entry.spellings[s], s))),
        roles=tuple(sorted(roles, key=lambda r: (-len(r.evidence), r.text))),
        mentions=entry.spellings.total(),
        articles=tuple(sorted(entry.articles)),
        evidence=tuple(entry.evidence[:most_evidence]),
        stands_for=known[1] if known is not None else None,
        country=place[1] if place is not None else None,
    )
