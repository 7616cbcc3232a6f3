"""Goes through a plan, so that every rule meets everything that it looks at."""

from __future__ import annotations

from collections.abc import Iterator

from rak_excel.rules.engine.subjects import (
    ActivityReview,
    ExecutorReview,
    IndicatorReview,
    ObjectiveReview,
    PartReview,
    PlanReview,
)

Subject = PlanReview | PartReview | ObjectiveReview | IndicatorReview | ActivityReview | ExecutorReview


def subjects_in(review: PlanReview) -> Iterator[Subject]:
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
