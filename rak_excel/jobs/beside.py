"""Where reports are dealt with, what lies beside them is passed over, and told in one line."""

from __future__ import annotations

from collections.abc import Sequence

from rak_excel.language import Text
from rak_excel.model import Plan
from rak_excel.monitoring.beside import beside_reports
from rak_excel.reading import Reading

_NOT_CHECKED = Text(
    "Tidak ikut dicek, karena yang dicek laporannya: {what}. Kalau perlu, cek file itu saja.",
    "Not checked, because the reports are: {what}. To check such a file, choose it alone.",
)
_NOT_NEEDED = Text("Tidak diperlukan untuk laporan ini: {what}.", "Not needed for this report: {what}.")
_PLANS, _REPORTS = Text("rencana {files}", "plan {files}"), Text("laporan sebelumnya {files}", "earlier report {files}")
_LATER = Text("laporan sesudahnya {files}", "later report {files}")
_MORE = Text("{files}, dan {count} lainnya", "{files}, and {count} more")
_FEW = 5  # names of each kind


def to_check(reading: Reading) -> tuple[Reading, Text | None]:
    """What is checked of the files that were read, and what is said of the others; None where there are none."""
    return _without_beside(reading, _NOT_CHECKED)


def to_merge(reading: Reading) -> tuple[Reading, Text | None]:
    """The reports that are merged, once the plan and the earlier report that they need are not among them, and what is said of others."""
    return _without_beside(reading, _NOT_NEEDED)


def _without_beside(reading: Reading, said: Text) -> tuple[Reading, Text | None]:
    beside = beside_reports(reading.plans)
    kinds = ((beside.plans, _PLANS), (beside.earlier, _REPORTS), (beside.later, _LATER))
    passed_over = {each.source for own, _ in kinds for each in own}
    if not passed_over:
        return reading, None
    told = [_named(each, named) for each, named in kinds if each]
    plans = tuple(each for each in reading.plans if each.source not in passed_over)
    sources = tuple(each for each in reading.sources if each not in passed_over)
    return reading.but(plans=plans, sources=sources), said.filled(what=Text("; ", "; ").join(told))


def _named(plans: Sequence[Plan], said: Text) -> Text:
    files: Text | str = ", ".join(each.source.file for each in plans[:_FEW])
    if len(plans) > _FEW:
        files = _MORE.filled(files=files, count=len(plans) - _FEW)
    return said.filled(files=files)
