"""A workbook in xlsx: its sheets, each looked at before calamine reads it, and the formula of one cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, cached_property, partial
from operator import mul

import python_calamine

from rak_excel.formats.addresses import LAST_COLUMN, LAST_ROW, Address, Area
from rak_excel.formats.grid import Faults, HiddenLines, Looks, Rows, Sheet, Value, last_cell, rows_of
from rak_excel.formats.opened.appearance import BLACK, Run, codes_of, inherited, looks_of
from rak_excel.formats.opened.archive import Archive, PackedMember, damage_told, damaged, late, too_big, written
from rak_excel.formats.opened.calamine import opened, table_of
from rak_excel.formats.opened.xlsx.parts import Comments, Parts, SheetPart, comments_of, read_parts, table_headings
from rak_excel.formats.opened.xlsx.searched import XlsxSheet
from rak_excel.formats.opened.xlsx.strict import (
    ANYWHERE,
    NEAR,
    SharedLetters,
    StrictSheet,
    all_said,
    strict_sheet,
    strict_texts,
)
from rak_excel.formats.opened.xlsx.styles import Styles, read_styles, rich_texts
from rak_excel.formats.opened.xlsx.written_anew import sheet_anew, texts_anew
from rak_excel.record import Record

_FEW_BYTES = 600_000  # of all sheets: a row or column takes six at least, and a hundred thousand are allowed
_MANY_TIMES = 4  # as long as the shared texts, which calamine reads anew with each such sheet
NEARBY: Address = (LAST_ROW, LAST_COLUMN)


class XlsxBook:
    """The sheets of an xlsx by their members."""

    def __init__(self, archive: Archive, parts: Parts, last: Address = NEARBY, *, keep: bool = True) -> None:
        """Cells beyond the `last` row and column are left out; looks are kept unless each is asked for once."""
        self._archive, self._last, self._keep = archive, last, keep
        self._budget = archive.budget
        self._addresses = NEAR if last == NEARBY else ANYWHERE
        self._members = [sheet.member for sheet in parts.worksheets]
        there = [member.lower() for member in self._members if member in archive]
        if len(set(there)) < len(there):  # no program makes many sheets of one
            raise damaged()
        self._texts = self._strict_texts(archive.read(parts.texts))
        self.package = Package(archive, parts, self._texts)
        self._letters = SharedLetters(self._texts, self._budget)
        self._uncounted = _FEW_BYTES
        self._shared = self._shared_parts(parts)
        self._looks: dict[str, XlsxSheet] = {}
        self._anew: set[str] = set()

    def look(self, member: str) -> XlsxSheet:
        """What the sheet's XML tells. Raises UnreadableWorkbookError where it is damaged or too big."""
        look = self._looks.get(member) or self._look(member)
        if self._keep:
            self._looks[member] = look
        return look

    def table(self, member: str) -> list[list[Value]]:
        """The values of all cells from A1 on."""
        sheet = self.look(member)
        is_big = len(sheet.xml) > _MANY_TIMES * len(self._texts)
        alone = is_big or member in self._anew or sheet.has_new_errors
        book = self._book_with(member, sheet) if alone else self._book
        table = table_of(book, str(self._members.index(member)))
        self._budget.spend(area=len(table) * len(table[0]) if table else 0)
        return table

    def _book_with(self, member: str, sheet: StrictSheet) -> python_calamine.CalamineWorkbook:
        """This sheet alone, its cells unpacked and nothing beside them: calamine goes through a big one in half the time."""
        cells = sheet.cells_alone
        self._budget.spend(again=len(self._texts) + len(cells))
        return opened(self._archive_of({member: cells}))

    @cached_property
    def _book(self) -> python_calamine.CalamineWorkbook:
        there = (member for member in self._members if member in self._archive)
        return opened(self._archive_of({member: self._archive.packed(member) for member in there}))

    @cached_property
    def _all_said(self) -> Sequence[str]:
        return all_said(self._texts)

    def _archive_of(self, sheets: Mapping[str, bytes | PackedMember]) -> bytes:
        numbered = {member: nth for nth, member in enumerate(self._members)}
        return written({**self._shared, **{f"xl/{numbered[member]}.xml": sheet for member, sheet in sheets.items()}})

    def _shared_parts(self, parts: Parts) -> dict[str, bytes]:
        """What calamine reads beside the sheets. They are called by their numbers."""
        count = range(len(self._members))
        since = b'<workbookPr date1904="1"/>' if parts.from_1904 else b""
        sheets = b"".join(b'<sheet name="%d" sheetId="%d" r:id="%d"/>' % (nth, nth + 1, nth) for nth in count)
        leads = b"".join(b'<Relationship Id="%d" Type="/worksheet" Target="%d.xml"/>' % (nth, nth) for nth in count)
        return {
            "_rels/.rels": _RELATIONS
            % b'<Relationship Type="/relationships/officeDocument" Target="xl/workbook.xml"/>',
            "xl/workbook.xml": b"<workbook>%s<sheets>%s</sheets></workbook>" % (since, sheets),
            "xl/_rels/workbook.xml.rels": _RELATIONS % leads,
            "xl/sharedStrings.xml": self._texts,
            "xl/styles.xml": self.package.styles.numbers,
        }

    def _strict_texts(self, xml: bytes) -> bytes:
        texts = strict_texts(xml or b"<sst/>") or strict_texts(texts_anew(xml, self._budget))
        if texts is None:  # what is written anew is strict unless a text is too long
            raise self._archive.limits.refusal()
        self._budget.spend(texts=texts.count(b"<si"))
        return texts

    def _look(self, member: str) -> XlsxSheet:
        if member not in self._archive:
            raise damaged()
        xml = self._archive.read(member, keep=False)
        sheet, strays = strict_sheet(xml, self._addresses), dict[Address, str]()
        if sheet is None:
            anew, strays = sheet_anew(xml, self._last, self._budget, lambda: self._all_said)
            self._anew.add(member)
            sheet = strict_sheet(anew, self._addresses)
        if sheet is None:
            raise self._archive.limits.refusal()
        self._weigh(sheet)
        return XlsxSheet(sheet.xml, sheet.start, sheet.end, sheet.is_close, strays)

    def _weigh(self, sheet: StrictSheet) -> None:
        limits = self._archive.limits
        self._uncounted -= len(sheet.xml)
        if self._uncounted < 0:  # in less there is no room for as much as the limits allow
            self._count(sheet)
        self._letters.spend(sheet)
        if corner := sheet.beyond(limits.sheet_area):
            raise limits.too_far(corner) if limits.too_far else limits.refusal()

    def _count(self, sheet: StrictSheet) -> None:
        xml, start, end = sheet.xml, sheet.start, sheet.end
        self._budget.spend(ranges=xml.count(b"<mergeCell ", end), columns=xml.count(b"<col ", 0, start))
        self._budget.spend(rows=xml.count(b"<row ", start, end), cells=xml.count(b"<c ", start, end))
        self._budget.spend(filled=xml.count(b"</c>", start, end))


_RELATIONS = b"<Relationships>%s</Relationships>"


def read_xlsx(archive: Archive, parts: Parts) -> tuple[Sheet, ...]:
    """The sheets in their order."""
    book = XlsxBook(archive, parts)
    return tuple(_sheet(book, part) for part in parts.worksheets)


def _sheet(book: XlsxBook, part: SheetPart) -> Sheet:
    """The sheet with its cells, and with what its XML tells beside them."""
    member, package = part.member, book.package
    look = partial(book.look, member)
    rows = cache(lambda: rows_of(book.table(member)))
    merged = cache(lambda: _bounded(look().ranges, rows()))
    return Sheet(
        part.name,
        late(rows),
        late(merged),
        part.hidden,
        late(lambda: HiddenLines(look().hidden_rows, look().hidden_columns)),
        late(lambda: look().strays),
        late(lambda: Faults(look().errors, look().uncalculated)),
        late(lambda: package.formats(look())),
        late(lambda: package.looks(member, look(), rows(), merged())),
        formula_cells=late(lambda: frozenset((row + 1, column + 1) for row, column in look().formulas)),
    )


# Inside the ranges of one sheet: more than twice what a sheet may have, so more must lie over each other.
_MOST_CELLS = 5_000_000


def _bounded(areas: Sequence[Area], rows: Rows) -> Sequence[Area]:
    """The ranges of a sheet with these cells. Raises UnreadableWorkbookError where they have too many cells inside."""
    last_row, last_column = last_cell(rows) if areas else (0, 0)
    # At least one each, since each range is looked at.
    high = (max(min(area.bottom, last_row) - area.top + 1, 1) for area in areas)
    wide = (max(min(area.right, last_column) - area.left + 1, 1) for area in areas)
    if sum(map(mul, high, wide)) > _MOST_CELLS:
        raise too_big()
    return areas


def formula_at(content: bytes, sheet: str, at: Address) -> str:
    """The formula in a cell of an xlsx workbook without its "=", '' where there is none.

    Of one that several cells share it is the formula of the first of them: what it refers to by `$A$1` is the same for
    all. Raises UnreadableWorkbookError.
    """
    with damage_told():
        archive = Archive(content)
        parts = read_parts(archive)
        book = XlsxBook(archive, parts, keep=False)
        member = next((each.member for each in parts.worksheets if each.name == sheet), None)
        return book.look(member).formula_at(at) if member else ""


class Package(Record, dict=True):
    """What the sheets of a workbook share: styles, and the `texts` as they are given to calamine."""

    archive: Archive
    parts: Parts
    texts: bytes
    comments: dict[str, Comments] = {}  # of the parts that were asked for

    @cached_property
    def styles(self) -> Styles:
        letters = None if b"LibreOffice" in self.archive.description("docProps/app.xml") else BLACK
        return read_styles(self.archive.part(self.parts.styles), self.archive.part(self.parts.theme), letters)

    @cached_property
    def rich_texts(self) -> Mapping[int, Sequence[Run]]:
        """The texts whose parts look different."""
        return rich_texts(self.texts, self.styles, self.archive.budget)

    def formats(self, sheet: XlsxSheet) -> dict[Address, str]:
        """The number formats of the cells that have one."""
        codes = codes_of(self.styles.cells)
        return {address: codes[number] for address, number in sheet.styled(codes).items()} if codes else {}

    def looks(self, member: str, sheet: XlsxSheet, rows: Rows, merged: Sequence[Area]) -> Looks:
        """How the cells of the sheet in this member look: nothing is looked up where a cheap look says that there is nothing."""
        remarkable = self.styles.remarkable
        styled = sheet.styled(remarkable) if remarkable else {}
        appearances = {address: remarkable[number] for address, number in styled.items()}
        if remarkable:
            lines = sheet.row_styles, sheet.column_styles
            appearances |= inherited(rows, *lines, remarkable, lambda: sheet.style_of_each)
        for area in table_headings(self.archive, member) if appearances else ():
            across = ((area.top, column) for column in range(area.left, area.right + 1))
            appearances |= {at: appearances[at].but(patterned=True) for at in across if at in appearances}
        comments = comments_of(self.archive, member, self.comments)
        return looks_of(rows, merged, appearances, self._runs(sheet), comments)

    def _runs(self, sheet: XlsxSheet) -> Mapping[Address, Sequence[Run]]:
        """The cells with texts whose parts look different."""
        inline = sheet.runs(self.styles, self.archive.budget)
        texts = self.rich_texts
        shared = sheet.sharing(texts) if texts else {}
        return {**inline, **{address: texts[number] for address, number in shared.items()}}
