"""The hidden sheet of a merged plan that tells where each row came from, and what the plan said when we wrote it."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from rak_excel.formats.grid import Sheet
from rak_excel.formats.written.table import TableColumn, TableSheet
from rak_excel.layouts.as_written import seals_of
from rak_excel.layouts.names import ORIGIN_HEADINGS, ORIGINS_SHEET
from rak_excel.layouts.plan import FIRST_ROW
from rak_excel.merging.differences.differences import Difference
from rak_excel.merging.digest import content_digest, identity_digest, rows_digest
from rak_excel.merging.merged import Merged
from rak_excel.model import Origin, Place, Plan, PlanForm
from rak_excel.reading import row_codes
from rak_excel.reading.merged_plans.typed_choices import own_said
from rak_excel.workbooks.merged.difference_sheet import line_code
from rak_excel.workbooks.merged.edited_sheets import table_digest

_CONTENT = "ISI SAAT DITULIS: "  # these stand above the headings
_ROWS = "BARIS SAAT DITULIS: "
_IDENTITY = "IDENTITAS SAAT DITULIS: "
_BESIDE = "SHEET LAIN SAAT DITULIS: "  # name=digest of each, in one line
_SUBMITTED = "IDENTITAS DARI KIRIMAN SAAT DITULIS: "  # JSON: each field and what the submissions said of it
_WIDTHS = (16, 8, 40, 24, 12, 40)


@dataclass(frozen=True, slots=True)
class WrittenDigests:
    """The digests that we wrote into a merged plan; an older one has that of its whole content only.

    `beside` has those of the sheets beside the plan, by their names. `submitted` is no digest but what the submissions
    said of each field of the identity; an older one lacks it.
    """

    content: str
    rows: str = ""
    identity: str = ""
    beside: Mapping[str, str] = field(default_factory=dict)
    submitted: Mapping[str, str] | None = None


def origins_table(merged: Merged, form: PlanForm, beside: Iterable[TableSheet]) -> TableSheet:
    """One line for each source of each row of the plan. `form` is the plan as it is written, `beside` the other sheets."""
    columns = tuple(TableColumn(heading, width) for heading, width in zip(ORIGIN_HEADINGS, _WIDTHS, strict=True))
    seals = seals_of(form)
    rows = [
        (
            place.sheet,
            place.row,
            origin.file,
            origin.sheet,
            origin.cell,
            f"{code} {seals[part][place.row - FIRST_ROW - 1]}",
        )
        for part, place, origin, code in _origins(merged.plan)
    ]
    title = (
        _CONTENT + content_digest(merged.plan, _typed(merged)),
        _ROWS + rows_digest(merged.plan),
        _IDENTITY + identity_digest(merged.plan.identity),
        _BESIDE + ", ".join(f"{table.name}={table_digest(table)}" for table in beside),
        _SUBMITTED + json.dumps(dict(merged.submitted.kept), sort_keys=True),
    )
    return TableSheet(ORIGINS_SHEET, columns, rows, title=title, hidden=True)


def _typed(merged: Merged) -> Iterator[tuple[str, str]]:
    """The choices, reasons and answers that the sheets show when we write them."""
    yield from ((each.question.code, _decided(each)) for each in merged.differences if each.decided)
    shown = {line_code(each, candidate) for each in merged.open for candidate in each.candidates}
    yield from (said for code, typed in merged.refused_choices.items() if code in shown for said in typed.said(code))
    yield from ((each.code, each.reason) for each in merged.changes or () if each.reason)
    typed = {code: answer.said for code, answer in merged.answers.refused.items()}
    answers = {each.code: each.answer or typed.get(each.code, "") for each in merged.asked}
    yield from ((code, answer) for code, answer in answers.items() if answer)


def _decided(difference: Difference) -> str:
    return own_said(difference.own.text) if difference.own else difference.chosen.code


def written_digests(sheets: Iterable[Sheet]) -> WrittenDigests | None:
    """The digests that we wrote into a merged plan; None where the workbook is none of ours."""
    lines = [sheet.text(row, 1) for sheet in sheets if sheet.name == ORIGINS_SHEET for row in range(1, 6)]
    content, rows, identity, beside, submitted = (
        next((line.removeprefix(name) for line in lines if line.startswith(name)), "")
        for name in (_CONTENT, _ROWS, _IDENTITY, _BESIDE, _SUBMITTED)
    )
    named = dict(each.split("=", 1) for each in beside.split(", ") if "=" in each)
    return WrittenDigests(content, rows, identity, named, _fields(submitted)) if content else None


def _fields(line: str) -> Mapping[str, str] | None:
    with contextlib.suppress(ValueError):  # somebody typed into it
        said = json.loads(line)
        return {str(name): str(text) for name, text in said.items()} if isinstance(said, dict) else None
    return None


def _origins(plan: Plan) -> Iterator[tuple[str, Place, Origin, str]]:
    for part in plan.parts:
        for activity, code in row_codes(part):
            for origin in activity.origins:
                yield part.id, activity.place, origin, code
