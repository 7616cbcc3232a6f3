"""Formulas that read a typed figure exactly as reading does, or leave it to reading: no VALUE, which reads as each computer does.

`read` is one of the numbers below, `value` what was read: a number, of opinions and predicates the place on their scale.
"""

from __future__ import annotations

from rak_excel.workbooks.form.self_check.entries import without_digits
from rak_excel.workbooks.monitoring.form.constants import (
    BY_READING,
    COUNT,
    NO_FIGURE,
    NUMBER,
    OPINION,
    PERCENT,
    PREDICATE,
)
from rak_excel.workbooks.monitoring.form.workings import Workings, says, trimmed

BLANK, READ, UNCLEAR, LATER = 0, 1, 2, 9
"""Nothing is said; it is read; reading asks what is meant; only reading can tell."""
_WHOLE, _DECIMALS = 9, 6  # digits before and behind the comma that formulas read
_PLACES = ",".join(map(str, range(1, _WHOLE + _DECIMALS + 1)))
_MOST = 10**_WHOLE
_FIRST_DAY, _LAST_DAY = (
    20_000,
    60_000,
)  # in 1954 and 2064: a number between may be a date, of which CELL does not always tell
_PLAIN_FORMATS = '{"G","F",","}'  # of cells that hold numbers as they are shown, by what CELL says of them


def reading_formulas(rows: Workings, figure: str) -> dict[str, str]:
    """The columns of a figure by what they are."""
    return {
        "said": _said(rows, figure),
        "outer": _outer(rows, figure),
        "inner": _inner(rows, figure),
        "outer_place": _place(rows, figure, "outer"),
        "inner_place": _place(rows, figure, "inner"),
        "body": _body(rows, figure),
        "value": _value(rows, figure),
        "read": _read(rows, figure),
    }


def _said(rows: Workings, figure: str) -> str:
    cell = rows.cell(figure)
    return f'IF(LEN({rows.here("kind")})=0,"",IF(ISERROR({cell}),"#",IF(ISNUMBER({cell}),"",{trimmed(cell)})))'


def _outer(rows: Workings, figure: str) -> str:
    """What stands before brackets at the end, all of a text without."""
    said = rows.here(f"{figure}_said")
    return f'IF(RIGHT({said})=")",TRIM(LEFT({said},FIND("(",{said}&"(")-1)),{said})'


def _inner(rows: Workings, figure: str) -> str:
    said = rows.here(f"{figure}_said")
    begin = f'FIND("(",{said}&"(")'
    return f'IF(RIGHT({said})=")",TRIM(MID({said},{begin}+1,MAX(LEN({said})-{begin}-1,0))),"")'


def _place(rows: Workings, figure: str, where: str) -> str:
    """The place on the scale of opinions, or else of predicates, 0 of what is none."""
    text, kind = rows.here(f"{figure}_{where}"), rows.here("kind")
    scale = f"IF({kind}={OPINION},{OPINION},{PREDICATE})"
    listed = f"SUMPRODUCT((RAK_GRADES=LOWER({text}))*(RAK_GRADES_KINDS={scale})*RAK_GRADES_PLACES)"
    return f"IF(LEN({text})=0,0,{listed})"


def _body(rows: Workings, figure: str) -> str:
    """The text of the number alone."""
    said, outer, inner = (rows.here(f"{figure}_{each}") for each in ("said", "outer", "inner"))
    first, second = (rows.here(f"{figure}_{each}_place") for each in ("outer", "inner"))
    kind = rows.here("kind")
    number = _without_unit(said, rows.here("own_unit"), said)
    percent = f'IF(RIGHT({said})="%",TRIM(LEFT({said},LEN({said})-1)),{number})'
    count = _without_unit(said, rows.here("unit"), number)
    beside = f'IF(AND({first}>0,{second}=0),{inner},IF(AND({first}=0,{second}>0),{outer},""))'
    graded = f'IF(RIGHT({said})=")",{beside},{number})'
    return f'IF({said}="","",IF({kind}={PERCENT},{percent},IF({kind}={COUNT},{count},{graded})))'


def _without_unit(said: str, unit: str, otherwise: str) -> str:
    named = f"AND(LEN({unit})>0,LEN({said})>LEN({unit}),LOWER(RIGHT({said},LEN({unit})))=LOWER({unit}))"
    return f"IF({named},TRIM(LEFT({said},MAX(LEN({said})-LEN({unit}),0))),{otherwise})"


def _value(rows: Workings, figure: str) -> str:
    """The number that is typed, or stands in the cell; "" where it is none that formulas read."""
    body, cell, kind = rows.here(f"{figure}_body"), rows.cell(figure), rows.here("kind")
    commas = f'SUBSTITUTE({body},".",",")'
    comma = f'FIND(",",{commas}&",")'
    digits = f'RIGHT("{"0" * _WHOLE}"&LEFT({commas},{comma}-1),{_WHOLE})&LEFT(MID({commas},{comma}+1,{_DECIMALS})&"{"0" * _DECIMALS}",{_DECIMALS})'
    powers = f"10^({_WHOLE + _DECIMALS}-{{{_PLACES}}})"
    number = f'SUMPRODUCT((FIND(MID({digits},{{{_PLACES}}},1),"0123456789")-1)*{powers})/10^{_DECIMALS}'
    thousands = f'IF(AND({kind}={COUNT},{is_ambiguous(body)},ISNUMBER(FIND(".",{body}))),1000,1)'
    plain = f"AND({_is_number(body)})"
    shown = rows.here(f"format_{figure}")
    pasted = f'IF(AND({kind}={PERCENT},LEFT({shown})="P"),ROUND(100*{cell},9),{cell})'
    return f'IF(ISNUMBER({cell}),{pasted},IF({plain},ROUND({number}*{thousands},{_DECIMALS}),""))'


def _is_number(body: str) -> str:
    """Conditions that a text is digits with at most one comma or dot between them, and few enough."""
    commas = f'SUBSTITUTE({body},".",",")'
    comma = f'FIND(",",{commas}&",")'
    once = f'LEN({commas})-LEN(SUBSTITUTE({commas},",",""))<=1'
    between = f'LEFT({commas})<>",",RIGHT({commas})<>","'
    few = f"{comma}<={_WHOLE + 1},LEN({commas})-{comma}<={_DECIMALS}"
    return f'LEN({body})>0,{without_digits(commas)}="",{once},{between},{few}'


def is_ambiguous(body: str) -> str:
    """Whether a sign before three digits may separate thousands: 1.250."""
    sign = f"""FIND(",",SUBSTITUTE({body},".",",")&",")"""
    return f'AND(LEN({body})={sign}+3,{sign}<=4,LEFT({body})<>"0")'


def _read(rows: Workings, figure: str) -> str:
    said, value, body = (rows.here(f"{figure}_{each}") for each in ("said", "value", "body"))
    kind, cell = rows.here("kind"), rows.cell(figure)
    worded = f"IF({kind}<{OPINION},{_read_number(said, value, body, kind)},{_read_grade(rows, figure)})"
    typed = f"IF({kind}={NO_FIGURE},{UNCLEAR},IF({kind}={BY_READING},{LATER},{worded}))"
    typed = f"IF({says(said)},{typed},{BLANK})"
    return (
        f'IF(LEN({kind})=0,"",IF(ISNUMBER({cell}),{_read_pasted(rows.here(f"format_{figure}"), value, kind)},{typed}))'
    )


def _read_number(said: str, value: str, body: str, kind: str) -> str:
    """A number up to 1 beside a percentage may be a share of 1, and 9.000% may be thousands."""
    signed = f"LEN({body})<LEN({said})"
    percent = (
        f"IF({signed},IF(AND({is_ambiguous(body)},{value}<10,{value}=INT({value})),{LATER},{READ}),"
        f"IF(AND({value}>0,{value}<=1),{UNCLEAR},{READ}))"
    )
    separated = f'LEN(SUBSTITUTE(SUBSTITUTE({body},".",""),",",""))<LEN({body})'
    count = f'IF({separated},IF(AND({is_ambiguous(body)},ISNUMBER(FIND(".",{body}))),{READ},{LATER}),{READ})'
    number = f'IF(AND(RIGHT({said})=")",{is_ambiguous(body)}),{LATER},{READ})'
    return f"IF(ISNUMBER({value}),IF({kind}={PERCENT},{percent},IF({kind}={COUNT},{count},{number})),{LATER})"


def _read_grade(rows: Workings, figure: str) -> str:
    first, second = (rows.here(f"{figure}_{each}_place") for each in ("outer", "inner"))
    said, body, value = (rows.here(f"{figure}_{each}") for each in ("said", "body", "value"))
    both = f"{rows.here('kind')}={PREDICATE},({first}>0)+({second}>0)=1,ISNUMBER({value}),NOT({is_ambiguous(body)})"
    return f'IF(RIGHT({said})=")",IF(AND({both}),{READ},{LATER}),IF({first}>0,{READ},{LATER}))'


def _read_pasted(shown: str, value: str, kind: str) -> str:
    """A cell that holds a number, as a paste leaves one: read where it is shown as it is."""
    no_date = f"OR({value}<{_FIRST_DAY},{value}>{_LAST_DAY})"
    plain = f"AND({no_date},SUMPRODUCT(--(LEFT({shown})={_PLAIN_FORMATS}))>0)"
    percent = (
        f'IF(LEFT({shown})="P",{READ},IF(AND({plain},OR({value}=0,{value}>1)),{READ},IF({plain},{UNCLEAR},{LATER})))'
    )
    count = f"IF(AND({plain},{value}=INT({value})),{READ},{LATER})"
    number = f"IF({plain},{READ},{LATER})"
    by_kind = f"IF({kind}={PERCENT},{percent},IF({kind}={COUNT},{count},IF({kind}={NUMBER},{number},{LATER})))"
    few = f"{value}>=0,{value}<{_MOST},{value}=ROUND({value},{_DECIMALS})"
    return f"IFERROR(IF(AND({few},{_is_shown_whole(shown, value)}),{by_kind},{LATER}),{LATER})"


def _is_shown_whole(shown: str, value: str) -> str:
    """Whether a format shows all decimals of a number, by how many CELL says that it shows; of a format without it says none.

    LibreOffice tells General as it does a format without decimals, so that a fraction in it is left to reading there.
    """
    decimals = f'FIND(MID({shown},2,1),"0123456789")-1'
    return f'IF(LEFT({shown})="G",TRUE,{value}=ROUND({value},{decimals}))'
