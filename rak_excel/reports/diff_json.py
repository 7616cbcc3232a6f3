"""Differences between two plans or roll-ups, for programs."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from rak_excel.comparing.diff import Change
from rak_excel.reports.json_text import readable_json


def changes_as_json(changes: Sequence[Change]) -> str:
    """A list of changes, each with the aspect, the office, the part, the indicator, the activity, and old and new with their cells."""
    listed = [
        {
            "change": change.aspect.value,
            "office": change.office,
            "part": change.part,
            "indicator": change.indicator,
            "activity": change.activity,
            "old": change.old,
            "new": change.new,
            "old_cell": change.old_cell or None,
            "new_cell": change.new_cell or None,
        }
        for change in changes
    ]
    return readable_json(msgspec.json.format(msgspec.json.encode(listed), indent=2).decode())
