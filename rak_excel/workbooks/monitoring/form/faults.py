"""What a row of a report still lacks, each a bit of the number that its workings have for all of them."""

from __future__ import annotations

from collections.abc import Callable
from itertools import compress

from rak_excel.language import Text
from rak_excel.model import Severity
from rak_excel.model.monitoring import TYPED, MonitoringWords, Standing
from rak_excel.record import Record
from rak_excel.workbooks.monitoring.form import constants as of
from rak_excel.workbooks.monitoring.form import fault_conditions as when
from rak_excel.workbooks.monitoring.form.workings import Workings

COMPLETE = "Lengkap"


class RowFault(Record):
    """What a row may lack: how its status says it, how `Cek Isian` does, where it is corrected and when it holds.

    In both texts the columns are places, {obstacle}, for what the definition calls them.
    `missing` ones are shown by hatching the blank cell. Of a `doubt` only reading can say whether it is a fault.
    """

    status: str
    line: Text
    role: str
    holds: Callable[[Workings], str]
    severity: Severity = Severity.ERROR
    doubt: bool = False
    missing: bool = True


def faults_of(rows: Workings) -> list[tuple[int, RowFault]]:
    """Those that a form with these columns can have, with their bits."""
    return [(bit, fault) for bit, fault in enumerate(FAULTS) if rows.has(fault.role)]


def fault_formulas(rows: Workings) -> dict[str, str]:
    """The columns for what a row says, what it lacks, and whether anything is asked of it."""
    typed = "&".join(rows.text(role) for role in TYPED if role != "goal" and rows.has(role))
    due = f"AND(LEN({rows.here('kind')})>0,N({rows.here('due')})={of.DUE})"
    scheduled = f"AND({rows.here('scheduled')}=1,{rows.here('asked')}=1)" if rows.has("state") else "FALSE"
    return {
        **when.row_formulas(rows),
        "typed": f"IFERROR(1*(LEN({typed})>0),1)",
        "required": f"1*OR({due},{scheduled})",
        "faults": "+".join(f"IFERROR(IF({fault.holds(rows)},{2**bit},0),0)" for bit, fault in faults_of(rows)),
    }


def status_formula(rows: Workings, row: int) -> str:
    """What stands beside a row, counted from 0: its first fault, or that it has none where something is asked of it."""
    faults = rows.shown("faults", row)
    first = f"SUMPRODUCT(--(MOD({faults},2^{{{','.join(str(n) for n in range(1, len(FAULTS) + 1))}}})=0))+1"
    none = f'IF({rows.shown("required", row)}=1,"{COMPLETE}","")'
    return f"IF({faults}>0,INDEX(RAK_REPORT_FAULTS,{first}),{none})"


def fault_words(words: MonitoringWords) -> list[str]:
    """The statuses in the order of their bits."""
    called = {id_: name.capitalize() for id_, name in words.columns.items()}
    return [fault.status.format_map(called) for fault in FAULTS]


def doubtful_words(words: MonitoringWords) -> list[str]:
    """The statuses of what need not be corrected, or only reading can tell."""
    doubtful = (fault.doubt or fault.severity is not Severity.ERROR for fault in FAULTS)
    return list(compress(fault_words(words), doubtful))


def line_of(fault: RowFault, words: MonitoringWords) -> Text:
    """How `Cek Isian` says it."""
    said = {"postponed": words.state("postponed"), "cancelled": words.state("cancelled").lower()}
    return fault.line.filled(**words.columns, **said, unmeasured=words.standing(Standing.UNMEASURED).lower())


_DISAGREES = Text(
    "{goal} melebihi TARGET, turun, atau di TW IV bukan TARGET",
    "The target up to now is above the year's, falls, or is not the year's in TW IV",
)
FAULTS = (
    RowFault(
        "Target s.d. belum dipastikan",
        Text(
            "{goal} masih usulan (berakhir ?): ketik ulang tanpa ? bila setuju, atau - bila belum diukur",
            "The target up to now is only proposed (ends in ?): type it again without ?, or - where nothing is measured yet",
        ),
        "goal",
        when.goal_is_unconfirmed,
        Severity.WARNING,
        missing=False,
    ),
    RowFault(
        "Target s.d. belum diisi",
        Text("{goal} belum diisi", "The target up to now is blank"),
        "goal",
        when.goal_is_missing,
    ),
    RowFault(
        "Periksa target s.d.",
        Text(
            "{goal} belum jelas: tulis seperti TARGET, misalnya 75% atau 2 Laporan",
            "The target up to now is not clear: write it as TARGET is, such as 75% or 2 Laporan",
        ),
        "goal",
        when.goal_is_unclear,
        doubt=True,
        missing=False,
    ),
    RowFault(
        "Samakan target s.d.",
        _DISAGREES,
        "goal",
        when.goal_disagrees,
        missing=False,
    ),
    RowFault(
        "Indikator atau target berubah",
        Text(
            "INDIKATOR atau TARGET berbeda dari rencana; dicek saat digabung",
            "INDIKATOR or TARGET is not as in the plan; checked when it is merged",
        ),
        "indicator",
        when.is_otherwise,
        Severity.WARNING,
        missing=False,
    ),
    RowFault(
        "Realisasi belum diisi",
        Text("{actual} belum diisi; 0 berarti nol", "The figure is blank; 0 means zero"),
        "actual",
        when.actual_is_missing,
    ),
    RowFault(
        "Periksa realisasi",
        Text(
            "{actual} belum jelas: persen ditulis 85 atau 85%, jumlah ditulis 2 atau 2 Laporan",
            "The figure is not clear: write 85 or 85% for a percentage, 2 or 2 Laporan for what is counted",
        ),
        "actual",
        when.actual_is_unclear,
        doubt=True,
        missing=False,
    ),
    RowFault(
        "{obstacle} belum diisi",
        Text(
            "Capaian di bawah target atau {unmeasured}, {obstacle} belum diisi",
            "The target was missed or not measured and {obstacle} is blank",
        ),
        "obstacle",
        when.reason_is_missing,
    ),
    RowFault(
        "Status belum diisi",
        Text(
            "Kegiatan dijadwalkan di triwulan ini, {state} belum diisi",
            "The activity is scheduled in this quarter and its state is blank",
        ),
        "state",
        when.state_is_missing,
    ),
    RowFault(
        "Periksa status",
        Text(
            "{state} tidak ada di daftar: pilih dari daftar",
            "The state is not in the list: choose one from the list",
        ),
        "state",
        when.state_is_unknown,
        Severity.WARNING,
        missing=False,
    ),
    RowFault(
        "Alasan belum diisi",
        Text("{postponed} atau {cancelled}, {obstacle} belum diisi", "Postponed or cancelled, and {obstacle} is blank"),
        "obstacle",
        when.stopped_without_reason,
    ),
    RowFault(
        "{follow_up} belum diisi",
        Text("Ada {obstacle}, {follow_up} belum diisi", "{obstacle} is filled in and {follow_up} is blank"),
        "follow_up",
        when.follow_up_is_missing,
    ),
    RowFault(
        "Cocokkan target s.d.",
        Text(f"{_DISAGREES.id} (bukan hitungan)", f"{_DISAGREES.en} (nothing that adds up)"),
        "goal",
        when.state_disagrees,
        Severity.WARNING,
        missing=False,
    ),
    RowFault(
        "Realisasi belum waktunya",
        Text(
            "{actual} diisi, padahal belum jatuh tempo",
            "There is a figure where none is due",
        ),
        "actual",
        when.actual_is_early,
        Severity.WARNING,
        missing=False,
    ),
    RowFault(
        "{due} belum diisi",
        Text("Ada {follow_up}, {due} belum diisi", "{follow_up} is filled in and {due} is blank"),
        "due",
        when.date_is_missing,
        Severity.WARNING,
    ),
    RowFault(
        "Alasan terlambat belum diisi",
        Text(
            "Jadwal terakhirnya sudah lewat dan belum selesai, {obstacle} belum diisi",
            "Its last scheduled period is over and it is not done, and {obstacle} is blank",
        ),
        "obstacle",
        when.late_without_reason,
        Severity.WARNING,
    ),
    RowFault(
        "Menunggu unit lain",
        Text(
            "Indikator ini juga dilaksanakan unit lain: {goal}, {actual}, atau {obstacle} belum diisi",
            "Other units carry out this indicator too: its target up to now, figure or {obstacle} is blank",
        ),
        "actual",
        when.others_may_say,
        Severity.WARNING,
        missing=False,
    ),
    RowFault(
        "{evidence} belum diisi",
        Text(
            "Kegiatan selesai atau ada realisasi, {evidence} belum diisi",
            "The activity is done, or there is a figure, and {evidence} is blank",
        ),
        "evidence",
        when.evidence_is_missing,
        Severity.WARNING,
    ),
)
"""In the order in which a row shows them: the first that holds. The nth has the value 2**n."""
