"""What was changed on a page between two looks at its address."""

from dataclasses import dataclass
from enum import StrEnum

from retold.model.span import Span


class EditKind(StrEnum):
    """What was done to a sentence."""

    CHANGED = "changed"
    ADDED = "added"
    CUT = "cut"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Patch:
    """A run of words of an edited sentence: in both versions, only in the earlier, or only in the later one."""

    text: str
    gone: bool = False
    new: bool = False


@dataclass(frozen=True, slots=True)
class Edit:
    """One sentence that is not what it was.

    Attributes:
        before: span in the earlier text, None where it was added. after: in the later, None where it was cut.
        patches: its words from beginning to end, what was taken out before what was put in.
    """

    kind: EditKind
    before: Span | None
    after: Span | None
    patches: tuple[Patch, ...]


@dataclass(frozen=True, slots=True)
class Revision:
    """The edits between two versions of one page.

    Attributes:
        before, after: article ids.
        headline: how the headline was changed, None where its words are the same.
        edits: in the order of the later text, cuts where they stood.
        cosmetic: sentences in which only case, accents, punctuation or spacing changed; they are no edits.
    """

    before: str
    after: str
    headline: tuple[Patch, ...] | None
    edits: tuple[Edit, ...]
    cosmetic: int
