"""Print a plan: from its workbook to the PDF of the pages that are signed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from rak_excel.errors import NothingToPrintError, NotReadyToSignError
from rak_excel.formats.addresses import column_number
from rak_excel.formats.grid import Sheet
from rak_excel.formats.opened.kinds import Kind
from rak_excel.formats.opened.opening import open_workbook
from rak_excel.formats.opened.workbook_bytes import as_argument, content_of, refuse_missing
from rak_excel.formats.printed.libreoffice import find_libreoffice, saved_as, scratch_folder
from rak_excel.formats.written.output import output_file, refuse_existing, refuse_inputs, refuse_unwritable
from rak_excel.jobs.printing.lacking import Lack, lacking
from rak_excel.language import Text
from rak_excel.layouts.merged import CHANGES
from rak_excel.layouts.plan import INDENTED
from rak_excel.model import Plan, PlanPart, Severity
from rak_excel.reading import read_plan
from rak_excel.rules.check import check
from rak_excel.rules.settings import Settings
from rak_excel.workbooks.printed.rows import PrintedTable
from rak_excel.workbooks.printed.sheets import can_choose_sheets, only_printing

DRAFT = "KONSEP"  # what a draft's pages say, in the language of the plan
_SUFFIX = ".pdf"
_WRAPPED = (*INDENTED, "number", "target")
# LibreOffice's own bookmarks tell which page is of which sheet.
_PDF = 'pdf:calc_pdf_Export:{"ExportBookmarks":{"type":"boolean","value":"true"}}'


@dataclass(frozen=True, slots=True)
class Printed:
    """How many pages each sheet has, in order, and what the plan still lacks where it is a draft.

    `errors` counts what check calls errors: they are told, and hold nothing up.
    """

    pages: dict[str, int]
    lacking: tuple[Lack, ...] = ()
    errors: int = 0


def print_plan(
    path: Path, output: Path, *, draft: bool = False, force: bool = False, settings: Settings | None = None
) -> Printed:
    """Write the pages of the plan at `path` that are signed, and no other, to the PDF `output`.

    A draft says so across each page, and may lack what is needed for signing; another plan may not: then
    NotReadyToSignError lists it. Raises NothingToPrintError where the file is no office's plan, LibreOfficeError where
    that is not there or does not do its work, and what reading and writing files raises.
    """
    refuse_existing(output, force=force, suffix=_SUFFIX)
    refuse_inputs(output, [path])
    refuse_missing(path)
    plan = read_plan(path)
    _refuse_others(plan, path)
    content = content_of(path)
    book = open_workbook(content, path.suffix)
    missing = tuple(lacking(plan, book.sheets))
    if missing and not draft:
        raise _not_ready(path, missing)
    refuse_unwritable(output)
    findings = check([plan], settings=settings)
    sheets = _signed_sheets(plan, [sheet.name for sheet in book.sheets])
    pdf, pages = _pages(content, book.kind, sheets, _tables(plan, book.sheets), draft=draft)
    with output_file(output, force=force, suffix=_SUFFIX) as temporary:
        temporary.write_bytes(pdf)
    return Printed(pages, missing, sum(each.severity is Severity.ERROR for each in findings))


def _refuse_others(plan: Plan, path: Path) -> None:
    unit = plan.identity.submitter
    if unit is not None:
        raise NothingToPrintError(
            f"{path} adalah kiriman {unit.name}, belum rencana kantor. Gabung dulu semua kiriman dengan rak-excel merge, "
            "lalu cetak hasilnya.",
            f"{path} is what {unit.name} sent, and no plan of the office yet. Merge all submissions with rak-excel merge "
            "first, and print the result.",
        )
    if next(plan.activities(), None) is None:
        raise NothingToPrintError(
            f"{path} belum berisi kegiatan. Isi dulu, atau gabung kiriman unitnya dengan rak-excel merge.",
            f"{path} has no activities yet. Fill it in, or merge the units' submissions with rak-excel merge.",
        )


def _not_ready(path: Path, missing: Sequence[Lack]) -> NotReadyToSignError:
    draft = Text(
        f"Setelah lengkap, cetak lagi. Untuk mencetak konsepnya: rak-excel print {as_argument(path)} -o konsep.pdf --draft",
        f"Complete it and print again. To print a draft: rak-excel print {as_argument(path)} -o konsep.pdf --draft",
    )
    head = Text(f"{path} belum siap ditandatangani:", f"{path} is not ready to be signed:")
    lines = [head, *(Text(f"  {each.line.id}", f"  {each.line.en}") for each in missing), draft]
    return NotReadyToSignError("\n".join(line.id for line in lines), "\n".join(line.en for line in lines))


def _signed_sheets(plan: Plan, names: Collection[str]) -> list[str]:
    """The sheets of the plan's parts, and the matrix that is signed beside a revised plan."""
    return [*dict.fromkeys([*(part.sheet for part in plan.parts), *(name for name in names if name == CHANGES)])]


def _tables(plan: Plan, sheets: Sequence[Sheet]) -> list[PrintedTable]:
    """Where a plan that merging wrote has its rows; the pages of any other are as its office set them up."""
    by_name = {sheet.name: sheet for sheet in sheets}
    parts = [part for part in plan.parts if part.indicators and "executor" in part.columns.roles] if plan.merged else []
    return [_table(part, by_name[part.sheet]) for part in parts]


def _table(part: PlanPart, sheet: Sheet) -> PrintedTable:
    rows = [place.row for each in part.indicators for place in (each.place, *(own.place for own in each.activities))]
    texts = {column_number(letter): role in INDENTED for role, letter in part.columns.roles.items() if role in _WRAPPED}
    return PrintedTable(sheet, range(min(rows), max(rows) + 1), texts)


def _pages(
    content: bytes, kind: Kind, sheets: Sequence[str], tables: Sequence[PrintedTable], *, draft: bool
) -> tuple[bytes, dict[str, int]]:
    # Imported here: nothing else asks for pypdf.
    from rak_excel.formats.printed.pdf_pages import finished

    program = find_libreoffice()
    with scratch_folder() as folder:
        if not can_choose_sheets(content, kind):
            kept = folder / f"asli.{kind.value}"
            kept.write_bytes(content)
            content, kind = saved_as(program, kept, "ods", ".ods").read_bytes(), Kind.ODS
        copy = folder / f"rencana.{kind.value}"
        copy.write_bytes(only_printing(content, kind, sheets, tables))
        pdf = saved_as(program, copy, _PDF, _SUFFIX).read_bytes()
    return finished(pdf, sheets, across=DRAFT if draft else "")
