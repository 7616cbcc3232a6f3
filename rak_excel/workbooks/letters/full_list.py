"""The full list of a letter, on a sheet behind its page: all that is to be corrected, and all that the province corrected."""

from __future__ import annotations

from collections.abc import Iterator

from rak_excel.formats.written.drawn.canvas import Canvas
from rak_excel.formats.written.table import Value
from rak_excel.language import Language, Text
from rak_excel.reading.own_reports import LIST_TITLE
from rak_excel.workbooks.letters.content import Letter
from rak_excel.workbooks.letters.points import alike
from rak_excel.workbooks.letters.rows import (
    STYLES,
    WIDTHS,
    full_values,
    heading_height,
    headings,
    listed_value,
    row_height,
)

LIST = Text("Daftar Lengkap", "Full List")
_MENDED = Text("Sudah kami koreksi di rekap: {after}", "We corrected it in the roll-up: {after}")
_CHANGE_TOO = Text("Sesuaikan juga di rencana.", "Change it in the plan too.")
_CELLS = 20  # of one row: more would make it higher than a row can be
_HEADING = 1


def draw_list(canvas: Canvas, letter: Letter, language: Language) -> None:
    """Numbered as on the page, printed on as many as it takes, the headings on each."""
    title = LIST_TITLE.filled(addressee=letter.addressee).said(language)
    canvas.widths(WIDTHS)
    canvas.put(0, 0, title, "section")
    texts = headings(language)
    canvas.height(_HEADING, heading_height(texts))
    canvas.put_row(_HEADING, texts, ["heading"] * len(texts))
    for row, values in enumerate(_rows(letter, language), _HEADING + 1):
        canvas.height(row, row_height(values))
        canvas.put_row(row, values, STYLES)
    canvas.freeze(_HEADING + 1)
    canvas.page(repeat=(_HEADING, _HEADING), footer=title, portrait=True)


def _rows(letter: Letter, language: Language) -> Iterator[list[Value]]:
    several = len({point.file for point in letter.points}) > 1
    groups = alike(letter.points)
    for number, group in enumerate(groups, 1):
        for first in range(0, len(group), _CELLS):
            yield full_values(number, group[first : first + _CELLS], language, several=several)
    for number, each in enumerate(letter.mended, len(groups) + 1):
        said = (each.sheet, *(text.said(language) for text in (each.place, each.before)))
        after = _MENDED.filled(after=each.after).said(language)
        yield [number, *map(listed_value, (*said, after)), _CHANGE_TOO.said(language)]
