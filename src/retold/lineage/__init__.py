"""Story → Lineage: who took a text from whom, and how many independent tellings are left."""

from retold.lineage.elsewhere import compared, worth_comparing
from retold.lineage.formulas import FormulaCount, Formulas
from retold.lineage.settings import LineageSettings
from retold.lineage.trace import trace

__all__ = ["FormulaCount", "Formulas", "LineageSettings", "compared", "trace", "worth_comparing"]
