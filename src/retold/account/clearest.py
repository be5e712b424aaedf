"""Which wording of a passage is the clearest, who else says what it says, and how badly it stands by itself.

Sentences of one passage overlap, but one may hold far more than the others: what is shown as told by several tellings must
be what they all tell, so the wording that holds little beside it is taken.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from retold.account.checked import Checked
from retold.account.disowned import disowned
from retold.account.faults import at_odds, faults
from retold.account.handed import depths, in_most, newer_versions
from retold.account.languages import mostly_in
from retold.account.matter import Matter, bears_out, distances, share, weight
from retold.account.parting import Stance
from retold.account.sides import speaks_for_itself
from retold.account.signs import signs_for
from retold.account.standalone import HANGING, MARKS, UNFIT, hanging, opens_with_writer, unclear
from retold.model import (
    ArticleKind,
    Lineage,
    Passage,
    Reading,
    Span,
    Story,
    joined,
    meets,
    within,
)
from retold.words import fold, folded, stem, token_spans
from retold.words.background import stop_words
from retold.words.datelines import told_from
from retold.words.numbers import counted, plain
from retold.words.retracted import is_retracted, withdrawn

_QUOTED = 0.7  # the same of somebody's words in quotation marks: who tells them tells nearly all of them
_A_NAME = 2  # words of names: two that both have tell of one person
_SHORT = 6  # words of matter up to which a sentence may share with another no more than what the story is about
_MOST = 0.6  # weighted share of its words that makes it no mere matter of what the story is about
_RIVAL = 0.3  # of its words that another sentence has which tells of the same otherwise
_ANSWER = 16  # words of an answer that needs its question
_BARE = 0.55  # the same, of a sentence without people, days or figures in common
_VERSIONS = 8  # copies of a telling that are looked at for what one of them leaves out
_LITTLE = 0.1  # weighted share of the words of a sentence that are not those of a claim it says is false
_COMPARED = 40  # readings of a passage that may stand for it


@dataclass(frozen=True, slots=True)
class Wording:
    """A reading shown for its passage.

    Attributes:
        trouble: 0 none, from `UNFIT` on it says nothing alone.
        carried: the readings that say what it says, itself first.
        origins: independent tellings among them.
    """

    reading: Reading
    trouble: float
    carried: tuple[Reading, ...]
    origins: int


class Clearest:
    """Finds the clearest wording of passages.

    Args:
        story: with its mentions.
        lineage: of the story.
    """

    def __init__(self, story: Story, lineage: Lineage) -> None:
        self.articles = {article.id: article for article in story.articles}
        self.language = mostly_in(story.articles)
        self._mentions = {mentions.article: mentions for mentions in story.mentions}
        self._lineage = lineage
        self._depth = depths(lineage)
        self._family = {article.id: -n for n, article in enumerate(story.articles, 1)}  # what is copied from nobody
        self._family |= lineage.numbered()
        self._taken_back = [
            (numbers, frozenset(stem(word) for word in folded(told)))
            for article in story.articles
            for told in article.corrections
            if (numbers := withdrawn(told))
        ]
        self._witnessed = len(story.articles) == 1 and opens_with_writer(story.articles[0], story.mentions[0])
        self._parties = frozenset(article.id for article in story.articles if speaks_for_itself(article))
        # What an office or a side gives out, and its copies: best told by who reports what all sides say.
        self._given_out = frozenset(
            article for family in lineage.families if self._is_release(family.head) for article in family.articles
        )
        self._loaded = self._loading(story)
        self._everywhere = in_most(story.articles)
        self._newer = newer_versions(story, lineage)
        self._spoken: dict[str, list[Span]] = {}
        self.disowned = disowned(story)  # by article, what it says is not so
        self._checked = Checked(story)
        self._known: dict[tuple[str, Span, bool], Matter] = {}  # readings are asked for several times

    def of(self, passage: Passage, apart: Reading | None = None) -> Wording:
        """The wording that most tellings carry, that reads well, and holds little that only it has; not `apart` if there is another."""
        reported = self._reported(passage)
        return self._best(passage, reported, [r for r in reported if r != apart] or reported)

    def told_by(self, passage: Passage, reading: Reading) -> Wording:
        """How one reading of a passage stands for it."""
        return self.of_those(passage, [reading])

    def of_those(self, passage: Passage, readings: Sequence[Reading]) -> Wording:
        """The one of some `readings` of a passage that stands best for it."""
        return self._best(passage, self._reported(passage), readings)

    def _reported(self, passage: Passage) -> Sequence[Reading]:
        """The readings of reports; of a passage of views alone all."""
        return [r for r in passage.readings if not self.is_view(r.article)] or passage.readings

    def _best(self, passage: Passage, reported: Sequence[Reading], tried: Sequence[Reading]) -> Wording:
        """The best wording of those `tried`, each with the readings `reported` that say what it says."""
        marks = faults(passage)
        said = {r.article: self._said(r) for r in passage.readings}
        tried = tried[:_COMPARED]
        troubles = {r.article: round(marks[r.article] + self._unclear(r), 3) for r in tried}
        empty = {r.article for r in reported if self._says_nothing(r)}
        fit = {name for name, trouble in troubles.items() if trouble < HANGING}
        found = []
        for reading in tried:
            article, own = self.articles[reading.article], self._family[reading.article]
            against = at_odds(passage, reading) | self._contradicting(said, reported, reading)
            others = [r for r in reported if r is not reading and r.article not in against | empty]
            others += [
                r for r in reported if r.article in empty and self._family[r.article] == own and r is not reading
            ]
            if reading.article in empty:  # what is only repeated to be denied is told by nobody else
                others = [r for r in others if self._family[r.article] == own]
            carried = self._carried(said, others, reading)
            origins = self._lineage.tellings({reading.article, *(r.article for r in carried)})
            trouble = troubles[reading.article]
            strange = str(article.language) != self.language
            strain = round(trouble + self._excess(said, passage, reading), 3)
            given_out = reading.article in self._given_out
            overtaken = any(
                article.published_before(self.articles[other]) and self._is_of(said[other], reading, other)
                for other in against & fit
            )
            outdated = overtaken or not self._newer.get(reading.article, frozenset()).isdisjoint(fit)
            unfit, alone, copied = trouble >= UNFIT, not carried, self._depth.get(reading.article, 0)
            over = self._is_over(reading, tried, fit)
            order = (
                strange,
                unfit,
                trouble >= HANGING,
                reading.article in empty,
                over,
                self._is_loaded(reading),
                -origins,
                outdated,
                given_out,
                alone,
                strain,
                copied,
            )
            found.append((order, reading.article, Wording(reading, trouble, (reading, *carried), origins)))
        return min(found, key=lambda each: each[:2])[2]

    def _is_of(self, theirs: Matter, reading: Reading, other: str) -> bool:
        """Whether another article has enough of the words of a reading to tell of the same, if otherwise."""
        strange = self.articles[other].language != self.articles[reading.article].language
        return strange or share(theirs.what, self._said(reading).what) >= _RIVAL

    def _answers(self, reading: Reading) -> bool:
        """Whether a short sentence stands right behind a question, and says nothing without it."""
        text, sentences = self.articles[reading.article].text, self._mentions[reading.article].sentences
        behind = bisect_right(sentences, reading.span.start, key=lambda sentence: sentence.end)
        before = sentences[behind - 1] if behind else None
        if before is None or not before.of(text).rstrip().endswith("?"):
            return False
        return not meets(self._quotes(reading.article), before) and len(folded(reading.span.of(text))) <= _ANSWER

    def _unclear(self, reading: Reading) -> float:
        trouble = unclear(self.articles[reading.article], reading, witnessed=self._witnessed)
        return trouble + HANGING * (self._says_nothing(reading) or self._answers(reading))

    def _says_nothing(self, reading: Reading) -> bool:
        """Whether all that a reading has is what its article says is not so."""
        if not self._disowns(reading):
            return False
        own = self._said(reading, owned=True)
        return share(own.who | own.what, self.terms(reading)) < _LITTLE

    def _contradicting(
        self, said: Mapping[str, Matter], reported: Sequence[Reading], reading: Reading
    ) -> frozenset[str]:
        """The articles that tell of other figures or days than a reading: themselves, or, where one of the two leaves them out, a copy."""
        copies: dict[int, list[Matter]] = {}
        for other in reported:
            copies.setdefault(self._family[other.article], []).append(said[other.article])
        own = self._family[reading.article]
        shown, mine = said[reading.article], copies.get(own, [])[:_VERSIONS]
        found = set()
        for name, family in ((r.article, self._family[r.article]) for r in reported):
            vague = family != own and shown.figures.isdisjoint(said[name].figures)
            theirs = copies[family][:_VERSIONS] if vague else []
            if said[name].contradicts(shown) or any(a.contradicts(b) for a in mine for b in theirs):
                found.add(name)
        return frozenset(found) - {reading.article}

    def _is_over(self, reading: Reading, tried: Sequence[Reading], fit: AbstractSet[str]) -> bool:
        """Whether a reading tells as going on what a later report no longer does: `is holding hostages`, `held hostages`."""
        if not self._goes_on(reading):
            return False
        own = self.articles[reading.article]
        later = (r for r in tried if r.article in fit and own.published_before(self.articles[r.article]))
        return any(not self._goes_on(other) for other in later)

    def _goes_on(self, reading: Reading) -> bool:
        article = self.articles[reading.article]
        return signs_for(article.language).going_on.search(reading.span.of(article.text)) is not None

    def _loading(self, story: Story) -> frozenset[str]:
        """The words of the story that take a side, and that one telling alone uses: nobody else calls them rioters."""
        used: dict[str, set[int]] = {}
        for article in story.articles:
            for word in hanging()["sided"].intersection(folded(article.text)):
                used.setdefault(word, set()).add(self._family[article.id])
        return frozenset(word for word, families in used.items() if len(families) == 1)

    def _is_loaded(self, reading: Reading) -> bool:
        """Whether one side tells it: a page of its own, or words for people that no other telling uses."""
        if reading.article in self._parties:
            return True
        words = self._loaded and folded(reading.span.of(self.articles[reading.article].text))
        return not self._loaded.isdisjoint(words)

    def told(self, reading: Reading) -> Span:
        """The words of a reading without the dateline of its article."""
        start = max(reading.span.start, told_from(self.articles[reading.article].text))
        return Span(start, reading.span.end) if start < reading.span.end else reading.span

    def is_view(self, article: str) -> bool:
        """Whether an article gives a view: it bears out nothing, and says nothing for the story."""
        return self.articles[article].kind is ArticleKind.OPINION

    def _is_release(self, article: str) -> bool:
        """Whether an article is somebody's own words throughout: what an office or a side gives out."""
        return self.articles[article].kind is ArticleKind.RELEASE or article in self._parties

    def terms(self, reading: Reading) -> frozenset[str]:
        """The words of a reading that carry matter, as stems, and its days."""
        said = self._said(reading)
        return said.who | said.what

    def checkable(self, reading: Reading) -> frozenset[str]:
        """The numbers of a reading and the words that name somebody in it."""
        said = self._said(reading)
        return said.figures | said.who

    def is_taken_back(self, reading: Reading) -> bool:
        """Whether a reading has a number that some page of the story says was wrong, of what that page names."""
        said = self._said(reading)
        return any(
            not said.figures.isdisjoint(numbers) and not (said.what & words) <= numbers
            for numbers, words in self._taken_back
        )

    def stance(self, reading: Reading) -> Stance:
        """How a reading puts what it says."""
        return self._said(reading).denies, self._disowns(reading)

    def is_said(self, reading: Reading) -> bool:
        """Whether a reading opens with somebody's words, or is mostly somebody's words that were given out to everybody."""
        article = self.articles[reading.article]
        if self._opens_quoted(reading) or self._is_release(reading.article):
            return True
        if not meets(self._quotes(reading.article), reading.span):
            return False
        given = (
            span
            for statement in self._lineage.statements
            for where, span in zip(statement.articles, statement.spans, strict=False)
            if where == article.id and span.overlaps(reading.span)
        )
        return any(
            2 * (min(span.end, reading.span.end) - max(span.start, reading.span.start)) > len(reading.span)
            for span in given
        )

    def _quotes(self, article: str) -> list[Span]:
        """Where an article gives somebody's words."""
        if article not in self._spoken:
            quotes = self._mentions[article].quotes
            self._spoken[article] = joined(span for quote in quotes for span in quote.spans)
        return self._spoken[article]

    def _opens_quoted(self, reading: Reading) -> bool:
        return self.articles[reading.article].text[reading.span.start] in MARKS

    def _has_quoted(self, reading: Reading) -> bool:
        return any(span.overlaps(reading.span) for span in self._mentions[reading.article].quoted)

    def _said(self, reading: Reading, *, owned: bool = False) -> Matter:
        """What a reading says; `owned`: without what it says is not so."""
        place = reading.article, reading.span, owned and self._disowns(reading)
        if place not in self._known:
            self._known[place] = self._read(reading, owned=place[2])
        return self._known[place]

    def _disowns(self, reading: Reading) -> bool:
        """Whether a reading repeats something to say that it is not so."""
        return meets(self.disowned[reading.article], reading.span)

    def _read(self, reading: Reading, *, owned: bool) -> Matter:
        article, mentions = self.articles[reading.article], self._mentions[reading.article]
        stop = stop_words(article.language)
        actors = within(mentions.actors, reading.span)
        names = [span for m in actors for span in (m.span, m.role) if span is not None]
        untold = self.disowned[article.id] if owned else ()
        dates = [d for d in within(mentions.dates, reading.span) if d.first is not None and not meets(untold, d.span)]
        who, what, figures = set[str](), {f"={day.first}" for day in dates}, set[str]()
        for token in token_spans(reading.span.of(article.text)):
            place = token.shifted(reading.span.start)
            word = fold(place.of(article.text))
            if meets(untold, place):
                continue
            if word not in stop and not any(day.span.overlaps(place) for day in dates):
                (who if any(name.overlaps(place) for name in names) else what).add(stem(word))
                figure = plain(word) if word[0].isdigit() else counted(word)
                if figure is not None and not is_retracted(article.text, reading.span.start, place.start):
                    figures.add(figure)
        days = frozenset((day.first, day.last or day.first) for day in dates if day.first is not None)
        words = folded(reading.span.of(article.text))
        figures |= {f"{how_many} {unit}" for how_many, unit in distances(words)}
        denies = any(word in hanging()["denying"] or word.endswith("n't") for word in words)
        return Matter(frozenset(who), frozenset(what), frozenset(figures), days, denies)

    def _carried(self, said: Mapping[str, Matter], others: Sequence[Reading], reading: Reading) -> list[Reading]:
        """Those of `others` that say most of what a reading says, of the same people, and no other number or day.

        In another language that is who has it from one that does, or from the reading; where nobody of its family has the
        reading's language, names, figures and days must do, which need no translation.
        """
        language = self.articles[reading.article].language
        near = [r for r in others if self.articles[r.article].language == language]
        there = [reading.article, *(r.article for r in near if self._carries(said, r, reading))]
        native = [reading.article, *(r.article for r in near)]
        found = set(there)
        for other in (r for r in others if self.articles[r.article].language != language):
            kin = [name for name in native if self._family[name] == self._family[other.article]]
            if self._opens_quoted(reading) and not self._has_quoted(other):
                continue
            if (not kin and said[other.article].tells_of(said[reading.article])) or not found.isdisjoint(kin):
                there.append(other.article)
        return [r for r in others if r.article in there]

    def _carries(self, said: Mapping[str, Matter], one: Reading, other: Reading) -> bool:
        """Whether a reading says most of what another of its language says."""
        ours, theirs = said[one.article], said[other.article]
        if self._disowns(one) and not bears_out(self._said(one, owned=True), self._said(other, owned=True)):
            return False
        if self._opens_quoted(other) and (not self._has_quoted(one) or share(ours.what, theirs.what) < _QUOTED):
            return False
        no, yes = ours.denies or self._disowns(one), theirs.denies or self._disowns(other)
        if no != yes and self._lineage.tellings({one.article, other.article}) > 1:
            return False  # of copies the collation knows
        common = (ours.what & theirs.what) | (ours.who & theirs.who)
        few = len(theirs.what) <= _SHORT and len(ours.who & theirs.who) < _A_NAME
        # What all of the story is about says nothing: `drinking water is safe`, `lead in drinking water`.
        topical = few and common <= self._everywhere and share(ours.what, theirs.what) < _MOST
        return not topical and bears_out(ours, theirs) and self._is_checked(one, other)

    def _is_checked(self, one: Reading, other: Reading) -> bool:
        """Whether a telling of its own has what can be checked in a reading, and has it as somebody's word where that one does."""
        if self._family[one.article] == self._family[other.article]:
            return True
        if not self._checked.holds(one.article, one.span, other.article, other.span):
            return False
        ours, theirs = self._said(one), self._said(other)
        anchored = theirs.who or not ours.days.isdisjoint(theirs.days) or not ours.figures.isdisjoint(theirs.figures)
        if not anchored and share(ours.what, theirs.what) < _BARE:
            return False
        reported = self._checked.is_speech(other.article, other.span)
        alone = reported and not self._checked.is_speech(one.article, one.span)
        return not alone or share(ours.what, theirs.what) >= _MOST

    def _excess(self, said: Mapping[str, Matter], passage: Passage, reading: Reading) -> float:
        """The share of a wording that nobody else bears out: no other telling, or no other article of the only one."""
        mine = said[reading.article].who | said[reading.article].what
        others = [r for r in passage.readings if r is not reading]
        if passage.origins > 1:
            others = [r for r in others if self._lineage.tellings({r.article, reading.article}) > 1]
        if not others:
            return 0.0
        alone = mine.difference(*(said[r.article].who | said[r.article].what for r in others))
        return weight(alone) / max(weight(mine), 1e-9)
