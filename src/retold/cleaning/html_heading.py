"""The headline of an HTML page: what is printed on it first, what its head says as a check."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from retold.words import folded

# What parts a headline from the name of the outlet in `<title>`.
_DIVIDER = re.compile(r"\s+[|–—\-•·»:]\s+|\s*[|»]\s*")
# The same, where no name is looked for: a colon behind the name of a letter or a paper, and how East Asia sets them.
_JOINT = re.compile(r"\s+[|–—\-•·»:]\s+|\s*[|»｜：]\s*|:\s+|(?<=[^\x00-\x7f])_")
_DIRECTION = "\u200e\u200f\u202a\u202b\u202c\ufeff"  # marks of the direction of writing
# An <h1> that has at least this share of its words in the head's title, or the other way round, is the headline.
_LIKE = 0.5
# One alone, that is more than a name, need share only this: titles for searchers and for sharing are worded anew.
_ALIKE, _LEAST_HEADING_WORDS = 0.3, 5


def headline(
    visible: Sequence[str], named: Sequence[str], outlet: str | None, printed: Sequence[str] = ()
) -> str | None:
    """The headline of a page.

    Args:
        visible: the texts of its `<h1>`, in order.
        printed: other lines of the page that its `<title>` holds: where no `<h1>` is like what its head says.
        named: titles its head gives, best first: `og:title`, JSON-LD, `<title>`.
        outlet: whose name does not belong to the headline.
    """
    titles = [stripped for title in named if (stripped := without_outlet(title, outlet))]
    shown = [stripped for text in visible if (stripped := without_outlet(text, outlet))]
    if not titles:
        return shown[0] if shown else None
    words = [set(folded(title)) for title in dict.fromkeys(titles)]
    likeness = [max(_likeness(set(folded(text)), title) for title in words) for text in shown]
    best = max(likeness, default=0.0)
    if best >= _LIKE or (len(shown) == 1 and best >= _ALIKE and len(shown[0].split()) >= _LEAST_HEADING_WORDS):
        return shown[likeness.index(best)]
    return next(iter(printed), titles[0])


def _likeness(one: AbstractSet[str], other: AbstractSet[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def without_outlet(title: str, outlet: str | None) -> str | None:
    """`title` without the name of the outlet before or behind it; None if nothing else is in it."""
    title = " ".join(title.split()).strip(_DIRECTION)
    parts = _DIVIDER.split(title)
    if len(parts) < 2:
        return None if _same(title, outlet) else title or None
    start, end = 0, len(title)
    if _same(parts[-1], outlet):
        end = title.rindex(parts[-1])
    elif _same(parts[0], outlet):
        start = len(parts[0])
    return title[start:end].strip(" |–—-•·»:") or None


def title_parts(title: str) -> list[str]:
    """The parts of a `<title>`: headline, section, outlet, in whatever order."""
    return [part for part in map(str.strip, _JOINT.split(" ".join(title.split()).strip(_DIRECTION))) if part]


def _same(text: str, outlet: str | None) -> bool:
    if not outlet:
        return False
    one, other = "".join(folded(text)), "".join(folded(outlet))
    return bool(one) and (
        one == other or (len(one) > 3 and (one in other or other in one) and len(one) <= 2 * len(other))
    )
