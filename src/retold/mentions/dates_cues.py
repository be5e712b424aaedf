"""The words of a language that tell whether an undirected date lies ahead or behind, as its data file lists them."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cues:
    """The verbs around a date that tell whether it lies ahead or behind.

    Attributes:
        words: word to `past` or `future`; past_endings, future_endings: of verbs not listed.
        present: forms that tell nothing and end the search, as does `'s` after one of pronouns; openers: cues that tell
            nothing as the first word ("Until Friday, the office had declined"); timeless: those whose participle tells nothing.
        modal: auxiliaries that put a later participle ahead; unreal: those of them that tell of the past beside a word of
            denied ("could not be reached"), before one of sensed ("could hardly breathe"), or, said of one of persons, of
            witnessed ("they could see"); lasting: verbs whose past one of openers ends ("stayed until Tuesday"); perfect: those that tell of the past before `have` ("should have sailed"), but before one of owned or a determiner ("would have another go"); breaks: words no group of verbs reaches over; clauses: words that open a clause
            whose own verb stands behind the date ("dijo que el martes abrirá"): no verb before them is looked at.
        pairs: two words of one verb that is said of what is to come ("comes before"); moved: the same, and single verbs, where
            an event is named by its day ("put off Friday's vote").
        deadlines: words before a date that put what stands in the present before it ("If it is not withdrawn by Friday").
        promising: present forms of what puts a deadline ahead ("promises a study by 22 December").
        scheduled: base forms that tell what is to come of one of many, or of a plural ("They go up on Sunday night"); plural: its endings.
        limits: words before a date that put something before it, whatever no verb tells ("a plan by Christmas").
        aims: words before a date that put it ahead of what is told ("called a meeting for Monday").
        planned: participles of what was to come; was: the auxiliaries that put them in the past.
        carried: verbs whose infinitive has their own tense ("began to fall").
        determiners, prepositions: words before a noun that looks like a verb ("a vote", "of votes").
        not_verbs, noun_endings: what follows "to" without being an infinitive.
    """

    words: Mapping[str, str]
    past_endings: tuple[str, ...]
    future_endings: tuple[str, ...]
    present: frozenset[str]
    pronouns: frozenset[str]
    openers: frozenset[str]
    timeless: frozenset[str]
    modal: frozenset[str]
    unreal: frozenset[str]
    perfect: frozenset[str]
    owned: frozenset[str]
    denied: frozenset[str]
    sensed: frozenset[str]
    witnessed: frozenset[str]
    persons: frozenset[str]
    lasting: frozenset[str]
    breaks: frozenset[str]
    clauses: frozenset[str]
    pairs: frozenset[str]
    moved: frozenset[str]
    deadlines: frozenset[str]
    promising: frozenset[str]
    scheduled: frozenset[str]
    many: frozenset[str]
    plural: tuple[str, ...]
    limits: frozenset[str]
    aims: frozenset[str]
    planned: frozenset[str]
    was: frozenset[str]
    carried: frozenset[str]
    determiners: frozenset[str]
    prepositions: frozenset[str]
    not_verbs: frozenset[str]
    noun_endings: tuple[str, ...]


def cues_of(data: Mapping[str, list[str]]) -> Cues:
    """Read the table `cues` of a data file; a list it lacks is empty."""

    def words(name: str) -> frozenset[str]:
        return frozenset(data.get(name, ()))

    def endings(name: str) -> tuple[str, ...]:
        return tuple(data.get(name, ()))

    return Cues(
        words={word: way for way in ("past", "future") for word in data[way]},
        past_endings=endings("past_endings"),
        future_endings=endings("future_endings"),
        present=words("present"),
        pronouns=words("pronouns"),
        openers=words("openers"),
        timeless=words("timeless"),
        modal=words("modal"),
        unreal=words("unreal"),
        perfect=words("perfect"),
        owned=words("owned"),
        denied=words("denied"),
        sensed=words("sensed"),
        witnessed=words("witnessed"),
        persons=words("persons"),
        lasting=words("lasting"),
        breaks=words("breaks"),
        clauses=words("clauses"),
        pairs=words("pairs"),
        moved=words("moved"),
        deadlines=words("deadlines"),
        promising=words("promising"),
        scheduled=words("scheduled"),
        many=words("many"),
        plural=endings("plural"),
        limits=words("limits"),
        aims=words("aims"),
        planned=words("planned"),
        was=words("was"),
        carried=words("carried"),
        determiners=words("determiners"),
        prepositions=words("prepositions"),
        not_verbs=words("not_verbs"),
        noun_endings=endings("noun_endings"),
    )
