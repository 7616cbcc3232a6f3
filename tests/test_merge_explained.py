"""What units explain of their submissions goes with them into the merged plan, and its reader may turn it down."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest

from rak_excel.errors import OutputExistsError
from rak_excel.jobs.merge.files import MergeRequest, merge_files
from rak_excel.jobs.merge.returns import return_submissions
from rak_excel.jobs.returning.files import return_files
from rak_excel.jobs.returning.rounds import talk_of
from rak_excel.model import Finding, Severity
from rak_excel.model.answers import Progress
from rak_excel.reading import find_files, read_plans
from rak_excel.reading.returned import returned_at
from rak_excel.rules.check import check
from rak_excel.rules.settings import Settings
from tests.merged_plans import answer, sheet_of
from tests.submissions import LEGAL, TECHNICAL, sent, written
from tests.typing_in import type_in
from tests.workbooks import rezipped

LIST, EXPLAINED = "Catatan RAK", "Penjelasan Unit"
RULE = "RAK304"
SETTINGS = Settings(explainable=frozenset({RULE}))
ROW = "| 1 | Hukum | Indeks Reformasi Birokrasi | 75% | Menyusun {} | v | | | | Divisi Hukum dan Pengawasan |"
OTHER = "| 1 | Teknis | Indeks Pelayanan Publik | 80% | Melayani pemilih | v | | | | Divisi Teknis Penyelenggaraan |"
WHY = "Ditetapkan dalam Renstra"


def findings(path: Path, settings: Settings = SETTINGS) -> list[Finding]:
    """What `check` tells of a file, explanations included."""
    reading = read_plans(path)
    return list(talk_of(reading, check(reading.plans, settings=settings), [], settings).findings)


def warned(path: Path, settings: Settings = SETTINGS) -> dict[str, Progress | None]:
    """What became of each warning of the rule, by its cell."""
    return {str(each.cell): each.progress for each in findings(path, settings) if each.code == RULE}


def back(folder: Path, returned: Path) -> None:
    """Copies of the files in `folder` with their findings, as `check --return` writes them."""
    reading = read_plans(folder)
    talk = talk_of(reading, check(reading.plans), [], Settings())
    told = {"least": Severity.WARNING, "changed": None, "language": "id"}
    files = {name: path for path, name in find_files([folder])}
    return_files(returned, files, talk, force=False, inputs=[], **told)  # type: ignore[arg-type]


@pytest.fixture
def explained(tmp_path: Path) -> Path:
    """A folder in which one of two units sent its return with an explanation."""
    written(tmp_path / "sent", [sent(ROW.format("laporan"), LEGAL), sent(OTHER, TECHNICAL)])
    back(tmp_path / "sent", tmp_path / "back")
    own = tmp_path / "back" / f"{LEGAL} - catatan.xlsx"
    said = next(each for each in findings(own) if each.code == RULE)
    told = f"Perlu dicek: {said.message.id}"
    answer(own, "TANGGAPAN", {told: "Memang benar"}, LIST)
    answer(own, "PENJELASAN", {told: WHY}, LIST)
    shutil.copy(own, tmp_path / "sent" / f"{LEGAL}.xlsx")
    return tmp_path / "sent"


def test_an_explanation_holds_in_the_merged_plan_for_whose_settings_allow_it(explained: Path) -> None:
    merged = explained.parent / "plan.xlsx"
    merge_files([explained], merged)

    assert sorted(warned(merged).values(), key=str) == [None, Progress.EXPLAINED]
    assert set(warned(merged, Settings()).values()) == {None}
    (told,) = (each for each in findings(merged) if each.explained)
    assert (told.explanation, told.weight.asks) == (WHY, False)


def test_nothing_is_carried_where_nobody_explained_anything(tmp_path: Path) -> None:
    written(tmp_path / "sent", [sent(ROW.format("laporan"), LEGAL), sent(OTHER, TECHNICAL)])
    back(tmp_path / "sent", tmp_path / "back")
    merge_files([tmp_path / "sent"], tmp_path / "one.xlsx")
    merge_files([tmp_path / "back"], tmp_path / "other.xlsx")

    assert returned_at(tmp_path / "one.xlsx") is None
    assert returned_at(tmp_path / "other.xlsx") is None


def test_an_explanation_of_another_value_says_nothing(explained: Path) -> None:
    merged = explained.parent / "plan.xlsx"
    own = explained / f"{LEGAL}.xlsx"
    place = next(each.cell for each in findings(own) if each.code == RULE)
    assert place
    type_in(own, place.sheet, {place.address: "85%"})
    merge_files([explained], merged)

    assert set(warned(merged).values()) == {None}
    assert returned_at(merged) is None


def test_who_turns_an_explanation_down_is_heard_in_every_later_merge(explained: Path) -> None:
    merged = explained.parent / "plan.xlsx"
    merge_files([explained], merged)
    answer(merged, "PUTUSAN", {WHY: "Ditolak"}, EXPLAINED)

    assert set(warned(merged).values()) == {None}
    merge_files([explained], merged, MergeRequest(decisions=merged), force=True)
    assert set(warned(merged).values()) == {None}
    assert sheet_of(merged, EXPLAINED).texts >= {WHY, "Ditolak"}


def test_a_plan_with_a_ruling_is_replaced_by_no_merge_that_would_lose_it(explained: Path) -> None:
    merged = explained.parent / "plan.xlsx"
    merge_files([explained], merged)
    before = merged.read_bytes()
    merge_files([explained], merged, force=True)
    assert merged.read_bytes() == before

    answer(merged, "PUTUSAN", {WHY: "Ditolak"}, EXPLAINED)
    ruled = merged.read_bytes()
    with pytest.raises(OutputExistsError):
        merge_files([explained], merged, force=True)
    assert merged.read_bytes() == ruled


def test_what_the_office_answers_in_the_merged_plan_itself_is_carried_too(explained: Path) -> None:
    merged = explained.parent / "out" / "plan.xlsx"
    merge_files([explained], merged)
    back(merged.parent, explained.parent / "again")
    own = explained.parent / "again" / "plan - catatan.xlsx"
    open_still = next(each for each in findings(own) if each.code == RULE and not each.explanation)
    told = f"Perlu dicek: {open_still.message.id}"
    answer(own, "TANGGAPAN", {told: "Memang benar"}, LIST)
    answer(own, "PENJELASAN", {told: "Sudah disepakati"}, LIST)
    merge_files([explained], own, MergeRequest(decisions=own), force=True)

    assert set(warned(own).values()) == {Progress.EXPLAINED}
    assert {each.explanation for each in findings(own) if each.explained} == {WHY, "Sudah disepakati"}


def test_an_answer_that_no_merge_carries_is_not_replaced(explained: Path) -> None:
    merged = explained.parent / "out" / "plan.xlsx"
    merge_files([explained], merged)
    back(merged.parent, explained.parent / "again")
    own = explained.parent / "again" / "plan - catatan.xlsx"
    said = next(each for each in findings(own) if each.severity is Severity.ERROR)
    answer(own, "TANGGAPAN", {f"Wajib diperbaiki: {said.message.id}": "Tidak paham"}, LIST)

    with pytest.raises(OutputExistsError, match=LIST):
        merge_files([explained], own, MergeRequest(decisions=own), force=True)


def test_an_error_is_no_explanation_that_a_plan_carries(explained: Path) -> None:
    own = explained / f"{LEGAL}.xlsx"
    place = next(each.cell for each in findings(own) if each.code == RULE)
    assert place
    type_in(own, place.sheet, {f"J{place.row}": "Divisi Gudang"})
    back(explained, explained.parent / "again")
    again = explained.parent / "again" / f"{LEGAL} - catatan.xlsx"
    said = next(each for each in findings(again) if each.code == "RAK502")
    told = f"Wajib diperbaiki: {said.message.id}"
    answer(again, "TANGGAPAN", {told: "Memang benar"}, LIST)
    answer(again, "PENJELASAN", {told: "Begitu adanya"}, LIST)
    shutil.copy(again, own)
    merge_files([explained], explained.parent / "plan.xlsx")

    assert "Begitu adanya" not in sheet_of(explained.parent / "plan.xlsx", EXPLAINED).texts


def test_a_file_that_the_merge_turned_away_explains_nothing(explained: Path) -> None:
    elsewhere = sent(ROW.format("laporan"), LEGAL, file="lain.xlsx", office="KPU Kabupaten Bima", region="52.06")
    written(explained.parent / "others", [elsewhere])
    back(explained.parent / "others", explained.parent / "theirs")
    own = explained.parent / "theirs" / "lain - catatan.xlsx"
    told = next(f"Perlu dicek: {each.message.id}" for each in findings(own) if each.code == RULE)
    answer(own, "TANGGAPAN", {told: "Memang benar"}, LIST)
    answer(own, "PENJELASAN", {told: "Alasan kantor lain"}, LIST)
    shutil.copy(own, explained / "lain.xlsx")
    merge_files([explained], explained.parent / "plan.xlsx", MergeRequest(region="52.03"))

    assert "Alasan kantor lain" not in sheet_of(explained.parent / "plan.xlsx", EXPLAINED).texts


def test_a_unit_that_explains_otherwise_waits_for_a_ruling(explained: Path) -> None:
    merged = explained.parent / "plan.xlsx"
    merge_files([explained], merged)
    answer(merged, "PUTUSAN", {WHY: "Ditolak"}, EXPLAINED)
    own = explained / f"{LEGAL}.xlsx"
    answer(own, "PENJELASAN", {WHY: "Diputuskan pleno"}, LIST)
    contents = []
    for _ in range(3):
        merge_files([explained], merged, MergeRequest(decisions=merged), force=True)
        contents.append(merged.read_bytes())

    assert not any(each.explained for each in findings(merged))
    assert contents[0] == contents[1] == contents[2]
    answer(merged, "PUTUSAN", {"Diputuskan pleno": "Diterima"}, EXPLAINED)
    assert [each.explanation for each in findings(merged) if each.explained] == ["Diputuskan pleno"]
    result = merge_files([explained], merged, MergeRequest(decisions=merged), force=True)
    assert [each.explanation for each in findings(merged) if each.explained] == ["Diputuskan pleno"]
    return_submissions(explained.parent / "units", [explained], result, merged, SETTINGS, "id")
    assert warned(explained.parent / "units" / f"{LEGAL} - catatan.xlsx") == {"Komisi!D9": Progress.EXPLAINED}


def test_the_unit_reads_that_its_explanation_was_turned_down(explained: Path) -> None:
    merged = explained.parent / "plan.xlsx"
    merge_files([explained], merged)
    answer(merged, "PUTUSAN", {WHY: "Ditolak"}, EXPLAINED)
    request = MergeRequest(decisions=merged)
    result = merge_files([explained], merged, request, force=True)
    return_submissions(explained.parent / "units", [explained], result, merged, SETTINGS, "id")
    own = explained.parent / "units" / f"{LEGAL} - catatan.xlsx"

    assert any("Penjelasannya ditolak. Perbaiki isiannya." in text for text in sheet_of(own, LIST).texts)
    assert warned(own) == {"Komisi!D9": Progress.STILL}


def test_a_ruling_holds_where_the_merged_plan_goes_back(explained: Path) -> None:
    merged = explained.parent / "out" / "plan.xlsx"
    merge_files([explained], merged)
    answer(merged, "PUTUSAN", {WHY: "Ditolak"}, EXPLAINED)
    back(merged.parent, explained.parent / "again")
    own = explained.parent / "again" / "plan - catatan.xlsx"
    assert Progress.EXPLAINED not in warned(own).values()

    merge_files([explained], own, MergeRequest(decisions=own), force=True)
    assert Progress.EXPLAINED not in warned(own).values()


def test_a_list_beside_a_file_that_cannot_be_marked_counts_too(tmp_path: Path) -> None:
    written(tmp_path / "sent", [sent(ROW.format("laporan"), LEGAL), sent(OTHER, TECHNICAL)])
    own = tmp_path / "sent" / f"{LEGAL}.xlsx"
    lock = b'<workbookProtection workbookPassword="CC1A" lockStructure="1"/><bookViews>'
    with zipfile.ZipFile(own) as archive:
        locked = archive.read("xl/workbook.xml").replace(b"<bookViews>", lock)
    own.write_bytes(rezipped(own.read_bytes(), {"xl/workbook.xml": locked}))
    back(tmp_path / "sent", tmp_path / "back")
    listed = tmp_path / "back" / own.name.replace(".xlsx", " - catatan.xlsx")
    told = next(f"Perlu dicek: {each.message.id}" for each in findings(own) if each.code == RULE)
    answer(listed, "TANGGAPAN", {told: "Memang benar"}, LIST)
    answer(listed, "PENJELASAN", {told: WHY}, LIST)
    shutil.copy(listed, tmp_path / "sent")
    merge_files([tmp_path / "sent"], tmp_path / "plan.xlsx")

    assert [each.explanation for each in findings(tmp_path / "plan.xlsx") if each.explained] == [WHY]
