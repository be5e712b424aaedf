"""The entry point of the stage: a story's versions side by side."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from operator import itemgetter

from retold.collation import askings, days, differences, polarity, references, titles, wording
from retold.collation.abroad import turned_abroad
from retold.collation.across import across_languages
from retold.collation.contexts import contexts
from retold.collation.corrected import corrected, settled, unsettled
from retold.collation.deeds import ToldDeed, agreed, doers, told_deeds
from retold.collation.echoes import echoes
from retold.collation.facts import Facts, facts
from retold.collation.garbles import Garble, doubled, garbles, strays
from retold.collation.lines import Line, Usage, story_lines, usage
from retold.collation.misdated import misdated_abroad
from retold.collation.overtaken import overtaken
from retold.collation.pairs import Claim, Found, Pair
from retold.collation.passages import group, leads, term_weights
from retold.collation.places import in_place
from retold.collation.recurrences import recurrences
from retold.collation.retellings import retellings
from retold.collation.revisions import revisions
from retold.collation.seats import seated
from retold.collation.senses import senses
from retold.collation.settings import CollationSettings
from retold.collation.slips import slips
from retold.collation.spellings import misspelt
from retold.collation.subjects import subjects
from retold.collation.survivors import survivors
from retold.collation.tellings import Tellings
from retold.collation.unquoted import unquoted
from retold.collation.verdicts import Verdict, judge, known_hour, two_bearers, two_things
from retold.collation.witnesses import witnesses
from retold.model import (
    Article,
    Collation,
    Difference,
    DifferenceKind,
    Lineage,
    Mentions,
    Passage,
    Reading,
    Span,
    Story,
)
from retold.words.loose import loose

# In the order in which overlapping finds win: a fact says more than a word.
FINDERS: tuple[Callable[[Pair], Iterator[Found]], ...] = (
    differences.numbers,
    differences.measures,
    differences.dates,
    titles.titles,
    titles.vague_titles,
    titles.ranks,
    differences.names,
    polarity.negations,
    polarity.opposites,
    polarity.modality,
    polarity.hedges,
    polarity.outlooks,
    references.antecedents,
    references.counted,
    references.near_what,
    wording.actors,
    wording.gerunds,
    wording.possessives,
    differences.listed,
    wording.quoted,
    wording.words,
    differences.bounds,
    references.lost_to,
    days.otherwise,
    days.undated,
    askings.unsourced,
)


# Kinds weighed by the nearest of the readings departed from: a good spelling is not made worse by somebody's misspelling, nor a
# verb by a still weaker one.
_NEAREST = frozenset({"name", "word"})
_KNOWN = (None, "en")  # languages of which the garbles are known
_FIGURES = 1  # of the finders, those that may compare two languages: figures need no translation


@dataclass(slots=True)
class _Noted:
    """A difference being gathered: every reading it departs from adds to it; `says` and `against` are what either states."""

    kind: str
    severity: float
    note: str
    rank: int
    contested: bool
    says: Claim
    others: set[tuple[str, Span]] = field(default_factory=set)
    against: set[Claim] = field(default_factory=set)


_Notes = dict[tuple[str, Span], _Noted]


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of the whole story when two readings are compared; `weights` as `term_weights` gives them."""

    tellings: Tellings
    used: Usage
    settings: CollationSettings
    languages: Mapping[str, str | None]
    weights: Mapping[str, float]
    leads: frozenset[tuple[str, Span]]


def collate(story: Story, lineage: Lineage, settings: CollationSettings) -> Collation:
    """All passages of a story with what differs in them.

    Args:
        story: articles with mentions; only sentences and quoted spans are needed.
        lineage: who took from whom; copies of one text count as one telling.
        settings: of this stage.
    """
    all_lines = story_lines(story, settings.max_sentence_words)
    articles = {article.id: article for article in story.articles}
    texts = {name: article.text for name, article in articles.items()}
    languages = {article.id: article.language for article in story.articles}
    used = usage(all_lines, languages)
    weights = term_weights(all_lines)
    grouped = in_place(group(all_lines, weights, settings), weights, lineage)
    grouped = across_languages(grouped, lineage, languages)
    english = {name for name, language in languages.items() if language in _KNOWN}
    stray = {
        (name, span): piece
        for (name, span), piece in strays(grouped, used, lineage).items()
        if name in english and not span.of(articles[name].text).rstrip().endswith("?")  # After that?
    }
    broken = [(line.article, line.span) for line in all_lines for _ in _broken(articles[line.article], line, used)]
    sound = witnesses(grouped, (*broken, *stray), lineage)
    tellings = Tellings(lineage, _roots(all_lines, texts), sound)
    known = _Known(tellings, used, settings, languages, weights, leads(all_lines))
    prepared = [[facts(line, used) for line in lines] for lines in grouped]
    noted: list[_Notes] = [{} for _ in grouped]
    for readings, notes in zip(prepared, noted, strict=True):
        _compare_all(readings, known, notes)
    deeds = told_deeds(prepared)
    _compare_echoes(prepared, deeds, tellings, used, noted)
    passages, known_wrong = [], corrected(articles, used)
    stated: dict[str, list[Facts]] = {}
    for reading in chain.from_iterable(prepared if known_wrong else ()):
        stated.setdefault(reading.line.article, []).append(reading)
    mentions = {m.article: m for m in story.mentions}
    abroad = _found_abroad(lineage, articles, mentions)
    for lines, notes, readings in zip(grouped, noted, prepared, strict=True):
        told = settled(overtaken(_departures(notes, settings), articles, mentions), stated, known_wrong)
        found = (*told, *_garbled(lines, articles, stray, used))
        found += tuple(unsettled(readings, known_wrong, found))
        its = (d for line in lines for d in abroad.get((line.article, line.span), ()))
        found += tuple(d for d in its if not any(_same_place(d, other) for other in found))
        passages.append(_passage(lines, tellings, found))
    left_in = {name: loose(texts[name], found.sentences) for name, found in mentions.items()}
    made = retellings(passages, lineage, languages, left_in)
    told_whole = tuple(unquoted(passages, grouped, tellings))
    return Collation(story.id, told_whole, tuple(revisions(story)), made, tuple(agreed(deeds)))


def _found_abroad(
    lineage: Lineage, articles: Mapping[str, Article], mentions: Mapping[str, Mentions]
) -> dict[tuple[str, Span], list[Difference]]:
    """What departs from a telling in another language, by article and sentence."""
    spans = {name: found.sentences for name, found in mentions.items()}
    found: dict[tuple[str, Span], list[Difference]] = {}
    for difference, sentence in chain(
        turned_abroad(lineage, articles, spans), misdated_abroad(lineage, articles, mentions)
    ):
        found.setdefault((difference.article, sentence), []).append(difference)
    return found


def _same_place(one: Difference, other: Difference) -> bool:
    return one.article == other.article and one.kind is other.kind and one.span.overlaps(other.span)


def _roots(all_lines: Sequence[Line], texts: Mapping[str, str]) -> dict[str, str]:
    """The roots of each article's words, one blank between, one at each end."""
    found: dict[str, list[str]] = {article: [] for article in texts}
    for line in all_lines:
        found[line.article] += [w.root for w in line.words]
    return {article: f" {' '.join(roots)} " for article, roots in found.items()}


def _passage(lines: Sequence[Line], tellings: Tellings, found: Iterable[Difference]) -> Passage:
    return Passage(
        tuple(Reading(line.article, line.span) for line in lines),
        tellings.count(line.article for line in lines),
        tuple(sorted(found, key=lambda d: (-d.severity, d.article, d.span, d.kind))),
        quoted=_mostly_quoted(lines),
    )


def _compare_all(prepared: Sequence[Facts], known: _Known, noted: _Notes) -> None:
    wordings, tellings = _wordings(prepared), known.tellings
    for one, other in _comparisons(wordings, known.settings.max_compared_readings):
        akin = tellings.akin((f.line.article for f in wordings[one]), (f.line.article for f in wordings[other]))
        pair = Pair(wordings[one][0], wordings[other][0], akin=akin, weights=known.weights, joined=known.used.joined)
        if not _comparable(pair, known):
            continue
        foreign = known.languages[pair.a.line.article] != known.languages[pair.b.line.article]
        for rank, finder in enumerate(FINDERS[:_FIGURES] if foreign else FINDERS):
            for found in finder(pair):
                verdict = judge(found, (pair.a.line, pair.b.line), prepared, tellings, known.used)
                if (
                    days.given_elsewhere(found, pair, tellings.says)
                    or two_things(found, pair, prepared, tellings)
                    or two_bearers(found, pair, tellings)
                    or known_hour(
                        found,
                        (pair.a if verdict.a_departs else pair.b).line,
                        prepared,
                        tellings,
                        a_departs=verdict.a_departs,
                    )
                ):
                    continue
                _note(noted, found, rank, verdict.a_departs, verdict.contested, wordings[one], wordings[other])


def _comparable(pair: Pair, known: _Known) -> bool:
    """Whether two readings share enough to be checked word against word.

    Readings of two tellings must share what is not said all over the story, unless both tellings open with them.
    """
    settings = known.settings
    if pair.akin:
        return pair.kinship >= settings.min_kinship
    if known.leads.issuperset((side.line.article, side.line.span) for side in (pair.a, pair.b)):
        return pair.kinship >= settings.min_kinship_apart
    return pair.same_matter(settings.min_kinship_apart, settings.min_shared_weight)


def _compare_echoes(
    prepared: Sequence[Sequence[Facts]], deeds: Sequence[Sequence[ToldDeed]], tellings: Tellings, used: Usage,
    noted: Sequence[_Notes],
) -> None:  # fmt: skip
    """Note what differs between readings that stand in different passages, at the passage of the departing one."""
    across = (
        echoes(prepared, used), senses(prepared, tellings), recurrences(prepared), doers(deeds, prepared, tellings),
        askings.turned_round(prepared, tellings), seated(prepared, tellings), titles.elsewhere(prepared, tellings), misspelt(prepared, used), survivors(prepared),
        subjects(prepared), contexts(prepared),
    )  # fmt: skip
    for echo in chain.from_iterable(across):
        passage = (*prepared[echo.a_passage], *prepared[echo.b_passage])
        lines = echo.a.line, echo.b.line
        verdict = (
            Verdict(a_departs=True, contested=False) if echo.sure else judge(echo.found, lines, passage, tellings, used)
        )
        notes = noted[echo.a_passage if verdict.a_departs else echo.b_passage]
        _note(notes, echo.found, len(FINDERS), verdict.a_departs, verdict.contested, [echo.a], [echo.b])


def _wordings(prepared: Sequence[Facts]) -> list[list[Facts]]:
    """Readings with the same words, letter by letter, together."""
    same: dict[tuple[str, ...], list[Facts]] = {}
    for reading in prepared:
        same.setdefault(tuple(w.shown for w in reading.line.words), []).append(reading)
    return list(same.values())


def _comparisons(wordings: Sequence[Sequence[Facts]], most: int) -> list[tuple[int, int]]:
    """Which wordings are compared: all pairs while they are few, else each with those it shares most words with."""
    count = len(wordings)
    if count <= most + 1:
        return [(i, j) for i in range(count) for j in range(i + 1, count)]
    roots = [w[0].roots for w in wordings]
    chosen = set()
    for i in range(count):
        nearest = sorted((j for j in range(count) if j != i), key=lambda j: (-len(roots[i] & roots[j]), j))
        chosen |= {(min(i, j), max(i, j)) for j in nearest[: most // 2]}
    return sorted(chosen)


def _note(
    noted: _Notes, found: Found, rank: int, a_departs: bool, contested: bool,  # noqa: FBT001
    a: Sequence[Facts], b: Sequence[Facts],
) -> None:  # fmt: skip
    found, departing, usual = (found, a, b) if a_departs else (found.turned(), b, a)
    others = {(reading.line.article, _shifted(found.b, usual[0].line, reading.line)) for reading in usual}
    for reading in departing:
        key = (reading.line.article, _shifted(found.a, departing[0].line, reading.line))
        entry = noted.get(key)
        if entry is None or rank < entry.rank:
            noted[key] = _Noted(
                found.kind, found.severity, found.note, rank, contested, found.a_claim, set(others), {found.b_claim}
            )
        elif rank == entry.rank:
            entry.others |= others
            entry.against.add(found.b_claim)
            pick = min if found.kind in _NEAREST else max
            entry.severity, entry.note = pick(
                ((entry.severity, entry.note), (found.severity, found.note)), key=itemgetter(0)
            )
            entry.contested &= contested


def _shifted(span: Span, line: Line, other: Line) -> Span:
    """The span of the same words in another line of the same wording."""
    first = next(i for i, w in enumerate(line.words) if w.span.end > span.start)
    last = max(i for i, w in enumerate(line.words) if w.span.start < span.end)
    return other.at(first, last + 1)


def _departures(noted: _Notes, settings: CollationSettings) -> Iterator[Difference]:
    kept: list[tuple[str, Span]] = []
    departing: dict[str, list[tuple[Span, float]]] = {}
    for (article, span), entry in noted.items():
        if not entry.contested:
            departing.setdefault(article, []).append((span, entry.severity))
    sound = {place: entry for place, entry in noted.items() if entry.contested or _witnessed(entry, departing)}
    ranked = sorted(sound.items(), key=lambda item: (item[1].rank, -item[1].severity, item[0]))
    told: list[tuple[_Noted, tuple[str, Span]]] = []
    for place, entry in ranked:
        turned = next((each for each in told if entry.contested and _is_turned(entry, each[0])), None)
        if turned is not None:
            if place[0] != turned[1][0]:  # no article departs from itself
                turned[0].others.add(place)
        else:
            told.append((entry, place))
    for entry, (article, span) in told:
        if entry.severity < settings.list_from or any(a == article and s.overlaps(span) for a, s in kept):
            continue
        kept.append((article, span))
        others = tuple(Reading(a, s) for a, s in sorted(entry.others))
        yield Difference(article, span, DifferenceKind(entry.kind), others, entry.severity, entry.contested, entry.note)


def _is_turned(entry: _Noted, other: _Noted) -> bool:
    """Whether two contested differences are one seen from either side."""
    return other.contested and entry.kind == other.kind and entry.says in other.against and other.says in entry.against


def _witnessed(entry: _Noted, departing: Mapping[str, Sequence[tuple[Span, float]]]) -> bool:
    """Whether some reading it departs from does not itself depart from others as much: that one would be no witness."""
    return any(
        not any(severity >= entry.severity and span.overlaps(other) for other, severity in departing.get(article, ()))
        for article, span in entry.others
    )


def _garbled(
    lines: Iterable[Line], articles: Mapping[str, Article], stray: dict[tuple[str, Span], Garble], used: Usage
) -> Iterator[Difference]:
    for line in lines:
        found = _broken(articles[line.article], line, used)
        if not found and (line.article, line.span) in stray:
            found = [stray[line.article, line.span]]
        for garble in found:
            yield Difference(line.article, garble.span, DifferenceKind.GARBLE, (), garble.severity, note=garble.note)


def _broken(article: Article, line: Line, used: Usage) -> list[Garble]:
    """What is broken in a sentence by itself; of other languages than English only what is wrong in any."""
    if article.language not in _KNOWN:
        return list(doubled(article.text, line))
    return [*garbles(article.text, line, used), *slips(line.span.of(article.text), line)]


def _mostly_quoted(lines: Sequence[Line]) -> bool:
    quoted = sum(w.quoted for line in lines for w in line.words)
    return quoted * 2 > sum(len(line.words) for line in lines)
