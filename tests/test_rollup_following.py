"""What becomes of the findings from one roll-up to the next, and of what the province typed beside them."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from rak_excel.jobs.rollup.files import refuse_loss
from rak_excel.jobs.rollup.summary import remarks, said
from rak_excel.language import Language, Text
from rak_excel.model import Plan, Severity
from rak_excel.reading import joined, read_plans
from rak_excel.rolling_up.facts.facts import FollowUp, InputFacts, NoteRow, NoteState
from rak_excel.rolling_up.facts.fields import MATCHES
from rak_excel.rolling_up.facts.one_fact import cells_named
from rak_excel.rolling_up.facts.plan_facts import facts_of_lost, facts_of_plan
from rak_excel.rolling_up.findings.following import followed
from rak_excel.rolling_up.findings.meeting import Given
from rak_excel.rolling_up.result import Rollup
from rak_excel.rolling_up.roll_up import roll_up
from rak_excel.rules.check import check
from rak_excel.rules.settings import Settings
from rak_excel.workbooks.rollup.book import write_rollup
from rak_excel.workbooks.rollup.read_back.earlier import read_rollup
from rak_excel.workbooks.rollup.read_back.handwork import edited_sheets
from tests.libreoffice import LibreOffice
from tests.rollup_plans import Change, changed, office_plan
from tests.shown_values import opened, values_of
from tests.test_rollup_workbook import differences, stored

WRONG = "Sub Bagian Gudang"
TWO_WRONG: dict[str, str] = {"S7.1": WRONG, "S9.2": WRONG}
HERE = Path(__file__).parent / "earlier" / "e8d601b"
SAVED = datetime.datetime(2020, 1, 22, 8)
Row = dict[str, Any]


def executors(wrong: dict[str, str]) -> Change:
    """Rows with the wrong executor that is named for each."""
    return lambda key, row: row | {"executor": wrong[key]} if key in wrong else row


def judged(*plans: Plan) -> list[InputFacts]:
    return [facts_of_plan(plan, check([plan])) for plan in plans]


def two_offices(wrong: dict[str, str] = TWO_WRONG) -> list[InputFacts]:
    """Lombok Timur with these wrong executors, Lombok Tengah with one that stays."""
    return judged(office_plan("52.03", executors(wrong)), office_plan("52.02", executors({"S7.1": WRONG})))


def written(result: Rollup, path: Path, language: Language = "id") -> Path:
    write_rollup(path, result, language=language, force=True)
    return path


def sheet_rows(path: Path, sheet: str) -> list[Row]:
    """The rows of a table sheet by their headings."""
    rows = values_of(path, sheet)[2:]
    return [dict(zip(map(str, rows[0]), row, strict=True)) for row in rows[1:] if any(row)]


def typed(path: Path, beside: Callable[[Row], bool], action: str, remark: str = "", sheet: str = "Catatan") -> Path:
    """The roll-up after something was typed beside the findings that `beside` chooses."""
    book = openpyxl.load_workbook(path)
    headings = [str(cell.value) for cell in book[sheet][3]]
    names = ("Tindak Lanjut", "Keterangan Tindak Lanjut")
    names = names if names[0] in headings else ("Follow-up", "Follow-up Remark")
    for row in book[sheet].iter_rows(min_row=4):
        if beside(dict(zip(headings, [str(cell.value or "") for cell in row], strict=True))):
            for name, text in zip(names, (action, remark), strict=True):
                cell = row[headings.index(name)]
                cell.value, cell.data_type = text, "s"  # the column is for text
    book.save(path)
    return path


def wrong_executor(row: Row) -> bool:
    return "RAK502" in row.values() and "52.03" in row.values()


def states(result: Rollup, code: str = "RAK502") -> Counter[str]:
    listed = (*result.notes, *result.settled)
    return Counter(str(note.state) for _, note in listed if note.code == code)


def typed_beside(result: Rollup) -> list[tuple[str, str, str | None, FollowUp]]:
    listed = (*result.notes, *result.settled)
    return [(region, note.cell, note.state, note.follow_up) for region, note in listed if note.follow_up]


@pytest.fixture(scope="module")
def last(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(roll_up(two_offices()), tmp_path_factory.mktemp("last") / "last.xlsx")


def test_without_a_previous_roll_up_nothing_is_claimed(last: Path) -> None:
    assert {row["Keadaan"] for row in sheet_rows(last, "Catatan")} == {None}
    assert "Catatan Selesai" not in opened(last).sheetnames
    assert "Baru" not in sheet_rows(last, "Status Penyampaian")[0]


def test_the_same_plans_have_all_their_findings_still(last: Path) -> None:
    result = roll_up(two_offices(), previous=read_rollup(last))

    assert {note.state for _, note in result.notes} == {NoteState.STILL}
    assert result.settled == ()


def test_what_was_mended_is_settled_and_what_came_is_new(last: Path, tmp_path: Path) -> None:
    now = two_offices({"S9.2": WRONG, "S10.1": WRONG})
    path = written(roll_up(now, previous=read_rollup(last)), tmp_path / "now.xlsx")
    notes = [row for row in sheet_rows(path, "Catatan") if row["Kode"] == "RAK502"]
    (settled,) = [row for row in sheet_rows(path, "Catatan Selesai") if row["Kode"] == "RAK502"]

    assert [(row["Kode Wilayah"], row["Keadaan"]) for row in notes] == [
        ("52.02", "Masih ada"),
        ("52.03", "Masih ada"),
        ("52.03", "Baru"),
    ]
    assert (settled["Keadaan"], settled["Kode Wilayah"], settled["Isian Saat Ini"]) == ("Selesai", "52.03", WRONG)


def test_the_states_are_counted_by_office_and_on_the_first_page(last: Path, tmp_path: Path) -> None:
    result = roll_up(two_offices({"S9.2": WRONG, "S10.1": WRONG}), previous=read_rollup(last))
    path = written(result, tmp_path / "now.xlsx")
    acted_on = [note for _, note in (*result.notes, *result.settled) if note.severity is not Severity.INFO]
    counts = Counter(note.state for note in acted_on)
    figures = [counts[state] for state in (NoteState.NEW, NoteState.STILL, NoteState.SETTLED)]
    by_office = sheet_rows(path, "Status Penyampaian")
    sentence = "Dibanding rekap sebelumnya: {} catatan baru, {} masih ada, {} selesai (Info tidak dihitung).".format(
        *figures
    )

    assert min(figures) > 0
    for row in by_office:
        assert row["Baru"] + row["Masih Ada"] == row["Wajib Diperbaiki"] + row["Perlu Dicek"]
    assert [sum(int(row[name]) for row in by_office) for name in ("Baru", "Masih Ada", "Selesai")] == figures
    assert sentence in [value for row in values_of(path, "Ringkasan") for value in row]
    assert sentence in [line.id for line in said(result, path)]


def test_renamed_files_inserted_and_edited_rows_change_nothing(last: Path) -> None:
    def edit(key: str, row: dict[str, str]) -> dict[str, str] | None:
        row = dict(executors(TWO_WRONG)(key, row) or {})
        return (
            None
            if key == "S1.1"
            else row | {"activity": f"{row['activity']} dan melaporkannya"}
            if key == "S8.1"
            else row
        )

    now = judged(
        office_plan("52.03", edit, file="kiriman/RAK final (2).xlsx"), office_plan("52.02", executors({"S7.1": WRONG}))
    )

    assert states(roll_up(now, previous=read_rollup(last))) == {"still": 3}


def test_what_is_typed_beside_a_finding_is_carried(last: Path, tmp_path: Path) -> None:
    path = (
        typed(Path(tmp_path / "last.xlsx"), wrong_executor, "Sudah dihubungi", "ditelepon 3 Februari")
        if False
        else None
    )
    path = tmp_path / "last.xlsx"
    path.write_bytes(last.read_bytes())
    typed(path, wrong_executor, "Sudah dihubungi", "=1+1")
    now = roll_up(two_offices(), previous=read_rollup(path))
    again = written(now, tmp_path / "again.xlsx")
    rows = [row for row in sheet_rows(again, "Catatan") if row["Kode"] == "RAK502"]

    assert [(row["Tindak Lanjut"], row["Keterangan Tindak Lanjut"]) for row in rows] == [
        (None, None),
        ("Sudah dihubungi", "=1+1"),
        ("Sudah dihubungi", "=1+1"),
    ]
    assert edited_sheets(path) == edited_sheets(again) == []
    assert typed_beside(roll_up([read_rollup(again)])) == [
        (region, cell, None, follow_up) for region, cell, _, follow_up in typed_beside(now)
    ]


def test_what_was_typed_goes_with_the_finding_that_is_settled(last: Path, tmp_path: Path) -> None:
    path = copied(last, tmp_path / "last.xlsx")
    typed(path, wrong_executor, "Menunggu perbaikan")
    now = written(roll_up(two_offices({}), previous=read_rollup(path)), tmp_path / "now.xlsx")
    settled = [row for row in sheet_rows(now, "Catatan Selesai") if row["Kode"] == "RAK502"]
    next_time = roll_up(two_offices({}), previous=read_rollup(now))

    assert [(row["Keadaan"], row["Tindak Lanjut"]) for row in settled] == [("Selesai", "Menunggu perbaikan")] * 2
    assert next_time.settled == ()


def test_an_office_that_does_not_come_this_time_has_nothing_settled_and_loses_nothing(
    last: Path, tmp_path: Path
) -> None:
    path = typed(copied(last, tmp_path / "last.xlsx"), wrong_executor, "Sudah dihubungi")
    lombok_timur, lombok_tengah = two_offices()
    without = roll_up([lombok_tengah], provinces=["52"], previous=read_rollup(path))
    told = [remark.id for remark in remarks(without, MATCHES)]
    again = roll_up([lombok_timur, lombok_tengah], previous=read_rollup(written(without, tmp_path / "without.xlsx")))

    assert states(without) == {"still": 1, "unchecked": 2}
    assert (
        "Kali ini tidak ada rencana yang dapat direkap dari KPU Kabupaten Lombok Timur, jadi catatan lamanya belum dicek ulang."
        in told
    )
    assert "2 Tindak Lanjut atas catatan yang belum dicek ulang disimpan di sheet Catatan Selesai." in told
    assert [follow_up.action for *_, follow_up in typed_beside(again)] == ["Sudah dihubungi"] * 2
    assert states(again) == {"still": 3}


def test_a_blank_cell_of_a_row_that_moved_while_its_office_was_away_is_found_again(tmp_path: Path) -> None:
    blank, there = executors({"S9.2": ""}), judged(office_plan("52.02"))

    def later(key: str, row: dict[str, str]) -> dict[str, str] | None:
        return None if key == "S1.1" else blank(key, row)

    first = written(roll_up([*judged(office_plan("52.03", blank)), *there]), tmp_path / "first.xlsx")
    typed(first, lambda row: row["Kode"] == "RAK501", "Sudah dihubungi")
    for number in range(2):  # away for two times
        away = roll_up(there, previous=read_rollup(first))
        first = written(away, tmp_path / f"away{number}.xlsx")
    back = roll_up([*judged(office_plan("52.03", later)), *there], previous=read_rollup(first))

    assert states(back, "RAK501") == {"still": 1}
    assert [(cell, follow_up.action) for _, cell, _, follow_up in typed_beside(back)] == [("R11", "Sudah dihubungi")]


def test_findings_on_rows_that_say_the_same_are_found_again_each_on_its_own_row(tmp_path: Path) -> None:
    """Two rows with one indicator and activity; the province wrote beside the lower one before the office was away."""

    def alike(key: str, row: dict[str, str]) -> dict[str, str]:
        return row | {"indicator": "Jumlah rapat", "activity": "Rapat", "executor": WRONG} if key in TWO_WRONG else row

    here, there = judged(office_plan("52.03", alike)), judged(office_plan("52.02"))
    first = written(roll_up([*here, *there]), tmp_path / "first.xlsx")
    lower = [row["Sel"] for row in sheet_rows(first, "Catatan") if wrong_executor(row)][-1]
    typed(first, lambda row: row["Kode"] == "RAK502" and row["Sel"] == lower, "Sudah dihubungi")
    away = written(roll_up(there, provinces=["52"], previous=read_rollup(first)), tmp_path / "away.xlsx")
    back = roll_up([*here, *there], previous=read_rollup(away))

    assert states(back) == {"still": 2}
    assert [(cell, follow_up.action) for _, cell, _, follow_up in typed_beside(back)] == [(lower, "Sudah dihubungi")]


@pytest.mark.parametrize("times", [1, 2])
def test_what_only_both_parts_show_is_not_settled_while_one_is_away(times: int, tmp_path: Path) -> None:
    """A quarter without a month of the secretariat, whose part does not come for a while; the rows move and are reworded."""
    path = written(roll_up(judged(office_plan("52.03"))), tmp_path / "0.xlsx")
    typed(path, lambda row: row["Kode"] == "RAK602", "Sudah dihubungi")

    def later(key: str, row: dict[str, str]) -> dict[str, str] | None:
        return None if key == "K1.1" else row | {"activity": f"{row['activity']} di semua kecamatan"}

    for number in range(1, times + 1):
        commission = office_plan("52.03", later, parts=["commission"], file=f"{number}.xlsx")
        half = roll_up(judged(commission), previous=read_rollup(path))
        path = written(half, tmp_path / f"{number}.xlsx")

    back = roll_up(judged(office_plan("52.03", later)), previous=read_rollup(path))

    assert states(half, "RAK602") == {"unchecked": 1}
    assert states(half, "RAK606") == {"unchecked": 5}
    told = [(note.file, note.cell) for _, note in half.settled if note.code == "RAK602"]
    assert told == [(f"{times}.xlsx", "G10")]  # where its row is today
    assert states(back, "RAK602") == {"still": 1}
    assert [(cell, follow_up.action) for _, cell, _, follow_up in typed_beside(back)] == [("G10", "Sudah dihubungi")]


def test_what_both_parts_show_is_not_settled_where_each_comes_from_another_plan(tmp_path: Path) -> None:
    """The later file has no activities of the secretariat, whose rows the earlier one keeps: nobody judged them together."""
    first = written(roll_up(judged(office_plan("52.03", saved=SAVED))), tmp_path / "first.xlsx")

    def emptied(key: str, row: dict[str, str]) -> dict[str, str]:
        return row | dict.fromkeys(("activity", "periods", "executor"), "") if key.startswith("S") else row

    later = office_plan("52.03", emptied, file="later.xlsx", saved=SAVED + datetime.timedelta(days=1))
    now = roll_up(judged(office_plan("52.03", saved=SAVED), later), previous=read_rollup(first))
    mended = changed("K3.2", periods="T1")
    halves = [office_plan("52.03", mended, parts=[part], file=f"{part}.xlsx") for part in ("commission", "secretariat")]
    (together,) = joined(halves)

    assert [sorted(choice.used) for choice in now.choices] == [["secretariat"], ["commission"]]
    assert states(now, "RAK602") == {"unchecked": 1}
    # Files with one part each are judged as one plan.
    assert states(roll_up(judged(together), previous=read_rollup(first)), "RAK602") == {"settled": 1}


def test_offices_of_other_provinces_in_the_previous_roll_up_are_not_missed_but_lose_nothing(tmp_path: Path) -> None:
    there, elsewhere = judged(office_plan("52.02"), office_plan("51.03", executors({"S9.2": WRONG})))
    path = written(roll_up([there, elsewhere]), tmp_path / "last.xlsx")
    typed(path, lambda row: row["Kode"] == "RAK502", "Sudah dihubungi")
    now = roll_up([there], provinces=["52"], previous=read_rollup(path))
    (kept,) = sheet_rows(written(now, tmp_path / "now.xlsx"), "Catatan Selesai")

    assert not [doubt.id for doubt in now.doubts if "Kali ini" in doubt.id]
    assert (kept["Kantor"], kept["Keadaan"]) == ("KPU Kabupaten Badung", "Belum dicek ulang")
    assert kept["Tindak Lanjut"] == "Sudah dihubungi"


def test_a_part_that_does_not_come_this_time_has_nothing_settled(last: Path) -> None:
    half = judged(office_plan("52.03", parts=["commission"]), office_plan("52.02", executors({"S7.1": WRONG})))

    assert states(roll_up(half, previous=read_rollup(last))) == {"still": 1, "unchecked": 2}


def test_a_rule_that_is_not_judged_this_time_settles_nothing(last: Path) -> None:
    result = roll_up(two_offices({}), previous=read_rollup(last), settings=Settings(select=("RAK501",)))

    assert states(result) == {"still": 1, "unchecked": 2}


@pytest.mark.parametrize("order", [1, -1])
def test_two_roll_ups_that_say_different_things_lose_nothing(last: Path, tmp_path: Path, order: int) -> None:
    one = typed(copied(last, tmp_path / "a.xlsx"), wrong_executor, "Sudah dihubungi", "ditelepon")
    other = typed(copied(last, tmp_path / "b.xlsx"), wrong_executor, "Memang benar", "ditelepon")
    result = roll_up([read_rollup(path) for path in (one, other)][::order])
    again = roll_up([read_rollup(written(result, tmp_path / "both.xlsx")), read_rollup(one)][::order])

    assert {follow_up for *_, follow_up in typed_beside(result)} == {
        FollowUp("Memang benar; Sudah dihubungi", "ditelepon")
    }
    assert len([doubt for doubt in result.doubts if "Tindak Lanjut" in doubt.id]) == 2
    assert typed_beside(again) == typed_beside(result)
    assert [doubt for doubt in again.doubts if "Tindak Lanjut" in doubt.id] == []


def test_what_was_typed_into_an_input_goes_to_the_newer_plan(last: Path, tmp_path: Path) -> None:
    path = typed(copied(last, tmp_path / "last.xlsx"), wrong_executor, "Sudah dihubungi")
    newer = judged(office_plan("52.03", executors({"S9.2": WRONG}), file="revisi.xlsx", revision=1))
    result = roll_up([read_rollup(path), *newer])

    assert [(state, follow_up.action) for _, _, state, follow_up in typed_beside(result)] == [
        (None, "Sudah dihubungi"),
        (NoteState.SETTLED, "Sudah dihubungi"),
    ]


def test_a_finding_that_a_correction_settles_is_told_apart_and_stays_that_of_its_plan(
    last: Path, tmp_path: Path
) -> None:
    path = typed(copied(last, tmp_path / "last.xlsx"), wrong_executor, "Menunggu perbaikan")
    plain = roll_up(two_offices(), previous=read_rollup(path))
    marked = [
        (region, replace(note, state=NoteState.CORRECTED) if note.code == "RAK502" else note)
        for region, note in plain.notes
    ]
    parts = frozenset(["commission", "secretariat"])
    given = Given({"52.02": parts, "52.03": parts}, frozenset())
    rows = [row for part in plain.indicators.values() for each in part for row in each.rows]
    since = followed(marked, rows, [], read_rollup(path), given, plain.definition, 2020)
    result = replace(plain, notes=since.notes, settled=since.settled)
    again = read_rollup(written(result, tmp_path / "corrected.xlsx"))

    assert states(result) == {"corrected": 3}
    assert [follow_up.action for *_, follow_up in typed_beside(result)] == ["Menunggu perbaikan"] * 2
    assert Counter(note.identity for note in again.notes) == Counter(note.identity for _, note in plain.notes)
    assert typed_beside(roll_up([again])) == [(region, cell, None, up) for region, cell, _, up in typed_beside(plain)]


def test_a_previous_roll_up_in_english_is_one_too(tmp_path: Path) -> None:
    english = written(roll_up(two_offices()), tmp_path / "en.xlsx", "en")
    typed(english, wrong_executor, "Office contacted", sheet="Notes")
    result = roll_up(two_offices({"S9.2": WRONG}), previous=read_rollup(english))

    assert states(result) == {"still": 2, "settled": 1}
    assert [follow_up.action for *_, follow_up in typed_beside(result)] == ["Office contacted"] * 2
    now = read_rollup(written(result, tmp_path / "now.xlsx", "en"))
    assert Counter(note.state for note in now.notes) == Counter(note.state for _, note in result.notes)
    assert [note.state for _, note in now.settled] == [note.state for _, note in result.settled]


@pytest.mark.parametrize("name", ["rekap.xlsx", "rekap-catatan.xlsx"])
def test_a_roll_up_of_an_earlier_version_has_its_findings_still(name: str) -> None:
    earlier = read_rollup(HERE / name)
    result = roll_up([read_rollup(HERE / "rekap.xlsx")], previous=earlier)

    assert earlier.notes
    assert all(note.where is None for note in earlier.notes)
    assert {note.state for _, note in result.notes} == {NoteState.STILL}
    assert result.settled == ()


def test_a_roll_up_made_of_one_of_an_earlier_version_has_its_findings_still(tmp_path: Path) -> None:
    again = read_rollup(written(roll_up([read_rollup(HERE / "rekap.xlsx")]), tmp_path / "again.xlsx"))
    plans = read_plans([HERE / "rencana"])
    result = roll_up(judged(*plans.plans), previous=again)

    assert all(note.where is None for note in again.notes)
    assert set(states(result, "RAK605")) == {"still"}
    assert result.settled == ()


def test_a_roll_up_without_the_hidden_columns_is_matched_by_row_and_value(last: Path) -> None:
    read = read_rollup(last)
    bare = replace(read, notes=tuple(replace(note, where=None) for note in read.notes))
    now = judged(
        office_plan(
            "52.03", lambda key, row: None if key == "S1.1" else executors({"S9.2": WRONG})(key, row), file="baru.xlsx"
        ),
        office_plan("52.02", executors({"S7.1": WRONG})),
    )

    assert states(roll_up(now, previous=bare)) == {"still": 2, "settled": 1}


def quarters(region: str, wrong: str) -> Plan:
    """A plan whose commission works on the opinion in these quarters and in T4, the secretariat in December only."""
    periods = {"K3.2": f"{wrong} T4", "S7.1": "B12"}
    return office_plan(region, lambda key, row: row | {"periods": periods.get(key, row["periods"])})


def test_a_fact_of_several_quarters_is_still_there_when_the_first_of_them_is_corrected(tmp_path: Path) -> None:
    first = roll_up(judged(quarters("52.03", "T1 T2")))
    path = written(first, tmp_path / "last.xlsx")
    typed(path, lambda row: row["Kode"] == "RAK602", "Sudah dihubungi")
    now = roll_up(judged(quarters("52.03", "T2")), previous=read_rollup(path))

    assert states(first, "RAK602") == {"None": 1}
    assert states(now, "RAK602") == {"still": 1}
    assert [follow_up.action for *_, follow_up in typed_beside(now)] == ["Sudah dihubungi"]


def test_quarters_that_an_earlier_version_told_one_by_one_are_none_of_them_settled(tmp_path: Path) -> None:
    result = roll_up(judged(quarters("52.03", "T1 T2")))
    previous = read_rollup(written(result, tmp_path / "last.xlsx"))
    (told,) = [note for note in previous.notes if note.code == "RAK602"]
    (other,) = cells_named(told)
    one, two = (
        replace(told, cell=cell, message=Text("", ""), where=None, follow_up=FollowUp(action))
        for cell, action in ((told.cell, "Sudah dihubungi"), (other, "Memang benar"))
    )
    rest = [note for note in previous.notes if note.code != "RAK602"]
    now = roll_up(judged(quarters("52.03", "T1 T2")), previous=replace(previous, notes=(*rest, one, two)))

    assert states(now, "RAK602") == {"still": 1}
    assert [follow_up.action for *_, follow_up in typed_beside(now)] == ["Memang benar; Sudah dihubungi"]


@pytest.mark.parametrize("order", [1, -1])
def test_a_roll_up_of_an_earlier_version_beside_one_of_this_leaves_findings_where_they_stand(
    last: Path, order: int
) -> None:
    read = read_rollup(last)
    bare = replace(read, notes=tuple(replace(note, where=None) for note in read.notes))
    result = roll_up([bare, read][::order])

    assert [note.where for _, note in result.notes] == [note.where for _, note in roll_up([read]).notes]


def test_a_roll_up_of_another_year_is_not_compared(last: Path) -> None:
    result = roll_up(judged(office_plan("52.03", executors(TWO_WRONG), year=2021)), previous=read_rollup(last))

    assert not result.compared
    assert {note.state for _, note in result.notes} == {None}
    assert "Rekap sebelumnya berisi rencana tahun 2020" in " ".join(doubt.id for doubt in result.doubts)


def test_what_was_typed_into_a_roll_up_of_another_year_is_not_carried_without_a_word(
    last: Path, tmp_path: Path
) -> None:
    path = typed(copied(last, tmp_path / "last.xlsx"), wrong_executor, "Sudah dihubungi")
    result = roll_up(judged(office_plan("52.03", year=2021)), previous=read_rollup(path))

    assert "2 Tindak Lanjut di rekap tahun 2020 tidak dibawa. Simpan rekap itu." in [each.id for each in result.doubts]


def test_the_year_of_a_roll_up_is_that_of_the_plans_it_holds(tmp_path: Path) -> None:
    now = judged(office_plan("52.03", executors(TWO_WRONG)))
    old = judged(*(office_plan(region, year=2019) for region in ("52.01", "52.02")))
    path = written(roll_up([*now, *old], year=2020), tmp_path / "last.xlsx")

    assert states(roll_up(now, previous=read_rollup(path))) == {"still": 2}


def test_a_roll_up_with_such_entries_is_replaced_only_by_one_that_carries_them(last: Path, tmp_path: Path) -> None:
    path = typed(copied(last, tmp_path / "last.xlsx"), wrong_executor, "Memang benar")

    with pytest.raises(Exception, match="--previous"):
        refuse_loss(path, [tmp_path / "plans"])
    refuse_loss(path, [tmp_path / "plans"], previous=path)


def test_sorted_notes_are_still_themselves(last: Path, tmp_path: Path) -> None:
    path = typed(copied(last, tmp_path / "last.xlsx"), wrong_executor, "Memang benar")
    book = openpyxl.load_workbook(path)
    rows = [[cell.value for cell in row] for row in book["Catatan"].iter_rows(min_row=4)]
    book["Catatan"].delete_rows(4, len(rows))
    for values in reversed(rows):
        book["Catatan"].append(values)
    book.save(path)
    now = two_offices({"S9.2": WRONG, "S10.1": "Sub Bagian Taman"})

    assert typed_beside(roll_up(now, previous=read_rollup(path))) == typed_beside(
        roll_up(now, previous=read_rollup(typed(copied(last, tmp_path / "b.xlsx"), wrong_executor, "Memang benar")))
    )


def copied(path: Path, to: Path) -> Path:
    to.write_bytes(path.read_bytes())
    return to


wrongs = st.dictionaries(st.sampled_from(["S7.1", "S9.2", "S10.1"]), st.sampled_from([WRONG, "Sub Bagian Taman"]))
offices = st.dictionaries(st.sampled_from(["52.01", "52.02", "52.03"]), wrongs, min_size=1)


@settings(max_examples=15, deadline=None)
@given(offices, offices, st.randoms(use_true_random=False))
def test_findings_are_conserved_from_roll_up_to_roll_up(
    before: dict[str, dict[str, str]], after: dict[str, dict[str, str]], random: object
) -> None:
    old, new = (
        judged(*(office_plan(region, executors(wrong)) for region, wrong in each.items())) for each in (before, after)
    )
    result = roll_up(new, previous=_of(old))
    counts = Counter(note.state for _, note in (*result.notes, *result.settled))
    known = [note for harvest in old for note in harvest.notes if harvest.files[0].region in after]

    assert counts[NoteState.NEW] + counts[NoteState.STILL] == len(result.notes)
    assert counts[NoteState.STILL] + counts[NoteState.SETTLED] == len(known)
    random.shuffle(new)  # type: ignore[attr-defined]
    random.shuffle(old)  # type: ignore[attr-defined]
    again = roll_up(new, previous=_of(old))
    assert (_seen(again.notes), _seen(again.settled)) == (_seen(result.notes), _seen(result.settled))


def _of(harvests: list[InputFacts]) -> InputFacts:
    """What the roll-up of these plans would say."""
    return InputFacts(
        files=tuple(file for harvest in harvests for file in harvest.files),
        rows={identity: rows for harvest in harvests for identity, rows in harvest.rows.items()},
        notes=tuple(note for harvest in harvests for note in harvest.notes),
    )


def _seen(notes: tuple[tuple[str, NoteRow], ...]) -> list[tuple[str, NoteRow, NoteState | None]]:
    return [(region, note, note.state) for region, note in notes]


@pytest.mark.libreoffice
@pytest.mark.filterwarnings("ignore:Unable to read chart")
def test_the_figures_of_findings_are_those_that_libreoffice_computes(
    last: Path, tmp_path: Path, office: LibreOffice
) -> None:
    path = written(
        roll_up(two_offices({"S9.2": WRONG, "S10.1": WRONG}), previous=read_rollup(last)), tmp_path / "now.xlsx"
    )
    office.open(path)
    office.recalculate()
    computed = office.save(tmp_path / "computed.xlsx")
    office.close()

    assert any(sheet == "Status Penyampaian" for sheet, *_ in stored(path))
    assert differences(path, computed) == set()


def test_a_file_that_can_be_read_by_now_has_not_the_finding_that_it_cannot(tmp_path: Path) -> None:
    plan = office_plan("52.03", executors(TWO_WRONG), file="rak.xlsx")
    unread = roll_up([facts_of_lost("rak.xlsx", Text("Rusak.", "Broken.")), *judged(office_plan("52.02"))])
    typed(written(unread, tmp_path / "last.xlsx"), lambda row: row["Catatan"] == "Rusak.", "Menunggu perbaikan")
    previous = read_rollup(tmp_path / "last.xlsx")
    now = judged(replace(plan, source=replace(plan.source, sha256="")), office_plan("52.02"))
    beside = roll_up([previous, *now[:1]])
    result = roll_up(now, previous=previous)

    assert "Rusak." not in {note.message.id for _, note in beside.notes}
    assert [(region, note.message.id, note.state, note.follow_up.action) for region, note in result.settled] == [
        ("", "Rusak.", NoteState.SETTLED, "Menunggu perbaikan")
    ]


def test_what_another_input_alone_says_of_a_settled_finding_is_kept_and_not_counted(last: Path, tmp_path: Path) -> None:
    """Nothing is settled against a previous roll-up that never had it, however often it is rolled up."""
    other = read_rollup(typed(copied(last, tmp_path / "other.xlsx"), wrong_executor, "Sudah dihubungi"))
    inputs = [other, *judged(office_plan("52.03", file="revisi.xlsx", revision=1))]
    plain = written(roll_up([*inputs[1:], *two_offices()[1:]]), tmp_path / "plain.xlsx")
    for number in range(2):
        result = roll_up(inputs, previous=read_rollup(plain))
        plain = written(result, tmp_path / f"{number}.xlsx")

        assert [(state, follow_up.action) for *_, state, follow_up in typed_beside(result)] == [
            (None, "Sudah dihubungi")
        ] * 2
        assert "0 selesai" in next(line.id for line in said(result, plain) if "selesai" in line.id)


def test_a_roll_up_of_its_own_output_keeps_what_was_not_checked_again_as_it_stands(last: Path, tmp_path: Path) -> None:
    path = typed(copied(last, tmp_path / "last.xlsx"), wrong_executor, "Sudah dihubungi")
    kept = judged(office_plan("52.03", parts=["commission"], file="52.03.xlsx"), office_plan("52.02"))
    away = written(roll_up(kept, previous=read_rollup(path)), tmp_path / "away.xlsx")
    again = written(roll_up([read_rollup(away)]), tmp_path / "again.xlsx")

    unchecked = [row for row in sheet_rows(away, "Catatan Selesai") if row["Keadaan"] == "Belum dicek ulang"]
    typed_beside_them = [row for row in unchecked if row["Tindak Lanjut"]]
    assert typed_beside_them
    assert sheet_rows(again, "Catatan Selesai") == typed_beside_them
    plain = written(roll_up(kept), tmp_path / "plain.xlsx")
    compared = written(roll_up([read_rollup(away)], previous=read_rollup(plain)), tmp_path / "compared.xlsx")
    assert sheet_rows(compared, "Catatan Selesai") == typed_beside_them
