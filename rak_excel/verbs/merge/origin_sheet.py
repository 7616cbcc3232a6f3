"""The hidden sheet of a merged plan that tells where each row came from, and what the plan said when we wrote it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rak_excel.model import Origin
from rak_excel.spreadsheet.grid import Sheet
from rak_excel.spreadsheet.origins import ORIGIN_HEADINGS, ORIGINS_SHEET
from rak_excel.spreadsheet.table import Column, Table
from rak_excel.verbs.merge.digest import content_digest
from rak_excel.verbs.merge.merged import Merged

_DIGEST = "ISI SAAT DITULIS: "  # stands above the headings
_WIDTHS = (16, 8, 40, 24, 12)


def origins_table(merged: Merged) -> Table:
    """One line for each source of each row of the plan."""
    columns = tuple(Column(heading, width) for heading, width in zip(ORIGIN_HEADINGS, _WIDTHS, strict=True))
    rows = [(sheet, row, origin.file, origin.sheet, origin.cell) for sheet, row, origin in _origins(merged)]
    choices = [(each.question.code, each.chosen.code) for each in merged.differences if each.decided]
    return Table(ORIGINS_SHEET, columns, rows, title=(_DIGEST + content_digest(merged.plan, choices),), hidden=True)


def written_digest(sheets: Iterable[Sheet]) -> str | None:
    """The digest that we wrote into a merged plan; None where the workbook is none of ours."""
    texts: Sequence[str] = [sheet.text(1, 1) for sheet in sheets if sheet.name == ORIGINS_SHEET]
    return next((text.removeprefix(_DIGEST) for text in texts if text.startswith(_DIGEST)), None)


def _origins(merged: Merged) -> Iterator[tuple[str, int, Origin]]:
    for _, _, activity in merged.plan.activities():
        for origin in activity.origins:
            yield activity.place.sheet, activity.place.row, origin
