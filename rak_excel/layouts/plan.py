"""Where everything stands on the sheets of a plan workbook, and the defined names that say so inside it."""

from __future__ import annotations

from functools import cached_property

from rak_excel.formats.addresses import column_letters, quoted
from rak_excel.model import Definition, PartDefinition, PlanForm
from rak_excel.model.definition import FurtherColumn
from rak_excel.record import Record

# Rows count from 0, as XlsxWriter does.
TITLE_ROW = 0
OFFICE_TITLE_ROW = 1
HEAD_OFFICE_ROW = 3
HEAD_YEAR_ROW = 4
HEADING_ROW = 6
FIRST_ROW = HEADING_ROW + 2

_WIDE_SCHEDULE = 4  # periods
ROLES = ("number", "objective", "indicator", "target", "activity")
INDENTED = ("objective", "indicator", "activity", "executor")  # so that no letter touches the line beside it
CENTRED = ("number", "target")


class PartLayout(Record, dict=True):
    """The columns and rows of one part's sheet. Columns and rows count from 0."""

    part: PartDefinition
    further: tuple[FurtherColumn, ...]
    row_count: int
    closed: bool  # whether a thin closing row, above which rows can be inserted, ends the table

    @classmethod
    def of(cls, part: PartDefinition, definition: Definition, rows: int = 1, *, closed: bool = False) -> PartLayout:
        return cls(part, definition.further_of(part.id), rows, closed)

    @cached_property
    def _behind_target(self) -> list[str]:
        return [column.id for column in self.further if column.after == "target"]

    @cached_property
    def typed(self) -> tuple[str, ...]:
        """The columns that people fill in, from left to right, without those of the periods."""
        behind = [column.id for column in self.further if column.id not in self._behind_target]
        return (*ROLES[:-1], *self._behind_target, ROLES[-1], "executor", *behind)

    @property
    def schedule(self) -> int:
        """The column of the first period."""
        return len(ROLES) + len(self._behind_target)

    @property
    def executor(self) -> int:
        return self.schedule + len(self.part.schedule.names)

    @property
    def last(self) -> int:
        """The last column that is printed."""
        return self.status - 1

    @property
    def signing(self) -> int:
        """The first column of the signatures, which end in the last one: wide enough for a name with titles."""
        return self.schedule if len(self.part.schedule.names) >= _WIDE_SCHEDULE else self.schedule - 1

    @property
    def status(self) -> int:
        return len(self.typed) + len(self.part.schedule.names)

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
        periods = len(self.part.schedule.names)
        own = {role: at if at < self.schedule else at + periods for at, role in enumerate(self.typed)}
        return own | {"status": self.status, "key": self.key}

    def width(self, role: str) -> float:
        """In characters."""
        return WIDTHS.get(role) or next((column.width for column in self.further if column.id == role), 12.0)

    def is_indented(self, role: str) -> bool:
        """Whether its texts keep away from the line to their left."""
        return role in INDENTED or any(column.id == role for column in self.further)

    def letter(self, role: str) -> str:
        return column_letters(self.columns[role] + 1)

    def period_letter(self, period: int) -> str:
        """The column of a period, counted from 1."""
        return column_letters(self.schedule + period)

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
        schedule = self.area(self.period_letter(1), self.period_letter(len(self.part.schedule.names)), top=top)
        table = self.area("A", self.letter("key"), top=HEADING_ROW)
        named = {
            self.name(role.upper()): self.area(self.letter(role), self.letter(role), top=top)
            for role in (*ROLES, "executor", "key")
        }
        named |= {self.name("SCHEDULE"): schedule, self.name("TABLE"): table}
        named[self.name("HEAD")] = f"$A${FIRST_ROW}"
        # Whole columns, to see what is written below the table: those that no signature stands in.
        last = self.last if self.closed else self.signing
        named[self.name("CELLS")] = f"${self.letter('indicator')}:${column_letters(last)}"
        return {name: f"={sheet}!{area}" for name, area in named.items()}


def layout_of(part: PartDefinition, form: PlanForm) -> PartLayout:
    """Where the rows of this part go: the form's rows, and spare ones where it is not signed."""
    rows = len(form.rows.get(part.id, ()))
    spare = 0 if form.signed else form.spare_rows.get(part.id, 0)
    return PartLayout.of(part, form.definition, max(rows + spare, 1), closed=not form.signed)


WIDTHS = {
    "number": 5.0,
    "objective": 24.0,
    "indicator": 30.0,
    "target": 11.0,
    "activity": 48.0,
    "executor": 30.0,
    "status": 26.0,
}
