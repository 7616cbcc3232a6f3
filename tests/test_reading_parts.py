"""Which part a table is of, by which periods it is planned, and which of several tables are read."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from rak_excel.jobs.diff import diff
from rak_excel.jobs.template.forms import write_template
from rak_excel.merging.sent.intake import take_in
from rak_excel.model import NoteKind, Plan
from rak_excel.reading import joined, read_plan
from rak_excel.reports.plan_records import export_plans
from rak_excel.rolling_up.roll_up import rollup
from tests.forms import form_of_plan
from tests.tables import plan_of, told
from tests.test_reading_tables import lone

QUARTERS, MONTHS = "T1 | T2 | T3 | T4", " | ".join(f"B{month}" for month in range(1, 13))


def heading(objective: str = "SASARAN", periods: str = QUARTERS) -> str:
    return f"| NO | {objective} | INDIKATOR | TARGET | KEGIATAN | {periods} | PELAKSANA |"


def row(who: str, *, indicator: str = "Opini BPK", ticks: str = "v | | | v", activity: str = "Reviu") -> str:
    return f"| 1 | A | {indicator} | WTP | {activity} | {ticks} | {who} |"


YEAR = "v" + " | " * 11 + "v"
DIVISION, SUBSECTION, NOBODY = row("Divisi Hukum"), row("Subbag Hukum", indicator="Nilai AKIP"), row("Ani")


def parts(plan: Plan) -> list[tuple[str, str, int]]:
    return [(part.id, part.sheet, plan.definition.part(part.id).schedule.calendar.count) for part in plan.parts]


BOTH = [("commission", "A", 4), ("secretariat", "B", 4)]


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        (f"# A\n{heading('SASARAN STRATEGIS')}\n{DIVISION}\n# B\n{heading('SASARAN KEGIATAN')}\n{SUBSECTION}", []),
        (f"# A\n{heading()}\n{DIVISION}\n# B\n{heading()}\n{SUBSECTION}", ["RAK016 B!F1 warning"]),
        (f"# A\n{heading()}\n{DIVISION}\n# B\nSEKRETARIAT KPU KOTA BIMA\n{heading()}\n{NOBODY}", []),
        (f"# A\n{heading()}\n{DIVISION}\n# B\nRENCANA AKSI KINERJA SEKRETARIAT\n{heading()}\n{NOBODY}", []),
    ],
    ids=["objectives", "executors", "office", "title"],
)
def test_two_parts_by_quarters_are_told_apart_by_what_they_say(text: str, findings: list[str]) -> None:
    plan = lone(text)

    assert parts(plan) == BOTH
    assert [each for each in told(plan) if each[:6] in {"RAK009", "RAK016"}] == findings


@pytest.mark.parametrize(
    "names", [("Komisi", "Sekretariat"), ("RAK KPU 2020", "RAK SET 2020"), ("Komisi hal 1", "Sekre")]
)
def test_two_parts_by_months_are_told_apart_by_the_names_of_their_sheets(names: tuple[str, str]) -> None:
    rows = row("Ani", ticks=YEAR), row("Ani", ticks=YEAR, indicator="Nilai AKIP")
    plan = lone(
        "\n".join(f"# {name}\n{heading(periods=MONTHS)}\n{each}" for name, each in zip(names, rows, strict=True))
    )

    assert parts(plan) == [("commission", names[0], 12), ("secretariat", names[1], 12)]
    assert [sorted(each.periods) for _, each in plan.indicators()] == [[1, 12], [1, 12]]
    assert [str(n.cell) for n in plan.notes if n.kind is NoteKind.MENTIONED] == [f"{names[0]}!F1"]


def test_other_periods_than_those_of_the_form_are_told_at_the_first_heading_of_several_pages() -> None:
    page = heading("SASARAN KEGIATAN")
    second = SUBSECTION.replace("Nilai AKIP", "Nilai SPIP")
    plan = lone(f"# Sekretariat\n{page}\n{SUBSECTION}\n{page}\n{second}")

    assert [str(note.cell) for note in plan.notes if note.kind is NoteKind.MENTIONED] == ["Sekretariat!F1"]


def test_two_tables_by_quarters_on_one_sheet_are_two_parts() -> None:
    first, second = heading("SASARAN STRATEGIS"), heading("SASARAN KEGIATAN")
    plan = lone(f"# RAK\n{first}\n{DIVISION}\n{second}\n{SUBSECTION}")

    assert parts(plan) == [("commission", "RAK", 4), ("secretariat", "RAK", 4)]


def test_below_the_bare_name_of_the_office_stands_the_commission_where_the_other_says_sekretariat() -> None:
    head, other = "KPU KOTA BIMA", "SEKRETARIAT KPU KOTA BIMA"
    rows = row("Ani", ticks=YEAR), row("Budi", ticks=YEAR, indicator="Nilai AKIP")
    plan = lone(
        f"# A\n{head}\n{heading(periods=MONTHS)}\n{rows[0]}\n# B\n{other}\n{heading(periods=MONTHS)}\n{rows[1]}"
    )

    assert parts(plan) == [("commission", "A", 12), ("secretariat", "B", 12)]
    assert "RAK016 A!A1 warning" in told(plan)


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        (f"# Komisi\nSEKRETARIAT KPU KOTA BIMA\n{heading()}\n{NOBODY}", "Komisi!A1"),
        (f"# Sekretariat\n{heading()}\n{DIVISION}", "Sekretariat!J1"),
        (f"# A\n{heading('SASARAN KEGIATAN')}\n{DIVISION}", "A!B1"),
    ],
)
def test_clues_that_say_the_opposite_are_asked_where_they_stand(text: str, cell: str) -> None:
    assert f"RAK009 {cell} error" in told(lone(text))


@pytest.mark.parametrize(
    "text",
    [
        f"# Komisi\n{heading('SASARAN STRATEGIS')}\n{SUBSECTION}",
        f"# Komisi\n{heading()}\n{SUBSECTION}",
        f"# Komisi\nKPU KOTA BIMA\n{heading('SASARAN')}\n{DIVISION}",
        f"# Sheet1\n{heading('SASARAN STRATEGIS')}\n{NOBODY}",
    ],
)
def test_what_most_clues_say_needs_no_question(text: str) -> None:
    plan = lone(text)

    assert plan.parts[0].id == "commission"
    assert [each for each in told(plan) if each[:6] in {"RAK009", "RAK016"}] == []


def test_a_table_that_says_nothing_of_its_part_beside_another_is_asked() -> None:
    plan = lone(f"# A\n{heading()}\n{NOBODY}\n# B\n{heading()}\n{row('Budi', indicator='Nilai AKIP')}")

    assert "RAK009 B!A1 error" in told(plan)


def test_a_table_of_two_pages_that_says_nothing_of_its_part_is_asked_where_it_begins() -> None:
    plan = lone("\n".join(["# A", *(heading(periods="JADWAL"), row("Ani", ticks="Mei"), "|") * 2]))

    assert [each for each in told(plan) if "RAK009" in each] == ["RAK009 A!A1 error"]


def by_months() -> Plan:
    """A plan whose commission is planned by months and its secretariat by quarters."""
    months, quarters = heading("SASARAN STRATEGIS", MONTHS), heading("SASARAN KEGIATAN")
    commission = row("Divisi Hukum", ticks=YEAR)
    return plan_of(f"# Komisi\n{months}\n{commission}\n# Sekretariat\n{quarters}\n{SUBSECTION}")


def test_the_periods_that_stand_there_are_kept_through_writing_and_reading(tmp_path: Path) -> None:
    plan = by_months()
    write_template(tmp_path / "plan.xlsx", form_of_plan(plan, signed=True))
    read = read_plan(tmp_path / "plan.xlsx")

    assert parts(read) == [("commission", "Komisi", 12), ("secretariat", "Sekretariat", 4)]
    assert [sorted(each.periods) for _, each in read.indicators()] == [[1, 12], [1, 4]]
    assert read.definition == plan.definition
    (record,) = export_plans([read])
    assert [each["activities"][0]["periods"] for part in record["parts"].values() for each in part] == [[1, 12], [1, 4]]


def test_two_files_with_a_part_each_keep_the_periods_of_each() -> None:
    whole = by_months()
    halves = [replace(whole, parts=(part,), source=replace(whole.source, file=part.id)) for part in whole.parts]
    usual = plan_of(f"# Komisi\n{heading()}\n{DIVISION}").definition
    (plan,) = joined([replace(halves[0], definition=whole.definition), halves[1]])

    assert parts(plan) == [("commission", "Komisi", 12), ("secretariat", "Sekretariat", 4)]
    assert plan.definition is not usual


def test_units_that_plan_by_other_periods_are_not_merged_but_told() -> None:
    one = plan_of(f"# Sekretariat\n{heading(periods=MONTHS)}\n{row('Subbag Hukum', ticks=YEAR)}", file="a.xlsx")
    two = plan_of(f"# Sekretariat\n{heading(periods=MONTHS)}\n{row('Subbag Hukum', ticks=YEAR)}", file="b.xlsx")
    other = plan_of(f"# Sekretariat\n{heading()}\n{SUBSECTION}", file="c.xlsx")
    plans = [replace(each, source=replace(each.source, sha256=each.source.file * 8)) for each in (one, two, other)]
    intake = take_in(plans)

    assert [each.source.file for each in intake.plans] == ["a.xlsx", "b.xlsx"]
    assert ["per triwulan" in aside.reason.id for aside in intake.asides] == [True]


def test_a_roll_up_shows_other_periods_in_its_own_and_says_so() -> None:
    usual = plan_of(
        f"# Komisi\n{heading()}\n{DIVISION}\n# Sekretariat\n{heading(periods=MONTHS)}\n{row('Subbag Hukum', ticks=YEAR)}",
        office="KPU Kota Mataram",
        region="52.71",
        file="a.xlsx",
    )
    also = replace(usual, source=replace(usual.source, file="c.xlsx", sha256="c"))
    also = replace(also, identity=replace(also.identity, office="KPU Kota Bima", region="52.72"))
    result = rollup([usual, also, replace(by_months(), source=replace(usual.source, file="b.xlsx", sha256="b"))])

    rows = {(r.file, r.part): r.periods for listed in result.indicators.values() for each in listed for r in each.rows}
    assert rows["b.xlsx", "commission"] == (1, 4)
    assert rows["b.xlsx", "secretariat"] == (1, 2, 3, 10, 11, 12)
    assert rows["a.xlsx", "secretariat"] == (1, 12)
    assert {(n.file, n.sheet) for _, n in result.notes if n.code == "RAK016"} == {
        ("b.xlsx", "Komisi"),
        ("b.xlsx", "Sekretariat"),
    }


def test_a_quarter_is_no_month_where_two_plans_are_compared(tmp_path: Path) -> None:
    for name, periods in (("old", QUARTERS), ("new", MONTHS)):
        ticks = "v | | | " if periods == QUARTERS else "v" + " | " * 11
        plan = plan_of(f"# Komisi\n{heading('SASARAN STRATEGIS', periods)}\n{row('Divisi Hukum', ticks=ticks)}")
        write_template(tmp_path / f"{name}.xlsx", form_of_plan(plan, signed=True))

    changes = diff(tmp_path / "old.xlsx", tmp_path / "new.xlsx").changes
    assert [(change.aspect, change.old, change.new) for change in changes] == [("schedule", "T1", "B1")]


NUMBERED = ["A. KOMISI", "B. SEKRETARIAT"], ["KOMISI", "SEKRETARIAT"], ["I. Komisi", "II. Sekretariat"]
HEADING = "| NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |"
ROWS = (
    "| 1 | A | Nilai A | 70 | Reviu | v | | | | Divisi Hukum dan Pengawasan |",
    "| 1 | B | Nilai B | 80 | Rapat | v | | | | Sub Bagian Hukum dan Sumber Daya Manusia |",
)


@pytest.mark.parametrize("names", NUMBERED)
def test_the_names_of_the_parts_above_two_tables_of_a_sheet_tell_which_is_which(names: list[str]) -> None:
    first, second = (f"| {name} |\n{HEADING}\n{row}" for name, row in zip(names, ROWS, strict=True))
    plan = plan_of(f"# RAK\n{first}\n| |\n{second}")

    assert [(part.id, each.text) for part, each in plan.indicators()] == [
        ("commission", "Nilai A"),
        ("secretariat", "Nilai B"),
    ]
    assert not [each for each in told(plan) if each.startswith(("RAK005", "RAK009", "RAK504"))]


@pytest.mark.parametrize("names", [*NUMBERED, ["A | KOMISI", "B | SEKRETARIAT"]])
def test_a_band_that_names_another_part_is_asked_about_and_no_objective(names: list[str]) -> None:
    first, second = (f"| {name} | < | < | < | < | < | < | < | < |" for name in names)
    plan = plan_of(f"# RAK\n{HEADING}\n{first}\n{ROWS[0]}\n{second}\n{ROWS[1]}")

    cell = "B4" if "|" in names[1] else "A4"
    assert [each for each in told(plan) if each.startswith(("RAK005", "RAK009"))] == [f"RAK009 RAK!{cell} error"]
