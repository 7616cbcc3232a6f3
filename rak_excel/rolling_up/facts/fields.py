"""The sheets of a roll-up and their columns: what we write, and by which an earlier roll-up is read again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Literal

from rak_excel.formats.written.drawn.charts import CellStyle
from rak_excel.language import Text
from rak_excel.model import Definition, PartDefinition
from rak_excel.model.further import FurtherColumn
from rak_excel.model.target import QUARTERS
from rak_excel.record import Record

HEADINGS = 2  # the row of the headings on every table sheet, counted from 0
FIRST = HEADINGS + 1

SUMMARY = Text("Ringkasan", "Summary")
PROVINCES = Text("Per Provinsi", "By Province")
STATUS = Text("Status Penyampaian", "Submission Status")
TARGETS = Text("Perbandingan Target", "Target Comparison")
BY_QUARTER = Text("Target Triwulan", "Targets by Quarter")
BUDGET = Text("Anggaran", "Budget")
LAST_YEAR = Text("Banding Tahun Lalu", "Last Year")
SCHEDULE = Text("Jadwal", "Schedule")
WORKLOAD = Text("Beban Kerja", "Workload")
NOTES = Text("Catatan", "Notes")
SETTLED = Text("Catatan Selesai", "Settled Notes")
EXPLAINED_RULES = Text("Aturan Dijelaskan", "Explained Rules")
CORRECTIONS = Text("Koreksi", "Corrections")
FILES = Text("Daftar File", "Files")
ACCOUNT = Text("Cek Jumlah Baris", "Row Count Check")
MATCHES = Text("Padanan Indikator", "Indicator Matches")

DEADLINE = (1, 2)  # its row and column on the status sheet, counted from 0
TICK = "✓"
SEPARATOR = "; "  # between the executors in one cell; names have commas, and a line break would not be seen


class SheetField(Record):
    """A column: `id` is how we find it again when the roll-up is itself an input.

    `of` is where its value stands in what a row is of, such as `facts.office`, where nothing has to be worked out; `kind` how
    it is read again: by the method of this name of a row that is read, "" where it is not taken from there.
    """

    id: str
    heading: Text
    width: float
    style: CellStyle = "plain"
    of: str = ""
    kind: Literal["text", "both", "typed", "whole", "whole_or_none", "figure", "region", "date", ""] = "text"
    further: str = ""  # the id of the definition's further column that it is
    of_period: bool = False  # whether it has the targets of a period

    @property
    def hidden(self) -> bool:
        return self.style == "unseen"

    def value(self, source: object) -> Any:
        """None where it has to be worked out, or stands in something that is not there."""
        for name in self.of.split("."):
            source = getattr(source, name, None) if name else None
        return source


_SHARED = {
    "province": Text("Provinsi", "Province"),
    "office": Text("Kantor", "Office"),
    "region": Text("Kode Wilayah", "Region"),
    "region_number": Text("No. Wilayah", "Region Number"),
    "part": Text("Bagian", "Part"),
    "indicator": Text("Indikator", "Indicator"),
    "unit": Text("Satuan", "Unit"),
    "file": Text("File", "File"),
    "sheet": Text("Sheet", "Sheet"),
    "cell": Text("Sel", "Cell"),
    "file_number": Text("No. File", "File No."),
    "found": Text("Ditemukan", "Found"),
    "mended": Text("Sudah Diperbaiki", "Corrected by Office"),
    "explained": Text("Dijelaskan", "Explained"),
    "errors": Text("Wajib Diperbaiki", "Must Be Corrected"),
    "warnings": Text("Perlu Dicek", "To Be Checked"),
    "reason": Text("Keterangan", "Explanation"),
    "revision": Text("Revisi ke-", "Revision"),
    "signed": Text("Tanggal Tanda Tangan", "Signed"),
    "open_differences": Text("Beda Isian Belum Dipilih", "Differences Not Decided"),
}


def shared(column: str, width: float, style: CellStyle = "plain", of: str = "", **kind: Any) -> SheetField:
    """A column that stands on several sheets, and is called the same on each."""
    return SheetField(column, _SHARED[column], width, style, of, **kind)


def each_part(
    parts: Iterable[PartDefinition], column: str, heading: Text, width: float, style: CellStyle
) -> Iterator[SheetField]:
    """A column for each part."""
    return (SheetField(f"{column}_{part.id}", heading.filled(part=part.sheet), width, style) for part in parts)


def data_sheet(part: PartDefinition) -> Text:
    return Text(f"Data {part.sheet}"[:31], f"Data {part.sheet}"[:31])


def period_field(period: int) -> str:
    return f"period{period}"


def quarter_field(quarter: int) -> str:
    return f"quarter{quarter}"


def further_field(column: str) -> str:
    return f"further.{column}"


def _further(column: FurtherColumn, beside: Iterable[SheetField]) -> SheetField:
    """A further column of the plans; neither its id nor its heading is one of those `beside` it."""
    style = {"text": "wrap", "number": "measure", "amount": "number", "target": "measure"}[column.kind]
    taken = any(column.name in {each.heading.id, each.heading.en} for each in beside)
    heading = f"{column.name} (2)" if taken else column.name
    field = SheetField(further_field(column.id), Text(heading, heading), column.width, style, further=column.id)
    return field.but(of_period=bool(column.period))


def data_fields(part: PartDefinition, definition: Definition) -> tuple[SheetField, ...]:
    """The columns of a data sheet: what was read first, then what is computed."""
    schedule = part.schedule
    own = (
        shared("province", 20, "wrap"),
        shared("office", 30, "wrap"),
        shared("region", 9),
        shared("region_number", 8, "unseen"),
        SheetField("code", Text("Kode Indikator", "Indicator Code"), 10),
        SheetField("ordinal", Text("Indikator ke-", "Indicator No."), 9, "measure", "row.ordinal", kind="whole"),
        SheetField("number", Text("No", "No"), 5, "measure", "row.number"),
        SheetField("objective", Text(part.objective_heading.title(), "Objective"), 34, "wrap", "row.objective"),
        shared("indicator", 40, "wrap", "row.indicator"),
        SheetField("target", Text("Target", "Target"), 10, "measure"),
        shared("unit", 9),
        SheetField("activity", Text("Kegiatan", "Activity"), 60, "wrap", "row.activity"),
        *(
            SheetField(period_field(number), Text(label, label), max(4.5, len(label) + 1), "tick")
            for number, label in enumerate(schedule.calendar.labels(), 1)
        ),
        SheetField("executors", Text("Pelaksana", "Executors"), 40, "wrap"),
        shared("file", 28, "wrap"),
        shared("sheet", 12, "wrap", "row.sheet"),
        shared("cell", 6, of="row.cell"),
        shared("file_number", 7),
        SheetField("written", Text("Target Tertulis", "Target As Written"), 12, "unseen"),
        SheetField("key", Text("Kunci Baris", "Row Key"), 9, "unseen", "row.key"),
        SheetField("defined", Text("Termasuk Baku (1 = ya)", "Listed (1 = yes)"), 8),
        SheetField("complete", Text("Lengkap (1 = ya)", "Complete (1 = yes)"), 8),
        *(
            SheetField(quarter_field(quarter), Text(f"Aktif TW{quarter}", f"Active Q{quarter}"), 8)
            for quarter in range(1, QUARTERS + 1)
        ),
        SheetField("names", Text("Pelaksana Indikator", "Indicator's Executors"), 20, "unseen"),
        SheetField("compared", Text("Target Dibandingkan", "Target Compared"), 12, "unseen"),
        SheetField("seal", Text("Segel Isian", "Seal"), 20, "unseen"),
    )
    behind = next(at for at, each in enumerate(own, 1) if each.id == "executors")
    further = (_further(column, own) for column in definition.further_of(part.id))
    return (*own[:behind], *further, *own[behind:])


CORRECTION_FIELDS = (
    shared("office", 28, "cell"),
    shared("file", 24, "cell"),
    shared("sheet", 12, "cell"),
    shared("cell", 9, "cell"),
    SheetField("column", Text("Kolom", "Column"), 15, "cell"),
    SheetField("theirs", Text("Isian di File", "In the File"), 38, "cell"),
    SheetField("value", Text("Koreksi", "Correction"), 38, "cell"),
    SheetField("state", Text("Keadaan", "State"), 14, "cell", "state", kind=""),
    SheetField("choice", Text("Pilihan", "Choice"), 17, "typed"),
    SheetField("row", Text("Baris Data", "Data Row"), 20, "link_cell"),
    shared("reason", 30, "cell", "reason", kind=""),
    shared("region", 8, "unseen", "correction.region", kind="region"),
    shared("part", 8, "unseen", "correction.part"),
    SheetField("digest", Text("Sidik", "Digest"), 8, "unseen", "correction.digest"),
    SheetField("place", Text("Kegiatan ke-", "Activity No."), 8, "unseen", "correction.place", kind="whole"),
    SheetField("field", Text("Nama Kolom", "Field"), 8, "unseen", "correction.field"),
    SheetField("nth", Text("Baris Sama ke-", "Equal Row No."), 8, "unseen"),
    SheetField("exact_theirs", Text("Isian File Persis", "Exact File Value"), 8, "unseen"),
    SheetField("exact_value", Text("Koreksi Persis", "Exact Correction"), 8, "unseen"),
    SheetField("fate", Text("Hasil", "Result"), 8, "unseen", "fate.value"),
    SheetField("why", Text("Sebab", "Cause"), 8, "unseen", "correction.why.value"),
    SheetField("about", Text("Indikator yang Dikoreksi", "Indicator Corrected"), 8, "unseen", "seen.indicator"),
)

MATCH_FIELDS = (
    shared("part", 14, "cell"),
    SheetField("written", Text("Indikator Tertulis", "Indicator as Written"), 56, "cell", "text"),
    SheetField("offices", Text("Kantor", "Offices"), 34, "cell"),
    SheetField("key", Text("Mirip Kode", "Like Code"), 10, "center", "key"),
    SheetField("like", Text("Mirip Dengan", "Like"), 56, "cell", "like", kind=""),
    SheetField("score", Text("Kemiripan (0-100)", "Likeness (0-100)"), 13, "figure", "score", kind="whole"),
    SheetField("answer", Text("Sama? (Ya/Tidak)", "Same? (Ya/Tidak)"), 12, "typed"),
    SheetField("wording", Text("Redaksi yang Dibandingkan", "Wording Compared"), 12, "unseen", "wording"),
)


def file_fields(parts: Sequence[PartDefinition], *, returned: bool = True) -> tuple[SheetField, ...]:
    """The columns of Daftar File, those for what offices mended where any file came back with a list."""
    return (
        *_listed_file(22),
        shared("reason", 46, "cell"),
        SheetField("office", Text("Nama Satuan Kerja", "Office as Written"), 44, "cell", "facts.office"),
        shared("region", 9, "center", "facts.region", kind="region"),
        SheetField("year", Text("Tahun", "Year"), 7, "center", "facts.year", kind="whole_or_none"),
        shared("revision", 7, "center", "facts.revision", kind="whole"),
        SheetField("submitter", Text("Diisi oleh", "Filled In By"), 24, "cell", "facts.submitter"),
        shared("signed", 12, "date", "facts.signed", kind="date"),
        SheetField("saved", Text("Disimpan", "Saved"), 18, "center"),
        SheetField("template", Text("Format", "Template"), 12, "center", "facts.template"),
        *each_part(parts, "rows", Text("Kegiatan {part}", "{part} Activities"), 10, "number"),
        shared("open_differences", 9, "number", "facts.open_differences", kind="whole"),
        *((shared("mended", 11, "number", "facts.mended", kind="figure"),) if returned else ()),
        *each_part(parts, "digest", Text("Sidik {part}", "{part} Digest"), 18, "unseen"),
        SheetField("sha256", Text("SHA-256", "SHA-256"), 20, "unseen", "facts.sha256"),
        *each_part(parts, "sheet", Text("Sheet {part}", "{part} Sheet"), 14, "unseen"),
        *each_part(parts, "columns", Text("Huruf Kolom {part}", "{part} Columns"), 14, "unseen"),
        *((shared("region_number", 8, "unseen"),) if returned else ()),
    )


_COUNTS = (
    ("read", Text("{part}: kegiatan di file", "{part}: activities in the file"), 12),
    ("kept", Text("{part}: baris di rekap", "{part}: rows in the roll-up"), 12),
    ("unused", Text("{part}: tidak dipakai", "{part}: not used"), 12),
    ("edited", Text("{part}: ditambah (dihapus: -) di rekap", "{part}: added (deleted: -) by hand"), 12),
    ("left", Text("{part}: selisih", "{part}: difference"), 10),
)


def account_fields(parts: Sequence[PartDefinition]) -> tuple[SheetField, ...]:
    return (
        *_listed_file(24),
        *(
            SheetField(f"{column}_{part.id}", heading.filled(part=part.sheet), width, "number")
            for part in parts
            for column, heading, width in _COUNTS
        ),
    )


def _listed_file(state: float) -> tuple[SheetField, ...]:
    return (
        SheetField("number", Text("No. File", "File No."), 7, "center"),
        shared("file", 42, "cell", "facts.file"),
        SheetField("state", Text("Keadaan", "State"), state, "cell", "state.label", kind=""),
    )
