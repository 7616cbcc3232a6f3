"""Last year's file among this year's: told of plans of another year than the other files of their office."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from rak_excel.language import Text
from rak_excel.model import Note, NoteKind, Plan


def with_years_beside(plans: Sequence[Plan], office: Callable[[Plan], str]) -> list[Plan]:
    """The plans, with a note where most files of the same office are of another year; of as many, the latest counts."""
    years: dict[str, Counter[int]] = {}
    for plan in plans:
        if plan.identity.year and office(plan):
            years.setdefault(office(plan), Counter())[plan.identity.year] += 1
    usual = {each: max(counted, key=lambda year: (counted[year], year)) for each, counted in years.items()}
    return [_told(plan, usual.get(office(plan))) for plan in plans]


def _told(plan: Plan, usual: int | None) -> Plan:
    year = plan.identity.year
    if not (year and usual) or year == usual:
        return plan
    note = Note(NoteKind.OTHER_YEAR, _OTHER.filled(year=year, usual=usual), None, str(year))
    return replace(plan, notes=(*plan.notes, note))


_OTHER = Text(
    "Rencana ini untuk tahun {year}, padahal ada file lain dari satuan kerja ini untuk tahun {usual}.",
    "This plan is of {year}, while there is another file of this office of {usual}.",
)
