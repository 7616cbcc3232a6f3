"""Workbooks of the year after the signature: the report forms of each quarter as the units would have filled them in."""

from __future__ import annotations

import datetime
import tomllib
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from examples.journeys import REVISION
from rak_excel import read_plan
from rak_excel.jobs.merge.files import MergeRequest, merge_files
from rak_excel.jobs.template.report_forms import ReportJob, report_order, unit_jobs
from rak_excel.model import FormRow, Plan
from rak_excel.model.monitoring import TYPED
from rak_excel.model.report_form import ReportForm
from rak_excel.model.reported_plan import FollowUp
from rak_excel.workbooks.merged.writing import write_merged
from rak_excel.workbooks.monitoring.form.book import write_report_form

HERE = Path(__file__).resolve().parent
FOLDER = "laporan-2020"
PLAN = f"{FOLDER}/rencana-2020.xlsx"
REVISED = f"{FOLDER}/rencana-2020-revisi-1.xlsx"
SENT = f"{FOLDER}/kiriman-tw2"
REVISED_ON = datetime.date(2020, 7, 15)
QUARTERS = (1, 2, 3)
_SHOWN = 2  # the quarter of which the forms lie among the examples, as the units sent them
_Said = dict[str, list[dict[str, Any]]]


def report_file(quarter: int) -> str:
    """Where the office's report of a quarter lies among the examples."""
    return f"{FOLDER}/laporan-tw{quarter}.xlsx"


def filled_forms(folder: Path, plan: Plan, quarter: int, earlier: Plan | None = None) -> list[ReportJob]:
    """The forms of all units for a quarter, as they would have been filled in and saved in a folder."""
    said = tomllib.loads((HERE / FOLDER / "realisasi.toml").read_text(encoding="utf-8"))
    jobs = unit_jobs(folder, report_order(plan, quarter, earlier))
    return [job.but(form=_filled(job.form, said, quarter)) for job in jobs]


def _filled(form: ReportForm, said: _Said, quarter: int) -> ReportForm:
    rows = {part: tuple(_rows(own, said["rows"], quarter)) for part, own in form.rows.items()}
    mended = {each["text"]: each for each in said["follow_ups"] if each["quarter"] == quarter}
    follow_ups = tuple(_answered(each, mended.get(each.text, {})) for each in form.reported.follow_ups)
    return form.but(rows=rows, reported=form.reported.but(follow_ups=follow_ups))


def _answered(follow_up: FollowUp, said: dict[str, Any]) -> FollowUp:
    return follow_up.but(**{name: said.get(name, "") for name in ("state", "result", "evidence")})


def _rows(rows: tuple[FormRow, ...], said: list[dict[str, Any]], quarter: int) -> Iterator[FormRow]:
    for row in rows:
        own = next((each for each in said if _is_of(row, each)), {})
        typed = {column: own[column][quarter - 1] for column in TYPED if column in own}
        yield row.but(further={**row.further, **{column: text for column, text in typed.items() if text}})


def _is_of(row: FormRow, said: dict[str, Any]) -> bool:
    """Whether what is said is of a row: by its key, or by how its indicator, or the activity of a further row, begins."""
    if not row.indicator:
        return bool(row.activity) and row.activity == said.get("activity")
    return bool(row.key and row.key == said.get("key")) or row.indicator.startswith(said.get("indicator", "\0"))


def write_year(folder: Path, submissions: Path) -> list[Path]:
    """The plan as it was merged and signed, its revision, and the office's reports of three quarters; the paths written.

    The revision comes between the second and the third quarter, so that the report of the third is about the revised plan.
    What the units sent for the revision lies below the folder already.
    """
    (folder / FOLDER).mkdir(parents=True, exist_ok=True)
    merge_files([submissions], folder / PLAN, force=True)
    (folder / REVISED).unlink(missing_ok=True)  # no merge replaces one that is dated
    revised = merge_files([folder / REVISION], folder / REVISED, MergeRequest(base=folder / PLAN))
    identity = revised.plan.identity.but(date=REVISED_ON)  # merging leaves that to whoever signs
    write_merged(folder / REVISED, revised.but(plan=revised.plan.but(identity=identity)), force=True)
    sent = [path for quarter in QUARTERS for path in _write_quarter(folder, quarter)]
    return [folder / PLAN, folder / REVISED, *sent, *(folder / report_file(quarter) for quarter in QUARTERS)]


def _write_quarter(folder: Path, quarter: int) -> list[Path]:
    """Write the report of a quarter; the forms that it was merged from, as far as they lie among the examples."""
    plan = folder / (REVISED if quarter == max(QUARTERS) else PLAN)
    before = folder / report_file(quarter - 1) if quarter > 1 else None
    with TemporaryDirectory() as elsewhere:
        sent = folder / SENT if quarter == _SHOWN else Path(elsewhere) / "kiriman"
        jobs = filled_forms(sent, read_plan(plan), quarter, read_plan(before) if before else None)
        for job in jobs:
            write_report_form(job.path, job.form, force=True)
        report = folder / report_file(quarter)
        report.unlink(missing_ok=True)  # one that an earlier version wrote may seem to be corrected by hand
        merge_files([sent], report, MergeRequest(plan=plan, previous=before))
    return [job.path for job in jobs] if quarter == _SHOWN else []
