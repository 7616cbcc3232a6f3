"""How rules meet a plan: every subject that they look at, and one finding for one fact."""

from __future__ import annotations

from collections.abc import Iterator

from rak_excel.model import NoteKind
from rak_excel.rules.engine.rule import AnyRule, Problem
from rak_excel.rules.engine.subjects import (
    ActivityReview,
    ExecutorReview,
    IndicatorReview,
    ObjectiveReview,
    PartReview,
    PlanReview,
)

PRINCIPLE = """\
## What silences what

One fact is told once, where it is put right; what only follows from it is not told beside it.

- A cell whose content is asked about (`RAK007`, `RAK008`, `RAK009`, `RAK402`, `RAK404`) gets no other finding but that
  its indicator stands twice (`RAK210`), and nothing is compared with it: neither its target, nor its row's schedule, nor
  its executors. A heading that is asked about silences its whole column. Where target values stand for ticks (`RAK405`),
  no row is asked for ticks.
- A column that is missing (`RAK004`) is told once: its blank cells are not, and a sheet without KEGIATAN has no unfilled
  rows (`RAK205`), one without SASARAN no order of numbers (`RAK202`). A column that is no part of the plan (`RAK006`) is told once, not for each of its cells (`RAK005`).
- Our own form without its identity sheet (`RAK018`) may be any unit's: it is checked as a submission is, and the errors
  that its head lines show then are not told.
- A part that is missing (`RAK003`) or not filled in at all (`RAK014`) is compared with nothing, and its rows are not
  told one by one.
- What several cells say together is one finding: the months of an activity outside a quarter (`RAK603`), what a signature
  still needs in a file without an identity sheet (`RAK107`), a block of cells outside the table (`RAK005`),
  the cells in which one name is spelt otherwise (`RAK503`), those with left-over markup (`RAK223`).
- A row that is the copy of another (`RAK210`) is not told its missing number besides (`RAK201`).
- Work whose year is over (`RAK221`) is not also told as work with another year on the other part (`RAK607`).
"""
# What the reader noticed itself, and what has nothing to do with what a cell means.
_ALL_THE_SAME = frozenset({*map(str, NoteKind), "target-changes-within-indicator", "duplicate-indicator"})


def is_silenced(rule: AnyRule, problem: Problem, review: PlanReview) -> bool:
    """Whether the cell of a problem is in question already."""
    return problem.cell in review.questioned and rule.name not in _ALL_THE_SAME


_Subject = PlanReview | PartReview | ObjectiveReview | IndicatorReview | ActivityReview | ExecutorReview


def subjects_in(review: PlanReview) -> Iterator[_Subject]:
    """Everything in a plan that a rule may look at, unfilled rows left out; pairs are rules/engine/pairing.py's."""
    yield review
    for part in review.parts:
        yield part
        yield from part.objectives
        for row in part.filled:
            yield row
            for line in row.activities:
                yield line
                yield from line.own_executors
