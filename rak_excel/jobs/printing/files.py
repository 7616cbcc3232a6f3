"""Print a plan: from its workbook to the PDF of the pages that are signed, once nothing is lacking."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rak_excel.advice import BY_MERGE, for_command
from rak_excel.errors import NothingToPrintError, NotReadyToSignError
from rak_excel.formats.opened.kinds import FileKind
from rak_excel.formats.opened.opening import as_argument, content_of, open_workbook, refuse_missing
from rak_excel.formats.printed.libreoffice import find_libreoffice, saved_as, scratch_folder
from rak_excel.formats.written.output import Output, output_file, refuse_existing, refuse_inputs, refuse_unwritable
from rak_excel.jobs.printing.corrected import corrected
from rak_excel.jobs.printing.lacking import Lack, lacking, pages_of_report
from rak_excel.jobs.printing.tables import last_printed, printed_table
from rak_excel.language import Text, one_text
from rak_excel.layouts.names import CHANGES
from rak_excel.model import Plan
from rak_excel.reading import read_plan
from rak_excel.record import Record
from rak_excel.rules.check import check
from rak_excel.rules.settings import Settings
from rak_excel.workbooks.printed import PrintedTable, can_choose_sheets, only_printing

DRAFT = "KONSEP"  # what a draft's pages say, in the language of the plan
_SUFFIX = ".pdf"
# LibreOffice's own bookmarks tell which page is of which sheet.
_PDF = 'pdf:calc_pdf_Export:{"ExportBookmarks":{"type":"boolean","value":"true"}}'

_OF_A_UNIT = Text(
    "{path} adalah kiriman {unit}, belum rencana kantor. Gabung dulu semua kiriman{merge}, lalu cetak hasilnya.",
    "{path} is what {unit} sent, and no plan of the office yet. Merge all submissions{merge} first, and print the result.",
).advising(merge=BY_MERGE)
_NO_ACTIVITIES = Text(
    "{path} belum berisi kegiatan. Isi dulu, atau gabung kiriman unitnya{merge}.",
    "{path} has no activities yet. Fill it in, or merge the units' submissions{merge}.",
).advising(merge=BY_MERGE)
_NOT_READY = Text("{path} belum siap ditandatangani:", "{path} is not ready to be signed:")
_LINE = Text("  {said}", "  {said}")
_BY_PRINT = for_command(
    " Untuk mencetak konsepnya: rak-excel print {named} -o konsep.pdf --draft",
    " To print a draft: rak-excel print {named} -o konsep.pdf --draft",
)
_DRAFT = Text(
    "Setelah lengkap, cetak lagi.{draft}",
    "Complete it and print again.{draft}",
).advising(draft=_BY_PRINT)


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
    own = pages_of_report(plan) if plan.definition.is_report else [part.sheet for part in plan.parts]
    sheets = list(dict.fromkeys([*(each for each in own if each in by_name), *({CHANGES} & by_name.keys())]))
    # The pages of a plan that merging did not write are as its office set them up.
    tables = [
        printed_table(part, by_name[part.sheet], plan.definition)
        for part in plan.parts
        if plan.merged and part.sheet in sheets and part.indicators and last_printed(part)
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
