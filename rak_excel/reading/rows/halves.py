"""Rows that stand twice because the year is cut over two tables: B1-B6 above, B7-B12 below, with the same activities."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from rak_excel.language import Text
from rak_excel.model import Activity, NoteKind
from rak_excel.reading.ledger import Ledger
from rak_excel.reading.rows.drafts import Draft
from rak_excel.reading.sections.sections import Section
from rak_excel.vocabulary.basics.texts import normalised


def of_whole_year(drafts: Sequence[Draft], sections: Sequence[Section], ledger: Ledger) -> list[Draft]:
    """The indicators with the ticks of all their tables; as they are where all tables have the same periods.

    An activity that only one half has is told, where the other half has the indicator with other activities.
    """
    if len({frozenset(section.heading.periods) for section in sections}) < 2:
        return list(drafts)
    for section in sections[1:]:
        if set(section.heading.periods) != set(sections[0].heading.periods):
            _, row, column = section.at
            text = section.sheet.text(row, column)
            ledger.note(NoteKind.MENTIONED, _HALF, section.sheet.cell(row, column), text)
    once: dict[tuple[object, ...], Draft] = {}
    seen = Counter[tuple[object, ...]]()
    for draft in drafts:
        target = draft.target.same if draft.target else None
        said = normalised(draft.objective.text), normalised(draft.text), target
        seen[said, draft.place.columns.periods] += 1  # an indicator may stand twice in each half
        whole = once.setdefault((said, seen[said, draft.place.columns.periods]), draft)
        before = whole.activities if whole is not draft else []
        whole.activities = _together([*before, *draft.activities])
        if before and len(whole.activities) > max(len(before), len(draft.activities)):
            _tell_alone(whole.activities[-1], ledger)
    return list(once.values())


def _tell_alone(activity: Activity, ledger: Ledger) -> None:
    ledger.note(NoteKind.SECOND_READING, _ALONE, activity.place.cell("activity"), activity.text, activity.text)


def _together(activities: Sequence[Activity]) -> list[Activity]:
    result: list[Activity] = []
    places: dict[tuple[str, str], list[int]] = {}  # of the same work of the same executors
    for activity in activities:
        alike = places.setdefault((normalised(activity.text), normalised(activity.executors_text)), [])
        nth = next((nth for nth in alike if _is_other_half(activity, result[nth])), None)
        if nth is None:
            alike.append(len(result))
            result.append(activity)
        else:
            first = result[nth]
            marks, origins = {**first.marks, **activity.marks}, (*first.origins, *activity.origins)
            result[nth] = replace(first, marks=dict(sorted(marks.items())), origins=origins)
    return result


def _is_other_half(one: Activity, other: Activity) -> bool:
    """Whether both stand in tables that have no period in common."""
    return not _periods_of_its_table(one) & _periods_of_its_table(other)


def _periods_of_its_table(activity: Activity) -> set[int]:
    columns = activity.place.columns.periods
    return {period for period, column in enumerate(columns, 1) if column} | set(activity.marks)


_HALF = Text(
    "Tabel ini memuat periode lain dari tabel sebelumnya; baris dengan kegiatan yang sama dibaca sebagai satu baris.",
    "This table has other periods than the one before; rows with the same activity were read as one.",
)
_ALONE = Text(
    "Kegiatan ini hanya ada di salah satu tabel paruh tahun, jadi dibaca sebagai kegiatan tersendiri.",
    "Only one of the tables of half a year has this activity, so it was read as one of its own.",
)
