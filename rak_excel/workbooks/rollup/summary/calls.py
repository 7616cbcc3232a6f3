"""Which offices need a call, and in which order."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from rak_excel.formats.written.table import Formula
from rak_excel.model import Severity
from rak_excel.rolling_up.result import Office
from rak_excel.workbooks.rollup.layout import Layout
from rak_excel.workbooks.rollup.sheets.status import state_of
from rak_excel.workbooks.rollup.sheets.target_places import TargetSheet
from rak_excel.workbooks.rollup.summary.states import NOTHING, Counted


@dataclass(frozen=True, slots=True)
class Call:
    """One office that something is to be said to. `row` is its row on the status sheet, counted from 0."""

    row: int
    office: Office
    errors: int
    far: Counted
    other_kind: Counted
    days_late: int

    @property
    def targets(self) -> int:
        return self.far.value + self.other_kind.value

    @property
    def order(self) -> tuple[int, int, int, int]:
        """To be chosen first, then one part only, then by what is to be corrected, then the latest."""
        kind = 0 if self.office.undecided else 1 if self.office.partial else 2
        return kind, -(self.errors + self.targets), -self.days_late, self.row


def silent(layout: Layout) -> list[int]:
    """The rows, on the status sheet, of the offices that sent nothing that counts."""
    offices = enumerate(layout.result.offices)
    return [row for row, office in offices if state_of(office, layout) in NOTHING]


def calls(layout: Layout, targets: TargetSheet) -> list[Call]:
    """The other offices that need a call, the most urgent first."""
    nothing = set(silent(layout))
    found = [
        _call(row, office, layout, targets) for row, office in enumerate(layout.result.offices) if row not in nothing
    ]
    return sorted((call for call in found if _needed(call)), key=lambda call: call.order)


def _call(row: int, office: Office, layout: Layout, targets: TargetSheet) -> Call:
    far, other_kind = (
        _counted(count) for count in (targets.far_of(office.region), targets.other_kind_of(office.region))
    )
    deadline, received = layout.result.deadline, office.typed.date
    late = (received - deadline).days if received and isinstance(deadline, datetime.date) and office.whole else 0
    errors = layout.severities[office.region][Severity.ERROR]
    return Call(row, office, errors, far, other_kind, max(late, 0))


def _counted(count: Formula | None) -> Counted:
    """What Perbandingan Target counts of an office; 0 of one that has no column there."""
    return Counted(count.text.removeprefix("="), int(count.value)) if count else Counted("0", 0)


def _needed(call: Call) -> bool:
    return call.order[0] < 2 or bool(call.errors + call.targets + call.days_late)
