"""The unit that stands beside a target, in a column, in its heading or there, and whose units a column of units has."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cached_property
from itertools import takewhile

from msgspec import Struct

from rak_excel.language import Text
from rak_excel.model import Definition, MeasureUnit, Target, TargetKind
from rak_excel.reading.headings.heading import UNIT
from rak_excel.reading.plan_sheet import PlanSheet
from rak_excel.reading.sections.sections import Section
from rak_excel.reading.tables.tables import Table
from rak_excel.record import Record
from rak_excel.vocabulary.basics.heading_words import ACHIEVED, BEFORE_THE_PLAN, MONEY
from rak_excel.vocabulary.basics.texts import normalised, tidy
from rak_excel.vocabulary.entries.ticks import stands_for_nothing
from rak_excel.vocabulary.headings.headings import may_be_an_organisation
from rak_excel.vocabulary.names.higher_offices import names_organisation
from rak_excel.vocabulary.targets.units import UnitRead, names_money, read_unit

_IN_HEADING = re.compile(r"\((?:dalam |satuan )?(?P<unit>[^()]+)\)\s*$|(?P<percent>%)\s*$", re.IGNORECASE)

_BARE = re.compile(r"\d[\d.,]*")


class Beside(Record):
    """The unit that goes with a target. `text` is what a cell in `column` says, '' where the heading says the unit."""

    read: UnitRead = UnitRead()
    text: str = ""
    column: int = 0

    @property
    def unit(self) -> MeasureUnit | None:
        return self.read.unit

    @property
    def is_none(self) -> bool:
        """Whether a cell beside the target says something that is neither a unit nor near one."""
        return bool(self.text) and not self.read.unit and not self.read.near


class TargetUnits(Struct):
    """Finds the unit beside each target of a table."""

    sheet: PlanSheet
    headed: dict[int, str] = {}  # by the first row of a heading

    def beside(self, section: Section, row: int, *, bare: bool) -> Beside:
        """What a cell in the columns of units says, else the heading.

        In a further column below TARGET a word that is no known unit counts only beside a `bare` number.
        """
        for column in section.heading.spans.get("target", ()):
            said = self.read_in(row, column)
            if said.unit and (said.read.known or bare):
                return said
        for column in section.heading.units:
            said = self.read_in(row, column)
            if said.text:
                loosely = may_be_an_organisation(section.heading.title(column))
                other = names_organisation(said.text, self.sheet.definition, loosely=loosely)
                return said.but(read=UnitRead()) if other else said
        if bare and unit_below(section, row + 1):
            return self.read_in(row + 1, section.heading.roles["target"])
        headed = self.headed_in(section)
        return Beside(unit_beside(headed, self.sheet.definition)) if headed else _NOTHING

    def read_in(self, row: int, column: int) -> Beside:
        lines = text_beside(self.sheet, row, column).split("\n")
        read = [unit_beside(line, self.sheet.definition) for line in lines]
        several = all(each.unit and each.known for each in read)
        text = ("/" if several else " ").join(lines)  # Dokumen, below it Laporan; or Berita, below it Acara
        said = not stands_for_nothing(text, self.sheet.definition.marks)
        return Beside(unit_beside(text, self.sheet.definition), text, column) if text and said else _NOTHING

    def headed_in(self, section: Section) -> str:
        top = section.heading.top
        if top not in self.headed:
            self.headed[top] = unit_headed(section)
        return self.headed[top]


_NOTHING = Beside()


def unit_below(section: Section, row: int) -> bool:
    """Whether the target of a row is but the unit of the number above it: `4`, and below it `Dokumen`."""
    roles, sheet = section.heading.roles, section.sheet
    column = roles.get("target", 0)
    text = tidy(sheet.text(row, column)) if column else ""
    if not text or sheet.text(row, roles.get("indicator", 0)) or row not in section.rows:
        return False
    if not _BARE.fullmatch(tidy(sheet.text(row - 1, column))):
        return False
    return (said := read_unit(text, section.definition)).unit is not None and said.known


def unit_headed(section: Section) -> str:
    """The known unit that the heading of the targets says itself: `TARGET (%)`, `TARGET (DALAM PERSEN)`; '' for none."""
    block, column = section.heading.block, section.heading.roles.get("target", 0)
    matches = map(_IN_HEADING.search, (*block.texts(column), *block.wider(column)))
    said = [match["percent"] or match["unit"] for match in matches if match]
    return next((text for text in said if (read := read_unit(text, section.definition)).unit and read.known), "")


def text_beside(sheet: PlanSheet, row: int, column: int) -> str:
    """What a cell of a column says, in a merged range its first cell."""
    text = tidy(sheet.text(row, column))
    area = None if text else sheet.merged_at(row, column)
    return tidy(sheet.text(area.top, area.left)) if area and area.left == column else text


def unit_beside(text: str, definition: Definition) -> UnitRead:
    return read_unit(text, definition) if text and not stands_for_nothing(text, definition.marks) else UnitRead()


def contradicts(target: Target, text: str, definition: Definition) -> bool:
    """Whether a target names another unit than the cell beside it: `75%` beside `Dokumen`, `1 Dok` beside `Laporan`."""
    if normalised(target.text).endswith(normalised(text)):  # `500 Juta Rupiah` beside `Juta Rupiah`
        return False
    pieces = [text, *text.replace(" dan ", "/").replace(" atau ", "/").replace(",", "/").split("/")]
    named = [unit for piece in pieces if piece.strip() and (unit := unit_beside(piece, definition).unit)]
    units = {each.id for each in named if each.kind in {TargetKind.PERCENT, TargetKind.COUNT}}
    if not units or target.unit is None or target.kind is TargetKind.TEXT or target.unit in units:
        return False
    own = target.unit  # `laporan` and `laporan keuangan` are no contradiction
    counted = target.kind is TargetKind.COUNT
    return not (counted and any(own.startswith(f"{each} ") or each.startswith(f"{own} ") for each in units))


UNIT_BESIDE = Text(
    "Satuannya diambil dari kolom satuan, sel di bawahnya, atau judul kolomnya.",
    "Its unit is taken from the column of units, from the cell below, or from its heading.",
)


_AMOUNT = re.compile(r"^(?:rp\.?|idr)?[\d.,\s]+%?$", re.IGNORECASE)
_NUMBERING = frozenset({"kode", "rekening", "no", "nomor", "tahun"})  # above numbers that are no amounts


class UnitOwners:
    """Finds the quantity of each of some columns of units of a table with targets.

    A unit usually stands behind its quantity, so that of `TARGET | VOLUME | SATUAN` it is that of VOLUME. Money is
    counted in Rupiah alone, and what was reached in the same unit as its target.
    """

    def __init__(self, table: Table, units: Collection[int]) -> None:
        self.table = table
        self.units = units
        self.definition = table.definition
        self.heading = table.heading
        self.block = self.heading.block
        self.target = self.heading.roles["target"]
        self.targets = {self.target, *self.heading.rivals("target")}

    @cached_property
    def own(self) -> tuple[int, ...]:
        """Those of the target: of itself, else shared with what was reached of it, else without any quantity beside."""
        own = tuple(unit for unit, owner in self.owners.items() if owner == self.target)
        own = own or tuple(unit for unit, owner in self.owners.items() if self.is_of_target(owner))
        return own or tuple(unit for unit in self.alone if not self.owners and not self.is_behind_work(unit))

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
        owner = self.owner(unit)
        in_part = self.counts_money(unit) and not self.counts_money_alone(unit)
        return (in_part and self.is_money(owner)) or next(behind, None) == self.target

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
        known = self.table.sections[0].form_columns | self.heading.reported
        if column not in self.heading.others or column in known or numbers:
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
        """The quantities that may be counted in a unit: money in Rupiah, and nothing else in Rupiah beside money.

        Money whose heading says its unit itself, ANGGARAN (Rp), needs no Rupiah beside other units.
        """
        quantities = [column for column in self.run if self.is_quantity(column)]
        money = [column for column in quantities if self.is_money(column)]
        plain = [column for column in quantities if column not in money]
        in_part = self.counts_money(unit) and not self.counts_money_alone(unit)
        if in_part and plain and all(names_money(self.heading.title(column)) for column in money):
            return plain
        return (money or plain) if self.counts_money(unit) else plain

    def counts_money(self, unit: int) -> bool:
        return any(map(names_money, self.table.below(unit).values()))

    def counts_money_alone(self, unit: int) -> bool:
        return all(map(names_money, self.table.below(unit).values()))

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
        columns = (*self.targets, *self.heading.at("activity", "executor"))
        before = max((each for each in columns if each < unit), default=self.target)
        return before not in self.targets
