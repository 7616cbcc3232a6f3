"""What a person sees of cells beside their values: strikes, colours, formats that hide, comments."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Color, Font, GradientFill, PatternFill
from openpyxl.worksheet.table import Table, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from rak_excel.formats.grid import Looks
from rak_excel.formats.opened.appearance import look_alike, tinted
from rak_excel.formats.opened.number_formats import hides
from rak_excel.formats.opened.opening import open_workbook
from tests import workbooks

Change = Callable[[Worksheet], object]


def looks_after(change: Change, *, usual: bool = True) -> Looks:
    """The looks of a sheet with `Rapat` in A1 and 75 in B1 after a change; `usual` as programs write it, or odd XML."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Rapat", 75])
    change(sheet)
    content = workbooks.saved(book)
    if not usual:
        xml = unzipped(content)["xl/worksheets/sheet1.xml"]
        content = workbooks.rezipped(content, {"xl/worksheets/sheet1.xml": xml.replace(b"<c r=", b"<c  r=")})
    return open_workbook(content).sheets[0].looks


def unzipped(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def font(**font: Any) -> Change:
    return lambda sheet: setattr(sheet["A1"], "font", Font(**font))


def fill(fill: object) -> Change:
    return lambda sheet: setattr(sheet["A1"], "fill", fill)


def solid(colour: str | Color) -> PatternFill:
    return PatternFill("solid", fgColor=colour)


def white_on_blue(sheet: Worksheet) -> None:
    sheet["A1"].font, sheet["A1"].fill = Font(color="FFFFFF"), solid("0000FF")


def blue_on_blue(sheet: Worksheet) -> None:
    sheet["A1"].font, sheet["A1"].fill = Font(color=Color(theme=4)), solid(Color(theme=4))


def black_fill(sheet: Worksheet) -> None:
    sheet["A1"].fill = solid("000000")


def gone(text: str, **font: Any) -> TextBlock:
    return TextBlock(InlineFont(**font), text)


@pytest.mark.parametrize("usual", [True, False], ids=["usual", "odd"])
@pytest.mark.parametrize(
    ("change", "struck", "unseen"),
    [
        (font(strike=True), {(1, 1): "Rapat"}, {}),
        (font(color="FFFFFF"), {}, {(1, 1): "Rapat"}),
        (font(color="F9F9F9"), {}, {(1, 1): "Rapat"}),
        (font(color=Color(theme=0)), {}, {(1, 1): "Rapat"}),
        (font(color=Color(theme=1, tint=1.0)), {}, {(1, 1): "Rapat"}),
        (font(color=Color(indexed=9)), {}, {(1, 1): "Rapat"}),
        (blue_on_blue, {}, {(1, 1): "Rapat"}),
        (black_fill, {}, {(1, 1): "Rapat"}),
        (font(color="808080"), {}, {}),
        (font(color="FF0000", bold=True), {}, {}),
        (white_on_blue, {}, {}),
        (fill(PatternFill("darkUp", fgColor="000000")), {}, {}),
    ],
    ids=[
        "struck", "white", "nearly white", "theme", "tint", "indexed", "blue on blue", "black on black",
        "grey", "red", "white on blue", "pattern",
    ],
)  # fmt: skip
def test_text_that_is_struck_or_in_the_colour_of_its_fill(
    change: Change, struck: dict[tuple[int, int], str], unseen: dict[tuple[int, int], str], *, usual: bool
) -> None:
    looks = looks_after(change, usual=usual)

    assert (looks.struck, looks.unseen, looks.visible) == (struck, unseen, {})


@pytest.mark.parametrize("usual", [True, False], ids=["usual", "odd"])
def test_a_part_of_a_text_that_is_struck_or_white_leaves_the_rest(*, usual: bool) -> None:
    def change(sheet: Worksheet) -> None:
        sheet["A1"] = CellRichText("Divisi ", gone("Hukum ", strike=True), "Data")
        sheet["A2"] = CellRichText("Divisi ", gone("Hukum", color="FFFFFFFF"))
        sheet["A3"] = CellRichText("Divisi ", gone("Hukum", b=True, color="FFFF0000"))
        sheet["A4"] = CellRichText(gone("Divisi", strike=True), gone(" ", b=True))

    looks = looks_after(change, usual=usual)

    assert looks.struck == {(1, 1): "Hukum ", (4, 1): "Divisi"}
    assert looks.unseen == {(2, 1): "Hukum"}
    assert looks.visible == {(1, 1): "Divisi Data", (2, 1): "Divisi "}


def test_what_stands_beneath_a_merged_range_is_not_seen() -> None:
    def change(sheet: Worksheet) -> None:
        sheet["A2"], sheet["B2"] = "bawah", "Rapat"
        sheet.merged_cells.add("A1:B2")
        sheet["B1"] = None

    assert looks_after(change).unseen == {(2, 1): "bawah"}


@pytest.mark.parametrize("usual", [True, False], ids=["usual", "odd"])
def test_fills_are_told_of_blank_cells_too_and_of_whole_rows_and_columns(*, usual: bool) -> None:
    def change(sheet: Worksheet) -> None:
        sheet["C1"].fill = solid("FFC000")
        sheet["D1"].fill = solid(Color(theme=4, tint=0.4))
        sheet["E1"].fill = solid("FFFFFF")
        sheet["F1"].fill = solid("D9E2EC")  # of our own headings
        sheet["G1"].fill = GradientFill(stop=("FFFFFF", "00FF00"))
        sheet["G2"] = "akhir"
        sheet.row_dimensions[2].fill = solid("FFFF00")
        sheet.column_dimensions["C"].fill = solid("00B050")
        sheet["C3"] = "x"
        sheet["A3"] = "y"

    fills = looks_after(change, usual=usual).fills

    assert fills == {
        (1, 3): "FFC000", (1, 4): "95B3D7", (1, 7): "00FF00", **{(2, column): "FFFF00" for column in range(1, 7)},
    }  # fmt: skip


def test_white_letters_in_the_heading_of_a_table_that_excel_colours_are_to_be_seen() -> None:
    def change(sheet: Worksheet) -> None:
        sheet["A1"].font = sheet["A2"].font = Font(color="FFFFFF")
        sheet["A2"] = "hilang"
        sheet["B1"] = "Judul"
        sheet.add_table(Table(displayName="Rencana", ref="A1:B2", tableStyleInfo=TableStyleInfo("TableStyleMedium2")))

    assert looks_after(change).unseen == {(2, 1): "hilang"}


def test_letters_without_a_colour_are_black_in_excel_and_suit_the_fill_in_libreoffice() -> None:
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = "Rapat"
    black_fill(book.worksheets[0])
    content = workbooks.saved(book)
    app = unzipped(content)["docProps/app.xml"]
    by_libreoffice = workbooks.rezipped(
        content, {"docProps/app.xml": app.replace(b"Microsoft Excel", b"LibreOffice/7.4")}
    )
    styles = unzipped(content)["xl/styles.xml"]
    without = re.sub(rb"<font>(.*?)<color[^>]*/>", rb"<font>\1", styles)

    assert open_workbook(workbooks.rezipped(content, {"xl/styles.xml": without})).sheets[0].looks.unseen
    assert not open_workbook(workbooks.rezipped(by_libreoffice, {"xl/styles.xml": without})).sheets[0].looks.unseen


def test_the_colours_of_windows_are_the_readers_own() -> None:
    content = workbooks.saved(openpyxl.Workbook())
    theme = unzipped(content)["xl/theme/theme1.xml"]
    book = openpyxl.load_workbook(io.BytesIO(content))
    book.worksheets[0]["A1"] = "Rapat"
    book.loaded_theme = theme.replace(b'lastClr="000000"', b'lastClr="FFFFFF"')

    assert book.loaded_theme != theme
    assert not open_workbook(workbooks.saved(book)).sheets[0].looks.unseen


def test_comments_are_told_with_their_text() -> None:
    def change(sheet: Worksheet) -> None:
        sheet["B1"].comment = Comment("Budi:\ntolong dicek", "Budi")

    assert looks_after(change).comments == {(1, 2): "Budi:\ntolong dicek"}


def test_of_a_conversation_all_answers_are_told() -> None:
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = "Rapat"
    book.worksheets[0]["A1"].comment = Comment("[Threaded comment] Your version of Excel ...", "tc={1}")
    content = workbooks.saved(book)
    parts = unzipped(content)
    rels = parts["xl/worksheets/_rels/sheet1.xml.rels"]
    kind = b"http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"
    link = b'<Relationship Id="rId9" Type="' + kind + b'" Target="../threadedComments/threadedComment1.xml"/>'
    said = (
        b'<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">'
        b'<threadedComment ref="A1" id="{1}"><text>Benar 75%?</text></threadedComment>'
        b'<threadedComment ref="A1" id="{2}" parentId="{1}"><text>Bukan, 57%.</text></threadedComment>'
        b"</ThreadedComments>"
    )
    parts["xl/worksheets/_rels/sheet1.xml.rels"] = rels.replace(b"</Relationships>", link + b"</Relationships>")
    parts["xl/threadedComments/threadedComment1.xml"] = said

    assert open_workbook(workbooks.zipped(parts)).sheets[0].looks.comments == {(1, 1): "Benar 75%?\nBukan, 57%."}


@pytest.mark.parametrize(
    ("code", "value", "hidden"),
    [
        (";;;", "teks", True),
        (";;;", 75.0, True),
        (";;", 75.0, True),
        (";;", "teks", False),
        ("0;-0;;@", 0.0, True),
        ("0;-0;;@", 75.0, False),
        ("0;", -1.0, True),
        ("0", 75.0, False),
        ('0" ; "0', 0.0, False),
        (r"0\;0", 0.0, False),
        ('""', 75.0, False),
        ("[>100];;;", 75.0, False),
        ('0;0;0;""', "teks", True),
        ('"ada";"ada";"ada";"ada"', "teks", False),
    ],
)
def test_a_format_hides_what_it_has_no_place_for(code: str, value: str | float, *, hidden: bool) -> None:
    assert hides(code, value) is hidden


@pytest.mark.parametrize(
    ("colour", "tint", "mixed"),
    [("4F81BD", 0.4, "95B3D7"), ("4F81BD", -0.25, "366092"), ("000000", 0.5, "808080"), ("FFFFFF", -0.15, "D9D9D9")],
)
def test_tints_are_those_of_excel(colour: str, tint: float, mixed: str) -> None:
    assert look_alike(tinted(colour, tint), mixed)
    assert not look_alike(colour, mixed)


def test_an_xlsb_says_that_its_number_formats_are_not_known() -> None:
    known = {
        "xlsx": open_workbook(workbooks.xlsx({"A": [["x"]]})).sheets[0].formats_known,
        "xlsb": open_workbook(workbooks.xlsb([["x"]])).sheets[0].formats_known,
    }

    assert known == {"xlsx": True, "xlsb": False}
