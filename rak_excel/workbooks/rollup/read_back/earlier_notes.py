"""The findings of an earlier roll-up: those in Catatan, those in Catatan Selesai, and what the province typed beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rak_excel.language import Language
from rak_excel.model import Definition, Severity, Weight
from rak_excel.model.finding import WEIGHTS
from rak_excel.rolling_up.facts.facts import FileFacts, FollowUp, NoteRow, NoteState
from rak_excel.rolling_up.facts.fields import NOTES, SETTLED
from rak_excel.rolling_up.facts.places import NOT_KNOWN, Where
from rak_excel.workbooks.rollup.note_fields import NOTE_FIELDS, SETTLED_FIELDS
from rak_excel.workbooks.rollup.opened import SheetRows
from rak_excel.workbooks.rollup.read_back.earlier_cells import EarlierRow, UnclearRowError, office_of, table


def notes_in(sheets: Mapping[str, SheetRows], files: Mapping[int, FileFacts]) -> Iterator[NoteRow]:
    """The findings of Catatan, those on files that cannot be read too. Raises UnclearRowError for one without its file.

    Those that a correction settled are among them: the plan has them, and it may be corrected otherwise by now.
    """
    language: Language = "id" if NOTES.id in sheets else "en"
    for row in table(sheets, NOTES, NOTE_FIELDS):
        file = files.get(row.whole("file_number"))
        if file:
            yield note_of(row, file.file, file.sha256, language)
        elif row.text("code"):
            raise UnclearRowError(row)
    for row in _settled_rows(sheets):
        if _is_corrected(row, files):
            file = files[row.whole("file_number")]
            yield note_of(row, file.file, file.sha256, language).but(state=None)


def settled_in(
    sheets: Mapping[str, SheetRows], files: Mapping[int, FileFacts], by_name: Definition | None
) -> Iterator[tuple[str, NoteRow]]:
    """The other findings of Catatan Selesai, each with the code of its office; none where there is no such sheet."""
    language: Language = "id" if SETTLED.id in sheets else "en"
    for row in _settled_rows(sheets):
        if not _is_corrected(row, files):
            yield office_of(row, by_name), note_of(row, row.text("file"), "", language)


def _settled_rows(sheets: Mapping[str, SheetRows]) -> Iterator[EarlierRow]:
    if SETTLED.id in sheets or SETTLED.en in sheets:
        yield from table(sheets, SETTLED, SETTLED_FIELDS)


def _is_corrected(row: EarlierRow, files: Mapping[int, FileFacts]) -> bool:
    label = NoteState.CORRECTED.label
    return row.text("note_state") in {label.id, label.en} and row.whole("file_number") in files


def note_of(row: EarlierRow, file: str, sha256: str, language: Language) -> NoteRow:
    """The finding of a row, on this file."""
    label, state, said = row.text("severity"), row.text("note_state"), row.taken(NOTE_FIELDS)
    said["follow_up"] = FollowUp(said.pop("action"), said.pop("remark"))
    weight = next((each for each in WEIGHTS if label in {each.label.id, each.label.en}), Weight(Severity.WARNING))
    return NoteRow(
        **said | {"file": file},
        sha256=sha256,
        severity=weight.severity,
        trial=weight.trial,
        explained=weight.explained,
        language=language,
        where=_where(row),
        state=next((each for each in NoteState if state in {each.label.id, each.label.en}), None),
    )


def _where(row: EarlierRow) -> Where | None:
    """None in a roll-up from before it was kept, and where it was taken from such a one."""
    if "note_column" not in row.letters or row.text("note_column") == NOT_KNOWN:
        return None
    return Where(row.text("note_part"), row.text("note_row"), row.text("note_column"))
