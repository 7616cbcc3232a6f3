"""A quarter at the menu: its forms, their merge and the province's roll-up, with what is found asked about and nothing else."""

from __future__ import annotations

import datetime
import os
import shutil
from pathlib import Path

import openpyxl
import pytest

from rak_excel import read_plan
from rak_excel.cli.menu.quarters import last_quarter
from rak_excel.cli.menu.report_rollup import rollups_here
from rak_excel.definitions.monitoring import quarter_of
from rak_excel.rolling_up.monitoring.filing import EarlierRollup, TypedOfReport
from rak_excel.rolling_up.monitoring.roll_up import roll_up_reports
from rak_excel.workbooks.monitoring.rollup.book import write_report_rollup
from rak_excel.workbooks.monitoring.rollup.read_back import read_report_rollup
from tests.consoles import run_command
from tests.office_reports import facts
from tests.terminals import Terminal
from tests.typing_in import type_in

EXAMPLE = Path("examples/laporan-2020").resolve()
LEGAL = "Laporan TW II 2020 - 5203 Lombok Timur - Subbag Hukum SDM.xlsx"
FORMS, MERGE, ROLL_UP = "9", "3", "4"
PLAN = "Rencana yang sudah ditandatangani"
QUARTER = "Triwulan yang dilaporkan (1 sampai 4) ["
EARLIER = "Laporan kantor triwulan sebelumnya (kosongkan jika tidak ada): "
SAVE = "Simpan hasil sebagai"
RETURNS = "Buat juga balasan untuk setiap unit? (y/t): "
SENT = "Folder berisi file kiriman: "
PLANS = "Folder rencana kantor-kantor itu, atau rekapnya, supaya yang ditagih hanya yang direncanakan (kosongkan jika tidak ada): "
LETTERS = "Buat juga surat untuk setiap kantor? (y/t): "
USE = "Pakai laporan-tw1.xlsx sebagai laporan triwulan sebelumnya? (y/t): "


def put(folder: Path, *names: str) -> None:
    folder.mkdir(exist_ok=True)
    for name in names:
        shutil.copy(EXAMPLE / name, folder)


def put_forms(folder: Path, *beside: str) -> None:
    """What the units sent on the second quarter, and what lies beside their folder."""
    shutil.copytree(EXAMPLE / "kiriman-tw2", folder / "kiriman")
    put(folder, *beside)


def test_the_quarter_that_is_proposed_is_the_one_that_ended_last() -> None:
    days = [
        datetime.date(2026, 1, 1),
        datetime.date(2026, 3, 31),
        datetime.date(2026, 4, 1),
        datetime.date(2026, 12, 31),
    ]
    assert [last_quarter(day) for day in days] == [4, 4, 1, 3]


def test_the_forms_of_a_quarter_are_made_from_the_plan_and_the_report_that_lie_here(tmp_path: Path) -> None:
    put(tmp_path, "rencana-2020.xlsx", "laporan-tw1.xlsx")
    terminal = Terminal(tmp_path)
    terminal.answer("Pilihan: ", FORMS)
    terminal.answer(QUARTER, "5")
    assert "Ketik 1, 2, 3, atau 4." in terminal.answer(QUARTER, "TW II")
    terminal.answer(f"{PLAN} [rencana-2020.xlsx]: ", "laporan-tw1.xlsx")
    told = terminal.answer(f"{PLAN} [rencana-2020.xlsx]: ", ".")
    assert "laporan-tw1.xlsx adalah laporan triwulan. Ketik nama file rencana yang sudah ditandatangani." in told
    asked_again = terminal.answer(f"{PLAN} [rencana-2020.xlsx]: ", "")
    assert "adalah folder. Ketik nama satu file di dalamnya, misalnya rencana-2020.xlsx." in asked_again
    terminal.answer(USE, "y")
    terminal.answer("Untuk siapa [2]: ", "")
    terminal.answer(f"{SAVE} [Laporan TW II 2020]: ", "")
    code, shown = terminal.end()

    assert code == 0
    named = "--from rencana-2020.xlsx --quarter 2 --previous laporan-tw1.xlsx --each-submitter"
    assert f"rak-excel template -o 'Laporan TW II 2020' {named}" in shown
    assert len(list((tmp_path / "Laporan TW II 2020").iterdir())) == 5


def test_in_the_first_quarter_no_earlier_report_is_asked_for(tmp_path: Path) -> None:
    put(tmp_path, "rencana-2020.xlsx")
    terminal = Terminal(tmp_path)
    terminal.answer("Pilihan: ", FORMS)
    terminal.answer(QUARTER, "1")
    terminal.answer(PLAN, "")
    terminal.answer("Untuk siapa [2]: ", "1")
    terminal.answer(f"{SAVE} [Laporan TW I 2020 - 5203 Lombok Timur.xlsx]: ", "laporan.xlsx")
    code, _ = terminal.end()

    assert code == 0
    assert quarter_of(read_plan(tmp_path / "laporan.xlsx").definition).number == 1


def test_what_the_english_menu_runs_speaks_english(tmp_path: Path) -> None:
    put(tmp_path, "rencana-2020.xlsx")
    terminal = Terminal(tmp_path, "--lang", "en")
    terminal.answer("Choice: ", FORMS)
    terminal.answer("The quarter to report (1 to 4) [", "2")
    terminal.answer("The signed plan [rencana-2020.xlsx]: ", "")
    terminal.answer("The office's report of the quarter before (leave blank if there is none): ", "")
    terminal.answer("For whom [2]: ", "1")
    terminal.answer("Save the result as [", "form.xlsx")
    code, shown = terminal.end()

    assert code == 0
    assert "rak-excel template -o form.xlsx --from rencana-2020.xlsx --quarter 2 --lang en" in shown
    assert "Put that report into the same folder, or name it when asked." in shown
    assert "form.xlsx was written." in shown


def test_reports_are_merged_with_the_plan_and_the_report_that_lie_here(tmp_path: Path) -> None:
    put_forms(tmp_path, "rencana-2020.xlsx", "laporan-tw1.xlsx")
    terminal = Terminal(tmp_path)
    terminal.answer("Pilihan: ", MERGE)
    terminal.answer(SENT, "kiriman")
    assert "Di sini ada laporan TW II 2020." in terminal.answer(f"{PLAN} [rencana-2020.xlsx]: ", "")
    terminal.answer(USE, "t")
    terminal.answer(EARLIER, "rencana-2020.xlsx")
    told = terminal.answer(EARLIER, "laporan-tw1.xlsx")
    assert "rencana-2020.xlsx bukan laporan triwulan. Sebut laporan triwulan sebelumnya.\r\n" in told
    terminal.answer(f"{SAVE} [laporan-tw2.xlsx]: ", "")
    shown = terminal.answer(RETURNS, "t")
    code, _ = terminal.end()

    assert code == 0
    assert "rak-excel merge kiriman --from rencana-2020.xlsx --previous laporan-tw1.xlsx -o laporan-tw2.xlsx" in shown
    assert quarter_of(read_plan(tmp_path / "laporan-tw2.xlsx").definition).number == 2


def test_nothing_is_asked_of_what_lies_among_the_reports(tmp_path: Path) -> None:
    put_forms(tmp_path)
    put(tmp_path / "kiriman", "rencana-2020.xlsx", "laporan-tw1.xlsx")
    terminal = Terminal(tmp_path)
    terminal.answer("Pilihan: ", MERGE)
    terminal.answer(SENT, "kiriman")
    terminal.answer(f"{SAVE} [laporan-tw2.xlsx]: ", "")
    shown = terminal.answer(RETURNS, "t")
    code, _ = terminal.end()

    assert code == 0
    assert "Laporan triwulan sebelumnya: laporan-tw1.xlsx." in shown


def test_one_report_beside_two_revisions_of_the_plan_is_merged_as_a_report(tmp_path: Path) -> None:
    put(tmp_path / "kiriman", "rencana-2020.xlsx", "rencana-2020-revisi-1.xlsx", f"kiriman-tw2/{LEGAL}")
    shutil.copy(EXAMPLE / "rencana-2020.xlsx", tmp_path / "rencana-gabungan.xlsx")
    terminal = Terminal(tmp_path)
    terminal.answer("Pilihan: ", MERGE)
    terminal.answer(SENT, "kiriman")
    assert "Di sini ada laporan TW II 2020." in terminal.answer(EARLIER, "")
    terminal.answer(f"{SAVE} [laporan-tw2.xlsx]: ", "")
    terminal.answer(RETURNS, "t")
    terminal.end()

    assert read_plan(tmp_path / "laporan-tw2.xlsx").definition.is_report
    assert not read_plan(tmp_path / "rencana-gabungan.xlsx").definition.is_report


def test_a_report_among_plans_of_units_leaves_the_merge_one_of_plans(tmp_path: Path) -> None:
    plans = EXAMPLE.parent / "lombok-timur-2020" / "submissions"
    put(tmp_path / "kiriman", "rencana-2020.xlsx", f"kiriman-tw2/{LEGAL}", "laporan-tw1.xlsx")
    shutil.copy(next(plans.glob("*Subbag*SDM*")), tmp_path / "kiriman")
    terminal = Terminal(tmp_path)
    terminal.answer("Pilihan: ", MERGE)
    terminal.answer(SENT, "kiriman")
    terminal.answer("Rencana yang direvisi (kosongkan jika bukan revisi): ", "")
    terminal.answer(f"{SAVE} [rencana-gabungan.xlsx]: ", "")
    terminal.answer(RETURNS, "t")
    terminal.end()

    assert not read_plan(tmp_path / "rencana-gabungan.xlsx").definition.is_report


def test_a_merge_of_reports_is_merged_again_with_what_was_named(tmp_path: Path) -> None:
    put_forms(tmp_path, "rencana-2020.xlsx")
    for again in (False, True):
        terminal = Terminal(tmp_path)
        terminal.answer("Pilihan: ", MERGE)
        terminal.answer(SENT, "kiriman")
        terminal.answer(PLAN, "rencana-2020.xlsx")
        terminal.answer(EARLIER, "")
        terminal.answer(SAVE, "")
        if again:
            terminal.answer("Gabung ulang, dan bawa pilihan serta isian yang diketik di dalamnya? (y/t): ", "y")
        shown = terminal.answer(RETURNS, "t")
        code, _ = terminal.end()
        assert code == 0, shown
    assert "--from rencana-2020.xlsx -o laporan-tw2.xlsx --decisions laporan-tw2.xlsx" in shown


def test_the_roll_up_that_is_offered_is_the_last_one_into_which_the_province_typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    typed = EarlierRollup(2, 2020, {"52.03": TypedOfReport(remark="janji Jumat")})
    for age, (name, previous) in enumerate(
        (("rekap-52-tw2.xlsx", None), ("punya kami.xlsx", typed), ("baru.xlsx", None))
    ):
        write_report_rollup(Path(name), roll_up_reports([facts("52.03")], 2, provinces=["52"], previous=previous))
        os.utime(name, (age, age))
    write_report_rollup(Path("lain.xlsx"), roll_up_reports([facts("51.03")], 2, provinces=["51"], previous=typed))

    assert rollups_here("52") == {2: "punya kami.xlsx"}
    Path("punya kami.xlsx").unlink()
    assert rollups_here("52") == {2: "baru.xlsx"}


def test_what_is_found_is_said_in_the_menus_words_too(tmp_path: Path) -> None:
    write_report_rollup(tmp_path / "rekap.xlsx", roll_up_reports([facts("52.03")], 2, provinces=["52"]))
    terminal = Terminal(tmp_path)
    terminal.answer("Pilihan: ", "2")
    terminal.answer("File atau folder yang dicek: ", "rekap.xlsx")
    terminal.answer("Catatannya [1]: ", "")
    _, shown = terminal.end()
    assert "Bawa isiannya waktu merekap laporan triwulan" in " ".join(shown.split())
    assert "--previous" not in shown


def test_reports_of_many_offices_are_rolled_up_by_their_quarter(tmp_path: Path) -> None:
    put(tmp_path / "laporan", "laporan-tw2.xlsx")
    due = datetime.date(2020, 7, 15)
    last = ""
    for carried, name, deadline in (("", "rekap", due), ("y", "rekap-2", due), ("t", "rekap-3", None)):
        terminal = Terminal(tmp_path)
        terminal.answer("Pilihan: ", ROLL_UP)
        terminal.answer("Folder berisi rencana atau laporan kabupaten/kota: ", "laporan")
        assert "Di folder ini ada laporan TW II." in terminal.answer("Triwulan yang direkap (1 sampai 4) [2]: ", "")
        terminal.answer("Kode provinsi", "52")
        if carried:
            terminal.answer(f"Bawa tanggal, catatan, dan riwayat pelaporan dari {last}? (y/t): ", carried)
        if carried != "y":
            terminal.answer("Rekap laporan sebelumnya yang isiannya dibawa (kosongkan jika tidak ada): ", "")
        terminal.answer("Batas waktu pelaporan, misalnya 15-07-2020 (", "" if carried else "15-07-2020")
        terminal.answer(PLANS, "")
        last = name.replace("rekap", "rekap-52-tw2") + ".xlsx"
        terminal.answer(f"{SAVE} [{last}]: ", "")
        terminal.answer(LETTERS, "t")
        code, shown = terminal.end()
        assert code == 0, shown
        made = read_report_rollup(tmp_path / last)
        assert (made.quarter, made.deadline) == (2, deadline)


def test_a_roll_up_of_reports_can_know_the_plans_and_write_letters(tmp_path: Path) -> None:
    for name, file in (("laporan", "laporan-tw2.xlsx"), ("rencana", "rencana-2020.xlsx")):
        put(tmp_path / name, file)
    terminal = Terminal(tmp_path)
    terminal.answer("Pilihan: ", ROLL_UP)
    terminal.answer("Folder berisi rencana atau laporan kabupaten/kota: ", "laporan")
    terminal.answer("Triwulan yang direkap (1 sampai 4) [2]: ", "")
    terminal.answer("Kode provinsi", "52")
    terminal.answer("Rekap laporan sebelumnya yang isiannya dibawa (kosongkan jika tidak ada): ", "")
    terminal.answer("Batas waktu pelaporan, misalnya 15-07-2020 (", "")
    terminal.answer(PLANS, "laporan")
    assert "Di laporan ada laporan triwulan, bukan rencana." in terminal.answer(PLANS, "rencana")
    terminal.answer(SAVE, "")
    terminal.answer(LETTERS, "y")
    terminal.answer(f"{SAVE} [surat-52-tw2]: ", "")
    terminal.answer("Surat dijawab paling lambat, misalnya 15-02-2020 (", "20-07-2020")
    code, shown = terminal.end()

    assert code == 0, shown
    assert "-o rekap-52-tw2.xlsx --province 52 --plans rencana --letters surat-52-tw2 --reply-by 20-07-2020" in shown
    assert [path.name for path in sorted((tmp_path / "surat-52-tw2").iterdir())] == [
        "5203 Lombok Timur TW II.txt",  # the others have no plan and need not report
        "5203 Lombok Timur TW II.xlsx",
    ]


def test_a_roll_up_of_reports_with_remarks_is_replaced_only_where_they_are_carried(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    put(tmp_path / "laporan", "laporan-tw2.xlsx")
    for name in ("lama.xlsx", "lain.xlsx"):
        rolled = ["rollup", "laporan", "--province", "52", "--quarter", "2", "-o", name]
        assert run_command(*rolled).exit_code == 0
    headings = openpyxl.load_workbook("lama.xlsx", read_only=True)["Status Pelaporan"][3]
    remark = next(cell.column_letter for cell in headings if cell.value == "Catatan Provinsi")
    type_in(tmp_path / "lama.xlsx", "Status Pelaporan", {f"{remark}6": "sudah ditelepon"})
    terminal = Terminal(tmp_path)
    terminal.answer("Pilihan: ", ROLL_UP)
    terminal.answer("Folder berisi rencana atau laporan kabupaten/kota: ", "laporan")
    terminal.answer("Triwulan yang direkap (1 sampai 4) [2]: ", "")
    terminal.answer("Kode provinsi", "52")
    terminal.answer("Bawa tanggal, catatan, dan riwayat pelaporan dari lama.xlsx? (y/t): ", "t")
    terminal.answer("Rekap laporan sebelumnya yang isiannya dibawa (kosongkan jika tidak ada): ", "lain.xlsx")
    terminal.answer("Batas waktu pelaporan, misalnya 15-07-2020 (", "")
    terminal.answer(PLANS, "")
    terminal.answer(SAVE, "lama.xlsx")
    told = terminal.answer(SAVE, "baru.xlsx")
    terminal.answer(LETTERS, "t")
    terminal.end()

    assert "Di lama.xlsx sudah ada yang diketik provinsi, dan tidak terbawa dari lain.xlsx. Ketik nama lain." in told


def test_a_merge_at_the_menu_ends_without_a_word_of_options(tmp_path: Path) -> None:
    put_forms(tmp_path, "rencana-2020.xlsx")
    type_in(tmp_path / "kiriman" / LEGAL, "Realisasi Komisi", {"H10": "61%"})
    terminal = Terminal(tmp_path)
    terminal.answer("Pilihan: ", MERGE)
    terminal.answer(SENT, "kiriman")
    terminal.answer(PLAN, "rencana-2020.xlsx")
    terminal.answer(EARLIER, "")
    terminal.answer(SAVE, "")
    shown = terminal.answer("Tekan Enter kalau sudah disimpan, atau ketik s untuk selesai dulu: ", "s")
    terminal.answer(RETURNS, "t")
    terminal.end()

    _, told = shown.split("rak-excel merge kiriman --from rencana-2020.xlsx -o laporan-tw2.xlsx")
    assert "lalu gabung lagi ke laporan-tw2.xlsx dengan jawaban yang sama." in told
    assert "Taruh laporan itu di folder yang sama, atau sebutkan waktu ditanya." in told
    assert "--" not in told
