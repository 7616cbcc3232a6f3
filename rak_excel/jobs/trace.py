"""Where a cell of a merged or rolled-up workbook came from: `Komisi!D14`, `D14 di sheet Komisi`."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from pathlib import Path

from rak_excel.errors import UnknownCellError
from rak_excel.formats.addresses import column_number
from rak_excel.formats.grid import Sheet
from rak_excel.formats.opened.opening import content_of, naming, sheets_in
from rak_excel.formats.opened.xlsx.book import formula_at
from rak_excel.language import Text
from rak_excel.layouts.names import MARK
from rak_excel.merging.differences.sent_before import Taken
from rak_excel.model import Cell, Origin, Plan, Source
from rak_excel.reading import read_sheets
from rak_excel.record import Record
from rak_excel.rolling_up.facts.fields import BUDGET, SEPARATOR
from rak_excel.vocabulary.basics.texts import compact
from rak_excel.workbooks.merged.value_taken import value_taken
from rak_excel.workbooks.monitoring.rollup.read_back import is_report_rollup
from rak_excel.workbooks.rollup.opened import is_rollup

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
_WHICH_SHEET = Text(
    'Sebutkan juga sheetnya, misalnya "{first}!{cell}". Sheet yang ada: {names}.',
    'Name the sheet too, such as "{first}!{cell}". The sheets are: {names}.',
)
_FROM_NOWHERE = Text(
    "{address} tidak berasal dari satu baris isian. Pilih sel di baris yang ada kegiatannya.",
    "{address} did not come from one row. Choose a cell of a row with an activity.",
)
_NO_SHEET = Text("Sheet {name} tidak ada. Yang ada: {names}.", "There is no sheet {name}. The sheets are: {names}.")


def written_address(sheet: str, cell: str) -> str:
    """`Komisi!D14`, in quotation marks where the sheet's name has signs of an address."""
    if re.search(r"[!.']", sheet):
        sheet = "'{}'".format(sheet.replace("'", "''"))
    return f"{sheet}!{cell}"


def cell_meant(typed: str) -> Cell:
    """The cell that is named, its sheet as it was typed, "" where only the cell was. Raises UnknownCellError where none is."""
    text = _RANGE.sub("", " ".join(typed.split()))
    if match := _WRITTEN.match(text):
        name = match["quoted"].replace("''", "'") if match["quoted"] else match["plain"]
        return _cell(name, match)
    match = _BEHIND.match(text) or _BEFORE.match(text)
    if match is None:
        raise UnknownCellError(_NOT_AN_ADDRESS.filled(typed=typed))
    return _cell(_WORDS_AROUND.sub("", (match["sheet"] or "").strip()), match)


def sheet_named(name: str, sheets: Sequence[Sheet], path: Path | None = None) -> Sheet:
    """The sheet of this name, spaces and capitals apart. Raises UnknownCellError with the names that there are."""
    for sheet in sheets:
        if _compared(sheet.name) == _compared(name):
            return sheet
    names = [sheet.name for sheet in sheets if not sheet.hidden]
    near = difflib.get_close_matches(_compared(name), list(map(_compared, names)), 1)
    nearest_first = sorted(names, key=lambda each: _compared(each) not in near)
    raise UnknownCellError(_NO_SHEET.filled(name=name.strip(), names=", ".join(nearest_first)), path=path)


def _cell(name: str, match: re.Match[str]) -> Cell:
    return Cell(name.strip(" '\"!."), int(match["row"]), match["column"].upper())


def _compared(name: str) -> str:
    return "".join(name.split()).casefold()


# What a figure of a roll-up refers to: one row of a data sheet, or the rows of one office there.
_REFERENCE = re.compile(r"'(?P<sheet>[^']+)'!\$(?P<column>[A-Z]+)\$(?P<first>\d{1,7})(?::\$[A-Z]+\$(?P<last>\d{1,7}))?")
_SHOWN = re.compile(r"(?<!')'(?P<sheet>(?:[^']|'')++)'!\$?(?P<column>[A-Z]{1,3})\$?(?P<row>[1-9]\d{0,6})(?![\d:])")
_MOST_ROWS = 200  # of one office; what counts over whole sheets came from nowhere in particular
_HEADINGS = (("FILE",), ("SHEET",), ("SEL", "CELL"))
_FURTHEST = 12  # rows from the top within which headings stand


class Trace(Record):
    """The sources of one row. `indicator` and `activity` say what stands there, as far as it is a row of a plan.

    A row of a merged plan that was written or reworded there, `by_hand`, has its own cell for a source. Where files
    contradicted each other about the cell, `taken` tells whose value it shows, and `origins` are those of this value.
    """

    sheet: str
    row: int
    origins: tuple[Origin, ...]
    indicator: str = ""
    activity: str = ""
    by_hand: bool = False
    taken: Taken | None = None


def trace(path: Path | str, address: str) -> Trace:
    """The files, sheets and cells that the row of a cell came from: `trace(path, "Komisi!D14")`, also `"komisi d14"`.

    On a table with the columns FILE, SHEET and SEL, as a roll-up's data have, those of the row are the answer; a
    figure that is taken from such rows has theirs. Raises MissingPathError, UnreadableWorkbookError, and
    UnknownCellError where the cell is on no row that came from somewhere.
    """
    path = Path(path)
    content = content_of(path)
    cell = cell_meant(address)
    sheets = sheets_in(content, path)
    sheet, row = _sheet_of(cell, sheets, path), cell.row
    found = _in_table(sheet, row)
    if found is None:
        with naming(path):
            formula = formula_at(content, sheet.name, (row, column_number(cell.column)))
        if is_rollup(path) or is_report_rollup(path):
            found = _in_figure(sheets, sheet, row, formula)
        else:
            shown = _shown_of(formula) or Cell(sheet.name, row, cell.column)
            found = _in_plan(sheets, Source(path.name, ""), shown)
    if found is None:
        raise UnknownCellError.about(path, _FROM_NOWHERE, cell=Cell(sheet.name, row, cell.column), address=address)
    return found


def _sheet_of(cell: Cell, sheets: Sequence[Sheet], path: Path) -> Sheet:
    """The sheet that is named, or the only one that is seen."""
    if cell.sheet:
        return sheet_named(cell.sheet, sheets, path)
    seen = [sheet for sheet in sheets if not sheet.hidden]
    if len(seen) == 1:
        return seen[0]
    names = [sheet.name for sheet in seen]
    first = likely_sheets(sheets)[0]
    raise UnknownCellError.about(path, _WHICH_SHEET, cell=cell.address, first=first, names=", ".join(names))


def likely_sheets(sheets: Sequence[Sheet]) -> list[str]:
    """The sheets on which a cell may be meant: those of a plan's parts; of a workbook that is no plan all that are seen."""
    rolled_up = any(sheet.name == MARK for sheet in sheets)
    plan = None if rolled_up else read_sheets(sheets, Source("", ""))
    if isinstance(plan, Plan):
        return [part.sheet for part in plan.parts]
    return [sheet.name for sheet in sheets if not sheet.hidden]


def _shown_of(formula: str) -> Cell | None:
    """The cell of another sheet that a formula shows, the first of several: the pages of a report show those of its data sheets."""
    found = _SHOWN.search(formula)
    return Cell(found["sheet"].replace("''", "'"), int(found["row"]), found["column"]) if found else None


def _in_plan(sheets: Sequence[Sheet], source: Source, cell: Cell) -> Trace | None:
    plan = read_sheets(sheets, source)
    if not isinstance(plan, Plan):
        return None
    taken = value_taken(plan, sheets, cell)
    for _, indicator, activity in plan.activities():
        if (activity.place.sheet, activity.place.row) == (cell.sheet, cell.row):
            own = Origin(source.file, cell.sheet, activity.place.cell("activity").address)
            by_hand = plan.merged and activity.origins == (own,)
            origins = taken.origins if taken else activity.origins
            return Trace(cell.sheet, cell.row, origins, indicator.text, activity.text, by_hand and not taken, taken)
    if taken:
        return Trace(cell.sheet, cell.row, taken.origins, taken=taken)
    return _in_follow_ups(plan, source, cell)


def _in_follow_ups(plan: Plan, source: Source, cell: Cell) -> Trace | None:
    """Where a follow-up of a report was written down, and where units say what became of it."""
    for each in plan.reported.follow_ups if plan.reported else ():
        if each.place and (each.place.sheet, each.place.row) == (cell.sheet, cell.row):
            own = Origin(source.file, cell.sheet, each.place.cell("text").address)
            by_hand = plan.merged and not each.origins
            return Trace(cell.sheet, cell.row, each.origins or (own,), each.indicator, each.activity, by_hand)
    return None


def _in_figure(sheets: Sequence[Sheet], sheet: Sheet, row: int, formula: str) -> Trace | None:
    """The sources of the rows that a figure's formula refers to; of several, those that name what stands beside it, or have an amount."""
    found = _REFERENCE.search(formula)
    if found is None:
        return None
    data = sheet_named(found["sheet"], sheets)
    first, last = int(found["first"]), int(found["last"] or found["first"])
    rows = list(range(first, last + 1)) if last - first < _MOST_ROWS else []
    if found["last"]:
        beside = {sheet.text(row, each) for each in sheet.rows[row]} - {""}
        texts = {each: data.text(each, column_number(found["column"])) for each in rows}
        is_sum = sheet.name in {BUDGET.id, BUDGET.en}  # of whatever stands in these rows
        rows = [each for each, text in texts.items() if (text if is_sum else beside & set(text.split(SEPARATOR)))]
    traces = [trace for each in rows if (trace := _in_table(data, each))]
    origins = tuple(dict.fromkeys(origin for trace in traces for origin in trace.origins))
    return Trace(sheet.name, row, origins) if origins else None


def _in_table(sheet: Sheet, row: int) -> Trace | None:
    """The row's own FILE, SHEET and SEL; each may hold several lines, as many as there are sources."""
    for at in (at for at in sorted(sheet.rows) if at < min(row, _FURTHEST)):
        headings = {compact(str(text)): column for column, text in reversed(list(sheet.rows[at].items()))}
        found = [[headings[compact(each)] for each in names if compact(each) in headings] for names in _HEADINGS]
        if all(found):
            lines = [sheet.text(row, columns[0]).splitlines() for columns in found]
            origins = tuple(Origin(*each) for each in zip(*lines, strict=False))
            return Trace(sheet.name, row, origins) if origins else None
    return None
