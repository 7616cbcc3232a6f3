"""A roll-up of reports as it is read again: what the province typed, what offices had reported, and what was edited elsewhere."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from rak_excel.errors import DamagedRollupError, NotARollupError
from rak_excel.language import Advice, Language, Text
from rak_excel.layouts.names import REPORTS_MARK
from rak_excel.model.target import QUARTERS
from rak_excel.rolling_up.facts.facts import LATE_DAYS, NoteRow, NoteState
from rak_excel.rolling_up.facts.fields import DEADLINE, FIRST, HEADINGS, NOTES, SETTLED
from rak_excel.rolling_up.monitoring.filing import (
    UNDATED,
    EarlierRollup,
    Filed,
    Filing,
    TypedOfReport,
    timely,
)
from rak_excel.vocabulary.basics.texts import tidy
from rak_excel.vocabulary.entries.ticks import read_date
from rak_excel.vocabulary.names.regions import code_named
from rak_excel.workbooks.monitoring.rollup import fields
from rak_excel.workbooks.monitoring.rollup.mark import ASKED_AT, WRITTEN_AT
from rak_excel.workbooks.rollup.as_written import BLANK_SHEET, digest_of, typed_columns
from rak_excel.workbooks.rollup.note_fields import NOTE_FIELDS, SETTLED_FIELDS
from rak_excel.workbooks.rollup.opened import SheetRows, digests_in, formula_cells, has_sheet, read_sheets_whole
from rak_excel.workbooks.rollup.read_back.earlier_cells import UnclearRowError, table
from rak_excel.workbooks.rollup.read_back.earlier_notes import note_of
from rak_excel.workbooks.rollup.read_back.named import refuse_unreadable

_BY_ROLLING_UP = Text("rekap laporan", "made by rolling up reports")
_RESULT = Advice(
    "rak-excel rollup --quarter",
    "that rak-excel rollup --quarter wrote",
    _BY_ROLLING_UP,
    _BY_ROLLING_UP,
)
_NOT_ONE = Text(
    "{path} bukan rekap laporan triwulan. Sebut file hasil {rollup}.",
    "{path} is no roll-up of quarterly reports. Give a file {rollup}.",
).advising(rollup=_RESULT)
DAMAGED = Text(
    "{path} tidak terbaca sebagai rekap laporan: sheet {sheet} hilang atau judul kolomnya berubah.",
    "{path} cannot be read as a roll-up of reports: the sheet {sheet} is gone, or its headings were changed.",
)
_READ = {REPORTS_MARK, *(said for name in (fields.STATUS, NOTES, SETTLED) for said in (name.id, name.en))}
_FILLED_IN = typed_columns(((fields.STATUS, fields.status_fields()), (NOTES, NOTE_FIELDS)))
_Row = Mapping[str, Any]
_CODES = tuple(map(fields.filed_code, range(1, QUARTERS + 1)))


def is_report_rollup(path: Path) -> bool:
    """Whether the file is a roll-up of reports that we wrote, perhaps typed into and saved again since."""
    return has_sheet(path, REPORTS_MARK)


def read_report_rollup(path: Path) -> EarlierRollup:
    """What a roll-up of reports gives to the next. Raises NotARollupError where it is none, DamagedRollupError where it cannot
    be read, and UnreadableWorkbookError where it may be one that is saved in another format.
    """
    if not is_report_rollup(path):
        if path.is_file():
            refuse_unreadable(path, REPORTS_MARK)
        raise NotARollupError.about(path, _NOT_ONE)
    try:
        sheets = read_sheets_whole(path, _READ)
        status = _status(sheets)
        quarter, year = (int(float(each)) if each else 0 for each in sheets[REPORTS_MARK][ASKED_AT][:2])
        rows, astray = _rows(status)
        deadline = _date(status[DEADLINE[0]][DEADLINE[1]])
        notes = tuple(_notes(sheets))
    except (OSError, LookupError, ValueError, UnclearRowError) as error:
        raise DamagedRollupError.about(path, DAMAGED, sheet=fields.STATUS) from error
    return EarlierRollup(
        quarter,
        year or None,
        {_region(row): _typed(row) for row in rows},
        {(_region(row), number): each for row in rows for number, each in _filed(row, quarter, deadline)},
        deadline,
        notes,
        astray,
    )


def _notes(sheets: Mapping[str, SheetRows]) -> Iterator[tuple[str, NoteRow]]:
    """The findings that were open, and those that nobody had checked again; none in a roll-up from before it had any."""
    for name, columns in ((NOTES, NOTE_FIELDS), (SETTLED, SETTLED_FIELDS)):
        if name.id in sheets or name.en in sheets:
            language: Language = "id" if name.id in sheets else "en"
            for row in table(sheets, name, columns):
                note = note_of(row, row.text("file"), "", language)
                if row.region() and (name is NOTES or note.state is NoteState.UNCHECKED):
                    yield row.region(), note


def _status(sheets: Mapping[str, SheetRows]) -> SheetRows:
    return sheets[fields.STATUS.id if fields.STATUS.id in sheets else fields.STATUS.en]


def _rows(status: SheetRows) -> tuple[list[_Row], tuple[str, ...]]:
    """The offices by the ids of the columns; and what stands below them and is of none."""
    at = _columns(status)
    rows: list[_Row] = []
    astray: list[str] = []
    for line in status[FIRST:]:
        row = {id_: line[column] if column < len(line) else "" for id_, column in at.items()}
        if row["region"] or (row["office"] and any(row[each] != "" for each in _CODES)):
            rows.append(row)
        else:
            astray += [tidy(str(value)) for value in line if value != ""]
    return rows, tuple(astray)


def _columns(status: SheetRows) -> Mapping[str, int]:
    headings = [str(each) for each in status[HEADINGS]]
    at = {
        field.id: next(n for n, heading in enumerate(headings) if heading in {field.heading.id, field.heading.en})
        for field in fields.status_fields()
        if field.heading.id in headings or field.heading.en in headings
    }
    if not {"region", "office", "received", "verified", "remark", *_CODES} <= at.keys():
        raise LookupError
    return at


def _region(row: _Row) -> str:
    return str(row["region"]) or code_named(str(row["office"]))


def _typed(row: _Row) -> TypedOfReport:
    return TypedOfReport(_date(row["received"]), tidy(str(row["verified"])), tidy(str(row["remark"])))


def _date(value: Any) -> datetime.date | str | None:
    """As a date where it is one, else as it was typed."""
    return None if value == "" else read_date(value) or tidy(str(value)) or None


def _filed(row: _Row, quarter: int, deadline: datetime.date | str | None) -> Iterator[tuple[int, Filed]]:
    """Of the quarters up to that of the roll-up: what was not due, or not given of an earlier one, tells nothing.

    What was not given of its own quarter had come, and is what it was when its file was there.
    """
    listed = list(Filing)
    for number in range(1, quarter + 1):
        code = row[fields.filed_code(number)]
        if isinstance(code, int | float) and 0 < code <= len(listed):
            filing = listed[int(code) - 1]
            first, typed = (_first(row), _typed(row)) if number == quarter else (None, TypedOfReport())
            if filing is Filing.NOT_GIVEN and (first or typed.date):
                yield number, timely(first, typed, deadline)
            if filing not in {Filing.NOT_DUE, Filing.NOT_GIVEN}:
                days = _days(str(row[fields.filed_field(number)])) if filing is Filing.LATE else 0
                yield number, Filed(filing, days, first)


def _first(row: _Row) -> datetime.date | str | None:
    """The day of the first report; roll-ups from before it was kept have that of the file."""
    kept = row["first"] if "first" in row else row.get("saved", "")
    return UNDATED if kept == UNDATED else read_date(kept) if kept != "" else None


def _days(said: str) -> int:
    for text in (LATE_DAYS.id, LATE_DAYS.en):
        before, after = text.split("{days}")
        digits = said.removeprefix(before).removesuffix(after)
        if digits.isdecimal():
            return int(digits)
    return 0


def edited_sheets(path: Path) -> list[str]:
    """The names of the sheets whose edits no next roll-up carries, filled sheets that are not ours among them.

    What a formula says follows from the rest, and what the province is to type is carried. Raises what
    `read_sheets_whole` raises.
    """
    sheets = read_sheets_whole(path)
    formulas, written = formula_cells(path), digests_in(sheets[REPORTS_MARK][WRITTEN_AT][1:])
    return [
        name
        for name, rows in sheets.items()
        if name != REPORTS_MARK
        and digest_of(name, rows, formulas.get(name, set()), _FILLED_IN, fields.STATUS)
        != written.get(name, BLANK_SHEET)
    ]
