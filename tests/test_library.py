"""The library as people use it who compute further: paths, bytes and file objects in, workbooks and typed tables out."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

import rak_excel
from rak_excel import (
    Findings,
    NothingToReadError,
    RakExcelError,
    UnreadableWorkbookError,
    blank_form,
    check,
    diff,
    merge,
    read_plan,
    read_plans,
    rollup,
    trace,
    write_merged,
    write_rollup,
    write_template,
)

LOMBOK = Path("examples/lombok-timur-2020")
PLAN = LOMBOK / "rak-lombok-timur-2020.xlsx"
OFFICES = Path("examples/ntb-2020/plans")


def test_a_workbook_is_read_from_a_path_its_bytes_or_a_file_object() -> None:
    content = PLAN.read_bytes()
    with PLAN.open("rb") as file:
        reading = read_plans([str(PLAN), content, io.BytesIO(content), file])

    assert [plan.source.file for plan in reading.plans] == [PLAN.name, "file 1", "file 2", f"{PLAN.name} (3)"]
    assert len({plan.source.sha256 for plan in reading.plans}) == 1
    texts = [[activity.text for _, _, activity in plan.activities()] for plan in reading.plans]
    assert texts == [texts[0]] * 4
    assert len(texts[0]) > 20
    assert read_plan(io.BytesIO(content)).identity == read_plan(str(PLAN)).identity


@pytest.mark.parametrize("kind", [bytearray, memoryview])
def test_bytes_of_any_kind_are_one_workbook(kind: type) -> None:
    reading = read_plans(kind(PLAN.read_bytes()))

    assert ([plan.source.file for plan in reading.plans], reading.unread) == (["file 1"], ())


@pytest.mark.parametrize("other", [3, [PLAN, 3], io.StringIO("x"), [io.StringIO("x")]])
def test_what_is_no_workbook_at_all_is_a_type_error(other: object) -> None:
    with pytest.raises(TypeError):
        read_plans(other)  # type: ignore[arg-type]


def test_no_place_at_all_is_told_as_such() -> None:
    with pytest.raises(NothingToReadError, match="daftar yang kosong"):
        read_plans([])


def test_one_rule_may_be_named_alone() -> None:
    plan = read_plan(PLAN)

    assert check(plan, select="RAK5") == check(plan, select=["RAK5"]) != []
    assert check(plan, ignore="RAK5") == check(plan, ignore=["RAK5"]) != check(plan)


def test_bytes_that_are_no_workbook_are_told_with_the_reason() -> None:
    reading = read_plans([b"no workbook", io.BytesIO(b"")])

    assert (reading.plans, [each.source.file for each in reading.unread]) == ((), ["file 1", "file 2"])
    with pytest.raises(UnreadableWorkbookError, match=r"^file 1: "):
        read_plan(b"no workbook")
    with pytest.raises(NothingToReadError):
        read_plans([])


def test_what_is_written_into_a_file_object_is_what_is_written_at_a_path(tmp_path: Path) -> None:
    merged = merge(read_plans(LOMBOK / "submissions").plans)
    rolled_up = rollup(read_plans(OFFICES).plans)
    form = blank_form(year=2020, region="52.03")
    inside = io.BytesIO(), io.BytesIO(), io.BytesIO()
    write_template(inside[0], form)
    write_merged(inside[1], merged)
    write_rollup(inside[2], rolled_up, jobs=1)
    write_template(str(tmp_path / "form.xlsx"), form)
    write_merged(str(tmp_path / "merged.xlsx"), merged)
    write_rollup(str(tmp_path / "rollup.xlsx"), rolled_up, jobs=1)

    assert [each.getvalue() for each in inside] == [
        (tmp_path / name).read_bytes() for name in ("form.xlsx", "merged.xlsx", "rollup.xlsx")
    ]


def test_nothing_is_written_into_a_file_object_where_the_workbook_could_not_be_made() -> None:
    file = io.BytesIO()
    with pytest.raises(AttributeError):
        write_template(file, None)  # type: ignore[arg-type]
    assert file.getvalue() == b""


def test_one_plan_is_checked_as_a_list_of_one() -> None:
    plan = read_plan(PLAN)

    assert isinstance(check(plan), Findings)
    assert check(plan) == check([plan]) != []


def test_two_plans_are_compared_and_a_cell_is_traced_by_what_names_them(tmp_path: Path) -> None:
    write_merged(tmp_path / "merged.xlsx", merge(read_plans(LOMBOK / "submissions").plans))
    old = OFFICES / "RAK 2020 - 5205 Dompu - (contoh).xlsx"

    assert diff(read_plan(old), read_plan(PLAN)).changes == diff(str(old), PLAN).changes != ()
    assert trace(str(tmp_path / "merged.xlsx"), "Komisi!E9").origins


def test_plans_and_findings_become_tables_with_typed_columns() -> None:
    import pandas as pd  # within: pandas has no wheel for Pyodide, where the other tests run too

    reading = read_plans(OFFICES)
    plans, findings = reading.to_frame(), check(reading.plans).to_frame("en")

    assert len(plans) == sum(max(len(each.activities), 1) for plan in reading.plans for _, each in plan.indicators())
    assert [str(plans[name].dtype) for name in ("region", "number", "target_number", "activity")] == [
        "category",
        "Int64",
        "Float64",
        "string",
    ]
    assert plans["target_number"].isna().sum() == sum(
        1
        for plan in reading.plans
        for row in plan.rows()
        if not row.indicator.target or row.indicator.target.number is None
    )
    assert (
        findings["severity"].value_counts().to_dict()
        == pd.Series([str(each.severity) for each in check(reading.plans)]).value_counts().to_dict()
    )


def test_tables_of_nothing_have_their_columns_all_the_same() -> None:
    assert list(Findings().to_frame().columns)[:3] == ["code", "name", "severity"]
    assert str(Findings().to_frame()["message"].dtype) == "string"


def test_the_tables_of_a_roll_up_count_what_it_counts() -> None:
    rolled_up = rollup(read_plans(OFFICES).plans)
    frames = rolled_up.frames()

    assert list(frames) == ["offices", "activities", "findings"]
    assert frames["activities"]["part"].value_counts().to_dict() == {
        part: count for part, (_, count, _) in rolled_up.account.items()
    }
    assert frames["offices"]["submitted"].sum() == len(rolled_up.whole)
    assert frames["findings"]["region"].tolist() == [region for region, _ in rolled_up.notes]


def test_every_error_is_there_to_be_caught() -> None:
    errors = [name for name in rak_excel.__all__ if name.endswith("Error")]
    assert len(errors) > 20
    assert all(issubclass(getattr(rak_excel, name), RakExcelError) for name in errors)
