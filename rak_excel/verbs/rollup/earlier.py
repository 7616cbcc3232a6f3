"""Reads an earlier roll-up: its data sheets, what the province typed, the notes and the files; all else is computed anew."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from rak_excel.errors import DefinitionError, UnreadableWorkbookError
from rak_excel.language import Text
from rak_excel.model import Definition, PartDefinition, Severity, Target, TargetKind
from rak_excel.spreadsheet.rollup_reading import MARK, Rows, read_sheets_whole
from rak_excel.templates import decode_definition
from rak_excel.verbs.rollup.facts import ActivityRow, Alias, FileFacts, Harvest, NoteRow, PartFacts, State, Typed
from rak_excel.verbs.rollup.sheets.fields import (
    FILES,
    FIRST,
    HEADINGS,
    MATCH_FIELDS,
    MATCHES,
    NOTE_FIELDS,
    NOTES,
    SEPARATOR,
    STATUS,
    Field,
    data_fields,
    data_sheet,
    file_fields,
    period_field,
    status_fields,
)
from rak_excel.verbs.rollup.sheets.lists import NO, YES
from rak_excel.verbs.rollup.sheets.mark import DEFINITIONS, PROVINCES, SIGNATURE
from rak_excel.vocabulary.marks import Mark, read_mark
from rak_excel.vocabulary.targets import find_unit, parse_target, written_target

_DATES = ("%d/%m/%Y", "%d-%m-%Y", "%Y-%m-%d")


@dataclass(frozen=True, slots=True)
class _Row:
    """One row of a table, by the ids of its columns; a column that is not there reads as blank."""

    cells: Mapping[str, Any]

    def text(self, field: str) -> str:
        value = self.cells.get(field, "")
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        return str(value)

    def number(self, field: str) -> int:
        value = self.cells.get(field, "")
        return int(value) if isinstance(value, int | float) else int(value) if str(value).isdigit() else 0

    def date(self, field: str) -> datetime.date | None:
        value = self.cells.get(field)
        if isinstance(value, datetime.datetime):
            return value.date()
        return value if isinstance(value, datetime.date) else _typed_date(str(value or ""))


def read_rollup(path: Path) -> Harvest:
    """What an earlier roll-up gives to the next. Raises UnreadableWorkbookError where it is damaged."""
    try:
        return _harvest(read_sheets_whole(path))
    except (OSError, LookupError, ValueError, TypeError, DefinitionError) as error:
        raise UnreadableWorkbookError(
            f"Rekap {path.name} tidak utuh lagi. Buat ulang dari file rencananya.",
            f"The roll-up {path.name} is damaged. Make it again from the plans.",
        ) from error


def _harvest(sheets: Mapping[str, Rows]) -> Harvest:
    mark = sheets[MARK]
    if mark[0][0] != SIGNATURE:
        raise ValueError("not the signature of a roll-up")
    definitions = {str(row[0]): "".join(map(str, row[1:])) for row in mark[DEFINITIONS:] if row[0]}
    definition = decode_definition(definitions[min(definitions)])
    parts = definition.parts
    listed = list(_table(sheets, FILES, file_fields(parts)))
    files = {row.number("number"): _file(row, parts) for row in listed}
    used = {_file(row, parts).identity for row in listed if _is(row, State.USED)}
    rows: dict[tuple[str, str], tuple[ActivityRow, ...]] = {file.identity: () for file in files.values()}
    for part in parts:
        for row in _table(sheets, data_sheet(part), data_fields(part)):
            identity = files[row.number("file_number")].identity
            rows[identity] = (*rows[identity], _activity(row, part, definition))
    return Harvest(
        files=tuple(_recounted(file, rows[file.identity], used=file.identity in used) for file in files.values()),
        rows=rows,
        notes=tuple(_note(row, files) for row in _table(sheets, NOTES, NOTE_FIELDS) if row.text("code")),
        typed={
            row.text("region"): _typed(row)
            for row in _table(sheets, STATUS, status_fields(parts))
            if row.text("region")
        },
        aliases=tuple(_aliases(_table(sheets, MATCHES, MATCH_FIELDS), parts)),
        definitions=definitions,
        provinces=tuple(str(code) for code in mark[PROVINCES] if code),
    )


def _recounted(file: FileFacts, rows: Sequence[ActivityRow], *, used: bool) -> FileFacts:
    """A file whose rows were corrected, added or deleted since: its rows are those that the data sheets have now."""
    found = Counter(row.part for row in rows)
    parts = {
        part: replace(facts, activities=found.get(part, 0 if used else facts.activities))
        for part, facts in file.parts.items()
    }
    return replace(file, parts=parts)


def _is(row: _Row, state: State) -> bool:
    return row.text("state") in {state.label.id, state.label.en}


def _table(sheets: Mapping[str, Rows], name: Text, fields: Sequence[Field]) -> Iterator[_Row]:
    """The rows of a table, its columns found by their headings in either language, wherever they are now."""
    rows = sheets[name.id if name.id in sheets else name.en]
    known = {heading: field.id for field in fields for heading in (field.heading.id, field.heading.en)}
    columns = [known.get(str(heading), "") for heading in rows[HEADINGS]]
    for row in rows[FIRST:]:
        if any(value != "" for value in row):
            yield _Row(dict(zip(columns, row, strict=False)))


def _file(row: _Row, parts: Sequence[PartDefinition]) -> FileFacts:
    unread = _is(row, State.UNREAD)
    saved = row.text("saved")
    return FileFacts(
        file=row.text("file"),
        sha256=row.text("sha256"),
        office=row.text("office"),
        region=row.text("region"),
        year=row.number("year") or None,
        revision=row.number("revision"),
        submitter=row.text("submitter"),
        signed=row.date("signed"),
        saved=datetime.datetime.fromisoformat(saved) if saved else None,
        template=row.text("template"),
        parts={
            part.id: PartFacts(row.number(f"rows_{part.id}"), row.text(f"digest_{part.id}"))
            for part in parts
            if row.text(f"digest_{part.id}")
        },
        fault=Text(row.text("reason"), row.text("reason")) if unread else None,
    )


def _activity(row: _Row, part: PartDefinition, definition: Definition) -> ActivityRow:
    periods = range(1, len(part.schedule.names) + 1)
    return ActivityRow(
        region=row.text("region"),
        part=part.id,
        ordinal=row.number("ordinal"),
        number=row.text("number"),
        objective=row.text("objective"),
        indicator=row.text("indicator"),
        target=_target(row, definition),
        activity=row.text("activity"),
        periods=tuple(p for p in periods if read_mark(row.text(period_field(p)), definition.marks) is not Mark.BLANK),
        executors=tuple(name for name in row.text("executors").split(SEPARATOR) if name),
        file=row.text("file"),
        sheet=row.text("sheet"),
        cell=row.text("cell"),
        key=row.text("key"),
    )


def _target(row: _Row, definition: Definition) -> Target | None:
    """The target as the cell has it; its original text is kept as long as it says the same."""
    value, written = row.cells.get("target", ""), row.text("written")
    if value == "" and not written:
        return None
    original = parse_target(written, definition)
    if not isinstance(value, int | float):
        return original if str(value) == written else parse_target(str(value), definition)
    unit = find_unit(row.text("unit"), definition) if row.text("unit") else None
    if original.number == value and (original.unit or "") == (unit.id if unit else ""):
        return original
    number = Decimal(str(value))
    return Target(
        written_target(number, unit), unit.kind if unit else TargetKind.NUMBER, number, unit.id if unit else None
    )


def _note(row: _Row, files: Mapping[int, FileFacts]) -> NoteRow:
    file = files[row.number("file_number")]
    label = row.text("severity")
    return NoteRow(
        file=file.file,
        sha256=file.sha256,
        code=row.text("code"),
        severity=next((each for each in Severity if label in {each.label.id, each.label.en}), Severity.WARNING),
        sheet=row.text("sheet"),
        cell=row.text("cell"),
        value=row.text("value"),
        message=Text(row.text("message"), row.text("message")),
        hint=Text(row.text("hint"), row.text("hint")),
    )


def _typed(row: _Row) -> Typed:
    return Typed(row.date("received"), row.text("remark"))


def _typed_date(text: str) -> datetime.date | None:
    for form in _DATES:
        try:
            return datetime.datetime.strptime(text.strip(), form).date()
        except ValueError:
            continue
    return None


def _aliases(rows: Iterator[_Row], parts: Sequence[PartDefinition]) -> Iterator[Alias]:
    sheets = {part.sheet: part.id for part in parts}
    for row in rows:
        answer = row.text("answer").strip().casefold()
        if answer in {YES.casefold(), NO.casefold()} and row.text("part") in sheets:
            yield Alias(sheets[row.text("part")], row.text("wording"), row.text("key"), answer == YES.casefold())
