"""Story → Lineage: who took a text from whom, and how many independent tellings are left."""

from typing import TYPE_CHECKING

from retold.late import late
from retold.lineage.settings import LineageSettings

if TYPE_CHECKING:
    from retold.lineage.elsewhere import compared, worth_comparing
    from retold.lineage.formulas import FormulaCount, Formulas
    from retold.lineage.tracing import trace

__all__ = ["FormulaCount", "Formulas", "LineageSettings", "compared", "trace", "worth_comparing"]

__getattr__ = late(
    __name__,
    {
        "FormulaCount": "formulas",
        "Formulas": "formulas",
        "compared": "elsewhere",
        "trace": "tracing",
        "worth_comparing": "elsewhere",
    },
)
