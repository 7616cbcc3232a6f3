"""Draft a template definition from a workbook that an office uses, and try whether the workbook reads by it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from rak_excel.definitions.loading import load_template
from rak_excel.drafting.draft import draft_of
from rak_excel.drafting.keys import Keys
from rak_excel.drafting.toml import as_toml
from rak_excel.errors import NothingToDefineError, UnreadableWorkbookError
from rak_excel.formats.opened.opening import content_of, open_workbook, refuse_missing
from rak_excel.formats.written.output import output_file, refuse_existing, refuse_inputs
from rak_excel.language import Text, said_of
from rak_excel.model import Definition, Indicator, Plan, PlanPart, Source
from rak_excel.model.standard_columns import period_of_id
from rak_excel.reading import Unread, own_definition, read_plan
from rak_excel.reading.plans_alone import as_plan
from rak_excel.reading.sheets import read_with_tables
from rak_excel.reading.tables.tables import Table
from rak_excel.record import Record

_SUFFIX = ".toml"
_CARRIES = Text(
    "{path} sudah membawa definisinya sendiri, {id}, jadi langsung terbaca. Pakai file kantor yang bukan dari rak-excel.",
    "{path} carries its own definition, {id}, and reads without another. Give a workbook that rak-excel did not make.",
)
_NO_ROWS = Text(
    "{path} tidak berisi indikator. Pakai file rencana yang sudah diisi.",
    "{path} has no indicator. Give a plan that is filled in.",
)


class Drafted(Record):
    """What was drafted: how many parts, columns and indicators the definition has, and which indicators read otherwise by it.

    `otherwise` has the cells of indicators that the workbook has and that read otherwise, or not at all, by the draft.
    """

    parts: int
    columns: int
    indicators: int
    otherwise: tuple[str, ...] = ()


def define(workbook: Path | str, output: Path | str, *, force: bool = False) -> Drafted:
    """Write the draft of a definition, made of the plan in `workbook`, to the TOML file `output`.

    Raises NothingToDefineError where the workbook carries a definition already or has no indicator,
    UnreadableWorkbookError with the reason where it has no plan, and what reading and writing files raises.
    """
    workbook, output = Path(workbook), Path(output)
    refuse_existing(output, force=force, suffix=_SUFFIX)
    refuse_inputs(output, [workbook])
    refuse_missing(workbook)
    plan, tables = _read(workbook)
    with output_file(output, force=force, suffix=_SUFFIX) as temporary:
        definition, by_draft = _try(workbook, draft_of(plan, tables), temporary)
        rows = _signed(plan, by_draft)
        if _count(rows) < _count(plan):  # now that it is known who signs
            plan = rows
            definition, by_draft = _try(workbook, draft_of(plan, tables), temporary)
    columns = sum(len(definition.further_of(part.id)) for part in definition.parts)
    return Drafted(len(plan.parts), columns, _count(plan), tuple(_otherwise(plan, by_draft)))


def _read(path: Path) -> tuple[Plan, Mapping[str, Table]]:
    """The plan in a workbook with its tables."""
    book = open_workbook(content_of(path), path.suffix)
    if own := own_definition(book.sheets, book.names):
        raise NothingToDefineError.about(path, _CARRIES, id=own.id)
    read = read_with_tables(book.sheets, Source(path.name, ""), names=book.names, notes=book.notes)
    if isinstance(read, Unread):
        raise UnreadableWorkbookError(said_of(path, read.note.detail), path=path)
    plan, tables = read
    if isinstance(other := as_plan(plan), Unread):
        raise UnreadableWorkbookError(said_of(path, other.note.detail), path=path)
    if not _count(plan):
        raise NothingToDefineError.about(path, _NO_ROWS)
    return plan, tables


def _try(workbook: Path, draft: Keys, file: Path) -> tuple[Definition, Plan]:
    """Write a draft to a file; the definition that it is, and the workbook as it reads by that."""
    text = as_toml(draft, [_FIRST.format(file=workbook.name), _SECOND])
    file.write_text(text, encoding="utf-8", newline="")
    definition = load_template(file)
    return definition, read_plan(workbook, template=definition)


def _signed(plan: Plan, by_draft: Plan) -> Plan:
    """The plan without the lines of words alone below its last row by the draft, read as indicators: who signs there."""
    last = {part.sheet: max((row.place.row for row in part.indicators), default=0) for part in by_draft.parts}

    def rows(part: PlanPart) -> PlanPart:
        end = last.get(part.sheet, 0)
        planned = (row for row in part.indicators if row.place.row <= end or row.target or row.further or row.filled)
        return part.but(indicators=tuple(planned)) if end else part

    return plan.but(parts=tuple(map(rows, plan.parts)))


def _count(plan: Plan) -> int:
    return sum(1 for _ in plan.indicators())


def _otherwise(plan: Plan, by_draft: Plan) -> Iterator[str]:
    """The cells of the indicators that read otherwise by the draft."""
    known = {str(each.place.cell("indicator")): _said(each) for _, each in by_draft.indicators()}
    for _, each in plan.indicators():
        cell = str(each.place.cell("indicator"))
        if known.get(cell) != _said(each):
            yield cell


def _said(indicator: Indicator) -> object:
    """All that an indicator says, whatever its units and executors are called."""
    own = [(each.text, dict(each.marks), each.executors_text) for each in indicator.activities]
    activities = [each for each in own if any(each)]  # a form of targets alone has one without words for each indicator
    entries = {id_: entry for id_, entry in indicator.further.items() if period_of_id(id_)}
    target = indicator.target.text if indicator.target else ""
    return indicator.objective.text, indicator.text, target, activities, entries


_FIRST = "Konsep definisi dari {file}. Baris bertanda # menjelaskan tebakan; periksa, perbaiki, lalu hapus tandanya."
_SECOND = "Setelah itu coba: rak-excel template --template FILE_INI --office KANTOR --year TAHUN -o coba.xlsx"
