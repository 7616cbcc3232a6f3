"""Workbooks whose cells are struck, coloured, hidden by their format and commented on."""

from __future__ import annotations

import struct

import openpyxl
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Color, Font, PatternFill

from tests import workbooks
from tests.workbooks import biff


def dressed_xlsx() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["lama", CellRichText("Rapat ", TextBlock(InlineFont(strike=True), "usang")), 0.75, "putih", 7])
    sheet["A1"].font, sheet["D1"].font = Font(strike=True), Font(color=Color(theme=0, tint=-0.01))
    sheet["C1"].number_format, sheet["E1"].number_format = "0%", ";;;"
    sheet["B2"].fill = PatternFill("solid", fgColor=Color(theme=4, tint=0.4))
    sheet.row_dimensions[1].fill = PatternFill("solid", fgColor=Color(indexed=13))
    sheet["A1"].comment = Comment("tolong dicek", "Budi")
    return workbooks.saved(book)


def dressed_ods() -> bytes:
    letters = 'style:text-line-through-style="solid" fo:color="#ffffff"'
    styles = (
        f'<style:style style:name="a" style:family="table-cell" style:data-style-name="N1"><style:text-properties {letters}/>'
        '<style:table-cell-properties fo:background-color="#ffc000"/></style:style>'
        f'<style:style style:name="b" style:family="text"><style:text-properties {letters}/></style:style>'
        '<number:number-style style:name="N1"><number:text/></number:number-style>'
    )
    rows = (
        '<table:table-row><table:table-cell table:style-name="a" office:value-type="string">'
        "<office:annotation><text:p>tolong dicek</text:p></office:annotation>"
        '<text:p>Rapat <text:span text:style-name="b">lama</text:span></text:p></table:table-cell>'
        '<table:table-cell table:style-name="a" table:number-columns-repeated="3"/>'
        '<table:table-cell table:style-name="a" office:value-type="float" office:value="7"><text:p/></table:table-cell>'
        "</table:table-row>"
    )
    return workbooks.ods(rows, styles=styles)


def dressed_xls() -> bytes:
    """Its texts stand in the record of shared ones, the second of them in one that goes on in a further record."""
    first = struct.pack("<II", 2, 2) + struct.pack("<HB", 4, 0) + b"bias" + struct.pack("<HBH", 10, 8, 1) + b"Rapat"
    rest = b"\x01" + " lama".encode("utf-16-le") + struct.pack("<HH", 6, 1)
    more = shared_text(2, 1, USUAL, 1) + shared_text(2, 2, USUAL, 0) + text(3, 1, CROSSED, "lama")
    more += number(3, 2, HIDDEN, 7) + biff(0x201, struct.pack("<HHH", 2, 4, ON_OWN)) + COMMENT
    return workbooks.xls([["x"]], shared=STYLES + biff(0xFC, first) + biff(0x3C, rest), more=more)


AUTOMATIC, WHITE, RED, OWN = 0x7FFF, 9, 10, 8
STRUCK, PLAIN = 0x08, 0


def font(options: int = PLAIN, colour: int = AUTOMATIC) -> bytes:
    return biff(0x31, struct.pack("<HHHHHBBBB", 200, options, colour, 400, 0, 0, 0, 0, 0) + b"\x01\x00A")


def style(*, font: int = 0, code: int = 0, fill: int | None = None) -> bytes:
    pattern = 0 if fill is None else 1
    colours = (64 if fill is None else fill) | 65 << 7
    return biff(
        0xE0,
        struct.pack("<HHHBBBB", font, code, 0, 0, 0, 0, 0)
        + bytes(7)
        + bytes([pattern << 2])
        + struct.pack("<H", colours),
    )


def code(number: int, text: str) -> bytes:
    return biff(0x41E, struct.pack("<HHB", number, len(text), 0) + text.encode("latin-1"))


# The fifth font has the number 5: none has the number 4.
STYLES = (
    font() + font(STRUCK) + font(PLAIN, WHITE) + font(PLAIN, RED) + font(STRUCK, OWN)
    + code(164, ";;;") + code(165, '0" Laporan"')
    + style() + style(font=1) + style(font=2) + style(fill=RED) + style(fill=OWN) + style(code=164) + style(code=9)
    + style(code=165) + style(font=5)
    + biff(0x92, struct.pack("<H", 1) + b"\xff\xc0\x00\x00")
)  # fmt: skip
USUAL, CROSSED, IN_WHITE, ON_RED, ON_OWN, HIDDEN, PERCENT, REPORTS, FIFTH = range(9)


def number(row: int, column: int, style: int, value: float) -> bytes:
    return biff(0x203, struct.pack("<HHHd", row - 1, column - 1, style, value))


def text(row: int, column: int, style: int, text: str) -> bytes:
    return biff(0x204, struct.pack("<HHHHB", row - 1, column - 1, style, len(text), 0) + text.encode("latin-1"))


def shared_text(row: int, column: int, style: int, number: int) -> bytes:
    return biff(0xFD, struct.pack("<HHHI", row - 1, column - 1, style, number))


COMMENT = (
    biff(0x5D, struct.pack("<HHHH", 0x15, 0x12, 0x19, 7) + bytes(14))
    + biff(0x1B6, struct.pack("<HH6xHH4x", 0x212, 0, 12, 8))
    + biff(0x3C, b"\x00tolong dicek")
    + biff(0x3C, bytes(8))
    + biff(0x1C, struct.pack("<HHHHHB", 1, 2, 0, 7, 4, 0) + b"Budi")
)
"""On C2."""
