"""What the form suggests for targets by period that are blank: from the target for the year and the ticks of its indicator.

Never a share of the year's target: a count grows with the last period that is ticked, or with every period where there is one
for each of them. Nothing here asks what stands in the cells that show it, which would go round in circles.
"""

from __future__ import annotations

from rak_excel.model import TargetKind
from rak_excel.model.target import MONTHS
from rak_excel.vocabulary.targets.period_entries import UNCONFIRMED
from rak_excel.workbooks.form.self_check.by_period import ONE
from rak_excel.workbooks.form.self_check.lookups import ZERO, figure_number, kind_number
from rak_excel.workbooks.form.self_check.rows import CheckRows
from rak_excel.workbooks.form.self_check.ticks import is_mark

_COUNT = kind_number(TargetKind.COUNT)


def suggestion_formulas(rows: CheckRows) -> dict[str, str]:
    """The columns of the grid that the suggestions follow from; none on a form that suggests nothing."""
    if not rows.layout.suggests:
        return {}
    ticked = {f"ticked_{at}": _ticked(rows, at) for at in range(1, len(rows.layout.periods) + 1)}
    reached = f"SUMPRODUCT(MAX({_ticks(rows)}*{{{','.join(map(str, _ends(rows)))}}}))"
    return {**ticked, "reached": reached, "steps": _steps(rows)}


def suggestions(rows: CheckRows) -> dict[str, str]:
    """The texts that are suggested, one for each period; "" for none."""
    if not rows.layout.suggests:
        return {}
    beyond = f"{rows.here('n')}>{rows.rows}"
    periods = range(1, len(rows.layout.by_period) + 1)
    return {f"suggested_{at}": f'IFERROR(IF({beyond},"",{_suggested(rows, at)}),"")' for at in periods}


def _ticked(rows: CheckRows, period: int) -> str:
    """1 where any row of the indicator has a tick in a period of the schedule, beside its target for the year."""
    name = rows.layout.name("SCHEDULE")
    cells = f"INDEX({name},2,{period}):INDEX({name},ROWS({name}),{period})"
    own = f"({rows.inside('indicator')}={rows.here('indicator')})"
    return f"IF({rows.here('goal')}={rows.here('n')},SIGN(SUMPRODUCT({own}*{is_mark(cells)})),0)"


def _ends(rows: CheckRows) -> list[int]:
    """By period of the schedule, the period with a target in which it ends."""
    calendar, count = rows.layout.part.schedule.calendar, len(rows.layout.by_period)
    ends = (max(calendar.months(period)) for period in range(1, calendar.count + 1))
    return [(month - 1) * count // MONTHS + 1 for month in ends]


def _steps(rows: CheckRows) -> str:
    """In how many equal steps a count grows: one for each period of the schedule, or of the targets; 0 where it does not."""
    periods, targets = len(rows.layout.periods), len(rows.layout.by_period)
    amount, ends = rows.here("amount"), _ends(rows)
    each = [f"{amount}={periods * ONE},SUM({_ticks(rows)})={periods}"]
    served = [[at for at, end in enumerate(ends, 1) if end == target] for target in range(1, targets + 1)]
    if all(served) and targets != periods:
        sums = (f"SUM({rows.here(f'ticked_{own[0]}')}:{rows.here(f'ticked_{own[-1]}')})>0" for own in served)
        each.append(f"{amount}={targets * ONE},{','.join(sums)}")
    steps = "0"
    for condition, count in zip(reversed(each), [targets, periods][-len(each) :], strict=True):
        steps = f"IF(AND({condition}),{count},{steps})"
    return f"IF({_is_count(rows)},{steps},0)"


def _is_count(rows: CheckRows) -> str:
    """Whether the target for the year counts what adds up."""
    figure = rows.here("figure")
    return f"AND(MOD({rows.here('target')},100)={_COUNT},{figure}<{figure_number('state')})"


def _suggested(rows: CheckRows, period: int) -> str:
    target, reached = rows.text("target"), rows.here("reached")
    whole = f'{target}&"{UNCONFIRMED}"'
    if rows.layout.by_period[0].entry == "own":
        counted = f'IF({reached}={period},{whole},IF({reached}<{period},"","0{UNCONFIRMED}"))'
    else:
        counted = f'IF({reached}<={period},{whole},"0{UNCONFIRMED}")'
    counted = f"IF({rows.here('steps')}>0,{_step(rows, period)},{counted})"
    other = f'IF({reached}<={period},{whole},"")'
    known = f"{reached}>0,{rows.here('target')}>0,{rows.here('target')}<{ZERO},{rows.here('figure')}<{figure_number('none')}"
    return f'IF(AND({known}),IF({_is_count(rows)},{counted},{other}),"")'


def _step(rows: CheckRows, period: int) -> str:
    """So much of a count that grows in steps; up to the last period all of it."""
    steps, targets = rows.here("steps"), len(rows.layout.by_period)
    number = f"INT({period}*{steps}/{targets})"
    if rows.layout.by_period[0].entry == "own":
        number += f"-INT({period - 1}*{steps}/{targets})"
    elif period == targets:
        number = rows.text("target")
    return f'{number}&"{UNCONFIRMED}"'


def _ticks(rows: CheckRows) -> str:
    """This row's cells, one for each period of the schedule."""
    return rows.run("ticked", len(rows.layout.periods))
