"""Suggested targets by quarter: what the form shows from its ticks, and that none is a target before somebody types it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

import rak_excel
from rak_excel.definitions.loading import load_template
from rak_excel.formats.addresses import letters
from rak_excel.jobs.merge.files import merge_files
from rak_excel.jobs.template.forms import write_template
from rak_excel.layouts.plan import FIRST_ROW, layout_of
from rak_excel.model.further import PeriodEntry
from rak_excel.model.standard_columns import period_target
from tests.libreoffice import LibreOffice
from tests.shown_values import values_of
from tests.tables import plan_of, told
from tests.test_self_check_period_targets import counted, form_of, opened, quarterly, row_of, statuses

ALL = (1, 2, 3, 4)
COUNT, PERCENT = "Jumlah Laporan", "Persentase Satker"
# An indicator, its target, the quarters that are ticked, and what its quarters show.
UP_TO = (
    (COUNT, "4 Laporan", (1, 4), "0? | 0? | 0? | 4 Laporan?"),
    (COUNT, "4 Laporan", (1, 2), "0? | 4 Laporan? | 4 Laporan? | 4 Laporan?"),
    (COUNT, "4 Laporan", ALL, "1? | 2? | 3? | 4 Laporan?"),
    (COUNT, "5 Laporan", ALL, "0? | 0? | 0? | 5 Laporan?"),
    (PERCENT, "77,5%", (3,), " |  | 77,5%? | 77,5%?"),
    ("Opini BPK", "WTP", (2,), " | WTP? | WTP? | WTP?"),
    ("Nilai Layanan", "75,35", (4,), " |  |  | 75,35?"),
    (COUNT, "4 Laporan", (), " |  |  | "),
    (COUNT, "", ALL, " |  |  | "),
    (COUNT, "0 Laporan", ALL, " |  |  | "),
    (COUNT, "beberapa", ALL, " |  |  | "),
)
OWN = (
    (COUNT, "4 Laporan", (1, 3), "0? | 0? | 4 Laporan? | "),
    (COUNT, "4 Laporan", ALL, "1? | 1? | 1? | 1?"),
    (PERCENT, "77,5%", (3,), " |  | 77,5%? | 77,5%?"),
)


def _shown(office: LibreOffice, row: int = 1, sheet: str = "Komisi") -> str:
    at = FIRST_ROW + row
    return " | ".join(office.read(sheet, f"E{at}:H{at}")[0])


@pytest.mark.libreoffice
@pytest.mark.parametrize(("entry", "cases"), [("up_to", UP_TO), ("own", OWN)])
def test_a_blank_quarter_shows_what_follows_from_target_and_ticks(
    entry: PeriodEntry, cases: Sequence[tuple[str, str, Sequence[int], str]], tmp_path: Path, office: LibreOffice
) -> None:
    rows = [row_of(nth, name, target, ticks) for nth, (name, target, ticks, _) in enumerate(cases, 1)]
    opened(form_of(rows, quarterly(entry)), office, tmp_path)

    assert [_shown(office, nth) for nth, _ in enumerate(cases, 1)] == [shown for *_, shown in cases]


@pytest.mark.libreoffice
@pytest.mark.parametrize(
    ("target", "months", "shown"),
    [
        ("12 Laporan", range(1, 13), "3? | 6? | 9? | 12 Laporan?"),
        ("4 Laporan", (3, 6, 9, 12), "1? | 2? | 3? | 4 Laporan?"),
        ("4 Laporan", (3, 5, 7), "0? | 0? | 4 Laporan? | 4 Laporan?"),
    ],
)
def test_months_count_for_the_quarter_that_they_are_in(
    target: str, months: Sequence[int], shown: str, tmp_path: Path, office: LibreOffice
) -> None:
    form = form_of([], quarterly())
    rows = {"commission": (), "secretariat": (row_of(1, COUNT, target, months),)}
    opened(form.but(rows=rows), office, tmp_path)

    assert _shown(office, sheet="Sekretariat") == shown


@pytest.mark.libreoffice
def test_targets_by_month_follow_a_schedule_of_quarters_and_are_checked_alike(
    tmp_path: Path, office: LibreOffice
) -> None:
    columns = tuple(period_target(month, 12, "up_to", ()) for month in range(1, 13))
    definition = load_template("kpu-2020").but(columns=columns)
    rows = [row_of(1, COUNT, "4 Laporan", (1, 3)), row_of(2, COUNT, "4 Laporan")]
    layout = opened(form_of(rows, definition), office, tmp_path)
    shown = [line[:-1] for line in office.read("Komisi", f"E{FIRST_ROW + 1}:Q{FIRST_ROW + 2}")]

    assert shown[0] == ["0?"] * 8 + ["4 Laporan?"] * 4
    assert " ".join(shown[1]) == "0? 0? 1? 1? 1? 2? 2? 2? 3? 3? 3? 4 Laporan?"
    office.change({"Komisi": {f"{letters(column)}9": str(4 - column % 2) for column in range(4, 16)}})
    assert statuses(office, layout, 1) == ["Target akhir bukan TARGET"]
    assert counted(office, "Target s.d. turun") == [("Komisi!F9", "Perlu dicek")]


@pytest.mark.libreoffice
def test_the_last_tick_of_any_row_of_the_indicator_counts(tmp_path: Path, office: LibreOffice) -> None:
    layout = opened(form_of([row_of(1, COUNT, "4 Laporan", (1,))], quarterly()), office, tmp_path)
    assert _shown(office) == "4 Laporan? | 4 Laporan? | 4 Laporan? | 4 Laporan?"

    third = f"{layout.period_letter(3)}{FIRST_ROW + 2}"
    office.change({"Komisi": {f"{layout.letter('activity')}{FIRST_ROW + 2}": "Rapat", third: "v"}})
    assert [_shown(office), _shown(office, 2)] == ["0? | 0? | 4 Laporan? | 4 Laporan?", " |  |  | "]


@pytest.mark.libreoffice
def test_a_suggestion_goes_where_somebody_types_and_nothing_else_is_disturbed(
    tmp_path: Path, office: LibreOffice
) -> None:
    layout = opened(form_of([row_of(1, COUNT, "4 Laporan")], quarterly()), office, tmp_path)
    assert statuses(office, layout, 1) == ["Saran belum diketik"]
    assert counted(office, "Saran target") == [("Komisi!E9", "Perlu dicek")]

    for cell, text in (("E9", "1"), ("F9", "2"), ("G9", ""), ("H9", "4")):
        office.type("Komisi", cell, text)
    office.recalculate()
    assert (_shown(office), statuses(office, layout, 1)) == ("1 | 2 |  | 4", ["Lengkap"])


@pytest.mark.libreoffice
def test_copied_and_inserted_rows_do_no_harm(tmp_path: Path, office: LibreOffice) -> None:
    layout = opened(form_of([row_of(1, COUNT, "4 Laporan", (4,))], quarterly()), office, tmp_path)
    office.insert_row("Komisi", FIRST_ROW + 1)
    office.copy_row("Komisi", FIRST_ROW + 2, FIRST_ROW + 3)
    for role, text in (
        ("number", "2."),
        ("objective", "Lain"),
        ("indicator", "Jumlah Dokumen"),
        ("target", "2 Dokumen"),
    ):
        office.type("Komisi", f"{layout.letter(role)}{FIRST_ROW + 3}", text)
    office.recalculate()

    assert _shown(office, 1) == " |  |  | "
    assert _shown(office, 2) == "0? | 0? | 0? | 4 Laporan?"
    assert _shown(office, 3) == "0? | 0? | 0? | 2 Dokumen?"


@pytest.mark.libreoffice
@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_what_is_only_suggested_is_read_as_no_target_and_told_once_a_row(
    kind: str, tmp_path: Path, office: LibreOffice
) -> None:
    opened(form_of([row_of(1, COUNT, "4 Laporan"), row_of(2, COUNT, "4 Laporan | | 3")], quarterly()), office, tmp_path)
    office.save(tmp_path / f"saved.{kind}")
    plan = rak_excel.read_plan(tmp_path / f"saved.{kind}")

    assert [dict(each.further) for _, each in plan.indicators()] == [{}, {"target_q2": "3"}]
    assert [line for line in told(plan) if "RAK712" in line] == [
        "RAK712 Komisi!E9 warning",
        "RAK712 Komisi!E10 warning",
    ]


@pytest.mark.libreoffice
def test_an_xls_for_which_libreoffice_forgets_what_is_suggested_has_no_target_either(
    tmp_path: Path, office: LibreOffice
) -> None:
    opened(form_of([row_of(1, COUNT, "4 Laporan | | 0")], quarterly()), office, tmp_path)
    office.save(tmp_path / "saved.xls")
    plan = rak_excel.read_plan(tmp_path / "saved.xls")

    assert [dict(each.further) for _, each in plan.indicators()] == [{"target_q2": "0"}]


def test_a_form_that_was_never_opened_has_no_targets_and_nothing_to_tell(tmp_path: Path) -> None:
    form = form_of([row_of(1, COUNT, "4 Laporan")], quarterly())
    write_template(tmp_path / "form.xlsx", form)
    plan = rak_excel.read_plan(tmp_path / "form.xlsx")

    assert values_of(tmp_path / "form.xlsx", "Komisi")[FIRST_ROW][4:8] == [None] * 4
    assert dict(plan.parts[0].indicators[0].further) == {}
    assert [line for line in told(plan) if "RAK7" in line or "RAK00" in line] == []


def test_nothing_that_is_suggested_gets_into_a_merged_plan(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name, quarter in (("a", "2?"), ("b", "3")):
        rows = [row_of(1, COUNT, f"4 Laporan | | {quarter}")]
        write_template(tmp_path / "in" / f"{name}.xlsx", form_of(rows, quarterly()))
    merged = merge_files([tmp_path / "in"], tmp_path / "plan.xlsx")
    plan = rak_excel.read_plan(tmp_path / "plan.xlsx")

    assert merged.differences == ()
    assert [dict(each.further) for _, each in plan.indicators()] == [{"target_q2": "3"}]


def test_a_plan_to_be_signed_suggests_nothing() -> None:
    form = form_of([row_of(1, COUNT, "4 Laporan")], quarterly(), signed=True)

    assert not layout_of(form.definition.part("commission"), form).suggests


def test_a_question_mark_behind_a_target_of_any_file_is_told() -> None:
    plan = plan_of("""
        # Komisi
        | NO | SASARAN | INDIKATOR      | TARGET    | TARGET S.D. TW I | TARGET S.D. TW II | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA                    |
        | 1  | A       | Jumlah Laporan | 4 Laporan | 2                | 4 Laporan ?       | Reviu    | v  | v  |    |    | Divisi Hukum dan Pengawasan |
    """)

    assert [line for line in told(plan) if "!F2" in line] == ["RAK712 Komisi!F2 warning"]
    assert dict(plan.parts[0].indicators[0].further) == {"target_q1": "2"}
