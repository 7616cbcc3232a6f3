"""Columns that are folded away behind one that stays in sight, in Excel and in LibreOffice alike."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rak_excel.formats.written.book import Sheet


class Fold(NamedTuple):
    """Columns `first` to `last`, folded away behind the column `named`, which stands before them."""

    named: int
    first: int
    last: int


def fold_columns(sheet: Sheet, widths: Sequence[float], folds: Sequence[Fold]) -> list[float]:
    """Fold columns of these widths; gives the widths as they are seen, 0 where a column is folded away.

    That a group is folded is marked on a column beside it: Excel looks at the one before it, as `symbols_right` says,
    LibreOffice at the one behind it.
    """
    shown = [*widths]
    beside = {fold.named for fold in folds} | {fold.last + 1 for fold in folds}
    for column in sorted(beside):
        sheet.set_column(column, column, shown[column] if column < len(shown) else None, None, {"collapsed": True})
    for fold in folds:
        for column in range(fold.first, fold.last + 1):
            sheet.set_column(column, column, shown[column], None, {"level": 1, "hidden": True})
            shown[column] = 0
    sheet.outline_settings(symbols_right=False)
    return shown
