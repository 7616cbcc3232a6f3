"""Rows of the plan that a form had, and that the report which was sent lacks."""

from __future__ import annotations

from collections.abc import Iterator

from rak_excel.language import Text
from rak_excel.merging.account import Unused
from rak_excel.model import Note, NoteKind, Plan
from rak_excel.monitoring.linking import link

_ROW = Text(
    "Baris rencana ini tidak ada lagi di laporan unit ini. Bila terhapus, kembalikan dari formulir semula, lalu gabung lagi.",
    "This row of the plan is not in the unit's report any more. If it was deleted by mistake, put it back from the form as it was and "
    "merge again.",
)
_SHEET = Text(
    'Sheet "{sheet}" dengan {count} indikator rencana tidak terbaca di laporan unit ini. Kembalikan dari formulir semula, lalu gabung lagi.',
    'The sheet "{sheet}" with {count} indicators of the plan was not read in the unit\'s report. Put it back from the form as it was and '
    "merge again.",
)


def lost_rows(report: Plan) -> Iterator[Unused]:
    """What is told of a report, as it was sent."""
    linked = link(report)
    for part, lost in linked.lost_indicators.items():
        if lost and report.part(part) is None:
            told = _SHEET.filled(sheet=report.definition.part(part).sheet, count=len(lost))
            yield Unused(report, Note(NoteKind.CELL_NOT_USED, told))
        else:
            yield from (_lost(report, each.text) for each in lost)
    for own, activity in linked.lost_activities:
        yield _lost(report, own.text, activity.text)


def _lost(report: Plan, indicator: str, activity: str = "") -> Unused:
    return Unused(report, Note(NoteKind.CELL_NOT_USED, _ROW), indicator, activity)
