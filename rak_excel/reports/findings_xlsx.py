"""Findings as the return to each office: one workbook an office, one printable sheet, linked to the cells."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from rak_excel.language import Language, Text
from rak_excel.model import Finding, Plan, Severity
from rak_excel.reading.file_names import writable
from rak_excel.reports.verdict import PARTIAL, verdict
from rak_excel.spreadsheet.book import footer_text, new_book
from rak_excel.spreadsheet.output import output_file, refuse_existing, refuse_inputs
from rak_excel.spreadsheet.table import Column, Link, Table, Value, add_table
from rak_excel.vocabulary.offices import region_of

_SHEET = Text("Catatan", "Findings")
_TITLE = Text("CATATAN ATAS RENCANA AKSI KINERJA", "FINDINGS ON THE ACTION PLAN")
_YEAR = Text(" TAHUN {year}", " {year}")
_UNREAD = Text("file tidak terbaca", "unread files")
_PAGE = Text("Halaman &P dari &N", "Page &P of &N")
_NOTHING = Text("Tidak ada catatan.", "Nothing was found.")
_COLUMNS = (
    (Text("NO", "NO"), 5.0),
    (Text("FILE", "FILE"), 24.0),
    (Text("SHEET", "SHEET"), 13.0),
    (Text("SEL", "CELL"), 8.0),
    (Text("ISIAN SAAT INI", "PRESENT CONTENT"), 28.0),
    (Text("CATATAN", "FINDING"), 44.0),
    (Text("SARAN PERBAIKAN", "HOW TO MEND IT"), 36.0),
    (Text("TANGGAPAN SATKER", "THE OFFICE'S ANSWER"), 22.0),
)
_FILE = 1  # the column that an office with one file does not need
_KEPT = re.compile(r"[^\w .()-]+")


@dataclass(frozen=True, slots=True)
class _Return:
    """What one office gets for one year."""

    name: str
    title: tuple[str, ...]
    findings: list[Finding]
    files: list[str]


def write_returns(
    folder: Path,
    findings: Sequence[Finding],
    plans: Sequence[Plan],
    locations: Mapping[str, Path],
    language: Language,
    *,
    least: Severity = Severity.WARNING,
    force: bool = False,
) -> list[Path]:
    """Write one workbook for each office and year into `folder`, also where nothing was found; the paths, in order.

    Errors come first. `least` is the mildest severity listed; the verdict counts the others all the same.
    `locations` tells where each file lies, so that the links find it from `folder`. Raises OutputExistsError before
    anything is written where one of the workbooks is there already, and where it is one of the plans.
    """
    returns = list(_returns(findings, plans, language))
    paths = [folder / f"{each.name}.xlsx" for each in returns]
    plans_at = [locations[plan.source.file] for plan in plans]
    for path in paths:
        refuse_existing(path, force=force)
        refuse_inputs(path, plans_at)
    for each, path in zip(returns, paths, strict=True):
        with output_file(path, force=force) as temporary:
            book = new_book(temporary)
            shown = [finding for finding in each.findings if finding.severity.rank <= least.rank]
            sheet = add_table(book, _table(replace(each, findings=shown), folder, locations, language))
            sheet.set_footer(_footer(each, language))
            book.close()
    return paths


def _returns(findings: Sequence[Finding], plans: Sequence[Plan], language: Language) -> Iterator[_Return]:
    offices: dict[tuple[str, int | None], list[Plan]] = {}
    for plan in plans:
        offices.setdefault((_office_key(plan), plan.identity.year), []).append(plan)
    for (key, year), own in offices.items():
        files = sorted(
            {plan.source_of(part.id).file for plan in own for part in plan.parts} | {plan.source.file for plan in own}
        )
        its = [finding for finding in findings if finding.file in files]
        title = _TITLE.said(language) + (_YEAR.filled(year=year).said(language) if year else "")
        name = f"{_SHEET.said(language)} RAK {year or ''} - {key}".replace("  ", " ")
        partial = [PARTIAL.said(language)] if any(plan.is_submission for plan in own) else []
        lines = (title, own[0].identity.office or key, verdict(its).said(language), *partial)
        yield _Return(name, lines, its, files)
    read = {
        file for plan in plans for file in (plan.source.file, *(plan.source_of(part.id).file for part in plan.parts))
    }
    lost = [finding for finding in findings if finding.file not in read]
    if lost:
        files = sorted({finding.file for finding in lost})
        title_lines = (_TITLE.said(language), _UNREAD.said(language).capitalize(), verdict(lost).said(language))
        yield _Return(f"{_SHEET.said(language)} RAK - {_UNREAD.said(language)}", title_lines, lost, files)


def _office_key(plan: Plan) -> str:
    """What the office's file is called: code and name of the region, else the office as written."""
    identity = plan.identity
    region = region_of(identity, plan.definition)
    name = f"{region.code.replace('.', '')} {region.name}" if region else identity.office or plan.source.file
    return _KEPT.sub("", name).strip(" .")[:80] or "-"


def _table(each: _Return, folder: Path, locations: Mapping[str, Path], language: Language) -> Table:
    several = len(each.files) > 1
    columns = tuple(
        Column(heading.said(language), width, "input" if nth == len(_COLUMNS) - 1 else "wrap")
        for nth, (heading, width) in enumerate(_COLUMNS)
        if several or nth != _FILE
    )
    ordered = sorted(each.findings, key=lambda finding: (each.files.index(finding.file), finding.severity.rank))
    rows = []
    for number, finding in enumerate(ordered, 1):
        row = [number, *_row(finding, folder, locations, language)]
        rows.append(row if several else row[:_FILE] + row[_FILE + 1 :])
    notes = () if rows else (_NOTHING.said(language),)
    return Table(_SHEET.said(language), columns, rows, title=each.title, notes=notes, filtered=False)


def _footer(each: _Return, language: Language) -> str:
    """Whose return a loose page belongs to."""
    return f"&L&8{footer_text(each.title[1])}&R&8{_PAGE.said(language)}"


def _row(finding: Finding, folder: Path, locations: Mapping[str, Path], language: Language) -> list[Value]:
    cell: Value = None
    if finding.cell:
        cell = finding.cell.address
        if finding.file in locations:
            cell = Link(
                finding.cell.sheet,
                finding.cell.address,
                finding.cell.address,
                _relative(locations[finding.file], folder),
            )
    said = f"{finding.severity.label.said(language)}: {finding.message.said(language)}"
    return [finding.file, finding.sheet, cell, finding.value, said, finding.hint.said(language), None]


def _relative(path: Path, folder: Path) -> str:
    """The way from the return to the workbook; the bare name where they lie on different drives."""
    try:
        return writable(Path(os.path.relpath(path, folder)).as_posix())
    except ValueError:
        return writable(path.name)
