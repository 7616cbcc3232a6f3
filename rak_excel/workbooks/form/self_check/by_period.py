"""The live self-check of targets by period: what each is, and which does not fit the target for the year.

Each column of the grid says of which period it is the first, counted from 1, 0 of none. Beside the target for the year alone:
what stands in other rows of its indicator is a doubt.
"""

from __future__ import annotations

from rak_excel.model import TargetKind
from rak_excel.vocabulary.targets.period_entries import NOT_MEASURED, UNCONFIRMED
from rak_excel.workbooks.form.self_check.bits import bit_of
from rak_excel.workbooks.form.self_check.entries import kind_formula, without_digits
from rak_excel.workbooks.form.self_check.lookups import OTHER_UNIT, UNREADABLE, ZERO, figure_number, kind_number
from rak_excel.workbooks.form.self_check.rows import MOST_ROWS, CheckRows, trimmed
from rak_excel.workbooks.form.self_check.ticks import is_one_of

_SUGGESTED = 32  # among the kinds: nothing that anybody typed
_PERCENT, _OPINION, _PREDICATE, _NUMBER, _COUNT = map(
    kind_number,
    (TargetKind.PERCENT, TargetKind.OPINION, TargetKind.PREDICATE, TargetKind.NUMBER, TargetKind.COUNT),
)
_NUMBERS = (_PERCENT, _NUMBER, _COUNT)
_DIGITS, _DECIMALS = (
    15,
    4,
)  # that are compared: a number is taken by its digits, since VALUE reads them as each computer does
ONE = 10**_DECIMALS
_NONE = 99  # more than a year has periods


def period_texts(rows: CheckRows) -> dict[str, str]:
    """The words of each target by period; those of an error are blank."""
    beyond = f"{rows.here('n')}>{rows.rows}"
    values = ((at, trimmed(rows.value(each.id))) for at, each in enumerate(rows.layout.by_period, 1))
    return {f"said_{at}": f'IFERROR(IF({beyond},"",{text}),"")' for at, text in values}


def period_formulas(rows: CheckRows) -> dict[str, str]:
    """The columns of the grid for targets by period; none on a form without."""
    if not rows.layout.by_period:
        return {}
    formulas = {}
    for at, column in enumerate(rows.layout.by_period, 1):
        said = rows.here(f"said_{at}")
        formulas[f"kind_{at}"] = _kind(said, rows.value(column.id))
        formulas[f"amount_{at}"] = _amount(said, rows.here(f"kind_{at}"))
    return formulas | {
        "amount": _amount(rows.text("target"), rows.here("target")),
        "figure": _figure(rows),
        "goal": _goal(rows),
        "unclear": _unclear(rows),
        "unlike": f"IF(AND({_judged(rows)},NOT({_share(rows)})),{_first(rows, f'{_measured(rows)}*(1-{_fits(rows)})')},0)",
        "last": f"IF(AND({_compared(rows)}),SUMPRODUCT(MAX({_measured(rows)}*{_numbers(rows)})),0)",
        "end": _end(rows),
        "falls": _falls(rows),
        "waits": _first(rows, f"({_kinds(rows)}={_SUGGESTED})"),
        "periods": _faults(rows),
    }


# What each is.


def _kind(said: str, cell: str) -> str:
    """The number of its kind, as that of a target; 0 where nothing is measured."""
    unmeasured = is_one_of(said, (each.replace(" ", "") for each in NOT_MEASURED), (" ", ".", "/"))
    own = f"IF({unmeasured},0,{kind_formula(said, cell)})"
    return f'IF({said}="",0,IF(RIGHT({said})="{UNCONFIRMED}",{_SUGGESTED},{own}))'


def _amount(text: str, kind: str) -> str:
    """The number that a text begins with, in as many decimals as are compared; 0 of what is no number."""
    number = f"LEFT({text},LEN({text})-LEN({without_digits(text)}))"
    comma = f'FIND(",",{number}&",")'
    whole = f'RIGHT("{"0" * _DIGITS}"&LEFT({number},{comma}-1),{_DIGITS - _DECIMALS})'
    digits = f'{whole}&LEFT(MID({number},{comma}+1,{_DECIMALS})&"{"0" * _DECIMALS}",{_DECIMALS})'
    places = f"ROW($1:${_DIGITS})"
    value = f'SUMPRODUCT((FIND(MID({digits},{places},1),"0123456789")-1)*10^({_DIGITS}-{places}))'
    return f"IF(AND({kind}<{UNREADABLE},{_is_kind(kind, _NUMBERS)}),{value},0)"


def _goal(rows: CheckRows) -> str:
    """The row on which the target for the year of this row's indicator stands, 0 where it has none."""
    own = f"({rows.area('indicator')}={rows.here('indicator')})*({rows.area('target')}>0)"
    found = f"MOD({MOST_ROWS}-SUMPRODUCT(MAX({own}*({MOST_ROWS}-{rows.area('n')}))),{MOST_ROWS})"
    return f"IF({rows.here('indicator')}>0,{found},0)"


def _figure(rows: CheckRows) -> str:
    """What the definition says of the indicator's figure: what it measures, and whether less is better."""
    part = rows.layout.part.id.upper()
    return f"SUMPRODUCT((RAK_LIST_INDICATORS_{part}={rows.text('indicator')})*RAK_{part}_FIGURES)"


# What does not fit.


def _unclear(rows: CheckRows) -> str:
    """What formulas cannot read, what stands in another row than the target, and a fraction beside a percentage."""
    kinds, amounts = _kinds(rows), _amounts(rows)
    elsewhere = f"({rows.here('goal')}<>{rows.here('n')})*(({rows.here('goal')}>0)+({rows.here('indicator')}<>{rows.here('n')})>0)"
    percent = f"(MOD({rows.here('target')},100)={_PERCENT})*({rows.here('amount')}>{ONE})"
    fraction = (
        f"(MOD({kinds},100)={_NUMBER})*({amounts}>0)*({amounts}<{ONE})*({amounts}*100<={rows.here('amount')})*{percent}"
    )
    return _first(rows, f"(({kinds}>={UNREADABLE})+{_measured(rows)}*{elsewhere}+{fraction}>0)")


def _judged(rows: CheckRows) -> str:
    """Conditions that the targets by period can be compared with that for the year."""
    target = rows.here("target")
    return f"{rows.here('goal')}={rows.here('n')},{target}>0,{target}<{UNREADABLE},{rows.here('unclear')}=0"


def _compared(rows: CheckRows) -> str:
    """Conditions that they are all of its kind, and of a figure that is measured this year."""
    return f"{_judged(rows)},{rows.here('unlike')}=0,{rows.here('figure')}<{figure_number('none')}"


def _fits(rows: CheckRows) -> str:
    """Which are of the kind and unit of the target for the year: a number alone is, and so is 0 beside an opinion."""
    kinds, target = _kinds(rows), rows.here("target")
    words = f"(TRIM({without_digits(rows.run('said', len(rows.layout.by_period)))})<>{_unit_said(rows)})"
    unlisted = f"(MOD(INT({kinds}/100),100)={OTHER_UNIT})*{words}"
    same = f"(MOD({kinds},{ZERO})=MOD({target},{ZERO}))*(1-{unlisted})"
    bare = f"(MOD({kinds},100)={_NUMBER})*{_is_kind(target, _NUMBERS)}"
    nothing = f"({kinds}={_NUMBER + ZERO})*{_is_kind(target, (_OPINION, _PREDICATE))}"
    return f"({same}+{bare}+{nothing}>0)"


def _unit_said(rows: CheckRows) -> str:
    """The words of the unit of the target for the year, which may stand beside it."""
    own = f"TRIM({without_digits(rows.text('target'))})"
    return f'IF({own}="",{trimmed(rows.value(rows.layout.unit))},{own})' if rows.layout.unit else own


def _share(rows: CheckRows) -> str:
    """Whether all are percentages of a target that counts: how much of it is to be reached by then."""
    others = f"SUMPRODUCT({_measured(rows)}*(MOD({_kinds(rows)},100)<>{_PERCENT}))"
    return f"AND(MOD({rows.here('target')},100)={_COUNT},{others}=0)"


def _end(rows: CheckRows) -> str:
    """The last, where it is not the target for the year, or where all of them do not add up to that."""
    entry = rows.layout.by_period[0].entry
    if not entry:  # both may be meant
        return "0"
    last, target = rows.here("last"), rows.here("target")
    amount = f"INDEX({_amounts(rows)},MAX({last},1))"
    said = f"INDEX({rows.run('said', len(rows.layout.by_period))},MAX({last},1))"
    worded = (
        f"IF({_is_kind(target, (_OPINION, _PREDICATE))},{said}={rows.text('target')},{amount}={rows.here('amount')})"
    )
    same = f"IF({_share(rows)},{amount}={100 * ONE},{worded})"
    if entry == "own":
        same = f"OR(NOT({_adds_up(rows)}),SUMPRODUCT({_measured(rows)}*{_amounts(rows)})={rows.here('amount')})"
    return f"IF(AND({last}>0,NOT({same})),{last},0)"


def _adds_up(rows: CheckRows) -> str:
    """Whether the figure adds up over the year: a count does, unless it stays at the target for the year or falls to it."""
    figure, measured = rows.here("figure"), _measured(rows)
    always = f"SUMPRODUCT({measured}*({_amounts(rows)}<>{rows.here('amount')}))=0"
    falling = f"AND({_begins_above(rows)},INDEX({_amounts(rows)},MAX({rows.here('last')},1))={rows.here('amount')})"
    always = f"AND(SUMPRODUCT({measured})>1,OR({always},{falling}))"
    count = f"AND(MOD({rows.here('target')},100)={_COUNT},NOT({_share(rows)}),NOT({always}))"
    return f"IF({figure}>1,MOD(INT({figure}/{figure_number('sum')}),2)=1,{count})"


def _begins_above(rows: CheckRows) -> str:
    """Whether the first is above the target for the year."""
    return f"INDEX({_amounts(rows)},MAX({_first(rows, _measured(rows))},1))>{rows.here('amount')}"


def _released(rows: CheckRows) -> str:
    """Whether others publish the figure, so that it is there in its period alone."""
    figure = rows.here("figure")
    said = f"MOD(INT({figure}/{figure_number('release')}),2)=1"
    return f"IF({figure}>1,{said},{_is_kind(rows.here('target'), (_OPINION, _PREDICATE, _NUMBER))})"


def _falls(rows: CheckRows) -> str:
    """The first that is lower than one before it; none where lower is better, or the first is above the year's target."""
    if rows.layout.by_period[0].entry != "up_to":
        return "0"
    falls = "0"
    for at in range(len(rows.layout.by_period), 1, -1):
        kind, amount = rows.here(f"kind_{at}"), rows.here(f"amount_{at}")
        falls = f"IF(AND({_is_kind(kind, _NUMBERS)},{amount}<MAX({rows.run('amount', at - 1)})),{at},{falls})"
    asked = f"INDEX({rows.area('expected')},MAX({rows.here('indicator')},1))"
    lower = f"OR({asked}>={ZERO},MOD({rows.here('figure')},2)=1)"
    above = f"AND(NOT({_share(rows)}),{_begins_above(rows)})"
    compared = f"{rows.here('last')}>0,{_is_kind(rows.here('target'), _NUMBERS)},NOT({lower}),NOT({above})"
    return f"IF(AND({compared}),{falls},0)"


def _faults(rows: CheckRows) -> str:
    """The bits of all these in the faults of a row."""
    end, periods = rows.here("end"), len(rows.layout.by_period)
    final = f"OR({end}={periods},{'TRUE' if rows.layout.by_period[0].entry == 'own' else _released(rows)})"
    ended = f"IF({final},{bit_of('Target akhir bukan TARGET')},{bit_of('Target akhir belum diisi')})"
    each = {
        "unclear": "Periksa target periode",
        "unlike": "Satuan target periode lain",
        "falls": "Target s.d. turun",
        "waits": "Saran belum diketik",
    }
    bits = (f"{bit_of(status)}*({rows.here(column)}>0)" for column, status in each.items())
    return "+".join([*bits, f"IF({end}>0,{ended},0)"])


# The cells of this row, one for each period.


def _kinds(rows: CheckRows) -> str:
    return rows.run("kind", len(rows.layout.by_period))


def _amounts(rows: CheckRows) -> str:
    return rows.run("amount", len(rows.layout.by_period))


def _measured(rows: CheckRows) -> str:
    """Which of them somebody typed."""
    return f"({_kinds(rows)}>0)*({_kinds(rows)}<>{_SUGGESTED})"


def _numbers(rows: CheckRows) -> str:
    return f"{{{','.join(str(at) for at, _ in enumerate(rows.layout.by_period, 1))}}}"


def _first(rows: CheckRows, condition: str) -> str:
    """The first period for which a condition holds, 0 where none does."""
    return f"MOD({_NONE}-SUMPRODUCT(MAX({condition}*({_NONE}-{_numbers(rows)}))),{_NONE})"


def _is_kind(kind: str, kinds: tuple[int, ...]) -> str:
    return f"(SUMPRODUCT(--(MOD({kind},100)={{{','.join(map(str, kinds))}}}))>0)"
