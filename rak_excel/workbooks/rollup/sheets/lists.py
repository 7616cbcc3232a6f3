"""The sheets that list: Daftar File, Cek Jumlah Baris and Padanan Indikator."""

from __future__ import annotations

from collections.abc import Iterator

from rak_excel.formats.written.drawn.canvas import Canvas
from rak_excel.formats.written.drawn.styles import CellStyle
from rak_excel.formats.written.table import CellValue, Formula
from rak_excel.language import Text
from rak_excel.rolling_up.chosen.reasons import reason_of
from rak_excel.rolling_up.facts.fields import FIRST
from rak_excel.rolling_up.facts.naming import named
from rak_excel.workbooks.rollup.layout import Layout, TableLayout
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
    begin_table(canvas, layout.files, _FILES.said(layout.language), layout.language, frozen=2)
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
    above: list[tuple[int, CellValue, CellStyle]] = [
        (1, Formula(f"={verdict}", balanced), "strong"),
        (2, _TOTAL.said(layout.language), "aside"),
        *((column, total, "number") for column, total in _totals(layout)),
    ]
    canvas.height(1, _VERDICT_POINTS)
    begin_table(canvas, table, _ACCOUNT.said(layout.language), layout.language, above=above, frozen=2)
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
    above: list[tuple[int, CellValue, CellStyle]] = [(0, _CONFIRM.said(layout.language), "subtitle")]
    begin_table(canvas, table, _MATCHES.said(layout.language), layout.language, above=above)
    draw_rows(canvas, table, _match_rows(layout))
    if table.rows:
        canvas.choices(table.column("answer"), [YES, NO])
    else:
        canvas.put(FIRST, 0, _NO_MATCHES.said(layout.language))


def _file_rows(layout: Layout) -> Iterator[list[CellValue]]:
    for number, choice in enumerate(layout.result.choices, 1):
        facts = choice.facts
        parts = [facts.parts.get(part.id) for part in layout.parts]
        yield [
            number,
            facts.file,
            choice.state.label.said(layout.language),
            reason_of(choice, layout.result.definition).said(layout.language),
            facts.office,
            facts.region,
            facts.year,
            facts.revision if any(parts) else None,  # of a file of another format it could not be read again
            facts.submitter,
            facts.signed,
            facts.saved.isoformat(" ") if facts.saved else "",
            facts.template,
            *(part.activities if part else None for part in parts),
            facts.open_differences or None,
            *(part.digest if part else "" for part in parts),
            facts.sha256,
            *(part.sheet if part else "" for part in parts),
            *(part.columns if part else "" for part in parts),
        ]


def _account_rows(layout: Layout) -> Iterator[list[CellValue]]:
    table = layout.account
    for number, choice in enumerate(layout.result.choices):
        row: list[CellValue] = [number + 1, choice.facts.file, choice.state.label.said(layout.language)]
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


def _match_rows(layout: Layout) -> Iterator[list[CellValue]]:
    sheets = {part.id: part.sheet for part in layout.parts}
    for near in layout.result.alignment.near:
        offices = named([layout.office_names.get(region, region) for region in near.offices]).said(layout.language)
        answer = "" if near.answer is None else YES if near.answer else NO
        part = sheets.get(near.part, near.part)
        yield [part, near.text, offices, near.key, near.like, near.score, answer, near.wording]
