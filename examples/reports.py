"""Workbooks of the year after the signature: the report forms of each quarter as the units would have filled them in."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rak_excel import read_plan
from rak_excel.jobs.merge.files import MergeRequest, merge_files
from rak_excel.jobs.template.report_forms import ReportJob, report_order, unit_jobs
from rak_excel.model import FormRow, Plan
from rak_excel.model.report_form import ReportForm
from rak_excel.workbooks.monitoring.form.book import write_report_form

HERE = Path(__file__).resolve().parent
FOLDER = "laporan-2020"
PLAN = f"{FOLDER}/rencana-2020.xlsx"
REVISED = f"{FOLDER}/rencana-2020-revisi-1.xlsx"
SENT = f"{FOLDER}/kiriman-tw2"
QUARTERS = (1, 2, 3)
_COLUMNS = ("goal", "actual", "state", "result", "evidence", "obstacle", "follow_up", "person", "due")


def report_file(quarter: int) -> str:
    """Where the office's report of a quarter lies among the examples."""
    return f"{FOLDER}/laporan-tw{quarter}.xlsx"


def filled_forms(folder: Path, plan: Plan, quarter: int, earlier: Plan | None = None) -> list[ReportJob]:
    """The forms of all units for a quarter, as they would have been filled in and saved in a folder."""
    said = tomllib.loads((HERE / FOLDER / "realisasi.toml").read_text(encoding="utf-8"))["rows"]
    jobs = unit_jobs(folder, report_order(plan, quarter, earlier))
    return [job.but(form=_filled(job.form, said, quarter)) for job in jobs]


def _filled(form: ReportForm, said: list[dict[str, Any]], quarter: int) -> ReportForm:
    rows = {part: tuple(_rows(own, said, quarter)) for part, own in form.rows.items()}
    return form.but(rows=rows)


def _rows(rows: tuple[FormRow, ...], said: list[dict[str, Any]], quarter: int) -> Iterator[FormRow]:
    for row in rows:
        own = next((each for each in said if _is_of(row, each)), {})
        typed = {column: own[column][quarter - 1] for column in _COLUMNS if column in own}
        yield row.but(further={**row.further, **{column: text for column, text in typed.items() if text}})


def _is_of(row: FormRow, said: dict[str, Any]) -> bool:
    """Whether what is said is of the indicator that a row starts."""
    if not row.indicator:
        return False
    return bool(row.key and row.key == said.get("key")) or row.indicator.startswith(said.get("indicator", "\0"))


def write_year(folder: Path, submissions: Path, revision: Path) -> list[Path]:
    """The plan as it was merged and signed, its revision, and the office's reports of three quarters; the paths written.

    The revision comes between the second and the third quarter, so that the report of the third is about the revised plan.
    """
    merge_files([submissions], folder / PLAN, force=True)
    merge_files([revision], folder / REVISED, MergeRequest(base=folder / PLAN), force=True)
    written = [folder / PLAN, folder / REVISED]
    for quarter in QUARTERS:
        plan = folder / (REVISED if quarter == max(QUARTERS) else PLAN)
        written += _write_quarter(folder, plan, quarter)
    return written


def _write_quarter(folder: Path, plan: Path, quarter: int) -> list[Path]:
    before = folder / report_file(quarter - 1) if quarter > 1 else None
    sent = folder / FOLDER / f"kiriman-tw{quarter}"
    jobs = filled_forms(sent, read_plan(plan), quarter, read_plan(before) if before else None)
    for job in jobs:
        write_report_form(job.path, job.form, force=True)
    merge_files([sent], folder / report_file(quarter), MergeRequest(plan=plan, previous=before), force=True)
    return [*(job.path for job in jobs), folder / report_file(quarter)]
