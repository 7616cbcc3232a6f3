"""A finding: one fault, at one place, with what to do about it."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from rak_excel.language import Text
from rak_excel.model.cell import Cell


class Severity(StrEnum):
    """From worst to mildest; compare with `rank`."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the worst."""
        return list(Severity).index(self)

    @property
    def label(self) -> Text:
        return _LABELS[self]


_LABELS = {
    Severity.ERROR: Text("Wajib diperbaiki", "Must be corrected"),
    Severity.WARNING: Text("Perlu dicek", "To be checked"),
    Severity.INFO: Text("Info", "Info"),
}


class Finding(msgspec.Struct, frozen=True, gc=False):
    """A fault in a workbook. `cell` is None where it concerns a whole file, `value` is what stands there, as typed."""

    code: str
    name: str
    severity: Severity
    file: str
    message: Text
    hint: Text
    cell: Cell | None = None
    sheet: str | None = None
    office: str | None = None
    value: str = ""
