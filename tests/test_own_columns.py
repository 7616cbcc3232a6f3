"""Definitions say which columns a form has, and in which order: written, read back, merged."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from msgspec.structs import replace

from rak_excel.definitions.loading import encode_definition, load_template
from rak_excel.errors import DefinitionError, OutputExistsError
from rak_excel.jobs.merge.files import MergeRequest, merge_files
from rak_excel.jobs.template.forms import write_template
from rak_excel.jobs.trace import trace
from rak_excel.layouts.plan import PartLayout, layout_of
from rak_excel.layouts.widths import value_column
from rak_excel.model import FormRow, Plan, PlanForm
from rak_excel.reading import read_plan
from rak_excel.rules.check import check
from rak_excel.workbooks.form.self_check.faults import grid_formulas, status_formula
from rak_excel.workbooks.form.self_check.hidden_sheet import workings_of
from rak_excel.workbooks.form.self_check.lines import check_groups
from tests.forms import form_of_plan
from tests.own_columns import (
    LIKE_HOUSING,
    LIKE_STATISTICS,
    ONLY_MENTIONED,
    ORDERS,
    PATH,
    TEAMS,
    column_orders,
    form_with,
    read_back,
    with_columns,
)
from tests.typing_in import rename_sheet, type_in


def _rows(plan: Plan, *, signed: bool = False) -> list[FormRow]:
    return [_plain(row) for row in form_of_plan(plan, signed=signed).rows["plan"]]


def _plain(row: FormRow) -> FormRow:
    return replace(row, marks=dict(row.marks), further=dict(row.further))


def _headings(form: PlanForm) -> list[str]:
    """What stands in the row of the headings, from left to right."""
    file = io.BytesIO()
    write_template(file, form)
    sheet = openpyxl.load_workbook(file)["Rencana"]
    return [str(cell.value) for cell in sheet[7] if cell.value]


def test_a_form_has_the_columns_of_its_definition_in_their_order() -> None:
    said = "NO|SASARAN|INDIKATOR|SUMBER DATA|TARGET|TARGET TRIWULAN|KEGIATAN|KELUARAN"
    assert "|".join(_headings(form_with(LIKE_STATISTICS))) == said
    assert _headings(form_with(("executor", "indicator"))) == ["PELAKSANA", "INDIKATOR", "CEK ISIAN"]


@given(column_orders())
def test_a_form_of_any_columns_reads_back_as_itself_and_nothing_is_found_wrong(columns: Sequence[str]) -> None:
    form = form_with(columns)
    plan = read_back(form)

    assert _rows(plan) == list(map(_plain, form.rows["plan"]))
    assert all(indicator.filled for _, indicator in plan.indicators())
    assert {each.code for each in check([plan])} <= ONLY_MENTIONED


@given(column_orders())
def test_a_signed_plan_of_any_columns_reads_back_with_its_office_year_and_date(columns: Sequence[str]) -> None:
    form = form_with(columns, signed=True)
    plan = read_back(form)
    part = plan.parts[0]

    assert _rows(plan, signed=True) == list(map(_plain, form.rows["plan"]))
    assert (part.office, part.year, part.date) == (plan.identity.office, 2026, plan.identity.date)
    assert {each.code for each in check([plan])} <= ONLY_MENTIONED


@given(column_orders())
def test_every_formula_of_the_self_check_is_short_enough_for_excel(columns: Sequence[str]) -> None:
    form = form_with(columns)
    workings = workings_of(form)
    rows = workings.parts[0]
    lines = [line for group in check_groups(form, workings) for line in group.lines]
    formulas = [*grid_formulas(rows).values(), status_formula(rows.layout)]
    formulas += [text for line in lines for text in (line.count, line.place)]

    assert max(map(len, formulas)) < 7_500  # of 8,192: sheets and parts may have longer names


@given(column_orders())
def test_whoever_signs_has_room_for_a_name_beside_whoever_acknowledges(columns: Sequence[str]) -> None:
    layout = layout_of(with_columns(columns).parts[0], form_with(columns, signed=True))
    left, right = layout.signatures
    widths = layout.printed_widths

    assert left[1] < right[0]
    assert right[1] == layout.last
    assert sum(widths[right[0] : right[1] + 1]) >= 49
    assert sum(widths) >= 139


@pytest.mark.parametrize("columns", ORDERS, ids=",".join)
def test_a_merged_plan_has_the_rows_of_both_units_and_is_not_edited_by_hand(
    tmp_path: Path, columns: tuple[str, ...]
) -> None:
    for team in TEAMS:
        form = form_with(columns, by=team)
        rows = [replace(row, indicator=row.indicator and f"{row.indicator} {team}") for row in form.rows["plan"]]
        write_template(tmp_path / "sent" / f"{team}.xlsx", replace(form, rows={"plan": tuple(rows)}))
    merge_files([tmp_path / "sent"], tmp_path / "plan.xlsx")
    plan = read_plan(tmp_path / "plan.xlsx")

    assert len([*plan.indicators()]) == 8
    assert {each.code for each in check([plan])} <= ONLY_MENTIONED
    first = PartLayout.of(plan.definition.parts[0], plan.definition).letter("indicator")
    assert [each.file for each in trace(tmp_path / "plan.xlsx", f"Rencana!{first}9").origins] == ["Tim Pelayanan.xlsx"]
    merge_files([tmp_path / "sent"], tmp_path / "plan.xlsx", force=True)  # nobody edited it


@pytest.mark.parametrize(
    "columns", [LIKE_STATISTICS, ("target", "executor", "indicator", "objective"), ("indicator", "target")]
)
def test_a_difference_is_marked_decided_and_traced_in_a_form_of_any_columns(
    tmp_path: Path, columns: tuple[str, ...]
) -> None:
    for team, target in zip(TEAMS, ("12 Laporan", "24 Laporan"), strict=True):
        form = form_with(columns, by=team)
        rows = tuple(replace(row, target=row.target and target) for row in form.rows["plan"])
        write_template(tmp_path / "sent" / f"{team}.xlsx", replace(form, rows={"plan": rows}))
    merged = merge_files([tmp_path / "sent"], tmp_path / "plan.xlsx")
    cell = f"{PartLayout.of(form.definition.parts[0], form.definition).letter('target')}9"
    book = openpyxl.load_workbook(tmp_path / "plan.xlsx")
    comment = book["Rencana"][cell].comment
    _choose_second(book)
    book.save(tmp_path / "plan.xlsx")
    decided = merge_files(
        [tmp_path / "sent"], tmp_path / "decided.xlsx", MergeRequest(decisions=tmp_path / "plan.xlsx")
    )

    assert (len(merged.open), len(decided.open)) == (4, 0)
    assert "A. 12 Laporan" in (comment.text if comment else "")
    assert {each.target and each.target.text for _, each in read_plan(tmp_path / "decided.xlsx").indicators()} == {
        "24 Laporan"
    }
    assert [each.file for each in trace(tmp_path / "decided.xlsx", f"Rencana!{cell}").origins] == ["Tim Kearsipan.xlsx"]


def _choose_second(book: openpyxl.Workbook) -> None:
    """Types B beside each second candidate of the differences."""
    sheet = book["Beda Isian"]
    first, heading = next(found for found in enumerate(sheet.iter_rows(), 1) if found[1][0].value == "NO")
    at = {str(cell.value): nth for nth, cell in enumerate(heading, 1)}
    for row in range(first, sheet.max_row + 1):
        if sheet.cell(row, at["PILIHAN"]).value == "B":
            sheet.cell(row, at["Isian yang Dipakai"]).value = "B"


@pytest.mark.parametrize("columns", [LIKE_STATISTICS, LIKE_HOUSING, ("indicator", "target"), ("executor", "indicator")])
def test_a_merged_plan_that_was_corrected_by_hand_is_not_replaced(tmp_path: Path, columns: tuple[str, ...]) -> None:
    write_template(tmp_path / "sent.xlsx", form_with(columns, by=TEAMS[0]))
    merge_files([tmp_path / "sent.xlsx"], tmp_path / "plan.xlsx")
    cell = PartLayout.of(with_columns(columns).parts[0], with_columns(columns)).letter("indicator")
    type_in(tmp_path / "plan.xlsx", "Rencana", {f"{cell}9": "Jumlah Laporan Lain"})

    with pytest.raises(OutputExistsError):
        merge_files([tmp_path / "sent.xlsx"], tmp_path / "plan.xlsx", force=True)


@pytest.mark.parametrize("columns", [LIKE_STATISTICS, LIKE_HOUSING, ("indicator", "target")])
def test_a_merged_plan_is_known_by_its_headings_where_its_sheet_was_renamed(
    tmp_path: Path, columns: tuple[str, ...]
) -> None:
    write_template(tmp_path / "sent.xlsx", form_with(columns, by=TEAMS[0]))
    merge_files([tmp_path / "sent.xlsx"], tmp_path / "plan.xlsx")
    rename_sheet(tmp_path / "plan.xlsx", "Rencana", "Rencana Balai")
    plan = read_plan(tmp_path / "plan.xlsx")

    assert [(part.sheet, len(part.indicators)) for part in plan.parts] == [("Rencana Balai", 4)]
    merge_files([tmp_path / "sent.xlsx"], tmp_path / "plan.xlsx", force=True)  # a name is no row


def test_a_file_with_entries_in_a_column_that_the_office_s_form_does_not_have_is_kept_out_of_the_merge(
    tmp_path: Path,
) -> None:
    columns = ("objective", "indicator", "target", "activity")
    for team in TEAMS:
        write_template(tmp_path / f"{team}.xlsx", form_with(columns, by=team))
    _with_cells(tmp_path / f"{TEAMS[1]}.xlsx", {"G7": "PELAKSANA", "G9": "Tim Kearsipan"})
    merged = merge_files([tmp_path], tmp_path / "plan.xlsx")

    [refused] = merged.refused
    assert (refused.source.file, refused.reason and refused.reason.id.partition(".")[0]) == (
        "Tim Kearsipan.xlsx",
        "Berisi PELAKSANA, yang tidak ada di format kantor ini (kolom)",
    )


def _with_cells(path: Path, cells: dict[str, str]) -> None:
    book = openpyxl.load_workbook(path)
    for address, text in cells.items():
        book["Rencana"][address] = text
    book.save(path)


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ('["indicator", "target", "budget"]', 'menyebut "budget", yang tidak ada di number, objective, indicator'),
        ('["indicator", "target", "target", "source", "result"]', '"target" disebut dua kali'),
        ('["objective", "target", "activity", "source", "result"]', 'tambahkan "indicator"'),
        ('["number", "objective", "indicator", "source"]', "tambahkan paling sedikit satu dari target, activity"),
        ('["indicator", "activity", "source"]', 'sebut juga "result"'),
        ('["indicator", "target", "source", "result"]', r'columns.level \(result\): isi dengan "indicator"'),
        ('["indicator", 3]', "parts"),
    ],
)
def test_columns_that_no_form_can_have_are_told(tmp_path: Path, columns: str, said: str) -> None:
    toml = PATH.read_text(encoding="utf-8")
    listed = '["number", "objective", "indicator", "source", "target", "schedule", "activity", "result"]'
    (tmp_path / "own.toml").write_text(toml.replace(listed, columns), encoding="utf-8")
    with pytest.raises(DefinitionError, match=said):
        load_template(tmp_path / "own.toml")


def test_a_heading_that_another_column_has_is_told(tmp_path: Path) -> None:
    toml = PATH.read_text(encoding="utf-8").replace(
        "schedule_heading =", 'activity_heading = "SASARAN"\nschedule_heading ='
    )
    (tmp_path / "own.toml").write_text(toml, encoding="utf-8")
    with pytest.raises(
        DefinitionError, match=r'parts.activity_heading \(plan\): "SASARAN" sudah dipakai parts.objective'
    ):
        load_template(tmp_path / "own.toml")


def test_every_column_may_have_a_heading_of_the_part_s_own() -> None:
    columns = ("number", "objective", "indicator", "target", "activity", "schedule", "executor")
    own = {column: f"JUDUL {letter}" for column, letter in zip(columns, "ABCDEFG", strict=True)}
    form = form_with(columns)
    part = replace(form.definition.parts[0], **{f"{column}_heading": text for column, text in own.items()})
    form = replace(form, definition=replace(form.definition, parts=(part,)))

    assert _headings(form) == list(own.values())
    assert _rows(read_back(form)) == list(map(_plain, form.rows["plan"]))


def test_a_definition_without_columns_of_its_own_is_written_as_ever() -> None:
    [part] = json.loads(encode_definition(load_template(PATH)))["parts"]
    usual = json.loads(encode_definition(load_template("kpu-2020")))["parts"][0]

    assert part.keys() - usual.keys() == {"columns", "schedule_heading"}


@given(column_orders())
def test_a_line_above_the_table_is_cut_off_by_no_cell_beside_it(columns: Sequence[str]) -> None:
    form = form_with(columns)
    layout = layout_of(form.definition.parts[0], form)
    at = value_column(layout.printed_widths)

    assert at is None or sum(layout.printed_widths[: at - 1]) >= len("Nama/Unit Organisasi")
    assert at is None or sum(layout.printed_widths[at:]) >= len(form.identity.office)
