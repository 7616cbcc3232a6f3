"""What the sheet `Cek Isian` looks at: one line for each kind of fault, as formulas, with the first cell that has it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from rak_excel.language import Text
from rak_excel.layouts.plan import ROLES, PartLayout
from rak_excel.model import PlanForm, Severity
from rak_excel.vocabulary.entries.form_status import Fault
from rak_excel.workbooks.form.self_check.across import (
    PERIOD_UNSERVED,
    TARGET_DIFFERS,
    UNSERVED,
    WHICH_UNSERVED,
    CheckAcross,
)
from rak_excel.workbooks.form.self_check.bits import faults_on, has_bit
from rak_excel.workbooks.form.self_check.hidden_sheet import Workings
from rak_excel.workbooks.form.self_check.identity import identity_lines
from rak_excel.workbooks.form.self_check.line import CheckGroup, CheckLine
from rak_excel.workbooks.form.self_check.rows import FIRST_GRID_ROW, CheckRows
from rak_excel.workbooks.form.self_check.ticks import is_mark, is_unsaid

_MOST_COLUMNS = 999  # more than any table has
_LOOKED_AT = 200  # rows below a table; whole columns would take seconds
_FAR = 99_999  # more than these rows in hundreds, and any column
TOO_LONG = Text(
    "Tabel lebih dari {rows} baris; baris selebihnya tidak dicek di sini",
    "The table has more than {rows} rows: the rest is not checked here",
)
EMPTY = Text("Belum ada satu pun baris rencana di sheet ini", "This sheet has no row of a plan yet")
BELOW = Text(
    "Isian di bawah garis penutup tabel tidak dicek di sini; sisipkan barisnya di dalam tabel",
    "Cells below the end of the table are not checked here; insert their rows inside the table",
)


def check_groups(form: PlanForm, workings: Workings) -> list[CheckGroup]:
    """All lines in their groups: identity, each part, across the parts, open differences."""
    groups = [CheckGroup(form.definition.sheets.identity, tuple(identity_lines(form.definition)))]
    groups += [CheckGroup(rows.layout.part.sheet, tuple(_part_lines(rows))) for rows in workings.parts]
    if across := workings.across:
        names = [each.layout.part.sheet for each in (across.coarse, across.fine)]
        groups.append(CheckGroup(" – ".join(names), tuple(_across_lines(across))))
    if workings.differences:
        groups.append(workings.differences.group())
    return groups


def filled_rows(workings: Workings) -> str:
    """How many rows of all parts hold anything."""
    return "+".join(f"SUMPRODUCT(--({rows.layout.name('CHECK_FILLED')}>0))" for rows in workings.parts)


def _part_lines(rows: CheckRows) -> Iterator[CheckLine]:
    sheet = rows.layout.part.sheet
    yield _empty(rows)
    for bit, fault in faults_on(rows.layout):
        having = has_bit(rows.layout.name("CHECK_FAULTS"), bit)
        text, place = (fault.line or fault.status).id, place_of_fault(rows, having, fault)
        yield CheckLine(text, f"SUMPRODUCT({having})", fault.severity, sheet, place, doubt=fault.doubt)
    if rows.layout.looked_at_below:
        yield _below(rows)
    too_long, place = f"1*({rows.rows}>{rows.capacity})", place_in(rows, f"{rows.capacity + 1}")
    yield CheckLine(TOO_LONG.filled(rows=rows.capacity).id, too_long, Severity.ERROR, sheet, place)


def _empty(rows: CheckRows) -> CheckLine:
    """Neither a filled row nor one that waits to be: somebody has deleted them all."""
    layout = rows.layout
    looked_at = f"({layout.name('CHECK_FILLED')}+{layout.name('CHECK_FAULTS')})"
    count, place = f"1*(SUMPRODUCT({looked_at})=0)", place_in(rows, "1")
    return CheckLine(EMPTY.id, count, Severity.ERROR, layout.part.sheet, place, only_whole=True)


def _below(rows: CheckRows) -> CheckLine:
    """What is written below the table: it is read, but no row of the self-check looks at it."""
    layout = rows.layout
    cells = layout.name("CELLS")
    first = f"ROW({layout.name('HEAD')})+ROWS({layout.name(layout.main.upper())})"
    count = f"COUNTA(INDEX({cells},{first},1):INDEX({cells},ROWS({cells}),COLUMNS({cells})))"
    return CheckLine(BELOW.id, count, Severity.ERROR, layout.part.sheet, place_below(layout, first), doubt=True)


def _across_lines(across: CheckAcross) -> Iterator[CheckLine]:
    coarse, fine = across.coarse, across.fine
    parts = {"coarse": coarse.layout.part.sheet, "fine": fine.layout.part.sheet}
    names = {"period": coarse.layout.part.schedule.name, "month": fine.layout.part.schedule.name.lower()}
    differs = f"MOD(RAK_ACROSS_FAULTS,{UNSERVED})"
    unserved = f"MOD(INT(RAK_ACROSS_FAULTS/{UNSERVED}),100)"
    of_target = place_in(coarse, first_row(coarse, f"({differs}>0)"), "target")
    # Which period it is the bits say, from WHICH_UNSERVED on; the first one's is the highest.
    row, last = first_row(coarse, f"({unserved}>0)"), f"MAX(COLUMN({coarse.layout.name('SCHEDULE')}))"
    which = f"INT(LOG(INT(INDEX(RAK_ACROSS_FAULTS,{row})/{WHICH_UNSERVED})+0.5,2))"
    of_period = _address(coarse, row, f"{last}-{which}")
    for column, text, count, place in (
        ("target", TARGET_DIFFERS, differs, of_target),
        ("schedule", PERIOD_UNSERVED, unserved, of_period),
    ):
        if across.compares(column):
            said, sheet = text.filled(**parts, **names).id, parts["coarse"]
            yield CheckLine(said, f"SUMPRODUCT({count})", Severity.ERROR, sheet, place, only_whole=True)


def place_of_fault(rows: CheckRows, having: str, fault: Fault) -> str:
    """The cell of the first row for which `having` is 1: of several that may be it, the first that is."""
    n = first_row(rows, having)
    main = f"MIN(COLUMN({rows.layout.name(rows.layout.main.upper())}))"
    tests: dict[str, Callable[[str], str]] = {
        "Periksa jadwal": lambda cells: f"1-{is_mark(cells, 'RAK_KNOWN')}",
        # Where none of the texts is a ditto, the activity says nothing.
        "Periksa isian": lambda cells: f"2*{is_unsaid(cells)}+(COLUMN({cells})={main})",
        "Kesalahan rumus": lambda cells: f"ISERROR({cells})",
    }
    if fault.by_period:
        period = f"INDEX({rows.layout.name(f'CHECK_{fault.by_period.upper()}')},{n})"
        columns = (f"MIN(COLUMN({rows.layout.name(each.id.upper())}))" for each in rows.layout.by_period)
        return _address(rows, n, f"CHOOSE({period},{','.join(columns)})")
    if (test := tests.get(fault.status.id)) is None:
        return place_in(rows, n, fault.role)
    ranges = [f"INDEX({rows.layout.name('SCHEDULE')},{n}+1,0)"] if fault.role == "schedule" else _texts(rows, n)
    first = (f"SUMPRODUCT(MAX(({test(cells)})*1000+{_MOST_COLUMNS}-COLUMN({cells})))" for cells in ranges)
    return _address(rows, n, f"{_MOST_COLUMNS}-MOD({_most(first)},1000)")


def _texts(rows: CheckRows, n: str) -> list[str]:
    """The cells of a row of the table that hold texts, but for executors: as few ranges as there are."""
    runs = rows.layout.runs(ROLES, beside=[column.id for column in rows.layout.further])
    names = ((rows.layout.name(one.upper()), rows.layout.name(last.upper())) for one, last in runs)
    return [f"INDEX({one},{n}+1):INDEX({last},{n}+1)" for one, last in names]


def _most(numbers: Iterable[str]) -> str:
    """The highest of some numbers."""
    only, *others = numbers
    return f"MAX({','.join([only, *others])})" if others else only


def place_in(rows: CheckRows, n: str, role: str | None = None) -> str:
    """The cell of a role in a row of the table; without one, or where the form does not have its column, of the main one."""
    column = role if role and rows.layout.has(role) else rows.layout.main
    return _address(rows, n, f"MIN(COLUMN({rows.layout.name(column.upper())}))")


def place_below(layout: PartLayout, first: str) -> str:
    """The first cell with anything in it from the row `first` on, below the table."""
    cells, main = layout.name("CELLS"), f"MIN(COLUMN({layout.name(layout.main.upper())}))"
    area = f"INDEX({cells},{first},1):INDEX({cells},{first}+{_LOOKED_AT},COLUMNS({cells}))"
    found = f"SUMPRODUCT(MAX((LEN({area})>0)*({_FAR}-100*(ROW({area})-({first}))-COLUMN({area}))))"
    place = f"{_FAR}-MAX({found},{_FAR - 100 * _LOOKED_AT}-{main})"
    return f"ADDRESS({first}+INT(({place})/100),MOD({place},100),4)"


def first_row(rows: CheckRows, having: str) -> str:
    """The number of the first row of the table for which `having` is 1."""
    faults, last = rows.layout.name("CHECK_FAULTS"), FIRST_GRID_ROW + rows.capacity + 1
    return f"({last - FIRST_GRID_ROW}-SUMPRODUCT(MAX({having}*({last}-ROW({faults})))))"


def _address(rows: CheckRows, n: str, column: str) -> str:
    return f"ADDRESS(ROW({rows.layout.name('HEAD')})+{n},{column},4)"
