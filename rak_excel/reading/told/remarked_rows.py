"""Rows as they were read, and remarks that say of their row what stands there otherwise."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from msgspec import Struct

from rak_excel.model import Definition, Executor, Indicator, NoteKind, PartDefinition, Target
from rak_excel.reading.sections.sections import Section
from rak_excel.reading.tables.tables import Table
from rak_excel.record import Record
from rak_excel.vocabulary.names.executor_cells import begins_with_helper, read_executors
from rak_excel.vocabulary.names.executors import work_together
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
from rak_excel.vocabulary.targets.choices import is_another, is_like
from rak_excel.vocabulary.targets.targets import parse_target


class RemarkedRow(Record):
    """One row of a table of the plan of this `year`; `target` is that of its `indicator`."""

    part: PartDefinition
    definition: Definition
    year: int | None
    ticked: Collection[int] = ()
    target: Target | None = None
    indicator: str = ""
    executors: Sequence[Executor] = ()

    def works_with(self, named: Sequence[Executor]) -> bool:
        """Whether an executor of the row is one of those that are named, or works with one."""
        pairs = ((each, own) for each in named for own in self.executors)
        return any(work_together(*pair, self.definition) for pair in pairs)


class RemarkedRows(Struct):
    """The rows of a table, each made when a remark on it is looked at."""

    table: Table
    year: int | None
    indicators: Sequence[Indicator]
    _read: dict[str, Mapping[int, tuple[Indicator, Collection[int]]]] = {}

    def at(self, section: Section, row: int) -> RemarkedRow:
        sheet, column = section.sheet, section.heading.roles.get("executor")
        if sheet.name not in self._read:
            self._read[sheet.name] = dict(_rows(self.indicators, sheet.name))
        indicator, ticked = self._read[sheet.name].get(row, (None, ()))
        written = sheet.text(row, column) if column else ""
        return RemarkedRow(
            self.table.part,
            self.table.definition,
            self.year,
            ticked,
            indicator.target if indicator else None,
            indicator.text if indicator else "",
            read_executors(written, self.table.part.id, self.table.definition) if written else (),
        )


def _rows(indicators: Sequence[Indicator], sheet: str) -> dict[int, tuple[Indicator, Collection[int]]]:
    """The indicator and the periods of each row on a sheet."""
    rows: dict[int, tuple[Indicator, Collection[int]]] = {}
    for each in indicators:
        if each.target_place and each.target_place.sheet == sheet:
            rows[each.target_place.row] = (each, ())
        rows |= {one.place.row: (each, one.periods) for one in each.activities if one.place.sheet == sheet}
    return rows


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
    if not corrected and len(text) <= _LONGEST:  # nothing but a time, a year or units that its row has not
        corrected = bool(other_year(text, row.part, row.definition, row.year)) or _says_when(text, row)
        corrected = corrected or (not of_units and _names_others(text, row))
    return NoteKind.SECOND_READING if corrected else None


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
