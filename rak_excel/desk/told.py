"""What several answers have: findings, and where something stands."""

from __future__ import annotations

from msgspec import Struct

from rak_excel.desk.in_page import in_page
from rak_excel.language import Text
from rak_excel.model import Finding, Origin, Weight


class Told(Struct, frozen=True):
    """One finding. `severity` is `trial` where its rule is on trial."""

    severity: str
    code: str
    file: str
    sheet: str
    cell: str
    value: str
    message: Text
    hint: Text

    @classmethod
    def of(cls, finding: Finding) -> Told:
        cell = finding.cell.address if finding.cell else ""
        place = finding.file, finding.sheet or "", cell
        return cls(
            severity_of(finding.weight),
            finding.code,
            *place,
            finding.value,
            in_page(finding.message),
            in_page(finding.hint),
        )


def severity_of(weight: Weight) -> str:
    return "trial" if weight.trial else weight.severity.value


class Source(Struct, frozen=True):
    """A cell of a file, and the unit that sent it where that is known."""

    file: str
    sheet: str
    cell: str
    unit: str = ""

    @classmethod
    def of(cls, origin: Origin, unit: str = "") -> Source:
        return cls(origin.file, origin.sheet, origin.cell, unit)
