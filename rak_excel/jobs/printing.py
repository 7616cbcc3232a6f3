"""Print a plan: from its workbook to the PDF of the pages that are signed, once nothing is lacking."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from rak_excel.definitions.monitoring import monitoring_words
from rak_excel.errors import NothingToPrintError, NotReadyToSignError
from rak_excel.formats.addresses import LAST_COLUMN, column_number
from rak_excel.formats.grid import Sheet
from rak_excel.formats.opened.kinds import FileKind
from rak_excel.formats.opened.opening import as_argument, content_of, open_workbook, refuse_missing
from rak_excel.formats.printed.libreoffice import find_libreoffice, saved_as, scratch_folder
from rak_excel.formats.written.output import Output, output_file, refuse_existing, refuse_inputs, refuse_unwritable
from rak_excel.jobs.printing_corrected import Lack, corrected, typed_on_pages
from rak_excel.language import Text, one_text
from rak_excel.layouts.names import CHANGES
from rak_excel.layouts.plan import CENTRED, INDENTED
from rak_excel.layouts.report_pages import pages_of
from rak_excel.model import Cell, Definition, NoteKind, Plan, PlanPart, Signatory
from rak_excel.reading import read_plan
from rak_excel.record import Record
from rak_excel.rules.check import check
from rak_excel.rules.settings import Settings
from rak_excel.rules.signatures import is_nip_or_blank, says_no_name
from rak_excel.workbooks.printed import PrintedTable, can_choose_sheets, only_printing

DRAFT = "KONSEP"  # what a draft's pages say, in the language of the plan
_SUFFIX = ".pdf"
# LibreOffice's own bookmarks tell which page is of which sheet.
_PDF = 'pdf:calc_pdf_Export:{"ExportBookmarks":{"type":"boolean","value":"true"}}'

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
_NO_PAGES = Text(
    "Sheet {sheet} tidak ada. Gabung dulu laporan unitnya dengan rak-excel merge --from, lalu cetak hasilnya.",
    "There is no sheet {sheet}. Merge the units' reports with rak-excel merge --from first, and print the result.",
)
_OF_A_UNIT = Text(
    "{path} adalah kiriman {unit}, belum rencana kantor. Gabung dulu semua kiriman dengan rak-excel merge, lalu cetak hasilnya.",
    "{path} is what {unit} sent, and no plan of the office yet. Merge all submissions with rak-excel merge first, and print "
    "the result.",
)
_NO_ACTIVITIES = Text(
    "{path} belum berisi kegiatan. Isi dulu, atau gabung kiriman unitnya dengan rak-excel merge.",
    "{path} has no activities yet. Fill it in, or merge the units' submissions with rak-excel merge.",
)
_NOT_READY = Text("{path} belum siap ditandatangani:", "{path} is not ready to be signed:")
_LINE = Text("  {said}", "  {said}")
_DRAFT = Text(
    "Setelah lengkap, cetak lagi. Untuk mencetak konsepnya: rak-excel print {named} -o konsep.pdf --draft",
    "Complete it and print again. To print a draft: rak-excel print {named} -o konsep.pdf --draft",
)
_SIGNED_ON = Text("Tanggal penandatanganan", "the date of signing")


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
        yield from (Lack(_NO_PAGES.filled(sheet=name)) for name in _pages_of_report(plan) if name not in by_name)
        yield from typed_on_pages(plan, sheets)
    else:
        yield from _without_block(plan, by_name)


def _pages_of_report(plan: Plan) -> list[str]:
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
        below, printed = max(_rows(part), default=0) + 1, _last_printed(part) or LAST_COLUMN
        # A formula that no program calculated yet shows in print, too.
        written = [*sheets[part.sheet].addresses(), *sheets[part.sheet].uncalculated]
        if not any(row >= below and column <= printed for row, column in written):
            yield Lack(_NO_BLOCK, Cell(part.sheet, below, "A"))


def _last_printed(part: PlanPart) -> int:
    """The last column of a table that is printed: that before the status of the rows, else that of the executors; 0 where it
    has neither."""
    roles = part.columns.roles
    return column_number(roles["status"]) - 1 if "status" in roles else column_number(roles.get("executor", ""))


def _rows(part: PlanPart) -> list[int]:
    return [place.row for each in part.indicators for place in (each.place, *(own.place for own in each.activities))]


class Printed(Record):
    """How many pages each sheet has, in order, and what the plan still lacks where it is a draft.

    `errors` counts what check calls errors: they are told, and hold nothing up.
    """

    pages: dict[str, int]
    lacking: tuple[Lack, ...] = ()
    errors: int = 0


def print_plan(
    path: Path | str, output: Output, *, draft: bool = False, force: bool = False, settings: Settings | None = None
) -> Printed:
    """Write the pages of the plan at `path` that are signed, and no other, to the PDF `output`, a path or a file object.

    A draft says so across each page, and may lack what is needed for signing; another plan may not: then
    NotReadyToSignError lists it. Raises NothingToPrintError where the file is no office's plan, LibreOfficeError where
    that is not there or does not do its work, and what reading and writing files raises.
    """
    path = Path(path)
    place = Path(output) if isinstance(output, Path | str) else None
    if place:
        refuse_existing(place, force=force, suffix=_SUFFIX)
        refuse_inputs(place, [path])
    refuse_missing(path)
    plan = read_plan(path)
    _refuse_others(plan, path)
    content = content_of(path)
    book = open_workbook(content, path.suffix)
    missing = tuple(lacking(plan, book.sheets))
    if missing and not draft:
        raise _not_ready(path, missing)
    anew = corrected(plan, content, book.kind, path.name) if plan.definition.is_report else None
    missing += anew.lacking if anew else ()
    if missing and not draft:
        raise _not_ready(path, missing)
    if place:
        refuse_unwritable(place)
    findings = check([plan], settings=settings)
    by_name = {sheet.name: sheet for sheet in book.sheets}
    # The matrix of changes is signed beside a revised plan.
    own = _pages_of_report(plan) if plan.definition.is_report else [part.sheet for part in plan.parts]
    sheets = list(dict.fromkeys([*(each for each in own if each in by_name), *({CHANGES} & by_name.keys())]))
    # The pages of a plan that merging did not write are as its office set them up.
    tables = [
        _table(part, by_name[part.sheet], plan.definition)
        for part in plan.parts
        if plan.merged and part.sheet in sheets and part.indicators and _last_printed(part)
    ]
    kind = book.kind
    if anew:
        tables += anew.tables
        if kind is FileKind.ODS or not can_choose_sheets(content, kind):  # only rows of an xlsx are made higher
            content, kind = anew.content, FileKind.XLSX
    pdf, pages = _pages(content, kind, sheets, tables, draft=draft, marks=plan.definition.is_report)
    with output_file(output, force=force, suffix=_SUFFIX) as temporary:
        temporary.write_bytes(pdf)
    return Printed(pages, missing, sum(each.blocks for each in findings))


def _refuse_others(plan: Plan, path: Path) -> None:
    unit = plan.identity.submitter
    if unit is not None:
        raise NothingToPrintError.about(path, _OF_A_UNIT, unit=unit.name)
    if next(plan.activities(), None) is None:
        raise NothingToPrintError.about(path, _NO_ACTIVITIES)


def _not_ready(path: Path, missing: Sequence[Lack]) -> NotReadyToSignError:
    lines = [_LINE.filled(said=each.line) for each in missing]
    said = [_NOT_READY.filled(path=path), *lines, _DRAFT.filled(named=as_argument(path))]
    return NotReadyToSignError(one_text(said, "\n"), path=path)


def _table(part: PlanPart, sheet: Sheet, definition: Definition) -> PrintedTable:
    rows, roles = _rows(part), part.columns.roles
    indented = {*INDENTED, *(column.id for column in definition.further_of(part.id) if not column.is_number)}
    texts = {column_number(roles[role]): role in indented for role in roles if role in indented.union(CENTRED)}
    return PrintedTable(sheet, range(min(rows), max(rows) + 1), texts, _last_printed(part))


def _pages(
    content: bytes, kind: FileKind, sheets: Sequence[str], tables: Sequence[PrintedTable], *, draft: bool, marks: bool
) -> tuple[bytes, dict[str, int]]:
    # Imported here: nothing else asks for pypdf.
    from rak_excel.formats.printed.pdf_pages import finished

    program = find_libreoffice()
    with scratch_folder() as folder:
        if not can_choose_sheets(content, kind):
            kept = folder / f"asli.{kind.value}"
            kept.write_bytes(content)
            content, kind = saved_as(program, kept, "ods", ".ods").read_bytes(), FileKind.ODS
        copy = folder / f"rencana.{kind.value}"
        copy.write_bytes(only_printing(content, kind, sheets, tables, marks=marks))
        pdf = saved_as(program, copy, _PDF, _SUFFIX).read_bytes()
    return finished(pdf, sheets, across=DRAFT if draft else "")
