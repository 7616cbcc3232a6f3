"""The findings as a workbook an office: one printable sheet a unit, linked to the cells."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from rak_excel.formats.written.book import CREATED, Book, footer_text, new_book
from rak_excel.formats.written.output import output_file, refuse_existing, refuse_inputs
from rak_excel.formats.written.row_heights import fitting
from rak_excel.formats.written.table import TableColumn, TableSheet, add_table
from rak_excel.formats.written.values import CellValue, Link
from rak_excel.language import Language, Text
from rak_excel.model import Finding, Severity
from rak_excel.reading.own_reports import SUBJECT, writable
from rak_excel.record import Record
from rak_excel.system.grouped import grouped
from rak_excel.workbooks.findings.earlier_answers import (
    ANSWER,
    CELL,
    FILE,
    FINDING,
    GONE,
    NOTHING,
    SHEET,
    Answered,
    OfficeAnswer,
    earlier_answers,
    names_of,
)
from rak_excel.workbooks.findings.pages import OVERVIEW, WHOLE_OFFICE, FindingsBook, FindingsPage
from rak_excel.workbooks.findings.verdict import verdict

_PAGE = Text("Halaman &P dari &N", "Page &P of &N")
_VALUE = 34.0  # the width of the column with what stands in the cell
_EXPLANATION = Text("Penjelasan kantor: {said}", "The office explains: {said}")
_LINES = 16  # of a long value that are shown; the link leads to the rest
_COLUMNS = (
    (Text("NO", "NO"), 5.0),
    (FILE, 24.0),
    (SHEET, 13.0),
    (CELL, 8.0),
    (Text("ISIAN SAAT INI", "PRESENT CONTENT"), _VALUE),
    (FINDING, 44.0),
    (Text("SARAN PERBAIKAN", "WHAT TO DO"), 36.0),
    (ANSWER, 26.0),
)
# A name that Windows does not allow would lead it to another place: `\\server\x.xlsx`, `http:x.xlsx`.
_ELSEWHERE = frozenset("\\:")
_LONGEST_WAY = 2000  # letters; Excel follows no longer one
_FILE = 1  # the column that a page on one file does not need
_OVERVIEW = (
    (Text("NO", "NO"), 5.0),
    (Text("UNIT", "UNIT"), 46.0),
    (SHEET, 32.0),  # room for the longest name that a sheet can have: links are not wrapped
    (FILE, 48.0),
    (Text("HASIL", "RESULT"), 40.0),
)


class _Writing(Record):
    """What every row is written with."""

    folder: Path
    locations: Mapping[str, Path]
    language: Language
    least: Severity


def write_findings_books(
    folder: Path,
    books: Iterable[FindingsBook],
    locations: Mapping[str, Path],
    language: Language,
    *,
    least: Severity = Severity.WARNING,
    force: bool = False,
    inputs: Iterable[Path] = (),
) -> list[Path]:
    """Write each of the `books` as a workbook into `folder`, also where nothing was found; the paths, in order.

    Errors come first, what is on trial last. `least` is the mildest severity listed; the verdict counts the others all the same. `locations` tells
    where each file lies, so that the links find it from `folder`, and `inputs` are what else was read. What an office
    answered in a workbook that is replaced is carried over.

    Raises OutputExistsError before anything is written where one of the workbooks is there already, cannot be read, or
    is one of the files that were read.
    """
    books = list(books)
    paths = [folder / f"{each.name}.xlsx" for each in books]
    for path in paths:
        refuse_existing(path, force=force)
    refuse_inputs(paths, [*locations.values(), *inputs])
    writing = _Writing(folder, locations, language, least)
    answered = [earlier_answers(path) for path in paths]
    for each, path, answers in zip(books, paths, answered, strict=True):
        with output_file(path, force=force) as temporary:
            book = new_book(temporary)
            book.set_properties({"subject": SUBJECT, "created": CREATED})
            _write(book, each, answers, writing)
            book.close()
    return paths


def _write(book: Book, each: FindingsBook, answers: Sequence[OfficeAnswer], writing: _Writing) -> None:
    overview = [(_overview(each, writing.language), each.heading[1])] if len(each.pages) > 1 else []
    own = _by_page(each, answers)
    pages = [(_table(page, own.get(nth, []), writing), page.title[1]) for nth, page in enumerate(each.pages)]
    for table, whose in (*overview, *pages):
        # Whose workbook a loose page belongs to.
        add_table(book, table).set_footer(f"&L&8{footer_text(whose)}&R&8{_PAGE.said(writing.language)}")
    for name, seals in names_of((table for table, _ in (*overview, *pages)), ANSWER.said(writing.language)):
        book.define_name(name, seals)


def _by_page(each: FindingsBook, answers: Sequence[OfficeAnswer]) -> dict[int, list[OfficeAnswer]]:
    """The answers to the files of each page; to files of none on the first one."""
    pages = grouped((file, nth) for nth, page in enumerate(each.pages) for file in page.files)
    return grouped((nth, answer) for answer in answers for nth in pages.get(answer.file, [0]))


def _overview(each: FindingsBook, language: Language) -> TableSheet:
    columns = tuple(TableColumn(heading.said(language), width, "wrap") for heading, width in _OVERVIEW)
    rows: list[list[CellValue]] = []
    for number, page in enumerate(each.pages, 1):
        unit = page.sender.unit if page.sender else ""
        link = Link(page.sheet, "A1", page.sheet)
        told = verdict(page.findings).said(language)
        rows.append([number, unit or WHOLE_OFFICE.said(language), link, "\n".join(page.files), told])
    return TableSheet(OVERVIEW.said(language), columns, rows, title=each.heading, filtered=False)


def _table(page: FindingsPage, answers: Sequence[OfficeAnswer], writing: _Writing) -> TableSheet:
    shown = [finding for finding in page.findings if finding.severity.rank <= writing.least.rank]
    places = {file: nth for nth, file in enumerate(page.files)}
    shown.sort(key=lambda finding: (places[finding.file], finding.weight.rank))
    answered = Answered(answers)
    found = [_row(finding, answered, writing) for finding in shown]
    gone = [_gone(each, writing.language) for each in answered.to_none_of(shown)]
    several = len({*page.files, *(each.file for each in answers if each.file)}) > 1
    rows = [[number, *row] for number, row in enumerate([*found, *gone], 1)]
    columns = tuple(
        TableColumn(heading.said(writing.language), width, "input" if heading is ANSWER else "wrap")
        for heading, width in _COLUMNS
        if several or heading is not FILE
    )
    kept = rows if several else [row[:_FILE] + row[_FILE + 1 :] for row in rows]
    notes = () if found else (NOTHING.said(writing.language),)
    return TableSheet(page.sheet, columns, kept, title=page.title, notes=notes, filtered=False)


def _row(finding: Finding, answers: Answered, writing: _Writing) -> list[CellValue]:
    language = writing.language
    said = f"{finding.weight.label.said(language)}: {finding.message.said(language)}"
    if finding.explanation:
        said = f"{said}\n{_EXPLANATION.filled(said=finding.explanation).said(language)}"
    answered = "\n".join(dict.fromkeys(answer.text for answer in answers.to(finding)))
    place: list[CellValue] = [finding.file, finding.sheet, _cell(finding, writing)]
    return [*place, fitting(finding.value, _VALUE, _LINES), said, finding.hint.said(language), answered or None]


def _gone(answer: OfficeAnswer, language: Language) -> list[CellValue]:
    """An answer to what is not found any more: what an office typed is never lost."""
    said = GONE.filled(said=answer.said).said(language)
    return [answer.file, answer.sheet, answer.cell, None, said, None, answer.text]


def _cell(finding: Finding, writing: _Writing) -> CellValue:
    if finding.cell is None:
        return None
    address = finding.cell.address
    if finding.file not in writing.locations:
        return address
    way = _relative(writing.locations[finding.file], writing.folder)
    if _ELSEWHERE & set(way) or len(way) > _LONGEST_WAY:
        return address
    return Link(finding.cell.sheet, address, address, way)


def _relative(path: Path, folder: Path) -> str:
    """The way from the findings to the workbook of the plan; the bare name where they lie on different drives."""
    try:
        return writable(Path(os.path.relpath(path, folder)).as_posix())
    except ValueError:
        return writable(path.name)
