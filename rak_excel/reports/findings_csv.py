"""Findings as CSV: one line for each cell, for Excel with Indonesian settings."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from rak_excel.language import Language, Text
from rak_excel.model import Finding
from rak_excel.reading.own_reports import FINDINGS_CSV
from rak_excel.reports.plan_csv import BOM, uncalculated

_SAID = "catatan"


def findings_csv(findings: Iterable[Finding], language: Language, changed: Text | None = None) -> str:
    """With a byte order mark, `;` between the fields, and an apostrophe before texts that Excel would calculate.

    What settings change of the rules is said in a last line, which has nothing but that.
    """
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(FINDINGS_CSV)
    for finding in findings:
        writer.writerow([uncalculated(value) for value in _line(finding, language)])
    if changed:
        writer.writerow([uncalculated(changed.said(language)) if name == _SAID else "" for name in FINDINGS_CSV])
    return BOM + text.getvalue()


def _line(finding: Finding, language: Language) -> list[str]:
    cell = finding.cell.address if finding.cell else ""
    known = [finding.code, finding.name, finding.severity.label.said(language), finding.office or "", finding.file]
    said = [finding.message.said(language), finding.hint.said(language)]
    return [*known, finding.sheet or "", cell, finding.value, *said]
