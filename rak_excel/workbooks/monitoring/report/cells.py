"""What the printed pages show of the data sheets: formulas over their cells, with the values that these have now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rak_excel.formats.addresses import quoted
from rak_excel.formats.grid import as_text
from rak_excel.formats.written.values import Formula
from rak_excel.model import Cell
from rak_excel.model.further import FurtherEntry
from rak_excel.record import Record

_LONGEST = 30_000  # letters; Excel has room for 32,767
_MORE = "(selanjutnya di sheet Realisasi)"
_MOST_COMPARED = 10  # texts of one indicator that are compared with each other in one formula


class Shown(Record):
    """A formula without `=`, and what it gives now."""

    formula: str
    value: FurtherEntry = ""

    @property
    def text(self) -> str:
        return as_text(self.value)

    @property
    def written(self) -> Formula:
        return Formula(f"={self.formula}", self.value)

    def part(self, start: int, end: int | None) -> Shown:
        """The letters from one to before another, all that follow for None."""
        count = 32_767 if end is None else end - start
        return Shown(f"MID({self.formula},{start + 1},{count})", self.text[start:end])


def at(cell: Cell) -> str:
    """A cell as formulas refer to it."""
    return f"{quoted(cell.sheet)}!{cell.address}"


def of_cell(cell: Cell, value: FurtherEntry) -> Shown:
    """What stands in a cell, nothing where it is blank."""
    return Shown(f'IF({at(cell)}="","",{at(cell)})', value)


def with_before(first: Shown, then: Shown, between: str) -> Shown:
    """Both, with something between them where both say anything."""
    formula = f'{first.formula}&IF(OR({first.formula}="",{then.formula}=""),"","{between}")&{then.formula}'
    return Shown(formula, between.join(filter(None, (first.text, then.text))))


def below_each_other(shown: Sequence[Shown]) -> Shown:
    """Each that says something on a line of its own, what was said before left out."""
    shown = list(_in_one_cell(shown))
    if not shown:
        return Shown('""')
    formula, values = shown[0].formula, [shown[0].text]
    for number, each in enumerate(shown[1:], 1):
        before = shown[:number] if len(shown) <= _MOST_COMPARED else []
        again = "".join(f",{each.formula}={one.formula}" for one in before)
        said = "&".join(one.formula for one in shown[:number])
        formula += f'&IF(OR({each.formula}=""{again}),"",IF({said}="","",CHAR(10))&{each.formula})'
        known = values if before else []
        values.append("" if each.text.casefold() in {one.casefold() for one in known} else each.text)
    return Shown(formula, "\n".join(filter(None, values)))


def _in_one_cell(shown: Sequence[Shown]) -> Iterator[Shown]:
    """As many as one cell has room for, and in place of the others where they are."""
    room = _LONGEST
    for each in shown:
        room -= len(each.text)
        if room < 0:
            yield Shown(f'"{_MORE}"', _MORE)
            return
        yield each
