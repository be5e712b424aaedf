"""Differences in whether, and how surely, something is said: negations, opposites, modal verbs, hedges."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from retold.collation.facts import Fact, Facts
from retold.collation.lexicon import equivalent, polarity
from retold.collation.lines import Word
from retold.collation.pairs import Claim, Found, Pair, versus
from retold.model import Span
from retold.words import stem

_EXPECT = frozenset(stem(word) for word in ("expect", "expected", "anticipate", "anticipated", "forecast", "due"))
_REACH = 5  # words after a negator in which its verb or object stands
_SPUN = 3  # words beside a negator that may be put otherwise on both sides
_UNEVEN = 1  # words by which what a copy puts otherwise may be longer on one side
_CLAUSE = 8  # words before a negator in which another one belongs to the same clause
_SAME_MATTER = 0.6  # kinship from which a sentence put in another order is still the same statement
_WHETHER = stem("whether")
_UNTIL = frozenset({"until", "unless", "till"})
_ARTICLES = frozenset({"a", "an", "the"})
_ANY = frozenset({"any", "anybody", "anyone"})  # `never … anybody` is nobody
_LONGEST_IDLE = 3  # words of a phrase whose negator turns nothing round
_LIST = 4  # words from the one to the other of two that are joined: `two men and two women`
_JOINING = frozenset({"and", "or"})
_BEFORE = 5  # words before a verb in which its negator may stand


def negations(pair: Pair) -> Iterator[Found]:
    """A negator that only one of two otherwise equal statements has; `whether it is` states neither."""
    for turned, plain, flip in ((pair.a, pair.b, False), (pair.b, pair.a, True)):
        partner = {b: a for a, b in pair.same.items()} if flip else pair.same
        theirs = {b: a for a, b in partner.items()}
        own = [at for at in negators(turned) if at not in partner]
        balanced = len(own) <= sum(at not in theirs for at in (*negators(plain), *_refusing(plain)))
        for at in own:
            found = _inserted(turned, plain, at, partner, akin=pair.akin)
            if found is None and not balanced:  # else it is put otherwise, but turned on both sides
                found = _lost(pair, turned, plain, at, flip=flip)
            if found and not (_open(turned, found.a) or _open(plain, found.b)):
                yield found.turned() if flip else found


def _open(facts: Facts, span: Span) -> bool:
    """Whether some words of a line stand behind its `whether`."""
    return any(w.root == _WHETHER and w.span.end <= span.start for w in facts.line.words)


def _inserted(turned: Facts, plain: Facts, at: int, partner: dict[int, int], *, akin: bool) -> Found | None:
    """A negator between words that stand side by side in the other reading, or around about as many words put otherwise."""
    around = _around(turned, at, partner, akin=akin) or _moved(turned, plain, at)
    if around is None:
        return None
    before, after, first, last = around
    opening = max(0, first - _CLAUSE)
    near = range(opening, last + _REACH + 1)
    saying_no = (*negators(plain), *_refusing(plain))
    if any(i in near and not first < i < last and i not in partner.values() for i in saying_no):
        return None  # "no receipt is needed", "leave nobody behind", "closed to traffic"
    ours, theirs = turned.line.words[before + 1 : after], plain.line.words[first + 1 : last]
    if any(_says_no(w.plain) for w in theirs) or _not_yet(plain, first):
        return None
    own = before == at - 1 and turned.line.words[at].plain != "without"
    if not own and _other_matter(turned.line.words[before + 1 : at], ours, theirs):
        return None  # behind a verb of both (`was not kept`, `was lost`) it turns whatever follows
    here, there = turned.line.at(before, after + 1), plain.line.at(first, last + 1)
    run = tuple(w.root for w in turned.line.words[before : after + 1])
    its_run = tuple(w.root for w in plain.line.words[first : last + 1])
    note = f"“{turned.line.words[at].shown}” stands on one side only"
    if any(i in partner for i in negators(turned) if at - _CLAUSE <= i < at):
        claims = Claim("twice", run), Claim("once", its_run)
        return Found("negation", here, there, *claims, 0.4, f"{note} (after another negation)")
    return Found("negation", here, there, Claim("turned", run), Claim("unturned", its_run), 0.8, note)


def _other_matter(before: Sequence[Word], ours: Sequence[Word], theirs: Sequence[Word]) -> bool:
    """Whether two runs of words tell of two things, so that a negator of one says nothing of the other.

    Of other things, by the words of matter `before` the negator; or in a clause without a word, or a form of one, in common.
    """
    its = _matter(theirs)
    return (bool(its) and _unlike(_matter(before), its)) or (bool(_matter(ours) and its) and _unlike(ours, theirs))


def _matter(words: Sequence[Word]) -> list[Word]:
    return [w for w in words if not w.function and not _says_no(w.plain)]


def _unlike(ours: Sequence[Word], theirs: Sequence[Word]) -> bool:
    return bool(ours) and not any(_same_word(one, other) for one in ours for other in theirs)


def _same_word(one: Word, other: Word) -> bool:
    return one.root == other.root or equivalent(one.root, other.root)


def _around(turned: Facts, at: int, partner: dict[int, int], *, akin: bool) -> tuple[int, int, int, int] | None:
    """The nearest words on both sides of a negator that the other reading has, and where it has them.

    Between them stand as many words on either side, the negator apart; a copy may put more otherwise than a telling of its own.
    """
    words, before, after = turned.line.words, at - 1, at + 1
    while akin and before >= 0 and before not in partner and at - before <= _SPUN:
        before -= 1
    while after < len(words) and after not in partner and after - at <= _SPUN:
        after += 1
    if before not in partner or after not in partner:
        return None
    first, last = partner[before], partner[after]
    longer = after - before - 2 - (last - first - 1)  # words more, the negator apart
    fits = abs(longer) <= (_UNEVEN if akin else 0) and last - first - 1 <= 2 * _SPUN
    return (before, after, first, last) if fits else None


def _moved(turned: Facts, plain: Facts, at: int) -> tuple[int, int, int, int] | None:
    """The same where the clause stands elsewhere: the words beside the negator, side by side once in the other reading."""
    if not 0 < at < len(turned.line.words) - 1 or turned.line.words[at + 1].function:
        return None
    beside = turned.line.words[at - 1].root, turned.line.words[at + 1].root
    places = [i for i, (one, other) in enumerate(pairwise(w.root for w in plain.line.words)) if (one, other) == beside]
    return (at - 1, at + 1, places[0], places[0] + 1) if len(places) == 1 else None


def _says_no(plain: str) -> bool:
    return _negates(plain) or plain in polarity().refusing or plain.startswith(("un", "non"))


def negators(facts: Facts) -> list[int]:
    """Where the negators stand that turn something in a line round: not that of `no less than 20`, `a barely visible line`."""
    return [at for at, word in enumerate(facts.line.words) if _negates(word.plain) and not _idle(facts, at)]


def _idle(facts: Facts, at: int) -> bool:
    words, known = facts.line.words, polarity()
    if words[at].plain in known.measuring:
        return any(x.first == at + 1 for x in facts.of("number")) or (at > 0 and words[at - 1].plain in _ARTICLES)
    around = [w.plain for w in words[max(0, at - 1) : at + _LONGEST_IDLE]]
    return any(tuple(around[i : i + n]) in known.idle for i in (0, 1) for n in range(2, _LONGEST_IDLE + 1))


def _refusing(facts: Facts) -> list[int]:
    return [at for at, word in enumerate(facts.line.words) if word.plain in polarity().refusing]


def _negates(plain: str) -> bool:
    return plain in polarity().negators or plain.endswith("n't")


def _not_yet(plain: Facts, at: int) -> bool:
    """Whether a word stands behind `until`: there nothing has happened yet."""
    return not _UNTIL.isdisjoint(w.plain for w in plain.line.words[max(0, at - _CLAUSE) : at])


def _lost(pair: Pair, turned: Facts, plain: Facts, at: int, *, flip: bool) -> Found | None:
    words = turned.line.words
    partner = {b: a for a, b in pair.same.items()} if flip else pair.same
    if _replaced(pair, at, flip=flip):
        return None
    reach = range(at + 1, min(at + 1 + _REACH, _clause_end(words, at)))
    scope = [i for i in reach if not words[i].function and words[i].quoted == words[at].quoted]
    before = [i for i in range(max(0, at - 3), at) if not words[i].function and words[i].weight < 6]
    beside = 1 if words[at].plain == "without" else 2  # it turns its own object, no verb farther on
    for i in scope[:beside] or before[-1:]:
        other = partner.get(i)
        if other is None or words[i].capital:
            continue
        shared = {partner[j] for j in partner if j != at}
        if _turned(plain, other, shared) or _not_yet(plain, other):
            return None
        if not _anchored(turned, at, i, other, partner) and not _reordered(pair, turned, plain, at, i):
            return None
        low, high = min(at, i), max(at, i) + 1
        here, there = turned.line.at(low, high), plain.line.at(max(0, other - (high - low - 1)), other + 1)
        root = words[i].root
        return Found("negation", here, there, Claim("polar", (root, "not")), Claim("polar", (root, "")), 0.8,
                     f"“{words[at].shown}” stands on one side only")  # fmt: skip
    return None


def _clause_end(words: Sequence[Word], at: int) -> int:
    """The number of the first word behind a mark that parts it from the one at `at`; a quotation mark parts nothing."""
    parted = (i for i in range(at + 1, len(words)) if words[i].span.start - words[i - 1].span.end > 1)
    return next((i for i in parted if words[i].quoted == words[i - 1].quoted), len(words))


def _replaced(pair: Pair, at: int, *, flip: bool) -> bool:
    """Whether another word of matter stands where the negator stands: then more than the negator is gone."""
    mine, theirs = (pair.b, pair.a) if flip else (pair.a, pair.b)
    for block in pair.blocks:
        ours, others = (block.b, block.a) if flip else (block.a, block.b)
        if at in ours:
            fresh = [theirs.line.words[j] for j in others if theirs.line.words[j].root not in mine.roots]
            return sum(not w.function for w in fresh) > sum(not mine.line.words[i].function for i in ours)
    return False


def _turned(facts: Facts, at: int, shared: set[int]) -> bool:
    """Whether the statement around a word says no in some way of its own: by a word that is not `shared` by both."""
    for place in range(max(0, at - _BEFORE - 1), min(len(facts.line.words), at + 4)):
        plain = facts.line.words[place].plain
        if place not in shared and _says_no(plain):
            return True
    return False


def _anchored(turned: Facts, at: int, i: int, other: int, partner: dict[int, int]) -> bool:
    """Whether the words around the negator stand around its missing place too, so that only the negator is gone."""
    near = [j for j in range(max(0, at - 4), min(len(turned.line.words), max(at, i) + 5)) if j not in (at, i)]
    held = sum(j in partner and abs(partner[j] - other) <= 9 for j in near)
    return held >= min(3, 0.5 * len(near))


def _reordered(pair: Pair, turned: Facts, plain: Facts, at: int, i: int) -> bool:
    """Whether the verb right after a negator comes once on each side, in a sentence that says the same in another order."""
    root = turned.line.words[i].root
    once = all(sum(w.root == root for w in side.line.words) == 1 for side in (turned, plain))
    return i == at + 1 and once and pair.akin and pair.kinship >= _SAME_MATTER and not negators(plain)


def holds_polar(facts: Facts, root: str, *, negated: bool) -> bool:
    """Whether a line has a root under a negator, or has it without one."""
    for at, word in enumerate(facts.line.words):
        if word.root == root:
            near = facts.line.words[max(0, at - _BEFORE) : at + 3]
            if any(_negates(w.plain) for w in near) == negated:
                return True
    return False


def holds_turned(facts: Facts, run: Sequence[str], *, negated: bool) -> bool:
    """Whether a line has a run of roots with, or without, a negator between its ends.

    A line in other words has it with one if a negator stands beside either end, without one if it says no nowhere.
    """
    if f" {' '.join(run)} " in facts.run:
        return True
    words, ends = facts.line.words, {run[0], run[-1]}
    if not negated:
        return not ends.isdisjoint(facts.roots) and not any(_says_no(w.plain) for w in words)
    return any(w.root in ends for at in negators(facts) for w in words[max(0, at - 2) : at + 3])


def holds_once(facts: Facts, run: Sequence[str], *, twice: bool) -> bool:
    """Whether a line has a run of roots, or one of its ends, in a clause that says no twice, or no more than once."""
    if f" {' '.join(run)} " in facts.run:
        return True
    again = any(other - at < _CLAUSE for at, other in pairwise(negators(facts)))
    return again == twice and not {run[0], run[-1]}.isdisjoint(facts.roots)


def opposites(pair: Pair) -> Iterator[Found]:
    """One of two opposites for the other, in the same place."""
    table = polarity().opposites
    for block in pair.blocks:
        if len(block.a) > 4 or len(block.b) > 4:
            continue
        for i in block.a:
            for j in block.b:
                one, other = pair.a.line.words[i], pair.b.line.words[j]
                kind = table.get(frozenset((one.plain, other.plain)))
                whole = 1 in {len(block.a), len(block.b)} and not (one.function or other.function)
                if kind and (whole or _tight(pair, i, j)) and not (_undone(pair, i, j) or _list_turned(pair, i, j)):
                    yield Found(kind, one.span, other.span, _root(one.root), _root(other.root), 0.7,
                                *versus(one.shown, other.shown))  # fmt: skip


def _undone(pair: Pair, i: int, j: int) -> bool:
    """Whether a negator beside one of two opposites turns it back: `with no` for `without`, `not guilty` for `innocent`."""
    if any(side.line.words[at].plain in _ANY and _denied(side, at) for side, at in ((pair.a, i), (pair.b, j))):
        return True
    before = (*pair.a.line.words[max(i - 1, 0) : i], *pair.b.line.words[max(j - 1, 0) : j])
    if pair.same.get(i - 1) != j - 1 and any(_negates(w.plain) for w in before):
        return True
    after = (*pair.a.line.words[i + 1 : i + 2], *pair.b.line.words[j + 1 : j + 2])
    return pair.same.get(i + 1) != j + 1 and any(_negates(w.plain) for w in after)


def _list_turned(pair: Pair, i: int, j: int) -> bool:
    """Whether two opposites change places in a list, each with the words before it: `two men and a girl`, `a girl and two men`."""
    roots = {pair.a.line.words[i].root, pair.b.line.words[j].root}
    ours, theirs = _joined(pair.a, roots), _joined(pair.b, roots)
    return ours is not None and ours == theirs


def _joined(facts: Facts, roots: set[str]) -> frozenset[tuple[str, str]] | None:
    """Two words that a line joins, each with the word before it; None if it does not join them."""
    words = facts.line.words
    first, *rest = [at for at, word in enumerate(words) if word.root in roots]
    if len(rest) != 1 or rest[0] - first > _LIST or _JOINING.isdisjoint(w.plain for w in words[first : rest[0]]):
        return None
    return frozenset((words[at - 1].root if at else "", words[at].root) for at in (first, *rest))


def _denied(facts: Facts, at: int) -> bool:
    return any(at - _BEFORE <= i < at for i in negators(facts))


def _root(root: str) -> Claim:
    return Claim("roots", (root,))


def _tight(pair: Pair, i: int, j: int) -> bool:
    """Whether a word on at least one side is the same and stands right beside."""
    before = pair.same.get(i - 1) == j - 1 and i > 0
    after = pair.same.get(i + 1) == j + 1
    return before or after


def modality(pair: Pair) -> Iterator[Found]:
    """Another modal class at the same verb: `could` for `would`; or a hedge gained or lost."""
    table = polarity()
    for i, one in enumerate(pair.a.line.words):
        kind = table.modals.get(one.plain)
        verb = _verb(pair.a, i) if kind else None
        if verb is None:
            continue
        for j, other in enumerate(pair.b.line.words):
            its = table.modals.get(other.plain)
            if its and its != kind and _same_verb(pair, i, j, verb) and not _expectation(pair, one, other):
                yield Found("negation", one.span, other.span, Claim("modal", (kind or "", verb)),
                            Claim("modal", (its, verb)), 0.5, *versus(one.shown, other.shown))  # fmt: skip


def _expectation(pair: Pair, one: Word, other: Word) -> bool:
    """Whether `should` is only what is expected: `it should reopen` for `she expected it would reopen`."""
    expecting = any(w.root in _EXPECT for side in (pair.a, pair.b) for w in side.line.words)
    return "should" in {one.plain, other.plain} and expecting


def _verb(facts: Facts, at: int) -> str | None:
    for word in facts.line.words[at + 1 : at + 4]:
        if not word.function and not word.plain.endswith("ly"):
            return word.root
    return None


def _same_verb(pair: Pair, i: int, j: int, verb: str) -> bool:
    if verb == _verb(pair.b, j):
        return True
    around = pair.context(Fact("modal", "", i, i + 2), Fact("modal", "", j, j + 2))
    return pair.akin and around >= pair.same_place + 0.3


def outlooks(pair: Pair) -> Iterator[Found]:
    """Something planned made into something guessed, at the same verb: `unlikely to attend` for `not expected to attend`."""
    table = polarity().outlooks
    for i, one in enumerate(pair.a.line.words):
        verb = _infinitive(pair.a, i) if one.plain in table else None
        if verb is None or one.quoted:
            continue
        for j, other in enumerate(pair.b.line.words):
            its = table.get(other.plain)
            if its and its != table[one.plain] and _infinitive(pair.b, j) == verb:
                yield Found("negation", one.span, other.span, Claim("roots", (one.root, verb)),
                            Claim("roots", (other.root, verb)), 0.35, *versus(one.shown, other.shown))  # fmt: skip


def foreseen(facts: Facts) -> list[str]:
    """The verbs that are said to be planned or probable, as roots."""
    places = (at for at, word in enumerate(facts.line.words) if word.plain in polarity().outlooks)
    return [verb for at in places if (verb := _infinitive(facts, at)) is not None]


def _infinitive(facts: Facts, at: int) -> str | None:
    """The verb of `likely to attend`."""
    words = facts.line.words
    return words[at + 2].root if at + 2 < len(words) and words[at + 1].plain == "to" else None


def hedges(pair: Pair) -> Iterator[Found]:
    """`allegedly`, `reportedly`, `probably` on one side only, with the same words around."""
    for mine, other, flip in ((pair.a, pair.b, False), (pair.b, pair.a, True)):
        partner = {b: a for a, b in pair.same.items()} if flip else pair.same
        theirs = {w.plain for w in other.line.words}
        table = polarity().hedges
        for at, word in enumerate(mine.line.words):
            if word.plain not in table or theirs & {w for w, kind in table.items() if kind == table[word.plain]}:
                continue
            before, after = partner.get(at - 1), partner.get(at + 1)
            if before is None or after != before + 1 or theirs & {"suspected", "accused", "expected", "may", "might"}:
                continue
            here, there = word.span, other.line.at(before, after + 1)
            found = Found("negation", here, there, Claim("roots", (word.root,)), Claim("lacks", (word.root,)), 0.5,
                          f"“{word.shown}” stands on one side only")  # fmt: skip
            yield found.turned() if flip else found
