"""Where everything stands on the sheets of a plan workbook, and the defined names that say so inside it."""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property

from rak_excel.formats.addresses import column_letters, quoted
from rak_excel.layouts.widths import WIDTHS, Span, are_upright, signing_columns, widths_of
from rak_excel.model import Definition, PartDefinition, PlanForm
from rak_excel.model.further import FurtherColumn
from rak_excel.model.standard_columns import UNIT_TEXT
from rak_excel.record import Record
from rak_excel.system.grouped import grouped

# Rows count from 0, as XlsxWriter does.
TITLE_ROW = 0
OFFICE_TITLE_ROW = 1
HEAD_OFFICE_ROW = 3
HEAD_YEAR_ROW = 4
HEADING_ROW = 6
FIRST_ROW = HEADING_ROW + 2

ROLES = ("number", "objective", "indicator", "target", "activity")
INDENTED = ("objective", "indicator", "activity", "executor")  # so that no letter touches the line beside it
_UNITS = "SATUAN"
CENTRED = ("number", "target")


class PartLayout(Record, dict=True):
    """The columns and rows of one part's sheet. Columns and rows count from 0."""

    part: PartDefinition
    order: tuple[str, ...]  # the columns of the form from left to right, `schedule` for those of all periods
    further: tuple[FurtherColumn, ...]
    row_count: int
    closed: bool  # whether a thin closing row, above which rows can be inserted, ends the table

    @classmethod
    def of(cls, part: PartDefinition, definition: Definition, rows: int = 1, *, closed: bool = False) -> PartLayout:
        return cls(part, definition.columns_of(part.id), definition.further_of(part.id), rows, closed)

    def has(self, column: str) -> bool:
        """Whether the form has a column, or the schedule."""
        return column in self.order

    @cached_property
    def typed(self) -> tuple[str, ...]:
        """The columns that people fill in, from left to right, without those of the periods."""
        return tuple(column for column in self.order if column != "schedule")

    def runs(self, columns: Collection[str], *, beside: Collection[str] = ()) -> list[tuple[str, str]]:
        """Those of these columns that stand side by side, by the first and the last of each run.

        The columns `beside` may stand between two of a run.
        """
        runs: list[tuple[str, str]] = []
        goes_on = False
        for column in self.order:
            if column in columns and goes_on:
                runs[-1] = (runs[-1][0], column)
            elif column in columns:
                runs.append((column, column))
            goes_on = column in columns or (goes_on and column in beside)
        return runs

    def between(self, first: str, last: str) -> tuple[str, ...]:
        """The columns from one to another, both included."""
        return self.order[self.order.index(first) : self.order.index(last) + 1]

    @property
    def main(self) -> str:
        """The column whose cell stands for its row: that of the activity, on a form without activities of the indicator."""
        return "activity" if self.has("activity") else "indicator"

    @cached_property
    def periods(self) -> range:
        """The columns of the periods, none where the form has no schedule."""
        if not self.has("schedule"):
            return range(0)
        first = self.order.index("schedule")
        return range(first, first + len(self.part.schedule.names))

    @cached_property
    def by_period(self) -> tuple[FurtherColumn, ...]:
        """The columns with targets by period in the order of the year; of quarters and months those that it has more of.

        None on a form without a column of targets for the year, with which they are compared.
        """
        own = (each for each in self.further if each.period and self.has(each.id) and self.has("target"))
        groups = grouped((each.periods, each) for each in own)
        most = max(groups.values(), key=len, default=[])
        return tuple(sorted(most, key=lambda each: each.period))

    @property
    def suggests(self) -> bool:
        """Whether blank targets by period show what follows from the ticks: on a form that is to be filled in."""
        return self.closed and bool(self.by_period and self.periods)

    @cached_property
    def unit(self) -> str:
        """The column with the units of the targets; "" where the form has none."""
        own = (each for each in self.further if each.kind == "text" and self.has(each.id))
        return next((each.id for each in own if each.id == UNIT_TEXT or each.heading.upper() == _UNITS), "")

    @property
    def last(self) -> int:
        """The last column that is printed."""
        return self.status - 1

    @property
    def status(self) -> int:
        return len(self.typed) + len(self.periods)

    @property
    def key(self) -> int:
        return self.status + 1

    @property
    def last_row(self) -> int:
        """The last row of the table: the closing row where there is one, else the last row of the plan."""
        return FIRST_ROW + self.row_count - (0 if self.closed else 1)

    @property
    def end_row(self) -> int:
        """The row that ends the table's ranges, below which nothing belongs to it: the closing row, or a blank one."""
        return FIRST_ROW + self.row_count

    @cached_property
    def columns(self) -> dict[str, int]:
        """The column of each role that the form has, of status and key; those of the periods are not among them."""
        own = {role: self._first(column) for column, role in enumerate(self.order) if role != "schedule"}
        return own | {"status": self.status, "key": self.key}

    def _first(self, at: int) -> int:
        """The first column of the one that stands at this place of the order."""
        behind = bool(self.periods) and at > self.periods.start
        return at + (len(self.periods) - 1 if behind else 0)

    @cached_property
    def _widths(self) -> dict[str, float]:
        further = {column.id: column.width for column in self.further}
        return widths_of(self.order, len(self.part.schedule.names), further, self.part.schedule.calendar.own)

    @property
    def labels_upright(self) -> bool:
        """Whether the labels above the periods are written from below."""
        return bool(self.periods) and are_upright(self.part.schedule.calendar.own)

    def width(self, role: str) -> float:
        """In characters; of one `period`."""
        if role == "period":
            return self._widths["schedule"] / len(self.periods)
        return self._widths.get(role) or WIDTHS.get(role, 12.0)

    @property
    def printed_widths(self) -> list[float]:
        """Of all printed columns, in characters."""
        periods = len(self.periods)
        return [
            width
            for role in self.order
            for width in ([self.width("period")] * periods if role == "schedule" else [self.width(role)])
        ]

    @property
    def signatures(self) -> tuple[Span, Span]:
        """The columns of who acknowledges, and of who signs."""
        left, (right, _) = signing_columns(self.order, self._widths)
        return (self._first(left[0]), self._first(left[1] + 1) - 1), (self._first(right), self.last)

    def is_indented(self, role: str) -> bool:
        """Whether its texts keep away from the line to their left."""
        return role in INDENTED or any(column.id == role and not column.period for column in self.further)

    def letter(self, role: str) -> str:
        return column_letters(self.columns[role] + 1)

    def period_letter(self, period: int) -> str:
        """The column of a period, counted from 1."""
        return column_letters(self.periods[period - 1] + 1)

    def area(self, first: str, last: str, *, top: int = FIRST_ROW) -> str:
        """The cells of the table from one column to another, without the sheet's name."""
        return f"${first}${top + 1}:${last}${self.end_row + 1}"

    def name(self, what: str) -> str:
        """The defined name of something of this part: `RAK_COMMISSION_TABLE`."""
        return f"RAK_{self.part.id.upper()}_{what}"

    def defined_names(self) -> dict[str, str]:
        """Every defined name of this part's table with what it refers to.

        The ranges begin in the heading and end in the row below the table, so that rows inserted between are inside.
        """
        sheet = quoted(self.part.sheet)
        top = FIRST_ROW - 1
        table = self.area("A", self.letter("key"), top=HEADING_ROW)
        named = {
            self.name(role.upper()): self.area(self.letter(role), self.letter(role), top=top)
            for role in (*ROLES, "executor", "key", self.unit, *(each.id for each in self.by_period))
            if role in self.columns
        }
        if self.periods:
            first, last = (column_letters(column + 1) for column in (self.periods[0], self.periods[-1]))
            named[self.name("SCHEDULE")] = self.area(first, last, top=top)
        named |= {self.name("TABLE"): table, self.name("HEAD"): f"$A${FIRST_ROW}"}
        if below := self.looked_at_below:
            named[self.name("CELLS")] = f"${column_letters(below[0] + 1)}:${column_letters(below[-1] + 1)}"
        return {name: f"={sheet}!{area}" for name, area in named.items()}

    @property
    def looked_at_below(self) -> range:
        """The columns in which to see what is written below the table: those that no signature stands in, which may be none."""
        left, right = self.signatures
        if self.closed:
            first = min(self.columns["indicator"], left[0] + 1)
            return range(first, max(self.last, first + 1))
        return range(left[0] + 1, right[0])


def layout_of(part: PartDefinition, form: PlanForm) -> PartLayout:
    """Where the rows of this part go: the form's rows, and spare ones where it is not signed."""
    rows = len(form.rows.get(part.id, ()))
    spare = 0 if form.signed else form.spare_rows.get(part.id, 0)
    return PartLayout.of(part, form.definition, max(rows + spare, 1), closed=not form.signed)
