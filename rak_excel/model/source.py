"""The file that a plan was read from, and when it was saved."""

from __future__ import annotations

import datetime

from rak_excel.record import Record

UNSAVED = datetime.datetime(2020, 1, 1)
"""What a file of ours tells that nobody has saved since it was written: a fixed moment, since no output holds that of the run."""


class Source(Record):
    """The file a plan was read from."""

    file: str  # relative to the given path, with forward slashes
    sha256: str
    saved: datetime.datetime | None = None  # as the program that wrote it says; None where it does not
    format: str = "xlsx"

    @property
    def saving(self) -> Saving | None:
        return Saving.told(self.saved, self.format) if self.saved else None


_ZONES_APART = datetime.timedelta(hours=14)  # how far a local time can be from UTC


class Saving(Record):
    """When a file was saved. `local` tells that no time zone is known, else it is UTC.

    Excel writes UTC, LibreOffice local time into an ods.
    """

    time: datetime.datetime
    local: bool

    @classmethod
    def told(cls, saved: datetime.datetime, format_: str) -> Saving:
        """What a file of this format means by the time that it tells."""
        if saved.tzinfo:
            return cls(saved.astimezone(datetime.UTC).replace(tzinfo=None), local=False)
        return cls(saved, local=format_ == "ods")

    def certainly_after(self, other: Saving) -> bool:
        """Whether no time zone could make it the earlier one."""
        doubt = datetime.timedelta() if self.local == other.local else _ZONES_APART
        return self.time - other.time > doubt
