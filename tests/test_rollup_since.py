"""The figures of the findings since the previous roll-up add up, on the screen, on the page and live."""

from __future__ import annotations

import re
from pathlib import Path

import openpyxl
import pytest

from rak_excel.model import Severity
from rak_excel.verbs.rollup import Rollup, roll_up
from rak_excel.verbs.rollup.earlier import read_rollup
from rak_excel.verbs.rollup.summary import said
from tests.libreoffice import LibreOffice
from tests.rollup_plans import changed, office_plan
from tests.test_rollup_earlier import edited
from tests.test_rollup_following import judged, sheet_rows, typed, written, wrong_executor
from tests.test_rollup_workbook import differences, stored

WRONG_UNIT = "Sub Bagian Gudang"
WRONG_TARGET = "1 Laporan"


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two offices with findings; one had a target corrected, and beside a finding of the other something was typed."""
    plans = judged(
        office_plan("52.02", changed("K1.2", target=WRONG_TARGET)),
        office_plan("52.03", changed("S7.1", executor=WRONG_UNIT)),
    )
    path = written(roll_up(plans), tmp_path_factory.mktemp("before") / "before.xlsx")
    edited(path, "Data Komisi", J5=61, K5="%")  # of K1.2
    return typed(path, wrong_executor, "Sudah dihubungi")


@pytest.fixture(scope="module")
def after(before: Path) -> Rollup:
    """The office with the correction alone."""
    plan = office_plan("52.02", changed("K1.2", target=WRONG_TARGET))
    last = read_rollup(before)
    return roll_up(judged(plan), provinces=["52"], previous=last, guides=[last])


def sentence(path: Path) -> str:
    cells = [cell.value for row in openpyxl.load_workbook(path, data_only=True).worksheets[0] for cell in row]
    return next(str(value) for value in cells if str(value).startswith("Dibanding rekap sebelumnya"))


def test_what_was_corrected_or_not_checked_again_is_in_the_sentence(
    after: Rollup, before: Path, tmp_path: Path
) -> None:
    path = written(after, tmp_path / "after.xlsx")
    told = sentence(path)
    corrected, unchecked = (
        sum(note.state == state and note.severity is not Severity.INFO for _, note in after.settled)
        for state in ("corrected", "unchecked")
    )
    acted_on = [row for row in sheet_rows(before, "Catatan") if row["Tingkat"] != "Info"]
    known = [row for row in acted_on if row["Kode Wilayah"] == "52.02" or row["Tindak Lanjut"]]

    assert min(corrected, unchecked) > 0
    assert f", {corrected} sudah dikoreksi, {unchecked} belum dicek ulang (Info tidak dihitung)." in told
    assert sum(map(int, re.findall(r"\d+", told))) == len(known)
    assert told in [line.id for line in said(after, path)]


def test_corrections_that_are_in_use_are_counted(after: Rollup, tmp_path: Path) -> None:
    path = written(after, tmp_path / "after.xlsx")
    page = openpyxl.load_workbook(path, data_only=True).worksheets[0]
    (cell,) = [cell for row in page for cell in row if str(cell.value).startswith("1 koreksi di sheet data dipakai")]

    assert cell.hyperlink is not None
    assert cell.hyperlink.location == "'Koreksi'!A4"
    assert "Koreksi di sheet data yang dipakai: 1. Daftarnya di sheet Koreksi." in [
        line.id for line in said(after, path)
    ]
    assert "Koreksi" not in "".join(line.id for line in said(roll_up(judged(office_plan("52.02"))), path))


@pytest.mark.libreoffice
def test_the_sentence_is_the_one_that_libreoffice_computes(after: Rollup, tmp_path: Path, office: LibreOffice) -> None:
    path = written(after, tmp_path / "after.xlsx")
    office.open(path)
    office.recalculate()
    computed = office.save(tmp_path / "computed.xlsx")
    office.close()

    assert len(stored(path)) > 100
    assert differences(path, computed) == set()
