"""RAK023: differences of a merged plan that wait for a choice."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from rak_excel.language import Text
from rak_excel.model import NoteKind, Severity
from rak_excel.rules.engine.notes import reason_and_remedy
from rak_excel.rules.engine.rule import Problem, at, rule
from rak_excel.rules.engine.subjects import PlanReview


@rule(
    PlanReview,
    "RAK023",
    Severity.ERROR,
    formula=True,
    id="Beda isian belum selesai. {detail}",
    en="The files of this plan contradict each other. {detail}",
    hint=Text(
        "Pilih satu isian di sheet Beda Isian, simpan, lalu gabung lagi dengan pilihan itu.",
        "Choose one value on the sheet Beda Isian, save, and merge again with that choice.",
    ),
)
def difference_open(review: PlanReview) -> Iterator[Problem]:
    """A merged plan whose files contradict each other where nobody has chosen, or where the choice was not merged again.

    Why: until somebody chooses, the plan has the value of one unit while another unit counts on its own.
    Mengapa: sebelum ada yang memilih, rencana memakai isian satu unit, padahal unit lain mengirim isian yang berbeda.

    Wrong:
        | CATATAN                                      | SEL           | ISI |
        | TARGET Komisi!D9 berbeda: A. 95; B. 90.      | Beda Isian!I5 | 95  |

    Right:
        | SHEET  | TARGET |
        | Komisi | WTP    |
    """
    for note in review.noted.get(NoteKind.DIFFERENCE_OPEN, ()):
        reason, remedy = reason_and_remedy(note.detail)
        yield replace(at(note.cell, note.value, detail=reason), remedy=remedy)
