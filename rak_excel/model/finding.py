"""Where something stands; a note, which is what the reader noticed there, and a finding: one fault and what to do."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from rak_excel.language import Labelled, Language, Speaker, Text
from rak_excel.model.answers import Answer, Progress
from rak_excel.record import Record


class Cell(Record, gc=False):
    """One cell. Rows count from 1, as Excel shows them."""

    sheet: str
    row: int
    column: str

    @property
    def address(self) -> str:
        """The cell within its sheet: `D12`."""
        return f"{self.column}{self.row}"

    def __str__(self) -> str:
        return f"{self.sheet}!{self.address}"


class Columns(Record):
    """Which letter each column of a table has."""

    # Number, objective, indicator, target, activity, executor; where present unit, status, key, schedule_text, start, end.
    roles: Mapping[str, str] = {}
    periods: tuple[str, ...] = ()  # in order; '' where a period has no column


_IN_WORDS = ("schedule_text", "start", "end")


class Place(Record):
    """One row of a table: it knows the address of each of its cells, the blank ones too."""

    sheet: str
    row: int
    columns: Columns

    def cell(self, role: str) -> Cell:
        """The cell of a role in this row; where the table lacks that column, the cell of its first column."""
        roles = self.columns.roles
        return Cell(self.sheet, self.row, roles.get(role) or next(iter(roles.values()), "A"))

    def period(self, period: int) -> Cell:
        """The schedule cell of a period, counted from 1; where periods have no columns, the one that says when."""
        letters = self.columns.periods
        if 0 < period <= len(letters) and letters[period - 1]:
            return Cell(self.sheet, self.row, letters[period - 1])
        role = next((role for role in _IN_WORDS if role in self.columns.roles), "activity")
        return self.cell(role)

    def schedule(self, count: int) -> frozenset[Cell]:
        """Every cell that says when: those of the periods, of which there are so many, and those that say it in words."""
        in_words = (self.cell(role) for role in _IN_WORDS if role in self.columns.roles)
        return frozenset((*(self.period(period) for period in range(1, count + 1)), *in_words))


class Origin(Record):
    """The file, sheet and cell that a row was first read from. `file` is relative, with forward slashes."""

    file: str
    sheet: str
    cell: str

    def __str__(self) -> str:
        return f"{self.file} {self.sheet}!{self.cell}"


class Severity(Labelled):
    """From worst to mildest; compare with `rank`."""

    ERROR = "error", Text("Wajib diperbaiki", "Must be corrected")
    WARNING = "warning", Text("Perlu dicek", "To be checked")
    INFO = "info", Text("Info", "Info")

    @property
    def rank(self) -> int:
        """0 for the worst."""
        return list(Severity).index(self)


_ON_TRIAL: Mapping[Severity, Text] = {
    Severity.ERROR: Text("Percobaan (belum wajib)", "On trial (not yet required)"),
    Severity.WARNING: Text("Percobaan (boleh dicek)", "On trial (may be checked)"),
    Severity.INFO: Text("Percobaan (info)", "On trial (info)"),
}


class Weight(Record):
    """How much a finding matters: its severity, and whether its rule is on trial or its office explained it.

    Of these nobody has to act on it.
    """

    severity: Severity
    trial: bool = False
    explained: bool = False

    @property
    def label(self) -> Text:
        """What people read, in which these are told apart."""
        if self.trial:
            return _ON_TRIAL[self.severity]
        return Progress.EXPLAINED.label if self.explained else self.severity.label

    @property
    def rank(self) -> int:
        """0 for the worst; what was explained, and then what is on trial, comes behind all that is neither."""
        return self.severity.rank + len(Severity) * (2 if self.trial else self.explained)

    @property
    def blocks(self) -> bool:
        """Whether it has to be corrected before the plan is sent."""
        return self.severity is Severity.ERROR and not self.trial

    @property
    def asks(self) -> bool:
        """Whether somebody has to correct or check something."""
        return self.severity is not Severity.INFO and not self.trial and not self.explained


# The worst first; errors are never explained away, nor is what is on trial.
WEIGHTS = (
    *map(Weight, Severity),
    Weight(Severity.WARNING, explained=True),
    *(Weight(severity, trial=True) for severity in Severity),
)


class Finding(Record, gc=False):
    """A fault in a workbook. `cell` is None where it concerns a whole file, `value` is what stands there, as typed.

    What a rule finds that is on `trial` has its severity, and never blocks. `progress` is what became of it since it went
    back to its office, None where it did not, `answer` and `explanation` what the office said of it, and `refusal` why that
    is not enough, None where it is or nothing was said. `others` are who wrote otherwise, where it is a difference between files.
    """

    code: str
    name: str
    severity: Severity
    file: str
    message: Text
    hint: Text
    cell: Cell | None = None
    sheet: str | None = None
    office: str | None = None
    value: str = ""
    trial: bool = False
    progress: Progress | None = None
    answer: Answer | None = None
    explanation: str = ""
    others: tuple[str, ...] = ()
    refusal: Text | None = None

    def by(self, speaker: Speaker) -> Finding:
        """The finding in the words of this one."""
        return self.but(message=self.message.by(speaker), hint=self.hint.by(speaker))

    @property
    def explained(self) -> bool:
        """Whether its office explained it, and the receiver leaves it at that."""
        return self.progress is Progress.EXPLAINED

    @property
    def weight(self) -> Weight:
        return Weight(self.severity, self.trial, self.explained and not self.trial)

    @property
    def blocks(self) -> bool:
        """Whether it has to be corrected before the plan is sent."""
        return self.weight.blocks

    def told(self, language: Language) -> dict[str, Any]:
        """What is told of it by the names of the columns, in their order; None where there is nothing to tell."""
        return {
            **{"code": self.code, "name": self.name, "severity": self.severity.value, "office": self.office},
            **{"file": self.file, "sheet": self.sheet, "cell": self.cell.address if self.cell else None},
            **{"value": self.value, "message": self.message.said(language), "hint": self.hint.said(language)},
            **{"trial": self.trial, "progress": self.progress.value if self.progress else None},
            **{"answer": self.answer.value if self.answer else None, "explanation": self.explanation or None},
        }


class NoteKind(StrEnum):
    UNREADABLE_FILE = "unreadable-file"
    NOT_A_PLAN = "not-a-plan"
    HEADINGS_MISTYPED = "headings-mistyped"  # so that no table of a plan was found
    REPORT_WITHOUT_QUARTER = "report-without-quarter"  # made by hand, so that nobody can tell which
    COLUMN_MISSING = "column-missing"
    CELL_NOT_USED = "cell-not-used"
    COLUMN_NOT_USED = "column-not-used"
    COLUMN_SET_ASIDE = "column-set-aside"  # another column of its role was read
    NEVER_CALCULATED = "never-calculated-formula"
    ERROR_CELL = "error-cell"
    AMBIGUOUS_VALUE = "ambiguous-value"  # asked: the choice changes a target, a schedule or an executor
    SECOND_READING = "second-reading"  # read in one way, where a careful reader may see another
    TABLE_NOT_READ = "table-not-read"
    ROWS_NOT_READ = "rows-not-read"  # that say of themselves that they are not of this plan
    AGREEMENT_ONLY = "agreement-only"  # targets alone
    IDENTITY_SHEET_MISSING = "identity-sheet-missing"  # of our own form
    OLDER_TEMPLATE = "older-template"
    COPIED_ROW = "copied-row"
    INDICATOR_LOST = "indicator-lost"  # its row key stands beside work that is read as another's
    INDICATOR_EMPTIED = "indicator-emptied"  # its row key stands beside a blank row
    INDICATOR_LEFT_OUT = "indicator-left-out"  # no row of our own form has it any more
    DIFFERENCE_OPEN = "difference-open"  # of a merged plan: its files contradict each other, and nobody has chosen
    REPAIRED = "repaired"  # every careful reader would read the same
    UNKNOWN_MARK = "unknown-mark"
    COLOURED = "coloured-schedule"  # cells filled in a colour, and not ticked
    QUANTITIES = "schedule-of-quantities"  # target values stand where ticks were expected
    SUGGESTED = "suggested-and-not-typed"  # a target by period that the form suggests
    PERIOD_TARGETS = "period-targets"  # and their headings say that they are targets
    TARGET_CHANGES = "target-changes"
    COMMENT = "comment"  # what somebody wrote beside a cell: told, and no part of the plan
    COMMENT_ON_PLAN = "comment-on-plan"  # one that seems to change what the plan says there
    HIDDEN = "hidden-but-read"  # a sheet, rows or columns of the plan that nobody sees in the open workbook
    OTHER_YEAR = "year-of-other-files-differs"  # last year's file among this year's
    MENTIONED = "mentioned"  # macros, external links: true, harmless, worth knowing


# What a cell holds is in question there, so that nothing else is said of it.
QUESTIONS = frozenset(
    {
        NoteKind.NEVER_CALCULATED,
        NoteKind.ERROR_CELL,
        NoteKind.AMBIGUOUS_VALUE,
        NoteKind.UNKNOWN_MARK,
        NoteKind.COLOURED,
    }
)


class Note(Record):
    """One thing noticed while reading: where, the value as typed, and what was made of it."""

    kind: NoteKind
    detail: Text  # what a rule cannot know: reason and remedy, a missing heading, the ways a value could be read
    cell: Cell | None = None
    value: str = ""
    became: str = ""  # the value after a repair, or the indicator that is lost
    others: tuple[Cell, ...] = ()  # of which the same is true; they are not told one by one

    @property
    def cells(self) -> tuple[Cell, ...]:
        """All cells that this is true of."""
        return ((self.cell,) if self.cell else ()) + self.others
