"""The cell that people mean: `Komisi!D14`, `komisi d14`, `D14 di sheet Komisi`."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from rak_excel.errors import UnknownCellError
from rak_excel.formats.grid import Sheet
from rak_excel.language import Text

# As Excel writes it, and LibreOffice with a dot.
_WRITTEN = re.compile(
    r"^\$?(?:'(?P<quoted>(?:[^']|'')+)'|(?P<plain>[^!]+?))[!.]\$?(?P<column>[A-Za-z]{1,3})\$?(?P<row>[1-9]\d{0,6})$"
)
_CELL = r"\$?(?P<column>[A-Za-z]{1,3})\s?\$?(?P<row>[1-9]\d{0,6})"
_BEHIND = re.compile(
    rf"^(?:(?P<sheet>.*?)(?<![\s!.:;,/-])[\s!.:;,/-]++)?(?:sel|cell)?\s*{_CELL}$", re.IGNORECASE | re.DOTALL
)
_BEFORE = re.compile(rf"^(?:sel|cell)?\s*{_CELL}[\s,;:]+(?P<sheet>.+)$", re.IGNORECASE | re.DOTALL)
_RANGE = re.compile(r"(?<=\d):\$?[A-Za-z]{1,3}\$?\d{1,7}$")  # of several cells the first is meant
_WORDS_AROUND = re.compile(
    r"^(?:(?:di|pada|in|on|sheet|lembar)\s+)+|^(?:sel|cell|sheet)$|(?<![\s,;:])[\s,;:]++(?:sel|cell)$", re.IGNORECASE
)
_NOT_AN_ADDRESS = Text(
    '"{typed}" bukan alamat sel. Tulis nama sheet dan selnya, misalnya "Komisi!D14".',
    '"{typed}" is not the address of a cell. Write the sheet and the cell, such as "Komisi!D14".',
)
_NO_SHEET = Text("Sheet {name} tidak ada. Yang ada: {names}.", "There is no sheet {name}. The sheets are: {names}.")


@dataclass(frozen=True, slots=True)
class CellMeant:
    """A cell, and the name of its sheet as it was typed; "" where only the cell was."""

    sheet: str
    column: str
    row: int

    @property
    def address(self) -> str:
        return f"{self.column}{self.row}"


def written_address(sheet: str, cell: str) -> str:
    """`Komisi!D14`, in quotation marks where the sheet's name has signs of an address."""
    if re.search(r"[!.']", sheet):
        sheet = "'{}'".format(sheet.replace("'", "''"))
    return f"{sheet}!{cell}"


def cell_meant(typed: str) -> CellMeant:
    """The cell that is named. Raises UnknownCellError where none is."""
    text = _RANGE.sub("", " ".join(typed.split()))
    if match := _WRITTEN.match(text):
        name = match["quoted"].replace("''", "'") if match["quoted"] else match["plain"]
        return _cell(name, match)
    match = _BEHIND.match(text) or _BEFORE.match(text)
    if match is None:
        said = _NOT_AN_ADDRESS.filled(typed=typed)
        raise UnknownCellError(said.id, said.en)
    return _cell(_WORDS_AROUND.sub("", (match["sheet"] or "").strip()), match)


def sheet_named(name: str, sheets: Sequence[Sheet]) -> Sheet:
    """The sheet of this name, spaces and capitals apart. Raises UnknownCellError with the names that there are."""
    for sheet in sheets:
        if _compared(sheet.name) == _compared(name):
            return sheet
    names = [sheet.name for sheet in sheets if not sheet.hidden]
    said = _NO_SHEET.filled(name=name.strip(), names=", ".join(_nearest_first(name, names)))
    raise UnknownCellError(said.id, said.en)


def _nearest_first(name: str, names: Sequence[str]) -> list[str]:
    near = difflib.get_close_matches(_compared(name), list(map(_compared, names)), 1)
    return sorted(names, key=lambda each: _compared(each) not in near)


def _cell(name: str, match: re.Match[str]) -> CellMeant:
    return CellMeant(name.strip(" '\"!."), match["column"].upper(), int(match["row"]))


def _compared(name: str) -> str:
    return "".join(name.split()).casefold()
