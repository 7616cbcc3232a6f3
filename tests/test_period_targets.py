"""Targets by quarter or month: read wherever they stand, kept as typed, compared as s.d., merged and written again."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

import rak_excel
from rak_excel.errors import DefinitionError
from rak_excel.jobs.merge.files import merge_files
from rak_excel.merging.merge import merge
from rak_excel.model import Indicator, NoteKind, Plan, Severity
from rak_excel.model.further import PeriodEntry
from rak_excel.model.period_targets import PeriodTargets
from rak_excel.model.standard_columns import period_target_id
from rak_excel.reports.as_csv import plans_as_csv
from rak_excel.reports.plan_records import export_plans
from rak_excel.rules.check import check
from rak_excel.vocabulary.targets.by_period import period_targets
from tests.forms import form_of_plan
from tests.tables import plan_of, told

DEFINITIONS = Path(__file__).parent / "definitions"
TICKS = "T1 | T2 | T3 | T4"
QUARTERS = "TARGET TW I | TARGET TW II | TARGET TW III | TARGET TW IV"
UP_TO = "s.d. TW I | s.d. TW II | s.d. TW III | s.d. TW IV"


def komisi(headings: str, *rows: str, indicator: str = "Jumlah Laporan") -> Plan:
    """A plan with these columns behind TARGET; each row begins with its target."""
    lines = "\n".join(f"| {n} | Sasaran {n} | {indicator} {'ABCDEF'[n - 1]} | {row} |" for n, row in enumerate(rows, 1))
    return plan_of(f"# Komisi\n| NO | SASARAN | INDIKATOR | TARGET | {headings} |\n{lines}")


def beside_ticks(headings: str, *rows: str) -> Plan:
    """Targets by period before KEGIATAN and a schedule of ticks; each row is a target and its values."""
    ends = (f"{row} | Reviu {n} | v | v | v | v | Divisi Hukum dan Pengawasan" for n, row in enumerate(rows, 1))
    return komisi(f"{headings} | KEGIATAN | {TICKS} | PELAKSANA", *ends)


def found(plan: Plan, part: str = "commission", at: int = 0) -> PeriodTargets:
    read = period_targets(plan.part(part).indicators[at], part, plan.definition)  # type: ignore[union-attr]
    assert read is not None
    return read


def texts(indicator: Indicator) -> list[str]:
    return [str(indicator.further.get(period_target_id(period, 4), "")) for period in range(1, 5)]


@pytest.mark.parametrize(
    ("headings", "entry"),
    [
        (QUARTERS, "own"),
        (UP_TO, "up_to"),
        ("TARGET S.D. TRIWULAN I | TARGET S.D. TRIWULAN II | TARGET S.D. TRIWULAN III | TARGET S.D. TRIWULAN IV", "up_to"),
        ("Target s/d Maret | Target s/d Juni | Target s/d September | Target s/d Desember", "up_to"),
        ("ALOKASI TARGET KUMULATIF TW I | TARGET KUMULATIF TW II | TARGET KUMULATIF TW III | TARGET KUMULATIF TW IV", "up_to"),
    ],
)  # fmt: skip
def test_targets_of_quarters_beside_ticks_are_read_as_typed(headings: str, entry: str) -> None:
    plan = beside_ticks(headings, "4 Laporan | 1 | 1 | 1 | 1")
    (_, indicator) = next(iter(plan.indicators()))

    assert texts(indicator) == ["1", "1", "1", "1"]
    assert indicator.activities[0].periods == (1, 2, 3, 4)
    assert found(plan).entry == entry


NUMBERED = (
    "TARGET PER TRIWULAN | I II III IV",
    "RENCANA PENCAPAIAN TARGET TRIWULAN | I II III IV",
    "TARGET TRIWULAN KE- | 1 2 3 4",
    "TARGET TRIWULAN (KUMULATIF) | I II III IV",
    "TARGET SEMESTER | I II",
    "TARGET CATURWULAN | I II III",
    "TARGET TIAP BULAN | 1 2 3 4 5 6 7 8 9 10 11 12",
)


@pytest.mark.parametrize("headings", NUMBERED)
@pytest.mark.parametrize("ticked", [True, False])
def test_numbers_below_a_heading_of_periods_name_those(headings: str, *, ticked: bool) -> None:
    wide, numbers = headings.split(" | ")
    count = len(numbers.split())
    values = " | ".join(f"{10 * period}%" for period in range(1, count + 1))
    plan = plan_of(f"""
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | {wide} {"| < " * (count - 1)} | KEGIATAN |{" JADWAL | < | < | < |" * ticked} PELAKSANA |
        | | | | | {numbers.replace(" ", " | ")} | |{" T1 | T2 | T3 | T4 |" * ticked} |
        | 1 | Sasaran A | Indeks Cepat | {10 * count}% | {values} | Reviu |{" v |  | v |  |" * ticked} Divisi Hukum |
    """)
    (_, indicator) = next(iter(plan.indicators()))
    ids = [period_target_id(period, count) for period in range(1, count + 1)]

    assert [indicator.further.get(each) for each in ids] == [f"{10 * period}%" for period in range(1, count + 1)]
    assert indicator.activities[0].periods == ((1, 3) if ticked else ())
    assert not {NoteKind.COLUMN_SET_ASIDE, NoteKind.COLUMN_NOT_USED} & {note.kind for note in plan.notes}


@pytest.mark.parametrize(
    ("row", "up_to"),
    [
        ("90% | 90% | 90% | 90% | 90%", [90, 90, 90, 90]),
        ("100% | 25% | 25% | 25% | 25%", [25, 50, 75, 100]),
        ("90% | 40% | 30% | 50% | 30%", [40, 30, 50, 30]),
        ("4 Laporan | 1 | 1 | 1 | 1", [1, 2, 3, 4]),
        ("4 Laporan | 1 | 1 | 1 | 4", [1, 2, 3, 7]),
    ],
)
def test_what_does_not_add_up_over_the_year_is_no_sum_though_its_heading_says_so(row: str, up_to: list[int]) -> None:
    headings = " | ".join(f"TARGET TW {each} (NON KUMULATIF)" for each in ("I", "II", "III", "IV"))
    read = found(beside_ticks(headings, row))
    assert (read.entry, list(map(int, read.up_to.values()))) == ("own", up_to)


def test_values_below_a_common_heading_are_targets_and_ticks_beside_them_a_schedule() -> None:
    plan = plan_of("""
        # Komisi
        | NO | SASARAN | INDIKATOR      | TARGET    | TARGET TRIWULAN | <    | <     | <    | KEGIATAN | RENCANA PELAKSANAAN | <  | <  | <  | PELAKSANA    |
        |    |         |                |           | TW I            | TW II| TW III| TW IV|          | T1 | T2 | T3 | T4 |              |
        | 1  | A       | Jumlah Laporan | 4 Laporan | 1               | 2    | 3     | 4    | Reviu    | v  |    |    | v  | Divisi Hukum |
    """)
    (_, indicator) = next(iter(plan.indicators()))

    assert (texts(indicator), indicator.activities[0].periods) == (["1", "2", "3", "4"], (1, 4))
    assert str(indicator.cell_of("target_q4")) == "Komisi!H3"


def test_ones_below_a_heading_for_targets_are_targets_and_no_ticks() -> None:
    plan = komisi("TARGET TRIWULAN | < | < | <\n| | | | | TW I | TW II | TW III | TW IV", "4 Laporan | 1 | 1 | 1 | 1")

    assert texts(plan.parts[0].indicators[0]) == ["1", "1", "1", "1"]
    assert plan.parts[0].indicators[0].periods == frozenset()


HEADED = "| NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | TARGET TRIWULAN | < | < | < | PELAKSANA |"
BELOW = "| | | | | | TW I | TW II | TW III | TW IV | |"
HUKUM = "Divisi Hukum dan Pengawasan"


def headed(*rows: str) -> Plan:
    """A plan whose only periods are headed for targets, with indicators of these targets for the year and each quarter."""
    lines = (
        f"| {n} | Sasaran {n} | Indikator {n} | {target} | Rapat {n} | {entries} | {HUKUM} |"
        for n, (target, _, entries) in enumerate((row.partition(" | ") for row in rows), 1)
    )
    return plan_of("\n".join(["# Komisi", HEADED, BELOW, *lines]))


@pytest.mark.parametrize(
    "row",
    [
        "≥ 90% | ≥ 50% | ≥ 60% | ≥ 75% | ≥ 90%",
        "85 | 75-80 | 78-82 | 80-84 | 80-85",
        "maks. 3 | maks. 5 | maks. 4 | maks. 3 | maks. 3",
        "> 90% | > 20% | > 40% | > 60% | > 90%",
        "4-6 Kali | 1-2 | 1 | 1-2 | 1",
    ],
)
def test_bounds_and_ranges_below_a_heading_for_targets_are_targets_and_no_marks(row: str) -> None:
    plan = headed(row, "90% | 20 | 50 | 70 | 90")
    _, *entries = row.split(" | ")

    assert [*plan.parts[0].indicators[0].further.values()] == entries
    assert not check([plan], select=["RAK402"])


def test_ticks_in_most_rows_and_numbers_in_some_below_a_heading_for_targets_are_both_read() -> None:
    plan = headed("4 | V | V | V | V", "90% | 25 | 50 | 75 | 90", "2 | | V | | V", "12 | 3 | 3 | 3 | 3", "1 | | | | V")

    assert [len(each.activities[0].marks) for _, each in plan.indicators()] == [4, 0, 2, 0, 1]
    assert [[*each.further.values()] for _, each in plan.indicators()] == [
        *([], ["25", "50", "75", "90"]),
        *([], ["3", "3", "3", "3"], []),
    ]
    assert not check([plan], select=["RAK402"])


def test_ones_among_rows_of_ticks_stay_ticks_where_nothing_counts() -> None:
    plan = headed("4 | V | V | V | V", "2 | | V | | V", "2 | | 1 | | 1")

    assert [sorted(each.activities[0].marks) for _, each in plan.indicators()] == [[1, 2, 3, 4], [2, 4], [2, 4]]


def test_a_row_of_ones_among_ticks_is_of_ticks_though_another_row_counts() -> None:
    plan = headed("4 | V | V | V | V", "2 | | V | | V", "90% | 1 | 1 | 1 | 1", "90% | 25 | 50 | 75 | 90")

    assert [sorted(each.activities[0].marks) for _, each in plan.indicators()] == [
        [1, 2, 3, 4],
        [2, 4],
        [1, 2, 3, 4],
        [],
    ]


def test_small_ranges_among_rows_of_ticks_may_be_weeks_and_are_asked_about() -> None:
    plan = headed("4 | V | V | V | V", "2 | | V | | V", "4 Laporan | 1-2 | | 3-4 |")

    assert [str(each.cell) for each in check([plan], select=["RAK402"])] == ["Komisi!F5", "Komisi!H5"]


def test_what_stands_in_a_schedule_instead_of_ticks_is_told_with_samples() -> None:
    plan = headed("4 | 1 | 1 | 1 | 1", "2 | | 1 | | 1")

    assert "misalnya 1)" in next(each.message.id for each in check([plan]) if each.code == "RAK405")


@pytest.mark.parametrize("entry", ["1-2", "40-52", "Min 1"])
def test_a_range_that_may_be_weeks_is_asked_about_in_a_schedule(entry: str) -> None:
    plan = plan_of(
        "# Komisi\n| NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | TW I | TW II | TW III | TW IV | PELAKSANA |\n"
        f"| 1 | Sasaran | Jumlah Rapat | 4 Kali | Rapat | {entry} | {entry} | | | {HUKUM} |"
    )

    assert plan.parts[0].indicators[0].further == {}


@pytest.mark.parametrize(
    ("headings", "values", "ids"),
    [
        ("TARGET SEMESTER I | TARGET SEMESTER II", "2 | 4", ("target_1_of_2", "target_2_of_2")),
        ("TARGET S.D. B03 | TARGET S.D. B06", "2 | 4", ("target_m3", "target_m6")),
        ("Target Tribulan I | Target Trib. II", "2 | 4", ("target_q1", "target_q2")),
        ("Target s.d. Februari | Target s.d. Juni", "2 | 4", ("target_m2", "target_m6")),
    ],
)
def test_targets_of_other_periods_are_read_too(headings: str, values: str, ids: tuple[str, str]) -> None:
    plan = beside_ticks(headings, f"4 Laporan | {values}")

    assert dict(plan.parts[0].indicators[0].further) == dict(zip(ids, ("2", "4"), strict=True))


def test_roman_numbers_below_a_heading_for_targets_are_its_quarters() -> None:
    plan = plan_of(f"""
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | TARGET TRIWULAN | < | < | < | KEGIATAN | {TICKS} | PELAKSANA |
        |    |         |           |        | I | II | III | IV | | | | | | |
        | 1  | A | Jumlah Laporan | 4 Laporan | 1 | 2 | 3 | 4 | Reviu | v | v | v | v | Divisi Hukum |
    """)

    assert texts(plan.parts[0].indicators[0]) == ["1", "2", "3", "4"]


def test_s_d_in_the_cells_says_how_they_are_meant() -> None:
    plan = komisi(
        f"KEGIATAN | {TICKS} | PELAKSANA", "100% | Reviu | s.d. 25% | s.d. 50% | s/d 75% | 100% | Divisi Hukum"
    )
    read = found(plan)

    assert (read.entry, [value.value for value in read.values.values()]) == (
        "up_to",
        [Decimal(each) for each in (25, 50, 75, 100)],
    )
    assert read.values[1].text == "s.d. 25%"


def test_a_tick_with_its_share_in_one_cell_is_both() -> None:
    plan = komisi(
        f"KEGIATAN | {TICKS} | PELAKSANA",
        "100% | Reviu | ✓ 25% | v (50%) | v | v 100% | Divisi Hukum",
        "100% | Rapat | v | v | v | v | Divisi Hukum",
    )
    first = plan.parts[0].indicators[0]

    assert (texts(first), first.activities[0].periods) == (["25%", "50%", "", "100%"], (1, 2, 3, 4))


def test_values_of_a_further_activity_are_its_own_and_told_once_a_row() -> None:
    plan = plan_of("""
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | TW I | TW II | TW III | TW IV | PELAKSANA |
        | 1  | A | Persentase X | 100% | Reviu | 25% | 50% | 75% | 100% | Divisi Hukum |
        |    |   |              |      | Lapor | 0%  | 0%  | 50% | 100% | Divisi Hukum |
        |    |   |              |      | Susun | 25% | 50% | 75% | 100% | Divisi Hukum |
    """)
    (indicator,) = plan.parts[0].indicators

    assert texts(indicator) == ["25%", "50%", "75%", "100%"]
    assert [dict(each.extras) for each in indicator.activities] == [
        {}, {"TW I": "0%", "TW II": "0%", "TW III": "50%", "TW IV": "100%"}, {},
    ]  # fmt: skip
    assert [line for line in told(plan) if "RAK005" in line] == ["RAK005 Komisi!F3 warning"]


def test_a_heading_in_percent_gives_its_numbers_their_sign() -> None:
    plan = komisi(
        "TARGET TRIWULAN (%) | < | < | <\n| | | | | TW I | TW II | TW III | TW IV", "5 Dokumen | 25 | 50 | 75 | 100%"
    )

    assert texts(plan.parts[0].indicators[0]) == ["25%", "50%", "75%", "100%"]


def test_values_by_month_are_read_by_month() -> None:
    months = " | ".join(f"B{month}" for month in range(1, 13))
    values = " | ".join(["0"] * 11 + ["0,9"])
    plan = plan_of(f"""
        # Sekretariat
        | NO | SASARAN KEGIATAN | INDIKATOR | TARGET | KEGIATAN | {months} | PELAKSANA |
        | 1  | A | Indeks Ketahanan | 0,9 | Reviu | {values} | Sub Bagian Hukum dan Sumber Daya Manusia |
    """)
    read = found(plan, "secretariat")

    assert (read.periods, read.values[12].value, read.values[1].value) == (12, Decimal("0.9"), Decimal(0))


def test_a_share_with_its_unit_among_ticks_is_a_target_and_the_ticks_stay() -> None:
    plan = plan_of(f"""
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | {TICKS} | PELAKSANA |
        | 1  | A | Persentase X | 100% | Reviu | v | 50% | v | v | Divisi Hukum dan Pengawasan |
        | 2  | B | Persentase Y | 100% | Rapat | v | v | v | v | Divisi Hukum dan Pengawasan |
        | 3  | C | Persentase Z | 100% | Rapat 2 | v | v | v | v | Divisi Hukum dan Pengawasan |
    """)
    first = plan.parts[0].indicators[0]

    assert (texts(first), first.activities[0].periods) == (["", "50%", "", ""], (1, 3, 4))
    assert [line for line in told(plan) if "!G2" in line] == ["RAK405 Komisi!G2 warning", "RAK713 Komisi!G2 warning"]


@pytest.mark.parametrize(
    ("target", "values", "entry", "measure", "up_to"),
    [
        ("4 Laporan", "1 | 1 | 1 | 1", "own", "sum", [1, 2, 3, 4]),
        ("4 Laporan", "1 | 2 | 3 | 4", "up_to", "sum", [1, 2, 3, 4]),
        ("4 Laporan", "0 | 0 | 0 | 4", "up_to", "sum", [0, 0, 0, 4]),
        ("34 Satker", "34 | 34 | 34 | 34", "up_to", "state", [34, 34, 34, 34]),
        ("1 Laporan", "1 | 1 | 1 | 1", "up_to", "state", [1, 1, 1, 1]),
        ("100%", "25 | 25 | 25 | 25", "own", "state", [25, 50, 75, 100]),
        ("100%", "25% | 50% | 75% | 100%", "up_to", "state", [25, 50, 75, 100]),
        ("4 Laporan", "1 | 1 | 1 | 2", "", "sum", [1, 1, 1, 2]),
        ("75,35", "0 | 75,35 | 75,35 | 75,35", "up_to", "release", [0, 75.35, 75.35, 75.35]),
        ("WTP", "- | WTP | - | -", "up_to", "release", []),
    ],
)
def test_the_values_themselves_say_how_they_are_written(
    target: str, values: str, entry: str, measure: str, up_to: list[float]
) -> None:
    read = found(beside_ticks(QUARTERS, f"{target} | {values}"))

    assert (read.entry, read.measure) == (entry, measure)
    assert [float(value) for value in read.up_to.values()] == up_to


def test_a_target_on_a_further_row_of_an_indicator_keeps_its_own_cell() -> None:
    plan = plan_of(f"""
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | {QUARTERS} | KEGIATAN | {TICKS} | PELAKSANA |
        | 1  | A | Jumlah Laporan | 4 Laporan | 1 | 2 | 3 | | Reviu | v | | | | Divisi Hukum dan Pengawasan |
        |    |   |                |           |   |   |   | 4 | Lapor | | | | v | Divisi Hukum dan Pengawasan |
    """)
    (record,) = export_plans([plan])
    values = record["parts"]["commission"][0]["period_targets"]["values"]

    assert [each["cell"] for each in values] == ["Komisi!E2", "Komisi!F2", "Komisi!G2", "Komisi!H3"]


def test_the_export_has_measure_entry_and_the_values_with_their_units() -> None:
    plan = beside_ticks(UP_TO, "4 Laporan | 1 | 2 | | 4 Lap")
    (record,) = json.loads(json.dumps(export_plans([plan])))
    targets = record["parts"]["commission"][0]["period_targets"]

    assert (targets["periods"], targets["measure"], targets["entry"]) == (4, "sum", "up_to")
    assert targets["values"] == [
        {"period": 1, "text": "1", "kind": "count", "value": 1, "unit": "laporan", "cell": "Komisi!E2"},
        {"period": 2, "text": "2", "kind": "count", "value": 2, "unit": "laporan", "cell": "Komisi!F2"},
        {"period": 4, "text": "4 Lap", "kind": "count", "value": 4, "unit": "laporan", "cell": "Komisi!H2"},
    ]
    assert "TARGET S.D. TW IV" in plans_as_csv([plan])


BESIDE = "TARGET S.D. TW I | TARGET S.D. TW II | TARGET S.D. TW III | TARGET S.D. TW IV"


@pytest.mark.parametrize(
    ("columns", "schedule", "told_at"),
    [
        ("25% | 50% | 75% | 100%", "20% | 50% | 80% | 100%", ["Komisi!J2", "Komisi!L2"]),
        ("25% | 50% | 75% | 100%", "25 | 50 | 75 | 100", []),
        ("25% | 50% | 75% | 100%", "25% | 25% | 25% | 25%", []),
        ("25% | 50% | 75% | 100%", "s.d. 25% | s.d. 50% | s.d. 75% | s.d. 100%", []),
        ("25% | | | 100%", "25% | 50% | 75% | 100%", []),
    ],
)
def test_quantities_in_a_schedule_that_differ_from_the_columns_beside_them_are_told(
    columns: str, schedule: str, told_at: list[str]
) -> None:
    plan = komisi(f"{BESIDE} | KEGIATAN | {TICKS} | PELAKSANA", f"100% | {columns} | Reviu | {schedule} | Divisi Hukum")
    notes = [note for note in plan.notes if note.kind is NoteKind.CELL_NOT_USED]

    assert [str(cell) for note in notes for cell in (note.cell, *note.others)] == told_at
    assert texts(plan.parts[0].indicators[0])[::3] == ["25%", "100%"]
    assert ("RAK005 Komisi!J2 warning" in told(plan)) is bool(told_at)


@pytest.mark.parametrize(
    ("columns", "schedule", "kept", "told_at"),
    [
        ("25% | 50% | | ", "25% | 25% | 25% | 25%", ["25%", "50%", "", ""], ["Komisi!L2", "Komisi!M2"]),
        ("25% | | | 100%", "25% | 25% | 25% | 25%", ["25%", "", "", "100%"], ["Komisi!K2", "Komisi!L2"]),
        ("25% | 40% | | ", "25% | 50% | 75% | 100%", ["25%", "40%", "", ""], ["Komisi!K2", "Komisi!L2", "Komisi!M2"]),
    ],
)
def test_quantities_fill_no_gap_between_columns_that_say_something_else(
    columns: str, schedule: str, kept: list[str], told_at: list[str]
) -> None:
    plan = komisi(f"{BESIDE} | KEGIATAN | {TICKS} | PELAKSANA", f"100% | {columns} | Reviu | {schedule} | Divisi Hukum")
    notes = [note for note in plan.notes if note.kind is NoteKind.CELL_NOT_USED]

    assert texts(plan.parts[0].indicators[0]) == kept
    assert [str(cell) for note in notes for cell in (note.cell, *note.others)] == told_at


def test_values_of_a_further_row_are_told_where_they_stand_in_the_schedule() -> None:
    plan = plan_of("""
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | TARGET S.D. TW I | TARGET S.D. TW IV | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |
        | 1 | A | Persentase X | 100% | 25% | 100% | Reviu | v | v | v | v | Divisi Hukum |
        | | | | | | | Rapat | 20% | 50% | | 90% | Divisi Hukum |
    """)
    (note,) = (note for note in plan.notes if note.kind is NoteKind.CELL_NOT_USED)

    assert [str(cell) for cell in (note.cell, *note.others)] == ["Komisi!H3", "Komisi!I3", "Komisi!K3"]


def test_a_quantity_among_ticks_that_differs_from_the_column_beside_it_is_told() -> None:
    rows = [
        f"100% | 25% | 50% | 75% | 100% | Reviu {n} | v | {half} | v | v | Divisi Hukum"
        for n, half in enumerate(["60%", "v", "v"])
    ]
    plan = komisi(f"{BESIDE} | KEGIATAN | {TICKS} | PELAKSANA", *rows)

    assert "RAK005 Komisi!K2 warning" in told(plan)
    assert texts(plan.parts[0].indicators[0]) == ["25%", "50%", "75%", "100%"]


def test_the_export_has_both_ends_of_a_range_and_the_sign_of_what_is_at_least_so_much() -> None:
    (record,) = export_plans([beside_ticks(UP_TO, "≥ 4 Laporan | 1-2 | minimal 3 | | ≥ 4")])
    values = record["parts"]["commission"][0]["period_targets"]["values"]

    assert [(each["value"], each.get("upper"), each.get("bound")) for each in values] == [
        (1, 2, None), (3, None, "≥"), (4, None, "≥"),
    ]  # fmt: skip


def test_the_export_has_the_targets_of_every_kind_of_period(tmp_path: Path) -> None:
    columns = "\n".join(
        f'[[columns]]\nid = "target_{at}_of_2"\nheading = "TARGET SMT {"I" * at}"\nkind = "target"\nlevel = "indicator"\n'
        f'after = "target"\nperiod = {at}\nperiods = 2\nentry = "up_to"\n'
        for at in (1, 2)
    )
    path = tmp_path / "own.toml"
    path.write_text(f'extends = ["kpu-2020"]\nid = "own"\nversion = 1\nquarter_targets = true\n{columns}')
    definition = rak_excel.load_template(path)
    further = {"target_q1": "1", "target_q2": "2", "target_q4": "4", "target_1_of_2": "2", "target_2_of_2": "4-5"}
    plan = beside_ticks(UP_TO, "4 Laporan | 1 | 2 | | 4")
    (part,) = (each for each in plan.parts if each.indicators)
    told = part.but(indicators=(part.indicators[0].but(further=further),))
    (record,) = export_plans([plan.but(definition=definition, parts=(told,))])
    own = record["parts"]["commission"][0]
    kinds = [own["period_targets"], *own["other_period_targets"]]

    assert [(each["periods"], [(one["period"], one["text"]) for one in each["values"]]) for each in kinds] == [
        (4, [(1, "1"), (2, "2"), (4, "4")]),
        (2, [(1, "2"), (2, "4-5")]),
    ]


def test_what_was_reached_and_what_is_spent_by_quarter_is_no_target() -> None:
    reached = "Realisasi TW I | Realisasi TW II | Realisasi TW III | Realisasi TW IV"
    spent = "Anggaran TW I | Anggaran TW II | Anggaran TW III | Anggaran TW IV"
    for headings in (reached, spent):
        plan = komisi(
            f"KEGIATAN | {TICKS} | PELAKSANA | {headings}", "4 Laporan | Reviu | v | | | | Divisi Hukum | 1 | 2 | 3 | 4"
        )
        assert dict(plan.parts[0].indicators[0].further) == {}


def test_units_budgets_and_remarks_are_columns_of_the_plan_in_their_own_words() -> None:
    plan = komisi(
        f"SATUAN | KEGIATAN | {TICKS} | PELAKSANA | PAGU ANGGARAN | KET.",
        "{4} | Lap | Reviu | v | | | | Divisi Hukum dan Pengawasan | 1,2 M | DIPA",
        "100 | persen | Rapat | v | | | | Divisi Hukum dan Pengawasan | Rp 1.200.000,- |",
        "2 | Dokumen | Rapat 2 | v | | | | Divisi Hukum dan Pengawasan | sesuai DIPA |",
    )
    (record,) = export_plans([plan])
    rows = record["parts"]["commission"]

    assert [(each["target"]["text"], each["further"]["unit_text"]) for each in rows] == [
        ("4 Laporan", "Lap"), ("100%", "persen"), ("2 Dokumen", "Dokumen"),
    ]  # fmt: skip
    assert [each["activities"][0]["further"] for each in rows] == [
        {"budget": 1200000000, "remark": "DIPA"}, {"budget": 1200000}, {"budget": "sesuai DIPA"},
    ]  # fmt: skip
    assert [line for line in told(plan) if "!L" in line or "!M" in line] == ["RAK016 Komisi!L4 warning"]


def test_an_indicator_with_a_budget_and_no_activity_is_not_lost() -> None:
    plan = komisi("ANGGARAN (Rp)", "4 Laporan | {1500000}", "2 Dokumen |")

    assert [[dict(a.further) for a in each.activities] for each in plan.parts[0].indicators] == [
        [{"budget": 1500000}],
        [],
    ]


def test_an_indicator_with_targets_by_period_and_no_activity_is_not_lost_in_a_merge(tmp_path: Path) -> None:
    heading = [each for each in HEAD if each not in {"T1", "T2", "T3", "T4"}]
    _sent(tmp_path / "in", "a.xlsx", heading, [1, "A", "Jumlah Laporan", "4 Laporan", 1, 2, 3, 4, "", ""])
    merge_files([tmp_path / "in"], tmp_path / "plan.xlsx")
    plan = rak_excel.read_plan(tmp_path / "plan.xlsx")

    assert [texts(each) for each in plan.parts[0].indicators] == [["1", "2", "3", "4"]]
    assert [each["activities"] for each in export_plans([plan])[0]["parts"]["commission"]] == [[]]


counts = st.integers(1, 900)
ALONE = [f"TARGET TW {each} (NON KUMULATIF)" for each in ("I", "II", "III", "IV")]
HEADINGS = (QUARTERS, UP_TO, " | ".join(ALONE))


def _drawn_rows(data: st.DataObject) -> list[str]:
    """Targets with what is to be reached by quarter: sums, states, shares, ranges, blanks and what is not measured."""
    unit = st.sampled_from(["Laporan", "Dokumen", "Orang", "%"])
    rows = []
    for _ in range(data.draw(st.integers(1, 4))):
        each, of = data.draw(counts), data.draw(unit)
        values = [each * n for n in (1, 2, 3, 4)] if data.draw(st.booleans()) else [each] * 4
        kinds = data.draw(st.lists(st.sampled_from(["plain"] * 4 + ["blank", "n.a", "range"]), min_size=4, max_size=4))
        sign = "%" if of == "%" else ""
        written = {"plain": "{0}{1}", "blank": "", "n.a": "n.a", "range": "{0}-{2}{1}"}
        shown = [written[kind].format(value, sign, value + 1) for kind, value in zip(kinds, values, strict=True)]
        rows.append(f"{each * 4}{of if of == '%' else f' {of}'} | {' | '.join(shown)}")
    return rows


def of_both_parts(headings: Sequence[str], rows: Sequence[Sequence[str]], name: str = "", template: str = "") -> Plan:
    """A plan with these headings of targets by quarter on both sheets; each row begins with its target."""
    months = [f"B{month}" for month in range(1, 13)]
    sheets = zip(("Komisi", "Sekretariat"), headings, rows, (TICKS.split(" | "), months), strict=True)
    executors = {"Komisi": "Divisi Hukum dan Pengawasan", "Sekretariat": "Sub Bagian Hukum dan Sumber Daya Manusia"}
    text = ""
    for sheet, heading, own, ticks in sheets:
        text += f"# {sheet}\n| NO | SASARAN | INDIKATOR | TARGET | {heading} | KEGIATAN | {' | '.join(ticks)} | PELAKSANA |\n"
        for n, row in enumerate(own):
            said = f"{name}{'ABCDEF'[n]}"
            text += f"| {n + 1} | Sasaran {said} | Indeks {said} | {row} | Reviu {said} | {'v | ' * len(ticks)}{executors[sheet]} |\n"
    plan = plan_of(text, file=f"{name}.xlsx", template=template or "kpu-2020")
    return plan.but(source=plan.source.but(sha256=name))


def reached(plan: Plan) -> dict[tuple[str, str], dict[int, Decimal]]:
    """What is to be reached up to the end of each quarter, by part and indicator, of those that say anything."""
    read = {(part.id, each.text): period_targets(each, part.id, plan.definition) for part, each in plan.indicators()}
    return {name: dict(own.up_to) for name, own in read.items() if own}


@given(st.data())
def test_any_mixture_of_measures_units_and_periods_reads_back_as_itself(data: st.DataObject) -> None:
    headings = [data.draw(st.sampled_from(HEADINGS)) for _ in range(2)]
    plan = of_both_parts(headings, [_drawn_rows(data), _drawn_rows(data)])
    again = rak_excel.read_plan(_content(plan))

    assert [dict(each.further) for _, each in again.indicators()] == [
        dict(each.further) for _, each in plan.indicators()
    ]
    assert reached(again) == reached(plan)
    assert [each.periods for _, _, each in again.activities()] == [each.periods for _, _, each in plan.activities()]


@given(st.data())
def test_any_mixture_means_after_a_merge_what_it_meant_in_its_files(data: st.DataObject) -> None:
    declared = (str(DEFINITIONS / f"target-triwulan{end}.toml") for end in ("", "-sendiri"))
    template = data.draw(st.sampled_from(["kpu-2020", *declared]))
    plans = []
    for name in ("a", "b"):
        headings = [data.draw(st.sampled_from(HEADINGS)) for _ in range(2)]
        plans.append(of_both_parts(headings, [_drawn_rows(data), _drawn_rows(data)], name, template))
    known = {at: values for plan in plans for at, values in reached(plan).items() if _is_known(plan, *at)}
    merged = merge(plans).plan
    found = reached(merged)

    assert {at: found[at] for at in known} == known
    assert reached(rak_excel.read_plan(_content(merged))) == found


def _is_known(plan: Plan, part: str, text: str) -> bool:
    """Whether anything tells how the targets of an indicator are written."""
    (indicator,) = (each for own, each in plan.indicators() if (own.id, each.text) == (part, text))
    read = period_targets(indicator, part, plan.definition)
    return read is not None and read.entry != ""


def _content(plan: Plan) -> bytes:
    file = io.BytesIO()
    rak_excel.write_template(file, form_of_plan(plan, signed=True))
    return file.getvalue()


HEAD = ["NO", "SASARAN", "INDIKATOR", "TARGET", *UP_TO.split(" | "), "KEGIATAN", "T1", "T2", "T3", "T4", "PELAKSANA"]


def _sent(folder: Path, name: str, headings: Sequence[str | int], *rows: Sequence[str | int]) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Komisi"
    for line in ("RENCANA AKSI KINERJA", "KOMISI PEMILIHAN UMUM KABUPATEN LOMBOK TIMUR", "Tahun Anggaran : 2020"):
        sheet.append([line])
    for row in (headings, *rows):
        sheet.append(tuple(row))
    folder.mkdir(exist_ok=True)
    book.save(folder / name)


def test_targets_of_each_quarter_and_s_d_are_the_same_in_a_merge(tmp_path: Path) -> None:
    ticks = ["v", "v", "v", "v", "Divisi Hukum dan Pengawasan"]
    own = [each.replace("s.d.", "TARGET") for each in HEAD]
    _sent(tmp_path / "in", "a.xlsx", own, [1, "A", "Jumlah Laporan", "4 Laporan", 1, 1, 1, 1, "Reviu", *ticks])
    _sent(tmp_path / "in", "b.xlsx", HEAD, [1, "A", "Jumlah Laporan", "4 Laporan", 1, 2, 3, 4, "Rapat", *ticks])
    merged = merge_files([tmp_path / "in"], tmp_path / "plan.xlsx")
    plan = rak_excel.read_plan(tmp_path / "plan.xlsx")

    assert merged.differences == ()
    assert texts(plan.parts[0].indicators[0]) == ["1", "2", "3", "4"]


TICKED = ["v", "v", "v", "v", "Divisi Hukum dan Pengawasan"]


@pytest.mark.parametrize("names", [("a.xlsx", "b.xlsx"), ("b.xlsx", "a.xlsx")])
@pytest.mark.parametrize(
    ("target", "alone", "summed"),
    [
        ("4 Laporan", [1, 1, 1, 1], ["1", "2", "3", "4"]),
        ("4 Laporan", [1, "n.a", 1, 2], ["1", "n.a", "2", "4"]),
        ("95-100%", ["20%", "25%", "25%", "25-30%"], ["20%", "45%", "70%", "95-100%"]),
        ("90%", ["90%", "90%", "90%", "90%"], ["90%", "90%", "90%", "90%"]),
    ],
)
def test_a_merge_of_files_that_write_targets_otherwise_has_them_s_d_whatever_the_files_are_called(
    names: tuple[str, str], target: str, alone: list[str | int], summed: list[str], tmp_path: Path
) -> None:
    plain = [f"TARGET TW {each}" for each in ("I", "II", "III", "IV")]
    typed: list[Sequence[str | int]] = [alone, summed]
    for name, own, headings, values in zip(names, "AB", (ALONE, plain), typed, strict=True):
        heading = [*HEAD[:4], *headings, *HEAD[8:]]
        row = own, own, f"Indeks {own}", target, *values, f"Reviu {own}", *TICKED
        _sent(tmp_path / "in", name, heading, row)
    merge_files([tmp_path / "in"], tmp_path / "plan.xlsx")
    plan = rak_excel.read_plan(tmp_path / "plan.xlsx")

    assert [texts(each) for each in plan.parts[0].indicators] == [summed, summed]


ROWS = {"up_to": "4 Kali | 1 | 2 | 3 | 4", "own": "4 Kali | 1 | 1 | 1 | 1"}


@pytest.mark.parametrize("template", ["kpu-2020", "target-triwulan.toml", "target-triwulan-sendiri.toml"])
@pytest.mark.parametrize("entries", [("up_to", "own"), ("own", "up_to"), ("own", "own"), ("up_to", "up_to")])
def test_the_heading_of_each_part_says_how_its_targets_are_written_whatever_is_declared(
    template: str, entries: tuple[PeriodEntry, PeriodEntry]
) -> None:
    headed = {"up_to": UP_TO, "own": " | ".join(ALONE)}
    name = str(DEFINITIONS / template) if template.endswith(".toml") else template
    plan = of_both_parts([headed[each] for each in entries], [[ROWS[each]] for each in entries], template=name)

    for part, entry in zip(("commission", "secretariat"), entries, strict=True):
        assert found(plan, part).entry == entry
        assert dict(found(plan, part).up_to) == {1: 1, 2: 2, 3: 3, 4: 4}
    assert [line for line in told(plan) if line.startswith("RAK7")] == []
    assert reached(rak_excel.read_plan(_content(plan))) == reached(plan)


@pytest.mark.parametrize(("template", "entry"), [("target-triwulan", "up_to"), ("target-triwulan-sendiri", "own")])
def test_below_headings_that_do_not_say_it_the_definition_says_how_targets_are_written(
    template: str, entry: str
) -> None:
    file = str(DEFINITIONS / f"{template}.toml")
    plan = of_both_parts([QUARTERS, QUARTERS], [["4 Kali | 1 | 1 | 1 | 1"]] * 2, template=file)

    assert [found(plan, part).entry for part in ("commission", "secretariat")] == [entry] * 2
    assert plan.definition is rak_excel.load_template(file)


@pytest.mark.parametrize(
    ("template", "headings", "row", "written"),
    [
        ("target-triwulan", ALONE, ["1", "1", "1", "1"], ["1", "2", "3", "4"]),
        ("target-triwulan", ALONE, ["1", "", "n.a", "3"], ["1", "", "n.a", "4"]),
        ("target-triwulan", ALONE, ["minimal 1", "1", "1", "1"], ["≥ 1", "≥ 2", "≥ 3", "≥ 4"]),
        ("target-triwulan-sendiri", UP_TO.split(" | "), ["1", "2", "3", "4"], ["1", "2", "3", "4"]),
    ],
)
def test_a_merged_plan_has_targets_as_its_definition_wants_them_or_as_all_files_head_them(
    template: str, headings: list[str], row: list[str], written: list[str]
) -> None:
    file = str(DEFINITIONS / f"{template}.toml")
    own = " | ".join(headings)
    plans = [of_both_parts([own, own], [[f"4 Kali | {' | '.join(row)}"]] * 2, name, file) for name in ("a", "b")]
    merged = merge(plans).plan

    assert [texts(indicator) for _, indicator in merged.indicators()] == [written] * 4
    assert {found(merged, part).entry for part in ("commission", "secretariat")} == {"up_to"}


def test_another_target_of_a_quarter_is_asked_about_in_a_merge(tmp_path: Path) -> None:
    ticks = ["v", "v", "v", "v", "Divisi Hukum dan Pengawasan"]
    _sent(tmp_path / "in", "a.xlsx", HEAD, [1, "A", "Jumlah Laporan", "4 Laporan", 1, 2, 3, 4, "Reviu", *ticks])
    _sent(tmp_path / "in", "b.xlsx", HEAD, [1, "A", "Jumlah Laporan", "4 Laporan", 1, "1 Lap", 3, 4, "Rapat", *ticks])
    merged = merge_files([tmp_path / "in"], tmp_path / "plan.xlsx")

    assert [each.question.field.label.id for each in merged.differences] == ["Target per periode"]


def test_a_plan_without_such_columns_has_those_of_its_definition_alone() -> None:
    plan = plan_of(f"""
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | {TICKS} | PELAKSANA |
        | 1  | A | Opini BPK | WTP | Reviu | v | v | v | v | Divisi Hukum dan Pengawasan |
    """)

    assert plan.definition is rak_excel.load_template("kpu-2020")


@pytest.mark.parametrize(("wanted", "heading"), [("true", "TARGET S.D. TW II"), ('"own"', "TARGET TW II")])
def test_a_definition_with_targets_by_quarter_puts_them_behind_the_target_of_both_parts(
    tmp_path: Path, wanted: str, heading: str
) -> None:
    path = tmp_path / "own.toml"
    path.write_text(f'extends = ["kpu-2020"]\nid = "own"\nversion = 1\nquarter_targets = {wanted}\n')
    definition = rak_excel.load_template(path)

    for part in ("commission", "secretariat"):
        columns = definition.further_of(part)
        assert [column.id for column in columns] == ["target_q1", "target_q2", "target_q3", "target_q4"]
        assert columns[1].heading == heading


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("period", "13", "there is no period 13 of 12"),
        ("periods", "5", "there is no period 6 of 5"),
        ("periods", "6", 'must be "target_6_of_6"'),
        ("level", '"activity"', "belong to an indicator"),
        ("period", "0", "needs period and periods"),
        ("kind", '"text"', "needs period and periods"),
    ],
)
def test_a_column_of_targets_says_of_which_period_it_is(tmp_path: Path, key: str, value: str, said: str) -> None:
    text = (DEFINITIONS / "target-bulan.toml").read_text(encoding="utf-8")
    path = tmp_path / "own.toml"
    path.write_text(re.sub(rf"^{key} = .*$", f"{key} = {value}", text, flags=re.MULTILINE), encoding="utf-8")

    with pytest.raises(DefinitionError) as error:
        rak_excel.load_template(path)
    assert said in error.value.text.en


@pytest.mark.parametrize("wanted", ["1.5", '"sd"', "[1]"])
def test_what_quarter_targets_cannot_be_is_told(tmp_path: Path, wanted: str) -> None:
    path = tmp_path / "own.toml"
    path.write_text(f'extends = ["kpu-2020"]\nid = "own"\nversion = 1\nquarter_targets = {wanted}\n')

    with pytest.raises(DefinitionError) as error:
        rak_excel.load_template(path)
    assert 'write true or "up_to"' in error.value.text.en


@pytest.mark.parametrize(
    ("indicator", "row", "lines"),
    [
        ("Jumlah Laporan", "70 Laporan | 1O | 20 | 30 | 7O", ["RAK012 E2", "RAK012 H2"]),
        ("Persentase X", "100% | l0% | 20% | 30% | 100%", ["RAK012 E2"]),
        ("Persentase X", "100% | -10% | 20% | 30% | 100%", ["RAK714 E2"]),
        ("Persentase X", "100% | 10% | 200% | 300% | 100%", ["RAK704 H2", "RAK714 F2", "RAK714 G2"]),
        ("Jumlah Laporan", "4 Laporan | -1 | 2 | 3 | 4", ["RAK707 E2", "RAK714 E2"]),
        ("Indeks Y", "3,5 | 1.000 | 2,0 | 3.000 | 3,5", ["RAK016 E2", "RAK016 G2"]),
        ("Jumlah Orang", "4000 Orang | 1.000 | 2.000 | 3.000 | 4.000", []),
        ("Indeks Y", "3,5 | 1,000 | 2 | 3 | 3,50", []),
        ("Persentase X", "120% | 10% | 20% | 110% | 120%", ["RAK306 D2"]),
        ("Nilai SAKIP", "BB (72,10) | B (65,00) | B (66) | | BB (72,10)", []),
        ("Nilai SAKIP", "BB | B (65,00) | B | 70 (B) | 72,10 (BB)", []),
        ("Nilai SAKIP", "72,1 | B (65,00) | | | BB (72,10)", []),
        ("Nilai SAKIP", "BB (72,10) | 65 | | | 72,10", []),
        ("Persentase X", "100% | 74,05 (BB) | 80% | 90% | 100%", ["RAK708 E2"]),
        ("Jumlah Laporan", "4 Laporan | 1 (E) | 2 | 3 | 4", ["RAK708 E2"]),
        ("Nilai SAKIP", "BB (72,10) | B | | | BB (70,10)", ["RAK701 H2"]),
        ("Nilai SAKIP", "BB (72,10) | B | | | A (72,10)", ["RAK701 H2"]),
    ],
)
def test_what_is_read_otherwise_than_it_looks_is_told_and_stays_as_typed(
    indicator: str, row: str, lines: list[str]
) -> None:
    plan = komisi(
        f"{UP_TO} | KEGIATAN | {TICKS} | PELAKSANA",
        f"{row} | Reviu | v | v | v | v | Divisi Hukum dan Pengawasan",
        indicator=indicator,
    )
    target, *typed = (each.strip() for each in row.split("|"))
    said = [line.replace("Komisi!", "") for line in told(plan, *Severity) if re.search("Komisi![D-H]2", line)]

    assert sorted(line.rpartition(" ")[0] for line in said) == lines
    assert texts(plan.parts[0].indicators[0]) == typed
    assert plan.parts[0].indicators[0].target.text == target  # type: ignore[union-attr]
