"""What the printed pages show of the data sheets: formulas over their cells, with the values that these have now."""

from __future__ import annotations

from rak_excel.formats.addresses import quoted
from rak_excel.formats.grid import as_text
from rak_excel.formats.written.values import Formula
from rak_excel.model import Cell
from rak_excel.model.further import FurtherEntry
from rak_excel.record import Record

_LONGEST = 30_000  # letters; Excel has room for 32,767


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


def quoted_text(text: str) -> Shown:
    """A text of ours within a formula."""
    return Shown('"{}"'.format(text.replace('"', '""')), text)


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


def labelled(label: str, said: Shown) -> Shown:
    """What is said behind a label of ours; neither where nothing is."""
    written = '"{}: "'.format(label.replace('"', '""'))
    return Shown(f'IF({said.formula}="","",{written}&{said.formula})', f"{label}: {said.text}" if said.text else "")


def below(first: Shown, then: Shown, sheet: str) -> Shown:
    """Both, each on lines of its own; what both say once, and in place of what has no room the sheet where it stands."""
    if len(first.text) + len(then.text) > _LONGEST:
        then = quoted_text(f"(lengkapnya di sheet {sheet})")
    again = f'OR({then.formula}="",{then.formula}={first.formula})'
    formula = f'{first.formula}&IF({again},"",IF({first.formula}="","",CHAR(10))&{then.formula})'
    same = then.text.casefold() == first.text.casefold()
    return Shown(formula, "\n".join(filter(None, (first.text, "" if same else then.text))))
