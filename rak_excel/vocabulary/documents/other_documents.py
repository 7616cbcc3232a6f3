"""What stands beside an action plan in one workbook and is planned or listed elsewhere: IKU, Renstra, cascades, Renja."""

from __future__ import annotations

import re

from rak_excel.language import Text
from rak_excel.system.remembered import remembered
from rak_excel.vocabulary.basics.texts import normalised

INDICATORS = Text("daftar indikator kinerja utama (IKU)", "a list of performance indicators (IKU)")
STRATEGY = Text("rencana strategis (Renstra)", "a strategic plan (Renstra)")
CASCADE = Text("penjenjangan kinerja (cascading)", "a cascade of performance (cascading)")
_YEARLY_WORK = Text("rencana kerja (Renja)", "a work plan (Renja)")
_YEARLY_TARGETS = Text("rencana kinerja tahunan (RKT)", "a plan of yearly targets (RKT)")
_BUDGET = Text("dokumen anggaran", "a budget")
_STAFF = Text("sasaran kinerja pegawai (SKP)", "the targets of staff (SKP)")

_NAMES = {
    "indikator kinerja utama|indikator kinerja individu|iku|iki|(?:manual|kamus|definisi operasional) (?:iku|indikator)\\b.*": INDICATORS,
    "rencana strategis|renstra": STRATEGY,
    "cascading|cascade|penjenjangan kinerja|pohon kinerja|pokin|crosscutting": CASCADE,
    "rencana kerja|renja": _YEARLY_WORK,
    "rencana kinerja tahunan|rkt": _YEARLY_TARGETS,
    "rencana kerja (?:dan )?anggaran|rka|dpa|dipa|pok|rab|rincian anggaran biaya": _BUDGET,
    "sasaran kinerja pegawai|skp": _STAFF,
}
_BEFORE = "(?:(?:daftar|matriks|matrik|tabel|lampiran|dokumen|penetapan|formulir|form|sheet|\\d{1,2}) )*"
_PATTERNS = {re.compile(f"{_BEFORE}(?:{names})(?: .*)?"): what for names, what in _NAMES.items()}
_OF_LISTS = re.compile(
    r"(?:formula|formulasi|rumus|cara|metode|definisi|alasan|penjelasan|sumber data|sumber|polaritas)\b.*"
)


@remembered(1024)
def document_named(text: str) -> Text | None:
    """What a title, or the name of a sheet, says that it is: CASCADING KINERJA, `Renstra 2020-2024`; None for any other."""
    words = normalised(text)
    return next((what for pattern, what in reversed(_PATTERNS.items()) if pattern.fullmatch(words)), None)


def defines_indicators(heading: str) -> bool:
    """Whether a column says how an indicator is measured, as lists of IKU do: FORMULA, SUMBER DATA, Definisi Operasional."""
    return _OF_LISTS.fullmatch(normalised(heading)) is not None
