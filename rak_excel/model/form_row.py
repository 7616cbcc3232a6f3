"""One row of a plan sheet as it is to be written."""

from __future__ import annotations

from collections.abc import Mapping

from rak_excel.model.further import Further
from rak_excel.record import Record


class FormRow(Record):
    """One row of a plan sheet. Blank number, objective, indicator and target continue the row above."""

    number: str = ""
    objective: str = ""
    indicator: str = ""
    target: str = ""
    activity: str = ""
    marks: Mapping[int, str] = {}  # the glyph of each ticked period
    executors: str = ""
    key: str = ""  # the hidden row key, on rows that start an indicator
    marked: frozenset[str] = frozenset()  # the columns (roles, or `period`) shown as waiting for a choice
    remark: str = ""  # their comment
    further: Further = {}  # those of the indicator on the row that starts it

    @property
    def starts_indicator(self) -> bool:
        """Whether it begins another indicator than the row above, be that without words of its own."""
        return bool(self.indicator or self.key or self.objective or self.number)
