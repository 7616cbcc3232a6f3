"""What the target and the executors of a row are, as numbers that formulas compare, and what its indicator asks for."""

from __future__ import annotations

from rak_excel.model import TargetKind
from rak_excel.workbooks.form.self_check.lookups import OTHER_UNIT, UNREADABLE, ZERO, kind_number
from rak_excel.workbooks.form.self_check.rows import CheckRows, trimmed
from rak_excel.workbooks.form.self_check.ticks import is_ditto


def target_formula(rows: CheckRows) -> str:
    """What the target is: the number of its kind, hundreds for its unit, ZERO if it is 0.

    With a unit beside it a number alone is in that, and of a target that names another one only Python can say which is meant.
    """
    if not rows.layout.has("target"):
        return "0"
    if not rows.layout.unit:
        return kind_formula(rows.text("target"), rows.value("target"))
    written, unit, text = rows.here("written"), rows.here("unit"), rows.text("target")
    number = kind_number(TargetKind.NUMBER)
    share = f'OR({text}="1",AND(LEFT({text},2)="0,",{written}<{ZERO}))'  # perhaps of 1, and no percentage
    bare = f"IF(AND({unit}={kind_number(TargetKind.PERCENT)},{share}),{UNREADABLE},{unit}+{written}-{number})"
    other = f"AND(MOD(INT({unit}/100),100)={OTHER_UNIT},TRIM({without_digits(text)})<>{trimmed(rows.value(rows.layout.unit))})"
    named = f"IF(AND(MOD({written},{ZERO})={unit},NOT({other})),{written},{UNREADABLE})"
    judged = f"IF({unit}={number},{written},IF(MOD({written},100)={number},{bare},{named}))"
    return (
        f"IF(OR({written}=0,{unit}=0,{written}>={UNREADABLE}),{written},IF({unit}>={UNREADABLE},{UNREADABLE},{judged}))"
    )


def unit_formulas(rows: CheckRows) -> dict[str, str]:
    """The columns of the grid for the unit beside a target: which it is, in numbers as that of a target, and what TARGET says."""
    if not rows.layout.unit:
        return {}
    unit = trimmed(rows.value(rows.layout.unit))
    listed = f"SUMPRODUCT((RAK_WORDS_MEASURES={unit})*RAK_WORDS_MEASURES_KINDS)"
    organisation = f"SUMPRODUCT(--ISNUMBER(SEARCH(RAK_WORDS_EXECUTORS,{unit})))"
    words = f'LEN({unit})-LEN(SUBSTITUTE({unit}," ",""))<2,LEN({unit})<=24'
    plain = f'{words},{without_digits(unit)}={unit},ISERROR(FIND("/",{unit})),{organisation}=0'
    count = kind_number(TargetKind.COUNT) + 100 * OTHER_UNIT
    other = f"IF(AND({plain},{_is_other_unit(unit)}),{count},{UNREADABLE})"
    known = f"IF({listed}>0,{listed},{other})"
    return {
        "unit": f"IF({rows.says(rows.layout.unit)},{known},0)",
        "written": kind_formula(rows.text("target"), rows.value("target")),
    }


def kind_formula(text: str, cell: str) -> str:
    """What a target with these words is, of a cell that should hold no number."""
    rest = without_digits(text)
    zero = f'{ZERO}*(SUBSTITUTE(SUBSTITUTE({text},"0",""),",","")={rest})'
    percent = f'IF(OR({text}="100%",FIND("%",SUBSTITUTE({text},",","%"))<=3),1+{zero},{UNREADABLE})'
    unit = f"SUMPRODUCT(EXACT(RAK_WORDS_UNITS,TRIM({rest}))*ROW(RAK_WORDS_UNITS))"
    number_end = f"MID({text},LEN({text})-LEN({rest}),1)"
    commas = f'LEN({text})-LEN(SUBSTITUTE({text},",",""))'
    counted = f"16+100*IF({unit}>0,{unit},{OTHER_UNIT})+{zero}"
    count = f"IF(AND({commas}=0,OR({unit}>0,AND({_is_other_unit(rest)}))),{counted},{UNREADABLE})"
    # Digits and comma stand in front, the comma between digits: anything else is for Python to read.
    odd = f'OR(LEN({text})>24,{commas}>1,LEFT({text},1)=",",{number_end}=",",RIGHT({text},LEN({rest}))<>{rest})'
    scale = f"SUMPRODUCT(EXACT(RAK_WORDS_SCALES,{text})*RAK_WORDS_SCALE_KINDS)"
    number = f'IF({rest}="%",{percent},IF({rest}="",8+{zero},{count}))'
    written = f"IF({scale}>0,{scale},IF({rest}={text},{UNREADABLE},IF({odd},{UNREADABLE},{number})))"
    nothing = f'SUBSTITUTE(SUBSTITUTE(SUBSTITUTE({text},"-",""),"–",""),".","")=""'  # blank, a dash, dots to fill in
    return f"IF({nothing},0,IF(ISNUMBER({cell}),{UNREADABLE},{written}))"


def without_digits(text: str) -> str:
    """The text without digits and decimal commas, left as typed otherwise: what names its unit."""
    for char in "0123456789,":
        text = f'SUBSTITUTE({text},"{char}","")'
    return text


def _is_other_unit(rest: str) -> str:
    """Whether what is left of a target may be any unit, kept as written, as in `4 Kali`: it is near to no known one.

    Up to two letters in one place make another word of it.
    """
    unit, known = f"TRIM({rest})", "RAK_WORDS_COUNTED"
    before, behind = "{0,1,2,3,4,5,6,7,8}", f"MID({unit},{{3,4,5,6,7,8,9,10,11}},99)"
    near = f"(LEFT({known},{before})=LEFT({unit},{before}))*(RIGHT({known},LEN({behind}))={behind})"
    return f'ISERROR(FIND("%",{rest})),SUMPRODUCT(({known}={unit})+(LEN({unit})>4)*{near})=0'


def expected_formula(rows: CheckRows) -> str:
    """What the indicator asks for: the sum of the kinds, hundreds for the unit counted, ZERO if lower is better."""
    if not rows.layout.has("target"):
        return "0"
    text = f'SUBSTITUTE({rows.text("indicator")},"("," ")'  # Persentase(%) begins with Persentase
    first = f'SUMPRODUCT((LEFT({text}&" ",LEN(RAK_WORDS_FIRSTS)+1)=RAK_WORDS_FIRSTS&" ")*RAK_WORDS_FIRST_KINDS)'
    after = f'MID({text}&" ",FIND(" ",{text}&" ")+1,99)&" "'
    counted = f'SUMPRODUCT((LEFT({after},LEN(RAK_WORDS_COUNTED)+1)=RAK_WORDS_COUNTED&" ")*RAK_WORDS_COUNTED_NUMBERS)'
    asked = f'IF(ISNUMBER(SEARCH("%)",{text})),{kind_number(TargetKind.PERCENT)},{first}+100*{counted})'
    lower = f"{ZERO}*(SUMPRODUCT(--ISNUMBER(SEARCH(RAK_WORDS_LOWER,{text})))>0)"
    return f"IF(AND({rows.here('indicator')}={rows.here('n')},LEN({text})>0),{asked}+{lower},0)"


def executor_formula(rows: CheckRows) -> str:
    """0 blank, 1 each line a name of the sheet's list in any case, 2 perhaps another spelling of one, 3 certainly none.

    A line may have a number of one digit, as a merge writes several executors: `2. ` and the line's end are 4 long.
    """
    if not rows.layout.has("executor"):
        return "0"
    value = rows.value("executor")
    names = f"RAK_LIST_EXECUTORS_{rows.layout.part.id.upper()}"
    lines = f"CHAR(10)&{value}&CHAR(10)"
    plain = f"ISNUMBER(SEARCH(CHAR(10)&{names}&CHAR(10),{lines}))*(LEN({names})+1)"
    numbered = f'ISNUMBER(SEARCH(". "&{names}&CHAR(10),{lines}))*(LEN({names})+4)'
    found = f"SUMPRODUCT({plain}+{numbered})"
    others = "+".join(f"SUMPRODUCT(--(RAK_LIST_EXECUTORS_{part}={value}))" for part in rows.other_parts) or "0"
    words = f"SUMPRODUCT(--ISNUMBER(SEARCH(RAK_WORDS_EXECUTORS,{value})))>0"
    known = f"IF({found}=LEN({value})+1,1,IF({others}>0,3,IF(OR({words},{is_ditto(value)}),2,3)))"
    return f"IF({rows.says('executor')},{known},0)"
