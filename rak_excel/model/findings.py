"""All findings of a check, in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rak_excel.language import Language
from rak_excel.model.columns import ColumnKind
from rak_excel.model.finding import Finding
from rak_excel.model.frames import frame_of

if TYPE_CHECKING:
    import pandas as pd

_KINDS = {
    **dict.fromkeys(("code", "name", "severity", "office", "file", "sheet"), ColumnKind.CATEGORY),
    **dict.fromkeys(("cell", "value", "message", "hint"), ColumnKind.TEXT),
}


class Findings(list[Finding]):
    """The findings in order of file, sheet and row."""

    def to_frame(self, language: Language = "id") -> pd.DataFrame:
        """One row a finding; `cell` is its address within the sheet, `message` and `hint` are in this language."""
        rows = (
            (
                *(each.code, each.name, each.severity.value, each.office, each.file, each.sheet),
                *(each.cell.address if each.cell else None, each.value),
                *(each.message.said(language), each.hint.said(language)),
            )
            for each in self
        )
        return frame_of(rows, _KINDS)
