"""What the sheet `Cek Isian` looks at: one line for each kind of fault, as formulas."""

from __future__ import annotations

from collections.abc import Iterator

from rak_excel.language import Text
from rak_excel.model import PlanForm, Severity
from rak_excel.vocabulary.entries.form_status import FAULTS
from rak_excel.workbooks.form.self_check.across import (
    PERIOD_UNSERVED,
    TARGET_DIFFERS,
    UNSERVED,
    WHICH_UNSERVED,
    CheckAcross,
)
from rak_excel.workbooks.form.self_check.hidden_sheet import Workings
from rak_excel.workbooks.form.self_check.identity import identity_lines
from rak_excel.workbooks.form.self_check.line import CheckGroup, CheckLine
from rak_excel.workbooks.form.self_check.places import first_row, place_below, place_in, place_of_fault, place_of_period
from rak_excel.workbooks.form.self_check.rows import CheckRows

TOO_LONG = Text(
    "Tabel lebih dari {rows} baris; baris selebihnya tidak dicek di sini",
    "The table has more than {rows} rows: the rest is not checked here",
)
EMPTY = Text(
    "Belum ada satu pun baris rencana di sheet ini",
    "This sheet has no row of a plan yet",
)
BELOW = Text(
    "Isian di bawah garis penutup tabel tidak dicek di sini; sisipkan barisnya di dalam tabel",
    "Cells below the end of the table are not checked here; insert their rows inside the table",
)


def check_groups(form: PlanForm, workings: Workings) -> list[CheckGroup]:
    """All lines in their groups: identity, each part, across the parts, open differences."""
    groups = [CheckGroup(form.definition.sheets.identity, tuple(identity_lines(form)))]
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
    for bit, fault in enumerate(FAULTS):
        having = f"MOD(INT({rows.layout.name('CHECK_FAULTS')}/{2**bit}),2)"
        text, place = (fault.line or fault.status).id, place_of_fault(rows, having, fault)
        yield CheckLine(text, f"SUMPRODUCT({having})", fault.severity, sheet, place, doubt=fault.doubt)
    yield _below(rows)
    too_long, place = f"1*({rows.rows}>{rows.capacity})", place_in(rows, f"{rows.capacity + 1}", "activity")
    yield CheckLine(TOO_LONG.filled(rows=rows.capacity).id, too_long, Severity.ERROR, sheet, place)


def _empty(rows: CheckRows) -> CheckLine:
    """Neither a filled row nor one that waits to be: somebody has deleted them all."""
    layout = rows.layout
    looked_at = f"({layout.name('CHECK_FILLED')}+{layout.name('CHECK_FAULTS')})"
    place = place_in(rows, "1", "activity")
    return CheckLine(
        EMPTY.id, f"1*(SUMPRODUCT({looked_at})=0)", Severity.ERROR, layout.part.sheet, place, only_whole=True
    )


def _below(rows: CheckRows) -> CheckLine:
    """What is written below the table: it is read, but no row of the self-check looks at it."""
    layout = rows.layout
    cells = layout.name("CELLS")
    first = f"ROW({layout.name('HEAD')})+ROWS({layout.name('ACTIVITY')})"
    count = f"COUNTA(INDEX({cells},{first},1):INDEX({cells},ROWS({cells}),COLUMNS({cells})))"
    return CheckLine(BELOW.id, count, Severity.ERROR, layout.part.sheet, place_below(layout, first), doubt=True)


def _across_lines(across: CheckAcross) -> Iterator[CheckLine]:
    coarse, fine = across.coarse, across.fine
    parts = {"coarse": coarse.layout.part.sheet, "fine": fine.layout.part.sheet}
    text = TARGET_DIFFERS.filled(**parts).id
    differs = f"MOD(RAK_ACROSS_FAULTS,{UNSERVED})"
    yield CheckLine(
        text,
        f"SUMPRODUCT({differs})",
        Severity.ERROR,
        parts["coarse"],
        place_in(coarse, first_row(coarse, f"({differs}>0)"), "target"),
        only_whole=True,
    )
    names = {"period": coarse.layout.part.schedule.name, "month": fine.layout.part.schedule.name.lower()}
    text = PERIOD_UNSERVED.filled(**parts, **names).id
    unserved = f"MOD(INT(RAK_ACROSS_FAULTS/{UNSERVED}),100)"
    yield CheckLine(
        text,
        f"SUMPRODUCT({unserved})",
        Severity.ERROR,
        parts["coarse"],
        place_of_period(coarse, f"({unserved}>0)", "RAK_ACROSS_FAULTS", WHICH_UNSERVED),
        only_whole=True,
    )
