"""A revision is signed anew: it waits for its own date, and tells that of the plan that it revises."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from rak_excel.errors import OutputExistsError
from rak_excel.formats.opened.opening import open_workbook
from rak_excel.jobs.merge.files import MergeRequest, merge_files
from rak_excel.jobs.merge.summary import remarks
from rak_excel.merging.merge import Merged
from rak_excel.reading import read_plan, read_plans
from rak_excel.rules.check import check
from rak_excel.workbooks.merged.reading_sheets import remarks_table
from tests.submissions import LEGAL, sent, written
from tests.typing_in import remove_sheet, type_in

ROW = "| 1 | Hukum | Nilai | 95 | Advokasi | v | | | | Divisi Hukum |"
OTHER = ROW.replace("95", "96")
OLD, NEW = datetime.date(2020, 1, 22), datetime.date(2020, 7, 3)
TOLD = "Isi tanggal penandatanganan revisi ini di sheet Identitas Satker (Revisi ke-0: 22 Januari 2020)."


@pytest.fixture
def signed(tmp_path: Path) -> Path:
    path = tmp_path / "ttd.xlsx"
    merge_files([written(tmp_path / "awal", [sent(ROW, LEGAL)])], path)
    written(tmp_path / "kiriman", [sent(OTHER, LEGAL)])
    return path


def _revise(signed: Path, decisions: Path | None = None, *, force: bool = False) -> Merged:
    folder = signed.parent
    asked = MergeRequest(base=signed, decisions=decisions)
    return merge_files([folder / "kiriman"], folder / "revisi.xlsx", asked, force=force)


def _type_date(path: Path, date: datetime.date) -> None:
    sheet = next(each for each in open_workbook(path.read_bytes()).sheets if each.name == "Identitas Satker")
    place = next(row for row in sorted(sheet.rows) if sheet.text(row, 1).startswith("Tempat"))
    month = ("Januari", "Juli")[date.month > 1]
    type_in(
        path,
        "Identitas Satker",
        {f"B{place + 1}": str(date.day), f"B{place + 2}": month, f"B{place + 3}": str(date.year)},
    )


def test_a_revision_has_no_date_until_somebody_types_it_and_everything_asks(signed: Path) -> None:
    merged = _revise(signed)
    revision = read_plan(signed.with_name("revisi.xlsx"))

    assert (read_plan(signed).identity.date, revision.identity.date) == (OLD, None)
    assert revision.identity.place == "Selong"
    assert TOLD in map(str, remarks(merged))
    assert remarks_table(merged).rows[0][:2] == [TOLD, "Identitas Satker"]
    findings = check(read_plans([signed.with_name("revisi.xlsx")]).plans)
    assert [str(each.cell) for each in findings if each.code == "RAK107"] == ["Identitas Satker!B9"]


@pytest.mark.parametrize("date", [NEW, OLD])
def test_the_date_typed_into_a_revision_is_carried_over_whichever_it_is(signed: Path, date: datetime.date) -> None:
    _revise(signed)
    revision = signed.with_name("revisi.xlsx")
    _type_date(revision, date)

    for _ in range(2):
        merged = _revise(signed, revision)
        assert (read_plan(revision).identity.date, merged.not_carried) == (date, ())
        assert TOLD not in map(str, remarks(merged))


def test_force_alone_does_not_lose_the_date_of_a_revision(signed: Path) -> None:
    _revise(signed)
    _type_date(signed.with_name("revisi.xlsx"), NEW)
    _revise(signed, signed.with_name("revisi.xlsx"))
    with pytest.raises(OutputExistsError, match="tanggal penandatanganan"):
        _revise(signed, force=True)


@pytest.mark.parametrize(("date", "carried"), [(OLD, None), (NEW, NEW)])
def test_a_revision_of_earlier_versions_carried_the_old_date_which_nobody_typed(
    signed: Path, date: datetime.date, carried: datetime.date | None
) -> None:
    _revise(signed)
    revision = signed.with_name("revisi.xlsx")
    _type_date(revision, date)
    remove_sheet(revision, "Kiriman Terakhir")
    _revise(signed, revision)

    assert read_plan(revision).identity.date == carried


def test_neither_the_signed_plan_nor_its_first_merge_gives_a_revision_its_date(signed: Path) -> None:
    for earlier in (signed, signed.with_name("salinan.xlsx")):
        earlier.write_bytes(signed.read_bytes())
        _revise(signed, earlier)
        assert read_plan(signed.with_name("revisi.xlsx")).identity.date is None
        signed.with_name("revisi.xlsx").unlink()


def test_a_revision_of_a_revision_tells_the_date_of_that_one(signed: Path) -> None:
    _revise(signed)
    first = signed.with_name("revisi.xlsx")
    _type_date(first, NEW)
    folder = written(signed.parent / "lagi", [sent(ROW.replace("95", "97"), LEGAL)])
    merged = merge_files([folder], signed.with_name("revisi-2.xlsx"), MergeRequest(base=first))

    assert TOLD.replace("ke-0: 22 Januari", "ke-1: 3 Juli") in map(str, remarks(merged))
