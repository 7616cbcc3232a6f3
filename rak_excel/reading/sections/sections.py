"""The sections of a sheet: a heading, the lines above it, the rows below it, and what stands between these."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import field

from rak_excel.formats.addresses import Address, column_letters
from rak_excel.language import Text
from rak_excel.model import Columns, Definition, NoteKind, PartDefinition
from rak_excel.reading.headings.heading import Heading
from rak_excel.reading.headings.headings import find_headings
from rak_excel.reading.ledger import Ledger, Use, cells_in
from rak_excel.reading.plan_sheet import PlanSheet
from rak_excel.reading.sections.head import head_start, read_head
from rak_excel.reading.sections.head_said import Head
from rak_excel.reading.sections.outside_rows import TableBelow, table_below, tell_remarks, tell_table_below
from rak_excel.reading.sections.remarks import remarks_among
from rak_excel.reading.sections.signature import Signature, find_signature
from rak_excel.reading.sections.signature_start import signed_between
from rak_excel.record import Record
from rak_excel.vocabulary.basics.texts import compact
from rak_excel.vocabulary.documents import page_lines
from rak_excel.vocabulary.entries.wordings import key_and_occurrence
from rak_excel.vocabulary.headings.labels import LabelKind, read_label

_PAGE_CELLS = 2
_NEAR = 3  # so many rows below an indicator its activities begin
_FIGURE = re.compile(r"[\d.,]+\s*%?")
_TEXTS = ("indicator", "activity", "executor")


class Between(Record):
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


def rows_between(sheet: PlanSheet, heading: Heading, last: int, *, is_last: bool) -> Between:
    """The lines of pages, the rows that add up and the remarks, below a heading, the sheet's last or not, to row `last`."""
    rows = [row for row in range(heading.bottom + 1, last + 1) if sheet.rows.get(row) and row not in sheet.as_written]
    pages = frozenset(row for row in rows if _is_page_line(sheet, row) or _has_zeros_alone(sheet, row, heading))
    totals = frozenset(row for row in rows if _adds_up(sheet, row, heading))
    if totals:
        totals -= _bands(sheet, rows)
    return Between(pages, totals, remarks_among(sheet, heading, last, is_last=is_last))


def tell_between(sheet: PlanSheet, between: Between, heading: Heading, ledger: Ledger) -> None:
    """Enters these rows, and says of each that adds up, and of the table below, that it was not read."""
    ledger.use(sheet, cells_in(sheet, between.pages), Use.HEADING)
    for row in sorted(between.totals):
        _tell_total(sheet, row, heading, ledger)
    ledger.use(sheet, cells_in(sheet, between.totals), Use.NOT_USED)
    tell_remarks(sheet, between.remarks, ledger)
    if between.signed:
        signed = cells_in(sheet, sorted(between.signed))
        ledger.note_at(NoteKind.CELL_NOT_USED, _SIGNED, sheet, signed[:1])
        ledger.use(sheet, signed, Use.NOT_USED)
    if between.table:
        tell_table_below(sheet, between.table, between.below, ledger)


def _tell_total(sheet: PlanSheet, row: int, heading: Heading, ledger: Ledger) -> None:
    """Says that a row of totals was not read; a measure in the column of indicators might be one that is not filled yet.

    One without a figure sums up nothing: its words may say anything.
    """
    column = min(sheet.rows[row])
    cell, text = sheet.cell(row, column), sheet.text(row, column)
    if column == heading.roles.get("indicator") and page_lines.begins_as_measure(text):
        ledger.note(NoteKind.CELL_NOT_USED, _MEASURE, cell, text)
    elif page_lines.begins_as_measure(text) and len(sheet.rows[row]) == 1:
        ledger.note(NoteKind.CELL_NOT_USED, _WORDS_ALONE, cell, text)
    else:
        ledger.note(NoteKind.MENTIONED, _TOTAL if page_lines.names_a_sum(text) else _SUMMARY, cell, text)


def _is_page_line(sheet: PlanSheet, row: int) -> bool:
    """Whether a row says nothing else, in one cell or in two, `Halaman` and 2; or has dots alone in all of many cells."""
    cells = sheet.rows[row]
    if len(cells) > _PAGE_CELLS:
        return all(page_lines.is_placeholder(sheet.text(row, column)) for column in cells)
    return page_lines.is_page_line(" ".join(sheet.text(row, column) for column in sorted(cells)))


def _has_zeros_alone(sheet: PlanSheet, row: int, heading: Heading) -> bool:
    """Whether a row has nothing but 0, and no target: as some programs store a formula whose text is empty."""
    cells = sheet.rows[row]
    return heading.roles.get("target") not in cells and all(sheet.text(row, column) == "0" for column in cells)


def _adds_up(sheet: PlanSheet, row: int, heading: Heading) -> bool:
    """Whether the row begins with JUMLAH and names no work or executor of its own."""
    cells = sheet.rows[row]
    first = min(cells)
    value = cells[first]
    if not (isinstance(value, str) and first in heading.own_columns):
        return False
    if _sums_up(sheet, row, heading):
        return True
    if not (page_lines.is_total(value) or page_lines.is_budget(value) or _counts(sheet, (row, first), heading)):
        return False
    named = {heading.roles.get(role) for role in _TEXTS} - {first}
    texts = [text for column in named if isinstance(text := cells.get(column or 0), str)]
    # `Pagu` beside an amount is money; alone it may be anything.
    amounts = all(page_lines.is_money(text) or page_lines.is_count(text) or _FIGURE.fullmatch(text) for text in texts)
    return amounts and (bool(texts) or not page_lines.is_budget(value) or page_lines.is_total(value))


def _bands(sheet: PlanSheet, rows: Sequence[int]) -> set[int]:
    """The rows whose words alone say that results stand below, `Capaian Kinerja`, as a line above does of what is planned."""
    alone = {row: sheet.text(row, min(sheet.rows[row])) for row in rows if len(sheet.rows[row]) == 1}
    kinds = {row: read_label(text, sheet.definition).kind for row, text in alone.items()}
    planned = next((row for row, kind in kinds.items() if kind is LabelKind.PLANNED), rows[-1])
    return {row for row, kind in kinds.items() if planned < row < rows[-1] and kind is LabelKind.REACHED}


def _sums_up(sheet: PlanSheet, row: int, heading: Heading) -> bool:
    """Whether a row says something of the whole table beside figures alone, where work has an activity or executor.

    An indicator of such words has a unit, or goes on in the next row.
    """
    cells, roles = sheet.rows[row], heading.roles
    if not (page_lines.sums_up(sheet.text(row, first := min(cells))) and {"activity", "executor"} & roles.keys()):
        return False
    beside = (sheet.text(row, column) for column in cells if column != first)
    below = next((sheet.rows[each] for each in range(row + 1, row + _NEAR) if sheet.rows.get(each)), {})
    begins = {roles.get(role) for role in ("number", "objective", "indicator")}
    goes_on = first == roles.get("indicator") and roles.get("activity") in below and begins.isdisjoint(below)
    return not goes_on and all(map(_FIGURE.fullmatch, beside))


def _counts(sheet: PlanSheet, address: Address, heading: Heading) -> bool:
    """Whether a row counts others: TOTAL KEGIATAN, but not as an indicator; as an activity JUMLAH beside figures alone."""
    (row, column), text = address, sheet.text(*address)
    if page_lines.begins_as_total(text) and page_lines.is_count(text):
        return True
    if column == heading.roles.get("activity"):
        beside = [sheet.text(row, each) for each in sheet.rows[row] if each != column]
        return page_lines.begins_as_total(text) and all(map(str.isdecimal, beside))
    return column != heading.roles.get("indicator") and page_lines.counts_rows(text)


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


class Section(Record):
    """A heading and the rows below it, to the next heading, the signature block or the end of the sheet.

    `first` and `end` are the first and last row of all that belongs to it, the lines above and the block below included.
    `target_above` has the rows whose target is "as above", each with the row whose target that is.
    `passed` are rows among its own that are not of this plan.
    """

    sheet: PlanSheet
    heading: Heading
    first: int
    last: int
    end: int
    head: Head = field(default_factory=Head)
    signature: Signature | None = None
    key_column: int | None = None
    status_column: int | None = None
    between: Between = Between()
    target_above: Mapping[int, int] = {}
    passed: frozenset[int] = frozenset()

    @property
    def definition(self) -> Definition:
        return self.sheet.definition

    def on(self, sheet: PlanSheet) -> Section:
        """The section on the same sheet by another definition."""
        block = self.heading.block.but(sheet=sheet)
        return self.but(sheet=sheet, heading=self.heading.but(block=block))

    def columns(self, part: PartDefinition) -> Columns:
        """The letters of all columns, the form's own beside the table included."""
        columns = self.heading.columns(part)
        own = {"status": self.status_column, "key": self.key_column}
        letters = {role: column_letters(column) for role, column in own.items() if column}
        return columns.but(roles={**columns.roles, **letters})

    @property
    def form_columns(self) -> set[int]:
        """The columns that the form itself fills: row status and row key."""
        return {column for column in (self.status_column, self.key_column) if column}

    @property
    def at(self) -> tuple[str, int, int]:
        """Where its heading begins: sheet, row and column. No two sections have the same place."""
        return self.sheet.name, self.heading.top, min(self.heading.own_columns, default=1)

    @property
    def rows(self) -> Sequence[int]:
        """The rows that may be of the plan: no heading that is said again, nothing that stands between them."""
        rows = range(self.heading.bottom + 1, self.last + 1)
        passed = self.heading.repeats | self.between.rows | self.passed
        return [row for row in rows if row not in passed] if passed else rows

    @property
    def rows_to_interpret(self) -> Sequence[int]:
        """Those of which a text may say another thing than it does: not as merging wrote them."""
        plain = self.sheet.as_written
        return [row for row in self.rows if row not in plain] if plain else self.rows

    @property
    def above(self) -> Iterator[Address]:
        """The cells of the lines above its heading."""
        rows = range(self.first, self.heading.top)
        return ((row, column) for row in rows for column in self.sheet.rows.get(row, ()))

    @property
    def periods(self) -> Sequence[tuple[int, int]]:
        """Each period with its column, or with each of its columns, in order of the periods."""
        return self.heading.period_columns


def find_sections(sheet: PlanSheet) -> list[Section]:
    """The sections of a sheet, or of a view of it, from top to bottom."""
    headings = find_headings(sheet)
    sections = []
    top = 1
    for heading, following in zip(headings, [*headings[1:], None], strict=False):
        first, head = top, read_head(sheet, top, heading.top - 1)
        end = following.top - 1 if following else sheet.last_row
        top = head_start(sheet, heading, end) if following else end + 1
        sections.append(_section(sheet, heading, (first, top - 1), head))
    return sections


def _section(sheet: PlanSheet, heading: Heading, lines: tuple[int, int], head: Head) -> Section:
    """The section of a heading in these lines, what stands above and below its rows included."""
    first, end = lines
    title = compact(heading.definition.sheets.check)  # the form itself says there what each row still lacks
    status = next((column for column, other in heading.others.items() if compact(other.title) == title), None)
    table = table_below(sheet, heading, end)
    above = find_signature(sheet, heading, table.first - 1, head.office) if table else None
    unsigned = status and heading.definition.is_report  # the pages of a report are signed, and its form is not
    signature = None if unsigned else above or find_signature(sheet, heading, end, head.office)
    below = signature.first_row if signature and not above else end + 1
    last = min(signature.first_row if signature else end + 1, table.first if table else end + 1) - 1
    columns = _key_column(sheet, heading, last), status
    between = rows_between(sheet, heading, last, is_last=end == sheet.last_row)
    if signed := signed_between(sheet, heading, last):
        between = between.but(signed=signed)
    if table and table.first < below:
        between = between.but(table=table, below=range(table.first, below))
    return Section(sheet, heading, first, last, end, head, signature, *columns, between)


def _key_column(sheet: PlanSheet, heading: Heading, last: int) -> int | None:
    """The column beside the table that holds row keys, and nothing else, in its rows."""
    known = {*heading.roles.values(), *heading.periods.values(), *heading.reported}
    holds: dict[int, bool] = {}
    for row in range(heading.bottom + 1, last + 1):
        for column, value in sheet.rows.get(row, {}).items():
            if column not in known:
                is_key = (
                    isinstance(value, str) and key_and_occurrence(value.strip())[0] in heading.definition.indicators
                )
                holds[column] = holds.get(column, True) and is_key
    return next((column for column, keys in sorted(holds.items()) if keys), None)
