"""The entry point of the stage: a story's versions side by side."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from retold.collation import askings, days, differences, polarity, references, scopes, titles, wording
from retold.collation.abroad import turned_abroad
from retold.collation.across import across_languages
from retold.collation.contexts import contexts
from retold.collation.corrected import corrected, settled, unsettled
from retold.collation.deeds import ToldDeed, agreed, doers, told_deeds
from retold.collation.disputed import disputed, unlisted
from retold.collation.echoes import echoes
from retold.collation.facts import Facts, facts
from retold.collation.garbles import Garble, doubled, garbles, strays
from retold.collation.inherited import of_versions, own_changes
from retold.collation.lines import Line, Usage, story_lines, usage
from retold.collation.misdated import misdated_abroad
from retold.collation.noting import Notes, departures, note
from retold.collation.overtaken import overtaken
from retold.collation.pairs import Found, Pair
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
    differences.exchanged,
    scopes.wholes,
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


_KNOWN = (None, "en")  # languages of which the garbles are known
_FIGURES = 1  # of the finders, those that may compare two languages: figures need no translation


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
    noted: list[Notes] = [{} for _ in grouped]
    for readings, notes in zip(prepared, noted, strict=True):
        _compare_all(readings, known, notes)
    deeds = told_deeds(prepared)
    _compare_echoes(prepared, deeds, tellings, used, noted)
    known_wrong = corrected(articles, used)
    stated: dict[str, list[Facts]] = {}
    for reading in chain.from_iterable(prepared if known_wrong else ()):
        stated.setdefault(reading.line.article, []).append(reading)
    mentions = {m.article: m for m in story.mentions}
    listed: list[tuple[Difference, ...]] = []
    for lines, notes, readings in zip(grouped, noted, prepared, strict=True):
        versions = of_versions(overtaken(departures(notes, settings), articles, mentions), tellings, articles)
        told = settled(own_changes(versions, notes, readings, tellings), stated, known_wrong)
        found = (*told, *_garbled(lines, articles, stray, used))
        listed.append((*found, *unsettled(readings, known_wrong, found)))
    figures = disputed(chain.from_iterable(prepared), articles, mentions, tellings)
    apart = _found_apart(lineage, articles, mentions, unlisted(figures, chain.from_iterable(listed)))
    passages = []
    for lines, found in zip(grouped, listed, strict=True):
        its = (d for line in lines for d in apart.get((line.article, line.span), ()))
        fresh = (d for d in its if not any(_same_place(d, other) for other in found))
        passages.append(_passage(lines, tellings, (*found, *fresh)))
    left_in = {name: loose(texts[name], found.sentences) for name, found in mentions.items()}
    made = retellings(passages, lineage, languages, left_in)
    told_whole = tuple(unquoted(passages, grouped, tellings))
    return Collation(story.id, told_whole, tuple(revisions(story)), made, tuple(agreed(deeds)))


def _found_apart(
    lineage: Lineage,
    articles: Mapping[str, Article],
    mentions: Mapping[str, Mentions],
    figures: Iterable[tuple[Difference, Span]],
) -> dict[tuple[str, Span], list[Difference]]:
    """What departs from a telling in another language or in other sentences, by article and sentence."""
    spans = {name: found.sentences for name, found in mentions.items()}
    found: dict[tuple[str, Span], list[Difference]] = {}
    for difference, sentence in chain(
        turned_abroad(lineage, articles, spans), misdated_abroad(lineage, articles, mentions), figures
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


def _compare_all(prepared: Sequence[Facts], known: _Known, noted: Notes) -> None:
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
                note(noted, found, rank, verdict.a_departs, verdict.contested, wordings[one], wordings[other])


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
    noted: Sequence[Notes],
) -> None:  # fmt: skip
    """Note what differs between readings that stand in different passages, at the passage of the departing one."""
    across = (
        echoes(prepared, used), senses(prepared, tellings), recurrences(prepared), doers(deeds, prepared, tellings),
        askings.turned_round(prepared, tellings), seated(prepared, tellings), titles.elsewhere(prepared, tellings), misspelt(prepared, used), survivors(prepared),
        subjects(prepared), contexts(prepared), scopes.outcomes(prepared, tellings),
    )  # fmt: skip
    for echo in chain.from_iterable(across):
        passage = (*prepared[echo.a_passage], *prepared[echo.b_passage])
        lines = echo.a.line, echo.b.line
        verdict = (
            Verdict(a_departs=True, contested=False) if echo.sure else judge(echo.found, lines, passage, tellings, used)
        )
        notes = noted[echo.a_passage if verdict.a_departs else echo.b_passage]
        note(notes, echo.found, len(FINDERS), verdict.a_departs, verdict.contested, [echo.a], [echo.b])


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
