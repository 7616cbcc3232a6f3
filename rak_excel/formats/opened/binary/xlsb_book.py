"""An .xlsb as a whole: its sheets, shared texts and number formats, and a new one for calamine with these alone."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rak_excel.formats.opened.archive import damaged
from rak_excel.formats.opened.archive import written as archive_of
from rak_excel.formats.opened.binary.records import RecordBudget
from rak_excel.formats.opened.binary.xlsb_records import as_wide_text, records, wide_text, written
from rak_excel.formats.opened.binary.xlsb_sheets import SHEET, XlsbSheet, look_at_sheet, sheet_names

_BOOK, _TEXTS, _STYLES = "xl/workbook.bin", "xl/sharedStrings.bin", "xl/styles.bin"
_PROPERTIES, _END_SHEETS, _END_BOOK = 153, 144, 132
_BEGIN_TEXTS, _TEXT = 159, 19
_BEGIN_FORMATS, _FORMAT = 615, 44
_BEGIN_STYLES, _END_STYLES, _STYLE = 617, 618, 47
_BEGIN_FUTURE, _END_FUTURE = 35, 36  # what stands between is for later versions, and no reader here takes it for a text
_WITHOUT_PLANS = ("macrosheets/", "chartsheets/", "dialogsheets/")


@dataclass(slots=True)
class XlsbContent:
    """`content` is a workbook with the values of these sheets and nothing else; `sheets` has their looks by their names."""

    content: bytes = b""
    sheets: dict[str, XlsbSheet] = field(default_factory=dict)
    macros: bool = False


def look_at_xlsb(read: Callable[[str], bytes], members: Mapping[str, str]) -> XlsbContent:
    """`read` gives a member of the archive, `members` says by its name in which a sheet stands.

    Raises UnreadableWorkbookError or struct.error where it is damaged.
    """
    budget, look = RecordBudget(), XlsbContent()
    workbook = read(_BOOK)
    if not workbook:
        raise damaged()
    texts, shared = _texts(read(_TEXTS), budget)
    new = {_TEXTS: texts, _STYLES: _styles(read(_STYLES), budget)}
    book: list[bytes] = []
    relations: list[str] = []
    for sheet in sheet_names(workbook, budget):
        member = members.get(sheet.name, "")
        look.macros |= _WITHOUT_PLANS[0] in member
        if any(folder in member for folder in _WITHOUT_PLANS):
            continue
        budget.spend(sheets=1)
        if sheet.name in look.sheets or not (content := read(member)):
            raise damaged()
        look.sheets[sheet.name] = look_at_sheet(content, shared, budget)
        target = f"worksheets/sheet{len(look.sheets)}.bin"
        new[f"xl/{target}"] = look.sheets[sheet.name].content
        relations.append(f'<Relationship Id="{target}" Target="{target}"/>')
        head = struct.pack("<II", sheet.state, len(look.sheets))
        book.append(written(SHEET, head + as_wide_text(target) + as_wide_text(sheet.name)))
    new[_BOOK] = b"".join([_properties(workbook, budget), *book, written(_END_SHEETS), written(_END_BOOK)])
    new["xl/_rels/workbook.bin.rels"] = f"<Relationships>{''.join(relations)}</Relationships>".encode()
    look.content = archive_of(new)
    return look


def _properties(book: bytes, budget: RecordBudget) -> bytes:
    """From which year dates count, where it is said."""
    said = next((content for record, content in records(book, budget) if record == _PROPERTIES and content), b"")
    return written(_PROPERTIES, said[:1]) if said else b""


def _texts(content: bytes, budget: RecordBudget) -> tuple[bytes, Sequence[int]]:
    """The texts that cells share, and how many letters each has."""
    kept: list[bytes] = []
    lengths: list[int] = []
    for record, item in _of_now(records(content, budget)):
        if record == _TEXT:
            text, _ = wide_text(item, 1)
            kept.append(written(_TEXT, b"\0" + text))
            lengths.append(len(text) // 2 - 2)
    budget.spend(texts=len(kept))
    head = written(_BEGIN_TEXTS, struct.pack("<II", len(kept), len(kept)))
    return head + b"".join(kept), lengths


def _styles(content: bytes, budget: RecordBudget) -> bytes:
    """The number formats alone, which say whether a number is a date."""
    formats: list[bytes] = []
    styles: list[bytes] = []
    of_cells = False
    for record, item in _of_now(records(content, budget)):
        if record in {_BEGIN_STYLES, _END_STYLES}:
            of_cells = record == _BEGIN_STYLES
        elif record == _FORMAT:
            formats.append(written(_FORMAT, item[:2] + wide_text(item, 2)[0]))
        elif record == _STYLE and of_cells:
            styles.append(written(_STYLE, item[:4].ljust(4, b"\0")))
    budget.spend(styles=len(formats) + len(styles))
    parts = (_BEGIN_FORMATS, formats), (_BEGIN_STYLES, styles)
    return b"".join(written(begin, struct.pack("<I", len(each))) + b"".join(each) for begin, each in parts)


def _of_now(all_records: Iterator[tuple[int, bytes]]) -> Iterator[tuple[int, bytes]]:
    future = 0
    for record, content in all_records:
        future += (record == _BEGIN_FUTURE) - (record == _END_FUTURE)
        if future <= 0:
            yield record, content
