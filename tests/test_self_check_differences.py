"""A merged plan with open differences is not ready: its own check sheet and `check` say so, also as people choose."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from rak_excel.jobs.merge.files import MergeRequest, merge_files
from rak_excel.reading import read_plan
from rak_excel.reports.plan_records import export_plans
from rak_excel.rules.check import check
from rak_excel.workbooks.findings.verdict import verdict
from tests.filled_forms import counted_under
from tests.libreoffice import LibreOffice
from tests.submissions import FINANCE, LEGAL, LEGAL_OFFICE, sent, written
from tests.typing_in import type_in

SHEET = "Beda Isian"
# The lines of the sheet: the target is Komisi!D9, 90 (A, in the plan) or 95 (B); the schedule is Komisi!F9, T1 or T2.
TARGET_A, TARGET_B, SCHEDULE_A, SCHEDULE_B = "I6", "I7", "I8", "I9"
MERGE_AGAIN = "Gabung lagi dengan cara yang sama (lewat perintah: tambahkan --decisions dan nama file ini)."
OTHER_A, OTHER_B = "J6", "J7"  # a value of one's own


def row(target: str, schedule: str) -> str:
    return f"| 1 | Hukum | Nilai Hukum | {target} | Advokasi | {schedule} | {FINANCE} |\n| | | Indeks | 3 | Survei | v | | | | {FINANCE} |"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    submissions = [sent(row("95", "v | | |"), LEGAL), sent(row("90", "| v | |"), FINANCE)]
    merge_files([written(tmp_path / "kiriman", submissions)], tmp_path / "plan.xlsx")
    return tmp_path / "plan.xlsx"


def told(path: Path) -> list[tuple[str, str]]:
    """Where check says that a difference is open, and what is to be done."""
    found = check([read_plan(path)], select=["difference-open"])
    return [(str(each.cell), each.hint.id.split(",")[0]) for each in found]


def test_check_tells_every_open_difference_at_the_cell_to_choose_in(plan: Path) -> None:
    choose = 'Isi kolom "Isian yang Dipakai"'
    assert told(plan) == [(f"{SHEET}!{TARGET_A}", choose), (f"{SHEET}!{SCHEDULE_A}", choose)]
    message = check([read_plan(plan)], select=["RAK023"])[0].message.id
    assert message == 'Beda isian belum selesai. Target Komisi!D9 ("Nilai Hukum") berbeda: A. 90; B. 95.'


def test_findings_stand_sheet_by_sheet_the_identity_first(plan: Path) -> None:
    type_in(plan, "Identitas Satker", {"B8": "", "B15": "", "B18": ""})
    sheets = [each.sheet for each in check([read_plan(plan)]) if each.sheet]
    assert list(dict.fromkeys(sheets)) == [name for nth, name in enumerate(sheets) if name != ([None, *sheets])[nth]]
    assert sheets.index("Identitas Satker") < sheets.index(SHEET) < sheets.index("Komisi")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ({TARGET_A: "A"}, []),  # what the plan has
        ({TARGET_B: "a."}, []),
        ({TARGET_A: "v"}, []),
        ({TARGET_B: "90"}, []),
        ({TARGET_A: "B"}, [(TARGET_A, MERGE_AGAIN)]),
        ({TARGET_B: "v"}, [(TARGET_B, MERGE_AGAIN)]),
        ({TARGET_A: "A", TARGET_B: "B"}, [(TARGET_A, "Isi satu huruf saja: A")]),
        ({TARGET_A: "v", TARGET_B: "x"}, [(TARGET_A, "Centang satu saja.")]),
        ({TARGET_A: "C"}, [(TARGET_A, "Isi satu huruf saja: A")]),
        ({OTHER_B: "90"}, []),
        ({OTHER_A: "92"}, [(TARGET_A, MERGE_AGAIN)]),
        ({OTHER_B: "92", TARGET_B: "B"}, [(TARGET_B, "Pilih satu saja")]),
        ({TARGET_A: "-"}, [(TARGET_A, 'Isi kolom "Isian yang Dipakai"')]),
    ],
)
def test_check_says_what_is_to_be_done_about_a_difference(
    plan: Path, typed: dict[str, str], expected: list[tuple[str, str]]
) -> None:
    type_in(plan, SHEET, {SCHEDULE_A: "A", **typed})
    assert told(plan) == [(f"{SHEET}!{cell}", todo) for cell, todo in expected]


def test_nothing_is_told_once_the_choice_was_merged(plan: Path, tmp_path: Path) -> None:
    type_in(plan, SHEET, {SCHEDULE_A: "B", TARGET_B: "v"})
    merge_files([tmp_path / "kiriman"], tmp_path / "chosen.xlsx", MergeRequest(decisions=plan))
    assert told(tmp_path / "chosen.xlsx") == []


@pytest.mark.libreoffice
def test_a_value_of_ones_own_that_was_merged_waits_no_more(plan: Path, tmp_path: Path, office: LibreOffice) -> None:
    type_in(plan, SHEET, {SCHEDULE_A: "A", OTHER_B: "92"})
    merge_files([tmp_path / "kiriman"], tmp_path / "chosen.xlsx", MergeRequest(decisions=plan))
    office.open(tmp_path / "chosen.xlsx")
    office.recalculate()

    assert told(tmp_path / "chosen.xlsx") == []
    assert [count for count, _ in counted_under(office, SHEET).values()] == ["0", "0"]


def test_a_plan_with_open_differences_is_exported_and_merged_as_before(plan: Path, tmp_path: Path) -> None:
    parts = export_plans([read_plan(plan)])[0]["parts"]
    assert parts["commission"][0]["target"]["text"] == "90"
    assert merge_files([plan], tmp_path / "again.xlsx").plan.part("commission") is not None


@pytest.mark.libreoffice
def test_the_check_sheet_counts_open_differences_and_their_rows_are_not_complete(
    plan: Path, office: LibreOffice
) -> None:
    office.open(plan)
    office.recalculate()
    undecided, not_merged = counted_under(office, SHEET).values()

    assert (undecided, not_merged) == (("2", f"{SHEET}!{TARGET_A}"), ("0", ""))
    said = verdict(check([read_plan(plan)])).id.partition(",")[0]
    assert said == "BELUM SIAP: 3 isian wajib diperbaiki"  # the other one is that nothing is on the secretariat's sheet
    assert office.read("Cek Isian", "A3")[0][0].partition(",")[0] == said
    assert office.read("Komisi", "K9:K10") == [["Beda isian belum selesai"], ["Lengkap"]]


@pytest.mark.libreoffice
@pytest.mark.parametrize(
    ("typed", "undecided", "not_merged"),
    [
        ({TARGET_A: "A"}, SCHEDULE_A, ""),
        ({TARGET_A: "A", SCHEDULE_B: "a. "}, "", ""),
        ({TARGET_A: "v", SCHEDULE_B: "T2"}, "", ""),  # a value of the sheet
        ({TARGET_B: "B", SCHEDULE_A: "A"}, "", TARGET_A),
        ({TARGET_B: "✓", SCHEDULE_A: "A"}, "", TARGET_A),
        ({TARGET_A: "A", TARGET_B: "B", SCHEDULE_A: "A"}, TARGET_A, ""),
        ({TARGET_A: "v", TARGET_B: "v", SCHEDULE_A: "A"}, TARGET_A, ""),
        ({TARGET_A: "-", TARGET_B: "A", SCHEDULE_A: "A"}, "", ""),
        ({TARGET_A: "mungkin", SCHEDULE_A: "*"}, TARGET_A, ""),
        ({OTHER_B: " 90", SCHEDULE_A: "A"}, "", ""),
        ({OTHER_A: "92", SCHEDULE_A: "A"}, "", TARGET_A),
        ({OTHER_A: "92", OTHER_B: "93", SCHEDULE_A: "A"}, TARGET_A, ""),
        ({OTHER_A: "92", TARGET_B: "B", SCHEDULE_A: "A"}, TARGET_A, ""),
    ],
)
def test_the_check_sheet_says_what_still_waits_as_people_choose(
    plan: Path, tmp_path: Path, office: LibreOffice, typed: dict[str, str], undecided: str, not_merged: str
) -> None:
    office.open(plan)
    office.put(SHEET, typed)
    office.recalculate()
    office.save(tmp_path / "sent.xlsx")
    places = [place for _, place in counted_under(office, SHEET).values()]
    status = office.read("Komisi", "K9")[0][0]

    assert places == [f"{SHEET}!{at}" if at else "" for at in (undecided, not_merged)]
    assert (status == "Lengkap") is (places == ["", ""]) is (told(tmp_path / "sent.xlsx") == [])


@pytest.mark.libreoffice
def test_the_rows_of_open_differences_are_known_after_the_plan_and_the_list_were_moved_about(
    plan: Path, office: LibreOffice
) -> None:
    office.open(plan)
    office.insert_row("Komisi", 9)
    office.sort(SHEET, "A6:J9", 4)  # by letter: the lines of the two differences are mixed
    office.recalculate()
    assert office.read("Komisi", "K10:K11") == [["Beda isian belum selesai"], ["Lengkap"]]
    assert [count for count, _ in counted_under(office, SHEET).values()] == ["2", "0"]


@pytest.mark.libreoffice
@pytest.mark.parametrize("lines", [1, 2])
def test_a_difference_whose_lines_were_deleted_still_waits(plan: Path, office: LibreOffice, lines: int) -> None:
    office.open(plan)
    for _ in range(lines):
        office.delete_row(SHEET, 6)
    office.recalculate()
    assert [count for count, _ in counted_under(office, SHEET).values()] == ["2", "0"]


def test_check_tells_the_marked_cells_of_a_plan_whose_list_of_differences_is_gone(plan: Path, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(plan)
    del book[SHEET]
    book.save(tmp_path / "sent.xlsx")
    cells = ("Komisi!D9", "Komisi!F9")  # the target, and the schedule at its first period
    assert told(tmp_path / "sent.xlsx") == [(cell, "Gabung lagi dari file unitnya.") for cell in cells]
    [message, _] = [each.message.id for each in check([read_plan(tmp_path / "sent.xlsx")], select=["RAK023"])]
    assert "Beda isian di sel ini belum dipilih" in message


@pytest.mark.libreoffice
def test_a_merged_plan_that_is_ready_says_what_is_checked_later_and_not_that_it_is_merged(
    tmp_path: Path, office: LibreOffice
) -> None:
    other = f"---\n| 1 | Lain | Indeks Arsip | 3 | Survei | {'| ' * 12}| {LEGAL_OFFICE} |".replace("| |", "| v |", 1)
    merge_files([written(tmp_path / "kiriman", [sent(f"{row('95', 'v | | |')}\n{other}")])], tmp_path / "plan.xlsx")
    office.open(tmp_path / "plan.xlsx")
    office.recalculate()
    (verdict_,), (later,) = office.read("Cek Isian", "A3:A4")

    assert verdict_.startswith("SIAP DIKIRIM (dicek lagi saat direkap)")
    assert later.endswith("Semua itu dicek dengan rak-excel check dan saat direkap.")
