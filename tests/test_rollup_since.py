"""The figures of the findings since the previous roll-up add up, on the screen, on the page and live."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import openpyxl
import pytest
from msgspec.structs import replace

from rak_excel.jobs.rollup.summary import said
from rak_excel.model import Severity
from rak_excel.rolling_up.facts.facts import NoteState, TypedBeside
from rak_excel.rolling_up.findings.counting import counts_since, said_since
from rak_excel.rolling_up.result import Rollup
from rak_excel.rolling_up.roll_up import roll_up
from rak_excel.vocabulary.names.regions import regions_of
from rak_excel.workbooks.rollup.read_back.earlier import read_rollup
from tests.libreoffice import LibreOffice
from tests.rollup_plans import changed, office_plan
from tests.test_rollup_earlier import edited
from tests.test_rollup_following import judged, sheet_rows, typed, written, wrong_executor
from tests.test_rollup_workbook import computed_otherwise

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


def figures(told: str) -> dict[str, int]:
    """Each figure of the sentence by the words behind it."""
    return {words: int(count) for count, words in re.findall(r"(\d+) ([a-z ]+[a-z])", told)}


def counted_on_the_page(path: Path) -> int:
    """What the first page counts of findings, those that are marked as right left out."""
    sheets = sheet_rows(path, "Status Penyampaian")
    return sum(int(row["Wajib Diperbaiki"]) + int(row["Perlu Dicek"]) for row in sheets)


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A province's own office and two others, each with one finding that is marked as right; and one of another province."""
    plans = judged(
        office_plan("52", changed("S7.1", executor=WRONG_UNIT)),
        office_plan("52.02", changed("K1.2", target=WRONG_TARGET)),
        office_plan("52.03", changed("S7.1", executor=WRONG_UNIT)),
        office_plan("51.03", changed("S7.1", executor=WRONG_UNIT)),
    )
    path = written(roll_up(plans, provinces=["51", "52"]), tmp_path_factory.mktemp("marked") / "marked.xlsx")
    typed(path, lambda row: row["Kode Wilayah"] == "51.03" and row["Isian Saat Ini"] == WRONG_UNIT, "Sudah dihubungi")
    seen: set[str] = set()

    def first_of_its_office(row: dict[str, str]) -> bool:
        here = row["Kode Wilayah"]
        found = here.startswith("52") and row["Tingkat"] != "Info" and here not in seen
        seen.update({here} if found else ())
        return found

    typed(path, first_of_its_office, "Memang benar")
    assert len(seen) == 3
    last = read_rollup(path)  # so that its formulas have the values of what was typed
    return written(roll_up([last], previous=last), path)


@pytest.fixture(scope="module")
def half(marked: Path) -> Rollup:
    """One of these offices alone, without what was found wrong in its plan."""
    return roll_up(judged(office_plan("52.02")), provinces=["52"], previous=read_rollup(marked))


def test_what_is_marked_as_right_is_neither_not_checked_again_nor_settled(
    marked: Path, half: Rollup, tmp_path: Path
) -> None:
    path = written(half, tmp_path / "half.xlsx")
    told = figures(sentence(path))
    rows = [row for row in sheet_rows(marked, "Catatan") if row["Tingkat"] != "Info" and row["Provinsi"][-3:] == "rat"]
    counted = [row for row in rows if row["Tindak Lanjut"] != "Memang benar"]
    there = sum(row["Kode Wilayah"] == "52.02" for row in counted)

    assert len(rows) == len(counted) + 3
    assert told.pop("ditandai") == 3
    assert told.pop("belum dicek ulang") == len(counted) - there
    assert sum(told.values()) == there + told["catatan baru"]
    assert counted_on_the_page(path) == told["catatan baru"] + told["masih ada"]
    assert sentence(path) in [line.id for line in said(half, path)]
    status = {row["Kode Wilayah"]: row for row in sheet_rows(path, "Status Penyampaian")}
    assert sum(int(row["Selesai"]) for row in status.values()) == told["selesai"]


def test_a_finding_that_is_gone_was_not_settled_where_it_was_marked_as_right(tmp_path: Path) -> None:
    first, _ = marked_right(tmp_path)
    there = judged(office_plan("52.02"))
    marks = [row for row in sheet_rows(first, "Catatan") if row["Tindak Lanjut"] == "Memang benar"]
    result = roll_up([*there, *judged(office_plan("52.03"))], provinces=["52"], previous=read_rollup(first))
    path = written(result, tmp_path / "next.xlsx")
    gone = [row for row in sheet_rows(path, "Catatan Selesai") if row["Tindak Lanjut"] == "Memang benar"]
    status = {row["Kode Wilayah"]: row for row in sheet_rows(path, "Status Penyampaian")}["52.03"]
    others = [row for row in sheet_rows(path, "Catatan Selesai") if row not in gone and row["Tingkat"] != "Info"]

    assert {row["Keadaan"] for row in gone} == {"Selesai"}
    assert status["Selesai"] == len([row for row in others if row["Kode Wilayah"] == "52.03"])
    assert figures(sentence(path))["selesai"] == len(others)
    assert figures(sentence(path))["ditandai"] == len(marks)


def test_what_was_typed_of_offices_that_are_not_listed_is_kept_and_counted_nowhere(
    marked: Path, tmp_path: Path
) -> None:
    elsewhere = roll_up(judged(office_plan("51.01")), provinces=["51"], previous=read_rollup(marked))
    path = written(elsewhere, tmp_path / "51.xlsx")
    kept = [row for row in sheet_rows(path, "Catatan Selesai") if row["Kode Wilayah"].startswith("52")]
    told = [each.id for each in elsewhere.doubts]
    badung = [row for row in sheet_rows(marked, "Catatan") if row["Kode Wilayah"] == "51.03"]
    back = roll_up([read_rollup(marked)], provinces=["51", "52"], previous=read_rollup(path))

    assert [row["Keadaan"] for row in kept] == ["Belum dicek ulang"] * 3
    assert figures(sentence(path))["belum dicek ulang"] == sum(row["Tingkat"] != "Info" for row in badung)
    assert "ditandai" not in sentence(path)
    assert "1 Tindak Lanjut atas catatan yang belum dicek ulang disimpan di sheet Catatan Selesai." in told
    assert "3 Tindak Lanjut atas catatan yang tidak dihitung di rekap ini disimpan di sheet Catatan Selesai." in told
    assert [note.follow_up.action for _, note in back.notes].count("Memang benar") == 3


def test_without_any_office_that_is_listed_nothing_is_said_to_be_unchecked(before: Path, tmp_path: Path) -> None:
    result = roll_up(judged(office_plan("51.01")), provinces=["51"], previous=read_rollup(before))
    path = written(result, tmp_path / "51.xlsx")
    told = [*(line.id for line in said(result, path)), *(line.id for line in result.doubts), sentence(path)]

    assert sheet_rows(path, "Catatan Selesai")
    assert not [line for line in told if "belum dicek ulang" in line]


def test_the_office_of_the_province_itself_is_listed_while_its_file_is_not_given(
    marked: Path, half: Rollup, tmp_path: Path
) -> None:
    """So that its findings, which are counted as not checked again, are those of an office that is listed."""
    path = written(half, tmp_path / "half.xlsx")
    status = {row["Kode Wilayah"]: row["Status"] for row in sheet_rows(path, "Status Penyampaian")}
    never = roll_up(judged(office_plan("52.02")), provinces=["52"], previous=read_rollup(path), year=2020)

    assert status["52"] == "File tidak disertakan"
    assert len(status) == len(sheet_rows(marked, "Status Penyampaian")) - len(regions_of("51"))
    assert "52" in {office.region for office in never.offices}
    assert "52" not in {office.region for office in roll_up(judged(office_plan("52.02")), provinces=["52"]).offices}


@pytest.mark.libreoffice
@pytest.mark.parametrize("province", ["51", "52"])
def test_the_counts_of_what_is_gone_are_those_that_libreoffice_computes(
    marked: Path, tmp_path: Path, office: LibreOffice, province: str
) -> None:
    there = judged(office_plan(f"{province}.02"))
    path = written(roll_up(there, provinces=[province], previous=read_rollup(marked)), tmp_path / "next.xlsx")
    assert computed_otherwise(path, office) == set()


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
    assert computed_otherwise(path, office) == set()


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
    late = {region: TypedBeside(due + datetime.timedelta(days=3)) for region in ("52.02", "52.03")}
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
