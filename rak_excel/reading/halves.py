"""Rows that stand twice because the year is cut over two tables: B1-B6 above, B7-B12 below, with the same activities."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rak_excel.model import Activity
from rak_excel.reading.drafts import Draft
from rak_excel.reading.sections import Section
from rak_excel.vocabulary.words import normalised


def of_whole_year(drafts: Sequence[Draft], sections: Sequence[Section]) -> list[Draft]:
    """The indicators with the ticks of all their tables; as they are where all tables have the same periods."""
    if len({frozenset(section.heading.periods) for section in sections}) < 2:
        return list(drafts)
    once: dict[tuple[object, ...], Draft] = {}
    for draft in drafts:
        target = draft.target.same if draft.target else None
        whole = once.setdefault((normalised(draft.objective.text), normalised(draft.text), target), draft)
        whole.activities = _together([*(whole.activities if whole is not draft else ()), *draft.activities])
    return list(once.values())


def _together(activities: Sequence[Activity]) -> list[Activity]:
    result: list[Activity] = []
    for activity in activities:
        nth = next((nth for nth, each in enumerate(result) if _is_half_of(activity, each)), None)
        if nth is None:
            result.append(activity)
        else:
            first = result[nth]
            marks, origins = {**first.marks, **activity.marks}, (*first.origins, *activity.origins)
            result[nth] = replace(first, marks=dict(sorted(marks.items())), origins=origins)
    return result


def _is_half_of(one: Activity, other: Activity) -> bool:
    """Whether both are the same work of the same executors, in tables that have no period in common."""
    same = normalised(one.text) == normalised(other.text)
    same = same and normalised(one.executors_text) == normalised(other.executors_text)
    return same and not _periods_of_its_table(one) & _periods_of_its_table(other)


def _periods_of_its_table(activity: Activity) -> set[int]:
    columns = activity.place.columns.periods
    return {period for period, column in enumerate(columns, 1) if column} | set(activity.marks)
