"""RAK933 and 934: rows of the signed plan that a report has lost, and rows that it has besides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from rak_excel.language import Text
from rak_excel.model import Activity, NoteKind
from rak_excel.rules.engine.report_subjects import ReachedReview, ReportReview
from rak_excel.rules.engine.rule import Problem, at, error, on_sheet, warning
from rak_excel.rules.monitoring.telling import advised
from rak_excel.vocabulary.basics.texts import normalised


@error(
    "RAK933",
    id='{what} tidak ada di laporan: "{value}".',
    en='{what} is not in the report: "{value}".',
    short_id="Baris rencana tidak ada di laporan.",
    short_en="A row of the plan is not in the report.",
    hint_id="Kembalikan barisnya dari formulir semula. Yang tidak dilaksanakan pun dilaporkan: {postponed} atau {cancelled}.",
    hint_en="Put the row back from the form as it was. What is not carried out is reported too: {postponed} or {cancelled}.",
)
def plan_row_missing(report: ReportReview) -> Iterator[Problem]:
    """An indicator or activity of the plan that the report carries has no row in it, or the submission of a unit has lost a sheet.

    Except: of a part that an office's report does not have at all RAK003 tells.
    Kecuali: bagian yang sama sekali tidak ada di laporan kantor ditagih RAK003.

    Why: what was promised would vanish from the report without a word.
    Mengapa: yang dijanjikan akan hilang dari laporan tanpa keterangan.

    Wrong:
        | SHEET  | INDIKATOR               | TARGET    | DIHAPUS |
        | Komisi | Jumlah Laporan Keuangan | 4 Laporan |         |
        | Komisi | Opini BPK               | WTP       | ya      |

    Right:
        | SHEET  | INDIKATOR               | TARGET    |
        | Komisi | Jumlah Laporan Keuangan | 4 Laporan |
        | Komisi | Opini BPK               | WTP       |
    """
    linked, words = report.report.linked, report.report.words
    dropped = {each: words.state(each) for each in ("postponed", "cancelled")}
    sheets = {part.definition.id: part.sheet for part in report.review.parts}
    for part, lost in linked.lost_indicators.items():
        if part in sheets:
            for indicator in lost:
                yield on_sheet(sheets[part], indicator.text, what=_ROW, **dropped)
        elif lost and report.plan.sent_by:  # of a whole report RAK003 tells it
            sheet = report.definition.part(part).sheet
            yield on_sheet(None, sheet, what=_SHEET.filled(count=len(lost)), **dropped).but(remedy=_PUT_BACK)
    for own, activity in linked.lost_activities:
        yield at(own.place.cell("activity"), activity.text, what=_ROW, **dropped)


_ROW = Text("Baris rencana", "A row of the plan")
_PUT_BACK = Text("Kembalikan sheet itu dari formulir semula.", "Put the sheet back from the form as it was.")
_SHEET = Text("Sheet dengan {count} indikator rencana", "A sheet with {count} indicators of the plan")


@warning(
    "RAK934",
    id='"{value}" {fault}.',
    en='"{value}" {fault}.',
    short_id="Ada baris di luar rencana.",
    short_en="There is a row outside the plan.",
    hint_id="Tulis di {result} atau {obstacle} mengapa dikerjakan.",
    hint_en="Write in {result} or {obstacle} why it was done.",
)
def row_outside_plan(row: ReachedReview) -> Iterator[Problem]:
    """An indicator or activity of the report is in no row of the plan that it carries.

    Except: where the row says why, this is an info.
    Kecuali: bila barisnya menjelaskan sebabnya, cukup Info.

    Why: work outside the plan is welcome, and evaluators ask what led to it.
    Mengapa: kegiatan di luar rencana boleh ada, tetapi latar belakangnya akan ditanyakan.

    Wrong:
        | SHEET  | INDIKATOR               | TARGET    | TAMBAHAN |
        | Komisi | Jumlah Laporan Keuangan | 4 Laporan |          |
        | Komisi | Jumlah Rapat Koordinasi | 2 Laporan | ya       |

    Right:
        | SHEET  | INDIKATOR               | TARGET    |
        | Komisi | Jumlah Laporan Keuangan | 4 Laporan |
    """
    if row.report.plan.reported is None:
        return
    (own, planned), copied = (row.reached.indicator, row.reached.planned), _copied(row)
    if planned is None and (own.text or not own.activities):  # an objective alone may have its figure too
        role, text = ("indicator", own.text) if own.text else ("objective", own.objective.text)
        if row.cell(role).row not in copied:
            explained = row.says("result") or row.says("obstacle")
            fault = _planned_besides(own.text, *row.report.indicator_texts(row.part.definition.id), _AGAIN_IN_PART)
            problem = at(row.cell(role), text, fault=fault or _NOT_IN_PART, **advised(row))
            yield _explained(problem, row) if explained else problem
        return
    here, there = _counted(own.activities), _counted(planned.activities if planned else ())
    for line in row.works:
        if line.work.planned is None and line.activity.text and line.cell("activity").row not in copied:
            explained = line.says("result") or line.says("obstacle")
            fault = _planned_besides(line.activity.text, here, there, _AGAIN_BELOW) or _NOT_BELOW
            problem = at(line.cell("activity"), line.activity.text, fault=fault, **advised(row))
            yield _explained(problem, row) if explained else problem


def _explained(problem: Problem, row: ReachedReview) -> Problem:
    return problem.milder().but(remedy=_SAID_WHY.filled(**advised(row)))


_SAID_WHY = Text(
    "Biarkan bila {result} atau {obstacle} sudah menyebut mengapa dikerjakan.",
    "Leave it if {result} or {obstacle} says why it was done.",
)


def _copied(row: ReachedReview) -> set[int]:
    """The rows of its sheet of which it is told already that they are copies of others."""
    notes = row.report.review.noted.get(NoteKind.COPIED_ROW, ())
    return {cell.row for note in notes for cell in note.cells if cell.sheet == row.part.sheet}


def _planned_besides(text: str, here: Counter[str], there: Counter[str], again: Text) -> Text | None:
    """Why a text is none of the plan's though the plan has it, both being counted; None where it has not."""
    said = normalised(text)
    if not there[said]:
        return None
    return again if here[said] > there[said] else _SEVERAL


def _counted(activities: Iterable[Activity]) -> Counter[str]:
    return Counter(normalised(each.text) for each in activities)


_SEVERAL = Text("dapat berarti beberapa baris rencana", "may be any of several rows of the plan")
_NOT_IN_PART = Text(
    "tidak ada di bagian ini pada rencana yang dilaporkan", "is not in this part of the plan that is reported"
)
_AGAIN_IN_PART = Text(
    "lebih sering ada di bagian ini di laporan daripada di rencananya",
    "is more often in this part of the report than of its plan",
)
_NOT_BELOW = Text(
    "tidak ada pada indikator ini di rencana yang dilaporkan",
    "is not below this indicator in the plan that is reported",
)
_AGAIN_BELOW = Text(
    "lebih sering ada pada indikator ini di laporan daripada di rencananya",
    "is more often below this indicator in the report than in its plan",
)
