"""Reads an earlier roll-up: its data sheets, what the province typed, the notes and the files; all else is computed anew."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from rak_excel.definitions.loading import decode_definition
from rak_excel.errors import DamagedRollupError, DefinitionError, UnreadableWorkbookError
from rak_excel.language import Text, said_of
from rak_excel.layouts.names import MARK
from rak_excel.model import Definition, PartDefinition
from rak_excel.rolling_up.corrections.reconciling import read_seal, taken
from rak_excel.rolling_up.facts import fields
from rak_excel.rolling_up.facts.facts import Alias, FileFacts, InputFacts, PartFacts, State, TypedBeside
from rak_excel.rolling_up.facts.places import row_number
from rak_excel.rolling_up.facts.plan_facts import digest_of_rows
from rak_excel.rolling_up.facts.rows import (
    UNSEALED,
    ActivityRow,
    Correction,
    as_sealed,
    is_typed_beside,
    read_in_whole,
    said_by,
    sealed,
)
from rak_excel.system.grouped import grouped
from rak_excel.vocabulary.basics.texts import shortened
from rak_excel.vocabulary.entries.ticks import read_date
from rak_excel.vocabulary.names.executors import read_executor
from rak_excel.vocabulary.names.regions import NAMED, office_at
from rak_excel.workbooks.rollup.opened import PROVINCES_AT, SIGNATURE, SheetRows, definitions_in, read_sheets_whole
from rak_excel.workbooks.rollup.read_back.earlier_cells import EarlierRow, UnclearRowError, office_of, table
from rak_excel.workbooks.rollup.read_back.earlier_notes import notes_in, settled_in
from rak_excel.workbooks.rollup.read_back.earlier_offices import further_doubts, office_doubts, row_doubts, target_of
from rak_excel.workbooks.rollup.read_back.handwork import is_as_written
from rak_excel.workbooks.rollup.read_back.records import read_records
from rak_excel.workbooks.rollup.sheets.lists import NO, YES
from rak_excel.workbooks.rollup.status_fields import status_fields

_YES, _NO = {YES.casefold(), "y", "yes"}, {NO.casefold(), "t", "tdk", "no", "n"}
_UNCLEAR = Text(
    '{cell}: jawaban "{answer}" tidak dimengerti. Tulis Ya atau Tidak.',
    '{cell}: the answer "{answer}" is not understood. Write Ya or Tidak.',
)
_DAMAGED = Text(
    "Rekap {name} tidak utuh lagi. Buat ulang dari file rencananya.",
    "The roll-up {name} is damaged. Make it again from the plans.",
)
_IN_FILE = Text("{file}, {doubt}", "{file}, {doubt}")


def read_rollup(path: Path) -> InputFacts:
    """What an earlier roll-up gives to the next.

    Raises DamagedRollupError where nothing can be taken from it, and UnreadableWorkbookError where a row that was typed
    does not say to what it belongs.
    """
    try:
        return _facts_of(read_sheets_whole(path), path)
    except UnclearRowError as error:
        raise UnreadableWorkbookError(said_of(path.name, error.text), path=path, cell=error.cell) from error
    except (OSError, LookupError, ValueError, TypeError, ArithmeticError, DefinitionError) as error:
        raise DamagedRollupError(_DAMAGED.filled(name=path.name), path=path) from error


def _facts_of(sheets: Mapping[str, SheetRows], path: Path) -> InputFacts:
    name, mark = path.name, sheets[MARK]
    definitions, definition = _definitions(mark)
    parts = definition.parts
    listed = list(table(sheets, fields.FILES, fields.file_fields(parts)))
    provinces = tuple(office_at(str(code)).code for code in mark[PROVINCES_AT] if code)
    by_name = definition if NAMED in provinces else None
    files = {row.whole("number"): _file(row, parts, by_name) for row in listed}
    used = {files[row.whole("number")].identity for row in listed if _is(row, State.USED)}
    doubts, corrections = list[Text](), list[Correction]()
    rows: dict[tuple[str, str], list[ActivityRow]] = {file.identity: [] for file in files.values()}
    records, unclear_choices = read_records(sheets, parts)
    for part in parts:
        columns = fields.data_fields(part, definition)
        own_fields = [each for each in columns if each.of or each.further]
        read = _data_rows(sheets, part, columns, files)
        doubts += office_doubts(read, definition, lambda: not is_as_written(path, sheets, fields.FILES))
        doubts += [doubt for _, row in read for doubt in row_doubts(row, part, definition)]
        activities = [(row, _activity(row, file, part, definition, own_fields)) for file, row in read]
        doubts += further_doubts(_typed_beside(activities))
        found = grouped((file.identity, activity) for (file, _), (_, activity) in zip(read, activities, strict=True))
        has_seals = not read or "seal" in read[0][1].letters
        unsealed = not has_seals and is_as_written(path, sheets, fields.data_sheet(part))
        for file in files.values():
            facts, its_rows = file.parts.get(part.id), found.get(file.identity, [])
            # The rows of a sheet of an earlier version are sealed where all of them say what their file does.
            if unsealed and facts and len(its_rows) == facts.activities and digest_of_rows(its_rows) == facts.digest:
                its_rows = [sealed(row, at) for at, row in enumerate(its_rows, 1)]
            # A part of which no row is left was there when the roll-up was written.
            if facts and (its_rows or (file.identity in used and facts.activities > 0)):
                about = records.pop((file.region, part.id, facts.digest), [])
                own, theirs = taken(its_rows, file, part.id, about)
                rows[file.identity] += own
                corrections += theirs
    aliases, unclear = _answers(table(sheets, fields.MATCHES, fields.MATCH_FIELDS), parts)
    return InputFacts(
        files=tuple(_recounted(file, rows[file.identity], used=file.identity in used) for file in files.values()),
        rows={identity: tuple(listed) for identity, listed in rows.items()},
        notes=tuple(notes_in(sheets, files)),
        settled=tuple(settled_in(sheets, files, by_name)),
        typed=dict(_typed(table(sheets, fields.STATUS, status_fields(parts)), by_name)),
        aliases=aliases,
        definitions=definitions,
        provinces=provinces,
        deadline=_deadline(sheets),
        doubts=tuple(_IN_FILE.filled(file=name, doubt=doubt) for doubt in doubts),
        unclear=tuple(_IN_FILE.filled(file=name, doubt=answer) for answer in [*unclear, *unclear_choices]),
        corrections=(*corrections, *(record.correction for left in records.values() for record in left)),
        earlier=name,
    )


def _typed_beside(rows: Sequence[tuple[EarlierRow, ActivityRow]]) -> list[EarlierRow]:
    """The rows of files in whose further columns somebody typed. Of rows with one seal, as copying leaves them, one is the file's."""
    alike = grouped(((row.whole("file_number"), activity.place), (row, activity)) for row, activity in rows)
    return [own[0][0] for own in alike.values() if all(is_typed_beside(activity) for _, activity in own)]


def _definitions(mark: SheetRows) -> tuple[dict[str, str], Definition]:
    """The definitions that a roll-up carries, and the one by which it was written."""
    if mark[0][0] != SIGNATURE:
        raise ValueError("not the signature of a roll-up")
    definitions = definitions_in(mark)
    # All are decoded, so that one that is wrong is told here.
    own, *_ = [decode_definition(text) for text in definitions.values()]
    return definitions, own


def _typed(rows: Iterable[EarlierRow], by_name: Definition | None) -> Iterator[tuple[str, TypedBeside]]:
    """What was typed beside each office; a row that is none of ours, as a sum below the table, is passed over."""
    for row in rows:
        typed = TypedBeside(row.date_or_text("received"), row.text("remark"))
        if typed != TypedBeside() and (region := office_of(row, by_name)):
            yield region, typed


def _data_rows(
    sheets: Mapping[str, SheetRows],
    part: PartDefinition,
    columns: Sequence[fields.SheetField],
    files: Mapping[int, FileFacts],
) -> list[tuple[FileFacts, EarlierRow]]:
    """The rows of a data sheet with their files, in the order in which we wrote them even where someone sorted them."""
    rows = list(table(sheets, fields.data_sheet(part), columns))
    for row in rows:
        if row.whole("file_number") not in files or not row.whole("ordinal"):
            raise UnclearRowError(row)
    places = [(row.whole("file_number"), row.whole("ordinal")) for row in rows]
    if places != sorted(places):
        rows.sort(key=lambda row: (row.whole("file_number"), row.whole("ordinal"), row_number(row.text("cell"))))
    return [(files[row.whole("file_number")], row) for row in rows]


def _deadline(sheets: Mapping[str, SheetRows]) -> datetime.date | str | None:
    status = sheets[fields.STATUS.id if fields.STATUS.id in sheets else fields.STATUS.en]
    row, column = fields.DEADLINE
    value = status[row][column] if len(status[row]) > column else ""
    return read_date(value) or str(value).strip() or None


def _recounted(file: FileFacts, rows: Sequence[ActivityRow], *, used: bool) -> FileFacts:
    """A file with whether the data sheets have its rows. What was done to rows without seals tells their number alone."""
    found = Counter(row.part for row in rows)
    unsealed = {row.part for row in rows if row.seal == UNSEALED}

    def recounted(part: str, facts: PartFacts) -> PartFacts:
        if part in unsealed:
            return facts.but(edited=found[part] - facts.activities)
        return facts if part in found or used else facts.but(held=not facts.activities)

    return file.but(parts={part: recounted(part, facts) for part, facts in file.parts.items()})


def _is(row: EarlierRow, state: State) -> bool:
    return row.text("state") in {state.label.id, state.label.en}


def _file(row: EarlierRow, parts: Sequence[PartDefinition], by_name: Definition | None) -> FileFacts:
    unread = _is(row, State.UNREAD)
    saved = row.text("saved")
    return FileFacts(
        **row.taken(fields.file_fields(parts)) | {"region": office_of(row, by_name)},
        saved=datetime.datetime.fromisoformat(saved) if saved else None,
        parts={
            part.id: PartFacts(
                row.whole(f"rows_{part.id}"),
                row.text(f"digest_{part.id}"),
                sheet=row.text(f"sheet_{part.id}"),
                columns=row.text(f"columns_{part.id}"),
            )
            for part in parts
            if row.text(f"digest_{part.id}")
        },
        fault=Text(row.text("reason"), row.text("reason")) if unread else None,
    )


def _activity(
    row: EarlierRow,
    file: FileFacts,
    part: PartDefinition,
    definition: Definition,
    own_fields: Sequence[fields.SheetField],
) -> ActivityRow:
    """`own_fields` are those that stand in the row as they were taken from the plan."""
    periods = range(1, len(part.schedule.names) + 1)
    place, seal, _ = read_seal(row.text("seal") if "seal" in row.letters else UNSEALED)
    read = ActivityRow(
        region=file.region,
        part=part.id,
        target=target_of(row, definition),
        periods=tuple(period for period in periods if row.text(fields.period_field(period)).strip() == fields.TICK),
        executors=_executors(row, seal, part, definition),
        file=file.file,
        place=place,
        seal=seal,
        further=tuple(
            (each.further, entry) for each in own_fields if each.further and (entry := row.entry(each.id)) != ""
        ),
        **row.taken(own_fields),
    )
    return read_in_whole(read) if any(each.further for each in own_fields) else read


def _executors(row: EarlierRow, seal: str, part: PartDefinition, definition: Definition) -> tuple[str, ...]:
    """The executors that the cell names; where it was typed over, by their official names, as a plan's are taken."""
    names = tuple(name for name in row.text("executors").split(fields.SEPARATOR) if name)
    if seal == UNSEALED or (seal and as_sealed(seal, "executors", said_by("executors", names))):
        return names
    return tuple(dict.fromkeys(read_executor(name, part.id, definition).name for name in names if name.strip()))


def _answers(rows: Iterator[EarlierRow], parts: Sequence[PartDefinition]) -> tuple[tuple[Alias, ...], list[Text]]:
    """The answers on near matches, and what was answered and is not understood."""
    sheets = {part.sheet: part.id for part in parts}
    understood, unclear = [], []
    for row in rows:
        answer = row.text("answer").strip()
        word = answer.casefold().rstrip(".! ")
        if word in _YES | _NO and row.text("part") in sheets:
            part = sheets[row.text("part")]
            understood.append(Alias(part=part, same=word in _YES, **row.taken(fields.MATCH_FIELDS)))
        elif answer:
            unclear.append(_UNCLEAR.filled(cell=row.address("answer"), answer=shortened(answer)))
    return tuple(understood), unclear
