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

    @classmethod
    def of(cls, features: Iterable[Features]) -> "Profile":
        """The profile of some articles."""
        profile = cls()
        for one in features:
            profile.size += 1
            profile.focus.update(one.focus)
            profile.names.update(one.names)
            if one.language:
                profile.languages.add(one.language)
        return profile

    def joined(self, other: "Profile") -> "Profile":
        """The profile of both groups together."""
        return Profile(
            self.size + other.size, self.focus + other.focus, self.names + other.names, self.languages | other.languages
        )


@dataclass(frozen=True, slots=True)
class Conflict:
    """How much of each side's leading names the other lacks (0–1), and the heaviest of them."""

    left: float
    right: float
    left_names: tuple[str, ...]
    right_names: tuple[str, ...]

    @property
    def worst(self) -> float:
        """The larger share."""
        return max(self.left, self.right)


def conflict(left: Profile, right: Profile, vocabulary: Vocabulary) -> Conflict:
    """The conflict between two groups; 0 between groups without a common language, whose names may be transliterated."""
    if left.languages and right.languages and not left.languages & right.languages:
        return Conflict(0.0, 0.0, (), ())
    lacked_right, left_names = _lacking(left, right, vocabulary)
    lacked_left, right_names = _lacking(right, left, vocabulary)
    return Conflict(lacked_right, lacked_left, left_names, right_names)


def _lacking(side: Profile, other: Profile, vocabulary: Vocabulary) -> tuple[float, tuple[str, ...]]:
    total, lacking = 0.0, []
    for name, articles in side.focus.items():
        # One article more than there are: a single report's names are a guess at what leads the event.
        weight = (articles / (side.size + 1)) ** _LEADING_POWER * vocabulary.background(name)
        missing = weight * (1 - other.names[name] / other.size)
        total += weight
        if missing > weight / 2:
            lacking.append((-missing, name))
    lacking.sort()
    share = -sum(m for m, _ in lacking) / total if total else 0.0
    return share, tuple(name for _, name in lacking[:3])
