"""Several columns of one role: the plan's own is read, the others are told as what they are, or it is asked."""

from __future__ import annotations

from typing import Any

import pytest

from rak_excel.model import Plan, Severity
from tests.tables import plan_of, told

TICKS = "T1 | T2 | T3 | T4"
GAPS = "v | | | "


def told_of_columns(plan: Plan) -> list[str]:
    """What is told of columns, without a sheet missing and the like."""
    return [each for each in told(plan) if each.startswith(("RAK004", "RAK005", "RAK009", "RAK016", "RAK02"))]


def row_of(plan: Plan) -> dict[str, Any]:
    """The only activity of the plan, by role."""
    ((_, indicator, activity),) = plan.activities()
    return {
        "objective": indicator.objective.text,
        "indicator": indicator.text,
        "target": indicator.target and indicator.target.text,
        "activity": activity.text,
        "periods": activity.periods,
        "executor": activity.executors_text,
    }


def with_targets(heading: str, row: str = "70 | 75", lower: str = "") -> Plan:
    below = f"| | | | {lower} | | {' | ' * 3} | |\n" if lower else ""
    return plan_of(
        f"# Komisi\n| NO | SASARAN | INDIKATOR | {heading} | KEGIATAN | {TICKS} | PELAKSANA |\n{below}"
        f"| 1 | A | Nilai A | {row} | Reviu | {GAPS} | Divisi Hukum |"
    )


@pytest.mark.parametrize(
    ("heading", "row", "target", "told_at"),
    [
        ("TARGET SEMULA | TARGET MENJADI", "70 | 75", "75", ["RAK020 Komisi!D1 warning"]),
        ("TARGET MENJADI | TARGET SEMULA", "70 | 75", "70", ["RAK020 Komisi!E1 warning"]),
        ("TARGET SEBELUM REVISI | TARGET SETELAH REVISI", "70 | 75", "75", ["RAK020 Komisi!D1 warning"]),
        ("TARGET | TARGET PERUBAHAN", "70 | 75", "70", ["RAK009 Komisi!D1 error", "RAK009 Komisi!E1 error"]),
        ("TARGET (REALISASI) | TARGET (RENCANA)", "70 | 75", "75", ["RAK020 Komisi!D1 warning"]),
        ("TARGET (2019) | TARGET (2020)", "70 | 75", "75", ["RAK020 Komisi!D1 warning"]),
        ("TARGET | TARGET 2019", "70 | 75", "70", ["RAK020 Komisi!E1 warning"]),
        ("TARGET 2019 | TARGET", "70 | 75", "75", ["RAK020 Komisi!D1 warning"]),
        ("TARGET TAHUNAN | TARGET", "70 | 75", "75", ["RAK020 Komisi!D1 warning"]),
        ("TARGET KINERJA | TARGET TAHUNAN", "70 | 75", "70", ["RAK009 Komisi!D1 error", "RAK009 Komisi!E1 error"]),
        ("TARGET | TARGET", "70 | 75", "70", ["RAK009 Komisi!D1 error", "RAK009 Komisi!E1 error"]),
        # Where the choice changes nothing there is nothing to ask.
        ("TARGET | TARGET", "75 | 75", "75", ["RAK020 Komisi!E1 warning"]),
        ("TARGET | TARGET", " | 75", "75", []),
        ("TARGET SEMULA | TARGET MENJADI", "70 | ", "70", []),
        # Headed by nothing known, and like the targets below.
        ("TARGET | KOREKSI PROVINSI", "65% | 70%", "65%", ["RAK009 Komisi!D1 error", "RAK009 Komisi!E1 error"]),
        ("TARGET | SEHARUSNYA", "65% | 70%", "65%", ["RAK009 Komisi!D1 error", "RAK009 Komisi!E1 error"]),
        ("TARGET | HASIL RAPAT", "2 SK | 3 SK", "2 SK", ["RAK009 Komisi!D1 error", "RAK009 Komisi!E1 error"]),
        ("KOREKSI PROVINSI | TARGET", "70% | 65%", "65%", ["RAK009 Komisi!D1 error", "RAK009 Komisi!E1 error"]),
        ("TARGET | SATUAN | HASIL RAPAT", "65 | % | 70%", "65%", ["RAK009 Komisi!D1 error", "RAK009 Komisi!F1 error"]),
        ("TARGET | HASIL RAPAT", "65% | 65%", "65%", []),
        ("TARGET | HASIL RAPAT", "65% | ", "65%", []),
        ("TARGET | HASIL RAPAT", "65% | 2 laporan", "65%", []),
        ("TARGET | BOBOT", "65% | 10%", "65%", []),
        ("TARGET | BASELINE", "65% | 60%", "65%", []),
        ("TARGET | TAHUN LALU", "65% | 60%", "65%", []),
        ("TARGET | 2019", "65% | 60%", "65%", []),
        ("TARGET | SEMESTER I", "4 SK | 2 SK", "4 SK", []),
        ("TARGET | PAGU", "65 | 100", "65", []),
        # What is no target is none beside one either.
        ("TARGET | REALISASI", "70 | 75", "70", []),
        ("TARGET | TERCAPAI", "70 | 75", "70", []),
        ("TARGET | SATUAN", "70 | %", "70%", []),
        # Another target, of which nobody would think that it is the plan's.
        ("TARGET RENSTRA | TARGET", "70 | 75", "75", ["RAK020 Komisi!D1 warning"]),
        ("TARGET TAHUN LALU | TARGET TAHUN INI", "70 | 75", "75", ["RAK020 Komisi!D1 warning"]),
        ("TARGET ANGGARAN | TARGET", "70 | 75", "75", []),
        ("TARGET FISIK | TARGET KEUANGAN", "70 | 75", "70", []),
        # None is headed as this plan's own.
        ("TARGET RENSTRA | TARGET PK", "70 | 75", "70", ["RAK009 Komisi!D1 error", "RAK009 Komisi!E1 error"]),
        ("TARGET RENSTRA | TARGET PK", "75 | 75", "75", ["RAK020 Komisi!E1 warning"]),
        ("TARGET PK | TARGET", "70 | 75", "75", ["RAK020 Komisi!D1 warning"]),
        ("TARGET PK | SATUAN TARGET", "70 | %", "70%", []),
        # What may be the target as well as what was reached.
        ("TARGET CAPAIAN", "70", "70", []),
        ("TARGET CAPAIAN | REALISASI", "70 | 60", "70", []),
        ("TARGET CAPAIAN | TARGET", "70 | 75", "75", ["RAK009 Komisi!D1 error", "RAK009 Komisi!E1 error"]),
        ("TARGET | TARGET CAPAIAN", "70 | 75", "70", ["RAK009 Komisi!D1 error", "RAK009 Komisi!E1 error"]),
        ("TARGET | TARGET CAPAIAN", "70 | 70", "70", ["RAK020 Komisi!E1 warning"]),
        ("TARGET | TARGET CAPAIAN", " | 70", "70", ["RAK009 Komisi!E1 error"]),
        ("TARGET | TARGET CAPAIAN | REALISASI", "70 | 75 | 60", "70", ["RAK020 Komisi!E1 warning"]),
        ("TARGET CAPAIAN | TARGET TAHUN 2020", "70 | 75", "75", ["RAK009 Komisi!D1 error", "RAK009 Komisi!E1 error"]),
        ("TARGET CAPAIAN 2019 | TARGET CAPAIAN 2020", "70 | 75", "75", ["RAK020 Komisi!D1 warning"]),
        ("TARGET RENSTRA | TARGET CAPAIAN", "70 | 75", "75", ["RAK016 Komisi!E1 warning", "RAK020 Komisi!D1 warning"]),
        ("TARGET/CAPAIAN", "70", "70", ["RAK009 Komisi!D1 error"]),
        ("TARGET DAN CAPAIAN", "70", "70", ["RAK009 Komisi!D1 error"]),
        ("TARGET (CAPAIAN)", "70", "70", ["RAK009 Komisi!D1 error"]),
        ("TARGET PENCAPAIAN", "70", "70", []),
        # The only one, and headed as something else.
        ("TARGET RENSTRA", "70", "70", ["RAK009 Komisi!D1 error"]),
        ("TARGET PERJANJIAN KINERJA", "70", "70", []),
        ("TARGET 2019", "70", "70", ["RAK009 Komisi!D1 error"]),
        ("TARGET 2020", "70", "70", []),
        ("TARGET 2020-2024", "70", "70", ["RAK009 Komisi!D1 error"]),
        ("TARGET 2020-2024 | TARGET 2020", "90 | 70", "70", ["RAK020 Komisi!D1 warning"]),
        ("TARGET 2021 | TARGET 2022", "70 | ", "70", ["RAK009 Komisi!D1 error"]),
        ("TARGET SEMULA", "70", "70", ["RAK009 Komisi!D1 error"]),
        # AWAL and AKHIR may be those of a change, or of the year.
        ("TARGET AWAL | TARGET AKHIR", "70 | 75", "70", ["RAK009 Komisi!D1 error", "RAK009 Komisi!E1 error"]),
        ("TARGET AWAL | TARGET PERUBAHAN", "70 | 75", "75", ["RAK020 Komisi!D1 warning"]),
        ("TARGET AWAL | TARGET", "70 | 75", "75", ["RAK020 Komisi!D1 warning"]),
        ("TARGET AWAL | TARGET KINERJA", "70 | 75", "75", ["RAK020 Komisi!D1 warning"]),
        ("TARGET SEMULA | TARGET AKHIR", "70 | 75", "75", ["RAK020 Komisi!D1 warning"]),
    ],
)
def test_of_several_targets_the_plans_own_is_read(heading: str, row: str, target: str, told_at: list[str]) -> None:
    plan = with_targets(heading, row)

    assert row_of(plan)["target"] == target
    assert sorted(told_of_columns(plan)) == told_at


def test_a_target_of_the_plans_year_stands_between_what_was_and_what_will_be() -> None:
    plan = with_targets("REALISASI 2019 | TARGET 2020 | TARGET 2021", "70 | 75 | 80")

    assert row_of(plan)["target"] == "75"
    assert told_of_columns(plan) == ["RAK020 Komisi!F1 warning"]


@pytest.mark.parametrize(
    ("heading", "lower", "target", "told_at"),
    [
        ("TARGET | <", "SEMULA | MENJADI", "75", ["RAK020 Komisi!D2 warning"]),
        ("TARGET | <", "{2020} | {2021}", "70", ["RAK020 Komisi!E2 warning"]),
        ("TARGET | <", "2019 | 2020", "75", ["RAK020 Komisi!D2 warning"]),
        ("CAPAIAN 2019 | RENCANA 2020", "TARGET | TARGET", "75", ["RAK020 Komisi!D2 warning"]),
        ("TARGET | <", "KINERJA | ANGGARAN", "70", []),
        ("TARGET | <", "CAPAIAN | RENCANA", "75", ["RAK009 Komisi!D2 error", "RAK009 Komisi!E2 error"]),
        ("TARGET | <", "AWAL | CAPAIAN", "70", ["RAK009 Komisi!D2 error", "RAK009 Komisi!E2 error"]),
        ("TARGET | <", "AWAL | AKHIR", "70", ["RAK009 Komisi!D2 error", "RAK009 Komisi!E2 error"]),
        ("TARGET | <", "VOL | SAT", "70", ["RAK009 Komisi!D3 error"]),  # 75 is no unit
        ("TARGET | <", "2021 | 2022", "70", ["RAK009 Komisi!D2 error", "RAK009 Komisi!E2 error"]),
        ("TARGET | <", "KUANTITAS | KUALITAS", "70", ["RAK009 Komisi!D2 error", "RAK009 Komisi!E2 error"]),
    ],
)
def test_a_lower_heading_row_tells_targets_apart(heading: str, lower: str, target: str, told_at: list[str]) -> None:
    plan = with_targets(heading, lower=lower)

    assert row_of(plan)["target"] == target
    assert told_of_columns(plan) == told_at


def columns(*pairs: tuple[str, str]) -> Plan:
    """A plan with these columns, each a heading and what stands below it."""
    headings, cells = zip(*pairs, strict=True)
    return plan_of(f"# Komisi\n| {' | '.join(headings)} |\n| {' | '.join(cells)} |")


def plan_with(**changed: tuple[tuple[str, str], ...]) -> Plan:
    """The usual columns, those of a role exchanged for others."""
    usual = {
        "number": (("NO", "1"),),
        "objective": (("SASARAN", "A"),),
        "indicator": (("INDIKATOR", "Nilai A"),),
        "target": (("TARGET", "70"),),
        "activity": (("KEGIATAN", "Reviu"),),
        "periods": (("T1", "v"), ("T2", ""), ("T3", ""), ("T4", "")),
        "executor": (("PELAKSANA", "Divisi Hukum"),),
    }
    return columns(*(pair for role in usual for pair in changed.get(role, usual[role])))


@pytest.mark.parametrize(
    ("role", "pairs", "read", "told_at"),
    [
        ("activity", (("KEGIATAN", "X"), ("RENCANA AKSI", "Y")), "X", ["RAK020 Komisi!F1 warning"]),
        ("activity", (("PROGRAM/KEGIATAN", "X"), ("RENCANA AKSI", "Y")), "Y", ["RAK020 Komisi!E1 warning"]),
        ("activity", (("PROGRAM", "X"), ("KEGIATAN", "Y")), "Y", []),
        (
            "activity",
            (("PROGRAM", "X"), ("KEGIATAN", "Y"), ("SUB KEGIATAN", "Z")),
            "Z",
            ["RAK020 Komisi!F1 warning"],
        ),
        (
            "activity",
            (("KEGIATAN", "X"), ("SUB KEGIATAN", "Y"), ("LANGKAH AKSI", "Z")),
            "Z",
            ["RAK020 Komisi!E1 warning", "RAK020 Komisi!F1 warning"],
        ),
        ("activity", (("KEGIATAN SEMULA", "X"), ("KEGIATAN MENJADI", "Y")), "Y", ["RAK020 Komisi!E1 warning"]),
        ("indicator", (("INDIKATOR LAMA", "X"), ("INDIKATOR BARU", "Y")), "Y", ["RAK020 Komisi!C1 warning"]),
        ("executor", (("PELAKSANA SEMULA", "X"), ("PELAKSANA MENJADI", "Y")), "Y", ["RAK020 Komisi!J1 warning"]),
        ("executor", (("PENANGGUNG JAWAB", "X"), ("PELAKSANA", "Y")), "Y", ["RAK020 Komisi!J1 warning"]),
        (
            "executor",
            (("PENANGGUNG JAWAB", "X"), ("PIC", "Y")),
            "X",
            ["RAK009 Komisi!J1 error", "RAK009 Komisi!K1 error"],
        ),
        (
            "executor",
            (("PELAKSANA UTAMA", "X"), ("PELAKSANA PENDUKUNG", "Y")),
            "X",
            ["RAK009 Komisi!J1 error", "RAK009 Komisi!K1 error"],
        ),
        ("activity", (("KEGIATAN SEMULA", "X"),), "X", ["RAK009 Komisi!E1 error"]),
        ("indicator", (("INDIKATOR LAMA", "X"),), "X", ["RAK009 Komisi!C1 error"]),
        ("activity", (("KEGIATAN BARU", "X"),), "X", []),
        ("executor", (("PELAKSANA", "X"), ("PIC PENDAMPING", "Y")), "X", ["RAK020 Komisi!K1 warning"]),
        (
            "indicator",
            (("INDIKATOR PROGRAM", "X"), ("INDIKATOR KINERJA UTAMA", "Y")),
            "Y",
            ["RAK020 Komisi!C1 warning"],
        ),
        (
            "indicator",
            (("INDIKATOR PROGRAM", "X"), ("INDIKATOR KINERJA", "Y")),
            "X",
            ["RAK009 Komisi!C1 error", "RAK009 Komisi!D1 error"],
        ),
        ("objective", (("TUJUAN", "X"), ("SASARAN", "Y")), "Y", ["RAK020 Komisi!B1 warning"]),
        ("objective", (("TUJUAN", "X"), ("TUJUAN DAN SASARAN", "Y")), "Y", ["RAK020 Komisi!B1 warning"]),
        ("objective", (("SASARAN KEGIATAN", "X"), ("SASARAN STRATEGIS", "Y")), "Y", ["RAK020 Komisi!B1 warning"]),
        (
            "objective",
            (("SASARAN", "X"), ("SASARAN PROGRAM", "Y")),
            "X",
            ["RAK009 Komisi!B1 error", "RAK009 Komisi!C1 error"],
        ),
    ],
)
def test_of_several_columns_of_a_role_the_official_one_or_the_own_level_is_read(
    role: str, pairs: tuple[tuple[str, str], ...], read: str, told_at: list[str]
) -> None:
    plan = plan_with(**{role: pairs})

    assert row_of(plan)[role] == read
    assert told_of_columns(plan) == told_at


@pytest.mark.parametrize("heading", ["SEMULA | MENJADI", "LAMA | BARU", "SEBELUM | SESUDAH"])
def test_an_activity_below_menjadi_is_read_and_that_below_semula_told(heading: str) -> None:
    plan = plan_of(f"""
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | < | {TICKS} | PELAKSANA |
        | | | | | {heading} | | | | | |
        | 1 | A | Nilai A | 70 | Reviu | Rapat | {GAPS} | Divisi Hukum |
    """)

    assert row_of(plan)["activity"] == "Rapat"
    assert told_of_columns(plan) == ["RAK020 Komisi!E2 warning"]


def test_what_stands_in_a_column_set_aside_goes_into_the_export() -> None:
    plan = plan_with(executor=(("PENANGGUNG JAWAB", "Ketua"), ("PELAKSANA", "Divisi Hukum")))
    ((_, _, activity),) = plan.activities()

    assert activity.extras == {"PENANGGUNG JAWAB": "Ketua"}


def test_activities_in_a_finer_column_than_the_official_one_are_asked_about() -> None:
    plan = plan_of(f"""
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | RENCANA AKSI | {TICKS} | PELAKSANA |
        | 1 | A | Nilai A | 70 | Dukungan | Reviu | {GAPS} | Divisi Hukum |
        | | | | | | Rapat | {GAPS} | Divisi Hukum |
    """)

    assert told_of_columns(plan) == ["RAK009 Komisi!E1 error", "RAK009 Komisi!F1 error"]


TWO_BLOCKS = f"{TICKS} | {TICKS}"


@pytest.mark.parametrize(
    ("upper", "lower", "row", "periods", "told_at"),
    [
        ("RENCANA | < | < | < | REALISASI | < | < | <", TWO_BLOCKS, "v | | | | | v | |", (1,), ["RAK020 Komisi!J2 warning"]),
        ("REALISASI | < | < | < | RENCANA | < | < | <", TWO_BLOCKS, "v | | | | | v | |", (2,), ["RAK020 Komisi!F2 warning"]),
        ("JADWAL | < | < | < | ANGGARAN | < | < | <", TWO_BLOCKS, "v | | | | | 5 | |", (1,), []),
        (
            "TARGET TRIWULAN | < | < | < | RENCANA PELAKSANAAN | < | < | <",
            TWO_BLOCKS,
            "5 | | | | | v | |",
            (2,),
            [],
        ),
        (
            "T1 | < | T2 | < | T3 | < | T4 | <",
            "REALISASI | RENCANA | REALISASI | RENCANA | REALISASI | RENCANA | REALISASI | RENCANA",
            "v | | | v | | | |",
            (2,),
            ["RAK020 Komisi!F2 warning"],
        ),
        ("TAHUN 2019 | < | < | < | TAHUN 2020 | < | < | <", TWO_BLOCKS, "v | | | | | v | |", (2,), ["RAK020 Komisi!F2 warning"]),
        ("MENJADI | < | < | < | SEMULA | < | < | <", TWO_BLOCKS, "v | | | | | v | |", (1,), ["RAK020 Komisi!J2 warning"]),
        (" | | | | | | |", TWO_BLOCKS, "v | | | | | v | |", (1,), ["RAK009 Komisi!F2 error", "RAK009 Komisi!J2 error"]),
    ],
)  # fmt: skip
def test_of_two_blocks_of_periods_the_planned_one_is_the_schedule(
    upper: str, lower: str, row: str, periods: tuple[int, ...], told_at: list[str]
) -> None:
    plan = plan_of(f"""
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | {upper} | PELAKSANA |
        | | | | | | {lower} | |
        | 1 | A | Nilai A | 70 | Reviu | {row} | Divisi Hukum |
    """)

    assert row_of(plan)["periods"] == periods
    assert told_of_columns(plan) == told_at


def test_targets_of_each_quarter_beside_the_target_are_no_second_target_and_no_schedule() -> None:
    plan = plan_of(f"""
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | TARGET TW I | TARGET TW II | TARGET TW III | TARGET TW IV | KEGIATAN | {TICKS} | PELAKSANA |
        | 1 | A | Nilai A | 70 | 10 | 20 | 40 | 70 | Reviu | {GAPS} | Divisi Hukum |
    """)

    assert (row_of(plan)["target"], row_of(plan)["periods"]) == ("70", (1,))
    assert told_of_columns(plan) == []
    assert dict(plan.parts[0].indicators[0].further) == {
        "target_q1": "10", "target_q2": "20", "target_q3": "40", "target_q4": "70",
    }  # fmt: skip


def test_executors_in_two_columns_below_one_heading_are_asked_about() -> None:
    plan = plan_of(f"""
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | {TICKS} | PELAKSANA | < |
        | | | | | | | | | | DIVISI | SUB BAGIAN |
        | 1 | A | Nilai A | 70 | Reviu | {GAPS} | Divisi Hukum | Subbag Hukum |
    """)

    assert told_of_columns(plan) == ["RAK009 Komisi!J2 error", "RAK009 Komisi!K2 error"]


def test_the_number_of_an_activity_and_its_text_below_one_heading_are_told_apart() -> None:
    plan = plan_of(f"""
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | < | {TICKS} | PELAKSANA |
        | | | | | NO | URAIAN | | | | | |
        | 1 | A | Nilai A | 70 | 1 | Reviu | {GAPS} | Divisi Hukum |
    """)

    assert row_of(plan)["activity"] == "Reviu"
    assert told_of_columns(plan) == []


def test_what_was_reached_by_quarters_is_no_schedule_and_told_once() -> None:
    plan = plan_of(f"""
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | REALISASI | < | < | < | KEGIATAN | {TICKS} | PELAKSANA |
        | | | | | TW I | TW II | TW III | TW IV | | | | | | |
        | 1 | A | Nilai A | 70 | 10 | 20 | 40 | 70 | Reviu | {GAPS} | Divisi Hukum |
    """)

    assert row_of(plan)["periods"] == (1,)
    assert told_of_columns(plan) == ["RAK020 Komisi!E2 warning"]


@pytest.mark.parametrize(
    ("when", "told_at"),
    [("Januari", []), ("Mei", ["RAK009 Komisi!F2 error"]), ("Januari - Mei", ["RAK020 Komisi!F1 warning"])],
)
def test_a_schedule_in_words_beside_ticks_is_told_where_it_is_another(when: str, told_at: list[str]) -> None:
    plan = plan_of(f"""
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | WAKTU | {TICKS} | PELAKSANA |
        | 1 | A | Nilai A | 70 | Reviu | {when} | {GAPS} | Divisi Hukum |
    """)

    assert row_of(plan)["periods"] == (1,)
    assert told_of_columns(plan) == told_at


@pytest.mark.parametrize(("quarter", "month", "periods"), [("v", "", (1,)), ("", "v", (1,)), ("", "", ())])
def test_of_quarters_beside_months_those_that_nobody_filled_are_not_the_schedule(
    quarter: str, month: str, periods: tuple[int, ...]
) -> None:
    quarters, months = " | ".join(f"T{n}" for n in range(1, 5)), " | ".join(f"B{n}" for n in range(1, 13))
    plan = plan_of(f"""
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | {quarters} | {months} | PELAKSANA |
        | 1 | A | Nilai A | 70 | Reviu | {quarter} | | | | {month} {" | " * 12} Divisi Hukum |
    """)

    assert row_of(plan)["periods"] == periods
    assert told_of_columns(plan) == []


def test_quarters_that_agree_with_the_months_beside_them_are_no_schedule_in_words() -> None:
    quarters, months = " | ".join(f"T{n}" for n in range(1, 5)), " | ".join(f"B{n}" for n in range(1, 13))
    plan = plan_of(f"""
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | TRIWULAN | < | < | < | BULAN {" | <" * 11} | PELAKSANA |
        | | | | | | {quarters} | {months} | |
        | 1 | A | Nilai A | 70 | Reviu | v | | | | v {" | " * 12} Divisi Hukum |
    """)

    assert row_of(plan)["periods"] == (1,)
    assert told_of_columns(plan) == []


@pytest.mark.parametrize(("over", "told_at"), [("TAHUN 2019", ["RAK009 Komisi!F2 error"]), ("TAHUN 2020", [])])
def test_a_schedule_of_another_year_is_asked_about(over: str, told_at: list[str]) -> None:
    plan = plan_of(f"""
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | {over} | < | < | < | PELAKSANA |
        | | | | | | {TICKS} | |
        | 1 | A | Nilai A | 70 | Reviu | {GAPS} | Divisi Hukum |
    """)

    assert told_of_columns(plan) == told_at


def test_target_and_realisasi_below_each_quarter_are_those_of_the_quarter() -> None:
    pairs = " | ".join(["TARGET | REALISASI"] * 4)
    plan = plan_of(f"""
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | TW I | < | TW II | < | TW III | < | TW IV | < | PELAKSANA |
        | | | | | | {pairs} | |
        | 1 | A | Nilai A | 70 | Reviu | 25 | | 50 | | 75 | | 100 | | Divisi Hukum |
    """)

    assert row_of(plan)["target"] == "70"
    assert told_of_columns(plan) == []
    assert "RAK405 Komisi!F3 info" in told(plan, Severity.INFO)


@pytest.mark.parametrize(
    ("second", "row", "read", "told_at"),
    [
        ("TARGET 2019 | KEGIATAN", "60 | Rapat", ("60", "Rapat"), ["RAK009 Komisi!D3 error"]),
        ("TARGET 2019 | TARGET 2020 | KEGIATAN", "60 | 65 | Rapat", ("65", "Rapat"), ["RAK020 Komisi!D3 warning"]),
        ("TARGET | TARGET RENSTRA | KEGIATAN", "60 | 65 | Rapat", ("60", "Rapat"), ["RAK020 Komisi!E3 warning"]),
        ("TARGET | TARGET | KEGIATAN", "60 | 65 | Rapat", ("60", "Rapat"), ["RAK009 Komisi!D3 error", "RAK009 Komisi!E3 error"]),
        ("TARGET | KEGIATAN SEMULA | KEGIATAN MENJADI", "60 | X | Rapat", ("60", "Rapat"), ["RAK020 Komisi!E3 warning"]),
        ("TARGET | KEGIATAN", "60 | Rapat", ("60", "Rapat"), []),
    ],
)  # fmt: skip
def test_a_heading_further_down_is_told_of_where_it_differs(
    second: str, row: str, read: tuple[str, str], told_at: list[str]
) -> None:
    plan = plan_of(f"""
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | {TICKS} | PELAKSANA |
        | 1 | A | Nilai A | 70 | Reviu | {GAPS} | Divisi Hukum |
        | NO | SASARAN | INDIKATOR | {second} | {TICKS} | PELAKSANA |
        | 2 | B | Nilai B | {row} | {GAPS} | Divisi Hukum |
    """)
    _, (_, indicator, activity) = plan.activities()

    assert (indicator.target and indicator.target.text, activity.text) == read
    assert told_of_columns(plan) == told_at


def test_a_heading_repeated_on_the_next_page_is_told_of_once_also_without_its_lower_row() -> None:
    plan = plan_of(f"""
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | < | KEGIATAN | WAKTU | < | < | < | PELAKSANA |
        | | | | SEMULA | MENJADI | | {TICKS} | |
        | 1 | A | Nilai A | 60 | 70 | Reviu | {GAPS} | Divisi Hukum |
        | NO | SASARAN | INDIKATOR | TARGET | < | KEGIATAN | WAKTU | < | < | < | PELAKSANA |
        | 2 | B | Nilai B | 65 | 75 | Rapat | {GAPS} | Divisi Hukum |
        | NO | SASARAN | INDIKATOR | TARGET | < | KEGIATAN | WAKTU | < | < | < | PELAKSANA |
        | | | | SEMULA | MENJADI | | {TICKS} | |
        | 3 | C | Nilai C | 68 | 78 | Surat | {GAPS} | Divisi Hukum |
    """)

    assert [indicator.target and indicator.target.text for _, indicator in plan.indicators()] == ["70", "75", "78"]
    assert told_of_columns(plan) == ["RAK020 Komisi!D2 warning"]


@pytest.mark.parametrize(
    ("first", "second", "is_told"),
    [
        ("Subbag Hukum", "Divisi Teknis Penyelenggaraan", True),
        ("Divisi Hukum", "Divisi Hukum", True),
        ("Divisi Hukum", "menunggu surat", False),
        ("Divisi Hukum", "-", True),
        ("75", "80", False),
        ("✓", "✓", False),
        ("-", "", False),
        ("", "", False),
    ],
)
def test_a_column_of_units_beside_the_executors_is_told(first: str, second: str, *, is_told: bool) -> None:
    plan = plan_of(f"""
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA    | PENDUKUNG |
        | 1. | Sasaran | Nilai A   | 80     | Reviu    | v  |    |    |    | Divisi Hukum | {first}   |
        |    |         | Nilai B   | 80     | Rapat    | v  |    |    |    | Divisi Hukum | {second}  |
    """)

    assert ("RAK020 Komisi!K1 warning" in told(plan)) == is_told
