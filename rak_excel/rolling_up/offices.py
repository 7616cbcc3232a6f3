"""An office in a roll-up: what came from it and what of its plan is there, and its indicators with their rows."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Sequence
from functools import cached_property

from rak_excel.model import Definition, Region, Target
from rak_excel.record import Record
from rak_excel.rolling_up.chosen.choosing import Choice, OlderPart
from rak_excel.rolling_up.facts.facts import FileFacts, State, TypedBeside
from rak_excel.rolling_up.facts.rows import ActivityRow
from rak_excel.rolling_up.indicators.alignment import Group
from rak_excel.vocabulary.names.named_offices import listed_offices
from rak_excel.vocabulary.names.regions import NAMED, code_named, is_named, office_at, regions_of

NEEDED = ("target", "activity", "schedule", "executor")
"""The columns that are filled in for a complete indicator."""


class OfficeIndicator(Record, dict=True):
    """One indicator of one office: its group, and the rows of the data sheet that it takes, counted from 0.

    `needed` are those of NEEDED that the form of its part has; none of an indicator that is not measured this year.
    """

    region: str
    group: Group
    first: int
    rows: tuple[ActivityRow, ...]
    needed: tuple[str, ...] = NEEDED

    @property
    def last(self) -> int:
        return self.first + len(self.rows) - 1

    @property
    def target(self) -> Target | None:
        return self.rows[0].target

    @cached_property
    def complete(self) -> bool:
        """Whether it has all that its form asks for."""
        filled = {
            "target": bool(self.target and self.target.text.strip()),
            "activity": any(row.activity for row in self.rows),
            "schedule": any(row.periods for row in self.rows),
            "executor": any(row.executors for row in self.rows),
        }
        return all(filled[column] for column in self.needed)

    @cached_property
    def periods(self) -> frozenset[int]:
        return frozenset(period for row in self.rows for period in row.periods)

    @cached_property
    def executors(self) -> frozenset[str]:
        return frozenset(name for row in self.rows for name in row.executors)


class Office(Record):
    """One office of the roll-up, whether it sent a plan or not. `files` are those that are rolled up.

    `has` and `lacks` are the sheet names of the parts with and without activities in its files, and `emptied` those of
    which the province deleted every row in the roll-up. `older` are the parts that the latest revision leaves to an
    earlier one. `known` tells that an earlier roll-up knows of its plan.
    """

    region: str
    name: str
    files: tuple[FileFacts, ...] = ()
    others: tuple[Choice, ...] = ()
    typed: TypedBeside = TypedBeside()
    has: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    emptied: tuple[str, ...] = ()
    older: tuple[OlderPart, ...] = ()
    known: bool = False

    @property
    def sent(self) -> bool:
        """Whether any file of it is rolled up; whether its plan is there is asked of `whole`."""
        return bool(self.files)

    @property
    def whole(self) -> bool:
        """Whether its plan has activities in every part: only then it has submitted."""
        return bool(self.has) and not self.lacks and not self.undecided

    @property
    def partial(self) -> bool:
        """Whether some parts of its plan have activities and others have none."""
        return bool(self.has) and bool(self.lacks) and not self.undecided

    @property
    def blank(self) -> bool:
        """Whether nothing but forms that nobody filled in came from it."""
        return bool(self.others) and not self.files and all(choice.state is State.BLANK for choice in self.others)

    @property
    def absent(self) -> bool:
        """Whether its plan came before and only its file is not among those given."""
        return (self.known or self.wanted) and not (self.files or self.undecided or self.blank)

    @property
    def wanted(self) -> bool:
        """Whether a file of it that came is wanted again, since an earlier roll-up lists it without its rows."""
        return any(choice.state is State.NOT_HELD for choice in self.others)

    @property
    def undecided(self) -> bool:
        """Whether two files claim equally to be its plan."""
        return any(choice.state is State.EQUAL for choice in self.others)

    @property
    def revision(self) -> int | None:
        return max((file.revision for file in self.files), default=None)

    @property
    def signed(self) -> datetime.date | None:
        return max((file.signed for file in self.files if file.signed), default=None)


def offices_within(province: str, definition: Definition, heard: Collection[str]) -> Sequence[Region]:
    """The offices of a province, its own where it is heard of; of those known by name the listed ones and all heard of."""
    if province == NAMED:
        codes = {*map(code_named, listed_offices(definition)), *filter(is_named, heard)}
        return [office_at(code) for code in sorted(codes)]
    own = [office_at(province)] if province in heard else []
    return [*own, *regions_of(province)]
