"""Reports of a quarter by the offices of a province, as they would have come in: some late, some with gaps, some not at all."""

from __future__ import annotations

import datetime
import re
import shutil
import tomllib
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from examples.reports import report_file
from rak_excel import read_plans
from rak_excel.jobs.merge.files import MergeRequest, merge_files
from rak_excel.jobs.template.report_forms import file_name
from rak_excel.model import FormRow, Plan
from rak_excel.model.report_form import ReportForm
from rak_excel.monitoring.form import report_form
from rak_excel.vocabulary.targets.period_entries import UNCONFIRMED
from rak_excel.workbooks.monitoring.form.book import write_report_form

HERE = Path(__file__).resolve().parent
FOLDER = "laporan-ntb-2020"
REPORTS = f"{FOLDER}/laporan"
_PLANS = "ntb-2020/plans"
_REPORTED = "52.03"  # as the example of a year of its reports has it
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_NOTHING = frozenset({"", "-", "Tidak diukur"})
_Office = dict[str, Any]


def write_province(folder: Path) -> list[Path]:
    """Write the reports of a province below `folder`, where its plans and the report of Lombok Timur are already; their paths."""
    said = tomllib.loads((HERE / FOLDER / "offices.toml").read_text(encoding="utf-8"))
    plans = {plan.identity.region: plan for plan in read_plans(folder / _PLANS).plans}
    (folder / REPORTS).mkdir(parents=True, exist_ok=True)
    reporting = [office for office in said["offices"] if "saved" in office]
    return [_write_report(folder, plans[each["region"]], each, said["quarter"]) for each in reporting]


def _write_report(folder: Path, plan: Plan, office: _Office, quarter: int) -> Path:
    """The office's report as it was merged from one form, or that form as it was made, saved on the office's day."""
    blank = report_form(plan, quarter)
    path = folder / REPORTS / file_name(blank)
    if office["region"] == _REPORTED:
        shutil.copyfile(folder / report_file(quarter), path)
    elif office.get("untouched"):
        write_report_form(path, blank, force=True)
    else:
        with TemporaryDirectory() as elsewhere:
            write_report_form(Path(elsewhere) / path.name, _filled(blank, office))
            asked = MergeRequest(plan=folder / _PLANS / plan.source.file)
            path.unlink(missing_ok=True)  # one that an earlier version wrote may seem to be corrected by hand
            merge_files([Path(elsewhere)], path, asked)
    _save_on(path, office["saved"])
    return path


def _filled(form: ReportForm, office: _Office) -> ReportForm:
    said = {each["key"]: each for each in office.get("rows", ())}
    sent = {
        part: rows if part == office.get("left_out") else tuple(_rows(rows, said)) for part, rows in form.rows.items()
    }
    return form.but(rows=sent)


def _rows(rows: tuple[FormRow, ...], said: dict[str, _Office]) -> Iterator[FormRow]:
    """The rows with their targets confirmed and reached and their work done, but for what is said of them."""
    for number, row in enumerate(rows, 1):
        own = {column: text for column, text in said.get(row.key, {}).items() if column != "key"}
        typed = {**_as_planned(row, number), **own}
        if own.get("goal") == UNCONFIRMED:
            typed["goal"] = str(row.further["goal"])
        yield row.but(further={**row.further, **{column: text for column, text in typed.items() if text}})


def _as_planned(row: FormRow, number: int) -> dict[str, str]:
    goal = str(row.further.get("goal", "")).removesuffix(UNCONFIRMED)
    actual = "" if goal in _NOTHING else goal
    typed = {"goal": goal, "actual": actual}
    if row.further.get("planned"):
        work = row.activity.strip().split("\n")[0].lstrip("1234567890. ")
        typed |= {"state": "Selesai", "result": f"{work}, {number % 28 + 1} Juni 2020 (contoh)"}
    return typed | {"evidence": f"Notula {number:02}/NOT/2020"} if actual or "state" in typed else typed


def _save_on(path: Path, day: datetime.date) -> None:
    """Let a workbook say that it was saved in the morning of a day, as the program says in which an office opened it."""
    content = BytesIO()
    with zipfile.ZipFile(path) as saved, zipfile.ZipFile(content, "w") as written:
        for info in saved.infolist():
            part = saved.read(info)
            if info.filename == "docProps/core.xml":
                part = _MODIFIED.sub(rb"\g<1>%sT02:00:00Z" % day.isoformat().encode(), part)
            written.writestr(info, part, compresslevel=9)
    path.write_bytes(content.getvalue())
