"""The sheet that lists what was found, in which an office answers: within its own workbook, or as a workbook beside it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import msgspec

from rak_excel.formats.written.book import CREATED, footer_text, new_book
from rak_excel.formats.written.row_heights import fitting
from rak_excel.formats.written.table import TableColumn, TableSheet, add_table
from rak_excel.formats.written.values import CellValue, Link, Offered
from rak_excel.language import Labelled, Language, Text
from rak_excel.layouts import marks as at
from rak_excel.model import Weight
from rak_excel.model.answers import Answer, Progress, Ruling
from rak_excel.model.returned import Answered, ReturnedFinding, ReturnedState
from rak_excel.reading.own_reports import SUBJECT
from rak_excel.reading.returned import state_texts
from rak_excel.record import Record

_VALUE = 30.0  # the width of the column with what stands in the cell
_LINES = 12  # of a long value that are shown; the link leads to the rest
_TAB = "#9C0006"
_THEN = Text("dulu {place}", "then {place}")
_PAGE = Text("Halaman &P dari &N", "Page &P of &N")


class ListedFinding(Record):
    """One row: what was found, what became of it since it went back, and what was answered.

    `why` explains its rule, or says why the answer is not enough; on an explanation of what is `explainable` can be ruled.
    """

    told: ReturnedFinding
    progress: Progress | None = None
    answered: Answered | None = None
    why: Text | None = None
    explainable: bool = False


class FindingsList(Record):
    """The sheet as it is to be: the lines above its table, its rows, and what makes the findings known again.

    `followed` tells whether there was a list before, against which the rows have a state, `ruled` whether its receiver may
    rule on explanations.
    """

    title: tuple[Text, ...]
    rows: tuple[ListedFinding, ...]
    state: ReturnedState
    followed: bool = False
    ruled: bool = False


def sheet_workbook(listed: FindingsList, name: str, language: Language, *, alone: bool = False) -> bytes:
    """A workbook with nothing but this sheet. One that stands `alone` has no plan beside it to which links could lead."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "catatan.xlsx"
        _write(path, listed, name, language, alone=alone)
        return path.read_bytes()


def _write(path: Path, listed: FindingsList, name: str, language: Language, *, alone: bool) -> None:
    book = new_book(path)
    book.set_properties({"subject": SUBJECT, "created": CREATED})
    table = findings_table(listed, name, language, linked=not alone)
    sheet = add_table(book, table)
    sheet.set_tab_color(_TAB)
    sheet.set_footer(f"&L&8{footer_text(table.title[0])}&R&8{_PAGE.said(language)}")
    book.close()


def findings_table(listed: FindingsList, name: str, language: Language, *, linked: bool = True) -> TableSheet:
    """The sheet of this name; its cells are `linked` where the plan stands in the same workbook."""
    numbered = enumerate(listed.rows, 1)
    rows = [list(_row(each, number, listed, language, linked=linked)) for number, each in numbered]
    title = tuple(line.said(language) for line in listed.title)
    unseen = tuple(state_texts(listed.state))
    return TableSheet(name, _columns(listed, language), rows, title=title, filtered=False, unseen=unseen)


def _columns(listed: FindingsList, language: Language) -> tuple[TableColumn, ...]:
    shown = [
        (at.NUMBER, TableColumn("", 5.0, "wrap")),
        *([(at.STATE, TableColumn("", 12.0, "wrap"))] if listed.followed else []),
        (at.CELL, TableColumn("", 16.0, "wrap")),
        (at.VALUE, TableColumn("", _VALUE, "wrap")),
        (at.FINDING, TableColumn("", 44.0, "wrap")),
        (at.HINT, TableColumn("", 38.0, "wrap")),
        (at.ANSWER, TableColumn("", 17.0, "input", _choices(Answer, language))),
        (at.EXPLANATION, TableColumn("", 34.0, "input")),
        *([(at.RULING, TableColumn("", 12.0, "input"))] if listed.ruled else []),
        (at.DATA, TableColumn("", 10.0, "text", (), True)),
    ]
    return tuple(column.but(heading=heading.said(language)) for heading, column in shown)


def _choices(labels: type[Labelled], language: Language) -> tuple[str, ...]:
    return tuple(each.label.said(language) for each in labels)


def _row(
    each: ListedFinding, number: int, listed: FindingsList, language: Language, *, linked: bool
) -> Iterator[CellValue]:
    told, answered = each.told, each.answered
    yield number
    if listed.followed:
        yield each.progress.label.said(language) if each.progress and not told.trial else None
    settled, here = each.progress is Progress.SETTLED, each.progress not in {Progress.SETTLED, Progress.UNCHECKED}
    yield _place(told, linked=linked) if here or not told.sheet else _THEN.filled(place=_said(told)).said(language)
    yield None if settled else fitting(told.value, _VALUE, _LINES)
    yield f"{_weight(each).label.said(language)}: {told.message.said(language)}"
    yield "\n".join(text.said(language) for text in (told.hint, each.why) if text)
    yield answered.answer.label.said(language) if answered and answered.answer and not settled else None
    yield (answered.explanation if answered else "") or None
    if listed.ruled:
        ruling = answered.ruling.label.said(language) if answered and answered.ruling else ""
        yield Offered(ruling, _choices(Ruling, language)) if each.explainable else ruling or None
    if answered:
        words = at.seal_of_words(answered.explanation) if answered.ruling else ""
        told = told.but(ruling=answered.ruling, ruled=words, disputed=answered.disputed)
    yield at.SETTLED if settled else msgspec.json.encode(told).decode()


def _weight(each: ListedFinding) -> Weight:
    return Weight(each.told.severity, each.told.trial, each.progress is Progress.EXPLAINED)


def _place(told: ReturnedFinding, *, linked: bool) -> CellValue:
    if not told.cell:
        return told.sheet or None
    return Link(told.sheet, told.cell, _said(told), follows=True) if linked else _said(told)


def _said(told: ReturnedFinding) -> str:
    return f"{told.sheet}!{told.cell}" if told.cell else told.sheet
