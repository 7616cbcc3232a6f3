"""Whether somebody edited a merged plan after we wrote it."""

from __future__ import annotations

from pathlib import Path

from rak_excel.errors import UnreadableWorkbookError
from rak_excel.model import Plan, Source
from rak_excel.reading import read_sheets
from rak_excel.spreadsheet.opening import open_workbook
from rak_excel.verbs.contents import content_of
from rak_excel.verbs.merge.decision_reading import decisions_of
from rak_excel.verbs.merge.digest import content_digest
from rak_excel.verbs.merge.origin_sheet import written_digest


def is_merged_plan(path: Path) -> bool:
    """Whether a workbook at `path` is a plan that merging wrote. Raises UnreadableWorkbookError where it is locked."""
    content = content_of(path)
    try:
        return written_digest(open_workbook(content).sheets) is not None
    except UnreadableWorkbookError:
        return False


def edited_since_written(path: Path) -> bool:
    """Whether a merged plan says anything else than when we wrote it, the choices on `Beda Isian` included."""
    sheets = open_workbook(content_of(path)).sheets
    plan = read_sheets(sheets, Source(path.name, ""))
    if not isinstance(plan, Plan):
        return True
    choices = [(each.question, each.chosen) for each in decisions_of(sheets).by_question.values()]
    return content_digest(plan, choices) != written_digest(sheets)
