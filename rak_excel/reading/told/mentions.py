"""What is true of the sheets and worth knowing: hidden rows and columns, stray cells, errors, comments."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rak_excel.formats.addresses import column_letters
from rak_excel.formats.grid import Sheet
from rak_excel.language import Text
from rak_excel.model import NoteKind
from rak_excel.reading.ledger import Ledger
from rak_excel.reading.sections.sections import Section
from rak_excel.reading.tables.tables import Table
from rak_excel.reading.told.remarked_comments import QUOTED, comments_of
from rak_excel.vocabulary.basics.texts import shortened

_STRAYS_TOLD = 20
_COMMENTS_TOLD = 50


def mention_sheets(sheets: Sequence[Sheet], tables: Sequence[Table], ledger: Ledger) -> None:
    """Notes for every sheet that may hold a part; what is hidden only where a table stands."""
    headless = any(note.kind is NoteKind.IDENTITY_SHEET_MISSING for note in ledger.notes)
    for sheet in sheets:
        _strays(sheet, ledger)
        own = [section for table in tables for section in table.sections if section.sheet.name == sheet.name]
        if own:
            _faulty_cells(sheet, own, ledger, head=not headless)
            _hidden(sheet, own, ledger)
            mention_comments(sheet, ledger)


def mention_comments(sheet: Sheet, ledger: Ledger) -> None:
    """The comments and notes attached to cells, but for those that are told as changing the plan."""
    if not (comments := comments_of(sheet)):  # as on most sheets
        return
    told = {(note.cell, note.value) for note in ledger.notes if note.kind is NoteKind.COMMENT_ON_PLAN}
    quoted = ((sheet.cell(*at), shortened(text, QUOTED)) for at, text in comments.items())
    own = [each for each in quoted if each not in told]
    for cell, text in own[:_COMMENTS_TOLD]:
        ledger.note(NoteKind.COMMENT, _COMMENT.filled(text=text), cell)
    if (more := len(own) - _COMMENTS_TOLD) > 0:
        ledger.note(NoteKind.COMMENT, _MORE_COMMENTS.filled(count=more, sheet=sheet.name))


def _strays(sheet: Sheet, ledger: Ledger) -> None:
    told = list(sheet.strays.items())[:_STRAYS_TOLD]
    for (row, column), text in told:
        ledger.note(NoteKind.CELL_NOT_USED, _STRAY, sheet.cell(row, column), text)
    if more := len(sheet.strays) - len(told):
        ledger.note(NoteKind.CELL_NOT_USED, _MORE_STRAYS.filled(count=more, sheet=sheet.name))


def _faulty_cells(sheet: Sheet, sections: Sequence[Section], ledger: Ledger, *, head: bool) -> None:
    """Errors anywhere but in the form's own columns; formulas never calculated where they are part of the plan.

    In the `head` errors are not told where they come from the identity sheet that is missing.
    """
    top = min(section.heading.top for section in sections)
    form = {column for section in sections for column in section.form_columns}
    for (row, column), text in sheet.errors.items():
        if _in_tables(row, column, sections):
            ledger.note(NoteKind.ERROR_CELL, _ERROR, sheet.cell(row, column), text)
        elif column not in form and (head or row >= top):
            ledger.note(NoteKind.CELL_NOT_USED, _ERROR, sheet.cell(row, column), text)
    for row, column in sheet.uncalculated:
        if _in_tables(row, column, sections) or _in_headings(row, column, sections):
            ledger.note(
                NoteKind.NEVER_CALCULATED, _UNCALCULATED, sheet.cell(row, column), sheet.uncalculated[row, column]
            )


def _in_tables(row: int, column: int, sections: Iterable[Section]) -> bool:
    return any(column in section.heading.own_columns and row in section.rows for section in sections)


def _in_headings(row: int, column: int, sections: Iterable[Section]) -> bool:
    """Whether a cell lies among those that head the columns of a table."""
    headings = (section.heading for section in sections)
    return any(
        each.top <= row <= each.bottom and min(each.own_columns) <= column <= max(each.own_columns) for each in headings
    )


def _hidden(sheet: Sheet, sections: Sequence[Section], ledger: Ledger) -> None:
    """What is read and cannot be seen in the open workbook: the sheet, or filled rows and columns of the plan."""
    heading = sections[0].heading
    first = min(heading.roles.values())
    if sheet.hidden:
        ledger.note(NoteKind.HIDDEN, _HIDDEN_SHEET.filled(sheet=sheet.name), sheet.cell(heading.top, first))
    own = heading.own_columns.union(heading.units)
    hidden = sheet.hidden_columns & own
    if not (hidden or sheet.hidden_rows):  # as in most sheets
        return
    filled = [(row, each) for section in sections for row in section.rows for each in sheet.rows.get(row, ())]
    if rows := sorted({row for row, column in filled if row in sheet.hidden_rows and column in own}):
        ledger.note(NoteKind.HIDDEN, _HIDDEN_ROWS.filled(rows=_ranges(rows)), sheet.cell(rows[0], first))
    if columns := sorted({column for _, column in filled} & hidden):
        named = ", ".join(map(column_letters, columns))
        ledger.note(NoteKind.HIDDEN, _HIDDEN_COLUMNS.filled(columns=named), sheet.cell(heading.top, columns[0]))


def _ranges(rows: Sequence[int]) -> str:
    """`4, 7-9`."""
    groups: list[list[int]] = []
    for row in rows:
        if groups and groups[-1][-1] == row - 1:
            groups[-1].append(row)
        else:
            groups.append([row])
    return ", ".join(f"{each[0]}-{each[-1]}" if len(each) > 1 else str(each[0]) for each in groups)


_STRAY = Text(
    "Isian ini berada jauh di luar tabel dan tidak dipakai.",
    "This cell is far away from the table and was not used.",
)
_MORE_STRAYS = Text(
    "Masih ada {count} isian jauh di luar tabel di sheet {sheet}.",
    "There are {count} more cells far away from the table on sheet {sheet}.",
)
_ERROR = Text("Rumus di sel ini menampilkan kesalahan.", "This cell shows a formula error.")
_UNCALCULATED = Text(
    "Rumus di sel ini belum pernah dihitung. Buka di Excel, simpan, lalu kirim lagi.",
    "The formula in this cell was never calculated. Open the file in Excel, save it and send it again.",
)
_COMMENT = Text('Komentar di sel ini: "{text}".', 'A comment on this cell: "{text}".')
_MORE_COMMENTS = Text(
    "Masih ada {count} komentar lain di sheet {sheet}.", "There are {count} more comments on the sheet {sheet}."
)
_HIDDEN_SHEET = Text("Sheet {sheet} disembunyikan.", "The sheet {sheet} is hidden.")
_HIDDEN_ROWS = Text("Baris {rows} disembunyikan atau disaring.", "Rows {rows} are hidden or filtered out.")
_HIDDEN_COLUMNS = Text("Kolom {columns} disembunyikan.", "Columns {columns} are hidden.")
