"""The files that one unit sent more than once, and which of them is the newer."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from itertools import pairwise

from rak_excel.merging.sent.intake import unit_name
from rak_excel.model import Plan
from rak_excel.sameness.saving import Saving, certainly_later, saving_of


def chains(plans: Sequence[Plan]) -> list[list[Plan]]:
    """The files of each named unit that sent more than one of the same revision."""
    by_unit: dict[str, list[Plan]] = {}
    for plan in plans:
        by_unit.setdefault(unit_name(plan), []).append(plan)
    return [chain for unit, chain in sorted(by_unit.items()) if unit and len(chain) > 1]


def is_orderable(chain: Sequence[Plan]) -> bool:
    """Only what Excel wrote into the file tells the newer one, and only where all files have it and differ."""
    if any(plan.source.saved is None for plan in chain):
        return False
    ordered = sorted(map(_saving, chain), key=lambda saving: saving.time)
    return all(certainly_later(later, earlier) for earlier, later in pairwise(ordered))


def latest_first(chain: Sequence[Plan]) -> list[Plan]:
    """The files of an orderable chain."""
    return sorted(chain, key=_saved, reverse=True)


def _saved(plan: Plan) -> datetime.datetime:
    return _saving(plan).time


def _saving(plan: Plan) -> Saving:
    return saving_of(plan.source.saved or datetime.datetime.min, plan.source.format)
