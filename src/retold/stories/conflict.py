"""Doubt that two groups tell of one event: leading names of each that the other does not know.

Two earthquakes share most of their words; what parts them is who and where. A name leads a group if most of its
articles have it in title or lead. It counts against a join if few articles of the other group have it anywhere.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from retold.stories.features import Features
from retold.stories.vocabulary import Vocabulary

# A name counts with the third power of the share of articles led by it: one that leads half of them weighs an eighth.
_LEADING_POWER = 3


@dataclass(slots=True)
class Profile:
    """Who leads a group and who is in it; articles can be added."""

    size: int = 0
    focus: Counter[str] = field(default_factory=Counter)
    names: Counter[str] = field(default_factory=Counter)
    languages: set[str] = field(default_factory=set)
    dated: int = 0
    days: float = 0.0  # sum of the middles of the dated articles' publication

    @property
    def middle(self) -> float | None:
        """Day number about which its articles were published, None if none is dated."""
        return self.days / self.dated if self.dated else None

    @classmethod
    def of(cls, features: Iterable[Features]) -> "Profile":
        """The profile of some articles."""
        profile = cls()
        for one in features:
            profile.size += 1
            profile.focus.update(one.focus)
            profile.names.update(one.names)
            if one.days:
                profile.dated += 1
                profile.days += sum(one.days) / 2
            if one.language:
                profile.languages.add(one.language)
        return profile

    def joined(self, other: "Profile") -> "Profile":
        """The profile of both groups together."""
        return Profile(
            self.size + other.size,
            self.focus + other.focus,
            self.names + other.names,
            self.languages | other.languages,
            self.dated + other.dated,
            self.days + other.days,
        )


@dataclass(frozen=True, slots=True)
class Conflict:
    """How much of each side's leading names the other lacks (0–1), and the heaviest of them."""

    left: float
    right: float
    left_names: tuple[str, ...]
    right_names: tuple[str, ...]

    doubt: float  # the larger share, less for a small group: n articles of a group vouch n / (n + 1) for its leaders


def conflict(left: Profile, right: Profile, vocabulary: Vocabulary, *, led: bool = False) -> Conflict:
    """The conflict between two groups; 0 between groups without a common language, whose names may be transliterated.

    Args:
        left: a group.
        right: another.
        vocabulary: tells rare names from common ones.
        led: a name must lead articles of the other group to be known to it; otherwise it is enough to be in them.
    """
    if foreign(left, right):
        return Conflict(0.0, 0.0, (), (), 0.0)
    lacked_right, left_names = _lacking(left, right.focus if led else right.names, right.size, vocabulary)
    lacked_left, right_names = _lacking(right, left.focus if led else left.names, left.size, vocabulary)
    doubt = max(lacked_right * left.size / (left.size + 1), lacked_left * right.size / (right.size + 1))
    return Conflict(lacked_right, lacked_left, left_names, right_names, doubt)


def _lacking(side: Profile, known: Counter[str], others: int, vocabulary: Vocabulary) -> tuple[float, tuple[str, ...]]:
    total, lacked, lacking = 0.0, 0.0, []
    for name, articles in side.focus.items():
        # One article more than there are: a single report's names are a guess at what leads the event.
        weight = (articles / (side.size + 1)) ** _LEADING_POWER * vocabulary.background(name)
        missing = weight * (1 - known[name] / others)
        lacked += missing
        total += weight
        if missing > weight / 2:
            lacking.append((-missing, name))
    lacking.sort()
    return (lacked / total if total else 0.0), tuple(name for _, name in lacking[:3])


def foreign(left: Profile, right: Profile) -> bool:
    """Whether two groups are known to have no language in common."""
    return bool(left.languages and right.languages) and left.languages.isdisjoint(right.languages)


def days_apart(left: Profile, right: Profile) -> float:
    """Days between the middles of two groups, 0 where either is undated."""
    if left.middle is None or right.middle is None:
        return 0.0
    return abs(left.middle - right.middle)
