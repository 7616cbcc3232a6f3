"""Whether an amount or grade that is said beside a target is one like it, and another than it."""

from __future__ import annotations

from rak_excel.model import Target, TargetKind
from rak_excel.vocabulary.basics.years import is_year

_THOUSAND = 1000
_WORDED = (TargetKind.OPINION, TargetKind.PREDICATE)


def is_like(said: Target, target: Target, *, bare: bool) -> bool:
    """Whether a remark says as much as a target does: an amount of the same unit, an opinion beside an opinion.

    A number alone does beside one that is as `bare`, or where the remark itself says that it is a target, or what it was;
    one in the thousands beside a small target is money or a code.
    """
    if said.is_bare and said.value and target.value and said.value >= _THOUSAND > target.value:
        return False
    same = (said.kind, said.unit) == (target.kind, target.unit) or (bare and said.is_bare)
    return same and target.kind is not TargetKind.TEXT


def is_another(said: Target, target: Target, *, alone: bool) -> bool:
    """Whether a remark can be no share of the target: of several in the rows of one indicator one that is larger."""
    if target.kind in _WORDED:
        return said.same != target.same
    if said.value is None or target.value is None or (said.is_bare and is_year(str(said.value))):
        return False
    return said.value > (target.upper or target.value) or (alone and said.value not in (target.value, target.upper))
