"""The live self-check of forms with other columns: complete when all is filled in, and every cell that was cleared is told."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from rak_excel.jobs.merge.files import merge_files
from rak_excel.jobs.printing.files import print_plan
from rak_excel.jobs.template.forms import write_template
from rak_excel.layouts.plan import FIRST_ROW, PartLayout, layout_of
from rak_excel.model import PlanForm
from tests.libreoffice import LibreOffice
from tests.own_columns import FURTHER, LIKE_HOUSING, LIKE_STATISTICS, ORDERS, TEAMS, form_with

pytestmark = [pytest.mark.libreoffice, pytest.mark.no_cover]  # coverage would be half of the time that they take

STATUS = {
    "number": "Nomor belum diisi",
    "objective": "Periksa sasaran",
    "indicator": "Indikator belum diisi",
    "target": "Target belum diisi",
    "activity": "Kegiatan belum diisi",
    "schedule": "Jadwal belum dicentang",
    "executor": "Pelaksana belum diisi",
}


def _opened(form: PlanForm, office: LibreOffice, folder: Path) -> PartLayout:
    write_template(folder / "form.xlsx", form)
    office.open(folder / "form.xlsx")
    office.recalculate()
    return layout_of(form.definition.parts[0], form)


def _cells(layout: PartLayout, column: str) -> list[str]:
    """The cells of a column in the first row."""
    if column == "schedule":
        return [f"{layout.period_letter(period)}{FIRST_ROW + 1}" for period in range(1, 5)]
    return [f"{layout.letter(column)}{FIRST_ROW + 1}"]


def _status(office: LibreOffice, layout: PartLayout, rows: int = 1) -> list[str]:
    letter = layout.letter("status")
    return [line[0] for line in office.read("Rencana", f"{letter}{FIRST_ROW + 1}:{letter}{FIRST_ROW + rows}")]


def _counted(office: LibreOffice) -> dict[str, str]:
    """The first place of all that is counted on the check sheet, by what it is called before the colon."""
    lines = office.read("Cek Isian", "A6:C90")
    return {text.partition(":")[0]: place for text, count, place in lines if count not in {"", "0"}}


@pytest.mark.parametrize("columns", ORDERS, ids=",".join)
def test_a_filled_in_form_is_complete_and_tells_every_cell_that_was_cleared(
    columns: Sequence[str], tmp_path: Path, office: LibreOffice
) -> None:
    form = form_with(columns)
    layout = _opened(form, office, tmp_path)
    rows = len(form.rows["plan"])

    assert office.read("Cek Isian", "A3")[0][0].startswith("SIAP DIKIRIM")
    assert _status(office, layout, rows) == ["Lengkap"] * rows
    for column in layout.order:
        # What only counts the indicators need not be there, nor need what a definition declares.
        if column in FURTHER or (column == "number" and not layout.has("objective")):
            continue
        cells = _cells(layout, column)
        before = office.change({"Rencana": dict.fromkeys(cells, "")})
        assert _counted(office) == {STATUS[column]: f"Rencana!{cells[0]}"}
        assert _status(office, layout) == [STATUS[column]]
        office.change(before)
    assert _counted(office) == {}


@pytest.mark.parametrize(
    ("columns", "status"),
    [
        (LIKE_STATISTICS, "Kegiatan belum diisi"),
        (("objective", "indicator", "schedule", "executor"), "Jadwal belum dicentang"),
        (("objective", "indicator", "target", "executor"), "Pelaksana belum diisi"),
        (("objective", "indicator", "target"), "Target belum diisi"),
    ],
)
def test_an_indicator_that_nobody_filled_in_is_told_in_the_first_column_to_fill_in(
    columns: Sequence[str], status: str, tmp_path: Path, office: LibreOffice
) -> None:
    layout = _opened(form_with(columns), office, tmp_path)
    office.change({"Rencana": {f"{layout.letter('indicator')}{FIRST_ROW + 9}": "Jumlah Laporan Lain"}})

    assert _counted(office).keys() == {status}


def test_an_entry_that_stands_for_another_is_found_wherever_its_column_stands(
    tmp_path: Path, office: LibreOffice
) -> None:
    columns = ("number", "executor", "objective", "indicator", "schedule", "target", "activity")
    layout = _opened(form_with(columns), office, tmp_path)
    for column, text in (("objective", "Idem"), ("activity", "lihat lampiran"), ("target", "belum ada")):
        [cell] = _cells(layout, column)
        before = office.change({"Rencana": {cell: text}})
        assert _counted(office)["Periksa isian"] == f"Rencana!{cell}"
        office.change(before)


def test_a_copied_row_and_one_below_the_table_are_found_in_a_form_like_that_of_another_ministry(
    tmp_path: Path, office: LibreOffice
) -> None:
    layout = _opened(form_with(LIKE_HOUSING), office, tmp_path)
    first, last = f"A{FIRST_ROW + 2}", layout.letter("executor")
    copied = office.read("Rencana", f"{first}:{last}{FIRST_ROW + 2}")
    office.insert_row("Rencana", FIRST_ROW + 3)
    office.put("Rencana", f"A{FIRST_ROW + 3}", copied)
    office.put("Rencana", {f"F{layout.last_row + 5}": "Rapat"})
    office.recalculate()

    assert _counted(office) == {
        "Periksa salinan baris di atasnya": f"Rencana!F{FIRST_ROW + 3}",
        "Isian di bawah garis penutup tabel tidak dicek di sini; sisipkan barisnya di dalam tabel": (
            f"Rencana!F{layout.last_row + 5}"
        ),
    }


@pytest.mark.parametrize(
    "columns", [LIKE_STATISTICS, ("target", "activity", "schedule", "indicator"), ("indicator", "target")]
)
def test_a_merged_plan_of_any_columns_lacks_nothing_and_is_printed_on_one_page(
    columns: Sequence[str], tmp_path: Path
) -> None:
    write_template(tmp_path / "sent.xlsx", form_with(columns, by=TEAMS[0]))
    merge_files([tmp_path / "sent.xlsx"], tmp_path / "plan.xlsx")
    printed = print_plan(tmp_path / "plan.xlsx", tmp_path / "plan.pdf")

    assert (printed.pages, printed.lacking) == ({"Rencana": 1}, ())
