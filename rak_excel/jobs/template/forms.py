"""What a template shows: the definition's indicators, last year's rows, or a plan as it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from rak_excel.comparing.renewal import for_year
from rak_excel.definitions.loading import template_for
from rak_excel.errors import NothingToTakeError, UnknownOfficeError
from rak_excel.formats.written.output import Output, output_file
from rak_excel.language import Advice, Text
from rak_excel.layouts.plan import PartLayout
from rak_excel.layouts.plan_rows import plan_rows
from rak_excel.merging.sent.one_definition import in_columns_of
from rak_excel.model import (
    Definition,
    Executor,
    FormRow,
    Identity,
    Paper,
    PartDefinition,
    Plan,
    PlanForm,
)
from rak_excel.model.standard_columns import STANDARD, is_beside_budget
from rak_excel.reading.definitions import with_columns_of
from rak_excel.vocabulary.names.executors import carries, executes
from rak_excel.vocabulary.names.offices import office_name
from rak_excel.vocabulary.names.regions import find_region
from rak_excel.vocabulary.targets.units import unit_with_id, without_unit
from rak_excel.workbooks.form.book import write_plan_book
from rak_excel.workbooks.form.self_check.lookups import wording

# Rows of a part with few periods and of one with many, the pre-filled ones included.
_ROWS = (60, 120)
_FEW_PERIODS = 4
_LEAST_SPARE_ROWS = 20
_NO_NAME = Text(
    "Nama kantor kosong. Tulis namanya dengan lengkap, atau sebut kode wilayahnya.",
    "The office's name is blank. Write it in full, or name its region's code.",
)
_TEMPLATE = Text("format {own}", "the template {own}")
_NO_PLACE = Text(
    "{path} dibaca dengan format {own}, dan baris di {sheets} tidak punya tempat di format {other}. Pakai {template}, "
    "atau file yang bagiannya sama.",
    "{path} was read with the template {own}, and the rows of {sheets} have no place in {other}. Use {template}, or a "
    "file with the same parts.",
).advising(template=Advice("--template {own}", "--template {own}", _TEMPLATE, _TEMPLATE))

_FormRows = Mapping[str, Sequence[FormRow]]


def write_template(path: Output, form: PlanForm, *, force: bool = False) -> None:
    """Write the workbook of a form. Raises OutputExistsError and OutputBusyError."""
    with output_file(path, force=force) as temporary:
        write_plan_book(temporary, form)


def blank_form(
    *,
    year: int | None,
    region: str | None = None,
    office: str | None = None,
    definition: Definition | None = None,
    earlier: Plan | None = None,
    submitter: Executor | None = None,
    paper: Paper = "f4",
    rows: int | None = None,
) -> PlanForm:
    """A template with the definition's indicators, nothing filled in; with a submitter only those of its work.

    With an `earlier` plan it has the rows of that, the schedule left empty, so that each row kept is ticked anew: wordings of
    the definition are brought up to the year (`renewal` tells which, and what else names one), and the office is the plan's
    own where none is given. It has the plan's targets by period, SATUAN, PROGRAM, ANGGARAN and KETERANGAN. `rows` is how many
    blank rows follow on each part; without it each part has room as usual.

    Raises UnknownOfficeError where there is no such region, or where `office` is given but blank, and NothingToTakeError
    where the definition lacks a part of the earlier plan.
    """
    _refuse_blank(office)
    definition = definition or template_for(year)
    if earlier is not None:
        _refuse_loss(earlier, definition)
        definition = _with_columns_of(earlier, definition)
        if region is None and office is None:
            region, office = earlier.identity.region, earlier.identity.office
    identity = _identity(year, region, office, submitter, definition)
    if earlier is None:
        parts = {part.id: tuple(_definition_rows(part, definition, identity)) for part in definition.parts}
    else:
        plan, own = for_year(earlier, identity, definition), partial(executes, submitter, definition=definition)
        plan = in_columns_of(plan, definition)
        rows_of = {part.id: plan_rows(plan, part.id, own) for part in definition.parts}
        parts = {part: tuple(row.but(marks={}) for row in listed) for part, listed in rows_of.items()}
    spare, further = spare_rows(definition, parts, rows), earlier.further if earlier else {}
    return PlanForm(definition, identity, parts, spare_rows=spare, paper=paper, further=further)


def without_place(earlier: Plan, definition: Definition) -> tuple[str, ...]:
    """The headings of those columns of an earlier plan with entries that a template by this definition does not have."""
    definition = _with_columns_of(earlier, definition)
    known, named = definition.places, earlier.definition.places
    used = {(row.part, id_) for row in earlier.rows() for id_ in row.further}
    return tuple(dict.fromkeys(name for at, name in named.items() if at in used and at not in known))


def _with_columns_of(earlier: Plan, definition: Definition) -> Definition:
    """The definition with the columns of an earlier plan that need not be declared, be they declared there or met."""
    parts = {part.id for part in definition.parts} & {part.id for part in earlier.definition.parts}
    columns = (
        column.but(met=True, parts=(part,))
        for part in sorted(parts)
        for column in earlier.definition.further_of(part)
        if column.period or column.id in STANDARD or is_beside_budget(column.id)
    )
    return with_columns_of(definition, [earlier.definition.but(columns=tuple(columns))])


def _refuse_blank(office: str | None) -> None:
    if office is not None and not office.strip():
        raise UnknownOfficeError(_NO_NAME)


def _refuse_loss(plan: Plan, definition: Definition) -> None:
    """No row of the earlier plan is left out because the template has no such part."""
    known = {part.id for part in definition.parts}
    lost = [plan.definition.part(part.id).sheet for part in plan.parts if part.indicators and part.id not in known]
    if lost:
        own, sheets = plan.definition.id, ", ".join(lost)
        raise NothingToTakeError.about(plan.source.file, _NO_PLACE, own=own, sheets=sheets, other=definition.id)


def _identity(
    year: int | None, region: str | None, office: str | None, submitter: Executor | None, definition: Definition
) -> Identity:
    known = None if region is None else find_region(region)
    name = office or (office_name(known, definition) if known else "")
    return Identity(office=name, region=known.code if known else None, year=year, submitter=submitter)


def spare_rows(definition: Definition, parts: _FormRows, rows: int | None) -> Mapping[str, int]:
    """How many rows of each part are left for staff to add: `rows`, else as many as usual."""

    def usual(part: PartDefinition) -> int:
        few, many = _ROWS
        all_rows = few if len(part.schedule.names) <= _FEW_PERIODS else many
        return max(_LEAST_SPARE_ROWS, all_rows - len(parts.get(part.id, ())))

    return {part.id: usual(part) if rows is None else rows for part in definition.parts}


def _definition_rows(part: PartDefinition, definition: Definition, identity: Identity) -> Iterator[FormRow]:
    column = PartLayout.of(part, definition).unit
    for objective in definition.objectives_of(part.id):
        own = [each for each in objective.indicators if carries(identity.submitter, each, part.id, definition)]
        for nth, indicator in enumerate(own):
            unit = unit_with_id(indicator.unit, definition) if column else None
            yield FormRow(
                number=f"{objective.number}." if nth == 0 else "",
                objective=wording(objective.text, identity, definition) if nth == 0 else "",
                indicator=wording(indicator.text, identity, definition),
                target=without_unit(indicator.target, unit) if unit else indicator.target,
                key=indicator.key,
                further={column: unit.label} if unit and unit.label else {},
            )
