"""Cells that say "as above"."""

from __future__ import annotations

import pytest

from rak_excel.model import NoteKind, Plan, Target, TargetKind
from rak_excel.vocabulary.entries.placeholders import is_ditto
from tests.tables import plan_of, told

HEAD = """
    # Komisi
    | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |
"""


def read(plan: Plan) -> list[str]:
    """Each activity: indicator, target, text, periods, executors as written."""
    return [
        f"{indicator.text} {indicator.target.text if indicator.target else '-'}: {activity.text} "
        f"{''.join(map(str, activity.periods))} {activity.executors_text}"
        for _, indicator, activity in plan.activities()
    ]


def notes(plan: Plan) -> list[str]:
    kinds = {NoteKind.AMBIGUOUS_VALUE: "asked", NoteKind.REPAIRED: "read", NoteKind.UNKNOWN_MARK: "mark"}
    return [
        f"{kinds[note.kind]} {note.cell} {note.became}".strip()
        for note in plan.notes
        if note.kind in kinds and is_ditto(note.value)
    ]


@pytest.mark.parametrize(
    "ditto", ["sda", "SDA.", "s.d.a", "s.d.a.", "s d a", "(sda)", "idem", "Idem.", "id.", '"', "''", "〃", '-"-', '-- " --', "”", "sama dengan atas", "Sama seperti di atas"]
)  # fmt: skip
def test_words_and_signs_for_as_above(ditto: str) -> None:
    assert is_ditto(ditto)


@pytest.mark.parametrize(
    "text", ["", "-", "s.d.", "s/d", "sd", "Sidang", "sda dan evaluasi", "'", "v", "SDA Terpadu", "sesuai"]
)
def test_what_is_not_as_above(text: str) -> None:
    assert not is_ditto(text)


def test_every_column_takes_what_stands_above_it_and_that_is_told_as_a_repair() -> None:
    plan = plan_of(
        HEAD
        + """
        | 1.  | Hukum | Nilai A | 95  | Rapat | v | | v | | Divisi Hukum |
        | sda | sda   | sda     | sda | sda   | " | | " | | idem |
        |     |       | Nilai B | sda | Reviu | v | v | | | -"- |
    """
    )

    assert read(plan) == [
        "Nilai A 95: Rapat 13 Divisi Hukum",
        "Nilai A 95: Rapat 13 Divisi Hukum",
        "Nilai B 95: Reviu 12 Divisi Hukum",
    ]
    assert [each.split()[1] for each in notes(plan)] == [
        *(f"Komisi!{column}3" for column in "ABCDEJFH"), "Komisi!D4", "Komisi!J4"
    ]  # fmt: skip
    assert not [each for each in notes(plan) if not each.startswith("read")]


def test_a_number_is_taken_with_its_format() -> None:
    plan = plan_of(
        HEAD
        + """
        | 1. | Hukum | Persentase A | {0.75:0%} | Rapat | v | | | | Divisi Hukum |
        |    |       | Persentase B | sda       | Reviu | v | | | | Divisi Hukum |
    """
    )

    assert read(plan)[1] == "Persentase B 75%: Reviu 1 Divisi Hukum"


def test_a_ditto_merged_over_the_schedule_stands_for_all_of_it() -> None:
    plan = plan_of(
        HEAD
        + """
        | 1. | Hukum | Nilai A | 95 | Rapat | v   |   | v |   | Divisi Hukum |
        |    |       | Nilai B | 90 | Reviu | sda | < | < | < | Divisi Hukum |
    """
    )

    assert read(plan)[1] == "Nilai B 90: Reviu 13 Divisi Hukum"
    assert notes(plan) == ["read Komisi!F3 v v"]


def test_dittos_in_every_period_stand_for_the_blank_ones_above_too() -> None:
    plan = plan_of(
        HEAD
        + """
        | 1. | Hukum | Nilai A | 95 | Rapat | v |   | v |   | Divisi Hukum |
        |    |       | Nilai B | 90 | Reviu | " | " | " | " | Divisi Hukum |
    """
    )

    assert read(plan)[1] == "Nilai B 90: Reviu 13 Divisi Hukum"
    assert [each.split()[0] for each in notes(plan)] == ["read"] * 4


def test_a_ditto_of_a_ditto_is_what_stands_above_both() -> None:
    plan = plan_of(
        HEAD
        + """
        | 1. | Hukum | Nilai A | 95 | Rapat | v | | | | Divisi Hukum |
        |    |       | Nilai B | 90 | Reviu | v | | | | sda |
        |    |       |         |    |       |   | | | |     |
        |    |       | Nilai C | 90 | Reviu | v | | | | sda |
    """
    )

    assert [each.rsplit(" ", 2)[1:] for each in read(plan)] == [["Divisi", "Hukum"]] * 3


@pytest.mark.parametrize(
    ("first", "second", "cells"),
    [
        ("| sda | Hukum | Nilai A | 95 | Rapat | v | | | | Divisi Hukum |", "", ["A2"]),
        ("| 1. | sda | Nilai A | 95 | Rapat | v | | | | Divisi Hukum |", "", ["B2"]),
        ("| 1. | Hukum | sda | 95 | Rapat | v | | | | Divisi Hukum |", "", ["C2"]),
        ("| 1. | Hukum | Nilai A | sda | Rapat | v | | | | Divisi Hukum |", "", ["D2"]),
        ("| 1. | Hukum | Nilai A | 95 | sda | v | | | | Divisi Hukum |", "", ["E2"]),
        ("| 1. | Hukum | Nilai A | 95 | Rapat | sda | | | | Divisi Hukum |", "", ["F2"]),
        ("| 1. | Hukum | Nilai A | 95 | Rapat | v | | | | sda |", "", ["J2"]),
        (  # no tick above
            "| 1. | Hukum | Nilai A | 95 | Rapat | v | | | | Divisi Hukum |",
            '| | | Nilai B | 95 | Rapat | " | " | | | Divisi Hukum |',
            ["G3"],
        ),
        (  # this quarter or the whole schedule
            "| 1. | Hukum | Nilai A | 95 | Rapat | v | v | | | Divisi Hukum |",
            "| | | Nilai B | 95 | Rapat | sda | | | | Divisi Hukum |",
            ["F3"],
        ),
        (  # an indicator as above under another objective
            "| 1. | Hukum | Nilai A | 95 | Rapat | v | | | | Divisi Hukum |",
            "| 2. | Umum | sda | 90 | Rapat | v | | | | Divisi Hukum |",
            ["C3"],
        ),
        (  # an objective as above with another number
            "| 1. | Hukum | Nilai A | 95 | Rapat | v | | | | Divisi Hukum |",
            "| 2. | sda | Nilai B | 90 | Rapat | v | | | | Divisi Hukum |",
            ["B3"],
        ),
        (
            "| 1. | Hukum | Nilai A | 95 | Rapat | v | | | | Divisi Hukum |",
            "| | | Nilai B | 95 | sda dan reviu | v | | | | Divisi Hukum |",
            ["E3"],
        ),
        (
            "| 1. | Hukum | Nilai A | 95 | Rapat | v | | | | Divisi Hukum |",
            "| | | Nilai B | 95 | 1. Reviu\\n2. sda | v | | | | Divisi Hukum |",
            ["E3"],
        ),
    ],
)
def test_it_is_asked_where_what_is_above_may_not_be_meant(first: str, second: str, cells: list[str]) -> None:
    plan = plan_of(f"{HEAD}    {first}\n    {second}\n")

    asked = [each for each in told(plan) if each.startswith("RAK009")]
    assert asked == [f"RAK009 Komisi!{cell} error" for cell in cells]
    assert not any(is_ditto(indicator.text) for _, indicator in plan.indicators())
    assert not any(
        is_ditto(item) for _, _, activity in plan.activities() for item in (activity.text, activity.executors_text)
    )


def test_the_target_of_an_indicator_without_one_is_not_that_of_the_one_before() -> None:
    plan = plan_of(
        HEAD
        + """
        | 1. | Hukum | Nilai A | 95  | Rapat | v | | | | Divisi Hukum |
        |    |       | Nilai B |     | Rapat | v | | | | Divisi Hukum |
        |    |       | Nilai C | sda | Rapat | v | | | | Divisi Hukum |
    """
    )

    assert [indicator.target and indicator.target.text for _, indicator in plan.indicators()] == ["95", None, None]
    assert notes(plan) == ["asked Komisi!D4"]


def test_a_target_as_above_beside_a_further_activity_gives_its_indicator_none() -> None:
    plan = plan_of(
        HEAD
        + """
        | 1. | Hukum | Nilai A | 95  | Rapat | v | | | | Divisi Hukum |
        |    |       | Nilai B |     | Rapat | v | | | | Divisi Hukum |
        |    |       |         | sda | Reviu | v | | | | Divisi Hukum |
    """
    )

    assert [indicator.target and indicator.target.text for _, indicator in plan.indicators()] == ["95", None]
    assert {"RAK301 Komisi!D3 error", "RAK009 Komisi!D4 error"} <= set(told(plan))


def test_another_target_of_an_indicator_is_told_once_where_the_next_row_says_as_above() -> None:
    plan = plan_of(
        HEAD
        + """
        | 1. | Hukum | Nilai A | 95  | Rapat    | v | | | | Divisi Hukum |
        |    |       |         | 90  | Reviu    | v | | | | Divisi Hukum |
        |    |       |         | sda | Evaluasi | v | | | | Divisi Hukum |
    """
    )

    assert [line for line in told(plan) if "RAK303" in line] == ["RAK303 Komisi!D3 error"]


def test_an_indicator_as_above_with_another_target_is_told_at_the_target() -> None:
    plan = plan_of(
        HEAD
        + """
        | 1. | Hukum | Nilai A | 95 | Rapat | v | | | | Divisi Hukum |
        |    |       | sda     | 90 | Reviu | v | | | | Divisi Hukum |
    """
    )

    assert len(plan.parts[0].indicators) == 1
    assert "RAK303 Komisi!D3 error" in told(plan)


@pytest.mark.parametrize(
    ("rows", "targets", "asked"),
    [
        (("Persentase A | 100", "Terlaksananya B | sda"), ["100%", "100%"], []),
        (("Persentase A | 100", "Terlaksananya B | sda", "Tersedianya C | sda"), ["100%", "100%", "100%"], []),
        (("Persentase A | 100", "Persentase B | sda", "Terlaksananya C | 100"), ["100%", "100%", "100"], []),
        (("Terlaksananya A | 100", "Persentase B | sda"), ["100", "100%"], []),
        (("Persentase A | 100", "Jumlah laporan B | sda"), ["100%", "100"], ["D3"]),
        (("Persentase A | 100", "Nilai B | sda"), ["100%", "100"], ["D3"]),
        (("Persentase A | 0,63", "Terlaksananya B | sda"), ["0,63", "0,63"], ["D2", "D3"]),
        (("Jumlah laporan A | 1 Laporan", "Jumlah dokumen B | sda"), ["1 Laporan", "1 Laporan"], []),
    ],
)
def test_a_target_as_above_is_the_one_that_was_read_there(
    rows: tuple[str, ...], targets: list[str], asked: list[str]
) -> None:
    plan = plan_of(HEAD + "".join(f"| 1. | Hukum | {row} | Rapat | v | | | | Divisi Hukum |\n" for row in rows))

    assert [shown(indicator.target) for _, indicator in plan.indicators()] == targets
    assert [note.cell.address for note in plan.notes if note.kind is NoteKind.AMBIGUOUS_VALUE and note.cell] == asked


def shown(target: Target | None) -> str:
    """A target as it is meant: `100` of a percentage as `100%`."""
    return f"{target.text.rstrip('%')}{'%' * (target.kind is TargetKind.PERCENT)}" if target else ""


def test_a_target_as_above_is_meant_with_the_unit_beside_it_there() -> None:
    plan = plan_of(
        """
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | SATUAN | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |
        | 1. | Hukum | Terlaksananya A | 95  | %   | Rapat | v | | | | Divisi Hukum |
        |    |       | Terlaksananya B | sda |     | Reviu | v | | | | Divisi Hukum |
        |    |       | Terlaksananya C | sda | sda | Reviu | v | | | | Divisi Hukum |
        |    |       | Terlaksananya D | sda | Laporan | Reviu | v | | | | Divisi Hukum |
    """
    )

    assert [indicator.target and indicator.target.text for _, indicator in plan.indicators()] == [
        "95%", "95%", "95%", "95 Laporan"
    ]  # fmt: skip


def test_headings_said_again_above_a_ditto_are_not_what_it_means() -> None:
    plan = plan_of(
        HEAD
        + """
        | 1. | Hukum | Nilai A | 95 | Rapat | v | | v | | Divisi Hukum |
        | NO | SASARAN | INDIKATOR | TARGET | | | | | | |
        | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 |
        |    |       | Nilai B | sda | Reviu | " | " | " | " | sda |
    """
    )

    assert read(plan) == ["Nilai A 95: Rapat 13 Divisi Hukum", "Nilai B 95: Reviu 13 Divisi Hukum"]


@pytest.mark.parametrize("remark", ["lanjutan 2019", "(lanjutan)", "sda", "idem"])
def test_a_remark_with_nothing_above_it_is_a_remark(remark: str) -> None:
    plan = plan_of(f"""
        # Komisi
        | NO | SASARAN | INDIKATOR   | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA                  | KETERANGAN |
        | 1  | Tertib  | Nilai SAKIP | 70     | Reviu    | v  |    |    |    | Divisi Hukum dan Pengawasan | {remark} |
    """)

    assert [each for each in told(plan) if "Komisi!K" in each] == []
    assert plan.parts[0].indicators[0].activities[0].further["remark"] == remark
