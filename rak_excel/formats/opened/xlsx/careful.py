"""What calamine does not tell of a sheet in xlsx: how its cells look, errors, formulas without a value, hidden rows.

Nothing is looked up before a sheet with a plan asks for it, and nothing where a cheap look says that there is nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from rak_excel.formats.addresses import Address
from rak_excel.formats.grid import Faults, HiddenLines, Looks, Sheet
from rak_excel.formats.opened.appearance import BLACK, Appearance, Run, inherited, looks_of
from rak_excel.formats.opened.archive import Archive
from rak_excel.formats.opened.number_formats import GENERAL
from rak_excel.formats.opened.xlsx.parts import Parts
from rak_excel.formats.opened.xlsx.related import Comments, comments_of, table_headings
from rak_excel.formats.opened.xlsx.searched import XlsxSheet
from rak_excel.formats.opened.xlsx.styles import Styles, read_styles
from rak_excel.formats.opened.xlsx.texts import rich_texts

_PLAIN = Appearance()


@dataclass(frozen=True)
class Package:
    """What the sheets of a workbook share: styles, and the `texts` as they are given to calamine."""

    archive: Archive
    parts: Parts
    texts: bytes
    comments: dict[str, Comments] = field(default_factory=dict)  # of the parts that were asked for

    @cached_property
    def styles(self) -> Styles:
        letters = None if b"LibreOffice" in self.archive.description("docProps/app.xml") else BLACK
        return read_styles(self.archive.part(self.parts.styles), self.archive.part(self.parts.theme), letters)

    @cached_property
    def rich_texts(self) -> Mapping[int, Sequence[Run]]:
        """The texts whose parts look different."""
        return rich_texts(self.texts, self.styles, self.archive.budget)


@dataclass(frozen=True)
class CarefulSheet:
    """A sheet that is looked at again: `sheet` has its cells, `look` its XML, the `member` of the package."""

    sheet: Sheet
    look: XlsxSheet
    package: Package
    member: str

    def faults(self) -> Faults:
        return Faults(self.look.errors, self.look.uncalculated)

    def formats(self) -> dict[Address, str]:
        """The number formats of the cells that have one."""
        codes = {
            nth: each.number_format
            for nth, each in enumerate(self.package.styles.cells)
            if each.number_format != GENERAL
        }
        return {address: codes[number] for address, number in self.look.styled(codes).items()} if codes else {}

    def hidden_lines(self) -> HiddenLines:
        return HiddenLines(self.look.hidden_rows, self.look.hidden_columns)

    def looks(self) -> Looks:
        remarkable = self.package.styles.remarkable
        styled = self.look.styled(remarkable) if remarkable else {}
        appearances = {address: remarkable[number] for address, number in styled.items()}
        appearances |= self._inherited(remarkable)
        for area in table_headings(self.package.archive, self.member) if appearances else ():
            across = ((area.top, column) for column in range(area.left, area.right + 1))
            appearances |= {at: replace(appearances[at], patterned=True) for at in across if at in appearances}
        comments = comments_of(self.package.archive, self.member, self.package.comments)
        return looks_of(self.sheet.rows, self.sheet.merged_areas, appearances, self._runs(), comments)

    def _runs(self) -> Mapping[Address, Sequence[Run]]:
        """The cells with texts whose parts look different."""
        inline = self.look.runs(self.package.styles, self.package.archive.budget)
        texts = self.package.rich_texts
        if not texts:
            return inline
        return {**inline, **{address: texts[number] for address, number in self.look.sharing(texts).items()}}

    def _inherited(self, remarkable: Mapping[int, Appearance]) -> dict[Address, Appearance]:
        if not remarkable:
            return {}
        by_row, by_column = self.look.row_styles, self.look.column_styles
        if not set(remarkable).intersection([*by_row.values(), *by_column.values()]):
            return {}
        rows, columns = (
            {nth: remarkable.get(number, _PLAIN) for nth, number in styles.items()} for styles in (by_row, by_column)
        )
        return inherited(self.sheet.rows, rows, columns, self.look.style_of_each)
