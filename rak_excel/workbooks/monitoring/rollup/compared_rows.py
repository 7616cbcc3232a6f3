"""The rows of a roll-up of reports as two of them are compared, read from its sheets wherever people moved the columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from rak_excel.comparing.rolled_reports import FIGURES, OBSTACLES, OFFICES, WORK, Entry, RolledReports, RolledRow
from rak_excel.errors import DamagedRollupError
from rak_excel.language import Text
from rak_excel.layouts.names import REPORTS_MARK
from rak_excel.model.monitoring import Quarter
from rak_excel.model.target import QUARTERS
from rak_excel.record import Record
from rak_excel.rolling_up.facts.fields import SheetField
from rak_excel.system.regexes import regex
from rak_excel.vocabulary.basics.texts import normalised
from rak_excel.workbooks.monitoring.rollup import fields
from rak_excel.workbooks.monitoring.rollup.mark import ASKED_AT
from rak_excel.workbooks.monitoring.rollup.read_back import DAMAGED
from rak_excel.workbooks.monitoring.rollup.register import SETTLED_STATES
from rak_excel.workbooks.rollup.opened import SheetRows, read_sheets_whole
from rak_excel.workbooks.rollup.read_back.earlier_cells import EarlierRow, UnclearRowError, table

_OWN = regex(r"L\d+(?:#\d+)?")  # the code of an own indicator, another one in each roll-up
_FIGURES = frozenset({"goal", "actual"})
_SETTLED_WORDS = frozenset(said for text in SETTLED_STATES for said in (text.id, text.en))
_DAYS = regex(r"\d+")
_TYPED = ("received", "verified", "remark")


class _Sheet(Record):
    """A sheet with rows of a kind: by which columns a row is known behind its office, and which are compared."""

    kind: str
    name: Text
    columns: tuple[SheetField, ...]
    known_by: tuple[str, ...]
    compared: tuple[str, ...]


def compared_rows(path: Path) -> RolledReports:
    """Raises DamagedRollupError where a sheet or its headings are gone."""
    try:
        marks = read_sheets_whole(path, {REPORTS_MARK})[REPORTS_MARK][ASKED_AT]
        number, year = (int(float(each)) if each else 0 for each in marks[:2])
        quarter = Quarter(number, year or None)
        asked = _sheets(quarter)
        sheets = read_sheets_whole(path, {said for each in asked for said in (each.name.id, each.name.en)})
        return RolledReports(quarter, {each.kind: tuple(_rows(each, sheets, path.name, quarter)) for each in asked})
    except (OSError, LookupError, ValueError, UnclearRowError) as error:
        raise DamagedRollupError.about(path, DAMAGED, sheet=fields.REACHED) from error


def _sheets(quarter: Quarter) -> Sequence[_Sheet]:
    filed = tuple(fields.filed_field(number) for number in range(1, QUARTERS + 1))
    # What the province typed is of its quarter: in the next one it is not gone, but not asked for.
    typed = {field: f"{field} {quarter.roman} {quarter.year}" for field in _TYPED}
    offices = tuple(field.but(id=typed.get(field.id, field.id)) for field in fields.status_fields())
    work = ("state", "result", "evidence")
    followed = ("obstacle", "follow_up", "person", "due", "state")
    reached = fields.reached_fields(quarter, with_results=True)
    return (
        _Sheet(OFFICES, fields.STATUS, offices, (), (*filed, *typed.values())),
        _Sheet(FIGURES, fields.REACHED, reached, ("part", "code"), ("target", "goal", "actual", "standing", "result", "evidence")),
        _Sheet(WORK, fields.WORKS, fields.WORK_FIELDS, ("part", "code", "activity"), work),
        _Sheet(OBSTACLES, fields.REGISTER, fields.REGISTER_FIELDS, ("code", "activity", "quarter"), followed),
    )  # fmt: skip


def _rows(of: _Sheet, sheets: Mapping[str, SheetRows], file: str, quarter: Quarter) -> Iterator[RolledRow]:
    headings = {field.id: field.heading.id for field in of.columns}
    for row in table(sheets, of.name, of.columns):
        if not {"office", *of.known_by} <= row.letters.keys():
            raise LookupError
        yield RolledRow(
            (row.text("office"), *(_known(row, field) for field in of.known_by)),
            f"{file} {row.address('office')}",
            {
                field: Entry(headings[field], row.typed(field), _same(row, field), f"{file} {row.address(field)}")
                for field in of.compared
                if field in row.cells
            },
            row.text("part") or row.text("sheet"),
            row.text("indicator"),
            row.text("activity"),
            of.kind == OBSTACLES and row.text("quarter") == quarter.roman,
            row.text("state") if of.kind == OBSTACLES and row.text("state") in _SETTLED_WORDS else "",
        )


def _known(row: EarlierRow, field: str) -> str:
    text = row.text(field)
    if field == "code" and _OWN.fullmatch(text):
        return normalised(row.text("indicator"))
    return normalised(text)


def _same(row: EarlierRow, field: str) -> object:
    """A status by its number and how many days late, in any language; a figure by its number; any other text but for case and
    spaces.
    """
    code = row.text(field.replace("filed", "filed_code"))
    if field.startswith("filed") and code:
        return code, tuple(_DAYS.findall(row.text(field)))
    number = row.text(f"{field}_number") if field in _FIGURES else ""
    return number or normalised(row.typed(field))
