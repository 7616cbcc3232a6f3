"""What rules look at in the rows of a part: indicators and activities, with what several rules ask of them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from rak_excel.model import Activity, Cell, Indicator, IndicatorDefinition, Place, items_of
from rak_excel.model.list_marks import is_listed_below
from rak_excel.rules.executor_review import ExecutorReview
from rak_excel.vocabulary.indicators import key_and_occurrence, key_of
from rak_excel.vocabulary.meaning import subjects_of
from rak_excel.vocabulary.target_expectations import expectation
from rak_excel.vocabulary.words import normalised

if TYPE_CHECKING:
    from rak_excel.rules.subjects import PartReview, PlanReview


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
        return key_of(self.indicator.text, self.part.definition.id, review.definition, review.short_office, review.year)

    @cached_property
    def defined(self) -> IndicatorDefinition | None:
        return self.review.definition.indicators.get(self.key or "")

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

    @property
    def executors_questioned(self) -> bool:
        return any(line.questioned(line.activity.place.cell("executor")) for line in self.activities)


class ActivityReview:
    """An activity with its indicator."""

    def __init__(self, row: IndicatorReview, activity: Activity) -> None:
        self.row = row
        self.activity = activity
        self.part: PartReview = row.part
        self.cell = activity.place.cell("activity")
        self.items = items_of(activity.text)
        self.executors = [ExecutorReview(self, each) for each in activity.executors]

    @property
    def own_executors(self) -> list[ExecutorReview]:
        """Those written at this activity, not carried down to it from a row above: they are judged there."""
        row = self.activity.place.row
        return [each for each in self.executors if each.executor.cell is None or each.executor.cell.row >= row]

    @property
    def heads_a_list(self) -> bool:
        """Whether it is no more than the title of those listed below it, which say when and who.

        Our own form has none: each row of it says itself what it lacks.
        """
        of_form = "status" in self.activity.place.columns.roles
        if of_form or self.activity.marks or self.activity.executors:
            return False
        below = self.row.activities[self.row.activities.index(self) + 1 :][:1]
        return any(each.activity.marks and is_listed_below(each.activity.text, self.activity.text) for each in below)

    def questioned(self, cell: Cell) -> bool:
        return cell in self.row.review.questioned

    @property
    def schedule_questioned(self) -> bool:
        """Whether one of its schedule cells is in question, so that what is planned when is not known."""
        questioned = self.row.review.questioned
        return bool(questioned) and not questioned.isdisjoint(self.activity.place.schedule(self.part.calendar.count))
