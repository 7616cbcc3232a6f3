"""The findings of an earlier roll-up: those in Catatan, those in Catatan Selesai, and what the province typed beside them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping

from rak_excel.language import Language, Text
from rak_excel.model import Severity
from rak_excel.reading.identity_answers import region_code
from rak_excel.spreadsheet.rollup_reading import Rows
from rak_excel.verbs.rollup.dates import written_date
from rak_excel.verbs.rollup.earlier_cells import Row, UnclearRowError, table
from rak_excel.verbs.rollup.facts import FileFacts, NoteRow
from rak_excel.verbs.rollup.note_states import FollowUp, NoteState, Standing
from rak_excel.verbs.rollup.sheets.fields import NOTE_FIELDS, NOTES, SETTLED, SETTLED_FIELDS


def notes_in(sheets: Mapping[str, Rows], files: Mapping[int, FileFacts]) -> Iterator[NoteRow]:
    """The findings of Catatan, those on files that cannot be read too. Raises UnclearRowError for one without its file."""
    language: Language = "id" if NOTES.id in sheets else "en"
    for row in table(sheets, NOTES, NOTE_FIELDS):
        file = files.get(row.whole("file_number"))
        if file:
            yield _note(row, file.file, file.sha256, language)
        elif row.text("code"):
            raise UnclearRowError(row)


def settled_in(sheets: Mapping[str, Rows]) -> Iterator[tuple[str, NoteRow]]:
    """The findings of Catatan Selesai, each with the region of its office; none where there is no such sheet."""
    if SETTLED.id in sheets or SETTLED.en in sheets:
        language: Language = "id" if SETTLED.id in sheets else "en"
        for row in table(sheets, SETTLED, SETTLED_FIELDS):
            yield region_code(row.text("region")) or "", _note(row, row.text("file"), "", language)


def _note(row: Row, file: str, sha256: str, language: Language) -> NoteRow:
    label, state = row.text("severity"), row.text("note_state")
    return NoteRow(
        file=file,
        sha256=sha256,
        code=row.text("code"),
        severity=next((each for each in Severity if label in {each.label.id, each.label.en}), Severity.WARNING),
        sheet=row.text("sheet"),
        cell=row.text("cell"),
        value=row.text("value"),
        message=Text(row.text("message"), row.text("message")),
        hint=Text(row.text("hint"), row.text("hint")),
        language=language,
        standing=_standing(row),
        state=next((each for each in NoteState if state in {each.label.id, each.label.en}), None),
        follow_up=FollowUp(_typed(row, "action"), _typed(row, "action_remark")),
    )


def _standing(row: Row) -> Standing | None:
    """None in a roll-up from before it was kept."""
    if "note_column" not in row.letters:
        return None
    return Standing(row.text("note_part"), row.text("note_row"), row.text("note_column"))


def _typed(row: Row, field: str) -> str:
    """As it was typed; a date that became one as people write it."""
    value = row.cells.get(field, "")
    return written_date(value) if isinstance(value, datetime.date) else row.text(field).strip()
