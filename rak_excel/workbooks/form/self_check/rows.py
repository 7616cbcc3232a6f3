"""The live self-check row by row: what belongs to what, and what its target and executors are, for every row to come.

Each row of the hidden sheet looks at one row of a part's table, by its place in the table's named ranges. So rows
that were inserted, deleted, copied or cut are looked at like any other.
"""

from __future__ import annotations

from collections.abc import Collection

from rak_excel.formats.addresses import letters
from rak_excel.layouts.plan import PartLayout
from rak_excel.model import TargetKind
from rak_excel.record import Record
from rak_excel.workbooks.form.self_check.lookups import OTHER_UNIT, UNREADABLE, ZERO, kind_number
from rak_excel.workbooks.form.self_check.ticks import is_ditto, is_mark

FIRST_GRID_ROW = 1  # counted from 0; the row above stays blank and reads as "nothing before"
MOST_ROWS = 9999  # more than any table has
_NOTHING = '""'
_TEXTS = {"indicator": "words", "target": "aim"}  # by role, the column that holds its text
_STRUCTURE = ("ticks", "filled", "objective", "indicator", "activity")
_COLUMNS = (*_TEXTS.values(), *_STRUCTURE, "target", "expected", "executor", "block", "place", "faults")


class CheckRows(Record):
    """The formulas of one part. `left` is the first column of its grid, `capacity` how many rows it looks at."""

    layout: PartLayout
    left: int
    capacity: int
    other_parts: tuple[str, ...] = ()  # as defined names have them
    everything: int = 0  # how many targets are offered in all, where some indicator is bound to some of them

    @property
    def width(self) -> int:
        return len(_COLUMNS)

    @property
    def last_row(self) -> int:
        return FIRST_GRID_ROW + self.capacity - 1

    def column(self, what: str) -> int:
        return self.left + _COLUMNS.index(what)

    def area(self, what: str) -> str:
        """A whole column of the grid, as a reference within its sheet."""
        if what == "n":
            return f"(ROW($A${FIRST_GRID_ROW + 1}:$A${self.last_row + 1})-{FIRST_GRID_ROW})"
        letter = letters(self.column(what))
        return f"${letter}${FIRST_GRID_ROW + 1}:${letter}${self.last_row + 1}"

    def structure(self) -> dict[str, str]:
        """The columns that say what belongs to what: for the grid's first row, relative references move down with it."""
        return {
            "ticks": self._ticks(),
            "filled": self._filled(),
            "objective": self._objective(),
            "indicator": self._indicator(),
            "activity": self._activity(),
            "block": f"IF({self.here('indicator')}={self.here('n')},{self._block()},0)",
        }

    # What a formula refers to: this row of the grid, the row above, the table's row, the table.

    def here(self, what: str) -> str:
        """This row's cell of a column; `n` is the row's own number, which needs no column."""
        if what == "n":
            return f"ROWS(A${FIRST_GRID_ROW + 1}:A{FIRST_GRID_ROW + 1})"
        return f"${letters(self.column(what))}{FIRST_GRID_ROW + 1}"

    def _above(self, what: str) -> str:
        if what == "n":
            return f"({self.here('n')}-1)"
        return f"${letters(self.column(what))}{FIRST_GRID_ROW}"

    def value(self, role: str) -> str:
        """The cell of a role in this row. The named ranges begin with the heading, so the first row is their second.

        Of a column that the form does not have the text of a blank cell; so of all that is asked about one.
        """
        if role not in self.layout.columns:
            return _NOTHING
        return f"INDEX({self.layout.name(role.upper())},{self.here('n')}+1)"

    def text(self, role: str) -> str:
        if not self.layout.has(role):
            return _NOTHING
        return self.here(_TEXTS[role]) if role in _TEXTS else _trimmed(self.value(role))

    def side_by_side(self, roles: Collection[str]) -> list[str]:
        """The cells of these roles in this row, as ranges; a column that the definition declares may be among them."""
        runs = self.layout.runs(roles, beside=[column.id for column in self.layout.further])
        return [self.value(one) if one == last else f"{self.value(one)}:{self.value(last)}" for one, last in runs]

    def texts(self) -> dict[str, str]:
        """The words of the indicator and of the target, which many formulas ask for; those of an error, or of a ditto, are blank."""
        return {
            name: f'IFERROR(IF(OR({self.here("n")}>{self.rows},{is_ditto(self.value(role))}),"",{_trimmed(self.value(role))}),"")'
            if self.layout.has(role)
            else _NOTHING
            for role, name in _TEXTS.items()
        }

    def says(self, role: str) -> str:
        """Whether the cell of a role holds more than a dash or the like, which the reader takes for blank."""
        return _says(self.text(role)) if self.layout.has(role) else "FALSE"

    def says_itself(self, role: str) -> str:
        """The same of the cell as it is typed: a ditto too."""
        return _says(_trimmed(self.value(role)))

    def text_at(self, role: str, n: str) -> str:
        if not self.layout.has(role):
            return _NOTHING
        if role in _TEXTS:
            return f"INDEX({self.area(_TEXTS[role])},{n})"
        return _trimmed(f"INDEX({self.layout.name(role.upper())},{n}+1)")

    @property
    def rows(self) -> str:
        return f"{_all_rows(self.layout)}-1"

    def inside(self, what: str) -> str:
        """The column of the grid for as many rows as the table has."""
        if what == "n":
            return f"(ROW(INDEX($A:$A,{FIRST_GRID_ROW + 1}):INDEX($A:$A,{_all_rows(self.layout)}))-{FIRST_GRID_ROW})"
        return f"INDEX({self.area(what)},1):INDEX({self.area(what)},{self.rows})"

    def until(self, what: str) -> str:
        """A column of the grid down to the row above, as many cells as the table has down to there with its heading."""
        letter = letters(self.column(what))
        return f"${letter}${FIRST_GRID_ROW}:${letter}{FIRST_GRID_ROW}"

    @property
    def first(self) -> str:
        """The first row with an activity of this row's indicator, 0 where it has none."""
        return f"INDEX({self.area('block')},MAX({self.here('indicator')},1))"

    def count(self, what: str, having: str, also: str = "", *, of: str = "n") -> str:
        """How many rows have in column `what` this row's value of `of`, and anything in column `having`; ticks, in `ticks`."""
        value = self.first if of == "first" else self.here(of)
        held = f"MOD({self.area(having)},100)" if having == "ticks" else self.area(having)
        return f"SUMPRODUCT(({self.area(what)}={value})*({held}>0){also})"

    # The columns.

    def _filled(self) -> str:
        """2 where the row says what is done or when, 1 where only by whom; of a form of targets alone 2 where it has one."""
        if not self.layout.part.has_work:
            return f"IF({self.here('target')}>0,2,0)"
        done = {"activity": self.says("activity"), "schedule": f"MOD({self.here('ticks')},100)>0"}
        said = [condition for column, condition in done.items() if self.layout.has(column)]
        by_whom = f"IF({self.says('executor')},1,0)" if self.layout.has("executor") else "0"
        return f"IF(OR({','.join(said)}),2,{by_whom})" if said else by_whom

    def _ticks(self) -> str:
        """How many ticks; marks that are neither tick nor blank count hundreds, and so do crosses beside other ticks."""
        if not self.layout.periods:
            return "0"
        cells = f"INDEX({self.layout.name('SCHEDULE')},{self.here('n')}+1,0)"
        unknown = f"1-{is_mark(cells, 'RAK_KNOWN')}+0*LEN({cells})"  # an error in a cell stays one
        return f"100*SUMPRODUCT({unknown})+SUMPRODUCT(--{is_mark(cells)})"

    def _objective(self) -> str:
        """The row on which the objective of this row begins."""
        n, above = self.here("n"), self._above("objective")
        same = f"{self.text('objective')}={self.text_at('objective', above)}"
        number = f"OR(NOT({self.says('number')}),{self.text('number')}={self.text_at('number', above)})"
        begun = f"IF(IFERROR(AND({same},{number}),FALSE),{above},{n})"
        repeated = f"IF({is_ditto(self.value('objective'))},{above},{begun})"
        return f"IF({self.says('objective')},IF(N({above})=0,{n},{repeated}),N({above}))"

    def _indicator(self) -> str:
        """The row on which the indicator of this row begins: repeated right below a row that says anything it is the same."""
        n, above = self.here("n"), self._above("indicator")
        new_objective = f"{self.here('objective')}={n}"
        named = "&".join(self.text_at(role, self._above("n")) for role in ("objective", "indicator", "target"))
        adjacent = f"OR({self._above('filled')}>0,IFERROR(LEN({named}),1)>0)"
        same = f"IFERROR({self.text('indicator')}={self.text_at('indicator', above)},FALSE)"
        repeated = f"IF({same},{above},{n})"
        own = f"IF(N({above})=0,{n},IF(AND(NOT({new_objective}),{adjacent}),{repeated},{n}))"
        nameless = f"IF(OR({self.here('filled')}>0,{self.here('target')}>0),{n},0)"
        return f"IF({self.says('indicator')},{own},IF(OR({new_objective},N({above})=0),{nameless},{above}))"

    def _block(self) -> str:
        """The first row with an activity of the indicator that begins here."""
        own = f"({self.area('indicator')}={self.here('n')})*({self.area('filled')}>0)"
        return f"MOD({MOST_ROWS}-SUMPRODUCT(MAX({own}*({MOST_ROWS}-{self.area('n')}))),{MOST_ROWS})"

    def _activity(self) -> str:
        """The row of the activity that this row belongs to: a row with only an executor adds to the one above."""
        n, above, filled = self.here("n"), self._above("activity"), self.here("filled")
        goes_on = f"IF(N({above})>0,{above},IF({filled}=1,{n},0))"
        alone = f"IF({filled}=1,{n},0)"
        return f"IF({filled}=2,{n},IF({self.here('indicator')}={self._above('indicator')},{goes_on},{alone}))"


def _all_rows(layout: PartLayout) -> str:
    """How many rows the table's ranges have, with the heading, which is as many as the grid's first row stands lower."""
    return f"ROWS({layout.name(layout.main.upper())})"


def _trimmed(text: str) -> str:
    return f'TRIM(SUBSTITUTE({text},"\u00a0"," "))'


def _says(text: str) -> str:
    return f"LEN({text})>99*SUMPRODUCT(--(RAK_WORDS_BLANKS={text}))"


def target_formula(rows: CheckRows) -> str:
    """What the target is: the number of its kind, hundreds for its unit, ZERO if it is 0."""
    if not rows.layout.has("target"):
        return "0"
    text = rows.text("target")
    rest = _without_digits(text)
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
    return f"IF({nothing},0,IF(ISNUMBER({rows.value('target')}),{UNREADABLE},{written}))"


def _without_digits(text: str) -> str:
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
