"""The live self-check across two parts: the same indicator with another target, a quarter that no month serves."""

from __future__ import annotations

from rak_excel.formats.addresses import letters
from rak_excel.language import Text
from rak_excel.model import Definition, PartDefinition
from rak_excel.record import Record
from rak_excel.workbooks.form.self_check.entries import without_digits
from rak_excel.workbooks.form.self_check.rows import FIRST_GRID_ROW, CheckRows
from rak_excel.workbooks.form.self_check.ticks import is_mark

TARGET_DIFFERS = Text(
    "Target indikator yang sama berbeda di {coarse} dan {fine}",
    "The same indicator has another target on {coarse} and {fine}",
)
PERIOD_UNSERVED = Text(
    "{period} dicentang di {coarse}, tetapi tidak ada {month} yang dicentang di {fine}",
    "{period} is ticked on {coarse}, but no {month} on {fine}",
)
COLUMNS = ("partner", "faults")
UNSERVED = 10  # in the faults of a row each period that no shorter one serves; another target adds 1
WHICH_UNSERVED = 1000  # and which these are, a bit for each, the first one's the highest


class CheckAcross(Record):
    """Formulas beside the grid of the part with the longer periods, about the part with the shorter ones."""

    coarse: CheckRows
    fine: CheckRows
    left: int

    def column(self, what: str) -> int:
        return self.left + COLUMNS.index(what)

    def area(self, what: str) -> str:
        letter = letters(self.column(what))
        return f"${letter}${FIRST_GRID_ROW + 1}:${letter}${self.coarse.last_row + 1}"

    def compares(self, column: str) -> bool:
        """Whether both parts have a column; what one of them does not have is not compared."""
        return self.coarse.layout.has(column) and self.fine.layout.has(column)

    @property
    def formulas(self) -> dict[str, str]:
        begins = f"AND({self.coarse.here('n')}<={self.coarse.rows},{self.coarse.here('indicator')}={self.coarse.here('n')},{self.coarse.here('block')}>0)"
        partner = f"${letters(self.left)}{FIRST_GRID_ROW + 1}"
        own, other = self.coarse.text("target"), self.fine.text_at("target", partner)
        whole, others = _with_unit(self.coarse, own), _with_unit(self.fine, other, partner)
        compared = [f"1*AND(LEN({own})>0,LEN({other})>0,{whole}<>{others})"] if self.compares("target") else []
        compared += [self._unserved(partner)] if self.compares("schedule") else []
        return {
            "partner": f"IF({begins},{self._partner()},0)",
            "faults": f"IF({partner}>0,{'+'.join(compared) or 0},0)",
        }

    def _partner(self) -> str:
        """The row on which the finer part's indicator of the same words, or its counterpart, begins."""
        text = self.coarse.text("indicator")
        pair = f"SUMPRODUCT((RAK_WORDS_PAIRED={text})*ROW(RAK_WORDS_PAIRED))"
        counterpart = f"INDEX(RAK_WORDS_PARTNERS,MAX({pair},1))"
        return f"MAX({self._row_of(text)},IF({pair}>0,{self._row_of(counterpart)},0))"

    def _row_of(self, text: str) -> str:
        fine = self.fine
        begins = f"({fine.inside('indicator')}={fine.inside('n')})*({fine.inside('block')}>0)"
        return f"SUMPRODUCT(MAX(({fine.inside('words')}={text})*{begins}*{fine.inside('n')}))"

    def _unserved(self, partner: str) -> str:
        """The periods that are ticked and of which no shorter period is."""
        n = self.coarse.here("n")
        calendar = self.coarse.layout.part.schedule.calendar
        shorter = self.fine.layout.part.schedule.calendar
        terms = []
        for period in range(1, calendar.count + 1):
            served = sorted(shorter.periods_of(calendar.months(period)))
            ticked = self._ticks(self.coarse, n, period, period)
            weight = UNSERVED + WHICH_UNSERVED * 2 ** (calendar.count - period)
            terms.append(f"{weight}*({ticked}>0)*({self._ticks(self.fine, partner, served[0], served[-1])}=0)")
        return "+".join(terms)

    @staticmethod
    def _ticks(rows: CheckRows, start: str, first: int, last: int) -> str:
        name = rows.layout.name("SCHEDULE")
        cells = f"INDEX({name},2,{first}):INDEX({name},ROWS({name}),{last})"
        return f"SUMPRODUCT(({rows.inside('indicator')}={start})*{is_mark(cells)})"


def _with_unit(rows: CheckRows, target: str, n: str = "") -> str:
    """A target with the unit that stands beside its number, in one spelling: 4 beside Laporan is 4 Laporan."""
    if not rows.layout.unit:
        return target
    unit = rows.text_at(rows.layout.unit, n) if n else rows.text(rows.layout.unit)
    whole = f'{target}&IF({without_digits(target)}="",{unit},"")'
    return f'SUBSTITUTE(SUBSTITUTE(LOWER({whole})," ",""),"persen","%")'


def parts_across(definition: Definition) -> tuple[PartDefinition, PartDefinition] | None:
    """The first part and the first after it with shorter periods; None where no two parts can be compared."""
    first, *others = definition.parts
    finer = [part for part in others if len(part.schedule.names) > len(first.schedule.names)]
    return (first, finer[0]) if finer else None
