"""The live self-check row by row: what belongs to what, for every row that a table may come to have.

Each row of the hidden sheet looks at one row of a part's table, by its place in the table's named ranges. So rows
that were inserted, deleted, copied or cut are looked at like any other.
"""

from __future__ import annotations

from dataclasses import dataclass

from rak_excel.formats.addresses import letters
from rak_excel.layouts.plan import PartLayout
from rak_excel.workbooks.form.self_check.dittos import is_ditto
from rak_excel.workbooks.form.self_check.ticks import is_mark

FIRST_GRID_ROW = 1  # counted from 0; the row above stays blank and reads as "nothing before"
MOST_ROWS = 9999  # more than any table has

_COLUMNS = (
    "words",
    "aim",
    "ticks",
    "filled",
    "objective",
    "indicator",
    "activity",
    "target",
    "expected",
    "executor",
    "block",
    "place",
    "faults",
)

_TEXTS = {"indicator": "words", "target": "aim"}  # by role, the column that holds its text


@dataclass(frozen=True)
class CheckRows:
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
            "filled": f"IF(OR({self.says('activity')},MOD({self.here('ticks')},100)>0),2,IF({self.says('executor')},1,0))",
            "objective": self._objective(),
            "indicator": self._indicator(),
            "activity": self._activity(),
            "block": self.when(f"{self.here('indicator')}={self.here('n')}", self._block()),
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
        """The cell of a role in this row. The named ranges begin with the heading, so the first row is their second."""
        return f"INDEX({self.layout.name(role.upper())},{self.here('n')}+1)"

    def text(self, role: str) -> str:
        return self.here(_TEXTS[role]) if role in _TEXTS else _trimmed(self.value(role))

    def texts(self) -> dict[str, str]:
        """The words of the indicator and of the target, which many formulas ask for; those of an error, or of a ditto, are blank."""
        return {
            name: f'IFERROR(IF(OR({self.here("n")}>{self.rows},{is_ditto(self.value(role))}),"",{_trimmed(self.value(role))}),"")'
            for role, name in _TEXTS.items()
        }

    def says(self, role: str) -> str:
        """Whether the cell of a role holds more than a dash or the like, which the reader takes for blank."""
        return _says(self.text(role))

    def says_itself(self, role: str) -> str:
        """The same of the cell as it is typed: a ditto too."""
        return _says(_trimmed(self.value(role)))

    def text_at(self, role: str, n: str) -> str:
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

    @staticmethod
    def when(condition: str, value: str) -> str:
        return f"IF({condition},{value},0)"

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

    def _ticks(self) -> str:
        """How many ticks; marks that are neither tick nor blank count hundreds, and so do crosses beside other ticks."""
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
    return f"ROWS({layout.name('ACTIVITY')})"


def _trimmed(text: str) -> str:
    return f'TRIM(SUBSTITUTE({text},"\u00a0"," "))'


def _says(text: str) -> str:
    return f"LEN({text})>99*SUMPRODUCT(--(RAK_WORDS_BLANKS={text}))"
