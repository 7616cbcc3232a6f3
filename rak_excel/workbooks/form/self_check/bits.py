"""Which faults a form can have, each a bit of the number that a row has for all of them."""

from __future__ import annotations

from rak_excel.layouts.plan import PartLayout
from rak_excel.vocabulary.entries.form_status import FAULTS, Fault, number_of


def faults_on(layout: PartLayout) -> list[tuple[int, Fault]]:
    """The faults that a form can have, with the bit of each: of a column that it does not have there is none."""
    numbered = ((bit, fault) for bit, fault in enumerate(FAULTS) if layout.has(fault.column))
    return [(bit, fault) for bit, fault in numbered if layout.by_period or not fault.by_period]


def has_bit(faults: str, bit: int) -> str:
    """1 where the number that a row has for all its faults, or each of some rows, has one of them; else 0."""
    return f"MOD(INT({faults}/{2**bit}),2)"


def bit_of(status: str) -> int:
    """What the fault with this status adds to a row's number."""
    return 1 << number_of(status)
