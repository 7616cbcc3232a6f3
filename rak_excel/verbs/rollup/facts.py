"""What a roll-up knows of its inputs: files, rows and notes, whether read from plans or from an earlier roll-up."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from rak_excel.language import Text
from rak_excel.model import Severity, Target


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """One activity of one office: one row of a data sheet.

    `ordinal` numbers the indicators of an office's part from 1, so that rows of one indicator stay together.
    `executors` are official names where known, else as written. `key` is the row key that the plan carried, if any.
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


class State(StrEnum):
    """What became of a file, from best to worst."""

    USED = "used"
    PARTLY = "partly"
    SAME = "same"
    SUPERSEDED = "superseded"
    OTHER_YEAR = "other-year"
    OTHER_PROVINCE = "other-province"
    EQUAL = "equal"
    SUBMISSION = "submission"
    UNKNOWN_OFFICE = "unknown-office"
    UNREAD = "unread"

    @property
    def label(self) -> Text:
        return _STATES[self]

    @property
    def refused(self) -> bool:
        """Whether somebody has to act on the file before it can be counted."""
        return self in {State.EQUAL, State.SUBMISSION, State.UNKNOWN_OFFICE, State.UNREAD}


_STATES = {
    State.USED: Text("Dipakai", "Used"),
    State.PARTLY: Text("Dipakai sebagian", "Partly used"),
    State.SAME: Text("Salinan yang sama", "Identical copy"),
    State.SUPERSEDED: Text("Digantikan", "Superseded"),
    State.OTHER_YEAR: Text("Tahun lain", "Another year"),
    State.OTHER_PROVINCE: Text("Provinsi lain", "Another province"),
    State.EQUAL: Text("Setara, perlu dipilih", "Equal, to be chosen"),
    State.SUBMISSION: Text("Kiriman unit, gabung dulu", "A unit's file, merge first"),
    State.UNKNOWN_OFFICE: Text("Kantor tidak dikenal", "Unknown office"),
    State.UNREAD: Text("Tidak terbaca", "Unreadable"),
}


@dataclass(frozen=True, slots=True)
class PartFacts:
    """What a file says of one part: how many activities, and a digest that is equal for equal content."""

    activities: int
    digest: str


@dataclass(frozen=True, slots=True)
class FileFacts:
    """One input file. `region` is '' where the office is not known; `submitter` names the unit that filled it in.

    `fault` is the sentence for a file that could not be read. `parts` is by part id.
    """

    file: str
    sha256: str = ""
    office: str = ""
    region: str = ""
    year: int | None = None
    revision: int = 0
    submitter: str = ""
    signed: datetime.date | None = None
    saved: datetime.datetime | None = None
    template: str = ""
    parts: Mapping[str, PartFacts] = field(default_factory=dict)
    fault: Text | None = None

    @property
    def identity(self) -> tuple[str, str]:
        """What tells two files apart, also when they bear the same name."""
        return self.file, self.sha256

    def activities(self, part: str) -> int:
        """How many activities of a part the file has; 0 where it lacks that part."""
        return self.parts[part].activities if part in self.parts else 0


@dataclass(frozen=True, slots=True)
class NoteRow:
    """One finding on a file: one row of the sheet Catatan."""

    file: str
    sha256: str
    code: str
    severity: Severity
    sheet: str
    cell: str
    value: str
    message: Text
    hint: Text


@dataclass(frozen=True, slots=True)
class Typed:
    """What the province typed beside an office: carried from run to run."""

    received: datetime.date | None = None
    remark: str = ""

    def over(self, older: Typed) -> Typed:
        return Typed(self.received or older.received, self.remark or older.remark)


@dataclass(frozen=True, slots=True)
class Alias:
    """The province's answer on a near match: whether a wording means the indicator with this key."""

    part: str
    wording: str
    key: str
    same: bool


@dataclass(frozen=True, slots=True)
class Harvest:
    """What one input gave. `rows` is by file identity; `definitions` are encoded definitions by template id."""

    files: tuple[FileFacts, ...] = ()
    rows: Mapping[tuple[str, str], tuple[ActivityRow, ...]] = field(default_factory=dict)
    notes: tuple[NoteRow, ...] = ()
    typed: Mapping[str, Typed] = field(default_factory=dict)
    aliases: tuple[Alias, ...] = ()
    definitions: Mapping[str, str] = field(default_factory=dict)
    provinces: tuple[str, ...] = ()
