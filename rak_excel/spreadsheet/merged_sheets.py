"""What a merged plan has beside its parts, sheets and remarks. A reader of plans passes it over."""

DIFFERENCES = "Beda Isian"
CHANGES = "Matriks Perubahan"
REMARKS = "Perlu Dicek"
RETYPING = "Data Isian Aplikasi"
COUNTS = "Cek Jumlah Baris"
SENT = "Baris Kiriman"
FILES = "Daftar File"

MERGED_SHEETS = (DIFFERENCES, CHANGES, REMARKS, RETYPING, COUNTS, SENT, FILES)

REMARK_END = f"Pilih di sheet {DIFFERENCES}."
"""How every comment ends that merging itself writes to a cell."""
