"""What became of a page that could not be used."""

from dataclasses import dataclass
from pathlib import PurePath
from typing import Self

_LONGEST = 300  # characters of what an exception says: it may quote the page
_LEFT_OUT = "it was left out, the others are read; please report this with the page, or try a newer version"


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

    @classmethod
    def broken(
        cls, page: str, stage: str, fault: Exception, source: str | None = None, advice: str = _LEFT_OUT
    ) -> Self:
        """A page on which a stage failed with an exception that nobody foresaw: a fault of Retold, told so that it can be mended."""
        at = fault.__traceback__
        while at is not None and at.tb_next is not None:
            at = at.tb_next
        where = f" ({PurePath(at.tb_frame.f_code.co_filename).name}, line {at.tb_lineno})" if at is not None else ""
        what = f"{type(fault).__name__}: {fault}"[:_LONGEST]
        return cls(page, stage, f"a fault of Retold itself in its stage {stage}, {what}{where}: {advice}", source)
