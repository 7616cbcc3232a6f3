"""Why something is to be chosen on the sheet of corrections, as its column Keterangan says it."""

from __future__ import annotations

from rak_excel.language import Text
from rak_excel.rolling_up.corrections.weighing import Weighed
from rak_excel.rolling_up.facts.correction import Answer, Correction, Why

_TWICE = Text(
    "Pakai koreksi dipilih lebih dari sekali untuk isian ini. Kosongkan Pilihan yang tidak dipakai.",
    "Use the correction is chosen more than once for this entry. Clear the choices that do not count.",
)
_DIFFERENT = Text(
    "Ada koreksi yang berbeda untuk isian ini. Pilih Pakai koreksi cukup di satu baris.",
    "There are different corrections of this entry. Choose Use the correction in one row only.",
)
_UNDECIDED = Text(
    "Belum ada pilihan, atau pilihannya bertentangan.", "Nothing is chosen, or the choices contradict each other."
)
_NEW_FILE = Text(
    "Kantor mengirim file baru, dan isiannya sudah lain dari saat dikoreksi.",
    "The office sent another file, and its entry is not what it was when it was corrected.",
)
_SAME = Text(
    "Kantor mengirim file baru, tetapi isian ini masih sama dengan yang dikoreksi.",
    "The office sent another file, but this entry still says what was corrected.",
)
_BY_FILE = {Why.NONE: _UNDECIDED, Why.NEW_FILE: _NEW_FILE, Why.SAME: _SAME}


def joined(*sentences: Text) -> Text:
    """Several as one; blank ones say nothing."""
    said = [each for each in sentences if each.id]
    return Text(" ".join(each.id for each in said), " ".join(each.en for each in said))


def why_asked(weighed: Weighed, correction: Correction) -> Text:
    """The sentence on one of the corrections of a cell that are open; one that is answered waits for nothing but the file."""
    if correction.answer.against:
        return Text("", "")
    chosen = sum(each.answer is Answer.CORRECTION for each in weighed.open)
    if chosen > 1 or (chosen and weighed.disputed):
        return _TWICE
    return _DIFFERENT if weighed.disputed or len(weighed.open) > 1 else _BY_FILE[correction.why]
