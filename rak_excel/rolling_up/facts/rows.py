"""A row of the data sheets: one activity of one office."""

from __future__ import annotations

from dataclasses import dataclass

from rak_excel.model import Target


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """One activity of one office: one row of a data sheet.

    `ordinal` numbers the indicators of an office's part from 1, so that rows of one indicator stay together.
    `executors` are official names where known, else as written. `key` is the row key that the plan carried, if any.
    `place` numbers the activities of the part in its file from 1, and `seal` tells what that file says in each field; of
    a row that was added by hand there is no seal, and it stands behind that place. `corrected` are the fields, or a word
    for the whole row, that say something else than the file.
    """

    region: str
    part: str
    ordinal: int
    number: str
    objective: str
    indicator: str
    target: Target | None
    activity: str
    periods: tuple[int, ...]
    executors: tuple[str, ...]
    file: str
    sheet: str
    cell: str
    key: str = ""
    place: int = 0
    seal: str = ""
    corrected: tuple[str, ...] = ()
