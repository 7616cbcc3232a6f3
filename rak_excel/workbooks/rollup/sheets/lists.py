"""The sheets that list: Daftar File, Cek Jumlah Baris, Padanan Indikator and Koreksi."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rak_excel.formats.written.drawn.canvas import Canvas, DrawnValue, address
from rak_excel.formats.written.drawn.charts import CellStyle
from rak_excel.formats.written.values import CellValue, Formula, Link
from rak_excel.language import Text
from rak_excel.rolling_up.chosen.reasons import reason_of
from rak_excel.rolling_up.corrections.exact import encoded, shown_value
from rak_excel.rolling_up.corrections.reconciling import CorrectionFate, Listed
from rak_excel.rolling_up.facts.agreeing import named
from rak_excel.rolling_up.facts.fields import FIRST, SCHEDULE, period_field
from rak_excel.rolling_up.facts.rows import ADDED, DELETED, CorrectionAnswer, row_said
from rak_excel.vocabulary.names.offices import short_office_name
from rak_excel.vocabulary.names.regions import office_at, shown_code
from rak_excel.workbooks.rollup.layout import Layout, TableLayout, region_number
from rak_excel.workbooks.rollup.tables import begin_table, beside, draw_rows

_FILES = Text("Daftar file", "Files")
_ACCOUNT = Text("Cek jumlah baris: semua kegiatan terhitung", "Row count check: every activity is accounted for")
_MATCHES = Text(
    "Padanan indikator: redaksi yang mirip dan belum digabung", "Indicator matches: similar wordings, not joined yet"
)
_CONFIRM = Text(
    "Isi kolom terakhir dengan Ya atau Tidak, simpan, lalu rekap lagi: jawab y waktu menu menanyakan file ini, atau pakai --previous.",
    "Answer Ya or Tidak in the last column, save, and roll up again: answer y when the menu asks about this file, or use --previous.",
)
_NO_MATCHES = Text("Tidak ada redaksi yang mirip.", "There are no similar wordings.")
YES, NO = "Ya", "Tidak"
_TOTAL = Text("Jumlah", "Total")
_VERDICT_POINTS = 30  # two lines: the totals stand beside it
_BALANCED = Text(
    "Cocok: tidak ada kegiatan yang hilang atau terhitung dua kali", "Balanced: nothing lost, nothing counted twice"
)
_SORTED = Text("Baris {sheet} sudah diurutkan; rekap ulang file ini", "{sheet} was sorted; roll this file up again")
_UNBALANCED = Text(
    "Baris data ditambah atau dihapus; rekap ulang file ini", "Data rows were added or removed; roll this file up again"
)


def draw_files(canvas: Canvas, layout: Layout) -> None:
    begin_table(canvas, layout.files, _FILES, frozen=2)
    draw_rows(canvas, layout.files, _file_rows(layout))


def draw_account(canvas: Canvas, layout: Layout) -> None:
    """For each file what was read is what is kept and what is not used; the row above the table adds up."""
    table = layout.account
    differences = [f"left_{part.id}" for part in layout.parts]
    squares = "+".join(f"SUMPRODUCT(ABS({table.column(field).local}))" for field in differences)
    balanced, unbalanced = _BALANCED.said(layout.language), _UNBALANCED.said(layout.language)
    verdict = f'IF({squares}=0,"{balanced}","{unbalanced}")'
    for data in layout.data.values():
        verdict = f'IF({_moved(data)}>0,"{_SORTED.filled(sheet=data.sheet).said(layout.language)}",{verdict})'
    above: list[tuple[int, DrawnValue, CellStyle]] = [
        (1, Formula(f"={verdict}", balanced), "strong"),
        (2, _TOTAL, "aside"),
        *((column, total, "number") for column, total in _totals(layout)),
    ]
    canvas.height(1, _VERDICT_POINTS)
    begin_table(canvas, table, _ACCOUNT, above=above, frozen=2)
    draw_rows(canvas, table, _account_rows(layout))


def _moved(data: TableLayout) -> str:
    """How many rows of a data sheet stand before one that comes after them: none unless someone sorted it.

    One range and its own shift: two ranges would differ in length after a row was deleted.
    """
    file, ordinal = data.column("file_number"), data.column("ordinal")
    below = f"OFFSET({file},1,0)*100000+OFFSET({ordinal},1,0)"
    return f"SUMPRODUCT((OFFSET({file},1,0)>0)*({file}*100000+{ordinal}>{below}))"


def draw_matches(canvas: Canvas, layout: Layout) -> None:
    table = layout.matches
    begin_table(canvas, table, _MATCHES, _CONFIRM)
    draw_rows(canvas, table, _match_rows(layout), _NO_MATCHES)
    if table.rows:
        canvas.choices(table.column("answer"), [YES, NO])


def _file_rows(layout: Layout) -> Iterator[list[DrawnValue]]:
    for number, choice in enumerate(layout.result.choices, 1):
        facts = choice.facts
        of_parts: dict[str, DrawnValue] = {}
        for part in layout.parts:
            own = facts.parts.get(part.id)
            of_parts |= {
                f"rows_{part.id}": own.activities if own else None,
                f"digest_{part.id}": own.digest if own else "",
                f"sheet_{part.id}": own.sheet if own else "",
                f"columns_{part.id}": own.columns if own else "",
            }
        known = any(part.id in facts.parts for part in layout.parts)
        yield layout.files.values(
            choice,
            number=number,
            reason=reason_of(choice, layout.result.definition),
            region=shown_code(facts.region),
            revision=facts.revision if known else None,  # of a file of another format it could not be read again
            saved=facts.saved.isoformat(" ") if facts.saved else "",
            open_differences=facts.open_differences or None,
            region_number=region_number(facts.region) if choice.used else "",  # by which its office counts it
            **of_parts,
        )


def _account_rows(layout: Layout) -> Iterator[list[DrawnValue]]:
    table = layout.account
    for number, choice in enumerate(layout.result.choices):
        row: list[DrawnValue] = [number + 1, choice.facts.file, choice.state.label]
        own = {field: beside(FIRST + number, column) for field, column in table.columns.items()}
        for part in layout.parts:
            read = choice.facts.activities(part.id)
            kept = choice.counted(part.id)
            counted = f"=COUNTIFS({layout.data[part.id].column('file_number')},{own['number']})"
            edited = choice.facts.edited(part.id) if part.id in choice.used else 0
            row += [read, Formula(counted, kept), read + edited - kept, edited or None]
            at = {field: own[f"{field}_{part.id}"] for field in ("read", "edited", "kept", "unused")}
            row.append(Formula(f"={at['read']}+{at['edited']}-{at['kept']}-{at['unused']}", 0))
        yield row


def _totals(layout: Layout) -> Iterator[tuple[int, Formula]]:
    table = layout.account
    for part, (read, kept, unused) in layout.result.account.items():
        edited = layout.result.edited[part]
        for field, value in (("read", read), ("kept", kept), ("unused", unused), ("edited", edited), ("left", 0)):
            name = f"{field}_{part}"
            yield table.columns[name], Formula(f"=SUM({table.column(name).local})", value)


def _match_rows(layout: Layout) -> Iterator[list[DrawnValue]]:
    sheets = {part.id: part.sheet for part in layout.parts}
    for near in layout.result.alignment.near:
        offices = named([layout.office_names.get(region, region) for region in near.offices])
        answer = "" if near.answer is None else YES if near.answer else NO
        part = sheets.get(near.part, near.part)
        yield layout.matches.values(near, part=part, offices=offices, answer=answer)


USE_CORRECTION = Text("Pakai koreksi", "Use the correction")
USE_FILE = Text("Pakai isian file", "Use the file's value")
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
_ANSWERS = {CorrectionAnswer.CORRECTION: USE_CORRECTION, CorrectionAnswer.FILE: USE_FILE}


def draw_corrections(canvas: Canvas, layout: Layout) -> None:
    """Open ones are coloured and bold; their choices are typed."""
    table = layout.corrections
    begin_table(canvas, table, _TITLE, _CHOOSE, printed_to="reason")
    draw_rows(canvas, table, _rows(layout), _NONE)
    if not table.rows:
        return
    canvas.choices(table.column("choice"), (USE_CORRECTION, USE_FILE))
    state = address(FIRST, table.columns["state"]).replace("$", "").join(("$", ""))
    canvas.mark(table.column("state"), f'={state}="{CorrectionFate.OPEN.label.said(layout.language)}"', "outlier")


def _rows(layout: Layout) -> Iterator[list[DrawnValue]]:
    places = _data_rows(layout)
    for listed in layout.result.corrections:
        each, row = listed.correction, listed.row
        part = layout.result.definition.part(each.part)
        office = layout.office_names.get(each.region)
        place = row or listed.seen
        # Of a whole row, or where its cells are not known, that of the row's activity.
        whole = row.cell if row and each.field in _ROWS else ""
        yield layout.corrections.values(
            listed,
            office=office or short_office_name(office_at(each.region), layout.result.definition),
            file=place.file,
            sheet=place.sheet,
            cell=listed.cells or whole if row else listed.seen.cell,
            column=_column(layout, listed),
            theirs=_theirs(layout, listed),
            value=shown_value(each.field, each.value, part),
            choice=_ANSWERS.get(each.answer),
            row=_link(layout, listed, places),
            nth=each.nth or None,
            exact_theirs=encoded(each.original[0]) if each.original else "",
            exact_value=encoded(each.value),
        )


def _column(layout: Layout, listed: Listed) -> Text:
    field, fields = listed.correction.field, layout.data[listed.correction.part].fields
    headings = {each.id: each.heading for each in fields} | _ROWS | {"periods": SCHEDULE}
    return headings[field]


def _theirs(layout: Layout, listed: Listed) -> Text | str:
    each = listed.correction
    if each.field == ADDED:
        return _ABSENT
    if each.field == DELETED and listed.row:
        return listed.row.activity
    part = layout.result.definition.part(each.part)
    return shown_value(each.field, each.original[0], part) if each.original else _UNKNOWN


_Place = tuple[str, str, int, str]  # region, part, place, and what an added row says


def _data_rows(layout: Layout) -> Mapping[_Place, int]:
    """Where each row stands on its data sheet, counted from 0; of those offices alone of which something was corrected."""
    about = {(each.correction.region, each.correction.part) for each in layout.result.corrections}
    return {
        (row.region, row.part, row.place, "" if row.seal else row_said(row)): indicator.first + number
        for part, indicators in layout.result.indicators.items()
        for indicator in indicators
        if (indicator.region, part) in about
        for number, row in enumerate(indicator.rows)
    }


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
