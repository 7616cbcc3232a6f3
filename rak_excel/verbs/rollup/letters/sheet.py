"""A letter as one page: to whom, how the office stands, what to correct as far as it fits, and by when."""

from __future__ import annotations

from collections.abc import Sequence

from rak_excel.language import Language, Text
from rak_excel.model import Paper
from rak_excel.reading.own_reports import TITLE
from rak_excel.spreadsheet.page_room import points_on_a_page
from rak_excel.spreadsheet.rollup_canvas import Area, Canvas
from rak_excel.spreadsheet.row_heights import BOLD, DEFAULT_POINTS, height_of
from rak_excel.spreadsheet.table import Value
from rak_excel.verbs.rollup.letters.content import Letter, left
from rak_excel.verbs.rollup.letters.points import Point, alike
from rak_excel.vocabulary.words import shortened

SHEET = Text("Catatan", "Notes")
_YEAR = Text(" TAHUN {year}", " {year}")
_COLUMNS = (
    (Text("NO", "NO"), 4.0),
    (Text("SHEET", "SHEET"), 12.0),
    (Text("SEL", "CELL"), 10.0),
    (Text("ISIAN SAAT INI", "PRESENT CONTENT"), 17.0),
    (Text("CATATAN", "NOTE"), 34.0),
    (Text("SARAN", "WHAT TO DO"), 26.0),
)
_WIDTHS = [width for _, width in _COLUMNS]
_STYLES = ["center", "cell", "cell", "cell", "cell", "cell"]
_TO = Text("Kepada", "To")
_DEAR = Text("Yth. {addressee}", "{addressee}")
_FROM = Text("Dari", "From")
_STATE = Text("Status", "Status")
_FILES = Text("File", "File")
_BY = Text("Paling lambat", "Answer by")
_BLANK = "." * 40  # to be filled in by hand
_MORE = Text(
    "Masih ada {left}, yang tidak muat di sini. Semuanya tampil saat file rencana dicek dengan rak-excel check, dan di "
    "sheet Catatan pada rekap provinsi.",
    "Not listed here for want of room: {left}. All of them are shown when the plan is checked with "
    "rak-excel check, and on the sheet Notes of the province's roll-up.",
)
_STILL = Text(" (masih ada)", " (still there)")
_LABEL = 2  # columns that a label takes
_LONGEST_PLACES, _LONGEST_VALUE, _LONGEST_SAID = 80, 90, 240  # letters
_HEAD_POINTS = 24.0


def draw_letter(canvas: Canvas, letter: Letter, language: Language, paper: Paper) -> None:
    """Fill the page. It is never more than one: what does not fit is counted, and where it stands is said."""
    canvas.widths(_WIDTHS)
    title = TITLE.said(language) + (_YEAR.filled(year=letter.year).said(language) if letter.year else "")
    canvas.height(0, _HEAD_POINTS)
    canvas.put(0, 0, title, "section")
    page = _Page(canvas, points_on_a_page(_WIDTHS, paper) - _HEAD_POINTS - DEFAULT_POINTS)
    page.space()
    for label, value in _head(letter, language):
        page.labelled(label, value)
    page.space()
    for request in letter.requests:
        page.sentence(request.said(language))
    if letter.points:
        _draw_points(page, letter.points, language)
    canvas.page(tall=1, footer=f"{letter.addressee}", portrait=True)


class _Page:
    """The page as it fills up: the next free row, and the points of height that are left."""

    def __init__(self, canvas: Canvas, room: float) -> None:
        self._canvas = canvas
        self._row = 1
        self.room = room

    def labelled(self, label: str, value: str) -> None:
        width = sum(_WIDTHS[_LABEL:]) * BOLD
        self._take(height_of([(value, width)]))
        self._canvas.joined(Area(self._canvas.name, self._row, 0, self._row, _LABEL - 1), label, "wrap")
        self._canvas.joined(self._across(_LABEL), value, "strong")
        self._row += 1

    def sentence(self, text: str) -> None:
        self._take(height_of([(text, sum(_WIDTHS))]))
        self._canvas.joined(self._across(0), text, "wrap")
        self._row += 1

    def row(self, values: Sequence[Value], styles: Sequence[str], height: float) -> None:
        self._take(height)
        self._canvas.put_row(self._row, values, styles)
        self._row += 1

    def space(self) -> None:
        self._take(DEFAULT_POINTS / 2)
        self._row += 1

    def _take(self, height: float) -> None:
        self._canvas.height(self._row, height)
        self.room -= height

    def _across(self, first: int) -> Area:
        return Area(self._canvas.name, self._row, first, self._row, len(_COLUMNS) - 1)


def _head(letter: Letter, language: Language) -> list[tuple[str, str]]:
    lines = [(_TO, _DEAR.filled(addressee=letter.addressee).said(language))]
    if letter.sender:
        lines.append((_FROM, letter.sender))
    lines.append((_STATE, letter.state.said(language)))
    if letter.files:
        lines.append((_FILES, shortened("; ".join(letter.files), _LONGEST_SAID)))
    if letter.asks:
        lines.append((_BY, letter.reply_by.said(language) if letter.reply_by else _BLANK))
    return [(label.said(language), value) for label, value in lines]


def _draw_points(page: _Page, points: Sequence[Point], language: Language) -> None:
    page.space()
    headings = [heading.said(language) for heading, _ in _COLUMNS]
    page.row(
        headings,
        ["heading"] * len(headings),
        height_of((each, width * BOLD) for each, width in zip(headings, _WIDTHS, strict=True)),
    )
    several = len({point.file for point in points}) > 1
    groups = alike(points)
    for number, group in enumerate(groups, 1):
        values = _values(number, group, language, several=several)
        height = height_of((str(value), width) for value, width in zip(values, _WIDTHS, strict=True))
        rest = _rest(groups[number:], language)
        if number > 1 and height + (height_of([(rest, sum(_WIDTHS))]) if rest else 0) > page.room:
            page.sentence(_rest(groups[number - 1 :], language))
            return
        page.row(values, _STYLES, height)


def _rest(groups: Sequence[Sequence[Point]], language: Language) -> str:
    """How much has no room on the page; '' where nothing is left."""
    others = left([point for group in groups for point in group], language)
    return _MORE.filled(left=others).said(language) if others else ""


def _values(number: int, group: Sequence[Point], language: Language, *, several: bool) -> list[Value]:
    point = group[0]
    places = ", ".join(dict.fromkeys(each.place.said(language) for each in group if each.row))
    file = f"\n({shortened(point.file, _LONGEST_VALUE)})" if several and point.sheet else ""
    still = _STILL.said(language) if point.still else ""
    said = f"{point.severity.label.said(language)}{still}: {point.message.said(language)}"
    return [
        number,
        shortened(point.sheet or point.file, _LONGEST_VALUE) + file,
        shortened(places, _LONGEST_PLACES),
        shortened(point.value, _LONGEST_VALUE),
        shortened(said, _LONGEST_SAID),
        shortened(point.hint.said(language), _LONGEST_SAID),
    ]
