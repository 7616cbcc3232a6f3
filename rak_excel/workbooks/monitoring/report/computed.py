"""What the columns show of an indicator that are worked out: figures of the quarter, shares reached, and where it stands."""

from __future__ import annotations

from rak_excel.model.monitoring import MonitoringWords, Standing
from rak_excel.model.target import plain
from rak_excel.monitoring.achievement import Achievement
from rak_excel.monitoring.columns import percent_of
from rak_excel.monitoring.report import Reached

_IN_WORDS = "-"
"""Of a target that is met or missed, and nothing between."""


def computed_of(reached: Reached, words: MonitoringWords) -> dict[str, str | int | float]:
    """By the ids of the columns; "" where nothing can be said."""
    in_quarter = plain(reached.in_quarter)
    return {
        "in_quarter": "" if in_quarter is None else in_quarter,
        "of_quarter": _percent(reached.of_quarter),
        "of_year": "" if reached.standing is Standing.UNMEASURED else _percent(reached.of_year),
        "standing": words.standing(reached.standing),
    }


def _percent(achievement: Achievement | None) -> str | int | float:
    if achievement is None:
        return ""
    shown = percent_of(achievement)
    return _IN_WORDS if shown is None else shown
