"""Formulas for what is due, how much of it is reached, and where that leaves an indicator: the twin of `monitoring/report.py`.

Where they show a figure or a standing it is that one; what they cannot tell they leave to reading, and say so.
"""

from __future__ import annotations

from rak_excel.model.monitoring import JUDGED, LEFT_TO_READING, MonitoringWords, Standing
from rak_excel.monitoring.goals import THIS_YEAR
from rak_excel.vocabulary.basics.texts import normalised
from rak_excel.vocabulary.targets.by_period import says_not_measured
from rak_excel.vocabulary.targets.period_entries import NOT_MEASURED, UNCONFIRMED
from rak_excel.workbooks.monitoring.form import constants as of
from rak_excel.workbooks.monitoring.form import reading_formulas as as_read
from rak_excel.workbooks.monitoring.form.workings import Workings, one_of, without_signs

_UNMEASURED = tuple(
    dict.fromkeys(
        spelled
        for each in NOT_MEASURED
        for spelled in (each, each.replace(" ", "/"), each.replace(" ", "."), f"{each.replace(' ', '.')}.")
        if says_not_measured(spelled)
    )
)
"""As they are written: an entry is compared without its signs where it is read, which formulas cannot do."""
_SIGNS, _MOST = "-–—−.:,;", 99  # letters
# What stands for an achievement that is no percentage.
_MET, _MISSED = '"+"', '"-"'
_STANDINGS = {
    of.NOT_NOW: Standing.NOT_DUE,
    of.AWAITING: Standing.AWAITING,
    of.UNMEASURED: Standing.UNMEASURED,
    of.UNDECIDED: Standing.UNCLEAR,
}


def standing_formulas(rows: Workings) -> dict[str, str]:
    """The columns that the computed columns of the report show."""
    due, read = rows.here("due"), rows.here("actual_read")
    quarter = f'IF(AND({due}={of.DUE},{read}={as_read.READ}),{_reached(rows, rows.here("goal_value"))},"")'
    known = f"{due}<>{of.UNMEASURED},{due}<>{of.LATER},{read}={as_read.READ}"
    year = f'IF(AND({known}),{_reached(rows, rows.here("whole"))},"")'
    return {
        "due": _of_rows(rows, _due(rows)),
        "quarter": _of_rows(rows, quarter),
        "year": _of_rows(rows, year),
        "added": _of_rows(rows, _added(rows)),
        "standing": _of_rows(rows, _standing(rows)),
    }


def shown(result: str) -> str:
    """An achievement as the report shows it: cut off behind two decimals, and a dash where there is no percentage."""
    return f'IF(ISNUMBER({result}),INT(ROUND({result}*1000000,0)/10000)/100,IF(LEN({result})>0,"-",""))'


def _of_rows(rows: Workings, formula: str) -> str:
    """The formula in rows that start an indicator."""
    return f'IF(LEN({rows.here("kind")})=0,"",{formula})'


def is_as_planned(rows: Workings) -> str:
    """Whether the row still says what the plan does, so that what is known of it holds."""
    return f'AND({rows.cell("indicator")}&""={rows.here("text")}&"",{rows.cell("target")}&""={rows.here("aim")}&"")'


def _due(rows: Workings) -> str:
    said, read, value = (rows.here(f"goal_{each}") for each in ("said", "read", "value"))
    low = f"OR({rows.here('lower')}=1,{rows.here('kind')}>={of.OPINION})"
    due = f"IF(AND({value}=0,NOT({low})),{of.NOT_NOW},{of.DUE})"
    figure = f"IF({read}={as_read.READ},{due},IF({read}={as_read.UNCLEAR},{of.UNDECIDED},{of.LATER}))"
    nothing = f'IF(AND({said}="",NOT(ISNUMBER({rows.cell("goal")}))),{rows.here("blank")},{rows.here("dash")})'
    said_so = f"IF({read}={as_read.BLANK},{nothing},{figure})"
    unconfirmed = f'IF(RIGHT({said})="{UNCONFIRMED}",{of.UNDECIDED},{said_so})'
    unmeasured = f"OR({rows.here('blank')}={of.UNMEASURED},{says_unmeasured(said, rows.words)})"
    known = f"IF({unmeasured},{of.UNMEASURED},{unconfirmed})"
    return f"IFERROR(IF({is_as_planned(rows)},{known},{of.LATER}),{of.LATER})"


def says_unmeasured(said: str, words: MonitoringWords) -> str:
    """Whether a text says that nothing is measured, alone or with the reason behind it."""
    begins = words.standing(Standing.UNMEASURED).lower()
    alone = one_of(said, _UNMEASURED)
    if normalised(begins) != begins:
        return alone
    return f'OR({alone},LEFT(LOWER({said}),{len(begins)})="{begins}")'


def says_no_reason(said: str, words: MonitoringWords) -> str:
    """Whether a text that says that nothing is measured says no more than that."""
    begins = words.standing(Standing.UNMEASURED).lower()
    more = f"TRIM({without_signs(f'MID({said},{len(begins) + 1},{_MOST})', _SIGNS)})"
    return f'OR(LEFT(LOWER({said}),{len(begins)})<>"{begins}",{one_of(more, ["", THIS_YEAR])})'


def _reached(rows: Workings, target: str) -> str:
    """What the figure reaches of a target, in percent; a sign where it is met or missed and nothing between."""
    value, words = rows.here("actual_value"), rows.words
    of_zero = f"IF({value}=0,100,0)" if words.zero_target == "cap" else f"IF({value}=0,{_MET},{_MISSED})"
    lower = f"MAX((2*{target}-{value})/{target},0)*100"
    if words.lower_formula == "T/R":
        lower = f"IF({value}=0,{_MET},{target}/{value}*100)"
    of_number = f'IF({target}=0,IF({rows.here("lower")}=1,{of_zero},""),IF({rows.here("lower")}=1,{lower},{value}/{target}*100))'
    return f'IF({rows.here("kind")}>={of.OPINION},{_on_a_scale(rows, target)},IF(ISNUMBER({target}),{of_number},""))'


def _place(rows: Workings, target: str) -> str:
    """A place on a scale: that of what was typed as a goal stands in the columns of its texts."""
    if target == rows.here("goal_value"):
        return f"({rows.here('goal_outer_place')}+{rows.here('goal_inner_place')})"
    return target


def _on_a_scale(rows: Workings, target: str) -> str:
    own = f"({rows.here('actual_outer_place')}+{rows.here('actual_inner_place')})"
    place = _place(rows, target)
    if rows.words.opinion == "ordinal":
        steps = rows.here("steps")
        return f"({steps}-{own})/({steps}-{place})*100"
    return f"IF({own}<={place},100,{_MISSED})"


def _added(rows: Workings) -> str:
    """What the quarter added, of figures that add up."""
    if not rows.has("previous"):
        return '""'
    before, read = rows.here("before"), rows.here("actual_read")
    same = f'EXACT({rows.cell("previous")}&"",{rows.here("before_text")}&"")'
    known = f"{rows.here('adds')}={of.ADDS},{read}={as_read.READ},ISNUMBER({before}),{same},{is_as_planned(rows)}"
    return f'IF(AND({known}),ROUND({rows.here("actual_value")}-{before},6),"")'


def _standing(rows: Workings) -> str:
    words, due, read, quarter = rows.words, rows.here("due"), rows.here("actual_read"), rows.here("quarter")
    good, near = words.thresholds
    met, close, missed = (_word(each, words) for each in (Standing.MET, Standing.NEAR, Standing.MISSED))
    percent = f"IF(ROUND({quarter},6)>={good},{met},IF(ROUND({quarter},6)>={near},{close},{missed}))"
    signed = f"IF({quarter}={_MET},{met},IF({quarter}={_MISSED},{missed},{_word(Standing.UNCLEAR, words)}))"
    judged = f"IF(ISNUMBER({quarter}),{percent},{signed})"
    later = f'"{LEFT_TO_READING}"'
    reported = (
        f"IF({read}={as_read.BLANK},{_word(Standing.BLANK, words)},IF({read}={as_read.LATER},{later},"
        f"IF({read}={as_read.UNCLEAR},{_word(Standing.UNCLEAR, words)},{judged})))"
    )
    formula = f"IF({due}={of.DUE},{reported},{later})"
    for number, standing in _STANDINGS.items():
        formula = f"IF({due}={number},{_word(standing, words)},{formula})"
    return f"IFERROR({formula},{later})"


def _word(standing: Standing, words: MonitoringWords) -> str:
    return '"{}"'.format(words.standing(standing).replace('"', '""'))


def falls_short(rows: Workings) -> str:
    """Whether a figure that is due has not reached what is asked of it."""
    short = [rows.words.standing(each) for each in sorted(JUDGED - {Standing.MET})]
    return one_of(rows.here("standing"), short)
