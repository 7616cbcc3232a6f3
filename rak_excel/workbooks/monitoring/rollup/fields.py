"""The sheets of a roll-up of reports and their columns."""

from __future__ import annotations

from collections.abc import Iterable

from rak_excel.language import Text
from rak_excel.model.monitoring import Quarter, Standing
from rak_excel.model.target import QUARTERS
from rak_excel.rolling_up.facts.fields import SheetField, shared
from rak_excel.workbooks.rollup.note_fields import note_fields, settled_fields

STATUS = Text("Status Pelaporan", "Reporting Status")
MAP = Text("Peta Capaian", "Achievement Map")
REGISTER = Text("Kendala dan Tindak Lanjut", "Obstacles and Follow-Ups")
REACHED = Text("Data Realisasi", "Data Figures")
WORKS = Text("Data Kegiatan", "Data Activities")

NUMBERED = {standing: number for number, standing in enumerate(Standing, 1)}
"""By what number formulas know a standing."""
STATES_NUMBERED = {"done": 1, "running": 2, "not_begun": 3, "postponed": 4, "cancelled": 5, "": 6, None: 7}
"""By what number they know the state of an activity: blank is 6, and what says none of them 7."""
SHORT = {
    Standing.MET: Text("T", "R"),
    Standing.NEAR: Text("M", "N"),
    Standing.MISSED: Text("B", "M"),
    Standing.NOT_DUE: Text("–", "–"),
    Standing.AWAITING: Text("rilis", "release"),
    Standing.UNMEASURED: Text("tdk ukur", "not meas."),
    Standing.BLANK: Text("kosong", "blank"),
    Standing.UNCLEAR: Text("cek", "check"),
}
"""How the map writes a standing, behind its percentage."""

_NUMBER = SheetField("number", Text("No", "No"), 5, "measure")
_CODE = SheetField("code", Text("Kode Indikator", "Indicator Code"), 9, "plain", "code")
_PLACE = (
    shared("file", 28, "wrap", "row.at.file"),
    shared("sheet", 18, "wrap", "row.at.sheet"),
    shared("cell", 6, of="row.at.cell"),
)
_WHOSE = (
    _NUMBER,
    shared("province", 20, "wrap"),
    shared("office", 28, "wrap"),
    shared("region", 9),
    shared("region_number", 8, "unseen"),
    SheetField("file_number", Text("No. File", "File No."), 7, "measure", "file"),
    shared("part", 16),
    _CODE,
)


_RESULT = SheetField("result", Text("Uraian Hasil", "Result"), 40, "wrap", "row.result")
_EVIDENCE = SheetField("evidence", Text("Bukti Dukung", "Evidence"), 30, "wrap", "row.evidence")


def reached_fields(quarter: Quarter, *, with_results: bool = False) -> tuple[SheetField, ...]:
    """One row an indicator of an office: figures as typed and as numbers; `with_results` where a part has no activities."""
    now, before = quarter.label, quarter.before
    heading = Text(f"Realisasi s.d. {before}", f"Figure up to {before}")
    previous = (SheetField("previous", heading, 11, "measure", "row.previous.text"),) if before else ()
    return (
        *_WHOSE,
        SheetField("objective_number", Text("No. Sasaran", "Objective No."), 8, "measure", "row.number"),
        SheetField("objective", Text("Sasaran", "Objective"), 30, "wrap", "row.objective"),
        shared("indicator", 44, "wrap", "row.indicator"),
        SheetField("target", Text(f"Target {quarter.year or ''}".strip(), "Target"), 11, "measure", "row.target.text"),
        shared("unit", 9, of="row.unit"),
        SheetField("measure", Text("Cara Ukur", "Measure"), 11),
        SheetField("direction", Text("Arah", "Direction"), 10),
        SheetField("goal", Text(f"Target s.d. {now}", f"Target up to {now}"), 11, "measure", "row.goal.text"),
        SheetField("goal_number", Text(f"Target s.d. {now} (angka)", f"Target up to {now} (number)"), 10, "measure", "row.goal.number"),
        *previous,
        SheetField("actual", Text(f"Realisasi s.d. {now}", f"Figure up to {now}"), 11, "measure", "row.actual.text"),
        SheetField("actual_number", Text(f"Realisasi s.d. {now} (angka)", f"Figure up to {now} (number)"), 10, "measure", "row.actual.number"),
        SheetField("of_quarter", Text(f"Capaian {now}", f"Reached of {now}"), 9, "points"),
        SheetField("of_year", Text("Capaian Tahun", "Reached of the Year"), 9, "points"),
        SheetField("standing", Text("Status Capaian", "Standing"), 17),
        SheetField("standing_code", Text("Kode Status", "Standing Code"), 7, "measure"),
        SheetField("shown", Text("Di Peta", "On the Map"), 9, "measure"),
        SheetField("reasoned", Text("Ada Kendala (1 = ya)", "Obstacle (1 = yes)"), 8, "measure"),
        SheetField("followed", Text("Ada Tindak Lanjut (1 = ya)", "Follow-Up (1 = yes)"), 8, "measure"),
        *((_RESULT, _EVIDENCE) if with_results else ()),
        *_PLACE,
    )  # fmt: skip


WORK_FIELDS = (
    *_WHOSE,
    shared("indicator", 40, "wrap", "row.indicator"),
    SheetField("activity", Text("Kegiatan", "Activity"), 54, "wrap", "row.activity"),
    SheetField("scheduled", Text("Dijadwalkan (1 = ya)", "Scheduled (1 = yes)"), 10, "measure"),
    SheetField("last_month", Text("Bulan Terakhir", "Last Month"), 8, "measure", "row.last_month"),
    SheetField("state", Text("Status Pelaksanaan", "State"), 15),
    SheetField("state_code", Text("Kode Pelaksanaan", "State Code"), 10, "measure"),
    SheetField("late", Text("Lewat Jadwal (1 = ya)", "Past Schedule (1 = yes)"), 8, "measure"),
    _RESULT,
    _EVIDENCE,
    SheetField("executors", Text("Pelaksana", "Executors"), 34, "wrap"),
    *_PLACE,
)
REGISTER_FIELDS = (
    SheetField("number", Text("No", "No"), 4.5, "center"),
    shared("office", 19, "link_boxed"),
    SheetField("code", Text("Kode", "Code"), 7, "center", "code"),
    shared("indicator", 29, "cell", "row.indicator"),
    SheetField("activity", Text("Kegiatan", "Activity"), 29, "cell", "row.activity"),
    SheetField("standing", Text("Status Capaian", "Standing"), 11, "cell"),
    SheetField("obstacle", Text("Kendala", "Obstacle"), 28, "cell", "row.obstacle"),
    SheetField("follow_up", Text("Tindak Lanjut", "Follow-Up"), 28, "cell", "row.follow_up"),
    SheetField("person", Text("Penanggung Jawab", "Responsible"), 19, "cell", "row.person"),
    SheetField("due", Text("Batas Waktu", "Due"), 11, "date"),
    SheetField("state", Text("Keadaan", "State"), 12, "cell"),
    SheetField("quarter", Text("TW Asal", "Quarter of Origin"), 5.5, "center"),
    shared("file", 24, "link_boxed"),
    shared("sheet", 14, "cell", "row.at.sheet"),
    shared("cell", 7, "center", "row.at.cell"),
    SheetField("overdue", Text("Lewat Batas (1 = ya)", "Overdue (1 = yes)"), 8, "unseen"),
    SheetField("now", Text("Jumlah Kendala Triwulan Ini", "Obstacles of This Quarter"), 8, "unseen"),
    shared("region_number", 8, "unseen"),
    SheetField("file_number", Text("No. File", "File No."), 7, "unseen", "file"),
)


def report_note_fields(*, compared: bool) -> tuple[SheetField, ...]:
    """The columns of Catatan: those of a roll-up of plans, with the kinds of findings out of sight, since they are no rules."""
    return _without_codes(note_fields(compared=compared, answered=False))


def report_settled_fields() -> tuple[SheetField, ...]:
    return _without_codes(settled_fields(answered=False))


def _without_codes(columns: Iterable[SheetField]) -> tuple[SheetField, ...]:
    """Their column stands last, since in the first one stands the title."""
    columns = list(columns)
    shown = [each for each in columns if each.id != "code"]
    return (*shown, *(each.but(style="unseen") for each in columns if each.id == "code"))


def filed_field(quarter: int) -> str:
    return f"filed{quarter}"


def filed_code(quarter: int) -> str:
    return f"filed_code{quarter}"


def status_fields() -> tuple[SheetField, ...]:
    """One row an office: what it filed in each quarter, and what the province typed."""
    counts = (
        ("met", Text("Tercapai", "Reached")),
        ("near", Text("Mendekati", "Near")),
        ("missed", Text("Belum Tercapai", "Missed")),
        ("blank", Text("Belum Diisi", "Left Blank")),
        ("unclear", Text("Perlu Dicek", "To Be Checked")),
        ("others", Text("Belum Dinilai", "Not Judged Now")),
        ("scheduled", Text("Kegiatan Terjadwal", "Scheduled Activities")),
        ("said", Text("Kegiatan Dilaporkan", "Activities Reported")),
    )
    return (
        SheetField("number", Text("No", "No"), 4, "center"),
        # The deadline stands above the third column; its label above the second.
        shared("region", 10, "center"),
        shared("office", 18, "cell", "name"),
        *(SheetField(filed_field(each), _quarter(each), 10, "cell") for each in range(1, QUARTERS + 1)),
        shared("revision", 5.5, "center", "revision"),
        SheetField("saved", Text("Disimpan", "Saved"), 10.5, "date"),
        *(SheetField(id_, heading, 5.5, "number") for id_, heading in counts),
        SheetField("completeness", Text("Kelengkapan", "Completeness"), 7, "percent"),
        SheetField("overdue", Text("Tindak Lanjut Lewat", "Follow-Ups Overdue"), 5.5, "number"),
        SheetField("silent", Text("Unit Belum Mengisi", "Units Without an Entry"), 17, "cell"),
        SheetField("received", Text("Tanggal Diterima", "Date Received"), 11, "typed_date", "typed.received"),
        SheetField("verified", Text("Hasil Verifikasi", "Verification"), 11, "typed", "typed.verified"),
        SheetField("remark", Text("Catatan Provinsi", "Province's Remark"), 13, "typed", "typed.remark"),
        shared("file", 28, "cell"),
        shared("reason", 34, "cell"),
        shared("region_number", 8, "unseen"),
        *(SheetField(filed_code(each), Text(f"Kode TW {_roman(each)}", f"Code {_roman(each)}"), 8, "unseen") for each in range(1, QUARTERS + 1)),
        SheetField("date_words", Text("Kata Tanggal", "Words of the Date"), 8, "unseen"),
        SheetField("date_month", Text("Bulan Tanggal", "Month of the Date"), 8, "unseen"),
        SheetField("date", Text("Tanggal Terbaca", "Date as Read"), 8, "unseen"),
        SheetField("counts_from", Text("Tanggal yang Dinilai", "Date That Counts"), 8, "unseen"),
        SheetField("first", Text("Hari Laporan Pertama", "Day of the First Report"), 8, "unseen"),
    )  # fmt: skip


def _quarter(number: int) -> Text:
    return Text(Quarter(number).label, Quarter(number).label)


def _roman(number: int) -> str:
    return Quarter(number).roman


def _listed(state: float) -> tuple[SheetField, ...]:
    return (
        SheetField("number", Text("No. File", "File No."), 7, "center"),
        shared("file", 42, "cell", "report.file.file"),
        SheetField("state", Text("Keadaan", "State"), state, "cell", "state"),
    )


FILE_FIELDS = (
    *_listed(20),
    shared("reason", 46, "cell"),
    SheetField("office", Text("Nama Satuan Kerja", "Office as Written"), 40, "cell", "report.file.office"),
    shared("region", 9, "center"),
    SheetField("year", Text("Tahun", "Year"), 7, "center", "report.file.year"),
    SheetField("quarter", Text("Triwulan", "Quarter"), 8, "center"),
    shared("revision", 8, "center", "report.file.revision"),
    SheetField("plan_signed", Text("Tanggal Rencana", "Plan Signed"), 11, "date", "report.plan_signed"),
    SheetField("plan_digest", Text("Sidik Rencana", "Plan Digest"), 13, "center", "report.plan_digest"),
    SheetField("submitter", Text("Diisi oleh", "Filled In By"), 22, "cell", "report.file.submitter"),
    SheetField("saved", Text("Disimpan", "Saved"), 17, "center"),
    SheetField("template", Text("Format", "Template"), 12, "center", "report.file.template"),
    SheetField("sha256", Text("SHA-256", "SHA-256"), 20, "unseen", "report.file.sha256"),
)
KINDS = ("reached", "works", "obstacles")
_CALLED = {
    "reached": Text("Indikator", "Indicators"),
    "works": Text("Kegiatan", "Activities"),
    "obstacles": Text("Kendala", "Obstacles"),
}
_COUNTS = (
    ("sent", Text("{kind}: baris di file", "{kind}: rows in the file")),
    ("used", Text("{kind}: baris di rekap", "{kind}: rows in the roll-up")),
    ("unused", Text("{kind}: tidak dipakai", "{kind}: not used")),
    ("left", Text("{kind}: selisih", "{kind}: difference")),
)
ACCOUNT_FIELDS = (
    *_listed(22),
    *(
        SheetField(f"{column}_{kind}", heading.filled(kind=_CALLED[kind]), 11, "number")
        for kind in KINDS
        for column, heading in _COUNTS
    ),
)
