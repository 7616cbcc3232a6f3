"""The reports of an office's units: without files, and as workbooks."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from rak_excel import read_plan
from rak_excel.model import Executor, Plan, PlanForm
from rak_excel.model.report_form import ReportForm
from rak_excel.monitoring.form import report_form
from rak_excel.monitoring.report import report_of
from rak_excel.vocabulary.names.executors import submitters
from rak_excel.workbooks.monitoring.report.book import write_report_book
from tests.reports import Typed, filled, read_report

LOTIM = Path(__file__).parent.parent / "examples" / "lombok-timur-2020" / "rak-lombok-timur-2020.xlsx"


def signed() -> Plan:
    return read_plan(LOTIM)


def unit_named(words: str, plan: Plan) -> Executor:
    return next(each for each in submitters(plan.definition) if words in each.name)


def form_of(plan: Plan, unit: str = "", quarter: int = 2) -> ReportForm:
    """The form of a unit whose name has these words, of the whole office for none."""
    return report_form(plan, quarter, submitter=unit_named(unit, plan) if unit else None)


def typed_at(form: ReportForm, entries: Mapping[str, Mapping[str, str]]) -> Typed:
    """What is typed beside rows that are named by the beginning of their indicator, or `beginning/2` for its second row."""
    typed: dict[str, dict[int, Mapping[str, str]]] = {}
    for named, said in entries.items():
        beginning, _, nth = named.partition("/")
        part, number = next(
            (part, number)
            for part, rows in form.rows.items()
            for number, row in enumerate(rows, 1)
            if row.indicator.startswith(beginning)
        )
        typed.setdefault(part, {})[number + int(nth or 1) - 1] = said
    return typed


def sent(form: ReportForm, entries: Mapping[str, Mapping[str, str]], file: str = "") -> Plan:
    """The report that a unit sends with this typed into its form."""
    unit = form.identity.submitter
    file = file or f"{unit.name if unit else 'kantor'}.xlsx"
    read = read_report(form, typed_at(form, entries), file=file)
    content = f"{file} {sorted((name, sorted(said.items())) for name, said in entries.items())}"
    identity = read.identity.but(signatories={}, place="", date=None)
    return read.but(source=read.source.but(sha256=hashlib.sha256(content.encode()).hexdigest()), identity=identity)


def write_form(path: Path, form: ReportForm, entries: Mapping[str, Mapping[str, str]]) -> Path:
    """A workbook that a unit sends, with this typed into its form."""
    typed = typed_at(form, entries)
    own = filled(form, typed)
    plan = PlanForm(own.definition, own.identity, own.rows)
    write_report_book(path, plan, report_of(read_report(form, typed)))
    return path
