"""The sheet of corrections: one row each, with what the office's file says, and what is to be chosen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rak_excel.formats.written.drawn.canvas import Canvas, address
from rak_excel.formats.written.drawn.styles import CellStyle
from rak_excel.formats.written.table import CellValue, Link
from rak_excel.language import Text
from rak_excel.rolling_up.corrections.exact import encoded, shown_value
from rak_excel.rolling_up.corrections.reconciling import CorrectionFate, Listed
from rak_excel.rolling_up.facts.fields import FIRST, period_field
from rak_excel.rolling_up.facts.rows import ADDED, DELETED, ActivityRow, CorrectionAnswer
from rak_excel.rolling_up.facts.seals import row_said
from rak_excel.vocabulary.names.offices import short_office_name
from rak_excel.vocabulary.names.regions import regions
from rak_excel.workbooks.rollup.layout import Layout
from rak_excel.workbooks.rollup.records import USE_CORRECTION, USE_FILE
from rak_excel.workbooks.rollup.tables import begin_table, draw_rows

_TITLE = Text("Koreksi di sheet data", "Corrections of the data sheets")
_CHOOSE = Text(
    "Yang perlu dipilih: isi kolom Pilihan, simpan, lalu rekap lagi: jawab y waktu menu menanyakan file ini, atau pakai --previous. "
    "Sampai dipilih, isian file kantor yang dipakai.",
    "Where something is to be chosen, fill in the column Choice, save, and roll up again: answer y when the menu asks about this "
    "file, or use --previous. Until then what the office's file says counts.",
)
_NONE = Text("Belum ada koreksi.", "There are no corrections yet.")
_ABSENT = Text("(tidak ada)", "(none)")
_UNKNOWN = Text("(hanya ada di file kantor)", "(in the office's file only)")
_ROWS = {DELETED: Text("Baris dihapus", "Row deleted"), ADDED: Text("Baris ditambah", "Row added")}
_SCHEDULE = Text("Jadwal", "Schedule")
_ANSWERS = {CorrectionAnswer.CORRECTION: USE_CORRECTION, CorrectionAnswer.FILE: USE_FILE}


def draw_corrections(canvas: Canvas, layout: Layout) -> None:
    """Open ones are coloured and bold; their choices are typed."""
    table = layout.corrections
    above: list[tuple[int, CellValue, CellStyle]] = [(0, _CHOOSE.said(layout.language), "subtitle")]
    begin_table(canvas, table, _TITLE.said(layout.language), layout.language, above=above, printed_to="reason")
    draw_rows(canvas, table, _rows(layout))
    if not table.rows:
        canvas.put(FIRST, 0, _NONE.said(layout.language))
        return
    canvas.choices(table.column("choice"), [each.said(layout.language) for each in (USE_CORRECTION, USE_FILE)])
    state = address(FIRST, table.columns["state"]).replace("$", "").join(("$", ""))
    canvas.mark(table.column("state"), f'={state}="{CorrectionFate.OPEN.label.said(layout.language)}"', "outlier")


def _rows(layout: Layout) -> Iterator[list[CellValue]]:
    places = _data_rows(layout)
    for listed in layout.result.corrections:
        each, row = listed.correction, listed.row
        part = layout.result.definition.part(each.part)
        language = layout.language
        value = shown_value(each.field, each.value, part).said(language)
        yield [
            layout.office_names.get(each.region) or short_office_name(regions()[each.region], layout.result.definition),
            row.file if row else listed.seen.file,
            row.sheet if row else listed.seen.sheet,
            _cell(listed),
            _column(layout, listed),
            _theirs(layout, listed),
            value,
            listed.state.said(language),
            _ANSWERS[each.answer].said(language) if each.answer in _ANSWERS else "",
            _link(layout, listed, places),
            listed.reason.said(language),
            each.region,
            each.part,
            each.digest,
            each.place,
            each.field,
            each.nth or None,
            encoded(each.original[0]) if each.original else "",
            encoded(each.value),
            listed.fate.value,
            each.why.value,
            listed.seen.indicator,
        ]


def _cell(listed: Listed) -> str:
    """The cells that were corrected; of a whole row, or where they are not known, the row's activity."""
    whole = listed.correction.field in _ROWS
    if listed.row is None:
        return listed.seen.cell
    return listed.cells or (listed.row.cell if whole else "")


def _column(layout: Layout, listed: Listed) -> str:
    field = listed.correction.field
    if field in _ROWS:
        return _ROWS[field].said(layout.language)
    if field == "periods":
        return _SCHEDULE.said(layout.language)
    fields = layout.data[listed.correction.part].fields
    return next(each.heading.said(layout.language) for each in fields if each.id == field)


def _theirs(layout: Layout, listed: Listed) -> str:
    each = listed.correction
    if each.field == ADDED:
        return _ABSENT.said(layout.language)
    part = layout.result.definition.part(each.part)
    if each.field == DELETED and listed.row:
        return listed.row.activity
    known = shown_value(each.field, each.original[0], part) if each.original else _UNKNOWN
    return known.said(layout.language)


_Place = tuple[str, str, int, str]  # region, part, place, and what an added row says


def _data_rows(layout: Layout) -> Mapping[_Place, int]:
    """Where each row stands on its data sheet, counted from 0; of those offices alone of which something was corrected."""
    about = {(each.correction.region, each.correction.part) for each in layout.result.corrections}
    return {
        _place(row): indicator.first + number
        for part, indicators in layout.result.indicators.items()
        for indicator in indicators
        if (indicator.region, part) in about
        for number, row in enumerate(indicator.rows)
    }


def _place(row: ActivityRow) -> _Place:
    return row.region, row.part, row.place, "" if row.seal else row_said(row)


def _link(layout: Layout, listed: Listed, places: Mapping[_Place, int]) -> CellValue:
    each = listed.correction
    said = each.said if each.field == ADDED else ""
    row = places.get((each.region, each.part, each.place, said)) if listed.fate is not CorrectionFate.WAITING else None
    if row is None:
        return ""
    table = layout.data[each.part]
    column = "activity" if each.field in _ROWS else period_field(1) if each.field == "periods" else each.field
    cell = address(FIRST + row, table.columns[column]).replace("$", "")
    return Link(table.sheet, cell, f"{table.sheet}!{cell}")
