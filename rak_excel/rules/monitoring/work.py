"""RAK913 to 918, and 939: what became of the work, and what shows it."""

from __future__ import annotations

from collections.abc import Iterator

from rak_excel.language import Text
from rak_excel.layouts.follow_ups import heading_of
from rak_excel.model import Cell
from rak_excel.model.monitoring import OF_FOLLOW_UPS, MonitoringWords, Standing
from rak_excel.monitoring.report import state_of
from rak_excel.rules.engine.report_subjects import ReachedReview, ReportReview, WorkReview
from rak_excel.rules.engine.rule import Problem, at, error, warning
from rak_excel.rules.monitoring.telling import at_column, at_work, says_nothing_in
from rak_excel.vocabulary.basics.texts import normalised

_BEGUN_OR_NOT = frozenset({"running", "not_begun"})


@warning(
    "RAK913",
    id="{heading} belum diisi, padahal {done}.",
    en="{heading} is blank, while {done}.",
    short_id="Bukti dukung belum diisi.",
    short_en="There is no evidence of what was done.",
    hint_id="Tulis nomor dan tanggal dokumennya, atau tautannya.",
    hint_en="Write the number and date of the document, or a link to it.",
)
def done_without_evidence(row: ReachedReview) -> Iterator[Problem]:
    """An activity is done, or a figure that is due is above zero, and nothing shows it.

    Except: evidence beside an activity that is done shows the figure of its indicator too.
    Kecuali: bukti di baris kegiatan yang selesai berlaku juga untuk realisasi indikatornya.

    Why: evaluators take only what is shown. An office that wants it corrected before anybody signs sets RAK913 to error.
    Mengapa: yang dinilai hanya yang ada buktinya. Bila kantor mewajibkannya, atur RAK913 menjadi error di pengaturan.

    Example:
        | SHEET  | INDIKATOR               | STATUS PELAKSANAAN | BUKTI DUKUNG                     |
        | Komisi | Jumlah Laporan Keuangan | Selesai            | → BA Nomor 12 tanggal 6 Mei 2020 |
    """
    for cell, text, done in _wanting_evidence(row):
        if not text:
            yield _evidence(row, cell, text, done)


@warning(
    "RAK914",
    id='{heading} "{value}" belum menunjukkan dokumennya.',
    en='{heading} "{value}" names no document.',
    short_id="Bukti dukung tidak menyebut dokumennya.",
    short_en="Evidence names no document.",
    hint_id="Tulis nomor dan tanggal dokumennya, atau tautannya.",
    hint_en="Write the number and date of the document, or a link to it.",
)
def evidence_says_nothing(row: ReachedReview) -> Iterator[Problem]:
    """Evidence that is asked for only says that there is some: `ada`, `terlampir`, `lengkap`, a dash.

    Why: nobody finds the document by it when the report is evaluated.
    Mengapa: dokumennya tidak dapat ditemukan saat laporan dievaluasi.

    Example:
        | SHEET  | INDIKATOR               | STATUS PELAKSANAAN | BUKTI DUKUNG                             |
        | Komisi | Jumlah Laporan Keuangan | Selesai            | terlampir → BA Nomor 12 tanggal 6 Mei 2020 |
    """
    for cell, text, done in _wanting_evidence(row):
        if text:
            yield _evidence(row, cell, text, done)


def _evidence(row: ReachedReview, cell: Cell, text: str, done: object) -> Problem:
    return at(cell, text, heading=row.heading("evidence"), done=done)


def _wanting_evidence(row: ReachedReview) -> Iterator[tuple[Cell, str, object]]:
    """The cells of evidence that is asked for and shows nothing, with what stands there and why it is asked for."""
    done = [line for line in row.works if line.work.state == "done" and line.is_asked]
    for line in done:
        text = line.work.said("evidence")
        if line.can_say("evidence") and not _shows(text, row):
            yield line.cell("evidence"), text, _IS_DONE
    actual = row.reached.actual
    if done or not (
        row.reached.is_due and actual.known and actual.value != 0 and row.can_say("actual", "goal", "evidence")
    ):
        return
    entries = row.entries("evidence")
    if entries and not any(_shows(text, row) for _, text in entries):
        cell, text = next((each for each in entries if each[1]), entries[0])
        yield cell, text, _IS_REACHED.filled(actual=actual.text)


_IS_DONE = Text("kegiatannya sudah selesai", "the activity is done")
_IS_REACHED = Text('realisasinya "{actual}"', 'the figure is "{actual}"')


def _shows(text: str, row: ReachedReview) -> bool:
    empty = row.report.report.words.empty_evidence
    return row.report.says(text) and normalised(text) not in map(normalised, empty)


@error(
    "RAK915",
    id="{heading} belum diisi, padahal kegiatannya dijadwalkan di {quarter}.",
    en="{heading} is blank, while the activity is scheduled in {quarter}.",
    short_id="Kegiatan yang dijadwalkan belum dilaporkan.",
    short_en="A scheduled activity is not reported.",
    hint_id="Pilih salah satu: {states}.",
    hint_en="Choose one of: {states}.",
)
def scheduled_not_reported(line: WorkReview) -> Iterator[Problem]:
    """The plan has an activity in this quarter, and nothing says what became of it.

    Except: in the submission of one unit the work of others is not asked for.
    Kecuali: pada kiriman satu unit, kegiatan unit lain tidak ditagih.

    Why: a blank does not say whether it was done, is late or was forgotten.
    Mengapa: sel kosong tidak menunjukkan apakah kegiatannya selesai, terlambat, atau terlupa.

    Example:
        | SHEET  | INDIKATOR               | JADWAL | STATUS PELAKSANAAN |
        | Komisi | Jumlah Laporan Keuangan | T2     | → Selesai          |
    """
    if line.work.scheduled and line.work.state == "" and line.is_asked and line.can_say("state"):
        yield at_work(line, "state", states=_states(line))


@error(
    "RAK917",
    id='{nothing}, padahal kegiatannya "{state}"{late}.',
    en='{nothing}, while the activity is "{state}"{late}.',
    short_id="Kegiatan terlambat, ditunda, atau dibatalkan tanpa alasan.",
    short_en="Work is late, postponed or cancelled, and nothing says why.",
    hint_id="Tulis sebabnya di {heading}.",
    hint_en="Write the reason in {heading}.",
)
def past_its_last_period(line: WorkReview) -> Iterator[Problem]:
    """The last period in which an activity is planned is over and it is not done, or it was postponed or cancelled, without a
    reason.

    Except: what runs on, or has not begun, is a warning, and silent where another row of the indicator gives a reason, or its
    missed or unmeasured target asks for one.
    Kecuali: yang masih berjalan atau belum mulai cukup Perlu dicek, dan tidak dicatat bila baris lain indikatornya menyebut
    alasan, atau alasannya sudah ditagih karena targetnya belum tercapai atau tidak diukur.

    Why: an evaluator asks for the reason, and next year's plan is made from it.
    Mengapa: alasannya ditanyakan saat evaluasi dan dipakai menyusun rencana berikutnya.

    Example:
        | SHEET  | INDIKATOR               | JADWAL | STATUS PELAKSANAAN | KENDALA                          |
        | Komisi | Jumlah Laporan Keuangan | T2     | Ditunda            | → Anggaran dialihkan untuk pandemi |
    """
    if not (line.is_asked and line.can_say("obstacle") and line.can_say("state")) or line.says("obstacle"):
        return
    reason = line.work.said("obstacle")
    words = {"state": line.work.said("state"), "nothing": says_nothing_in(line.part.heading("obstacle"), reason)}
    if line.was_dropped:
        yield at_work(line, "obstacle", reason, late="", **words)
        return
    over = line.work.last_month is not None and line.work.last_month <= line.row.report.report.quarter.months[-1]
    if over and line.work.state in _BEGUN_OR_NOT and not (line.row.wants_reason or line.row.says("obstacle")):
        yield at_work(line, "obstacle", reason, late=_LATE, **words).milder()


_LATE = Text(" dan jadwal terakhirnya sudah lewat", " and its last scheduled period is over")


@warning(
    "RAK918",
    id='{heading} "{value}", padahal {done}.',
    en='{heading} is "{value}", while {done}.',
    short_id="Realisasi tidak sejalan dengan status kegiatannya.",
    short_en="A figure does not go with what became of its activities.",
    hint_id="Periksa realisasinya dan status kegiatannya; bila keduanya benar, jelaskan di {obstacle}.",
    hint_en="Check the figure and the state of the activities; if both are right, explain it in {obstacle}.",
)
def figure_against_activities(row: ReachedReview) -> Iterator[Problem]:
    """A target is reached though no activity was begun, or all activities are done and the figure is zero.

    Except: where KENDALA says why it is silent, and so it is where the state of an activity is blank.
    Kecuali: tidak dicatat bila KENDALA menjelaskannya, atau ada kegiatan yang statusnya kosong.

    Why: often figures were copied from the targets, or states chosen without looking.
    Mengapa: biasanya angkanya disalin dari target, atau statusnya dipilih tanpa dilihat.

    Example:
        | SHEET  | INDIKATOR               | TARGET    | TARGET S.D. TW II | REALISASI S.D. TW II | STATUS PELAKSANAAN   |
        | Komisi | Jumlah Laporan Keuangan | 4 Laporan | 2                 | 2                    | Belum mulai → Selesai |
    """
    reached, states = row.reached, {line.work.state for line in row.works}
    if not (reached.is_due and states and row.can_say("actual", "goal")) or row.says("obstacle"):
        return
    nothing = reached.standing is Standing.MET and reached.actual.value != 0 and states <= _NOT_CARRIED_OUT
    if nothing or (reached.actual.value == 0 and not reached.how.lower and states == {"done"}):
        yield at_column(row, "actual", reached.actual.text, done=_NOTHING_DONE if nothing else _ALL_DONE)


_NOT_CARRIED_OUT = frozenset({"not_begun", "postponed", "cancelled"})
_NOTHING_DONE = Text("tidak ada kegiatannya yang dilaksanakan", "none of its activities was carried out")
_ALL_DONE = Text("semua kegiatannya sudah selesai", "all of its activities are done")


@warning(
    "RAK939",
    id='{heading} "{value}" bukan salah satu pilihannya.',
    en='{heading} "{value}" is none of its choices.',
    short_id="Status bukan salah satu pilihannya.",
    short_en="A state is none of its choices.",
    hint_id="Pilih salah satu: {states}. Penjelasannya tulis di kolom hasilnya.",
    hint_en="Choose one of: {states}. Explain it in the column of results.",
)
def state_unknown(report: ReportReview) -> Iterator[Problem]:
    """The words beside an activity, or a follow-up of an earlier quarter, are none of those that say what became of it.

    Why: it counts neither as done nor as open.
    Mengapa: kegiatannya tidak dihitung selesai maupun belum.

    Example:
        | SHEET  | INDIKATOR               | STATUS PELAKSANAAN   |
        | Komisi | Jumlah Laporan Keuangan | sesuai jadwal → Selesai |
    """
    words = report.report.words
    for line in (each for row in report.reached for each in row.works):
        if line.work.state is None and line.can_say("state"):
            said = line.work.said("state")
            of_figures = _OF_FIGURES.filled(column=words.headings["standing"]) if _is_of_figures(said, words) else None
            yield at_work(line, "state", said, states=_states(line)).but(remedy=of_figures)
    reported = report.plan.reported
    for each in reported.follow_ups if reported else ():
        if each.place and report.says(each.state) and state_of(each.state, words) is None:
            offered = ", ".join(words.state(id_) for id_ in OF_FOLLOW_UPS)
            yield at(each.place.cell("state"), each.state, heading=heading_of("state"), states=offered)


_OF_FIGURES = Text(
    "Ini keadaan angkanya, bukan kegiatannya. Beri kolomnya judul {column} bila semua isinya begitu.",
    "This is where the figure stands, not the work. Head the column {column} if all of its entries are so.",
)


def _is_of_figures(text: str, words: MonitoringWords) -> bool:
    """Whether a text says of a figure that it is reached, or not: `Tidak Tercapai`."""
    return normalised(words.standing(Standing.MET)) in normalised(text)


def _states(line: WorkReview) -> str:
    return ", ".join(each.word for each in line.row.report.report.words.states)
