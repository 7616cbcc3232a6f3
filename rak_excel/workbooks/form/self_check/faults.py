"""The live self-check's faults: each a bit of one number a row, and the words that a row shows for its first."""

from __future__ import annotations

from rak_excel.layouts.plan import PartLayout
from rak_excel.vocabulary.entries.form_status import COMPLETE, FAULTS, number_of
from rak_excel.vocabulary.entries.wordings import NEAR_ROWS
from rak_excel.workbooks.form.self_check.lookups import UNREADABLE, ZERO, otherwise_bound
from rak_excel.workbooks.form.self_check.rows import (
    MOST_ROWS,
    CheckRows,
    executor_formula,
    expected_formula,
    target_formula,
)
from rak_excel.workbooks.form.self_check.ticks import is_unsaid, points_elsewhere

UNCLEAR = 1_000_000  # in the column of the ticks, where the texts of the row are to be looked at
_LOOKED_AT = "ROW($1:$60)"  # of an activity's letters: work has words before


def grid_formulas(rows: CheckRows) -> dict[str, str]:
    """The formula of every column of a part's grid, for its first row."""
    faults = "+".join(f"{2**bit}*{fault}" for bit, fault in enumerate(_faults(rows)))
    formulas = {
        **{name: f"IFERROR({formula},0)" for name, formula in _columns(rows).items()},
        # An error in a cell of the row is the last of the faults.
        "faults": f"IFERROR({faults}+0*SUMPRODUCT(LEN({_texts_of_row(rows)})),{2 ** (len(FAULTS) - 1)})",
    }
    in_table = {name: f"IF({rows.here('n')}>{rows.rows},0,{formula})" for name, formula in formulas.items()}
    return {**rows.texts(), **in_table}


def _columns(rows: CheckRows) -> dict[str, str]:
    structure = rows.structure()
    # There, since the formula of the faults has no room for it.
    structure["ticks"] += f"+{UNCLEAR}*{_unclear(rows)}"
    return {
        **structure,
        "target": target_formula(rows),
        "expected": expected_formula(rows),
        "executor": executor_formula(rows),
        "place": _place(rows),
    }


def status_formula(layout: PartLayout, *, unless: tuple[str, str] | None = None) -> str:
    """The formula beside a row of the table: its first fault in words. Rows of the grid are found by the row's number.

    `unless` is a condition under which a row without a fault is not complete all the same, and what it shows then.
    """
    at = f"ROW()-ROW({layout.name('HEAD')})"
    faults = f"INDEX({layout.name('CHECK_FAULTS')},{at})"
    shown = f'"{FAULTS[-1].status.id}"'
    for bit in reversed(range(len(FAULTS) - 1)):
        shown = f'IF(MOD({faults},{2 ** (bit + 1)})>0,"{FAULTS[bit].status.id}",{shown})'
    complete = f'IF(INDEX({layout.name("CHECK_FILLED")},{at})>0,"{COMPLETE.id}","")'
    sound = f'IF({unless[0]},"{unless[1]}",{complete})' if unless else complete
    return f'IFERROR(IF({faults}=0,{sound},{shown}),"")'


def bit_of(status: str) -> int:
    """What the fault with this status adds to a row's number."""
    return 1 << number_of(status)


def _faults(rows: CheckRows) -> tuple[str, ...]:
    n, filled = rows.here("n"), rows.here("filled")
    begins = f"{rows.here('indicator')}={n},{rows.here('block')}>0"
    acts = f"{rows.here('activity')}={n},{filled}>0"
    named = rows.says("indicator")
    unticked = f"{acts},MOD({rows.here('ticks')},{UNCLEAR})=0"
    unnamed = f"{acts},{rows.count('activity', 'executor')}=0"
    numberless = f"{rows.here('objective')}={n},NOT({rows.says('number')}),{rows.count('objective', 'filled')}>0"
    unplanned = f"{rows.here('indicator')}={n},{rows.here('block')}=0"
    several = f'ISNUMBER(FIND(CHAR(10)&"2",{rows.value("indicator")}))'  # the cell lists more than one indicator
    return (
        f"AND(RAK_WHOLE_OFFICE,{numberless})",
        f"AND({begins},NOT({rows.says_itself('indicator')}))",
        f"AND({begins},{named},{rows.count('indicator', 'target')}=0)",
        f"AND({_unfit(rows)})",
        f"OR(AND({acts},NOT({rows.says('activity')})),AND(RAK_WHOLE_OFFICE,{unplanned}))",
        f"AND({unticked})*{_or_doubt(rows, 'ticks', 'Jadwal belum dicentang', 'Periksa jadwal')}",
        f"AND({unnamed})*{_or_doubt(rows, 'executor', 'Pelaksana belum diisi', 'Periksa pelaksana')}",
        f"({rows.here('executor')}=3)",
        f"IF(AND({begins},{named}),{_twice(rows)})",
        f"IF(AND({begins},{_strayed(rows)}),{_mistaken(rows)})",
        f"OR({_doubtful_target(rows)})",
        f"(MOD({rows.here('ticks')},{UNCLEAR})>=100)",  # and what _or_doubt adds, on other rows
        f"({rows.here('executor')}=2)",
        f"OR(AND({begins},{rows.here('objective')}=0),AND({_out_of_order(rows)}))",  # and what _mistaken adds, on other rows
        f"OR(AND({acts},{_far(rows)}),{_lost(rows)},{several})",  # and what _twice adds, on other rows
        f"({rows.here('ticks')}>={UNCLEAR})",
        f"OR(AND({rows.here('indicator')}<{n},LEN({rows.value('key')})>0,{named}),{_copied(rows)})",
    )


def _copied(rows: CheckRows) -> str:
    """Whether an activity of the same indicator above has the same words, ticks and executors: the cells side by side."""
    n, activity, executor = rows.here("n"), rows.layout.name("ACTIVITY"), rows.layout.name("EXECUTOR")
    width = len(rows.layout.part.schedule.names) + 2
    above, own = (
        f'SUBSTITUTE(INDEX({activity},{first}):INDEX({executor},{last}),"-","")'  # a dash is a blank
        for first, last in (("1", n), (f"{n}+1", f"{n}+1"))
    )
    same = f"({rows.until('indicator')}={rows.here('indicator')})*(MMULT(--({above}={own}),ROW($1:${width})^0)={width})"
    return f"IFERROR({rows.here('filled')}*SUMPRODUCT({same}),0)>1"  # an error further up is told there


def _or_doubt(rows: CheckRows, what: str, fault: str, doubt: str) -> str:
    """1 where a blank is a fault, what makes its doubt of it where the row may go on from the one above."""
    return f"IF({_carried(rows, what)},{bit_of(doubt) // bit_of(fault)},1)"


def _texts_of_row(rows: CheckRows) -> str:
    return f"{rows.value('number')}:{rows.value('activity')}"


def _unclear(rows: CheckRows) -> str:
    """Whether a text of the row stands for another, or its activity says nothing or where to look."""
    said = f"AND({rows.says('activity')},OR({points_elsewhere(rows.value('activity'))},{_wordless(rows)}))"
    return f"OR(SUMPRODUCT(--{is_unsaid(_texts_of_row(rows))})>0,{said})"


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
    number, target = rows.layout.name("NUMBER"), rows.layout.name("TARGET")
    cells = f"INDEX({number},{above[-1]}+1):INDEX({target},{n})"  # below the heading wherever the rest holds
    said = f'SUMPRODUCT(LEN(TRIM(SUBSTITUTE({cells},"\u00a0"," "))))'
    filled = "+".join(f"INDEX({rows.area('filled')},MAX({row},1))" for row in above)
    return f"{rows.says('activity')},{rows.first}={n},{start}>0,{start}<{above[-1]},IFERROR({said},1)=0,{filled}=0"


def _lost(rows: CheckRows) -> str:
    """Whether the row key is that of an indicator whose words stand nowhere, on a row that is blank or repeats another's of the list.

    A row with work below no indicator at all lacks its own, which is told as that.
    """
    keys, words = rows.layout.name("KEYS"), rows.text_at("indicator", f"MAX({rows.here('indicator')},1)")
    place = f"SUMPRODUCT(({keys}={rows.value('key')})*ROW({keys}))"  # the list of keys begins in row 1
    own = f"INDEX({_list(rows)},{place}/SIGN({place}))"  # no key, or none of the list: an error
    # Not in a part whose cells were all cleared.
    stands = f"({rows.here('target')}+SUMPRODUCT(ABS({rows.area('place')}))>0)"
    unread = f"(LEN({words})=0)*({rows.here('block')}=0)*{stands}"
    read = f"SUMPRODUCT(--({_list(rows)}={words}))+{unread}>0"
    again = f"SUMPRODUCT(--({rows.area('words')}={rows.text('indicator')}))>1"  # below the table all are blank
    return f"IFERROR(AND({read},{again},SUMPRODUCT(--({rows.area('words')}={own}))=0),FALSE)"


def _place(rows: CheckRows) -> str:
    """Where the list has the indicator that begins here, with work; below nothing where no row key speaks for the order."""
    at = f"SUMPRODUCT({_listed(rows)}*ROW({_list(rows)}))"
    ordered = f"{at}*IF(LEN({rows.value('key')})>0,1,IF({_left_behind(rows)},1,-1))"
    return f"IF({rows.here('block')}>0,{ordered},0)"


def _left_behind(rows: CheckRows) -> str:
    """Whether a row key stands beside work that names no indicator, as sorting what can be seen leaves it: it speaks for all."""
    name = rows.layout.name("KEY")
    keyed = f"(LEN(INDEX({name},2):INDEX({name},ROWS({name})))>0)*({rows.inside('filled')}>0)"
    nameless = f"(({rows.inside('indicator')}<>{rows.inside('n')})+(LEN({rows.inside('words')})<2)>0)"
    return f"SUMPRODUCT({keyed}*{nameless})>0"


def _out_of_order(rows: CheckRows) -> str:
    """Conditions that the indicator stands below one that the list has after it: rows were sorted or moved.

    Where every row names its own indicator nothing but the order can have changed, which is no doubt.
    """
    place, places = rows.here("place"), rows.area("place")
    before = f"SUMPRODUCT(MAX({places}*({rows.area('n')}<{rows.here('n')})))"
    mixed = f"SUMPRODUCT(({rows.area('filled')}>0)*({places}=0))>0"
    return f"{place}>0,{before}>{place},{mixed}"


def _strayed(rows: CheckRows) -> str:
    """Conditions that an indicator of the list stands under an objective that the list has for others."""
    listed, under = _listed(rows), f"({rows.layout.name('UNDER')}={_objective(rows)})"
    elsewhere = f"SUMPRODUCT(1*{listed})>0,SUMPRODUCT(1*{under})>0,SUMPRODUCT({listed}*{under})=0"
    return f"{rows.here('objective')}>0,{elsewhere}"


def _mistaken(rows: CheckRows) -> str:
    """1 where an indicator under another objective is surely mistaken.

    Where its row writes no objective, and its row key is that of the indicator, we read it under the right one: then a
    number that makes a doubt of it.
    """
    key = rows.value("key")
    keyed = f'SUMPRODUCT({_listed(rows)}*({rows.layout.name("KEYS")}=LEFT({key},FIND("#",{key}&"#")-1)))'
    doubt = bit_of("Periksa sasaran") // bit_of("Sasaran tertukar")
    return f"IF(OR({rows.says('objective')},{keyed}=0),1,{doubt})"


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


def _twice(rows: CheckRows) -> str:
    """1 where an indicator above has the same words, and both are of the list or below the same objective.

    Below another objective it is another measure where its units are other ones too, which no formula sees: then a
    number that makes the doubt of it. (An indicator above that is the same counts far less than nothing.)
    """
    above = f"({rows.inside('words')}={rows.text('indicator')})*({rows.inside('n')}<{rows.here('n')})*({rows.inside('block')}>0)"
    same = f"((SUMPRODUCT(1*{_listed(rows)})>0)+({rows.inside('objective')}={rows.here('objective')})>0)"
    first = f"{MOST_ROWS}-SUMPRODUCT(MAX({above}*({MOST_ROWS}-{rows.inside('n')})))"
    written_again = rows.text_at("objective", f"MAX(INDEX({rows.area('objective')},{first}),1)")
    doubt = bit_of("Periksa indikator") // bit_of("Indikator ganda")
    elsewhere = f"IF({written_again}={_objective(rows)},1,{doubt})"
    return f"CHOOSE(SIGN(SUMPRODUCT({above}*(1-{MOST_ROWS}*{same})))+2,1,0,{elsewhere})"


def _listed(rows: CheckRows) -> str:
    """The indicators of the list that this row has."""
    return f"({_list(rows)}={rows.text('indicator')})"


def _list(rows: CheckRows) -> str:
    return f"RAK_LIST_INDICATORS_{rows.layout.part.id.upper()}"


def _objective(rows: CheckRows) -> str:
    """The words of the objective that this row is of."""
    text = rows.text_at("objective", f"MAX({rows.here('objective')},1)")
    return f'IFERROR({text},"")'
