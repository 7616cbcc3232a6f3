"""What a report says in columns that formulas fill in, and that does not follow from the entries of its rows."""

from __future__ import annotations

from collections.abc import Iterator

from rak_excel.formats.grid import as_text
from rak_excel.language import Text
from rak_excel.merging.account import Unused
from rak_excel.model import Note, NoteKind, Plan
from rak_excel.model.monitoring import COMPUTED, LEFT_TO_READING, Standing
from rak_excel.monitoring.figures import says_nothing
from rak_excel.rules.engine.report_subjects import ReachedReview, ReportReview
from rak_excel.rules.engine.subjects import PlanReview
from rak_excel.rules.monitoring.beside_others import computed_cell_typed
from rak_excel.vocabulary.basics.texts import normalised, tidy

_TYPED_OVER = Text(
    "Kolom ini dihitung dari isian lain, jadi isi sel ini tidak dipakai. Angkanya ditulis di {actual}.",
    "This column is worked out from other entries, so that what stands here is not used. Figures go into {actual}.",
)


def typed_over(report: Plan) -> Iterator[Unused]:
    """The entries of a report, as it was sent, in columns that are worked out, where they are no formula's."""
    for row in ReportReview(PlanReview(report)).reached:
        otherwise = {each.cell for each in computed_cell_typed.judge(row)}
        for column in COMPUTED:
            text, cell = as_text(row.reached.indicator.computed.get(column, "")), row.cell(column)
            if cell in otherwise or not _may_stand(tidy(text), column, row):
                told = _TYPED_OVER.filled(actual=row.heading("actual"))
                yield Unused(report, Note(NoteKind.CELL_NOT_USED, told, cell, text), row.reached.indicator.text)


def _may_stand(text: str, column: str, row: ReachedReview) -> bool:
    """Whether the form itself may show this, where it does not contradict what we work out."""
    if says_nothing(text):
        return True
    reached, words = row.reached, row.report.report.words
    if column == "standing":
        # A program that does not know a formula leaves 0.
        known = {*map(words.standing, Standing), LEFT_TO_READING, "0"}
        return normalised(text) in set(map(normalised, known))
    if column == "in_quarter":
        return reached.in_quarter is not None
    share = reached.of_quarter if column == "of_quarter" else reached.of_year
    return share is not None and share.percent is not None
