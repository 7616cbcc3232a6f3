"""What a roll-up knows of its inputs: files, rows and notes, whether read from plans or from an earlier roll-up."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from rak_excel.language import NOTHING, Language, Text
from rak_excel.model import Severity, Weight
from rak_excel.model.source import UNSAVED, Saving
from rak_excel.record import PartlySame, Record
from rak_excel.rolling_up.facts.places import Where, row_number
from rak_excel.rolling_up.facts.rows import ActivityRow, Correction, LabelledState


class NoteState(LabelledState):
    """A finding against the previous roll-up. The first two stand in Catatan, the others in Catatan Selesai."""

    NEW = "new", Text("Baru", "New")
    STILL = "still", Text("Masih ada", "Still there")
    SETTLED = "settled", Text("Selesai", "Settled")
    CORRECTED = "corrected", Text("Sudah dikoreksi", "Corrected")  # in a data sheet; the plan itself still has it
    UNCHECKED = "unchecked", Text("Belum dicek ulang", "Not checked again")  # the plan, or that part, was not given


RIGHT = Text("Memang benar", "Right as it is")  # what the province types where nobody has to be asked
_RIGHT = {RIGHT.id.casefold(), RIGHT.en.casefold()}


class FollowUp(Record):
    """What the province did about a finding, as it was typed: a word of the list or its own, and a remark."""

    action: str = ""
    remark: str = ""

    def __bool__(self) -> bool:
        return bool(self.action or self.remark)

    @property
    def right(self) -> bool:
        """Whether the province marked the finding as right: it stays listed, and counts nowhere."""
        return self.action.strip().casefold() in _RIGHT


class State(LabelledState):
    """What became of a file, from best to worst."""

    USED = "used", Text("Dipakai", "Used")
    PARTLY = "partly", Text("Dipakai sebagian", "Partly used")
    SAME = "same", Text("Salinan yang sama", "Identical copy")
    SUPERSEDED = "superseded", Text("Digantikan", "Superseded")
    BLANK = "blank", Text("Kosong", "Blank")
    OTHER_YEAR = "other-year", Text("Tahun lain", "Another year")
    OTHER_PROVINCE = "other-province", Text("Provinsi lain", "Another province")
    EQUAL = "equal", Text("Setara, perlu dipilih", "Equal, to be chosen")
    NOT_HELD = "not-held", Text("Perlu filenya", "Its file is needed")
    SUBMISSION = "submission", Text("Kiriman unit, gabung dulu", "A unit's file, merge first")
    UNKNOWN_OFFICE = "unknown-office", Text("Kantor tidak dikenal", "Unknown office")
    UNREAD = "unread", Text("Tidak terbaca", "Unreadable")

    @property
    def refused(self) -> bool:
        """Whether somebody has to act on the file before it can be counted."""
        return self in {State.EQUAL, State.NOT_HELD, State.SUBMISSION, State.UNKNOWN_OFFICE, State.UNREAD}


class PartFacts(Record):
    """What a file says of one part: how many activities, and a digest that is equal for equal content.

    `edited` counts the rows that were added by hand in an earlier roll-up, less those that were deleted there. `held`
    tells whether the rows are here: an earlier roll-up also lists files that it did not use, without their rows. `sheet`
    is the part's sheet in the file and `columns` the letters of its columns, '' where an earlier version's roll-up does not tell.
    """

    activities: int
    digest: str
    edited: int = 0
    held: bool = True
    sheet: str = ""
    columns: str = ""

    @property
    def filled(self) -> bool:
        """Whether it has activities, if only those that the province added to a form that came blank."""
        return self.activities > 0 or self.edited > 0


class FileFacts(Record):
    """One input file. `region` is '' where the office is not known; `submitter` names the unit that filled it in.

    `fault` is the sentence for a file that could not be read. `parts` is by part id. `open_differences` counts the differences
    of a merged plan that nobody has decided, `mended` what its office settled of the findings in the list that the file came
    back with; None where it came without one. `merged` tells that it is the report that an office merged.
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
    parts: Mapping[str, PartFacts] = {}
    fault: Text | None = None
    open_differences: int = 0
    mended: int | None = None
    merged: bool = False

    @property
    def saving(self) -> Saving | None:
        """When it was saved; the name tells the format, since an earlier roll-up knows no more of it.

        None where it does not tell, as one that nobody has saved since we wrote it.
        """
        saving = Saving.told(self.saved, self.file.rpartition(".")[2].casefold()) if self.saved else None
        return None if saving is None or saving.time == UNSAVED else saving

    @property
    def identity(self) -> tuple[str, str]:
        """What tells two files apart, also when they bear the same name."""
        return self.file, self.sha256

    @property
    def content(self) -> str:
        """What two copies of a file have in common, whatever their names."""
        return self.sha256 or self.file

    @property
    def filled(self) -> frozenset[str]:
        """The parts that have activities."""
        return frozenset(part for part, facts in self.parts.items() if facts.filled)

    @property
    def blank(self) -> bool:
        """Whether it is a form that nobody filled in; of a file without any part it is not known."""
        return bool(self.parts) and not self.filled

    def activities(self, part: str) -> int:
        """How many activities of a part the file has; 0 where it lacks that part."""
        return self.parts[part].activities if part in self.parts else 0

    def edited(self, part: str) -> int:
        """How many of its rows were added by hand in an earlier roll-up, less those deleted there."""
        return self.parts[part].edited if part in self.parts else 0


FindingIdentity = tuple[str, str, str, str, str]
"""Content of the file, code, sheet, cell, value."""


class NoteRow(PartlySame):
    """One finding on a file: one row of the sheet Catatan.

    `language` is that of the roll-up it was read from, whose words stand for both languages; None where both are known.
    `where` is None where it comes from a roll-up of an earlier version, `state` where nothing is claimed: both, and
    what the province typed beside it, are no part of what the finding says. `explanation` is what its office answered, whether
    or not that makes the finding an `explained` one.
    """

    file: str
    sha256: str
    code: str
    severity: Severity
    sheet: str
    cell: str
    value: str
    message: Text
    hint: Text
    language: Language | None = None
    where: Where | None = None
    state: NoteState | None = None
    follow_up: FollowUp = FollowUp()
    trial: bool = False
    explained: bool = False
    explanation: Text = NOTHING

    BESIDE = frozenset({"where", "state", "follow_up"})

    @property
    def counts(self) -> bool:
        """Whether it may be among the findings to be corrected or checked.

        Not what is on trial, what its office explained, nor what the province marked as right.
        """
        return not (self.trial or self.explained or self.follow_up.right)

    @property
    def weight(self) -> Weight:
        return Weight(self.severity, self.trial, self.explained and not self.trial)

    @property
    def content(self) -> str:
        """What two copies of its file have in common, whatever their names."""
        return self.sha256 or self.file

    @property
    def place(self) -> tuple[object, ...]:
        """Where it comes among the findings of its file: the worst first, then by where it stands."""
        return self.weight.rank, self.sheet, row_number(self.cell), self.cell, self.code, self.value

    @property
    def identity(self) -> FindingIdentity:
        """What makes it the same finding within a run: not the file's name, nor the words in which it is told."""
        return self.content, self.code, self.sheet, self.cell, " ".join(self.value.split())


LATE_DAYS = Text("Terlambat {days} hari", "Late by {days} days")


class Received(Record):
    """When something came from an office, as the province typed it: what is no date stays text."""

    received: datetime.date | str | None = None

    @property
    def date(self) -> datetime.date | None:
        return self.received if isinstance(self.received, datetime.date) else None


class TypedBeside(Received):
    """What the province typed beside an office: carried from run to run."""

    remark: str = ""

    def over(self, older: TypedBeside) -> TypedBeside:
        return TypedBeside(self.received or older.received, self.remark or older.remark)


class Alias(Record):
    """The province's answer on a near match of this likeness: whether a wording means the indicator with this key.

    `text` is the wording as an office wrote it, to be shown where no office writes so any more.
    """

    part: str
    wording: str
    key: str
    same: bool
    score: int = 100
    text: str = ""


class InputFacts(Record):
    """What one input gave. `rows` is by file identity; `definitions` are encoded definitions by template id.

    `settled` are the findings that an earlier roll-up lists apart as gone, each with its office's region. `corrections` are
    what people changed in the data sheets of an earlier roll-up; `earlier` is its name, and its rows are as they stand
    there. `doubts` are sentences on cells of its data rows that could not be taken as they stand, `unclear` on answers
    there that are not understood.
    """

    files: tuple[FileFacts, ...] = ()
    rows: Mapping[tuple[str, str], tuple[ActivityRow, ...]] = {}
    notes: tuple[NoteRow, ...] = ()
    settled: tuple[tuple[str, NoteRow], ...] = ()
    typed: Mapping[str, TypedBeside] = {}
    aliases: tuple[Alias, ...] = ()
    definitions: Mapping[str, str] = {}
    provinces: tuple[str, ...] = ()
    deadline: datetime.date | str | None = None
    doubts: tuple[Text, ...] = ()
    unclear: tuple[Text, ...] = ()
    corrections: tuple[Correction, ...] = ()
    earlier: str = ""
