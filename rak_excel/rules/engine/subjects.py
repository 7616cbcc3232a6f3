"""What rules look at: a plan and its parts, with everything that several rules ask of them worked out once."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from rak_excel.language import Text
from rak_excel.model import (
    QUESTIONS,
    Activity,
    Cell,
    Executor,
    Indicator,
    IndicatorDefinition,
    Objective,
    PartDefinition,
    Place,
    Plan,
    PlanPart,
    items_of,
)
from rak_excel.model.period_targets import PeriodTargets
from rak_excel.record import Record
from rak_excel.rules.engine.plan_facts import PartFacts, PlanFacts
from rak_excel.vocabulary.basics.texts import Slip, misspelt_in, normalised, subjects_of
from rak_excel.vocabulary.entries.wordings import Wordings, key_and_occurrence
from rak_excel.vocabulary.names.executors import read_executor
from rak_excel.vocabulary.names.unit_titles import list_named
from rak_excel.vocabulary.targets.by_period import period_targets
from rak_excel.vocabulary.targets.units import expectation

_HEADING_ROWS = 3  # so far above the first row of a table its headings may stand


class PlanReview(PlanFacts):
    """A plan as rules see it."""

    def __init__(self, plan: Plan) -> None:
        super().__init__(plan)
        self.parts = [PartReview(self, part, plan.definition.part(part.id)) for part in plan.parts]
        # Which indicators are in a pair, by identity; rules/engine/pairing.py fills it in.
        self.paired: set[int] = set()

    @cached_property
    def questioned(self) -> frozenset[Cell]:
        """The cells whose content is in question already, all cells below a heading that is in question too."""
        asked = frozenset(cell for note in self.plan.notes if note.kind in QUESTIONS for cell in note.cells)
        return asked.union(*(part.below(asked) for part in self.parts)) if asked else asked

    @property
    def year(self) -> int | None:
        return self.plan.identity.year or next(
            (part.plan_part.year for part in self.parts if part.plan_part.year), None
        )

    @cached_property
    def texts(self) -> list[tuple[Cell, str]]:
        """Every objective, indicator and activity of filled rows with its cell, each once."""
        return [text for part in self.parts for text in part.texts]

    @cached_property
    def misspelt(self) -> dict[str, Slip]:
        """The words of its texts that are certainly or probably typed wrong."""
        return misspelt_in((text for _, text in self.texts), self.definition)


class PartReview(PartFacts):
    """One part with its sheet."""

    def __init__(self, review: PlanReview, plan_part: PlanPart, definition: PartDefinition) -> None:
        super().__init__(plan_part, definition, review.definition)
        self.review = review
        self.indicators = [IndicatorReview(self, each) for each in plan_part.indicators]

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


class ObjectiveReview(Record):
    """An objective with its part."""

    part: PartReview
    objective: Objective


class IndicatorReview:
    """An indicator with its part."""

    def __init__(self, part: PartReview, indicator: Indicator) -> None:
        self.part = part
        self.indicator = indicator
        self.activities = [ActivityReview(self, each) for each in indicator.activities]
        # The list items of all activities, as they are compared.
        self.items = frozenset([normalised(item.text) for each in self.activities for item in each.items])
        self.cell = indicator.place.cell("indicator")
        # The wording as it is compared with others.
        self.words = normalised(indicator.text)
        # The kinds of target that the indicator asks for, and the word that does.
        self.asking, self.expected = expectation(indicator.text, part.review.definition)
        # The target, None where blank.
        self.target = indicator.target if indicator.target and indicator.target.text.strip() else None

    @property
    def review(self) -> PlanReview:
        return self.part.review

    @cached_property
    def key(self) -> str | None:
        """The definition's key: the row's own, else that of the same wording."""
        if self.indicator.key:
            return key_and_occurrence(self.indicator.key)[0]
        review = self.review
        wordings = Wordings(review.definition, self.part.definition.id, review.short_office, review.year)
        return wordings.key_of(self.indicator.text, self.indicator.objective.text)

    @cached_property
    def defined(self) -> IndicatorDefinition | None:
        return self.review.definition.indicators.get(self.key or "")

    @cached_property
    def period_targets(self) -> PeriodTargets | None:
        """Its targets by quarter or month."""
        return period_targets(self.indicator, self.part.definition.id, self.review.definition)

    @property
    def unmeasured(self) -> bool:
        """Whether the definition says that its figure is not measured this year."""
        return self.defined is not None and self.defined.measure == "none"

    @cached_property
    def months(self) -> frozenset[int]:
        return self.part.calendar.months_of(self.indicator.periods)

    @cached_property
    def meaning(self) -> frozenset[str]:
        """What the wording is about, whatever the order and form of its words."""
        return subjects_of(self.indicator.text) - self.review.own_words

    @cached_property
    def belongs(self) -> tuple[str, frozenset[str]]:
        """The objective that it stands below, as it is compared, and the units that carry it out."""
        units = frozenset(executor.name for executor in self.indicator.executors)
        return normalised(self.indicator.objective.text), units

    @property
    def places(self) -> list[Place]:
        """The rows of the sheet that are its own."""
        return [self.indicator.place, *(line.activity.place for line in self.activities)]

    @property
    def target_questioned(self) -> bool:
        return self.indicator.target_cell in self.review.questioned

    @property
    def schedule_questioned(self) -> bool:
        return any(line.schedule_questioned for line in self.activities)


class ActivityReview:
    """An activity with its indicator."""

    def __init__(self, row: IndicatorReview, activity: Activity) -> None:
        self.row = row
        self.activity = activity
        self.part: PartReview = row.part
        self.cell = activity.place.cell("activity")
        self.items = items_of(activity.text)
        listed = self.part.definition.has("executor")  # else whoever stands there has no list to be compared with
        self.executors = [ExecutorReview(self, each) for each in activity.executors if listed]

    @property
    def own_executors(self) -> list[ExecutorReview]:
        """Those written at this activity, not carried down to it from a row above: they are judged there."""
        row = self.activity.place.row
        return [each for each in self.executors if each.executor.cell is None or each.executor.cell.row >= row]

    def questioned(self, cell: Cell) -> bool:
        return cell in self.row.review.questioned

    @property
    def schedule_questioned(self) -> bool:
        """Whether one of its schedule cells is in question, so that what is planned when is not known."""
        questioned = self.row.review.questioned
        return bool(questioned) and not questioned.isdisjoint(self.activity.place.schedule(self.part.calendar.count))


class ExecutorReview:
    """An executor with its activity."""

    def __init__(self, line: ActivityReview, executor: Executor) -> None:
        self.line = line
        self.executor = executor
        self.part: PartReview = line.part
        group = list_named(executor.text, self.part.review.definition) or executor.group
        # The list that the unit word, or the unit itself, belongs to where that is not the sheet's own.
        self.other_list = None if group == self.part.definition.executors else group

    @property
    def cell(self) -> Cell:
        return self.executor.cell or self.line.activity.place.cell("executor")

    @cached_property
    def meant(self) -> Executor | None:
        """The unit that is certainly or probably meant: on the sheet's own list, itself or its suggestion."""
        own = self.part.definition.executors
        if self.executor.known and self.executor.group == own:
            return self.executor
        if self.executor.suggestion is None:
            return None
        return read_executor(self.executor.suggestion, self.part.definition.id, self.part.review.definition)

    @property
    def suggested(self) -> bool:
        """Whether `meant` is only what we suggest."""
        return self.meant is not None and self.meant is not self.executor
