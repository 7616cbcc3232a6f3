"""The figures of the findings since the previous roll-up add up, on the screen, on the page and live."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from rak_excel.model import Severity
from rak_excel.verbs.rollup import Rollup, Typed, roll_up
from rak_excel.verbs.rollup.earlier import read_rollup
from rak_excel.verbs.rollup.note_states import NoteState
from rak_excel.verbs.rollup.since import counts_since, said_since
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

    assert min(corrected, unchecked) > 0
    assert f", {corrected} sudah dikoreksi, {unchecked} belum dicek ulang (Info tidak dihitung)." in told
    assert sum(map(int, re.findall(r"\d+", told))) == len(acted_on)
    assert told in [line.id for line in said(after, path)]


def test_findings_that_nobody_could_check_add_up_for_as_many_runs_as_their_plan_is_missing(
    after: Rollup, tmp_path: Path
) -> None:
    """Also one that a correction of the missing office had settled, and with nothing typed beside any of them."""
    other = judged(office_plan("52.03", changed("S7.1", executor=WRONG_UNIT)))
    total = sum(map(int, re.findall(r"\d+", said_since((*after.notes, *after.settled)).id)))
    path, counts = written(after, tmp_path / "after.xlsx"), []
    for name in ("next.xlsx", "again.xlsx"):
        last = read_rollup(path)
        result = roll_up(other, provinces=["52"], previous=last, guides=[last])
        counts.append(counts_since((*result.notes, *result.settled)))
        path = written(result, tmp_path / name)
    last = read_rollup(path)
    plan = judged(office_plan("52.02", changed("K1.2", target=WRONG_TARGET)))
    back = roll_up([*plan, *other], provinces=["52"], previous=last, guides=[last])

    assert [sum(each.values()) for each in counts] == [total, total]
    assert counts[0][NoteState.UNCHECKED] == counts[1][NoteState.UNCHECKED] > 1
    assert {note.state for _, note in back.notes} == {NoteState.STILL}
    assert sum(counts_since((*back.notes, *back.settled)).values()) == total


def test_offices_that_the_roll_up_does_not_list_are_not_unchecked(before: Path) -> None:
    plan = judged(office_plan("51.01"))
    result = roll_up(plan, provinces=["51"], previous=read_rollup(before))

    assert {region for region, note in result.settled if not note.follow_up} <= {""}


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


def any_error(row: dict[str, str]) -> bool:
    return row["Tingkat"] == "Wajib diperbaiki"


def marked_right(folder: Path, action: str = "Memang benar") -> tuple[Path, Rollup]:
    """A roll-up of two offices, one of which has errors alone, all marked as right, and the next one of the same plans."""
    plans = judged(office_plan("52.02"), office_plan("52.03", changed("S7.1", executor=WRONG_UNIT)))
    first = written(roll_up(plans, provinces=["52"]), folder / "first.xlsx")
    typed(first, lambda row: any_error(row) and row["Kode Wilayah"] == "52.03", action)
    return first, roll_up(plans, provinces=["52"], previous=read_rollup(first))


def called(path: Path) -> list[str]:
    """The offices that the page names as those to be called for what they sent."""
    page = openpyxl.load_workbook(path, data_only=True).worksheets[0]
    return [str(row[0].value) for row in page if "isian wajib diperbaiki" in str(row[5].value)]


def test_what_is_marked_as_right_stays_listed_but_is_no_reason_to_call(tmp_path: Path) -> None:
    first, result = marked_right(tmp_path)
    path = written(result, tmp_path / "next.xlsx")
    errors = [row for row in sheet_rows(path, "Catatan") if row["Tindak Lanjut"] == "Memang benar"]
    status = {row["Kode Wilayah"]: row for row in sheet_rows(path, "Status Penyampaian")}["52.03"]

    assert errors
    assert {row["Tingkat"] for row in errors} == {"Wajib diperbaiki"}
    assert status["Wajib Diperbaiki"] == 0
    assert status["Baru"] + status["Masih Ada"] == status["Perlu Dicek"]
    assert called(path) == ["KPU Kabupaten Lombok Tengah"]
    assert f", {len(errors)} ditandai Memang benar (Info tidak dihitung)." in sentence(path)
    acted_on = [row for row in sheet_rows(first, "Catatan") if row["Tingkat"] != "Info"]
    assert sum(map(int, re.findall(r"\d+", sentence(path)))) == len(acted_on)


@pytest.mark.parametrize(
    ("action", "counts"), [("memang BENAR", False), ("Right as it is", False), ("Memang benar?", True)]
)
def test_only_the_word_of_the_list_takes_a_finding_out_of_the_counts(tmp_path: Path, action: str, counts: bool) -> None:
    path = written(marked_right(tmp_path, action)[1], tmp_path / "next.xlsx")
    status = {row["Kode Wilayah"]: row for row in sheet_rows(path, "Status Penyampaian")}["52.03"]

    errors = [row for row in sheet_rows(path, "Catatan") if any_error(row) and row["Kode Wilayah"] == "52.03"]

    assert errors
    assert status["Wajib Diperbaiki"] == len(errors) * counts


@pytest.mark.libreoffice
def test_the_counts_follow_what_is_typed(tmp_path: Path, office: LibreOffice) -> None:
    path = written(marked_right(tmp_path, "")[1], tmp_path / "plain.xlsx")
    rows = list(openpyxl.load_workbook(path)["Catatan"].iter_rows(min_row=3))
    column = next(cell.column_letter for cell in rows[0] if cell.value == "Tindak Lanjut")
    places = [row[0].row for row in rows[1:] if row[1].value == "Wajib diperbaiki" and row[4].value == "52.03"]
    office.open(path)
    for row in places:
        office.type("Catatan", f"{column}{row}", "Memang benar")
    office.recalculate()
    live = office.save(tmp_path / "live.xlsx")
    office.close()
    (tmp_path / "anew").mkdir()
    anew = written(roll_up([read_rollup(live)], provinces=["52"], previous=read_rollup(path)), tmp_path / "anew.xlsx")

    figures = ("Wajib Diperbaiki", "Perlu Dicek", "Baru", "Masih Ada", "Selesai")
    status = [[row[name] for name in figures] for row in sheet_rows(live, "Status Penyampaian")]
    assert places
    assert status == [[row[name] for name in figures] for row in sheet_rows(anew, "Status Penyampaian")]
    assert f", {len(places)} ditandai Memang benar (Info tidak dihitung)." in sentence(live)
    assert sentence(live) == sentence(anew)
    # The list of whom to call is that of the time of writing: the office stays in it, without a reason.
    assert [listed("KPU Kabupaten Lombok Timur", each) for each in (path, live, anew)] == [
        f"{len(places)} isian wajib diperbaiki",
        "tidak ada lagi yang perlu diperbaiki",
        None,
    ]


def listed(office: str, path: Path) -> str | None:
    """What the page says is to be corrected of an office; None where it is not in the list of whom to call."""
    page = openpyxl.load_workbook(path, data_only=True).worksheets[0]
    return next((str(row[5].value or "") for row in page if row[0].value == office), None)


@pytest.mark.libreoffice
def test_an_office_that_was_only_late_has_nothing_left_when_its_date_was_wrong(
    tmp_path: Path, office: LibreOffice
) -> None:
    due = datetime.date(2020, 1, 31)
    late = {region: Typed(due + datetime.timedelta(days=3)) for region in ("52.02", "52.03")}
    wrong = office_plan("52.03", changed("S7.1", executor=WRONG_UNIT))
    result = roll_up(judged(office_plan("52.02"), wrong), provinces=["52"], typed=late, deadline=due)
    path = written(
        replace(result, notes=tuple(each for each in result.notes if each[0] == "52.03")), tmp_path / "a.xlsx"
    )
    rows = list(openpyxl.load_workbook(path)["Status Penyampaian"].iter_rows(min_row=3))
    column = next(cell.column_letter for cell in rows[0] if cell.value == "Tanggal Diterima")
    (row,) = [each[0].row for each in rows[1:] if "52.02" in {cell.value for cell in each}]
    office.open(path)
    office.type("Status Penyampaian", f"{column}{row}", "2020-01-30")
    office.recalculate()
    live = office.save(tmp_path / "live.xlsx")
    office.close()

    assert [listed("KPU Kabupaten Lombok Tengah", each) for each in (path, live)] == [
        "",
        "tidak ada lagi yang perlu diperbaiki",
    ]
    assert "wajib diperbaiki" in str(listed("KPU Kabupaten Lombok Timur", live))
