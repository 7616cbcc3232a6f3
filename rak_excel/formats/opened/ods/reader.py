"""Follows the XML of an ods: which of its elements is a sheet, a row, a cell, a comment, and which is none of these."""

from __future__ import annotations

from collections.abc import Callable

from rak_excel.formats.opened.ods.looks import PARAGRAPH, Words
from rak_excel.formats.opened.ods.sheets import SheetDraft
from rak_excel.formats.opened.ods.styles import STYLES, OdsStyles
from rak_excel.formats.opened.ods.xml import BETWEEN, Attributes, Room, name
from rak_excel.formats.opened.xml_events import new_parser, parse

_TABLE, _ROW, _COLUMN = name("table:table"), name("table:table-row"), name("table:table-column")
_CELLS = {name("table:table-cell"), name("table:covered-table-cell")}
_COMMENT, _SOURCE = name("office:annotation"), name("table:table-source")
_REMEMBERED = name("table:dde-links")  # with tables of what other programs said last
_NO_WORDS = Words()  # of most cells; nothing is ever put into it

# What an element is, or is in. Aside is what is nothing of the sheet's own: a picture, a table within a cell.
_OUTSIDE, _STYLE, _SHEET, _ROW_OF_SHEET, _CELL, _IN_COMMENT, _WORDS, _ASIDE = range(8)


class OdsReader:
    """Passes what `content.xml` has on to the styles, and to the draft that `drafted` gives for each sheet."""

    def __init__(self, drafted: Callable[[Attributes], SheetDraft], styles: OdsStyles, room: Room) -> None:
        self.has_links = False  # whether a sheet is what another file is remembered to hold
        self._drafted, self._styles, self._room = drafted, styles, room
        self._places = [_OUTSIDE]
        self._cell: Attributes = {}
        self._words = self._said = _NO_WORDS
        self._comment: Words | None = None

    def read(self, xml: bytes) -> None:
        """Raises UnreadableWorkbookError where it is damaged or has too many elements."""
        self._parser = new_parser(self._started, self._ended, BETWEEN)
        try:
            parse(self._parser, xml)
        finally:  # what the parser tells of holds the parser: both would wait for each other in the memory
            del self._parser

    def _started(self, element: str, attributes: Attributes) -> None:
        self._room.take_element()
        self._places.append(_WITHIN[self._places[-1]](self, element, attributes))

    def _ended(self, _: str) -> None:
        place = self._places.pop()
        if place == _WORDS:
            self._said.end()
            if self._places[-1] != _WORDS:
                self._parser.CharacterDataHandler = None
        elif place == _CELL:
            self._draft.take_cell(self._cell, self._words, self._comment)
        elif place == _STYLE and self._styles.end():
            self._parser.CharacterDataHandler = None

    def _outside(self, element: str, attributes: Attributes) -> int:
        if element == _TABLE:
            self._draft = self._drafted(attributes)
            return _SHEET
        if element in STYLES:
            self._parser.CharacterDataHandler = self._styles.take_letters
            return self._in_style(element, attributes)
        return _ASIDE if element == _REMEMBERED else _OUTSIDE

    def _in_style(self, element: str, attributes: Attributes) -> int:
        self._styles.begin(element, attributes)
        return _STYLE

    def _in_sheet(self, element: str, attributes: Attributes) -> int:
        if element == _ROW:
            self._draft.begin_row(attributes)
            return _ROW_OF_SHEET
        if element == _COLUMN:
            self._draft.take_columns(attributes)
        self.has_links |= element == _SOURCE
        return _ASIDE if element == _TABLE else _SHEET

    def _in_row(self, element: str, attributes: Attributes) -> int:
        if element not in _CELLS:
            return _ASIDE
        self._cell, self._words, self._comment = attributes, _NO_WORDS, None
        return _CELL

    def _in_cell(self, element: str, _: Attributes) -> int:
        if element == PARAGRAPH:
            if self._words is _NO_WORDS:
                self._words = Words()
            return self._paragraph(self._words)
        if element == _COMMENT and self._comment is None:
            self._comment = Words()
            return _IN_COMMENT
        return _ASIDE

    def _in_comment(self, element: str, _: Attributes) -> int:
        if element == PARAGRAPH and self._comment is not None:
            return self._paragraph(self._comment)
        return _ASIDE

    def _paragraph(self, words: Words) -> int:
        words.begin_paragraph()
        self._said = words
        self._parser.CharacterDataHandler = words.take_letters
        return _WORDS

    def _in_words(self, element: str, attributes: Attributes) -> int:
        self._said.begin(element, attributes)
        return _WORDS

    def _aside(self, _: str, __: Attributes) -> int:
        return _ASIDE


_WITHIN = (
    OdsReader._outside,
    OdsReader._in_style,
    OdsReader._in_sheet,
    OdsReader._in_row,
    OdsReader._in_cell,
    OdsReader._in_comment,
    OdsReader._in_words,
    OdsReader._aside,
)
