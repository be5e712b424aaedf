"""From the words at a quote to the person: names, pronouns, descriptions."""

import re
from bisect import bisect_right
from itertools import pairwise, zip_longest

from retold.mentions.drafts import Draft, Page
from retold.mentions.gazetteer import role_nouns, sexes
from retold.mentions.names import Name
from retold.model import ActorKind, ActorMention, Span, Speaker
from retold.words import fold
from retold.words.names import given_names, honorifics, name_words

_HE_SHE = {"he": "m", "she": "f", "him": "m", "her": "f", "his": "m", "himself": "m", "herself": "f"}
_PRONOUN = re.compile(rf"\b(?:{'|'.join(_HE_SHE)})\b", re.IGNORECASE)
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_ROLE_SEX = {"spokesman": "m", "spokeswoman": "f", "chairwoman": "f", "congressman": "m",
             "congresswoman": "f", "businessman": "m", "actress": "f", "king": "m", "queen": "f", "mother": "f",
             "father": "m", "wife": "f", "husband": "m", "daughter": "f", "son": "m", "sister": "f", "brother": "m", "aunt": "f",
             "uncle": "m", "niece": "f", "nephew": "m", "grandmother": "f", "grandfather": "m", "widow": "f", "widower": "m",
             "girlfriend": "f", "boyfriend": "m", "girl": "f", "boy": "m", "policeman": "m", "policewoman": "f"}  # fmt: skip
_APPOSED = re.compile(r", ((?:[^\W\d_][\w.'’-]*[ ]?){1,6}),")
_PARTED = (
    0.4  # how much of his weight the last speaker keeps where another paragraph, with a subject of its own, has begun
)
_UNSHOWN = 0.35  # the weight of a name that nothing but the network takes for a person's
_ARTICLES = frozenset({"a", "an", "the"})
_LINKS = frozenset({"of", "from", "in", "at"})
_OWNED = re.compile(r"\b(her|his) (?:[a-z-]+ ){1,2}$", re.IGNORECASE)  # her younger daughter | Ellie
_OWNED_REACH = 40

_OF_A_BODY = re.compile(
    r", an? [\w\s-]{3,40} (?:of|at|from|for|with)(?: the)?"
)  # Jo Roe, a chemist at | the institute, who
_OF_NAME = re.compile(r", (?:an?|the) [^,.;:\n]{3,60}, ")  # Jo Roe, | a Liberal from the south, | who
_REACH_BACK = 80  # characters in which the name before a description, or before `who`, begins
_REACH = 6  # sentences a pronoun looks back


class Resolver:
    """Who is meant at a place of one article."""

    def __init__(self, page: Page, names: list[Name], actors: tuple[ActorMention, ...]) -> None:
        """Gather what the article says of each person."""
        self.page, self.names, self.actors = page, names, actors
        self._starts = [a.span.start for a in self.actors]
        self._things = {a.actor for a in self.actors if a.kind is not ActorKind.PERSON}
        self._subjects = {n.span for n in self.names if n.subject}
        self._descriptions: list[tuple[frozenset[str], str]] = []
        self._sex: dict[str, str] = {}
        self._shown: set[str] = set()  # whom a title, a role or a given name shows to be a person
        self._roles: list[tuple[int, str, frozenset[str]]] = []
        honorific = {n.span: n.honorific for n in self.names}
        for actor in self.actors:
            if actor.kind is not ActorKind.PERSON:
                continue
            role = _words(self.page.text, actor.role)
            sex = honorifics().get(honorific.get(actor.span) or "") or next(
                (_ROLE_SEX[w] for w in role if w in _ROLE_SEX), None
            )
            sex = sex or sexes().get(name_words(actor.actor)[0])
            if sex and actor.actor not in self._sex:
                self._sex[actor.actor] = sex
            if sex or role or honorific.get(actor.span) or name_words(actor.actor)[0] in given_names():
                self._shown.add(actor.actor)
            if role:
                self._roles.append((actor.span.start, actor.actor, frozenset(role)))
        self._sex |= self._called()

    def _called(self) -> dict[str, str]:
        """Of persons whose names do not tell whether they are men or women, what the pronoun behind their names tells.

        That is the first in their sentence, before anybody else is named; all such pronouns of one agree.
        """
        called: dict[str, set[str]] = {}
        for actor, following in zip_longest(self.actors, self.actors[1:]):
            number = self.page.sentence_at(actor.span.start)
            if actor.kind is not ActorKind.PERSON or actor.actor in self._sex:
                continue
            end = self.page.parsed[number].span.end
            end = min(end, following.span.start) if following is not None else end
            if pronoun := _PRONOUN.search(self.page.text, actor.span.end, end):
                called.setdefault(actor.actor, set()).add(_HE_SHE[pronoun[0].casefold()])
        return {actor: sexes.pop() for actor, sexes in called.items() if len(sexes) == 1}

    def speakers(self, drafts: list[Draft]) -> list[Speaker | None]:
        """The speaker of each draft, in their order; a later pronoun may mean an earlier speaker."""
        found: list[Speaker | None] = []
        known: dict[Span, str | None] = {}
        last: tuple[int, str] | None = None
        thing: tuple[int, str] | None = None
        for draft in drafts:
            if draft.source is None:
                found.append(None)
                continue
            actor = (
                self._actor(draft, last)
                or self._it(draft, thing)
                or (known.get(draft.source) if draft.carried else None)
            )
            known[draft.source] = actor
            found.append(Speaker(draft.source, actor))
            if actor in self._things or fold(draft.source.of(self.page.text)) == "which":
                thing = (draft.sentence, actor) if actor is not None else thing
            elif actor is not None:
                last = (draft.sentence, actor)
        return found

    def _it(self, draft: Draft, thing: tuple[int, str] | None) -> str | None:
        """The organisation that spoke last, in this sentence or the one before, where `it` speaks."""
        assert draft.source is not None
        it = fold(draft.source.of(self.page.text)) == "it"
        return thing[1] if it and thing is not None and draft.sentence - thing[0] <= 1 else None

    def _actor(self, draft: Draft, last: tuple[int, str] | None) -> str | None:
        assert draft.source is not None
        written = draft.source.of(self.page.text)
        words = [fold(w) for w in written.replace("’", "'").split()]
        if draft.carried and last is not None and words and words[0] in _HE_SHE:
            return last[1]
        if len(words) == 1 and words[0] in _HE_SHE:
            return self._pronoun(draft.source, words[0], last)
        if len(words) == 1 and words[0] in _RELATIVE:
            return self._before(draft.source)
        named = self._named(draft.source)
        if named is None or named in self._things:
            named = self._apposed(draft.source) or named
        if named is None and words and words[0] in _ARTICLES:
            named = self._bearer(draft.source, draft.cue)
        return named if named is not None else self._described(draft.source, words)

    def _bearer(self, span: Span, cue: Span | None) -> str | None:
        """The person whom a description between commas is said of: `Jo Roe, | a docker who had been there, | said`."""
        if cue is None or "," not in self.page.text[span.end : cue.start]:
            return None
        near = self._between(max(0, span.start - _REACH_BACK), span.start)
        last = near[-1] if near else None
        if last is None or last.kind is not ActorKind.PERSON or self.page.text[last.span.end : span.start] != ", ":
            return None
        return last.actor

    def _apposed(self, span: Span) -> str | None:
        """The person named behind a description, between commas: `the spokesman of the ministry, Colonel Jo Roe, said`."""
        behind = _APPOSED.match(self.page.text, span.end)
        if behind is None:
            return None
        near = self._between(behind.start(1), behind.end(1))
        return (
            near[-1].actor
            if near and near[-1].span.end == behind.end(1) and near[-1].kind is ActorKind.PERSON
            else None
        )

    def _named(self, span: Span) -> str | None:
        """The actor a phrase names: a person in it, or the name it ends with; not one that only qualifies its head."""
        text = self.page.text
        inside = [a for a in self._between(span.start, span.end) if span.covers(a.span)] or self._ends(span)
        # "Biden's advisers", "the head of Shell": the name is not the head of the phrase
        people = [a for a in inside if a.kind is ActorKind.PERSON]
        if _listed(text, people):
            return None
        people = [a for a in people if _is_head(text, span, a.span)]
        if people:
            return people[0].actor
        body = inside[0] if inside and inside[0].kind is ActorKind.ORGANISATION else None
        if body is not None and _is_of_town(text, span, inside):
            return body.actor
        if (
            inside
            and text[inside[-1].span.end : span.end].strip(" .") == ""
            and not _after_of(text, span, inside[-1].span)
        ):
            return inside[-1].actor
        return None

    def _ends(self, span: Span) -> list[ActorMention]:
        """The person whose name a phrase is the end of: `Leif | Aamodt`."""
        near = self._between(max(0, span.start - _REACH_BACK), span.end)[-1:]
        return [a for a in near if a.span.end == span.end and a.span.covers(span) and a.kind is ActorKind.PERSON]

    def _between(self, start: int, end: int) -> list[ActorMention]:
        low = bisect_right(self._starts, start - 1)
        return [a for a in self.actors[low : bisect_right(self._starts, end)] if a.span.end <= end]

    def _pronoun(self, span: Span, pronoun: str, last: tuple[int, str] | None) -> str | None:
        """The likeliest person before `he` or `she`: subjects, the near and the last speaker count more."""
        sex = _HE_SHE[pronoun]
        number = self.page.sentence_at(span.start)
        first = self.page.starts[max(0, number - _REACH)]
        scores: dict[str, float] = {}
        near = [m for m in self._between(first, span.start) if m.kind is ActorKind.PERSON]
        # Her daughter, in the sentence in which she speaks, is not she: then only who is known to be a woman is.
        owned = [m.span for m in near if self.page.sentence_at(m.span.start) == number and self._is_owned(m.span, sex)]
        for mention in near:
            if mention.span in owned or self._sex.get(mention.actor, sex) != sex:
                continue
            if owned and mention.actor not in self._sex:
                continue
            back = number - self.page.sentence_at(mention.span.start)
            weight = 0.6**back * (2.0 if mention.span in self._subjects else 1.0)
            stretch = self.page.marked_at(mention.span.start)
            weight *= 0.3 if stretch is not None and stretch is not self.page.marked_at(span.start) else 1.0
            weight *= 1.0 if mention.actor in self._sex else 0.7 if mention.actor in self._shown else _UNSHOWN
            scores[mention.actor] = scores.get(mention.actor, 0.0) + weight
        if last is not None and number - last[0] <= 3 and self._sex.get(last[1], sex) == sex:
            again = 2.0 * 0.6 ** (number - last[0]) * (_PARTED if self._is_parted(span, last, sex) else 1.0)
            scores[last[1]] = scores.get(last[1], 0.0) + again
        return max(sorted(scores), key=lambda a: scores[a], default=None)

    def _is_owned(self, name: Span, sex: str) -> bool:
        """Whether somebody stands behind a word that makes him another one's of that sex: `her younger daughter | Ellie`."""
        owner = _OWNED.search(self.page.text, max(0, name.start - _OWNED_REACH), name.start)
        return owner is not None and _HE_SHE[owner[1].casefold()] == sex

    def _is_parted(self, span: Span, last: tuple[int, str], sex: str) -> bool:
        """Whether, since somebody spoke, a paragraph has begun whose subject may be meant: that of a pronoun, or the one before it."""
        begins = span.start
        for _ in range(2):
            begins = self.page.text.rfind("\n", 0, begins) + 1
            own = (m for m in self._between(begins, span.start) if m.span in self._subjects and m.actor != last[1])
            if any(m.kind is ActorKind.PERSON and self._sex.get(m.actor, sex) == sex for m in own):
                return self.page.starts[last[0]] < begins
            begins = len(self.page.text[:begins].rstrip())
        return False

    def _before(self, span: Span) -> str | None:
        """The person or organisation just before `who`."""
        near = self._between(max(0, span.start - _REACH_BACK), span.start)
        if not near:
            return None
        if near[-1].span.end < span.start - 3:
            people = [a for a in near if a.kind is ActorKind.PERSON]
            own = people and _OF_NAME.fullmatch(self.page.text[people[-1].span.end : span.start])
            return people[-1].actor if own else None
        for person in near[-2:-1]:  # Jo Roe of Vestby, who
            link = self.page.text[person.span.end : near[-1].span.start].strip()
            if person.kind is ActorKind.PERSON and (link in _LINKS or _OF_A_BODY.fullmatch(link)):
                return person.actor
        return near[-1].actor

    def _described(self, span: Span, words: list[str]) -> str | None:
        """`the spokesman`: the person to whom the article gives that role, the last before, if there is but one."""
        roles = [w for w in words if w in role_nouns()]
        if not roles:
            return None
        if words[0] not in {"the", "this", "that"} or len(words) > 5:
            self._descriptions.append((frozenset(words), _bare(span.of(self.page.text))))
            return None
        asked = frozenset(w for w in words[1:])
        fitting = [actor for start, actor, role in self._roles if asked <= role and start < span.start]
        if fitting:
            return fitting[-1] if len(set(fitting)) == 1 else None
        return next((text for known, text in reversed(self._descriptions) if asked <= known), None)


def _words(text: str, span: Span | None) -> list[str]:
    return [fold(w) for w in span.of(text).split()] if span is not None else []


def _is_head(text: str, span: Span, name: Span) -> bool:
    """Whether a phrase is about the name itself, not somebody of its (`Biden's advisers`, `the Biden administration`)."""
    rest = text[name.end : span.end].strip()
    first = rest.split(" ")[0]
    return not _after_of(text, span, name) and (not rest or rest[0] in ",(" or first in _STILL_HEAD)


def _is_of_town(text: str, span: Span, inside: list[ActorMention]) -> bool:
    """`Meridian Bulk of Port Saltis`: a phrase of a body and the town it is of."""
    if len(inside) != _BODY_AND_TOWN or inside[1].kind is not ActorKind.PLACE or inside[1].span.end != span.end:
        return False
    before = fold(text[span.start : inside[0].span.start].strip())
    return before in {"", "the"} and text[inside[0].span.end : inside[1].span.start].strip() == "of"


_BODY_AND_TOWN = 2
_STILL_HEAD = frozenset({"of", "in", "from", "at", "who", "to", "on", "for", "himself", "herself"})


def _bare(written: str) -> str:
    """A description without its article: `senior official`."""
    words = written.split()
    tail = next((k for k, w in enumerate(words) if k and w in {"who", "which", "that"}), len(words))
    words = words[:tail]
    return " ".join(words[1:] if words[0].casefold() in {"a", "an", "one"} else words)


def _after_of(text: str, span: Span, name: Span) -> bool:
    before = text[span.start : name.start].rpartition(",")[2].split()
    return any(w in {"of", "for", "to", "from", "at", "with", "by", "on", "in", "near"} for w in before)


def _listed(text: str, people: list[ActorMention]) -> bool:
    """Several people speak at once: `Biden and Putin`."""
    return any(" and " in f" {text[a.span.end : b.span.start].strip()} " for a, b in pairwise(people))
