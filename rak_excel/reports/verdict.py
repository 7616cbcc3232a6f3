"""The verdict on checked plans, and what to mend first."""

from __future__ import annotations

from collections.abc import Sequence

from rak_excel.language import Text
from rak_excel.model import Finding, Severity
from rak_excel.rules.rule import shortened

_FIRST = 3  # kinds of fault that are named as the ones to begin with


PARTIAL = Text(
    "Kiriman unit: kesesuaian antarbagian dan kelengkapan dicek setelah semua file digabung.",
    "Submissions of units: the comparison of the parts and completeness are checked once all files are merged.",
)


def verdict(findings: Sequence[Finding]) -> Text:
    """`SIAP DIKIRIM` or `BELUM SIAP: 4 isian wajib diperbaiki, 2 perlu dicek`."""
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    warnings = sum(finding.severity is Severity.WARNING for finding in findings)
    if errors:
        told = Text("BELUM SIAP: {errors} isian wajib diperbaiki", "NOT READY: {errors} to be mended").filled(
            errors=errors
        )
    else:
        told = Text("SIAP DIKIRIM", "READY TO SEND")
    checks = Text(", {warnings} perlu dicek", ", {warnings} to be checked").filled(warnings=warnings)
    return Text(told.id + checks.id, told.en + checks.en) if warnings else told


def to_mend_first(findings: Sequence[Finding], *, several: bool = False) -> list[Text]:
    """The kinds of error to begin with, each with its number of cells and its first place; of `several` files, its file.

    What keeps whole files, sheets or the identity from being read comes first, then what is met most often.
    """
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.severity is Severity.ERROR:
            groups.setdefault(finding.code, []).append(finding)
    ordered = sorted(groups.values(), key=lambda group: (min(group[0].code[3], "2"), -len(group), group[0].code))
    return [_told(group, several=several) for group in ordered[:_FIRST]]


def place(finding: Finding) -> str:
    """Where a finding stands within its file: `Komisi!D12`, a sheet, or nothing for the whole file."""
    return str(finding.cell) if finding.cell else finding.sheet or ""


def _told(group: Sequence[Finding], *, several: bool) -> Text:
    first = group[0]
    words = {
        "code": first.code,
        "count": len(group),
        "place": " ".join(filter(None, [first.file if several or not place(first) else "", place(first)])),
        "message": _short(first.message),
    }
    return Text("{count} × {code}, mulai di {place}: {message}", "{count} × {code}, from {place} on: {message}").filled(
        **words
    )


def _short(message: Text) -> Text:
    return Text(shortened(message.id), shortened(message.en))
