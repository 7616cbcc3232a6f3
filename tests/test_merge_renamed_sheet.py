"""A merged plan keeps its parts when somebody gives their sheets other names."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from rak_excel.errors import UnclearOfficeError
from rak_excel.jobs.merge.files import MergeRequest, merge_files
from rak_excel.jobs.rollup.files import rollup_files
from rak_excel.jobs.trace import trace
from rak_excel.model import Plan
from rak_excel.reading import read_plan
from rak_excel.rules.check import check
from rak_excel.workbooks.rollup.book import write_rollup
from tests.merged_plans import answer, targets_of
from tests.submissions import LEGAL, rows_of, sent, written
from tests.typing_in import remove_sheet, rename_sheet

COMMISSION = """
    | 1 | Hukum | Nilai | 95 | Advokasi | v | | | | Divisi Hukum |
    | | | | | Mediasi | | v | | | Divisi Hukum |
    """


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return written(tmp_path / "kiriman", [sent(COMMISSION, LEGAL)])


@pytest.fixture
def signed(folder: Path) -> Path:
    path = folder.parent / "plans" / "ttd.xlsx"
    path.parent.mkdir()
    merge_files([folder], path)
    return path


def _said(plan: Plan) -> list[tuple[str, str, tuple[int, ...], bool]]:
    """What each row of the plan says, and whether it knows the submission that it came from."""
    return [
        (indicator.text, activity.text, tuple(activity.periods), activity.origins[0].file == f"{LEGAL}.xlsx")
        for part in plan.parts
        for indicator in part.indicators
        for activity in indicator.activities
    ]


@pytest.mark.parametrize("name", ["Komisi 2020", "KOMISI", "Lembar1", "Rencana Komisi (final)"])
def test_a_part_is_read_whatever_its_sheet_is_called(signed: Path, name: str) -> None:
    before = read_plan(signed)
    rename_sheet(signed, "Komisi", name)
    after = read_plan(signed)

    assert _said(after) == _said(before)
    assert [part.sheet for part in after.parts] == [name, "Sekretariat"]
    assert [finding.code for finding in check([after])] == [finding.code for finding in check([before])]
    assert trace(signed, f"{name}!E9") == trace(signed, f"{name}!C9")


def test_both_parts_are_known_by_their_columns(signed: Path) -> None:
    before = _said(read_plan(signed))
    rename_sheet(signed, "Komisi", "Lembar1")
    rename_sheet(signed, "Sekretariat", "Lembar2")

    assert _said(read_plan(signed)) == before


def test_a_revision_of_a_plan_with_a_renamed_sheet_keeps_its_rows(folder: Path, signed: Path) -> None:
    rename_sheet(signed, "Komisi", "Komisi 2020")
    written(folder, [sent(COMMISSION.replace("Mediasi", "Sosialisasi"), LEGAL, revision=1)])
    merged = merge_files([folder], folder.parent / "revisi.xlsx", MergeRequest(base=signed))

    assert [each[2] for each in rows_of(merged)] == ["Advokasi", "Sosialisasi"]
    assert [each.what for each in merged.changes or ()]


def test_a_plan_that_lost_the_sheet_of_a_part_is_not_revised(folder: Path, signed: Path) -> None:
    remove_sheet(signed, "Komisi")
    with pytest.raises(
        UnclearOfficeError, match=r"ttd.xlsx tidak punya sheet Komisi lagi.*masih lengkap sebagai --base"
    ):
        merge_files([folder], folder.parent / "revisi.xlsx", MergeRequest(base=signed))

    assert not (folder.parent / "revisi.xlsx").exists()


def test_a_roll_up_holds_the_rows_of_a_renamed_sheet(signed: Path, tmp_path: Path) -> None:
    rename_sheet(signed, "Komisi", "Komisi 2020")
    result = rollup_files([signed], provinces=["52"], jobs=0)
    write_rollup(tmp_path / "rekap.xlsx", result)
    page = openpyxl.load_workbook(tmp_path / "rekap.xlsx")["Data Komisi"]

    assert {"Advokasi", "Mediasi"} <= {str(cell.value) for row in page.iter_rows() for cell in row}


def test_a_choice_is_carried_out_of_a_plan_with_a_renamed_sheet(tmp_path: Path) -> None:
    sides = [sent(COMMISSION, LEGAL), sent(COMMISSION.replace("95", "90"), "Divisi Teknis Penyelenggaraan")]
    folder, plan = written(tmp_path / "kiriman", sides), tmp_path / "rencana.xlsx"
    merge_files([folder], plan)
    answer(plan, "Isian yang Dipakai", {"90": "v"})
    rename_sheet(plan, "Komisi", "Komisi 2020")
    merged = merge_files([folder], plan, MergeRequest(decisions=plan))

    assert targets_of(plan) == ["90"]
    assert not merged.open
