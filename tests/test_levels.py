"""Levels above an activity: a column PROGRAM, and rows of their own that name a programme."""

from __future__ import annotations

from pathlib import Path

import rak_excel
from rak_excel.jobs.merge.files import merge_files
from rak_excel.model import NoteKind, Plan, Source
from rak_excel.reading import read_sheets
from tests.forms import form_of_plan
from tests.tables import plan_of, sheets_of

TICKS = "T1 | T2 | T3 | T4"
WHO = "v | | | | Divisi Hukum dan Pengawasan"
OWN = """
extends = ["kpu-2020"]
id = "program"
version = 1

[[columns]]
id = "program"
heading = "PROGRAM"
after = "target"
as_above = true
"""


def programs(plan: Plan) -> list[object]:
    return [activity.further.get("program") for *_, activity in plan.activities()]


def with_column(*rows: str) -> Plan:
    lines = "\n".join(rows)
    return plan_of(
        f"# Komisi\n| NO | SASARAN | INDIKATOR | TARGET | PROGRAM | KEGIATAN | {TICKS} | PELAKSANA |\n{lines}"
    )


def test_a_programme_is_that_of_the_rows_below_it_too() -> None:
    plan = with_column(
        f"| 1 | A | Opini BPK | WTP | Dukungan Manajemen | Reviu | {WHO} |",
        f"|   |   |           |     |                    | Rapat | {WHO} |",
        f"| 2 | B | Nilai SAKIP | B | Pemilu | Lapor | {WHO} |",
        f"| 3 | C | Nilai RB | 75 | ^ | Susun | {WHO} |",
    )

    assert programs(plan) == ["Dukungan Manajemen", "Dukungan Manajemen", "Pemilu", "Pemilu"]


def test_programmes_stay_in_a_merge_and_read_back(tmp_path: Path) -> None:
    plan = with_column(
        f"| 1 | A | Opini BPK | WTP | Dukungan Manajemen | Reviu | {WHO} |",
        f"|   |   |           |     |                    | Rapat | {WHO.replace('Hukum dan Pengawasan', 'Teknis Penyelenggaraan')} |",
    )
    (tmp_path / "in").mkdir()
    rak_excel.write_template(tmp_path / "in" / "a.xlsx", form_of_plan(plan))
    merge_files([tmp_path / "in"], tmp_path / "plan.xlsx")

    assert programs(rak_excel.read_plan(tmp_path / "plan.xlsx")) == ["Dukungan Manajemen"] * 2


def test_a_column_of_programmes_alone_is_none_beside_which_nothing_is_done() -> None:
    plan = plan_of(f"""
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | PROGRAM | {TICKS} | PELAKSANA |
        | 1  | A | Opini BPK | WTP | Dukungan Manajemen | {WHO} |
    """)

    assert programs(plan) == [None]


BANDS = f"""
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | {TICKS} | PELAKSANA |
        | PROGRAM DUKUNGAN MANAJEMEN | < | < | < | < | < | < | < | < | < |
        | 1  | A | Opini BPK | WTP | Reviu | {WHO} |
        |    |   |           |     | Rapat | {WHO} |
        | PROGRAM PENYELENGGARAAN PEMILU | < | < | < | < | < | < | < | < | < |
        | 2  | B | Nilai SAKIP | B | Lapor | {WHO} |
    """


def test_rows_that_name_a_programme_are_told_where_no_column_is_declared_for_it() -> None:
    plan = plan_of(BANDS)

    assert [str(note.cell) for note in plan.notes if note.kind is NoteKind.CELL_NOT_USED] == ["Komisi!A2"]
    assert programs(plan) == [None] * 3


def test_rows_that_name_a_programme_say_that_of_the_rows_below_where_the_definition_has_a_column_for_it(
    tmp_path: Path,
) -> None:
    path = tmp_path / "own.toml"
    path.write_text(OWN, encoding="utf-8")
    definition = rak_excel.load_template(path)
    plan = read_sheets(sheets_of(BANDS, definition), Source("a.xlsx", "0" * 64), template=definition)

    assert isinstance(plan, Plan)
    assert programs(plan) == [
        "PROGRAM DUKUNGAN MANAJEMEN",
        "PROGRAM DUKUNGAN MANAJEMEN",
        "PROGRAM PENYELENGGARAAN PEMILU",
    ]
    assert [note for note in plan.notes if note.kind is NoteKind.CELL_NOT_USED] == []
