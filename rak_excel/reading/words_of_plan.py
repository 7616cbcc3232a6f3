"""Rows of a report whose indicator was cleared, or ticked over: they have the words of the plan again, by their row keys."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rak_excel.formats.grid import Sheet, Value
from rak_excel.language import Text
from rak_excel.layouts.as_written import heading_row, part_sheets
from rak_excel.layouts.plan import PartLayout
from rak_excel.model import Definition, FormRow, NoteKind
from rak_excel.model.reported_plan import ReportedPlan
from rak_excel.reading.ledger import Ledger
from rak_excel.vocabulary.basics.texts import normalised
from rak_excel.vocabulary.entries.ticks import stands_for_nothing

_OVER = Text(
    "Indikatornya terhapus, dan baris ini tetap milik indikator itu di rencana. Kembalikan indikatornya; bila maksudnya indikator lain, "
    "tulis di baris kosong di bawah tabel.",
    "The words of its indicator are gone, and this row remains that of the indicator in the plan. Put the indicator back; if another one "
    "is meant, write it on a blank row below the table.",
)


def with_words_of_plan(
    sheets: Sequence[Sheet], reported: ReportedPlan, definition: Definition, ledger: Ledger
) -> list[Sheet]:
    """The sheets of a report with the plan's words over what says nothing in the column of indicators, which is told.

    Only where the row key is on that row alone, and the words stand nowhere else on the sheet: else the row may have been moved.
    """
    parts = part_sheets(sheets, definition)
    own = []
    for sheet in sheets:
        part = parts.get(sheet.name)
        rows = reported.rows.get(part.id, ()) if part else ()
        changed = dict(_given_back(sheet, PartLayout.of(part, definition), rows, definition, ledger)) if part else {}
        own.append(sheet.but(content={**sheet.rows, **changed}) if changed else sheet)
    return own


def _given_back(
    sheet: Sheet, layout: PartLayout, rows: Sequence[FormRow], definition: Definition, ledger: Ledger
) -> Iterator[tuple[int, dict[int, Value]]]:
    """The rows whose indicator has its words again."""
    column, key = layout.columns["indicator"] + 1, layout.key + 1
    top = heading_row(sheet, layout.part, definition, "indicator")
    if top is None:
        return
    below = [row for row in sheet.rows if row > top]
    keys = Counter(sheet.text(row, key) for row in below)
    said = {normalised(sheet.text(row, column)) for row in below}
    planned = {row.key: row.indicator for row in rows if row.key and keys[row.key] == 1}
    asked = {*sheet.looks.struck, *sheet.looks.unseen, *sheet.faulty}
    for row in below:
        words, text = planned.get(sheet.text(row, key), ""), sheet.text(row, column)
        gone = words and normalised(words) not in said and _says_nothing(text, definition)
        if gone and (row, column) not in asked:
            ledger.note(NoteKind.SECOND_READING, _OVER, sheet.cell(row, column), text, words)
            yield row, dict(sorted({**sheet.rows[row], column: words}.items()))


def _says_nothing(text: str, definition: Definition) -> bool:
    """Whether nothing stands there, or a tick or another sign alone."""
    return sum(map(str.isalnum, text)) <= 1 or stands_for_nothing(text, definition.marks)
