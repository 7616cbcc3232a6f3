"""What a report says once in cells that are merged over several rows: it is said of each activity beside them."""

from __future__ import annotations

from collections.abc import Mapping

from rak_excel.formats.addresses import column_number
from rak_excel.formats.grid import Sheet
from rak_excel.model import Activity, PlanPart
from rak_excel.model.further import FurtherEntry
from rak_excel.model.monitoring import SAID
from rak_excel.reading.tables.tables import Table

_COLUMNS = ("state", *SAID)


def with_merged_entries(part: PlanPart, table: Table) -> PlanPart:
    """The part of a report in which each activity has what a merged cell beside it says."""
    sheets = {section.sheet.name: section.sheet for section in table.sections}
    if not (table.definition.is_report and any(sheet.merged_areas for sheet in sheets.values())):
        return part
    works = {(work.place.sheet, work.place.row): work for indicator in part.indicators for work in indicator.activities}

    def said(work: Activity) -> Activity:
        sheet = sheets.get(work.place.sheet)
        found = dict(_said_above(work, sheet, works)) if sheet and work.text.strip() else {}
        return work.but(further={**work.further, **found}) if found else work

    own = (each.but(activities=tuple(map(said, each.activities))) for each in part.indicators)
    return part.but(indicators=tuple(own))


def _said_above(
    work: Activity, sheet: Sheet, works: Mapping[tuple[str, int], Activity]
) -> list[tuple[str, FurtherEntry]]:
    found = []
    for column in _COLUMNS:
        letters = work.place.columns.roles.get(column)
        area = sheet.merged_at(work.place.row, column_number(letters)) if letters else None
        above = works.get((sheet.name, area.top)) if area and area.top < work.place.row else None
        if above and column in above.further and column not in work.further:
            found.append((column, above.further[column]))
    return found
