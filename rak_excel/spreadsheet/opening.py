"""Opens a workbook of any format, carefully, and gives its sheets as plain values."""

from __future__ import annotations

import contextlib
import datetime
import io
import os
import re
import struct
import threading
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TypeVar

import python_calamine

from rak_excel.language import Text
from rak_excel.model import Note, NoteKind
from rak_excel.spreadsheet import xls_look, xlsb_look, xlsx_look
from rak_excel.spreadsheet.archive import Archive, damaged, locked
from rak_excel.spreadsheet.grid import Area, Faults, HiddenLines, Sheet, Value, rows_of
from rak_excel.spreadsheet.kinds import Kind, kind_by_start, kind_of_archive
from rak_excel.spreadsheet.xlsx_careful import CarefulSheet, Package
from rak_excel.spreadsheet.xlsx_parts import Parts, read_parts


@dataclass(frozen=True, slots=True)
class Workbook:
    """The sheets in their order. `names` are the defined names with what they refer to, where the format tells them."""

    sheets: tuple[Sheet, ...]
    kind: Kind
    saved: datetime.datetime | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()


def open_workbook(content: bytes, suffix: str = "") -> Workbook:
    """The workbook in these bytes. Nothing in it is run or followed, and nothing is unpacked beyond the limits.

    What a sheet holds is loaded when it is first asked for. For everything else both opening and asking raise
    UnreadableWorkbookError, one sentence with the remedy.
    """
    with _damage_told():
        return _open(content, suffix.lower())


# What our own looks raise at bytes that are not what they should be.
_BROKEN = (ValueError, LookupError, ArithmeticError, RecursionError, struct.error, zlib.error, zipfile.BadZipFile)


Loaded = TypeVar("Loaded")


@contextlib.contextmanager
def _damage_told() -> Iterator[None]:
    try:
        yield
    except _BROKEN as error:
        raise damaged() from error


def _late(load: Callable[[], Loaded]) -> Callable[[], Loaded]:
    """What is loaded when it is first asked for, and tells of damage then."""

    def loaded() -> Loaded:
        with _damage_told():
            return load()

    return loaded


def _open(content: bytes, suffix: str) -> Workbook:
    kind = kind_by_start(content, suffix)
    if kind is Kind.XLS:
        return _open_xls(content)
    archive = Archive(content)
    kind = kind_of_archive(archive.zip)
    return _ARCHIVES[kind](content, archive)


def _open_xlsx(content: bytes, archive: Archive) -> Workbook:
    parts = read_parts(archive)
    looks = {member: xlsx_look.look_at_sheet(archive, member) for member in _sheet_members(parts, archive, ".xml")}
    trimmed = {member: look.trimmed for member, look in looks.items() if look.trimmed is not None}
    sheets = _calamine(archive.rebuilt(trimmed) if trimmed else content)
    members = {sheet.name: parts.sheets.get(sheet.name, "") for sheet in sheets}
    package = Package(archive)
    seen = tuple(_seen(sheet, looks.get(members[sheet.name]), package, members[sheet.name]) for sheet in sheets)
    return Workbook(seen, Kind.XLSX, parts.saved, parts.names, _mentions(macros=parts.macros, links=parts.links))


def _open_xlsb(content: bytes, archive: Archive) -> Workbook:
    parts = read_parts(archive)
    looks = {member: xlsb_look.look_at_sheet(archive.read(member)) for member in _sheet_members(parts, archive, ".bin")}
    trimmed = {member: look.trimmed for member, look in looks.items() if look.trimmed is not None}
    sheets = _calamine(archive.rebuilt(trimmed) if trimmed else content)
    seen = tuple(_looked(sheet, looks.get(parts.sheets.get(sheet.name, ""))) for sheet in sheets)
    return Workbook(seen, Kind.XLSB, parts.saved, notes=_mentions(macros=parts.macros, links=parts.links))


def _sheet_members(parts: Parts, archive: Archive, suffix: str) -> set[str]:
    """The members with a sheet: those that the workbook names, and whatever lies where sheets lie."""
    lying = {name for name in archive.names if "/worksheets/" in name and name.endswith(suffix)}
    return lying | (set(parts.sheets.values()) & set(archive.names))


def _open_ods(content: bytes, archive: Archive) -> Workbook:
    # Imported here so that reading the other formats need not wait for lxml.
    from rak_excel.spreadsheet.ods import read_ods

    del content
    cells = archive.read("content.xml")
    if b"manifest:encryption-data" in archive.read("META-INF/manifest.xml"):
        raise locked()
    saved = re.search(rb"<dc:date>([^<]+)</dc:date>", archive.read("meta.xml"))
    macros = any(name.startswith(("Basic/", "Scripts/")) for name in archive.names)
    return Workbook(
        read_ods(cells, archive.read("styles.xml")),
        Kind.ODS,
        _moment(saved),
        notes=_mentions(macros=macros, links=b"<table:table-source" in cells),
    )


def _open_xls(content: bytes) -> Workbook:
    look = xls_look.look_at_xls(content)
    sheets = tuple(_looked(sheet, look.sheets.get(sheet.name)) for sheet in _calamine(look.content))
    return Workbook(sheets, Kind.XLS, notes=_mentions(macros=look.macros, links=look.links))


_ARCHIVES: Mapping[Kind, Callable[[bytes, Archive], Workbook]] = {
    Kind.XLSX: _open_xlsx,
    Kind.XLSB: _open_xlsb,
    Kind.ODS: _open_ods,
}


def _calamine(content: bytes) -> list[Sheet]:
    """The worksheets as calamine reads them, each when it is first asked for its cells."""
    with faults_told():
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        metas = book.sheets_metadata
    return [_sheet(book, meta) for meta in metas if meta.typ is python_calamine.SheetTypeEnum.WorkSheet]


@contextlib.contextmanager
def faults_told() -> Iterator[None]:
    """Whatever calamine stumbles over becomes one sentence."""
    try:
        with _SILENCE:
            yield
    except (KeyboardInterrupt, SystemExit):
        raise
    except python_calamine.PasswordError as error:
        raise locked() from error
    except BaseException as error:  # a panic inside calamine is no Exception
        raise damaged() from error


class _Silence:
    """Keeps a panic of calamine, which writes a stack trace below Python, from frightening people.

    Standard error is one for all threads: the first that enters silences it, the last that leaves gives it back.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._inside = 0
        self._kept: int | None = None

    def __enter__(self) -> None:
        with self._lock:
            if not self._inside:
                self._kept = _silenced()
            self._inside += 1

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._inside -= 1
            if not self._inside and self._kept is not None:
                os.dup2(self._kept, 2)
                os.close(self._kept)


def _silenced() -> int | None:
    """Sends standard error nowhere; the way back, None in a program without a console."""
    try:
        kept = os.dup(2)
    except OSError:
        return None
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - no file of anybody
        os.dup2(nowhere.fileno(), 2)
    return kept


_SILENCE = _Silence()


def _sheet(book: python_calamine.CalamineWorkbook, meta: python_calamine.SheetMetadata) -> Sheet:
    @cache
    def load() -> tuple[list[list[Value]], tuple[Area, ...]]:
        with faults_told():
            sheet = book.get_sheet_by_name(meta.name)
            # Leading blank rows are kept: without them every row number would be wrong.
            return sheet.to_python(skip_empty_area=False), _areas(sheet.merged_cell_ranges or ())

    hidden = meta.visible is not python_calamine.SheetVisibleEnum.Visible
    return Sheet(meta.name, lambda: rows_of(load()[0]), lambda: load()[1], hidden)


def _areas(ranges: Sequence[tuple[tuple[int, int], tuple[int, int]]]) -> tuple[Area, ...]:
    """calamine counts from 0."""
    return tuple(Area(top + 1, left + 1, bottom + 1, right + 1) for (top, left), (bottom, right) in ranges)


def _seen(sheet: Sheet, look: xlsx_look.SheetLook | None, package: Package, member: str) -> Sheet:
    """The sheet with what its XML tells, and what the careful reader would."""
    if look is None:
        return sheet
    careful = CarefulSheet(sheet, look, package, member)
    return replace(
        sheet,
        hidden_lines=_late(careful.hidden_lines),
        strays=look.strays,
        faults=_late(careful.faults),
        formats=_late(careful.formats),
        look=_late(careful.looks),
    )


def _looked(sheet: Sheet, look: xls_look.SheetLook | xlsb_look.SheetLook | None) -> Sheet:
    """The sheet with what the look at its records adds."""
    if look is None:
        return replace(sheet, formats_known=False)
    seen = replace(sheet, strays=look.strays, faults=Faults(look.errors))
    if not isinstance(look, xls_look.SheetLook):
        return replace(seen, formats_known=False)
    return replace(
        seen,
        hidden_lines=HiddenLines(frozenset(look.hidden_rows), frozenset(look.hidden_columns)),
        formats=_late(look.cells.formats),
        look=_late(lambda: look.cells.looks(sheet.rows, sheet.merged_areas)),
    )


def _moment(match: re.Match[bytes] | None) -> datetime.datetime | None:
    try:
        return datetime.datetime.fromisoformat(match[1].decode()) if match else None
    except ValueError:
        return None


def _mentions(*, macros: bool, links: bool) -> tuple[Note, ...]:
    return (*((_MACROS,) if macros else ()), *((_LINKS,) if links else ()))


_MACROS = Note(
    NoteKind.MENTIONED,
    Text("File ini berisi makro; makronya tidak dijalankan.", "This file has macros; they were not run."),
)
_LINKS = Note(
    NoteKind.MENTIONED,
    Text(
        "File ini merujuk file lain; rujukannya tidak dibuka, nilai yang tersimpan yang dibaca.",
        "This file refers to other files; they were not opened, and the stored values were read.",
    ),
)
