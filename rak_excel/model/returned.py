"""What went back to an office beside its plan: what was found in which rows, and what the office answered."""

from __future__ import annotations

from rak_excel.language import Text
from rak_excel.model.answers import Answer, Ruling
from rak_excel.model.finding import Severity
from rak_excel.record import Record


class ReturnedFinding(Record, array_like=True):
    """A finding as it was told. `part`, `row` and `column` say where it stands in the plan, as `Standing` does, and `others` who
    wrote otherwise, where it is a difference between files.

    `ruling` stood beside it then, on an explanation that `ruled` is a checksum of; `disputed` is as of an answer.
    """

    code: str
    severity: Severity
    sheet: str
    cell: str
    value: str
    message: Text
    hint: Text
    part: str = ""
    row: str = ""
    column: str = ""
    trial: bool = False
    ruling: Ruling | None = None
    ruled: str = ""
    disputed: bool = False
    others: tuple[str, ...] = ()


class ReturnedRow(Record, array_like=True):
    """An activity of the plan as it was then, with what it is known by: no target, and the executors by their names."""

    part: str
    ordinal: int
    number: str
    objective: str
    indicator: str
    activity: str
    periods: tuple[int, ...]
    executors: tuple[str, ...]
    sheet: str
    cell: str
    key: str = ""


class Sender(Record):
    """Who sent a plan: office, year and unit, by which its files are known whatever they are called."""

    region: str
    year: int | None
    unit: str


class ReturnedState(Record, array_like=True):
    """Whose plan it was, how its rows were, and the mildest severity that was told.

    `region` is the office's code, its name where that is not known; `unit` is '' where the office itself plans. `round`
    counts how often a list went back, this one included; it is 0 where a list is only carried along with its answers.
    """

    region: str
    year: int | None
    unit: str
    file: str
    least: Severity
    round: int = 1
    rows: tuple[ReturnedRow, ...] = ()

    @property
    def sender(self) -> Sender:
        return Sender(self.region, self.year, self.unit)


class Answered(Record):
    """A finding with what the office answered, in which words, and what its receiver said of these.

    It is `disputed` where an explanation was rejected before: then only a ruling of its receiver helps. A ruling is `standing`
    where it stood beside these very words when they went back.
    """

    finding: ReturnedFinding
    answer: Answer | None = None
    explanation: str = ""
    ruling: Ruling | None = None
    disputed: bool = False
    standing: bool = False

    @property
    def is_answer(self) -> bool:
        """Whether the office said anything."""
        return bool(self.answer or self.explanation)

    @property
    def explains(self) -> bool:
        """Whether the office says that the entry is right as it is, and why."""
        return self.answer is Answer.RIGHT and any(letter.isalnum() for letter in self.explanation)


class Returned(Record):
    """One list of findings that came back. `state` is None where what it is to say was changed or lost.

    It is `kept` where it never left its receiver since, so that what is accepted in it is accepted by nobody else. `remarks` are
    what somebody wrote beside and below it.
    """

    answers: tuple[Answered, ...]
    state: ReturnedState | None = None
    kept: bool = False
    remarks: tuple[str, ...] = ()

    @property
    def round(self) -> int:
        return self.state.round if self.state else 0

    @property
    def carried(self) -> bool:
        """Whether it never went back, but is carried along with its answers."""
        return self.state is not None and not self.state.round
