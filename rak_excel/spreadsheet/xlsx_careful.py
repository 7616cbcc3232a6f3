"""What calamine does not tell of a sheet in xlsx: how its cells look, errors, formulas without a value, hidden rows.

Nothing is looked up before a sheet with a plan asks for it, and nothing where a cheap look says that there is nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from rak_excel.spreadsheet.appearance import Appearance, Run, inherited, looks_of
from rak_excel.spreadsheet.archive import Archive
from rak_excel.spreadsheet.colours import BLACK
from rak_excel.spreadsheet.grid import Address, Faults, HiddenLines, Looks, Sheet
from rak_excel.spreadsheet.number_formats import GENERAL
from rak_excel.spreadsheet.xlsx_cells import Cells, is_usual, sharing, styled, walked
from rak_excel.spreadsheet.xlsx_comments import comments_of
from rak_excel.spreadsheet.xlsx_look import SheetLook
from rak_excel.spreadsheet.xlsx_related import table_headings
from rak_excel.spreadsheet.xlsx_styles import Styles, read_styles
from rak_excel.spreadsheet.xlsx_texts import rich_texts

_PLAIN = Appearance()


@dataclass(frozen=True)
class Package:
    """What the sheets of a workbook share: styles, and the texts whose parts look different."""

    archive: Archive

    @cached_property
    def styles(self) -> Styles:
        letters = None if b"LibreOffice" in self.archive.read("docProps/app.xml") else BLACK
        return read_styles(self.archive.read("xl/styles.xml"), self.archive.read("xl/theme/theme1.xml"), letters)

    @cached_property
    def rich_texts(self) -> Mapping[int, Sequence[Run]]:
        return rich_texts(self.archive.read("xl/sharedStrings.xml"), self.styles)


@dataclass(frozen=True)
class CarefulSheet:
    """A sheet that is looked at again: `sheet` has its cells, `look` its XML, the `member` of the package."""

    sheet: Sheet
    look: SheetLook
    package: Package
    member: str

    def faults(self) -> Faults:
        errors = self._walked.errors if self.look.has_errors else {}
        return Faults(errors, _LateTexts(self.look.uncalculated, lambda: self._walked.formulas))

    def formats(self) -> dict[Address, str]:
        """The number formats of the cells that have one."""
        codes = {
            nth: each.number_format
            for nth, each in enumerate(self.package.styles.cells)
            if each.number_format != GENERAL
        }
        return {address: codes[number] for address, number in self._styled(codes).items()}

    def hidden_lines(self) -> HiddenLines:
        rows = frozenset(self._walked.hidden_rows) if self.look.has_hidden_rows else frozenset[int]()
        return HiddenLines(rows, self.look.hidden_columns)

    def looks(self) -> Looks:
        remarkable = self.package.styles.remarkable
        appearances = {address: remarkable[number] for address, number in self._styled(remarkable).items()}
        appearances |= self._inherited(remarkable)
        for area in table_headings(self.package.archive, self.member) if appearances else ():
            inside = [at for at in appearances if at in area]
            appearances |= {at: replace(appearances[at], patterned=True) for at in inside}
        comments = comments_of(self.package.archive, self.member)
        return looks_of(self.sheet.rows, self.sheet.merged_areas, appearances, self._runs(), comments)

    def _styled(self, wanted: Collection[int]) -> Mapping[Address, int]:
        """The cells that have one of these styles."""
        if not wanted:
            return {}
        if self._is_usual and 0 not in wanted:  # the style of cells that name none
            return styled(self.look.xml, wanted)
        return {address: number for address, number in self._walked.styles.items() if number in wanted}

    def _runs(self) -> Mapping[Address, Sequence[Run]]:
        """The cells with texts whose parts look different."""
        inline = self._walked.runs if b"rPr" in self.look.xml else {}
        texts = self.package.rich_texts
        if not texts:
            return inline
        shared = sharing(self.look.xml, texts) if self._is_usual else self._walked.shared
        return {**inline, **{address: texts[number] for address, number in shared.items() if number in texts}}

    def _inherited(self, remarkable: Mapping[int, Appearance]) -> dict[Address, Appearance]:
        if not remarkable or not self.look.line_styles & set(remarkable):
            return {}
        walked = self._walked
        rows, columns = (
            {nth: remarkable.get(number, _PLAIN) for nth, number in styles.items()}
            for styles in (walked.row_styles, walked.column_styles)
        )
        return inherited(self.sheet.rows, rows, columns, walked.styles)

    @cached_property
    def _is_usual(self) -> bool:
        return is_usual(self.look.xml)

    @cached_property
    def _walked(self) -> Cells:
        return walked(self.look.xml, self.package.styles)


class _LateTexts(Mapping[Address, str]):
    """Texts of cells whose addresses are known at once; the texts are looked up when the first of them is asked for."""

    def __init__(self, addresses: Collection[Address], texts: Callable[[], Mapping[Address, str]]) -> None:
        self._addresses = addresses
        self._texts = texts

    def __getitem__(self, address: Address) -> str:
        if address not in self._addresses:
            raise KeyError(address)
        return self._texts().get(address, "=")

    def __iter__(self) -> Iterator[Address]:
        return iter(sorted(self._addresses))

    def __len__(self) -> int:
        return len(self._addresses)
