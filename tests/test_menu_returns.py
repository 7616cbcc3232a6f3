"""At the menu findings, and what a merge took, go back within the files, beside the folder that is read; a check compares with them."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest

from rak_excel.cli.menu.answers import workbooks
from rak_excel.cli.menu.returning import UNIT_RETURNS, folders_beside
from rak_excel.language import Text
from tests.answered_returns import ODS, RETURNED, SENT, answered
from tests.consoles import run_command
from tests.shown_values import values_of
from tests.submissions import FINANCE, LEGAL, sent, written
from tests.terminals import Terminal

CHECKED, HOW = "File atau folder yang dicek: ", "Catatannya [1]: "


def test_findings_go_back_within_the_files_and_what_comes_back_is_compared(tmp_path: Path) -> None:
    (tmp_path / "kiriman").mkdir()
    shutil.copy(SENT, tmp_path / "kiriman")
    terminal = Terminal(tmp_path)
    terminal.answer("Pilihan: ", "2")
    terminal.answer(CHECKED, "kiriman")
    assert "4 Tandai di salinan setiap file, untuk dikirim balik dan dijawab" in terminal.answer(HOW, "4")
    proposed = "Simpan hasil sebagai [kiriman - balasan]: "
    terminal.answer(proposed, "kiriman/balasan")
    assert "ada di dalam kiriman, folder yang dibaca" in terminal.answer(proposed, "")
    code, shown = terminal.end()
    assert code == 1
    assert "rak-excel check kiriman --return 'kiriman - balasan'" in shown
    assert [each.name for each in (tmp_path / "kiriman - balasan").iterdir()] == [RETURNED]

    (tmp_path / "kembali").mkdir()
    answered(tmp_path / "kiriman - balasan" / RETURNED, tmp_path / "kembali" / RETURNED)
    terminal = Terminal(tmp_path)
    terminal.answer("Pilihan: ", "2")
    terminal.answer(CHECKED, "kembali")
    terminal.answer(HOW, "")
    code, shown = terminal.end()
    assert code == 0
    assert "1 dari 6 catatan sudah selesai, 5 masih ada" in shown


def test_what_went_back_before_is_asked_about_and_kept(tmp_path: Path) -> None:
    (tmp_path / "kiriman").mkdir()
    shutil.copy(SENT, tmp_path / "kiriman")
    for number, answers in enumerate([[], ["y"], ["t"]], 1):
        terminal = Terminal(tmp_path / "kiriman")
        terminal.answer("Pilihan: ", "2")
        terminal.answer(CHECKED, SENT.name)
        for each in answers:
            last = f"{tmp_path}/kiriman - balasan{' 2' if number > 2 else ''}"
            terminal.answer(f"Bandingkan dengan balasan di {last}? (y/t): ", each)
        terminal.answer(HOW, "4")
        terminal.answer("kiriman - balasan]: " if number == 1 else f"kiriman - balasan {number}]: ", "")
        code, shown = terminal.end()
        assert code == 1
        assert ("0 dari 6 catatan sudah selesai, 6 masih ada" in shown) is (number == 2)
    assert len(list(tmp_path.glob("kiriman - balasan*/*.xlsx"))) == 3


def test_after_a_merge_each_unit_may_get_its_own_file_back(tmp_path: Path) -> None:
    row = "| 1 | Hukum | Nilai SAKIP | {} | Evaluasi | v | | | | Divisi Hukum |"
    units = [sent(row.format("95"), LEGAL), sent(row.format("90"), FINANCE)]
    written(tmp_path / "kiriman", units)
    (tmp_path / "kiriman - balasan unit").mkdir()
    terminal = Terminal(tmp_path)
    terminal.answer("Pilihan: ", "3")
    terminal.answer("Folder berisi file kiriman: ", "kiriman")
    terminal.answer("Rencana yang direvisi (kosongkan jika bukan revisi): ", "")
    terminal.answer("Simpan hasil sebagai [rencana-gabungan.xlsx]: ", "")
    terminal.answer("ketik s untuk selesai dulu: ", "s")
    terminal.answer("Buat juga balasan untuk setiap unit? (y/t): ", "y")
    proposed = "Simpan hasil sebagai [kiriman - balasan unit 2]: "
    terminal.answer(proposed, "kiriman/balasan")
    assert "ada di dalam kiriman, folder yang dibaca" in terminal.answer(proposed, "")
    code, shown = terminal.end()

    plan = "rencana-gabungan.xlsx"
    assert f"rak-excel merge kiriman -o {plan} --decisions {plan} --return 'kiriman - balasan unit 2'" in shown
    assert "2 file balasan disimpan di kiriman - balasan unit 2." in shown
    assert code == 1  # the difference is still open
    back = tmp_path / "kiriman - balasan unit 2"
    assert sorted(each.name for each in back.iterdir()) == sorted(f"{unit} - catatan.xlsx" for unit in (LEGAL, FINANCE))
    texts = [str(value) for row in values_of(back / f"{FINANCE} - catatan.xlsx", "Catatan RAK") for value in row]
    assert any("isian antarfile berbeda" in text for text in texts)


def test_what_goes_back_lies_beside_the_folder_that_is_read_wherever_that_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "kiriman").mkdir()
    (tmp_path / "kiriman" / "rak.zip").touch()
    (tmp_path / "kiriman - balasan unit").mkdir()
    shutil.copy(SENT, tmp_path / "kiriman - balasan unit")
    monkeypatch.chdir(tmp_path)
    earlier, free = [Path("kiriman - balasan unit")], Path("kiriman - balasan unit 2")
    assert folders_beside(Path("kiriman"), UNIT_RETURNS) == (earlier, free)
    assert folders_beside(Path("kiriman", "rak.zip"), UNIT_RETURNS) == (earlier, free)
    monkeypatch.chdir("kiriman")
    assert folders_beside(Path("rak.zip"), UNIT_RETURNS)[1] == tmp_path / free


def test_for_a_folder_with_a_list_alone_the_plan_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    run_command("check", ODS, "--return", "kembali")
    monkeypatch.setattr("sys.stdin", io.StringIO(f"kembali\n{SENT}\n"))
    assert workbooks(Text("Cek", "Check")) == str(SENT)
    assert f"Ini daftar catatan, bukan rencana: {Path('kembali', ODS.stem)} - catatan.xlsx." in capsys.readouterr().out
