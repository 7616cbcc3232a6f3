"""A merged plan in a real spreadsheet program: formulas hold, choices typed and saved there are read."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from rak_excel.jobs.merge.files import MergeRequest, merge_files
from rak_excel.layouts.names import MERGED_SHEETS
from rak_excel.reading import read_plans
from rak_excel.workbooks.merged.handwork import edited_since_written, read_handwork
from tests.libreoffice import libreoffice
from tests.links import link_target
from tests.submissions import FINANCE, LEGAL, rows_of, sent, written

pytestmark = pytest.mark.libreoffice

ROWS = "| 1 | Hukum | Nilai | 95 | Advokasi | v | | | | Divisi Hukum |\n| | | | | Rapat | | v | | | |"
OTHER = "| 1 | Hukum | Nilai | 90 | Advokasi | | v | | | Divisi Hukum |\n--- | 1 | Lain | Indeks | 3 | Survei | v | | | | | | | | | | | | |"


def _merged(folder: Path) -> Path:
    kiriman = written(folder / "kiriman", [sent(ROWS, LEGAL), sent(OTHER, FINANCE)])
    merge_files([kiriman], folder / "plan.xlsx")
    return folder / "plan.xlsx"


def _formulas(path: Path) -> dict[str, list[str]]:
    """The addresses of all formulas, by sheet."""
    book = openpyxl.load_workbook(path)
    return {
        sheet.title: [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
        for sheet in book
    }


def test_every_formula_recalculated_gives_the_value_that_was_stored_with_it(tmp_path: Path) -> None:
    plan = _merged(tmp_path)
    formulas = _formulas(plan)
    stored = openpyxl.load_workbook(plan, data_only=True)
    with libreoffice(tmp_path) as office:
        office.open(plan)
        office.recalculate()
        office.save(tmp_path / "again.xlsx")
        office.close()
    again = openpyxl.load_workbook(tmp_path / "again.xlsx", data_only=True)

    assert len(formulas["Cek Jumlah Baris"]) >= 15
    # The live self-check stores nothing: a program that shows stored values without calculating shows it blank.
    told = [
        (sheet, address, stored[sheet][address].value, again[sheet][address].value)
        for sheet, addresses in formulas.items()
        for address in addresses
        if sheet in MERGED_SHEETS or stored[sheet][address].value not in {None, ""}
    ]
    assert [each for each in told if each[2] != each[3]] == []


def test_the_counts_are_live_and_a_lost_line_shows(tmp_path: Path) -> None:
    plan = _merged(tmp_path)
    with libreoffice(tmp_path) as office:
        office.open(plan)
        office.put("Baris Kiriman", {"H5": "hilang"})
        office.recalculate()
        assert [row[0] for row in office.read("Cek Jumlah Baris", "I5:I7")] == ["1", "0", "1"]
        office.close()


def test_choices_typed_in_libreoffice_are_applied(tmp_path: Path) -> None:
    plan = _merged(tmp_path)
    with libreoffice(tmp_path) as office:
        office.open(plan)
        office.put("Beda Isian", {"I6": "A", "I9": "b"})
        for suffix in ("xlsx", "ods"):
            office.save(tmp_path / f"pilihan.{suffix}")
        office.close()

    for suffix in ("xlsx", "ods"):
        chosen = tmp_path / f"pilihan.{suffix}"
        assert edited_since_written(chosen)
        merged = merge_files([tmp_path / "kiriman"], tmp_path / f"{suffix}.xlsx", MergeRequest(decisions=chosen))
        assert (merged.open, merged.unclear) == ((), ())
        assert rows_of(merged)[0] == ("Nilai", "90", "Advokasi", "1")


def test_a_plan_that_libreoffice_only_saved_is_still_the_same_plan_with_its_origins(tmp_path: Path) -> None:
    plan = _merged(tmp_path)
    with libreoffice(tmp_path) as office:
        office.open(plan)
        for suffix in ("xlsx", "ods", "xls"):
            office.save(tmp_path / f"saved.{suffix}")
        office.close()

    for suffix in ("xlsx", "ods", "xls"):
        saved = tmp_path / f"saved.{suffix}"
        (read,) = read_plans([saved]).plans
        assert read.merged
        assert next(str(o) for _, _, a in read.activities() for o in a.origins) == f"{FINANCE}.xlsx Komisi!E9"
        assert not edited_since_written(saved)


def test_the_links_beside_the_plan_follow_the_rows_that_they_lead_to(tmp_path: Path) -> None:
    plan = _merged(tmp_path)
    places = {("Beda Isian", "B6"): "D", ("Baris Kiriman", "I5"): "E", ("Baris Kiriman", "I8"): "E"}
    with libreoffice(tmp_path) as office:
        office.open(plan)
        shown = {place: office.read(place[0], place[1])[0][0] for place in places}
        before = {place: link_target(office, *place) for place in places}
        office.insert_row("Komisi", 9)
        office.recalculate()
        after = {place: link_target(office, *place) for place in places}
        office.save(tmp_path / "inserted.xlsx")
        office.delete_row("Komisi", 10)
        office.recalculate()
        without = [office.read(place[0], place[1])[0][0] for place in places]

    sheets = {place: text.partition("!") for place, text in shown.items()}
    assert before == {place: f"#'Komisi'!{address}" for place, (_, _, address) in sheets.items()}
    assert {address[0] for _, _, address in sheets.values()} == set(places.values())
    assert after == {place: f"#'Komisi'!{row[0]}{int(row[1:]) + 1}" for place, (_, _, row) in sheets.items()}
    assert without == list(shown.values())  # where its row is gone, the text stays
    assert read_handwork((tmp_path / "inserted.xlsx").read_bytes(), "inserted.xlsx").beside == ()


@pytest.mark.parametrize("suffix", ["xlsx", "ods", "xls"])
def test_values_of_ones_own_and_answers_typed_in_libreoffice_are_read(tmp_path: Path, suffix: str) -> None:
    row = "| 1 | Hukum | Persentase Sengketa | {} | Advokasi | v | | | | Divisi Hukum |"
    twice = row.format("95%") + "\n| | | | | Advokasi | v | | | | Divisi Hukum |"
    folder = written(tmp_path / "kiriman", [sent(twice, LEGAL), sent(row.format("90%"), FINANCE)])
    merge_files([folder], tmp_path / "plan.xlsx")
    lines = openpyxl.load_workbook(tmp_path / "plan.xlsx")["Perlu Dicek"].iter_rows(values_only=True)
    asked = next(at for at, line in enumerate(lines, 1) if str(line[9]).startswith("ganda-"))
    with libreoffice(tmp_path) as office:
        office.open(tmp_path / "plan.xlsx")
        office.type("Beda Isian", "J6", "97%")
        office.type("Perlu Dicek", f"I{asked}", "satu saja")
        office.save(tmp_path / f"pilihan.{suffix}")
        office.close()

    done = merge_files([folder], tmp_path / "akhir.xlsx", MergeRequest(decisions=tmp_path / f"pilihan.{suffix}"))
    assert (done.open, done.unclear, done.not_carried) == ((), (), ())
    assert rows_of(done) == [("Persentase Sengketa", "97%", "Advokasi", "1")]
