"""What a merged plan has beside its parts, sheets and remarks. A reader of plans passes it over."""

DIFFERENCES = "Beda Isian"
CHANGES = "Matriks Perubahan"
REMARKS = "Perlu Dicek"
RETYPING = "Data Isian Aplikasi"
COUNTS = "Cek Jumlah Baris"
SENT = "Baris Kiriman"
FILES = "Daftar File"
LAST_SENT = "Kiriman Terakhir"
"""Hidden: what each unit sent last, for a later revision to compare with."""
EARLIER = "Pilihan Terdahulu"
"""Hidden, in revisions: what was chosen or typed in the plans before."""

MERGED_SHEETS = (DIFFERENCES, CHANGES, REMARKS, RETYPING, COUNTS, SENT, FILES, LAST_SENT, EARLIER)

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
TYPED_OVER = "Diketik di sheet identitas"
"""Stands for the origin of a value that was typed into the plan and not beside the candidates."""

# What its column `YANG BERBEDA` says of the fields of rows.
WORDING_FIELD = "Redaksi indikator"
OBJECTIVE_FIELD = "Sasaran"
TARGET_FIELD = "Target"
SCHEDULE_FIELD = "Rencana pelaksanaan"
