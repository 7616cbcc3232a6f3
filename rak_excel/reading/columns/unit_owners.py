"""Whose units a column of units has: the target's, or those of another quantity beside it.

A unit usually stands behind its quantity, so that of `TARGET | VOLUME | SATUAN` it is that of VOLUME. Money is counted in
Rupiah alone, and what was reached in the same unit as its target.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cached_property
from itertools import takewhile

from rak_excel.model import Definition
from rak_excel.reading.headings.heading import UNIT
from rak_excel.reading.tables.tables import Table
from rak_excel.vocabulary.basics.heading_words import ACHIEVED, BEFORE_THE_PLAN, MONEY
from rak_excel.vocabulary.targets.units import names_money

_AMOUNT = re.compile(r"^(?:rp\.?|idr)?[\d.,\s]+%?$", re.IGNORECASE)
_NUMBERING = frozenset({"kode", "rekening", "no", "nomor", "tahun"})  # above numbers that are no amounts
_WITH_THEIR_OWN = ("activity", "executor")


class UnitOwners:
    """Finds the quantity of each of some columns of units of a table with targets."""

    def __init__(self, table: Table, units: Collection[int], definition: Definition) -> None:
        self.table = table
        self.units = units
        self.definition = definition
        self.heading = table.sections[0].heading
        self.block = self.heading.block
        self.target = self.heading.roles["target"]
        self.targets = {self.target, *self.heading.rivals("target")}

    @cached_property
    def own(self) -> tuple[int, ...]:
        """Those of the target: of itself, else shared with what was reached of it, else without any quantity beside."""
        return (
            tuple(unit for unit, owner in self.owners.items() if owner == self.target)
            or tuple(unit for unit, owner in self.owners.items() if self.is_of_target(owner))
            or tuple(unit for unit in self.alone if not self.owners and not self.is_behind_work(unit))
        )

    @cached_property
    def far(self) -> tuple[int, ...]:
        """Those behind the work without any quantity beside, where the target has none nearer."""
        return () if self.owners or self.own else self.alone

    @cached_property
    def others(self) -> dict[int, int]:
        """Those that may be thought to be the target's, each with the quantity that it belongs to: no plain money."""
        return {unit: owner for unit, owner in self.owners.items() if not self.is_money(owner) or self.is_unclear(unit)}

    def is_unclear(self, unit: int) -> bool:
        """Whether a unit of another quantity stands right before the target, VOLUME | SATUAN | TARGET, or is money in part."""
        behind = (each for each in self.candidates(unit) if each > unit)
        in_part = self.counts_money(unit) and not all(map(names_money, self.table.below(unit).values()))
        return in_part or next(behind, None) == self.target

    @cached_property
    def owners(self) -> dict[int, int]:
        """The quantity of each unit that stands in one run of such columns with the target."""
        return {unit: self.owner(unit) for unit in self.units if unit in self.run}

    @cached_property
    def run(self) -> list[int]:
        """The columns around the target in which nothing stands but quantities and units."""
        columns = sorted({*self.block.own, *self.heading.spans.get("target", ())})
        at = columns.index(self.target)
        left = takewhile(self.is_of_run, reversed(columns[:at]))
        return sorted([*left, self.target, *takewhile(self.is_of_run, columns[at + 1 :])])

    def is_of_run(self, column: int) -> bool:
        spanned = column in self.heading.spans.get("target", ())
        return spanned or column in self.heading.headed(UNIT) or self.is_quantity(column)

    def is_quantity(self, column: int) -> bool:
        """Whether a column has amounts: a target, money, or any numbers that are no other part of the plan."""
        if column in self.targets:
            return True
        numbers = bool(self.block.words(column) & _NUMBERING)
        if column not in self.heading.others or column in self.table.sections[0].form_columns or numbers:
            return False
        texts = self.table.below(column).values()
        return bool(texts) and (self.is_money(column) or all(map(_AMOUNT.match, texts)))

    def is_money(self, column: int) -> bool:
        return bool(self.block.words(column) & MONEY)

    def is_of_target(self, column: int) -> bool:
        """Whether a column has a target, or what was reached of it."""
        named = self.block.names_target(column) or bool(self.block.words(column) & (ACHIEVED | BEFORE_THE_PLAN))
        return column in self.targets or (named and not self.is_money(column))

    def owner(self, unit: int) -> int:
        """The one that says the same version and year, that at the same place among as many, else the one before it."""
        quantities = self.candidates(unit)
        said = self.says(unit)
        same = [each for each in quantities if any(said) and self.says(each) == said]
        if same:
            return same[0]
        peers = [each for each in self.units if each in self.run and self.candidates(each) == quantities]
        if len(peers) == len(quantities):
            return quantities[peers.index(unit)]
        if len(peers) == 1 and all(map(self.is_of_target, quantities)):
            return self.target
        # Beside a target in money alone a unit that is no money has no quantity.
        return max((each for each in quantities if each < unit), default=next(iter(quantities), self.target))

    def candidates(self, unit: int) -> list[int]:
        """The quantities that may be counted in a unit: money in Rupiah, and nothing else in Rupiah beside money."""
        quantities = [column for column in self.run if self.is_quantity(column)]
        money = [column for column in quantities if self.is_money(column)]
        plain = [column for column in quantities if column not in money]
        return (money or plain) if self.counts_money(unit) else plain

    def counts_money(self, unit: int) -> bool:
        return any(map(names_money, self.table.below(unit).values()))

    def says(self, column: int) -> tuple[bool, bool, int | None]:
        """The version and the year that the headings of a column say: SATUAN MENJADI, SATUAN 2020."""
        return self.block.is_earlier(column), self.block.is_later(column), self.block.year(column)

    @cached_property
    def alone(self) -> tuple[int, ...]:
        """The units that have no quantity beside them."""
        columns = sorted(self.block.own)
        at = {unit: columns.index(unit) for unit in self.units if unit not in self.run}
        beside = {unit: (*columns[max(nth - 1, 0) : nth], *columns[nth + 1 : nth + 2]) for unit, nth in at.items()}
        return tuple(unit for unit, each in beside.items() if not any(map(self.is_quantity, each)))

    def is_behind_work(self, unit: int) -> bool:
        """Whether the activity or executor stands before a unit, and no target since: work has its own volume."""
        theirs = (self.heading.roles[role] for role in _WITH_THEIR_OWN if role in self.heading.roles)
        before = max((each for each in (*self.targets, *theirs) if each < unit), default=self.target)
        return before not in self.targets
