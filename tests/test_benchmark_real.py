"""The benchmark of real tables says of each row how it was read, and of each finding whether it is worth having."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.real.__main__ import Result, results_in
from benchmarks.real.cases import ExpectedActivity, ExpectedRow, ExpectedSheet
from benchmarks.real.judgements import Judgement, read_judgements, said, tally
from benchmarks.real.kpu import usual_layouts
from benchmarks.real.rows import Verdict, judged_rows, verdicts
from rak_excel.model import Plan, Severity
from rak_excel.rules.check import check
from tests import real_tables
from tests.tables import plan_of

PLAN = """
    # Komisi
    | NO | SASARAN | INDIKATOR               | TARGET | KEGIATAN           | T1 | T2 | T3 | T4 | PELAKSANA       |
    | 1  | Tertib  | Opini BPK               | WTP    | 1. Reviu 2. Rapat  | v  |    |    |    | Divisi Keuangan |
    |    |         | Persentase Laporan      | 1      | Menyusun laporan   | v  |    |    |    | Divisi Keuangan |
    |    |         | Persentase Surat        | 75%    | Menyusun surat     | v  |    |    |    | Divisi Keuangan |
"""


def row(number: int, indicator: str, target: str, *items: str) -> ExpectedRow:
    return ExpectedRow(number, indicator, 1, "Tertib", target, activities=(ExpectedActivity(items=items),))


def judged(*rows: ExpectedRow) -> dict[Verdict, int]:
    plan = plan_of(PLAN)
    return dict(verdicts(plan, [ExpectedSheet("Komisi", rows)], check([plan])))


def test_a_row_is_right_where_everything_on_it_is_what_a_person_reads() -> None:
    right = row(2, "Opini BPK", "WTP", "Reviu", "Rapat")
    asked = row(3, "Persentase Laporan", "100%", "Menyusun laporan")
    wrong = row(4, "Persentase Surat", "57%", "Menyusun surat")

    assert judged(right, asked, wrong) == {Verdict.RIGHT: 1, Verdict.ASKED: 1, Verdict.WRONG: 1}


def test_a_row_that_only_one_of_the_two_sees_is_missing_or_extra() -> None:
    nowhere = row(9, "Indeks Kepuasan", "75", "Survei")

    assert judged(nowhere) == {Verdict.MISSING: 1, Verdict.EXTRA: 3}


def test_what_differs_is_said() -> None:
    plan = plan_of(PLAN)
    swapped = row(2, "Opini BPK", "WDP", "Rapat", "Reviu")
    told = [
        what for verdict, what in judged_rows(plan, [ExpectedSheet("Komisi", (swapped,))], []) if verdict == "wrong"
    ]

    assert told == ["Komisi 2: target WDP  / WTP; activities ['rapat', 'reviu'] / ['reviu', 'rapat']"]


def test_only_findings_with_a_judgement_count() -> None:
    first, second, *others = check([plan_of(PLAN)])
    judgements = {said(first): Judgement(worth=True, why="true"), said(second): Judgement(worth=False, why="noise")}
    counted = tally([first, second, first, *others], judgements)

    assert (counted.worth, counted.judged, counted.share) == (2, 3, 2 / 3)
    assert counted.open == tuple(others)


def test_every_judgement_gives_its_reason() -> None:
    assert all(each.why for each in read_judgements().values())


def test_every_finding_of_the_six_usual_layouts_is_judged_and_nine_of_ten_are_worth_having() -> None:
    plans = [read for read in usual_layouts() if isinstance(read, Plan)]
    found = [finding for plan in plans for finding in check([plan]) if finding.severity is not Severity.INFO]
    counted = tally(found, read_judgements())

    assert [said(finding) for finding in counted.open] == []
    assert counted.judged >= 100
    assert counted.share >= 0.9


def test_the_six_usual_layouts_are_plans() -> None:
    assert [type(read) for read in usual_layouts()] == [Plan] * 6


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Result]:
    folder = real_tables.written(tmp_path_factory.mktemp("real"), real_tables.TABLES)
    return {Path(each.name).stem: each for each in results_in(folder)}


@pytest.mark.parametrize("table", real_tables.TABLES, ids=lambda table: table.name)
def test_every_table_of_ticks_or_plain_targets_is_read_as_a_person_reads_it(
    table: real_tables.RealTable, results: dict[str, Result]
) -> None:
    result = results[table.name]

    assert isinstance(result.read, Plan), result.read.note.detail.en
    assert [what for verdict, what in result.rows if verdict is not Verdict.RIGHT] == []
