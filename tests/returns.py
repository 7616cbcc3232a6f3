"""An office's plan, what goes back to it, and what it answers: in memory for what rounds say, as files for the command."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from rak_excel.formats.opened.opening import open_workbook
from rak_excel.jobs.returning.files import returned_files
from rak_excel.jobs.returning.rounds import talk_about
from rak_excel.layouts.marks import SHEET
from rak_excel.model import Plan, Severity
from rak_excel.model.answers import Progress
from rak_excel.model.returned import Returned
from rak_excel.reading.returned import returned_in
from rak_excel.rounds.senders import SenderRound, rounds_of
from rak_excel.rules.check import check, codes_judged
from rak_excel.rules.settings import Settings
from rak_excel.workbooks.returned.content import findings_list
from rak_excel.workbooks.returned.sheet import sheet_workbook
from tests import workbooks
from tests.tables import plan_of

UNIT = "Sub Bagian Keuangan, Umum dan Logistik"
MONTHS = [f"B{month}" for month in range(1, 13)]
HEADING = ["NO", "SASARAN", "INDIKATOR", "TARGET", "KEGIATAN", *MONTHS, "PELAKSANA"]
EXPLAINABLE = Settings(explainable=frozenset({"RAK221"}))

# Each row has one finding, but for the first: an executor that nobody knows, a target that says nothing, another year.
CLEAN = "1 | Layanan yang baik | Opini BPK | WTP | Rapat | ✓ | {unit}"
UNKNOWN = " | | | | Reviu laporan | ✓ | Sub Bagian Gudang"
NO_TARGET = " | | Indeks layanan | baik sekali | Kunjungan | ✓ | {unit}"
OLD_YEAR = " | | Jumlah laporan | 4 Laporan | Menyusun laporan tahun 2018 | ✓ | {unit}"
ROWS = (CLEAN, UNKNOWN, NO_TARGET, OLD_YEAR)
FOUND = ["RAK502 R3", "RAK302 D4", "RAK221 E5"]


def cells_of(row: str) -> list[str]:
    """The cells of a row as it is written above: its tick is that of the first month."""
    *before, tick, executor = (cell.strip() for cell in row.format(unit=UNIT).split("|"))
    return [*before, tick, *[""] * 11, executor]


def plan_with(rows: Sequence[str] = ROWS, *, file: str = "rak.xlsx", unit: str = UNIT, **identity: Any) -> Plan:
    """What a sub bagian sent; with another `unit` another one, with '' the whole office."""
    if unit:
        identity["submitter"] = unit
    lines = [HEADING, *map(cells_of, rows)]
    table = "\n".join(f"| {' | '.join(line)} |" for line in lines)
    return plan_of(f"# Sekretariat\n{table}", file=file, **identity)


def rounds(
    *plans: Plan, since: Iterable[Returned] = (), settings: Settings = EXPLAINABLE, select: Sequence[str] = ()
) -> list[SenderRound]:
    """What `check` finds of these plans beside the lists in them and those apart."""

    def rules(year: int | None) -> frozenset[str]:
        return codes_judged(settings, year, select=select)

    found = check(plans, select=select, settings=settings)
    return rounds_of(
        plans, found, list(since), rules=rules, explainable=settings.explainable, trial=settings.codes_on_trial
    )


def returned(
    *plans: Plan, since: Iterable[Returned] = (), least: Severity = Severity.WARNING, settings: Settings = EXPLAINABLE
) -> list[Returned]:
    """The list that goes back with each file, as it is read from its workbook."""
    made = rounds(*plans, since=since, settings=settings)
    names = [file for each in made for file in each.files]
    files = returned_files(names, talk_about(check(plans, settings=settings), made), least)
    lists = [findings_list(each) for each in files]
    contents = [sheet_workbook(each, SHEET, "id") for each in lists]
    return [found for each in contents if (found := returned_in(open_workbook(each, ".xlsx").sheets))]


def told(own: SenderRound) -> dict[str, list[str]]:
    """The findings that somebody acts on by what became of them: `{"still": ["RAK502 R3"]}`."""
    every: list[tuple[Progress | None, str, Severity]] = [
        (each.progress, f"{each.code} {each.cell.address if each.cell else ''}", each.severity)
        for each in (followed.finding for followed in own.round.followed)
    ]
    every += [
        (each.progress, f"{each.told.finding.code} {each.told.finding.cell}", each.told.finding.severity)
        for each in own.round.gone
    ]
    asked = [(state, name) for state, name, severity in every if severity is not Severity.INFO]
    states = {each.value: sorted(name for state, name in asked if state is each) for each in Progress}
    return {state: names for state, names in states.items() if names}


def workbook(rows: Sequence[str] = ROWS, *, office: str = "KPU KABUPATEN LOMBOK TIMUR", year: int = 2020) -> bytes:
    """A workbook as an office makes it by itself: head lines, and a table below them."""
    head = [[f"RENCANA AKSI KINERJA TAHUN {year}"], [office], []]
    return workbooks.xlsx({"Sekretariat": [*head, HEADING, *map(cells_of, rows)]})


def list_of(path: Path) -> Worksheet:
    return openpyxl.load_workbook(path)[SHEET]


def columns_of(sheet: Worksheet) -> tuple[int, Mapping[str, int]]:
    """The row of the headings of the list, and the columns by what they are called."""
    row = next(cell.row for cell in sheet["A"] if cell.value == "NO")
    return row, {str(cell.value): cell.column for cell in sheet[row] if cell.value}


def rows_of(path: Path) -> list[dict[str, str]]:
    """What a reader sees in the list: each row by its headings."""
    sheet = list_of(path)
    top, columns = columns_of(sheet)
    rows = (
        {name: str(sheet.cell(row, at).value or "") for name, at in columns.items()}
        for row in range(top + 1, sheet.max_row + 1)
    )
    return [row for row in rows if row["NO"]]


def answer(path: Path, code: str, **said: str) -> None:
    """Type into the row of a finding, as its office does: `answer(path, "RAK221", TANGGAPAN="Memang benar")`."""
    book = openpyxl.load_workbook(path)
    sheet = book[SHEET]
    top, columns = columns_of(sheet)
    (row,) = (
        row
        for row in range(top + 1, sheet.max_row + 1)
        if f'"{code}"' in str(sheet.cell(row, columns["RAK_CATATAN"]).value)
    )
    for name, text in said.items():
        sheet.cell(row, columns[name]).value = text
    book.save(path)


def type_into(path: Path, **cells: str) -> None:
    """Type into the plan of a workbook."""
    book = openpyxl.load_workbook(path)
    for address, text in cells.items():
        book["Sekretariat"][address].value = text
    book.save(path)


def opened(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))
