"""The whole workbook of a plan: its guide, the other sheets in their order, and the marks that say of which template it is."""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from pathlib import Path

from rak_excel.formats.written.book import Formats, new_book
from rak_excel.formats.written.extended import KeptTextSheet
from rak_excel.formats.written.packing import Compressor
from rak_excel.formats.written.table import TableSheet, add_table
from rak_excel.model import PlanForm
from rak_excel.workbooks.form.check_sheet import add_check_sheet
from rak_excel.workbooks.form.further_sheet import further_table
from rak_excel.workbooks.form.guide_sheet import add_guide_sheet
from rak_excel.workbooks.form.identity_sheet import add_identity_sheet, paper_code
from rak_excel.workbooks.form.lists_sheet import fill_lists_sheet
from rak_excel.workbooks.form.marks import add_marks
from rak_excel.workbooks.form.page import set_page_footer
from rak_excel.workbooks.form.plan_sheet import add_plan_sheet
from rak_excel.workbooks.form.self_check.hidden_sheet import add_hidden_sheet, workings_of

# The theme's fonts for sixty scripts that no plan is written in take 600 bytes.
_THEME = "xl/theme/theme1.xml"
_SCRIPT_FONT = re.compile(rb'<a:font script="[^"]*" typeface="[^"]*"/>')
# Shadows and colour runs of shapes, of which our sheets have none; a theme names three of each, be they plain.
_EFFECT = re.compile(rb"(?<=<a:effectStyle>).*?(?=</a:effectStyle>)")
_GRADIENT = re.compile(rb"<a:gradFill .*?</a:gradFill>")
# The names of the sheets stand in the workbook itself.
_PROPERTIES = "docProps/app.xml"
_SHEETS_TOLD = re.compile(rb"<HeadingPairs>.*</TitlesOfParts>")
_PLAIN = b'<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_TIGHT = 8  # the next step takes longer for nothing
_FORMULAS = b'<f t="shared"'
_SHORT = 12_000  # letters


def write_plan_book(path: Path, form: PlanForm, *, extra: Sequence[TableSheet] = ()) -> None:
    """Write the workbook of `form` to `path`, which is replaced; `extra` sheets follow the parts.

    The same form gives the same bytes.
    """
    book = new_book(path, packing=packed_tightly)
    formats = Formats(book)
    add_guide_sheet(book, form, formats)
    identity = add_identity_sheet(book, form, formats)
    parts = [add_plan_sheet(book, part, form, formats) for part in form.definition.parts]
    for table in (*(further_table(declared, form) for declared in form.definition.sheets_beside), *extra):
        sheet = add_table(book, table, formats, growing=True)
        sheet.set_paper(paper_code(form))
        set_page_footer(sheet, table.name, form)
    workings = workings_of(form, extra)
    add_check_sheet(book, form, workings, formats)
    lists = book.add_worksheet(form.definition.sheets.lists, KeptTextSheet)
    # Before the lists' 550 offices: the definition repeats texts of the other sheets, and packs tighter near to them.
    add_hidden_sheet(book, form, workings)
    fill_lists_sheet(book, lists, form, formats)
    add_marks(book, form.definition)
    (parts[0] if form.signed else identity).activate()
    book.close()


def packed_tightly(name: str, content: bytes) -> tuple[bytes, Compressor]:
    """Packed tighter than zip files usually are: a plan travels over WhatsApp, and 514 of them are sent out."""
    if name == _THEME:
        content = _GRADIENT.sub(_PLAIN, _EFFECT.sub(b"<a:effectLst/>", _SCRIPT_FONT.sub(b"", content)))
    if name == _PROPERTIES:
        content = _SHEETS_TOLD.sub(b"", content)
    # How much zlib is to remember, of 9: with little it packs in small blocks, each with the codes that suit it. So rows of
    # formulas between texts take 3 KB less of 60; a short part is best packed in one block.
    memory = 8 if len(content) < _SHORT else 3 if _FORMULAS in content else 4
    return content, zlib.compressobj(_TIGHT, zlib.DEFLATED, -zlib.MAX_WBITS, memory)
