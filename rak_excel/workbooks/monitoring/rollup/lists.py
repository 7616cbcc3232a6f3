"""The sheets that list: Daftar File and Cek Jumlah Baris."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rak_excel.formats.written.drawn.canvas import Canvas, DrawnValue
from rak_excel.formats.written.drawn.charts import CellStyle
from rak_excel.formats.written.values import Formula
from rak_excel.language import Text
from rak_excel.model.monitoring import Quarter
from rak_excel.rolling_up.facts.fields import FIRST
from rak_excel.rolling_up.monitoring.choosing import ReportFate
from rak_excel.rolling_up.monitoring.facts import RowPlace
from rak_excel.vocabulary.names.regions import shown_code
from rak_excel.workbooks.monitoring.rollup.fields import KINDS
from rak_excel.workbooks.monitoring.rollup.layout import ReportLayout
from rak_excel.workbooks.rollup.layout import TableLayout
from rak_excel.workbooks.rollup.tables import begin_table, beside, draw_rows

_FILES = Text("Daftar file", "Files")
_ACCOUNT = Text(
    "Cek jumlah baris: semua baris laporan terhitung", "Row count check: every row of the reports is accounted for"
)
_TOTAL = Text("Jumlah", "Total")
_BALANCED = Text(
    "Cocok: tidak ada baris yang hilang atau terhitung dua kali", "Balanced: nothing lost, nothing counted twice"
)
_UNBALANCED = Text(
    "Baris data ditambah atau dihapus; rekap ulang laporannya",
    "Data rows were added or removed; roll up the reports again",
)
_SORTED = Text(
    "Baris {sheet} sudah diurutkan; urutkan lagi menurut kolom No", "{sheet} was sorted; sort it by its column No again"
)
_VERDICT_POINTS = 30  # two lines: the totals stand beside it


def draw_files(canvas: Canvas, layout: ReportLayout) -> None:
    begin_table(canvas, layout.files, _FILES, frozen=2)
    draw_rows(canvas, layout.files, _file_rows(layout))


def _file_rows(layout: ReportLayout) -> Iterator[list[DrawnValue]]:
    for number, fate in enumerate(layout.result.fates, 1):
        file = fate.report.file
        yield layout.files.values(
            fate,
            number=number,
            reason=fate.reason(layout.result.definition),
            region=shown_code(file.region),
            quarter=Quarter(fate.report.quarter).roman if fate.report.quarter else "",
            saved=file.saved.isoformat(" ") if file.saved and file.saving else "",
        )


def draw_account(canvas: Canvas, layout: ReportLayout) -> None:
    """For each file what was sent is what is rolled up and what is not used; the row above the table adds up."""
    table = layout.account
    squares = "+".join(f"SUMPRODUCT(ABS({table.column(f'left_{kind}').local}))" for kind in KINDS)
    balanced = layout.said(_BALANCED)
    verdict = f'IF({squares}=0,"{balanced}","{layout.said(_UNBALANCED)}")'
    for data in (layout.reached, layout.works):
        verdict = f'IF({_moved(data)}>0,"{layout.said(_SORTED.filled(sheet=data.sheet))}",{verdict})'
    above: list[tuple[int, DrawnValue, CellStyle]] = [
        (1, Formula(f"={verdict}", balanced), "strong"),
        (2, _TOTAL, "aside"),
        *((column, total, "number") for column, total in _totals(layout)),
    ]
    canvas.height(1, _VERDICT_POINTS)
    begin_table(canvas, table, _ACCOUNT, above=above, frozen=2)
    draw_rows(canvas, table, _account_rows(layout))


def _moved(data: TableLayout) -> str:
    """How many rows of a data sheet stand before one that comes after them: none unless someone sorted it."""
    number = data.column("number")
    below = f"OFFSET({number},1,0)"
    return f"SUMPRODUCT(({below}>0)*({number}>{below}))"


def _account_rows(layout: ReportLayout) -> Iterator[list[DrawnValue]]:
    table = layout.account
    for number, fate in enumerate(layout.result.fates, 1):
        own = {field: beside(FIRST + number - 1, column) for field, column in table.columns.items()}
        row: list[DrawnValue] = [number, fate.report.file.file, fate.state]
        for kind in KINDS:
            sent, used = counted(fate, kind)
            row += [
                sent,
                Formula(f"=COUNTIFS({layout.data[kind].column('file_number')},{own['number']})", used),
                sent - used,
                Formula(f"={own[f'sent_{kind}']}-{own[f'used_{kind}']}-{own[f'unused_{kind}']}", 0),
            ]
        yield row


def counted(fate: ReportFate, kind: str) -> tuple[int, int]:
    """How many rows of a kind a file has, and how many of them are rolled up."""
    places: Sequence[RowPlace] = [each.at for each in getattr(fate.report, kind)]
    return len(places), sum(at.part in fate.parts for at in places) if fate.counts else 0


def _totals(layout: ReportLayout) -> Iterator[tuple[int, Formula]]:
    table = layout.account
    for kind in KINDS:
        both = [counted(fate, kind) for fate in layout.result.fates]
        sent, used = (sum(each) for each in zip(*both, strict=True)) if both else (0, 0)
        for field, value in (("sent", sent), ("used", used), ("unused", sent - used), ("left", 0)):
            name = f"{field}_{kind}"
            yield table.columns[name], Formula(f"=SUM({table.column(name).local})", value)
