"""Differences of wording that matter: quoted words altered, verbs of another strength, wrong senses, actors exchanged."""

from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Levenshtein

from retold.collation.facts import Facts, fates_differ
from retold.collation.lexicon import as_strong, equivalent, has_strength, strength_differs, strengths_apart, wrong_sense
from retold.collation.lines import Word
from retold.collation.names import same_name
from retold.collation.pairs import Block, Claim, Found, Pair, versus
from retold.model import Span
from retold.words import stem

_LONGEST_PLACE = 8  # words; in a longer differing place nothing tells which word answers which
# Share of a quotation's matter, and how much of it in nats, that another telling must have for the two to be one utterance.
_UTTERED, _UTTERED_WEIGHT = 0.5, 8.0
_CLOSE = 0.35  # share of a reading's words that must stand in the other for single words to be compared
_BEFORE_NOUN = frozenset({"the", "a", "an", "of", "in", "on", "at", "its", "their", "his", "her", "this", "that"})
_AFTER_NOUN = frozenset({"of", "in", "on", "at", "and", "or"})
_ASPECT = frozenset({"continu", "continue", "begin", "start", "stop", "keep", "finish", "avoid"})
# Forms in -ing that are prepositions: nobody does them.
_NO_DEED = frozenset(
    {"according", "regarding", "concerning", "following", "including", "excluding", "during", "pending", "owing"}
)
_PARTICLES = frozenset({"up", "down", "out", "off", "over", "back"})
_NOUN = ("al", "ion", "ment", "ance", "ence", "ure", "up")
_SAID = frozenset({"said", "says", "say", "told"})
_WHOSE = frozenset({"his", "her", "its", "their", "our", "my", "your"})
_GENITIVE = ("'s", "’s", "s'", "s’")
_RELATIVE = frozenset({"who", "which", "that"})
_PASSIVE = frozenset({"by", "been", "being", "was", "were", "is", "are"})


def quoted(pair: Pair) -> Iterator[Found]:
    """Words inside quotation marks that read differently inside the quotation marks of another article."""
    for block in pair.blocks:
        a, b = _quoted(pair.a, block.a), _quoted(pair.b, block.b)
        if not _within_quote(pair, block) or (not a and not b):
            continue
        if pair.other_words(block) or not (pair.akin or pair.same_utterance(block, _UTTERED, _UTTERED_WEIGHT)):
            continue
        moved = {pair.a.line.words[i].root for i in a} == {pair.b.line.words[j].root for j in b}
        content = [w for w in _words(pair.a, a) + _words(pair.b, b) if not w.function]
        if moved or _trimmed(pair, block, a, b) or _only_facts(pair, a, b):
            continue
        severity = 0.6 if a and b and content else 0.45 if content else 0.25
        if _free_variants(_words(pair.a, a), _words(pair.b, b)):
            severity = min(severity, 0.45)  # altered, but to the same effect
        if content and all(w.root in pair.a.roots and w.root in pair.b.roots for w in content):
            severity = 0.3  # the words stand elsewhere in the other reading: moved
        spans = _span(pair.a, a, block.a), _span(pair.b, b, block.b)
        claims = Claim("run", _run(pair.a, a, block.a)), Claim("run", _run(pair.b, b, block.b))
        yield Found("quote", *spans, *claims, severity, "words inside the quotation marks differ")


def _quoted(facts: Facts, places: range) -> list[int]:
    return [i for i in places if facts.line.words[i].quoted]


def _only_facts(pair: Pair, a: list[int], b: list[int]) -> bool:
    """Whether only a number, date, name or title differs: it is listed as such."""
    loose = [w for i, w in zip(a, _words(pair.a, a), strict=True) if i not in pair.a.claimed and not w.function]
    loose += [w for i, w in zip(b, _words(pair.b, b), strict=True) if i not in pair.b.claimed and not w.function]
    return not loose and any(i in pair.a.claimed for i in a) and any(j in pair.b.claimed for j in b)


def _words(facts: Facts, places: list[int]) -> list[Word]:
    return [facts.line.words[i] for i in places]


def _free_variants(one: Sequence[Word], other: Sequence[Word]) -> bool:
    """Whether every word of matter of either side has one that says the same on the other."""
    sides = ((one, other), (other, one))
    return all(
        any(equivalent(word.root, its.root) for its in theirs)
        for ours, theirs in sides
        for word in ours
        if not word.function
    )


def _within_quote(pair: Pair, block: Block) -> bool:
    """Whether the differing words, and the same words next to them, stand in quotation marks on both sides."""
    for facts, places in ((pair.a, block.a), (pair.b, block.b)):
        words = facts.line.words
        near = words[max(0, places.start - 1) : places.start] + words[places.stop : places.stop + 1]
        inside = sum(words[i].quoted for i in places)
        if places and not inside:
            return False
        if not any(w.quoted for w in near):
            return False
    return True


def _trimmed(pair: Pair, block: Block, a: list[int], b: list[int]) -> bool:
    """Whether a quotation is only shorter at an end: a partial quote alters nothing."""
    if a and b:
        return False
    facts, places = (pair.b, block.b) if a else (pair.a, block.a)
    words = facts.line.words
    before = words[places.start - 1].quoted if places.start else False
    after = words[places.stop].quoted if places.stop < len(words) else False
    return not (before and after)


def _span(facts: Facts, inside: list[int], places: range) -> Span:
    if inside:
        return facts.line.at(inside[0], inside[-1] + 1)
    first = max(0, places.start - 1)
    return facts.line.at(first, min(len(facts.line.words), max(places.stop + 1, first + 1)))


def _run(facts: Facts, inside: list[int], places: range) -> tuple[str, ...]:
    words = facts.line.words
    first = max(0, (inside[0] if inside else places.start) - 1)
    last = min(len(words), (inside[-1] + 1 if inside else places.stop) + 1)
    if inside:  # what stands outside the marks is not part of the wording
        first, last = first + (not words[first].quoted), last - (not words[last - 1].quoted)
    return tuple(w.root for w in words[first:last])


def words(pair: Pair) -> Iterator[Found]:
    """A word for another one in the same place that does not say the same."""
    if pair.closeness < _CLOSE:
        return
    for block in pair.blocks:
        a, b = _fresh(pair.a, block.a, pair.b), _fresh(pair.b, block.b, pair.a)
        if not a or not b or not pair.same or max(len(block.a), len(block.b)) > _LONGEST_PLACE:
            continue
        for x, y in _matched(pair, a, b):
            few = len(a) <= 2 and len(b) <= 2 and len(a) == len(b)
            weighed = _weigh(x, y, alone=pair.akin and few and _held(pair, x, y))
            if weighed:
                severity, form = weighed
                claims = _at_place(pair.a, x), _at_place(pair.b, y)
                yield Found("word", x.span, y.span, *claims, severity, *versus(x.shown, y.shown, form))


def _held(pair: Pair, x: Word, y: Word) -> bool:
    """Whether the same words, or the ends of both, stand on either side of two words."""
    i, j = pair.a.line.words.index(x), pair.b.line.words.index(y)
    return _holds(pair, i - 1, j - 1) and _holds(pair, i + 1, j + 1)


def _holds(pair: Pair, i: int, j: int) -> bool:
    inside = [0 <= at < len(side.line.words) for at, side in ((i, pair.a), (j, pair.b))]
    return pair.same.get(i) == j if all(inside) else not any(inside)


def _at_place(facts: Facts, word: Word) -> Claim:
    words = facts.line.words
    at = words.index(word)
    before = words[at - 1] if at else None
    after = words[at + 1] if at + 1 < len(words) else None
    firm = [w for w in (before, after) if w and not w.function]
    beside = [w.root if w and (w in firm or not firm) else "" for w in (before, after)]
    return Claim("place", (beside[0], word.root, beside[1], "1", word.key))


def _fresh(facts: Facts, places: range, other: Facts) -> list[int]:
    """Words of matter in a differing place that are no fact and do not stand elsewhere in the other reading."""
    words = facts.line.words
    return [
        i for i in places
        if (not words[i].function or has_strength(words[i].key))
        and i not in facts.claimed and words[i].root not in other.roots and not words[i].capital
    ]  # fmt: skip


def _matched(pair: Pair, a: list[int], b: list[int]) -> Iterator[tuple[Word, Word]]:
    """Words of a place that answer each other: known contrasts first, then in order if there are as many.

    A word that the other reading says too, in another word as strong, has no answer.
    """
    for x, y in _answers(pair, a, b):
        if not (strength_differs(x.key, y.key) and (_says(pair.b, x, y) or _says(pair.a, y, x))):
            yield x, y


def _answers(pair: Pair, a: list[int], b: list[int]) -> Iterator[tuple[Word, Word]]:
    xs, ys = [pair.a.line.words[i] for i in a], [pair.b.line.words[j] for j in b]
    if not pair.akin:  # two tellings of their own: only words beside the same word answer each other
        places = [(i, j) for i in a for j in b if pair.same.get(i - 1) == j - 1 or pair.same.get(i + 1) == j + 1]
        yield from ((pair.a.line.words[i], pair.b.line.words[j]) for i, j in places)
        return
    known = [
        (x, y)
        for x, i in zip(xs, a, strict=True)
        for y, j in zip(ys, b, strict=True)
        if wrong_sense(x.root, y.root)
        or (strength_differs(x.key, y.key) and _is_noun(pair.a, i) == _is_noun(pair.b, j))
    ]
    yield from known
    if not known and len(xs) == len(ys) <= 2:
        yield from zip(xs, ys, strict=True)


def _says(facts: Facts, word: Word, against: Word) -> bool:
    """Whether a line has a word as strong as one, beside that which it has `against` it: `nine died and 31 were injured` says `killed` too."""
    return any(as_strong(other.key, word.key, against.key) for other in facts.line.words)


def _is_noun(facts: Facts, at: int) -> bool:
    """Whether a word stands where a noun does, and no verb: `before the storm`."""
    words = facts.line.words
    return at > 0 and words[at - 1].plain in _BEFORE_NOUN


def _weigh(x: Word, y: Word, *, alone: bool) -> tuple[float, str] | None:
    """How much a word for another weighs, and the form of the note that says so."""
    apart = strengths_apart(x.key, y.key)
    if apart:
        return 0.5 if apart >= 1 else 0.35, "“{}” is not “{}”"
    if wrong_sense(x.root, y.root):
        return 0.6, "“{}” for “{}”: another sense of a word of another language"
    if alone and fates_differ(x.plain, y.plain):
        return 0.7, "“{}” is not “{}”"
    if not alone or apart == 0 or equivalent(x.root, y.root) or (x.plain in _SAID) != (y.plain in _SAID):
        return None
    if Levenshtein.normalized_similarity(x.plain, y.plain) >= 0.6 and x.plain[:3] == y.plain[:3]:
        degree = x.plain.endswith("est") != y.plain.endswith("est") and x.plain[:4] == y.plain[:4]
        return (0.3, "“{}” for “{}”") if degree else None
    return 0.35, "“{}” for “{}”"


def possessives(pair: Pair) -> Iterator[Found]:
    """`their` for `its`, `her` for `his`, between the same two words: whose it is has changed."""
    for block in pair.blocks:
        if len(block.a) != 1 or len(block.b) != 1 or not pair.akin:
            continue
        x, y = pair.a.line.words[block.a.start], pair.b.line.words[block.b.start]
        if x.plain in _WHOSE and y.plain in _WHOSE and pair.same.get(block.a.start + 1) == block.b.start + 1:
            yield Found("actor", x.span, y.span, _at_place(pair.a, x), _at_place(pair.b, y), 0.3,
                        *versus(x.shown, y.shown))  # fmt: skip


def actors(pair: Pair) -> Iterator[Found]:
    """The same two names around the same verb, the other way round."""
    for i, verb in enumerate(pair.a.line.words):
        j = next((j for j, w in enumerate(pair.b.line.words) if w.root == verb.root), None)
        if j is None or verb.function or verb.capital or i in pair.a.claimed:
            continue
        ours, theirs = _around(pair.a, i), _around(pair.b, j)
        if not ours or not theirs:
            continue
        (subject, thing, span_a), (their_subject, their_thing, span_b) = ours, theirs
        if same_name(subject, their_thing) and same_name(thing, their_subject) and not same_name(subject, thing):
            yield Found("actor", span_a, span_b, Claim("run", (subject, verb.root)),
                        Claim("run", (their_subject, verb.root)), 0.8,
                        f"who did it to whom is exchanged at “{verb.shown}”")  # fmt: skip


def _around(facts: Facts, at: int) -> tuple[str, str, Span] | None:
    """The nearest name before and after a verb in active voice, within few words, and the span from one to the other."""
    names, words = facts.of("name"), facts.line.words
    before = [n for n in names if at - 4 <= n.last <= at]
    after = [n for n in names if at < n.first <= at + 4]
    if not before or not after or words[at - 1].plain in _BEFORE_NOUN or words[at + 1].plain in _AFTER_NOUN:
        return None
    between = words[before[-1].last : after[0].first]
    if any(w.plain in _PASSIVE for w in between) or _in_apposition(words, before[-1].last, after[0].first):
        return None
    span = facts.line.at(before[-1].first, after[0].last)
    return before[-1].value.split()[-1], after[0].value.split()[-1], span


def _in_apposition(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether what stands between two names tells what one of them is: `Orm, the oldest brewery in`, `Norland's oldest brewery,`."""
    if words[first - 1].shown.endswith(_GENITIVE):
        return True
    parted = (at for at in range(first, last + 1) if words[at].span.start - words[at - 1].span.end > 1)
    return any(words[at].plain not in _RELATIVE for at in parted)


_DEED = 0.4  # a translator's wording: who reads it will seldom take the event for the speaker's deed


def gerunds(pair: Pair) -> Iterator[Found]:
    """An event somebody talks about made into a thing they do: `discuss the buildup of` and `discuss building up`."""
    for mine, other, flip in ((pair.a, pair.b, False), (pair.b, pair.a, True)):
        for at, word in enumerate(mine.line.words):
            if not word.plain.endswith("ing") or word.plain in _NO_DEED:
                continue
            if not at or word.quoted or word.root in other.roots:
                continue
            if mine.line.words[at - 1].function or stem(mine.line.words[at - 1].key) in _ASPECT:
                continue
            named = _named_event(mine.line.words[at : at + 2], other)
            if named is None:
                continue
            here, there = mine.line.at(at - 1, min(at + 2, len(mine.line.words))), named.span
            found = Found("actor", here, there, Claim("roots", (word.root,)), Claim("roots", (named.root,)), _DEED,
                          f"“{word.shown}” is done by whoever speaks of it; “{named.shown}” is not")  # fmt: skip
            yield found.turned() if flip else found


def _named_event(gerund: Sequence[Word], other: Facts) -> Word | None:
    """The noun of the same event in another reading: `buildup` for `building up`, `withdrawal` for `withdrawing`."""
    base = stem(gerund[0].plain)
    particle = gerund[1].plain if len(gerund) > 1 and gerund[1].plain in _PARTICLES else ""
    for word in other.line.words:
        if word.plain.endswith("ing") or word.capital:
            continue
        if particle and word.key == base + particle:
            return word
        if (
            not particle
            and len(base) >= 5
            and word.key != base
            and word.key.startswith(base)
            and word.key.endswith(_NOUN)
        ):
            return word
    return None
