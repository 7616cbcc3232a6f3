"""The sheets that list: Catatan, Daftar File, Cek Jumlah Baris and Padanan Indikator."""

from __future__ import annotations

from collections.abc import Iterator

from rak_excel.language import Text
from rak_excel.spreadsheet.rollup_canvas import Canvas, Style, address
from rak_excel.spreadsheet.table import Formula, Value
from rak_excel.verbs.rollup.choosing import Choice
from rak_excel.verbs.rollup.facts import State
from rak_excel.verbs.rollup.sheets.fields import FIRST
from rak_excel.verbs.rollup.sheets.layout import Layout, region_number
from rak_excel.verbs.rollup.sheets.tables import begin_table, draw_rows
from rak_excel.vocabulary.offices import region_name, regions

_NOTES = Text("Catatan atas rencana yang direkap", "Notes on the plans rolled up")
_FILES = Text("Daftar file", "Files")
_ACCOUNT = Text("Cek jumlah baris: semua kegiatan terhitung", "Row count check: every activity is accounted for")
_MATCHES = Text(
    "Padanan indikator: redaksi yang mirip, belum digabung", "Indicator matches: wordings that are alike, not joined"
)
_CONFIRM = Text(
    "Isi kolom terakhir dengan Ya atau Tidak, simpan, lalu rekap lagi dengan --aliases dan file ini.",
    "Answer Ya or Tidak in the last column, save, and roll up again with --aliases and this file.",
)
_NO_MATCHES = Text("Tidak ada redaksi yang mirip.", "No wordings are alike.")
YES, NO = "Ya", "Tidak"
_INSTEAD = Text("Dipakai: {file}", "Used: {file}")
_REASONS = {
    State.SUBMISSION: Text(
        "Baru isian {unit}. Gabung dulu semua isian kantor ini dengan rak-excel merge.",
        "Filled in by {unit} only. Merge all files of this office with rak-excel merge first.",
    ),
    State.UNKNOWN_OFFICE: Text(
        "Isi Kode Wilayah atau nama lengkap kantor beserta kabupaten/kotanya di sheet identitas, lalu rekap lagi.",
        "Fill in the region code or the office's full name on the identity sheet, then roll up again.",
    ),
    State.EQUAL: Text(
        "Revisi dan waktu simpannya sama dengan {file}, isinya beda. Pilih satu dan keluarkan yang lain.",
        "Same revision and time of saving as {file}, but not the same content. Keep one and take the other away.",
    ),
    State.OTHER_YEAR: Text("Rencana tahun {year}.", "A plan for {year}."),
    State.OTHER_PROVINCE: Text("Kantor di luar provinsi yang direkap.", "An office outside the provinces rolled up."),
}
_TOTAL = Text("Jumlah", "Total")
_BALANCED = Text(
    "Cocok: tidak ada kegiatan yang hilang atau terhitung dua kali", "Balanced: nothing lost, nothing counted twice"
)
_UNBALANCED = Text(
    "Tidak cocok: ada baris data yang ditambah atau dihapus", "Not balanced: data rows were added or removed"
)


def reason_of(choice: Choice) -> Text:
    """Why a file is not used, with the remedy; empty where it is."""
    if choice.facts.fault is not None:
        return choice.facts.fault
    if choice.state in _REASONS:
        facts = choice.facts
        return _REASONS[choice.state].filled(unit=facts.submitter, file=choice.instead, year=facts.year or "?")
    return _INSTEAD.filled(file=choice.instead) if choice.instead else Text("", "")


def draw_notes(canvas: Canvas, layout: Layout) -> None:
    begin_table(canvas, layout.notes, _NOTES.said(layout.language), layout.language, frozen=2)
    draw_rows(canvas, layout.notes, _note_rows(layout))


def draw_files(canvas: Canvas, layout: Layout) -> None:
    begin_table(canvas, layout.files, _FILES.said(layout.language), layout.language, frozen=2)
    draw_rows(canvas, layout.files, _file_rows(layout))


def draw_account(canvas: Canvas, layout: Layout) -> None:
    """For each file what was read is what is kept and what is not used; the row above the table adds up."""
    table = layout.account
    differences = [f"left_{part.id}" for part in layout.parts]
    squares = "+".join(f"SUMPRODUCT(ABS({table.column(field).local}))" for field in differences)
    balanced, unbalanced = _BALANCED.said(layout.language), _UNBALANCED.said(layout.language)
    above: list[tuple[int, Value, Style]] = [
        (0, _TOTAL.said(layout.language), "section"),
        (1, Formula(f'=IF({squares}=0,"{balanced}","{unbalanced}")', balanced), "section"),
        *((column, total, "number") for column, total in _totals(layout)),
    ]
    begin_table(canvas, table, _ACCOUNT.said(layout.language), layout.language, above=above, frozen=2)
    draw_rows(canvas, table, _account_rows(layout))


def draw_matches(canvas: Canvas, layout: Layout) -> None:
    table = layout.matches
    above: list[tuple[int, Value, Style]] = [(0, _CONFIRM.said(layout.language), "subtitle")]
    begin_table(canvas, table, _MATCHES.said(layout.language), layout.language, above=above)
    draw_rows(canvas, table, _match_rows(layout))
    if table.rows:
        canvas.choices(table.column("answer"), [YES, NO])
    else:
        canvas.put(FIRST, 0, _NO_MATCHES.said(layout.language))


def _note_rows(layout: Layout) -> Iterator[list[Value]]:
    definition = layout.result.definition
    for region, note in layout.result.notes:
        province = regions()[regions()[region].province] if region else None
        yield [
            note.code,
            note.severity.label.said(layout.language),
            region_name(province, definition) if province else "",
            layout.office_names.get(region, ""),
            region,
            note.file,
            note.sheet,
            note.cell,
            note.value,
            note.message.said(layout.language),
            note.hint.said(layout.language),
            region_number(region),
            layout.file_numbers[note.file, note.sha256],
        ]


def _file_rows(layout: Layout) -> Iterator[list[Value]]:
    for number, choice in enumerate(layout.result.choices, 1):
        facts = choice.facts
        parts = [facts.parts.get(part.id) for part in layout.parts]
        yield [
            number,
            facts.file,
            choice.state.label.said(layout.language),
            reason_of(choice).said(layout.language),
            facts.office,
            facts.region,
            facts.year,
            facts.revision if facts.parts else None,
            facts.submitter,
            facts.signed,
            facts.saved.isoformat(" ") if facts.saved else "",
            facts.template,
            *(part.activities if part else None for part in parts),
            *(part.digest if part else "" for part in parts),
            facts.sha256,
        ]


def _account_rows(layout: Layout) -> Iterator[list[Value]]:
    table = layout.account
    for number, choice in enumerate(layout.result.choices):
        row: list[Value] = [number + 1, choice.facts.file, choice.state.label.said(layout.language)]
        own = {field: address(FIRST + number, column) for field, column in table.columns.items()}
        for part in layout.parts:
            read = choice.facts.activities(part.id)
            kept = choice.counted(part.id)
            counted = f"=COUNTIFS({layout.data[part.id].column('file_number')},{own['number']})"
            row += [read, Formula(counted, kept), read - kept]
            row.append(Formula(f"={own[f'read_{part.id}']}-{own[f'kept_{part.id}']}-{own[f'unused_{part.id}']}", 0))
        yield row


def _totals(layout: Layout) -> Iterator[tuple[int, Formula]]:
    table = layout.account
    for part, (read, kept, unused) in layout.result.account.items():
        for field, value in (("read", read), ("kept", kept), ("unused", unused), ("left", 0)):
            name = f"{field}_{part}"
            yield table.columns[name], Formula(f"=SUM({table.column(name).local})", value)


def _match_rows(layout: Layout) -> Iterator[list[Value]]:
    sheets = {part.id: part.sheet for part in layout.parts}
    for near in layout.result.alignment.near:
        offices = "; ".join(layout.office_names.get(region, region) for region in near.offices)
        answer = "" if near.answer is None else YES if near.answer else NO
        yield [sheets.get(near.part, near.part), near.wording, offices, near.key, near.like, near.score, answer]
