"""The workings of a report on its hidden sheet: for each row of a part what is known of it, and what formulas make of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from rak_excel.formats.addresses import letters, quoted
from rak_excel.layouts.plan import FIRST_ROW, PartLayout
from rak_excel.model.monitoring import TYPED, MonitoringWords
from rak_excel.record import Record
from rak_excel.workbooks.monitoring.form.constants import NAMES, RowConstants

FIRST_COLUMN = 3  # before it stand the definition and what all parts share
OF_FIGURE = ("said", "outer", "inner", "outer_place", "inner_place", "body", "value", "read")
FIGURES = ("goal", "actual")
_CONSTANTS = ("block", "scheduled", "over", "asked", *NAMES)
COPIED = ("indicator", "target", "previous", *TYPED)
"""The columns of the report that the workings look at, each with a copy: no program shares a formula that looks at another
sheet."""
_RESULTS = ("due", "quarter", "year", "added", "standing")
RESULT_OF = {"in_quarter": "added", "of_quarter": "quarter", "of_year": "year", "standing": "standing"}
"""Which of these a column of the report shows."""
OF_ROW = ("state", "told", "followed", "dated", "proven", "stopped", "done", "short", "unexplained")
"""What conditions look at in each row of an indicator; the first is a number, the others are 1 or 0."""
COLUMNS = (
    *_CONSTANTS,
    *(f"cell_{role}" for role in COPIED),
    *(f"format_{figure}" for figure in FIGURES),
    *(f"{figure}_{what}" for figure in FIGURES for what in OF_FIGURE),
    *_RESULTS,
    *OF_ROW,
    "typed",
    "faults",
    "required",
)


class Workings(Record, dict=True):
    """The workings of one part, from column `left` on: each row of the table in the row of the same number."""

    layout: PartLayout
    words: MonitoringWords
    sheet: str
    left: int
    rows: tuple[RowConstants, ...]
    is_last: bool = False  # whether the year ends with the quarter

    @property
    def last_row(self) -> int:
        return FIRST_ROW + max(len(self.rows), 1) - 1

    def column(self, what: str) -> int:
        return self.left + COLUMNS.index(what)

    def here(self, what: str) -> str:
        """The cell of a column in the first row of the table, as the hidden sheet itself refers to it: it moves down."""
        return f"${letters(self.column(what))}{FIRST_ROW + 1}"

    def shown(self, what: str, row: int) -> str:
        """The cell of a column in a row, counted from 0, as another sheet refers to it."""
        return f"{quoted(self.sheet)}!${letters(self.column(what))}{row + 1}"

    def area(self, what: str) -> str:
        """All cells of a column, as the hidden sheet itself refers to them."""
        letter = letters(self.column(what))
        return f"${letter}${FIRST_ROW + 1}:${letter}${self.last_row + 1}"

    def whole(self, what: str) -> str:
        """All cells of a column, as any sheet refers to them."""
        return f"{quoted(self.sheet)}!{self.area(what)}"

    def cell(self, role: str) -> str:
        """The copy of a cell of the report, as for `here`."""
        return self.here(f"cell_{role}")

    def copies(self, row: int) -> Iterator[tuple[str, str]]:
        """The columns that copy cells of the report into a row, counted from 0, each with its formula."""
        for role in (each for each in COPIED if self.has(each)):
            cell = f"{self._sheet}!${self.layout.letter(role)}{row + 1}"
            yield f"cell_{role}", f'IF(ISBLANK({cell}),"",{cell})'
            if role in FIGURES:
                yield f"format_{role}", f'IF(ISNUMBER({cell}),LEFT(CELL("format",{cell}),2),"")'

    def has(self, role: str) -> bool:
        return self.layout.has(role)

    def text(self, role: str) -> str:
        """What a cell says, "" where the form does not have its column or there is an error in it."""
        return trimmed(self.cell(role)) if self.has(role) else '""'

    @cached_property
    def _sheet(self) -> str:
        return quoted(self.layout.part.sheet)


def trimmed(cell: str) -> str:
    return f'TRIM(SUBSTITUTE(SUBSTITUTE({cell},"\u00a0"," "),CHAR(10)," "))'


def says(text: str) -> str:
    """Whether a text says more than dashes and dots."""
    return f"LEN(TRIM({without_signs(text, '-–—−.…')}))>0"


def says_anything(text: str) -> str:
    """Whether a text says more than signs and the words of those who have nothing to say: `-`, `nihil`."""
    return f"AND(LEN(TRIM({without_signs(text, '-–—−.…_')}))>0,SUMPRODUCT(--(RAK_SAY_NOTHING=LOWER({text})))=0)"


def without_signs(text: str, signs: str) -> str:
    """A text that has none of these signs in it."""
    for sign in signs:
        text = f'SUBSTITUTE({text},"{sign}","")'
    return text


def one_of(text: str, words: Sequence[str]) -> str:
    """Whether a text is one of these words, in any case."""
    listed = ",".join('"{}"'.format(each.lower().replace('"', '""')) for each in words)
    return f"SUMPRODUCT(--(LOWER({text})={{{listed}}}))>0"
