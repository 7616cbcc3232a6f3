"""RAK931, 932, 936, 937 and 940: a report beside the signed plan that it is about, and when it was signed."""

from __future__ import annotations

from collections.abc import Iterator

from rak_excel.language import Text
from rak_excel.model import Cell, Indicator, Plan, Target
from rak_excel.model.reported_plan import ReportedPlan
from rak_excel.monitoring.planned import digest_of
from rak_excel.rules.engine.report_subjects import ReachedReview, ReportReview
from rak_excel.rules.engine.rule import Problem, at, error, on_sheet, warning
from rak_excel.vocabulary.basics.texts import normalised, shortened
from rak_excel.vocabulary.entries.ticks import written_date


@error(
    "RAK931",
    id="Laporan ini tentang rencana {reported}, padahal yang diberikan {given}.",
    en="This report is about the plan {reported}, while the one that was given is {given}.",
    short_id="Laporan dibuat dari rencana lain dari yang berlaku.",
    short_en="A report is about another state of the plan than the one in force.",
    hint_id="Buat formulir dari rencana yang berlaku pada hari terakhir triwulan, atau beri rencana yang dipakai laporan ini.",
    hint_en="Make the forms from the plan in force on the last day of the quarter, or give the plan that this report is about.",
)
def other_plan_revision(report: ReportReview) -> Iterator[Problem]:
    """The plan that a report carries is not the one that was given beside it: another revision, or other rows in the same one.

    It is told only where a plan is given: by a merge, or by `check(..., signed=plan)`.

    Why: targets and work of another revision would be reported as those that were signed.
    Mengapa: target dan kegiatan revisi lain akan dilaporkan seolah-olah yang ditandatangani.

    Example:
        | RENCANA DI LAPORAN | RENCANA YANG DIBERIKAN |
        | 0 → 1              | 1                      |
    """
    reported, given = report.plan.reported, report.signed
    if reported and given and is_of_other_plan(reported, given):
        same = reported.revision == given.identity.revision
        words = {
            "reported": _revision(reported.revision),
            "given": _OTHER_ROWS if same else _revision(given.identity.revision),
        }
        cell = report.review.cell("revision")
        yield at(cell, str(reported.revision), **words) if cell else on_sheet(None, **words)


def is_of_other_plan(reported: ReportedPlan, plan: Plan) -> bool:
    """Whether a report carries another state of the plan than this one; not known, and so no, without its digest."""
    if reported.revision != plan.identity.revision:
        return True
    return bool(reported.digest) and reported.digest != digest_of(plan)


def _revision(number: int) -> Text:
    return Text(f"Revisi ke-{number}", f"of revision {number}") if number else Text("awal", "before any revision")


_OTHER_ROWS = Text("revisi yang sama dengan isi lain", "the same revision with other rows")


@warning(
    "RAK932",
    id='{what} di laporan tertulis "{value}", padahal di rencana "{planned}".',
    en='{what} of the report says "{value}", while the plan says "{planned}".',
    short_id="Isi rencana diubah di laporan.",
    short_en="What the plan says was edited in the report.",
    hint_id="Kembalikan seperti di rencana; yang dipakai tetap isi rencana. Perubahan rencana dibuat lewat revisi.",
    hint_en="Put back what the plan says, which is used all the same. A plan is changed by a revision.",
)
def plan_text_edited(row: ReachedReview) -> Iterator[Problem]:
    """A number, objective, indicator, target, activity or executor of a report is not what the signed plan says.

    Why: whoever signs the report reads something else than what was promised.
    Mengapa: yang menandatangani laporan membaca isi yang lain dari yang dijanjikan.

    Example:
        | SHEET  | INDIKATOR               | TARGET    | TARGET DI LAPORAN     |
        | Komisi | Jumlah Laporan Keuangan | 4 Laporan | 3 Laporan → 4 Laporan |
    """
    for role, cell, text, planned in _texts(row):
        if normalised(text) != normalised(planned):
            yield at(cell, text, what=row.heading(role), planned=shortened(planned))


def _texts(row: ReachedReview) -> Iterator[tuple[str, Cell, str, str]]:
    """What the report has from the plan: the role, where it stands, what stands there and what the plan says."""
    own, planned = row.reached.indicator, row.reached.planned
    if planned is None:
        return
    if own.objective.place.row == own.place.row:
        number = own.objective.number_text
        if number.strip(" .") not in {"", planned.objective.number_text.strip(" .")}:
            yield "number", own.objective.place.cell("number"), number, planned.objective.number_text
        yield "objective", own.objective.place.cell("objective"), own.objective.text, planned.objective.text
    yield "indicator", own.place.cell("indicator"), own.text, planned.text
    if not _same_target(own.target, planned.target):
        yield "target", own.target_cell, _target_text(own), _target_text(planned)
    for line in row.works:
        if line.work.planned:
            yield "activity", line.cell("activity"), line.activity.text, line.work.planned.text
            yield "executor", line.cell("executor"), line.activity.executors_text, line.work.planned.executors_text


def _same_target(one: Target | None, other: Target | None) -> bool:
    return one is other or (one is not None and other is not None and one.same == other.same)


def _target_text(indicator: Indicator) -> str:
    return indicator.target.text if indicator.target else ""


@warning(
    "RAK936",
    id="Formulir ini dibuat dengan laporan {earlier}, padahal triwulan sebelumnya {before}.",
    en="This form was made with the report of {earlier}, while the quarter before is {before}.",
    short_id="Laporan triwulan sebelumnya terlewat.",
    short_en="The report of the quarter before was left out.",
    hint_id="Gabungkan dulu laporan {before}, lalu buat formulirnya dengan laporan itu.",
    hint_en="Merge the report of {before} first, and make the forms with that.",
)
def quarter_skipped(report: ReportReview) -> Iterator[Problem]:
    """The earlier report that a form was made with is not that of the quarter before.

    Except: of a form that was made without any earlier report, or by hand, nobody knows it.
    Kecuali: tidak dicatat bila formulirnya dibuat tanpa laporan sebelumnya, atau laporannya buatan sendiri.

    Why: figures and follow-ups of the quarter between are in no report, so that nobody sees what fell or was left undone.
    Mengapa: angka dan tindak lanjut triwulan yang terlewat tidak terbawa, sehingga yang turun atau belum selesai tidak terlihat.

    Wrong:
        | LAPORAN            | ISIAN |
        | Triwulan           | III   |
        | Laporan sebelumnya | TW I  |

    Right:
        | LAPORAN            | ISIAN |
        | Triwulan           | III   |
        | Laporan sebelumnya | TW II |
    """
    quarter, reported = report.report.quarter, report.plan.reported
    if reported and 0 < reported.before < quarter.number - 1:
        words = {"earlier": quarter.but(number=reported.before).label, "before": quarter.before}
        cell = report.review.cell("quarter", "revision")
        yield at(cell, **words) if cell else on_sheet(None, **words)


@warning(
    "RAK937",
    whole=True,
    id="Laporan bertanggal {value}, sebelum triwulannya berakhir {end}.",
    en="The report is dated {value}, before its quarter ended on {end}.",
    short_id="Laporan bertanggal sebelum triwulannya berakhir.",
    short_en="A report is dated before its quarter ended.",
    hint_id="Tulis tanggal sesudah triwulan berakhir.",
    hint_en="Write a date after the end of the quarter.",
)
def signed_before_quarter_end(report: ReportReview) -> Iterator[Problem]:
    """The date of the signature is before the last day of the quarter.

    Why: nobody knows by then where the figures stand at its end; often the date is left over from the plan.
    Mengapa: saat itu keadaan akhir triwulan belum diketahui; biasanya tanggalnya tertinggal dari rencana.

    Example:
        | LAPORAN                 | ISIAN                    |
        | Tanggal penandatanganan | 2020-01-22 → 2020-07-06 |
    """
    date, end = report.plan.identity.date, report.report.quarter.end
    if date and end and date < end:
        yield at(report.review.cell("date", "day"), written_date(date), end=written_date(end))


@warning(
    "RAK940",
    id="Laporan ini tidak memuat rencana yang dilaporkan, jadi jadwal dan isi rencananya tidak dicek.",
    en="This report does not carry the plan that it is about, so its schedule and the texts of the plan were not checked.",
    short_id="Laporan tidak memuat rencananya.",
    short_en="A report does not carry its plan.",
    hint_id="Isi formulir yang dibuat dari rencana, atau gabungkan bersama rencananya.",
    hint_en="Fill in a form made from the plan, or merge it together with the plan.",
)
def plan_not_carried(report: ReportReview) -> Iterator[Problem]:
    """A report has lost the hidden sheet with the rows of its plan, or was made by hand.

    Why: nobody knows then which work is due, and a clean result would say more than was looked at.
    Mengapa: kegiatan mana yang jatuh tempo tidak diketahui, sehingga hasil tanpa catatan belum berarti lengkap.

    Wrong:
        | LAPORAN         | ISIAN     |
        | Rencana di file | tidak ada |

    Right:
        | LAPORAN         | ISIAN |
        | Rencana di file | ada   |
    """
    if report.plan.reported is None:
        yield on_sheet(None)
