"""The heading of a table: which column has which role, and what it says above each."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property

from rak_excel.formats.addresses import Address, column_letters
from rak_excel.model import Cell, Columns, Definition, PartDefinition
from rak_excel.model.standard_columns import BUDGET
from rak_excel.reading.headings.block import HeadingBlock
from rak_excel.reading.headings.schedule_columns import PeriodColumns
from rak_excel.record import Record
from rak_excel.vocabulary.basics.numbers import heading_factor
from rak_excel.vocabulary.basics.texts import tidy
from rak_excel.vocabulary.headings.headings import PLAN_ROLES
from rak_excel.vocabulary.headings.period_targets import says_percent

HeadingTexts = frozenset[tuple[int, tuple[str, ...]]]


UNIT = "unit"
"""The role of a further column with the units of the targets."""
WHEN_IN_WORDS = ("schedule_text", "start", "end")
"""The roles of columns that say in words when."""


class OtherColumn(Record):
    """A column that is none of the plan's: its heading, and the role that it is headed with and another column has.

    Of a column of units the role is UNIT, of a schedule in words beside the periods `schedule`. `told` says whether a note
    of its own speaks of it. `further` is the id of the definition's further column that it is, "" of a column of no use.
    Where `is_summed`, its amounts make up the budget with those of others.
    """

    title: str
    role: str = ""
    told: bool = False
    further: str = ""
    is_summed: bool = False


class Heading(Record, dict=True):
    """The heading rows of one table. `roles` and `periods` give columns; `others` are columns of no role.

    `spans` gives the further columns that the merged heading of a role stands over. `corrected` has headings that were
    read without their typing error, `repeats` the rows further down that only say the headings again.

    Where no periods stand, `schedule_text` is the role of the one column of a schedule in words (JADWAL); `start` and
    `end` are the roles of the columns MULAI and SELESAI.

    `part` is the part whose periods stand there, None where the periods are missing or could be of several parts.
    """

    top: int
    bottom: int
    roles: Mapping[str, int]
    periods: Mapping[int, int]
    part: PartDefinition | None
    block: HeadingBlock
    schedule: PeriodColumns = PeriodColumns()
    others: Mapping[int, OtherColumn] = {}
    cells: frozenset[Address] = frozenset()
    spans: Mapping[str, tuple[int, ...]] = {}
    corrected: Mapping[Address, str] = {}
    repeats: frozenset[int] = frozenset()
    renamed: Mapping[int, str] = {}  # on a further page, what stands for the heading above

    @property
    def definition(self) -> Definition:
        return self.block.definition

    @cached_property
    def own_columns(self) -> frozenset[int]:
        """The columns of the plan, those of no role left out."""
        spanned = (column for columns in self.spans.values() for column in columns)
        return frozenset((*self.roles.values(), *(column for _, column in self.period_columns), *spanned))

    @cached_property
    def read_columns(self) -> frozenset[int]:
        """The columns whose entries are read: those of the plan, of units, and further ones."""
        further = (column for column, other in self.others.items() if other.further)
        return self.own_columns.union(self.units, further) - self.computed

    @cached_property
    def computed(self) -> frozenset[int]:
        """The columns that formulas of ours fill, in reports."""
        ids = {column.id for column in self.definition.further if column.computed}
        return frozenset(column for column, other in self.others.items() if other.further in ids)

    @cached_property
    def reported(self) -> frozenset[int]:
        """The columns in which a report says what became of the plan: no words in them change a row of it."""
        own = (column for column, other in self.others.items() if other.further)
        return frozenset(own if self.definition.is_report else ())

    @cached_property
    def says(self) -> HeadingTexts:
        """What the heading says in each column; one that is repeated on the next page says the same."""
        return frozenset((column, self.block.texts(column)) for column in self.block.own)

    @cached_property
    def period_columns(self) -> Sequence[tuple[int, int]]:
        """Each period with each of its columns: one, or more where weeks stand below a month."""
        further = self.schedule.further
        if not further:
            return sorted(self.periods.items())
        return [(p, each) for p, column in sorted(self.periods.items()) for each in (column, *further.get(column, ()))]

    def titles(self) -> dict[str, str]:
        """What stands over each column that is known, wider headings first."""
        further = {other.further: column for column, other in reversed(list(self.others.items())) if other.further}
        return {role: tidy(" ".join(self.block.all_texts(at))) for role, at in {**further, **self.roles}.items()}

    def columns(self, part: PartDefinition) -> Columns:
        further = {other.further: column for column, other in reversed(list(self.others.items())) if other.further}
        summed = next((column for column, other in self.others.items() if other.is_summed), None)
        if summed:
            further[BUDGET] = summed
        letters = {role: column_letters(column) for role, column in {**self.roles, **further}.items()}
        count = part.schedule.calendar.count
        periods = tuple(column_letters(self.periods[p]) if p in self.periods else "" for p in range(1, count + 1))
        return Columns(letters, periods)

    def address(self, column: int) -> Address:
        """The lowest cell of a column's heading, which says most of it: SEMULA below TARGET."""
        return max(self.block.own.get(column, {self.top: ""})), column

    def cell(self, column: int) -> Cell:
        return self.block.sheet.cell(*self.address(column))

    def in_percent(self, column: int) -> bool:
        """Whether the headings of a column say that its numbers are percentages: `TARGET TRIWULAN (%)`."""
        return says_percent(self.block.all_texts(column))

    def factor(self, column: int) -> int:
        """What the amounts of a column are counted in by its headings: thousands below `PAGU (Rp ribu)`."""
        return max(map(heading_factor, self.block.all_texts(column)), default=1)

    def at(self, *roles: str) -> list[int]:
        """The columns of these roles, as far as the table has them."""
        return [self.roles[role] for role in roles if role in self.roles]

    def title(self, column: int) -> str:
        """What the lowest cell of a column's heading says."""
        return tidy(self.block.sheet.text(*self.address(column)))

    def named(self, column: int) -> str:
        """A column as it is told: `TARGET MENJADI (E1)`."""
        return f"{self.title(column)} ({column_letters(column)}{self.address(column)[0]})"

    def headed(self, role: str) -> tuple[int, ...]:
        """The columns of no role that are headed with one, from left to right."""
        return tuple(column for column, other in self.others.items() if other.role == role)

    @cached_property
    def units(self) -> tuple[int, ...]:
        """The columns with the units of the targets; the first that says anything counts, those behind the target first."""
        target = self.roles.get("target", 0)
        return tuple(sorted(self.headed(UNIT), key=lambda column: (column < target, column)))

    def rivals(self, role: str) -> tuple[int, ...]:
        """All columns that are headed with a role, where they are several; one of them has it."""
        others = self.headed(role)
        return tuple(sorted((self.roles[role], *others))) if others and role in self.roles else ()

    def with_role(self, role: str, column: int) -> Heading:
        """The heading with a role in another of its columns; the one taken before has no role."""
        before = self.roles[role]
        if column == before:
            return self
        roles = {**self.roles, role: column}
        others = {each: other for each, other in self.others.items() if each != column}
        others[before] = OtherColumn(self.block.texts(before)[-1], role)
        return self.but(roles=roles, others=dict(sorted(others.items())), spans=spans_of(self.block, roles))

    def with_words_in(self, column: int) -> Heading:
        """The heading with the schedule in words in this column, beside the periods."""
        others = {each: other for each, other in self.others.items() if each != column}
        return self.but(roles={**self.roles, "schedule_text": column}, others=others)

    def telling(self, columns: Iterable[int]) -> Heading:
        """The heading with these of its other columns told of in notes of their own."""
        told = {column: self.others[column].but(told=True) for column in columns if column in self.others}
        return self.but(others={**self.others, **told}) if told else self

    def also_headed(self, roles: Mapping[int, str]) -> Heading:
        """The heading with a role for each of these columns of no role."""
        named = {column: self.others[column].but(role=role) for column, role in roles.items() if column in self.others}
        return self.but(others={**self.others, **named})

    def with_units(self, columns: Collection[int]) -> Heading:
        """The heading with these as its columns of units, and no others."""
        before = {column: self.others[column].but(role="") for column in self.headed(UNIT)}
        units = {column: self.others[column].but(role=UNIT) for column in columns}
        return self.but(others={**self.others, **before, **units})


def spans_of(block: HeadingBlock, roles: Mapping[str, int]) -> dict[str, tuple[int, ...]]:
    """KEGIATAN merged over two columns: the number of an activity stands in one, its text in the other."""
    spans = {}
    for role, column in ((role, roles[role]) for role in PLAN_ROLES if role in roles):
        area = block.sheet.merged_at(min(block.own[column]), column)
        covered = range(column + 1, area.right + 1) if area and area.left == column else ()
        if columns := tuple(each for each in covered if each not in block.own):
            spans[role] = columns
    return spans
