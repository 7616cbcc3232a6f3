"""RAK911, 912 and 924: why a target was missed, what will be done about it, and what became of that."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from rak_excel.language import Text
from rak_excel.model import Cell
from rak_excel.model.reported_plan import FollowUp
from rak_excel.model.standard_columns import period_label
from rak_excel.model.target import QUARTERS
from rak_excel.monitoring.due_dates import due_date, is_overdue
from rak_excel.rules.engine.report_subjects import ReachedReview, ReportReview
from rak_excel.rules.engine.rule import Problem, at, error, on_sheet
from rak_excel.rules.monitoring.telling import advised, says_nothing_in
from rak_excel.vocabulary.basics.texts import shortened
from rak_excel.vocabulary.entries.ticks import written_date


@error(
    "RAK911",
    id="{nothing}, padahal {missed}.",
    en="{nothing}, while {missed}.",
    short_id="Target belum tercapai atau tidak diukur tanpa penjelasan kendala.",
    short_en="A target is missed or not measured and nothing says why.",
    hint_id="Tulis sebabnya di {heading}, lalu isi tindak lanjutnya.",
    hint_en="Write the reason in {heading}, and then what will be done about it.",
)
def missed_without_reason(row: ReachedReview) -> Iterator[Problem]:
    """A figure that is due does not reach its target, or an indicator is not measured this year, and no row of it says why.

    Except: the reason may stand behind Tidak diukur, and what the definition does not measure needs none. Where an activity was
    postponed or cancelled the reason is asked for beside that. In the submission of a unit that shares the indicator with others
    this is a warning.
    Kecuali: alasannya boleh ditulis di belakang Tidak diukur, misalnya Tidak diukur: tidak ada pemilihan; yang memang tidak diukur
    menurut definisinya tidak ditagih. Bila ada kegiatan yang ditunda atau dibatalkan, alasannya ditagih di baris itu. Pada kiriman
    satu unit, bila indikatornya juga dilaksanakan unit lain, cukup Perlu dicek.

    Why: evaluators ask for the reason of every target that was missed, and of every one that nobody measured.
    Mengapa: alasan setiap target yang belum tercapai atau tidak diukur selalu ditanyakan saat evaluasi.

    Example:
        | SHEET  | INDIKATOR               | TARGET    | TARGET S.D. TW II | REALISASI S.D. TW II | KENDALA                 |
        | Komisi | Jumlah Laporan Keuangan | 4 Laporan | 2                 | 1                    | → Data unit belum lengkap |
    """
    if not row.wants_reason or row.says("obstacle"):
        return
    dropped = any(line.was_dropped and line.is_asked for line in row.works)
    for cell, text in row.entries("obstacle")[: 0 if dropped else 1]:
        words = {"nothing": says_nothing_in(row.heading("obstacle"), text), "heading": row.heading("obstacle")}
        problem = at(cell, text, missed=_missed(row), **words).milder(row.is_shared)
        yield problem if row.was_missed else problem.but(remedy=_WHY_NOT_MEASURED.filled(**words))


def _missed(row: ReachedReview) -> Text:
    actual, goal = row.reached.actual.text, row.reached.goal.text
    if not row.was_missed:
        return _UNMEASURED.filled(heading=row.heading("goal"), goal=goal)
    return _MISSED.filled(actual=actual, goal=goal, quarter=row.report.label)


_MISSED = Text(
    'realisasi "{actual}" belum mencapai target s.d. {quarter} "{goal}"',
    '"{actual}" does not reach "{goal}", the target up to {quarter}',
)
_UNMEASURED = Text('{heading} berisi "{goal}"', '{heading} says "{goal}"')
_WHY_NOT_MEASURED = Text("Tulis sebabnya di {heading}.", "Write the reason in {heading}.")


@error(
    "RAK912",
    id="{fault}.",
    en="{fault}.",
    short_id="Ada kendala tanpa tindak lanjut atau batas waktunya.",
    short_en="An obstacle has no follow-up, or the follow-up no date.",
    hint_id="Tulis apa yang akan dilakukan, dan tanggal selesainya di {due}, misalnya 31 Juli 2020.",
    hint_en="Write what will be done, and the date by which in {due}, such as 31 Juli 2020.",
)
def missed_without_follow_up(row: ReachedReview) -> Iterator[Problem]:
    """Something hindered an indicator that was missed, or an activity that was postponed or cancelled, and no row of the
    indicator says what will be done about it.

    Except: a follow-up without a date, or with one that cannot be read or is before the quarter, is a warning. One without is silent where the sheet has no column for dates. A blank unit means that who carries the activity out does it.
    Kecuali: tindak lanjut tanpa batas waktu, atau yang tanggalnya tidak terbaca atau sebelum triwulannya, cukup Perlu dicek. Yang kosong tidak dicatat bila kolomnya tidak ada. Penanggung jawab yang kosong berarti pelaksana kegiatannya.

    Why: what counts in an evaluation is what was done about it, and by when.
    Mengapa: yang dinilai adalah tindak lanjutnya dan kapan selesai.

    Example:
        | SHEET  | INDIKATOR               | TARGET    | TARGET S.D. TW II | REALISASI S.D. TW II | KENDALA           | TINDAK LANJUT         | BATAS WAKTU  |
        | Komisi | Jumlah Laporan Keuangan | 4 Laporan | 2                 | 1                    | Data unit terlambat | → Rapat dengan unit | 31 Juli 2020 |
    """
    yield from _with_doubtful_date(row)
    hindered = _hindered(row)
    if hindered is None:
        return
    at_row, obstacle = hindered
    if not row.says("follow_up"):
        cell, text = row.entries("follow_up")[at_row]
        yield at(cell, text, fault=_nothing_said(row.heading("follow_up"), text, obstacle), **advised(row))
    elif row.entries("due") and not row.says("due"):
        follow_ups = [row.report.says(text) for _, text in row.entries("follow_up")]
        cell, text = row.entries("due")[follow_ups.index(True) if True in follow_ups else at_row]
        yield at(cell, text, fault=_nothing_said(row.heading("due"), text, obstacle), **advised(row)).milder()


def _nothing_said(heading: str, text: str, obstacle: str) -> Text:
    return _WHILE.filled(nothing=says_nothing_in(heading, text), obstacle=shortened(obstacle))


_WHILE = Text('{nothing}, padahal ada kendala "{obstacle}"', '{nothing}, while there is an obstacle: "{obstacle}"')
_NO_DATE = Text('{heading} "{due}" tidak terbaca sebagai tanggal', '{heading} "{due}" cannot be read as a date')
_BEFORE = Text(
    '{heading} "{due}" sudah lewat sebelum {quarter} {year} mulai', '{heading} "{due}" is before {quarter} {year} began'
)


def _with_doubtful_date(row: ReachedReview) -> Iterator[Problem]:
    """The follow-ups whose last day nobody can tell from what stands there, or was over before the quarter began."""
    for (_, follow_up), (cell, text) in zip(row.entries("follow_up"), row.entries("due"), strict=False):
        told = row.report.says(text) and row.report.says(follow_up) and row.can_say("due")
        if told and (doubt := _doubt(text, row)):
            yield at(cell, text, fault=doubt, **advised(row)).milder()


def _doubt(text: str, row: ReachedReview) -> Text | None:
    due, quarter = due_date(text, row.definition.identity), row.report.report.quarter
    words = {"heading": row.heading("due"), "due": shortened(text), "quarter": quarter.label}
    if due is None:
        return _NO_DATE.filled(**words)
    before = quarter.end is not None and due < quarter.end.replace(month=quarter.months[0], day=1)
    return _BEFORE.filled(**words, year=quarter.year) if before else None


def _hindered(row: ReachedReview) -> tuple[int, str] | None:
    """The first obstacle that asks for a follow-up, with the number of its row; None where none does, or none can be given."""
    if not row.entries("follow_up"):
        return None
    for number, (_, text) in enumerate(row.entries("obstacle")):
        dropped = bool(row.works) and row.works[number].was_dropped and row.works[number].is_asked
        if row.report.says(text) and (row.was_missed or dropped):
            return number, text
    return None


@error(
    "RAK924",
    id='Tindak lanjut {origin} "{text}" jatuh tempo {date} dan belum dilaporkan.',
    en='The follow-up of {origin} "{text}" was due on {date} and is not reported.',
    short_id="Tindak lanjut yang sudah jatuh tempo belum dilaporkan.",
    short_en="A follow-up is past its date and not reported.",
    hint_id="Isi statusnya dan hasilnya di sheet {sheet}.",
    hint_en="Fill in its state and its result on the sheet {sheet}.",
)
def follow_up_overdue(report: ReportReview) -> Iterator[Problem]:
    """A follow-up from an earlier quarter was due by the end of this one, and has neither a state nor a result.

    The date is compared with the last day of the quarter, never with today, so that a report always gets the same answer.

    Except: a follow-up without a date, or with one that cannot be read, is not told.
    Kecuali: tindak lanjut tanpa batas waktu, atau yang batas waktunya tidak terbaca sebagai tanggal, tidak ditagih.

    Why: a follow-up that nobody looks at again is none.
    Mengapa: tindak lanjut yang tidak dipantau sama saja dengan tidak ada.

    Example:
        | TINDAK LANJUT         | BATAS WAKTU  | STATUS TINDAK LANJUT |
        | Rapat dengan semua unit | 15 Juni 2020 | → Selesai            |
    """
    end, reported = report.report.quarter.end, report.plan.reported
    for each in reported.follow_ups if reported else ():
        due = due_date(each.due, report.definition.identity)
        if due and is_overdue(due, end) and not (report.says(each.state) or report.says(each.result)):
            yield _overdue(each, due, report)


def _overdue(follow_up: FollowUp, due: datetime.date, report: ReportReview) -> Problem:
    sheet = report.report.words.follow_up_sheet
    origin = period_label(follow_up.quarter, QUARTERS)
    cell: Cell | None = follow_up.place.cell("state") if follow_up.place else None
    words = {"origin": origin, "text": shortened(follow_up.text), "date": written_date(due), "sheet": sheet}
    return at(cell, **words) if cell else on_sheet(sheet, **words)
