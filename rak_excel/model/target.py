"""A target: what an indicator shall reach."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class TargetKind(StrEnum):
    PERCENT = "percent"
    COUNT = "count"
    NUMBER = "number"
    OPINION = "opinion"
    PREDICATE = "predicate"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Target:
    """A target as written and as understood.

    `value` is the number a person reads (75 for 75%) and None for opinions, predicates and texts; `unit` is the
    canonical unit (`%`, `laporan`, `opini`) and None where the target names none.
    """

    text: str
    kind: TargetKind = TargetKind.TEXT
    value: Decimal | None = None
    unit: str | None = None

    @property
    def same(self) -> tuple[str, object, str | None]:
        """What two targets must share to be the same, however they are spelled."""
        if self.kind in {TargetKind.OPINION, TargetKind.PREDICATE, TargetKind.TEXT}:
            return self.kind, " ".join(self.text.casefold().split()), self.unit
        return self.kind, self.value, self.unit

    @property
    def number(self) -> int | float | None:
        """The value as a plain number: whole numbers without decimals."""
        if self.value is None:
            return None
        return int(self.value) if self.value == self.value.to_integral_value() else float(self.value)
