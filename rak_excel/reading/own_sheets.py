"""The sheets that a form of ours, or a merged plan, has beside those of a plan: they hold none, and some are large."""

from __future__ import annotations

import msgspec

from rak_excel.layouts.names import MERGED_SHEETS
from rak_excel.layouts.report_pages import pages_of
from rak_excel.model import Definition
from rak_excel.vocabulary.basics.texts import compact


def beside_plan(sheet: str, definition: Definition) -> bool:
    """Whether a sheet of this name is one of those: neither a part nor who plans stands on it."""
    names = definition.sheets
    own = (names.guide, names.check, names.lists, names.definition, *MERGED_SHEETS)
    words = definition.monitoring if definition.is_report else msgspec.UNSET
    of_report: tuple[str, ...] = ()
    if words is not msgspec.UNSET:
        pages = (pages_of(part, words) for part in definition.parts)
        of_report = (words.follow_up_sheet, words.plan_sheet, *pages)
    return compact(sheet) in map(compact, (*own, *of_report))
