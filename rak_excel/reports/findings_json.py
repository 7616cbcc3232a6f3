"""Findings as JSON, for programs: one object for each cell."""

from __future__ import annotations

import json
from collections.abc import Iterable

from rak_excel.language import Language
from rak_excel.model import Finding
from rak_excel.reports.json_text import readable_json


def findings_json(findings: Iterable[Finding], language: Language) -> str:
    """A list of objects; `cell` is null where a finding concerns a whole sheet or file, `sheet` where a whole file."""
    return readable_json(json.dumps([_object(finding, language) for finding in findings], ensure_ascii=False, indent=2))


def _object(finding: Finding, language: Language) -> dict[str, str | None]:
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "file": finding.file,
        "sheet": finding.sheet,
        "cell": finding.cell.address if finding.cell else None,
        "office": finding.office,
        "value": finding.value,
        "message": finding.message.said(language),
        "hint": finding.hint.said(language),
    }
