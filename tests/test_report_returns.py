"""`--return` of quarterly reports: they are checked as reports, and what goes back is headed so."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from rak_excel.cli import main
from rak_excel.formats.opened.opening import open_workbook
from tests.merged_reports import ACCOUNTS, SHARED, plan
from tests.report_files import LOTIM, form_of, write_form

HEADED = "CATATAN ATAS LAPORAN RENCANA AKSI KINERJA TW II TAHUN 2020"


def run(*arguments: str | Path) -> None:
    CliRunner().invoke(main, ["--lang", "id", *map(str, arguments)], catch_exceptions=False)


def returned(folder: Path) -> dict[str, list[str]]:
    """The texts of the list of findings in each return."""
    lists = {}
    for path in sorted(folder.iterdir()):
        sheet = next(each for each in open_workbook(path.read_bytes()).sheets if each.name == "Catatan RAK")
        lists[path.name] = [sheet.text(*at) for at in sheet.addresses()]
    return lists


@pytest.fixture
def sent(tmp_path: Path) -> Path:
    """Two reports that say otherwise of one row, and one of which gives no reason for what was missed."""
    folder = tmp_path / "laporan"
    folder.mkdir()
    write_form(
        folder / "keuangan.xlsx", form_of(plan(), "Keuangan"), {ACCOUNTS: {"actual": "0"}, SHARED: {"actual": "85"}}
    )
    write_form(folder / "teknis.xlsx", form_of(plan(), "Teknis"), {SHARED: {"actual": "90", "result": "Rapat 3 Juni."}})
    return folder


def test_what_a_merge_of_reports_gives_back_has_what_checking_them_found_and_what_differs(
    sent: Path, tmp_path: Path
) -> None:
    run("check", sent, "--return", tmp_path / "cek")
    run("merge", sent, "--from", LOTIM, "-o", tmp_path / "laporan-tw2.xlsx", "--return", tmp_path / "balik")
    checked, merged = returned(tmp_path / "cek"), returned(tmp_path / "balik")

    def told(texts: list[str]) -> set[str]:
        return {text for text in texts if text.startswith(("Wajib diperbaiki: ", "Perlu dicek: "))}

    assert checked.keys() == merged.keys() == {"keuangan - catatan.xlsx", "teknis - catatan.xlsx"}
    for name, texts in merged.items():
        assert told(checked[name])
        assert told(checked[name]) <= told(texts)
        assert not any("bukan rencana" in text for text in texts)
        assert any('isian antarfile berbeda. Belum dipilih; sementara ini laporan memakai "' in text for text in texts)
        assert checked[name][0] == texts[0] == HEADED
