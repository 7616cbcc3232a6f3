"""What stands among or below the rows of a plan and is no part of it: page numbers, rows that add up, remarks, other tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rak_excel.formats.addresses import Address
from rak_excel.formats.grid import Sheet
from rak_excel.language import Text
from rak_excel.model import Definition, NoteKind
from rak_excel.reading.headings.heading import Heading
from rak_excel.reading.ledger import Ledger, Use
from rak_excel.reading.sections.remarks import remarks_among
from rak_excel.reading.sections.remarks_told import tell_remarks
from rak_excel.reading.sections.tables_below import TableBelow, tell_table_below
from rak_excel.vocabulary.documents.page_lines import (
    begins_as_measure,
    begins_as_total,
    counts_rows,
    is_budget,
    is_count,
    is_money,
    is_page_line,
    is_placeholder,
    is_total,
    names_a_sum,
    sums_up,
)
from rak_excel.vocabulary.headings.labels import LabelKind, read_label

_PAGE_CELLS = 2
_NEAR = 3  # so many rows below an indicator its activities begin
_FIGURE = re.compile(r"[\d.,]+\s*%?")
_TEXTS = ("indicator", "activity", "executor")


@dataclass(frozen=True, slots=True)
class Between:
    """Rows that are passed over: lines of pages, rows that add up, and the rows of a table of another kind below the plan.

    `remarks` are the rows of each remark, with the lines that belong to it.
    """

    pages: frozenset[int] = frozenset()
    totals: frozenset[int] = frozenset()
    remarks: tuple[range, ...] = ()
    table: TableBelow | None = None
    below: range = range(0)
    signed: frozenset[int] = frozenset()  # a signature block below which the plan goes on

    @property
    def rows(self) -> frozenset[int]:
        """All rows but those of the table that stands below the plan's own."""
        return self.pages.union(self.totals, self.signed, *self.remarks)


def rows_between(sheet: Sheet, heading: Heading, last: int, definition: Definition, *, is_last: bool) -> Between:
    """The lines of pages, the rows that add up and the remarks, below a heading, the sheet's last or not, to row `last`."""
    rows = [row for row in range(heading.bottom + 1, last + 1) if sheet.rows.get(row) and row not in sheet.as_written]
    pages = frozenset(row for row in rows if _is_page_line(sheet, row) or _has_zeros_alone(sheet, row, heading))
    totals = frozenset(row for row in rows if _adds_up(sheet, row, heading))
    if totals:
        totals -= _bands(sheet, rows, definition)
    return Between(pages, totals, remarks_among(sheet, heading, last, definition, is_last=is_last))


def tell_between(sheet: Sheet, between: Between, heading: Heading, ledger: Ledger) -> None:
    """Enters these rows, and says of each that adds up, and of the table below, that it was not read."""
    ledger.use(sheet, _cells(sheet, between.pages), Use.HEADING)
    for row in sorted(between.totals):
        _tell_total(sheet, row, heading, ledger)
    ledger.use(sheet, _cells(sheet, between.totals), Use.NOT_USED)
    tell_remarks(sheet, between.remarks, ledger)
    if between.signed:
        row = min(between.signed)
        column = min(sheet.rows[row])
        ledger.note(NoteKind.CELL_NOT_USED, _SIGNED, sheet.cell(row, column), sheet.text(row, column))
        ledger.use(sheet, _cells(sheet, between.signed), Use.NOT_USED)
    if between.table:
        tell_table_below(sheet, between.table, between.below, ledger)


def _tell_total(sheet: Sheet, row: int, heading: Heading, ledger: Ledger) -> None:
    """Says that a row of totals was not read; a measure in the column of indicators might be one that is not filled yet.

    One without a figure sums up nothing: its words may say anything.
    """
    column = min(sheet.rows[row])
    cell, text = sheet.cell(row, column), sheet.text(row, column)
    if column == heading.roles.get("indicator") and begins_as_measure(text):
        ledger.note(NoteKind.CELL_NOT_USED, _MEASURE, cell, text)
    elif begins_as_measure(text) and len(sheet.rows[row]) == 1:
        ledger.note(NoteKind.CELL_NOT_USED, _WORDS_ALONE, cell, text)
    else:
        ledger.note(NoteKind.MENTIONED, _TOTAL if names_a_sum(text) else _SUMMARY, cell, text)


def _is_page_line(sheet: Sheet, row: int) -> bool:
    """Whether a row says nothing else, in one cell or in two, `Halaman` and 2; or has dots alone in all of many cells."""
    cells = sheet.rows[row]
    if len(cells) > _PAGE_CELLS:
        return all(is_placeholder(sheet.text(row, column)) for column in cells)
    return is_page_line(" ".join(sheet.text(row, column) for column in sorted(cells)))


def _has_zeros_alone(sheet: Sheet, row: int, heading: Heading) -> bool:
    """Whether a row has nothing but 0, and no target: as some programs store a formula whose text is empty."""
    cells = sheet.rows[row]
    return heading.roles.get("target") not in cells and all(sheet.text(row, column) == "0" for column in cells)


def _adds_up(sheet: Sheet, row: int, heading: Heading) -> bool:
    """Whether the row begins with JUMLAH and names no work or executor of its own."""
    cells = sheet.rows[row]
    first = min(cells)
    value = cells[first]
    if not (isinstance(value, str) and first in heading.own_columns):
        return False
    if _sums_up(sheet, row, heading):
        return True
    if not (is_total(value) or is_budget(value) or _counts(sheet, (row, first), heading)):
        return False
    named = {heading.roles.get(role) for role in _TEXTS} - {first}
    texts = [text for column in named if isinstance(text := cells.get(column or 0), str)]
    # `Pagu` beside an amount is money; alone it may be anything.
    amounts = all(is_money(text) or is_count(text) or _FIGURE.fullmatch(text) for text in texts)
    return amounts and (bool(texts) or not is_budget(value) or is_total(value))


def _bands(sheet: Sheet, rows: Sequence[int], definition: Definition) -> set[int]:
    """The rows whose words alone say that results stand below, `Capaian Kinerja`, as a line above does of what is planned."""
    planned = next((row for row in rows if _kind(sheet, row, definition) is LabelKind.PLANNED), rows[-1])
    return {row for row in rows[:-1] if row > planned and _kind(sheet, row, definition) is LabelKind.REACHED}


def _kind(sheet: Sheet, row: int, definition: Definition) -> LabelKind | None:
    cells = sheet.rows[row]
    return read_label(sheet.text(row, min(cells)), definition).kind if len(cells) == 1 else None


def _sums_up(sheet: Sheet, row: int, heading: Heading) -> bool:
    """Whether a row says something of the whole table beside figures alone, where work has an activity or executor.

    An indicator of such words has a unit, or goes on in the next row.
    """
    cells, roles = sheet.rows[row], heading.roles
    if not (sums_up(sheet.text(row, first := min(cells))) and {"activity", "executor"} & roles.keys()):
        return False
    beside = (sheet.text(row, column) for column in cells if column != first)
    below = next((sheet.rows[each] for each in range(row + 1, row + _NEAR) if sheet.rows.get(each)), {})
    begins = {roles.get(role) for role in ("number", "objective", "indicator")}
    goes_on = first == roles.get("indicator") and roles.get("activity") in below and begins.isdisjoint(below)
    return not goes_on and all(map(_FIGURE.fullmatch, beside))


def _counts(sheet: Sheet, address: Address, heading: Heading) -> bool:
    """Whether a row counts others: TOTAL KEGIATAN, but not as an indicator; as an activity JUMLAH beside figures alone."""
    (row, column), text = address, sheet.text(*address)
    if begins_as_total(text) and is_count(text):
        return True
    if column == heading.roles.get("activity"):
        beside = [sheet.text(row, each) for each in sheet.rows[row] if each != column]
        return begins_as_total(text) and all(map(str.isdecimal, beside))
    return column != heading.roles.get("indicator") and counts_rows(text)


def _cells(sheet: Sheet, rows: frozenset[int] | range) -> Iterator[Address]:
    return ((row, column) for row in sorted(rows) for column in sheet.rows.get(row, ()))


_TOTAL = Text(
    "Baris jumlah ini bukan bagian rencana aksi, jadi tidak dibaca.",
    "This row of totals is no part of the plan and was not read.",
)
_SUMMARY = Text(
    "Baris rekap ini bukan bagian rencana aksi, jadi tidak dibaca.",
    "This summary row is no part of the plan and was not read.",
)
_WORDS_ALONE = Text(
    "Baris ini tanpa angka, jadi dibaca sebagai rekap atau judul, bukan indikator.",
    "This row has no figure, so it was read as a summary or a title and no indicator.",
)
_MEASURE = Text(
    "Baris ini tanpa kegiatan, jadwal, dan pelaksana, jadi dibaca sebagai rekap tabel, bukan indikator.",
    "This row has no activity, schedule or executor, so it was read as a summary of the table and no indicator.",
)
_SIGNED = Text(
    "Blok tanda tangan ini di tengah tabel; baris rencana di bawahnya tetap dibaca.",
    "This signature block is in the middle of the table; the rows of the plan below it were read.",
)
