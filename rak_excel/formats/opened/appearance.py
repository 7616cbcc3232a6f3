"""What a person sees of cells: worked out of their colours, their fonts and their number formats."""

from __future__ import annotations

import colorsys
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from itertools import product

from msgspec import Struct

from rak_excel.formats.addresses import Address, Area
from rak_excel.formats.form_colours import ATTENTION, DOUBT, GOOD, HEADING, INPUT, LINE
from rak_excel.formats.grid import Looks, Rows, Value, as_text, covered_cells, last_cell
from rak_excel.formats.opened.number_formats import GENERAL, hides
from rak_excel.record import Record
from rak_excel.system.remembered import remembered
from rak_excel.vocabulary.entries.ticks import drawn

BLACK, WHITE = "000000", "FFFFFF"
_FOREGROUND, _BACKGROUND = 64, 65  # indexed colours that the system chooses
_ALIKE = 16  # of 255: letters whose red, green and blue differ no more from what is behind them are not seen
_BASIC = "000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF"
_REST = (
    "800000 008000 000080 808000 800080 008080 C0C0C0 808080 9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF "
    "000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF 00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99 "
    "3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 003366 339966 003300 333300 993300 993366 333399 333333"
)
PALETTE: Sequence[str] = tuple(f"{_BASIC} {_BASIC} {_REST}".split())
"""The indexed colours of a workbook that has none of its own."""


def of_attributes(
    attributes: Mapping[str, str], palette: Sequence[str] = PALETTE, theme: Sequence[str] = ()
) -> str | None:
    """The colour that an element of SpreadsheetML names; None where it names none, or leaves it to the program."""
    tint = _number(attributes.get("tint"))
    if rgb := written(attributes.get("rgb", "")):
        return tinted(rgb, tint)
    if (theme_number := attributes.get("theme", "")).isdecimal() and int(theme_number) < len(theme):
        return tinted(theme[int(theme_number)], tint)
    if (index := attributes.get("indexed", "")).isdecimal():
        return indexed(int(index), palette)
    return None


def indexed(index: int, palette: Sequence[str] = PALETTE) -> str | None:
    if index in {_FOREGROUND, _BACKGROUND}:
        return BLACK if index == _FOREGROUND else WHITE
    return palette[index] if index < len(palette) else None


def written(text: str) -> str:
    """`FFC000` of `#ffc000` or `FFFFC000`, whose first two digits say nothing here; '' where it is no colour."""
    digits = text.lstrip("#").upper()[-6:]
    return digits if len(digits) == 6 and not digits.strip("0123456789ABCDEF") else ""


@remembered(1024)
def tinted(colour: str, tint: float) -> str:
    """The colour lightened by a tint above 0, up to white at 1; darkened by one below, down to black at -1."""
    if not tint:
        return colour
    hue, light, saturation = colorsys.rgb_to_hls(*(each / 255 for each in _channels(colour)))
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    mixed = colorsys.hls_to_rgb(hue, min(max(light, 0), 1), saturation)
    return "".join(f"{round(each * 255):02X}" for each in mixed)


@remembered(1024)
def look_alike(letters: str, behind: str) -> bool:
    """Whether letters of one colour cannot be told from the other behind them."""
    return all(abs(a - b) <= _ALIKE for a, b in zip(_channels(letters), _channels(behind), strict=True))


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[:2], 16), int(colour[2:4], 16), int(colour[4:], 16)


def _number(text: str | None) -> float:
    try:
        number = float(text or 0)
    except ValueError:
        return 0.0
    return number if -1 <= number <= 1 else 0.0


# White is no fill to anybody, and the colours of our own forms say nothing of the plan.
_NO_FILLS = frozenset({WHITE, *(each.lstrip("#") for each in (ATTENTION, DOUBT, GOOD, HEADING, INPUT, LINE))})

_INHERITED = 200_000  # cells at most that look like their whole row or column


class Appearance(Record):
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


class Run(Record):
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
    rows: Rows,
    row_styles: Mapping[int, int],
    column_styles: Mapping[int, int],
    remarkable: Mapping[int, Appearance],
    written: Callable[[], Container[Address]],
) -> dict[Address, Appearance]:
    """The cells that are not `written` down, but look like their whole row or column, as far as the sheet reaches."""
    last_row, last_column = last_cell(rows)
    used = {*row_styles.values(), *column_styles.values()}
    if used.isdisjoint(remarkable) or last_row * last_column > _INHERITED:
        return {}
    by_row, by_column = (
        {nth: remarkable.get(style, _PLAIN) for nth, style in styles.items()} for styles in (row_styles, column_styles)
    )
    every, known = product(range(1, last_row + 1), range(1, last_column + 1)), written()
    return {at: look for at in every if (look := by_row.get(at[0]) or by_column.get(at[1])) and at not in known}


def codes_of(looks: Sequence[Appearance]) -> dict[int, str]:
    """The number formats, by the numbers of the looks that have one."""
    return {nth: each.number_format for nth, each in enumerate(looks) if each.number_format != GENERAL}


class _Parts(Struct):
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
