"""The hidden sheet by which a roll-up is known when it is itself an input; it carries the definitions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rak_excel.formats.written.drawn.canvas import Canvas
from rak_excel.workbooks.rollup.layout import Layout
from rak_excel.workbooks.rollup.opened import SheetRows

SIGNATURE = "rak-excel rollup 2"  # 2: ticks are text, files have differences
_IS_OF = " "
_CHUNK = 32_000  # an Excel cell holds 32,767 characters
WRITTEN, YEAR, PROVINCES, DEFINITIONS = 0, 1, 2, 3  # rows, counted from 0; the definitions begin on the last


def draw_mark(canvas: Canvas, layout: Layout, digests: Mapping[str, str]) -> None:
    """Signature with the `digests` of the sheets by name, year, provinces; below them one row a definition: its id, then
    its text in pieces.
    """
    result = layout.result
    written = [f"{digest}{_IS_OF}{sheet}" for sheet, digest in digests.items()]
    canvas.put_row(WRITTEN, [SIGNATURE, *written], ["plain"] * (len(written) + 1))
    canvas.put(YEAR, 0, result.year)
    canvas.put_row(PROVINCES, result.provinces, ["plain"] * len(result.provinces))
    for row, (template, text) in enumerate(result.definitions.items(), DEFINITIONS):
        pieces = [text[start : start + _CHUNK] for start in range(0, len(text), _CHUNK)]
        canvas.put_row(row, [template, *pieces], ["plain"] * (len(pieces) + 1))
    canvas.hide()


def head_of(sheet: str) -> str:
    """The name under which the digest stands of what is above the rows of a data sheet; no sheet can be called so."""
    return f"{sheet}/head"


def digests_in(cells: Iterable[object]) -> dict[str, str]:
    """The digests by sheet, out of the first row; none in a roll-up from before there were any."""
    pairs = (str(cell).partition(_IS_OF) for cell in cells if cell and cell != SIGNATURE)
    return {sheet: digest for digest, _, sheet in pairs}


def definitions_in(mark: SheetRows) -> dict[str, str]:
    """The encoded definitions by id; that of the roll-up's own sheets is the first of them by name."""
    return {str(row[0]): "".join(map(str, row[1:])) for row in mark[DEFINITIONS:] if row[0]}
