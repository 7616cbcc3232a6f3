"""Marks at cells: one conditional format a kind of mark, known by its formula, so that it is taken out as one element."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from rak_excel.formats.addresses import Area, column_letters
from rak_excel.formats.marked.places import UNUSUAL, Change, NotSafeError, Span, prefixed
from rak_excel.record import Record

FORMULA = 'LEN("rak-excel")>0'
_WRITTEN = FORMULA.replace(">", "&gt;")
_NAMED = b"rak-excel"
_OURS = b'len("%s")' % _NAMED
# What stands before conditional formats on a sheet, by the order that its schema gives.
_BEFORE = frozenset({
    "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection",
    "protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate", "customSheetViews", "mergeCells",
    "phoneticPr",
})  # fmt: skip
_NAME = "conditionalFormatting"
_AT_ONCE = 500  # places that one element names


class CellMark(Record):
    """A mark at a cell of a sheet. `text` is the note's, '' where there is to be none."""

    sheet: str
    row: int
    column: int
    severe: bool
    text: str = ""


def merged_at(areas: Iterable[Area], mark: CellMark) -> CellMark:
    """The mark where it is seen: beneath a merged range, at its first cell."""
    area = next((each for each in areas if (mark.row, mark.column) in each), None)
    return mark.but(row=area.top, column=area.left) if area else mark


def may_hold_marks(xml: bytes) -> bool:
    """Whether a sheet can have a mark of ours, as far as that is seen without parsing it."""
    return _NAMED in xml.lower()


def marks_out(xml: bytes, root: Span) -> Iterator[Change]:
    """Takes out every mark of ours."""
    for element in root.children:
        if element.local != _NAME:
            continue
        rules = [rule for rule in element.children if rule.local == "cfRule"]
        ours = [rule for rule in rules if _OURS in xml[rule.start : rule.end].lower().replace(b"&quot;", b'"')]
        taken = [element] if ours and ours == rules else ours
        yield from ((each.start, each.end, b"") for each in taken)


def marks_in(root: Span, marks: Sequence[CellMark], looks: Mapping[bool, int]) -> Iterator[Change]:
    """Puts in the marks; `looks` are the numbers of the looks of severe ones and the others."""
    elements = b"".join(_elements(marks, looks, root.prefix))
    if elements:
        if root.inner("sheetData") is None:
            raise NotSafeError(UNUSUAL)
        at = max((each.end for each in root.children if each.local in _BEFORE), default=root.opened)
        yield at, at, elements


def _elements(marks: Sequence[CellMark], looks: Mapping[bool, int], prefix: str) -> Iterator[bytes]:
    severe = {(mark.row, mark.column) for mark in marks if mark.severe}
    others = {(mark.row, mark.column) for mark in marks} - severe
    for is_severe, cells in ((True, severe), (False, others)):
        places = _places(cells)
        for at in range(0, len(places), _AT_ONCE):
            ref = " ".join(places[at : at + _AT_ONCE])
            rule = f'<cfRule type="expression" dxfId="{looks[is_severe]}" priority="1"><formula>{_WRITTEN}</formula></cfRule>'
            yield prefixed(f'<{_NAME} sqref="{ref}">{rule}</{_NAME}>', prefix)


def _places(cells: Iterable[tuple[int, int]]) -> list[str]:
    """The cells as ranges, those below each other as one."""
    ordered = sorted((column, row) for row, column in cells)
    found = []
    for _, group in groupby(enumerate(ordered), key=lambda each: (each[1][0], each[1][1] - each[0])):
        listed = [cell for _, cell in group]
        (column, first), (_, last) = listed[0], listed[-1]
        letters = column_letters(column)
        found.append(f"{letters}{first}" if first == last else f"{letters}{first}:{letters}{last}")
    return found
