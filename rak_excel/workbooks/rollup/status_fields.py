"""The columns of Status Penyampaian and Per Provinsi: who submitted, how complete it is, and what was found in it."""

from __future__ import annotations

from collections.abc import Sequence

from rak_excel.language import Text
from rak_excel.model import PartDefinition
from rak_excel.rolling_up.facts.fields import SheetField, each_part, shared


def status_fields(
    parts: Sequence[PartDefinition], *, compared: bool = False, returned: bool = False
) -> tuple[SheetField, ...]:
    """The columns of the status sheet; `compared` where there is a previous roll-up to count against, `returned` where a
    file came back with a list of findings.
    """
    since = (
        SheetField("new", Text("Baru", "New"), 7, "number"),
        SheetField("still", Text("Masih Ada", "Still There"), 7, "number"),
        SheetField("settled", Text("Selesai", "Settled"), 8, "number"),
    )
    return (
        SheetField("number", Text("No", "No"), 4, "center"),
        shared("province", 20, "cell"),
        shared("region", 11, "center", "region"),
        shared("office", 30, "cell", "name"),
        # It changes while people type: no row grows then.
        SheetField("state", Text("Status", "Status"), 41, "cell_shrunk"),
        shared("revision", 7, "center", "revision"),
        shared("signed", 11, "date", "signed"),
        *each_part(parts, "rows", Text("Baris {part}", "{part} Rows"), 11, "number"),
        SheetField("complete", Text("Indikator Lengkap", "Complete Indicators"), 9, "number"),
        SheetField("expected", Text("Indikator Baku", "Listed Indicators"), 9, "number"),
        SheetField("completeness", Text("Kelengkapan", "Completeness"), 12, "percent"),
        *((shared(each, 10, "number") for each in ("found", "mended", "explained")) if returned else ()),
        shared("errors", 10, "number"),
        shared("warnings", 7, "number"),
        *(since if compared else ()),
        SheetField("received", Text("Tanggal Diterima", "Date Received"), 15, "typed_date", "typed.received"),
        SheetField("remark", Text("Catatan Provinsi", "Province's Remark"), 26, "typed", "typed.remark"),
        shared("reason", 44, "cell"),
        shared("region_number", 8, "unseen"),
        SheetField("province_number", Text("No. Provinsi", "Province Number"), 8, "unseen"),
        SheetField("date_words", Text("Kata Tanggal", "Words of the Date"), 8, "unseen"),
        SheetField("date_month", Text("Bulan Tanggal", "Month of the Date"), 8, "unseen"),
        SheetField("date", Text("Tanggal Terbaca", "Date as Read"), 8, "unseen"),
    )


PROVINCE_FIELDS = (
    SheetField("code", Text("Kode", "Code"), 6, "center"),
    shared("province", 26, "link_cell"),
    SheetField("offices", Text("Kantor", "Offices"), 8, "number"),
    SheetField("submitted", Text("Sudah Menyampaikan", "Submitted"), 14, "number"),
    SheetField("submitted_share", Text("Sudah (%)", "Submitted (%)"), 9, "percent"),
    SheetField("partial", Text("Sebagian", "Partial"), 9, "number"),
    SheetField("undecided", Text("Perlu Dipilih", "To Be Chosen"), 8, "number"),
    SheetField("missing", Text("Belum Menyampaikan", "Not Submitted"), 14, "number"),
    SheetField("late", Text("Terlambat", "Late"), 10, "number"),
    SheetField("completeness", Text("Kelengkapan Rata-rata", "Average Completeness"), 12, "percent"),
    shared("errors", 10, "number"),
    shared("warnings", 8, "number"),
)
