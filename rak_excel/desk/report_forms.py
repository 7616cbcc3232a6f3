"""Laporan triwulan: the forms in which an office, or each of its units, reports a quarter of its signed plan."""

from __future__ import annotations

from msgspec import Struct

from rak_excel.desk.calls import MakeReportForms
from rak_excel.desk.place import Place
from rak_excel.errors import NothingToTakeError
from rak_excel.jobs.template.report_forms import (
    about_earlier,
    about_rest,
    file_name,
    order_at,
    unit_jobs,
    whole_job,
    write_reports,
)
from rak_excel.language import Speaker, Text, one_text
from rak_excel.rules.settings import find_settings

_NO_PLAN = Text(
    'Pilih dulu rencana yang sudah ditandatangani di "Rencana yang dilaporkan".',
    'First choose the signed plan in "The plan that is reported".',
)


class MadeReportForms(Struct, frozen=True):
    """The names of the forms, in their order; `told` is what is to be known of them, and `settings` what they change, None for
    nothing.
    """

    names: tuple[str, ...]
    told: Text | None
    settings: Text | None


def make_report_forms(call: MakeReportForms, place: Place) -> MadeReportForms:
    """Besides the answer, the forms as workbooks. Raises NothingToTakeError where the plan or the report before is no such."""
    path, previous = place.file(call.plan), place.file(call.previous)
    if path is None:
        raise NothingToTakeError(_NO_PLAN)
    settings = find_settings(place.given)
    order = order_at(path, call.quarter, previous, counting=settings.counting)
    jobs = unit_jobs(place.results, order) if call.each == "unit" else []
    if not jobs:
        jobs = [whole_job(place.results / file_name(order.form()), order)]
    for done, _ in enumerate(write_reports(jobs), 1):
        place.heard(done, len(jobs), "")
    told = one_text(filter(None, (about_earlier(order), about_rest(jobs))), " ")
    names = tuple(job.path.name for job in jobs)
    said = told.by(Speaker.PAGE) if told.id else None
    return MadeReportForms(names, said, settings.told_counting(forms=True))
