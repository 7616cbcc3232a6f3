"""How figures of quarterly reports are counted where whoever makes their forms settles that, and no definition."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from msgspec import UNSET, Struct, UnsetType, structs

from rak_excel.definitions.monitoring import monitoring_words
from rak_excel.language import Text
from rak_excel.model import Definition
from rak_excel.model.target import QUARTERS

_BETWEEN = Text("`{key}` harus {first} sampai {last}", "`{key}` must be {first} to {last}")
_FALLING = Text(
    "`monitoring.thresholds`: tulis batas yang lebih tinggi dulu, misalnya [100, 80]",
    "`monitoring.thresholds`: give the higher threshold first, such as [100, 80]",
)
_PERCENT = range(1, 10_000)
_NUMBERS = {
    "thresholds": _PERCENT,
    "unrealistic": range(100, 10_000),
    "release_quarter": range(1, QUARTERS + 1),
    "deadline_days": range(367),
}


class Counting(Struct, forbid_unknown_fields=True, frozen=True):
    """What settings say of [monitoring]; a form carries all but the deadline, which is that of a roll-up."""

    thresholds: tuple[int, int] | UnsetType = UNSET
    lower_formula: Literal["2T-R", "T/R"] | UnsetType = UNSET
    zero_target: Literal["words", "cap"] | UnsetType = UNSET
    opinion: Literal["met", "ordinal"] | UnsetType = UNSET
    unrealistic: int | UnsetType = UNSET
    release_quarter: int | UnsetType = UNSET
    deadline_days: int | UnsetType = UNSET

    @property
    def of_forms(self) -> dict[str, Any]:
        """What a form is to carry, by its key."""
        return {key: value for key, value in self.given.items() if key != "deadline_days"}

    @property
    def of_rollups(self) -> dict[str, Any]:
        return {key: value for key, value in self.given.items() if key == "deadline_days"}

    @property
    def given(self) -> dict[str, Any]:
        """What they say something of, by its key."""
        return {key: value for key, value in structs.asdict(self).items() if value is not UNSET}


def counted_by(definition: Definition, counting: Counting) -> Definition:
    """A definition of plans whose reports are counted so."""
    if not counting.of_forms:
        return definition
    return definition.but(monitoring=monitoring_words(definition).but(**counting.of_forms))


def counting_faults(counting: Counting) -> Iterator[Text]:
    """What is wrong in such settings, each with its key."""
    for key, value in counting.given.items():
        for number in value if isinstance(value, tuple) else [value]:
            fitting = _NUMBERS.get(key)
            if fitting and number not in fitting:
                yield _BETWEEN.filled(key=f"monitoring.{key}", first=fitting[0], last=fitting[-1])
    if counting.thresholds is not UNSET and counting.thresholds[0] <= counting.thresholds[1]:
        yield _FALLING
