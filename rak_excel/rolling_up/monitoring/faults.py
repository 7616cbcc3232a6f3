"""The kinds of what is left to do about an office's report, each with what it says and advises."""

from __future__ import annotations

from rak_excel.language import NOTHING, Text
from rak_excel.model import Severity
from rak_excel.record import Record


class Fault(Record):
    """A kind of finding; `several` says how many of it there are. One that `lasts` is of the year, and not of what was reported
    in one quarter.
    """

    id: str
    severity: Severity
    message: Text
    hint: Text
    several: Text = NOTHING
    lasts: bool = False


_ERROR, _WARNING = Severity.ERROR, Severity.WARNING
PART_BLANK = Fault(
    "part",
    _ERROR,
    Text("Sheet {sheet} belum diisi.", "The sheet {sheet} is not filled in."),
    Text("Isi sheet itu, lalu kirim laporannya lagi.", "Fill in that sheet and send the report again."),
)
OLD_PLAN = Fault(
    "plan",
    _WARNING,
    Text(
        "Laporan ini tentang rencana Revisi ke-{old}, padahal yang berlaku di akhir triwulan Revisi ke-{new} ({plan}).",
        "This report is on revision {old} of the plan, while revision {new} ({plan}) was in force at the end of the quarter.",
    ),
    Text("Buat laporannya dari rencana yang berlaku.", "Make the report from the plan in force."),
)
BLANK = Fault(
    "blank",
    _ERROR,
    Text(
        'Realisasi {code} "{indicator}" belum diisi, targetnya s.d. {quarter} {goal}.',
        'The figure of {code} "{indicator}" is blank; its target up to {quarter} is {goal}.',
    ),
    Text("Isi realisasinya. Kalau memang nol, tulis 0.", "Fill in the figure. If it is zero, write 0."),
    several=Text("{count} realisasi belum diisi", "figures left blank: {count}"),
)
UNCONFIRMED = Fault(
    "goal",
    _WARNING,
    Text(
        'Target s.d. {quarter} {code} "{indicator}" belum dipastikan.',
        'The target of {code} "{indicator}" up to {quarter} is not confirmed.',
    ),
    Text(
        "Pastikan targetnya dan hapus tanda tanyanya, lalu isi realisasinya.",
        "Make sure of the target, delete its question mark, and fill in the figure.",
    ),
    several=Text("{count} target belum dipastikan", "targets not confirmed: {count}"),
)
UNCLEAR = Fault(
    "unclear",
    _WARNING,
    Text(
        'Realisasi {code} "{indicator}" belum jelas, targetnya s.d. {quarter} {goal}.',
        'The figure of {code} "{indicator}" is not clear; its target up to {quarter} is {goal}.',
    ),
    Text("Tulis realisasinya dalam satuan targetnya.", "Write the figure in the unit of its target."),
    several=Text("{count} realisasi belum jelas", "figures that are not clear: {count}"),
)
NO_REASON = Fault(
    "no-reason",
    _ERROR,
    Text(
        '{code} "{indicator}" belum tercapai ({actual} dari target {goal}), tetapi kendalanya belum ditulis.',
        '{code} "{indicator}" was missed ({actual}, its target {goal}), and nothing says why.',
    ),
    Text("Tulis sebabnya, lalu isi tindak lanjut dan batas waktunya.", "Write why, what will be done, and by when."),
    several=Text("{count} indikator belum tercapai tanpa kendala", "indicators missed without an obstacle: {count}"),
)
NO_ACTION = Fault(
    "no-follow-up",
    _ERROR,
    Text(
        '{code} "{indicator}" belum tercapai ({actual} dari target {goal}), tetapi tindak lanjutnya belum ditulis.',
        '{code} "{indicator}" was missed ({actual}, its target {goal}), and no follow-up is written down.',
    ),
    Text("Tulis apa yang akan dilakukan, dan kapan selesainya.", "Write what will be done, and by when."),
    several=Text(
        "{count} indikator belum tercapai tanpa tindak lanjut", "indicators missed without a follow-up: {count}"
    ),
)
UNSAID = Fault(
    "unsaid",
    _ERROR,
    Text('Kegiatan terjadwal belum dilaporkan: "{activity}".', 'A scheduled activity is not reported: "{activity}".'),
    Text("Pilih status pelaksanaannya.", "Choose its state."),
    several=Text("{count} kegiatan terjadwal belum dilaporkan", "scheduled activities not reported: {count}"),
)
UNREAD = Fault(
    "unread",
    _WARNING,
    Text('Status pelaksanaan "{said}" tidak dikenal: "{activity}".', 'The state "{said}" is not known: "{activity}".'),
    Text("Pilih salah satu: {states}.", "Choose one of: {states}."),
    several=Text("{count} status pelaksanaan tidak dikenal", "states that are not known: {count}"),
)
PAST = Fault(
    "past",
    _WARNING,
    Text(
        'Kegiatan sudah lewat jadwal, statusnya {state}: "{activity}".',
        'An activity is past its schedule, and its state is {state}: "{activity}".',
    ),
    Text(
        "Tulis tindak lanjutnya, dan tanggal selesainya di {due}.",
        "Write what will be done, and by which date in {due}.",
    ),
    several=Text(
        "{count} kegiatan lewat jadwal tanpa batas waktu baru",
        "activities past their schedule without a new date: {count}",
    ),
    lasts=True,
)
WITHOUT_DATE = Text(
    "Tindak lanjutnya sudah ditulis. Isi {due} dengan tanggal selesainya, misalnya 31 Juli 2020.",
    "The follow-up is there. Give the date by which it will be done in {due}, such as 31 Juli 2020.",
)
DROPPED = Fault(
    "dropped",
    _ERROR,
    Text(
        'Kegiatan berstatus {state}, tetapi {lack} belum ditulis: "{activity}".',
        'The state of an activity is {state}, and {lack} is written down: "{activity}".',
    ),
    NO_ACTION.hint,
    several=Text(
        "{count} kegiatan ditunda atau dibatalkan tanpa kendala atau tindak lanjut",
        "activities postponed or cancelled without an obstacle or a follow-up: {count}",
    ),
)
OVERDUE = Fault(
    "overdue",
    _WARNING,
    Text(
        'Tindak lanjut {quarter} lewat batas waktu {due}: "{text}"{of}{state}.',
        'A follow-up of {quarter} was due on {due}: "{text}"{of}{state}.',
    ),
    Text(
        "Kalau belum selesai, tulis BATAS WAKTU yang baru. Kalau sudah, laporkan hasilnya triwulan berikutnya.",
        "If it is not done, write a new date in BATAS WAKTU. If it is, report its result in the next quarter.",
    ),
    several=Text("{count} tindak lanjut lewat batas waktu", "follow-ups overdue: {count}"),
    lasts=True,
)
UNANSWERED = Text(
    "Isi statusnya dan hasilnya di sheet {sheet}.", "Fill in its state and its result on the sheet {sheet}."
)
ANSWERED = Text(
    "Tulis di HASIL TINDAK LANJUT kapan selesainya, atau pilih statusnya kalau sudah selesai.",
    "Write in HASIL TINDAK LANJUT when it will be done, or choose its state if it is.",
)
_ALL = (PART_BLANK, OLD_PLAN, NO_REASON, NO_ACTION, BLANK, UNSAID, DROPPED, OVERDUE, PAST, UNCONFIRMED, UNCLEAR, UNREAD)
FAULTS = {each.id: each for each in _ALL}
"""All kinds by their ids, which stand as the codes of findings; the weightiest first."""
