"""Quarterly reports without files: the form of a plan, filled in as text, and what is read from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rak_excel.formats.grid import Sheet, Value
from rak_excel.layouts import plan as at
from rak_excel.layouts.as_written import rows_as_written
from rak_excel.layouts.plan import PartLayout
from rak_excel.layouts.reported_plan import CHUNK, written_plan
from rak_excel.model import FormRow, PartDefinition, Plan, PlanForm, Source
from rak_excel.model.report_form import ReportForm
from rak_excel.monitoring.report import Report, report_of
from rak_excel.reading import Unread, read_sheets
from rak_excel.vocabulary.headings.headings import column_heading
from tests.tables import identity_sheet, sheet_of

Typed = Mapping[str, Mapping[int, Mapping[str, str]]]
"""What is typed into a form: by the id of a part and the number of a row of its table, counted from 1, texts by column."""


def filled(form: ReportForm, typed: Typed) -> ReportForm:
    """The form with what is typed into it."""
    rows = {
        part: tuple(_typed(row, typed.get(part, {}).get(n, {})) for n, row in enumerate(own, 1))
        for part, own in form.rows.items()
    }
    return form.but(rows=rows)


def _typed(row: FormRow, said: Mapping[str, str]) -> FormRow:
    own = {name: text for name, text in said.items() if name in row.__struct_fields__}
    return row.but(**own, further={**row.further, **{name: text for name, text in said.items() if name not in own}})


def read_report(form: ReportForm, typed: Typed | None = None, *, file: str = "laporan.xlsx") -> Plan:
    """The report that is read from a form with this typed into it."""
    form = filled(form, typed or {})
    read = read_sheets(sheets_of_form(form), Source(file, "0" * 64), template=form.definition)
    assert not isinstance(read, Unread), read.note.detail.en
    return read


def report(form: ReportForm, typed: Typed | None = None) -> Report:
    return report_of(read_report(form, typed))


def sheets_of_form(form: ReportForm) -> list[Sheet]:
    """The sheets of a report that are read: who reports, each part, and hidden the plan."""
    identity, definition = form.identity, form.definition
    unit = identity.submitter.name if identity.submitter else definition.identity.whole_office
    said = {"office": identity.office, "region": identity.region, "year": identity.year, "revision": identity.revision}
    who = identity_sheet(definition, submitter=unit, date=identity.date, **said)
    text = written_plan(form.reported)
    assert definition.monitoring
    hidden = [[text[start : start + CHUNK]] for start in range(0, len(text), CHUNK)]
    rows = rows_as_written(PlanForm(definition, identity, form.rows))
    parts = [_part_sheet(part, rows[part.id], form) for part in definition.parts]
    return [who, *parts, sheet_of(definition.monitoring.plan_sheet, hidden)]


def _part_sheet(part: PartDefinition, rows: Sequence[FormRow], form: ReportForm) -> Sheet:
    layout = PartLayout.of(part, form.definition, len(rows))
    width = layout.key + 1
    table: list[list[Value | None]] = [[None] * width for _ in range(at.FIRST_ROW)]
    table[at.TITLE_ROW][0] = part.title
    for role in layout.typed:
        table[at.HEADING_ROW][layout.columns[role]] = column_heading(role, part, form.definition)
    table[at.HEADING_ROW][layout.status] = form.definition.sheets.check.upper()
    for row in rows:
        said = {role: getattr(row, role) for role in at.ROLES} | {
            "executor": row.executors,
            "key": row.key,
            **row.further,
        }
        line: list[Value | None] = [None] * width
        for role, entry in said.items():
            if role in layout.columns and entry != "":
                line[layout.columns[role]] = entry
        table.append(line)
    return sheet_of(part.sheet, table)
