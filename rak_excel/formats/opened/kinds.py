"""What kind of file this is, by its content: names and suffixes lie."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from enum import StrEnum

from rak_excel.errors import NotAWorkbookError, UnreadableWorkbookError


class FileKind(StrEnum):
    """The formats that we read."""

    XLSX = "xlsx"  # xlsm too
    XLSB = "xlsb"
    XLS = "xls"
    ODS = "ods"


COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK"
_SAVE = "Buka di Excel atau WPS, lalu simpan ulang sebagai .xlsx"
_SAVE_EN = "Open it in Excel or WPS and save it again as .xlsx"
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")
_OLD_EXCEL = (b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00")


def kind_by_start(content: bytes, suffix: str) -> FileKind | None:
    """XLS for a compound file, None for a ZIP archive, which must be looked into.

    Raises NotAWorkbookError, with the reason and the remedy, for what is something else, and UnreadableWorkbookError for an
    empty file, which may have been a workbook.
    """
    start = content[:4096]
    if suffix == ".et":
        raise another(
            "adalah file WPS (.et). Simpan ulang sebagai .xlsx (WPS: Menu > Simpan Sebagai)",
            "is a WPS file (.et). Save it again as .xlsx (WPS: Menu > Save As)",
        )
    if start.startswith(COMPOUND):
        return FileKind.XLS
    if start.startswith(_ZIP):
        return None
    if not start.strip(b"\x00 \t\r\n"):
        raise unreadable("kosong. Minta kiriman ulang", "is empty. Ask for it to be sent again")
    for fits, indonesian, english in _OTHERS:
        if fits(start):
            raise another(indonesian, english)
    raise another(f"bukan file Excel. {_SAVE}, dan kirim lagi", f"is not a workbook. {_SAVE_EN} and send it again")


def kind_of_archive(members: Iterable[str], mimetype: bytes) -> FileKind:
    """Which workbook a ZIP archive with these members is. Raises NotAWorkbookError where it is none."""
    names = {name.casefold() for name in members}
    if "xl/workbook.bin" in names:
        return FileKind.XLSB
    if "xl/workbook.xml" in names or any(re.fullmatch(r"(?:.*/)?workbook\d*\.xml", name) for name in names):
        return FileKind.XLSX
    if "content.xml" in names and b"opendocument.spreadsheet" in mimetype:
        return FileKind.ODS
    if "word/document.xml" in names or b"opendocument.text" in mimetype:
        raise another(
            "adalah dokumen Word. Salin tabelnya ke format Excel, simpan sebagai .xlsx",
            "is a Word document. Copy its table into the Excel form and save that as .xlsx",
        )
    if "[content_types].xml" in names or "mimetype" in names:
        raise another(f"bukan file Excel. {_SAVE}", f"is not a workbook. {_SAVE_EN}")
    raise another(
        "adalah arsip ZIP. Ekstrak dulu, lalu pakai file Excel di dalamnya",
        "is a ZIP archive. Extract it and use the workbooks inside",
    )


def unreadable(indonesian: str, english: str) -> UnreadableWorkbookError:
    """Both sentences begin with `File ini` / `This file`."""
    return UnreadableWorkbookError(f"File ini {indonesian}.", f"This file {english}.")


def another(indonesian: str, english: str) -> NotAWorkbookError:
    """The same of a file that is something else."""
    return NotAWorkbookError(f"File ini {indonesian}.", f"This file {english}.")


def _is_picture(start: bytes) -> bool:
    return (
        start.startswith(_PICTURES) or start[4:8] == b"ftyp" or (start.startswith(b"RIFF") and start[8:12] == b"WEBP")
    )


def _is_web_page(start: bytes) -> bool:
    return bool(
        re.match(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html|head|meta|table|body|style)", start, re.IGNORECASE)
    )


def _is_text(start: bytes) -> bool:
    """Text in any encoding: hardly any control characters."""
    return start.startswith((b"\xff\xfe", b"\xfe\xff")) or all(byte >= 32 or byte in b"\t\r\n\x0c" for byte in start)


_OTHERS: tuple[tuple[Callable[[bytes], bool], str, str], ...] = (
    (
        lambda start: start.startswith(b"%PDF"),
        "adalah PDF. Minta file Excel aslinya",
        "is a PDF. Ask for the Excel file it was made from",
    ),
    (_is_picture, "adalah foto. Minta file Excel aslinya", "is a picture. Ask for the Excel file it was made from"),
    (
        lambda start: start.startswith((b"Rar!", b"7z\xbc\xaf")),
        "adalah arsip RAR atau 7z. Ekstrak dulu, lalu pakai file Excel di dalamnya",
        "is a RAR or 7z archive. Extract it and use the workbooks inside",
    ),
    (
        _is_web_page,
        f"adalah halaman web (HTML) yang dinamai ulang. {_SAVE}",
        f"is a renamed web page (HTML). {_SAVE_EN}",
    ),
    (
        lambda start: b"<office:document " in start,
        "adalah file LibreOffice yang tidak dipadatkan (.fods). Buka di LibreOffice, lalu simpan ulang sebagai .xlsx",
        "is an unpacked LibreOffice file (.fods). Open it in LibreOffice and save it again as .xlsx",
    ),
    (
        lambda start: b"<?xml" in start[:100] or b"<Workbook" in start,
        f"adalah XML, bukan file Excel biasa. {_SAVE}",
        f"is XML and not an ordinary workbook. {_SAVE_EN}",
    ),
    (
        lambda start: start.startswith(_OLD_EXCEL),
        f"dari Excel sangat lama. {_SAVE}",
        f"is from a very old Excel. {_SAVE_EN}",
    ),
    (_is_text, f"adalah file teks (CSV). {_SAVE}", f"is text (CSV). {_SAVE_EN}"),
)
