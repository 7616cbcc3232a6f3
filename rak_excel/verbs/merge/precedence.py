"""Which of several files counts: the newer one of a unit, and any submission before the plan that it revises."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rak_excel.model import Definition, Executor, Plan
from rak_excel.verbs.merge.entries import ActivityName, Entry, Slot
from rak_excel.verbs.merge.intake import unit_name
from rak_excel.verbs.saving import Saving, certainly_later, saving_of
from rak_excel.vocabulary.executors import find_unit_named, supported_by

Unit = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Replaced:
    """How many rows of a file those of a file that the same unit saved later replace."""

    newer: str
    older: str
    rows: int


@dataclass(frozen=True, slots=True)
class Precedence:
    """The entries that count, and those that newer ones replace.

    `leftover` are entries of an older file whose newer one no longer has them: they count, and are asked about.
    `silent` are entries whose file says nothing about its indicator any more (target, objective): a newer one does.
    `unordered` names the files of one unit of which none can be told to be the newer. `replaced` counts what those
    that can be told replace.
    """

    counting: tuple[Entry, ...]
    superseded: frozenset[Entry]
    leftover: tuple[Entry, ...]
    silent: frozenset[Entry]
    unordered: tuple[tuple[str, ...], ...]
    replaced: tuple[Replaced, ...] = ()


def precedence(entries: Sequence[Entry], plans: Sequence[Plan]) -> Precedence:
    """Judge the entries of the files that take part and, where a plan is revised, of that plan."""
    superseded: set[Entry] = set()
    leftover: list[Entry] = []
    silent: set[Entry] = set()
    unordered = []
    replaced = []
    for chain in _chains(plans):
        if not _orderable(chain):
            unordered.append(tuple(plan.source.file for plan in chain))
            continue
        said: set[tuple[Slot, ActivityName]] = set()
        slots: set[Slot] = set()
        latest, *_ = ordered = sorted(chain, key=_saved, reverse=True)
        for plan in ordered:
            own = [entry for entry in entries if entry.plan is plan]
            again = [entry for entry in own if (entry.slot, entry.name) in said]
            superseded.update(again)
            replaced.extend([Replaced(latest.source.file, plan.source.file, len(again))] if again else [])
            leftover.extend(entry for entry in own if entry not in again and said)
            silent.update(entry for entry in own if entry.slot in slots)
            said.update((entry.slot, entry.name) for entry in own)
            slots.update(entry.slot for entry in own)
    superseded.update(_replaced(entries, plans))
    counting = tuple(entry for entry in entries if entry not in superseded)
    return Precedence(
        counting, frozenset(superseded), tuple(leftover), frozenset(silent), tuple(unordered), tuple(replaced)
    )


def units_of(executors: Iterable[Executor], definition: Definition) -> frozenset[Unit]:
    """The units that these executors are; an unknown name counts as the unit that is suggested for it."""
    known = (each if each.known else _suggested(each, definition) for each in executors)
    return frozenset((each.group, each.unit) for each in known if each and each.group and each.unit)


def owning(entry_plan: Plan, executors: Iterable[Executor]) -> int:
    """How near a file is to a row: 0 its own unit executes it, 1 a unit that it supports, 2 neither."""
    submitter = entry_plan.identity.submitter
    if submitter is None:
        return 2
    units = units_of(executors, entry_plan.definition)
    if (submitter.group, submitter.unit) in units:
        return 0
    return 1 if units & supported_by(submitter, entry_plan.definition) else 2


def _suggested(executor: Executor, definition: Definition) -> Executor | None:
    return find_unit_named(executor.suggestion, definition) if executor.suggestion else None


def _chains(plans: Sequence[Plan]) -> list[list[Plan]]:
    """The files of each named unit that sent more than one of the same revision."""
    by_unit: dict[str, list[Plan]] = {}
    for plan in plans:
        by_unit.setdefault(unit_name(plan), []).append(plan)
    return [chain for unit, chain in sorted(by_unit.items()) if unit and len(chain) > 1]


def _orderable(chain: Sequence[Plan]) -> bool:
    """Only what Excel wrote into the file tells the newer one, and only where all files have it and differ."""
    if any(plan.source.saved is None for plan in chain):
        return False
    ordered = sorted(map(_saving, chain), key=lambda saving: saving.time)
    return all(certainly_later(later, earlier) for earlier, later in pairwise(ordered))


def _saved(plan: Plan) -> datetime.datetime:
    return _saving(plan).time


def _saving(plan: Plan) -> Saving:
    return saving_of(plan.source.saved or datetime.datetime.min, plan.source.format)


def _replaced(entries: Sequence[Entry], plans: Sequence[Plan]) -> list[Entry]:
    """The rows of the plan that is revised which belong to the units that sent anew."""
    owned = {
        unit
        for plan in plans
        if plan.identity.submitter
        for unit in supported_by(plan.identity.submitter, plan.definition)
    }
    return [entry for entry in entries if entry.base and _belongs(entry, owned)]


def _belongs(entry: Entry, owned: set[Unit]) -> bool:
    executors = entry.activity.executors
    units = units_of(executors, entry.plan.definition)
    recognised = all(each.known or each.suggestion for each in executors)
    return bool(units) and recognised and units <= owned
