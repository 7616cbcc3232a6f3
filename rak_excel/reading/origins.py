"""Where the rows of a merged plan came from: the hidden sheet that merging writes, read back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from rak_excel.model import Activity, Indicator, Origin, Plan, PlanPart
from rak_excel.spreadsheet.grid import Sheet
from rak_excel.spreadsheet.origins import ORIGIN_HEADINGS, ORIGINS_SHEET

Origins = Mapping[tuple[str, int], tuple[Origin, ...]]
"""By sheet and row."""


def is_origins(sheet: Sheet) -> bool:
    """Whether this is the sheet on which merging tells the origins."""
    return sheet.name == ORIGINS_SHEET


def read_origins(sheets: Sequence[Sheet]) -> Origins:
    """The origins that a merged plan carries; none where it carries none."""
    sheet = next(filter(is_origins, sheets), None)
    origins: dict[tuple[str, int], tuple[Origin, ...]] = defaultdict(tuple)
    for row in sheet.rows if sheet else ():
        texts = [sheet.text(row, column) for column in range(1, len(ORIGIN_HEADINGS) + 1)] if sheet else []
        if texts[1].isdecimal():
            origins[texts[0], int(texts[1])] += (Origin(*texts[2:]),)
    return origins


def with_origins(plan: Plan, origins: Origins) -> Plan:
    if not origins:
        return plan
    return replace(plan, parts=tuple(_part(part, origins) for part in plan.parts), merged=True)


def _part(part: PlanPart, origins: Origins) -> PlanPart:
    return replace(part, indicators=tuple(_indicator(each, origins) for each in part.indicators))


def _indicator(indicator: Indicator, origins: Origins) -> Indicator:
    return replace(indicator, activities=tuple(_activity(each, origins) for each in indicator.activities))


def _activity(activity: Activity, origins: Origins) -> Activity:
    return replace(activity, origins=origins.get((activity.place.sheet, activity.place.row), activity.origins))
