"""What became of a page that could not be used."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rejected:
    """A page, or a part of the input, that a stage could not use. It is counted and shown, never dropped.

    Attributes:
        id: of the page, or the path or line where there is no page.
        stage: `intake`, `cleaning`, `mentions`, …
        reason: what is wrong and what to do, for people.
        source: where it came from (path, path and line, URL), as the user would recognise it.
    """

    id: str
    stage: str
    reason: str
    source: str | None = None
