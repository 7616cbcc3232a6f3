"""The folder that needs no installation runs where there is no Python, and makes what is made here."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest

from tests.consoles import run_command
from tests.test_current_folder import names, set_traps
from tests.wine import wine
from windows.buat_folder import TOP

ROOT = Path(__file__).resolve().parent.parent
LOTIM = ROOT / "examples" / "lombok-timur-2020" / "submissions"
REPORTS = ROOT / "examples" / "laporan-2020"
NTB = ROOT / "examples" / "ntb-2020" / "plans"
pytestmark = pytest.mark.wine


def parts_of(workbook: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(workbook) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_icons_run_without_python_take_nothing_from_around_and_make_the_same_workbooks_as_here(
    windows_zip: Path, tmp_path: Path
) -> None:
    with zipfile.ZipFile(windows_zip) as archive:
        archive.extractall(tmp_path / "Unduhan é (1)")
    top = tmp_path / "Unduhan é (1)" / TOP
    sent, plans, reports = (tmp_path / each for each in ("kiriman & lain é (1)", "rencana", "laporan & lain"))
    shutil.copytree(REPORTS / "kiriman-tw2", reports)
    for folder in (reports, tmp_path):
        shutil.copy(REPORTS / "rencana-2020.xlsx", folder)
    shutil.copytree(LOTIM, sent)
    plans.mkdir()
    for plan in sorted(NTB.iterdir())[:5]:  # enough for two processes
        shutil.copy(plan, plans)
    around = tmp_path / "sekitar"
    around.mkdir()
    ran = set_traps(around, names())
    with wine(top / "program" / "python.exe", tmp_path / "prefix") as windows:
        lies = {"folder": around, "PYTHONPATH": str(around), "PYTHONHOME": str(around)}
        assert windows.run("-m", "rak_excel", "--version", **lies).startswith("rak-excel ")  # type: ignore[arg-type]
        assert "Perintah:" in windows.click(top / "Menu.bat", **lies)  # type: ignore[arg-type]
        checked = windows.click(top / "Cek.bat", sent, plans, **lies)  # type: ignore[arg-type]
        merged = windows.click(top / "Gabung.bat", sent, **lies)  # type: ignore[arg-type]
        returned = windows.click(top / "Balas.bat", next(sent.glob("*Divisi Teknis.xlsx")), **lies)  # type: ignore[arg-type]
        told = [windows.click(top / "Rekap.bat", plans, **lies) for _ in range(2)]  # type: ignore[arg-type]
        forms = windows.click(top / "Triwulan.bat", tmp_path / "rencana-2020.xlsx", typed="2", **lies)  # type: ignore[arg-type]
        reported = windows.click(top / "Gabung.bat", reports, **lies)  # type: ignore[arg-type]
    assert not ran.exists(), ran.read_text(encoding="utf-8")
    assert run_command("check", sent, plans).results.strip() in checked.replace("\r\n", "\n")
    assert "10 file dibaca, 35 baris digabung, tidak ada beda isian." in merged
    assert "1 file balasan disimpan di " in returned
    assert "5 file selesai dibuat di " in forms
    assert "Rencana yang dilaporkan: rencana-2020.xlsx." in reported
    run_command("check", next(sent.glob("*Divisi Teknis.xlsx")), "--return", tmp_path / "balasan")
    ((here,), (there,)) = (
        sorted(each.iterdir()) for each in (tmp_path / "balasan", sent.with_name(f"{sent.name} - balasan"))
    )
    assert (there.name, parts_of(there)) == (here.name, parts_of(here))
    assert [plans.with_name("rencana - rekap.xlsx").exists(), "Dibanding rekap sebelumnya" in told[1]] == [True, True]
    run_command("merge", sent, "-o", tmp_path / "plan.xlsx")
    run_command("rollup", plans, "-o", tmp_path / "rollup.xlsx")
    assert parts_of(sent.with_name(f"{sent.name} - gabungan.xlsx")) == parts_of(tmp_path / "plan.xlsx")
    assert parts_of(plans.with_name("rencana - rekap.xlsx")) == parts_of(tmp_path / "rollup.xlsx")
    run_command("merge", reports, "-o", tmp_path / "report.xlsx")
    assert parts_of(reports.with_name(f"{reports.name} - gabungan.xlsx")) == parts_of(tmp_path / "report.xlsx")
