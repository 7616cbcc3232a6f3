"""Which workbooks are marked at all: what somebody signed or locked is not, nor what we could not change byte by byte."""

from __future__ import annotations

from collections.abc import Iterable

from rak_excel.formats.marked.places import UNUSUAL, NotSafeError, Span
from rak_excel.formats.opened.archive import Archive
from rak_excel.formats.opened.kinds import FileKind, kind_of_archive
from rak_excel.language import Text

OTHER_FORMAT = Text("format file ini tidak bisa ditandai", "files of this format cannot be marked")
_SIGNED = Text("file ini bertanda tangan digital", "this workbook has a digital signature")
_LOCKED = Text("file ini dikunci dengan kata sandi", "this workbook is locked with a password")
_SHARED = Text(
    "file ini dipakai bersama (shared workbook)", "this workbook is shared between several people (shared workbook)"
)
_PASSWORDS = ("password", "hashValue", "workbookPassword", "workbookHashValue", "reservationPassword")
_LOCKS = frozenset({"sheetProtection", "workbookProtection", "fileSharing"})


def refuse_unsafe(archive: Archive) -> None:
    """Raises NotSafeError for what the names of its members tell."""
    if kind_of_archive(archive.names, archive.read("mimetype")) is not FileKind.XLSX:
        raise NotSafeError(OTHER_FORMAT)
    names = [name.casefold() for name in archive.names]
    if any(name.startswith("_xmlsignatures/") for name in names):
        raise NotSafeError(_SIGNED)
    if any(name.startswith("xl/revisions/") for name in names):
        raise NotSafeError(_SHARED)
    if archive.doubled:
        raise NotSafeError(UNUSUAL)


def refuse_locked(elements: Iterable[Span]) -> None:
    """Raises NotSafeError where one of them locks a sheet or the workbook with a password."""
    for each in elements:
        if each.local in _LOCKS and any(each.attributes.get(name) for name in _PASSWORDS):
            raise NotSafeError(_LOCKED)
