"""Findings as CSV: one line for each cell, for Excel with Indonesian settings."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from rak_excel.language import Language
from rak_excel.model import Finding
from rak_excel.reading.own_reports import FINDINGS_CSV
from rak_excel.reports.plan_csv import BOM, uncalculated


def findings_csv(findings: Iterable[Finding], language: Language) -> str:
    """With a byte order mark, `;` between the fields, and an apostrophe before texts that Excel would calculate."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(FINDINGS_CSV)
    for finding in findings:
        writer.writerow([uncalculated(value) for value in _line(finding, language)])
    return BOM + text.getvalue()


def _line(finding: Finding, language: Language) -> list[str]:
    cell = finding.cell.address if finding.cell else ""
    known = [finding.code, finding.name, finding.severity.label.said(language), finding.office or "", finding.file]
    said = [finding.message.said(language), finding.hint.said(language)]
    return [*known, finding.sheet or "", cell, finding.value, *said]
