"""What the form itself says beside a row: complete, or its first fault."""

from __future__ import annotations

from rak_excel.language import Text

COMPLETE = Text("Lengkap", "Complete")
# In the order in which a row shows them: the first that holds. The nth has the value 2**n in the faults column.
FAULTS = (
    Text("Nomor belum diisi", "Number is blank"),
    Text("Indikator belum diisi", "Indicator is blank"),
    Text("Target belum diisi", "Target is blank"),
    Text("Target tidak sesuai satuan", "Target does not fit its unit"),
    Text("Kegiatan belum diisi", "Activity is blank"),
    Text("Jadwal belum dicentang", "Schedule has no tick"),
    Text("Pelaksana belum diisi", "Executor is blank"),
    Text("Pelaksana tidak ada di daftar", "Executor is not in the list"),
    Text("Indikator ganda", "Indicator stands twice"),
    Text("Periksa", "Look at it"),
)
