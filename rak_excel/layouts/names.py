"""What the sheets and defined names of our own workbooks are called, and what the identity sheet says beside its fields."""

from __future__ import annotations

DIFFERENCES = "Beda Isian"
CHANGES = "Matriks Perubahan"
REMARKS = "Perlu Dicek"
RETYPING = "Data Isian Aplikasi"
AMOUNTS = "Jumlah Anggaran"
COUNTS = "Cek Jumlah Baris"
SENT = "Baris Kiriman"
FILES = "Daftar File"
EXPLAINED = "Penjelasan Unit"
LAST_SENT = "Kiriman Terakhir"
"""Hidden: what each unit sent last, for a later revision to compare with."""
EARLIER = "Pilihan Terdahulu"
"""Hidden, in revisions: what was chosen or typed in the plans before."""
MERGED_SHEETS = (DIFFERENCES, CHANGES, REMARKS, RETYPING, AMOUNTS, COUNTS, SENT, FILES, LAST_SENT, EARLIER)
REMARK_END = f"Pilih di sheet {DIFFERENCES}."
"""How every comment ends that merging itself writes to a cell."""
# The headings of the sheet `Beda Isian`.
NUMBER = "NO"
PLACE = "SEL DI RENCANA"
ABOUT = "INDIKATOR / KEGIATAN"
FIELD = "YANG BERBEDA"
LETTER = "PILIHAN"
VALUE = "ISIAN"
ORIGIN = "ASAL (FILE, UNIT, SHEET, SEL)"
USED = "DI RENCANA"
CHOICE = "Isian yang Dipakai"
OWN = "Isian Lain"
CODE = "KODE"
OF_REPORTS = {PLACE: "SEL DI LAPORAN", USED: "DI LAPORAN"}
"""What two of them are in a merged report."""
TYPED_OVER = "Diketik di sheet identitas"
"""Stands for the origin of a value that was typed into the plan and not beside the candidates."""
# What its column `YANG BERBEDA` says of the fields of rows.
WORDING_FIELD = "Redaksi indikator"
OBJECTIVE_FIELD = "Sasaran"
TARGET_FIELD = "Target"
BY_PERIOD_FIELD = "Target per periode"
SCHEDULE_FIELD = "Rencana pelaksanaan"


FURTHER_KEY = "KODE BARIS"
"""Heads the hidden column of row keys on a further sheet of a definition."""
TEMPLATE_NAME = "RAK_TEMPLATE"  # its id and version
DIGEST_NAME = "RAK_DEFINITION"  # the digest of the definition on the hidden sheet
MARK = "_rekap"  # the hidden sheet by which a roll-up is known
REPORTS_MARK = "_rekap_laporan"  # that of a roll-up of quarterly reports


ORIGINS_SHEET = "Asal Baris"
ORIGIN_HEADINGS = ("SHEET", "ROW", "FILE", "SOURCE SHEET", "SOURCE CELL", "CONTENT")
"""SHEET and ROW are of the merged plan as we wrote it; a row with several sources stands in several lines.

CONTENT begins with what recognises a row wherever it stands by now, and goes on with what recognises one that nobody
edited (`as_written.py`). Workbooks written before these were do without them.
"""


HINTS = {
    "OFFICE": "Pilih dari daftar, atau ketik nama lengkapnya.",
    "REGION": "Kode Kemendagri, misalnya 52.03.",
    "YEAR": "Tahun rencana ini, empat angka.",
    "SUBMITTER": "Pilih unit yang mengisi file ini.",
    "REVISION": "0 untuk rencana awal, 1 untuk revisi pertama.",
    "PLACE": "Kota atau kecamatan kantor.",
    "DAY": "1 sampai 31.",
    "MONTH": "Pilih nama bulannya.",
    "TITLE": "Termasuk Plt. dan Plh.",
    "NAME": "Lengkap dengan gelar.",
    "NIP": "18 angka.",
}
