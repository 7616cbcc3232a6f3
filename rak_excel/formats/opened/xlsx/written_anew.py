"""Writes sheets and shared texts of an xlsx anew, as `strict.py` grants them, where another program wrote them otherwise.

A real parser reads them; what is written holds the cells, what our own looks ask for, and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from rak_excel.formats.addresses import Address, column_letters, column_number
from rak_excel.formats.opened.archive import Budget, FileLimits
from rak_excel.formats.opened.xlsx.strict import said_in
from rak_excel.formats.opened.xml_events import stream

_ADDRESS = re.compile(r"([A-Za-z]{1,7})([1-9][0-9]{0,9})")
_RANGE = re.compile(r"([A-Za-z]{1,3}[1-9][0-9]{0,6})(?::([A-Za-z]{1,3}[1-9][0-9]{0,6}))?")
_KIND = re.compile(r"[a-zA-Z]{1,9}")
_HEIGHT = re.compile(r"[0-9]{1,9}(?:\.[0-9]{0,20})?")
_FONT_PARTS = {"strike", "color", "rFont"}
_ESCAPED = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
_IN_ATTRIBUTES = str.maketrans(_ESCAPED)
_IN_TEXTS = str.maketrans({each: _ESCAPED[each] for each in "&<>\r"})
_FEW_STRAYS = 20_000
_LONGEST_NUMBER = 9
_BLANKS = " \t\r\n"


def texts_anew(xml: bytes, budget: Budget) -> bytes:
    """The shared texts in the same order. Raises UnreadableWorkbookError where they are damaged or too many."""
    written = ["<sst>"]
    texts = _Texts()

    def started(name: str, attributes: Mapping[str, str]) -> None:
        if name == "si":
            texts.begin()
        else:
            texts.started(name, attributes)

    def ended(name: str) -> None:
        texts.ended(name)
        if name == "si":
            written.append(f"<si>{texts.xml}</si>")

    stream(xml, "sst", started, ended, texts.text, budget=budget)
    return "".join([*written, "</sst>"]).encode()


def sheet_anew(
    xml: bytes, last: Address, budget: Budget, shared: Callable[[], Sequence[str]]
) -> tuple[bytes, dict[Address, str]]:
    """The sheet with its cells up to the `last` row and column, nothing where the part is no worksheet; and its other cells.

    `shared` gives the shared texts. Raises UnreadableWorkbookError where the XML is damaged or has too many cells.
    """
    writer = _SheetWriter(last, budget.limits, shared)
    stream(xml, "worksheet", writer.started, writer.ended, writer.text, budget=budget)
    return writer.xml, writer.strays


class _Texts:
    """Takes the elements of one text at a time: its parts, with the fonts that they name."""

    def __init__(self) -> None:
        self.begin()

    def begin(self) -> None:
        self._written: list[str] = []
        self._part: list[str] | None = None  # texts with a font of their own
        self._font: list[str] | None = None
        self._fonts = ""
        self._open: list[str] | None = None
        self._keeps = self._spoken = False

    @property
    def xml(self) -> str:
        return "".join(self._written)

    def started(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "rPh":
            self._spoken = True
        elif self._spoken:
            return
        elif name == "r":
            self._part, self._fonts = [], ""
        elif name == "rPr":
            self._font = []
        elif name == "t":
            self._open, self._keeps = [], attributes.get("xml:space") == "preserve"
        elif self._font is not None and name in _FONT_PARTS:
            self._font.append(f"<{name}{_attributes(attributes)}/>")

    def text(self, text: str) -> None:
        if self._open is not None:
            self._open.append(text)

    def ended(self, name: str) -> None:
        if name == "rPh":
            self._spoken = False
        elif name == "t" and self._open is not None:
            text = _text("".join(self._open), keeps=self._keeps)
            (self._written if self._part is None else self._part).append(text)
            self._open = None
        elif name == "rPr" and self._font is not None:
            self._fonts, self._font = f"<rPr>{''.join(self._font)}</rPr>", None
        elif name == "r" and self._part is not None:
            self._written += [f"<r>{self._fonts}{text}</r>" for text in self._part or [""]]
            self._part = None


class _Cell(Struct):
    """The cell that is being read."""

    at: Address = (0, 0)
    style: str = ""
    kind: str = ""
    formula: str | None = None
    shared: str = ""  # tells the number of a formula that several cells share
    value: str = ""
    texts: str | None = None

    @property
    def is_filled(self) -> bool:
        return self.formula is not None or self.texts is not None or bool(self.value.strip(_BLANKS))

    @property
    def content(self) -> str:
        formula = "" if self.formula is None else f"<f{self.shared}>{self.formula.translate(_IN_TEXTS)}</f>"
        if self.texts is not None:
            return f"{formula}<is>{self.texts}</is>"
        value = self.value if self.kind == "str" else self.value.strip(_BLANKS)
        return f"{formula}<v>{value.translate(_IN_TEXTS)}</v>" if value else formula


class _SheetWriter:
    """Takes the elements of a sheet in order; a cell or row that does not say where it stands follows the one before."""

    def __init__(self, last: Address, limits: FileLimits, shared: Callable[[], Sequence[str]]) -> None:
        self.strays: dict[Address, str] = {}
        self._last, self._limits, self._shared = last, limits, shared
        self._columns: list[str] = []
        self._rows: list[str] = []
        self._ranges: list[str] = []
        self._path: list[str] = [""]
        self._texts = _Texts()
        self._in_texts = False
        self._reading: list[str] = []
        self._row = self._column = self._cells = 0
        self._cell = _Cell()

    @property
    def xml(self) -> bytes:
        columns = f"<cols>{''.join(self._columns)}</cols>" if self._columns else ""
        ranges = f"<mergeCells>{''.join(self._ranges)}</mergeCells>" if self._ranges else ""
        rows = "".join(self._rows)
        return f"<worksheet>{columns}<sheetData>{rows}</sheetData>{ranges}</worksheet>".encode()

    def started(self, name: str, attributes: Mapping[str, str]) -> None:
        take = _TAKEN.get((self._path[-1], name))
        self._path.append(name)
        if take:
            take(self, attributes)
        elif self._in_texts:
            self._texts.started(name, attributes)

    def column(self, attributes: Mapping[str, str]) -> None:
        first, last = _number(attributes.get("min")), min(_number(attributes.get("max")), self._last[1])
        if 1 <= first <= last:
            kept = {name: attributes[name] for name in ("width", "style", "hidden") if name in attributes}
            self._columns.append(f'<col min="{first}" max="{last}"{_attributes(kept)}/>')

    def row(self, attributes: Mapping[str, str]) -> None:
        self._row, self._column = _number(attributes.get("r")) or self._row + 1, 0
        if self._row > self._last[0]:
            return
        kept = [f'<row r="{self._row}"']
        if attributes.get("customFormat") in {"1", "true"}:
            kept.append(f' s="{_number(attributes.get("s"))}" customFormat="1"')
        if _HEIGHT.fullmatch(height := attributes.get("ht", "")):
            kept.append(f' ht="{height}"')
        if attributes.get("hidden") in {"1", "true"}:
            kept.append(' hidden="1"')
        self._rows.append("".join([*kept, ">"]))

    def cell(self, attributes: Mapping[str, str]) -> None:
        self._cells += 1
        if self._cells > self._limits.cells:
            raise self._limits.refusal()
        address = _ADDRESS.fullmatch(attributes.get("r", ""))
        self._column = column_number(address[1]) if address else self._column + 1
        row = int(address[2]) if address and self._row <= self._last[0] else self._row
        style, kind = attributes.get("s"), attributes.get("t", "")
        written = f' s="{_number(style)}"' if style else ""
        self._cell = _Cell((row, self._column), written, kind if _KIND.fullmatch(kind) else "")

    def begin(self, _: Mapping[str, str]) -> None:
        self._reading = []

    def begin_formula(self, attributes: Mapping[str, str]) -> None:
        self._reading = []
        if attributes.get("t") == "shared":
            self._cell.shared = f' t="shared" si="{_number(attributes.get("si"))}"'

    def begin_texts(self, _: Mapping[str, str]) -> None:
        self._texts.begin()
        self._in_texts = True

    def merge(self, attributes: Mapping[str, str]) -> None:
        if _RANGE.fullmatch(reference := attributes.get("ref", "")):
            self._ranges.append(f'<mergeCell ref="{reference.upper()}"/>')

    def text(self, text: str) -> None:
        self._reading.append(text)
        self._texts.text(text)

    def ended(self, name: str) -> None:
        self._path.pop()
        end = _ENDED.get((self._path[-1], name))
        if end:
            end(self)
        elif self._in_texts:
            self._texts.ended(name)

    def end_row(self) -> None:
        if self._row <= self._last[0]:
            self._rows.append("</row>")

    def end_cell(self) -> None:
        cell, self._reading = self._cell, []
        if self._row > self._last[0] or cell.at[0] > self._last[0] or cell.at[1] > self._last[1]:
            self._tell(cell)
            return
        kind = f' t="{cell.kind}"' if cell.kind else ""
        content = f">{cell.content}</c>" if cell.is_filled or cell.kind == "str" else "/>"
        self._rows.append(f'<c r="{column_letters(cell.at[1])}{cell.at[0]}"{cell.style}{kind}{content}')

    def end_formula(self) -> None:
        self._cell.formula = "".join(self._reading)

    def end_value(self) -> None:
        self._cell.value = "".join(self._reading)

    def end_texts(self) -> None:
        self._cell.texts = self._texts.xml
        self._in_texts = False

    def _tell(self, cell: _Cell) -> None:
        if not cell.is_filled:
            return
        if len(self.strays) > _FEW_STRAYS:
            raise self._limits.refusal()
        self.strays[cell.at] = self._said(cell)

    def _said(self, cell: _Cell) -> str:
        if cell.texts is not None:
            return said_in(cell.texts.encode())
        if cell.kind != "s":
            return cell.value
        value, shared = cell.value.strip(_BLANKS), self._shared()
        return shared[number] if value and (number := _number(value)) < len(shared) else ""


_TAKEN: Mapping[tuple[str, str], Callable[[_SheetWriter, Mapping[str, str]], None]] = {
    ("cols", "col"): _SheetWriter.column,
    ("sheetData", "row"): _SheetWriter.row,
    ("row", "c"): _SheetWriter.cell,
    ("c", "f"): _SheetWriter.begin_formula,
    ("c", "v"): _SheetWriter.begin,
    ("c", "is"): _SheetWriter.begin_texts,
    ("mergeCells", "mergeCell"): _SheetWriter.merge,
}
_ENDED: Mapping[tuple[str, str], Callable[[_SheetWriter], None]] = {
    ("sheetData", "row"): _SheetWriter.end_row,
    ("row", "c"): _SheetWriter.end_cell,
    ("c", "f"): _SheetWriter.end_formula,
    ("c", "v"): _SheetWriter.end_value,
    ("c", "is"): _SheetWriter.end_texts,
}


def _text(text: str, *, keeps: bool) -> str:
    space = ' xml:space="preserve"' if keeps else ""
    return f"<t{space}>{text.translate(_IN_TEXTS)}</t>"


def _attributes(attributes: Mapping[str, str]) -> str:
    plain = ((name, value.translate(_IN_ATTRIBUTES)) for name, value in attributes.items() if name.isascii())
    return "".join(f' {name}="{value}"' for name, value in plain)


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) <= _LONGEST_NUMBER else 0
