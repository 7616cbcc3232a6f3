"""A quarter at the menu: its forms, their merge and the province's roll-up, with what is found asked about and nothing else."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

import pytest

from rak_excel import read_plan
from rak_excel.cli.menu.quarters import last_quarter
from rak_excel.definitions.monitoring import quarter_of
from rak_excel.workbooks.monitoring.rollup.read_back import read_report_rollup
from tests.terminals import Terminal

EXAMPLE = Path("examples/laporan-2020").resolve()
LEGAL = "Laporan TW II 2020 - 5203 Lombok Timur - Subbag Hukum SDM.xlsx"
FORMS, MERGE, ROLL_UP = "9", "3", "4"
PLAN = "Rencana yang sudah ditandatangani"
QUARTER = "Triwulan yang dilaporkan (1 sampai 4) ["
EARLIER = "Laporan kantor triwulan sebelumnya (kosongkan jika tidak ada): "
SAVE = "Simpan hasil sebagai"
RETURNS = "Buat juga balasan untuk setiap unit? (y/t): "
SENT = "Folder berisi file kiriman: "
USE = "Pakai laporan-tw1.xlsx sebagai laporan triwulan sebelumnya? (y/t): "


def put(folder: Path, *names: str) -> None:
    for name in names:
        shutil.copy(EXAMPLE / name, folder)


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
    assert "laporan-tw1.xlsx adalah laporan triwulan." in terminal.answer(f"{PLAN} [rencana-2020.xlsx]: ", "")
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


def test_reports_are_merged_with_the_plan_and_the_report_that_lie_here(tmp_path: Path) -> None:
    shutil.copytree(EXAMPLE / "kiriman-tw2", tmp_path / "kiriman")
    put(tmp_path, "rencana-2020.xlsx", "laporan-tw1.xlsx")
    terminal = Terminal(tmp_path)
    terminal.answer("Pilihan: ", MERGE)
    terminal.answer(SENT, "kiriman")
    assert "Di sini ada laporan TW II 2020." in terminal.answer(f"{PLAN} [rencana-2020.xlsx]: ", "")
    terminal.answer(USE, "t")
    terminal.answer(EARLIER, "rencana-2020.xlsx")
    assert "rencana-2020.xlsx bukan laporan triwulan." in terminal.answer(EARLIER, "laporan-tw1.xlsx")
    terminal.answer(f"{SAVE} [laporan-tw2.xlsx]: ", "")
    shown = terminal.answer(RETURNS, "t")
    code, _ = terminal.end()

    assert code == 0
    assert "rak-excel merge kiriman --from rencana-2020.xlsx --previous laporan-tw1.xlsx -o laporan-tw2.xlsx" in shown
    assert quarter_of(read_plan(tmp_path / "laporan-tw2.xlsx").definition).number == 2


def test_nothing_is_asked_of_what_lies_among_the_reports(tmp_path: Path) -> None:
    shutil.copytree(EXAMPLE / "kiriman-tw2", tmp_path / "kiriman")
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
    (tmp_path / "kiriman").mkdir()
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
    (tmp_path / "kiriman").mkdir()
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
    shutil.copytree(EXAMPLE / "kiriman-tw2", tmp_path / "kiriman")
    put(tmp_path, "rencana-2020.xlsx")
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


@pytest.mark.parametrize("answered", ["y", "t"])
def test_reports_of_many_offices_are_rolled_up_by_their_quarter(tmp_path: Path, answered: str) -> None:
    (tmp_path / "laporan").mkdir()
    put(tmp_path / "laporan", "laporan-tw2.xlsx")
    for asked in range(2):
        terminal = Terminal(tmp_path)
        terminal.answer("Pilihan: ", ROLL_UP)
        terminal.answer("Folder berisi rencana atau laporan kabupaten/kota: ", "laporan")
        assert "Di folder ini ada laporan TW II." in terminal.answer("Triwulan yang direkap (1 sampai 4) [2]: ", "")
        terminal.answer("Kode provinsi", "52")
        if asked:
            terminal.answer("Bawa tanggal, catatan, dan riwayat pelaporan dari rekap-52-tw2.xlsx? (y/t): ", answered)
        if not asked or answered == "t":
            terminal.answer("Rekap laporan sebelumnya yang isiannya dibawa (kosongkan jika tidak ada): ", "")
        terminal.answer("Batas waktu pelaporan, misalnya 15-07-2020 (", "" if asked else "15-07-2020")
        terminal.answer(SAVE, "")
        code, shown = terminal.end()
        assert code == 0, shown
    second = read_report_rollup(tmp_path / "rekap-52-tw2-2.xlsx")
    assert second.quarter == 2
    assert second.deadline == (datetime.date(2020, 7, 15) if answered == "y" else None)
