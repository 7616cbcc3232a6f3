"""The KPU plan of 2020 as it was sent around: in its six usual layouts, and pasted raw from the text of its pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rak_excel.formats.grid import Sheet
from rak_excel.model import Plan, Source
from rak_excel.reading import Unread, read_sheets
from tests.layouts import WAYS, own_layout
from tests.tables import sheet_of


def usual_layouts() -> Iterator[Plan | Unread]:
    for way in WAYS:
        book = own_layout()
        way(book)
        name = way.__name__.replace("_", "-")
        yield _read([page.sheet() for page in book.values()], f"2020-{name}.xlsx")


def pasted_raw(text: Path) -> Plan | Unread:
    """The pages as one sheet: a line a row, a tab a column, as Excel pastes them."""
    lines = text.read_text(encoding="utf-8").splitlines()
    return _read([sheet_of("Sheet1", [line.split("\t") for line in lines])], "2020-pasted-raw.xlsx")


def _read(sheets: list[Sheet], file: str) -> Plan | Unread:
    return read_sheets(sheets, Source(file, "0" * 64))
