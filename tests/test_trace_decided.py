"""Where a cell came from about which files said different things: of the value that it shows, and against which others."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from rak_excel.cli.commands.trace import command
from rak_excel.formats.opened.opening import open_workbook
from rak_excel.jobs.merge.files import MergeRequest, merge_files
from tests.submissions import FINANCE, LEGAL, sent, written
from tests.typing_in import remove_sheet, type_in

ROW = "| 1 | Hukum | Nilai | 95 | Advokasi | v | | | | Divisi Hukum |\n| | | | | Rapat | v | | | | Divisi Hukum |"
OTHER = "| 1 | Lain | Nilai | 90 | Advokasi | | v | | | Divisi Hukum |"
FIRST, SECOND = f"{LEGAL}.xlsx", f"{FINANCE}.xlsx"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two submissions of which each says another target, schedule, objective and place."""
    return written(tmp_path / "kiriman", [sent(ROW, LEGAL), sent(OTHER, FINANCE, place="Mataram")])


@pytest.fixture
def plan(folder: Path) -> Path:
    path = folder.parent / "rencana.xlsx"
    merge_files([folder], path)
    return path


def _told(path: Path, address: str, language: str = "id") -> list[str]:
    return CliRunner().invoke(command, [str(path), address, "--lang", language]).stdout.splitlines()


def _choose(folder: Path, plan: Path, what: str, value: str) -> None:
    """Chooses the candidate with this value, and merges again."""
    sheet = next(each for each in open_workbook(plan.read_bytes()).sheets if each.name == "Beda Isian")
    rows = [row for row in sorted(sheet.rows) if sheet.text(row, 4) == what]
    [letter] = [sheet.text(row, 5) for row in rows if sheet.text(row, 6) == value]
    type_in(plan, "Beda Isian", {f"I{rows[0]}": letter})
    merge_files([folder], plan, MergeRequest(decisions=plan))


def test_a_target_that_was_chosen_came_from_the_file_that_says_it(folder: Path, plan: Path) -> None:
    _choose(folder, plan, "Target", "90")
    told = [f"{SECOND} Komisi!D9", "Dipilih di sheet Beda Isian: 90.", f"Tidak dipakai: 95 ({FIRST} Komisi!D9)"]

    assert _told(plan, "Komisi!D9") == told
    assert _told(plan, "Komisi!D10") == told  # a further row of the same indicator
    assert _told(plan, "Komisi!D9", "en")[1:] == [
        "Chosen on the sheet Beda Isian: 90.",
        f"Not taken: 95 ({FIRST} Komisi!D9)",
    ]


def test_so_did_one_that_nobody_chose_yet(plan: Path) -> None:
    assert _told(plan, "Komisi!D9") == [
        f"{FIRST} Komisi!D9",
        "Dipakai sementara: 95. Beda isian ini belum dipilih.",
        f"Tidak dipakai: 90 ({SECOND} Komisi!D9)",
    ]


@pytest.mark.parametrize(
    ("what", "value", "address", "origin", "other"),
    [
        ("Rencana pelaksanaan", "T2", "Komisi!G9", "G9", f"T1 ({FIRST} Komisi!F9)"),
        ("Sasaran", "Lain", "Komisi!B9", "B9", f"Hukum ({FIRST} Komisi!B9)"),
    ],
)
def test_so_did_a_schedule_and_an_objective(
    folder: Path, plan: Path, what: str, value: str, address: str, origin: str, other: str
) -> None:
    _choose(folder, plan, what, value)
    assert _told(plan, address) == [
        f"{SECOND} Komisi!{origin}",
        f"Dipilih di sheet Beda Isian: {value}.",
        f"Tidak dipakai: {other}",
    ]


def test_other_cells_of_that_row_tell_all_its_sources(plan: Path) -> None:
    assert _told(plan, "Komisi!E9") == [f"{SECOND} Komisi!E9", f"{FIRST} Komisi!E9"]
    assert _told(plan, "Komisi!F10") == [f"{FIRST} Komisi!E10"]


def test_a_place_that_was_chosen_is_traced_too(folder: Path, plan: Path) -> None:
    _choose(folder, plan, "Identitas", "Mataram")
    sheet = next(each for each in open_workbook(plan.read_bytes()).sheets if each.name == "Identitas Satker")
    row = next(row for row in sorted(sheet.rows) if sheet.text(row, 1).startswith("Tempat"))
    [origin, *told] = _told(plan, f"Identitas Satker!B{row}")

    assert origin.startswith(f"{SECOND} Identitas Satker!")
    assert told[0] == "Dipilih di sheet Beda Isian: Mataram."


def test_a_value_typed_over_the_chosen_one_is_told_as_that(folder: Path, plan: Path) -> None:
    _choose(folder, plan, "Target", "90")
    type_in(plan, "Komisi", {"D9": "97"})
    assert _told(plan, "Komisi!D9") == [
        "Diketik langsung di file ini: 97.",
        f"Tidak dipakai: 90 ({SECOND} Komisi!D9)",
        f"Tidak dipakai: 95 ({FIRST} Komisi!D9)",
    ]


def test_a_chosen_target_is_found_where_its_row_moved_and_in_plans_of_earlier_versions(
    folder: Path, plan: Path
) -> None:
    _choose(folder, plan, "Target", "90")
    remove_sheet(plan, "Kiriman Terakhir")
    book = openpyxl.load_workbook(plan)
    book["Komisi"].insert_rows(9)
    for column, text in zip("ABCDEFJ", ("1", "Baru", "Indeks", "5", "Survei", "v", "Divisi Hukum"), strict=True):
        book["Komisi"][f"{column}9"] = text
    book.save(plan)

    assert _told(plan, "Komisi!D10")[:2] == [f"{SECOND} Komisi!D9", "Dipilih di sheet Beda Isian: 90."]


def _revised(folder: Path, base: Path, name: str, *rows: str) -> Path:
    """A revision of a plan by what the legal division sends anew."""
    sendings = [sent(each, LEGAL, revision=at) for at, each in enumerate(rows, 1)]
    again = written(folder.parent / f"kiriman {name}", sendings)
    merge_files([again], folder.parent / name, MergeRequest(base=base))
    return folder.parent / name


NEW_ROW = f"{ROW}\n| 2 | Tata kelola | Indeks | 5 | Survei | v | | | | Divisi Hukum |"
NEWER_ROW = NEW_ROW.replace("Survei", "Survei kepuasan")


def test_a_choice_is_told_in_every_later_revision_with_the_plan_in_which_it_was_made(folder: Path, plan: Path) -> None:
    _choose(folder, plan, "Target", "90")
    _choose(folder, plan, "Rencana pelaksanaan", "T2")
    first = _revised(folder, plan, "revisi-1.xlsx", NEW_ROW)
    second = _revised(folder, first, "revisi-2.xlsx", NEWER_ROW)

    for revision in (first, second):
        assert _told(revision, "Komisi!D9") == [
            f"{SECOND} Komisi!D9",
            "Dipilih di sheet Beda Isian waktu rencana sebelumnya digabung (rencana.xlsx Komisi!D9): 90.",
            f"Tidak dipakai: 95 ({FIRST} Komisi!D9)",
        ]
        assert _told(revision, "Komisi!F9")[1:] == [
            "Dipilih di sheet Beda Isian waktu rencana sebelumnya digabung (rencana.xlsx Komisi!G9): T2.",
            f"Tidak dipakai: T1 ({FIRST} Komisi!F9)",
        ]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"J": "97"}, "Diketik di kolom Isian Lain pada sheet Beda Isian rencana sebelumnya"),
        ({}, "Dipakai sementara di rencana sebelumnya"),
    ],
)
def test_so_is_a_value_of_ones_own_and_one_that_nobody_chose(
    folder: Path, plan: Path, typed: dict[str, str], told: str
) -> None:
    row = _first_row(plan, "Target")
    if typed:
        type_in(plan, "Beda Isian", {f"{column}{row}": text for column, text in typed.items()})
        merge_files([folder], plan, MergeRequest(decisions=plan))
    revision = _revised(folder, plan, "revisi-1.xlsx", NEW_ROW)

    [line] = [each for each in _told(revision, "Komisi!D9") if not each.startswith(("Tidak dipakai", FIRST, SECOND))]
    assert line.startswith(f"{told} (rencana.xlsx Komisi!D9): {typed.get('J', '95')}.")


def test_a_value_that_was_typed_over_is_told_here_and_in_the_revision_too(tmp_path: Path) -> None:
    folder = written(tmp_path / "kiriman", [sent(ROW, LEGAL)])
    merge_files([folder], plan := tmp_path / "rencana.xlsx")
    assert all(line.startswith(FIRST) for line in _told(plan, "Komisi!D9"))

    type_in(plan, "Komisi", {"D9": "97"})
    assert _told(plan, "Komisi!D9") == ["Diketik langsung di file ini: 97."]
    revision = _revised(folder, plan, "revisi-1.xlsx", NEW_ROW)
    assert _told(revision, "Komisi!D9") == ["Diketik langsung di rencana sebelumnya (rencana.xlsx Komisi!D9): 97."]


def test_what_a_unit_changes_after_a_choice_came_from_its_file(folder: Path, plan: Path) -> None:
    _choose(folder, plan, "Target", "95")
    revision = _revised(folder, plan, "revisi-1.xlsx", NEW_ROW.replace("95", "90"))  # as the other unit says
    assert not any("Dipilih" in line for line in _told(revision, "Komisi!D9"))

    again = _revised(
        folder, revision, "revisi-2.xlsx", NEW_ROW.replace("95", "97")
    )  # which is asked, and not taken yet
    assert _told(again, "Komisi!D9")[1].startswith("Dipakai sementara: 90.")


def test_a_choice_about_a_row_that_is_reworded_is_told_all_the_same(tmp_path: Path) -> None:
    row = ROW.splitlines()[0].replace("Advokasi", "Menyusun laporan bantuan hukum triwulan")
    folder = written(tmp_path / "kiriman", [sent(row, LEGAL), sent(row.replace("| v | |", "| | v |"), FINANCE)])
    merge_files([folder], plan := tmp_path / "rencana.xlsx")
    _choose(folder, plan, "Rencana pelaksanaan", "T2")
    revision = _revised(folder, plan, "revisi-1.xlsx", row.replace("Menyusun", "Penyusunan"))

    assert _told(revision, "Komisi!G9")[1].endswith("(rencana.xlsx Komisi!G9): T2.")


def _first_row(plan: Path, what: str) -> int:
    sheet = next(each for each in open_workbook(plan.read_bytes()).sheets if each.name == "Beda Isian")
    return next(row for row in sorted(sheet.rows) if sheet.text(row, 4) == what)


def test_a_choice_in_a_plan_of_an_earlier_version_is_told_in_its_revision(folder: Path, plan: Path) -> None:
    _choose(folder, plan, "Target", "90")
    remove_sheet(plan, "Kiriman Terakhir")
    revision = _revised(folder, plan, "revisi-1.xlsx", NEW_ROW)
    assert "waktu rencana sebelumnya digabung (rencana.xlsx Komisi!D9): 90." in _told(revision, "Komisi!D9")[1]


def test_what_is_chosen_in_a_revision_itself_is_told_of_that_revision_by_the_next_one(folder: Path, plan: Path) -> None:
    _choose(folder, plan, "Target", "90")
    changed = NEW_ROW.replace("95", "97")
    first = _revised(folder, plan, "revisi-1.xlsx", changed)
    assert "Dipakai sementara: 90." in _told(first, "Komisi!D9")[1]

    type_in(first, "Beda Isian", {f"I{_first_row(first, 'Target')}": "97"})
    merge_files([folder.parent / "kiriman revisi-1.xlsx"], first, MergeRequest(base=plan, decisions=first))
    assert "Dipilih di sheet Beda Isian: 97." in _told(first, "Komisi!D9")
    second = _revised(folder, first, "revisi-2.xlsx", changed.replace("Survei", "Survei kepuasan"))
    assert any("(revisi-1.xlsx Komisi!D9): 97." in line for line in _told(second, "Komisi!D9"))


def test_what_only_the_revised_plan_says_any_more_is_told_as_that(tmp_path: Path) -> None:
    """Another unit moved the work to T2 and then left it to the first one, which goes on sending T1."""
    row = ROW.splitlines()[0]
    other = row.replace("Advokasi", "Survei")
    merge_files([written(tmp_path / "kiriman", [sent(row, LEGAL)])], plan := tmp_path / "rencana.xlsx")
    moved = [sent(row.replace("| v | |", "| | v |"), FINANCE, revision=1)]
    merge_files([written(tmp_path / "1", moved)], first := tmp_path / "revisi-1.xlsx", MergeRequest(base=plan))
    left = [sent(other, FINANCE, revision=2), sent(row, LEGAL, revision=2)]
    merge_files([written(tmp_path / "2", left)], second := tmp_path / "revisi-2.xlsx", MergeRequest(base=first))

    told = _told(second, "Komisi!G9")
    assert told == ["Sudah ada di rencana yang direvisi: T2. Kiriman terakhir tidak menyebutnya."]
    type_in(second, "Komisi", {"E10": "Survei kepuasan"})  # another row
    assert _told(second, "Komisi!G9") == told
    third = _revised(tmp_path / "kiriman", second, "revisi-3.xlsx", row, f"{row}\n{other.replace('Survei', 'Reviu')}")
    assert _told(third, "Komisi!G9")[0].startswith("Sudah ada di rencana sebelumnya (revisi-2.xlsx Komisi!G9): T2.")
