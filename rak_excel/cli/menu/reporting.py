"""The menu's questions about quarterly reports of one office: the forms of a quarter, and what its reports are merged with."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from rak_excel.cli.menu.answers import output_file, output_folder
from rak_excel.cli.menu.dialogue import choose
from rak_excel.cli.menu.quarters import MergedHere, ask_earlier, ask_plan, ask_quarter
from rak_excel.cli.spoken import say
from rak_excel.language import Text
from rak_excel.record import Record

if TYPE_CHECKING:
    from rak_excel.model import Plan
    from rak_excel.model.monitoring import Quarter

_QUARTER = Text("Triwulan yang dilaporkan (1 sampai 4)", "The quarter to report (1 to 4)")
_PLAN = Text("Rencana yang sudah ditandatangani", "The signed plan")
WHOM = (
    Text("Satu file untuk seluruh kantor", "One file for the whole office"),
    Text("Satu file untuk setiap sub bagian", "One file for each sub bagian"),
)
_FOUND = Text("Di sini ada laporan {quarter}.", "These are reports of {quarter}.")


def ask_report_forms() -> list[str]:
    """The command that makes the forms of a quarter from the signed plan."""
    # Imported here and below: the questions before need not wait for the readers.
    from rak_excel.jobs.template.report_forms import file_name, report_order
    from rak_excel.model.monitoring import Quarter

    quarter = ask_quarter(_QUARTER)
    here = MergedHere()
    path, plan = ask_plan(_PLAN, here.signed(quarter), lambda each: report_order(each, quarter))
    order = report_order(plan, quarter)
    previous = _earlier(here, quarter, plan) if quarter > 1 else []
    asked = ["--from", path, "--quarter", str(quarter), *previous]
    if choose(Text("Untuk siapa", "For whom"), WHOM, default="2") == 0:
        return ["template", *output_file(file_name(order.form())).arguments, *asked]
    proposed = f"Laporan {Quarter(quarter).label} {plan.identity.year or ''}".strip()
    return ["template", *output_folder(proposed).arguments, *asked, "--each-submitter"]


def _earlier(here: MergedHere, quarter: int, plan: Plan) -> list[str]:
    from rak_excel.jobs.template.report_forms import report_order
    from rak_excel.reading import read_plan

    return ask_earlier(here.earlier(quarter, plan), lambda path: report_order(plan, quarter, read_plan(path)))


class Reports(Record):
    """What reports in a folder are merged with: the options that name what does not lie among them."""

    quarter: Quarter
    options: tuple[str, ...] = ()

    @property
    def proposed(self) -> str:
        """A name for the result."""
        return f"laporan-tw{self.quarter.number}.xlsx"


def reports_at(folder: Path) -> Reports | None:
    """What the reports at a path are merged with, which is asked where it does not lie there; None where they are no reports."""
    from rak_excel.definitions.monitoring import quarter_of
    from rak_excel.monitoring.among import earlier_among, leave_reports, of_most_reports, signed_among
    from rak_excel.reading import read_plans

    read = read_plans([folder]).plans
    usual, others = of_most_reports(read), [each for each in read if not each.definition.is_report]
    if usual is None:
        return None
    quarter = quarter_of(usual.definition, usual.identity.year)
    signed = signed_among(read, quarter.number)
    if not leave_reports(others, signed):
        return None
    say(_FOUND.filled(quarter=f"{quarter.label} {quarter.year or ''}".strip()))
    here = MergedHere()
    options = [] if signed else _ask_signed(here, quarter.number)
    if quarter.number > 1 and not earlier_among(read, quarter.number, signed or usual):
        options += _ask_before(here, quarter.number, usual)
    return Reports(quarter, tuple(options))


def _ask_signed(here: MergedHere, quarter: int) -> list[str]:
    from rak_excel.jobs.template.report_forms import report_order

    path, _ = ask_plan(_PLAN, here.signed(quarter), lambda each: report_order(each, quarter))
    return ["--from", path]


def _ask_before(here: MergedHere, quarter: int, about: Plan) -> list[str]:
    from rak_excel.monitoring.earlier import refuse_as_previous
    from rak_excel.reading import read_plan

    return ask_earlier(here.earlier(quarter, about), lambda path: refuse_as_previous(read_plan(path), about, quarter))
