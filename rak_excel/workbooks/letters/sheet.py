"""A letter as one page, on what to correct as far as it fits and by when, and as the full list behind it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from rak_excel.formats.written.book import points_on_a_page
from rak_excel.formats.written.drawn.canvas import Canvas
from rak_excel.formats.written.drawn.charts import CellBlock
from rak_excel.formats.written.row_heights import BOLD, DEFAULT_POINTS, MOST_POINTS, height_of
from rak_excel.formats.written.values import CellValue
from rak_excel.language import Language, Text
from rak_excel.model import Paper
from rak_excel.reading.own_reports import LIST_TITLE, findings_title
from rak_excel.rolling_up.facts.facts import NoteRow, NoteState
from rak_excel.rolling_up.facts.places import row_number
from rak_excel.vocabulary.basics.texts import shortened
from rak_excel.workbooks.letters.content import Letter, left
from rak_excel.workbooks.letters.mended import told_mended
from rak_excel.workbooks.letters.points import alike, where

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
SHEET = Text("Catatan", "Notes")
_TO = Text("Kepada", "To")
_DEAR = Text("Yth. {addressee}", "{addressee}")
_FROM = Text("Dari", "From")
_STATE = Text("Status", "Status")
_FILES = Text("File", "File")
_BY = Text("Paling lambat", "Answer by")
_BLANK = "." * 40  # to be filled in by hand
_MORE = Text(
    "Masih ada {left}. Semuanya ada di sheet {sheet}.", "There is more: {left}. All of it is on the sheet {sheet}."
)
_CUT = Text("Isian dan catatan lengkapnya ada di sheet {sheet}.", "The full texts are on the sheet {sheet}.")
_WHERE = Text("lihat sheet {sheet}", "see the sheet {sheet}")
_LABEL = 2  # columns that a label takes
_LONGEST_FILES = 240  # letters
_MOST_MENDED = 5  # corrections of the province that the page names
_HEAD_POINTS = 24.0
_SURE = 0.96  # printers measure a little otherwise than screens


def draw_letter(canvas: Canvas, letter: Letter, paper: Paper) -> bool:
    """Fill the page, which is never more than one; whether all of it is there. What is not is counted, and the sheet with
    the list is named.
    """
    canvas.widths(WIDTHS)
    language = canvas.language
    title = findings_title(letter.year, letter.quarter).said(language)
    canvas.height(0, _HEAD_POINTS)
    canvas.put(0, 0, title, "section")
    page = _Page(canvas, _SURE * points_on_a_page(WIDTHS, paper, portrait=True) - _HEAD_POINTS - DEFAULT_POINTS)
    page.space()
    for label, value in _head(letter, language):
        page.labelled(label, value)
    page.space()
    for request in letter.requests:
        page.sentence(request.said(language))
    if letter.mended:
        page.sentence(told_mended(letter.mended, language, _MOST_MENDED, _WHERE.filled(sheet=LIST)))
    cut = any(each.is_cut for each in letter.mended[:_MOST_MENDED])
    whole = _draw_points(page, letter.points, language, cut=cut)
    canvas.page(tall=1, footer=f"{letter.addressee}", portrait=True)
    return whole and len(letter.mended) <= _MOST_MENDED


class _Page:
    """The page as it fills up: the next free row, and the points of height that are left."""

    def __init__(self, canvas: Canvas, room: float) -> None:
        self._canvas = canvas
        self._row = 1
        self.room = room

    def labelled(self, label: str, value: str) -> None:
        width = math.fsum(WIDTHS[_LABEL:]) * BOLD
        self._take(height_of([(value, width)]))
        self._canvas.joined(CellBlock(self._canvas.name, self._row, 0, self._row, _LABEL - 1), label, "wrap")
        self._canvas.joined(self._across(_LABEL), value, "strong")
        self._row += 1

    def sentence(self, text: str) -> None:
        self._take(height_of([(text, WIDTH)]))
        self._canvas.joined(self._across(0), text, "wrap")
        self._row += 1

    def row(self, values: Sequence[CellValue], styles: Sequence[str] | str, height: float) -> None:
        self._take(height)
        self._canvas.put_row(self._row, values, styles)
        self._row += 1

    def space(self) -> None:
        self._take(DEFAULT_POINTS / 2)
        self._row += 1

    def _take(self, height: float) -> None:
        self._canvas.height(self._row, height)
        self.room -= height

    def _across(self, first: int) -> CellBlock:
        return CellBlock(self._canvas.name, self._row, first, self._row, len(COLUMNS) - 1)


def _head(letter: Letter, language: Language) -> list[tuple[str, str]]:
    lines = [(_TO, _DEAR.filled(addressee=letter.addressee).said(language))]
    if letter.sender:
        lines.append((_FROM, letter.sender))
    lines.append((_STATE, letter.state.said(language)))
    if letter.files:
        lines.append((_FILES, shortened("; ".join(letter.files), _LONGEST_FILES)))
    if letter.asks:
        lines.append((_BY, letter.reply_by.said(language) if letter.reply_by else _BLANK))
    return [(label.said(language), value) for label, value in lines]


def _draw_points(page: _Page, points: Sequence[NoteRow], language: Language, *, cut: bool) -> bool:
    """As many as fit; whether all of the letter is there in full, where nothing was `cut` above."""
    if points:
        page.space()
        texts = headings(language)
        page.row(texts, "heading", heading_height(texts))
    several = len({point.file for point in points}) > 1
    groups = alike(points)
    for number, group in enumerate(groups, 1):
        values = short_values(number, group, language, several=several)
        longer = cut or values != full_values(number, group, language, several=several)
        end = _end(groups[number:], language, cut=longer)
        if number > 1 and row_height(values) + (height_of([(end, WIDTH)]) if end else 0) > page.room:
            page.sentence(_end(groups[number - 1 :], language, cut=cut))
            return False
        page.row(values, STYLES, row_height(values))
        cut = longer
    if cut:
        page.sentence(_end([], language, cut=True))
    return not cut


def _end(groups: Sequence[Sequence[NoteRow]], language: Language, *, cut: bool) -> str:
    """How much has no room on the page, or that texts are cut; '' where all is there."""
    others = left([point for group in groups for point in group], language)
    if others:
        return _MORE.filled(left=others, sheet=LIST).said(language)
    return _CUT.filled(sheet=LIST).said(language) if cut else ""


def headings(language: Language) -> list[str]:
    return [heading.said(language) for heading, _ in COLUMNS]


def heading_height(texts: Sequence[str]) -> float:
    return height_of((each, width * BOLD) for each, width in zip(texts, WIDTHS, strict=True))


def row_height(values: Sequence[CellValue]) -> float:
    return min(height_of((str(value), width) for value, width in zip(values, WIDTHS, strict=True)), MOST_POINTS)


def short_values(number: int, group: Sequence[NoteRow], language: Language, *, several: bool) -> list[CellValue]:
    """As the page has room for them. `several` tells that the letter is about more than one file."""
    sheet, *others = _said(group, language)
    file = _file(group[0], several=several)
    longest = (_LONGEST_PLACES, _LONGEST_VALUE, _LONGEST_SAID, _LONGEST_SAID)
    cut = [shortened(text, most) for text, most in zip(others, longest, strict=True)]
    return [number, shortened(sheet, _LONGEST_VALUE) + (f"\n({shortened(file, _LONGEST_VALUE)})" if file else ""), *cut]


def full_values(number: int, group: Sequence[NoteRow], language: Language, *, several: bool) -> list[CellValue]:
    sheet, *others = map(listed_value, _said(group, language))
    file = _file(group[0], several=several)
    return [number, sheet + (f"\n({file})" if file else ""), *others]


def listed_value(text: str) -> str:
    return shortened(text, _LONGEST_LISTED)


def _said(group: Sequence[NoteRow], language: Language) -> list[str]:
    """Sheet, cells, present content, finding and remedy."""
    point = group[0]
    still = _STILL.said(language) if point.state is NoteState.STILL else ""
    return [
        point.sheet or point.file,
        ", ".join(dict.fromkeys(where(each).said(language) for each in group if row_number(each.cell))),
        "; ".join(dict.fromkeys(value for each in group if (value := each.value.strip()))),
        f"{point.severity.label.said(language)}{still}: {point.message.said(language)}",
        point.hint.said(language),
    ]


def _file(point: NoteRow, *, several: bool) -> str:
    return point.file if several and point.sheet else ""


LIST = Text("Daftar Lengkap", "Full List")
_MENDED = Text("Sudah kami koreksi di rekap: {after}", "We corrected it in the roll-up: {after}")
_CHANGE_TOO = Text("Sesuaikan juga di rencana.", "Change it in the plan too.")
_CELLS = 20  # of one row: more would make it higher than a row can be
_HEADING = 1


def draw_list(canvas: Canvas, letter: Letter) -> None:
    """Numbered as on the page, printed on as many as it takes, the headings on each."""
    title = LIST_TITLE.filled(addressee=letter.addressee)
    canvas.widths(WIDTHS)
    canvas.put(0, 0, title, "section")
    texts = headings(canvas.language)
    canvas.height(_HEADING, heading_height(texts))
    canvas.put_row(_HEADING, texts, "heading")
    for row, values in enumerate(_rows(letter, canvas.language), _HEADING + 1):
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
