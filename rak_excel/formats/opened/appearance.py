"""What a person sees of cells: worked out of their colours, their fonts and their number formats."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from rak_excel.formats.addresses import Address, Area
from rak_excel.formats.form_colours import ATTENTION, DOUBT, GOOD, HEADING, INPUT, LINE
from rak_excel.formats.grid import Looks, Rows, Value, as_text, covered_cells
from rak_excel.formats.opened.colours import BLACK, WHITE, look_alike
from rak_excel.formats.opened.number_formats import GENERAL, hides
from rak_excel.vocabulary.basics.symbol_fonts import drawn

# White is no fill to anybody, and the colours of our own forms say nothing of the plan.
_NO_FILLS = frozenset({WHITE, *(each.lstrip("#") for each in (ATTENTION, DOUBT, GOOD, HEADING, INPUT, LINE))})

_INHERITED = 200_000  # cells at most that look like their whole row or column


@dataclass(frozen=True, slots=True)
class Appearance:
    """How a cell looks, whatever stands in it. `colour` is that of its letters, None where it always suits the fill.

    `font` is named where it draws a sign for each letter, and '' of any other. What is behind letters on a pattern is not one colour: there nothing is called unseen.
    """

    struck: bool = False
    colour: str | None = BLACK
    fill: str = WHITE
    patterned: bool = False
    number_format: str = GENERAL
    font: str = ""

    @property
    def is_filled(self) -> bool:
        return self.fill not in _NO_FILLS

    @property
    def is_remarkable(self) -> bool:
        """Whether there is anything to tell of a cell that looks so."""
        hides_some = self.struck or self.hides_letters(self.colour) or ";" in self.number_format
        return hides_some or self.is_filled or bool(self.font)

    def hides_letters(self, colour: str | None) -> bool:
        return colour is not None and not self.patterned and look_alike(colour, self.fill)


@dataclass(frozen=True, slots=True)
class Run:
    """A part of a cell's text with a look of its own; what is None is as in the whole cell."""

    text: str
    struck: bool | None = None
    colour: str | None = None
    font: str | None = None


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
        if (at in struck or at in unseen or parts.drawn) and parts.visible.strip():
            visible[at] = parts.visible
    fills = {address: each.fill for address, each in appearances.items() if each.is_filled}
    return Looks(struck, unseen, fills, comments, visible)


_PLAIN = Appearance()


def inherited(
    rows: Rows, by_row: Mapping[int, Appearance], by_column: Mapping[int, Appearance], written: Container[Address]
) -> dict[Address, Appearance]:
    """The cells that are not written down, but look like their whole row or column, as far as the sheet reaches."""
    last_row, last_column = max(rows, default=0), max((max(cells) for cells in rows.values() if cells), default=0)
    if not (by_row or by_column) or last_row * last_column > _INHERITED:
        return {}
    every = product(range(1, last_row + 1), range(1, last_column + 1))
    return {at: look for at in every if (look := by_row.get(at[0]) or by_column.get(at[1])) and at not in written}


@dataclass(slots=True)
class _Parts:
    struck: str = ""
    unseen: str = ""
    visible: str = ""
    drawn: bool = False  # whether it shows other signs than its letters


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
            shown = drawn(run.text, appearance.font if run.font is None else run.font)
            parts.visible += shown
            parts.drawn |= shown != run.text
    return parts
