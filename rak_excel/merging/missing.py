"""Who has not sent anything, and what nobody filled in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rak_excel.merging.sent.entries import Entry
from rak_excel.merging.uniting import UnitedIndicator
from rak_excel.model import Definition, Plan
from rak_excel.vocabulary.names.executors import supported_by


def missing_units(plans: Iterable[Plan], definition: Definition) -> tuple[str, ...]:
    """The official names of the units without a file; a sub bagian speaks for the divisions that it supports.

    Empty where only whole offices sent: then no unit was asked to.
    """
    submitters = [plan.identity.submitter for plan in plans if plan.identity.submitter]
    if not submitters:
        return ()
    heard = {unit for submitter in submitters for unit in supported_by(submitter, definition)}
    return tuple(
        names.official(unit)
        for group, names in definition.executors.items()
        for unit in names.units
        if (group, unit.id) not in heard
    )


def unfilled_keys(
    united: Sequence[UnitedIndicator], entries: Iterable[Entry], definition: Definition
) -> tuple[str, ...]:
    """The row keys of the definition's indicators that nobody filled in, in the definition's order.

    Not those of the revised plan, one of the `entries`: which of them are gone is told as what changes.
    """
    filled = {each.slot.name for each in united} | {entry.slot.name for entry in entries if entry.base}
    return tuple(key for key in definition.indicators if key not in filled)
