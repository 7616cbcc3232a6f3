"""Dates that a spreadsheet program left as text, such as `31 Januari 2020`, read by formulas in hidden columns.

They read less than `verbs.rollup.dates` does, and nothing that it does not: what it reads is written as a date the next time.
"""

from __future__ import annotations

import datetime

from rak_excel.formats.written.table import Formula

_BETWEEN = "/.-"  # what may stand between day, month and year, as blanks do
_ROOM = 40  # letters for each word, so that each begins at a known place
_LONGEST = 10  # letters of a month
_TWELVE = 12
_MONTHS = (  # each line is twelve months, - where there is no other word for one
    "januari februari maret april mei juni juli agustus september oktober november desember",
    "january february march april may june july august september october november december",
    "jan feb mar apr - jun jul agu sep okt nov des",
    "- peb - - - - - aug sept oct nop dec",
    "- pebruari - - - - - agt - - nopember -",
)
_SEPARATED = "|"
_ZERO = datetime.date(1899, 12, 30)  # the day 0 of spreadsheets


def month_words() -> str:
    """All words for months, each as long as the others and behind a sign, for the cell in which the formulas look."""
    words = [word for line in _MONTHS for word in line.split()]
    return "".join(f"{_SEPARATED}{word.ljust(_LONGEST)}" for word in words) + _SEPARATED


def date_formulas(typed: str, words: str, month: str, months: str, value: datetime.date | str | None) -> list[Formula]:
    """The formulas of three cells: the words of a text far apart, the number of its month, and the date.

    `typed` is the cell of the date, `words` and `month` the first two of the three, `months` that of `month_words`; `value`
    is what stands in the first: a text is none that we read.
    """
    apart = typed
    for sign in _BETWEEN:
        apart = f'SUBSTITUTE({apart},"{sign}"," ")'
    spread = f'SUBSTITUTE(TRIM({apart})," ",REPT(" ",{_ROOM}))'
    day, second, year = (f"TRIM(MID({words},{place},{length}))" for place, length in _PLACES)
    named = f'LEFT(LOWER({second})&REPT(" ",{_LONGEST}),{_LONGEST})'
    found = f'FIND("{_SEPARATED}"&{named}&"{_SEPARATED}",{months})'
    number = f"IF(LEN({second})<3,{_digits(second)},MOD(({found}-1)/{_LONGEST + 1},{_TWELVE})+1)"
    date = f"DATE({_digits(year)}+IF(LEN({year})=2,2000,0),{month},{_digits(day)})"
    right = f"AND(OR(LEN({year})=2,LEN({year})=4),LEN({day})<3,DAY({date})={_digits(day)},MONTH({date})={month})"
    shown = value.split() if isinstance(value, str) and (value := _apart(value)) else []
    return [
        Formula(f'=IF(ISTEXT({typed}),{spread},"")', (" " * _ROOM).join(shown)),
        Formula(f'=IF({words}="","",IFERROR({number},""))', _month_of(shown[1]) if len(shown) > 1 else ""),
        Formula(
            f'=IF(ISNUMBER({typed}),{typed},IF({words}="","",IFERROR(IF({right},{date},""),"")))',
            (value - _ZERO).days if isinstance(value, datetime.date) else "",
        ),
    ]


def _digits(text: str) -> str:
    """The number that up to four digits are, an error of anything else: VALUE would read `5%` and `1e3` too."""
    digits = f'FIND(MID(RIGHT("000"&{text},4),{{1,2,3,4}},1),"0123456789")-1'
    return f"SUMPRODUCT(({digits})*{{1000,100,10,1}})"


def _apart(text: str) -> str:
    return text.translate(dict.fromkeys(map(ord, _BETWEEN), " "))


def _month_of(word: str) -> int | str:
    if len(word) < 3:
        return int(word) if word.isdecimal() else ""
    words = [each for line in _MONTHS for each in line.split()]
    return words.index(word.lower()) % _TWELVE + 1 if word.lower() in words else ""


_PLACES = ((1, _ROOM), (_ROOM + 1, _ROOM), (2 * _ROOM + 1, 4 * _ROOM))  # of day, month and year among the words
