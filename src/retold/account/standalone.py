"""How well a sentence stands by itself, shown without those around it in its article."""

import re
from collections.abc import Sequence
from functools import cache

from retold.model import Article, Mentions, Reading
from retold.words import folded
from retold.words.tables import labelled_sets

UNFIT = 2.0  # trouble from which a sentence cannot stand by itself
HANGING = 0.7  # trouble from which it points back to a sentence that is not shown, or is no whole one
_SHORTEST, _LONGEST = 7, 45  # words; beyond, a sentence is a fragment or hard to take in
# "In September the bank had cut the rate": what had happened before the news.
_BEFORE_THEN = re.compile(
    r"(?:In|On|Last|Earlier|A \w+ (?:before|earlier)|The \w+ (?:before|earlier))\b[^,.;]{0,50}\bhad\b"
)
_FIRST = 7  # words of a sentence in which a second pronoun leaves nobody to go by
_KNOWN = 6  # first words in which it stands what everybody does
_LABEL = re.compile(r"[^\W\d_][\w ]{2,30}:\s")  # "Notes to editors: …"
MARKS = "\"'“”„«‘"
# Somebody's own words; the mark in "Casimir's wedding" opens none.
_QUOTING = re.compile(r"[\"“”„«]|(?<!\w)['‘](?=\w)")
# "von vier Lagerbunkern der 4.", "in our paper on boundaries (p.": what was taken for the end of a sentence is none.
_CUT = re.compile(r"\b(?:der|die|das|dem|den|des|am|im|vom|zum|zur|beim) \d{1,2}\.$|\bpp?\.$", re.IGNORECASE)
_BRACKETS = (("(", ")"), ("[", "]"))
_SUBJECTS = frozenset({"he", "she", "they", "it"})


def unclear(article: Article, reading: Reading, *, witnessed: bool = False) -> float:
    """How badly a sentence stands by itself: 0 well, from `UNFIT` on not at all.

    What is `witnessed` its writer may tell in his own person.
    """
    shown = reading.span.of(article.text)
    words = folded(shown)
    trouble = _length(len(words)) + _ending(shown) + _marks(shown)
    if shown[:1].islower() or (words[:1] and words[0] in hanging()["openers"]):
        trouble += 0.7
    if _LABEL.match(shown):
        trouble += HANGING
    if not hanging()["pronouns"].isdisjoint(_behind_time(words)[:1]):
        two = len(_SUBJECTS.intersection(words[:_FIRST])) > 1  # "She said he would …": nobody to go by
        trouble += UNFIT if two else 0.9
    if not hanging()["bidding"].isdisjoint(words[:1]):
        trouble += 0.9
    if _QUOTING.search(shown) is None:
        persons = ("reader",) if witnessed else ("writer", "desk", "reader")
        trouble += 0.9 * any(not hanging()[who].isdisjoint(words) for who in persons)
    if _BEFORE_THEN.match(shown):
        trouble += UNFIT
    if not hanging()["everybody"].isdisjoint(words[:1]) and not hanging()["knowing"].isdisjoint(words[1:_KNOWN]):
        trouble += UNFIT
    return trouble


def opens_with_writer(article: Article, mentions: Mentions) -> bool:
    """Whether an article begins with its writer: a report of what he saw himself."""
    opens = next(iter(mentions.sentences), None)
    return opens is not None and not (hanging()["writer"] | hanging()["desk"]).isdisjoint(
        folded(opens.of(article.text))
    )


def _behind_time(words: Sequence[str]) -> Sequence[str]:
    """The words without those of time they open with, where the subject stands behind them: "Minutes later he resigned"."""
    times = next((n for n, word in enumerate(words) if word not in hanging()["times"] and not word.isdigit()), 0)
    return words[times:] if words[times : times + 1] and words[times] in _SUBJECTS else words


def _length(words: int) -> float:
    if words < _SHORTEST:
        return UNFIT
    return 0.3 if words > _LONGEST else 0.0


def _ending(shown: str) -> float:
    bare = shown.rstrip('"”’»)')
    trouble = 0.0 if bare.endswith((".", "!", "…")) else 1.0
    if _CUT.search(bare):
        return UNFIT
    return trouble + 1.0 if bare.endswith(("?", "...", "…")) else trouble


def _marks(shown: str) -> float:
    uneven = shown.count("“") != shown.count("”") or shown.count('"') % 2
    uneven = uneven or any(shown.count(opens) != shown.count(closes) for opens, closes in _BRACKETS)
    return (UNFIT if uneven else 0.0) + (0.3 if shown[:1] in '“"«' else 0.0)


@cache
def hanging() -> dict[str, frozenset[str]]:
    """Words that make a sentence hang on another: first ones, `pronouns` and `openers`, behind `times`; the `writer`'s own and his `desk`'s; to the `reader`; `bidding`, `denying`, `rejecting` ones; `being` and behind it `one`; `half`."""
    return labelled_sets("retold.account", "hanging.txt")
