"""What kind of file this is, by its content: names and suffixes lie."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from enum import StrEnum

from rak_excel.errors import NotAWorkbookError, UnreadableWorkbookError
from rak_excel.language import Text


class FileKind(StrEnum):
    """The formats that we read."""

    XLSX = "xlsx"  # xlsm too
    XLSB = "xlsb"
    XLS = "xls"
    ODS = "ods"


COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK"
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")
_OLD_EXCEL = (b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00")
_SAVED_AGAIN = Text(
    "Buka di Excel atau WPS, lalu simpan ulang sebagai .xlsx", "Open it in Excel or WPS and save it again as .xlsx"
)
_WPS = Text(
    "File ini adalah file WPS (.et). Simpan ulang sebagai .xlsx (WPS: Menu > Simpan Sebagai).",
    "This file is a WPS file (.et). Save it again as .xlsx (WPS: Menu > Save As).",
)
_EMPTY = Text("File ini kosong. Minta kiriman ulang.", "This file is empty. Ask for it to be sent again.")
WORD = Text(
    "File ini adalah dokumen Word. Salin tabelnya ke format Excel, simpan sebagai .xlsx.",
    "This file is a Word document. Copy its table into the Excel form and save that as .xlsx.",
)
ZIPPED = Text(
    "File ini adalah arsip ZIP. Ekstrak dulu, lalu pakai file Excel di dalamnya.",
    "This file is a ZIP archive. Extract it and use the workbooks inside.",
)
_RAR = Text(
    "File ini adalah arsip RAR atau 7z. Ekstrak dulu, lalu pakai file Excel di dalamnya.",
    "This file is a RAR or 7z archive. Extract it and use the workbooks inside.",
)
_PDF = Text(
    "File ini adalah PDF. Minta file Excel aslinya.", "This file is a PDF. Ask for the Excel file it was made from."
)
_PICTURE = Text(
    "File ini adalah foto. Minta file Excel aslinya.",
    "This file is a picture. Ask for the Excel file it was made from.",
)
_FODS = Text(
    "File ini adalah file LibreOffice yang tidak dipadatkan (.fods). Buka di LibreOffice, lalu simpan ulang sebagai .xlsx.",
    "This file is an unpacked LibreOffice file (.fods). Open it in LibreOffice and save it again as .xlsx.",
)
_WEB_PAGE = Text(
    "File ini adalah halaman web (HTML) yang dinamai ulang. {save}.", "This file is a renamed web page (HTML). {save}."
)
_XML = Text(
    "File ini adalah XML, bukan file Excel biasa. {save}.", "This file is XML and not an ordinary workbook. {save}."
)
_OLD = Text("File ini dari Excel sangat lama. {save}.", "This file is from a very old Excel. {save}.")
_CSV = Text("File ini adalah file teks (CSV). {save}.", "This file is text (CSV). {save}.")
_OTHER = Text("File ini bukan file Excel. {save}.", "This file is not a workbook. {save}.")
_OTHER_SENT = Text(
    "File ini bukan file Excel. {save}, dan kirim lagi.", "This file is not a workbook. {save} and send it again."
)


def kind_by_start(content: bytes, suffix: str) -> FileKind | None:
    """XLS for a compound file, None for a ZIP archive, which must be looked into.

    Raises NotAWorkbookError, with the reason and the remedy, for what is something else, and UnreadableWorkbookError for an
    empty file, which may have been a workbook.
    """
    start = content[:4096]
    if suffix == ".et":
        raise _another(_WPS)
    if start.startswith(COMPOUND):
        return FileKind.XLS
    if start.startswith(_ZIP):
        return None
    if not start.strip(b"\x00 \t\r\n"):
        raise UnreadableWorkbookError(_EMPTY)
    raise _another(next((said for fits, said in _OTHERS if fits(start)), _OTHER_SENT))


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
        raise _another(WORD)
    raise _another(_OTHER if "[content_types].xml" in names or "mimetype" in names else ZIPPED)


def _another(said: Text) -> NotAWorkbookError:
    return NotAWorkbookError(said.filled(save=_SAVED_AGAIN))


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


_OTHERS: tuple[tuple[Callable[[bytes], bool], Text], ...] = (
    (lambda start: start.startswith(b"%PDF"), _PDF),
    (_is_picture, _PICTURE),
    (lambda start: start.startswith((b"Rar!", b"7z\xbc\xaf")), _RAR),
    (_is_web_page, _WEB_PAGE),
    (lambda start: b"<office:document " in start, _FODS),
    (lambda start: b"<?xml" in start[:100] or b"<Workbook" in start, _XML),
    (lambda start: start.startswith(_OLD_EXCEL), _OLD),
    (_is_text, _CSV),
)
