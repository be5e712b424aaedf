"""To whom, and on what occasion, words were said: `told reporters`, `in a statement`, `on state television`."""

from functools import cache

from retold.mentions.grammar import Parsed
from retold.mentions.sources import TIMES
from retold.words import tables

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_IN = frozenset({"in", "on", "at", "during", "via", "through", "by"})
_NEAR = 12  # words after the cue


@cache
def _occasions(preposition: str) -> frozenset[str]:
    media, _, others = tables.text("retold.mentions", "occasions.txt").partition("\n\n")
    lines = media.splitlines() if preposition == "on" else [*media.splitlines(), *others.splitlines()]
    return frozenset(w for line in lines if not line.startswith("#") for w in line.split())


# Behind the noun: `broadcast on state television`.
_GIVEN = frozenset({"broadcast", "aired", "published", "posted", "carried", "shown", "given", "released"})


def addressee(s: Parsed, cue: int) -> tuple[int, ...]:
    """The words that name who was told: the object of `tell` and its like, or what follows `said to`."""
    at = occasion(s, cue)
    for child in s.children[cue]:
        relation = s.relations[child]
        told = relation in {"iobj", "obj"} and s.low[cue] in {"told", "tell", "tells", "telling", "asked", "reminded", "informed", "warned", "assured"}  # fmt: skip
        to = relation == "obl" and any(s.low[c] == "to" and s.relations[c] == "case" for c in s.children[child])
        if (told or to) and s.low[child] not in TIMES and cue < child <= cue + _NEAR and s.tags[child][0] in {"N", "P"}:
            words = [k for k in _without_day(s, _phrase(s, child)) if not cue < min(at, default=cue) <= k]
            return tuple(k for k in words if not (s.low[k] == "to" and k == words[0]))
    return ()


def occasion(s: Parsed, cue: int) -> tuple[int, ...]:
    """The words of the occasion, its preposition among them: behind the cue, or what opens the sentence."""
    found = _phrase_of(s, cue + 1, min(cue + _NEAR, len(s.low)))
    if not found and s.low[0] in _IN and (found := _phrase_of(s, 0, 1)):
        between = range(found[-1] + 1, cue)
        commas = [k for k in between if s.low[k] == ","]
        opens = len(commas) == 1 and not any(s.tags[k] in _FINITE for k in between)
        return found if opens else ()
    if not found:
        return ()
    after = found[-1] + (1 if s.low[found[-1]] in _GIVEN else 2)
    more = _phrase_of(s, after, min(after + 1, len(s.low))) if after < len(s.low) and s.low[after - 1] in _GIVEN else ()
    return (*found, *range(found[-1] + 1, more[-1] + 1)) if more else found


def _phrase_of(s: Parsed, first: int, last: int) -> tuple[int, ...]:
    """The phrase of an occasion whose preposition stands from `first` to before `last`."""
    for at in range(first, last):
        if s.low[at] not in _IN or (s.low[at] == "by" and s.tags[at + 1 : at + 2] == ("DT",)):
            continue  # a report by the website
        for noun in range(at + 1, min(at + 7, len(s.low))):
            if s.low[noun] in _occasions(s.low[at]) and s.tags[noun][0] == "N" and not _goes_on(s, noun):
                return tuple(range(at, noun + 1))
            if s.low[noun] in {",", ".", '"', "that"} or s.tags[noun] in {"VBD", "VBZ", "VBP", "VB"}:
                break
    return ()


def _goes_on(s: Parsed, noun: int) -> bool:
    return noun + 1 < len(s.low) and s.tags[noun + 1] in {"NN", "NNS"} and s.low[noun + 1] in _occasions("in")


def _without_day(s: Parsed, words: list[int]) -> list[int]:
    """`the court | on Monday`: a day at the end is none of the hearers."""
    kept = list(words)
    while len(kept) > 1 and (s.low[kept[-1]] in TIMES or (len(kept) < len(words) and s.tags[kept[-1]] == "IN")):
        kept.pop()
    return kept


def _phrase(s: Parsed, head: int) -> list[int]:
    stop = frozenset(
        c for c in s.children[head] if s.relations[c] in {"acl:relcl", "acl", "appos", "punct", "ccomp", "advcl"}
    )
    below = sorted(k for k in s.below(head, stop))
    return list(range(below[0], below[-1] + 1))
