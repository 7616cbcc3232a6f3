"""What a plan still lacks before it is printed for signing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rak_excel.formats.addresses import LAST_COLUMN, column_number
from rak_excel.formats.grid import Sheet
from rak_excel.language import Text
from rak_excel.model import Cell, NoteKind, Plan, Signatory
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
    "Belum ada tempat tanda tangan di bawah tabel. Gabung dulu file ini dengan rak-excel merge, lalu cetak hasilnya.",
    "There is no room for signatures below the table. Merge this file with rak-excel merge first, and print the result.",
)
_SIGNED_ON = Text("Tanggal penandatanganan", "the date of signing")
_DATE = ("day", "month", "signed_year")


@dataclass(frozen=True, slots=True)
class Lack:
    """One thing to do before signing; `cell` is where, None where the workbook has no cell for it."""

    said: Text
    cell: Cell | None = None

    @property
    def line(self) -> Text:
        return Text(f"{self.cell}: {self.said.id}", f"{self.cell}: {self.said.en}") if self.cell else self.said


def lacking(plan: Plan, sheets: Sequence[Sheet]) -> Iterator[Lack]:
    """Everything that a plan lacks before it can be signed, in the order in which it is filled in."""
    by_name = {sheet.name: sheet for sheet in sheets}
    yield from _parts(plan)
    yield from _place(plan)
    yield from _date(plan, by_name)
    yield from _people(plan)
    yield from (Lack(note.detail, note.cell) for note in plan.notes if note.kind is NoteKind.DIFFERENCE_OPEN)
    yield from _without_block(plan, by_name)


def _parts(plan: Plan) -> Iterator[Lack]:
    """The parts of a plan that are not there, or have no row; an agreement has no parts."""
    own = {part.id: part for part in plan.parts}
    for definition in () if plan.is_agreement else plan.definition.parts:
        part = own.get(definition.id)
        if part is None:
            yield Lack(_NO_PART.filled(part=definition.sheet))
        elif not any(indicator.filled for indicator in part.indicators):
            yield Lack(_NO_ROWS.filled(sheet=part.sheet))


def _place(plan: Plan) -> Iterator[Lack]:
    if says_no_name(plan.identity.place, plan.definition.marks):
        yield Lack(_BLANK.filled(what=plan.definition.identity.place.capitalize()), plan.identity.cells.get("place"))


def _date(plan: Plan, sheets: Mapping[str, Sheet]) -> Iterator[Lack]:
    """The first blank cell of the date; where none is blank, the day is one that no month has."""
    if plan.identity.date is not None:
        return
    cells = [cell for name in _DATE if (cell := plan.identity.cells.get(name))]
    blank = [cell for cell in cells if not _text(cell, sheets).strip()]
    if cells and not blank:
        yield Lack(_NO_SUCH_DAY, cells[0])
    else:
        yield Lack(_BLANK.filled(what=_SIGNED_ON), next(iter(blank), plan.identity.cells.get("date")))


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
        rows = [place.row for each in part.indicators for place in (each.place, *(a.place for a in each.activities))]
        below, last = max(rows, default=0) + 1, part.columns.roles.get("executor")
        printed = column_number(last) if last else LAST_COLUMN
        # A formula that no program calculated yet shows in print, too.
        written = [*sheets[part.sheet].addresses(), *sheets[part.sheet].uncalculated]
        if not any(row >= below and column <= printed for row, column in written):
            yield Lack(_NO_BLOCK, Cell(part.sheet, below, "A"))


def _text(cell: Cell, sheets: Mapping[str, Sheet]) -> str:
    sheet = sheets.get(cell.sheet)
    return sheet.text(cell.row, column_number(cell.column)) if sheet else ""
