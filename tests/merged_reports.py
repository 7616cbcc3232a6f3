"""Reports of units merged without files: what is asked and told, and what the office's report says."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from rak_excel.merging.merge import Merged
from rak_excel.merging.reports import merge_reports
from rak_excel.model import Activity, Indicator, Plan
from rak_excel.monitoring.signed import SignedPlan, signed_plan
from tests.report_files import form_of, sent, signed

SHARED = "Persentase KPU Kabupaten Lombok Timur"  # carried out by every division
TURNOUT = "Persentase Partisipasi Pemilih Dalam"
DISPUTES = "Persentase Sengketa"
ACCOUNTS = "Jumlah laporan sistem"
Entries = Mapping[str, Mapping[str, str]]


@cache
def plan() -> Plan:
    return signed()


@cache
def of_quarter(quarter: int = 2) -> SignedPlan:
    return signed_plan(plan(), quarter)


def merged(sendings: Mapping[str, Entries]) -> Merged:
    """The report out of what units typed, by words of their names."""
    return merge_reports([sent(form_of(plan(), unit), typed) for unit, typed in sendings.items()], of_quarter())


def indicator(report: Plan, beginning: str) -> Indicator:
    return next(each for _, each in report.indicators() if each.text.startswith(beginning))


def work(report: Plan, beginning: str) -> Activity:
    return indicator(report, beginning).activities[0]


def asked(result: Merged) -> list[tuple[str, list[str]]]:
    return [(each.question.field.id, [one.text for one in each.candidates]) for each in result.differences]


def told(result: Merged) -> list[tuple[str, str]]:
    return [(each.note.value, each.said.en) for each in result.unused]
