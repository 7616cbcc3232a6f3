"""Write a merged plan as a workbook in the official layout, with the sheets that prove that nothing was lost."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rak_excel.formats.addresses import column_letters
from rak_excel.formats.written.output import Output, output_file
from rak_excel.formats.written.table import TableColumn, TableSheet
from rak_excel.formats.written.values import CellValue, Formula, Link
from rak_excel.layouts.names import COUNTS, FILES, OF_REPORTS, PLACE, SENT
from rak_excel.merging.blocks import columns_as_written, form_row, place_of
from rak_excel.merging.merge import Merged
from rak_excel.merging.sent.entries import EntryFate
from rak_excel.model import Paper, PlanForm
from rak_excel.workbooks.form.book import write_plan_book
from rak_excel.workbooks.form.further_sheet import further_table
from rak_excel.workbooks.merged.amounts_sheet import amounts_table
from rak_excel.workbooks.merged.decisions import differences_table
from rak_excel.workbooks.merged.last_sent_sheet import earlier_table, last_sent_table
from rak_excel.workbooks.merged.origin_sheet import origins_table
from rak_excel.workbooks.merged.reading_sheets import changes_table, remarks_table, retyping_table


def write_merged(
    path: Output, merged: Merged, *, force: bool = False, paper: Paper = "f4", explained: TableSheet | None = None
) -> None:
    """Write the plan, what contradicts and the account, and what units `explained`. The same merge gives the same bytes.

    Raises OutputExistsError and OutputBusyError; then an earlier file at `path` is as it was.
    """
    with output_file(path, force=force) as temporary:
        write_plan_book(temporary, plan_form(merged, paper), extra=extra_sheets(merged, explained))


def plan_form(merged: Merged, paper: Paper = "f4") -> PlanForm:
    """The form that is printed and signed."""
    plan = merged.plan
    rows = {part: tuple(form_row(row, plan.definition) for row in own) for part, own in merged.rows.items()}
    return PlanForm(plan.definition, plan.identity, rows, signed=True, paper=paper, further=plan.further)


def extra_sheets(
    merged: Merged, explained: TableSheet | None = None, *, first: Sequence[TableSheet] = ()
) -> list[TableSheet]:
    """The sheets after the plan's own: those that come `first`, what waits, what changes, what to retype, the account, the origins.

    What units `explained` is no part of the account: it is read back as what went back to an office is.
    """
    form = plan_form(merged)
    is_report = merged.plan.definition.is_report
    amounts = None if is_report else amounts_table(form)
    tables = [
        differences_table(merged),
        *([changes_table(merged)] if merged.changes is not None else []),
        remarks_table(merged),
        *([] if is_report else [retyping_table(merged)]),
        *([amounts] if amounts else []),
        counts_table(merged),
        sent_table(merged),
        files_table(merged),
        last_sent_table(merged.last_sent),
        *([earlier_table(merged.last_sent.earlier)] if merged.last_sent.earlier else []),
    ]
    further = [further_table(each, form) for each in form.definition.sheets_beside]
    before, after = tables[:_EXPLAINED_BEHIND], tables[_EXPLAINED_BEHIND:]
    shown = [*first, *before, *([explained] if explained else []), *after]
    return [*shown, origins_table(merged, form, [*further, *first, *tables])]


SENDER, REVISION, STATUS = "DIISI OLEH", "REVISI KE-", "STATUS"
"""Headings of the sheet with every file: who sent it, and what became of it."""
_EXPLAINED_BEHIND = 1  # sheets: what waits for a choice comes first


_FIRST_FATE = 5  # the column of the first fate on the sheet of counts, counted from 1
_FILE_COLUMN, _FATE_COLUMN = "B", "H"  # of the lines sent


def counts_table(merged: Merged) -> TableSheet:
    """A line a file: what it sent, what became of it by live formulas over `Baris Kiriman`, and the difference."""
    # Few merges leave rows removed or leave any out.
    rare = {EntryFate.REMOVED, EntryFate.LEFT_OUT}
    fates = [fate for fate in EntryFate if fate not in rare or merged.count(fate)]
    columns = (
        TableColumn("NO", 5, "center"),
        TableColumn("FILE", 46, "wrap"),
        TableColumn("DIISI OLEH", 40, "wrap"),
        TableColumn("DIKIRIM", 11, "center"),
        *(TableColumn(fate.label.id.upper(), 14, "center") for fate in fates),
        TableColumn("SELISIH", 10, "center"),
    )
    added = " + ".join(re.split(r",| \(| isian", fate.label.id)[0] for fate in fates)  # in short words
    title = ("CEK JUMLAH BARIS", f"Kegiatan yang dikirim = {added}. Kolom SELISIH harus 0 di setiap baris.")
    first = TableSheet(COUNTS, columns, title=title, filtered=False).first_row
    end = first + len(merged.files)
    sent, *letters = map(column_letters, range(_FIRST_FATE - 1, _FIRST_FATE + len(fates)))

    def difference(row: int) -> Formula:
        return Formula(f"={sent}{row}-SUM({letters[0]}{row}:{letters[-1]}{row})", 0)

    first_sent = sent_table(merged).first_row
    last_sent = first_sent + max(sum(len(file.sent) for file in merged.files), 1) - 1
    numbers, told = (
        f"'{SENT}'!${letter}${first_sent}:${letter}${last_sent}" for letter in (_FILE_COLUMN, _FATE_COLUMN)
    )
    rows: list[list[CellValue]] = []
    for at, file in enumerate(merged.files):
        found = f'=SUMPRODUCT(({numbers}=$A{first + at})*({told}="{{fate}}"))'
        counted = [Formula(found.format(fate=fate.label.id), file.count(fate)) for fate in fates]
        rows.append([at + 1, file.source.file, file.submitter, len(file.sent), *counted, difference(first + at)])
    counts = [sum(len(file.sent) for file in merged.files), *map(merged.count, fates)]
    sums = [
        Formula(f"=SUM({letter}{first}:{letter}{end - 1})", count)
        for letter, count in zip((sent, *letters), counts, strict=True)
    ]
    rows.append(["", "JUMLAH", "", *sums, difference(end)])
    return TableSheet(COUNTS, columns, rows, title=title, filtered=False)


def sent_table(merged: Merged) -> TableSheet:
    """Every activity that was sent, with its fate and the row of the plan that holds it."""
    definition = merged.plan.definition
    columns = (
        TableColumn("NO", 6, "center"),
        TableColumn("NO FILE", 8, "center"),
        TableColumn("FILE", 40, "wrap"),
        TableColumn("SHEET", 16),
        TableColumn("SEL", 8),
        TableColumn("INDIKATOR", 40, "wrap"),
        TableColumn("KEGIATAN", 50, "wrap"),
        TableColumn("HASIL", 21),
        TableColumn(OF_REPORTS[PLACE] if definition.is_report else PLACE, 17),
    )
    placed = {part.id: columns_as_written(part, definition) for part in definition.parts}
    lines = [(number, each) for number, file in enumerate(merged.files, 1) for each in file.sent]
    rows: list[list[CellValue]] = []
    for at, (number, sent) in enumerate(lines, 1):
        held: CellValue = ""
        entry, part = sent.entry, sent.entry.slot.part
        if sent.row is not None:
            cell = place_of(definition.part(part), sent.row, placed[part]).cell("activity")
            held = Link(cell.sheet, cell.address, str(cell), follows=True)
        origin = entry.activity.place.cell("activity")
        said = [entry.file, origin.sheet, origin.address, entry.indicator.text, entry.activity.text]
        rows.append([at, number, *said, sent.fate.label.id, held])
    about = "Setiap kegiatan yang dikirim, dan hasilnya." if rows else "Tidak ada kegiatan yang dikirim."
    return TableSheet(SENT, columns, rows, title=("BARIS KIRIMAN", about))


def files_table(merged: Merged) -> TableSheet:
    """Every file with its hash, unit, revision and rows, and every unit that has not sent one."""
    columns = (
        TableColumn("NO", 5, "center"),
        TableColumn("FILE", 46, "wrap"),
        TableColumn(SENDER, 40, "wrap"),
        TableColumn(REVISION, 9, "center"),
        TableColumn("KEGIATAN", 10, "center"),
        TableColumn(STATUS, 21),
        TableColumn("KETERANGAN", 40, "wrap"),
        TableColumn("SHA-256", 36, "wrap"),  # two lines: on one, everything else would be printed too small to read
    )
    rows: list[list[CellValue]] = []
    for number, file in enumerate(merged.files, 1):
        numbers: list[CellValue] = ["", ""] if file.unreadable else [file.revision, len(file.sent)]
        told = [file.status, file.reason.id if file.reason else "", file.source.sha256]
        rows.append([number, file.source.file, file.submitter, *numbers, *told])
    for number, unit in enumerate(merged.missing, len(merged.files) + 1):
        rows.append([number, "", unit, "", "", "belum ada file", "", ""])
    about = "Setiap file yang dibaca, lalu unit yang belum mengirim."
    return TableSheet(FILES, columns, rows, title=("DAFTAR FILE", about))
