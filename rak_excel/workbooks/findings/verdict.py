"""The verdict on checked plans, and what to correct first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rak_excel.language import AND, Text
from rak_excel.model import Finding, Plan, Severity, Weight
from rak_excel.system.grouped import grouped
from rak_excel.vocabulary.basics.texts import shortened

_ERROR, _WARNING = Weight(Severity.ERROR), Weight(Severity.WARNING)
_FIRST = 3  # kinds of fault that are named as the ones to begin with
_LATER = Text(
    "Kecocokan sheet {sheets} serta kelengkapan {what} dicek setelah semua kiriman digabung.",
    "Whether the sheets {sheets} agree and the {what} is complete is checked when all submissions are merged.",
)
_COMPLETE_LATER = Text(
    "Kelengkapan {what} dicek setelah semua kiriman digabung.",
    "Whether the {what} is complete is checked when all submissions are merged.",
)
_PLAN, _REPORT = Text("rencana", "plan"), Text("laporan", "report")
_READY = Text("SIAP DIKIRIM", "READY TO SEND")
_NOT_READY = Text("BELUM SIAP: {errors} isian wajib diperbaiki", "NOT READY: {errors} to be corrected")
_CHECKS = Text(", {warnings} perlu dicek", ", {warnings} to be checked")
_BEGIN_WITH = Text("{count} × {code}, mulai di {place}: {message}", "{count} × {code}, from {place} on: {message}")
_SUCH_AS = Text("{count} × {code}, misalnya di {place}: {message}", "{count} × {code}, as in {place}: {message}")


def checked_later(plans: Iterable[Plan]) -> Text | None:
    """What is not held against the submissions of units among the plans; None where there are none."""
    submission = next((plan for plan in plans if plan.sent_by), None)
    if submission is None:
        return None
    sheets = [part.sheet for part in submission.definition.parts]
    what = _REPORT if submission.definition.is_report else _PLAN
    if len(sheets) < 2:
        return _COMPLETE_LATER.filled(what=what)
    return _LATER.filled(sheets=AND.join(sheets), what=what)


def verdict(findings: Sequence[Finding]) -> Text:
    """`SIAP DIKIRIM` or `BELUM SIAP: 4 isian wajib diperbaiki, 2 perlu dicek`, whatever rules on trial find."""
    errors, warnings = (sum(finding.weight == kind for finding in findings) for kind in (_ERROR, _WARNING))
    told = _NOT_READY.filled(errors=errors) if errors else _READY
    checks = _CHECKS.filled(warnings=warnings)
    return Text(told.id + checks.id, told.en + checks.en) if warnings else told


def to_mend_first(findings: Sequence[Finding], *, several: bool = False) -> list[Text]:
    """The kinds of error to begin with, each with its number of cells and its first place; of `several` files, its file.

    What keeps whole files, sheets or the identity from being read comes first, then what is met most often.
    """
    groups = grouped((each.code, each) for each in findings if each.blocks)
    return [_told(group, several=several) for group in most_urgent_first(groups.values())[:_FIRST]]


def by_file(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    """The findings of each file: of ten thousand files none looks through those of all the others."""
    return grouped((finding.file, finding) for finding in findings)


def most_urgent_first(groups: Iterable[Sequence[Finding]]) -> list[Sequence[Finding]]:
    """Findings of one rule each: the severest first, then those of whole files, sheets and the identity, then the many."""
    return sorted(
        groups,
        key=lambda group: (group[0].weight.rank, min(group[0].code[3], "2"), -len(group), group[0].code),
    )


def place(finding: Finding) -> str:
    """Where a finding stands within its file: `Komisi!D12`, a sheet, or nothing for the whole file."""
    return str(finding.cell) if finding.cell else finding.sheet or ""


def _told(group: Sequence[Finding], *, several: bool) -> Text:
    first = group[0]
    file = first.file if several or not place(first) else ""
    message = Text(shortened(first.message.id), shortened(first.message.en))
    where = " ".join(filter(None, [file, place(first)]))
    alike = all(finding.message == first.message for finding in group)
    return (_BEGIN_WITH if alike else _SUCH_AS).filled(count=len(group), code=first.code, place=where, message=message)
