"""A roll-up that somebody names, also last year's: what it gives to another, the plans it holds, or one sentence why nothing."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from string import digits

from rak_excel.definitions.loading import decode_definition
from rak_excel.errors import NotARollupError, NotAWorkbookError, NothingToReadError, UnreadableWorkbookError
from rak_excel.formats.opened.archive import damaged
from rak_excel.formats.opened.contents import size_of
from rak_excel.formats.opened.kinds import FileKind
from rak_excel.formats.opened.opening import content_of, naming, open_workbook, refuse_missing
from rak_excel.language import Advice, Text
from rak_excel.layouts.names import MARK
from rak_excel.model import Columns, Note, NoteKind, Place, Plan
from rak_excel.reading import Reading, find_files
from rak_excel.rolling_up.chosen.choosing import usual_year
from rak_excel.rolling_up.facts.facts import InputFacts
from rak_excel.rolling_up.facts.places import row_number
from rak_excel.rolling_up.facts.plan_facts import plan_of_rows
from rak_excel.rolling_up.facts.rows import ActivityRow
from rak_excel.rolling_up.result import Rollup
from rak_excel.rolling_up.roll_up import roll_up
from rak_excel.rolling_up.side_by_side.years import LastYear
from rak_excel.workbooks.rollup.opened import is_rollup, too_big
from rak_excel.workbooks.rollup.read_back.earlier import read_rollup

_BY_ROLLING_UP = Text("rekap", "made by rolling up plans")
_RESULT = Advice(
    "rak-excel rollup",
    "that rak-excel rollup wrote",
    _BY_ROLLING_UP,
    _BY_ROLLING_UP,
)
_NOT_A_ROLLUP = Text(
    "{path} bukan rekap. Sebut file hasil {rollup}.",
    "{path} is not a roll-up. Give a file {rollup}.",
).advising(rollup=_RESULT)
_NOT_XLSX = Text(
    "{path} bukan file .xlsx, jadi tidak terbaca sebagai rekap. Kalau ini rekap, simpan sebagai .xlsx, lalu sebut file itu.",
    "{path} is no .xlsx file and is not read as a roll-up. Where it is one, save it as .xlsx and give that file.",
)
_NO_PLAN = Text(
    "Di rekap {path} tidak ada rencana untuk dibandingkan. Sebut rekap lain.",
    "There is no plan to compare with in the roll-up {path}. Name another one.",
)
_LARGEST = 60_000_000  # bytes that are loaded to say what is wrong; a roll-up of the whole country has a tenth
_OTHER_FORMATS = frozenset({".ods", ".xls", ".xlsb", ".et"})


def named_rollup(path: Path) -> InputFacts:
    """What the roll-up in a file gives to another.

    Raises MissingPathError, NotARollupError where the file is something else, and UnreadableWorkbookError where it is
    damaged, locked, too big or of another format, since it may be a roll-up all the same.
    """
    if is_rollup(path):
        return read_rollup(path)
    if not path.is_dir():
        refuse_missing(path)
        refuse_unreadable(path, MARK)
    raise NotARollupError.about(path, _NOT_A_ROLLUP)


def refuse_unreadable(path: Path, mark: str) -> None:
    """Raises UnreadableWorkbookError where it cannot be known whether the file is a roll-up, which has a sheet called `mark`."""
    if path.suffix.casefold() in _OTHER_FORMATS:
        raise UnreadableWorkbookError.about(path, _NOT_XLSX)
    if size_of(path) > _LARGEST:
        raise too_big(path, path)
    content = content_of(path)
    kind = FileKind.XLSX
    with contextlib.suppress(NotAWorkbookError), naming(path):
        book = open_workbook(content, path.suffix)
        kind = book.kind
        if kind is FileKind.XLSX and any(sheet.name == mark for sheet in book.sheets):
            raise damaged()  # in its list of sheets, or it would be known as a roll-up
    if kind is not FileKind.XLSX:
        raise UnreadableWorkbookError.about(path, _NOT_XLSX)


_NOT_EARLIER = Text(
    "{file} adalah rekap tahun {last}, bukan tahun sebelum {this}. Banding Tahun Lalu tetap dibuat.",
    "{file} is a roll-up of {last}, not of a year before {this}. The comparison is made all the same.",
)


def read_last_year(path: Path) -> LastYear:
    """The roll-up in a file, for the year of the plans that it holds.

    Raises MissingPathError, and UnreadableWorkbookError where it is no roll-up, is damaged or holds no plan.
    """
    facts = named_rollup(path)
    year = usual_year(file for file in facts.files if facts.rows.get(file.identity))
    try:
        return LastYear(roll_up([facts], year=year), path.name)
    except NothingToReadError as error:
        raise UnreadableWorkbookError.about(path, _NO_PLAN) from error


def told_years(last: LastYear, this: Rollup) -> Iterator[Text]:
    """A sentence where the other roll-up is not of an earlier year: a slip, or a comparison of two states of one year."""
    year = last.rollup.year
    if year is not None and this.year is not None and year >= this.year:
        yield _NOT_EARLIER.filled(file=last.file, last=year, this=this.year)


def with_rolled_up(reading: Reading, paths: Iterable[Path | str]) -> Reading:
    """The reading of `paths` with the plans that the roll-ups there hold; a damaged roll-up stays unread."""
    held: dict[str, list[Plan]] = {}
    unread = {each.source.file: each for each in reading.unread}
    for path, name in find_files(paths):
        if name in unread and is_rollup(path):
            try:
                held[name] = plans_of(read_rollup(path))
                del unread[name]
            except UnreadableWorkbookError as error:
                unread[name] = unread[name].but(note=Note(NoteKind.UNREADABLE_FILE, error.text))
    plans = [plan for plans in held.values() for plan in plans]
    return reading.but(plans=(*reading.plans, *plans), unread=tuple(unread.values()))


def plans_of(facts: InputFacts) -> list[Plan]:
    """A plan for each file of which the roll-up has rows, in the order of its list of files.

    Every row knows the file, sheet and cell that the roll-up names.
    """
    definitions = {template: decode_definition(text) for template, text in facts.definitions.items()}

    def _place(row: ActivityRow, _nth: int) -> Place:
        return Place(row.sheet, row_number(row.cell), Columns({"activity": row.cell.rstrip(digits)}))

    return [
        plan_of_rows(file, rows, definitions.get(file.template) or next(iter(definitions.values())), _place)
        for file in facts.files
        if (rows := facts.rows.get(file.identity))
    ]
