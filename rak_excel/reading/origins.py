"""Where the rows of a merged plan came from: the hidden sheet that merging writes, read back."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from rak_excel.formats.grid import Sheet
from rak_excel.layouts.names import ORIGIN_HEADINGS, ORIGINS_SHEET
from rak_excel.model import Activity, Origin, Plan, PlanPart
from rak_excel.vocabulary.basics.numbers import whole_number
from rak_excel.vocabulary.basics.texts import normalised

Origins = Mapping[tuple[str, int] | str, tuple[Origin, ...]]
"""By what the row says (its code); in workbooks that carry no codes by sheet and row."""


def is_origins(sheet: Sheet) -> bool:
    """Whether this is the sheet on which merging tells the origins."""
    return sheet.name == ORIGINS_SHEET


def read_origins(sheets: Sequence[Sheet]) -> Origins:
    """The origins that a merged plan carries; none where it carries none."""
    sheet = next(filter(is_origins, sheets), None)
    origins: dict[tuple[str, int] | str, tuple[Origin, ...]] = defaultdict(tuple)
    for row in sheet.rows if sheet else ():
        texts = [sheet.text(row, column) for column in range(1, len(ORIGIN_HEADINGS) + 1)] if sheet else []
        if (number := whole_number(texts[1])) is not None:
            code = texts[5].partition(" ")[0]
            origins[code or (texts[0], number)] += (Origin(*texts[2:5]),)
    return origins


def row_codes(part: PlanPart) -> Iterator[tuple[Activity, str]]:
    """Every activity of a part with what it is recognised by after rows were inserted, deleted or moved.

    That is its words and those of its indicator; of rows that say the same, the nth has the nth code.
    """
    seen: Counter[tuple[str, str]] = Counter()
    for indicator in part.indicators:
        for activity in indicator.activities:
            words = normalised(indicator.text), normalised(activity.text)
            seen[words] += 1
            said = "\x1f".join((part.id, *words, str(seen[words])))
            yield activity, hashlib.sha256(said.encode()).hexdigest()[:12]


def with_origins(plan: Plan, origins: Origins) -> Plan:
    """The merged plan with the origins of its rows; a row that people wrote or reworded has its own cell for one."""
    if not origins:
        return plan
    return replace(plan, parts=tuple(_part(part, origins) for part in plan.parts), merged=True)


def _part(part: PlanPart, origins: Origins) -> PlanPart:
    known = {id(activity): origins.get(code) or origins.get(_at(activity)) for activity, code in row_codes(part)}

    def activity(own: Activity) -> Activity:
        return replace(own, origins=known[id(own)] or own.origins)

    return replace(
        part, indicators=tuple(replace(i, activities=tuple(map(activity, i.activities))) for i in part.indicators)
    )


def _at(activity: Activity) -> tuple[str, int]:
    return activity.place.sheet, activity.place.row
