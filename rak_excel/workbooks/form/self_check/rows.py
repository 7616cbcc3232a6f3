"""The live self-check row by row: what belongs to what, and what its target and executors are, for every row to come.

Each row of the hidden sheet looks at one row of a part's table, by its place in the table's named ranges. So rows
that were inserted, deleted, copied or cut are looked at like any other.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property

from rak_excel.formats.addresses import letters
from rak_excel.layouts.plan import PartLayout
from rak_excel.record import Record
from rak_excel.workbooks.form.self_check.ticks import is_ditto, is_mark

FIRST_GRID_ROW = 1  # counted from 0; the row above stays blank and reads as "nothing before"
MOST_ROWS = 9999  # more than any table has
_NOTHING = '""'
_TEXTS = {"indicator": "words", "target": "aim"}  # by role, the column that holds its text
_STRUCTURE = ("ticks", "filled", "objective", "indicator", "activity")
_COLUMNS = (*_TEXTS.values(), *_STRUCTURE, "target", "expected", "executor", "block", "place", "faults")
_OF_UNITS = ("unit", "written")
_BY_PERIOD = ("said", "kind", "amount")  # of the target of each period
_PLACES = ("unclear", "unlike", "end", "falls", "waits")  # each of them the first period of which that holds
_OF_PERIODS = ("amount", "figure", "goal", *_PLACES, "last", "periods")


class CheckRows(Record, dict=True):
    """The formulas of one part. `left` is the first column of its grid, `capacity` how many rows it looks at."""

    layout: PartLayout
    left: int
    capacity: int
    other_parts: tuple[str, ...] = ()  # as defined names have them
    everything: int = 0  # how many targets are offered in all, where some indicator is bound to some of them
    unmeasured: bool = False  # whether the definition says of some indicator that it is not measured this year

    @property
    def width(self) -> int:
        return len(self.columns)

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The columns of the grid: those of every form, and those of one with a column of units, or with targets by period."""
        units = _OF_UNITS if self.layout.unit else ()
        if not self.layout.by_period:
            return (*_COLUMNS, *units)
        each = (f"{what}_{at}" for what in _BY_PERIOD for at, _ in enumerate(self.layout.by_period, 1))
        return (*_COLUMNS, *units, *each, *_OF_PERIODS, *self._suggested())

    @property
    def named(self) -> tuple[str, ...]:
        """The columns that other sheets look something up in, by defined names."""
        of_periods = [*_PLACES, *(each for each in self.columns if each.startswith("suggested"))]
        return "filled", "faults", *(of_periods if self.layout.by_period else ())

    def _suggested(self) -> list[str]:
        """The columns of what the form suggests, and of what it follows from."""
        if not self.layout.suggests:
            return []
        ticked = [f"ticked_{at}" for at, _ in enumerate(self.layout.periods, 1)]
        return [*ticked, "reached", "steps", *(f"suggested_{at}" for at, _ in enumerate(self.layout.by_period, 1))]

    @property
    def last_row(self) -> int:
        return FIRST_GRID_ROW + self.capacity - 1

    def column(self, what: str) -> int:
        return self.left + self.columns.index(what)

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

    def run(self, what: str, count: int) -> str:
        """This row's cells of a column that there is for each of so many periods."""
        first, last = (letters(self.column(f"{what}_{at}")) for at in (1, count))
        return f"${first}{FIRST_GRID_ROW + 1}:${last}{FIRST_GRID_ROW + 1}"

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
        return self.here(_TEXTS[role]) if role in _TEXTS else trimmed(self.value(role))

    def side_by_side(self, roles: Collection[str]) -> list[str]:
        """The cells of these roles in this row, as ranges; a column that the definition declares may be among them.

        No targets by period: what is suggested there follows from these cells.
        """
        beside = [column.id for column in self.layout.further if not column.period]
        runs = self.layout.runs(roles, beside=beside)
        return [self.value(one) if one == last else f"{self.value(one)}:{self.value(last)}" for one, last in runs]

    def texts(self) -> dict[str, str]:
        """The words of the indicator and of the target, which many formulas ask for; those of an error, or of a ditto, are blank."""
        return {
            name: f'IFERROR(IF(OR({self.here("n")}>{self.rows},{is_ditto(self.value(role))}),"",{trimmed(self.value(role))}),"")'
            if self.layout.has(role)
            else _NOTHING
            for role, name in _TEXTS.items()
        }

    def says(self, role: str) -> str:
        """Whether the cell of a role holds more than a dash or the like, which the reader takes for blank."""
        return _says(self.text(role)) if self.layout.has(role) else "FALSE"

    def says_itself(self, role: str) -> str:
        """The same of the cell as it is typed: a ditto too."""
        return _says(trimmed(self.value(role)))

    def text_at(self, role: str, n: str) -> str:
        if not self.layout.has(role):
            return _NOTHING
        if role in _TEXTS:
            return f"INDEX({self.area(_TEXTS[role])},{n})"
        return trimmed(f"INDEX({self.layout.name(role.upper())},{n}+1)")

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


def trimmed(text: str) -> str:
    return f'TRIM(SUBSTITUTE({text},"\u00a0"," "))'


def _says(text: str) -> str:
    return f"LEN({text})>99*SUMPRODUCT(--(RAK_WORDS_BLANKS={text}))"
