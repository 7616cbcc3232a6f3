"""What the columns show of an indicator that are worked out: figures of the quarter, shares reached, and where it stands."""

from __future__ import annotations

from decimal import Decimal

from rak_excel.model.monitoring import MonitoringWords, Standing
from rak_excel.monitoring.achievement import Achievement
from rak_excel.monitoring.report import Reached

_PLACES = Decimal("0.01")
_IN_WORDS = "-"
"""Of a target that is met or missed, and nothing between."""


def computed_of(reached: Reached, words: MonitoringWords) -> dict[str, str | int | float]:
    """By the ids of the columns; "" where nothing can be said."""
    in_quarter = reached.in_quarter
    return {
        "in_quarter": "" if in_quarter is None else _number(in_quarter),
        "of_quarter": _percent(reached.of_quarter),
        "of_year": "" if reached.standing is Standing.UNMEASURED else _percent(reached.of_year),
        "standing": words.standing(reached.standing),
    }


def _percent(achievement: Achievement | None) -> str | int | float:
    if achievement is None:
        return ""
    return _IN_WORDS if achievement.percent is None else _number(achievement.percent)


def _number(value: Decimal) -> int | float:
    rounded = value.quantize(_PLACES)
    return int(rounded) if rounded == rounded.to_integral_value() else float(rounded)
