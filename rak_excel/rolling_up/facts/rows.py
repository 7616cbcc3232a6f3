"""The nouns of the data sheets: a row, which is one activity of one office, and what people changed in one."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from enum import StrEnum

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


DELETED, ADDED = "deleted", "added"  # of a whole row


class CorrectionAnswer(StrEnum):
    """What was decided about a correction that was asked. A dropped one was typed over again, or taken back."""

    NONE = ""
    CORRECTION = "correction"
    FILE = "file"
    DROPPED = "dropped"

    @property
    def against(self) -> bool:
        return self in {CorrectionAnswer.FILE, CorrectionAnswer.DROPPED}


class AskedWhy(StrEnum):
    """What a correction that is asked has against it: the office's file has another content, or also another value here."""

    NONE = ""
    NEW_FILE = "new"
    SAME = "same"


@dataclass(frozen=True, slots=True, order=True)
class CorrectionPlace:
    """Where a correction stands in the office's file, and the indicator that it is about, as far as it is known."""

    file: str = ""
    sheet: str = ""
    cell: str = ""
    indicator: str = ""


UNSEEN = CorrectionPlace()


@dataclass(frozen=True, slots=True)
class Correction:
    """One corrected cell of a data row, or a row that was deleted or added.

    It was made on an office's part whose content has this `digest`, at the activity `place` there, counted from 1; an
    added row stands behind that one. `value` is what the field of an ActivityRow shall be.
    `said` is the value as cells say it: two that say the same are one. `original` holds what the office's file says,
    of a deleted row the row, and nothing where that is not known. `asked`: it was made on another content, or another correction speaks against it.
    `why` tells more of that, `nth` tells equal rows apart that were added at one place. `seen` is told while the office has
    no file, and makes no two of them different.
    """

    region: str
    part: str
    digest: str
    place: int
    field: str
    value: object
    said: str
    original: tuple[object, ...] = ()
    asked: bool = False
    answer: CorrectionAnswer = CorrectionAnswer.NONE
    nth: int = 0
    why: AskedWhy = AskedWhy.NONE
    seen: CorrectionPlace = dataclasses.field(default=UNSEEN, compare=False, repr=False)

    @property
    def content(self) -> tuple[str, str, str]:
        """On what it was made."""
        return self.region, self.part, self.digest

    @property
    def at(self) -> tuple[int, str, str, int]:
        """What it is about: every added row is about itself."""
        return self.place, self.field, self.said if isinstance(self, AddedRow) else "", self.nth


@dataclass(frozen=True, slots=True)
class AddedRow(Correction):
    """A row that was added; `value` is the row itself."""

    value: ActivityRow
