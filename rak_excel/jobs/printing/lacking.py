"""What a plan or report lacks before it can be signed, each with its cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rak_excel.advice import BY_MERGE, for_command
from rak_excel.definitions.monitoring import monitoring_words
from rak_excel.formats.addresses import LAST_COLUMN, column_number
from rak_excel.formats.grid import Sheet
from rak_excel.jobs.printing.tables import last_printed, printed_rows
from rak_excel.language import Text, said_of
from rak_excel.layouts.pages_as_written import between_formulas, pages_typed_over
from rak_excel.layouts.report_pages import pages_of
from rak_excel.model import Cell, NoteKind, Plan, Signatory
from rak_excel.record import Record
from rak_excel.rules.signatures import is_nip_or_blank, says_no_name

_BLANK = Text("{what} belum diisi.", "Not filled in yet: {what}.")
_NO_PART = Text("Sheet bagian {part} tidak ada.", "There is no sheet of the {part} part.")
_NO_ROWS = Text("Belum ada kegiatan di sheet {sheet}.", "There are no activities on the sheet {sheet} yet.")
_NO_NIP = Text(
    '{what} "{value}" tidak terdiri dari 18 angka. Ketik ulang sebagai teks.',
    '{what} "{value}" does not have 18 digits. Type it again, as text.',
)
_NO_SUCH_DAY = Text(
    "Tanggal penandatanganan tidak ada di kalender atau kurang jelas.",
    "The date of signing is not in the calendar, or not clear.",
)
_NO_BLOCK = Text(
    "Belum ada tempat tanda tangan di bawah tabel. Gabung dulu file ini{merge}, lalu cetak hasilnya.",
    "There is no room for signatures below the table. Merge this file{merge} first, and print the result.",
).advising(merge=BY_MERGE)
_BY_MERGE_OF_REPORTS = for_command(" dengan rak-excel merge --from", " with rak-excel merge --from")
_NO_PAGES = Text(
    "Sheet {sheet} tidak ada. Gabung dulu laporan unitnya{merge}, lalu cetak hasilnya.",
    "There is no sheet {sheet}. Merge the units' reports{merge} first, and print the result.",
).advising(merge=_BY_MERGE_OF_REPORTS)
_TYPED_ON_PAGE = Text(
    "Ada yang diketik atau dihapus langsung di halaman ini, sehingga yang dicetak bisa lain dari sheet {sheet}. Betulkan isiannya di sheet "
    "{sheet}, dan kembalikan yang semula ada di halaman ini, atau gabung lagi kiriman unitnya.",
    "Something was typed or cleared on this page, so that what is printed may be other than on the sheet {sheet}. Correct the entry on the "
    "sheet {sheet}, and put back what stood on this page, or merge the units' reports again.",
)
_SIGNED_ON = Text("Tanggal penandatanganan", "the date of signing")


class Lack(Record):
    """One thing to do before signing; `cell` is where, None where the workbook has no cell for it."""

    said: Text
    cell: Cell | None = None

    @property
    def line(self) -> Text:
        return said_of(self.cell, self.said) if self.cell else self.said


def lacking(plan: Plan, sheets: Sequence[Sheet]) -> Iterator[Lack]:
    """Everything that a plan lacks before it can be signed, in the order in which it is filled in."""
    by_name = {sheet.name: sheet for sheet in sheets}
    yield from _parts(plan)
    if says_no_name(plan.identity.place, plan.definition.marks):
        yield Lack(_BLANK.filled(what=plan.definition.identity.place.capitalize()), plan.identity.cells.get("place"))
    if plan.identity.date is None:
        yield _date(plan, by_name)
    yield from _people(plan)
    yield from (Lack(note.detail, note.cell) for note in plan.notes if note.kind is NoteKind.DIFFERENCE_OPEN)
    if plan.definition.is_report:
        yield from (Lack(_NO_PAGES.filled(sheet=name)) for name in pages_of_report(plan) if name not in by_name)
        yield from typed_on_pages(plan, sheets)
    else:
        yield from _without_block(plan, by_name)


def pages_of_report(plan: Plan) -> list[str]:
    """The sheets of a report that are signed."""
    words = monitoring_words(plan.definition)
    return [pages_of(part, words) for part in plan.definition.parts]


def _parts(plan: Plan) -> Iterator[Lack]:
    """The parts of a plan that are not there, or have no row; an agreement has no parts."""
    own = {part.id: part for part in plan.parts}
    for definition in () if plan.is_agreement else plan.definition.parts:
        part = own.get(definition.id)
        if part is None:
            yield Lack(_NO_PART.filled(part=definition.sheet))
        elif not any(indicator.filled for indicator in part.indicators):
            yield Lack(_NO_ROWS.filled(sheet=part.sheet))


def _date(plan: Plan, sheets: Mapping[str, Sheet]) -> Lack:
    """The first blank cell of the date; where none is blank, the day is one that no month has."""
    cells = plan.identity.date_cells
    shown = ((cell, sheets.get(cell.sheet)) for cell in cells)
    blank = [cell for cell, own in shown if not (own and own.text(cell.row, column_number(cell.column)).strip())]
    if cells and not blank:
        return Lack(_NO_SUCH_DAY, cells[0])
    return Lack(_BLANK.filled(what=_SIGNED_ON), next(iter(blank), plan.identity.cells.get("date")))


def _people(plan: Plan) -> Iterator[Lack]:
    """The names and numbers of all who sign, and of who acknowledges where that is asked for."""
    identity, words = plan.identity, plan.definition.identity
    signing = [part.signatory for part in plan.definition.parts]
    if identity.acknowledged:
        signing += [part.acknowledged_by for part in plan.definition.parts if part.acknowledged_by]
    for id_ in dict.fromkeys(signing):
        signatory, label = identity.signatories.get(id_, Signatory()), words.signatories[id_].label
        if says_no_name(signatory.name, plan.definition.marks):
            what = f"{words.signatory_name.capitalize()} {label}"
            yield Lack(_BLANK.filled(what=what), identity.cells.get(f"{id_}.name"))
        if not is_nip_or_blank(nip := signatory.nip or ""):
            what = f"{words.signatory_nip} {label}"
            yield Lack(_NO_NIP.filled(what=what, value=nip), identity.cells.get(f"{id_}.nip"))


def _without_block(plan: Plan, sheets: Mapping[str, Sheet]) -> Iterator[Lack]:
    """The parts below whose rows nothing stands within the columns of the table: spare rows are blank there."""
    for part in plan.parts:
        below, printed = max(printed_rows(part), default=0) + 1, last_printed(part) or LAST_COLUMN
        # A formula that no program calculated yet shows in print, too.
        written = [*sheets[part.sheet].addresses(), *sheets[part.sheet].uncalculated]
        if not any(row >= below and column <= printed for row, column in written):
            yield Lack(_NO_BLOCK, Cell(part.sheet, below, "A"))


def typed_on_pages(plan: Plan, sheets: Sequence[Sheet]) -> Iterator[Lack]:
    """The pages of a report on which somebody typed since it was merged, at the first cell that shows where."""
    pages = {pages_of(part, monitoring_words(plan.definition)): part.sheet for part in plan.definition.parts}
    typed = set(pages_typed_over(sheets, plan.definition))
    for page in (sheet for sheet in sheets if sheet.name in typed):
        said = _TYPED_ON_PAGE.filled(sheet=pages[page.name])
        at = next(between_formulas(page), None)
        yield Lack(said, page.cell(*at)) if at else Lack(said_of(page.name, said))
