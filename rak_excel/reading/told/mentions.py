"""What is worth knowing of the sheets: hidden rows, stray cells, errors, comments, and sheets that were not read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rak_excel.formats.addresses import column_letters
from rak_excel.language import Text
from rak_excel.model import Definition, NoteKind
from rak_excel.reading.ledger import Ledger, Use
from rak_excel.reading.lines import part_alone
from rak_excel.reading.plan_sheet import PlanSheet
from rak_excel.reading.sections.sections import Section
from rak_excel.reading.tables.tables import Table
from rak_excel.reading.told.remarked_comments import QUOTED, comments_of
from rak_excel.vocabulary.basics.texts import normalised, shortened, tidy
from rak_excel.vocabulary.documents import page_lines
from rak_excel.vocabulary.entries.ticks import ScheduleMark, read_mark
from rak_excel.vocabulary.headings.headings import heading_role, near_heading
from rak_excel.vocabulary.names.unit_titles import list_named
from rak_excel.vocabulary.remarks.corrections import changes_plan
from rak_excel.vocabulary.remarks.statements import begins_as_work
from rak_excel.vocabulary.targets.targets import parse_target
from rak_excel.vocabulary.targets.units import is_listed

_STRAYS_TOLD = 20
_COMMENTS_TOLD = 50


def mention_sheets(sheets: Sequence[PlanSheet], tables: Sequence[Table], ledger: Ledger) -> None:
    """Notes for every sheet that may hold a part; what is hidden only where a table stands."""
    headless = any(note.kind is NoteKind.IDENTITY_SHEET_MISSING for note in ledger.notes)
    for sheet in sheets:
        _strays(sheet, ledger)
        own = [section for table in tables for section in table.sections if section.sheet.name == sheet.name]
        if own:
            _faulty_cells(sheet, own, ledger, head=not headless)
            _hidden(sheet, own, ledger)
            mention_comments(sheet, ledger)


def mention_comments(sheet: PlanSheet, ledger: Ledger) -> None:
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


def _strays(sheet: PlanSheet, ledger: Ledger) -> None:
    told = list(sheet.strays.items())[:_STRAYS_TOLD]
    for (row, column), text in told:
        ledger.note(NoteKind.CELL_NOT_USED, _STRAY, sheet.cell(row, column), text)
    if more := len(sheet.strays) - len(told):
        ledger.note(NoteKind.CELL_NOT_USED, _MORE_STRAYS.filled(count=more, sheet=sheet.name))


def _faulty_cells(sheet: PlanSheet, sections: Sequence[Section], ledger: Ledger, *, head: bool) -> None:
    """Errors anywhere but in the form's own columns; formulas never calculated where they are part of the plan.

    In the `head` errors are not told where they come from the identity sheet that is missing.
    """
    top = min(section.heading.top for section in sections)
    form = {column for section in sections for column in (*section.form_columns, *section.heading.computed)}
    for (row, column), text in sheet.errors.items():
        if _in_tables(row, column, sections):
            ledger.note(NoteKind.ERROR_CELL, _ERROR, sheet.cell(row, column), text)
        elif column not in form and (head or row >= top):
            ledger.note(NoteKind.CELL_NOT_USED, _ERROR, sheet.cell(row, column), text)
    for (row, column), text in sheet.uncalculated.items():
        if _in_tables(row, column, sections) or _in_headings(row, column, sections):
            ledger.note(NoteKind.NEVER_CALCULATED, _UNCALCULATED, sheet.cell(row, column), text)


def tell_faulty_cells(sheet: PlanSheet, ledger: Ledger) -> None:
    """Says of each error, and of each formula never calculated, on a sheet that is read whole that it was not read."""
    for (row, column), text in sheet.errors.items():
        ledger.note(NoteKind.ERROR_CELL, _ERROR, sheet.cell(row, column), text)
    for (row, column), text in sheet.uncalculated.items():
        ledger.note(NoteKind.NEVER_CALCULATED, _UNCALCULATED, sheet.cell(row, column), text)
    ledger.use(sheet, [*sheet.errors, *sheet.uncalculated], Use.NOT_USED)


def _in_tables(row: int, column: int, sections: Iterable[Section]) -> bool:
    return any(column in section.heading.read_columns and row in section.rows for section in sections)


def _in_headings(row: int, column: int, sections: Iterable[Section]) -> bool:
    headings = (each.heading for each in sections if each.heading.top <= row <= each.heading.bottom)
    return any(min(each.read_columns) <= column <= max(each.read_columns) for each in headings)


def _hidden(sheet: PlanSheet, sections: Sequence[Section], ledger: Ledger) -> None:
    """What is read and cannot be seen in the open workbook: the sheet, or filled rows and columns of the plan."""
    heading = sections[0].heading
    first = min(heading.roles.values())
    if sheet.hidden:
        ledger.note(NoteKind.HIDDEN, _HIDDEN_SHEET.filled(sheet=sheet.name), sheet.cell(heading.top, first))
    own = heading.read_columns
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


_HEADS = frozenset({"objective", "indicator", "target", "activity"})
_OF_BUDGETS = frozenset({"volume", "vol", "harga", "harga satuan", "jumlah harga", "jumlah rp", "rp"})
_OBJECTIVE = re.compile(r"(?:me|ter|ber)[a-z]{3,}nya ")


def tell_other_sheets(sheets: Iterable[PlanSheet], ledger: Ledger) -> None:
    """Says of these sheets that they were not read, of all that plainly hold no plan at once; nothing of those told already."""
    left = [each for each in sheets if each.rows and not any(ledger.used(each, at) for at in each.addresses())]
    plain: list[PlanSheet] = []
    for sheet in (each for each in left if any(each.rows.values())):
        if _may_hold_rows(sheet):
            cells = list(sheet.addresses())
            detail = _SHEET.filled(sheet=sheet.name, count=len(cells))
            ledger.note_at(NoteKind.CELL_NOT_USED, detail, sheet, cells[:1])
        else:
            plain.append(sheet)
    if plain:
        cell, *others = (each.cell(*next(each.addresses())) for each in plain)
        detail = _PLAIN.filled(sheets=", ".join(each.name for each in plain))
        ledger.note(NoteKind.MENTIONED, detail, cell, others=others)
    for sheet in sheets:
        ledger.use(sheet, list(sheet.addresses()), Use.NOT_USED)


def _may_hold_rows(sheet: PlanSheet) -> bool:
    """Whether the sheet is named as a part, or has a heading of a plan, a row like one of it, or words that change it."""
    if part_alone(sheet.name, sheet.definition):
        return True
    rows = [[tidy(v) for v in cells.values() if isinstance(v, str) and v.strip()] for cells in sheet.rows.values()]
    return any(
        _heads_plan(texts, sheet.definition) or _is_like_row(texts, sheet.definition) or any(map(changes_plan, texts))
        for texts in rows
    )


def _heads_plan(texts: Sequence[str], definition: Definition) -> bool:
    """Whether a column of a plan is headed there; an activity beside money or volume alone is that of a budget."""
    near = {each.role for text in texts if (each := near_heading(text, definition)) and each.certain}
    roles = {heading_role(text, definition) for text in texts} | near
    if roles & _HEADS == {"activity"} and "executor" not in roles:
        return not any(page_lines.is_budget(text) or normalised(text) in _OF_BUDGETS for text in texts)
    return not roles.isdisjoint(_HEADS)


def _is_like_row(texts: Sequence[str], definition: Definition) -> bool:
    """Whether these may be the entries of one row: an objective or indicator, or words beside a tick, a target or who does it."""
    words = [text for text in texts if " " in text and not list_named(text, definition)]
    if any(_OBJECTIVE.match(normalised(text)) or _is_indicator(text) for text in words):
        return True
    beside = (text for text in texts if words and text not in words[:1])
    if any(_is_tick(text, definition) or _is_target(text, definition) for text in beside):
        return True
    return len(words) < len(texts) and any(map(begins_as_work, words)) and any(list_named(t, definition) for t in texts)


def _is_indicator(text: str) -> bool:
    return (page_lines.begins_as_measure(text) or page_lines.begins_as_total(text)) and not (
        page_lines.is_total(text) or page_lines.counts_rows(text)
    )


def _is_tick(text: str, definition: Definition) -> bool:
    return not text.isdecimal() and read_mark(text, definition.marks) is ScheduleMark.TICK


def _is_target(text: str, definition: Definition) -> bool:
    """Whether a text is an amount in a unit that the definition lists: `2 Laporan`, 75%; not `20 OK`, nor a sum of `3 Kegiatan`."""
    unit = parse_target(text, definition).unit if text[:1].isdecimal() and not page_lines.is_count(text) else None
    return unit is not None and is_listed(unit, definition)


_SHEET = Text(
    "Sheet {sheet} tidak punya kepala tabel rencana aksi, jadi {count} isiannya tidak dibaca.",
    "The sheet {sheet} has no headings of an action plan, so its {count} entries were not read.",
)
_PLAIN = Text(
    "Tidak ada kepala tabel atau baris rencana aksi di sheet berikut, jadi tidak dibaca: {sheets}.",
    "These sheets have no headings and no rows of an action plan and were not read: {sheets}.",
)
