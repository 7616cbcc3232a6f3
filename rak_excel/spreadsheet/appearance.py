"""What a person sees of cells: worked out of their colours, their fonts and their number formats."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rak_excel.spreadsheet.book import ATTENTION, DOUBT, GOOD, HEADING, INPUT, LINE
from rak_excel.spreadsheet.colours import BLACK, WHITE, look_alike
from rak_excel.spreadsheet.grid import Address, Area, Looks, Rows, Value, as_text, covered_cells

GENERAL = "General"
# White is no fill to anybody, and the colours of our own forms say nothing of the plan.
_NO_FILLS = frozenset({WHITE, *(each.lstrip("#") for each in (ATTENTION, DOUBT, GOOD, HEADING, INPUT, LINE))})
_LITERAL = re.compile(r'"([^"]*)"|\\(.)')
_CONDITION = re.compile(r"\[[<>=]")
_TEXTS_TOO = 4  # sections: for numbers above, below and at zero, and for texts


@dataclass(frozen=True, slots=True)
class Appearance:
    """How a cell looks, whatever stands in it. `colour` is that of its letters, None where it always suits the fill.

    What is behind letters on a pattern is not one colour: there nothing is called unseen.
    """

    struck: bool = False
    colour: str | None = BLACK
    fill: str = WHITE
    patterned: bool = False
    number_format: str = GENERAL

    @property
    def is_filled(self) -> bool:
        return self.fill not in _NO_FILLS

    @property
    def is_remarkable(self) -> bool:
        """Whether there is anything to tell of a cell that looks so."""
        return self.struck or self.is_filled or self.hides_letters(self.colour) or ";" in self.number_format

    def hides_letters(self, colour: str | None) -> bool:
        return colour is not None and not self.patterned and look_alike(colour, self.fill)


@dataclass(frozen=True, slots=True)
class Run:
    """A part of a cell's text with a look of its own; what is None is as in the whole cell."""

    text: str
    struck: bool | None = None
    colour: str | None = None


def looks_of(
    rows: Rows,
    merged: Iterable[Area],
    appearances: Mapping[Address, Appearance],
    runs: Mapping[Address, Sequence[Run]],
    comments: Mapping[Address, str],
) -> Looks:
    """The looks of a sheet with these cells. `appearances` may leave out the cells of which there is nothing to tell."""
    covered = covered_cells(rows, merged)
    unseen = {address: text for address, text in covered.items() if text}
    struck, visible = dict[Address, str](), dict[Address, str]()
    for row, column in sorted({*appearances, *runs}):
        value = rows.get(row, {}).get(column)
        if value is None or (row, column) in covered:
            continue
        at = row, column
        parts = _parts(value, appearances.get(at, _PLAIN), runs.get(at, ()))
        for told, text in ((struck, parts.struck), (unseen, parts.unseen)):
            if text.strip():
                told[at] = text
        if (at in struck or at in unseen) and parts.visible.strip():
            visible[at] = parts.visible
    fills = {address: each.fill for address, each in appearances.items() if each.is_filled}
    return Looks(struck, unseen, fills, comments, visible)


_PLAIN = Appearance()


@dataclass(slots=True)
class _Parts:
    struck: str = ""
    unseen: str = ""
    visible: str = ""


def _parts(value: Value, appearance: Appearance, runs: Sequence[Run]) -> _Parts:
    """The text of a cell by what is seen of it."""
    parts = _Parts()
    hidden = hides(appearance.number_format, value)
    for run in runs or [Run(as_text(value))]:
        if hidden or appearance.hides_letters(run.colour or appearance.colour):
            parts.unseen += run.text
        elif appearance.struck if run.struck is None else run.struck:
            parts.struck += run.text
        else:
            parts.visible += run.text
    return parts


def hides(number_format: str, value: Value) -> bool:
    """Whether a cell with this number format shows nothing of the value: `;;;` hides all, `;;` numbers alone."""
    if ";" not in number_format or _CONDITION.search(number_format):
        return False
    sections = _LITERAL.sub(_literally, number_format).split(";")
    if isinstance(value, str):
        return len(sections) >= _TEXTS_TOO and not sections[_TEXTS_TOO - 1].strip()
    number = 1 if isinstance(value, bool) or not isinstance(value, int | float) else value
    zeros = 2 if len(sections) > 2 else 0
    nth = zeros if number == 0 else int(number < 0)
    return len(sections) > 1 and not sections[nth].strip()


def _literally(match: re.Match[str]) -> str:
    """The words that a format shows as they are, without what else would be a sign of the format."""
    return str(match[1] or match[2] or "").replace(";", ",")
