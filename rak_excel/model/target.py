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
    canonical unit (`%`, `laporan`, `opini`; of a unit that the definition does not list the word itself in lower case)
    and None where the target names none. Of a range `value` is the lower end and `upper` the upper one; `bound` is the
    sign of a target that is at least, at most or about so much: `≥`, `≤`, `>`, `<`, `±`.
    """

    text: str
    kind: TargetKind = TargetKind.TEXT
    value: Decimal | None = None
    unit: str | None = None
    upper: Decimal | None = None
    bound: str = ""

    @property
    def same(self) -> tuple[str, object, str | None]:
        """What two targets must share to be the same, however they are spelled."""
        worded = self.kind in {TargetKind.OPINION, TargetKind.PREDICATE, TargetKind.TEXT}
        said = " ".join(self.text.casefold().split()) if worded else self.value
        plain = self.upper is None and not self.bound
        # Roll-ups keep digests made of this, so that a plain target must stay what it was.
        return self.kind, said if plain else (self.bound, said, self.upper), self.unit

    @property
    def is_bare(self) -> bool:
        """Whether it is a number without any unit."""
        return self.kind is TargetKind.NUMBER and self.unit is None

    @property
    def number(self) -> int | float | None:
        """The value as a plain number: whole numbers without decimals."""
        return _plain(self.value)

    @property
    def upper_number(self) -> int | float | None:
        """The upper end of a range as a plain number; None where it is no range."""
        return _plain(self.upper)


def _plain(number: Decimal | None) -> int | float | None:
    if number is None:
        return None
    return int(number) if number == number.to_integral_value() else float(number)
