"""Where a cell of a merged or rolled-up workbook came from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rak_excel.errors import UnknownCellError
from rak_excel.model import Origin, Plan, Source
from rak_excel.reading import read_sheets
from rak_excel.spreadsheet.grid import Sheet
from rak_excel.spreadsheet.opening import open_workbook
from rak_excel.verbs.contents import content_of
from rak_excel.vocabulary.words import compact

_ADDRESS = re.compile(
    r"^(?:'(?P<quoted>(?:[^']|'')+)'|(?P<plain>[^!]+))!\$?(?P<column>[A-Za-z]{1,3})\$?(?P<row>\d{1,7})$"
)
_HEADINGS = (("FILE",), ("SHEET",), ("SEL", "CELL"))
_FURTHEST = 12  # rows from the top within which headings stand


@dataclass(frozen=True, slots=True)
class Trace:
    """The sources of one row. `indicator` and `activity` say what stands there, as far as it is a row of a plan.

    A row of a merged plan that was written or reworded there, `by_hand`, has its own cell for a source.
    """

    sheet: str
    row: int
    origins: tuple[Origin, ...]
    indicator: str = ""
    activity: str = ""
    by_hand: bool = False


def trace(path: Path, address: str) -> Trace:
    """The files, sheets and cells that the row of a cell came from: `trace(path, "Komisi!D14")`.

    On a table with the columns FILE, SHEET and SEL, as a roll-up's data have, those of the row are the answer. Raises MissingPathError,
    UnreadableWorkbookError, and UnknownCellError where the cell is on no row that came from somewhere.
    """
    content = content_of(path)
    name, row = _parsed(address)
    sheets = open_workbook(content).sheets
    sheet = _sheet_named(name, sheets)
    found = _in_table(sheet, row) or _in_plan(sheets, Source(path.name, ""), sheet, row)
    if found is None:
        raise UnknownCellError(
            f"{address} bukan baris isian, jadi tidak punya asal. Pilih sel di baris yang ada kegiatannya.",
            f"{address} is on no row with an activity, so it came from nowhere. Choose a cell of such a row.",
        )
    return found


def _parsed(address: str) -> tuple[str, int]:
    match = _ADDRESS.match(address.strip())
    if match is None:
        raise UnknownCellError(
            f'"{address}" bukan alamat sel. Tulis nama sheet dan selnya, misalnya "Komisi!D14".',
            f'"{address}" is no address of a cell. Write sheet and cell, such as "Komisi!D14".',
        )
    name = match["quoted"].replace("''", "'") if match["quoted"] else match["plain"]
    return name, int(match["row"])


def _sheet_named(name: str, sheets: Sequence[Sheet]) -> Sheet:
    for sheet in sheets:
        if sheet.name.casefold() == name.strip().casefold():
            return sheet
    names = ", ".join(sheet.name for sheet in sheets if not sheet.hidden)
    raise UnknownCellError(
        f"Sheet {name} tidak ada. Yang ada: {names}.", f"There is no sheet {name}. The sheets are: {names}."
    )


def _in_plan(sheets: Sequence[Sheet], source: Source, sheet: Sheet, row: int) -> Trace | None:
    plan = read_sheets(sheets, source)
    if not isinstance(plan, Plan):
        return None
    for _, indicator, activity in plan.activities():
        if activity.place.sheet == sheet.name and activity.place.row == row:
            own = Origin(source.file, sheet.name, activity.place.cell("activity").address)
            by_hand = plan.merged and activity.origins == (own,)
            return Trace(sheet.name, row, activity.origins, indicator.text, activity.text, by_hand)
    return None


def _in_table(sheet: Sheet, row: int) -> Trace | None:
    """The row's own FILE, SHEET and SEL; each may hold several lines, as many as there are sources."""
    columns = _columns(sheet, row)
    if columns is None:
        return None
    lines = [sheet.text(row, column).splitlines() for column in columns]
    origins = tuple(Origin(*each) for each in zip(*lines, strict=False))
    return Trace(sheet.name, row, origins) if origins else None


def _columns(sheet: Sheet, row: int) -> list[int] | None:
    for at in _heading_rows(sheet, row):
        headings = {compact(str(text)): column for column, text in reversed(list(sheet.rows[at].items()))}
        found = [[headings[compact(each)] for each in names if compact(each) in headings] for names in _HEADINGS]
        if all(found):
            return [columns[0] for columns in found]
    return None


def _heading_rows(sheet: Sheet, row: int) -> Iterator[int]:
    return (at for at in sorted(sheet.rows) if at < min(row, _FURTHEST))
