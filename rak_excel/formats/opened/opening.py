"""Opens a workbook of any format, carefully, and gives its sheets as plain values."""

from __future__ import annotations

import contextlib
import datetime
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from rak_excel.errors import UnreadableWorkbookError
from rak_excel.formats.grid import Sheet
from rak_excel.formats.opened.archive import Archive, damage_told, locked
from rak_excel.formats.opened.binary.xls import read_xls
from rak_excel.formats.opened.binary.xlsb import read_xlsb
from rak_excel.formats.opened.contents import content_within, is_file
from rak_excel.formats.opened.kinds import FileKind, kind_by_start, kind_of_archive
from rak_excel.formats.opened.xlsx.book import read_xlsx
from rak_excel.formats.opened.xlsx.parts import read_parts
from rak_excel.language import Text, said_of
from rak_excel.model import Note, NoteKind
from rak_excel.record import Record
from rak_excel.system.folders import missing

_MACROS = Text("File ini berisi makro; makronya tidak dijalankan.", "This file has macros; they were not run.")
_LINKS = Text(
    "File ini merujuk file lain; rujukannya tidak dibuka, nilai yang tersimpan yang dibaca.",
    "This file refers to other files; they were not opened, and the stored values were read.",
)
CANNOT_OPEN = Text(
    "{path} tidak bisa dibuka. Tutup dulu di program lain, atau periksa izin foldernya, lalu ulangi.",
    "{path} cannot be opened. Close it in other programs, or check the permissions of its folder, and try again.",
)


class Workbook(Record):
    """The sheets in their order. `names` are the defined names with what they refer to, where the format tells them."""

    sheets: tuple[Sheet, ...]
    kind: FileKind
    saved: datetime.datetime | None = None
    names: Mapping[str, str] = {}
    notes: tuple[Note, ...] = ()


def open_workbook(content: bytes, suffix: str = "") -> Workbook:
    """The workbook in these bytes. Nothing in it is run or followed, and nothing is unpacked beyond the limits.

    What a sheet holds is loaded when it is first asked for. For everything else both opening and asking raise
    UnreadableWorkbookError, one sentence with the remedy.
    """
    with damage_told():
        return _open(content, suffix.lower())


def _open(content: bytes, suffix: str) -> Workbook:
    if kind_by_start(content, suffix) is FileKind.XLS:
        return _open_xls(content)
    archive = Archive(content)
    kind = kind_of_archive(archive.names, archive.read("mimetype"))
    opened = {FileKind.XLSX: _open_xlsx, FileKind.XLSB: _open_xlsb, FileKind.ODS: _open_ods}
    return opened[kind](archive)


def _open_xlsx(archive: Archive) -> Workbook:
    parts = read_parts(archive)
    sheets = read_xlsx(archive, parts)
    return Workbook(sheets, FileKind.XLSX, parts.saved, parts.names, _mentions(macros=parts.macros, links=parts.links))


def _open_xlsb(archive: Archive) -> Workbook:
    parts = read_parts(archive)
    names = {name.casefold(): name for name in archive.names}  # calamine and Excel do not mind capitals
    book = read_xlsb(lambda name: archive.read(names.get(name.casefold(), name)), parts.sheets)
    macros = parts.macros or book.macros
    return Workbook(book.sheets, FileKind.XLSB, parts.saved, notes=_mentions(macros=macros, links=parts.links))


def _open_ods(archive: Archive) -> Workbook:
    # Imported here so that reading the other formats need not wait for them.
    from rak_excel.formats.opened.ods.book import is_locked, read_ods, saved_at

    if is_locked(archive.read("META-INF/manifest.xml")):
        raise locked()
    macros = any(name.startswith(("Basic/", "Scripts/")) for name in archive.names)
    book = read_ods(archive.read("content.xml"), archive.read("styles.xml"))
    saved = saved_at(archive.read("meta.xml"))
    return Workbook(book.sheets, FileKind.ODS, saved, notes=_mentions(macros=macros, links=book.has_links))


def _open_xls(content: bytes) -> Workbook:
    book = read_xls(content)
    return Workbook(book.sheets, FileKind.XLS, notes=_mentions(macros=book.macros, links=book.links))


def _mentions(*, macros: bool, links: bool) -> tuple[Note, ...]:
    told = ((macros, _MACROS), (links, _LINKS))
    return tuple(Note(NoteKind.MENTIONED, text) for is_so, text in told if is_so)


def content_of(path: Path) -> bytes:
    """The bytes of a file. Raises MissingPathError, and UnreadableWorkbookError where it is too big or another program holds it."""
    refuse_missing(path)
    try:
        with naming(path):
            return content_within(path)
    except OSError as error:
        raise UnreadableWorkbookError.about(path, CANNOT_OPEN) from error


def sheets_in(content: bytes, file: Path | str, suffix: str = "") -> tuple[Sheet, ...]:
    """The sheets of a workbook. What is wrong with one is told with the file's name, whenever it comes to light."""
    with naming(file):
        return tuple(_named(sheet, file) for sheet in open_workbook(content, suffix).sheets)


def _named(sheet: Sheet, file: Path | str) -> Sheet:
    """The sheet, with the file's name in what is said where a part of it, loaded when asked for, cannot be read."""
    parts = {name: getattr(sheet, name) for name in sheet.__struct_fields__}
    late: dict[str, Any] = {name: naming(file)(load) for name, load in parts.items() if callable(load)}
    return sheet.but(**late)


@contextlib.contextmanager
def naming(file: Path | str) -> Iterator[None]:
    """Puts the file's name before what is said of it: opening a workbook knows its bytes only."""
    try:
        yield
    except UnreadableWorkbookError as error:
        raise type(error)(said_of(file, error.text), path=file, cell=error.cell) from error


def as_argument(path: Path | str) -> str:
    """A file's name as it is typed in a command: double quotes are what every console knows."""
    return f'"{path}"' if " " in str(path) else str(path)


def refuse_missing(path: Path) -> None:
    """Raises MissingPathError where there is no such file."""
    if not is_file(path):
        raise missing(path)
