"""The target of a data row as Perbandingan Target compares it: a formula over its target and unit cells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rak_excel.formats.written.drawn.charts import CellBlock
from rak_excel.model import Definition, TargetKind
from rak_excel.rolling_up.indicators.measures import AT_LEAST, LONGEST, OTHER, Measure, Number, listed_unit
from rak_excel.system.remembered import remembered

_ROW = "\0"  # in place of the row's number: no word has it


@dataclass(frozen=True, slots=True)
class ComparedTargets:
    """The targets of one indicator as they compare, by region; `named` is what formulas call its unit."""

    measure: Measure
    named: str
    shown: Mapping[str, Number | str]


def compared_formula(measure: Measure, target: str, unit: str, row: int, named: str) -> str:
    """What `Measure.compared` says of the target in one column of a row with its unit in another, by their letters.

    `named` is what formulas call the indicator's unit; see `unit_named`. Each office has the same formula in its own row.
    """
    return str(row).join(_pieces(measure, target, unit, named))


@remembered(4096)
def _pieces(measure: Measure, target_column: str, unit_column: str, named: str) -> list[str]:
    """The formula without the number of the row."""
    target, unit = target_column + _ROW, unit_column + _ROW
    number = f'TRIM("{OTHER} "&SUBSTITUTE({target},".",",")&" "&{unit})'
    text = f'"{OTHER} "&LEFT({target},{LONGEST})'
    if measure.counts:
        number = f"IF({_takes(measure, target, unit, named)},{target},{number})"
    elif measure.kind is TargetKind.TEXT:
        text = target
    else:
        word = f'SUBSTITUTE(TRIM({target}),"{AT_LEAST}","")'
        text = f"IF({rank(measure, word)}>0,{word},{text})"
    return f'=IF({target}="","",IF(ISNUMBER({target}),{number},{text}))'.split(_ROW)


def unit_named(measure: Measure, definition: Definition, cell: CellBlock) -> str:
    """What formulas call the indicator's unit: the definition's by name, another one, which comes from an input, by its cell."""
    return quoted_text(measure.unit) if listed_unit(measure.unit, definition) else str(cell)


def rank(measure: Measure, cells: str) -> str:
    """The rank of a word on the scale, 1 for the best; of several cells those of all, inside SUMPRODUCT."""
    places = (f"({cells}={quoted_text(word)})*{place}" for place, word in enumerate(measure.words, 1))
    return f"({'+'.join(places)})"


def quoted_text(text: str) -> str:
    """A text of the definition as a formula writes it."""
    return '"{}"'.format(text.replace('"', '""'))


def _takes(measure: Measure, target: str, unit: str, named: str) -> str:
    """Whether a number is in the indicator's unit."""
    bare = [f"{unit}={quoted_text(each)}" for each in measure.bare]
    if measure.percent:
        return f"OR({unit}={named},AND(OR({','.join(bare)}),OR({target}=0,{target}>=1)))"
    own = [f"{unit}={named}"] if measure.unit else []
    others = [f"{unit}={quoted_text(each)}" for each in measure.units if each != measure.unit]
    return f"OR({','.join([*own, *others, *bare])})"
