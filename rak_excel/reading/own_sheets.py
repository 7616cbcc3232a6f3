"""The sheets that a form of ours, or a merged plan, has beside those of a plan: they hold none, and some are large."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from rak_excel.formats.grid import Sheet
from rak_excel.layouts.names import MERGED_SHEETS
from rak_excel.layouts.report_pages import pages_of
from rak_excel.model import Definition
from rak_excel.vocabulary.basics.texts import compact

_BEGINS = "{"  # what a hidden sheet of ours holds


def without_beside(sheets: Sequence[Sheet], definition: Definition) -> list[Sheet]:
    """The sheets but for those on which neither a part nor who plans stands.

    `Laporan Komisi`, `Tindak Lanjut` and `Rencana` are among them only in a report of ours: people call theirs so too.
    """
    names = definition.sheets
    own = {*map(compact, (names.guide, names.check, names.lists, names.definition, *MERGED_SHEETS))}
    words = definition.monitoring
    if words is not msgspec.UNSET and is_report_of_ours(sheets, definition):
        pages = (pages_of(part, words) for part in definition.parts)
        own |= {*map(compact, (words.follow_up_sheet, words.plan_sheet, *pages))}
    return [sheet for sheet in sheets if compact(sheet.name) not in own]


def is_report_of_ours(sheets: Sequence[Sheet], definition: Definition) -> bool:
    """Whether the workbook carries the definition, or the plan, that a quarterly report of ours has on hidden sheets."""
    words = definition.monitoring
    if words is msgspec.UNSET or not definition.is_report:
        return False
    # The plan is looked for first: whoever reads a report needs it anyway.
    hidden = [compact(name) for name in (words.plan_sheet, definition.sheets.definition)]
    found = (sheet for name in hidden for sheet in sheets if compact(sheet.name) == name)
    return any(sheet.text(1, 1).startswith(_BEGINS) for sheet in found)
