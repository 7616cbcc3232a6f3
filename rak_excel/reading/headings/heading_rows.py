"""Which rows of a sheet are the heading of a table, and which say it again further down."""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache

import msgspec

from rak_excel.formats.addresses import Address
from rak_excel.formats.grid import Value
from rak_excel.model import Definition, PartDefinition
from rak_excel.model.definition import PLAN_COLUMNS
from rak_excel.reading.headings.block import block_of, counts_weeks, heading_text, is_heading, is_heading_row, numbering
from rak_excel.reading.headings.schedule_columns import ENOUGH_PERIODS, PeriodColumns, schedule_of
from rak_excel.reading.plan_sheet import PlanSheet
from rak_excel.vocabulary.basics.numbers import whole_number
from rak_excel.vocabulary.basics.texts import compact
from rak_excel.vocabulary.entries.ticks import ScheduleMark, read_mark
from rak_excel.vocabulary.headings.headings import NOT_COUNTED, bare_heading, heading_role, near_heading
from rak_excel.vocabulary.headings.labels import NOTHING, label_of_band
from rak_excel.vocabulary.headings.periods import heading_period

FIRST_ROWS = 60  # in which a heading with no word written right is looked for
ENOUGH_ROLES = 3
_LOWER_ROWS = 3
# PELAKSANAAN may stand over the periods too; MULAI and SELESAI may not.
_BESIDE_PERIODS = NOT_COUNTED - {"start", "end"} | {"executor"}
_LONGEST_NAME = 30
_FEWEST_CELLS = 2  # a title has its row for itself
_IN_BRACKETS = re.compile(r"(?:(?<!\s)\s++)?+\([^()\d]{1,20}\)\s*")  # (%), (dokumen)
_OF_A_TABLE = frozenset({"indicator", "activity"})
TEXTS = frozenset({"objective", "indicator", "activity"})
"""Roles of columns that hold texts."""


def heading_rows(sheet: PlanSheet, row: int) -> range | None:
    """The rows of the heading that begins at this one; None where none begins."""
    roles = set(roles_in(sheet, row).values()) if row not in sheet.as_written else set()
    if roles and (_is_enough(roles, sheet.definition) or _begins(sheet, row, roles - NOT_COUNTED)):
        return range(row - _has_wider_above(sheet, row), _bottom(sheet, row) + 1)
    return None


def mistyped_heading_rows(sheet: PlanSheet, row: int) -> range | None:
    """The same for a row without any heading that is written right, of a sheet on which nothing else is a heading."""
    if len(sheet.rows[row]) > ENOUGH_ROLES and _is_enough(_near_roles(sheet, row), sheet.definition):
        return range(row, _bottom(sheet, row) + 1)
    return None


def _has_wider_above(sheet: PlanSheet, row: int) -> bool:
    """Whether the row above has headings merged over some of these, and beside them such as these lack: NO."""
    cells, above = sheet.rows[row], sheet.rows.get(row - 1, {})
    wide = set[int]()
    for column in above:
        area = sheet.merged_at(row - 1, column)
        if area and area.right > area.left and all(each in cells for each in range(area.left, area.right + 1)):
            wide.add(column)
    others = above.keys() - wide
    named = (heading_role(heading_text(above[column]), sheet.definition) for column in others)
    return bool(wide) and len(above) > 1 and others.isdisjoint(cells) and all(named)


def _is_enough(roles: Collection[str], definition: Definition) -> bool:
    """Whether these are the headings of a table: three, but no more than the smallest form of the definition has."""
    least, passed = _fewest(definition)
    counted = set(roles) - passed
    return len(counted) >= least and bool(counted & _OF_A_TABLE)


@lru_cache(maxsize=16)
def _fewest(definition: Definition) -> tuple[int, frozenset[str]]:
    """How many headings are enough, and which do not count: that of the schedule does where a form has few others."""
    forms = (part.columns for part in definition.parts if part.columns is not msgspec.UNSET)
    few = [form for columns in forms if len(form := set(columns) & {*PLAN_COLUMNS} - {"schedule"}) < ENOUGH_ROLES]
    if not few:
        return ENOUGH_ROLES, NOT_COUNTED
    return max(2, min(map(len, few))), NOT_COUNTED - {"schedule"}


def roles_in(sheet: PlanSheet, row: int) -> dict[int, str]:
    """The roles that the texts of a row have by themselves."""
    headed = _headed(sheet.texts, sheet.definition)
    return {column: headed[value] for column, value in sheet.rows.get(row, {}).items() if value in headed}


@lru_cache(maxsize=64)
def _headed(texts: frozenset[str], definition: Definition) -> Mapping[Value, str]:
    """Those of the texts that are headings, with their roles; no single letter is one."""
    return {text: role for text in texts if len(text) > 1 and (role := heading_role(text, definition))}


def _begins(sheet: PlanSheet, row: int, roles: set[str]) -> bool:
    """Whether a row with too few headings is one with typing errors, or the upper one of several heading rows."""
    if not roles or len(sheet.rows[row]) < _FEWEST_CELLS:
        return False
    if _is_enough(roles | _near_roles(sheet, row), sheet.definition):
        return True
    return is_heading_row(sheet, row) and _goes_on(sheet, row, roles)


def _near_roles(sheet: PlanSheet, row: int) -> set[str]:
    """The roles of the headings of a row that certainly have a typing error."""
    texts = [value for value in sheet.rows[row].values() if isinstance(value, str)]
    return {near.role for text in texts if (near := near_heading(text, sheet.definition)) and near.certain}


def _goes_on(sheet: PlanSheet, row: int, roles: set[str]) -> bool:
    """Whether heading rows below have the roles that this one lacks; one that has the same roles is a heading of its own."""
    for below in range(row + 1, row + _LOWER_ROWS):
        further = set(roles_in(sheet, below).values())
        if sheet.rows.get(below) and (further & roles - NOT_COUNTED or not is_heading_row(sheet, below)):
            return False
        roles = roles | further
        if _is_enough(roles, sheet.definition):
            return True
    return False


def _bottom(sheet: PlanSheet, top: int) -> int:
    """The last heading row: below the first come periods, or further headings, or blank rows before them."""
    bottom = top
    roles = roles_in(sheet, top)
    headed = frozenset(column for column, role in roles.items() if role not in _BESIDE_PERIODS)
    texts = {column for column, role in roles.items() if role in TEXTS}
    for row in range(top + 1, top + 1 + _LOWER_ROWS):
        if not sheet.rows.get(row):
            continue
        if row in sheet.as_written or _labels_rows(sheet, top, row):
            break
        further = set(roles_in(sheet, row).values())
        if numbering(sheet, row, texts) and _heads_periods(sheet, row + 1):
            continue
        if numbering(sheet, row, texts) or (
            _is_enough(further, sheet.definition) and further & set(roles.values()) - NOT_COUNTED
        ):
            break
        if not (
            is_heading_row(sheet, row)
            or counts_weeks(sheet, row)
            or _is_below_merged(sheet, top, row)
            or _says_the_same_of_each(sheet, row)
            or _ends_words(sheet, row)
            or _names_periods(sheet, top, row, headed)
        ):
            break
        bottom = row
    return bottom


def rows_below(sheet: PlanSheet, top: int, bottom: int, schedule: PeriodColumns) -> range:
    """The rows right below a heading and its numbering that say no more than a unit, or in which month a period ends."""
    last = bottom
    while _adds_to_heading(sheet, top, last + 1, schedule):
        last += 1
    return range(bottom + 1, last + 1)


def _adds_to_heading(sheet: PlanSheet, top: int, row: int, schedule: PeriodColumns) -> bool:
    cells = sheet.rows.get(row, {})
    if row in sheet.as_written or (cells and _labels_rows(sheet, top, row)):
        return False
    if cells.keys() <= schedule.all_columns and _counts_months(sheet, row, schedule):
        return True
    if cells and all(_IN_BRACKETS.fullmatch(heading_text(value)) for value in cells.values()):
        return True
    return is_heading_row(sheet, row) and not _is_enough(set(roles_in(sheet, row).values()), sheet.definition)


def _counts_months(sheet: PlanSheet, row: int, schedule: PeriodColumns) -> bool:
    """Whether a figure stands below each period, as no tick does: the month in which it begins or ends, or its number."""
    if schedule.part is None or len(schedule.columns) < ENOUGH_PERIODS:
        return False
    calendar = schedule.part.schedule.calendar
    months = [calendar.months(period) for period in schedule.columns.values()]
    ways = ([each[0] for each in months], [each[-1] for each in months], list(schedule.columns.values()))
    texts = [bare_heading(heading_text(sheet.value(row, column) or "")) for column in schedule.columns]
    return [whole_number(text) for text in texts] in ways


def _labels_rows(sheet: PlanSheet, top: int, row: int) -> bool:
    """Whether a row is a band that says of which version, year or kind the rows below it are: SEMULA, merged over all."""
    cells = sheet.rows[row]
    column = min(cells)
    if len(cells) == 1 and _is_headed_elsewhere(sheet, top, (row, column)):
        return True
    if len(cells) != 1 or label_of_band(sheet.text(row, column), sheet.definition) == NOTHING:
        return False
    area = sheet.merged_at(row, column)
    covered = [each for each in sheet.rows[top] if area and area.left <= each <= area.right]
    return len(covered) >= ENOUGH_ROLES or (column == min(sheet.rows[top]) and not sheet.merged_at(top, column))


def _is_headed_elsewhere(sheet: PlanSheet, top: int, at: Address) -> bool:
    """Whether a cell has the heading of another column than its own: Indikator Kinerja Utama below NO, beside INDIKATOR."""
    row, column = at
    role = heading_role(sheet.text(row, column), sheet.definition)
    roles = {each: heading_role(heading_text(value), sheet.definition) for each, value in sheet.rows[top].items()}
    return role is not None and roles.get(column) not in {None, role} and role in roles.values()


def _heads_periods(sheet: PlanSheet, row: int) -> bool:
    """Whether nothing but the names of periods stands in a row, no bare figures."""
    texts = [heading_text(value) for value in sheet.rows.get(row, {}).values()]
    counted = (_counts_periods(texts, part, sheet.definition) for part in sheet.definition.parts)
    return not any(map(str.isdecimal, texts)) and any(count == len(texts) >= ENOUGH_PERIODS for count in counted)


def _ends_words(sheet: PlanSheet, row: int) -> bool:
    """Whether each cell ends what the cell above begins: PENANGGUNG, below it JAWAB."""
    texts = ((sheet.text(row - 1, column), sheet.text(row, column)) for column in sheet.rows[row])
    return all(
        is_heading(below, sheet.definition) or bool(above and heading_role(f"{above} {below}", sheet.definition))
        for above, below in texts
    )


def _is_below_merged(sheet: PlanSheet, top: int, row: int) -> bool:
    """Whether a row fills nothing but columns that one heading is merged over: DIVISI and SUB BAGIAN below PELAKSANA."""
    cells = sheet.rows[row]
    areas = (sheet.merged_at(top, column) for column in cells)
    merged = len(cells) > 1 and all(area and area.right > area.left and area.bottom < row for area in areas)
    return merged and all(_is_name(heading_text(value)) for value in cells.values())


def _says_the_same_of_each(sheet: PlanSheet, row: int) -> bool:
    """Whether a row says the same two or more names again and again, beside headings: R K R K R K R K below quarters."""
    cells = sheet.rows[row]
    if len(cells) < _FEWEST_CELLS * ENOUGH_PERIODS:
        return False
    said = (heading_text(cells[column]) for column in sorted(cells))
    texts = [compact(text) for text in said if _is_name(text) and not heading_role(text, sheet.definition)]
    cycle = next((nth for nth, text in enumerate(texts) if nth and text == texts[0]), 0)
    if cycle < _FEWEST_CELLS or len(texts) < cycle * ENOUGH_PERIODS or len(texts) % cycle:
        return False
    again = all(text == texts[nth % cycle] for nth, text in enumerate(texts))
    return again and not all(read_mark(text, sheet.definition.marks) is not ScheduleMark.UNKNOWN for text in texts)


def _is_name(text: str) -> bool:
    """Whether a text is so short, and so free of figures, that it may name a column."""
    return len(text) <= _LONGEST_NAME and not any(letter.isdigit() for letter in text)


def _names_periods(sheet: PlanSheet, top: int, row: int, headed: frozenset[int]) -> bool:
    """Whether a row heads periods. Bare figures do where nothing else stands in the row and no periods stand above.

    A date does in a column without a heading of its own: below one it is an entry.
    """
    cells = {
        column: value for column, value in sheet.rows[row].items() if not _is_entered_date(sheet, top, row, column)
    }
    texts = [text for column, value in cells.items() if column not in headed and (text := heading_text(value))]
    named = [text for text in texts if not text.isdecimal()]
    enough = any(_counts_periods(named, part, sheet.definition) >= ENOUGH_PERIODS for part in sheet.definition.parts)
    beside = not headed.isdisjoint(cells)
    if enough != beside:
        return enough
    above, below = (schedule_of(block_of(sheet, *rows), headed) for rows in ((top, row - 1), (row, row)))
    if beside:  # a row of the plan may tick each period with its name
        return len(below.columns) > len(above.columns)
    if not all(heading_text(cells[column]).isdecimal() for column in below.columns):
        return True
    whole = below.part is not None and len(below.columns) == below.part.schedule.calendar.count
    return bool(below.columns) and (
        not above.columns or above.unnamed or (whole and len(below.columns) > len(above.columns))
    )


def _is_entered_date(sheet: PlanSheet, top: int, row: int, column: int) -> bool:
    """Whether a cell has a date below a heading of its column alone, other than one of when: 30/06/2020 below BATAS WAKTU."""
    if not isinstance(sheet.rows[row][column], datetime.date):
        return False
    above = ((each, sheet.rows[each][column]) for each in range(top, row) if column in sheet.rows.get(each, {}))
    areas = ((sheet.merged_at(each, column), heading_text(value)) for each, value in above)
    own = (text for area, text in areas if not (area and area.right > area.left))
    return any(heading_role(text, sheet.definition) != "schedule" for text in own)


def _counts_periods(texts: Sequence[str], part: PartDefinition, definition: Definition) -> int:
    return sum(1 for text in texts if heading_period(text, part, definition))
