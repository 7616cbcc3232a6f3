"""Another agency's definition, with other parts, periods and units, is checked by the same rules."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from rak_excel.definitions.loading import load_template
from rak_excel.model import Definition, Plan, Source
from rak_excel.reading import read_sheets
from rak_excel.rules.check import check
from tests.tables import sheets_of


@pytest.fixture
def agency() -> Definition:
    """Two parts by halves and quarters of the year, both carried out by the same list of divisions."""
    kpu = load_template("kpu-2020")
    leader, office = kpu.parts
    halves = msgspec.structs.replace(
        leader.schedule, prefix="S", name="Semester", names=("Semester I", "Semester II"), spellings=()
    )
    leader = msgspec.structs.replace(leader, id="leader", sheet="Pimpinan", schedule=halves)
    office = msgspec.structs.replace(
        office, id="office", sheet="Kantor", executors=leader.executors, schedule=kpu.parts[0].schedule
    )
    return msgspec.structs.replace(kpu, id="agency", parts=(leader, office), objectives=())


def names_in(text: str, agency: Definition) -> list[tuple[str, str]]:
    plan = read_sheets(sheets_of(text, agency), Source("rak.xlsx", "0" * 64), template=agency)
    assert isinstance(plan, Plan)
    return [(each.name, str(each.cell)) for each in check([plan], ignore=["unit-never-named"])]


RIGHT = """
    # Pimpinan
    | NO | SASARAN STRATEGIS | INDIKATOR  | TARGET | KEGIATAN | S1 | S2 | PELAKSANA                     |
    | 1  | Andal             | Nilai SPIP | B      | Reviu    | ✓  | ✓  | Divisi Teknis Penyelenggaraan |
    # Kantor
    | NO | SASARAN KEGIATAN | INDIKATOR  | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA                     |
    | 1  | Tertib           | Nilai SPIP | B      | Laporan  |    | ✓  | ✓  |    | Divisi Teknis Penyelenggaraan |
"""


def test_a_right_plan_of_another_agency_has_no_findings(agency: Definition) -> None:
    assert names_in(RIGHT, agency) == []


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("|    | ✓  | ✓  |    |", "|    | ✓  |    |    |", [("quarter-without-month", "Pimpinan!G2")]),
        ("| ✓  | ✓  | Divisi", "| ✓  |    | Divisi", [("month-outside-quarter", "Kantor!H2")]),
        ("|    | ✓  | ✓  |    |", "|    |    |    |    |", [("schedule-empty", "Kantor!F2")]),
        ("| Laporan  |    | ✓  | ✓  |    | Divisi Teknis", "| Laporan  |    | ✓  | ✓  |    | Subbag Teknis", [("executor-of-other-part", "Kantor!J2")]),
    ],
)  # fmt: skip
def test_its_faults_are_found_in_its_own_periods_and_units(
    agency: Definition, old: str, new: str, found: list[tuple[str, str]]
) -> None:
    assert old in RIGHT
    assert names_in(RIGHT.replace(old, new), agency) == found


def test_what_the_list_has_below_two_objectives_stands_twice_by_right(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    listed = "\n".join(
        f'[[objectives]]\npart = "commission"\nnumber = {n}\ntext = "Sasaran {n}"\n\n[[objectives.indicators]]\nkey = "P{n}.1"\n'
        'text = "Layanan Perkantoran"\nunit = "laporan"\n'
        for n in (1, 2)
    )
    path.write_text(f'extends = ["kpu-2020"]\nid = "own"\nversion = 1\n{listed}', encoding="utf-8")
    definition = load_template(path)
    row = "| {n} | Sasaran {n} | Layanan Perkantoran | 12 Bulan | Gaji {n} | v | v | v | v | Divisi Hukum dan Pengawasan |"
    head = "| NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |"

    def told_of(*numbers: int) -> list[str]:
        text = "\n".join(["# Komisi", head, *(row.format(n=n) for n in numbers)])
        plan = read_sheets(sheets_of(text, definition), Source("a.xlsx", "0" * 64), template=definition)
        assert isinstance(plan, Plan)
        return [each.code for each in check([plan], select=["RAK210", "RAK009"])]

    assert told_of(1, 2) == []
    assert told_of(1, 2, 3) == ["RAK210"]
