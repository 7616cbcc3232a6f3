"""What became of the follow-ups of earlier quarters from one quarterly report to another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from rak_excel.comparing.compared import Aspect
from rak_excel.comparing.diff import Change
from rak_excel.comparing.places import office_of, place_of
from rak_excel.layouts.follow_ups import COLUMNS
from rak_excel.model.monitoring import SETTLED
from rak_excel.model.reported_plan import FollowUp
from rak_excel.monitoring.report import Report, state_of
from rak_excel.vocabulary.basics.texts import normalised

_COMPARED = ("text", "person", "due", "state", "result", "evidence")
_HEADINGS = {column.field: column.heading for column in COLUMNS}
_Key = tuple[int, int, int]


def follow_up_changes(before: Report, after: Report) -> Iterator[Change]:
    """Of each what its columns say; one that came or went is told by what was to be done.

    A later report has what the earlier one decided to do, and no more what was settled there.
    """
    olds, news = _by_code(before), _by_code(after)
    for key, new in news.items():
        old = olds.get(key) or (new.but(state="", result="", evidence="") if _is_of(before, new) else None)
        for field in _COMPARED if old else ("text",):
            was, now = getattr(old, field) if old else "", getattr(new, field)
            if normalised(was) != normalised(now):
                cells = _at(before, olds.get(key), field), _at(after, new, field)
                yield _change(new, after, field).but(old=was, new=now, old_cell=cells[0], new_cell=cells[1])
    for key, old in olds.items():
        if key not in news:
            became = _settled(old, before) if _is_later(before, after) else ""
            yield _change(old, before, "text").but(old=old.text, new=became, old_cell=_at(before, old, "text"))


def _is_later(before: Report, after: Report) -> bool:
    return before.quarter.number < after.quarter.number


def _is_of(report: Report, each: FollowUp) -> bool:
    """Whether a report is the one in which a follow-up was decided."""
    decided = (normalised(text) for reached in report.reached for text in reached.said("follow_up"))
    return each.quarter == report.quarter.number and normalised(each.text) in decided


def _settled(each: FollowUp, report: Report) -> str:
    """`Selesai, TW II`; "" where it was left open."""
    state = state_of(each.state, report.words)
    return f"{report.words.state(state)}, {report.quarter.label}" if state in SETTLED else ""


def _by_code(report: Report) -> dict[_Key, FollowUp]:
    """The follow-ups of a report by quarter and number; of two with one number the second is the second."""
    reported = report.plan.reported
    seen: Counter[tuple[int, int]] = Counter()
    found: dict[_Key, FollowUp] = {}
    for each in reported.follow_ups if reported else ():
        code = each.quarter, each.number
        seen[code] += 1
        found[*code, seen[code]] = each
    return found


def _change(about: FollowUp, report: Report, field: str) -> Change:
    told = Change(Aspect.COLUMN, office_of(report), report.words.follow_up_sheet, about.indicator)
    return told.but(column=_HEADINGS[field], activity=about.text, others=True)


def _at(report: Report, follow_up: FollowUp | None, field: str) -> str:
    return place_of(report, follow_up.place.cell(field)) if follow_up and follow_up.place else ""
