"""What a page says it had wrong before: facts about the text's history, though no part of the text."""

import re
from collections.abc import Set as AbstractSet
from functools import cache

from retold.cleaning.hints import places
from retold.cleaning.tables import sections

_WORD = re.compile(r"[^\W\d_]{4,}")
# Words of many pages, which tell nothing but beside another: which version it was, in English.
_COMMON = frozenset(
    ("version", "article", "report", "post", "story", "headline", "text", "piece", "column", "said", "this", "updated")
)
_FORMER = frozenset(("earlier", "previous", "original", "initial", "prior", "first"))
EASTERN = "\u3000"  # from here on words are not parted, and the first signs of a line tell
_SENTENCE = re.compile(r"[.!?…]\s+|\A")
_MOST = 5
# Characters of a correction; in scripts in which a word takes one or two.
_SHORTEST, _LONGEST, _SHORTEST_EASTERN = 20, 700, 8
_NEXT = 3  # lines among which the words under a label that stands alone are looked for


@cache
def correction_words() -> frozenset[str]:
    """Words, in small letters, of which every page that corrects itself has one."""
    phrases = (
        line.split() for kind in ("label", "earlier", "changed", "opens") for line in sections("corrections.txt")[kind]
    )
    return frozenset(word for words in phrases for word in _telling(words)) | {"version", *_eastern()}


def _telling(words: list[str]) -> list[str]:
    """The word of a phrase, with those that may stand for it, that the fewest texts have: the longest that is not common."""
    choices = [[word for word in each.split("/") if len(word) > len("the")] for each in words]
    rare = [choice for choice in choices if choice and _COMMON.isdisjoint(choice)]
    return max(rare, key=lambda choice: (min(map(len, choice)), choice), default=[])


def eastern_label(line: str) -> str | None:
    """The label that a line begins with, of a script in which words are not parted."""
    return next(filter(line.startswith, _eastern()), None)


@cache
def _eastern() -> tuple[str, ...]:
    return tuple(label for label in sections("corrections.txt")["label"] if label >= EASTERN)


def may_correct(words: AbstractSet[str]) -> bool:
    """Whether a page that has these `correction_words`, in small letters, may hold a correction."""
    formerly = "version" in words and not _FORMER.isdisjoint(words)
    return formerly or not _telling_alone().isdisjoint(words)


@cache
def _telling_alone() -> frozenset[str]:
    """Those of them that need no second word beside them."""
    return correction_words() - _FORMER - {"version"}


def corrections(shown: str, low: str, words: AbstractSet[str] | None = None) -> tuple[str, ...]:
    """The corrections of a page, each once, in its words.

    Args:
        shown: the lines a reader of the page sees.
        low: the same `lowered`.
        words: which of the `correction_words` it has, perhaps with others; None where that is not known.
    """
    found: dict[str, None] = {}
    read = 0
    wanted = _telling_alone() | {"version"}
    wanted = wanted if words is None else wanted & words
    for at, _ in places(low, sorted(wanted)):
        if at < read:
            continue
        start = shown.rfind("\n", 0, at) + 1
        end = shown.find("\n", at)
        read = end if end >= 0 else len(shown)
        told = _told(shown[start:read].strip(), shown[read : read + _LONGEST + _SHORTEST].split("\n")[1 : 1 + _NEXT])
        if told is not None:
            found.setdefault(" ".join(told.split()))
        if len(found) == _MOST:
            break
    return tuple(found)


def _told(line: str, below: list[str]) -> str | None:
    """The correction that `line` is; behind a label that stands alone, the line below that is not empty."""
    label, sentence, note = _label().match(line), _sentence().search(line), _note().search(line)
    if note:
        told = note["told"]
    elif label:
        told = line[label.end() :]
    elif sentence:
        starts = [match.end() for match in _SENTENCE.finditer(line) if match.end() <= sentence.start()]
        told = line[starts[-1] :]
    else:
        return None
    if not told:
        told = next((other.strip() for other in below if other.strip()), "")
    shortest = _SHORTEST_EASTERN if told[:1] >= EASTERN else _SHORTEST
    return told if shortest <= len(told) <= _LONGEST else None


@cache
def _label() -> re.Pattern[str]:
    """A label, a day or a number behind it perhaps."""
    rest = r"(?:[^:\w]{0,3}[^:]{0,14}\d[^:]{0,24})?\W{0,3}(?:[:–—-]\s|：\s?|(?<=[\u3000-\uffff]):|$)"
    return re.compile(rf"\W{{0,3}}(?:{_any_of('label')}){rest}", re.IGNORECASE)


@cache
def _sentence() -> re.Pattern[str]:
    """What only a page says of itself."""
    return re.compile(rf"(?<![^\W_])(?:{_any_of('earlier')}|{_any_of('changed')})", re.IGNORECASE)


@cache
def _note() -> re.Pattern[str]:
    """What an agency tells editors in brackets above a report: `(Corrects toll)`, `(UPDATE 2, corrects toll; adds union)`."""
    return re.compile(
        rf"[(\[](?:[^()\[\]]{{0,20}}[,;:]\s)?(?P<told>(?:{_any_of('opens')})\s[^()\[\]]*)[)\]]$", re.IGNORECASE
    )


def _any_of(kind: str) -> str:
    phrases = sorted(sections("corrections.txt")[kind], key=len, reverse=True)
    return "|".join(r"\s".join(_choice(word) for word in phrase.split()) for phrase in phrases)


def _choice(word: str) -> str:
    return "(?:" + "|".join(map(re.escape, word.split("/"))) + ")" if "/" in word else re.escape(word)
