"""The further sheets that a definition declares: which they are, and what they say of each indicator."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rak_excel.formats.addresses import column_letters
from rak_excel.formats.grid import Sheet
from rak_excel.language import Text
from rak_excel.layouts.names import FURTHER_KEY
from rak_excel.model import Columns, Definition, Indicator, NoteKind, Place, PlanPart
from rak_excel.model.further import FurtherSheet
from rak_excel.model.plan import FurtherRow
from rak_excel.reading.account import OUTSIDE
from rak_excel.reading.ledger import Ledger, Use
from rak_excel.reading.plan_sheet import PlanSheet
from rak_excel.reading.rows.further import EntryReader
from rak_excel.reading.sections.outside_rows import tell_each
from rak_excel.reading.told.mentions import mention_comments, tell_faulty_cells
from rak_excel.reading.told.unseen import tell_unseen_beside
from rak_excel.vocabulary.basics.texts import compact, normalised, tidy
from rak_excel.vocabulary.headings.headings import further_headed, heading_role


def further_sheets(sheets: Sequence[Sheet], definition: Definition) -> dict[str, Sheet]:
    """By the id of its declaration, each sheet that is one: named so, or with all of its columns where it was renamed."""
    found: dict[str, Sheet] = {}
    for each in definition.sheets_beside:
        named = (sheet for sheet in sheets if compact(sheet.name) == compact(each.sheet))
        headed = (sheet for sheet in sheets if _heading(sheet, each, definition))
        if sheet := next(named, None) or next((one for one in headed if one not in found.values()), None):
            found[each.id] = sheet
    return found


def read_further_sheets(
    found: Mapping[str, PlanSheet], parts: Sequence[PlanPart], definition: Definition, ledger: Ledger
) -> dict[str, tuple[FurtherRow, ...]]:
    """What they say, row by row; every cell is entered, and what belongs to no indicator is told."""
    indicators = {part.id: part.indicators for part in parts}
    read = {}
    for each in definition.sheets_beside:
        if each.id in found:
            rows = _rows(found[each.id], each, indicators.get(each.part, ()), definition, ledger)
            read[each.id] = tuple(row for row in rows if row.entries)
            tell_faulty_cells(found[each.id], ledger)
            tell_unseen_beside(found[each.id], ledger)
            mention_comments(found[each.id], ledger)
            tell_each(found[each.id], ledger.left(found[each.id]), OUTSIDE, ledger)
    return read


def _heading(sheet: Sheet, declared: FurtherSheet, definition: Definition) -> tuple[int, Mapping[int, str]] | None:
    """The first row with the indicator and all declared columns, and what each column is: an id, a role, or the row key."""
    for row, cells in sorted(sheet.rows.items()):
        named = {at: _named(sheet.text(row, at), declared, definition) for at in cells}
        if {"indicator", *(column.id for column in declared.columns)} <= set(named.values()):
            return row, named
    return None


def _named(text: str, declared: FurtherSheet, definition: Definition) -> str:
    if compact(text) == compact(FURTHER_KEY):
        return "key"
    return further_headed(text, declared.columns) or heading_role(text, definition) or ""


def _rows(
    sheet: Sheet, declared: FurtherSheet, indicators: Sequence[Indicator], definition: Definition, ledger: Ledger
) -> Iterator[FurtherRow]:
    heading = _heading(sheet, declared, definition)
    if heading is None:
        detail = _NO_COLUMNS.filled(columns=", ".join(column.heading for column in declared.columns))
        ledger.note_at(NoteKind.CELL_NOT_USED, detail, sheet, sorted(sheet.addresses())[:1])
        ledger.use(sheet, list(sheet.addresses()), Use.NOT_USED)
        return
    top, named = heading
    declared_by_id = {column.id: column for column in declared.columns}
    entries = EntryReader(sheet, {at: declared_by_id[n] for at, n in named.items() if n in declared_by_id}, ledger)
    columns = {name: at for at, name in reversed(list(named.items()))}
    letters = Columns({name: column_letters(at) for name, at in columns.items() if name})
    number, key_column = columns.get("number"), columns.get("key")
    read = [columns["indicator"], *entries.columns]
    lines = set(map(compact, declared.lines))
    above = [at for at in sheet.addresses() if at[0] < top and compact(sheet.text(*at)) in lines]
    ledger.use(sheet, [*above, *((top, at) for at in (number, key_column, *read) if at)], Use.HEADING)
    by_key = {each.key: each for each in indicators if each.key}
    by_text = {normalised(each.text): each for each in reversed(indicators) if each.text}
    for row in sorted(each for each in sheet.rows if each > top):
        said, text = entries.read(row), tidy(sheet.text(row, columns["indicator"]))
        key = sheet.text(row, key_column).strip() if key_column else ""
        own = by_text.get(normalised(text)) or by_key.get(key)
        typed = [(row, at) for at in read if at in sheet.rows[row]]
        left = Use.NOT_USED if said or not key else Use.FORM  # a row of ours for what was taken out of the plan
        ledger.use(sheet, typed, Use.PLAN if own else left)
        numbered = number and sheet.text(row, number).strip(" .").isdecimal()
        ledger.use(sheet, [(row, at) for at in (numbered and number, key and key_column) if at], Use.FORM)
        if own:
            yield FurtherRow(own.text, own.key or "", said, Place(sheet.name, row, letters))
        elif typed and left is Use.NOT_USED:
            ledger.note_at(NoteKind.CELL_NOT_USED, _NO_INDICATOR, sheet, typed)


_NO_COLUMNS = Text(
    "Sheet ini tidak punya semua kolomnya lagi ({columns}), jadi tidak dibaca. Kembalikan judul kolomnya.",
    "This sheet lacks some of its columns ({columns}), so it was not read. Put their headings back.",
)
_NO_INDICATOR = Text(
    "Baris ini tidak menyebut indikator yang ada di rencana, jadi isiannya tidak dipakai. Tulis indikatornya seperti di sheet rencana.",
    "This row names no indicator of the plan, so its entries were not used. Write the indicator as on the sheet of the plan.",
)
