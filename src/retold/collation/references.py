"""What a clause hangs on: the noun of a relative clause, the noun that is counted, the `to` of a verb."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from retold.collation.facts import Facts
from retold.collation.lexicon import equivalent, metonyms, strength_differs
from retold.collation.lines import Word
from retold.collation.names import same_name
from retold.collation.pairs import Claim, Found, Pair, versus

_RELATIVE = frozenset({"which", "who", "whose"})
_VERB_REACH = 4  # words after a relative pronoun in which its verb stands
_HEAD_REACH = 4  # words before it in which the noun it hangs on stands
_PLACES = frozenset(
    {"near", "outside", "inside", "behind", "beside", "beyond", "above", "below", "beneath", "opposite"}
)
_PLACE_REACH = 3  # words behind a word of place in which the place is named
# After these a verb stands without `to` as well.
_BARE_VERB_AFTER = frozenset(
    {"help", "helps", "helped", "helping", "and", "or", "go", "come", "try", "than", "but", "dare", "up"}
)
# `let the rubble pile up`: what they do stands without `to`, however far behind.
_LETTING = frozenset(
    {
        "let",
        "lets",
        "letting",
        "make",
        "makes",
        "made",
        "making",
        "see",
        "sees",
        "saw",
        "seen",
        "hear",
        "hears",
        "heard",
        "watch",
        "watched",
        "watching",
        "feel",
        "felt",
        "had",
    }
)
_REACH = 12  # words from such a verb to what is done


def antecedents(pair: Pair) -> Iterator[Found]:
    """A relative clause that hangs on another noun: `the deal during the call, which was scrapped`."""
    if not pair.akin:
        return
    for i, head, verb in _clauses(pair.a):
        for j, its_head, its_verb in _clauses(pair.b):
            ours, theirs = pair.a.line.words[head], pair.b.line.words[its_head]
            if pair.a.line.words[verb].root != pair.b.line.words[its_verb].root or ours.root == theirs.root:
                continue
            if equivalent(ours.root, theirs.root) or same_name(ours.key, theirs.key) or metonyms(ours.key, theirs.key):
                continue
            if _one_thing(pair.a.line.words, ours, theirs) or _one_thing(pair.b.line.words, ours, theirs):
                continue
            if ours.root not in pair.b.roots and theirs.root not in pair.a.roots:  # only another word for it
                continue
            here, there = pair.a.line.at(head, i + 1), pair.b.line.at(its_head, j + 1)
            marks = ((ours, pair.a.line.words[i]), (theirs, pair.b.line.words[j]))
            claims = [Claim("hangs", (noun.root, pronoun.root)) for noun, pronoun in marks]
            form = f"“{marks[0][1].shown} … {pair.a.line.words[verb].shown}” is said of “{{}}”, not of “{{}}”"
            yield Found("actor", here, there, claims[0], claims[1], 0.6, *versus(ours.shown, theirs.shown, form))


def _one_thing(words: Sequence[Word], one: Word, other: Word) -> bool:
    """Whether two nouns stand side by side as the name of one thing: `the Roe family` is `the family, the Roes`."""
    return any(
        b.span.start - a.span.end == 1 and (_named(a, one, b, other) or _named(a, other, b, one))
        for a, b in pairwise(words)
    )


def _named(a: Word, one: Word, b: Word, other: Word) -> bool:
    return _same_thing(b, other) and (a.root == one.root or same_name(a.key, one.key))


def _clauses(facts: Facts) -> Iterator[tuple[int, int, int]]:
    """Each relative pronoun after a comma, the word it hangs on, and the first word of matter behind it."""
    words = facts.line.words
    for at in range(1, len(words)):
        if words[at].plain not in _RELATIVE or words[at].span.start - words[at - 1].span.end != 2:
            continue
        heads = (i for i in range(at - 1, max(-1, at - 1 - _HEAD_REACH), -1) if not words[i].function)
        verbs = (i for i in range(at + 1, min(len(words), at + 1 + _VERB_REACH)) if _matters(facts, i))
        head, verb = next(heads, None), next(verbs, None)
        if head is not None and verb is not None and words[at].quoted == words[head].quoted:
            yield at, head, verb


def _matters(facts: Facts, at: int) -> bool:
    word = facts.line.words[at]
    return not word.function and not word.capital and not word.plain.endswith("ly") and word.plain != "also"


def clauses(facts: Facts) -> list[tuple[str, str]]:
    """The verb of each relative clause with the next word of matter behind it, as roots."""
    words = facts.line.words
    found = []
    for _, _, verb in _clauses(facts):
        thing = next((w.root for w in words[verb + 1 : verb + 1 + _VERB_REACH] if not w.function or w.capital), None)
        if thing is not None:
            found.append((words[verb].root, thing))
    return found


def counted(pair: Pair) -> Iterator[Found]:
    """Another thing of the same number: `the second meeting` for `the second call`."""
    for x in pair.a.of("ordinal"):
        for y in pair.b.of("ordinal"):
            if x.value != y.value or x.last >= len(pair.a.line.words) or y.last >= len(pair.b.line.words):
                continue
            one, other = pair.a.line.words[x.last], pair.b.line.words[y.last]
            if strength_differs(one.key, other.key):
                ours, theirs = (Claim("run", (w.line.words[f.last - 1].root, w.line.words[f.last].root))
                                for w, f in ((pair.a, x), (pair.b, y)))  # fmt: skip
                yield Found("word", one.span, other.span, ours, theirs, 0.5,
                            *versus(one.shown, other.shown, "“{}” is not “{}”"))  # fmt: skip


def near_what(pair: Pair) -> Iterator[Found]:
    """What stood before a word of place stands behind it: `the school near the harbour`, `near the harbour school`."""
    if not pair.akin:
        return
    for i, word in _places(pair.a):
        for j, its in _places(pair.b):
            if its.plain != word.plain or word.quoted:
                continue
            left, its_left = _left(pair.a, i), _left(pair.b, j)
            if left is None or its_left is None or _same_thing(left, its_left):
                continue
            if _turned(left, _right(pair.a, i), _right(pair.b, j)) or _turned(
                its_left, _right(pair.b, j), _right(pair.a, i)
            ):
                here, there = pair.a.line.at(i - 1, i + 1), pair.b.line.at(j - 1, j + 1)
                mine, theirs = Claim("run", (left.root, word.root)), Claim("run", (its_left.root, its.root))
                form = f"what is “{word.shown}” is “{{}}”, not “{{}}”"
                yield Found("place", here, there, mine, theirs, 0.4, *versus(left.shown, its_left.shown, form))


def _places(facts: Facts) -> list[tuple[int, Word]]:
    return [(at, word) for at, word in enumerate(facts.line.words) if word.plain in _PLACES]


def _left(facts: Facts, at: int) -> Word | None:
    """The word of matter right before a word of place."""
    words = facts.line.words
    beside = 0 < at < len(words) - 1 and words[at].span.start - words[at - 1].span.end == 1
    return words[at - 1] if beside and not words[at - 1].function else None


def _right(facts: Facts, at: int) -> list[Word]:
    """The words of matter of the place behind a word of place."""
    return [w for w in facts.line.words[at + 1 : at + 1 + _PLACE_REACH] if not w.function]


def _turned(before: Word, behind: Sequence[Word], its_behind: Sequence[Word]) -> bool:
    """Whether what stands before here stands behind there, with something of the place in both."""
    shared = {w.root for w in behind} & {w.root for w in its_behind}
    return (
        bool(shared)
        and any(_same_thing(before, w) for w in its_behind)
        and not any(_same_thing(before, w) for w in behind)
    )


def _same_thing(one: Word, other: Word) -> bool:
    return one.root == other.root or equivalent(one.root, other.root)


def lost_to(pair: Pair) -> Iterator[Found]:
    """A verb that lost its `to`, with the same words on both sides of it."""
    for block in pair.blocks:
        for mine, other, ours, theirs, flip in (
            (pair.a, pair.b, block.a, block.b, False), (pair.b, pair.a, block.b, block.a, True),
        ):  # fmt: skip
            words, its_words = mine.line.words, other.line.words
            if len(ours) or len(theirs) != 1 or its_words[theirs.start].plain != "to":
                continue
            at = ours.start
            if any(w.plain == "that" for w in words[max(0, at - 5) : at]):  # "demanded that the crew stay"
                continue
            if any(w.plain in _LETTING for w in words[max(0, at - _REACH) : at]):
                continue
            if not 0 < at < len(words) or words[at].function or words[at].capital:
                continue
            if (
                words[at - 1].function
                or words[at - 1].plain in _BARE_VERB_AFTER
                or words[at].plain.endswith(("ing", "ed"))
            ):
                continue
            runs = [
                (words[at - 1].root, words[at].root),
                tuple(w.root for w in its_words[theirs.start - 1 : theirs.start + 2]),
            ]
            here, there = mine.line.at(at - 1, at + 1), other.line.at(theirs.start - 1, theirs.start + 2)
            found = Found("garble", here, there, Claim("run", runs[0]), Claim("run", runs[1]), 0.4,
                          f"“to” is missing before “{words[at].shown}”")  # fmt: skip
            yield found.turned() if flip else found
