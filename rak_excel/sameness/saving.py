"""Which of two files was saved later, where that is certain: Excel writes UTC, LibreOffice local time into an ods."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

_ZONES_APART = datetime.timedelta(hours=14)  # how far a local time can be from UTC


@dataclass(frozen=True, slots=True)
class Saving:
    """When a file was saved. `local` tells that no time zone is known, else it is UTC."""

    time: datetime.datetime
    local: bool


def saving_of(saved: datetime.datetime, format_: str) -> Saving:
    """What a file of this format means by the time that it tells."""
    if saved.tzinfo:
        return Saving(saved.astimezone(datetime.UTC).replace(tzinfo=None), local=False)
    return Saving(saved, local=format_ == "ods")


def certainly_later(one: Saving, other: Saving) -> bool:
    """Whether no time zone could make it the earlier one."""
    doubt = datetime.timedelta() if one.local == other.local else _ZONES_APART
    return one.time - other.time > doubt
