"""How the cells of one sheet of an xls look, and what is commented on them: gathered from its records one by one."""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping, Sequence

from rak_excel.formats.addresses import LAST_COLUMN, LAST_ROW, Address, Area
from rak_excel.formats.grid import Looks, Rows
from rak_excel.formats.opened.appearance import Appearance, Run, inherited, looks_of
from rak_excel.formats.opened.binary.records import RecordBudget
from rak_excel.formats.opened.number_formats import GENERAL

_ROW, _COLINFO, _NOTE, _OBJECT, _OBJECT_TEXT, _CONTINUE = 0x208, 0x7D, 0x1C, 0x5D, 0x1B6, 0x3C
_SEVERAL = {0xBD: 6, 0xBE: 2}  # numbers and blank cells side by side, each in so many bytes that begin with its style
_SHARED = 0xFD
_SINGLE = {0x203, 0x204, 0xFD, 0x27E, 0x205, 0x06, 0xD6, 0x201}
_HAS_STYLE = 0x80  # of a whole row
_COMMON = 0x15  # how the first part of an object begins, with its number
_PLAIN = Appearance()

Texts = Callable[[], Mapping[int, Sequence[Run]]]


class XlsCells:
    """`texts` gives the shared texts whose parts look different. Files of Excel 95, the `old`, keep comments elsewhere."""

    def __init__(self, styles: Sequence[Appearance], texts: Texts, *, old: bool, budget: RecordBudget) -> None:
        self._budget = budget
        self._looks = styles
        self._shared_texts = texts
        self._old = old
        self._shared: dict[Address, int] = {}
        self._styles: dict[Address, int] = {}
        self._rows: dict[int, int] = {}
        self._columns: dict[int, int] = {}
        self._texts: dict[int, list[str]] = {}
        self._notes: dict[Address, int] = {}
        self._comments: dict[Address, str] = {}
        self._object = 0
        self._awaited = 0  # letters of a text that follows

    def take(self, record: int, content: bytes) -> None:
        """Raises struct.error or IndexError at a record that is cut off."""
        if record in _SINGLE:
            self._take_style(content)
        elif record in _SEVERAL:
            self._take_styles(content, _SEVERAL[record])
        if record == _SHARED and len(content) >= 10:
            row, column, number = struct.unpack_from("<HH2xI", content)
            self._shared[row + 1, column + 1] = number
        elif record == _ROW and len(content) >= 16 and content[12] & _HAS_STYLE:
            row, style = struct.unpack_from("<H12xH", content)
            self._rows[row + 1] = style & 0xFFF
        elif record == _COLINFO and len(content) >= 8:
            first, last, style = struct.unpack_from("<HH2xH", content)
            told = range(first + 1, min(last, LAST_COLUMN) + 2)
            self._budget.spend(columns=len(told))
            self._columns |= dict.fromkeys(told, style)
        elif record in {_NOTE, _OBJECT, _OBJECT_TEXT, _CONTINUE}:
            self._take_comment(record, content)

    def formats(self) -> dict[Address, str]:
        codes = {nth: each.number_format for nth, each in enumerate(self._looks) if each.number_format != GENERAL}
        return {at: codes[style] for at, style in self._styles.items() if style in codes}

    def looks(self, rows: Rows, merged: Sequence[Area]) -> Looks:
        remarkable = {nth: each for nth, each in enumerate(self._looks) if each.is_remarkable}
        written = {at: remarkable[style] for at, style in self._styles.items() if style in remarkable}
        by_row, by_column = (
            {nth: remarkable.get(style, _PLAIN) for nth, style in lines.items()}
            for lines in (self._rows, self._columns)
        )
        lines = inherited(rows, by_row, by_column, self._styles) if remarkable else {}
        comments = {
            at: text for at, number in self._notes.items() if (text := "".join(self._texts.get(number, ())).strip())
        }
        texts = self._shared_texts()
        runs = {at: texts[number] for at, number in self._shared.items() if number in texts}
        self._budget.spend(runs=sum(map(len, runs.values())))
        return looks_of(rows, merged, {**lines, **written}, runs, {**self._comments, **comments})

    def _take_style(self, content: bytes) -> None:
        if len(content) >= 6:
            row, column, style = struct.unpack_from("<3H", content)
            if row < LAST_ROW and column < LAST_COLUMN:
                self._styles[row + 1, column + 1] = style

    def _take_styles(self, content: bytes, each: int) -> None:
        """Those of cells side by side, `each` in so many bytes."""
        if len(content) >= 6:
            row, first = struct.unpack_from("<HH", content)
            last = min(first - (6 - len(content)) // each, LAST_COLUMN)
            if row < LAST_ROW and first < last:
                self._budget.spend(cells=last - first)
                for nth in range(last - first):
                    (style,) = struct.unpack_from("<H", content, 4 + nth * each)
                    self._styles[row + 1, first + nth + 1] = style

    def _take_comment(self, record: int, content: bytes) -> None:
        """A note names an object, whose text stands in the records that follow that of the object."""
        if record == _OBJECT and len(content) >= 8 and content[0] == _COMMON:
            (self._object,) = struct.unpack_from("<H", content, 6)
            self._awaited = 0
        elif record == _OBJECT_TEXT and len(content) >= 12:
            (self._awaited,) = struct.unpack_from("<H", content, 10)
            self._texts[self._object] = []
        elif record == _CONTINUE and self._awaited and content:
            text = content[1:].decode("utf-16-le" if content[0] & 1 else "latin-1", "replace")[: self._awaited]
            self._texts[self._object].append(text)
            self._awaited -= len(text)
        elif record == _NOTE and len(content) >= 8:
            row, column, _, number = struct.unpack_from("<4H", content)
            if row < LAST_ROW and column < LAST_COLUMN:
                self._take_note((row + 1, column + 1), number, content)

    def _take_note(self, at: Address, number: int, content: bytes) -> None:
        if self._old:
            self._comments[at] = content[6:].decode("latin-1").strip()
        else:
            self._notes[at] = number
