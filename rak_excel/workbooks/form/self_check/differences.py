"""The live self-check of a merged plan's open differences: which wait for a choice, which to be merged again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rak_excel.formats.addresses import letters, quoted
from rak_excel.formats.written.table import TableSheet
from rak_excel.formats.written.values import Link
from rak_excel.language import Text
from rak_excel.layouts.names import CHOICE, DIFFERENCES, LETTER, NUMBER, OWN, PLACE, USED, VALUE
from rak_excel.layouts.plan import PartLayout, layout_of
from rak_excel.model import PartDefinition, PlanForm, Severity
from rak_excel.record import Record
from rak_excel.vocabulary.entries.form_status import WAITING
from rak_excel.workbooks.form.self_check.line import CheckGroup, CheckLine
from rak_excel.workbooks.form.self_check.ticks import is_mark

UNDECIDED = Text(
    "Beda isian yang belum dipilih, atau pilihannya tidak jelas: pilih satu, lalu gabung lagi",
    "Differences without a choice, or without a clear one: choose, then merge again",
)
NOT_MERGED = Text(
    "Beda isian yang sudah dipilih, tetapi belum masuk rencana: gabung lagi",
    "Differences with a choice that the plan does not have yet: merge again",
)
COLUMNS = ("used", "typed", "choice", "meant", "others", "other", "state", "at")
_ELSE = 9_999_999  # a value of one's own that stands on no line: no line has this position
_NAMES = {NUMBER: "NUMBERS", LETTER: "LETTERS", VALUE: "VALUES", USED: "USED", CHOICE: "CHOICES", OWN: "OWNS"}
_PARTS = 100_000  # more than a sheet of a plan has rows: between the numbers of rows of two parts


class CheckDifferences(Record):
    """One row of the hidden sheet looks at one difference, by its number: its lines may be sorted."""

    table: TableSheet
    form: PlanForm
    left: int

    @property
    def places(self) -> list[Link | None]:
        """The cell in the plan of each difference, by their numbers; None where it is none of a part."""
        numbers, places = (self._column(heading) for heading in (NUMBER, PLACE))
        found = {row[numbers]: row[places] for row in self.table.rows}
        return [place if isinstance(place, Link) else None for place in found.values()]

    def names(self) -> Iterator[tuple[str, str]]:
        """The columns of the sheet, heading included, as the formulas name them."""
        top, last = self.table.first_row - 1, self.table.first_row + len(self.table.rows) - 1
        for heading, name in _NAMES.items():
            letter = letters(self._column(heading))
            yield f"RAK_DIFFERENCES_{name}", f"={quoted(self.table.name)}!${letter}${top}:${letter}${last}"

    def _column(self, heading: str) -> int:
        return next(at for at, column in enumerate(self.table.columns) if column.heading == heading)

    def column(self, what: str) -> int:
        return self.left + COLUMNS.index(what)

    def area(self, what: str) -> str:
        letter = letters(self.column(what))
        return f"${letter}$1:${letter}${max(len(self.places), 1)}"

    def formulas(self) -> dict[str, str]:
        """The shared formulas of the first difference; a fault in one of them is a difference that waits."""
        used, typed, choice, meant, others, other = (f"${letters(self.column(what))}1" for what in COLUMNS[:6])
        own = f"(RAK_DIFFERENCES_NUMBERS={_N})"
        position = "(ROW(RAK_DIFFERENCES_NUMBERS)-ROW(INDEX(RAK_DIFFERENCES_NUMBERS,1))+1)"
        texts, other_texts = "TRIM(RAK_DIFFERENCES_CHOICES)", "TRIM(RAK_DIFFERENCES_OWNS)"
        # Beside a value of one's own, which has no letter, a choice says nothing more.
        says = f'{own}*(RAK_DIFFERENCES_LETTERS<>"")*(LEN({texts})>0)*({texts}<>"-")'
        says_other = f'{own}*(LEN({other_texts})>0)*({other_texts}<>"-")'
        letter = f'SUMPRODUCT(MAX({own}*(RAK_DIFFERENCES_LETTERS=TRIM(SUBSTITUTE({choice},"."," ")))*{position}))'
        value = f"SUMPRODUCT(MAX({own}*(TRIM(RAK_DIFFERENCES_VALUES)={choice})*{position}))"
        ticked = f"IF(AND({typed}=1,{is_mark(choice)}),SUMPRODUCT({says}*{position}),0)"
        # A letter that is also another candidate's value means neither.
        named = f"IF({letter}*{value}*({letter}-{value})<>0,0,MAX({letter},{value}))"
        one = f"SUMPRODUCT({says}*({texts}={choice}))={typed}"
        one_other = f"SUMPRODUCT({says_other}*({other_texts}={other}))={others}"
        there = f"SUMPRODUCT(MAX({own}*(TRIM(RAK_DIFFERENCES_VALUES)={other})*{position}))"
        by_other = f"IF(AND({typed}=0,{one_other}),IF({there}>0,{there},{_ELSE}),0)"
        by_choice = f"IF(AND({typed}>0,{one}),IF({letter}+{value}>0,{named},{ticked}),0)"
        return {
            "used": f'SUMPRODUCT(MAX({own}*(RAK_DIFFERENCES_USED<>"")*{position}))',
            "typed": f"SUMPRODUCT({says})",
            "choice": f'IF({typed}>0,TRIM(INDEX(RAK_DIFFERENCES_CHOICES,SUMPRODUCT(MAX({says}*{position})))),"")',
            "others": f"SUMPRODUCT({says_other})",
            "other": f'IF({others}>0,TRIM(INDEX(RAK_DIFFERENCES_OWNS,SUMPRODUCT(MAX({says_other}*{position})))),"")',
            "meant": f"IF({others}>0,{by_other},{by_choice})",
            "state": f"IFERROR(IF({meant}=0,1,IF({meant}={used},0,2)),1)",
        }

    def at(self, number: int, place: Link | None) -> str:
        """The part and the row of the table that waits, as one number; 0 where none does."""
        state = f"${letters(self.column('state'))}${number}"
        if place is None:
            return "0"
        parts = enumerate(self.form.definition.parts, 1)
        at, part = next((at, part) for at, part in parts if part.sheet == place.sheet)
        row = f"ROW({quoted(place.sheet)}!{place.cell})-ROW({layout_of(part, self.form).name('HEAD')})"
        return f"IF({state}>0,IFERROR({_PARTS * at}+{row},0),0)"

    def group(self) -> CheckGroup:
        lines = (self._line(text, state) for state, text in enumerate((UNDECIDED, NOT_MERGED), 1))
        return CheckGroup(self.table.name, tuple(lines))

    def _line(self, text: Text, state: int) -> CheckLine:
        having = f"(RAK_DIFFERENCES_STATES={state})"
        end = len(self.places) + 1
        number = f"{end}-SUMPRODUCT(MAX({having}*({end}-ROW(RAK_DIFFERENCES_STATES))))"
        lines = f"(RAK_DIFFERENCES_NUMBERS={number})*(1048577-ROW(RAK_DIFFERENCES_NUMBERS))"
        place = f"ADDRESS(1048577-SUMPRODUCT(MAX({lines})),MIN(COLUMN(RAK_DIFFERENCES_CHOICES)),4)"
        return CheckLine(text.id, f"SUMPRODUCT(--{having})", Severity.ERROR, self.table.name, place)


_N = "ROWS($A$1:$A1)"


def differences_in(tables: Iterable[TableSheet], form: PlanForm, left: int) -> CheckDifferences | None:
    """The differences that stand on the sheets beside a plan, with their workings from a column on; None without any."""
    table = next((each for each in tables if each.name == DIFFERENCES and each.rows), None)
    return CheckDifferences(table, form, left) if table else None


def open_in_row(layout: PartLayout, parts: Iterable[PartDefinition]) -> tuple[str, str]:
    """Whether a difference is open in the row of the plan that the formula stands beside, and what is shown then."""
    at = next(number for number, part in enumerate(parts, 1) if part.id == layout.part.id)
    here = f"{_PARTS * at}+ROW()-ROW({layout.name('HEAD')})"
    return f"SUMPRODUCT(--(RAK_DIFFERENCES_AT={here}))>0", WAITING.id
