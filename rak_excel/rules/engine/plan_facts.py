"""What rules ask of a plan, and of each part of it, without looking at its rows."""

from __future__ import annotations

from functools import cached_property

from rak_excel.model import Calendar, Cell, Definition, Note, NoteKind, PartDefinition, Plan, PlanPart, Region
from rak_excel.vocabulary.basics.texts import subjects_of
from rak_excel.vocabulary.headings.headings import column_heading
from rak_excel.vocabulary.names.offices import region_of, short_for


class PlanFacts:
    """A plan, whose it is and what was noticed when it was read."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.definition: Definition = plan.definition

    @cached_property
    def noted(self) -> dict[NoteKind, list[Note]]:
        """The reader's notes, by kind."""
        noted: dict[NoteKind, list[Note]] = {}
        for note in self.plan.notes:
            noted.setdefault(note.kind, []).append(note)
        return noted

    def is_beside(self, note: Note) -> bool:
        """Whether a note is about a sheet of a report beside those of its parts, which has columns of its own."""
        sheet = note.cell.sheet if note.cell and self.definition.is_report else ""
        return bool(sheet) and all(sheet != part.sheet for part in self.plan.parts)

    @cached_property
    def region(self) -> Region | None:
        return region_of(self.plan.identity, self.definition)

    @cached_property
    def short_office(self) -> str:
        return short_for(self.plan.identity.office, self.plan.identity.region, self.definition)

    @cached_property
    def own_words(self) -> frozenset[str]:
        """The words of the office's and the agency's names, which an indicator may have or leave out."""
        offices = self.definition.offices
        return subjects_of(" ".join([self.short_office, offices.title, offices.short, *offices.spellings]))

    def cell(self, *fields: str) -> Cell | None:
        """Where the identity has the first of these fields; None where it has none of them, as in old layouts."""
        return next((self.plan.identity.cells[field] for field in fields if field in self.plan.identity.cells), None)


class PartFacts:
    """The sheet of one part: what its columns are called, and which it has. `whole` is the definition of the plan."""

    def __init__(self, plan_part: PlanPart, definition: PartDefinition, whole: Definition) -> None:
        self.plan_part = plan_part
        self.definition = definition
        self.whole = whole

    @property
    def sheet(self) -> str:
        return self.plan_part.sheet

    @cached_property
    def calendar(self) -> Calendar:
        return self.definition.schedule.calendar

    def heading(self, role: str) -> str:
        """What stands above the column of this role, or would."""
        return self.plan_part.headings.get(role) or column_heading(role, self.definition, self.whole)

    def has(self, column: str) -> bool:
        """Whether the form and the sheet have this column; one that the sheet lacks is told once, not on every row."""
        columns = self.plan_part.columns
        if not columns.roles or not self.definition.has(column):
            return self.definition.has(column)
        if column == "schedule":
            return any(columns.periods) or not columns.roles.keys().isdisjoint({"schedule_text", "start", "end"})
        return bool(columns.roles.get(column))
