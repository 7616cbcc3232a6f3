"""The hidden sheet of a merged plan that tells where each row came from, and digests of all that we wrote by sheets."""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from rak_excel.formats.grid import Sheet
from rak_excel.formats.written.digests import digest_in_order, digest_of, said
from rak_excel.formats.written.table import TableColumn, TableSheet
from rak_excel.layouts import names
from rak_excel.layouts.as_written import seals_of, seals_on
from rak_excel.layouts.follow_ups import code_of
from rak_excel.layouts.plan import FIRST_ROW
from rak_excel.merging.merge import Merged
from rak_excel.model import Identity, Plan, PlanForm
from rak_excel.model.words import SheetNames
from rak_excel.reading import row_codes
from rak_excel.reading.merged_plans.choices import own_said
from rak_excel.record import Record
from rak_excel.vocabulary.basics.texts import normalised, tidy
from rak_excel.workbooks.merged.decisions import line_code
from rak_excel.workbooks.merged.reading_sheets import ANSWER, REASON

# The columns of choices, reasons and answers, by sheet: what stands there is carried over and counts elsewhere.
_FILLED_IN = {names.DIFFERENCES: (names.CHOICE, names.OWN), names.CHANGES: (REASON,), names.REMARKS: (ANSWER,)}


def table_digest(table: TableSheet) -> str:
    """The digest of a sheet as we write it."""
    filled_in = _FILLED_IN.get(table.name, ())
    taken = [at for at, column in enumerate(table.columns) if column.heading not in filled_in]
    rows = (row[at] for row in table.rows for at in taken if at < len(row))
    values = [*table.title, *(table.columns[at].heading for at in taken), *rows, *table.notes]
    return digest_of(map(said, values))


def written_on(sheets: Iterable[Sheet], written: Mapping[str, str], own: SheetNames, parts: Iterable[str]) -> list[str]:
    """The sheets that say anything else than when we wrote them (`written`: their digests by name), or are not ours.

    Sorted rows say the same. What a plan's own sheets say is not looked at here.
    """
    plans = {own.guide, own.identity, own.check, own.lists, own.definition, names.ORIGINS_SHEET, *parts}

    def differs(sheet: Sheet) -> bool:
        if sheet.name in written:
            return digest_of(map(said, _values(sheet))) != written[sheet.name]
        return sheet.name not in names.MERGED_SHEETS and bool(sheet.rows)

    return [sheet.name for sheet in sheets if sheet.name not in plans and differs(sheet)]


def _values(sheet: Sheet) -> Iterator[object]:
    """What the sheet says beside the columns that are carried, which are so only in rows that ask or tell something."""
    headings = _FILLED_IN.get(sheet.name, ())
    named: dict[object, int] = {}
    for row in sheet.rows.values():
        for at, value in row.items():
            named.setdefault(value, at)
    filled_in = {named[heading] for heading in headings if heading in named}
    code = named.get(names.CODE)
    for row in sheet.rows.values():
        carried = bool(row.get(code)) if code else row.keys() > filled_in
        yield from (value for at, value in row.items() if not (carried and at in filled_in))


def rows_edited(plan: Plan, sheets: Sequence[Sheet], written: WrittenDigests) -> bool:
    """Whether the rows of a plan that was read from these sheets say anything else than when they were written."""
    return all(digest_in_order(rows) != written.rows for rows in _rows_on(plan, sheets))


def content_edited(
    plan: Plan, sheets: Sequence[Sheet], written: WrittenDigests, typed: Iterable[tuple[str, str]] = ()
) -> bool:
    """The same of rows and identity, and of what is `typed`: the choices and the reasons on other sheets."""
    told = list(typed)
    return all(_content(plan, rows, told) != written.content for rows in _rows_on(plan, sheets))


def _content(plan: Plan, rows: Iterable[str], typed: Iterable[tuple[str, str]]) -> str:
    told = (text for pair in sorted(typed) for text in pair)
    return digest_in_order([*_identity(plan.identity), *rows, *told])


def _rows_on(plan: Plan, sheets: Sequence[Sheet]) -> Iterator[list[str]]:
    """What the rows on these sheets say; of a report also as earlier versions took them."""
    if plan.definition.is_report:
        yield _letters(seals_on(sheets, plan.definition))
    yield list(_parts(plan))


def _letters(seals: Mapping[str, Sequence[str]]) -> list[str]:
    """The rows of a report letter by letter: read again, what units wrote outside the plan may mean something else."""
    return [text for part, own in sorted(seals.items()) for text in (part, *own)]


def identity_digest(identity: Identity) -> str:
    """The digest of the identity sheet alone."""
    return digest_in_order(_identity(identity))


def _identity(identity: Identity) -> Iterator[str]:
    yield from (tidy(identity.office), identity.region or "", str(identity.year), str(identity.revision))
    yield from (tidy(identity.place), str(identity.date), str(identity.acknowledged))
    for name, signatory in sorted(identity.signatories.items()):
        yield from (name, tidy(signatory.title), tidy(signatory.name), tidy(signatory.nip or ""))


def _parts(plan: Plan) -> Iterator[str]:
    for part in plan.parts:
        yield part.id
        for indicator in part.indicators:
            yield from (tidy(indicator.objective.text), tidy(indicator.text))
            yield tidy(indicator.target.text) if indicator.target else ""
            yield from map(str, sorted(indicator.further.items()))
            for activity in indicator.activities:
                yield from (tidy(activity.text), str(activity.periods))
                yield from sorted(normalised(executor.name) for executor in activity.executors)
                yield from (text for extra in sorted(activity.extras.items()) for text in extra)
                yield from map(str, sorted(activity.further.items()))
    for row in (row for rows in plan.further.values() for row in sorted(rows, key=lambda each: tidy(each.indicator))):
        yield from (tidy(row.indicator), *(f"{id_}={said(entry)}" for id_, entry in sorted(row.entries.items())))


_LETTERS = 32  # of a digest
_CONTENT = "ISI SAAT DITULIS: "  # these stand above the headings
_ROWS = "BARIS SAAT DITULIS: "
_IDENTITY = "IDENTITAS SAAT DITULIS: "
_BESIDE = "SHEET LAIN SAAT DITULIS: "  # name=digest of each, in one line
_SUBMITTED = "IDENTITAS DARI KIRIMAN SAAT DITULIS: "  # JSON: each field and what the submissions said of it
_WIDTHS = (16, 8, 40, 24, 12, 40)


class WrittenDigests(Record):
    """The digests that we wrote into a merged plan; an older one has that of its whole content only.

    `beside` has those of the sheets beside the plan, by their names. `submitted` is no digest but what the submissions
    said of each field of the identity; an older one lacks it.
    """

    content: str
    rows: str = ""
    identity: str = ""
    beside: Mapping[str, str] = {}
    submitted: Mapping[str, str] | None = None


def origins_table(merged: Merged, form: PlanForm, beside: Iterable[TableSheet]) -> TableSheet:
    """One line for each source of each row of the plan. `form` is the plan as it is written, `beside` the other sheets."""
    columns = tuple(TableColumn(heading, width) for heading, width in zip(names.ORIGIN_HEADINGS, _WIDTHS, strict=True))
    seals = seals_of(form)
    rows_said = _letters(seals) if merged.plan.definition.is_report else list(_parts(merged.plan))
    rows = [
        (
            place.sheet,
            place.row,
            origin.file,
            origin.sheet,
            origin.cell,
            f"{code} {seals[part.id][place.row - FIRST_ROW - 1]}",
        )
        for part in merged.plan.parts
        for place, origins, code in ((each.place, each.origins, code) for each, code in row_codes(part))
        for origin in origins
    ]
    rows += _of_follow_ups(merged.plan)
    title = (
        _CONTENT + _content(merged.plan, rows_said, _typed(merged)),
        _ROWS + digest_in_order(rows_said),
        _IDENTITY + identity_digest(merged.plan.identity),
        _BESIDE + ", ".join(f"{table.name}={table_digest(table)}" for table in beside),
        _SUBMITTED + json.dumps(dict(merged.submitted.kept), sort_keys=True),
    )
    return TableSheet(names.ORIGINS_SHEET, columns, rows, title=title, hidden=True)


def _of_follow_ups(report: Plan) -> Iterator[tuple[str, int, str, str, str, str]]:
    """The lines of the follow-ups of a report."""
    for each in report.reported.follow_ups if report.reported else ():
        if at := each.place:
            code = code_of(each.quarter, each.number)
            yield from ((at.sheet, at.row, one.file, one.sheet, one.cell, code) for one in each.origins)


def _typed(merged: Merged) -> Iterator[tuple[str, str]]:
    """The choices, reasons and answers that the sheets show when we write them."""
    for each in (each for each in merged.differences if each.decided):
        yield each.question.code, own_said(each.own.text) if each.own else each.chosen.code
    shown = {line_code(each, candidate) for each in merged.open for candidate in each.candidates}
    yield from (said for code, typed in merged.choices.kept.items() if code in shown for said in typed.said(code))
    yield from ((each.code, each.reason) for each in merged.changes or () if each.reason)
    typed = {code: answer.said for code, answer in merged.answers.refused.items()}
    answers = {each.code: each.answer or typed.get(each.code, "") for each in merged.judged.asked}
    yield from ((code, answer) for code, answer in answers.items() if answer)


def written_digests(sheets: Iterable[Sheet]) -> WrittenDigests | None:
    """The digests that we wrote into a merged plan; None where the workbook is none of ours."""
    told = told_above(sheets, names.ORIGINS_SHEET, _CONTENT, _ROWS, _IDENTITY, _BESIDE, _SUBMITTED)
    content, rows, identity, beside, submitted = told
    named = dict(re.findall(rf"(.*?)=([0-9a-f]{{{_LETTERS}}})(?:, |$)", beside))
    return WrittenDigests(content, rows, identity, named, _fields(submitted)) if content else None


def told_above(sheets: Iterable[Sheet], name: str, *labels: str) -> list[str]:
    """What the lines above the headings of a hidden sheet tell behind each of these labels, '' where none does."""
    lines = [sheet.text(row, 1) for sheet in sheets if sheet.name == name for row in range(1, 6)]
    return [next((line.removeprefix(label) for line in lines if line.startswith(label)), "") for label in labels]


def _fields(line: str) -> Mapping[str, str] | None:
    with contextlib.suppress(ValueError):  # somebody typed into it
        said = json.loads(line)
        return {str(name): str(text) for name, text in said.items()} if isinstance(said, dict) else None
    return None
