"""One indicator of one office as `diff` compares it: what it says of each aspect, and in which cell."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rak_excel.language import Text
from rak_excel.model import Cell, Indicator
from rak_excel.rolling_up.facts.rows import ActivityRow
from rak_excel.sameness.pairing import Work, works_of


class Aspect(StrEnum):
    """What changed: an office or an indicator as a whole, or something of an indicator."""

    OFFICE_ADDED = "office-added"
    OFFICE_REMOVED = "office-removed"
    ADDED = "added"
    REMOVED = "removed"
    OBJECTIVE = "objective"
    INDICATOR = "indicator"
    TARGET = "target"
    ACTIVITIES = "activities"
    SCHEDULE = "schedule"
    EXECUTORS = "executors"

    @property
    def label(self) -> Text:
        return _LABELS[self]

    @property
    def whole(self) -> bool:
        """Whether it tells of an office or indicator that came or went."""
        return self in {Aspect.OFFICE_ADDED, Aspect.OFFICE_REMOVED, Aspect.ADDED, Aspect.REMOVED}


_LABELS = {
    Aspect.OFFICE_ADDED: Text("Kantor baru", "New office"),
    Aspect.OFFICE_REMOVED: Text("Kantor hilang", "Office gone"),
    Aspect.ADDED: Text("Indikator baru", "New indicator"),
    Aspect.REMOVED: Text("Indikator dihapus", "Indicator removed"),
    Aspect.OBJECTIVE: Text("Sasaran", "Objective"),
    Aspect.INDICATOR: Text("Redaksi indikator", "Wording of the indicator"),
    Aspect.TARGET: Text("Target", "Target"),
    Aspect.ACTIVITIES: Text("Kegiatan", "Activity"),
    Aspect.SCHEDULE: Text("Jadwal", "Schedule"),
    Aspect.EXECUTORS: Text("Pelaksana", "Executors"),
}


@dataclass(frozen=True, slots=True)
class Compared:
    """One indicator on one side. `rows` are its activities; `indicator` is what a plan has, None in a roll-up.

    `wording` and `objective` are words without the office's own name.
    """

    office: str
    sheet: str
    rows: tuple[ActivityRow, ...]
    labels: tuple[str, ...]
    wording: str
    objective: str
    indicator: Indicator | None = None

    @property
    def text(self) -> str:
        return self.rows[0].indicator

    def said(self, aspect: Aspect) -> str:
        """What all of the indicator says of the aspect, as people read it."""
        match aspect:
            case Aspect.OBJECTIVE:
                return self.rows[0].objective
            case Aspect.TARGET:
                return self.rows[0].target.text if self.rows[0].target else ""
            case _:
                return self.text

    def same(self, aspect: Aspect) -> object:
        """What must be equal for the aspect to be unchanged: spelling apart where it does not count."""
        match aspect:
            case Aspect.OBJECTIVE:
                return self.objective
            case Aspect.TARGET:
                return self.rows[0].target.same if self.rows[0].target else None
            case _:
                return self.wording

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

    def place(self, aspect: Aspect, at: int = 0, *, period: int = 1) -> str:
        """File, sheet and cell of the aspect in a row; in a roll-up those of the row's activity."""
        row = self.rows[at]
        cell = self._cell(self.indicator, aspect, at, period) if self.indicator else f"{row.sheet}!{row.cell}"
        return f"{row.file} {cell}"

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
