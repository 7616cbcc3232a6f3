"""What the form itself says beside a row: complete, or its first fault."""

from __future__ import annotations

from functools import partial
from typing import Any

from rak_excel.language import Text
from rak_excel.model import Severity
from rak_excel.record import Record

COMPLETE = Text("Lengkap", "Complete")
WAITING = Text("Beda isian belum selesai", "A difference is open")  # of a row of a merged plan without a fault


class Fault(Record):
    """What a row may lack."""

    status: Text
    role: str  # names the column it is corrected in
    line: Text | None = None  # says it on the check sheet where the status is too short
    doubt: bool = False  # of which only a person, or `rak-excel check`, can say whether it is a fault, of at most this:
    severity: Severity = Severity.ERROR
    by_period: str = ""  # of targets by period alone: the column of the self-check that says of which one it is
    needs: str = ""  # the column without which no form has it, where that is not the one it is corrected in

    @property
    def column(self) -> str:
        """The column without which no form has it."""
        return self.needs or self.role


def _explained(role: str, id: str, en: str, *, status: Text | None = None, **more: Any) -> Fault:  # noqa: A002 - as in Text
    """A fault that a line explains, which says the status before its colon."""
    return Fault(status or Text(id.partition(":")[0], en.partition(":")[0]), role, Text(id, en), **more)


_doubt = partial(_explained, doubt=True)
# In the order in which a row shows them: the first that holds. The nth has the value 2**n in the faults column.
FAULTS = (
    Fault(Text("Nomor belum diisi", "Number is blank"), "number"),
    Fault(Text("Indikator belum diisi", "Indicator is blank"), "indicator"),
    Fault(Text("Target belum diisi", "Target is blank"), "target"),
    Fault(Text("Target tidak sesuai satuan", "Target does not fit its unit"), "target"),
    Fault(Text("Kegiatan belum diisi", "Activity is blank"), "activity"),
    Fault(Text("Jadwal belum dicentang", "Schedule has no tick"), "schedule"),
    Fault(Text("Pelaksana belum diisi", "Executor is blank"), "executor"),
    Fault(Text("Pelaksana tidak ada di daftar", "Executor is not in the list"), "executor"),
    Fault(Text("Indikator ganda", "Indicator is listed twice"), "indicator"),
    _explained(
        "indicator",
        "Sasaran tertukar: menurut daftar, indikatornya milik sasaran lain",
        "Under another objective: the list has the indicator elsewhere",
        needs="objective",
    ),
    _doubt(
        "target",
        "Periksa target: cara tulisnya lain dari daftar, nol, atau beda dengan baris di atasnya",
        "Check the target: not written as in the list, zero, or different from the row above",
    ),
    _doubt(
        "schedule",
        "Periksa jadwal: bukan centang, x di samping ✓, atau centang hanya di kegiatan pertama",
        "Check the schedule: not a tick, x beside ✓, or ticks for the first activity only",
    ),
    _doubt(
        "executor",
        "Periksa pelaksana: tidak persis sama dengan daftar, atau hanya ditulis di kegiatan pertama",
        "Check the executor: not exactly as in the list, or written for the first activity only",
    ),
    _doubt(
        "objective",
        "Periksa sasaran: belum ditulis, indikatornya milik sasaran lain, atau urutan barisnya berubah",
        "Check the objective: it is missing, the list has the indicator elsewhere, or rows were moved",
    ),
    _doubt(
        "indicator",
        "Periksa indikator: terhapus, kosong di bawah baris kosong, dua di satu sel, atau sudah ada di sasaran lain",
        "Check the indicator: cleared, blank below blank rows, two in one cell, or listed below another objective",
    ),
    _doubt(
        "activity",
        "Periksa isian: sda, lihat ..., belum ditentukan, atau kegiatan tanpa kata; tulis lengkap",
        "Check the entry: ditto, see ..., not known yet, or an activity without words; write it in full",
        needs="indicator",
    ),
    _doubt(
        "activity",
        "Periksa salinan baris di atasnya: hapus, atau kosongkan NO sampai TARGET",
        "Check the copy: the row is the same as one above; delete it, or leave NO to TARGET blank",
        status=Text("Periksa salinan", "Check the copy"),
        severity=Severity.WARNING,
        needs="indicator",
    ),
    _explained(
        "number",
        "Kesalahan rumus (#REF!, #N/A, #NAME?): ketik isinya",
        "A formula error (#REF!, #N/A, #NAME?): type the entry",
        status=Text("Kesalahan rumus", "Formula error"),
        needs="indicator",
    ),
    _doubt(
        "target",
        "Periksa target periode: cara tulisnya lain dari daftar, atau bukan di baris TARGET",
        "Check the target of the period: not written as in the list, or not in the row of TARGET",
        by_period="unclear",
    ),
    _doubt(
        "target",
        "Satuan target periode lain dari satuan TARGET",
        "A target by period is in another unit than TARGET",
        status=Text("Satuan target periode lain", "Another unit in a period"),
        severity=Severity.WARNING,
        by_period="unlike",
    ),
    _explained(
        "target",
        "Target s.d. periode terakhir, atau jumlah target semua periode, tidak sama dengan TARGET",
        "The target up to the last period, or the sum of all periods, is not TARGET",
        status=Text("Target akhir bukan TARGET", "Last target is not TARGET"),
        by_period="end",
    ),
    _doubt(
        "target",
        "Target s.d. periode terakhir belum diisi, dan sebelumnya belum sampai TARGET",
        "The target up to the last period is blank, and what is filled in is not TARGET",
        status=Text("Target akhir belum diisi", "Last target is blank"),
        severity=Severity.WARNING,
        by_period="end",
    ),
    _doubt(
        "target",
        "Target s.d. turun dari periode sebelumnya",
        "A target up to a period is lower than the one before",
        status=Text("Target s.d. turun", "Target falls"),
        severity=Severity.WARNING,
        by_period="falls",
    ),
    _doubt(
        "target",
        "Saran target (abu-abu, berakhir ?) belum diketik: ketik angkanya, atau kosongkan selnya",
        "A suggested target (grey, ending in ?) is not typed yet: type it, or clear the cell",
        status=Text("Saran belum diketik", "Suggestion is not typed"),
        severity=Severity.WARNING,
        by_period="waits",
    ),
)


def number_of(status: str) -> int:
    """Which of the faults has this status; its bit in the faults of a row."""
    return [fault.status.id for fault in FAULTS].index(status)
