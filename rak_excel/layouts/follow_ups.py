"""Where the follow-ups that are still open stand in a report: one row each, what is typed in the last columns."""

from __future__ import annotations

from rak_excel.record import Record


class FollowUpColumn(Record):
    """`field` is that of a FollowUp, `number` for the count of the rows and `code` for what each is known by, hidden."""

    field: str
    heading: str
    width: float
    typed: bool = False


TITLE = "TINDAK LANJUT TRIWULAN SEBELUMNYA"
NONE_OPEN = "Tidak ada tindak lanjut triwulan sebelumnya yang masih terbuka."
"""Stands in the place of the headings where there are no rows."""
TITLE_ROW, HEADING_ROW, FIRST_ROW = 0, 2, 3
"""Counted from 0."""
COLUMNS = (
    FollowUpColumn("number", "NO", 5),
    FollowUpColumn("quarter", "TW ASAL", 8),
    FollowUpColumn("indicator", "INDIKATOR KINERJA", 30),
    FollowUpColumn("activity", "KEGIATAN", 34),
    FollowUpColumn("obstacle", "KENDALA", 28),
    FollowUpColumn("text", "TINDAK LANJUT", 28),
    FollowUpColumn("person", "PENANGGUNG JAWAB TINDAK LANJUT", 24),
    FollowUpColumn("due", "BATAS WAKTU", 14),
    FollowUpColumn("state", "STATUS TINDAK LANJUT", 14, typed=True),
    FollowUpColumn("result", "HASIL TINDAK LANJUT", 30, typed=True),
    FollowUpColumn("evidence", "BUKTI DUKUNG", 26, typed=True),
    FollowUpColumn("code", "KODE", 8),
)
TYPED = tuple(column.field for column in COLUMNS if column.typed)


def code_of(quarter: int, number: int) -> str:
    """By what a follow-up is known from quarter to quarter: the quarter it was written down in, and its number there."""
    return f"{quarter}-{number}"


def heading_of(field: str) -> str:
    """What stands above the column of a field."""
    return next(each.heading for each in COLUMNS if each.field == field)
