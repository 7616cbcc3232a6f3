"""Remarks that say of their row what stands there otherwise: another amount, time, year or executor, or a doubt about it."""

from __future__ import annotations

from rak_excel.model import Executor, NoteKind
from rak_excel.reading.told.remarked_rows import RemarkedRow
from rak_excel.vocabulary.names.executor_cells import begins_with_helper, read_executors
from rak_excel.vocabulary.names.unit_titles import list_named
from rak_excel.vocabulary.remarks.corrections import (
    changed_to,
    corrects,
    denies_executor,
    doubts,
    is_limited,
    is_of_another_year,
    is_of_the_past,
    limits_said,
    proposes,
    without_by_whom,
)
from rak_excel.vocabulary.remarks.withdrawn import says_off, says_withdrawn
from rak_excel.vocabulary.schedules.phrases import other_year, periods_said
from rak_excel.vocabulary.targets.likeness import is_another, is_like
from rak_excel.vocabulary.targets.targets import parse_target

_LONGEST = 60  # letters of a remark that says nothing else


def question_about(text: str, row: RemarkedRow, *, of_remarks: bool = True, of_units: bool = False) -> NoteKind | None:
    """How a remark is told: asked where it says that its row is off, or names what its row contradicts; None where not at all.

    Below a heading that is not `of_remarks` it has to say that its row was withdrawn or changed; in a column `of_units`,
    which is told at its heading, the units say nothing of their rows.
    """
    if is_of_the_past(text, row.year):
        return None
    withdrawn = says_withdrawn(text)
    if says_off(text):
        return NoteKind.AMBIGUOUS_VALUE
    if not (withdrawn or of_remarks):
        return None
    contradicted = _contradicts(text, row)
    if contradicted:
        return NoteKind.SECOND_READING if proposes(text) else NoteKind.AMBIGUOUS_VALUE
    if contradicted is False:
        return None
    corrected = withdrawn or corrects(text) or doubts(text) or is_of_another_year(text, row.year)
    told = corrected or (len(text) <= _LONGEST and _says_otherwise(text, row, of_units=of_units))
    return NoteKind.SECOND_READING if told else None


def _says_otherwise(text: str, row: RemarkedRow, *, of_units: bool) -> bool:
    """Whether a remark is nothing but a time, a year or units that its row has not."""
    if other_year(text, row.part, row.definition, row.year) or _says_when(text, row):
        return True
    return not of_units and _names_others(text, row)


def _contradicts(text: str, row: RemarkedRow) -> bool | None:
    """Whether a remark names another target, time or executor than its row has; None where it names none or leaves it open."""
    if len(text) > _LONGEST:
        return None
    for limit, when in limits_said(text):
        if said := periods_said(when, row.part, row.definition, None) if limit and row.ticked else None:
            limited = is_limited(limit, said, row.ticked)
            if limited or limit == "not":
                return limited
    if denied := denies_executor(text):
        return row.works_with(_units(denied, row)) or None
    return _changes_to(to, row) if (to := changed_to(text)) else None


def _changes_to(to: str, row: RemarkedRow) -> bool | None:
    """Whether what a remark says that its row was changed to is not what stands there; None where it may be."""
    if said := periods_said(to, row.part, row.definition, None):
        same = set(said) == set(row.ticked)
        return False if same else True if row.ticked and said.isdisjoint(row.ticked) else None
    if list_named(to, row.definition) is not None and row.executors:
        named = _units(to, row)
        return not row.works_with(named) if named else None
    target = parse_target(to, row.definition, row.indicator)
    if row.target is None or not is_like(target, row.target, bare=True):
        return None
    return is_another(target, row.target, alone=True)


def _says_when(text: str, row: RemarkedRow) -> bool:
    """Whether a remark is nothing but a time at which the row is not ticked, or one to which its ticks are not limited."""
    if not row.ticked:
        return False
    limits = ((limit, periods_said(when, row.part, row.definition, None)) for limit, when in limits_said(text))
    return next((is_limited(limit, said, row.ticked) for limit, said in limits if said), False)


def _names_others(text: str, row: RemarkedRow) -> bool:
    """Whether a remark is nothing but units none of which is an executor of the row or works with one."""
    whom = without_by_whom(text)
    if not row.executors or begins_with_helper(whom) or list_named(whom, row.definition) is None:
        return False
    named = _units(whom, row)
    return bool(named) and not row.works_with(named)


def _units(text: str, row: RemarkedRow) -> tuple[Executor, ...]:
    """The units that a text names, where it names nothing else."""
    named = read_executors(text, row.part.id, row.definition)
    return named if all(each.known for each in named) else ()
