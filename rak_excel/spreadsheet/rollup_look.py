"""A look at a roll-up before it is opened: what an archive unpacks to, or the space up to a stray cell, fills the memory."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable
from pathlib import Path

from rak_excel.errors import UnreadableWorkbookError
from rak_excel.spreadsheet.grid import Address, column_letters, column_number

_UNPACKED_LIMIT = 400_000_000  # bytes; a roll-up of the whole country has a seventh of that
_AREA_LIMIT = 5_000_000  # cells up to the last of a sheet, the blank ones too; the whole country has a tenth of that
_CELL = re.compile(rb"""<(?:\w+:)?c\s[^>]*?\br\s*=\s*["']([A-Za-z]{1,3})(\d{1,7})["'][^>]*>""")
_EMPTY = re.compile(rb"(?<=/>)|\s*</(?:\w+:)?c>")


def refuse_enormous(path: Path) -> None:
    """Raises UnreadableWorkbookError where the archive, or a sheet with a cell far away, would not fit into memory.

    Raises whatever zipfile raises at a damaged one.
    """
    with zipfile.ZipFile(path) as archive:
        if sum(info.file_size for info in archive.infolist()) > _UNPACKED_LIMIT:
            raise too_big(path.name)
        for name in archive.namelist():
            xml = archive.read(name)  # never more than the size told, and a BadZipFile where there is more
            if (
                "/worksheets/" in name
                and _too_far(_corner(_row_ends(xml)))
                and _too_far(corner := _corner(_filled(xml)))
            ):
                raise _astray(path.name, corner)


def too_big(name: object) -> UnreadableWorkbookError:
    return UnreadableWorkbookError(
        f"{name} terlalu besar untuk rekap. Di Excel hapus gambar dan sheet yang ditambahkan, simpan, lalu ulangi.",
        f"{name} is too big for a roll-up. In Excel delete the pictures and sheets that were added, save, and try again.",
    )


def _astray(name: str, corner: Address) -> UnreadableWorkbookError:
    cell = f"{column_letters(corner[1])}{corner[0]}"
    return UnreadableWorkbookError(
        f"{name}: ada isian jauh di luar tabel, sampai sel {cell}. Di Excel tekan Ctrl+End di tiap sheet, hapus isian itu, "
        "simpan, lalu ulangi.",
        f"{name}: there are entries far outside the tables, down to cell {cell}. In Excel press Ctrl+End on each sheet, "
        "delete them, save, and try again.",
    )


def _row_ends(xml: bytes) -> Iterable[Address]:
    """The last cell of each row, empty ones too: many times faster to find than all, and mostly enough."""
    if b"<row" not in xml:  # the tags have a prefix
        return _filled(xml)
    rows = xml.split(b"</row>")
    return (_address(match) for row in rows if (match := _CELL.match(row, max(row.rfind(b"<c "), 0))))


def _filled(xml: bytes) -> Iterable[Address]:
    """The cells that hold something: one that is only formatted takes no space."""
    return (_address(match) for match in _CELL.finditer(xml) if not _EMPTY.match(xml, match.end()))


def _address(match: re.Match[bytes]) -> Address:
    return int(match[2]), column_number(match[1].decode().upper())


def _corner(cells: Iterable[Address]) -> Address:
    """The last row and the last column."""
    last_row = last_column = 0
    for row, column in cells:
        last_row, last_column = max(last_row, row), max(last_column, column)
    return last_row, last_column


def _too_far(corner: Address) -> bool:
    return corner[0] * corner[1] > _AREA_LIMIT
