"""`rak-excel print`: what a plan lacks is told before anything is printed. These tests need no LibreOffice."""

from __future__ import annotations

import os
import re
import shutil
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from rak_excel.errors import UnreadableWorkbookError
from rak_excel.formats.opened.archive import Archive
from rak_excel.formats.opened.kinds import FileKind
from rak_excel.formats.opened.opening import open_workbook
from rak_excel.formats.opened.xlsx.parts import read_parts
from rak_excel.formats.printed import libreoffice
from rak_excel.jobs.printing.lacking import lacking
from rak_excel.reading import read_plan
from rak_excel.rules.check import check
from rak_excel.workbooks.printed import PrintedTable, only_printing
from tests.consoles import Ended, run_command
from tests.typing_in import remove_sheet, type_in
from tests.workbooks import rezipped

HERE = Path(__file__).parent
EARLIER = HERE / "earlier" / "e8d601b"
SIGNED = EARLIER / "ditandatangani.xlsx"
IDENTITY = "Identitas Satker"
DRAFT = "--draft"


def printed(plan: Path, output: Path, *more: str) -> Ended:
    return run_command("print", plan, "-o", output, *more)


def told(ended: Ended) -> list[str]:
    """What is said to lack: each line between the first, of the plan, and the last, of the draft."""
    return [line.strip() for line in ended.messages.splitlines()[1:-1]]


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A merged plan that is signed, to be typed into."""
    return Path(shutil.copy(SIGNED, tmp_path / "rencana.xlsx"))


@pytest.mark.parametrize(
    ("typed", "lacks"),
    [
        ({"B8": ""}, ["Identitas Satker!B8: Tempat penandatanganan belum diisi."]),
        ({"B9": ""}, ["Identitas Satker!B9: Tanggal penandatanganan belum diisi."]),
        ({"B10": ""}, ["Identitas Satker!B10: Tanggal penandatanganan belum diisi."]),
        ({"B11": " "}, ["Identitas Satker!B11: Tanggal penandatanganan belum diisi."]),
        (
            {"B9": "31", "B10": "Februari"},
            ["Identitas Satker!B9: Tanggal penandatanganan tidak ada di kalender atau kurang jelas."],
        ),
        ({"B15": ""}, ["Identitas Satker!B15: Nama dan gelar Ketua belum diisi."]),
        (
            {"B8": "", "B15": "", "B18": " "},
            [
                "Identitas Satker!B8: Tempat penandatanganan belum diisi.",
                "Identitas Satker!B15: Nama dan gelar Ketua belum diisi.",
                "Identitas Satker!B18: Nama dan gelar Sekretaris belum diisi.",
            ],
        ),
        ({"B8": "-"}, ["Identitas Satker!B8: Tempat penandatanganan belum diisi."]),
        ({"B8": "(menyusul)"}, ["Identitas Satker!B8: Tempat penandatanganan belum diisi."]),
        ({"B15": "-"}, ["Identitas Satker!B15: Nama dan gelar Ketua belum diisi."]),
        ({"B15": "(..........)"}, ["Identitas Satker!B15: Nama dan gelar Ketua belum diisi."]),
        ({"B18": "belum ada"}, ["Identitas Satker!B18: Nama dan gelar Sekretaris belum diisi."]),
        *(
            (
                {"B19": nip},
                [
                    f'Identitas Satker!B19: NIP Sekretaris "{nip}" tidak terdiri dari 18 angka. Ketik ulang sebagai teks.'
                ],
            )
            for nip in ("1.97E+17", "19700101", "-", "19700101199003100X")
        ),
    ],
    ids=str,
)
def test_what_is_blank_is_listed_with_its_cell_and_nothing_is_printed(
    plan: Path, tmp_path: Path, typed: Mapping[str, str], lacks: list[str]
) -> None:
    type_in(plan, IDENTITY, typed)
    ended = printed(plan, tmp_path / "rencana.pdf")

    assert (ended.exit_code, ended.results, told(ended)) == (2, "", lacks)
    assert not (tmp_path / "rencana.pdf").exists()


@pytest.mark.parametrize("typed", ["", "-", "(..........)", "1", "belum ada", "(menyusul)", "nihil", "Dr. Ani", "Bima"])
@pytest.mark.parametrize("cell", ["B8", "B15", "B18"])
def test_check_finds_what_print_calls_blank(plan: Path, typed: str, cell: str) -> None:
    type_in(plan, IDENTITY, {cell: typed})
    read = read_plan(plan)
    lacks = {lack.cell for lack in lacking(read, open_workbook(plan.read_bytes()).sheets)}
    found = {each.cell for each in check([read], select=["RAK107", "RAK113"])}

    assert lacks == found == ({read.identity.cells[_FIELDS[cell]]} if typed not in {"Dr. Ani", "Bima"} else set())


_FIELDS = {"B8": "place", "B15": "chair.name", "B18": "secretary.name"}


@pytest.mark.usefixtures("bare")
@pytest.mark.parametrize("nip", ["", "19700101 199003 1 001"])
def test_a_number_that_is_spaced_or_blank_holds_nothing_up(plan: Path, tmp_path: Path, nip: str) -> None:
    type_in(plan, IDENTITY, {"B19": nip})
    assert printed(plan, tmp_path / "rencana.pdf").messages.startswith("LibreOffice belum terpasang.")


@pytest.mark.parametrize("gone", ["Komisi", "Sekretariat"])
def test_a_part_whose_sheet_was_deleted_is_listed(plan: Path, tmp_path: Path, gone: str) -> None:
    remove_sheet(plan, gone)
    assert told(printed(plan, tmp_path / "rencana.pdf")) == [f"Sheet bagian {gone} tidak ada."]


def test_a_part_without_rows_is_listed(tmp_path: Path) -> None:
    """Merging writes each part, also one that nobody filled in."""
    sent = Path(shutil.copy(SIGNED, tmp_path / "rencana.xlsx"))
    remove_sheet(sent, "Sekretariat")
    plan = tmp_path / "gabungan.xlsx"
    assert run_command("merge", sent, "-o", plan).exit_code == 0

    assert "Belum ada kegiatan di sheet Sekretariat." in told(printed(plan, tmp_path / "rencana.pdf"))


def test_open_differences_are_listed_each_with_its_cell(tmp_path: Path) -> None:
    ended = printed(EARLIER / "beda.xlsx", tmp_path / "rencana.pdf")

    assert ended.exit_code == 2
    about = {line.partition(": ")[0]: line.partition(" berbeda")[0].rpartition("(")[2] for line in told(ended)}
    assert {cell: said for cell, said in about.items() if cell.startswith("Beda Isian")} == {
        "Beda Isian!I6": '"Tempat Penandatanganan")',
        "Beda Isian!I8": '"Opini BPK atas Laporan Keuangan, Reviu laporan keuangan")',
        "Beda Isian!I10": '"Indeks Reformasi Birokrasi")',
    }


def test_a_choice_that_was_not_merged_yet_is_open(plan: Path, tmp_path: Path) -> None:
    type_in(plan, "Beda Isian", {"I5": "A"})
    assert [line.partition(":")[0] for line in told(printed(plan, tmp_path / "rencana.pdf"))] == ["Beda Isian!I5"]


def test_a_workbook_without_room_for_signatures_is_to_be_merged_first(tmp_path: Path) -> None:
    ended = printed(EARLIER / "rencana" / "kantor.xlsx", tmp_path / "rencana.pdf")

    assert ended.exit_code == 2
    assert [line.partition(":")[0] for line in told(ended)] == ["Layanan!A14", "Kerja Seksi!A13"]
    assert all("rak-excel merge" in line for line in told(ended))


def test_the_list_is_in_english_where_that_is_asked_for(plan: Path, tmp_path: Path) -> None:
    type_in(plan, IDENTITY, {"B9": ""})
    ended = printed(plan, tmp_path / "rencana.pdf", "--lang", "en")

    assert told(ended) == ["Identitas Satker!B9: Not filled in yet: the date of signing."]
    assert ended.messages.startswith(f"{plan} is not ready to be signed:")


@pytest.mark.parametrize(
    ("file", "why"),
    [
        (EARLIER / "rekap.xlsx", "Ini rekap banyak kantor, bukan rencana satu kantor."),
        (EARLIER / "kiriman" / "divisi.xlsx", "adalah kiriman Divisi Keuangan, Umum, Logistik dan Rumah Tangga"),
        (EARLIER / "Catatan RAK 2026 - 5205 Kabupaten Dompu.xlsx", "Isinya catatan hasil cek dari rak-excel."),
        (HERE.parent / "workbook_templates" / "RAK kosong kpu-2020.xlsx", "belum berisi kegiatan"),
        (EARLIER / "tidak-ada.xlsx", "tidak ada. Periksa nama dan foldernya."),
    ],
    ids=lambda each: each.name if isinstance(each, Path) else "",
)
@pytest.mark.parametrize("more", [(), (DRAFT,)], ids=["", DRAFT])
def test_what_is_no_plan_of_an_office_is_refused(file: Path, why: str, more: tuple[str, ...], tmp_path: Path) -> None:
    ended = printed(file, tmp_path / "rencana.pdf", *more)

    assert (ended.exit_code, ended.results) == (2, "")
    assert why in ended.messages
    assert len(ended.messages.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


# Outputs


def test_an_output_that_is_there_is_not_replaced_without_force(plan: Path, tmp_path: Path) -> None:
    output = tmp_path / "rencana.pdf"
    output.write_bytes(b"tua")
    ended = printed(plan, output)

    assert (ended.exit_code, output.read_bytes()) == (2, b"tua")
    assert "--force" in ended.messages


@pytest.mark.parametrize("force", [(), ("--force",)], ids=["", "--force"])
def test_the_plan_itself_is_never_written_over(tmp_path: Path, force: tuple[str, ...]) -> None:
    plan = Path(shutil.copy(SIGNED, tmp_path / "rencana.pdf"))
    assert printed(plan, plan, *force).exit_code == 2
    assert plan.read_bytes() == SIGNED.read_bytes()


def test_an_output_of_another_kind_or_a_folder_is_refused_with_a_name_for_it(plan: Path, tmp_path: Path) -> None:
    assert f"Sebut {tmp_path / 'hasil.pdf'} sebagai nama" in printed(plan, tmp_path / "hasil.xlsx").messages
    assert f"misalnya {tmp_path / 'hasil.pdf'}" in printed(plan, tmp_path).messages


@pytest.mark.skipif(not Path("/sys").is_dir(), reason="there is no folder that nobody may write to")
@pytest.mark.usefixtures("bare")
def test_a_folder_that_nobody_may_write_to_is_told_before_any_work(plan: Path) -> None:
    assert "Folder /sys tidak boleh ditulisi" in printed(plan, Path("/sys/rencana.pdf")).messages


# The program


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A computer without LibreOffice; the folder is that of its programs."""
    programs = tmp_path / "Program Files"
    monkeypatch.setenv("PATH", str(programs))
    for name in ("ProgramW6432", "ProgramFiles(x86)"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("ProgramFiles", str(programs))
    monkeypatch.setattr(libreoffice, "_MAC", programs / "soffice")
    return programs


@pytest.mark.usefixtures("bare")
def test_without_libreoffice_one_sentence_says_what_to_do(plan: Path, tmp_path: Path) -> None:
    ended = printed(plan, tmp_path / "rencana.pdf")

    assert (ended.exit_code, ended.results) == (2, "")
    assert ended.messages == (
        "LibreOffice belum terpasang. Pasang dari libreoffice.org lalu ulangi, atau cetak dari Excel.\n"
    )
    assert not (tmp_path / "rencana.pdf").exists()


@pytest.mark.parametrize("name", ["soffice.com", "soffice.exe"])
def test_it_is_found_where_windows_installs_it(bare: Path, name: str) -> None:
    program = bare / "LibreOffice" / "program" / name
    program.parent.mkdir(parents=True)
    program.touch()
    assert libreoffice.find_libreoffice() == program


def test_it_is_found_where_macos_installs_it(bare: Path) -> None:
    bare.mkdir()
    (bare / "soffice").touch()
    assert libreoffice.find_libreoffice() == bare / "soffice"


@pytest.mark.skipif(os.name == "nt", reason="the programs that stand for LibreOffice are scripts")
@pytest.mark.parametrize(
    ("does", "told_of_it"),
    [
        ("pass", "LibreOffice tidak berhasil membuat PDF dari file ini."),
        ("import time; time.sleep(60)", "LibreOffice terlalu lama dan dihentikan."),
        (None, "tidak bisa dijalankan. Pasang ulang LibreOffice"),
    ],
    ids=["does nothing", "does not end", "does not start"],
)
def test_a_libreoffice_that_fails_leaves_nothing_behind(
    bare: Path, plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, does: str | None, told_of_it: str
) -> None:
    program = bare / "soffice"
    bare.mkdir()
    program.write_text(f"#!{sys.executable if does else '/tidak/ada'}\n{does}\n", encoding="utf-8")
    program.chmod(0o755)
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(scratch))
    monkeypatch.setattr(libreoffice, "_PATIENCE", 1.0)
    output = tmp_path / "rencana.pdf"
    output.write_bytes(b"tua")
    ended = printed(plan, output, "--force")

    assert (ended.exit_code, ended.results) == (2, "")
    assert told_of_it in ended.messages
    assert (output.read_bytes(), list(scratch.iterdir())) == (b"tua", [])


def test_what_a_killed_run_left_of_its_copies_vanishes_an_hour_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    for name in ("old", "young"):
        with libreoffice.scratch_folder() as folder:
            (folder / "rencana.xlsx").touch()
            shutil.copytree(folder, folder.with_name(f"{folder.name}-{name}"))
            kept = folder.with_name(f"{folder.name}-{name}")
        if name == "old":
            os.utime(kept, (0, 0))

    with libreoffice.scratch_folder() as folder:
        assert sorted(tmp_path.iterdir()) == sorted([folder, kept])


# The copy that LibreOffice gets


@pytest.mark.parametrize(
    ("file", "kind", "sheets"),
    [
        (SIGNED, FileKind.XLSX, ["Komisi", "Sekretariat"]),
        (EARLIER / "revisi-1.xlsx", FileKind.XLSX, ["Sekretariat", "Matriks Perubahan"]),
    ],
    ids=lambda each: each.name if isinstance(each, Path) else "",
)
def test_only_the_chosen_sheets_of_the_copy_are_shown_and_all_cells_stay(
    file: Path, kind: FileKind, sheets: list[str]
) -> None:
    content = file.read_bytes()
    copied = open_workbook(only_printing(content, kind, sheets)).sheets

    assert [sheet.name for sheet in copied if not sheet.hidden] == sheets
    assert [sheet.rows for sheet in copied] == [sheet.rows for sheet in open_workbook(content).sheets]


def test_a_height_that_is_no_number_is_a_damaged_workbook(plan: Path) -> None:
    content = plan.read_bytes()
    part = next(each for each in open_workbook(content).sheets if each.name == "Komisi")
    with zipfile.ZipFile(plan) as archive:
        member = read_parts(Archive(content)).sheets["Komisi"]
        faulty = rezipped(content, {member: re.sub(rb'(<row [^>]*) ht="[^"]*"', rb'\1 ht="x"', archive.read(member))})

    with pytest.raises(UnreadableWorkbookError, match="rusak"):
        only_printing(faulty, FileKind.XLSX, ["Komisi"], [PrintedTable(part, range(9, 11), {5: True}, 5)])


def test_the_columns_of_a_table_may_stand_in_any_order(plan: Path) -> None:
    """People move columns: who executes may stand left of the work."""
    content = plan.read_bytes()
    part = next(each for each in open_workbook(content).sheets if each.name == "Komisi")
    table = PrintedTable(part, range(9, 11), {5: True, 2: True}, 5)

    assert open_workbook(only_printing(content, FileKind.XLSX, ["Komisi"], [table])).sheets[2].rows == part.rows
