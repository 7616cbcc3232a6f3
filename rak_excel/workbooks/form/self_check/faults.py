"""The live self-check's faults: each a bit of one number a row, and the words that a row shows for its first."""

from __future__ import annotations

from collections.abc import Iterator

from rak_excel.layouts.plan import ROLES, PartLayout
from rak_excel.model.definition import WORK_COLUMNS
from rak_excel.vocabulary.entries.form_status import COMPLETE, FAULTS
from rak_excel.vocabulary.entries.wordings import NEAR_ROWS
from rak_excel.workbooks.form.self_check.bits import bit_of, faults_on
from rak_excel.workbooks.form.self_check.by_period import period_formulas, period_texts
from rak_excel.workbooks.form.self_check.entries import (
    executor_formula,
    expected_formula,
    target_formula,
    unit_formulas,
)
from rak_excel.workbooks.form.self_check.listed import lost, mistaken, out_of_order, place, strayed, twice
from rak_excel.workbooks.form.self_check.lookups import UNREADABLE, ZERO, otherwise_bound
from rak_excel.workbooks.form.self_check.rows import MOST_ROWS, CheckRows
from rak_excel.workbooks.form.self_check.suggestions import suggestion_formulas, suggestions
from rak_excel.workbooks.form.self_check.ticks import is_unsaid, points_elsewhere

UNCLEAR = 1_000_000  # in the column of the ticks, where the texts of the row are to be looked at
_FILLED_IN = ("activity", "schedule", "executor")  # the first that a form has tells of a row that is not filled in
_OF_A_BLOCK = ("number", "objective", "indicator", "target")
_LOOKED_AT = "ROW($1:$60)"  # of an activity's letters: work has words before


def grid_formulas(rows: CheckRows) -> dict[str, str]:
    """The formula of every column of a part's grid, for its first row."""
    faults = "+".join(f"{2**bit}*{fault}" for bit, fault in enumerate(_faults(rows)) if fault)
    faults += f"+{rows.here('periods')}" if rows.layout.by_period else ""
    formulas = {
        **{name: f"IFERROR({formula},0)" for name, formula in _columns(rows).items()},
        # An error in a cell of the row is the last of the faults.
        "faults": f"IFERROR({faults}{_errors(rows)},{bit_of('Kesalahan rumus')})",
    }
    in_table = {name: f"IF({rows.here('n')}>{rows.rows},0,{formula})" for name, formula in formulas.items()}
    return {**rows.texts(), **period_texts(rows), **suggestions(rows), **in_table}


def _columns(rows: CheckRows) -> dict[str, str]:
    structure = rows.structure()
    # There, since the formula of the faults has no room for it.
    structure["ticks"] += f"+{UNCLEAR}*{_unclear(rows)}"
    return {
        **structure,
        "target": target_formula(rows),
        "expected": expected_formula(rows),
        "executor": executor_formula(rows),
        "place": place(rows),
        **unit_formulas(rows),
        **period_formulas(rows),
        **suggestion_formulas(rows),
    }


def status_formula(layout: PartLayout, *, unless: tuple[str, str] | None = None) -> str:
    """The formula beside a row of the table: its first fault in words. Rows of the grid are found by the row's number.

    `unless` is a condition under which a row without a fault is not complete all the same, and what it shows then.
    """
    at = f"ROW()-ROW({layout.name('HEAD')})"
    faults = f"INDEX({layout.name('CHECK_FAULTS')},{at})"
    *others, (_, last) = faults_on(layout)
    shown = f'"{last.status.id}"'
    for bit, fault in reversed(others):
        shown = f'IF(MOD({faults},{2 ** (bit + 1)})>0,"{fault.status.id}",{shown})'
    complete = f'IF(INDEX({layout.name("CHECK_FILLED")},{at})>0,"{COMPLETE.id}","")'
    sound = f'IF({unless[0]},"{unless[1]}",{complete})' if unless else complete
    return f'IFERROR(IF({faults}=0,{sound},{shown}),"")'


def _faults(rows: CheckRows) -> Iterator[str]:
    """The formula of each fault, "" of one that the form cannot have."""
    formulas = _conditions(rows)
    on_form = dict(faults_on(rows.layout))
    return (formulas[each.status.id] if bit in on_form else "" for bit, each in enumerate(FAULTS) if not each.by_period)


def _conditions(rows: CheckRows) -> dict[str, str]:
    """By status, when a row has a fault; what another condition adds to its bit comes from other rows."""
    n, filled = rows.here("n"), rows.here("filled")
    begins = f"{rows.here('indicator')}={n},{rows.here('block')}>0"
    acts = f"{rows.here('activity')}={n},{filled}>0"
    named = rows.says("indicator")
    unticked = f"{acts},MOD({rows.here('ticks')},{UNCLEAR})=0"
    unnamed = f"{acts},{rows.count('activity', 'executor')}=0"
    numberless = f"{rows.here('objective')}={n},NOT({rows.says('number')}),{rows.count('objective', 'filled')}>0"
    several = f'ISNUMBER(FIND(CHAR(10)&"2",{rows.value("indicator")}))'  # the cell lists more than one indicator
    aimless = f"AND({begins},{named},{rows.count('indicator', 'target')}=0{_is_measured(rows)})"
    undated = f"AND({unticked})*{_or_doubt(rows, 'ticks', 'Jadwal belum dicentang', 'Periksa jadwal')}"
    nobodys = f"AND({unnamed})*{_or_doubt(rows, 'executor', 'Pelaksana belum diisi', 'Periksa pelaksana')}"
    moved = f"AND({out_of_order(rows)})"
    unclear = f"AND({acts},{_far(rows)}),{lost(rows)},{several}"
    return {
        "Nomor belum diisi": f"AND(RAK_WHOLE_OFFICE,{numberless})",
        "Indikator belum diisi": f"AND({begins},NOT({rows.says_itself('indicator')}))",
        "Target belum diisi": _or_unplanned(rows, "target", aimless),
        "Target tidak sesuai satuan": f"AND({_unfit(rows)})",
        "Kegiatan belum diisi": _or_unplanned(rows, "activity", f"AND({acts},NOT({rows.says('activity')}))"),
        "Jadwal belum dicentang": _or_unplanned(rows, "schedule", undated),
        "Pelaksana belum diisi": _or_unplanned(rows, "executor", nobodys),
        "Pelaksana tidak ada di daftar": f"({rows.here('executor')}=3)",
        "Indikator ganda": f"IF(AND({begins},{named}),{twice(rows)})",
        "Sasaran tertukar": f"IF(AND({begins},{strayed(rows)}),{mistaken(rows)})",
        "Periksa target": f"OR({_doubtful_target(rows)})",
        "Periksa jadwal": f"(MOD({rows.here('ticks')},{UNCLEAR})>=100)",  # and what _or_doubt adds
        "Periksa pelaksana": f"({rows.here('executor')}=2)",
        "Periksa sasaran": f"OR(AND({begins},{rows.here('objective')}=0),{moved})",  # and what `mistaken` adds
        # And what `twice` adds; on a form without objectives it says that rows were moved.
        "Periksa indikator": f"OR({unclear})" if rows.layout.has("objective") else f"OR({unclear},{moved})",
        "Periksa isian": f"({rows.here('ticks')}>={UNCLEAR})",
        "Periksa salinan": f"OR(AND({rows.here('indicator')}<{n},LEN({rows.value('key')})>0,{named}),{_copied(rows)})",
        "Kesalahan rumus": "",  # where any of these is an error itself
    }


def _or_unplanned(rows: CheckRows, column: str, fault: str) -> str:
    """The fault of a blank cell, and of an indicator for which nothing is filled in: that is told of the first column."""
    first = next((each for each in _FILLED_IN if rows.layout.has(each)), "target")
    if column != first:
        return fault
    own = f"{rows.here('indicator')}={rows.here('n')}"
    unplanned = f"AND(RAK_WHOLE_OFFICE,{own},{rows.here('block')}=0{_is_measured(rows)})"
    return f"OR({fault},{unplanned})" if column in {"activity", "target"} else f"({fault}+{unplanned})"


def _is_measured(rows: CheckRows) -> str:
    """A further condition that the definition does not say of an indicator that it is not measured this year."""
    part = rows.layout.part.id.upper()
    listed = f"(RAK_LIST_INDICATORS_{part}={rows.text('indicator')})*RAK_{part}_UNMEASURED"
    return f",SUMPRODUCT({listed})=0" if rows.unmeasured else ""


def _copied(rows: CheckRows) -> str:
    """Whether an activity of the same indicator above has the same words, ticks and executors: the cells side by side."""
    same = "*".join(_same_cells(rows, *run) for run in rows.layout.runs(WORK_COLUMNS))
    same = same or f"({rows.until('filled')}>0)"  # of targets alone an indicator has one
    own = f"({rows.until('indicator')}={rows.here('indicator')})*{same}"
    return f"IFERROR({rows.here('filled')}*SUMPRODUCT({own}),0)>1"  # an error further up is told there


def _same_cells(rows: CheckRows, first: str, last: str) -> str:
    """Which rows down to the one above have this row's cells from one column to another."""
    n, layout = rows.here("n"), rows.layout
    periods = len(layout.periods)
    begin, end = (layout.name(column.upper()) for column in (first, last))
    begins, ends = ",1" if first == "schedule" else "", f",{periods}" if last == "schedule" else ""
    width = sum(periods if column == "schedule" else 1 for column in layout.between(first, last))
    above, own = (
        f'SUBSTITUTE(INDEX({begin},{top}{begins}):INDEX({end},{bottom}{ends}),"-","")'  # a dash is a blank
        for top, bottom in (("1", n), (f"{n}+1", f"{n}+1"))
    )
    return f"(MMULT(--({above}={own}),ROW($1:${width})^0)={width})"


def _errors(rows: CheckRows) -> str:
    """Adds nothing, but where a text of the row is an error."""
    cells = [*texts_of_row(rows), *rows.side_by_side([each.id for each in rows.layout.by_period])]
    return "".join(f"+0*SUMPRODUCT(LEN({each}))" for each in cells)


def _or_doubt(rows: CheckRows, what: str, fault: str, doubt: str) -> str:
    """1 where a blank is a fault, what makes its doubt of it where the row may go on from the one above."""
    return f"IF({_carried(rows, what)},{bit_of(doubt) // bit_of(fault)},1)"


def texts_of_row(rows: CheckRows) -> list[str]:
    """The cells of a row that hold texts, but for executors: as few ranges as there are."""
    return rows.side_by_side(ROLES)


def _unclear(rows: CheckRows) -> str:
    """Whether a text of the row stands for another, or its activity says nothing or where to look."""
    said = f"AND({rows.says('activity')},OR({points_elsewhere(rows.value('activity'))},{_wordless(rows)}))"
    unsaid = "+".join(f"SUMPRODUCT(--{is_unsaid(cells)})" for cells in texts_of_row(rows))
    return f"OR({unsaid}>0,{said})" if rows.layout.has("activity") else f"({unsaid}>0)"


def _wordless(rows: CheckRows) -> str:
    """Conditions that an activity is none: a tick, a number, letters apart (`K1.1`), one letter again and again."""
    text = f"UPPER({rows.text('activity')})"
    here, beside = (
        f"(1-EXACT(MID({text},{at},1),MID(LOWER({text}),{at},1)))" for at in (_LOOKED_AT, f"{_LOOKED_AT}+1")
    )
    return f'SUMPRODUCT({here}*{beside})=0,SUBSTITUTE({text},LEFT({text}),"")=""'


def _far(rows: CheckRows) -> str:
    """Whether the first activity of an indicator stands without its words below rows that say nothing."""
    start, n = rows.here("indicator"), rows.here("n")
    above = [f"{n}-{back}" for back in range(1, NEAR_ROWS + 1)]
    runs = rows.layout.runs(_OF_A_BLOCK, beside=[column.id for column in rows.layout.further])
    # Below the heading wherever the rest holds.
    names = ((rows.layout.name(one.upper()), rows.layout.name(last.upper())) for one, last in runs)
    cells = (f"INDEX({one},{above[-1]}+1):INDEX({last},{n})" for one, last in names)
    said = "+".join(f'SUMPRODUCT(LEN(TRIM(SUBSTITUTE({each},"\u00a0"," "))))' for each in cells)
    filled = "+".join(f"INDEX({rows.area('filled')},MAX({row},1))" for row in above)
    return f"{rows.says('activity')},{rows.first}={n},{start}>0,{start}<{above[-1]},IFERROR({said},1)=0,{filled}=0"


def _unfit(rows: CheckRows) -> str:
    """Whether the indicator's target is of a kind, or counts a unit, that the indicator does not ask for.

    A plain number where a percentage is asked for may be one, and so may the reverse: that is for Python to say.
    """
    target, kinds = rows.here("target"), f"MOD({_asked(rows)},100)"
    kind = f"MOD({target},100)"
    other = f"MOD(INT({kinds}/MAX({kind},1)),2)=0"
    perhaps = _perhaps(kind, kinds)
    asked_unit, unit = f"MOD(INT({_asked(rows)}/100),100)", f"MOD(INT({target}/100),100)"
    return f"{_is_target(rows)},{target}<{UNREADABLE},{kinds}>0,OR(AND({other},NOT({perhaps})),AND({asked_unit}>0,{unit}>0,{asked_unit}<>{unit}))"


def _perhaps(kind: str, kinds: str) -> str:
    """Whether a number stands where a percentage is asked for, or a percentage where a score is: 75 and 75%."""
    return f"OR(AND({kind}=8,MOD({kinds},2)=1),AND({kind}=1,MOD({kinds},16)>3))"


def _doubtful_target(rows: CheckRows) -> str:
    target, asked = rows.here("target"), _asked(rows)
    number = _perhaps(f"MOD({target},100)", f"MOD({asked},100)")
    zero = f"AND({target}>={ZERO},{asked}<{ZERO})"
    start = f"MAX({rows.here('indicator')},1)"
    written = f"({rows.area('indicator')}={rows.here('indicator')})*({rows.area('target')}>0)"
    first = f"{MOST_ROWS}-SUMPRODUCT(MAX({written}*({MOST_ROWS}-{rows.area('n')})))"
    other = f"IF({target}>0,{rows.text('target')}<>{rows.text_at('target', first)})"
    # Whether a national target or an agreement has other targets offered: only Python says which of two is better.
    words = (rows.text_at("indicator", start), rows.text("target"), rows.everything)
    bound = f",AND({otherwise_bound(rows.layout.part.id, *words)})" if rows.everything else ""
    return f"AND({_is_target(rows)},OR({target}>={UNREADABLE},{number},{zero}{bound})),{other}"


def _is_target(rows: CheckRows) -> str:
    """Conditions that this row holds the target of a filled indicator: the first that is written."""
    earlier = rows.count("indicator", "target", f"*({rows.area('n')}<{rows.here('n')})", of="indicator")
    return f"{rows.here('target')}>0,{rows.here('indicator')}>0,{rows.first}>0,{earlier}=0"


def _asked(rows: CheckRows) -> str:
    """What this row's indicator asks for."""
    return f"INDEX({rows.area('expected')},MAX({rows.here('indicator')},1))"


def _carried(rows: CheckRows, what: str) -> str:
    """Whether only the first activity of the indicator has ticks (executors), which the reader takes for all."""
    of_first = rows.count("activity", what, of="first")
    others = f"*({rows.area('activity')}<>{rows.first})"
    return f"AND({rows.first}<>{rows.here('n')},{of_first}>0,{rows.count('indicator', what, others, of='indicator')}=0)"
