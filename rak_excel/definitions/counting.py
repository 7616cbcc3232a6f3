"""How figures of quarterly reports are counted where whoever makes their forms settles that, and no definition."""

from __future__ import annotations

from typing import Any, Literal

from msgspec import UNSET, Struct, UnsetType, structs

from rak_excel.definitions.monitoring import monitoring_words
from rak_excel.model import Definition


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
