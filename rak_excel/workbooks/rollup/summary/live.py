"""Sentences with live figures in them, and how long each can become while the province types."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rak_excel.formats.written.table import CellValue, Formula, Link, LinkedFormula
from rak_excel.language import Text
from rak_excel.workbooks.rollup.layout import Layout
from rak_excel.workbooks.rollup.summary.figures import Counted

Figures = Sequence[tuple[str, object]]
"""The formula and the value of each place."""
_MANY = "9999"  # as long as any figure is that may stand where none stands yet


class Sentence(NamedTuple):
    """What a cell says now, and the longest that it can say later."""

    value: CellValue
    longest: str


class LivePiece(NamedTuple):
    """A piece of a formula, without its `=`: what it shows now, and the longest that it can show."""

    formula: str
    shown: str
    longest: str


def settled(value: CellValue) -> Sentence:
    """A sentence in which at most figures change."""
    inner = value.formula if isinstance(value, LinkedFormula) else value
    shown = inner.value if isinstance(inner, Formula) else inner.text if isinstance(inner, Link) else inner
    return Sentence(value, str(shown))


def live(layout: Layout, *written: tuple[Text, Figures]) -> Formula:
    """Sentences with live figures in their places."""
    formula, shown = [], ""
    for text, figures in written:
        pieces = text.said(layout.language).split("{}")
        formula += [f'"{pieces[0]}"']
        for (cell, _), piece in zip(figures, pieces[1:], strict=True):
            formula += [cell, f'"{piece}"']
        shown += text.said(layout.language).format(*(value for _, value in figures))
    return Formula("=" + "&".join(formula), shown)


def none_or(count: Counted, none: str, some: str) -> LivePiece:
    """One text where the count is 0, else another with the count in it."""
    before, after = some.split("{}")
    formula = f'IF({count.formula}=0,"{none}","{before}"&{count.formula}&"{after}")'
    return LivePiece(formula, some.format(count.value) if count.value else none, max(none, some.format(_MANY), key=len))


def joined(pieces: Sequence[LivePiece]) -> Sentence:
    """Pieces one after another."""
    formula = Formula(f"={'&'.join(piece.formula for piece in pieces)}", "".join(piece.shown for piece in pieces))
    return Sentence(formula, "".join(piece.longest for piece in pieces))
