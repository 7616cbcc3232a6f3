"""The rows of what is to be corrected, as the page and the full list of a letter have them."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from rak_excel.formats.written.drawn.canvas import Canvas
from rak_excel.formats.written.row_heights import BOLD, MOST_POINTS, height_of
from rak_excel.formats.written.table import CellValue
from rak_excel.language import Language, Text
from rak_excel.reading.own_reports import LIST_TITLE
from rak_excel.vocabulary.basics.texts import shortened
from rak_excel.workbooks.letters.content import Letter
from rak_excel.workbooks.letters.points import LetterPoint, alike

COLUMNS = (
    (Text("NO", "NO"), 4.0),
    (Text("SHEET", "SHEET"), 12.0),
    (Text("SEL", "CELL"), 10.0),
    (Text("ISIAN SAAT INI", "PRESENT CONTENT"), 17.0),
    (Text("CATATAN", "NOTE"), 34.0),
    (Text("SARAN", "WHAT TO DO"), 26.0),
)
WIDTHS = [width for _, width in COLUMNS]
WIDTH = math.fsum(WIDTHS)
STYLES = ["center", "cell", "cell", "cell", "cell", "cell"]
_STILL = Text(" (masih ada)", " (still there)")
_LONGEST_PLACES, _LONGEST_VALUE, _LONGEST_SAID = 80, 90, 240  # letters of a cell on the page
_LONGEST_LISTED = 400  # of one in the list: what the highest row shows in the narrowest column


def headings(language: Language) -> list[str]:
    return [heading.said(language) for heading, _ in COLUMNS]


def heading_height(texts: Sequence[str]) -> float:
    return height_of((each, width * BOLD) for each, width in zip(texts, WIDTHS, strict=True))


def row_height(values: Sequence[CellValue]) -> float:
    return min(height_of((str(value), width) for value, width in zip(values, WIDTHS, strict=True)), MOST_POINTS)


def short_values(number: int, group: Sequence[LetterPoint], language: Language, *, several: bool) -> list[CellValue]:
    """As the page has room for them. `several` tells that the letter is about more than one file."""
    sheet, *others = _said(group, language)
    file = _file(group[0], several=several)
    longest = (_LONGEST_PLACES, _LONGEST_VALUE, _LONGEST_SAID, _LONGEST_SAID)
    cut = [shortened(text, most) for text, most in zip(others, longest, strict=True)]
    return [number, shortened(sheet, _LONGEST_VALUE) + (f"\n({shortened(file, _LONGEST_VALUE)})" if file else ""), *cut]


def full_values(number: int, group: Sequence[LetterPoint], language: Language, *, several: bool) -> list[CellValue]:
    sheet, *others = map(listed_value, _said(group, language))
    file = _file(group[0], several=several)
    return [number, sheet + (f"\n({file})" if file else ""), *others]


def listed_value(text: str) -> str:
    return shortened(text, _LONGEST_LISTED)


def _said(group: Sequence[LetterPoint], language: Language) -> list[str]:
    """Sheet, cells, present content, finding and remedy."""
    point = group[0]
    still = _STILL.said(language) if point.still else ""
    return [
        point.sheet or point.file,
        ", ".join(dict.fromkeys(each.place.said(language) for each in group if each.row)),
        "; ".join(dict.fromkeys(each.value for each in group if each.value)),
        f"{point.severity.label.said(language)}{still}: {point.message.said(language)}",
        point.hint.said(language),
    ]


def _file(point: LetterPoint, *, several: bool) -> str:
    return point.file if several and point.sheet else ""


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


def _rows(letter: Letter, language: Language) -> Iterator[list[CellValue]]:
    several = len({point.file for point in letter.points}) > 1
    groups = alike(letter.points)
    for number, group in enumerate(groups, 1):
        for first in range(0, len(group), _CELLS):
            yield full_values(number, group[first : first + _CELLS], language, several=several)
    for number, each in enumerate(letter.mended, len(groups) + 1):
        said = (each.sheet, *(text.said(language) for text in (each.place, each.before)))
        after = _MENDED.filled(after=each.after).said(language)
        yield [number, *map(listed_value, (*said, after)), _CHANGE_TOO.said(language)]
