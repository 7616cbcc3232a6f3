"""Quarterly reports of many offices, filled in by chance or by hand, for the tests of their roll-up."""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator
from pathlib import Path

from rak_excel.formats.written.table import TableColumn, TableSheet
from rak_excel.layouts.reported_plan import CHUNK, written_plan
from rak_excel.model import Executor, FormRow, Plan, PlanForm
from rak_excel.model.report_form import ReportForm
from rak_excel.monitoring.form import report_form
from rak_excel.rolling_up.monitoring.facts import ReportFacts
from rak_excel.rolling_up.monitoring.report_facts import facts_of_report
from rak_excel.workbooks.form.book import write_plan_book
from tests.reports import Typed, read_report
from tests.rollup_plans import Change, office_plan

OBSTACLES = ("Anggaran terbatas", "anggaran  terbatas", "Menunggu juknis dari KPU RI", "Petugas belum lengkap")
PEOPLE = ("Sub Bagian Hukum", "Divisi Perencanaan dan Data")
DATES = ("15 Juni 2020", "30/06/2020", "31 Juli 2020", "setelah rapat", "")
STATES = ("Selesai", "Selesai", "Berjalan", "Belum mulai", "Ditunda", "")


def until_june(_key: str, row: dict[str, str]) -> dict[str, str]:
    """Every activity is planned in the first half of the year."""
    return row | {"periods": "T1 T2" if "T1" in row["periods"] else "B1 B2 B3 B4 B5 B6"}


def office_report(  # a report as it is read, before facts are taken of it
    region: str,
    typed: Typed | None = None,
    /,
    *,
    quarter: int = 2,
    file: str = "",
    saved: datetime.datetime | None = None,
    revision: int = 0,
    year: int = 2020,
    change: Change = until_june,
    submitter: Executor | None = None,
) -> Plan:
    plan = office_plan(region, change, year=year)
    form = report_form(plan.but(identity=plan.identity.but(revision=revision)), quarter, submitter=submitter)
    name = file or f"laporan-{region}-tw{quarter}.xlsx"
    read = read_report(form, DONE if typed is None else typed, file=name)
    return read.but(source=read.source.but(saved=saved, sha256=name))


DONE: Typed = {
    "commission": {2: {"goal": "75%", "actual": "75", "state": "Selesai"}},
    "secretariat": {1: {"state": "Selesai"}},
}
"""The least that makes a report: one figure and a state on either part."""


def facts(region: str, typed: Typed | None = None, /, **asked: object) -> ReportFacts:
    return facts_of_report(office_report(region, typed, **asked))  # type: ignore[arg-type] # given by name, as there


def varied_report(region: str, quarter: int = 2, seed: int = 0, **asked: object) -> ReportFacts:
    """A report as an office might send it: confirmed targets, figures near and far, blanks, obstacles, dates of all kinds."""
    plan = office_plan(region, until_june)
    form = report_form(plan, quarter)
    return facts(region, varied(form, random.Random(f"{region} {seed}")), quarter=quarter, **asked)  # noqa: S311 - made up


def varied(form: ReportForm, chance: random.Random) -> Typed:
    return {part: dict(_rows(rows, chance)) for part, rows in form.rows.items()}


def _rows(rows: tuple[FormRow, ...], chance: random.Random) -> Iterator[tuple[int, dict[str, str]]]:
    for number, row in enumerate(rows, 1):
        said: dict[str, str] = {}
        target = row.target
        if (row.indicator or row.key) and chance.random() < 0.75 and target:
            said["goal"] = target
            if chance.random() < 0.9:
                said["actual"] = _figure(target, chance)
        if chance.random() < 0.9:
            said["state"] = chance.choice(STATES)
            said["result"] = "Rapat 5 Juni 2020" if said["state"] == "Selesai" else ""
        if chance.random() < 0.25:
            said["obstacle"] = chance.choice(OBSTACLES)
        if "obstacle" in said and chance.random() < 0.8:
            said |= {"follow_up": "Rapat koordinasi", "person": chance.choice(PEOPLE), "due": chance.choice(DATES)}
        yield number, said


def _figure(target: str, chance: random.Random) -> str:
    if target.endswith("%"):
        share = chance.choice((0.3, 0.6, 0.85, 0.95, 1, 1, 1))
        return str(round(float(target[:-1].replace(",", ".")) * share, 1)).replace(".", ",")
    if target in {"WTP", "B"}:
        return chance.choice((target, target, "WDP" if target == "WTP" else "CC"))
    return target if chance.random() < 0.8 else "0"


def write_report(path: Path, form: ReportForm) -> None:
    """A report as a file: the sheets of its form, and hidden the plan."""
    text = written_plan(form.reported)
    chunks = [text[start : start + CHUNK] for start in range(0, len(text), CHUNK)]
    assert form.definition.monitoring
    hidden = TableSheet(
        form.definition.monitoring.plan_sheet,
        (TableColumn(chunks[0]),),
        [[chunk] for chunk in chunks[1:]],
        hidden=True,
        filtered=False,
    )
    write_plan_book(path, PlanForm(form.definition, form.identity, form.rows, spare_rows={}), extra=[hidden])
