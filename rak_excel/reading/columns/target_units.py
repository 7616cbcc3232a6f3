"""The unit that stands beside a target: in a column SATUAN, in a further column that its heading is merged over, or there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from rak_excel.formats.grid import Sheet
from rak_excel.language import Text
from rak_excel.model import Definition, MeasureUnit, Target, TargetKind
from rak_excel.reading.sections.sections import Section
from rak_excel.vocabulary.basics.texts import tidy
from rak_excel.vocabulary.entries.ticks import stands_for_nothing
from rak_excel.vocabulary.headings.headings import may_be_an_organisation
from rak_excel.vocabulary.names.organisations import names_organisation
from rak_excel.vocabulary.targets.units import UnitRead, read_unit

_IN_HEADING = re.compile(r"\((?:dalam |satuan )?(?P<unit>[^()]+)\)\s*$|(?P<percent>%)\s*$", re.IGNORECASE)

_BARE = re.compile(r"\d[\d.,]*")


@dataclass(frozen=True, slots=True)
class Beside:
    """The unit that goes with a target. `text` is what a cell in `column` says, '' where the heading says the unit."""

    read: UnitRead = field(default_factory=UnitRead)
    text: str = ""
    column: int = 0

    @property
    def unit(self) -> MeasureUnit | None:
        return self.read.unit

    @property
    def is_none(self) -> bool:
        """Whether a cell beside the target says something that is neither a unit nor near one."""
        return bool(self.text) and not self.read.unit and not self.read.near


class TargetUnits:
    """Finds the unit beside each target of a table."""

    def __init__(self, sheet: Sheet, definition: Definition) -> None:
        self.sheet = sheet
        self.definition = definition
        self.headed: dict[int, str] = {}  # by the first row of a heading

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
                other = names_organisation(said.text, self.definition, loosely=loosely)
                return replace(said, read=UnitRead()) if other else said
        if bare and unit_below(section, row + 1, self.definition):
            return self.read_in(row + 1, section.heading.roles["target"])
        headed = self.headed_in(section)
        return Beside(unit_beside(headed, self.definition)) if headed else _NOTHING

    def read_in(self, row: int, column: int) -> Beside:
        lines = text_beside(self.sheet, row, column).split("\n")
        read = [unit_beside(line, self.definition) for line in lines]
        several = all(each.unit and each.known for each in read)
        text = ("/" if several else " ").join(lines)  # Dokumen, below it Laporan; or Berita, below it Acara
        said = not stands_for_nothing(text, self.definition.marks)
        return Beside(unit_beside(text, self.definition), text, column) if text and said else _NOTHING

    def headed_in(self, section: Section) -> str:
        top = section.heading.top
        if top not in self.headed:
            self.headed[top] = unit_headed(section, self.definition)
        return self.headed[top]


_NOTHING = Beside()


def unit_below(section: Section, row: int, definition: Definition) -> bool:
    """Whether the target of a row is but the unit of the number above it: `4`, and below it `Dokumen`."""
    roles, sheet = section.heading.roles, section.sheet
    column = roles.get("target", 0)
    text = tidy(sheet.text(row, column)) if column else ""
    if not text or sheet.text(row, roles.get("indicator", 0)) or row not in section.rows:
        return False
    if not _BARE.fullmatch(tidy(sheet.text(row - 1, column))):
        return False
    return (said := read_unit(text, definition)).unit is not None and said.known


def unit_headed(section: Section, definition: Definition) -> str:
    """The known unit that the heading of the targets says itself: `TARGET (%)`, `TARGET (DALAM PERSEN)`; '' for none."""
    block, column = section.heading.block, section.heading.roles.get("target", 0)
    matches = (_IN_HEADING.search(text) for text in (*block.texts(column), *block.wider(column)))
    said = [match["percent"] or match["unit"] for match in matches if match]
    return next((text for text in said if (read := read_unit(text, definition)).unit and read.known), "")


def text_beside(sheet: Sheet, row: int, column: int) -> str:
    """What a cell of a column says, in a merged range its first cell."""
    text = tidy(sheet.text(row, column))
    area = None if text else sheet.merged_at(row, column)
    return tidy(sheet.text(area.top, area.left)) if area and area.left == column else text


def unit_beside(text: str, definition: Definition) -> UnitRead:
    """The unit that a cell beside a target says."""
    return read_unit(text, definition) if text and not stands_for_nothing(text, definition.marks) else UnitRead()


def contradicts(target: Target, text: str, definition: Definition) -> bool:
    """Whether a target names another unit than the cell beside it: `75%` beside `Dokumen`, `1 Dok` beside `Laporan`."""
    units = [each for each in _named(text, definition) if each.kind in {TargetKind.PERCENT, TargetKind.COUNT}]
    if not units or target.unit is None or target.kind is TargetKind.TEXT:
        return False
    if target.kind is TargetKind.COUNT:
        return not any(_same(target.unit, each.id) for each in units)
    return target.unit not in {each.id for each in units}


def _same(one: str, other: str) -> bool:
    """`laporan` and `laporan keuangan` are no contradiction."""
    return one == other or one.startswith(f"{other} ") or other.startswith(f"{one} ")


def _named(text: str, definition: Definition) -> Iterator[MeasureUnit]:
    """Every unit that the cell names: both of `Dokumen/Laporan`."""
    pieces = [text, *text.replace(" dan ", "/").replace(" atau ", "/").replace(",", "/").split("/")]
    for piece in pieces:
        if piece.strip() and (unit := unit_beside(piece, definition).unit):
            yield unit


UNIT_BESIDE = Text(
    "Satuannya diambil dari kolom satuan, sel di bawahnya, atau judul kolomnya.",
    "Its unit is taken from the column of units, from the cell below, or from its heading.",
)
