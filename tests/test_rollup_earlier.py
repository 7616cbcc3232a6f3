"""Roll-ups that are themselves inputs, and what the province typed, from run to run."""

from __future__ import annotations

import datetime
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from rak_excel.errors import MissingPathError, UnreadableWorkbookError
from rak_excel.spreadsheet.rollup_reading import has_sheet, is_rollup
from rak_excel.verbs.rollup import Rollup, State, Typed, roll_up, rollup, rollup_files, write_rollup
from rak_excel.verbs.rollup.earlier import read_rollup
from tests.rollup_plans import NTB, changed, office_plan
from tests.test_rollup_workbook import varied

JANUARY = datetime.datetime(2020, 1, 20, 8, 0)


def written(result: Rollup, path: Path) -> Path:
    write_rollup(path, result, force=True)
    return path


def edited(path: Path, sheet: str, **cells: str | float | datetime.date | None) -> Path:
    """The workbook as someone saved it after typing into some cells."""
    book = openpyxl.load_workbook(path)
    for cell, value in cells.items():
        book[sheet][cell] = value
    book.save(path)
    return path


def test_rolling_up_two_roll_ups_equals_rolling_up_all_their_plans(tmp_path: Path) -> None:
    plans = [office_plan(region, varied(number)) for number, region in enumerate(NTB)]
    halves = [
        written(rollup(half, provinces=["52"]), tmp_path / f"{n}.xlsx") for n, half in enumerate((plans[:5], plans[5:]))
    ]
    both = roll_up([read_rollup(half) for half in halves])

    assert (
        written(both, tmp_path / "both.xlsx").read_bytes() == written(rollup(plans), tmp_path / "all.xlsx").read_bytes()
    )


def test_what_was_not_used_is_carried_and_decided_anew(tmp_path: Path) -> None:
    old = office_plan("52.03", file="old.xlsx", saved=JANUARY)
    twin = office_plan("52.03", changed("K1.2", target="80%"), file="twin.xlsx", saved=JANUARY)
    unit = office_plan("52.04", submitter="Sub Bagian Keuangan, Umum dan Logistik")
    new = office_plan("52.03", file="new.xlsx", revision=1)
    first = written(rollup([old, twin, unit, office_plan("52.01")]), tmp_path / "first.xlsx")
    second = written(rollup([new]), tmp_path / "second.xlsx")
    both = roll_up([read_rollup(first), read_rollup(second)])

    assert {choice.facts.file: choice.state for choice in both.choices} == {
        "52.01.xlsx": State.USED,
        "new.xlsx": State.USED,
        "old.xlsx": State.SUPERSEDED,
        "twin.xlsx": State.SUPERSEDED,
        "52.04.xlsx": State.SUBMISSION,
    }
    assert (
        written(both, tmp_path / "both.xlsx").read_bytes()
        == written(rollup([old, twin, unit, office_plan("52.01"), new]), tmp_path / "all.xlsx").read_bytes()
    )


def test_corrected_data_cells_are_taken_as_they_stand(tmp_path: Path) -> None:
    path = written(rollup([office_plan("52.03")]), tmp_path / "rollup.xlsx")
    edited(path, "Data Komisi", J5=60, L5="Kegiatan lain", P5="x", Q5="Divisi Hukum dan Pengawasan")
    (row,) = roll_up([read_rollup(path)]).indicators["commission"][1].rows

    assert (row.target.text, row.target.number) == ("60%", 60)  # type: ignore[union-attr]
    assert (row.activity, row.periods, row.executors) == ("Kegiatan lain", (1, 2, 4), ("Divisi Hukum dan Pengawasan",))


def test_a_word_typed_over_a_target_is_read_as_one(tmp_path: Path) -> None:
    path = written(rollup([office_plan("52.03")]), tmp_path / "rollup.xlsx")
    edited(path, "Data Komisi", J13="WDP", J14=None, V14=None)
    indicators = roll_up([read_rollup(path)]).indicators["commission"]

    assert indicators[9].target is not None
    assert indicators[9].target.kind == "opinion"
    assert indicators[10].target is None


def test_rows_that_were_deleted_are_no_longer_counted(tmp_path: Path) -> None:
    path = written(rollup([office_plan("52.03")]), tmp_path / "rollup.xlsx")
    book = openpyxl.load_workbook(path)
    book["Data Komisi"].delete_rows(4)
    book.save(path)

    assert roll_up([read_rollup(path)]).account["commission"] == (11, 11, 0)


def test_what_the_province_typed_is_carried_to_the_next_run(tmp_path: Path) -> None:
    path = written(rollup([office_plan("52.01")], provinces=["52"]), tmp_path / "last.xlsx")
    edited(path, "Status Penyampaian", O4=datetime.date(2020, 1, 30), P4="lengkap", O5="31/01/2020", O6="entah")
    (tmp_path / "plans").mkdir()
    written(rollup([office_plan("52.01")]), tmp_path / "plans" / "again.xlsx")
    result = rollup_files([tmp_path / "plans"], provinces=["52"], previous=path, jobs=0)

    assert [office.typed for office in result.offices[:3]] == [
        Typed(datetime.date(2020, 1, 30), "lengkap"),
        Typed(datetime.date(2020, 1, 31)),
        Typed(),
    ]


def test_the_provinces_answers_on_near_matches_are_kept(tmp_path: Path) -> None:
    plan = office_plan("52.03", changed("S7.1", indicator="Opini BPK atas Laporan Keuangan KPU Kabupaten"))
    path = written(rollup([plan]), tmp_path / "rollup.xlsx")
    edited(path, "Padanan Indikator", G4="ya")
    result = roll_up([read_rollup(path)])

    assert [near.answer for near in result.alignment.near] == [True]
    assert "S7.1" in {each.group.code for each in result.indicators["secretariat"]}


def test_an_english_roll_up_is_an_input_too(tmp_path: Path) -> None:
    write_rollup(tmp_path / "en.xlsx", rollup([office_plan("52.03")]), language="en")

    assert roll_up([read_rollup(tmp_path / "en.xlsx")]).account["commission"] == (12, 12, 0)


def test_a_workbook_that_is_no_roll_up_is_not_taken_for_one(tmp_path: Path) -> None:
    xlsxwriter.Workbook(str(tmp_path / "other.xlsx")).close()
    (tmp_path / "text.xlsx").write_text("no workbook")

    assert not is_rollup(tmp_path / "other.xlsx")
    assert not has_sheet(tmp_path / "text.xlsx", "_rekap")


@pytest.mark.parametrize("damage", ["signature", "sheet", "definition"])
def test_a_damaged_roll_up_is_told_with_its_remedy(tmp_path: Path, damage: str) -> None:
    path = written(rollup([office_plan("52.03")]), tmp_path / "rollup.xlsx")
    book = openpyxl.load_workbook(path)
    if damage == "signature":
        book["_rekap"]["A1"] = "something else"
    elif damage == "sheet":
        del book["Data Komisi"]
    else:
        book["_rekap"]["B4"] = "{"
    book.save(path)

    with pytest.raises(UnreadableWorkbookError, match="tidak utuh"):
        read_rollup(path)


def test_the_last_roll_up_must_be_there_and_be_one(tmp_path: Path) -> None:
    with pytest.raises(MissingPathError):
        rollup_files([tmp_path], previous=tmp_path / "none.xlsx")
    (tmp_path / "text.xlsx").write_text("no workbook")
    with pytest.raises(UnreadableWorkbookError, match="bukan rekap"):
        rollup_files([tmp_path], aliases=tmp_path / "text.xlsx")
