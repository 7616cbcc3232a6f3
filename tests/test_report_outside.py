"""What units write outside their plan is in the report whatever its rows lack, and what is written counts as written."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rak_excel.merging.merge import Merged
from rak_excel.merging.reports import merge_reports
from rak_excel.model import FormRow
from rak_excel.monitoring.report import report_of
from rak_excel.reading import read_plan
from rak_excel.workbooks.merged.handwork import edited_since_written, read_handwork
from rak_excel.workbooks.monitoring.report.book import write_report
from rak_excel.workbooks.monitoring.report.summary import summary_table
from rak_excel.workbooks.monitoring.report.tables import work_table
from tests.merged_reports import of_quarter, plan
from tests.report_files import form_of, sent
from tests.typing_in import type_in

Said = Mapping[str, str]
Rows = tuple[list[Said], Mapping[int, Said]]  # below each table, and typed over rows of it, counted from 0

SURVEY: Said = {"indicator": "Indeks Kepuasan Masyarakat", "target": "80", "goal": "80", "actual": "85"}
BELOW = st.fixed_dictionaries(
    {},
    optional={
        "objective": st.sampled_from(["Sasaran lain", "-"]),
        "indicator": st.sampled_from(["Indeks Kepuasan Masyarakat", "-", "\u2713"]),
        "target": st.sampled_from(["80", "3 Laporan", "-"]),
        "unit_text": st.sampled_from(["Laporan", "%"]),
        "activity": st.sampled_from(["Rapat", "-"]),
        "executors": st.sampled_from(["Divisi Hukum dan Pengawasan", "-"]),
        "actual": st.sampled_from(["85", "0"]),
        "obstacle": st.sampled_from(["Kurang dana", "-"]),
    },
)
OVER = st.fixed_dictionaries(
    {},
    optional={
        "objective": st.sampled_from(["-", "Sasaran lain"]),
        "indicator": st.sampled_from(["-", "\u2713", "Indikator lain sama sekali"]),
        "activity": st.sampled_from(["-", "Pekerjaan lain sama sekali"]),
        "actual": st.just("85"),
    },
)
ROWS = st.tuples(st.lists(BELOW, max_size=3), st.dictionaries(st.integers(0, 4), OVER, max_size=2))


def merged(**units: Rows) -> Merged:
    """The report out of these rows of units, by words of their names."""
    reports = []
    for unit, (below, over) in units.items():
        form = form_of(plan(), unit)
        rows = {
            part: (*(_typed(row, over.get(n, {})) for n, row in enumerate(own)), *(_typed(FormRow(), e) for e in below))
            for part, own in form.rows.items()
        }
        reports.append(sent(form.but(rows=rows), {}))
    return merge_reports(reports, of_quarter())


def _typed(row: FormRow, said: Said) -> FormRow:
    own = {name: text for name, text in said.items() if name in FormRow.__struct_fields__}
    return row.but(**own, further={**row.further, **{name: text for name, text in said.items() if name not in own}})


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(one=ROWS, other=ROWS)
def test_what_is_written_outside_the_plan_counts_as_written(tmp_path: Path, one: Rows, other: Rows) -> None:
    path = tmp_path / "laporan.xlsx"
    write_report(path, merged(Keuangan=one, Hukum=other), force=True)

    assert not read_handwork(path.read_bytes(), path.name).rows
    assert not edited_since_written(path)


def test_a_number_typed_over_is_told_where_its_indicator_was_too() -> None:
    result = merged(Keuangan=([], {0: {"number": "77.", "indicator": "Indikator lain sama sekali"}}))

    assert "77." in {each.note.value for each in result.unused}


def test_an_indicator_outside_the_plan_is_no_work_and_correcting_it_counts_as_corrected(tmp_path: Path) -> None:
    path, result = tmp_path / "laporan.xlsx", merged(Hukum=([SURVEY], {}))
    write_report(path, result)
    assert not read_handwork(path.read_bytes(), path.name).rows
    report = report_of(result.plan)
    shown = [cell.text for line in work_table(report, report.plan.definition.parts[0]).lines for cell in line.cells]
    assert not [text for text in shown if "Kepuasan" in text or "di luar rencana" in text]

    own = next(each for _, each in read_plan(path).indicators() if each.text == SURVEY["indicator"])
    type_in(path, own.place.sheet, {own.cell_of("actual").address: "86"})
    assert read_handwork(path.read_bytes(), path.name).rows


@pytest.mark.parametrize("beside", [{}, {"target": "as it is"}, {"goal": "as it is"}])
def test_work_outside_the_plan_below_the_table_is_that_of_the_indicator_whose_words_it_has(
    tmp_path: Path, beside: Said
) -> None:
    row = form_of(plan(), "Keuangan").rows["commission"][0]
    said = {each: row.target if each == "target" else str(row.further["goal"]) for each in beside}
    extra = {"indicator": row.indicator, "activity": "Rapat tambahan", "state": "Selesai", **said}
    result = merged(Keuangan=([extra], {}))
    write_report(tmp_path / "laporan.xlsx", result)

    for report in (result.plan, read_plan(tmp_path / "laporan.xlsx")):
        part = report.part("commission")
        assert part
        [own] = [each for each in part.indicators if each.text == row.indicator]
        assert [each.text for each in own.activities][-1] == "Rapat tambahan"
    assert "Rapat tambahan" in {each.note.value for each in result.unused}


def test_a_row_below_the_table_with_a_figure_of_its_own_is_told_as_another_indicator() -> None:
    row = form_of(plan(), "Keuangan").rows["commission"][0]
    result = merged(Keuangan=([{"indicator": row.indicator, "activity": "Rapat", "actual": "12"}], {}))

    assert row.indicator in {each.note.value for each in result.unused}
    assert [each.further["actual"] for _, each in result.plan.indicators() if "actual" in each.further] == ["12"] * 2


def test_an_indicator_below_all_rows_of_the_plan_has_no_objective_that_nobody_wrote(tmp_path: Path) -> None:
    write_report(tmp_path / "laporan.xlsx", merged(Hukum=([SURVEY], {}), Keuangan=([SURVEY], {})))

    report = read_plan(tmp_path / "laporan.xlsx")
    own = [each for each in report.parts[0].indicators if each.text == SURVEY["indicator"]]
    lines = summary_table(report_of(report), report.definition.parts[0]).lines
    assert f"Seluruhnya, {len(own)} di luar rencana" in {cell.text for line in lines for cell in line.cells}
    assert {each.objective.text for each in own} == {"Di luar rencana"}


def test_work_without_an_indicator_is_in_the_report_and_told(tmp_path: Path) -> None:
    result = merged(Keuangan=([{"objective": "Sasaran lain", "indicator": "-", "activity": "Rapat"}], {}))
    path = tmp_path / "laporan.xlsx"
    write_report(path, result)

    assert not read_handwork(path.read_bytes(), path.name).rows
    assert len(report_of(read_plan(path)).reached) == len(report_of(result.plan).reached)
    assert len({each.plan.source.file for each in result.unnamed}) == 1
    report = report_of(result.plan)
    *_, named, work = work_table(report, report.plan.definition.parts[0]).lines
    assert (named.cells[0].text, work.cells[0].text) == ("Tanpa indikator (di luar rencana)", "-")


@pytest.mark.parametrize(
    "over",
    [
        {"indicator": "-"},
        {"indicator": ""},
        {"indicator": "v"},
        {"indicator": "\u2713", "activity": "-"},
        {"number": "-", "objective": "-", "indicator": "-", "activity": "Rapat"},
    ],
)
@pytest.mark.parametrize("nth", [0, 1])
def test_a_row_whose_indicator_says_nothing_any_more_is_still_that_of_the_plan_and_told(nth: int, over: Said) -> None:
    row = form_of(plan(), "Keuangan").rows["commission"][nth]
    result = merged(Keuangan=([], {nth: {**over, "actual": "85"}}))

    [own] = [each for part, each in result.plan.indicators() if each.text == row.indicator]
    assert str(own.further["actual"]).startswith("85")
    assert over["indicator"] in {each.note.value for each in result.unused if each.note.became == row.indicator}
    assert len(list(result.plan.indicators())) == len(list(of_quarter().report.indicators()))


def test_words_that_stand_on_another_row_by_now_are_not_given_back() -> None:
    row = form_of(plan(), "Keuangan").rows["commission"][1]
    moved = {"indicator": row.indicator, "target": row.target, "activity": "Rapat", "actual": "85"}
    result = merged(Keuangan=([moved], {1: {"indicator": ""}}))

    assert not [each for each in result.unused if each.note.became == row.indicator]


def test_rows_outside_the_plan_in_the_same_words_read_back_as_several(tmp_path: Path) -> None:
    other = "Indikator lain sama sekali"
    result = merged(Hukum=([], {1: {"indicator": other, "actual": "85"}, 3: {"indicator": other, "actual": "70"}}))
    write_report(tmp_path / "laporan.xlsx", result)

    back = read_plan(tmp_path / "laporan.xlsx")
    assert [each.further["actual"] for _, each in back.indicators() if each.text == other] == ["85", "70"] * 2


def test_an_indicator_outside_the_plan_that_one_unit_names_alone_stands_in_one_row(tmp_path: Path) -> None:
    result = merged(Hukum=([SURVEY], {}), Keuangan=([{**SURVEY, "activity": "Rapat"}], {}))
    write_report(tmp_path / "laporan.xlsx", result)

    own = [each for each in result.plan.rows() if each.indicator.text == SURVEY["indicator"]]
    assert [each.activity.text for each in own if each.activity] == ["Rapat", "Rapat"]
    assert not read_handwork((tmp_path / "laporan.xlsx").read_bytes(), "laporan.xlsx").rows
