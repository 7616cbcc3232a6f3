"""One line of the sheet `Cek Isian`: what is counted, how it weighs, and the link to its first place."""

from __future__ import annotations

from rak_excel.formats.addresses import quoted
from rak_excel.language import Text
from rak_excel.model import Severity
from rak_excel.record import Record

LATER = Text("Dicek setelah semua file digabung", "Checked when all files are merged")
ERROR = Severity.ERROR.label
MAY_BE_ERROR = Text("Wajib dicek", "Must be checked")


class CheckLine(Record):
    """One line. `count` and `place` are formulas without `=`; `place` gives an address, `sheet` says on which sheet.

    `only_whole` lines are silent in one unit's submission. `severity` is the most that `check` may make of what is
    counted: of a `doubt` the formulas cannot tell whether it is that, but the plan is not ready before somebody can.
    """

    text: str
    count: str
    severity: Severity
    sheet: str = ""
    place: str = ""
    only_whole: bool = False
    doubt: bool = False

    @property
    def weight(self) -> Text:
        """How the line weighs, as it stands beside it."""
        return MAY_BE_ERROR if self.doubt and self.severity is Severity.ERROR else self.severity.label


class CheckGroup(Record):
    title: str
    lines: tuple[CheckLine, ...]


def link_formula(line: CheckLine, count: str) -> str:
    """A link to the first place of a fault, named like `Komisi!D12`; nothing where there is none."""
    if not line.place:
        return '""'
    target = quoted(line.sheet).replace('"', '""')
    shown = f'HYPERLINK("#{target}!"&{line.place},"{line.sheet}!"&{line.place})'
    found = f'IF(N({count})=0,"",{shown})'
    return f'IF(RAK_WHOLE_OFFICE,{found},"{LATER.id}")' if line.only_whole else found
