"""The pages of a PDF that LibreOffice made: which sheet each shows, and a word across them."""

from __future__ import annotations

import io
import math
from collections.abc import Collection, Iterator

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import ContentStream, DecodedStreamObject, Destination, DictionaryObject, NameObject
from pypdf.generic import FloatObject as Float

from rak_excel.errors import LibreOfficeError
from rak_excel.language import Text

_PRODUCER = "rak-excel"
_WIDTHS = {"K": 722, "O": 778, "N": 722, "S": 667, "E": 667, "P": 667}  # of Helvetica Bold, in thousandths
_SHARE = 0.7  # of the page's diagonal that the word takes
_GREY, _OPACITY = 0.5, 0.3
_NO_PAGE = Text(
    "LibreOffice tidak mencetak sheet {sheet}. Buka file itu di LibreOffice, lalu cetak dari sana.",
    "LibreOffice printed no page of the sheet {sheet}. Open the file in LibreOffice and print it from there.",
)


def finished(pdf: bytes, sheets: Collection[str], *, across: str = "") -> tuple[bytes, dict[str, int]]:
    """The pages of these sheets, with a word across each, and how many pages each sheet has.

    No time is left in it, so that the same pages give the same bytes. `across` is of the letters of KONSEP. Raises
    LibreOfficeError where a sheet has no page.
    """
    reader, writer = PdfReader(io.BytesIO(pdf)), PdfWriter()
    counts: dict[str, int] = {}
    for sheet, page in _pages(reader):
        if sheet in sheets:
            added = writer.add_page(page)
            added.pop("/Annots", None)  # links into the workbook lead nowhere from paper
            if sheet not in counts:
                writer.add_outline_item(title=sheet, page_number=len(writer.pages) - 1)
            counts[sheet] = counts.get(sheet, 0) + 1
            if across:
                _stamp(added, across)
    for sheet in sheets:
        if sheet not in counts:
            raise LibreOfficeError(_NO_PAGE.filled(sheet=sheet))
    writer.metadata = {"/Producer": _PRODUCER}
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue(), counts


def _pages(reader: PdfReader) -> Iterator[tuple[str, PageObject]]:
    """Every page with the sheet that it shows: LibreOffice bookmarks the first page of each sheet by its name."""
    begins: dict[int, str] = {}
    for mark in reader.outline:
        number = reader.get_destination_page_number(mark) if isinstance(mark, Destination) else None
        if number is not None and isinstance(mark, Destination):
            begins[number] = str(mark.title)
    sheet = ""
    for number, page in enumerate(reader.pages):
        sheet = begins.get(number, sheet)
        yield sheet, page


def _stamp(page: PageObject, word: str) -> None:
    """Write a word from corner to corner, grey, so that what stands below it stays readable."""
    width, height = float(page.mediabox.width), float(page.mediabox.height)
    stamp = PageObject.create_blank_page(width=width, height=height)
    content = DecodedStreamObject()
    content.set_data(_drawing(word, width, height))
    stamp[NameObject("/Resources")] = _resources()
    stamp[NameObject("/Contents")] = ContentStream(content, None)
    page.merge_page(stamp)


def _drawing(word: str, width: float, height: float) -> bytes:
    size = _SHARE * math.hypot(width, height) / sum(_WIDTHS[letter] for letter in word) * 1000
    angle = math.atan2(height, width)
    cos, sin = math.cos(angle), math.sin(angle)
    # The middle of the word, half as wide as it and a third as high, lies in the middle of the page.
    right, up = _SHARE * math.hypot(width, height) / 2, size / 3
    x, y = width / 2 - right * cos + up * sin, height / 2 - right * sin - up * cos
    turned = f"{cos:.4f} {sin:.4f} {-sin:.4f} {cos:.4f} {x:.2f} {y:.2f} Tm"
    drawn = f"q /RakPale gs {_GREY} g BT /RakBold {size:.2f} Tf {turned} ({word}) Tj ET Q"
    # Whoever searches the text finds one word, not letters strewn over the page.
    return f"/Span <</ActualText ({word})>> BDC {drawn} EMC".encode("ascii")


def _resources() -> DictionaryObject:
    font = _dictionary(Type="/Font", Subtype="/Type1", BaseFont="/Helvetica-Bold", Encoding="/WinAnsiEncoding")
    pale = _dictionary(Type="/ExtGState")
    pale[NameObject("/ca")] = Float(_OPACITY)
    return DictionaryObject(
        {
            NameObject("/Font"): DictionaryObject({NameObject("/RakBold"): font}),
            NameObject("/ExtGState"): DictionaryObject({NameObject("/RakPale"): pale}),
        }
    )


def _dictionary(**names: str) -> DictionaryObject:
    return DictionaryObject({NameObject(f"/{key}"): NameObject(value) for key, value in names.items()})
