"""Columns and sheets of a plan that a definition declares, or a file has, beside those that every plan has."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from rak_excel.model.words import TomlTable

ColumnLevel = Literal["indicator", "activity"]
EntryKind = Literal["text", "number", "amount", "target", "figure"]
"""What is typed into a column: words, a number of any kind, an amount of money, which is shown without decimals, the
target of a period, or a figure as it is written in a target: 85%, 2 Laporan, WTP."""
PeriodEntry = Literal["", "own", "up_to"]
"""How targets by period are written: what each period is to reach by itself, or all up to its end; "" where that is open."""
FurtherEntry = str | int | float
Further = Mapping[str, FurtherEntry]
"""What stands in the further columns of a definition, by their ids: a number where the column has numbers and it is one."""


class EntryColumn(TomlTable, omit_defaults=True):
    """A column that a definition declares: `heading` is what our sheets write above it, `spellings` are what others do."""

    id: str
    heading: str
    kind: EntryKind = "text"
    spellings: tuple[str, ...] = ()
    width: float = 16.0
    prompt: str = ""

    @property
    def is_number(self) -> bool:
        """Whether numbers stand in its cells, and not what was typed."""
        return self.kind in {"number", "amount"}

    @property
    def name(self) -> str:
        """What it is called where it stands beside any other column."""
        return self.heading


class FurtherColumn(EntryColumn, omit_defaults=True):
    """A column of a plan's parts beside those that every plan has. `level` is of what each of its entries is, `after` the
    column that it stands behind."""

    level: ColumnLevel = "activity"
    after: Literal["target", "executor"] = "executor"
    parts: tuple[str, ...] = ()  # the parts that have it, none for all
    period: int = 0  # of a target by period which one, counted from 1, of how many in the year, and how it is written
    periods: int = 0
    entry: PeriodEntry = ""
    as_above: bool = False  # whether a blank says what the row above does, as of a programme with several activities
    above: str = ""  # what stands over its heading and those beside it that say the same: `TARGET BULAN`
    met: bool = False  # whether the definition does not declare it, and a file has it all the same
    computed: bool = False  # whether its cells are formulas of ours: what stands there is shown, and nothing takes it
    joined: bool = (
        False  # whether several units may each say something of one row, which then stands one below the other
    )

    @property
    def name(self) -> str:
        """Its heading behind the wider one: `JADWAL II` of II below JADWAL."""
        return f"{self.above} {self.heading}".strip()


class FurtherSheet(TomlTable, omit_defaults=True):
    """A sheet beside the parts, with a row for each indicator of one of them: quarterly figures, say."""

    id: str
    sheet: str
    title: str
    part: str
    columns: tuple[EntryColumn, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """What stands above its headings: the title, and what is said of its columns."""
        return self.title, *(f"{each.heading}: {each.prompt}" for each in self.columns if each.prompt)
