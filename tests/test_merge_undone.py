"""A schedule that people decided on is never gone silently when the unit sends its activity no more."""

from __future__ import annotations

from pathlib import Path

import pytest

from rak_excel.jobs.merge.summary import remarks
from rak_excel.merging.merge import Merged
from rak_excel.workbooks.merged.reading_sheets import remarks_table
from tests.signed_office import SignedOffice, changes_of
from tests.submissions import FINANCE, LEGAL, rows_of, sent
from tests.typing_in import remove_sheet, type_in

ROW = "| 1 | Hukum | Nilai | 95 | Advokasi | v | | | | Divisi Hukum |"
LATER = ROW.replace("| v | | | |", "| | v | | |")
IN_OTHER_WORDS = ROW.replace("Advokasi", "Advokasi hukum")
OTHER_WORK = "| 1 | Hukum | Nilai | 95 | Sengketa | | | v | | Divisi Hukum |"


def _told(merged: Merged) -> list[tuple[object, ...]]:
    return [tuple(row[1:8]) for row in remarks_table(merged).rows if str(row[0]).startswith("Jadwal kegiatan ini")]


@pytest.mark.parametrize("row", [IN_OTHER_WORDS, OTHER_WORK])
def test_a_schedule_that_was_chosen_is_told_where_its_unit_sends_the_activity_no_more(tmp_path: Path, row: str) -> None:
    office = SignedOffice(tmp_path, sent(ROW, LEGAL), sent(LATER, FINANCE), choice="A")
    merged = office.revise(sent(row, LEGAL, revision=1))

    assert _told(merged) == [("Komisi", "Nilai", "Advokasi", "T2", "ttd.xlsx", "Seluruh kantor", "E9")]
    assert any(said.id.startswith("1 jadwal yang sudah dipilih atau dibetulkan") for said in remarks(merged))


def test_a_schedule_that_was_corrected_where_the_plan_was_signed_is_told_too(tmp_path: Path) -> None:
    office = SignedOffice(tmp_path, sent(ROW, LEGAL))
    office.type({"F9": "", "H9": "v"})
    merged = office.revise(sent(IN_OTHER_WORDS, LEGAL, revision=1))

    assert [line[3] for line in _told(merged)] == ["T3"]


def test_nothing_is_told_of_a_schedule_that_is_as_its_unit_sent_it(tmp_path: Path) -> None:
    office = SignedOffice(tmp_path, sent(ROW, LEGAL))
    merged = office.revise(sent(IN_OTHER_WORDS, LEGAL, revision=1))

    assert (_told(merged), len(changes_of(merged))) == ([], 2)


def test_nothing_is_told_of_a_schedule_that_nobody_chose_between_or_that_nobody_knows_to_be_chosen(
    tmp_path: Path,
) -> None:
    office = SignedOffice(tmp_path, sent(ROW, LEGAL), sent(LATER, FINANCE))  # signed with the difference open
    assert _told(office.revise(sent(OTHER_WORK, LEGAL, revision=1))) == []

    other = SignedOffice(tmp_path / "lama", sent(ROW, LEGAL))
    remove_sheet(other.plan, "Kiriman Terakhir")  # as earlier versions wrote it, and then edited
    type_in(other.plan, "Baris Kiriman", {"H4": "NASIB"})
    other.type({"D9": "96"})
    assert _told(other.revise(sent(OTHER_WORK, LEGAL, revision=1))) == []


def test_nothing_is_told_of_a_schedule_that_goes_on_with_its_activity_in_other_words(tmp_path: Path) -> None:
    first = ROW.replace("Advokasi", "Rapat koordinasi bidang hukum")
    office = SignedOffice(
        tmp_path, sent(first, LEGAL), sent(first.replace("| v | | | |", "| | v | | |"), FINANCE), choice="A"
    )
    merged = office.revise(
        sent(first.replace("bidang", "di bidang").replace("koordinasi", "kordinasi"), LEGAL, revision=1)
    )

    assert (_told(merged), [row[3] for row in rows_of(merged)]) == ([], ["2"])
