"""Roll up the plans of many offices into one workbook for the province."""

from rak_excel.verbs.rollup.facts import Alias, State, Typed
from rak_excel.verbs.rollup.files import refuse_loss, rollup_files
from rak_excel.verbs.rollup.result import Rollup
from rak_excel.verbs.rollup.sheets.book import write_rollup
from rak_excel.verbs.rollup.verb import roll_up, rollup

__all__ = [
    "Alias",
    "Rollup",
    "State",
    "Typed",
    "refuse_loss",
    "roll_up",
    "rollup",
    "rollup_files",
    "write_rollup",
]
