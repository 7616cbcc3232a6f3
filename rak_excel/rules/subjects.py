"""What rules look at: a plan and its parts, with everything that several rules ask of them worked out once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from rak_excel.language import Text
from rak_excel.model import (
    QUESTIONS,
    Calendar,
    Cell,
    Definition,
    Match,
    Note,
    NoteKind,
    Objective,
    PartDefinition,
    Plan,
    PlanPart,
    Region,
    Source,
)
from rak_excel.rules.executor_review import ExecutorReview
from rak_excel.rules.row_reviews import IndicatorReview
from rak_excel.vocabulary.headings import column_heading
from rak_excel.vocabulary.meaning import subjects_of
from rak_excel.vocabulary.offices import region_of, short_for
from rak_excel.vocabulary.spelling import Slip, misspelt_in

_HEADING_ROWS = 3  # so far above the first row of a table its headings may stand


@dataclass(frozen=True)
class Unplanned:
    """A file that gave no plan, and why."""

    source: Source
    note: Note


class PlanReview:
    """A plan as rules see it."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.definition: Definition = plan.definition
        self.parts = [PartReview(self, part, plan.definition.part(part.id)) for part in plan.parts]
        # Which indicators are in a pair, by identity; rules/pairing.py fills it in.
        self.paired: set[int] = set()

    @cached_property
    def noted(self) -> dict[NoteKind, list[Note]]:
        """The reader's notes, by kind."""
        noted: dict[NoteKind, list[Note]] = {}
        for note in self.plan.notes:
            noted.setdefault(note.kind, []).append(note)
        return noted

    @cached_property
    def questioned(self) -> frozenset[Cell]:
        """The cells whose content is in question already, all cells below a heading that is in question too."""
        asked = frozenset(cell for note in self.plan.notes if note.kind in QUESTIONS for cell in note.cells)
        return asked.union(*(part.below(asked) for part in self.parts)) if asked else asked

    @cached_property
    def renamed(self) -> frozenset[tuple[Cell, str]]:
        """The executors as written, with their cells, whose names the rules about executors speak of."""
        every = (name for part in self.parts for name in part.executors)
        names = (name for name in every if name.executor.known and name.executor.match is not Match.EXACT)
        return frozenset((name.cell, name.executor.text) for name in names if name.other_list or name.reworded)

    @cached_property
    def region(self) -> Region | None:
        return region_of(self.plan.identity, self.definition)

    @cached_property
    def short_office(self) -> str:
        return short_for(self.plan.identity.office, self.plan.identity.region, self.definition)

    @property
    def year(self) -> int | None:
        return self.plan.identity.year or next(
            (part.plan_part.year for part in self.parts if part.plan_part.year), None
        )

    @cached_property
    def comparable(self) -> bool:
        """Whether there is more than one part to compare."""
        return sum(1 for part in self.parts if part.filled) > 1

    @cached_property
    def texts(self) -> list[tuple[Cell, str]]:
        """Every objective, indicator and activity of filled rows with its cell, each once."""
        return [text for part in self.parts for text in part.texts]

    @cached_property
    def misspelt(self) -> dict[str, Slip]:
        """The words of its texts that are certainly or probably typed wrong."""
        return misspelt_in((text for _, text in self.texts), self.definition)

    @cached_property
    def own_words(self) -> frozenset[str]:
        """The words of the office's and the agency's names, which an indicator may have or leave out."""
        offices = self.definition.offices
        return subjects_of(" ".join([self.short_office, offices.title, offices.short, *offices.spellings]))

    def cell(self, *fields: str) -> Cell | None:
        """Where the identity has the first of these fields; None where it has none of them, as in old layouts."""
        return next((self.plan.identity.cells[field] for field in fields if field in self.plan.identity.cells), None)


class PartReview:
    """One part with its sheet."""

    def __init__(self, review: PlanReview, plan_part: PlanPart, definition: PartDefinition) -> None:
        self.review = review
        self.plan_part = plan_part
        self.definition = definition
        self.indicators = [IndicatorReview(self, each) for each in plan_part.indicators]

    @property
    def sheet(self) -> str:
        return self.plan_part.sheet

    @cached_property
    def calendar(self) -> Calendar:
        return self.definition.schedule.calendar

    @property
    def named(self) -> Text:
        """The part by its sheet; by its own name where another part stands on the same sheet."""
        if any(other.sheet == self.sheet for other in self.review.parts if other is not self):
            return Text(f"bagian {self.definition.sheet}", f"the part {self.definition.sheet}")
        return Text(f"sheet {self.sheet}", f"the sheet {self.sheet}")

    @cached_property
    def executors(self) -> list[ExecutorReview]:
        """Every executor of every filled row, in the order of the sheet."""
        return [name for row in self.filled for line in row.activities for name in line.executors]

    @property
    def own_executors(self) -> list[ExecutorReview]:
        """Each executor where it is written, in the order of the sheet."""
        return [name for row in self.filled for line in row.activities for name in line.own_executors]

    @cached_property
    def filled(self) -> list[IndicatorReview]:
        return [each for each in self.indicators if each.indicator.filled]

    @cached_property
    def objectives(self) -> list[ObjectiveReview]:
        """Each objective that has a filled indicator, once, in the order of the sheet."""
        seen = {each.indicator.objective.place.row: each.indicator.objective for each in self.filled}
        return [ObjectiveReview(self, objective) for objective in seen.values()]

    @property
    def texts(self) -> Iterator[tuple[Cell, str]]:
        for each in self.objectives:
            yield each.objective.place.cell("objective"), each.objective.text
        for row in self.filled:
            yield row.cell, row.indicator.text
            for line in row.activities:
                yield line.cell, line.activity.text

    @cached_property
    def rows(self) -> frozenset[int]:
        """The numbers of the sheet's rows that hold an indicator or activity."""
        return frozenset(place.row for each in self.indicators for place in each.places)

    def below(self, asked: frozenset[Cell]) -> frozenset[Cell]:
        """The cells of the table below those of its headings that are asked about."""
        first = min(self.rows, default=0)
        letters = {*self.plan_part.columns.roles.values(), *self.plan_part.columns.periods}
        above = range(first - _HEADING_ROWS, first)
        columns = {cell.column for cell in asked if cell.sheet == self.sheet and cell.row in above} & letters
        return frozenset(Cell(self.sheet, row, column) for column in columns for row in self.rows)

    def heading(self, role: str) -> str:
        """What stands above the column of this role."""
        return column_heading(role, self.definition, self.review.definition)

    def has(self, role: str) -> bool:
        """Whether the sheet has this column; a column that is missing is told once, not on every row."""
        columns = self.plan_part.columns
        return not columns.roles or bool(columns.roles.get(role))

    @cached_property
    def has_schedule(self) -> bool:
        """Whether periods are ticked, or named in words, on this sheet; not where target values stand for them."""
        columns = self.plan_part.columns
        in_words = {"schedule_text", "start", "end"} & set(columns.roles)
        return not columns.roles or ((any(columns.periods) or bool(in_words)) and not self.quantities)

    @property
    def quantities(self) -> list[Note]:
        """Where target values by period stand on this sheet instead of ticks."""
        noted = self.review.noted.get(NoteKind.QUANTITIES, ())
        return [note for note in noted if note.cell and note.cell.sheet == self.sheet and note.cell.row in self.rows]


@dataclass(frozen=True)
class ObjectiveReview:
    """An objective with its part."""

    part: PartReview
    objective: Objective
