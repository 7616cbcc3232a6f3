"""Where the faults are that the sheet `Cek Isian` counts: formulas of the address of the first cell that is faulty."""

from __future__ import annotations

from rak_excel.layouts.plan import PartLayout
from rak_excel.vocabulary.entries.form_status import Fault
from rak_excel.workbooks.form.self_check.dittos import is_unsaid
from rak_excel.workbooks.form.self_check.rows import FIRST_GRID_ROW, CheckRows
from rak_excel.workbooks.form.self_check.ticks import is_mark

_MOST_COLUMNS = 999  # more than any table has
_LOOKED_AT = 200  # rows below a table; whole columns would take seconds
_FAR = 99_999  # more than these rows in hundreds, and any column


def place_of_fault(rows: CheckRows, having: str, fault: Fault) -> str:
    """The cell of the first row for which `having` is 1: of several that may be it, the first that is."""
    n = first_row(rows, having)
    cells = f"INDEX({rows.layout.name('SCHEDULE')},{n}+1,0)"
    activity = rows.layout.name("ACTIVITY")
    texts = f"INDEX({rows.layout.name('NUMBER')},{n}+1):INDEX({activity},{n}+1)"
    found = {
        "Periksa jadwal": (cells, f"1-{is_mark(cells, 'RAK_KNOWN')}"),
        # Where none of the texts is a ditto, the activity says nothing.
        "Periksa isian": (texts, f"2*{is_unsaid(texts)}+(COLUMN({texts})=MIN(COLUMN({activity})))"),
        "Kesalahan rumus": (texts, f"ISERROR({texts})"),
    }
    if fault.status.id not in found:
        return place_in(rows, n, fault.role)
    among, test = found[fault.status.id]
    return _address(
        rows, n, f"{_MOST_COLUMNS}-MOD(SUMPRODUCT(MAX(({test})*1000+{_MOST_COLUMNS}-COLUMN({among}))),1000)"
    )


def place_of_period(rows: CheckRows, having: str, periods: str, unit: int) -> str:
    """The cell of a period in the first row for which `having` is 1: the bits of `periods`, from `unit` on, say of which.

    The first one's bit is the highest.
    """
    n = first_row(rows, having)
    last = f"MAX(COLUMN({rows.layout.name('SCHEDULE')}))"
    return _address(rows, n, f"{last}-INT(LOG(INT(INDEX({periods},{n})/{unit})+0.5,2))")


def place_in(rows: CheckRows, n: str, role: str) -> str:
    """The cell of a role in a row of the table."""
    return _address(rows, n, f"MIN(COLUMN({rows.layout.name(role.upper())}))")


def place_below(layout: PartLayout, first: str) -> str:
    """The first cell with anything in it from the row `first` on, below the table."""
    cells, activity = layout.name("CELLS"), f"MIN(COLUMN({layout.name('ACTIVITY')}))"
    area = f"INDEX({cells},{first},1):INDEX({cells},{first}+{_LOOKED_AT},COLUMNS({cells}))"
    found = f"SUMPRODUCT(MAX((LEN({area})>0)*({_FAR}-100*(ROW({area})-({first}))-COLUMN({area}))))"
    place = f"{_FAR}-MAX({found},{_FAR - 100 * _LOOKED_AT}-{activity})"
    return f"ADDRESS({first}+INT(({place})/100),MOD({place},100),4)"


def first_row(rows: CheckRows, having: str) -> str:
    """The number of the first row of the table for which `having` is 1."""
    faults, last = rows.layout.name("CHECK_FAULTS"), FIRST_GRID_ROW + rows.capacity + 1
    return f"({last - FIRST_GRID_ROW}-SUMPRODUCT(MAX({having}*({last}-ROW({faults})))))"


def _address(rows: CheckRows, n: str, column: str) -> str:
    return f"ADDRESS(ROW({rows.layout.name('HEAD')})+{n},{column},4)"
