"""One indicator on one side of a comparison, and what of it can change."""

from __future__ import annotations

from rak_excel.comparing.by_period import TypedByPeriod
from rak_excel.language import Labelled, Text
from rak_excel.model import Cell, Indicator
from rak_excel.model.further import FurtherColumn
from rak_excel.record import Record
from rak_excel.rolling_up.facts.rows import ActivityRow
from rak_excel.sameness.pairing import Work, works_of


class Aspect(Labelled):
    """What changed: an office or an indicator as a whole, or something of an indicator."""

    OFFICE_ADDED = "office-added", Text("Kantor baru", "New office")
    OFFICE_REMOVED = "office-removed", Text("Kantor hilang", "Office gone")
    ADDED = "added", Text("Indikator baru", "New indicator")
    REMOVED = "removed", Text("Indikator dihapus", "Indicator removed")
    OBJECTIVE = "objective", Text("Sasaran", "Objective")
    INDICATOR = "indicator", Text("Redaksi indikator", "Wording of the indicator")
    TARGET = "target", Text("Target", "Target")
    ACTIVITIES = "activities", Text("Kegiatan", "Activity")
    SCHEDULE = "schedule", Text("Jadwal", "Schedule")
    EXECUTORS = "executors", Text("Pelaksana", "Executors")
    COLUMN = "column", Text("Kolom lain", "Another column")  # a further column or sheet of the definition

    @property
    def whole(self) -> bool:
        """Whether it tells of an office or indicator that came or went."""
        return self in {Aspect.OFFICE_ADDED, Aspect.OFFICE_REMOVED, Aspect.ADDED, Aspect.REMOVED}


class Compared(Record):
    """One indicator on one side. `rows` are its activities; `indicator` is what a plan has, None in a roll-up.

    `wording` and `objective` are words without the office's own name; `by_period` is as the plan has it.
    """

    office: str
    sheet: str
    rows: tuple[ActivityRow, ...]
    labels: tuple[str, ...]
    wording: str
    objective: str
    indicator: Indicator | None = None
    by_period: TypedByPeriod | None = None

    @property
    def text(self) -> str:
        return self.rows[0].indicator

    def says(self, aspect: Aspect) -> tuple[str, object]:
        """What the indicator says of the aspect, as people read it; and what is the same in any spelling of that."""
        first, target = self.rows[0], self.rows[0].target
        told: dict[Aspect, tuple[str, object]] = {
            Aspect.OBJECTIVE: (first.objective, self.objective),
            Aspect.TARGET: (target.text, target.same) if target else ("", None),
        }
        return told.get(aspect, (self.text, self.wording))

    @property
    def works(self) -> list[Work[int]]:
        """The items of its activities, each with the number of its row, from 0."""
        return [
            work
            for at, row in enumerate(self.rows)
            for work in works_of(row.activity, (self.schedule(at), frozenset(row.executors)), at)
        ]

    def schedule(self, at: int) -> tuple[str, ...]:
        """The periods of a row by their labels: T1 is not B1."""
        return tuple(self.labels[period - 1] for period in sorted(self.rows[at].periods))

    def place(self, aspect: Aspect, at: int = 0, *, period: int = 1, column: FurtherColumn | None = None) -> str:
        """File, sheet and cell of the aspect in a row; in a roll-up those of the row's activity."""
        row = self.rows[at]
        own: object = f"{row.sheet}!{row.cell}"
        if self.indicator and column:
            own_row = self.indicator.activities[at].place if column.level == "activity" else None
            own = own_row.cell(column.id) if own_row else self.indicator.cell_of(column.id)
        elif self.indicator:
            own = self._cell(self.indicator, aspect, at, period)
        return f"{row.file} {own}"

    @staticmethod
    def _cell(own: Indicator, aspect: Aspect, at: int, period: int) -> Cell:
        match aspect:
            case Aspect.OBJECTIVE:
                return own.objective.place.cell("objective")
            case Aspect.TARGET:
                return own.target_cell
            case Aspect.ACTIVITIES:
                return own.activities[at].place.cell("activity")
            case Aspect.SCHEDULE:
                return own.activities[at].place.period(period)
            case Aspect.EXECUTORS:
                return own.activities[at].place.cell("executor")
            case _:
                return own.place.cell("indicator")
