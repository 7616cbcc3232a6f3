"""Another agency's definition, with other parts, periods and units, is checked by the same rules."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from rak_excel.definitions.loading import load_template
from rak_excel.model import Definition, Plan, Source
from rak_excel.reading import read_sheets
from rak_excel.rules.check import check
from tests.tables import plan_of, sheets_of


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


def findings_of(text: str, *codes: str) -> list[tuple[str, str, str]]:
    """What rules say of a sheet of another form than ours: severity, cell and message."""
    found = check([plan_of(text)], select=codes)
    return [(str(each.severity), str(each.cell), each.message.id) for each in found]


def test_what_every_unit_does_is_one_indicator_of_each() -> None:
    units = (
        "Hukum dan Pengawasan",
        "Teknis Penyelenggaraan",
        "Sosialisasi, Pendidikan Pemilih, Partisipasi Masyarakat",
    )
    rows = [
        f"| {n} | Sasaran {n} | Layanan Perkantoran | {n} Bulan | Gaji {n} | v | v | v | v | Divisi {unit} |"
        for n, unit in enumerate(units, 1)
    ]
    head = "# Komisi\n| NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |"

    assert [severity for severity, _, _ in findings_of("\n".join([head, *rows[:2]]), "RAK210")] == ["warning"]
    assert findings_of("\n".join([head, *rows]), "RAK210") == []


def test_where_nothing_is_numbered_that_is_told_once() -> None:
    rows = [f"| {{}} | Sasaran {n} | Nilai {'ABCD'[n]} | 70 | Reviu {n} | v | | | | Divisi Hukum |" for n in range(4)]
    head = "# Komisi\n| NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |"
    of_all = findings_of("\n".join([head, *(row.format("") for row in rows)]), "RAK201")
    of_three = findings_of("\n".join([head, rows[0].format("1"), *(row.format("") for row in rows[1:])]), "RAK201")

    assert of_all == [("warning", "Komisi!A2", 'Sasaran "Sasaran 0" belum bernomor (4 sel, dari A2 sampai A5).')]
    assert [found[:2] for found in of_three] == [("error", f"Komisi!A{row}") for row in (3, 4, 5)]


def test_targets_that_most_rows_leave_at_zero_are_told_once() -> None:
    rows = [f"| {n} | Sasaran {n} | Jumlah Rapat {'ABCDE'[n]} | 4 Rapat | {{}} |" for n in range(5)]
    head = "# Komisi\n| NO | SASARAN | INDIKATOR | TARGET | TARGET TW I | TARGET TW II |"
    zeros, four = "0 | 0", "2 | 4"
    most = findings_of("\n".join([head, rows[0].format(four), *(row.format(zeros) for row in rows[1:])]), "RAK711")
    three = findings_of(
        "\n".join([head, *(row.format(four) for row in rows[:2]), *(row.format(zeros) for row in rows[2:])]), "RAK711"
    )

    assert [found[1:] for found in most] == [
        ("Komisi!F3", "Target semua periode 0, padahal indikator ini punya target setahun (4 sel, dari F3 sampai F6).")
    ]
    assert [place for _, place, _ in three] == ["Komisi!F4", "Komisi!F5", "Komisi!F6"]


def test_on_a_form_without_a_schedule_a_blank_activity_is_no_error() -> None:
    kpu = load_template("kpu-2020")
    columns = ("number", "objective", "indicator", "target", "activity", "executor")
    definition = kpu.but(parts=(kpu.parts[0].but(columns=columns), kpu.parts[1]))
    text = """
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | PELAKSANA    |
        | 1  | Tertib  | Nilai A   | 70     |          | Divisi Hukum |
    """
    plan = read_sheets(sheets_of(text, definition), Source("a.xlsx", "0" * 64), template=definition)
    assert isinstance(plan, Plan)
    (found,) = check([plan], select=["RAK206"])

    assert (str(found.severity), str(found.cell)) == ("warning", "Komisi!E2")
    assert found.hint.id == "Isi kegiatannya, atau biarkan bila yang direncanakan hanya target dan anggarannya."


def test_nobody_is_told_to_move_ticks_and_executors_that_are_not_there() -> None:
    text = """
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA    | ANGGARAN  |
        | 1  | Tertib  | Nilai A   | 70     |          |    |    |    |    |              | 1.000.000 |
        | 2  | Andal   | Nilai B   | 80     |          | v  |    |    |    | Divisi Hukum |           |
    """
    hints = [each.hint.id for each in check([plan_of(text)], select=["RAK206"])]

    assert hints == [
        "Isi kegiatannya.",
        "Isi kegiatannya, atau pindahkan centang dan pelaksananya ke baris kegiatannya.",
    ]
