"""The examples in the documentation of rules on reports, made into reports: what an example leaves out is right."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence

from rak_excel.layouts.follow_ups import COLUMNS
from rak_excel.model import FormRow, Plan
from rak_excel.model.report_form import ReportForm
from rak_excel.model.reported_plan import FollowUp, ReportedPlan
from rak_excel.monitoring.form import report_form
from rak_excel.record import Record
from rak_excel.rules.engine.rule import ExampleTable
from rak_excel.vocabulary.headings.headings import column_heading
from tests.reports import filled, read_report
from tests.tables import plan_of

QUARTER = 2
DATE = datetime.date(2020, 7, 6)
EVIDENCE = "BA Nomor 12 tanggal 6 Mei 2020"
# What an example says of the carried plan, and of rows that only one of both has.
REPORTED, EARLIER, EDITED, GONE, ADDED = (
    "DILAPORKAN DI TW I",
    "TARGET S.D. TW I",
    "TARGET DI LAPORAN",
    "DIHAPUS",
    "TAMBAHAN",
)
Row = Mapping[str, str]


class ReportExample(Record):
    """A report, and the plan that it should be about where the example gives one."""

    report: Plan
    signed: Plan | None = None


def report_example(
    tables: Sequence[ExampleTable], table_of: Callable[[str, Iterable[dict[str, str]]], str]
) -> ReportExample:
    """The report of an example; `table_of` writes a sheet of its plan."""
    lines = {table[0][0]: [dict(zip(table[0], line, strict=True)) for line in table[1:]] for table in tables}
    rows = lines.get("SHEET", [{"SHEET": "Komisi"}])
    plan = _plan([row for row in rows if not row.get(ADDED)], table_of)
    signed = None
    if revisions := lines.get("RENCANA DI LAPORAN"):
        ours, given = (int(each) for each in revisions[0].values())
        signed = plan.but(identity=plan.identity.but(revision=given))
        plan = plan.but(identity=plan.identity.but(revision=ours))
    said = {row["LAPORAN"]: row["ISIAN"] for row in lines.get("LAPORAN", [])}
    quarter = _quarter(said.get("Triwulan", "II"))
    form = _form(report_form(plan, quarter), rows)
    date = said.get("Tanggal penandatanganan")
    signing = datetime.date.fromisoformat(date) if date else DATE.replace(month=3 * quarter + 1)
    report = read_report(form.but(identity=form.identity.but(date=signing)))
    if said.get("Rencana di file") == "tidak ada":
        return ReportExample(report.but(reported=None))
    assert report.reported
    follow_ups = tuple(_follow_up(number, row) for number, row in enumerate(lines.get("TINDAK LANJUT", []), 1))
    before = _quarter(said.get("Laporan sebelumnya", ""))
    return ReportExample(report.but(reported=report.reported.but(follow_ups=follow_ups, before=before)), signed)


def _quarter(said: str) -> int:
    """The number of a quarter: 3 of `III` and of `TW III`; 0 of nothing."""
    return ("", "I", "II", "III", "IV").index(said.removeprefix("TW "))


def _plan(rows: Sequence[Row], table_of: Callable[[str, Iterable[dict[str, str]]], str]) -> Plan:
    """The plan of which an example has the rows; its columns are those that a plan has."""
    own = ("NO", "SASARAN", "INDIKATOR", "TARGET", "KEGIATAN", "JADWAL", "PELAKSANA")
    sheets: dict[str, list[dict[str, str]]] = {}
    for row in rows:
        sheets.setdefault(row["SHEET"], []).append({name: row[name] for name in own if name in row})
    return plan_of("\n".join(table_of(sheet, its) for sheet, its in sheets.items()))


def _form(form: ReportForm, rows: Sequence[Row]) -> ReportForm:
    """The form of the plan with what the example types into it, and what it carries of the plan."""
    made, carried = dict[str, tuple[FormRow, ...]](), dict[str, tuple[FormRow, ...]]()
    for part in form.definition.parts:
        said = [row for row in rows if part.sheet.endswith(row["SHEET"])]
        planned = [row for row in said if not row.get(ADDED)]
        headings = {column_heading(id_, part, form.definition): id_ for id_ in form.definition.columns_of(part.id)}
        lines = enumerate(zip(planned, form.rows[part.id], strict=True), 1)
        typed = {part.id: {n: _typed(row, headings, own.target) for n, (row, own) in lines}}
        kept = [own for own, row in zip(filled(form, typed).rows[part.id], planned, strict=True) if not row.get(GONE)]
        made[part.id] = (*kept, *(_added(row) for row in said if row.get(ADDED)))
        carried[part.id] = _carried(form.reported, part.id, planned)
    return form.but(rows=made, reported=form.reported.but(rows=carried))


def _typed(row: Row, headings: Mapping[str, str], target: str) -> dict[str, str]:
    """What a row types by the ids of columns: its figure reaches its target, its work is done and shown."""
    told = {headings[name]: text for name, text in row.items() if name in headings and not _of_plan(headings[name])}
    if EDITED in row:
        told["target"] = row[EDITED]
    goal = told.get("goal", target)
    reached = {"goal": goal, "actual": goal} if target else {}  # else a row that goes on with the indicator above
    return {**reached, "state": "Selesai", "result": "Terlaksana", "evidence": EVIDENCE, **told}


def _of_plan(column: str) -> bool:
    return column in {"number", "objective", "indicator", "target", "activity", "executor", "planned"}


def _carried(reported: ReportedPlan, part: str, rows: Sequence[Row]) -> tuple[FormRow, ...]:
    """The rows of the plan with the targets and figures of earlier quarters that the example names."""
    ids = {EARLIER: "goal_q1", REPORTED: "previous"}
    told = [{ids[name]: text for name, text in row.items() if name in ids and text} for row in rows]
    return tuple(
        row.but(further={**row.further, **more}) for row, more in zip(reported.rows.get(part, ()), told, strict=True)
    )


def _added(row: Row) -> FormRow:
    executors = "Divisi Keuangan, Umum, Logistik dan Rumah Tangga"
    return FormRow("9", "Sasaran lain", row["INDIKATOR"], row["TARGET"], "Kegiatan lain", executors=executors)


def _follow_up(number: int, row: Row) -> FollowUp:
    fields = {each.heading: each.field for each in COLUMNS}
    said = {fields[name]: text for name, text in row.items()}
    plain = FollowUp(QUARTER - 1, number, "commission", "Opini BPK", "Reviu", "Terlambat", "")
    return plain.but(**said)
