"""The names of the sheets that a merged plan has beside its parts. A reader of plans passes them over."""

DIFFERENCES = "Beda Isian"
CHANGES = "Matriks Perubahan"
REMARKS = "Perlu Dicek"
RETYPING = "Data Isian Aplikasi"
COUNTS = "Cek Jumlah Baris"
SENT = "Baris Kiriman"
FILES = "Daftar File"

MERGED_SHEETS = (DIFFERENCES, CHANGES, REMARKS, RETYPING, COUNTS, SENT, FILES)
