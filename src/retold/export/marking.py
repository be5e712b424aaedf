"""A version of a passage as markup: changed words marked, and those that matter marked as such."""

from collections.abc import Iterable

from markupsafe import Markup, escape

from retold.export import labels
from retold.export.facing import Segment, Version
from retold.export.neutral import neutral_markup

MIN_ALIKE = 0.4  # part of a version that must agree with the reference for its changes to be marked one by one


def other_words(version: Version) -> bool:
    """Whether so little agrees with the reference that marking each change would say nothing."""
    if version.reference:
        return False
    changed = sum(len(s.span) for s in version.segments if s.changed)
    whole = sum(len(s.span) for s in version.segments)
    return changed > whole * (1 - MIN_ALIKE)


def segments(text: str, stretches: Iterable[Segment], *, words_throughout: bool = False) -> Markup:
    """The stretches of `text` as markup, what changed marked, unless the words differ throughout."""
    out = []
    for segment in stretches:
        if segment.left_out and not words_throughout:
            out.append(
                Markup('<span class="out" title="left out: {}"></span>').format(neutral_markup(segment.left_out))
            )
        words = escape(neutral_markup(segment.span.of(text)))
        out.append(_one(words, segment, plain=words_throughout))
    return Markup("").join(out)


def _one(words: Markup, segment: Segment, *, plain: bool) -> Markup:
    if segment.difference is not None:
        level = "sev" if segment.difference.is_severe else "dif"
        said = labels.KINDS[segment.difference.kind]
        return Markup('<mark class="{}" title="{}">{}</mark>').format(level, said, words)
    if segment.changed and not plain:
        return Markup('<mark class="chg">{}</mark>').format(words)
    return words
