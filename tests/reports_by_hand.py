"""Reports as readable tables: forms of ours whose cells are changed, and reports that people made by hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from rak_excel.formats.addresses import Address
from rak_excel.formats.grid import Faults, Sheet, Value, filled_of
from rak_excel.layouts.plan import FIRST_ROW, PartLayout
from rak_excel.model import Note, Plan, Source
from rak_excel.model.report_form import ReportForm
from rak_excel.reading.ledger import SheetAccount, Unread
from rak_excel.reading.sheets import read_and_account
from tests.reports import sheets_of_form
from tests.tables import sheets_of

Rows = dict[int, dict[int, Value]]


class Form:
    """A form of ours as sheets, to be changed and read."""

    def __init__(self, form: ReportForm) -> None:
        self.form = form
        self.sheets = sheets_of_form(form)

    def at(self, part: str, row: int, column: str) -> Address:
        """The cell of a column in a row of the table, counted from 1."""
        layout = PartLayout.of(self.form.definition.part(part), self.form.definition)
        return FIRST_ROW + row, layout.columns[column] + 1

    def typed(self, part: str, row: int, column: str, value: Value, number_format: str = "") -> Form:
        """The form with a value in a cell, as a workbook has it."""
        at = self.at(part, row, column)
        self._change(part, lambda rows: _put(rows.setdefault(at[0], {}), at[1], value))
        if number_format:
            name = self.form.definition.part(part).sheet
            known = {each.name: each for each in self.sheets}[name]
            formats = {} if callable(known.formats) else dict(known.formats)
            self._replace(known.but(formats={**formats, at: number_format}))
        return self

    def put(self, part: str, row: int, column: int, value: Value) -> Form:
        """The form with a value anywhere on the sheet of a part: rows from that of the first entry, which is 1."""
        self._change(part, lambda rows: _put(rows.setdefault(FIRST_ROW + row, {}), column, value))
        return self

    def error(self, part: str, row: int, column: str) -> Form:
        """The form with an error of a formula in a cell."""
        name, at = self.form.definition.part(part).sheet, self.at(part, row, column)
        self._change(part, lambda rows: rows.get(at[0], {}).pop(at[1], None))
        known = {each.name: each for each in self.sheets}[name]
        self._replace(known.but(faults=Faults(errors={at: "#REF!"})))
        return self

    def moved(self, part: str, change: Callable[[list[dict[int, Value]]], list[dict[int, Value]]]) -> Form:
        """The form with the rows of a table changed: sorted, copied, taken out."""
        name = self.form.definition.part(part).sheet
        known = {each.name: each for each in self.sheets}[name]
        above = {row: dict(cells) for row, cells in known.rows.items() if row <= FIRST_ROW}
        last = max(known.rows)
        rows = change([dict(known.rows.get(row, {})) for row in range(FIRST_ROW + 1, last + 1)])
        below = {FIRST_ROW + n: cells for n, cells in enumerate(rows, 1) if cells}
        self._replace(known.but(content=above | below))
        return self

    def beside(self, sheet: Sheet) -> Form:
        """The form with a further sheet, in the place of one of its name."""
        self.sheets = [*(each for each in self.sheets if each.name != sheet.name), sheet]
        return self

    def read(self) -> tuple[Plan, tuple[SheetAccount, ...]]:
        read, accounts = read_and_account(self.sheets, Source("laporan.xlsx", "0" * 64), template=self.form.definition)
        assert isinstance(read, Plan), read.note.detail.en
        return read, accounts

    def read_or_told(self) -> tuple[Plan, tuple[SheetAccount, ...]] | Note:
        """The same, or why there is nothing to read any more."""
        read, accounts = read_and_account(self.sheets, Source("laporan.xlsx", "0" * 64), template=self.form.definition)
        return (read, accounts) if isinstance(read, Plan) else read.note

    def _change(self, part: str, change: Callable[[Rows], object]) -> None:
        name = self.form.definition.part(part).sheet
        known = {each.name: each for each in self.sheets}[name]
        rows = {row: dict(cells) for row, cells in known.rows.items()}
        change(rows)
        self._replace(known.but(content=rows))

    def _replace(self, sheet: Sheet) -> None:
        self.sheets = [sheet if each.name == sheet.name else each for each in self.sheets]


def _put(cells: dict[int, Value], column: int, value: Value) -> None:
    if not filled_of([(column, value)]):
        cells.pop(column, None)
    else:
        cells[column] = value


def by_hand(text: str, file: str = "laporan.xlsx") -> tuple[Plan, tuple[SheetAccount, ...]]:
    """The report that a workbook of somebody's own holds, without an identity sheet."""
    read, accounts = read_by_hand(text, file)
    assert isinstance(read, Plan), read.note.detail.en
    return read, accounts


def not_read(text: str, file: str = "laporan.xlsx") -> Note:
    """Why such a workbook gives nothing."""
    read, _ = read_by_hand(text, file)
    assert isinstance(read, Unread)
    return read.note


def read_by_hand(text: str, file: str) -> tuple[Plan | Unread, tuple[SheetAccount, ...]]:
    sheets = [sheet for sheet in sheets_of(text) if sheet.name != "Identitas Satker"]
    return read_and_account(sheets, Source(file, "0" * 64))


def notes_of(plan: Plan) -> list[tuple[str, str]]:
    """What was told of it: the kind, and the cell."""
    return [(note.kind.value, str(note.cell or "")) for note in plan.notes]


def closed(accounts: tuple[SheetAccount, ...]) -> bool:
    return all(each.cells == sum(each.uses.values()) for each in accounts)


def entries(plan: Plan, part: str = "commission") -> list[Mapping[str, object]]:
    """What each indicator says in the report's own columns, with what its activities say."""
    own = plan.part(part)
    assert own
    return [
        {**each.further, **{id_: text for work in each.activities for id_, text in work.further.items()}}
        for each in own.indicators
    ]
