"""Whether each office has reported each quarter, and in time."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from rak_excel.language import Text
from rak_excel.record import Record
from rak_excel.rolling_up.facts.facts import LATE_DAYS, FileFacts, NoteRow, Received
from rak_excel.rolling_up.facts.rows import LabelledState

_WEST = datetime.timedelta(hours=7)  # the time of Jakarta, for a time that is UTC


class Filing(LabelledState):
    """What an office has reported of a quarter. Their order is that of the numbers by which formulas count them, from 1 on."""

    ON_TIME = "on-time", Text("Tepat waktu", "On time")
    LATE = "late", Text("Terlambat", "Late")
    SENT = "sent", Text("Sudah lapor", "Reported")
    MISSING = "missing", Text("Belum lapor", "Not reported")
    TO_CHOOSE = "to-choose", Text("Perlu dipilih", "To be chosen")
    NOT_OBLIGED = "not-obliged", Text("Tidak wajib", "Not obliged")
    NOT_DUE = "not-due", Text("Belum jatuh tempo", "Not due yet")
    NOT_GIVEN = "not-given", Text("File tidak disertakan", "File not given")
    NO_PLAN = "no-plan", Text("Belum ada rencana", "No plan")

    @property
    def code(self) -> int:
        return list(Filing).index(self) + 1


EXEMPT = frozenset({Filing.NOT_OBLIGED, Filing.NO_PLAN})
REPORTED = frozenset({Filing.ON_TIME, Filing.LATE, Filing.SENT})
UNREAD = Text(f"{Filing.SENT.label.id} (tanggal tidak terbaca)", f"{Filing.SENT.label.en} (date cannot be read)")
UNDATED = "?"  # of a report that came nobody knows on which day its file was saved


class Filed(Record):
    """What an office has reported of a quarter, and how many days late; `unread` that the date typed beside it judges nothing.

    `first` is the day of the first report known of the quarter, whatever corrected it since; None where none is.
    """

    filing: Filing
    days: int = 0
    first: datetime.date | str | None = None
    unread: bool = False

    @property
    def said(self) -> Text:
        if self.unread:
            return UNREAD
        return LATE_DAYS.filled(days=self.days) if self.filing is Filing.LATE and self.days else self.filing.label


class TypedOfReport(Received):
    """What the province typed beside an office: carried from run to run."""

    verified: str = ""
    remark: str = ""

    @property
    def released(self) -> bool:
        """Whether the province says that the office need not report this quarter."""
        return self.verified.strip().casefold() in _RELEASED


RELEASED = Filing.NOT_OBLIGED.label
_RELEASED = {RELEASED.id.casefold(), RELEASED.en.casefold()}


class EarlierRollup(Record):
    """What an earlier roll-up of reports gives to the next: what was typed beside offices, and what they had reported.

    `filed` is by region and quarter. What was typed is of its `quarter`, as the deadline and the `notes` are: the findings
    that were open there or not checked again, each with the region of its office. `astray` stands below the offices, and is
    carried nowhere.
    """

    quarter: int = 0
    year: int | None = None
    typed: Mapping[str, TypedOfReport] = {}
    filed: Mapping[tuple[str, int], Filed] = {}
    deadline: datetime.date | str | None = None
    notes: tuple[tuple[str, NoteRow], ...] = ()
    astray: tuple[str, ...] = ()

    @property
    def says_typed(self) -> bool:
        """Whether the province typed anything beside an office or a finding."""
        return any(each != TypedOfReport() for each in self.typed.values()) or any(n.follow_up for _, n in self.notes)


def saved_on(file: FileFacts) -> datetime.date | None:
    """The day on which a file was saved, in western Indonesia; None where it does not tell."""
    saving = file.saving
    if saving is None:
        return None
    return (saving.time + (datetime.timedelta() if saving.local else _WEST)).date()


def counts_from(first: datetime.date | str | None, typed: TypedOfReport) -> datetime.date | None:
    """The day that counts: the one that the province typed, else that of the first report.

    Whatever it typed that is no date does not judge, and nor does the file then.
    """
    if typed.received is not None:
        return typed.date
    return first if isinstance(first, datetime.date) else None


def timely(first: datetime.date | str | None, typed: TypedOfReport, deadline: datetime.date | str | None) -> Filed:
    """What a report is of which the first one came on this day."""
    received = counts_from(first, typed)
    if received is None or not isinstance(deadline, datetime.date):
        unread = isinstance(typed.received, str) and isinstance(deadline, datetime.date)
        return Filed(Filing.SENT, first=first, unread=unread)
    days = (received - deadline).days
    return Filed(Filing.LATE, days, first) if days > 0 else Filed(Filing.ON_TIME, first=first)
