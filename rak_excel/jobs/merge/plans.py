"""Merge plans: what the merged plan that they start from knows of earlier merges, and which plan can be revised."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from rak_excel.errors import UnreadableWorkbookError
from rak_excel.formats.grid import Sheet
from rak_excel.formats.opened.opening import content_of, open_workbook
from rak_excel.language import Text
from rak_excel.merging.differences.differences import Decisions
from rak_excel.merging.merge import Merged, merge
from rak_excel.merging.sent.intake import take_in
from rak_excel.merging.sent.refusals import nothing_changes, nothing_revises
from rak_excel.model import Plan
from rak_excel.reading import find_files, read_plans
from rak_excel.reading.ledger import Reading
from rak_excel.reading.plans_alone import plans_alone, read_plan_alone
from rak_excel.workbooks.merged.decisions import count_open
from rak_excel.workbooks.merged.last_sent_sheet import sent_before_of
from rak_excel.workbooks.merged.value_taken import with_earlier_values


def merged_plans(
    reading: Reading,
    base: Plan | None,
    decisions: Decisions,
    paths: Sequence[Path],
    *,
    region: str | None = None,
    year: int | None = None,
) -> Merged:
    """The plans that were read, merged, with what the merged plan that they start from, one of those at `paths`, knows of earlier merges.

    Raises NothingChangesError where they change nothing in the `base` that they revise.
    """
    plans = reading.plans
    origin = base or (plans[0] if len(plans) == 1 else None)
    sheets = _sheets_of(origin, [path for path, _ in find_files(paths)])
    before = with_earlier_values(sent_before_of(sheets, origin), sheets, origin) if origin else None
    merged = merge(plans, reading.unread, base=base, decisions=decisions, sent_before=before, region=region, year=year)
    if base and not merged.changes and not merged.differences:
        raise nothing_changes(base, _why_nothing(merged))
    return merged.but(inherited=count_open(sheets))


def _sheets_of(origin: Plan | None, paths: Iterable[Path]) -> Sequence[Sheet]:
    """The sheets of the merged plan that a merge starts from; none where it starts from none."""
    if origin is None or not origin.merged:
        return ()
    for path in paths:
        content = b""
        with contextlib.suppress(UnreadableWorkbookError):  # told when it was read
            content = content_of(path)
        if hashlib.sha256(content).hexdigest() == origin.source.sha256:
            return open_workbook(content).sheets
    return ()


def _why_nothing(merged: Merged) -> Iterator[tuple[str, Text]]:
    """What may be why submissions change nothing: files that were turned away, entries that could not be read."""
    yield from ((file.source.file, file.reason) for file in merged.refused if file.reason)
    yield from ((f"{each.file} {each.note.cell or ''}".strip(), each.said) for each in merged.unused)


def plan_to_revise(path: Path, submissions: Path) -> Plan:
    """The plan at `path`. Raises RakExcelError where it is no office's plan, or none of the submissions revises it."""
    base = read_plan_alone(path)
    sent = [plan for plan in plans_alone(read_plans(submissions)).plans if plan.source.sha256 != base.source.sha256]
    if not take_in(sent, base=base).plans:
        raise nothing_revises(base, submissions)
    return base
