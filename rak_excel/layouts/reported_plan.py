"""The plan that a report is about, as its identity sheet names it, and as text on its hidden sheet."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TypeVar

import msgspec

from rak_excel.model import FormRow
from rak_excel.model.further import Further
from rak_excel.model.reported_plan import FollowUp, ReportedPlan
from rak_excel.model.target import QUARTERS
from rak_excel.model.words import IdentityWords
from rak_excel.record import Record

CHUNK = 32_000
"""Letters of it in one cell, one below the other in the first column; Excel holds 32,767."""
_LONGEST = 2_000_000  # letters; that of an office's whole plan has some twenty thousand


_Kind = TypeVar("_Kind", bound=Record)


class _Row(Record, omit_defaults=True):
    number: str = ""
    objective: str = ""
    indicator: str = ""
    target: str = ""
    activity: str = ""
    marks: Mapping[int, str] = {}
    executors: str = ""
    key: str = ""
    further: Further = {}


class _FollowUp(Record, omit_defaults=True):
    quarter: int
    number: int
    part: str
    indicator: str
    activity: str
    obstacle: str
    text: str
    person: str = ""
    due: str = ""
    key: str = ""


class _Carried(Record, omit_defaults=True):
    revision: int
    rows: Mapping[str, tuple[_Row, ...]]
    date: datetime.date | None = None
    digest: str = ""
    follow_ups: tuple[_FollowUp, ...] = ()
    before: int = 0
    rest: bool = False


def plan_named(plan: ReportedPlan, words: IdentityWords) -> str:
    """Which plan is reported: `Revisi ke-0, 22 Januari 2020, 0a1b2c3d4e5f`."""
    date = words.written(plan.date) if plan.date else ""
    return ", ".join(filter(None, (f"Revisi ke-{plan.revision}", date, plan.digest)))


def written_plan(plan: ReportedPlan) -> str:
    """The plan as the hidden sheet has it."""
    rows = {part: tuple(_copied(row, _Row) for row in own) for part, own in plan.rows.items()}
    open_ones = tuple(_copied(each, _FollowUp) for each in plan.follow_ups)
    carried = _Carried(plan.revision, rows, plan.date, plan.digest, open_ones, plan.before, plan.rest)
    return msgspec.json.encode(carried).decode()


def plan_written(text: str) -> ReportedPlan | None:
    """The plan that `written_plan` wrote; None where the text is none."""
    if len(text) > _LONGEST:
        return None
    try:
        carried = msgspec.json.decode(text, type=_Carried)
    except (msgspec.DecodeError, UnicodeError):
        return None
    if any(not 1 <= each.quarter <= QUARTERS for each in carried.follow_ups) or not 0 <= carried.before < QUARTERS:
        return None
    rows = {part: tuple(_copied(row, FormRow) for row in own) for part, own in carried.rows.items()}
    open_ones = tuple(_copied(each, FollowUp) for each in carried.follow_ups)
    return ReportedPlan(carried.revision, rows, carried.date, carried.digest, open_ones, carried.before, carried.rest)


def _copied(one: Record, kind: type[_Kind]) -> _Kind:
    """What both kinds of record have, as the other kind."""
    shared = set(one.__struct_fields__) & set(kind.__struct_fields__)
    return kind(**{name: getattr(one, name) for name in shared})
