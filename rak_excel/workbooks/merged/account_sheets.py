"""The sheets that prove that nothing was lost: counts, every line that was sent, the files. They speak Indonesian."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rak_excel.formats.addresses import column_letters
from rak_excel.formats.written.table import CellValue, Formula, Link, TableColumn, TableSheet
from rak_excel.layouts.names import COUNTS, FILES, SENT
from rak_excel.merging.account import FileAccount, Sent
from rak_excel.merging.merged import Merged
from rak_excel.merging.placing import place_of
from rak_excel.merging.sent.entries import EntryFate

COUNTED_AS_USED = "dipakai"
_FIRST_FATE = 5  # the column of the first fate on the sheet of counts, counted from 1
_FATE_COLUMN = "H"  # of the lines sent


def counts_table(merged: Merged) -> TableSheet:
    """A line a file: what it sent, what became of it by live formulas over `Baris Kiriman`, and the difference."""
    fates = _fates(merged)
    columns = (
        TableColumn("NO", 5, "center"),
        TableColumn("FILE", 46, "wrap"),
        TableColumn("DIISI OLEH", 40, "wrap"),
        TableColumn("DIKIRIM", 11, "center"),
        *(TableColumn(fate.label.id.upper(), 14, "center") for fate in fates),
        TableColumn("SELISIH", 10, "center"),
    )
    title = (
        "CEK JUMLAH BARIS",
        f"Kegiatan yang dikirim = {_sum(merged)}. Kolom SELISIH harus 0 di setiap baris.",
    )
    empty = TableSheet(COUNTS, columns, title=title, filtered=False)
    lines = _sent_range(merged)
    rows = [_counts(at, file, empty.first_row + at - 1, lines, fates) for at, file in enumerate(merged.files, 1)]
    return TableSheet(COUNTS, columns, [*rows, _totals(merged, empty.first_row)], title=title, filtered=False)


def _fates(merged: Merged) -> list[EntryFate]:
    """The fates that have a column; few merges leave rows removed or leave any out."""
    return [fate for fate in EntryFate if fate not in {EntryFate.REMOVED, EntryFate.LEFT_OUT} or merged.count(fate)]


def _sum(merged: Merged) -> str:
    """How the counts add up, in short words."""
    words = (re.split(r",| \(| isian", fate.label.id)[0] for fate in _fates(merged))
    return " + ".join(words)


def _counts(
    number: int, file: FileAccount, row: int, lines: tuple[str, str], fates: Sequence[EntryFate]
) -> list[CellValue]:
    numbers, told = lines
    counted = [
        Formula(f'=SUMPRODUCT(({numbers}=$A{row})*({told}="{fate.label.id}"))', file.count(fate)) for fate in fates
    ]
    return [number, file.source.file, file.submitter, len(file.sent), *counted, _difference(row, len(fates))]


def _totals(merged: Merged, first: int) -> list[CellValue]:
    last = first + len(merged.files) - 1
    sent = sum(len(file.sent) for file in merged.files)
    fates = _fates(merged)
    counts = [sent, *(merged.count(fate) for fate in fates)]
    sums = [
        Formula(f"=SUM({letter}{first}:{letter}{last})", count)
        for letter, count in zip(
            map(column_letters, range(_FIRST_FATE - 1, _FIRST_FATE + len(fates))), counts, strict=True
        )
    ]
    return ["", "JUMLAH", "", *sums, _difference(last + 1, len(fates))]


def _difference(row: int, fates: int) -> Formula:
    first, last = column_letters(_FIRST_FATE), column_letters(_FIRST_FATE + fates - 1)
    return Formula(f"=D{row}-SUM({first}{row}:{last}{row})", 0)


def _sent_range(merged: Merged) -> tuple[str, str]:
    """The columns of file numbers and fates on the sheet of lines sent."""
    first = sent_table(merged).first_row
    last = first + max(sum(len(file.sent) for file in merged.files), 1) - 1
    return f"'{SENT}'!$B${first}:$B${last}", f"'{SENT}'!${_FATE_COLUMN}${first}:${_FATE_COLUMN}${last}"


def sent_table(merged: Merged) -> TableSheet:
    """Every activity that was sent, with its fate and the row of the plan that holds it."""
    columns = (
        TableColumn("NO", 6, "center"),
        TableColumn("NO FILE", 8, "center"),
        TableColumn("FILE", 40, "wrap"),
        TableColumn("SHEET", 16),
        TableColumn("SEL", 8),
        TableColumn("INDIKATOR", 40, "wrap"),
        TableColumn("KEGIATAN", 50, "wrap"),
        TableColumn("HASIL", 21),
        TableColumn("SEL DI RENCANA", 17),
    )
    lines = [(number, each) for number, file in enumerate(merged.files, 1) for each in file.sent]
    rows = [_sent(at, number, each, merged) for at, (number, each) in enumerate(lines, 1)]
    about = "Setiap kegiatan yang dikirim, dan hasilnya." if rows else "Tidak ada kegiatan yang dikirim."
    return TableSheet(SENT, columns, rows, title=("BARIS KIRIMAN", about))


def _sent(at: int, number: int, sent: Sent, merged: Merged) -> list[CellValue]:
    held: CellValue = ""
    if sent.row is not None:
        cell = place_of(merged.plan.definition.part(sent.part), sent.row).cell("activity")
        held = Link(cell.sheet, cell.address, str(cell), follows=True)
    source = [sent.source.file, sent.cell.sheet, sent.cell.address]
    return [at, number, *source, sent.indicator, sent.activity, sent.fate.label.id, held]


def files_table(merged: Merged) -> TableSheet:
    """Every file with its hash, unit, revision and rows, and every unit that has not sent one."""
    columns = (
        TableColumn("NO", 5, "center"),
        TableColumn("FILE", 46, "wrap"),
        TableColumn("DIISI OLEH", 40, "wrap"),
        TableColumn("REVISI KE-", 9, "center"),
        TableColumn("KEGIATAN", 10, "center"),
        TableColumn("STATUS", 21),
        TableColumn("KETERANGAN", 40, "wrap"),
        TableColumn("SHA-256", 36, "wrap"),  # two lines: on one, everything else would be printed too small to read
    )
    about = "Setiap file yang dibaca, lalu unit yang belum mengirim."
    return TableSheet(FILES, columns, list(_files(merged)), title=("DAFTAR FILE", about))


def _files(merged: Merged) -> Iterator[Sequence[CellValue]]:
    for number, file in enumerate(merged.files, 1):
        reason = file.reason.id if file.reason else ""
        revision: CellValue = "" if file.unreadable else file.revision
        count: CellValue = "" if file.unreadable else len(file.sent)
        yield [number, file.source.file, file.submitter, revision, count, status(file), reason, file.source.sha256]
    for number, unit in enumerate(merged.missing, len(merged.files) + 1):
        yield [number, "", unit, "", "", "belum ada file", "", ""]


def status(file: FileAccount) -> str:
    """What became of a file, in a word or two."""
    if file.unreadable:
        return "tidak terbaca"
    if file.fate is not None:
        return {EntryFate.COLLAPSED: "salinan", EntryFate.SUPERSEDED: "diganti revisi baru"}.get(file.fate, "ditolak")
    return "rencana yang direvisi" if file.base else COUNTED_AS_USED
