"""What changed between two plans, or two roll-ups."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from rak_excel.cli import main
from rak_excel.comparing.compared import Aspect
from rak_excel.comparing.diff import Change, changes_between
from rak_excel.errors import MissingPathError, UnreadableWorkbookError
from rak_excel.jobs.diff import diff
from rak_excel.model import Plan
from rak_excel.reports.as_json import changes_as_json
from rak_excel.reports.as_text import changes_as_text
from rak_excel.rolling_up.facts.plan_facts import facts_of_plan
from rak_excel.rolling_up.roll_up import rollup
from rak_excel.workbooks.rollup.book import write_rollup
from tests.rollup_plans import changed, office_plan
from tests.submissions import sent
from tests.tables import plan_of

NTB = Path(__file__).parent.parent / "examples" / "ntb-2020" / "plans"


def changes(old: Plan, new: Plan) -> list[Change]:
    return list(changes_between(facts_of_plan(old), facts_of_plan(new)).changes)


def told(found: list[Change]) -> list[tuple[Aspect, str, str]]:
    return [(change.aspect, change.old, change.new) for change in found]


def test_two_equal_plans_have_no_differences() -> None:
    assert changes(office_plan("52.03"), office_plan("52.03")) == []
    assert changes_as_text([], "id") == "Tidak ada perbedaan."


@pytest.mark.parametrize(
    ("change", "aspect", "old", "new"),
    [
        ({"target": "80%"}, Aspect.TARGET, "75%", "80%"),
        ({"target": ""}, Aspect.TARGET, "75%", ""),
        ({"activity": "Sosialisasi"}, Aspect.ACTIVITIES, "Melaksanakan K1.2", "Sosialisasi"),
        ({"periods": "T1 T4"}, Aspect.SCHEDULE, "T1 T2", "T1 T4"),
        (
            {"executor": "Divisi Hukum dan Pengawasan"},
            Aspect.EXECUTORS,
            "Divisi Teknis Penyelenggaraan; Divisi Sosialisasi, Pendidikan Pemilih, Partisipasi Masyarakat dan SDM",
            "Divisi Hukum dan Pengawasan",
        ),
    ],
)
def test_what_changed_is_told_with_old_and_new(change: dict[str, str], aspect: Aspect, old: str, new: str) -> None:
    found = changes(office_plan("52.03"), office_plan("52.03", changed("K1.2", **change)))

    assert told(found) == [(aspect, old, new)]
    assert found[0].new_cell == "52.03.xlsx Komisi!E3"


def test_another_spelling_of_the_same_is_no_difference() -> None:
    spelled = changed("K1.2", target="75 persen", activity="1. Melaksanakan K1.2")

    assert changes(office_plan("52.03"), office_plan("52.03", spelled)) == []


def test_indicators_that_came_and_went_are_told() -> None:
    without = office_plan("52.03", lambda key, row: None if key == "K1.2" else row)

    assert [change.aspect for change in changes(office_plan("52.03"), without)] == [Aspect.REMOVED]
    assert [change.aspect for change in changes(without, office_plan("52.03"))] == [Aspect.ADDED]


def test_an_indicator_of_the_offices_own_is_known_by_its_wording() -> None:
    own = changed("S12.1", indicator="Jumlah Rumah Pintar Pemilu yang Dikunjungi")
    more = changed("S12.1", indicator="Jumlah Rumah Pintar Pemilu yang dikunjungi", target="5 Satker")

    assert [change.aspect for change in changes(office_plan("52.03", own), office_plan("52.03", more))] == [
        Aspect.TARGET
    ]


def test_plans_of_two_offices_are_compared_without_regard_to_their_names() -> None:
    assert changes(office_plan("52.03"), office_plan("52.72")) == []


def test_roll_ups_are_compared_office_by_office(tmp_path: Path) -> None:
    write_rollup(tmp_path / "old.xlsx", rollup([office_plan("52.01"), office_plan("52.03")]))
    new = [office_plan("52.01", changed("K1.2", target="80%")), office_plan("52.03")]
    write_rollup(tmp_path / "new.xlsx", rollup(new))

    found = diff(tmp_path / "old.xlsx", tmp_path / "new.xlsx").changes
    assert [(change.office, change.aspect) for change in found] == [("KPU Kabupaten Lombok Barat", Aspect.TARGET)]


def test_the_text_groups_by_office_and_indicator_and_the_json_names_the_cells() -> None:
    found = changes(office_plan("52.03"), office_plan("52.03", changed("K1.2", target="", periods="T4")))

    assert changes_as_text(found, "en").splitlines() == [
        "KPU Kabupaten Lombok Timur",
        "  Komisi: Persentase Partisipasi Pemilih dalam Pemilu/Pemilihan",
        "    Target: 75% → (blank) (52.03.xlsx Komisi!E3)",
        "    Schedule: T1 T2 → T4 (52.03.xlsx Komisi!E3)",
        "",
        "Differences: 2.",
    ]
    assert json.loads(changes_as_json(found))[0] == {
        "change": "target",
        "office": "KPU Kabupaten Lombok Timur",
        "part": "Komisi",
        "indicator": "Persentase Partisipasi Pemilih dalam Pemilu/Pemilihan",
        "activity": "",
        "old": "75%",
        "new": "",
        "old_cell": "52.03.xlsx Komisi!E3",
        "new_cell": "52.03.xlsx Komisi!E3",
    }


def test_added_and_removed_indicators_are_told_as_text() -> None:
    without = office_plan("52.03", lambda key, row: None if key == "K1.2" else row)

    assert "Indikator dihapus (52.03.xlsx Komisi!E3)" in changes_as_text(changes(office_plan("52.03"), without), "id")
    assert "Indikator baru (52.03.xlsx Komisi!E3)" in changes_as_text(changes(without, office_plan("52.03")), "id")


def test_a_path_that_is_missing_or_no_plan_is_told(tmp_path: Path) -> None:
    with pytest.raises(MissingPathError):
        diff(tmp_path / "none.xlsx", tmp_path / "none.xlsx")
    (tmp_path / "text.xlsx").write_text("no workbook")
    with pytest.raises(UnreadableWorkbookError, match=r"text\.xlsx"):
        diff(tmp_path / "text.xlsx", tmp_path / "text.xlsx")


def test_the_command_compares_two_plans() -> None:
    old, new = sorted(NTB.iterdir())[:2]
    runner = CliRunner()

    assert "perbedaan." in runner.invoke(main, ["diff", str(old), str(new)]).output
    assert json.loads(runner.invoke(main, ["diff", str(old), str(new), "--format", "json"]).stdout)


@pytest.mark.parametrize(
    ("change", "aspect", "cell"),
    [
        ({"target": "80%"}, Aspect.TARGET, "Komisi!D3"),
        ({"activity": "Sosialisasi"}, Aspect.ACTIVITIES, "Komisi!E3"),
        ({"periods": "T1 T4"}, Aspect.SCHEDULE, "Komisi!G3"),  # T2 is no longer ticked
        ({"executor": "Divisi Hukum dan Pengawasan"}, Aspect.EXECUTORS, "Komisi!J3"),
    ],
)
def test_between_plans_the_cell_of_what_changed_is_named(change: dict[str, str], aspect: Aspect, cell: str) -> None:
    found = changes_between(office_plan("52.03"), office_plan("52.03", changed("K1.2", **change))).changes
    assert [(each.aspect, each.old_cell, each.new_cell) for each in found] == [
        (aspect, f"52.03.xlsx {cell}", f"52.03.xlsx {cell}")
    ]


def test_between_files_of_plans_too_the_cell_of_what_changed_is_named() -> None:
    old, new = sorted(NTB.iterdir())[:2]
    found = {(each.aspect, each.new_cell.split("!")[-1][0]) for each in diff(old, new).changes}

    assert (Aspect.TARGET, "D") in found
    assert (Aspect.TARGET, "E") not in found


def test_another_objective_is_a_difference() -> None:
    rows = "| 1 | {} | Nilai | 95 | Advokasi | v | | | | Divisi Hukum |"
    old, new = (sent(rows.format(objective), file="r.xlsx") for objective in ("Hukum", "Lembaga"))

    (found,) = changes_between(old, new).changes
    assert (found.aspect, found.old, found.new, found.new_cell) == (
        Aspect.OBJECTIVE,
        "Hukum",
        "Lembaga",
        "r.xlsx Komisi!B2",
    )
    assert "Sasaran: Hukum → Lembaga (r.xlsx Komisi!B2)" in changes_as_text([found], "id")


def test_an_office_that_came_or_went_is_one_line(tmp_path: Path) -> None:
    write_rollup(tmp_path / "old.xlsx", rollup([office_plan("52.01"), office_plan("52.03")]))
    write_rollup(tmp_path / "new.xlsx", rollup([office_plan("52.03"), office_plan("52.72")]))
    found = diff(tmp_path / "old.xlsx", tmp_path / "new.xlsx")

    assert [(each.aspect, each.office) for each in found.changes] == [
        (Aspect.OFFICE_ADDED, "KPU Kota Bima"),
        (Aspect.OFFICE_REMOVED, "KPU Kabupaten Lombok Barat"),
    ]
    assert found.offices is None
    assert changes_as_text(found.changes, "id").splitlines()[:2] == [
        "KPU Kota Bima",
        "  Kantor baru (52.72.xlsx Komisi!E2)",
    ]


def test_that_two_plans_are_of_two_offices_is_said_on_standard_error() -> None:
    old, new = (next(NTB.glob(f"*{name}*")) for name in ("5205", "5206"))
    result = CliRunner().invoke(main, ["diff", str(old), str(new)])

    assert result.stderr == "Yang dibandingkan adalah dua kantor: KPU Kabupaten Dompu dan KPU Kabupaten Bima.\n"
    assert CliRunner().invoke(main, ["diff", str(old), str(old)]).stderr == ""


WORK = """
    | 1 | Hukum | Nilai | 95 | {first} | {second_ticks} | Divisi Hukum |
    | | | | | {second} | {ticks} | {unit} |
    """


def work(
    first: str = "Advokasi", second: str = "Mediasi", ticks: str = "v | v | | ", unit: str = "Divisi Teknis"
) -> Plan:
    """An indicator with two activities, of which the first is done in T1 to T4."""
    rows = WORK.format(first=first, second=second, second_ticks="v | v | v | v", ticks=ticks, unit=unit)
    return sent(rows, file="r.xlsx")


@pytest.mark.parametrize(
    ("new", "line"),
    [
        ({"ticks": "v | | | "}, 'Jadwal "Mediasi": T1 T2 → T1 (r.xlsx Komisi!G3)'),
        ({"ticks": "v | v | v | v"}, 'Jadwal "Mediasi": T1 T2 → T1 T2 T3 T4 (r.xlsx Komisi!H3)'),
        (
            {"unit": "Divisi Hukum"},
            'Pelaksana "Mediasi": Divisi Teknis Penyelenggaraan → Divisi Hukum dan Pengawasan (r.xlsx Komisi!J3)',
        ),
        ({"second": "Mediasi sengketa"}, "Kegiatan: Mediasi → Mediasi sengketa (r.xlsx Komisi!E3)"),
        ({"second": ""}, "Kegiatan dihapus: Mediasi (r.xlsx Komisi!E3)"),
        ({"second": "1. Mediasi\\n2. Rapat"}, "Kegiatan baru: Rapat (r.xlsx Komisi!E3)"),
    ],
)
def test_of_several_activities_that_which_changed_is_told(new: dict[str, str], line: str) -> None:
    assert line in changes_as_text(changes_between(work(), work(**new)).changes, "id")


def test_units_that_change_places_are_told() -> None:
    rows = "| 1 | Hukum | Nilai | 95 | Advokasi | v | | | | {} |\n| | | | | Mediasi | v | | | | {} |"
    old, new = (
        sent(rows.format(*units)) for units in (("Divisi Hukum", "Divisi Teknis"), ("Divisi Teknis", "Divisi Hukum"))
    )

    assert [(each.aspect, each.activity) for each in changes_between(old, new).changes] == [
        (Aspect.EXECUTORS, "Advokasi"),
        (Aspect.EXECUTORS, "Mediasi"),
    ]


def test_the_same_work_listed_otherwise_is_no_difference() -> None:
    listed = sent("| 1 | Hukum | Nilai | 95 | 1. Advokasi\\n2. Mediasi | v | | | | Divisi Hukum |")
    apart = sent(
        "| 1 | Hukum | Nilai | 95 | Mediasi | v | | | | Divisi Hukum |\n| | | | | Advokasi | v | | | | Divisi Hukum |"
    )

    assert changes_between(listed, apart).changes == changes_between(apart, listed).changes == ()


def test_of_long_activities_the_words_that_differ_are_shown() -> None:
    long = (
        "Melaksanakan rapat koordinasi dengan para pemangku kepentingan di seluruh kecamatan dan kelurahan mengenai "
        * 2
    )
    (found,) = changes_between(work(second=f"{long} logistik"), work(second=f"{long} anggaran")).changes

    assert "logistik → … " in changes_as_text([found], "id")
    assert "anggaran (r.xlsx" in changes_as_text([found], "id")


_ACTIVITIES = ("Advokasi", "Mediasi", "Rapat kerja", "Rapat kerja bulanan", "1. Advokasi\\n2. Mediasi", "")
_TICKS = ("v | | | ", "v | v | | ", " | | v | v")
_UNITS = ("Divisi Hukum", "Divisi Teknis", "Divisi Hukum\\nDivisi Teknis", "")
_ROWS = st.lists(st.tuples(*map(st.sampled_from, (_ACTIVITIES, _TICKS, _UNITS))), min_size=1, max_size=3)


def _planned(rows: list[tuple[str, ...]]) -> Plan:
    head = ["| 1 | Hukum | Nilai | 95 ", *["| | | | "] * len(rows)]
    return sent("\n".join(f"{start}| {' | '.join(row)} |" for start, row in zip(head, rows, strict=False)))


def _work_of(plan: Plan) -> Counter[tuple[str, tuple[int, ...], frozenset[str]]]:
    return Counter(
        (item, activity.periods, frozenset(each.name for each in activity.executors))
        for _, _, activity in plan.activities()
        for item in activity.items or ("",)
    )


@settings(max_examples=80, deadline=None)
@given(_ROWS, _ROWS)
def test_two_plans_differ_exactly_where_some_work_does_or_when_or_by_whom_it_is_done(
    old: list[tuple[str, ...]], new: list[tuple[str, ...]]
) -> None:
    before, after = _planned(old), _planned(new)
    if all(list(plan.indicators()) for plan in (before, after)):
        assert bool(changes_between(before, after).changes) is (_work_of(before) != _work_of(after))


_ALONE = "TARGET TW I (NON KUMULATIF) | TARGET TW II (NON KUMULATIF)"
_UP_TO = "TARGET S.D. TW I | TARGET S.D. TW II"
_SILENT = "TARGET TW I | TARGET TW II"


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (
            (_ALONE, "2 | 2"),
            (_ALONE, "1 | 3"),
            [("TW I (NON KUMULATIF)", "2", "1"), ("TW II (NON KUMULATIF)", "2", "3")],
        ),
        ((_ALONE, "2 Lap | 2"), (_ALONE, "2 | 2"), []),
        ((_ALONE, "2 | 2"), (_UP_TO, "2 | 4"), []),
        ((_ALONE, "2 | 2"), (_UP_TO, "2 | 3"), [("S.D. TW II", "2 (s.d. 4)", "3")]),
        ((_UP_TO, "2 | 4"), (_UP_TO, "2 | "), [("S.D. TW II", "4", "")]),
        ((_SILENT, "1 | 4"), (_SILENT, "1 | 3"), [("TW II", "4", "3")]),
        ((_SILENT, "2 | 2"), (_SILENT, "2 | 3"), [("TW II", "2", "3")]),
        ((_SILENT, "2 | 3"), (_UP_TO, "2 | 3"), []),
        ((_SILENT, "2 | 2"), (_UP_TO, "2 | 2"), [("S.D. TW II", "2 (s.d. 4)", "2")]),
        ((_SILENT, "2 | 2"), (_SILENT, "s.d. 2 | s.d. 2"), [("TW II", "2 (s.d. 4)", "s.d. 2")]),
    ],
)
def test_targets_by_period_are_told_as_typed_and_s_d_only_where_the_plans_write_them_otherwise(
    before: tuple[str, str], after: tuple[str, str], told: list[tuple[str, str, str]]
) -> None:
    old, new = (
        plan_of(f"""
            # Komisi
            | NO | SASARAN | INDIKATOR | TARGET | {headings} | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |
            | 1 | Hukum | Jumlah Laporan | 4 Laporan | {values} | Reviu | v | | | | Divisi Hukum |
            """)
        for headings, values in (before, after)
    )
    changes = changes_between(old, new).changes

    assert [(each.column.removeprefix("TARGET "), each.old, each.new) for each in changes] == told


@pytest.mark.parametrize(("old", "new"), [("4 Laporan", "5 Laporan"), ("5 Laporan", "4 Laporan")])
def test_another_target_for_the_year_is_no_change_of_the_targets_by_period_beside_it(old: str, new: str) -> None:
    before, after = (
        plan_of(f"""
            # Komisi
            | NO | SASARAN | INDIKATOR | TARGET | {_SILENT} | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |
            | 1 | Hukum | Jumlah Laporan | {target} | 2 | 2 | Reviu | v | | | | Divisi Hukum |
            """)
        for target in (old, new)
    )

    assert [(each.aspect.value, each.old, each.new) for each in changes_between(before, after).changes] == [
        ("target", old, new)
    ]
