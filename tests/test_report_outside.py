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


@pytest.mark.parametrize(
    "rows",
    [
        ([], {1: {"indicator": "-"}}),
        ([], {1: {"indicator": "\u2713", "activity": "-", "actual": "5"}}),
        ([{"objective": "Sasaran lain", "indicator": "-", "activity": "Rapat"}], {}),
        ([], {0: {"number": "-", "objective": "-", "indicator": "-", "activity": "Rapat"}}),
    ],
)
def test_work_without_an_indicator_is_in_the_report_and_told(tmp_path: Path, rows: Rows) -> None:
    path, result = tmp_path / "laporan.xlsx", merged(Keuangan=rows)
    write_report(path, result)

    assert not read_handwork(path.read_bytes(), path.name).rows
    assert len(report_of(read_plan(path)).reached) == len(report_of(result.plan).reached)
    assert len({each.plan.source.file for each in result.unnamed}) == 1
