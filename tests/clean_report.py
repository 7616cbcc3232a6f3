"""A quarterly report of an office as it should be: complete, and nothing wrong in it."""

from __future__ import annotations

import datetime
from functools import cache

from rak_excel import read_plan
from rak_excel.model import FormRow
from rak_excel.model.monitoring import Quarter
from rak_excel.model.report_form import ReportForm
from rak_excel.monitoring.form import report_form
from tests.reports import Typed

PLAN = "examples/lombok-timur-2020/rak-lombok-timur-2020.xlsx"
EVIDENCE = "BA Nomor 12 tanggal 6 Mei 2020"
_SIGNED = datetime.timedelta(days=6)  # after the end of the quarter


@cache
def clean_report(quarter: int = 2) -> tuple[ReportForm, Typed]:
    """The form for a quarter of the plan of Lombok Timur, and what is typed into it: every target is reached, all planned work
    is done, and percentages that are due stood at 50% a quarter before.
    """
    form = report_form(read_plan(PLAN), quarter)
    end = Quarter(quarter, form.identity.year).end
    assert end
    form = form.but(identity=form.identity.but(date=end + _SIGNED))
    typed = {part: {n: _typed(row) for n, row in enumerate(rows, 1)} for part, rows in form.rows.items()}
    return (_with_previous(form, typed) if quarter > 1 else form), typed


def _typed(row: FormRow) -> dict[str, str]:
    goal = str(row.further.get("goal", "")).removesuffix("?")
    reached = {"goal": goal, "actual": goal} if goal not in {"", "-", "Tidak diukur"} else {}
    done = {"state": "Selesai", "result": "Terlaksana pada 6 Mei 2020"} if "planned" in row.further else {}
    return {**reached, **done, **({"evidence": EVIDENCE} if reached or done else {})}


def _with_previous(form: ReportForm, typed: Typed) -> ReportForm:
    """The form with what an earlier report said, in its rows and in the plan that it carries."""
    rows, carried = {}, {}
    for part, own in form.rows.items():
        said = [
            {"previous": "50%"} if typed[part][n].get("actual", "").endswith("%") else {} for n, _ in enumerate(own, 1)
        ]
        rows[part] = tuple(row.but(further={**row.further, **more}) for row, more in zip(own, said, strict=True))
        plan = form.reported.rows[part]
        carried[part] = tuple(row.but(further={**row.further, **more}) for row, more in zip(plan, said, strict=True))
    return form.but(rows=rows, reported=form.reported.but(rows=carried))
