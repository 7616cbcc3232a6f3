"""A roll-up is not replaced where that loses something typed; what was only carried there is not lost with it."""

from __future__ import annotations

import datetime
import zipfile
from pathlib import Path

import openpyxl
import pytest
from msgspec.structs import replace

from rak_excel.errors import OutputExistsError, UnreadableWorkbookError
from rak_excel.jobs.rollup.files import refuse_loss, rollup_files
from rak_excel.language import Text
from rak_excel.model import Severity
from rak_excel.rolling_up.facts.facts import Alias, FollowUp, InputFacts, NoteRow, TypedBeside
from rak_excel.rolling_up.facts.plan_facts import facts_of_plan
from rak_excel.rolling_up.facts.rows import UNSEALED, Correction, CorrectionAnswer
from rak_excel.rolling_up.roll_up import roll_up
from rak_excel.rolling_up.typed import is_typed_elsewhere, note_on_typed, nothing_typed
from rak_excel.workbooks.rollup.read_back.earlier import read_rollup
from tests.rollup_plans import office_plan
from tests.test_rollup_earlier import edited, written

PLAN = facts_of_plan(office_plan("52.03", file="a.xlsx"))
DAY = datetime.date(2020, 1, 31)
ALIAS = Alias("secretariat", "opini bpk", "S7.1", same=True)
CORRECTION = Correction("52.03", "commission", "digest", 2, "activity", "x", "x")


def carried(tmp_path: Path) -> tuple[Path, Path]:
    """A roll-up with a remark and a correction, and the one that was made with it."""
    last = written(roll_up([PLAN], typed={"52.03": TypedBeside(DAY, "ditelepon")}), tmp_path / "lama.xlsx")
    edited(last, "Data Komisi", J5=61)
    guide = read_rollup(last)
    result = roll_up([PLAN], typed=guide.typed, guides=[guide], previous=guide)
    return last, written(result, tmp_path / "baru.xlsx")


def test_a_roll_up_into_which_nothing_was_typed_since_is_replaced_by_the_same_command(tmp_path: Path) -> None:
    last, new = carried(tmp_path)

    refuse_loss(new, [tmp_path / "rencana"], previous=last)
    with pytest.raises(OutputExistsError):
        refuse_loss(new, [tmp_path / "rencana"])


@pytest.mark.parametrize(
    ("sheet", "heading", "value"),
    [
        ("Status Penyampaian", "Catatan Provinsi", "ditelepon lagi"),
        ("Status Penyampaian", "Tanggal Diterima", datetime.date(2020, 2, 1)),
        ("Data Komisi", "Target", 62),
        ("Koreksi", "Pilihan", "Pakai isian file"),
    ],
)
def test_what_was_typed_since_is_not_replaced(tmp_path: Path, sheet: str, heading: str, value: object) -> None:
    last, new = carried(tmp_path)
    book = openpyxl.load_workbook(new)
    column = [cell.value for cell in book[sheet][3]].index(heading)
    rows = [row for row in book[sheet].iter_rows(min_row=4) if "52.03" in {cell.value for cell in row}]
    rows[-1][column].value = value  # type: ignore[assignment]
    book.save(new)

    with pytest.raises(OutputExistsError):
        refuse_loss(new, [tmp_path / "rencana"], previous=last)


@pytest.mark.parametrize(
    ("typed", "others"),
    [
        (
            InputFacts(typed={"52.03": TypedBeside(remark="b; a")}),
            [InputFacts(typed={"52.03": TypedBeside(remark="a;  b")})],
        ),
        (
            InputFacts(typed={"52.03": TypedBeside(DAY, "a")}),
            [InputFacts(typed={"52.03": TypedBeside(DAY)}), InputFacts(typed={"52.03": TypedBeside(remark="a; c")})],
        ),
        (InputFacts(aliases=(ALIAS,)), [InputFacts(aliases=(replace(ALIAS, score=90),))]),
        (InputFacts(corrections=(CORRECTION,)), [InputFacts(corrections=(replace(CORRECTION, original=("y",)),))]),
        (InputFacts(), []),
    ],
)
def test_what_the_others_have_as_well_is_not_lost(typed: InputFacts, others: list[InputFacts]) -> None:
    assert is_typed_elsewhere(typed, others)


@pytest.mark.parametrize(
    ("typed", "others"),
    [
        (InputFacts(typed={"52.03": TypedBeside(remark="a")}), [InputFacts(typed={"52.04": TypedBeside(remark="a")})]),
        (
            InputFacts(typed={"52.03": TypedBeside(DAY)}),
            [InputFacts(typed={"52.03": TypedBeside(remark="31/01/2020")})],
        ),
        (InputFacts(aliases=(ALIAS,)), [InputFacts(aliases=(replace(ALIAS, same=False),))]),
        (
            InputFacts(corrections=(replace(CORRECTION, answer=CorrectionAnswer.FILE),)),
            [InputFacts(corrections=(CORRECTION,))],
        ),
        (InputFacts(corrections=(CORRECTION,)), [InputFacts(corrections=(replace(CORRECTION, place=3),))]),
        (InputFacts(deadline=DAY), []),
    ],
)
def test_what_stands_beside_something_else_or_was_answered_otherwise_is(
    typed: InputFacts, others: list[InputFacts]
) -> None:
    assert not is_typed_elsewhere(typed, others)


@pytest.mark.parametrize("name", ["rekap.ods", "rekap.XLS"])
def test_a_roll_up_that_was_saved_in_another_format_is_to_be_saved_as_xlsx(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"PK")
    with pytest.raises(UnreadableWorkbookError, match=r"simpan sebagai \.xlsx"):
        rollup_files([tmp_path], previous=tmp_path / name)


@pytest.mark.parametrize(
    ("typed", "deadline", "given", "known"),
    [
        ({}, None, None, True),
        ({}, DAY, None, False),
        ({}, DAY, datetime.date(2020, 2, 1), True),
        ({"52.03": TypedBeside(remark="ditelepon")}, None, None, False),
        ({"52.03": TypedBeside(DAY)}, DAY, DAY, False),
    ],
)
def test_a_roll_up_without_anything_typed_is_known_without_reading_it(
    typed: dict[str, TypedBeside],
    deadline: datetime.date | None,
    given: datetime.date | None,
    known: bool,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = written(roll_up([PLAN], typed=typed, deadline=deadline), tmp_path / "rekap.xlsx")
    read: list[Path] = []

    def noted(path: Path) -> InputFacts:
        read.append(path)
        return InputFacts()

    monkeypatch.setattr("rak_excel.jobs.rollup.files.read_rollup", noted)
    refuse_loss(path, [tmp_path / "rencana"], deadline=given)

    assert nothing_typed(path, given) is known
    assert read == ([] if known else [path])


def test_what_people_typed_on_other_sheets_is_noted_too() -> None:
    plain = roll_up([PLAN])
    said, follow_up = Text("Sasaran kosong.", "No objective."), FollowUp(remark="ditelepon")
    note = NoteRow("a.xlsx", "1", "RAK201", Severity.ERROR, "Komisi", "B9", "", said, said, follow_up=follow_up)
    noted = (("52.03", note),)
    corrected = roll_up([PLAN], guides=[InputFacts(corrections=(CORRECTION,))])
    # Nobody can tell what was corrected in rows that have no seals.
    rows = {at: tuple(replace(row, seal=UNSEALED) for row in listed) for at, listed in PLAN.rows.items()}
    unsealed = roll_up([replace(PLAN, rows=rows)])
    with_entries = replace(plain, notes=noted), replace(plain, settled=noted), replace(plain, aliases=(ALIAS,))

    assert note_on_typed(plain)
    for typed in (*with_entries, corrected, unsealed):
        assert not note_on_typed(typed)


def test_a_corrected_roll_up_of_an_earlier_version_taken_as_it_stands_is_not_replaced(tmp_path: Path) -> None:
    earlier = Path(__file__).with_name("earlier") / "e8d601b"
    corrected = read_rollup(earlier / "rekap-catatan.xlsx")
    again = written(roll_up([replace(corrected, typed={}, aliases=(), deadline=None)]), tmp_path / "lagi.xlsx")

    with pytest.raises(OutputExistsError):
        refuse_loss(again, [earlier / "rencana"])


def test_a_roll_up_that_any_program_saved_is_read(tmp_path: Path) -> None:
    path = written(roll_up([PLAN]), tmp_path / "rekap.xlsx")
    assert nothing_typed(path)

    assert not nothing_typed(edited(path, "Status Penyampaian"))


def test_a_roll_up_of_which_a_part_was_changed_is_read(tmp_path: Path) -> None:
    path = written(roll_up([PLAN]), tmp_path / "rekap.xlsx")
    with zipfile.ZipFile(path) as archive, zipfile.ZipFile(tmp_path / "lain.xlsx", "w") as other:
        for part in archive.infolist():
            content = archive.read(part)
            other.writestr(part, content.replace(b"Lombok Timur", b"Lombok Barat"))

    assert not nothing_typed(tmp_path / "lain.xlsx")


def test_a_roll_up_with_a_sheet_twice_is_read(tmp_path: Path) -> None:
    path = written(roll_up([PLAN]), tmp_path / "rekap.xlsx")
    with zipfile.ZipFile(path, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("xl/worksheets/sheet2.xml", archive.read("xl/worksheets/sheet3.xml"))

    assert not nothing_typed(path)


@pytest.mark.parametrize("content", [b"", b"PK\x05\x06" + bytes(18), b"no archive at all"])
def test_what_is_no_roll_up_tells_of_nothing(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(content)

    assert not nothing_typed(path)
