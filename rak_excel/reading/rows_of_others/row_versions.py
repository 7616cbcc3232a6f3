"""Rows from before and after a change: which of the earlier ones a later one stands for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from rak_excel.reading.rows_of_others.row_labels import Said
from rak_excel.reading.sections.sections import Section
from rak_excel.vocabulary.basics.texts import normalised
from rak_excel.vocabulary.headings.labels import BEFORE

Work = tuple[str, str, str]
"""What is done for what: the objective, the indicator and the activity."""


def works_of(section: Section) -> dict[int, Work]:
    """The work of each row, as its objective, its indicator and its activity go on from above."""
    roles, sheet = section.heading.roles, section.sheet
    objective = indicator = activity = ""
    result = {}
    for row in section.rows:
        objective = normalised(sheet.text(row, roles.get("objective", 0))) or objective
        if own := normalised(sheet.text(row, roles.get("indicator", 0))):
            indicator, activity = own, ""
        activity = normalised(sheet.text(row, roles.get("activity", 0))) or activity
        result[row] = objective, indicator, activity
    return result


def replaced_and_lone(said: Mapping[int, Said], works: Mapping[int, Work]) -> tuple[dict[int, Said], dict[int, Said]]:
    """Of the rows that are not of the newest version those that a later row replaces, and the others.

    It does where it has the same work. SEMULA gives way to MENJADI also where the work itself was changed, as long as no
    fewer rows of the indicator stand there after the change; a revision may have added work to what still holds.
    """
    newest = max((each.label.version or 0 for each in said.values()), default=0)
    older = {row: each for row, each in said.items() if (each.label.version or 0) < newest}
    free = Counter(works[row] for row in said if row not in older)
    replaced = {}
    for row, each in older.items():
        if free[works[row]]:
            free[works[row]] -= 1
            replaced[row] = each
    left = {row: each for row, each in older.items() if row not in replaced and each.label.version == BEFORE}
    lacking, over = Counter(works[row][:2] for row in left), Counter[tuple[str, str]]()
    for (objective, indicator, _), count in free.items():
        over[objective, indicator] += count
    changed = {row: each for row, each in left.items() if lacking[works[row][:2]] <= over[works[row][:2]]}
    replaced |= changed
    return replaced, {row: each for row, each in older.items() if row not in replaced}
