"""How alike what two happenings say is, in one language and across two."""

from collections.abc import Mapping
from math import sqrt

from retold.account.happenings import Happening

_FEWEST_SHARED = 3  # terms, on one day
_COGNATE = 5  # letters with which words of two languages begin that are one
# So much of a short sentence, of no fewer terms, that stands in another of the same date makes it the same event.
_WHOLE, _FEWEST_TERMS = 0.8, 3


def cosine(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """How alike two sets of weighted terms are, 0–1."""
    if len(b) < len(a):
        a, b = b, a
    dot = sum([weight * b[term] for term, weight in a.items() if term in b])
    return dot / sqrt(sum([w * w for w in a.values()]) * sum([w * w for w in b.values()])) if dot else 0.0


def likeness_abroad(one: Happening, other: Happening) -> float:
    """How alike two happenings in two languages are; on one day, more than the place must be shared."""
    led = _led_over(other.weights, one.weights)
    alone = one.precision == "day" and len(led.keys() & one.weights.keys()) < _FEWEST_SHARED
    return 0.0 if alone else cosine(one.weights, led)


def _led_over(strange: Mapping[str, float], own: Mapping[str, float]) -> dict[str, float]:
    """Terms of another language, those that begin like one of ours under that one: `inspeccion` is `inspection`."""
    begins = {term[:_COGNATE]: term for term in sorted(own, reverse=True) if len(term) > _COGNATE and term.isalpha()}
    led: dict[str, float] = {}
    for term, weight in strange.items():
        other = term if term in own or len(term) <= _COGNATE else begins.get(term[:_COGNATE], term)
        led[other] = max(weight, led.get(other, 0.0))
    return led


def said_whole(a: Mapping[str, float], b: Mapping[str, float]) -> bool:
    """Whether a short sentence says next to nothing that the other does not say too."""
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    whole = sum(sorted(short.values()))
    return len(short) >= _FEWEST_TERMS and sum(sorted(w for t, w in short.items() if t in long)) >= _WHOLE * whole
