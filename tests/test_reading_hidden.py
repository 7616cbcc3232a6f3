"""What is hidden in the open workbook and holds a part of the plan: read, and told where it stands."""

from __future__ import annotations

from collections.abc import Callable

import openpyxl
import pytest
from msgspec.structs import replace
from openpyxl.worksheet.worksheet import Worksheet

from rak_excel.definitions.loading import load_template
from rak_excel.formats.grid import HiddenLines
from rak_excel.formats.opened.opening import open_workbook
from rak_excel.model import NoteKind, Plan, Source
from rak_excel.reading import read_sheets
from tests import workbooks
from tests.tables import sheets_of, told

PLAN = """
    # Komisi
    | NO | SASARAN | INDIKATOR  | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA    | CATATAN |
    | 1. | Sasaran | Opini BPK  | WTP    | Reviu    | v  | v  | v  | v  | Divisi Hukum | ya      |
    |    |         | Nilai SPIP | 3      | Rapat    | v  |    |    |    | Divisi Hukum |         |
    |    |         | Nilai ZI   | 80     | Reviu    | v  |    |    |    | Divisi Hukum |         |
"""


def plan_hiding(
    text: str = PLAN, *, rows: frozenset[int] = frozenset(), columns: frozenset[int] = frozenset(), sheet: bool = False
) -> Plan:
    identity, table = sheets_of(text)
    table = replace(table, hidden=sheet, hidden_lines=HiddenLines(rows, columns))
    plan = read_sheets([identity, table], Source("rak.xlsx", "0" * 64), template=load_template("kpu-2020"))
    assert isinstance(plan, Plan)
    return plan


def told_on_the_sheet(plan: Plan) -> list[str]:
    return [each for each in told(plan) if "Komisi!" in each]


def test_a_hidden_sheet_is_told_at_its_table() -> None:
    plan = plan_hiding(sheet=True)

    assert len(plan.parts[0].indicators) == 3
    assert told_on_the_sheet(plan) == ["RAK021 Komisi!A1 warning"]


@pytest.mark.parametrize(("rows", "said"), [({3, 4}, "3-4"), ({2, 4}, "2, 4"), ({2, 4, 5}, "2, 4-5")])
def test_hidden_rows_are_told_together_at_the_first(rows: set[int], said: str) -> None:
    plan = plan_hiding(
        f"{PLAN}|    |         | Nilai RB   | 70     | Rapat    | v  |    |    |    | Divisi Hukum |",
        rows=frozenset(rows),
    )
    (hidden,) = [note.detail.id for note in plan.notes if note.kind is NoteKind.HIDDEN]

    assert len(plan.parts[0].indicators) == 4
    assert told_on_the_sheet(plan) == [f"RAK021 Komisi!A{min(rows)} warning"]
    assert hidden.startswith(f"Baris {said} disembunyikan")


@pytest.mark.parametrize(
    ("column", "told_at"), [(4, ["RAK021 Komisi!D1 warning"]), (9, ["RAK021 Komisi!I1 warning"]), (11, [])]
)
def test_a_hidden_column_is_told_where_it_is_of_the_plan(column: int, told_at: list[str]) -> None:
    assert told_on_the_sheet(plan_hiding(columns=frozenset({column}))) == told_at


def test_a_hidden_column_of_units_is_told_since_it_completes_the_targets() -> None:
    text = PLAN.replace("| TARGET |", "| TARGET | SATUAN |").replace("| WTP    |", "| WTP | opini |")
    text = text.replace("| 3      |", "| 3 | nilai |").replace("| 80     |", "| 80 | nilai |")

    assert "RAK021 Komisi!E1 warning" in told(plan_hiding(text, columns=frozenset({5})))


def test_blank_rows_and_columns_may_be_hidden() -> None:
    text = PLAN + "    | | | | | | | | | | | |\n"

    assert told_on_the_sheet(plan_hiding(text, rows=frozenset({5}), columns=frozenset({12}))) == []


@pytest.mark.parametrize(
    ("headings", "hidden", "target", "told_at"),
    [
        ("TARGET | TARGET", 4, "75", ["RAK020 Komisi!D1 warning"]),
        ("TARGET | TARGET", 5, "70", ["RAK020 Komisi!E1 warning"]),
        ("TARGET | REALISASI", 5, "70", []),  # told as a column of no role
        # By the year the hidden one is the plan's: which of the two is meant is for the office to say.
        ("TARGET 2020 | TARGET 2019", 4, "70", ["RAK009 Komisi!D1 error", "RAK009 Komisi!E1 error"]),
        ("TARGET 2020 | TARGET 2019", 5, "70", ["RAK020 Komisi!E1 warning"]),
        ("TARGET MENJADI | TARGET SEMULA", 4, "70", ["RAK009 Komisi!D1 error", "RAK009 Komisi!E1 error"]),
    ],
)
def test_of_two_columns_the_visible_one_counts_and_it_is_asked_where_the_headings_say_otherwise(
    headings: str, hidden: int, target: str, told_at: list[str]
) -> None:
    plan = plan_hiding(
        f"""
        # Komisi
        | NO | SASARAN | INDIKATOR  | {headings} | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA    |
        | 1. | Sasaran | Nilai SPIP | 70 | 75    | Reviu    | v  | v  | v  | v  | Divisi Hukum |
        """,
        columns=frozenset({hidden}),
    )
    of_targets = [each for each in told(plan) if each.split()[1] in {"Komisi!D1", "Komisi!E1"}]

    assert plan.parts[0].indicators[0].target is not None
    assert plan.parts[0].indicators[0].target.text == target
    assert [each for each in of_targets if "RAK021" not in each] == told_at


@pytest.mark.parametrize(("row", "height"), [(3, 0.75), (4, 1.5)])
def test_a_row_too_low_to_be_seen_is_told_as_a_hidden_one(row: int, height: float) -> None:
    assert told_of(lambda sheet: setattr(sheet.row_dimensions[row], "height", height)) == [
        f"RAK021 Komisi!A{row} warning"
    ]


def test_a_column_too_narrow_to_be_seen_is_told_as_a_hidden_one() -> None:
    assert told_of(lambda sheet: setattr(sheet.column_dimensions["D"], "width", 0.1)) == ["RAK021 Komisi!D1 warning"]


def test_low_rows_and_narrow_columns_that_are_seen_are_no_hidden_ones() -> None:
    def lower(sheet: Worksheet) -> None:
        sheet.row_dimensions[3].height, sheet.column_dimensions["D"].width = 10, 1

    assert told_of(lower) == []


def told_of(change: Callable[[Worksheet], None]) -> list[str]:
    """What is told of a plan in an xlsx of which a row or column was changed."""
    file = openpyxl.Workbook()
    sheet = file.worksheets[0]
    sheet.title = "Komisi"
    for line in PLAN.strip().splitlines()[1:]:
        sheet.append([cell.strip() or None for cell in line.strip().strip("|").split("|")])
    change(sheet)
    read = open_workbook(workbooks.saved(file))
    identity = sheets_of(PLAN)[0]
    plan = read_sheets([identity, *read.sheets], Source("rak.xlsx", "0" * 64), template=load_template("kpu-2020"))
    assert isinstance(plan, Plan)
    return [each for each in told_on_the_sheet(plan) if each.startswith("RAK021")]
