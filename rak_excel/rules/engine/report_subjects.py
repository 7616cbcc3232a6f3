"""What rules look at in a quarterly report: the report, each indicator as it stands, each activity with what became of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cached_property

from rak_excel.model import Activity, Cell, Definition, Plan
from rak_excel.model.monitoring import Standing
from rak_excel.monitoring.answering import answers_for, of_others
from rak_excel.monitoring.goals import Due, lacks_reason
from rak_excel.monitoring.report import Reached, Report, Work, report_of
from rak_excel.monitoring.sayings import says_anything
from rak_excel.rules.engine.subjects import PartReview, PlanReview
from rak_excel.vocabulary.basics.texts import normalised
from rak_excel.vocabulary.entries.wordings import Wordings, key_and_occurrence

_BELOW = frozenset({Standing.NEAR, Standing.MISSED})
_MAY_BE_DUE = frozenset({Due.DUE, Due.UNDECIDED})


class ReportReview:
    """A report as rules see it. `signed` is the plan that it should be about, None where nobody gave one."""

    def __init__(self, review: PlanReview, signed: Plan | None = None) -> None:
        self.review = review
        self.signed = signed
        self.report: Report = report_of(review.plan)
        parts = {part.definition.id: part for part in review.parts}
        self.reached = [ReachedReview(self, parts[each.part.id], each) for each in self.report.reached]

    @property
    def plan(self) -> Plan:
        return self.review.plan

    @property
    def definition(self) -> Definition:
        return self.review.definition

    @property
    def label(self) -> str:
        """`TW II`."""
        return self.report.quarter.label

    def indicator_texts(self, part: str) -> tuple[Counter[str], Counter[str]]:
        """How often a part has each indicator, as they are compared: in the report, and in the plan that it carries."""
        reported = self.plan.reported
        own = (each.indicator.text for each in self.report.reached if each.part.id == part)
        rows = reported.rows.get(part, ()) if reported else ()
        return Counter(map(normalised, own)), Counter(normalised(row.indicator) for row in rows if row.starts_indicator)

    def says(self, text: str) -> bool:
        """Whether a text says anything: `-` and `nihil` do not."""
        return says_anything(text, self.definition)


class ReachedReview:
    """An indicator of a report with all of its rows."""

    def __init__(self, report: ReportReview, part: PartReview, reached: Reached) -> None:
        self.report = report
        self.part = part
        self.reached = reached
        self.works = [WorkReview(self, each) for each in reached.works]

    @property
    def definition(self) -> Definition:
        return self.report.definition

    @cached_property
    def key(self) -> str:
        """The definition's key: the row's own, else that of the same wording; "" for an indicator of no list."""
        meant, review = self.reached.meant, self.report.review
        if meant.key:
            return key_and_occurrence(meant.key)[0]
        wordings = Wordings(self.definition, self.part.definition.id, review.short_office, review.year)
        return wordings.key_of(meant.text, meant.objective.text) or ""

    @property
    def may_be_due(self) -> bool:
        """Whether something is to be reached by now, or nobody has said yet that nothing is."""
        return self.reached.goal.due in _MAY_BE_DUE

    @property
    def is_shared(self) -> bool:
        """Whether other units carry it out too, so that one of them may report what a submission leaves blank."""
        return bool(of_others(self.reached.meant.executors, self.report.plan.identity.submitter, self.definition))

    @property
    def is_by_hand(self) -> bool:
        """Whether people made the report by themselves, so that none of its cells has a formula of ours."""
        return self.report.plan.reported is None and not self.part.plan_part.is_form

    def cell(self, column: str) -> Cell:
        """Where its entry stands in a column, or would stand."""
        return self.reached.indicator.cell_of(column)

    def heading(self, column: str) -> str:
        return self.part.heading(column)

    def can_say(self, *columns: str) -> bool:
        """Whether the sheet has these columns, and what stands there is not asked about already."""
        return all(self.part.has(each) and self.cell(each) not in self.part.review.questioned for each in columns)

    @property
    def was_missed(self) -> bool:
        """Whether its figure is due and does not reach its target."""
        return self.reached.standing in _BELOW and self.can_say("actual", "goal")

    @property
    def wants_reason(self) -> bool:
        """Whether it was missed, or nobody said why it is not measured."""
        unmeasured = lacks_reason(self.reached.goal, self.reached.how, self.report.report.words)
        return self.was_missed or (unmeasured and self.can_say("goal"))

    def entries(self, column: str) -> list[tuple[Cell, str]]:
        """What each of its rows says in a column of the quarter, blank ones too; none where no row can say anything."""
        if not self.part.has(column):
            return []
        if self.part.definition.has("activity"):
            return [(each.cell(column), each.work.said(column)) for each in self.works]
        return [(self.cell(column), next(iter(self.reached.said(column)), ""))]

    def says(self, column: str) -> bool:
        """Whether any of its rows says something in a column, or may do so in a cell that is asked about."""
        questioned = self.part.review.questioned
        return any(cell in questioned or self.report.says(text) for cell, text in self.entries(column))


class WorkReview:
    """An activity of a report with its indicator."""

    def __init__(self, row: ReachedReview, work: Work) -> None:
        self.row = row
        self.part: PartReview = row.part
        self.work = work

    @property
    def activity(self) -> Activity:
        return self.work.activity

    @property
    def is_asked(self) -> bool:
        """Whether the file answers for it: it is not the work of other units alone."""
        executors = (self.work.planned or self.activity).executors
        return answers_for(executors, self.row.report.plan.identity.submitter, self.row.definition)

    @property
    def was_dropped(self) -> bool:
        """Whether it was postponed or cancelled."""
        return self.work.state in {"postponed", "cancelled"}

    def cell(self, column: str) -> Cell:
        return self.activity.place.cell(column)

    def can_say(self, column: str) -> bool:
        """Whether the sheet has this column, and what stands there is not asked about already."""
        return self.part.has(column) and self.cell(column) not in self.part.review.questioned

    def says(self, column: str) -> bool:
        """Whether something is said in a column, or may be in a cell that is asked about."""
        return self.row.report.says(self.work.said(column)) or self.cell(column) in self.part.review.questioned


def report_subjects(review: PlanReview, signed: Plan | None = None) -> Iterator[object]:
    """Everything in a report that a rule may look at, in the order of its sheets."""
    report = ReportReview(review, signed)
    yield review
    yield report
    yield from review.parts
    for row in report.reached:
        yield row
        yield from row.works
