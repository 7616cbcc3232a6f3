"""One indicator of one office as `diff` compares it: what it says of each aspect, and in which cell."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rak_excel.language import Text
from rak_excel.model import Cell, Indicator, items_of
from rak_excel.verbs.rollup.facts import ActivityRow
from rak_excel.vocabulary.words import normalised


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
    Aspect.ACTIVITIES: Text("Kegiatan", "Activities"),
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
        """The aspect as people read it."""
        match aspect:
            case Aspect.OBJECTIVE:
                return self.rows[0].objective
            case Aspect.TARGET:
                return self.rows[0].target.text if self.rows[0].target else ""
            case Aspect.ACTIVITIES:
                return "\n".join(row.activity for row in self.rows)
            case Aspect.SCHEDULE:
                return " ".join(self.labels[period - 1] for period in self._periods)
            case Aspect.EXECUTORS:
                return "; ".join(self._executors)
            case _:
                return self.text

    def same(self, aspect: Aspect) -> object:
        """What must be equal for the aspect to be unchanged: spelling and order apart where they do not count."""
        match aspect:
            case Aspect.OBJECTIVE:
                return self.objective
            case Aspect.TARGET:
                return self.rows[0].target.same if self.rows[0].target else None
            case Aspect.ACTIVITIES:
                return [normalised(item.text) for row in self.rows for item in items_of(row.activity)]
            case Aspect.SCHEDULE:
                return [self.labels[period - 1] for period in self._periods]  # T1 is not B1
            case Aspect.EXECUTORS:
                return sorted(self._executors)
            case _:
                return self.wording

    def place(self, aspect: Aspect, other: Compared | None = None) -> str:
        """File, sheet and cell of what differs from the other side; in a roll-up those of the first activity."""
        row = self.rows[0]
        cell = self._cell(self.indicator, aspect, other or self) if self.indicator else f"{row.sheet}!{row.cell}"
        return f"{row.file} {cell}"

    def _cell(self, own: Indicator, aspect: Aspect, other: Compared) -> Cell:
        match aspect:
            case Aspect.OBJECTIVE:
                return own.objective.place.cell("objective")
            case Aspect.TARGET:
                return own.target_cell
            case Aspect.ACTIVITIES:
                return own.activities[0].place.cell("activity")
            case Aspect.SCHEDULE:
                period = min({*self._periods} ^ {*other._periods}, default=1)
                at = next((at for at, row in enumerate(self.rows) if period in row.periods), 0)
                return own.activities[at].place.period(period)
            case Aspect.EXECUTORS:
                names = {*self._executors} ^ {*other._executors}
                at = next((at for at, row in enumerate(self.rows) if names & {*row.executors}), 0)
                return own.activities[at].place.cell("executor")
            case _:
                return own.place.cell("indicator")

    @property
    def _periods(self) -> list[int]:
        return sorted({period for row in self.rows for period in row.periods})

    @property
    def _executors(self) -> list[str]:
        return list(dict.fromkeys(name for row in self.rows for name in row.executors))
